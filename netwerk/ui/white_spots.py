"""The sections of the page Witte vlekken, each shown from one result."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer

from netwerk.analysis.fragility import Fragile
from netwerk.i18n import Text, mark
from netwerk.model import Classification, Window
from netwerk.network import Network
from netwerk.ui import cache
from netwerk.ui.door import Visit
from netwerk.ui.evidence import offer, open_evidence, open_groups
from netwerk.ui.pictures import STYLES as PICTURE_STYLES
from netwerk.ui.pictures import status_mark
from netwerk.ui.rows import look_up, show_rows
from netwerk.ui.session import language
from netwerk.ui.text import _, as_html, as_markdown, in_html, in_markdown, plain
from netwerk.views import agreements, alone, behind, kind_table, missing, own_network, threads, without, wording
from netwerk.views.board import Line
from netwerk.views.kind_table import KindTable
from netwerk.views.rows import name_of, names_of
from netwerk.views.status import Status, status_of


def show_styles() -> None:
    """Load the styles of these sections; once per page."""
    st.html(f"<style>{PICTURE_STYLES}{_STYLES}</style>")


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
                show_rows(
                    missing.HEADINGS,
                    missing.rows(data, result, tongue),
                    key=f"mist_{result.norm.id}",
                    opens=lambda id_: open_evidence(visit, behind.missing(data, window, result, tongue)[id_], window),
                )
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


def show_sort(visit: Visit, sort: alone.Sort, window: Window) -> None:
    """Show one sort of organisations that are not or hardly connected; who they are opens with one click."""
    number = wording.number(len(sort.rows), language())
    count = mark("één organisatie") if len(sort.rows) == 1 else mark("{number} organisaties", number=number)
    box = st.expander(
        f"**{in_markdown(sort.name)}** · {in_markdown(count)}",
        expanded=0 < len(sort.rows) <= OPEN,
        key=f"soort_{sort.name.template}",
        on_change="rerun",
    )
    if box.open:
        with box:
            st.markdown(in_markdown(sort.meaning) if sort.rows else _("In deze periode is dat er geen een."))
            if sort.rows:
                show_rows(
                    alone.HEADINGS,
                    sort.rows,
                    wide_last=True,
                    key=f"soort_{sort.name.template}",
                    opens=lambda id_: open_evidence(visit, behind.of_one(visit.dataset, id_, window), window),
                )


OPEN = 6  # a short list is open from the start


def show_holders(visit: Visit, found: Fragile, network: Network) -> None:
    """Show the organisations on which others hang; each opens the connections by which they do."""
    points = {point.organisation: point for point in found.articulation_points}
    if points:
        show_rows(
            threads.HEADINGS,
            threads.points(visit.dataset, found, language()),
            key="houdt_vast",
            opens=lambda id_: open_groups(
                visit,
                name_of(visit.dataset, id_),
                [behind.of_holder(visit.dataset, network, points[id_])],
                network.window,
            ),
        )


def show_bridges(visit: Visit, found: Fragile, window: Window) -> None:
    """Show the connections that have no way around; each opens its records."""
    if not found.bridges:
        return
    st.markdown(in_markdown(threads.bridges_summary(found, language())))
    lines = behind.of_pairs(visit.dataset, found.bridges, window, label=mark("Verbindingen")).members
    with st.container(gap=None):
        for number, one in enumerate(lines):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.markdown(as_markdown(one.name), width="content")
                look_up(
                    st.container(width="content"),
                    key=f"enige_weg_{number}",
                    name=one.name,
                    opens=partial(open_evidence, visit, one, window),
                )


def open_municipality(visit: Visit, window: Window) -> None:
    """Offer the connections behind the figures of a network without the municipality."""
    if offer(_("Welke verbindingen blijven bestaan?"), "zonder_gemeente"):
        open_groups(
            visit,
            plain(mark("Zonder de gemeente aan tafel")),
            behind.of_municipality(visit.dataset, window),
            window,
        )


def paragraph(sentences: Sequence[Text]) -> None:
    """Show sentences as one paragraph."""
    st.html(f'<p class="nw-text">{" ".join(in_html(sentence) for sentence in sentences)}</p>')


def show_what_if(visit: Visit, window: Window) -> None:
    """Let the visitor choose an organisation and show what would change without it, and by which connections."""
    data = visit.dataset
    present = set(cache.network(data, window).organisations["id"])
    names = own_network.choices(data)
    chosen = st.selectbox(
        _("Organisatie"),
        [id_ for id_ in names if id_ in present],
        index=None,
        format_func=lambda id_: names.get(id_, ""),
        placeholder=_("Kies een organisatie"),
        key="zonder",
        width=420,
    )
    if chosen is None:
        st.caption(_("Kies een organisatie en lees wat er in deze periode zonder haar overblijft."))
        return
    left = cache.without(data, window, chosen)
    with st.container(border=True):
        paragraph(without.what_if(names[chosen], left, names_of(data, left.cut_off), language()))
        look_up(
            st.container(),
            key="zonder_organisatie",
            name=names[chosen],
            opens=lambda: open_groups(
                visit, names[chosen], [behind.of_ties_of(data, cache.network(data, window), chosen)], window
            ),
        )


def show_kinds(table: KindTable, classification: Classification) -> None:
    """Show which kinds work with which; a darker cell is a larger share of its row."""
    tongue = language()

    def label(code: str) -> str:
        return as_html(wording.kind_label(classification, code, tongue, plural=True))

    head = "".join(f'<th scope="col"><span>{label(code)}</span></th>' for code in table.kinds)
    rows = "".join(
        f'<tr><th scope="row">{label(code)} <small>{table.organisations[k]}</small></th>'
        + "".join(_cell(table, k, column, classification) for column in range(len(table.kinds)))
        + "</tr>"
        for k, code in enumerate(table.kinds)
    )
    caption = plain(mark("Per soort: hoeveel organisaties een verbinding hebben met elke andere soort"))
    st.html(
        f'<div class="nw-kinds" tabindex="0" role="region" aria-label="{as_html(caption)}">'
        f"<table><caption>{as_html(caption)}</caption><thead><tr><td></td>{head}</tr></thead><tbody>{rows}</tbody>"
        "</table></div>"
    )


def open_kinds(visit: Visit, table: KindTable, network: Network) -> None:
    """Let the visitor choose one cell of the table and open who stands behind it."""
    tongue = language()
    labels = {code: wording.kind_label(visit.classification, code, tongue, plural=True) for code in table.kinds}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        kind = st.selectbox(_("Soort"), list(labels), format_func=labels.__getitem__, key="soort_van", width=260)
        other = st.selectbox(
            _("Werkt met"),
            list(labels),
            index=min(1, len(labels) - 1),
            format_func=labels.__getitem__,
            key="soort_met",
            width=260,
        )
        if offer(_("Open dit vakje"), "vakje"):
            title = plain(mark("{kind} met {other}", kind=labels[kind], other=wording.inside(labels[other])))
            groups = behind.of_kinds(visit.dataset, network, kind, other, tongue)
            open_groups(visit, title, groups, network.window)


def _cell(table: KindTable, row: int, column: int, classification: Classification) -> str:
    tied = table.tied[row][column]
    said = as_html(plain(kind_table.reading(table, row, column, classification, language())))
    if tied is None:
        return f'<td class="none" title="{said}">{in_html(mark("n.v.t."))}</td>'
    shade = round(8 + 60 * tied / table.organisations[row]) if tied else 0
    return f'<td title="{said}" style="background:color-mix(in srgb,#3F8797 {shade}%,transparent)">{tied}</td>'


_HAIRLINE = "color-mix(in srgb,currentColor 20%,transparent)"
_STYLES = f"""
h3.nw-goal{{font:600 1.0625rem/1.3 "Source Serif","Source Serif 4",Georgia,serif;margin:.6rem 0 0;padding:0 0 .35rem;
 border-bottom:2px solid currentColor}}
