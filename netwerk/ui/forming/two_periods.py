"""Choosing which two periods to put side by side: two steps under the chosen rule, or own dates.

Both stand in the address: `?eerst=2023/2024&daarna=2024/2025`, as our files write a step.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import streamlit as st

from netwerk.analysis.formation import FormationStep
from netwerk.analysis.periods import Step, written
from netwerk.i18n import LANGUAGES, Text, mark
from netwerk.model import FIRST, Window
from netwerk.ui import cache, in_address
from netwerk.ui.door import Visit
from netwerk.ui.forming.look import Look, timeline_of
from netwerk.ui.forming.own_dates import choose_dates
from netwerk.ui.forming.sides import Sides
from netwerk.ui.session import language, session
from netwerk.ui.text import _, plain
from netwerk.views import changes, wording
from netwerk.views.steps_view import before_words, step_name, step_short

_HOW, _STEPS, _DATES = "vergelijk", "stappen", "datums"
_FIRST, _SECOND, _SEEN = "eerst", "daarna", "vorming_periode"
NO_SECOND: Mapping[Step, Text] = {
    Step.SCHOOLYEAR: mark("Er is nog geen tweede schooljaar om mee te vergelijken."),
    Step.YEAR: mark("Er is nog geen tweede jaar om mee te vergelijken."),
    Step.QUARTER: mark("Er is nog geen tweede kwartaal om mee te vergelijken."),
    Step.MONTH: mark("Er is nog geen tweede maand om mee te vergelijken."),
}


def years_asked(steps: Sequence[FormationStep], window: Window) -> tuple[FormationStep, FormationStep] | None:
    """Return the step that `window` is and the one before it; else the latest two that are complete.

    None where there are no two steps to compare.
    """
    for before, step in pairwise(steps):
        if (step.begin, step.end) == (window.begin, window.end):
            return before, step
    return changes.latest_complete(steps) or ((steps[-2], steps[-1]) if len(steps) > 1 else None)


def ask(first: str, second: str) -> None:
    """Put two steps side by side on the next run, by their words (as the `on_click` of a button)."""
    session().kept.pop(_SEEN, None)  # else other steps than last time would set the boxes anew
    in_address.put(_HOW, _STEPS, key="vorming_vergelijk", first=_STEPS)
    for key, word in ((_FIRST, first), (_SECOND, second)):
        in_address.put(key, word, key=key, first="")


def choose_sides(
    visit: Visit, look: Look, steps: Sequence[FormationStep], asked: tuple[FormationStep, FormationStep] | None
) -> Sides | Text:
    """Show the boxes for both periods and return what is chosen, or in a sentence why that cannot be compared.

    asked : the steps that the boxes begin with
    """
    labels = {_STEPS: plain(_kinds(look.step)), _DATES: plain(mark("Eigen datums"))}
    how = st.selectbox(
        _("Vergelijk"),
        list(labels),
        format_func=labels.__getitem__,
        width=150,
        **in_address.kept(_HOW, list(labels), key="vorming_vergelijk", again=True),
    )
    if how == _DATES:
        return choose_dates(visit, look)
    if asked is None:
        return NO_SECOND[look.step]
    return _choose_steps(visit, look, steps, asked)


def _kinds(step: Step) -> Text:
    return {
        Step.SCHOOLYEAR: mark("Schooljaren"),
        Step.YEAR: mark("Kalenderjaren"),
        Step.QUARTER: mark("Kwartalen"),
        Step.MONTH: mark("Maanden"),
    }[step]


def _choose_steps(
    visit: Visit, look: Look, steps: Sequence[FormationStep], asked: tuple[FormationStep, FormationStep]
) -> Sides | Text:
    by_word = {written(look.step, step.begin): step for step in steps}
    defaults = [written(look.step, step.begin) for step in asked]
    if session().kept.get(_SEEN, defaults) != defaults:
        # another period in the filter row, or other steps: these boxes follow
        for key, default in zip((_FIRST, _SECOND), defaults, strict=True):
            st.session_state[key] = default
            in_address.write(key, key, default)
    session().kept[_SEEN] = defaults
    first, second = (
        by_word[_choose_step(label, key, default, by_word, look.step)]
        for label, key, default in ((_("Eerst"), _FIRST, defaults[0]), (_("Daarna"), _SECOND, defaults[1]))
    )
    if first.begin >= second.begin:
        return mark("Kies bij Daarna een latere periode dan bij Eerst.")
    line = timeline_of(visit, look)
    at, later = line.at_step(first.begin), line.at_step(second.begin)
    assert at is not None  # the boxes hold steps of this timeline
    assert later is not None
    looks_from = line.seen_by(at).begin
    return Sides(
        between=cache.TwoSteps(asked=look.asked(visit.today), first=at, second=later),
        first=(first.begin, first.end),
        second=(second.begin, second.end),
        names=(_after(look.step, first.begin), _after(look.step, second.begin)),
        written=(
            written(look.step, first.begin).replace("/", "-"),
            written(look.step, second.begin).replace("/", "-"),
        ),
        before=before_words(look.step) if later == at + 1 else None,
        known=looks_from <= FIRST or looks_from >= line.begin(0),
        own_dates=False,
    )


def _choose_step(label: str, key: str, default: str, by_word: Mapping[str, FormationStep], step: Step) -> str:
    newest_first = list(by_word)[::-1]
    begins = {word: by_word[word].begin for word in newest_first}
    labels = {word: wording.capital(step_name(step, begin, language())) for word, begin in begins.items()}
    asked = st.query_params.get(key)
    for word, begin in begins.items():
        # an older link says in words which school year
        if asked in {wording.capital(step_name(step, begin, tongue)) for tongue in LANGUAGES} - {word}:
            st.query_params[key] = word
    in_address.forget_unknown(key, newest_first, key=key)
    chosen = st.selectbox(
        label,
        newest_first,
        format_func=labels.__getitem__,
        width=180 if step is not Step.QUARTER else 240,
        **in_address.kept(key, [default, *newest_first], key=key, again=True),
    )
    return chosen or default


def _after(step: Step, begin: int) -> str:
    """A step after "vergeleken met": a school year by its years only."""
    return (step_short if step is Step.SCHOOLYEAR else step_name)(step, begin, language())
