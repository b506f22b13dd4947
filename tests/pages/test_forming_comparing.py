"""Netwerkvorming, Twee periodes: steps of every width and rule, own dates, and one organisation alone."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.access import Role, Scope
from netwerk.model import day_number
from netwerk.records.files import InputFile
from netwerk.settings import ROOT
from netwerk.store import import_files, open_store
from netwerk.ui.session import Session
from tests.pages.conftest import Open, texts

REGISTER = """id;naam;soort;gemeente
ha;Huisarts Noord;huisarts;Averlo
lt;Lokaal team Noord;lokaal_team;Averlo
bs;Basisschool <b>De Ark</b>;school;Averlo
wz;Welzijn Elsmeer;welzijn;Elsmeer
"""
RECORDS = """organisatie_a;organisatie_b;datum;vorm;bron
ha;lt;10-01-2024;overleg;Tafels
ha;bs;10-02-2024;overleg;Tafels
ha;lt;10-03-2024;overleg;Tafels
lt;wz;10-03-2024;overleg;Tafels
ha;bs;10-06-2024;overleg;Tafels
lt;wz;10-06-2024;overleg;Tafels
"""


@pytest.fixture(autouse=True)
def region(empty_database: Path) -> None:
    files = [
        InputFile(name="organisaties.csv", content=REGISTER.encode()),
        InputFile(name="registraties.csv", content=RECORDS.encode()),
    ]
    at = datetime(2024, 6, 30, 12, tzinfo=UTC)
    import_files(open_store(str(empty_database)), files, today=day_number(date(2024, 6, 30)), at=at)


def marks(app: AppTest) -> list[tuple[int, int, str]]:
    """The lines on the map: codes of bs 0, ha 1, lt 2, wz 3, and the mark."""
    (component,) = app.get("bidi_component")
    return sorted((edge["from"], edge["to"], edge["mark"]) for edge in json.loads(component.proto.json)["edges"])


def test_two_months_are_compared(open_directly: Open) -> None:
    app = open_directly("netwerkvorming", deel="vergelijken", stap="month", eerst="2024-02", daarna="2024-03")

    assert "Vergeleken met februari 2024 is er **één nieuwe** verbinding, zijn er **één hersteld**" in texts(app)
    assert marks(app) == [(0, 1, "gestopt"), (1, 2, "hersteld"), (2, 3, "nieuw")]


def test_under_a_fading_rule_a_tie_of_an_earlier_month_has_not_ended(open_directly: Open) -> None:
    app = open_directly(
        "netwerkvorming", deel="vergelijken", stap="month", venster="vervagend-6", eerst="2024-02", daarna="2024-03"
    )

    assert marks(app) == [(0, 1, "gebleven"), (1, 2, "gebleven"), (2, 3, "nieuw")]


DATES = {
    "deel": "vergelijken",
    "vergelijk": "datums",
    "eerst_van": "2024-01-01",
    "eerst_tot": "2024-02-09",
    "daarna_van": "2024-02-10",
    "daarna_tot": "2024-03-31",
}


def test_a_link_with_own_dates_reopens_the_same_comparison(open_directly: Open) -> None:
    app = open_directly("netwerkvorming", **DATES)

    assert "Vergeleken met de periode van 1 januari 2024 tot en met 9 februari 2024 zijn er **twee nieuwe**" in texts(
        app
    )
    assert marks(app) == [(0, 1, "nieuw"), (1, 2, "gebleven"), (2, 3, "nieuw")]


def test_a_period_that_ends_before_it_begins_gets_a_sentence_and_no_map(open_directly: Open) -> None:
    app = open_directly("netwerkvorming", **{**DATES, "daarna_tot": "2024-02-09"})

    assert "Bij Daarna ligt de laatste dag vóór de eerste" in texts(app)
    assert len(app.get("bidi_component")) == 0


def test_one_organisation_has_a_map_and_a_sentence_of_its_own(open_directly: Open) -> None:
    app = open_directly("netwerkvorming", **DATES, wie="bs")

    assert marks(app) == [(0, 1, "nieuw")]
    assert r"Dit gaat alleen over Basisschool \<b\>De Ark\</b\>. Vergeleken met" in texts(app)


def test_whom_it_is_about_is_chosen_by_name_and_stands_in_the_address(open_directly: Open) -> None:
    app = open_directly("netwerkvorming", **DATES)

    app.selectbox(key="vorming_wie").set_value("wz").run()

    assert (app.query_params["wie"], marks(app)) == ("wz", [(2, 3, "nieuw")])


def test_few_organisations_are_told_in_counts_and_not_in_shares(open_directly: Open) -> None:
    said = texts(open_directly("netwerkvorming", **DATES))

    assert "Alle verbindingen uit" in said
    assert "Geen uitspraak over aandelen: er zijn minder dan tien organisaties." in said


def test_the_board_compares_and_does_not_choose_one_organisation() -> None:
    app = AppTest.from_file(str(ROOT / "pages" / "netwerkvorming.py"), default_timeout=30)
    app.session_state["netwerk"] = Session(scope=Scope(role=Role.BOARD))
    for name, value in {**DATES, "wie": "bs"}.items():
        app.query_params[name] = value
    app.run()

    assert (len(marks(app)), [box.label for box in app.selectbox if box.label == "Over wie"]) == (3, [])


def test_an_organisation_chosen_on_the_map_can_be_looked_at_alone(open_directly: Open) -> None:
    app = open_directly("netwerkvorming", **DATES)
    app.session_state["verschilkaart"] = {"selected": {"kind": "node", "id": 3}}

    app.run().button(key="vorming_alleen").click().run()

    assert (app.query_params["wie"], marks(app)) == ("wz", [(2, 3, "nieuw")])


@pytest.mark.parametrize("how", ["datums", "stappen"])
def test_words_in_the_address_that_fit_nothing_are_passed_over(open_directly: Open, how: str) -> None:
    wish = dict.fromkeys(
        ("eerst", "daarna", "wie", "eerst_van", "eerst_tot", "daarna_van", "daarna_tot", "venster"), "<b>9999-99</b>"
    )
    app = open_directly("netwerkvorming", deel="vergelijken", stap="month", vergelijk=how, **wish)

    assert (len(app.exception), "Dit ging mis" in texts(app), len(app.get("bidi_component"))) == (0, False, 1)
