"""Meer dan toeval?: what formed between those who shared a partner, and the figures of a year beside chance."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.access import Role, Scope
from netwerk.model import day_number
from netwerk.records.files import InputFile
from netwerk.settings import ROOT
from netwerk.store import import_files, open_store
from netwerk.ui.cache import kept_results
from netwerk.ui.session import Session
from tests.pages.conftest import Open, texts
from tests.pages.test_across_part import until

# twelve in a ring; a year later each also works with the one after the next; 2025/2026 still runs
RING = [f"o{k:02}" for k in range(12)]
REGISTER = "id;naam;soort\n" + "".join(
    f"{id_};Organisatie {id_};{'school' if k % 2 else 'lokaal_team'}\n" for k, id_ in enumerate(RING)
)


def ring(step: int, day: str) -> list[str]:
    return [f"{id_};{RING[(k + step) % 12]};{day};overleg\n" for k, id_ in enumerate(RING)]


def fill(database: Path, register: str, lines: Sequence[str]) -> None:
    files = [
        InputFile(name="organisaties.csv", content=register.encode()),
        InputFile(
            name="registraties.csv",
            content=("organisatie_a;organisatie_b;datum;vorm\n" + "".join(lines)).encode(),
        ),
    ]
    at = datetime(2025, 12, 1, 12, tzinfo=UTC)
    result = import_files(open_store(str(database)), files, today=day_number(date(2025, 12, 1)), at=at)
    assert result.reading.rejected == 0
    kept_results().clear()


@pytest.fixture
def region(empty_database: Path) -> None:
    lines = [*ring(1, "10-10-2023"), *ring(1, "10-10-2024"), *ring(2, "10-10-2024"), *ring(1, "10-10-2025")]
    fill(empty_database, REGISTER, lines)


def compare(app: AppTest, name: str = "toeval") -> AppTest:
    return app.button(key=f"bereken_{name}").click().run()


@pytest.mark.usefixtures("region")
def test_what_formed_between_those_who_shared_a_partner_is_there_at_once(open_directly: Open) -> None:
    said = texts(open_directly("netwerkvorming", deel="toeval"))
    # 66 pairs less the ring of 12; all 12 that formed are among the 12 that shared a partner
    assert "Zonder verbinding in schooljaar 2023/2024: 54 tweetallen." in said
    assert "Daarvan verbonden in schooljaar 2024/2025, nieuw of hersteld: 12." in said
    assert "Al een partner gemeen: **alle 12**. Bij toeval ligt dat op hoogstens 5: **meer dan bij toeval**." in said


@pytest.mark.usefixtures("region")
def test_the_figures_of_the_year_come_on_request(open_directly: Open) -> None:
    app = open_directly("netwerkvorming", deel="toeval")
    assert "Van elke 100 tweetallen van partners" not in texts(app)
    said = texts(until(compare(app), "Van elke 100 tweetallen van partners"))
    assert "Schooljaar 2024/2025: 12 organisaties en 24 verbindingen." in said
    # each has four partners in a row, of which three pairs of the six are tied
    assert "Van elke 100 tweetallen van partners zijn dat er gemiddeld **50**." in said
    # the ring goes from the one sort to the other, the second ring stays within: 12 of 24
    assert "Van elke 100 verbindingen zijn dat er **50**." in said


@pytest.mark.usefixtures("region")
def test_the_year_stands_in_the_address(open_directly: Open) -> None:
    app = open_directly("netwerkvorming", deel="toeval", toeval="2023/2024")
    assert "Het netwerk in schooljaar 2023/2024" in [heading.value for heading in app.subheader]
    assert "Er is geen periode ervoor om mee te vergelijken." in texts(app)


@pytest.mark.usefixtures("region")
def test_the_connections_behind_a_figure_open(open_directly: Open) -> None:
    app = open_directly("netwerkvorming", deel="toeval")
    app.button(key="bewijs_toeval_nieuw").click().run()
    assert [tab.label for tab in app.tabs] == ["Deelden al een partner (12)", "Deelden geen partner (0)"]


@pytest.mark.usefixtures("region")
def test_the_years_stand_beside_chance_on_request(open_directly: Open) -> None:
    app = open_directly("netwerkvorming", deel="toeval")
    app = until(compare(app, "toeval_jaren"), "de band is waar het getal")
    said = texts(app)
    assert "Van schooljaar 2024/2025 tot en met schooljaar 2024/2025" not in said
    assert app.dataframe[-1].value.iloc[:, 0].tolist() == ["2024/2025", "2023/2024"]


@pytest.mark.usefixtures("region")
def test_the_board_sees_the_figures_and_not_the_records() -> None:
    app = AppTest.from_file(str(ROOT / "pages" / "netwerkvorming.py"), default_timeout=30)
    app.session_state["netwerk"] = Session(scope=Scope(role=Role.BOARD))
    app.query_params["deel"] = "toeval"
    assert "meer dan bij toeval" in texts(app.run())
    assert not [button.key for button in app.button if (button.key or "").startswith("bewijs_")]


def test_of_fewer_than_ten_organisations_nothing_is_said(empty_database: Path, open_directly: Open) -> None:
    lines = [f"o{a};o{b};10-10-{year};overleg\n" for year in (2023, 2024) for a in range(9) for b in range(a)]
    fill(empty_database, "id;naam;soort\n" + "".join(f"o{k};Org {k};school\n" for k in range(9)), lines)
    app = open_directly("netwerkvorming", deel="toeval")
    assert "Geen uitspraak: het gaat om minder dan tien organisaties." in texts(app)
    assert "bereken_toeval" not in [button.key for button in app.button]
