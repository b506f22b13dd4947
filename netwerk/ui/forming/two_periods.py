"""Choosing which two school years to put side by side, and which changes to look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import streamlit as st

from netwerk.analysis.comparison import Mark
from netwerk.analysis.formation import FormationStep
from netwerk.i18n import mark
from netwerk.model import Window
from netwerk.ui.session import language, session
from netwerk.ui.text import _, in_markdown, plain
from netwerk.views import changes, wording

_FIRST, _SECOND, _SEEN = "eerst", "daarna", "vorming_periode"


def years_asked(steps: Sequence[FormationStep], window: Window) -> tuple[FormationStep, FormationStep] | None:
    """Return the school year that `window` is and the one before it; else the latest two that are complete.

    None where there are no two school years to compare.
    """
    for before, step in pairwise(steps):
        if (step.begin, step.end) == (window.begin, window.end):
            return before, step
    return changes.latest_complete(steps) or ((steps[-2], steps[-1]) if len(steps) > 1 else None)


def choose_years(
    steps: Sequence[FormationStep], asked: tuple[FormationStep, FormationStep]
) -> tuple[FormationStep, FormationStep]:
    """Show two boxes with school years and return the chosen two, as chosen; they begin as `asked`."""
    named = {wording.school_year(step.begin): step for step in steps}
    newest_first = list(named)[::-1]
    labels = {name: plain(mark("Schooljaar {name}", name=name)) for name in newest_first}
    defaults = [wording.school_year(step.begin) for step in asked]
    kept = session().kept
    if kept.get(_SEEN, defaults) != defaults:
        # another period in the filter row: these boxes follow
        st.session_state[_FIRST], st.session_state[_SECOND] = defaults
    kept[_SEEN] = defaults
    chosen = [
        st.selectbox(
            label,
            newest_first,
            index=newest_first.index(default),
            format_func=labels.__getitem__,
            key=key,
            bind="query-params",
            persist_state="session",
            width=180,
        )
        for label, default, key in ((_("Eerst"), defaults[0], _FIRST), (_("Daarna"), defaults[1], _SECOND))
    ]
    return named[chosen[0]], named[chosen[1]]


def choose_marks(number: Mapping[Mark, int]) -> tuple[Mark, ...]:
    """Show the four marks with their counts and return the chosen ones; many changes begin with the new ones alone."""
    many = changes.changed_lines(number) > changes.LEGIBLE
    labels = {
        one: f"{in_markdown(word)} {wording.figure(number[one], language())}" for one, word in changes.MARKS.items()
    }
    chosen = st.pills(
        _("Toon"),
        list(changes.MARKS),
        selection_mode="multi",
        default=[Mark.FORMED] if many else list(changes.MARKS),
        format_func=labels.__getitem__,
        key=f"tekens_{'veel' if many else 'alle'}",
    )
    return tuple(one for one in changes.MARKS if one in chosen)


def in_year(window: Window, step: FormationStep) -> Window:
    """Return the choice of `window` in the school year `step`."""
    return replace(window, begin=step.begin, end=step.end)
