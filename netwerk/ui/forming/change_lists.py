"""What changed between two periods as lists: the connections of each mark, who came and who went, and as a file."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import streamlit as st

from netwerk.access import Action
from netwerk.analysis.comparison import Comparison, Mark
from netwerk.i18n import mark
from netwerk.model import Window
from netwerk.report.lists import EXCEL, csv_list, excel_list
from netwerk.ui.door import Visit
from netwerk.ui.evidence import show_behind
from netwerk.ui.fictional import FICTIONAL, named
from netwerk.ui.forming.sides import Sides
from netwerk.ui.map_component import Selection
from netwerk.ui.selection import Selected, select, selected
from netwerk.ui.session import language
from netwerk.ui.text import _, as_markdown, download, in_markdown, plain
from netwerk.views import behind, changes
from netwerk.views.rows import name_of

Line = tuple[int, int]  # the codes of two organisations, the smaller first


def show_lists(visit: Visit, change: Comparison, one: int | None) -> Line | None:
    """Show the pairs of each mark in a tab of its own, those of `one` with its name first.

    Returns the line that was chosen last in one of them.
    """
    labels = {which: in_markdown(word) for which, word in changes.MARKS.items()}
    first = next((which for which, number in changes.counts(change).items() if number), Mark.FORMED)
    for tab, which in zip(st.tabs(list(labels.values()), default=labels[first]), labels, strict=True):
        with tab:
            pairs = changes.pairs_by_name(visit.dataset, change, which, own=one)
            if len(pairs):
                _show_list(visit, change, which, pairs)
            else:
                st.markdown(_("Geen verbindingen met dit teken."))
    picked = selected(visit.dataset)
    if picked is None or picked.b is None or (one is not None and one not in (picked.a, picked.b)):
        return None
    return picked.a, picked.b


def keep_line(visit: Visit, chosen: Selection | None) -> None:
    """Keep the line that was chosen on the map, so that the address and the lists follow."""
    picked = selected(visit.dataset)
    if chosen is not None and chosen["kind"] == "edge" and picked != Selected(chosen["a"], chosen["b"]):
        select(visit.dataset, Selected(chosen["a"], chosen["b"]))
        selected(visit.dataset)


def _show_list(visit: Visit, change: Comparison, which: Mark, pairs: np.ndarray) -> None:
    days = f"{change.first.begin}_{change.first.end}_{change.second.begin}_{change.second.end}"
    key = f"lijst_{which.value}_{days}_{len(pairs)}"

    def choose() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        picked = sorted(pairs[rows[0]].tolist()) if rows and rows[0] < len(pairs) else None
        select(visit.dataset, None if picked is None else Selected(*picked))

    st.dataframe(
        changes.pair_table(visit.dataset, pairs, language()),
        hide_index=True,
        height=min(520, 38 + 35 * len(pairs)),
        alt=plain(mark("Verbindingen: {mark}", mark=changes.MARKS[which])),
        key=key,
        on_select=choose,
        selection_mode="single-row",
    )


def show_members(visit: Visit, change: Comparison) -> None:
    """Show by name which organisations joined and which left."""
    for column, ids, window, heading, nobody in zip(
        st.columns(2, gap="medium"),
        (change.joined, change.left),
        (change.second, change.first),
        (_("Erbij gekomen"), _("Weggegaan")),
        (_("Er kwam geen organisatie bij."), _("Er ging geen organisatie weg.")),
        strict=True,
    ):
        with column:
            st.subheader(heading, anchor=False)
            if ids:
                _members(visit, ids, window, heading)
            else:
                st.markdown(nobody)


def _members(visit: Visit, ids: Sequence[str], window: Window, heading: str) -> None:
    """The organisations that joined or left; who may open the map chooses one and reads its records of `window`."""
    ordered = sorted(ids, key=lambda id_: name_of(visit.dataset, id_).casefold())
    table = changes.members(visit.dataset, ordered, language())
    if not visit.may(Action.MAP):
        st.dataframe(table, hide_index=True, alt=as_markdown(heading))
        return
    key = f"leden_{window.begin}_{window.end}_{len(ids)}"
    picked = st.dataframe(
        table, hide_index=True, alt=as_markdown(heading), on_select="rerun", selection_mode="single-cell", key=key
    )
    for row, _column in picked["selection"]["cells"]:
        if row < len(ordered):
            show_behind(visit, behind.of_one(visit.dataset, ordered[row], window), window, key=f"{key}_{row}")


def offer_lists(visit: Visit, sides: Sides, change: Comparison, one: int | None) -> None:
    """Offer every changed and kept line as a file."""
    whose = () if one is None else (str(change.ids[one]),)
    safe = (re.sub(r"[^\w-]+", "-", id_) for id_ in whose)  # an id may be any text
    name = named("-".join(["veranderingen", *sides.written, *safe]), fictional=visit.demo)
    words = [plain(mark("Veranderingen")), *(name_of(visit.dataset, id_) for id_ in whose)]
    title = ", ".join([*words, *([plain(FICTIONAL)] if visit.demo else [])])
    with st.container(horizontal=True):
        download(
            _("Download de lijst (CSV)"),
            lambda: csv_list(changes.ledger(visit.dataset, change, language())),
            f"{name}.csv",
            "text/csv",
        )
        download(
            _("Download de lijst (Excel)"),
            lambda: excel_list(changes.ledger(visit.dataset, change, language()), title=title),
            f"{name}.xlsx",
            EXCEL,
        )
