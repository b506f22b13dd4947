"""A page in parts, of which one is shown: chosen on the page and in the address (`?deel=…`)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from netwerk.ui.text import _

_PARAMETER = "deel"
Part = TypeVar("Part", bound=StrEnum)


def choose(labels: Mapping[Part, str], *, key: str, place: DeltaGenerator | None = None) -> Part:
    """Show the parts to choose from and return the one that is chosen, at first that of the address or the first.

    labels : each part as it is called on the screen, in order
    key : of the page, under which the choice is kept
    """
    parts = list(labels)
    asked, followed = st.query_params.get(_PARAMETER), f"{key}_followed"
    # the browser's buttons back and forward change the address of a page that stands
    if key not in st.session_state or asked != st.session_state.get(followed, asked):
        st.session_state[key] = next((part for part in parts if part.value == asked), parts[0])
    st.session_state[followed] = asked
    # a label may change (a count in it), so the address holds the word of the part and not the label
    chosen = (place or st.container()).segmented_control(
        _("Deel van deze pagina"),
        parts,
        required=True,
        format_func=labels.__getitem__,
        key=key,
        on_change=_keep_in_address,
        args=(key, parts[0]),
        label_visibility="collapsed",
    )
    return parts[0] if chosen is None else chosen


def go_to(part: StrEnum, *, key: str, first: StrEnum) -> None:
    """Show another part on the next run (as the `on_click` of a button); `first` has no word in the address."""
    st.session_state[key] = part
    _keep_in_address(key, first)


def _keep_in_address(key: str, first: StrEnum) -> None:
    chosen = st.session_state[key] or first
    if chosen is not first:
        st.query_params[_PARAMETER] = chosen.value
    elif _PARAMETER in st.query_params:
        del st.query_params[_PARAMETER]
