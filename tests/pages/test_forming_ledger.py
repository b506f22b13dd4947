"""Netwerkvorming, part Verbindingen: search, choose, open the records of all years, take the list along."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.access import Role, Scope
from netwerk.settings import ROOT
from netwerk.ui.session import Session
from tests.pages.conftest import Open, texts
from tests.pages.test_netwerkvorming import fill


@pytest.fixture
def region(empty_database: Path) -> None:
    fill(empty_database)


def the_list(app: AppTest) -> list[list[object]]:
    return [[row[0], row[1], row[5], row[7]] for row in app.dataframe[0].value.to_numpy().tolist()]


@pytest.mark.usefixtures("region")
def test_every_connection_stands_in_the_list_with_how_it_stands_now(open_directly: Open) -> None:
    app = open_directly("netwerkvorming", deel="verbindingen")

    assert "Dit zijn alle **5 verbindingen** die sinds 2022/2023 zijn vastgelegd." in texts(app)
    assert the_list(app) == [
        ["Basisschool De Ark", "Huisarts Noord", "2023/24", "Gestopt in 2024/2025"],
        ["Basisschool De Ark", "Lokaal team Noord", "2022/23, 2024/25", "In 2025/2026 nog niet gezien"],
        ["CJG Averlo", "Huisarts Noord", "2024/25", "In 2025/2026 nog niet gezien"],
        ["CJG Averlo", "Nieuwe Praktijk", "2024/25", "In 2025/2026 nog niet gezien"],
        ["Huisarts Noord", "Lokaal team Noord", "vanaf 2023/24", "Verbonden sinds 2023/2024"],
    ]


@pytest.mark.usefixtures("region")
def test_choices_stand_in_the_address_and_a_link_brings_them_back(open_directly: Open) -> None:
    app = open_directly("netwerkvorming", deel="verbindingen")
    app.selectbox(key="verbindingen_wie").set_value("ha").run()
    app.selectbox(key="verbindingen_nu").set_value("gestopt").run()
    app.selectbox(key="verbindingen_gestopt").set_value("2024/2025").run()

    asked = {name: app.query_params[name] for name in ("wie", "nu", "gestopt")}
    assert asked == {"wie": "ha", "nu": "gestopt", "gestopt": "2024/2025"}
    again = open_directly("netwerkvorming", deel="verbindingen", **asked)
    expected = [["Huisarts Noord", "Basisschool De Ark", "2023/24", "Gestopt in 2024/2025"]]
    assert (the_list(app), the_list(again)) == (expected, expected)


@pytest.mark.usefixtures("region")
def test_a_chosen_row_opens_its_records_of_all_years_period_by_period(open_directly: Open) -> None:
    app = open_directly("netwerkvorming", deel="verbindingen", verbinding="bs|lt")

    said = texts(app)
    assert "**In 2024/2025**: één registratie. Hersteld in 2024/2025. In 2025/2026 nog niet gezien." in said
    assert "**In 2022/2023**: één registratie. De gegevens beginnen in 2022/2023" in said
    assert [frame.value["Datum"].tolist() for frame in app.dataframe[1:]] == [["10-10-2024"], ["10-10-2022"]]


@pytest.mark.usefixtures("region")
def test_a_name_that_nobody_has_brings_names_that_are_like_it(open_directly: Open) -> None:
    app = open_directly("netwerkvorming", deel="verbindingen", zoek_verbinding="Huisartz Noort")

    assert "Huisarts Noord" in texts(app)
    assert len(app.dataframe) == 0


@pytest.mark.usefixtures("region")
def test_the_board_sees_the_list_and_opens_no_records() -> None:
    app = AppTest.from_file(str(ROOT / "pages" / "netwerkvorming.py"), default_timeout=30)
    app.session_state["netwerk"] = Session(scope=Scope(role=Role.BOARD))
    app.query_params["deel"] = "verbindingen"
    app.query_params["verbinding"] = "bs|lt"
    app.run()

    labels = [button.label for button in app.get("download_button")]
    assert (len(app.dataframe), "één registratie" in texts(app)) == (1, False)
    assert labels == ["Download de lijst (CSV)", "Download de lijst (Excel)"]


@pytest.mark.usefixtures("region")
def test_a_step_that_the_address_asks_for_and_is_no_more_is_let_go(open_directly: Open) -> None:
    app = open_directly("netwerkvorming", deel="verbindingen", stap="month", begon="2023/2024", wie="niemand")

    assert (len(app.exception), len(app.dataframe), "begon" in app.query_params) == (0, 1, False)


@pytest.mark.usefixtures("region")
def test_a_line_that_was_never_there_in_this_choice_is_said(open_directly: Open) -> None:
    said = texts(open_directly("netwerkvorming", deel="verbindingen", verbinding="bs|wz"))

    assert "De verbinding van Basisschool De Ark en Welzijn Elsmeer was er niet in deze jaren of deze keuze." in said


@pytest.mark.usefixtures("region")
def test_one_button_brings_the_whole_list_back(open_directly: Open) -> None:
    app = open_directly("netwerkvorming", deel="verbindingen", zoek_verbinding="ark", begon="2023/2024", vorm="overleg")
    app.button(key="verbindingen_alle").click().run()

    assert (len(the_list(app)), [name for name in ("begon", "vorm") if name in app.query_params]) == (5, [])


@pytest.mark.usefixtures("region")
@pytest.mark.parametrize("text", ["' OR 1=1", "\x00", "a" * 5_000, "(" * 90])
def test_hostile_words_in_the_search_find_nobody(open_directly: Open, text: str) -> None:
    app = open_directly("netwerkvorming", deel="verbindingen", zoek_verbinding=text)

    assert (len(app.exception), "Dit ging mis" in texts(app)) == (0, False)
