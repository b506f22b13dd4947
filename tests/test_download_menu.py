"""The files behind the download buttons of the map."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from netwerk.analysis.layout import Layout
from netwerk.model import Window, day_number
from netwerk.ui.download_menu import Export, made, stem
from tests.drawn import drawn

PERIOD = (day_number(date(2024, 1, 1)), day_number(date(2025, 1, 1)))
EXPORT = Export(dataset=drawn("a-b"), window=Window(), period=PERIOD, fictional=False)


def test_name_holds_the_first_and_the_last_day() -> None:
    assert stem(PERIOD) == "netwerk-2024-01-01-2024-12-31"


def test_two_csv_files_come_in_one_zip() -> None:
    content = made(EXPORT, "csv")
    assert zipfile.ZipFile(io.BytesIO(content)).namelist() == [
        "netwerk-2024-01-01-2024-12-31.csv",
        "netwerk-2024-01-01-2024-12-31-organisaties.csv",
    ]


@pytest.mark.parametrize(
    ("form", "begins"),
    [("html", b"<!DOCTYPE html>"), ("svg", b"<svg"), ("xlsx", b"PK"), ("graphml", b"<?xml"), ("gexf", b"<?xml")],
)
def test_each_form_is_what_its_name_says(form: str, begins: bytes) -> None:
    assert begins.lower() in made(EXPORT, form)[:200].lower()


def test_map_for_paper_has_the_layout_of_the_screen() -> None:
    by_municipality = replace(EXPORT, layout=Layout.MUNICIPALITIES)
    assert made(by_municipality, "svg") != made(EXPORT, "svg")
