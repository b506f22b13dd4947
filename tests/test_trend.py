"""What may be read in each step: counted by hand, and on random data equal to networks and comparisons made apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from netwerk.analysis.comparison import compare
from netwerk.analysis.formation import steps_of
from netwerk.analysis.periods import Step
from netwerk.analysis.seen import coverage
from netwerk.analysis.timeline import Over, Timeline, timeline
from netwerk.analysis.trend import TrendStep, Verdict, trend, verdict
from netwerk.model import Dataset, Window, day_number
from netwerk.network import count, network
from tests.drawn import drawn
from tests.random_datasets import datasets

RULES = st.sampled_from([Over("step"), Over("sliding", 7), Over("cumulative")])
BASES = st.builds(
    Window,
    minimum=st.integers(1, 2),
    largest=st.sampled_from([0, 3, 25]),
    kinds=st.sampled_from([(), ("school",)]),
    directed=st.booleans(),
)


def by_year(dataset: Dataset, **options: object) -> tuple[TrendStep, ...]:
    return trend(dataset, timeline(dataset, step=Step.YEAR, **options))  # type: ignore[arg-type]


def in_year(year: int, *pairs: str, source: str = "Tafel") -> list[dict[str, object]]:
    return [{"who": pair, "on": date(year, 3, 1), "source": source} for pair in pairs]


# --- against what the product says of one period, and of two ---


@settings(deadline=None, max_examples=25)
@given(datasets(), RULES, BASES)
def test_every_step_has_the_coverage_of_the_network_of_its_period(dataset: Dataset, over: Over, base: Window) -> None:
    seen_by, steps = _steps(dataset, over, base)
    assert [(one.seen, one.registered) for one in steps] == [
        coverage(dataset, network(dataset, window)) for window in seen_by
    ]


@settings(deadline=None, max_examples=25)
@given(datasets(), RULES, BASES)
def test_every_step_counts_the_organisations_and_records_of_the_network_of_its_period(
    dataset: Dataset, over: Over, base: Window
) -> None:
    seen_by, steps = _steps(dataset, over, base)
    assert [(one.organisations, one.records) for one in steps] == [
        (len(network(dataset, window)), len(count(dataset, window))) for window in seen_by
    ]


@settings(deadline=None, max_examples=25)
@given(datasets(), RULES, BASES)
def test_the_rates_are_those_of_the_two_periods_compared(dataset: Dataset, over: Over, base: Window) -> None:
    seen_by, steps = _steps(dataset, over, base)
    compared = [compare(dataset, first, second) for first, second in pairwise(seen_by)]
    assert [(one.formation_rate, one.dissolution_rate, one.persistence) for one in steps[1:]] == [
        (one.formation_rate, one.dissolution_rate, one.persistence) for one in compared
    ]


@settings(deadline=None, max_examples=25)
@given(datasets(), st.sampled_from([Over("step"), Over("sliding", 7), Over("fading", 4)]), BASES)
def test_the_turnover_of_ties_and_organisations_follows_from_the_steps(
    dataset: Dataset, over: Over, base: Window
) -> None:
    of = timeline(dataset, step=Step.QUARTER, over=over, base=base)
    assume(len(of))
    steps = steps_of(of)
    assert [(one.turnover, one.organisation_turnover) for one in trend(dataset, of)[1:]] == [
        (
            _share((now.formed or 0) + (now.ended or 0), before.ties + now.ties),
            _share((now.joined or 0) + (now.left or 0), before.organisations + now.organisations),
        )
        for before, now in pairwise(steps)
    ]


def _steps(dataset: Dataset, over: Over, base: Window) -> tuple[list[Window], Sequence[TrendStep]]:
    of: Timeline = timeline(dataset, step=Step.YEAR, over=over, base=base)
    assume(len(of))
    return [of.seen_by(at) for at in range(of.shown, len(of))], trend(dataset, of)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


# --- counted by hand ---


def test_the_first_step_has_nothing_to_compare_with() -> None:
    (only,) = by_year(drawn(*in_year(2024, "a-b")))
    assert (only.turnover, only.organisation_turnover, only.formation_rate, only.persistence) == (None,) * 4


def test_turnover_is_what_came_and_went_of_all_ties_of_both_steps() -> None:
    dataset = drawn(*in_year(2023, "a-b", "a-c", "b-c"), *in_year(2024, "a-b", "a-d"))
    assert by_year(dataset)[1].turnover == pytest.approx((1 + 2) / (3 + 2))


def test_turnover_of_organisations_counts_who_came_and_went() -> None:
    gone = {"id": "c", "end": date(2024, 1, 1)}
    dataset = drawn(*in_year(2023, "a-b"), *in_year(2024, "a-b"), organisations=["a", "b", gone])
    assert by_year(dataset)[1].organisation_turnover == pytest.approx(1 / (3 + 2))


def test_ties_of_an_organisation_that_left_did_not_end_among_those_that_stayed() -> None:
    gone = {"id": "c", "end": date(2024, 1, 1)}
    dataset = drawn(*in_year(2023, "a-b", "a-c"), *in_year(2024, "a-b"), organisations=["a", "b", gone])
    assert (by_year(dataset)[1].dissolution_rate, by_year(dataset)[1].persistence) == (0, 1)


def test_a_tie_is_as_old_as_its_first_record() -> None:
    dataset = drawn(
        {"who": "a-b", "on": date(2022, 1, 1)},
        {"who": "a-b", "on": date(2024, 5, 1)},
        {"who": "c-d", "on": date(2024, 1, 1)},
        {"who": "e-f", "on": date(2025, 1, 1)},
    )
    # to the end of 2024: a-b 1,096 days, c-d 366
    assert by_year(dataset)[2].mean_age_months == pytest.approx((1096 + 366) / 2 / 30.4375)


def test_in_the_last_step_a_tie_is_as_old_as_the_data_reach() -> None:
    dataset = drawn({"who": "a-b", "on": date(2024, 1, 1)}, {"who": "a-b", "on": date(2024, 1, 31)})
    assert by_year(dataset)[0].mean_age_months == pytest.approx(31 / 30.4375)


def test_a_tie_that_is_only_planned_has_no_age_yet() -> None:
    dataset = drawn({"who": "a-b", "on": date(2024, 1, 1)}, {"who": "c-d", "on": date(2024, 11, 1)})
    # a-b is 31 days old, c-d is nine months away
    assert by_year(dataset, today=day_number(date(2024, 1, 31)))[0].mean_age_months == pytest.approx(31 / 2 / 30.4375)


def test_an_arc_is_as_old_as_the_first_record_that_points_its_way() -> None:
    dataset = drawn({"who": "a>b", "on": date(2023, 12, 31)}, {"who": "b>a", "on": date(2024, 12, 31)})
    arcs = by_year(dataset, base=Window(directed=True))
    assert [one.mean_age_months for one in arcs] == pytest.approx([1 / 30.4375, 1 / 30.4375])


def test_a_step_without_ties_has_no_age() -> None:
    dataset = drawn({"who": "a-b", "on": date(2022, 1, 1)}, {"who": "a-b", "on": date(2024, 5, 1)})
    assert by_year(dataset)[1].mean_age_months is None


def test_a_large_meeting_shows_who_is_there_and_is_no_record_that_counts() -> None:
    dataset = drawn("a-b", {"who": "c+d+e+f", "on": date(2024, 5, 1)}, organisations=["g"])
    (only,) = by_year(dataset, base=Window(largest=3))
    assert (only.seen, only.registered, only.records) == (6, 7, 1)


def test_sources_are_counted_once_and_only_where_they_are_named() -> None:
    dataset = drawn(
        *in_year(2024, "a-b", "b-c", source="Tafel"),
        *in_year(2024, "a-c", source="Lijst"),
        *in_year(2024, "a-d", source=""),
    )
    assert by_year(dataset)[0].sources == 2


def test_a_fading_step_has_seen_everyone_of_before() -> None:
    dataset = drawn(*in_year(2022, "a-b"), *in_year(2024, "a-c"))
    assert [one.seen for one in by_year(dataset, over=Over("fading", 12))] == [2, 2, 3]


def test_without_a_register_nobody_knows_the_coverage() -> None:
    dataset = drawn(*in_year(2024, "a-b"), registered=False)
    assert (by_year(dataset)[0].coverage, by_year(dataset)[0].organisations) == (None, 2)


def test_steps_before_the_first_one_asked_for_are_not_shown() -> None:
    dataset = drawn(*in_year(2022, "a-b"), *in_year(2023, "a-b"), *in_year(2024, "a-c"))
    shown = by_year(dataset, begin=day_number(date(2023, 5, 1)))
    assert [(one.begin, one.turnover) for one in shown] == [
        (day_number(date(2023, 1, 1)), None),
        (day_number(date(2024, 1, 1)), 1.0),
    ]


def test_without_records_there_are_no_steps() -> None:
    assert by_year(drawn(organisations=["a", "b"])) == ()


# --- whether anything may be concluded ---


@pytest.mark.parametrize(
    ("organisations", "registered", "seen", "said"),
    [
        (9, 9, 9, Verdict.FEW),
        (10, 10, 10, Verdict.OK),
        (10, 10, 6, Verdict.OK),
        (10, 10, 5, Verdict.THIN_COVERAGE),
        (1000, 1000, 600, Verdict.OK),
        (1000, 1000, 599, Verdict.THIN_COVERAGE),
        (10, 0, 0, Verdict.OK),  # no register to compare with
        (0, 0, 0, Verdict.FEW),
    ],
)
def test_a_step_bears_a_conclusion_from_ten_organisations_of_which_six_in_ten_were_seen(
    organisations: int, registered: int, seen: int, said: Verdict
) -> None:
    assert verdict(organisations, registered, seen) is said


def test_a_holiday_month_bears_no_conclusion_where_the_school_year_does() -> None:
    ten = "+".join("abcdefghij")
    dataset = drawn({"who": ten, "on": date(2024, 3, 1)}, {"who": "a-b", "on": date(2024, 7, 10)})
    months = trend(dataset, timeline(dataset, step=Step.MONTH))
    year = trend(dataset, timeline(dataset, step=Step.SCHOOLYEAR))
    assert [one.verdict for one in (months[0], months[-1], year[0])] == [Verdict.OK, Verdict.THIN_COVERAGE, Verdict.OK]


def test_a_kind_that_was_chosen_is_covered_by_its_own_organisations() -> None:
    dataset = drawn(
        "a-b", organisations=[{"id": "a", "kind": "school"}, {"id": "b", "kind": "cjg"}, {"id": "c", "kind": "school"}]
    )
    (only,) = by_year(dataset, base=replace(Window(), kinds=("school",)))
    assert (only.seen, only.registered) == (1, 2)
