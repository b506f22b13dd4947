"""Netwerkvorming through the years: a figure or an agreement as a line, a step to open, and what a window means."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.model import day_number
from netwerk.records.files import InputFile
from netwerk.store import import_files, open_store
from tests.pages.conftest import Open, texts

# a GP, a local team and ten schools that all meet the team each year; the GP meets it in the first and the third
REGISTER = "id;naam;soort;gemeente\nha;Huisarts;huisarts;Averlo\nlt;Lokaal team;lokaal_team;Averlo\n" + "".join(
    f"s{number};School {number};school;Averlo\n" for number in range(10)
)
RECORDS = (
    "organisatie_a;organisatie_b;datum;vorm;bron\n"
    + "".join(f"lt;s{number};01-10-{year};overleg;Tafel\n" for year in (2021, 2022, 2023) for number in range(10))
    + "ha;lt;01-10-2021;overleg;Tafel\nha;s1;01-10-2022;overleg;Tafel\nha;lt;01-10-2023;overleg;Tafel\n"
    + "s1;s2;31-07-2024;overleg;Tafel\n"
)


@pytest.fixture
def region(empty_database: Path) -> None:
    files = [InputFile("organisaties.csv", REGISTER.encode()), InputFile("registraties.csv", RECORDS.encode())]
    at = datetime(2024, 8, 1, 12, tzinfo=UTC)
    result = import_files(open_store(str(empty_database)), files, today=day_number(date(2024, 8, 1)), at=at)
    assert result.reading.rejected == 0


pytestmark = pytest.mark.usefixtures("region")


def line_chart(app: AppTest) -> str:
    """What the second chart got to draw: the line, under the bars."""
    return str(app.get("vega_lite_chart")[1].proto)


def test_staying_and_renewal_stand_in_one_chart_at_first(open_directly: Open) -> None:
    app = open_directly("netwerkvorming")
    assert "Continuïteit en vernieuwing samen" in texts(app)
    assert "schooljaar 2022/2023 91 van de 100" in line_chart(app)


def test_an_agreement_of_the_address_is_drawn_with_what_was_agreed(open_directly: Open) -> None:
    app = open_directly("netwerkvorming", lijn="afspraak-huisarts-lokaal-team")
    assert "afgesproken: alle" in line_chart(app)
    assert "schooljaar 2022/2023 0 van 1" in line_chart(app)


def test_by_month_no_agreement_is_offered_and_the_page_says_why(open_directly: Open) -> None:
    app = open_directly("netwerkvorming", stap="month", lijn="afspraak-huisarts-lokaal-team")
    assert not any("Afspraak:" in option for option in app.selectbox(key="vorming_lijn_door_de_jaren").options)
    assert "Afspraken gaan over twaalf maanden." in texts(app)


def test_a_window_is_told_in_one_sentence_with_the_rule_of_meetings(open_directly: Open) -> None:
    app = open_directly("netwerkvorming", stap="month", venster="schuivend-12", minimum="2")
    assert (
        "Een verbinding telt als in de 12 maanden tot het einde van de stap minstens 2 keer samenwerking is vastgelegd."
    ) in texts(app)
    assert "Bijeenkomsten met meer dan 25 organisaties tellen niet mee." in texts(app)


def test_the_lead_compares_the_latest_two_steps_of_any_kind(open_directly: Open) -> None:
    said = texts(open_directly("netwerkvorming", stap="year", periode="Alle jaren"))
    assert "Vergeleken met 2022 zijn er <b>geen nieuwe</b> verbindingen, <b>één hersteld</b>" in said


def test_what_stopped_in_a_step_opens_in_the_list_of_connections(open_directly: Open) -> None:
    app = open_directly("netwerkvorming", open="2022/2023")
    app.button(key="vorming_stap_gestopt").click().run()
    assert (app.query_params["deel"], app.query_params["gestopt"]) == ("verbindingen", "2022/2023")
    assert [row[:2] for row in app.dataframe[0].value.to_numpy().tolist()] == [["Huisarts", "Lokaal team"]]


def test_a_step_is_set_beside_the_one_before_on_the_map(open_directly: Open) -> None:
    app = open_directly("netwerkvorming", open="2022/2023")
    app.button(key="vorming_stap_kaart").click().run()
    assert app.query_params["deel"] == "vergelijken"
    assert (app.query_params["eerst"], app.query_params["daarna"]) == ("2021/2022", "2022/2023")
