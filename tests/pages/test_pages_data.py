"""The page Gegevens: what was understood, what was wrong, import, undo, redo, and the demo region that gives way."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from netwerk.store import demo_loaded, imports, open_store
from tests.pages.conftest import Open, texts

GOOD = b"naam;soort\nLokaal team Oost;lokaal_team\nHuisarts Oost;huisarts\n"
HALF = (
    b"organisatie_a;organisatie_b;datum\n"
    b"Lokaal team Oost;Huisarts Oost;12-06-2026\n"
    b"Lokaal team Oost;Huisarts Oost;31-02-2026\n"
)


def _upload(app: AppTest, name: str, content: bytes) -> AppTest:
    box = next(box for box in app.get("file_uploader") if "Sleep" in box.label)
    return box.upload(name, content, "text/csv").run()


def table(app: AppTest, heading: str) -> pd.DataFrame:
    """The first table on the page that has a column with this heading."""
    return next(one.value for one in app.dataframe if heading in one.value.columns)


@pytest.mark.usefixtures("empty_database")
def test_an_uploaded_file_shows_what_it_was_understood_to_be(open_directly: Open) -> None:
    app = _upload(open_directly("gegevens"), "lijst.csv", GOOD)
    row = table(app, "Herkend als").iloc[0]
    assert tuple(row) == ("lijst.csv", "", "Organisaties", 2, 2, 0, 0)


def test_uploading_alone_keeps_nothing(open_directly: Open, empty_database: Path) -> None:
    _upload(open_directly("gegevens"), "lijst.csv", GOOD)
    assert imports(open_store(str(empty_database))) == ()


@pytest.mark.usefixtures("empty_database")
def test_a_rejected_row_is_shown_with_its_place(open_directly: Open) -> None:
    app = _upload(open_directly("gegevens"), "registraties.csv", HALF)
    first = table(app, "Gevolg").iloc[0]
    assert (first["Gevolg"], first["Rij"], first["Kolom"]) == ("Niet ingelezen", "3", "datum")


def test_the_button_reads_the_files_in(open_directly: Open, empty_database: Path) -> None:
    app = _upload(open_directly("gegevens"), "lijst.csv", GOOD)
    app.button(key="lees_in").click().run()
    assert (
        [one.imported for one in imports(open_store(str(empty_database)))],
        "Ingelezen als import 1" in texts(app),
    ) == ([2], True)


def test_an_import_can_be_undone_and_put_back(open_directly: Open, database: Path) -> None:
    app = open_directly("gegevens", deel="geschiedenis")
    app.button(key="ongedaan").click().run()
    undone = imports(open_store(str(database)))[0].status
    app.button(key="zet_terug").click().run()
    assert (undone, imports(open_store(str(database)))[0].status) == ("undone", "active")


def test_own_files_take_the_example_region_out_and_the_page_says_so(open_directly: Open, empty_database: Path) -> None:
    app = open_directly("overzicht")
    app.button(key="voorbeeldregio").click().run()
    app = _upload(open_directly("gegevens"), "lijst.csv", GOOD)
    app.button(key="lees_in").click().run()
    assert (demo_loaded(open_store(str(empty_database))), "De voorbeeldregio is eruit gehaald" in texts(app)) == (
        False,
        True,
    )


@pytest.mark.usefixtures("empty_database")
def test_a_file_that_cannot_be_read_is_a_sentence(open_directly: Open) -> None:
    app = _upload(open_directly("gegevens"), "plaatje.csv", b"\x89PNG\r\n\x1a\n\x00\x00")
    assert (len(app.exception), len(app.error) + len(app.warning) > 0) == (0, True)
