"""Netwerkvorming tells of the fictional region what was put into it: a team starts, one falls silent, two merge,
holidays end nothing, and a source that stops is no ended connection."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.copied_databases import place_demo
from tests.pages.conftest import Open, texts


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("voorbeeldregio") / "netwerk.db"
    place_demo(file)
    return file


@pytest.fixture(autouse=True)
def database(region: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETWERK_DATABASE", str(region))


def said(app: AppTest) -> str:
    """Everything that stands on the page, without the signs that keep names from being Markdown."""
    choices = [option for radio in app.radio for option in radio.options]
    return "\n".join([texts(app), *choices]).replace("\\", "")


def table_of(app: AppTest, first: str) -> list[dict[str, str]]:
    """The rows of the table whose first column is `first`."""
    frame = next(one.value for one in app.dataframe if one.value.columns[0] == first)
    return [{column: str(value) for column, value in row.items()} for row in frame.to_dict("records")]


def test_the_team_that_started_and_the_ties_around_it(open_directly: Open) -> None:
    told = said(open_directly("netwerkvorming", deel="mijlpalen"))

    assert "1 september 2019: Start van Lokaal team Elsmeer-Haven" in told
    assert "In de eerste drie schooljaren: 6, 11 en 16 verbindingen." in told
    assert "Of het een door het ander komt, is hieruit niet af te leiden." in told


def test_the_organisation_that_fell_silent(open_directly: Open) -> None:
    app = open_directly("netwerkvorming", deel="verbindingen", wie="budgetwinkel-elsmeer")

    rows = table_of(app, "Van")
    assert len(rows) > 0
    assert {row["Nu"].partition(" in ")[0] for row in rows} == {"Gestopt"}
    assert max(row["Laatste"][6:] + row["Laatste"][3:5] + row["Laatste"][:2] for row in rows) == "20250612"


def test_the_merger_is_no_loss(open_directly: Open) -> None:
    # the year of the merger beside the one before: 1 January 2023
    app = open_directly(
        "netwerkvorming", deel="vergelijken", eerst="Schooljaar 2021/2022", daarna="Schooljaar 2022/2023"
    )
    ledger = open_directly("netwerkvorming", deel="verbindingen", wie="jeugdhulp-de-rietoever")

    assert "Oeverzorg" not in said(app)
    # what one of the two had years before, the provider that they became still has
    assert "vanaf 2016/17" in {row["Perioden"] for row in table_of(ledger, "Van")}


def test_the_holidays_end_nothing_and_are_said_where_they_show(open_directly: Open) -> None:
    years, months = (open_directly("netwerkvorming", stap=step) for step in ("schoolyear", "month"))

    whole = [row for row in table_of(years, "Schooljaar") if "loopt nog" not in row["Schooljaar"]]
    assert "in vakanties wordt minder vastgelegd" in said(months)
    assert "vakanties" not in said(years)
    stability = [int(row["Stabiliteit"]) for row in whole[:-1]]  # the first year has none before it
    assert (len(stability), [one for one in stability if not 55 <= one <= 75]) == (9, [])


def test_the_source_that_stopped_is_no_ended_connection(open_directly: Open) -> None:
    told = said(open_directly("netwerkvorming"))

    assert "De bron “Signaleringsoverleg 0-12” is stil sinds 22 juni 2023." in told
    assert "rustten alleen op die bron" in told
