"""What was agreed and what is missing: each agreement as x of y, who lacks it and who has it."""

from __future__ import annotations

import streamlit as st
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer

from netwerk.i18n import Text, mark
from netwerk.model import Window
from netwerk.ui import cache
from netwerk.ui.controls import Choice
from netwerk.ui.door import Visit
from netwerk.ui.evidence import open_evidence
from netwerk.ui.pictures import status_mark
from netwerk.ui.rows import show_rows
from netwerk.ui.session import language
from netwerk.ui.spots.lacking import show_lacking
from netwerk.ui.text import _, as_html, header, in_html, in_markdown
from netwerk.views import agreements, behind, board, missing
from netwerk.views.board import Line
from netwerk.views.status import Status, status_of


def show(visit: Visit, choice: Choice) -> None:
    """Show every agreement under its goal."""
    header(_("Wat is afgesproken, en wat ontbreekt er nog?"))
    agreed = cache.board(visit.dataset, choice.window, visit.today)
    for goal, lines in board.by_goal(agreed, language()):
        show_goal(goal)
        for line in lines:
            show_agreement(visit, line, agreed.window)


def show_goal(goal: str) -> None:
    """Show the goal of the agreements under it."""
    st.html(f'<h3 class="nw-goal">{as_html(goal)}</h3>')


def show_agreement(visit: Visit, line: Line, window: Window) -> None:
    """Show one agreement: what was agreed, how it stands, and in two lists that open who lacks the connection and
    who has it; each name opens its records."""
    data, tongue, result = visit.dataset, language(), line.now
    source = mark("Bron: {source}.", source=result.norm.source)
    said = agreements.sentences(result, line.earlier, data.classification, tongue)
    st.html(
        f'<div class="nw-norm"><div class="text"><b>{as_html(result.norm.text_in(tongue))}</b>'
        f"<div>{' '.join(in_html(sentence) for sentence in said)}</div>"
        f"<small>{in_html(agreements.coverage(result, tongue))}. "
        f"{in_html(source)}</small></div>"
        f'<div class="figure">{in_html(agreements.figure(result, tongue))}</div>'
        f'<div class="status">{status_mark(status_of(result))}</div></div>'
    )
    if result.missing:
        asked = st.query_params.get("afspraak") == result.norm.id
        box = _box(missing.heading(result, tongue), key=f"afspraak_{result.norm.id}", expanded=asked)
        if box.open:  # rows of a closed list need not travel
            with box:
                show_lacking(visit, result)
    if result.fulfilled and status_of(result) is not Status.NO_CONCLUSION:
        box = _box(missing.heading_fulfilled(result, tongue), key=f"gehaald_{result.norm.id}")
        if box.open:
            found = behind.fulfilled(data, window, result, tongue)
            with box:
                show_rows(
                    missing.HEADINGS_FULFILLED,
                    missing.rows_fulfilled(found),
                    key=f"heeft_{result.norm.id}",
                    opens=lambda id_: open_evidence(visit, found[id_], window),
                )


def _box(heading: Text, *, key: str, expanded: bool = False) -> ExpanderContainer:
    return st.expander(in_markdown(heading), expanded=expanded, key=key, on_change="rerun")
