"""A view of Netwerkvorming that is kept gives the same numbers after other data came in, and says so."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.model import day_number
from netwerk.records.files import InputFile
from netwerk.store import import_files, open_store
from tests.pages.conftest import Open, texts

HEADINGS = "organisatie_a;organisatie_b;datum;vorm;bron\n"
FIRST = f"{HEADINGS}Anna;Bert;10-10-2023;overleg;Tafel\nAnna;Bert;10-10-2024;overleg;Tafel\n"
LATER = f"{HEADINGS}Anna;Carl;11-10-2023;overleg;Tafel\nAnna;Dora;11-10-2024;overleg;Tafel\n"
HELD = {"versie": "1", "op": "2025-12-01"}


def read_in(database: Path, content: str) -> None:
    import_files(
        open_store(str(database)),
        [InputFile(name="registraties.csv", content=content.encode())],
        today=day_number(date(2025, 12, 1)),
        at=datetime(2025, 12, 1, 12, tzinfo=UTC),
    )


@pytest.fixture
def database(empty_database: Path) -> Path:
    read_in(empty_database, FIRST)
    return empty_database


def rows(app: AppTest) -> list[list[object]]:
    """The table of the years."""
    return app.dataframe[-1].value.astype(str).to_numpy().tolist()


def test_a_held_view_shows_the_same_numbers_after_an_import(database: Path, open_directly: Open) -> None:
    before = rows(open_directly("netwerkvorming", **HELD))

    read_in(database, LATER)

    assert rows(open_directly("netwerkvorming", **HELD)) == before
    assert rows(open_directly("netwerkvorming")) != before


def test_a_held_view_says_which_data_it_shows(database: Path, open_directly: Open) -> None:
    read_in(database, LATER)

    said = texts(open_directly("netwerkvorming", **HELD))

    assert (
        "U ziet de gegevens van versie 1, zoals bekend op 1 december 2025. "
        "Afspraken en zelf opgeschreven mijlpalen zijn die van nu."
    ) in said


def test_holding_a_view_writes_the_version_and_the_day_into_the_address(database: Path, open_directly: Open) -> None:
    app = open_directly("netwerkvorming")

    app.button(key="vorming_vasthouden").click().run()

    assert app.query_params["versie"] == "1"
    assert len(app.query_params["op"]) == len("2025-12-01")


def test_letting_go_of_a_view_shows_the_data_of_now(database: Path, open_directly: Open) -> None:
    read_in(database, LATER)
    app = open_directly("netwerkvorming", **HELD)

    app.button(key="vorming_loslaten").click().run()

    assert "versie" not in app.query_params
    assert rows(app) == rows(open_directly("netwerkvorming"))


@pytest.mark.parametrize("version", ["9", "-1", "één", "99999999999999999999"])
def test_a_version_that_never_was_shows_the_data_of_now(database: Path, open_directly: Open, version: str) -> None:
    app = open_directly("netwerkvorming", versie=version)

    assert not app.exception
    assert rows(app) == rows(open_directly("netwerkvorming"))


def test_numbers_of_now_are_not_called_those_of_a_version_that_never_was(database: Path, open_directly: Open) -> None:
    said = texts(open_directly("netwerkvorming", versie="9", op="2025-12-01"))

    assert "Versie 9 van de gegevens is er niet. U ziet de gegevens van nu." in said
    assert "U ziet de gegevens van versie 9" not in said
    assert "Gegevens versie 9" not in said
    assert "Gegevens versie 1" in said


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "gisteren"])
def test_a_day_on_which_nobody_can_have_looked_is_today(database: Path, open_directly: Open, day: str) -> None:
    app = open_directly("netwerkvorming", versie="1", op=day)

    assert (len(app.exception), len(app.error)) == (0, 0)
    assert rows(app) == rows(open_directly("netwerkvorming", versie="1"))


def test_the_foot_of_a_held_view_says_that_its_version_is_the_one_of_now(database: Path, open_directly: Open) -> None:
    read_in(database, LATER)

    assert "nu versie 2" in texts(open_directly("netwerkvorming", **HELD))
