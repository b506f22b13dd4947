"""What the map tells the page: the last click or the newest wish, and nothing that the browser made up."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

SCRIPT = """
import streamlit as st
from netwerk.analysis.layout import positions
from netwerk.model import Window
from netwerk.network import network
from netwerk.ui.map_component import network_map
from netwerk.views.network_map import map_payload
from tests.drawn import drawn

data = drawn("a-b", "b-c")
wish = st.session_state.get("wish")
payload = map_payload(network(data, Window()), positions(data), dataset_version="1", selected=wish)
st.session_state.chosen = network_map(payload, key="map")
"""


@pytest.fixture
def page() -> AppTest:
    return AppTest.from_string(SCRIPT, default_timeout=30).run()


def clicked(page: AppTest, value: Any) -> Any:
    page.session_state["map"] = {"selected": value}
    return page.run().session_state["chosen"]


def wished(page: AppTest, value: Any) -> Any:
    page.session_state["wish"] = value
    return page.run().session_state["chosen"]


def test_nothing_is_chosen_at_first(page: AppTest) -> None:
    assert page.session_state["chosen"] is None


def test_clicked_organisation_is_chosen(page: AppTest) -> None:
    assert clicked(page, {"kind": "node", "id": 1}) == {"kind": "node", "id": 1}


def test_clicked_line_is_chosen_with_the_smaller_code_first(page: AppTest) -> None:
    assert clicked(page, {"kind": "edge", "a": 2, "b": 1}) == {"kind": "edge", "a": 1, "b": 2}


@pytest.mark.parametrize(
    "value",
    [
        {"kind": "node", "id": 3},
        {"kind": "node", "id": "1"},
        {"kind": "node", "id": True},
        {"kind": "node", "id": [1]},
        {"kind": "edge", "a": 1},
        {"kind": "none"},
        "node",
    ],
)
def test_what_is_no_selection_on_this_map_chooses_nothing(page: AppTest, value: Any) -> None:
    assert clicked(page, value) is None


def test_new_wish_wins_from_an_earlier_click(page: AppTest) -> None:
    clicked(page, {"kind": "node", "id": 1})

    assert wished(page, {"kind": "node", "id": 2}) == {"kind": "node", "id": 2}


def test_click_after_a_wish_wins_from_it(page: AppTest) -> None:
    wished(page, {"kind": "node", "id": 2})

    assert clicked(page, {"kind": "node", "id": 0}) == {"kind": "node", "id": 0}


def test_choice_that_the_page_hands_back_is_no_new_wish(page: AppTest) -> None:
    clicked(page, {"kind": "node", "id": 1})
    wished(page, {"kind": "node", "id": 1})

    assert clicked(page, {"kind": "node", "id": 0}) == {"kind": "node", "id": 0}


def test_page_can_clear_the_choice_it_handed_back(page: AppTest) -> None:
    clicked(page, {"kind": "node", "id": 1})
    wished(page, {"kind": "node", "id": 1})

    assert wished(page, None) is None
