"""The records behind anything on the screen: a table, the chosen record whole, and the way on from there.

show_evidence(visit, records, window, key="kaart_registraties")      within the page
opens = look_up(visit)                                              beside the page, from a button
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from netwerk import store as database
from netwerk.access import Action
from netwerk.analysis.evidence import rows_behind
from netwerk.analysis.isolates import isolates
from netwerk.i18n import Text, mark, translate
from netwerk.model import Window
from netwerk.ui import cache
from netwerk.ui.data_parts import Part
from netwerk.ui.door import Visit
from netwerk.ui.menu import path
from netwerk.ui.mishaps import caught
from netwerk.ui.selection import ORGANISATION
from netwerk.ui.session import language
from netwerk.ui.text import _, as_markdown, in_markdown, link_to, plain
from netwerk.views import behind, wording
from netwerk.views.behind import Behind, Group
from netwerk.views.evidence_view import about, evidence_table, when, where_from

MOST_NAMED = 60  # participants as links; a larger meeting names the rest as text


def show_behind(visit: Visit, one: Behind, window: Window, *, key: str) -> None:
    """Show what there is to say of one name and the records behind it, or why there are none."""
    opened = one.look()
    if opened.said:
        st.markdown(" ".join(in_markdown(sentence) for sentence in opened.said))
    if len(opened.records):
        show_evidence(visit, opened.records, window, key=f"{key}_registraties")
    elif not opened.said:
        st.markdown(_("Er is niets vastgelegd, dus er is niets te openen."))


def show_evidence(visit: Visit, records: pd.DataFrame, window: Window, *, key: str, height: int = 330) -> None:
    """Show dated records, the latest first, and the one that is chosen whole; `records` as `described` gives them."""
    if records.empty:
        st.markdown(_("Geen registraties in deze periode."))
        return
    table = evidence_table(visit.dataset, records, window, language())
    if not visit.scope.whole:
        table = table[table.columns[:7]]  # a partner is not told where in whose file it was read
    rows = records.iloc[::-1].to_dict("records")
    picked = st.dataframe(
        table,
        hide_index=True,
        height=height if len(table) > height // 36 else "auto",
        alt=plain(mark("Registraties met datum, vorm, bron en deelnemers")),
        column_config={table.columns[4]: st.column_config.NumberColumn(width=105)},
        on_select="rerun",
        selection_mode="single-cell",
        key=key,
    )
    row = _chosen_row(picked, len(rows))
    if row is None:
        st.caption(_("Klik op een registratie en lees haar helemaal."))
        return
    _show_record(visit, rows[row], window, key=key)


def _chosen_row(picked: Any, count: int) -> int | None:
    """The row that was chosen in a table of `count` rows; the only one there is needs no choosing."""
    if count == 1:
        return 0
    return next((row for row, _column in picked["selection"]["cells"] if row < count), None)


def _show_record(visit: Visit, record: Mapping[Hashable, Any], window: Window, *, key: str) -> None:
    """Show one record whole: what it says, who took part, where it was read, and the way to its import."""
    data, tongue = visit.dataset, language()
    day = when(record["begin"], record["end"], record["precision"], tongue, moment=record["moment"])
    with st.container(border=True, key=f"{key}_registratie", gap="small"):
        st.markdown(f"**{as_markdown(day)}** · {in_markdown(about(data, record, window, tongue))}")
        _participants(visit, record["participants"])
        if visit.scope.whole:
            for place in where_from(rows_behind(data, int(record["record"]))):
                st.caption(in_markdown(place))
            _import_of(visit, int(record["number"]))


def _participants(visit: Visit, ids: Sequence[str]) -> None:
    names = visit.dataset.organisations["name"]
    code_of = visit.dataset.code_of
    called = {id_: str(names.iat[code_of[id_]]) for id_ in ids}
    by_name = sorted(called, key=lambda id_: called[id_].casefold())
    if not visit.may(Action.ORGANISATION):
        st.markdown(as_markdown(wording.listing([called[id_] for id_ in by_name], language())))
        return
    with st.container(horizontal=True, gap="xxsmall"):
        for id_ in by_name[:MOST_NAMED]:
            st.page_link(path(Action.ORGANISATION), label=as_markdown(called[id_]), query_params={ORGANISATION: id_})
    if len(by_name) > MOST_NAMED:
        st.caption(as_markdown(", ".join(called[id_] for id_ in by_name[MOST_NAMED:])))


def _import_of(visit: Visit, number: int) -> None:
    found = next((one for one in database.imports(cache.engine()) if one.number == number), None)
    if found is None:
        return
    st.caption(_("Ingelezen met import {number} op {moment}.", number=number, moment=f"{found.at:%d-%m-%Y %H.%M}"))
    link_to(
        _("Bekijk import {number} of maak haar ongedaan", number=number),
        Action.DATA,
        query={"deel": Part.HISTORY.value, "import": str(number)},
    )


# --- beside the page ---


def offer(label: str, key: str) -> bool:
    """Show the button that opens what stands behind a figure; return whether it was pressed (`label` from `_`)."""
    return st.button(label, type="tertiary", icon=":material/manage_search:", key=f"bewijs_{key}")


def offer_figures(visit: Visit, window: Window) -> None:
    """Offer the names and records behind the figures of Overzicht."""
    if not visit.may(Action.MAP):
        return
    data, tongue = visit.dataset, language()
    with st.container(horizontal=True, gap="small"):
        if offer(_("Wie is in beeld?"), "in_beeld"):
            title = plain(mark("Wie is in beeld?"))
            open_groups(visit, title, behind.of_sight(data, cache.network(data, window), tongue), window)
        if offer(_("Welke verbindingen?"), "verbindingen"):
            title = plain(mark("Welke verbindingen?"))
            open_groups(visit, title, [behind.of_ties(data, cache.network(data, window))], window)
        if offer(_("Wie is niet aangesloten?"), "niet_aangesloten"):
            title = plain(mark("Wie is niet aangesloten?"))
            network = cache.network(data, window)
            groups = behind.of_unconnected(data, network, isolates(data, network), tongue)
            open_groups(visit, title, groups, window)


def open_evidence(visit: Visit, one: Behind, window: Window) -> None:
    """Open the records behind one name beside the page."""

    def inside() -> None:
        with caught():
            show_behind(visit, one, window, key="bewijs")

    st.dialog(as_markdown(one.name), width="large", position="right")(inside)()


def open_groups(visit: Visit, title: str, groups: Sequence[Group], window: Window) -> None:
    """Open lists beside the page, each in a tab, from which every name opens its records; `title` as it is."""

    def inside() -> None:
        with caught():
            labels = [
                f"{in_markdown(group.label)} ({wording.figure(len(group.members), language())})" for group in groups
            ]
            for number, (tab, group) in enumerate(zip(st.tabs(labels), groups, strict=True)):
                with tab:
                    _members(visit, group, window, key=f"bewijs_{number}")

    st.dialog(as_markdown(title), width="large", position="right")(inside)()


def _members(visit: Visit, group: Group, window: Window, *, key: str) -> None:
    if not group.members:
        st.markdown(_("Niemand."))
        return
    tongue = language()
    rows = [
        (one.name, *(translate(cell, tongue) if isinstance(cell, Text) else cell for cell in one.cells))
        for one in group.members
    ]
    picked = st.dataframe(
        pd.DataFrame(rows, columns=[translate(heading, tongue) for heading in group.headings]),
        hide_index=True,
        height=300 if len(rows) > 7 else "auto",
        alt=plain(group.label),
        on_select="rerun",
        selection_mode="single-cell",
        key=key,
    )
    row = _chosen_row(picked, len(rows))
    if row is None:
        st.caption(_("Klik op een rij en lees de registraties erachter."))
        return
    one = group.members[row]
    st.markdown(f"### {as_markdown(one.name)}")
    show_behind(visit, one, window, key=f"{key}_{row}")
