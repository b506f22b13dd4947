"""The records behind a line as a table: dates as precisely as they are known, and why a record does not count."""

from __future__ import annotations

from datetime import date

import pytest

from netwerk.analysis.evidence import evidence
from netwerk.model import FIRST, LAST, Precision, Window, day_number
from netwerk.views.evidence_view import evidence_table, place, when
from tests.drawn import drawn

WINDOW = Window()


@pytest.mark.parametrize(
    ("begin", "end", "precision", "shown"),
    [
        (date(2024, 3, 5), date(2024, 3, 6), Precision.DAY, "05-03-2024"),
        (date(2024, 3, 1), date(2024, 4, 1), Precision.MONTH, "maart 2024"),
        (date(2024, 4, 1), date(2024, 7, 1), Precision.QUARTER, "tweede kwartaal 2024"),
        (date(2023, 8, 1), date(2024, 8, 1), Precision.SCHOOLYEAR, "schooljaar 2023/2024"),
        (date(2024, 1, 1), date(2025, 1, 1), Precision.YEAR, "2024"),
    ],
)
def test_moment_is_shown_as_precisely_as_it_is_known(begin: date, end: date, precision: int, shown: str) -> None:
    assert when(day_number(begin), day_number(end), precision, moment=True) == shown


def test_span_shows_its_last_day_that_counts() -> None:
    begin, end = day_number(date(2024, 1, 1)), day_number(date(2024, 7, 1))
    assert when(begin, end, Precision.DAY, moment=False) == "01-01-2024 tot en met 30-06-2024"


def test_span_that_runs_on_shows_its_start() -> None:
    assert when(day_number(date(2024, 1, 1)), LAST, Precision.DAY, moment=False) == "vanaf 01-01-2024"


def test_span_from_the_beginning_shows_its_end() -> None:
    assert when(FIRST, day_number(date(2024, 7, 1)), Precision.DAY, moment=False) == "tot en met 30-06-2024"


def test_latest_record_comes_first() -> None:
    dataset = drawn({"who": "a-b", "on": date(2024, 3, 1)}, {"who": "a-b", "on": date(2025, 3, 1)})
    table = evidence_table(dataset, evidence(dataset, 0, 1, WINDOW), WINDOW)
    assert list(table["Datum"]) == ["01-03-2025", "01-03-2024"]


def test_record_that_is_too_large_says_so() -> None:
    dataset = drawn("a+b+c")
    window = Window(largest=2)
    table = evidence_table(dataset, evidence(dataset, 0, 1, window), window)
    assert (table["Deelnemers"][0], table["Telt mee"][0]) == (3, "nee, meer dan 2 organisaties")


def test_record_of_a_form_that_was_not_chosen_says_so() -> None:
    dataset = drawn({"who": "a-b", "form": "overleg"})
    window = Window(forms=("contract",))
    assert evidence_table(dataset, evidence(dataset, 0, 1, window), window)["Telt mee"][0] == "nee, een andere vorm"


def test_participants_are_named() -> None:
    dataset = drawn("a-b", organisations=[{"id": "a", "name": "CJG Averlo"}])
    assert evidence_table(dataset, evidence(dataset, 0, 1, WINDOW), WINDOW)["Wie"][0] == "CJG Averlo, b"


@pytest.mark.parametrize(
    ("sheet", "shown"), [(None, "r.csv, rij 12"), ("Blad1", "r.csv, blad Blad1, rij 12")]
)  # fmt: skip
def test_place_is_file_sheet_and_row(sheet: str | None, shown: str) -> None:
    assert str(place("r.csv", sheet, 12)) == shown
