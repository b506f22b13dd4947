"""Shows the film of the years in the page; it runs in the browser and tells where it rests and what was chosen.

What draws is shared with the film to download (`views.player`). Nothing comes from another computer.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from netwerk.ui.map_component import Selection, checked
from netwerk.views import player as film

ASSETS = Path(__file__).resolve().parent / "assets"
_PARAMETER = "moment"


def player(payload: Mapping[str, Any], *, film_key: str, key: str, height: int = 620) -> tuple[str, Selection | None]:
    """Draw the film `payload` (`views.player.player_payload`); return the step it rests on and what is chosen in it.

    Parameters
    ----------
    film_key : names the payload: equal keys, equal film
    key : of the widget; always the same one, so that it is made once and then only changed

    Notes
    -----
    The step stands in the address (`?moment=2024-03`), by the word of the step. The film itself begins at the step of
    the address and follows the browser's buttons back and forward; here the address only follows where it comes to
    rest, once each: what a later run reads of the address may still be from before.
    """
    words = [step["word"] for step in payload["steps"]]
    followed = f"{key}_followed"
    told = (st.session_state.get(key) or {}).get("moment")
    if told is None:
        st.session_state.pop(followed, None)  # a film made anew, after another page: what the last one told is over
    if isinstance(told, str) and told in words and told != st.session_state.get(followed):
        st.session_state[followed] = told
        st.query_params[_PARAMETER] = told
    result = _component(
        key=key,
        data={"payload": payload, "film": film_key, "height": height},
        default={"moment": None, "selected": None},
        on_moment_change=_nothing_more,
        on_selected_change=_nothing_more,
    )
    asked = told if told in words else st.query_params.get(_PARAMETER)
    return (str(asked) if asked in words else words[0]), checked(result.selected, payload)


def _nothing_more() -> None:
    """Streamlit hands out a value only where something listens to its change."""


# declared once, when this module is imported: a component of a page's own script would be another one after each run
_component = st.components.v2.component(
    "netwerk_film",
    html=film.frame(),
    css="\n".join([film.style(), *((ASSETS / name).read_text(encoding="utf-8") for name in ("map.css", "player.css"))]),
    js=f"{film.script()}\n{(ASSETS / 'player.js').read_text(encoding='utf-8')}",
    isolate_styles=True,
)
