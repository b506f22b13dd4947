"""The files that the screen offers: each opens as what its name says."""

from __future__ import annotations

import json
from datetime import date

import pytest

from netwerk.model import Window, day_number
from netwerk.records.files import InputFile, sheets
from netwerk.ui.download_menu import DATA, Export, file_name, made
from tests.drawn import drawn

EXPORT = Export(
    dataset=drawn("a-b", "b>c"),
    window=Window(),
    period=(day_number(date(2024, 1, 1)), day_number(date(2025, 1, 1))),
    fictional=False,
)


def test_a_file_for_another_tool_is_called_after_it() -> None:
    assert file_name(EXPORT, "kumu") == "netwerk-2024-01-01-2024-12-31-kumu.json"


def test_two_csv_files_go_together_in_one() -> None:
    assert file_name(EXPORT, "csv") == "netwerk-2024-01-01-2024-12-31.zip"


def test_kumu_gets_elements_and_connections() -> None:
    found = json.loads(made(EXPORT, "kumu"))

    assert (len(found["elements"]), len(found["connections"])) == (3, 2)


@pytest.mark.parametrize("form", [form for form in DATA if form != "csv"])
def test_what_the_screen_offers_is_understood_again(form: str) -> None:
    assert sheets(InputFile(file_name(EXPORT, form), made(EXPORT, form)))
