"""Steps of a timeline: where they begin and end, and how files write them."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from netwerk.analysis.periods import Step, edges, months_earlier, parse_step, step_of, written
from netwerk.errors import ArgumentError
from netwerk.model import Precision, as_date, day_number


def dates(days: np.ndarray) -> list[date | None]:
    return [as_date(int(day)) for day in days]


@pytest.mark.parametrize(
    ("step", "borders"),
    [
        (Step.MONTH, [date(2024, 2, 1), date(2024, 3, 1), date(2024, 4, 1)]),
        (Step.QUARTER, [date(2024, 1, 1), date(2024, 4, 1)]),
        (Step.SCHOOLYEAR, [date(2023, 8, 1), date(2024, 8, 1)]),
        (Step.YEAR, [date(2024, 1, 1), date(2025, 1, 1)]),
    ],
)
def test_steps_hold_the_first_and_the_last_day(step: Step, borders: list[date]) -> None:
    assert dates(edges(step, day_number(date(2024, 2, 29)), day_number(date(2024, 3, 1)))) == borders


@pytest.mark.parametrize(
    ("day", "begin"), [(date(2023, 7, 31), date(2022, 8, 1)), (date(2023, 8, 1), date(2023, 8, 1))]
)
def test_a_school_year_begins_on_the_first_of_august(day: date, begin: date) -> None:
    assert dates(edges(Step.SCHOOLYEAR, day_number(day), day_number(day)))[0] == begin


def test_steps_before_1970_begin_on_the_first_of_the_month_too() -> None:
    day = day_number(date(1969, 12, 31))

    assert dates(edges(Step.QUARTER, day, day)) == [date(1969, 10, 1), date(1970, 1, 1)]


def test_a_last_day_before_the_first_gives_no_step() -> None:
    assert len(edges(Step.YEAR, day_number(date(2024, 1, 1)), day_number(date(2022, 1, 1)))) == 1


def test_months_earlier_counts_whole_months() -> None:
    days = np.array([day_number(date(2024, 3, 1)), day_number(date(2025, 1, 1))])

    assert dates(months_earlier(days, 12)) == [date(2023, 3, 1), date(2024, 1, 1)]


@pytest.mark.parametrize(
    ("step", "begin", "text"),
    [
        (Step.MONTH, date(2024, 3, 1), "2024-03"),
        (Step.QUARTER, date(2024, 10, 1), "2024-K4"),
        (Step.SCHOOLYEAR, date(2023, 8, 1), "2023/2024"),
        (Step.YEAR, date(2024, 1, 1), "2024"),
    ],
)
def test_a_step_is_written_as_files_write_it(step: Step, begin: date, text: str) -> None:
    assert written(step, day_number(begin)) == text


def test_a_moment_known_to_the_day_spans_no_step() -> None:
    assert step_of(Precision.DAY) is None
    assert step_of(Precision.SCHOOLYEAR) is Step.SCHOOLYEAR


def test_an_unknown_step_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ArgumentError, match="month, quarter, schoolyear, year"):
        parse_step("week")


def test_a_step_is_found_by_its_name() -> None:
    assert parse_step("quarter") is Step.QUARTER
