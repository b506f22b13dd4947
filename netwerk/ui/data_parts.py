"""The parts of the page Gegevens, of which one is shown: chosen on the page and in the address (`?deel=namen`)."""

from __future__ import annotations

from enum import StrEnum

import streamlit as st

from netwerk.i18n import Text, mark
from netwerk.ui import dropped
from netwerk.ui.text import _, plain

_PARAMETER, _KEY = "deel", "gegevens_deel"


class Part(StrEnum):
    """One part of the page; the value is its word in the address."""

    READ_IN = "inlezen"
    NAMES = "namen"
    BY_HAND = "met-de-hand"
    HISTORY = "geschiedenis"
    KEEP = "bewaren"


_LABELS: dict[Part, Text] = {
    Part.READ_IN: mark("Inlezen"),
    Part.NAMES: mark("Namen"),
    Part.BY_HAND: mark("Met de hand"),
    Part.HISTORY: mark("Geschiedenis"),
    Part.KEEP: mark("Bewaren"),
}


def choose_part(today: int) -> Part:
    """Show the parts to choose from and return the one that is chosen; beside Namen stands how many are open."""
    place = st.container()  # stays where it is while dropped files are read to count the names in them
    open_names = dropped.open_names(today)
    labels = {part: plain(label) for part, label in _LABELS.items()}
    if open_names:
        labels[Part.NAMES] = plain(mark("Namen ({count})", count=open_names))
    if _KEY not in st.session_state:
        st.session_state[_KEY] = _asked()
    # the label of Namen changes with its count, so the address holds the word of the part and not the label
    chosen = place.segmented_control(
        _("Deel van deze pagina"),
        list(Part),
        required=True,
        format_func=labels.__getitem__,
        key=_KEY,
        on_change=_keep_in_address,
        label_visibility="collapsed",
    )
    return Part.READ_IN if chosen is None else chosen


def go_to_part(part: Part) -> None:
    """Show another part on the next run (as the `on_click` of a button)."""
    st.session_state[_KEY] = part
    _keep_in_address()


def _asked() -> Part:
    asked = st.query_params.get(_PARAMETER)
    return next((part for part in Part if part.value == asked), Part.READ_IN)


def _keep_in_address() -> None:
    chosen = st.session_state[_KEY] or Part.READ_IN
    if chosen is not Part.READ_IN:
        st.query_params[_PARAMETER] = chosen.value
    elif _PARAMETER in st.query_params:
        del st.query_params[_PARAMETER]
