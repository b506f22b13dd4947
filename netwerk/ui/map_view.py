"""The map itself, what to say above it, and the tables with the same content under it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from netwerk.i18n import Text, mark
from netwerk.model import Dataset
from netwerk.ui.map_component import network_map
from netwerk.ui.selection import Selected, select
from netwerk.ui.session import clear_filters, language, session
from netwerk.ui.text import _, empty, plain
from netwerk.views import wording
from netwerk.views.map_page import MapView

_KEY, _SEEN = "kaart", "kaart_gezien"


def follow_click(dataset: Dataset) -> None:
    """Choose what was clicked on the map since it was last drawn, so that the whole page follows."""
    if _KEY not in st.session_state:
        return
    clicked = _clicked()
    if clicked == session().kept.get(_SEEN):
        return
    session().kept[_SEEN] = clicked
    match clicked:
        case {"kind": "node", "id": code} if _is_code(dataset, code):
            select(dataset, Selected(int(code)))
        case {"kind": "edge", "a": a, "b": b} if _is_code(dataset, a) and _is_code(dataset, b) and a != b:
            select(dataset, Selected(*sorted((int(a), int(b)))))
        case _:
            select(dataset, None)


def show_map(view: MapView, picked: Selected | None) -> None:
    """Draw the map with what is chosen on it."""
    network_map(view.chosen(None) if picked is None else view.chosen(picked.a, picked.b), key=_KEY)
    session().kept[_SEEN] = _clicked()


def _clicked() -> Any:
    """What the browser says is chosen; it may be anything."""
    state = st.session_state.get(_KEY) or {}
    chosen = state.get("selected")
    return dict(chosen) if isinstance(chosen, Mapping) else None


def _is_code(dataset: Dataset, value: Any) -> bool:
    whole = isinstance(value, int | float) and not isinstance(value, bool) and value == int(value)
    return whole and 0 <= int(value) < len(dataset.organisations)


def notices(view: MapView, *, filtered: bool) -> None:
    """Say above the map that there is nothing to draw, or that only the main lines are drawn."""
    if not view.lines:
        box = empty(_("Geen verbindingen in deze periode."), _("Kies een langere periode of wis de filters."))
        if filtered:
            box.button(_("Wis filters"), type="tertiary", on_click=clear_filters, key="kaart_wis_filters")
    elif view.drawn < view.lines:
        st.info(
            _(
                "Deze kaart toont de hoofdlijnen: {drawn} van de {lines} verbindingen. "
                "Kies een gebied om alles te zien.",
                drawn=wording.figure(view.drawn, language()),
                lines=wording.figure(view.lines, language()),
            ),
            icon=":material/info:",
        )


def show_tables(dataset: Dataset, view: MapView) -> None:
    """Show the organisations and the lines of the map as tables, by name; a click in one chooses, as on the map."""
    organisations, lines = st.tabs([_("Organisaties"), _("Verbindingen")])
    with organisations:
        _table(
            view.organisation_rows,
            lambda row: select(dataset, Selected(view.organisation_codes[row])),
            key="kaart_organisaties",
            alt=mark("De organisaties op de kaart, met hun aantal partners en registraties"),
        )
    with lines:
        _table(
            view.line_rows,
            lambda row: select(dataset, Selected(*view.line_codes[row])),
            key="kaart_verbindingen",
            alt=mark("De verbindingen op de kaart, met hun aantal registraties"),
        )


def _table(rows: pd.DataFrame, choose: Callable[[int], None], *, key: str, alt: Text) -> None:
    """A table of which a click on a cell calls `choose` with the number of its row."""

    def clicked() -> None:
        for row, _column in st.session_state[key]["selection"]["cells"]:
            choose(row)

    st.dataframe(
        rows, hide_index=True, height=320, on_select=clicked, selection_mode="single-cell", key=key, alt=plain(alt)
    )
