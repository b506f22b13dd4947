"""Which kinds of organisations work with which."""

from __future__ import annotations

import streamlit as st

from netwerk.i18n import mark
from netwerk.model import Classification, Window
from netwerk.network import Network
from netwerk.ui import cache
from netwerk.ui.door import Visit
from netwerk.ui.evidence import offer, open_groups
from netwerk.ui.session import language
from netwerk.ui.spots.styles import paragraph
from netwerk.ui.text import _, as_html, header, in_html, plain
from netwerk.views import behind, kind_table, wording
from netwerk.views.kind_table import KindTable


def show(visit: Visit, window: Window) -> None:
    """Show the table of kinds, and offer what stands behind each cell."""
    header(_("Welke soorten werken met welke?"))
    network = cache.network(visit.dataset, window)
    table = kind_table.kind_table(network)
    paragraph(kind_table.how_to_read(table, visit.classification, language()))
    show_kinds(table, visit.classification)
    open_kinds(visit, table, network)


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
