"""What was agreed and what is missing: each agreement as x of y, who or what lacks it and who or what has it."""

from __future__ import annotations

import streamlit as st
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer

from netwerk.access import Action
from netwerk.analysis.fulfilment import NormResult
from netwerk.analysis.gaps import Bound
from netwerk.analysis.norms import CENTRAL_UNHEARD, Norm
from netwerk.analysis.outcomes import Outcome
from netwerk.i18n import Text, mark
from netwerk.model import Window
from netwerk.ui import cache
from netwerk.ui.controls import Choice
from netwerk.ui.door import Visit
from netwerk.ui.evidence import offer, open_evidence, open_groups
from netwerk.ui.pictures import status_mark
from netwerk.ui.rows import show_rows
from netwerk.ui.session import language
from netwerk.ui.spots.lacking import show_lacking
from netwerk.ui.text import _, as_html, header, in_html, in_markdown, link_to
from netwerk.views import agreements, behind, behind_outcome, board, missing
from netwerk.views.behind import Group
from netwerk.views.board import Line
from netwerk.views.norm_view import rule_in_words
from netwerk.views.rows import Row
from netwerk.views.status import Status, status_of, undefined


def show(visit: Visit, choice: Choice) -> None:
    """Show every agreement under its goal."""
    header(_("Wat is afgesproken, en wat ontbreekt er nog?"))
    link_to(_("Wijzig op Beheer"), Action.MANAGE)
    agreed = cache.board(visit.dataset, choice.window, visit.today)
    for goal, lines in board.by_goal(agreed, language()):
        show_goal(goal)
        for line in lines:
            show_agreement(visit, line, agreed.window)


def show_goal(goal: str) -> None:
    """Show the goal of the agreements under it."""
    st.html(f'<h3 class="nw-goal">{as_html(goal)}</h3>')


def show_agreement(visit: Visit, line: Line, window: Window) -> None:
    """Show one agreement: what was agreed and where, how it stands, and lists that open what is missing and what is
    there; everything in them opens its records. window : of the page."""
    tongue, now = language(), line.now
    said = agreements.sentences(now, line.earlier, visit.classification, tongue)
    small = (*agreements.own_period(now, window, tongue), agreements.written_in(now.norm))
    st.html(
        f'<div class="nw-norm"><div class="text"><b>{as_html(now.norm.text_in(tongue))}</b>'
        f"<div>{' '.join(in_html(sentence) for sentence in said)}</div>"
        f"<small>{in_html(agreements.coverage(now, tongue))}. "
        f"{' '.join(in_html(sentence) for sentence in small)}</small>{_how(visit, now.norm)}</div>"
        f'<div class="figure">{in_html(agreements.figure(now, tongue))}</div>'
        f'<div class="status">{status_mark(status_of(now))}</div></div>'
    )
    if isinstance(now.found, NormResult):
        _organisations(visit, now, now.found)
    elif isinstance(now.found, Bound):
        _measure(visit, now, now.found)
    else:
        _places(visit, now)


def _how(visit: Visit, norm: Norm) -> str:
    """How the agreement is counted, to unfold."""
    said = " ".join(in_html(sentence) for sentence in rule_in_words(norm, visit.classification, language()))
    return f"<details><summary>{in_html(mark('Hoe wordt dit geteld?'))}</summary>{said}</details>"


def _organisations(visit: Visit, now: Outcome, result: NormResult) -> None:
    """Who lacks the connection, and who has it."""
    data, tongue, window = visit.dataset, language(), now.window
    if result.missing:
        box = _box(missing.heading(result, tongue), key=f"afspraak_{now.norm.id}", expanded=_asked(now))
        if box.open:  # rows of a closed list need not travel
            with box:
                show_lacking(visit, result)
    if result.fulfilled and status_of(now) is not Status.NO_CONCLUSION:
        box = _box(missing.heading_fulfilled(result, tongue), key=f"gehaald_{now.norm.id}")
        if box.open:
            found = behind.fulfilled(data, result, tongue)
            with box:
                show_rows(
                    missing.HEADINGS_FULFILLED,
                    missing.rows_fulfilled(found),
                    key=f"heeft_{now.norm.id}",
                    opens=lambda id_: open_evidence(visit, found[id_], window),
                )


def _places(visit: Visit, now: Outcome) -> None:
    """Which pairs of kinds or which places lack it, and which have it."""
    if status_of(now) is Status.NOT_HERE:
        return
    tongue = language()
    if now.lacking:
        box = _box(agreements.heading_open(now, tongue), key=f"afspraak_{now.norm.id}", expanded=_asked(now))
        if box.open:
            with box:
                _show_group(visit, behind_outcome.of_outcome(visit.dataset, now, tongue)[1], now, key="mist")
    if now.part and status_of(now) is not Status.NO_CONCLUSION:
        box = _box(agreements.heading_recorded(now, tongue), key=f"gehaald_{now.norm.id}")
        if box.open:
            with box:
                _show_group(visit, behind_outcome.of_outcome(visit.dataset, now, tongue)[0], now, key="heeft")


def _show_group(visit: Visit, group: Group, now: Outcome, *, key: str) -> None:
    members = {str(number): one for number, one in enumerate(group.members)}
    show_rows(
        group.headings,
        [Row(id=number, name=one.name, cells=one.cells) for number, one in members.items()],
        key=f"{key}_{now.norm.id}",
        opens=lambda number: open_evidence(visit, members[number], now.window),
        organisations=False,
    )


def _measure(visit: Visit, now: Outcome, bound: Bound) -> None:
    """Whom a measure of the network counts by name, or what it was taken over."""
    data, tongue, window = visit.dataset, language(), now.window
    if bound.rule.measure == CENTRAL_UNHEARD and bound.value:
        box = _box(agreements.heading_unheard(bound, tongue), key=f"afspraak_{now.norm.id}", expanded=_asked(now))
        if box.open:
            found = behind_outcome.of_central(data, bound, window, tongue, heard=False)
            with box:
                show_rows(
                    behind_outcome.HEADINGS_UNHEARD,
                    [Row(id=id_, name=one.name, cells=one.cells) for id_, one in found.items()],
                    key=f"mist_{now.norm.id}",
                    opens=lambda id_: open_evidence(visit, found[id_], window),
                )
    if not undefined(now) and offer(_("Wat staat achter dit getal?"), f"getal_{now.norm.id}"):
        open_groups(visit, now.norm.text_in(tongue), behind_outcome.of_outcome(data, now, tongue), window)


def _asked(now: Outcome) -> bool:
    """Whether the address asks for this agreement."""
    return st.query_params.get("afspraak") == now.norm.id


def _box(heading: Text, *, key: str, expanded: bool = False) -> ExpanderContainer:
    return st.expander(in_markdown(heading), expanded=expanded, key=key, on_change="rerun")
