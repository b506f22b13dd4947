"""One step to open: what came, what returned and what stopped in it, and the way to those connections."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import streamlit as st

from netwerk.analysis.formation import FormationStep
from netwerk.analysis.periods import written
from netwerk.ui import in_address
from netwerk.ui.door import Visit
from netwerk.ui.forming import ledger, two_periods
from netwerk.ui.forming.look import Look, steps_of, trend_of
from netwerk.ui.forming.parts import Part, go_to
from netwerk.ui.session import language
from netwerk.ui.text import _, in_markdown
from netwerk.views import steps_view, trend_view, wording
from netwerk.views.step_axis import step_label

_PARAMETER, _KEY = "open", "vorming_open"


def show_one_step(visit: Visit, look: Look) -> None:
    """Choose a step, and go to the connections that began or stopped in it, or set it beside the one before."""
    steps = steps_of(visit, look)
    compared = {written(look.step, now.begin): (before, now) for before, now in pairwise(steps)}
    words = _words(look, steps)
    in_address.forget_unknown(_PARAMETER, words, key=_KEY)
    tongue = language()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        chosen = st.selectbox(
            _("Bekijk één stap"),
            words[1:],
            format_func=lambda word: steps_view.row_name(look.step, compared[word][1], tongue),
            width=220,
            help=_("Of klik op een staaf."),
            **in_address.kept(_PARAMETER, words, key=_KEY, again=True),
        )
        before, now = compared[chosen or words[0]]
        _ways(look, before, now)
    _show_silent(visit, look, now)


def open_step(look: Look, steps: Sequence[FormationStep], label: str) -> None:
    """Choose for the next run the step that a chart calls `label` (as the `on_select` of that chart)."""
    by_label = {step_label(look.step, one.begin): written(look.step, one.begin) for one in steps[1:]}
    if label in by_label:
        in_address.put(_PARAMETER, by_label[label], key=_KEY, first=_words(look, steps)[0])


def _words(look: Look, steps: Sequence[FormationStep]) -> list[str]:
    """The words of the steps that have one before them: first the latest that is complete, then all, newest first."""
    words = [written(look.step, one.begin) for one in steps[1:]]
    complete = [word for word, one in zip(words, steps[1:], strict=True) if one.complete]
    return [complete[-1] if complete else words[-1], *reversed(words)]


def _ways(look: Look, before: FormationStep, now: FormationStep) -> None:
    """Buttons to the connections of a step; a count on each says what is there."""
    earlier, later = written(look.step, before.begin), written(look.step, now.begin)
    tongue = language()
    if now.formed:
        st.button(
            _("Begonnen of hersteld: {count}", count=wording.figure(now.formed, tongue)),
            icon=":material/arrow_forward:",
            on_click=_to_ledger,
            kwargs={"began": later},
            key="vorming_stap_begonnen",
        )
    if now.ended:
        st.button(
            _("Gestopt: {count}", count=wording.figure(now.ended, tongue)),
            icon=":material/arrow_forward:",
            on_click=_to_ledger,
            kwargs={"stopped": later},
            key="vorming_stap_gestopt",
        )
    st.button(
        _("Naast {before} op de kaart", before=steps_view.step_short(look.step, before.begin, tongue)),
        icon=":material/arrow_forward:",
        on_click=_to_comparison,
        args=(earlier, later),
        key="vorming_stap_kaart",
    )


def _show_silent(visit: Visit, look: Look, now: FormationStep) -> None:
    """Say how many of the endings of a step may be those of a silent source, to who may know the sources."""
    if not visit.scope.whole:
        return
    (trend,) = (one for one in trend_of(visit, look) if one.begin == now.begin)
    said = trend_view.may_be_source(trend, now.ended or 0, look.step, language())
    if said is not None:
        st.caption(in_markdown(said))


def _to_ledger(*, began: str = "", stopped: str = "") -> None:
    ledger.ask(began=began, stopped=stopped)
    go_to(Part.LEDGER)


def _to_comparison(first: str, second: str) -> None:
    two_periods.ask(first, second)
    go_to(Part.COMPARE)
