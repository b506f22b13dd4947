"""The steps of a timeline: months, quarters, school years and years, whole and without holes.

A school year runs from 1 August to 31 July. Every step begins on the first day of a month.
"""

from __future__ import annotations

from enum import StrEnum

import numpy as np

from netwerk.errors import ArgumentError
from netwerk.i18n import mark
from netwerk.model import Precision

AUGUST = 7  # months after January


class Step(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    SCHOOLYEAR = "schoolyear"
    YEAR = "year"


# length in months, and the month after January at which a step begins
_RHYTHM = {Step.MONTH: (1, 0), Step.QUARTER: (3, 0), Step.SCHOOLYEAR: (12, AUGUST), Step.YEAR: (12, 0)}
_PRECISION = {
    Precision.MONTH: Step.MONTH,
    Precision.QUARTER: Step.QUARTER,
    Precision.SCHOOLYEAR: Step.SCHOOLYEAR,
    Precision.YEAR: Step.YEAR,
}


def parse_step(text: str) -> Step:
    """Return the step named `text`.

    Raises
    ------
    ArgumentError
        If there is no such step; the message lists the known ones.
    """
    if text not in set(Step):
        raise ArgumentError(
            mark(
                "Stap {step} is niet bekend; kies uit {known}.", step=text, known=", ".join(step.value for step in Step)
            )
        )
    return Step(text)


def edges(step: Step, first_day: int, last_day: int) -> np.ndarray:
    """Return the borders of the steps from the one that holds `first_day` to the one that holds `last_day`.

    Day numbers, one more than there are steps: step i is `[edges[i], edges[i + 1])`.
    A `last_day` in a step before that of `first_day` gives no step: one border.
    """
    length, offset = _RHYTHM[step]
    first, last = ((_month(day) - offset) // length * length + offset for day in (first_day, last_day))
    return _first_day(np.arange(first, max(first, last + length) + 1, length))


def months_earlier(days: np.ndarray, months: int) -> np.ndarray:
    """Return the day numbers `months` months before `days`, which are first days of a month."""
    return _first_day(days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) - months)


def written(step: Step, begin: int) -> str:
    """Return the step that begins on `begin` as our files write it: 2024-03, 2024-K1, 2023/2024 or 2024.

    The same in every language, and what the import reads back to the same period.

    >>> written(Step.SCHOOLYEAR, 19570)
    '2023/2024'
    """
    month = _month(begin)
    year, number = 1970 + month // 12, month % 12
    match step:
        case Step.MONTH:
            return f"{year:04}-{number + 1:02}"
        case Step.QUARTER:
            return f"{year:04}-K{number // 3 + 1}"
        case Step.SCHOOLYEAR:
            return f"{year:04}/{year + 1:04}"
        case Step.YEAR:
            return f"{year:04}"


def step_of(precision: Precision) -> Step | None:
    """Return the step that a moment known to `precision` spans; None for a day."""
    return _PRECISION.get(precision)


def _month(day: int) -> int:
    """Months since January 1970."""
    return int(np.datetime64(int(day), "D").astype("datetime64[M]").astype(np.int64))


def _first_day(months: np.ndarray) -> np.ndarray:
    return months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
