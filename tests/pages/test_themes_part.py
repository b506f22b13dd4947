"""The part Thema’s of Witte vlekken: which theme is recorded where, and which finding places nobody reaches."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.model import day_number
from netwerk.records.files import InputFile
from netwerk.store import import_files, open_store
from tests.pages.conftest import REGISTER, Open, texts

# ten meetings about preventie in Noord, two about wonen in Zuid, one without a theme
RECORDS = (
    "organisatie_a;organisatie_b;datum;vorm;thema\n"
    + "".join(
        f"lt-n;{other};{day:02}-03-2026;overleg;preventie\n"
        for day, other in enumerate(
            ["ha-n", "bs-1", "naam", "gem", "ha-n", "gem", "naam", "bs-1", "ha-n", "gem"], start=1
        )
    )
    + "lt-z;gem;12-06-2026;overleg;wonen <b>nu</b>\nlt-z;gem;11-06-2026;overleg;wonen <b>nu</b>\n"
    + "lt-z;gem;10-06-2026;overleg;\n"
)


@pytest.fixture(autouse=True)
def themed(empty_database: Path) -> None:
    files = [
        InputFile(name="organisaties.csv", content=REGISTER.encode()),
        InputFile(name="registraties.csv", content=RECORDS.encode()),
    ]
    at = datetime(2026, 6, 30, 12, tzinfo=UTC)
    result = import_files(open_store(str(empty_database)), files, today=day_number(date(2026, 6, 30)), at=at)
    assert result.reading.rejected == 0


def table(app: AppTest) -> list[list[str]]:
    return [list(row) for row in app.dataframe[0].value.itertuples(index=False)]


def choose(app: AppTest, row: int, column: int, *, key: str = "themas_area") -> AppTest:
    app.session_state[key] = {"selection": {"rows": [], "columns": [], "cells": [[row, str(column)]]}}
    return app.run()


def test_each_theme_has_a_row_and_each_area_a_column(open_directly: Open) -> None:
    app = open_directly("witte_vlekken", deel="themas")
    assert table(app) == [["preventie", "10", "geen", "10"], ["wonen <b>nu</b>", "geen", "2", "2"]]


def test_records_without_a_theme_are_counted_and_told(open_directly: Open) -> None:
    said = texts(open_directly("witte_vlekken", deel="themas"))
    assert "Eén van de 13 registraties heeft geen thema en staat niet in deze tabel." in said


def test_a_cell_opens_its_records(open_directly: Open) -> None:
    app = choose(open_directly("witte_vlekken", deel="themas"), 1, 2)
    assert [list(frame.value["Datum"]) for frame in app.dataframe if "Datum" in frame.value.columns] == [
        ["12-06-2026", "11-06-2026"]
    ]


def test_an_empty_cell_says_that_nothing_was_recorded(open_directly: Open) -> None:
    app = choose(open_directly("witte_vlekken", deel="themas"), 0, 2)
    assert "Hier is dit thema nog nooit vastgelegd. Dat kan ook aan de gegevens liggen." in texts(app)


def test_a_theme_from_a_file_stays_text(open_directly: Open) -> None:
    said = texts(choose(open_directly("witte_vlekken", deel="themas"), 1, 0))
    assert (r"\<b\>nu\</b\>" in said, "<b>nu</b>" in said) == (True, False)


def test_the_same_by_municipality(open_directly: Open) -> None:
    app = open_directly("witte_vlekken", deel="themas")
    next(one for one in app.segmented_control if one.key == "themas_per").set_value("municipality").run()
    assert table(app) == [["preventie", "10", "10"], ["wonen <b>nu</b>", "2", "2"]]


def test_who_of_the_finding_places_is_reached_is_a_count(open_directly: Open) -> None:
    # the school and the welfare organisation meet Lokaal team Noord
    said = texts(open_directly("witte_vlekken", deel="themas"))
    assert "<b>Alle 2</b> vindplaatsen hebben in deze periode een vastgelegde verbinding met de jeugdhulp." in said


def test_who_reaches_them_opens_by_name(open_directly: Open) -> None:
    app = open_directly("witte_vlekken", deel="themas")
    app.button(key="bewijs_vindplaatsen_bereikt").click().run()
    assert [list(frame.value["Met wie"]) for frame in app.dataframe if "Met wie" in frame.value.columns] == [
        ["Lokaal team Noord", "Lokaal team Noord"]
    ]


def test_a_finding_place_that_nobody_reaches_opens_its_own_records(open_directly: Open) -> None:
    # with at least five records no tie is left between the school and the team
    app = open_directly("witte_vlekken", deel="themas", minimum="5")
    app.button(key="bewijs_vindplaats_bs-1").click().run()
    said = texts(app)
    assert "Dit is het laatst vastgelegd samen met de jeugdhulp" in said
    assert "8 maart 2026, maar dat telt niet als verbinding" in said
