"""Bestuur: one sheet that says what was agreed, how it stands now and a year ago, and on what that rests."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.access import Role, Scope
from netwerk.settings import ROOT
from netwerk.ui.session import Session
from tests.pages.conftest import Open, texts


@pytest.mark.usefixtures("database")
def test_each_agreement_stands_beside_last_year_with_its_coverage(open_directly: Open) -> None:
    said = texts(open_directly("bestuur"))
    # a school with its local team: recorded in March 2025 and in March 2026
    assert "Dit gaat over één school, en daarvan is deze samenwerking vastgelegd, net als een jaar geleden." in said
    assert "In beeld: 1 van 2." in said


@pytest.mark.usefixtures("database")
def test_what_nobody_interpreted_yet_says_so(open_directly: Open) -> None:
    assert "Nog niet geduid" in texts(open_directly("bestuur"))


@pytest.mark.usefixtures("database")
def test_the_sheet_says_what_partners_keep_without_the_municipality(open_directly: Open) -> None:
    assert "Alle verbindingen tussen partners bestaan ook <b>zonder de gemeente aan tafel</b>" in texts(
        open_directly("bestuur")
    )


@pytest.mark.usefixtures("database")
def test_the_last_lines_say_where_the_figures_come_from(open_directly: Open) -> None:
    said = texts(open_directly("bestuur"))
    assert "Meer verbindingen is niet vanzelf beter." in said
    assert "Bron: 5 registraties in deze periode, 7 in totaal. Gegevens tot en met 12 juni 2026, versie 1." in said


@pytest.mark.usefixtures("database")
def test_a_chosen_school_year_is_the_period_of_the_sheet(open_directly: Open) -> None:
    assert "Hele regio · schooljaar 2024/2025" in texts(open_directly("bestuur", periode="Schooljaar 2024/2025"))


@pytest.mark.usefixtures("empty_database")
def test_the_sheet_of_the_example_region_says_that_it_is_fictional(open_directly: Open) -> None:
    app = open_directly("bestuur")
    app.button(key="voorbeeldregio").click().run()
    sheet = next(str(one.proto.body) for one in app.get("html") if 'class="nw-sheet"' in str(one.proto.body))
    assert "Voorbeeldregio, fictief" in sheet


@pytest.mark.usefixtures("database")
def test_a_figure_opens_who_stands_behind_it(open_directly: Open) -> None:
    app = open_directly("bestuur")
    button = next(one for one in app.button if one.label == "Nu: 1 van 2")
    button.click().run()
    assert [tab.label for tab in app.tabs] == ["Aangesloten (1)", "Niet vastgelegd (1)", "Niet in beeld (1)"]
    assert "12-06-2026" in [day for one in app.dataframe if "Datum" in one.value for day in one.value["Datum"]]


@pytest.mark.usefixtures("database")
def test_the_board_itself_opens_no_single_organisation() -> None:
    app = AppTest.from_file(str(ROOT / "pages" / "bestuur.py"), default_timeout=30)
    app.session_state["netwerk"] = Session(scope=Scope(role=Role.BOARD))
    app.run()
    assert [one.key for one in app.button if (one.key or "").startswith("bewijs")] == []
