"""Two periods side by side: what changed between them, on a map of which no place moves and in lists."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from netwerk.access import Action
from netwerk.analysis.comparison import Comparison, Mark
from netwerk.analysis.evidence import evidence
from netwerk.i18n import mark
from netwerk.model import Window
from netwerk.report.lists import csv_list, excel_list
from netwerk.ui import cache
from netwerk.ui.controls import Choice
from netwerk.ui.door import Visit
from netwerk.ui.evidence import show_behind, show_evidence
from netwerk.ui.fictional import FICTIONAL, named
from netwerk.ui.forming.look import Look, steps_of
from netwerk.ui.forming.two_periods import choose_marks, choose_years, in_year, years_asked
from netwerk.ui.freshness import show_stopped
from netwerk.ui.map_component import network_map
from netwerk.ui.session import language, session
from netwerk.ui.text import _, as_markdown, download, empty, header, in_markdown, plain
from netwerk.views import behind, changes, wording
from netwerk.views.rows import name_of

Line = tuple[int, int]  # the codes of two organisations, the smaller first
_CHOSEN = "vorming_lijn"  # the two ids of the row that was chosen last
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show(visit: Visit, choice: Choice, look: Look) -> None:
    """Show what changed between two school years: the map, the lists, who came and went."""
    steps = steps_of(visit, look)
    asked = years_asked(steps, choice.window)
    if asked is None:
        st.markdown(_("Er is nog geen tweede schooljaar om mee te vergelijken."))
        return
    header(_("Wat is er veranderd?"))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        before, after = choose_years(steps, asked)
        change = cache.comparison(visit.dataset, in_year(look.window, before), in_year(look.window, after))
        number = changes.counts(change)
        marks = choose_marks(number)
    if before.begin >= after.begin:
        empty(_("Kies bij Daarna een later schooljaar dan bij Eerst."), "")
        return
    if (before, after) != asked:
        st.markdown(" ".join(in_markdown(sentence) for sentence in changes.sentences(change, language())))
    note = changes.sizes(before.organisations, after.organisations, change, language())
    if note is not None:
        st.caption(in_markdown(note))
    if changes.changed_lines(number) > changes.LEGIBLE:
        st.caption(_("Kies een gebied om alle vier de tekens tegelijk te zien."))
    show_stopped(visit, (change.first, change.second))
    left, right = st.columns([7, 3], gap="medium")
    with right:
        line = show_lists(visit, change)
    with left:
        line = show_map(visit, change, marks, line)
    show_line(visit, change, line)
    st.space("small")
    header(_("Welke organisaties kwamen en gingen?"))
    show_members(visit, change)
    offer_lists(visit, change)


def show_lists(visit: Visit, change: Comparison) -> Line | None:
    """Show the pairs of each mark in a tab of its own; return the line that was chosen last in one of them."""
    for tab, one in zip(st.tabs([in_markdown(word) for word in changes.MARKS.values()]), changes.MARKS, strict=True):
        with tab:
            pairs = changes.by_name(visit.dataset, change.pairs(one))
            if pairs:
                _show_list(visit, change, one, pairs)
            else:
                st.markdown(_("Geen verbindingen met dit teken."))
    code_of = visit.dataset.code_of
    a, b = session().kept.get(_CHOSEN) or ("", "")
    return (min(code_of[a], code_of[b]), max(code_of[a], code_of[b])) if a in code_of and b in code_of else None


def _show_list(visit: Visit, change: Comparison, one: Mark, pairs: Sequence[Sequence[str]]) -> None:
    key = f"lijst_{one.value}_{change.first.begin}_{change.second.begin}"

    def choose() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        session().kept[_CHOSEN] = pairs[rows[0]] if rows and rows[0] < len(pairs) else None

    st.dataframe(
        changes.pair_table(visit.dataset, pairs, language()),
        hide_index=True,
        height=min(520, 38 + 35 * len(pairs)),
        alt=plain(mark("Verbindingen: {mark}", mark=changes.MARKS[one])),
        key=key,
        on_select=choose,
        selection_mode="single-row",
    )


def show_map(visit: Visit, change: Comparison, marks: tuple[Mark, ...], line: Line | None) -> Line | None:
    """Draw what changed, on places that never move, with `line` of the lists chosen; return the line chosen now."""
    payload = cache.difference_map(visit.dataset, change.first, change.second, marks, language())
    wish = None if line is None else {"kind": "edge", "a": line[0], "b": line[1]}
    said = {"title": plain(mark("Netwerkvorming")), "note": _note(visit, change)}  # on the picture that can be saved
    texts = {**payload["texts"], **said}
    chosen = network_map({**payload, "texts": texts, "selected": wish}, key="verschilkaart", height=640)
    return (chosen["a"], chosen["b"]) if chosen is not None and chosen["kind"] == "edge" else None


def _note(visit: Visit, change: Comparison) -> str:
    years = [wording.period(window.begin, window.end, language()) for window in (change.first, change.second)]
    return " · ".join([wording.capital(years[0]), years[1], *([plain(FICTIONAL)] if visit.demo else [])])


def show_line(visit: Visit, change: Comparison, line: Line | None) -> None:
    """Show the records behind a line of the map or the lists, of both years; only who may open the map reads them."""
    if not visit.may(Action.MAP):
        return
    if line is None:
        st.caption(_("Klik op een lijn of kies een rij in de lijst, en lees de registraties van beide jaren."))
        return
    one, other = line
    names = visit.dataset.organisations["name"]
    with st.container(border=True):
        st.subheader(_("{one} en {other}", one=names.iat[one], other=names.iat[other]), anchor=False)
        for window in (change.first, change.second):
            found = evidence(visit.dataset, one, other, window)
            period = wording.capital(wording.period(window.begin, window.end, language()))
            if found.empty:
                st.markdown(_("**{period}**: er is geen samenwerking vastgelegd.", period=period))
                continue
            count = wording.figure(len(found), language())
            st.markdown(
                _("**{period}**: één registratie.", period=period)
                if len(found) == 1
                else _("**{period}**: {count} registraties.", period=period, count=count)
            )
            show_evidence(visit, found, window, key=f"vorming_registraties_{one}_{other}_{window.begin}")


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
    key = f"leden_{window.begin}_{len(ids)}"
    picked = st.dataframe(
        table, hide_index=True, alt=as_markdown(heading), on_select="rerun", selection_mode="single-cell", key=key
    )
    for row, _column in picked["selection"]["cells"]:
        if row < len(ordered):
            show_behind(visit, behind.of_one(visit.dataset, ordered[row], window), window, key=f"{key}_{row}")


def offer_lists(visit: Visit, change: Comparison) -> None:
    """Offer every changed and kept line as a file."""
    first, second = (wording.school_year(one.begin).replace("/", "-") for one in (change.first, change.second))
    name = named(f"veranderingen-{first}-{second}", fictional=visit.demo)
    title = ", ".join([plain(mark("Veranderingen")), *([plain(FICTIONAL)] if visit.demo else [])])
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
