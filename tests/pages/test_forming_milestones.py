"""Milestones on Netwerkvorming: what went together with one, written down, taken away, put back, and only read."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.access import Role, Scope
from netwerk.model import day_number
from netwerk.records.deciding import Decision, Verdict
from netwerk.records.files import InputFile
from netwerk.settings import ROOT
from netwerk.store import decide, import_files, keep_milestone, kept_milestones, open_store, take_milestone_away
from netwerk.ui.session import Session
from tests.pages.conftest import Open, texts

AT = datetime(2025, 12, 1, 12, tzinfo=UTC)
HERE = [f"h{number}" for number in range(10)]
ELSEWHERE = [f"e{number:02}" for number in range(12)]


def register() -> str:
    """Ten organisations in Elsmeer and twelve in Averlo, and a team that starts in Elsmeer on 1 September 2022."""
    rows = [f"{id_};Praktijk {id_.upper()};huisarts;Elsmeer;" for id_ in HERE]
    rows += [f"{id_};Praktijk {id_.upper()};huisarts;Averlo;" for id_ in ELSEWHERE]
    return "\n".join(["id;naam;soort;gemeente;vanaf", *rows, "lt;Lokaal team Haven;lokaal_team;Elsmeer;01-09-2022"])


def records() -> str:
    """Everyone works with one other each year; from the day the team starts those in Elsmeer also with a second."""
    pairs = [*zip(HERE[::2], HERE[1::2], strict=True), *zip(ELSEWHERE[::2], ELSEWHERE[1::2], strict=True)]
    rows = [f"{a};{b};10-10-{year};overleg;Casustafels" for year in range(2020, 2026) for a, b in pairs]
    later = [*zip(HERE[1::2], [*HERE[2::2], HERE[0]], strict=True), ("h0", "lt")]
    rows += [f"{a};{b};11-10-{year};overleg;Casustafels" for year in (2022, 2023) for a, b in later]
    return "\n".join(["organisatie_a;organisatie_b;datum;vorm;bron", *rows])


@pytest.fixture(autouse=True)
def region(empty_database: Path) -> Path:
    files = [
        InputFile(name="organisaties.csv", content=register().encode()),
        InputFile(name="registraties.csv", content=records().encode()),
    ]
    result = import_files(open_store(str(empty_database)), files, today=day_number(date(2025, 12, 1)), at=AT)
    assert result.reading.rejected == 0
    return empty_database


def part(open_directly: Open, **query: str) -> AppTest:
    return open_directly("netwerkvorming", deel="mijlpalen", **query)


def typed(database: Path, name: str = "Nieuw contract") -> int:
    engine = open_store(str(database))
    return keep_milestone(engine, day=day_number(date(2023, 1, 1)), name=name, owner="coördinator jeugd", at=AT)


def fill(app: AppTest, name: str, owner: str = "coördinator jeugd") -> AppTest:
    app = app.button(key="mijlpaal_nieuw").click().run()
    app.text_input(key="mijlpaal_0_name").input(name)
    app.text_input(key="mijlpaal_0_owner").input(owner)
    return app.button(key="mijlpaal_0_bewaar").click().run()


def test_the_start_of_a_team_tells_what_went_together_with_it(open_directly: Open) -> None:
    said = texts(part(open_directly, maanden="12"))
    assert "**Samen opgegaan met** de start van Lokaal team Haven (september 2022)" in said.replace("\\", "")
    assert (
        "hadden de organisaties in Elsmeer gemiddeld 2,1 verbindingen, in het jaar ervoor 1,0; bij de rest 1,0" in said
    )
    assert "Of het een door het ander komt, is hieruit niet af te leiden." in said
    assert "bestond ervoor nog niet" in said
    assert "Gebaseerd op" in said


def test_the_address_says_which_milestone_how_long_and_of_whom(open_directly: Open, region: Path) -> None:
    typed(region)
    app = part(open_directly, mijlpaal="team-2022-09-01", maanden="36", wie="zelf")
    assert app.radio(key="mijlpaal").value == "team-2022-09-01"
    assert "Geen uitspraak:" in texts(app)
    assert "voor 36 maanden ervoor zijn gegevens nodig vanaf 1 september 2019" in texts(app)
    app.radio(key="mijlpaal").set_value("eigen-1").run()
    assert app.query_params["mijlpaal"] == "eigen-1"


def test_a_name_stays_the_text_it_is(open_directly: Open, region: Path) -> None:
    typed(region, "<b>**Contract**</b>")
    app = part(open_directly, mijlpaal="eigen-1")
    assert r"\<b\>\*\*Contract\*\*\</b\>" in app.radio(key="mijlpaal").options[0]
    assert "Contract" in app.header[-1].value
    assert "<b>**" not in texts(app)


def test_a_merger_is_no_loss_as_known_today_and_as_then(open_directly: Open, region: Path) -> None:
    merger = Decision(what=Verdict.MERGE, id="e00", target="e02", day=day_number(date(2023, 1, 1)))
    decide(open_store(str(region)), [merger], at=AT)
    now = texts(part(open_directly, mijlpaal="fusie-2023-01-01-e02"))
    assert "De fusie vormt en beëindigt niets" in now
    assert "Geen uitspraak:" in now
    then = texts(part(open_directly, mijlpaal="fusie-2023-01-01-e02", toen="1"))
    assert "is geen verlies en geen winst" in then


def test_the_new_ties_open_their_records(open_directly: Open) -> None:
    app = part(open_directly, maanden="12").button(key="bewijs_mijlpaal_nieuw").click().run()
    assert [tab.label for tab in app.tabs] == ["Met wie er begon (1)", "Tussen organisaties die er al waren (5)"]


def test_t25_a_double_click_writes_a_milestone_down_once(open_directly: Open, region: Path) -> None:
    app = part(open_directly).button(key="mijlpaal_nieuw").click().run()
    app.text_input(key="mijlpaal_0_name").input("Nieuw contract met Praktijk H1")
    app.text_input(key="mijlpaal_0_owner").input("coördinator jeugd")
    app.button(key="mijlpaal_0_bewaar").click()
    said = texts(app.run())
    app.run()
    (one,) = kept_milestones(open_store(str(region)))
    assert (one.name, one.organisations, one.place) == ("Nieuw contract met Praktijk H1", (), "")
    assert "is bewaard en staat nu in de lijst" in said
    assert len(app.exception) == 0


@pytest.mark.parametrize(
    ("name", "owner", "why"),
    [
        ("", "beleid", "Vul in wat er die dag begon"),
        ("Jan de Vries begint", "beleid", "de naam van een persoon"),
        ("Nieuw contract", "", "Vul in wie dit opschrijft"),
    ],
)
def test_what_cannot_be_kept_is_not_and_the_reason_is_said(
    open_directly: Open, region: Path, name: str, owner: str, why: str
) -> None:
    assert why in texts(fill(part(open_directly), name, owner))
    assert kept_milestones(open_store(str(region))) == ()


def test_one_that_is_taken_away_leaves_the_list_and_can_be_put_back(open_directly: Open, region: Path) -> None:
    app = part(open_directly, mijlpaal=f"eigen-{typed(region)}")
    app = app.button(key="weg_1").click().run()
    app.text_input(key="mijlpaal_om_1_0_owner").input("beleid")
    app.button(key="mijlpaal_om_1_0_bewaar").click().run()
    assert not kept_milestones(open_store(str(region)))[0].counts
    again = part(open_directly)
    assert len(again.radio(key="mijlpaal").options) == 1
    assert "weggehaald, beleid" in texts(again)
    again = again.button(key="terug_1").click().run()
    again.text_input(key="mijlpaal_om_1_0_owner").input("beleid")
    again.button(key="mijlpaal_om_1_0_bewaar").click().run()
    assert kept_milestones(open_store(str(region)))[0].counts


def test_the_board_reads_and_writes_nothing(region: Path) -> None:
    engine = open_store(str(region))
    take_milestone_away(engine, typed(region), owner="beleid", at=AT)
    typed(region, "Ander contract")
    app = AppTest.from_file(str(ROOT / "pages" / "netwerkvorming.py"), default_timeout=30)
    app.query_params["deel"], app.query_params["mijlpaal"] = "mijlpalen", "eigen-2"
    app.session_state["netwerk"] = Session(scope=Scope(role=Role.BOARD))
    app.run()
    assert "Ander contract" in texts(app)
    assert [button.key for button in app.button if "mijlpaal" in (button.key or "")] == []
    assert [button.key for button in app.button if (button.key or "").startswith(("weg_", "terug_"))] == []
    assert "coördinator jeugd" not in texts(app)


def test_who_may_only_read_cannot_write_one_down_by_an_old_button(open_directly: Open, region: Path) -> None:
    app = part(open_directly).button(key="mijlpaal_nieuw").click().run()
    app.session_state["netwerk"].scope = Scope(role=Role.BOARD)
    app.text_input(key="mijlpaal_0_name").input("Nieuw contract")
    app.text_input(key="mijlpaal_0_owner").input("beleid")
    app.button(key="mijlpaal_0_bewaar").click().run()
    assert kept_milestones(open_store(str(region))) == ()
