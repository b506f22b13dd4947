"""Witte vlekken, the tables of cells: agreements per place, two places side by side, and kinds with kinds."""

from __future__ import annotations

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.analysis.places import Level, Place
from netwerk.settings import ROOT
from netwerk.ui.spots import kinds, places
from tests.pages.conftest import Open, texts

NORTH, SOUTH = Place(level=Level.AREA, name="Noord"), Place(level=Level.AREA, name="Zuid")
pytestmark = pytest.mark.usefixtures("database")


def tables(app: AppTest) -> list[dict[str, Any]]:
    """What the tables of cells got to show, in the order of the page."""
    return [json.loads(component.proto.json) for component in app.get("bidi_component")]


def pressing(monkeypatch: pytest.MonkeyPatch, module: Any, row: int, column: int) -> None:
    """Let the visitor press one cell as soon as the table is there."""
    monkeypatch.setattr(module, "cell_table", lambda *_args, **_options: (row, column))


def compared(one: Place, other: Place) -> AppTest:
    """Open the page with two places chosen."""
    app = AppTest.from_file(str(ROOT / "pages" / "witte_vlekken.py"), default_timeout=30)
    app.session_state["plaats_een"] = one
    app.session_state["plaats_ander"] = other
    return app.run()


def test_each_agreement_has_a_figure_per_municipality(open_directly: Open) -> None:
    table = tables(open_directly("witte_vlekken"))[0]
    assert table["columns"] == ["Hele regio", "Averlo"]
    first = table["rows"][0]
    assert first["label"] == "Elke huisarts werkt samen met het lokale team van het eigen gebied"
    assert [(cell["figure"], cell["before"]) for cell in first["cells"]] == [
        # no GP was seen in the year before, so nothing is said of it
        ("**1** van 2", "vorig jaar –"),
        ("**1** van 2", "vorig jaar –"),
    ]


def test_areas_can_be_chosen_as_well(open_directly: Open) -> None:
    app = open_directly("witte_vlekken")
    app.segmented_control(key="plaats_niveau").select("area").run()
    assert tables(app)[0]["columns"] == ["Hele regio", "Noord", "Zuid"]


def test_a_cell_of_a_place_opens_who_stands_behind_it(open_directly: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    pressing(monkeypatch, places, 0, 1)
    app = open_directly("witte_vlekken")
    assert [tab.label for tab in app.tabs] == ["Aangesloten (1)", "Niet vastgelegd (1)", "Niet in beeld (1)"]


def test_the_choice_of_an_area_on_the_page_leaves_the_table_whole(open_directly: Open) -> None:
    app = open_directly("witte_vlekken", gebied="Noord")
    assert tables(app)[0]["columns"] == ["Hele regio", "Averlo"]
    assert "De keuze van een gebied hierboven verandert deze tabel niet." in texts(app)


def test_two_places_stand_side_by_side_with_a_warning() -> None:
    said = texts(compared(NORTH, SOUTH))
    assert "Noord: 5 organisaties. Zuid: 4 organisaties." in said
    assert "Let op: Noord telt minder dan tien organisaties." in said
    assert "<b>1</b> van 1" in said


def test_the_same_place_twice_is_no_comparison() -> None:
    assert "Kies twee verschillende plaatsen." in texts(compared(NORTH, NORTH))


def test_a_place_that_is_no_longer_in_the_data_is_not_chosen() -> None:
    app = compared(Place(level=Level.MUNICIPALITY, name="Opgeheven"), NORTH)
    assert (app.selectbox(key="plaats_een").value, len(app.error), len(app.exception)) == (None, 0, 0)


def test_a_level_that_is_no_longer_in_the_data_is_not_chosen() -> None:
    app = AppTest.from_file(str(ROOT / "pages" / "witte_vlekken.py"), default_timeout=30)
    app.session_state["plaats_niveau"] = "wijk"
    assert tables(app.run())[0]["columns"] == ["Hele regio", "Averlo"]


def test_kinds_have_gps_and_schools_on_top_with_x_of_y(open_directly: Open) -> None:
    table = tables(open_directly("witte_vlekken"))[1]
    assert table["columns"][:2] == ["Huisartsen", "Scholen"]
    gps_with_teams = table["rows"][0]["cells"][table["columns"].index("Lokale teams")]
    assert gps_with_teams["figure"] == "**1** van 2"


def test_a_cell_of_the_table_of_kinds_opens(open_directly: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    columns = tables(open_directly("witte_vlekken"))[1]["columns"]
    pressing(monkeypatch, kinds, 0, columns.index("Lokale teams"))
    app = open_directly("witte_vlekken")
    assert [tab.label for tab in app.tabs] == ["Aangesloten (1)", "Niet vastgelegd (1)"]
