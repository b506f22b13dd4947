"""Bestuur: one sheet that says what was agreed, how it stands now and a year ago, and on what that rests."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.access import Role, Scope
from netwerk.analysis.norm_text import kept
from netwerk.analysis.norms import read_norms
from netwerk.settings import NORMS_FILE, ROOT
from netwerk.store import keep_norms, open_store
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


def sheet(app: AppTest) -> str:
    return next(str(one.proto.body) for one in app.get("html") if 'class="nw-sheet"' in str(one.proto.body))


@pytest.mark.usefixtures("database")
def test_circles_tables_and_measures_stand_on_the_sheet_too(open_directly: Open) -> None:
    said = sheet(open_directly("bestuur"))
    assert "Tussen geen van de 6 paren van soorten is samenwerking vastgelegd, in Noord" in said
    assert "In alle 2 gebieden is een lokaal team gezien, één meer dan een jaar geleden." in said
    assert "Geen uitspraak: dit gaat over zeven organisaties, en dat is te weinig." in said


@pytest.mark.usefixtures("database")
def test_the_sheet_names_the_source_on_the_screen_and_its_number_on_paper(open_directly: Open) -> None:
    said = sheet(open_directly("bestuur"))
    assert "Bron: Visienota en toekomstmodel Jeugdhulp Midden-Limburg, 4.7 (R32)" in said
    assert '<small class="nw-paper">R32</small>' in said


def test_a_changed_agreement_is_marked_in_its_line_and_in_words(database: Path, open_directly: Open) -> None:
    norms = read_norms(NORMS_FILE)
    [school] = [norm for norm in norms if norm.id == "school-lokaal-team"]
    changed = replace(school, version=2, valid_from=date(2026, 1, 1), text="Elke school, vanaf 2026")
    at = datetime(2026, 6, 30, 13, tzinfo=UTC)
    keep_norms(open_store(str(database)), [kept(norm) for norm in (*norms, changed)], at=at)
    row = sheet(open_directly("bestuur")).split("Elke school, vanaf 2026")[1].split('class="status"')[0]
    assert '<span class="label">Per 1 januari 2026 gewijzigd</span>' in row
    assert 'alt="Verloop, van elke 100: 2025: 100; 2026: 100. Per 1 januari 2026 gewijzigd"' in row


@pytest.mark.usefixtures("database")
def test_a_circle_opens_its_pairs_of_kinds(open_directly: Open) -> None:
    app = open_directly("bestuur")
    next(one for one in app.button if one.label == "Nu: geen van 6").click().run()
    assert [tab.label for tab in app.tabs] == ["Vastgelegd (0)", "Niet vastgelegd (6)", "Niet in beeld (0)"]
