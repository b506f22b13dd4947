"""Netwerkvorming: every school year beside the one before, two of them side by side, and the records behind a line."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.access import Role, Scope
from netwerk.model import day_number
from netwerk.records.files import InputFile
from netwerk.settings import ROOT
from netwerk.store import import_files, open_store
from netwerk.ui.session import Session
from tests.pages.conftest import Open, texts

REGISTER = """id;naam;soort;gemeente;vanaf
ha;Huisarts Noord;huisarts;Averlo;
lt;Lokaal team Noord;lokaal_team;Averlo;
cjg;CJG Averlo;cjg;Averlo;
bs;Basisschool De Ark;school;Averlo;
wz;Welzijn Elsmeer;welzijn;Elsmeer;
nw;Nieuwe Praktijk;huisarts;Elsmeer;01-09-2024
"""
# 2024/2025 after 2023/2024: ha-cjg and cjg-nw new, lt-bs restored, ha-bs ended, ha-lt kept; 2025/2026 still runs
RECORDS = """organisatie_a;organisatie_b;datum;vorm;bron
lt;bs;10-10-2022;overleg;Casustafels
ha;lt;10-10-2023;overleg;Casustafels
ha;bs;10-10-2023;overleg;Casustafels
ha;lt;10-10-2024;overleg;Casustafels
ha;lt;11-11-2024;overleg;Casustafels
ha;cjg;10-10-2024;overleg;Casustafels
lt;bs;10-10-2024;overleg;Casustafels
cjg;nw;10-10-2024;overleg;Casustafels
ha;lt;10-10-2025;overleg;Casustafels
"""


def fill(database: Path, records: str = RECORDS) -> None:
    files = [
        InputFile(name="organisaties.csv", content=REGISTER.encode()),
        InputFile(name="registraties.csv", content=records.encode()),
    ]
    at = datetime(2025, 12, 1, 12, tzinfo=UTC)
    result = import_files(open_store(str(database)), files, today=day_number(date(2025, 12, 1)), at=at)
    assert result.reading.rejected == 0


@pytest.fixture
def region(empty_database: Path) -> None:
    fill(empty_database)


pytestmark = pytest.mark.usefixtures("region")


def the_map(app: AppTest) -> dict[str, Any]:
    """What the map component got to draw."""
    (component,) = app.get("bidi_component")
    sent: dict[str, Any] = json.loads(component.proto.json)
    return sent


def marks_drawn(app: AppTest) -> list[str]:
    return sorted(edge["mark"] for edge in the_map(app)["edges"])


def test_the_lead_compares_the_latest_two_complete_school_years(open_directly: Open) -> None:
    assert (
        "Vergeleken met 2023/2024 zijn er <b>twee nieuwe</b> verbindingen, <b>één hersteld</b> en "
        "<b>één gestopt</b>. Eén bleef bestaan. Geen uitspraak: dit gaat over zes organisaties, en dat is te weinig."
    ) in texts(open_directly("netwerkvorming"))


def test_the_lead_follows_the_area(open_directly: Open) -> None:
    said = texts(open_directly("netwerkvorming", gebied="Averlo"))
    assert "Averlo. Vergeleken met 2023/2024 is er <b>één nieuwe</b> verbinding" in said


def test_a_chosen_school_year_is_compared_with_the_one_before(open_directly: Open) -> None:
    said = texts(open_directly("netwerkvorming", periode="Schooljaar 2023/2024"))
    assert "Vergeleken met 2022/2023" in said


def test_every_year_stands_in_the_table_and_the_running_one_is_named(open_directly: Open) -> None:
    app = open_directly("netwerkvorming")
    assert app.dataframe[-1].value.iloc[:, 0].tolist() == [
        "2025/2026 (loopt nog)",
        "2024/2025",
        "2023/2024",
        "2022/2023",
    ]
    assert "Schooljaar 2025/2026 is nog niet compleet" in texts(app)


def test_the_chart_has_a_text_that_says_what_it_shows(open_directly: Open) -> None:
    (chart,) = open_directly("netwerkvorming").get("vega_lite_chart")
    assert "Gestapelde staven per schooljaar" in str(chart.proto)


def test_the_map_draws_all_four_marks(open_directly: Open) -> None:
    app = open_directly("netwerkvorming", deel="vergelijken")
    assert marks_drawn(app) == ["gebleven", "gestopt", "hersteld", "nieuw", "nieuw"]


def test_the_marks_carry_their_counts(open_directly: Open) -> None:
    pills = open_directly("netwerkvorming", deel="vergelijken").get("button_group")
    shown = [option.content for group in pills for option in group.proto.options]
    assert [one for one in shown if one.split()[0] in ("Nieuw", "Hersteld", "Gestopt", "Gebleven")] == [
        "Nieuw 2",
        "Hersteld 1",
        "Gestopt 1",
        "Gebleven 1",
    ]


def test_places_on_the_map_do_not_move_when_other_years_are_chosen(open_directly: Open) -> None:
    app = open_directly("netwerkvorming", deel="vergelijken")
    before = {node["id"]: (node["x"], node["y"]) for node in the_map(app)["nodes"]}
    app.selectbox(key="eerst").set_value("2022/2023").run()
    assert {node["id"]: (node["x"], node["y"]) for node in the_map(app)["nodes"]} == before


def test_other_years_are_told_beneath_the_boxes(open_directly: Open) -> None:
    app = open_directly("netwerkvorming", deel="vergelijken")
    app.selectbox(key="eerst").set_value("2022/2023").run()
    assert "Vergeleken met 2022/2023 zijn er **drie nieuwe** verbindingen" in texts(app)


def test_the_boxes_follow_the_period_of_the_filter_row(open_directly: Open) -> None:
    app = open_directly("netwerkvorming", deel="vergelijken")
    app.selectbox(key="periode").set_value("2023/2024").run()
    assert (app.selectbox(key="eerst").value, app.selectbox(key="daarna").value) == ("2022/2023", "2023/2024")


def test_years_from_the_address_stay(open_directly: Open) -> None:
    app = open_directly(
        "netwerkvorming", deel="vergelijken", eerst="Schooljaar 2022/2023", daarna="Schooljaar 2023/2024"
    )
    assert (app.selectbox(key="eerst").value, app.selectbox(key="daarna").value) == ("2022/2023", "2023/2024")


def test_the_years_stay_when_the_language_changes(open_directly: Open) -> None:
    app = open_directly("netwerkvorming", deel="vergelijken")
    app.selectbox(key="eerst").set_value("2022/2023").run()
    (switch,) = (group for group in app.get("button_group") if group.key == "voet_taal")
    switch.set_value("en").run()
    assert app.selectbox(key="eerst").value == "2022/2023"


def test_a_later_year_first_is_not_compared(open_directly: Open) -> None:
    app = open_directly("netwerkvorming", deel="vergelijken")
    app.selectbox(key="eerst").set_value("2025/2026").run()
    assert ("Kies bij Daarna een latere periode" in texts(app), len(app.get("bidi_component"))) == (True, 0)


def test_a_chosen_line_shows_the_records_of_both_years(open_directly: Open) -> None:
    app = open_directly("netwerkvorming", deel="vergelijken")
    app.session_state["verschilkaart"] = {"selected": {"kind": "edge", "a": 2, "b": 3}}
    said = texts(app.run())
    assert "Huisarts Noord en Lokaal team Noord" in [heading.value for heading in app.subheader]
    assert "**Schooljaar 2023/2024**: één registratie." in said
    assert "**Schooljaar 2024/2025**: 2 registraties." in said


def test_a_year_without_records_behind_a_line_is_said(open_directly: Open) -> None:
    app = open_directly("netwerkvorming", deel="vergelijken")
    app.session_state["verschilkaart"] = {"selected": {"kind": "edge", "a": 1, "b": 2}}
    assert "**Schooljaar 2023/2024**: er is geen samenwerking vastgelegd." in texts(app.run())


def test_who_joined_is_listed_by_name(open_directly: Open) -> None:
    app = open_directly("netwerkvorming", deel="vergelijken")
    assert ["Nieuwe Praktijk", "Huisarts", "Elsmeer"] in [
        row for frame in app.dataframe for row in frame.value.values.tolist()
    ]
    assert "Er ging geen organisatie weg." in texts(app)


def test_a_difference_in_size_is_said(open_directly: Open) -> None:
    assert "verschillen in grootte (5 en 6 organisaties)" in texts(open_directly("netwerkvorming", deel="vergelijken"))


def test_the_board_sees_the_changes_and_not_the_records(open_directly: Open) -> None:
    app = AppTest.from_file(str(ROOT / "pages" / "netwerkvorming.py"), default_timeout=30)
    app.session_state["netwerk"] = Session(scope=Scope(role=Role.BOARD))
    app.session_state["verschilkaart"] = {"selected": {"kind": "edge", "a": 2, "b": 3}}
    said = texts(app.run())
    assert ("Vergeleken met 2023/2024" in said, "één registratie" in said) == (True, False)


def test_a_partner_does_not_enter() -> None:
    app = AppTest.from_file(str(ROOT / "pages" / "netwerkvorming.py"), default_timeout=30)
    app.session_state["netwerk"] = Session(scope=Scope(role=Role.PARTNER, organisation="ha"))
    said = texts(app.run())
    assert ("hoort niet bij uw rol" in said, "Vergeleken met" in said) == (True, False)


def test_no_records_pass_the_filters(open_directly: Open) -> None:
    said = texts(open_directly("netwerkvorming", deel="vergelijken", gebied="Elsmeer", minimum="9"))
    assert "Vergeleken met" not in said


def stopping() -> str:
    """A list that speaks every week until May 2024, beside a table that goes on."""
    weekly = [date(2023, 9, 1) + timedelta(days=7 * week) for week in range(120)]
    rows = [f"ha;lt;{day:%d-%m-%Y};overleg;Casustafels" for day in weekly if day < date(2025, 11, 1)]
    rows += [f"ha;bs;{day:%d-%m-%Y};overleg;Lijst" for day in weekly if day < date(2024, 5, 1)]
    return "\n".join(["organisatie_a;organisatie_b;datum;vorm;bron", *rows])


def test_a_source_that_stopped_between_the_two_years_is_said(empty_database: Path, open_directly: Open) -> None:
    at = datetime(2025, 12, 1, 13, tzinfo=UTC)
    more = InputFile(name="lijst.csv", content=stopping().encode())
    import_files(open_store(str(empty_database)), [more], today=day_number(at.date()), at=at)
    said = [one.value.replace("\\", "") for one in open_directly("netwerkvorming", deel="vergelijken").warning]
    assert said == [
        "Bron Lijst is sinds 26 april 2024 niet meer gezien; lijnen die daardoor stoppen, zijn misschien niet gestopt."
    ]


def test_no_source_is_said_to_have_stopped_where_little_is_known(open_directly: Open) -> None:
    assert list(open_directly("netwerkvorming", deel="vergelijken").warning) == []
