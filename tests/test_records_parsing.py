"""Dates, numbers and names in one cell."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk.model import Precision, day_number
from netwerk.records.parsing import (
    clean,
    is_nobody,
    parse_date,
    parse_intensity,
    split_participants,
    split_values,
)


@pytest.mark.parametrize(
    "text",
    [
        "05-03-2024",
        "5-3-2024",
        "5/3/2024",
        "05/03/2024",
        "2024-03-05",
        "5 maart 2024",
        "5 Maart 2024",
        "5 mrt 2024",
        "5 mrt. 2024",
        "2024-03-05 00:00:00",
        "2024-03-05T09:30",
    ],
)
def test_each_way_to_write_5_march_2024_is_that_day(text: str) -> None:
    span = parse_date(text)

    assert span is not None
    assert (span.begin, span.end, span.precision) == (
        day_number(date(2024, 3, 5)),
        day_number(date(2024, 3, 6)),
        Precision.DAY,
    )


@pytest.mark.parametrize(
    ("text", "begin", "end", "precision"),
    [
        ("2024-03", date(2024, 3, 1), date(2024, 4, 1), Precision.MONTH),
        ("2024-12", date(2024, 12, 1), date(2025, 1, 1), Precision.MONTH),
        ("2024-K1", date(2024, 1, 1), date(2024, 4, 1), Precision.QUARTER),
        ("2024Q1", date(2024, 1, 1), date(2024, 4, 1), Precision.QUARTER),
        ("2024-K4", date(2024, 10, 1), date(2025, 1, 1), Precision.QUARTER),
        ("2023/2024", date(2023, 8, 1), date(2024, 8, 1), Precision.SCHOOLYEAR),
        ("2024", date(2024, 1, 1), date(2025, 1, 1), Precision.YEAR),
    ],
)
def test_month_quarter_schoolyear_and_year_are_spans_that_keep_their_precision(
    text: str, begin: date, end: date, precision: Precision
) -> None:
    span = parse_date(text)

    assert span is not None
    assert (span.begin, span.end, span.precision) == (day_number(begin), day_number(end), precision)


@pytest.mark.parametrize(
    "text",
    [
        "31-02-2024",
        "29-02-2023",
        "00-01-2024",
        "2024-13",
        "2024-K5",
        "2023/2025",
        "03/25/2024",
        "5-3-24",
        "45356",
        "morgen",
        "05-03/2024",
        "2024-03-05T09:30+02:00",
        "5 foo 2024",
        "0000",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_date(text) is None


def test_day_and_month_are_never_swapped() -> None:
    third_of_april = parse_date("03/04/2024")

    assert third_of_april is not None
    assert third_of_april.begin == day_number(date(2024, 4, 3))


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_written_day_first_or_year_first_reads_back(day: date) -> None:
    day_first = parse_date(f"{day.day}-{day.month}-{day.year}")
    year_first = parse_date(day.isoformat())

    assert day_first == year_first
    assert day_first is not None
    assert day_first.begin == day_number(day)


@pytest.mark.parametrize(("text", "value"), [("2", 2.0), ("1,5", 1.5), ("0.25", 0.25)])
def test_intensity_is_a_positive_number_with_comma_or_point(text: str, value: float) -> None:
    assert parse_intensity(text) == value


@pytest.mark.parametrize("text", ["0", "-1", "wekelijks", "inf", "nan", "1e9", "1.000,5", ""])
def test_anything_else_is_no_intensity(text: str) -> None:
    assert parse_intensity(text) is None


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("  CJG  ", "CJG"),
        ("CJG\u00a0Weert", "CJG Weert"),  # no-break space
        ("Cafe\u0301", "Café"),  # NFC
        ("Wijk\u200bteam", "Wijkteam"),  # zero-width space
        ("\u202eWijkteam", "Wijkteam"),  # right-to-left override
        ("Wijk\x07team", "Wijkteam"),
        ("Huis\nThuis", "Huis Thuis"),
        ("'=1+1", "=1+1"),
        ("'@SUM(1)", "@SUM(1)"),
        ("'＝1+1", "＝1+1"),
        ("'t Praathuis", "'t Praathuis"),
        ("=1+1", "=1+1"),
        ("👩 Team", "👩 Team"),
    ],
)
def test_a_cell_is_trimmed_and_loses_invisible_signs_and_the_guard_of_a_formula(text: str, result: str) -> None:
    assert clean(text).text == result
    assert not clean(text).bad


def test_the_place_of_the_first_removed_sign_is_kept() -> None:
    assert clean("Wijk\u200bteam").removed == 5


@pytest.mark.parametrize("text", ["a" * 501, "é" * 501, "e" + "\u0301\u0302" * 500])
def test_a_very_long_text_or_a_flood_of_accents_is_bad(text: str) -> None:
    assert clean(text).bad


@pytest.mark.parametrize("text", ["CafÃ© ZoÃ«", "Caf‚ Noord".replace("‚ ", "‚a")])
def test_text_in_the_wrong_encoding_is_odd(text: str) -> None:
    assert clean(text).odd


@pytest.mark.parametrize("text", ["Café Zoë", "Ã", "Scouting 'De Hèbbes'"])
def test_right_text_is_not_odd(text: str) -> None:
    assert not clean(text).odd


@pytest.mark.parametrize("text", ["", "-", "n.v.t.", "NVT", "onbekend", "–"])
def test_words_for_nobody(text: str) -> None:
    assert is_nobody(text)


def test_participants_are_split_at_semicolons_and_line_breaks_only() -> None:
    text = "Huis, Thuis & Co; CJG/JGZ\nSchool + BSO\r\nWijkteam en GGZ|Noord;;-"

    assert split_participants(text) == ["Huis, Thuis & Co", "CJG/JGZ", "School + BSO", "Wijkteam en GGZ|Noord"]


def test_several_values_keep_their_order_and_stand_there_once() -> None:
    assert split_values("Weert; Nederweert;Weert;") == ("Weert", "Nederweert")
