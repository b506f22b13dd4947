"""A click that comes twice, two tabs, a page that is asked again while files are read in: one import (T25)."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.store import imports, open_store
from tests.pages.conftest import Open, texts

FILE = b"naam;soort\nLokaal team Oost;lokaal_team\nHuisarts Oost;huisarts\n"


def handed_in(app: AppTest) -> AppTest:
    box = next(box for box in app.get("file_uploader") if "Sleep" in box.label)
    return box.upload("lijst.csv", FILE, "text/csv").run()


def count(database: Path) -> int:
    return len(imports(open_store(str(database))))


def test_t25_the_same_file_confirmed_in_two_tabs_is_one_import(open_directly: Open, empty_database: Path) -> None:
    one, other = handed_in(open_directly("gegevens")), handed_in(open_directly("gegevens"))
    one.button(key="lees_in").click().run()
    other.button(key="lees_in").click().run()

    assert count(empty_database) == 1
    assert "is al ingelezen" in texts(other)


def test_t25_a_second_click_on_the_button_does_nothing(open_directly: Open, empty_database: Path) -> None:
    app = handed_in(open_directly("gegevens"))
    app.button(key="lees_in").click().run()
    app.run()
    app.run()

    assert (count(empty_database), len(app.exception)) == (1, 0)


@pytest.mark.usefixtures("empty_database")
def test_t25_after_an_import_the_button_is_gone(open_directly: Open) -> None:
    app = handed_in(open_directly("gegevens"))
    app.button(key="lees_in").click().run()

    assert [button.key for button in app.button if button.key == "lees_in"] == []
