"""Where something changed in what is counted: agreements and sources, on drawn years."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from netwerk.analysis.definitions import definition_marks
from netwerk.analysis.norms import BoundRule, Norm
from netwerk.analysis.periods import Step
from netwerk.analysis.timeline import timeline
from netwerk.model import Dataset, as_date, day_number
from tests.drawn import drawn
from tests.test_demo import TODAY, region

NEW_YEAR_2025 = day_number(date(2025, 1, 1))


def weekly(source: str, first: date, until: date) -> list[dict[str, Any]]:
    days = range(0, (until - first).days, 7)
    return [{"who": "a-b", "on": first + timedelta(days=day), "source": source} for day in days]


TABLE = weekly("Tafel", date(2022, 1, 3), date(2025, 1, 1))


def norm(valid_from: date, *, version: int = 1, withdrawn: bool = False, id_: str = "dichtheid") -> Norm:
    return Norm(
        id=id_, goal="Doel", text="Tekst", source="Bron", valid_from=valid_from, version=version, withdrawn=withdrawn,
        rule=BoundRule(measure="density", at_least=0.1),
    )  # fmt: skip


def marked(dataset: Dataset, *norms: Norm, **options: Any) -> list[tuple[date | None, str, str]]:
    of = timeline(dataset, step=Step.YEAR, today=NEW_YEAR_2025, **options)
    return [(as_date(one.day), one.what, one.name) for one in definition_marks(dataset, norms, of)]


def test_a_version_of_an_agreement_is_marked_on_the_day_from_which_it_holds() -> None:
    first, second = norm(date(2015, 1, 1)), norm(date(2023, 4, 1), version=2)
    assert marked(drawn(*TABLE), first, second) == [(date(2023, 4, 1), "norm", "dichtheid")]


def test_a_withdrawn_agreement_is_marked() -> None:
    gone = norm(date(2023, 4, 1), version=2, withdrawn=True)
    assert marked(drawn(*TABLE), norm(date(2015, 1, 1)), gone) == [(date(2023, 4, 1), "norm", "dichtheid")]


def test_a_version_that_never_held_is_not_marked() -> None:
    put_aside, newer = norm(date(2023, 4, 1)), norm(date(2023, 2, 1), version=2)
    assert marked(drawn(*TABLE), put_aside, newer) == [(date(2023, 2, 1), "norm", "dichtheid")]


@pytest.mark.parametrize(
    ("day", "times"),
    [(date(2022, 1, 1), 0), (date(2022, 1, 2), 1), (date(2024, 12, 30), 1), (date(2024, 12, 31), 0)],
)
def test_only_what_lies_within_the_steps_and_the_data_is_marked(day: date, times: int) -> None:
    # the steps begin on 1 January 2022, the last record is of Monday 30 December 2024
    assert len(marked(drawn(*TABLE), norm(day))) == times


def test_a_source_that_was_added_is_marked_on_its_first_day() -> None:
    added = weekly("Lijst", date(2023, 5, 9), date(2025, 1, 1))
    assert marked(drawn(*TABLE, *added)) == [(date(2023, 5, 9), "source_began", "Lijst")]


@pytest.mark.parametrize(("first", "times"), [(date(2022, 4, 3), 0), (date(2022, 4, 4), 1)])
def test_a_source_of_the_first_ninety_days_was_there_from_the_beginning(first: date, times: int) -> None:
    assert len(marked(drawn(*TABLE, *weekly("Lijst", first, date(2025, 1, 1))))) == times


@pytest.mark.parametrize(("days", "times"), [(7, 0), (8, 1)])
def test_a_source_of_a_few_days_bends_no_line(days: int, times: int) -> None:
    few = weekly("Lijst", date(2024, 9, 3), date(2024, 9, 3) + timedelta(days=7 * days))
    assert len(marked(drawn(*TABLE, *few))) == times


def test_a_source_that_stopped_is_marked_on_the_day_after_its_last() -> None:
    stopped = weekly("Lijst", date(2022, 1, 4), date(2023, 7, 1))  # the last on Tuesday 27 June
    assert marked(drawn(*TABLE, *stopped)) == [(date(2023, 6, 28), "source_stopped", "Lijst")]


def test_a_source_that_came_back_is_marked_twice() -> None:
    lines = [*weekly("Lijst", date(2022, 1, 4), date(2023, 1, 1)), *weekly("Lijst", date(2024, 2, 6), date(2025, 1, 1))]
    assert marked(drawn(*TABLE, *lines)) == [
        (date(2022, 12, 28), "source_stopped", "Lijst"),
        (date(2024, 2, 6), "source_began", "Lijst"),
    ]


def test_steps_that_are_not_shown_have_no_marks() -> None:
    stopped = weekly("Lijst", date(2022, 1, 4), date(2022, 9, 1))
    assert marked(drawn(*TABLE, *stopped), begin=day_number(date(2024, 1, 1))) == []


def test_without_records_there_is_nothing_to_mark() -> None:
    assert marked(drawn(organisations=["a"]), norm(date(2023, 4, 1))) == []


def test_the_fictional_region_gained_and_lost_a_source() -> None:
    found = definition_marks(region(), (), timeline(region(), today=TODAY))
    assert [(as_date(one.day), one.what, one.name) for one in found] == [
        (date(2018, 9, 7), "source_began", "Bestaanszekerheid"),
        (date(2023, 6, 23), "source_stopped", "Signaleringsoverleg 0-12"),
    ]
