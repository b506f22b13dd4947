"""Which themes nobody covers where, and which finding places nobody reaches."""

from __future__ import annotations

import streamlit as st

from netwerk.analysis.norms import Scope
from netwerk.analysis.themes import Themes
from netwerk.i18n import mark
from netwerk.model import Window
from netwerk.ui import cache
from netwerk.ui.door import Visit
from netwerk.ui.evidence import offer, open_evidence, open_groups, show_behind
from netwerk.ui.rows import show_rows
from netwerk.ui.session import language
from netwerk.ui.spots.styles import paragraph
from netwerk.ui.text import _, as_markdown, header, in_markdown, lead, plain
from netwerk.views import finding_view, themes_view

_THEME, _NUMBER, _MARGIN, _SIGN = 240, 72, 26, 7  # px
_ROWS, _HEIGHT = 14, 525  # a longer table scrolls (px), so that what a cell opens comes into sight under it


def show(visit: Visit, window: Window) -> None:
    """Show the part."""
    show_themes(visit, window)
    show_finding_places(visit, window)


def show_themes(visit: Visit, window: Window) -> None:
    """Show in how many records each theme occurs in each area or municipality; each cell opens its records."""
    header(_("Welke thema’s worden waar besproken?"))
    tongue = language()
    found = cache.themes(visit.dataset, window, _choose_scope(visit, window))
    lead(*themes_view.lead(found, tongue))
    paragraph((themes_view.without_theme(found, tongue), *themes_view.apart(found, tongue)))
    if not found.themes:
        return
    st.caption(" ".join(in_markdown(one) for one in themes_view.how_to_read(found)))
    _show_table(visit, found)


def _choose_scope(visit: Visit, window: Window) -> Scope:
    """Let the visitor choose between areas and municipalities; without areas there is nothing to choose."""
    known = themes_view.scopes([cache.themes(visit.dataset, window, scope) for scope in themes_view.CHOICES])
    if len(known) == 1:
        return known[0]
    words = {scope.value: plain(themes_view.CHOICES[scope]) for scope in known}
    chosen = st.segmented_control(
        _("Per gebied of per gemeente"),
        list(words),
        default=known[0].value,
        required=True,
        format_func=words.__getitem__,
        key="themas_per",
        label_visibility="collapsed",
    )
    return Scope(chosen or known[0].value)


def _show_table(visit: Visit, found: Themes) -> None:
    tongue = language()
    headings = themes_view.headings(found, tongue)
    key = f"themas_{found.scope.value}"
    picked = st.dataframe(
        themes_view.table(found, tongue),
        hide_index=True,
        height=_HEIGHT if len(found.themes) > _ROWS else "content",
        alt=plain(mark("Per thema en per gebied in hoeveel registraties het voorkomt")),
        column_config={
            str(k): st.column_config.TextColumn(label, pinned=k == 0, width=_width(label, first=k == 0))
            for k, label in enumerate(headings)
        },
        on_select="rerun",
        selection_mode="single-cell",
        key=key,
    )
    cell = next(((row, int(column)) for row, column in picked["selection"]["cells"]), None)
    if cell is None or cell[0] >= len(found.themes) or cell[1] >= len(headings):
        st.caption(_("Klik op een vak en lees de registraties erachter."))
        return
    network = cache.network(visit.dataset, found.window)
    one = themes_view.of_cell(visit.dataset, network, found, *cell, tongue)
    with st.container(border=True):
        st.markdown(f"### {as_markdown(one.name)}")
        show_behind(visit, one, found.window, key=f"{key}_{cell[0]}_{cell[1]}")


def _width(label: str, *, first: bool) -> int:
    """How wide (px) a column is: as wide as its heading, and the first as wide as most themes."""
    return _THEME if first else max(_NUMBER, _MARGIN + _SIGN * len(label))


def show_finding_places(visit: Visit, window: Window) -> None:
    """Show which finding places have no recorded connection with youth care, by area and name."""
    header(_("Welke vindplaatsen bereikt de jeugdhulp niet?"))
    data, tongue = visit.dataset, language()
    network, found = cache.network(data, window), cache.finding_places(data, window)
    lead(finding_view.lead(found, tongue))
    paragraph(finding_view.meaning(found, visit.classification, tongue))
    if found.reached and offer(_("Wie van de jeugdhulp komt waar?"), "vindplaatsen_bereikt"):
        title = plain(mark("Vindplaatsen met een verbinding"))
        open_groups(visit, title, [finding_view.reached(data, network, found, tongue)], window)
    rows = finding_view.rows(data, found, tongue)
    if rows:
        show_rows(
            finding_view.HEADINGS,
            rows,
            wide_last=True,
            key="vindplaats",
            opens=lambda id_: open_evidence(visit, finding_view.of_one(data, network, found, id_), window),
        )
