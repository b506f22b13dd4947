"""Choices of one page that stand in the address by a word of their own, so that a link finds them in every language.

    st.selectbox(…, words, **in_address.kept("stap", words, key="vorming_stap"))

A widget's own label may change (a count in it, another language); the word in the address does not. The first option
is the default and has no word there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from netwerk.ui.session import session


def kept(parameter: str, options: Sequence[str], *, key: str, again: bool = False) -> dict[str, Any]:
    """Return what a widget needs (`key`, `on_change`, `args`) to begin as the address says and to write it there.

    Parameters
    ----------
    parameter : its name in the address
    options : every word it may be, the default first; a word in the address that is none of them counts as the default
    key : of the widget
    again : whether the choice comes back when the visitor returns from another page
    """
    asked, followed = st.query_params.get(parameter), f"{key}_followed"
    remembered = session().kept.get(key) if again else None
    if asked is None and key not in st.session_state and remembered in options and remembered != options[0]:
        asked = st.query_params[parameter] = str(remembered)
    # the browser's buttons back and forward change the address of a page that stands
    if key not in st.session_state or asked != st.session_state.get(followed, asked):
        st.session_state[key] = next((option for option in options if option == asked), options[0])
    st.session_state[followed] = asked
    session().kept[key] = st.session_state[key]
    return {"key": key, "on_change": write, "args": (parameter, key, options[0])}


def forget_unknown(parameter: str, options: Sequence[str], *, key: str) -> None:
    """Let go of a choice that is no longer among the options, before the widget is drawn: the data changed."""
    if key in st.session_state and st.session_state[key] not in options:
        del st.session_state[key]
    if st.query_params.get(parameter, options[0]) not in options:
        del st.query_params[parameter]


def put(parameter: str, word: str, *, key: str, first: str) -> None:
    """Choose `word` for the next run (as the `on_click` of a button)."""
    st.session_state[key] = word
    write(parameter, key, first)


def write(parameter: str, key: str, first: str) -> None:
    """Bring the address in line with the widget `key`."""
    chosen = st.session_state[key] or first
    session().kept[key] = chosen
    if chosen != first:
        st.query_params[parameter] = str(chosen)
    elif parameter in st.query_params:
        del st.query_params[parameter]