.nw-norm{{display:grid;grid-template-columns:minmax(0,46rem) 6.5rem 11rem;gap:.1rem 1.5rem;
 justify-content:space-between;line-height:1.45}}
.nw-norm b{{font-weight:600}}
.nw-norm small{{font-size:.875rem;opacity:.8}}
.nw-norm .figure b{{font:600 1.5rem/1.1 "Source Serif","Source Serif 4",Georgia,serif;
 font-variant-numeric:tabular-nums lining-nums}}
.nw-norm .status{{padding-top:.25rem}}
.nw-text{{max-width:46rem;line-height:1.5;margin:0}}
.nw-kinds{{overflow-x:auto}}
.nw-kinds table{{border-collapse:collapse;font-size:.875rem;font-variant-numeric:tabular-nums}}
.nw-kinds caption{{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}}
.nw-kinds th{{font-weight:400;text-align:left;border:0;color:inherit}}
.nw-kinds tbody th{{padding:.15rem .6rem .15rem 0;white-space:nowrap}}
.nw-kinds tbody th small{{opacity:.75}}
.nw-kinds thead th{{vertical-align:bottom;padding:0 0 .4rem;height:11.5rem}}
.nw-kinds thead span{{writing-mode:vertical-rl;text-orientation:sideways;transform:rotate(180deg);display:block;
 margin:0 auto;line-height:1.1;max-height:11.5rem}}
.nw-kinds thead td{{border:0}}
.nw-kinds tbody td{{min-width:2.4rem;height:1.9rem;text-align:center;padding:0;border:1px solid {_HAIRLINE}}}
.nw-kinds td.none{{font-size:.6875rem;opacity:.75}}
@media(max-width:640px){{
 .nw-norm{{grid-template-columns:auto 1fr}}.nw-norm .text{{grid-column:1/3}}
}}
"""
