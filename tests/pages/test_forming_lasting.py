"""Netwerkvorming, hoe lang: the answer, what stands behind each row, and what the board does not open."""

from __future__ import annotations

from datetime import UTC, date, datetime
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

TEAMS, SCHOOLS = ("lt1", "lt2"), ("s1", "s2", "s3", "s4", "s5", "s6")


def rows() -> list[str]:
    """Twelve pairs begin in 2020/2021: six go on for one more year, two of them for good. Others were there before."""
    pairs = [(team, school) for team in TEAMS for school in SCHOOLS]
    lasting = [range(2020, 2025)] * 2 + [range(2020, 2022)] * 4 + [range(2020, 2021)] * 6
    lines = [
        f"{team};{school};10-10-{year};overleg;Casustafels"
        for (team, school), years in zip(pairs, lasting, strict=True)
        for year in years
    ]
    before = [f"{pair};10-10-{year};overleg;Agenda" for pair in ("s3;s4", "s5;s6") for year in range(2018, 2025)]
    return ["gem;ha;10-10-2018;overleg;Agenda", "gem;ha;31-07-2025;overleg;Agenda", *before, *lines]


@pytest.fixture(autouse=True)
def region(empty_database: Path) -> None:
    register = ["id;naam;soort;gemeente", "gem;Gemeente Averlo;gemeente;Averlo", "ha;Huisarts Noord;huisarts;Averlo"]
    register += [f"{id_};Lokaal team {id_[-1]};lokaal_team;Averlo" for id_ in TEAMS]
    register += [f"{id_};School {id_[-1]};school;Elsmeer" for id_ in SCHOOLS]
    files = [
        InputFile(name="organisaties.csv", content="\n".join(register).encode()),
        InputFile(
            name="registraties.csv",
            content="\n".join(["organisatie_a;organisatie_b;datum;vorm;bron", *rows()]).encode(),
        ),
    ]
    at = datetime(2025, 12, 1, 12, tzinfo=UTC)
    result = import_files(open_store(str(empty_database)), files, today=day_number(date(2025, 12, 1)), at=at)
    assert result.reading.rejected == 0


def frame(app: AppTest, heading: str) -> Any:
    """The table of which the first column is called `heading`."""
    (found,) = (one.value for one in app.dataframe if one.value.columns[0] == heading)
    return found


def test_the_answer_stands_first_and_says_what_it_rests_on(open_directly: Open) -> None:
    said = texts(open_directly("netwerkvorming", deel="hoe-lang"))
    assert "Van elke 100 nieuwe verbindingen bestaan er na één jaar nog 54" in said
    assert "Keren dat een verbinding begon: 13. Daarvan gestopt: 10. Nog gaande" in said
    assert "Gebaseerd op" in said


def test_the_line_tells_the_answer_to_who_cannot_see_it(open_directly: Open) -> None:
    (chart,) = open_directly("netwerkvorming", deel="hoe-lang").get("vega_lite_chart")
    assert "Een lijn die per stap daalt. Van elke 100 nieuwe verbindingen" in str(chart.proto)


def test_the_choice_to_follow_the_first_time_alone_stands_in_the_address(open_directly: Open) -> None:
    said = texts(open_directly("netwerkvorming", deel="hoe-lang", keer="eerste"))
    assert "Keren dat een verbinding begon: 12." in said


def test_groups_and_tables_come_as_the_address_asks(open_directly: Open) -> None:
    app = open_directly("netwerkvorming", deel="hoe-lang", tussen="2021/2022", verdeeld="gemeente", tafels="bronnen")
    assert frame(app, "Gemeente").values.tolist() == [
        ["Binnen Elsmeer", 0, 2, 0, "geen uitspraak", "0 van de 100"],
        ["Tussen twee gemeenten", 0, 6, 6, "50 van de 100", "0 van de 100"],
    ]
    assert frame(app, "Tafel").iloc[:, [0, 4, 5]].values.tolist() == [
        ["Agenda", 0, "geen uitspraak"],
        ["Casustafels", 12, "6 van 12"],
    ]


def opened(app: AppTest, key: str, row: int) -> list[Any]:
    """Choose a row of the table `key`, press the button under it, and return the tables beside the page."""
    app.session_state[key] = {"selection": {"rows": [row], "columns": [], "cells": []}}
    app.run()
    before = len(app.dataframe)
    app.button(key=f"bewijs_{key}_{row}").click().run()
    return [one.value for one in app.dataframe][before:]


def test_a_table_opens_its_pairs_by_how_they_went_on(open_directly: Open) -> None:
    app = open_directly("netwerkvorming", deel="hoe-lang")
    went_on, stopped, itself, *_records = opened(app, "vorming_tafels_source_2", 1)
    assert [len(went_on), len(stopped), itself.iloc[0, 0]] == [6, 6, "Casustafels"]


def test_a_group_opens_its_connections(open_directly: Open) -> None:
    app = open_directly("netwerkvorming", deel="hoe-lang", tussen="2021/2022")
    stayed, ended = opened(app, "vorming_tussen_wie_layer_3_schoolyear", 1)
    assert (len(stayed), len(ended)) == (6, 6)


def test_a_year_in_which_few_were_seen_gives_no_conclusion(open_directly: Open) -> None:
    app = open_directly("netwerkvorming", deel="hoe-lang", gebied="Averlo")
    assert "Geen uitspraak: in schooljaar 2024/2025 zijn er minder dan tien organisaties." in texts(app)
    assert set(frame(app, "Tafel").iloc[:, 5]) <= {"geen uitspraak"}
    assert not app.get("vega_lite_chart")


def test_the_board_reads_the_figures_and_opens_nothing(open_directly: Open) -> None:
    app = AppTest.from_file(str(ROOT / "pages" / "netwerkvorming.py"), default_timeout=30)
    app.session_state["netwerk"] = Session(scope=Scope(role=Role.BOARD))
    app.query_params["deel"] = "hoe-lang"
    said = texts(app.run())
    assert ("bestaan er na één jaar nog 54" in said, "Kies een rij" in said) == (True, False)


def test_where_everything_counts_no_length_is_told(open_directly: Open) -> None:
    app = open_directly("netwerkvorming", deel="hoe-lang", venster="alles")
    assert "dan stopt een verbinding nooit" in texts(app)
    assert not app.get("vega_lite_chart")


def test_the_step_beside_the_one_before_leaves_own_dates_in_the_address_alone(open_directly: Open) -> None:
    dates = {"periode": "Eigen datums", "van": "2020-08-01", "tot": "2024-07-31"}

    app = open_directly("netwerkvorming", deel="hoe-lang", **dates)
    app.selectbox(key="vorming_tussen").select("2021/2022").run()

    assert (len(app.exception), len(app.error)) == (0, 0)
    assert (app.query_params["tot"], app.query_params["tussen"]) == ("2024-07-31", "2021/2022")
