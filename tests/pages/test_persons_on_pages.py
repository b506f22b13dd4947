"""T20 on the screen: what says something about a person in a dropped file stands nowhere on the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Open, texts

SECRETS = ("111222333", "Zwaanswijk", "planteling", "0687654321", "14-02-2011")
FILE = (
    b"Lijst van Jantje Zwaanswijk;;;;\n"
    b"bijeenkomst;organisatie;datum;bsn;planteling@voorbeeld.nl\n"
    b"MDO Jantje Zwaanswijk;De Ark;01-03-2024;111222333;14-02-2011\n"
    b"MDO Jantje Zwaanswijk;0687654321;01-03-2024;111222333;x\n"
    b"Tafel;Jantje Zwaanswijk;01-03-2024;;x\n"
    b"Tafel;De Baken;111222333;;x\n"
)


def _shown(app: AppTest) -> str:
    """Every text on the page, the tables with it."""
    tables = "\n".join(one.value.to_csv() for one in app.dataframe)
    return "\n".join([texts(app), tables, *(str(one) for one in app.main)])


def _upload(app: AppTest, name: str) -> AppTest:
    box = next(box for box in app.get("file_uploader") if "Sleep" in box.label)
    return box.upload(name, FILE, "text/csv").run()


@pytest.mark.usefixtures("empty_database")
def test_the_page_on_which_files_are_dropped_repeats_nothing(open_directly: Open) -> None:
    shown = _shown(_upload(open_directly("gegevens"), "MDO Jantje Zwaanswijk.csv"))

    assert [secret for secret in SECRETS if secret in shown] == []
    assert "naam weggelaten.csv" in shown


def test_nothing_of_it_is_kept_when_the_file_is_read_in(open_directly: Open, empty_database: Path) -> None:
    app = _upload(open_directly("gegevens"), "MDO Jantje Zwaanswijk.csv")
    app.button(key="lees_in").click().run()
    kept = b"".join(path.read_bytes() for path in empty_database.parent.iterdir() if path.is_file())

    assert [secret for secret in SECRETS if secret.encode() in kept] == []
    assert b"De Ark" in kept
