"""Sentences as a policy adviser reads them."""

from __future__ import annotations

from datetime import date

import pytest

from netwerk.model import FIRST, LAST, day_number
from netwerk.views import wording


@pytest.mark.parametrize(
    ("count", "dutch"), [(0, "geen"), (1, "één"), (12, "twaalf"), (13, "13"), (1204, "1.204"), (1204567, "1.204.567")]
)
def test_numbers_are_words_up_to_twelve_and_figures_above(count: int, dutch: str) -> None:
    assert wording.number(count) == dutch


def test_zero_is_no_before_an_english_noun_and_none_alone() -> None:
    assert (wording.number(0, "en"), wording.number(0, "en", alone=True)) == ("no", "none")


def test_thousands_have_a_comma_in_english() -> None:
    assert wording.figure(1204, "en") == "1,204"


@pytest.mark.parametrize(
    ("part", "whole", "dutch"),
    [
        (0, 12, "geen van de 12"),
        (1, 12, "één van de 12"),
        (8, 12, "acht van de 12"),
        (18, 18, "alle 18"),
        (13, 18, "13 van de 18"),
        (1, 1, "één van de 1"),
    ],
)
def test_x_of_y_never_says_all_as_a_number(part: int, whole: int, dutch: str) -> None:
    assert wording.x_of_y(part, whole) == dutch


@pytest.mark.parametrize(
    ("part", "whole", "dutch"),
    [(0, 4, "geen van 4"), (3, 4, "3 van 4"), (4, 4, "alle 4"), (0, 1, "0 van 1"), (1, 1, "1 van 1")],
)
def test_a_table_has_x_of_y_in_figures(part: int, whole: int, dutch: str) -> None:
    assert wording.short_x_of_y(part, whole) == dutch


@pytest.mark.parametrize(
    ("share", "dutch"), [(0.0, "0 van de 100"), (0.001, "1 van de 100"), (0.8, "80 van de 100"),
                         (0.999, "99 van de 100"), (1.0, "100 van de 100")]
)  # fmt: skip
def test_a_share_is_never_rounded_to_none_or_all(share: float, dutch: str) -> None:
    assert wording.per_hundred(share) == dutch


def test_a_sentence_that_begins_with_one_loses_the_accent_on_its_capital() -> None:
    assert wording.capital("één van de 12") == "Eén van de 12"


@pytest.mark.parametrize(
    ("words", "dutch"), [((), ""), (("Averlo",), "Averlo"), (("A", "B"), "A en B"), (("A", "B", "C"), "A, B en C")]
)
def test_a_list_ends_with_and(words: tuple[str, ...], dutch: str) -> None:
    assert wording.listing(words) == dutch


def test_a_date_is_written_out() -> None:
    assert wording.long_date(day_number(date(2026, 6, 12))) == "12 juni 2026"


def test_a_date_is_written_out_in_english() -> None:
    assert wording.long_date(day_number(date(2026, 6, 12)), "en") == "12 June 2026"


def test_for_good_is_no_date() -> None:
    assert wording.long_date(LAST) == ""


@pytest.mark.parametrize(
    ("begin", "end", "dutch"),
    [
        (date(2025, 8, 1), date(2026, 8, 1), "schooljaar 2025/2026"),
        (date(2025, 1, 1), date(2026, 1, 1), "2025"),
        (date(2025, 8, 1), date(2026, 7, 31), "van 1 augustus 2025 tot en met 30 juli 2026"),
        (date(2026, 3, 5), date(2026, 3, 6), "5 maart 2026"),
    ],
)
def test_a_period_has_its_own_name_where_it_has_one(begin: date, end: date, dutch: str) -> None:
    assert wording.period(day_number(begin), day_number(end)) == dutch


def test_everything_is_all_years() -> None:
    assert wording.period(FIRST, LAST) == "alle jaren"


@pytest.mark.parametrize(
    ("day", "name"), [(date(2026, 7, 31), "2025/2026"), (date(2026, 8, 1), "2026/2027")]
)  # 1 August to 31 July
def test_a_school_year_begins_on_the_first_of_august(day: date, name: str) -> None:
    assert wording.school_year(day_number(day)) == name


def test_a_sentence_begins_with_its_period() -> None:
    begin, end = wording.school_year_period("2025/2026")
    assert wording.in_period(begin, end) == "In schooljaar 2025/2026"


def test_a_sentence_begins_with_a_period_of_loose_days() -> None:
    begin, end = day_number(date(2025, 11, 19)), day_number(date(2026, 11, 19))
    assert wording.in_period(begin, end) == "Van 19 november 2025 tot en met 18 november 2026"


@pytest.mark.parametrize(
    ("first", "last", "dutch"),
    [
        (date(2024, 3, 1), date(2024, 3, 31), "minder dan een maand"),
        (date(2024, 3, 1), date(2024, 4, 1), "één maand"),
        (date(2024, 3, 15), date(2024, 5, 14), "één maand"),
        (date(2023, 3, 1), date(2024, 2, 29), "elf maanden"),
        (date(2023, 3, 1), date(2024, 3, 1), "één jaar"),
        (date(2023, 3, 1), date(2024, 4, 1), "ruim één jaar"),
        (date(2016, 9, 1), date(2023, 9, 1), "zeven jaar"),
        (date(2016, 9, 1), date(2024, 3, 14), "ruim zeven jaar"),
        (date(2000, 1, 1), date(2015, 1, 1), "15 jaar"),
    ],
)
def test_the_time_between_two_days_is_whole_months_or_years(first: date, last: date, dutch: str) -> None:
    assert wording.time_between(day_number(first), day_number(last)) == dutch
