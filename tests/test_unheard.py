"""Who was in the middle of the network and has not been heard of for a year: who is central, and what a year is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from netwerk.analysis.unheard import Central, central, unheard, unheard_count
from netwerk.model import FIRST, LAST, Dataset, Window, day_number
from tests.drawn import drawn

IN_2024 = Window(begin=day_number(date(2024, 1, 1)), end=day_number(date(2025, 1, 1)))


def before(who: str, on: date = date(2023, 5, 1)) -> dict[str, Any]:
    return {"who": who, "on": on}


def names(dataset: Dataset, window: Window = IN_2024) -> list[str] | None:
    found = unheard(dataset, window)
    return None if found is None else [one.id for one in found]


# --- who is central ---


def test_more_ties_than_the_mean_is_central() -> None:
    # b has three ties, a and c two, d one: the mean is two; nobody holds another but b holds d
    dataset = drawn(before("a-b"), before("b-c"), before("a-c"), before("b-d"))
    assert names(dataset) == ["b"]


def test_exactly_the_mean_is_not_central() -> None:
    # a ring: everyone has two ties, which is the mean
    dataset = drawn(before("a-b"), before("b-c"), before("c-d"), before("a-d"))
    assert names(dataset) == []


def test_who_has_no_tie_does_not_make_a_single_tie_central() -> None:
    # one tie in the year before, and eight organisations without any
    assert names(drawn(before("a-b"), organisations=[f"z{number}" for number in range(8)])) == []


def test_who_holds_others_to_the_rest_is_central_with_few_ties() -> None:
    # two fours in which all know each other, joined by m alone: two ties, under the mean
    dataset = drawn(before("a+b+c+d"), before("e+f+g+h"), before("a-m"), before("e-m"))
    assert "m" in (names(dataset) or ())


def test_the_partners_and_the_last_day_of_who_is_unheard_are_told() -> None:
    dataset = drawn(before("a-b"), before("b-c", date(2023, 11, 30)), before("b-d"), "a-c", "a-d")
    assert unheard(dataset, IN_2024) == (
        Central(id="b", partners=3, last_record=day_number(date(2023, 11, 30)), heard=False),
    )


def test_who_was_central_and_is_heard_is_told_beside_who_is_not() -> None:
    dataset = drawn(before("a-b"), before("b-c"), before("b-d"), before("c-e"), "b-a")
    assert [(one.id, one.heard) for one in central(dataset, IN_2024) or ()] == [("b", True), ("c", False)]


# --- what a year is ---


@pytest.mark.parametrize(
    ("heard", "found"),
    [
        (date(2023, 12, 31), ["hub"]),  # the day before the year begins
        (date(2024, 1, 1), []),
        (date(2024, 12, 31), []),
        (date(2025, 1, 1), ["hub"]),  # after the window
    ],
)
def test_a_record_within_the_last_twelve_months_is_being_heard(heard: date, found: list[str]) -> None:
    dataset = drawn(before("a-hub"), before("b-hub"), before("c-hub"), {"who": "hub", "on": heard}, "a+b+c")
    assert names(dataset) == found


@pytest.mark.parametrize(
    ("on", "found"),
    [
        (date(2022, 12, 31), []),  # not central in the year before the last
        (date(2023, 1, 1), ["hub"]),
        (date(2023, 12, 31), ["hub"]),
        (date(2024, 1, 1), []),  # heard
    ],
)
def test_central_is_looked_for_in_the_year_before(on: date, found: list[str]) -> None:
    ties = [before(f"{id_}-hub", on) for id_ in "abc"]
    assert names(drawn(*ties, before("x"))) == found


def test_an_agreement_that_runs_on_is_being_heard() -> None:
    dataset = drawn(before("a-hub"), before("b-hub"), {"who": "c-hub", "begin": date(2023, 1, 1), "end": None})
    assert names(dataset) == []


def test_a_conference_is_being_heard_though_it_makes_no_tie() -> None:
    guests = "+".join(f"g{number}" for number in range(30))
    dataset = drawn(before("a-hub"), before("b-hub"), before("c-hub"), f"hub+{guests}", "a+b+c")
    assert names(dataset) == []


def test_a_short_window_still_looks_a_year_back() -> None:
    may = Window(begin=day_number(date(2024, 5, 1)), end=day_number(date(2024, 6, 1)))
    # the year before the last runs from June 2022 to May 2023
    dataset = drawn(
        *(before(f"{id_}-hub", date(2023, 5, 31)) for id_ in "abc"), {"who": "a+b+c", "on": date(2024, 3, 1)}
    )
    assert names(dataset, may) == ["hub"]


# --- who is not asked, and what is unknown ---


@pytest.mark.parametrize(
    ("end", "found"),
    [
        (date(2024, 1, 2), []),
        (date(2024, 12, 31), []),  # it did not exist for the whole year, so it was not unheard for a year
        (date(2025, 1, 1), ["hub"]),
    ],
)
def test_who_no_longer_exists_is_not_silent(end: date, found: list[str]) -> None:
    dataset = drawn(
        before("a-hub"), before("b-hub"), before("c-hub"), "a+b+c", organisations=[{"id": "hub", "end": end}]
    )
    assert names(dataset) == found


def test_a_filter_on_place_asks_those_who_work_there() -> None:
    dataset = drawn(
        *(before(f"{id_}-hub") for id_ in "abc"),
        "a+b+c",
        organisations=[{"id": id_, "municipality": "Averlo"} for id_ in ("a", "b", "c", "hub")]
        + [{"id": "x", "municipality": "Elders"}],
    )
    elsewhere = Window(begin=IN_2024.begin, end=IN_2024.end, municipalities=("Elders",))
    assert names(dataset, elsewhere) == []


def test_without_ties_in_the_year_before_nobody_was_central() -> None:
    assert names(drawn(before("a"))) == []


@pytest.mark.parametrize(("on", "count"), [(date(2023, 12, 31), 0), (date(2024, 1, 1), None)])
def test_without_a_record_from_before_the_year_nothing_can_be_said(on: date, count: int | None) -> None:
    assert unheard_count(drawn({"who": "a", "on": on}), IN_2024) == count


def test_without_records_nothing_can_be_said() -> None:
    assert unheard(drawn(organisations=["a"]), IN_2024) is None


def test_a_window_without_an_end_has_no_last_year() -> None:
    assert unheard(drawn(before("a-b")), Window(begin=FIRST, end=LAST)) is None
