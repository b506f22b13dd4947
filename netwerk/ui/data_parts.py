"""The parts of the page Gegevens, of which one is shown: chosen on the page and in the address (`?deel=namen`)."""

from __future__ import annotations

from enum import StrEnum

import streamlit as st

from netwerk.i18n import Text, mark
from netwerk.ui import dropped, parts
from netwerk.ui.text import plain

_KEY = "gegevens_deel"


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
    return parts.choose(labels, key=_KEY, place=place)


def go_to_part(part: Part) -> None:
    """Show another part on the next run (as the `on_click` of a button)."""
    parts.go_to(part, key=_KEY, first=Part.READ_IN)
