"""One page with one map, for browser tests and benchmarks of the component alone.

The address says what to draw: `?name=demo&layout=lagen`, `?organisations=300&ties=2000`, or nothing for a small
region whose names attack. Its widgets change the filter, the wish of Python and the page.
"""

from __future__ import annotations

import json
import os
from typing import Any

import streamlit as st

from netwerk.analysis.comparison import compare
from netwerk.analysis.layout import Layout, positions
from netwerk.model import Dataset, Window
from netwerk.network import network
from netwerk.settings import classification
from netwerk.ui.map_component import network_map
from netwerk.views.network_map import map_note, map_payload
from tests.browser.regions import hostile, many


@st.cache_resource(show_spinner=False)
def region(name: str, organisations: int, ties: int) -> Dataset:
    if name == "demo":
        from netwerk.store import load, open_store

        return load(open_store(os.environ["NETWERK_DATABASE"]), classification())
    return many(organisations, ties) if organisations else hostile()


def payload(data: Dataset, selected: dict[str, Any] | None) -> dict[str, Any]:
    """What the address and the widgets ask for."""
    asked = st.query_params
    language = "en" if asked.get("language") == "en" else "nl"
    window = Window(minimum=2 if st.session_state.get("strong") else 1)
    if "begin" in asked:
        window = Window(begin=int(asked["begin"]), end=int(asked["end"]), minimum=window.minimum)
    comparison = None
    if "before" in asked:
        length = window.end - window.begin
        comparison = compare(data, Window(begin=window.begin - length, end=window.begin), window)
    net = network(data, window)
    note = map_note(net, (window.begin, window.end), fictional=True) if "begin" in asked else "een kleine regio"
    return map_payload(
        net,
        positions(data, Layout(asked.get("layout", "clusters"))),
        dataset_version=data.version,
        language=language,  # type: ignore[arg-type]
        comparison=comparison,
        selected=selected,
        title="Netwerkkaart",
        note=note,
    )


st.set_page_config(page_title="Kaart", layout="wide")
asked = st.query_params
data = region(asked.get("name", ""), int(asked.get("organisations", 0)), int(asked.get("ties", 0)))
st.toggle("Sterk", key="strong")
page = st.radio("Pagina", ["kaart", "anders"], horizontal=True)
wish = st.text_input("Wens", key="wish")
st.text(f"genoteerd {st.text_input('Notitie')}")
if page == "kaart":
    if wish != st.session_state.get("wished", ""):
        st.session_state.wished = wish
        st.session_state.selected = {"kind": "node", "id": int(wish)} if wish else None
    left, right = st.columns([7, 3])
    with left:
        chosen = network_map(payload(data, st.session_state.get("selected")), key="map")
    st.session_state.selected = chosen
    right.text("gekozen " + json.dumps(chosen))
