"""Shows a map in the page and tells which organisation or line the visitor chose.

The library that draws is the file of vis-network in the pyvis wheel: this server hands it out once, and the browser
keeps it. What draws with it is shared with the map to download (`views.map_drawing`). Nothing comes from another
computer.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, TypedDict, cast

import streamlit as st
from streamlit.components.v1 import declare_component

from netwerk.views import map_drawing

ASSETS = Path(__file__).resolve().parent / "assets"


class ChosenNode(TypedDict):
    """An organisation, by its code in the dataset."""

    kind: Literal["node"]
    id: int


class ChosenEdge(TypedDict):
    """A line between two organisations, a < b."""

    kind: Literal["edge"]
    a: int
    b: int


Selection = ChosenNode | ChosenEdge


def network_map(payload: Mapping[str, Any], *, key: str, height: int = 620) -> Selection | None:
    """Draw `payload` (`views.network_map.map_payload`) and return what is chosen in it, None for nothing.

    Parameters
    ----------
    key : of the widget; always the same one for the same map, so that it is drawn once and then only changed
    height : most px; on a narrow screen the map is lower

    Notes
    -----
    `payload["selected"]` is a wish (a search, a choice kept from before): when it changes, it wins from an earlier
    click. Between changes the last click counts. So a page may hand back what it got here, every time.
    """
    given = checked(payload["selected"], payload)
    clicked = checked((st.session_state.get(key) or {}).get("selected"), payload)
    memory: dict[str, Any] = st.session_state.setdefault(f"{key}_memory", {"given": None, "returned": None, "wish": 0})
    wished = given not in (memory["given"], memory["returned"], clicked)
    memory["given"] = given
    memory["wish"] += wished
    result = _component(
        key=key,
        data={
            **payload,
            "selected": given,
            "wish": memory["wish"],
            "height": height,
            "library": f"component/{_route.name}/{map_drawing.LIBRARY}",
        },
        default={"selected": given},
        on_selected_change=_nothing_more,
    )
    memory["returned"] = given if wished else checked(result.selected, payload)
    return cast(Selection | None, memory["returned"])


def checked(value: Any, payload: Mapping[str, Any]) -> Selection | None:
    """`value` where it is a selection of organisations on this map; what a browser sends may be anything."""
    if not isinstance(value, Mapping):
        return None
    known = {node["id"] for node in payload["nodes"] if not node["hidden"]}
    if value.get("kind") == "node" and _is_code(value.get("id"), known):
        return {"kind": "node", "id": int(value["id"])}
    if value.get("kind") == "edge" and _is_code(value.get("a"), known) and _is_code(value.get("b"), known):
        a, b = sorted((int(value["a"]), int(value["b"])))
        return {"kind": "edge", "a": a, "b": b}
    return None


def _is_code(value: Any, known: set[int]) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value in known


def _nothing_more() -> None:
    """Streamlit hands out a value only where something listens to its change."""


# declared once, when this module is imported: a component of a page's own script would be another one after each run
_route = declare_component("vis", path=map_drawing.library_folder())
_component = st.components.v2.component(
    "netwerk_map",
    html=map_drawing.frame(),
    css=f"{map_drawing.style()}\n{(ASSETS / 'map.css').read_text(encoding='utf-8')}",
    js=f"{map_drawing.script()}\n{(ASSETS / 'map.js').read_text(encoding='utf-8')}",
    isolate_styles=True,
)
