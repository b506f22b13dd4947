"""What was recorded since an introduction: the day it starts to count, the six months, and who is no longer there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from netwerk.analysis.introductions import (
    Outcome,
    Own,
    Result,
    between,
    of_organisation,
    open_pairs,
    outcome,
    outcomes,
    own,
)
from netwerk.model import Change, Dataset, Precision, day_number
from netwerk.store import Introduction, Status, Step
from tests.drawn import drawn

SINCE = date(2025, 3, 10)
LONG_AFTER = date(2026, 3, 10)
FILLER = {"who": "carl-dora", "on": LONG_AFTER}  # the data reach this day


def look(
    dataset: Dataset, *, a: str = "anna", b: str = "bert", since: date = SINCE, today: date = LONG_AFTER
) -> Outcome:
    return outcome(dataset, a, b, since=day_number(since), today=day_number(today))


def taken_up(number: int, a: str, b: str, *statuses: Status, day: date = SINCE) -> Introduction:
    at = datetime(2025, 3, 10, tzinfo=UTC)
    steps = tuple(
        Step(at=at, day=day_number(day), status=status, owner="coördinator", note="tussen ons")
        for status in statuses or (Status.PLANNED,)
    )
    return Introduction(number=number, a=a, b=b, day=day_number(day), reasons={}, steps=steps)


def merged(dataset: Dataset, gone: str, heir: str) -> Dataset:
    return replace(
        dataset,
        changes=(Change(what="merge", organisation=heir, id=gone, name=gone, day=None, decision=1),),
    )


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2025, 3, 9), Result.NOT_FORMED),
        (date(2025, 3, 10), Result.NOT_FORMED),  # the day itself: the two were brought together, no more
        (date(2025, 3, 11), Result.FORMED),
        (date(2026, 3, 10), Result.FORMED),
        (date(2026, 3, 11), Result.NOT_FORMED),  # written down for later than today
    ],
)
def test_a_record_counts_from_the_day_after(on: date, expected: Result) -> None:
    assert look(drawn(FILLER, {"who": "anna-bert", "on": on})).status is expected


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2025, 9, 9), Result.TOO_EARLY),
        (date(2025, 9, 10), Result.NOT_FORMED),
        (date(2025, 9, 11), Result.NOT_FORMED),
    ],
)
def test_nothing_recorded_is_an_answer_after_six_months(today: date, expected: Result) -> None:
    dataset = drawn({"who": "carl-dora", "on": date(2026, 1, 1)}, organisations=["anna", "bert"])
    assert look(dataset, today=today).status is expected


@pytest.mark.parametrize(
    ("until", "expected"),
    [(date(2025, 9, 9), Result.NO_DATA), (date(2025, 9, 10), Result.NOT_FORMED)],
)
def test_data_that_end_before_the_six_months_say_nothing(until: date, expected: Result) -> None:
    dataset = drawn({"who": "carl-dora", "on": until}, organisations=["anna", "bert"])
    assert look(dataset).status is expected


def test_without_any_record_nothing_can_be_said() -> None:
    found = look(drawn(organisations=["anna", "bert"]))
    assert (found.status, found.reach) == (Result.NO_DATA, None)


def test_a_tie_that_formed_before_the_six_months_is_told_at_once() -> None:
    found = look(drawn({"who": "anna-bert", "on": date(2025, 4, 1)}), today=date(2025, 4, 2))
    assert (found.status, found.first) == (Result.FORMED, day_number(date(2025, 4, 1)))


def test_the_records_open_with_their_first_and_last_day() -> None:
    found = look(
        drawn(
            {"who": "anna-bert", "on": date(2024, 1, 1)},
            {"who": "anna+bert+carl", "on": date(2025, 5, 1)},
            {"who": "carl-dora", "on": date(2025, 6, 1)},
            {"who": "bert>anna", "on": date(2025, 7, 1)},
        )
    )
    assert found.records == (1, 3)
    assert (found.first, found.last) == (day_number(date(2025, 5, 1)), day_number(date(2025, 7, 1)))


@pytest.mark.parametrize(("guests", "expected"), [(23, Result.FORMED), (24, Result.NOT_FORMED)])
def test_a_large_meeting_makes_no_tie(guests: int, expected: Result) -> None:
    # with the two themselves 25 organisations count and 26 do not, as everywhere
    who = "+".join(["anna", "bert", *(f"gast{number}" for number in range(guests))])
    assert look(drawn(FILLER, {"who": who, "on": date(2025, 5, 1)})).status is expected


def test_a_contract_that_ran_already_is_no_new_tie() -> None:
    runs_on = {"who": "anna-bert", "begin": date(2019, 1, 1), "end": None, "form": "afspraak"}
    assert look(drawn(FILLER, runs_on)).status is Result.NOT_FORMED


def test_a_record_known_by_the_month_of_the_introduction_may_lie_before_it() -> None:
    march = {"who": "anna-bert", "begin": date(2025, 3, 1), "end": date(2025, 4, 1), "precision": Precision.MONTH}
    assert look(drawn(FILLER, march)).status is Result.NOT_FORMED


@pytest.mark.parametrize(
    ("since", "due"),
    [
        (date(2025, 3, 10), date(2025, 9, 10)),
        (date(2025, 8, 31), date(2026, 2, 28)),  # February has no 31st
        (date(2025, 12, 1), date(2026, 6, 1)),
    ],
)
def test_six_months_are_counted_by_the_calendar(since: date, due: date) -> None:
    assert look(drawn("anna-bert"), since=since).due == day_number(due)


# --- who is no longer there ---


def test_an_organisation_that_went_over_into_another_is_followed() -> None:
    dataset = merged(drawn(FILLER, {"who": "anna-bert", "on": date(2025, 5, 1)}), gone="oud", heir="bert")
    found = look(dataset, b="oud")
    assert (found.status, found.a, found.b) == (Result.FORMED, "anna", "bert")


def test_two_that_became_one_have_no_tie_to_form() -> None:
    found = look(merged(drawn("anna-bert"), gone="oud", heir="anna"), b="oud")
    assert (found.status, found.a, found.b, found.records) == (Result.ONE_NOW, "anna", "anna", ())


def test_an_organisation_that_is_not_in_the_data_is_said_to_be_gone() -> None:
    found = look(drawn(FILLER), b="onbekend")
    assert (found.status, found.b, found.records) == (Result.GONE, None, ())


def test_outcomes_are_in_the_order_of_the_introductions() -> None:
    dataset = drawn(FILLER, {"who": "anna-bert", "on": date(2025, 5, 1)})
    kept = (taken_up(1, "anna", "carl"), taken_up(2, "anna", "bert"))
    found = outcomes(dataset, kept, today=day_number(LONG_AFTER))
    assert [one.status for one in found] == [Result.NOT_FORMED, Result.FORMED]


# --- of whom ---


def test_introductions_of_an_organisation_include_those_of_who_went_over_into_it() -> None:
    dataset = merged(drawn("anna-bert"), gone="oud", heir="bert")
    kept = (taken_up(1, "anna", "oud"), taken_up(2, "anna", "carl"))
    assert [one.number for one in of_organisation(dataset, kept, "bert")] == [1]


def test_the_introductions_of_a_pair_are_found_in_either_order() -> None:
    kept = (taken_up(1, "anna", "bert"), taken_up(2, "anna", "carl"))
    assert [one.number for one in between(drawn("anna+bert+carl"), kept, "bert", "anna")] == [1]


def test_a_pair_is_open_until_it_is_done_or_stopped() -> None:
    kept = (
        taken_up(1, "anna", "bert", Status.PLANNED, Status.SPOKEN),
        taken_up(2, "anna", "carl", Status.PLANNED, Status.DONE),
        taken_up(3, "bert", "carl", Status.STOPPED),
    )
    assert open_pairs(drawn("anna-bert", "bert-carl"), kept) == {("anna", "bert")}


def test_one_of_the_two_knows_with_whom_since_when_and_how_it_stands_and_no_more() -> None:
    dataset = drawn(FILLER, {"who": "anna-bert", "on": date(2025, 5, 1)})
    (mine,) = own(dataset, [taken_up(1, "anna", "bert", Status.SPOKEN)], "bert", today=day_number(LONG_AFTER))
    assert (mine.other, mine.day, mine.status) == ("anna", day_number(SINCE), Status.SPOKEN)
    assert mine.outcome.status is Result.FORMED
    assert set(Own.__slots__) == {"other", "day", "status", "outcome"}


def test_an_organisation_knows_nothing_of_introductions_of_others() -> None:
    assert own(drawn("anna-bert", "carl-dora"), [taken_up(1, "anna", "bert")], "carl", today=20000) == ()
