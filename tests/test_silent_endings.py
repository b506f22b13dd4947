"""Ties that seem to have ended while only their source fell silent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from netwerk.analysis.comparison import compare
from netwerk.analysis.silent_endings import SilentEndings, silent_endings
from netwerk.model import Dataset, Window, day_number
from tests.drawn import drawn

FIRST = Window(begin=day_number(date(2023, 1, 1)), end=day_number(date(2024, 1, 1)))
SECOND = Window(begin=day_number(date(2024, 1, 1)), end=day_number(date(2025, 1, 1)))
TODAY = SECOND.end - 1


def weekly(who: str, source: str, begin: date, end: date) -> Iterator[dict[str, object]]:
    day = begin
    while day < end:
        yield {"who": who, "on": day, "source": source}
        day += timedelta(days=7)


def region(*lines: dict[str, object], organisations: list[dict[str, object]] | None = None) -> Dataset:
    """Casustafels speaks every week of both years; Lijst, about a and b, only in the first."""
    return drawn(
        *weekly("c-d", "Casustafels", date(2023, 1, 1), date(2025, 1, 1)),
        *weekly("a-b", "Lijst", date(2023, 1, 1), date(2024, 1, 1)),
        *lines,
        organisations=organisations or [],
    )


def found(dataset: Dataset) -> SilentEndings:
    return silent_endings(dataset, compare(dataset, FIRST, SECOND), (SECOND.begin, SECOND.end), TODAY)


def test_a_tie_of_a_source_that_fell_silent_may_not_have_ended() -> None:
    assert found(region()) == SilentEndings(ties=1, sources=("Lijst",))


def test_a_tie_that_another_source_knew_as_well_has_ended() -> None:
    also = {"who": "a-b", "on": date(2023, 6, 1), "source": "Casustafels"}

    assert found(region(also)) == SilentEndings(ties=0, sources=())


def test_a_tie_with_an_organisation_that_left_has_ended() -> None:
    assert found(region(organisations=[{"id": "b", "end": date(2024, 1, 1)}])).ties == 0


def test_a_source_that_spoke_again_within_the_period_is_not_silent() -> None:
    again = {"who": "a-c", "on": date(2024, 11, 1), "source": "Lijst"}

    assert found(region(again)).ties == 0


def test_nothing_rests_on_silence_where_every_source_goes_on() -> None:
    dataset = drawn({"who": "a-b", "on": date(2023, 6, 1)}, {"who": "a-c", "on": date(2024, 6, 1)})

    assert found(dataset).ties == 0
