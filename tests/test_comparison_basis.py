"""What a comparison rests on, counted by hand."""

from __future__ import annotations

from datetime import date

from netwerk.analysis.basis import Basis
from netwerk.analysis.comparison_basis import comparison_basis
from netwerk.model import Window, day_number
from tests.drawn import drawn

FIRST = Window(begin=day_number(date(2020, 1, 1)), end=day_number(date(2021, 1, 1)))
SECOND = Window(begin=day_number(date(2022, 1, 1)), end=day_number(date(2023, 1, 1)))
TODAY = day_number(date(2024, 1, 1))


def test_both_periods_are_counted_together_and_what_lies_between_is_not() -> None:
    dataset = drawn(
        {"who": "a-b", "on": date(2020, 6, 1), "source": "Lijst"},
        {"who": "a-c", "on": date(2021, 6, 1), "source": "Zorgmail"},
        {"who": "b-c", "on": date(2022, 6, 1), "source": "Tafels"},
        organisations=["d"],
    )

    assert comparison_basis(dataset, FIRST, SECOND, TODAY) == Basis(
        records=2,
        organisations=4,
        named=3,
        sources=2,
        first=day_number(date(2020, 6, 1)),
        last=day_number(date(2022, 6, 1)),
    )


def test_periods_without_records_rest_on_nothing() -> None:
    dataset = drawn({"who": "a-b", "on": date(2021, 6, 1)})

    assert comparison_basis(dataset, FIRST, SECOND, TODAY) == Basis(
        records=0, organisations=2, named=0, sources=0, first=None, last=None
    )
