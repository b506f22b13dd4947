"""Lists of organisations in which every name leads to the page of that organisation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from netwerk.access import Action
from netwerk.i18n import Text
from netwerk.ui.menu import path
from netwerk.ui.session import language, session
from netwerk.ui.text import _, as_html, as_markdown, in_html
from netwerk.views import wording
from netwerk.views.rows import Row

SHOWN = 60  # rows; a longer list cannot be read, and a filter shortens it


def show_rows(
    headings: Sequence[Text],
    rows: Sequence[Row],
    *,
    wide_last: bool = False,
    key: str = "",
    opens: Callable[[str], None] | None = None,
    organisations: bool = True,
    beside: Callable[[str], None] | None = None,
) -> None:
    """Show `rows` under `headings` (that of the name first); `wide_last` gives the last cell the most room.

    organisations : whether the rows are organisations, so that their names lead to the page of each
    opens : shows what stands behind the row with this id; each row then has a button for it. key : names the list
    beside : draws more under that button, for the row with this id
    """
    extra = f"{'last' if wide_last else ''} {'mid' if opens else ''}"
    st.html(f"<style>{_STYLES}</style>")
    page = Path(path(Action.ORGANISATION))
    leads_on = organisations and session().scope.may(Action.ORGANISATION) and page.exists()
    widths = _WIDTHS if opens is None else _WIDTHS_WITH_BUTTON
    with st.container(gap=None):
        name, rest, *_behind = st.columns(widths, gap="xxsmall", vertical_alignment="bottom")
        name.html(f'<div class="nw-row head name">{in_html(headings[0])}</div>')
        rest.html(_cells([in_html(heading) for heading in headings[1:]], f"head {extra}"))
        for row in rows[:SHOWN]:
            name, rest, *behind = st.columns(widths, gap="xxsmall", vertical_alignment="center" if opens else "top")
            if leads_on:
                name.page_link(
                    page,
                    label=f"**{as_markdown(row.name)}**",
                    icon=":material/arrow_forward:",
                    icon_position="right",
                    query_params={"organisatie": row.id},
                )
            else:
                name.markdown(f"**{as_markdown(row.name)}**")
            rest.html(
                _cells(
                    [
                        # on a narrow screen there are no headings above, so each cell carries its own
                        f"<i>{in_html(heading)}: </i>{in_html(cell) if isinstance(cell, Text) else as_html(cell)}"
                        for heading, cell in zip(headings[1:], row.cells, strict=True)
                    ],
                    extra,
                )
            )
            for column in behind:
                place = column.container(gap=None)
                look_up(place, key=f"{key}_{row.id}", name=row.name, opens=partial(opens, row.id) if opens else None)
                if beside is not None:
                    with place:
                        beside(row.id)
    if len(rows) > SHOWN:
        st.caption(
            _(
                "Hier staan de eerste {shown} van de {whole}. Kies een gebied om de andere te zien.",
                shown=SHOWN,
                whole=wording.figure(len(rows), language()),
            )
        )


def look_up(place: DeltaGenerator, *, key: str, name: str, opens: Callable[[], None] | None) -> None:
    """Show the button that opens the records behind `name`."""
    pressed = place.button(
        _("Registraties"),
        key=f"bewijs_{key}",
        type="tertiary",
        icon=":material/manage_search:",
        help=_("Open de registraties achter {name}", name=name),
    )
    if pressed and opens is not None:
        opens()


def _cells(cells: Sequence[str], extra: str) -> str:
    return f'<div class="nw-row c{len(cells)} {extra}">{"".join(f"<span>{cell}</span>" for cell in cells)}</div>'


_WIDTHS, _WIDTHS_WITH_BUTTON = [3, 8], [3, 7, 1.4]
_STYLES = """
.nw-row{display:grid;gap:0 1.25rem;align-items:start;font-size:.9375rem;line-height:1.35;padding:.05rem 0 .5rem}
.nw-row.mid{align-items:center;padding:.2rem 0}
.nw-row>span{min-width:0;overflow-wrap:break-word}
.nw-row.c2{grid-template-columns:1fr 1.8fr}.nw-row.c2.last{grid-template-columns:1fr 3.4fr}
.nw-row i{display:none}
.nw-row.c3{grid-template-columns:1.2fr 2.2fr 1.3fr}.nw-row.c3.last{grid-template-columns:1fr 1.1fr 2.6fr}
.nw-row.c4{grid-template-columns:1.1fr 1.4fr 1fr 1.5fr}.nw-row.c4.last{grid-template-columns:1.35fr 1fr 1.1fr 1.9fr}
.nw-row.head{font-weight:600;padding:.2rem 0 .3rem;align-items:end;
 border-bottom:2px solid color-mix(in srgb,currentColor 70%,transparent)}
.nw-row.head.name{padding-left:.5rem}
@media(max-width:640px){.nw-row.c2,.nw-row.c2.last,.nw-row.c3,.nw-row.c3.last,.nw-row.c4,.nw-row.c4.last{grid-template-columns:1fr}
 .nw-row.head{display:none}
 .nw-row{padding:0 0 .6rem .5rem}.nw-row i{display:inline;font-style:normal;opacity:.8}}
"""
