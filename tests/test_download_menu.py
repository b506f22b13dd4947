"""The files behind the download buttons of the map."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest

from netwerk.model import Window, day_number
from netwerk.ui.download_menu import made, stem
from tests.drawn import drawn

PERIOD = (day_number(date(2024, 1, 1)), day_number(date(2025, 1, 1)))


def test_name_holds_the_first_and_the_last_day() -> None:
    assert stem(PERIOD) == "netwerk-2024-01-01-2024-12-31"


def test_two_csv_files_come_in_one_zip() -> None:
    content = made(drawn("a-b"), Window(), "csv", PERIOD, False)
    assert zipfile.ZipFile(io.BytesIO(content)).namelist() == [
        "netwerk-2024-01-01-2024-12-31.csv",
        "netwerk-2024-01-01-2024-12-31-organisaties.csv",
    ]


@pytest.mark.parametrize(
    ("form", "begins"),
    [("html", b"<!DOCTYPE html>"), ("svg", b"<svg"), ("xlsx", b"PK"), ("graphml", b"<?xml"), ("gexf", b"<?xml")],
)
def test_each_form_is_what_its_name_says(form: str, begins: bytes) -> None:
    assert begins.lower() in made(drawn("a-b"), Window(), form, PERIOD, False)[:200].lower()
