"""A page in parts, of which one is shown: chosen on the page and in the address (`?deel=…`)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from netwerk.ui import in_address
from netwerk.ui.text import _

_PARAMETER = "deel"
Part = TypeVar("Part", bound=StrEnum)


def choose(labels: Mapping[Part, str], *, key: str, place: DeltaGenerator | None = None) -> Part:
    """Show the parts to choose from and return the one that is chosen, at first that of the address or the first.

    labels : each part as it is called on the screen, in order
    key : of the page, under which the choice is kept
    """
    parts = list(labels)
    chosen = (place or st.container()).segmented_control(
        _("Deel van deze pagina"),
        parts,
        required=True,
        format_func=labels.__getitem__,
        label_visibility="collapsed",
        **in_address.kept(_PARAMETER, parts, key=key),
    )
    return parts[0] if chosen is None else chosen


def go_to(part: StrEnum, *, key: str, first: StrEnum) -> None:
    """Show another part on the next run (as the `on_click` of a button); `first` has no word in the address."""
    in_address.put(_PARAMETER, part, key=key, first=first)
