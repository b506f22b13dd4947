"""Witte vlekken, the part about what is fragile: each finding says what it is and opens its records."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Open, texts

pytestmark = pytest.mark.usefixtures("database")


def fragile(open_directly: Open, **query: str) -> AppTest:
    return open_directly("witte_vlekken", deel="kwetsbaar", **query)


def test_who_holds_others_opens_the_connections_by_which_it_does(open_directly: Open) -> None:
    app = fragile(open_directly)
    app.button(key="bewijs_houdt_vast_gem").click().run()
    pairs = [
        name for frame in app.dataframe if "Verbinding" in frame.value.columns for name in frame.value["Verbinding"]
    ]
    assert pairs == ["Gemeente Averlo – Lokaal team Zuid"]


def test_the_only_way_between_two_parts_says_how_many_records_it_has_and_opens_them(open_directly: Open) -> None:
    app = fragile(open_directly)
    assert "Basisschool De Regenboog – Lokaal team Noord · één registratie" in texts(app).replace("\\", "")
    app.button(key="bewijs_enige_weg_0").click().run()
    days = [day for frame in app.dataframe if "Datum" in frame.value.columns for day in frame.value["Datum"]]
    assert len(days) == 1


def test_who_alone_joins_two_layers_opens_these_connections(open_directly: Open) -> None:
    app = fragile(open_directly)
    assert "Alle 3 verbindingen tussen basisvoorziening en eerste lijn." in texts(app)
    app.button(key="bewijs_draagt_lt-n").click().run()
    assert [tab.label for tab in app.tabs] == ["Basisvoorziening – Eerste lijn (3)"]


def test_of_a_small_network_no_load_is_said(open_directly: Open) -> None:
    assert "Geen uitspraak: minder dan 10 organisaties hebben hier een verbinding." in texts(fragile(open_directly))


def test_names_from_files_stay_text(open_directly: Open) -> None:
    said = texts(fragile(open_directly))
    assert ("&lt;img src=x" in said, "<img src=x" in said) == (True, False)
