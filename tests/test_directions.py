"""Where a figure goes over 6, 12 and 24 months: counted by hand, and against networks made apart."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import combinations
from typing import Any

import pytest

from netwerk.analysis.comparison import compare
from netwerk.analysis.directions import Directions, Figure, directions
from netwerk.analysis.seen import coverage
from netwerk.analysis.trend import Verdict
from netwerk.model import Dataset, Window, day_number
from netwerk.network import last_twelve_months, network
from tests.drawn import drawn
from tests.test_demo import TODAY, between, region

NEW_YEAR_2025 = day_number(date(2025, 1, 1))
LETTERS = "abcdefghijkl"
PAIRS = ["-".join(pair) for pair in combinations(LETTERS, 2)]  # 66
# one record per year that names everyone, so that all are in view; thirteen at a table make no tie
EVERYONE = "+".join([*LETTERS, "m"])
QUIET = Window(largest=12)


def on(day: date, pairs: Iterable[str], source: str = "Tafel") -> list[dict[str, Any]]:
    return [{"who": pair, "on": day, "source": source} for pair in pairs]


def grown(**ties: int) -> Dataset:
    """Twelve organisations with the first so many pairs tied in each half year, named h1_2021 … h2_2024."""
    lines = [
        {"who": EVERYONE, "on": date(year, month, 15), "source": "Tafel"}
        for year in (2020, 2021, 2022, 2023, 2024)
        for month in (1, 7)
    ]
    for half, number in ties.items():
        lines += on(date(int(half[3:]), 3 if half.startswith("h1") else 9, 1), PAIRS[:number])
    lines += [{"who": "a+a", "on": date(2024, 12, 31), "source": "Tafel"}]  # until here the data reach
    return drawn(*lines)


def steady(number: int) -> dict[str, int]:
    return {f"h{half}_{year}": number for year in (2020, 2021, 2022, 2023, 2024) for half in (1, 2)}


# thirty ties in each half year
THIRTY_A_YEAR = [
    line for year in (2020, 2021, 2022, 2023, 2024) for month in (1, 9) for line in on(date(year, month, 1), PAIRS[:30])
]


def told(dataset: Dataset, of: Figure = "ties", base: Window = QUIET) -> Directions:
    found = directions(dataset, base, NEW_YEAR_2025, of=of)
    assert found is not None
    return found


def signs(found: Directions) -> tuple[int | None, int | None, int | None]:
    return found.six, found.twelve, found.twenty_four


# --- what rises, falls and stays ---


def test_a_network_that_stays_the_same_goes_nowhere() -> None:
    assert signs(told(grown(**steady(30)))) == (0, 0, 0)


def test_more_ties_in_every_span_rise() -> None:
    assert signs(told(grown(**(steady(10) | {"h1_2024": 60, "h2_2024": 60})))) == (1, 1, 1)


def test_fewer_ties_in_every_span_fall() -> None:
    after = {"h1_2023": 40, "h2_2023": 40, "h1_2024": 10, "h2_2024": 10}
    assert signs(told(grown(**(steady(60) | after)))) == (-1, -1, -1)


@pytest.mark.parametrize(("now", "direction"), [(33, 0), (34, 1)])
def test_three_more_may_be_chance_and_four_more_may_not(now: int, direction: int) -> None:
    # 1.96 √3 = 3.39 is more than 3; 1.96 √4 = 3.92 is less than 4
    assert told(grown(**(steady(30) | {"h2_2024": now}))).six == direction


@pytest.mark.parametrize(("more", "direction"), [(4, 0), (5, 1)])
def test_less_than_a_twentieth_is_no_direction(more: int, direction: int) -> None:
    # of 85 ties a twentieth is 4.25, which is more than four; the noise is 1.96 √4 = 3.92
    pairs = ["-".join(pair) for pair in combinations("abcdefghijklmn", 2)]  # 91
    lines = [
        *on(date(2023, 1, 5), pairs[:1]),
        *on(date(2023, 9, 1), pairs[:85]),
        *on(date(2024, 9, 1), pairs[: 85 + more]),
        *on(date(2024, 12, 31), pairs[:1]),
    ]
    found = directions(drawn(*lines), Window(), NEW_YEAR_2025)
    assert found is not None
    assert found.six == direction


def test_ties_that_come_and_go_in_equal_number_are_no_direction() -> None:
    lines = [
        {"who": EVERYONE, "on": date(2023, 1, 5), "source": "Tafel"},
        {"who": EVERYONE, "on": date(2023, 8, 5), "source": "Tafel"},
        {"who": EVERYONE, "on": date(2024, 8, 5), "source": "Tafel"},
        *on(date(2023, 9, 1), PAIRS[:30]),
        *on(date(2024, 9, 1), PAIRS[30:60]),
        *on(date(2024, 12, 31), PAIRS[30:31]),
    ]
    found = told(drawn(*lines))
    assert (found.changes[0].before, found.changes[0].after, found.six) == (30, 30, 0)


def test_the_figures_before_and_after_are_those_of_the_networks_of_these_months() -> None:
    found = directions(region(), Window(), TODAY)
    assert found is not None
    latest, before = last_twelve_months(region(), TODAY), (date(2024, 11, 13), date(2025, 11, 13))
    assert [found.changes[1].before, found.changes[1].after] == [
        len(network(region(), between(*before)).ties),
        len(network(region(), Window(begin=latest[0], end=latest[1])).ties),
    ]


def test_the_stability_is_the_persistence_between_these_months_and_those_before() -> None:
    found = directions(region(), Window(municipalities=("Averlo",)), TODAY, of="stability")
    assert found is not None
    first, second, third = (
        Window(begin=day.begin, end=day.end, municipalities=("Averlo",))
        for day in (
            between(date(2023, 11, 13), date(2024, 11, 13)),
            between(date(2024, 11, 13), date(2025, 11, 13)),
            between(date(2025, 11, 13), date(2026, 11, 13)),
        )
    )
    assert (found.changes[1].before, found.changes[1].after) == (
        compare(region(), first, second).persistence,
        compare(region(), second, third).persistence,
    )


def test_the_formation_is_the_rate_of_the_comparison() -> None:
    found = directions(region(), Window(), TODAY, of="formation")
    assert found is not None
    latest = compare(
        region(), between(date(2024, 11, 13), date(2025, 11, 13)), between(date(2025, 11, 13), date(2026, 11, 13))
    )
    assert found.changes[1].after == latest.formation_rate


def test_active_organisations_are_those_with_a_tie() -> None:
    # 30 pairs in this order join a, b and c to everyone; 10 join a to all but one
    assert [one.after for one in told(grown(**steady(30)), "active").changes] == [12, 12, 12]
    assert [one.after for one in told(grown(**steady(10)), "active").changes] == [11, 11, 11]


# --- whether they agree ---


def test_rising_and_falling_disagree() -> None:
    after = {"h1_2023": 10, "h2_2023": 10, "h1_2024": 10, "h2_2024": 30}
    found = told(grown(**(steady(60) | after)))
    assert (signs(found), found.agree, found.verdict) == ((1, 1, -1), False, Verdict.DISAGREE)


def test_rising_and_no_clear_difference_do_not_disagree() -> None:
    found = told(grown(**(steady(30) | {"h1_2024": 20, "h2_2024": 50, "h1_2023": 50, "h2_2023": 20})))
    assert (signs(found), found.agree, found.verdict) == ((1, 0, 0), True, Verdict.OK)


def test_a_span_that_begins_before_the_records_do_is_told_nothing_of() -> None:
    lines = [*on(date(2023, 1, 10), [EVERYONE]), *on(date(2023, 9, 1), PAIRS[:30]), *on(date(2024, 3, 1), PAIRS[:30])]
    short = drawn(*lines, *on(date(2024, 9, 1), [*PAIRS[:30], EVERYONE]), *on(date(2024, 12, 31), PAIRS[:1]))
    found = told(short)
    assert (signs(found), found.agree) == ((0, None, None), True)


# --- missing data is no fall ---


def test_a_source_that_fell_silent_is_left_out_of_both_periods() -> None:
    weekly = [{"who": "a-b", "on": date.fromordinal(day), "source": "Rooster"} for day in range(738000, 739251, 7)]
    listed = [
        line
        for year in (2021, 2022, 2023)
        for month in (1, 3, 5, 7, 9, 11)
        for line in on(date(year, month, 2), PAIRS[30:60], source="Lijst")
    ]
    found = told(drawn(*weekly, *THIRTY_A_YEAR, *listed, *on(date(2024, 12, 31), ["a-b"])))
    assert (found.changes[1].before, found.changes[1].after, found.left_out) == (30, 30, ("Lijst",))


def test_a_source_that_began_is_left_out_of_both_periods() -> None:
    new = on(date(2024, 9, 2), PAIRS[30:60], source="Nieuw")
    found = told(drawn(*THIRTY_A_YEAR, *new, *on(date(2024, 12, 31), ["a-b"], source="Tafel")))
    assert (found.changes[1].before, found.changes[1].after, found.left_out) == (30, 30, ("Nieuw",))


def test_records_without_a_source_are_never_left_out() -> None:
    found = told(
        drawn(*THIRTY_A_YEAR, *on(date(2024, 9, 2), PAIRS[30:60], source=""), *on(date(2024, 12, 31), ["a-b"]))
    )
    assert (found.changes[1].after, found.left_out) == (60, ())


# --- a thin basis ---


def test_too_few_organisations_give_no_direction() -> None:
    lines = [line for year in (2020, 2021, 2022, 2023, 2024) for line in on(date(year, 9, 1), ["a-b", "b-c"])]
    found = told(drawn(*lines, *on(date(2024, 12, 31), ["a-b"])))
    assert (signs(found), found.verdict) == ((None, None, None), Verdict.FEW)
    assert found.changes[0].thin


def test_a_period_in_which_few_were_seen_gives_no_direction() -> None:
    # in the second half of 2024 only a and b were seen, over the year everyone
    lines = [{"who": EVERYONE, "on": date(year, month, 5)} for year in (2021, 2022, 2023) for month in (1, 9)]
    lines += [{"who": EVERYONE, "on": date(2024, 1, 5)}, *on(date(2024, 12, 31), ["a-b"], source="getekend")]
    lines += [line for year in (2021, 2022, 2023, 2024) for line in on(date(year, 3, 1), PAIRS[:30], source="getekend")]
    found = told(drawn(*lines))
    assert [one.thin for one in found.changes] == [True, False, False]
    assert found.verdict is Verdict.OK


def test_the_coverage_is_that_of_the_latest_twelve_months() -> None:
    found = directions(region(), Window(), TODAY)
    assert found is not None
    begin, end = last_twelve_months(region(), TODAY)
    assert (found.seen, found.registered) == coverage(region(), network(region(), Window(begin=begin, end=end)))


def test_without_records_there_is_nothing_to_say() -> None:
    assert directions(drawn(organisations=["a"]), Window(), NEW_YEAR_2025) is None


def test_what_comes_after_today_does_not_count() -> None:
    dataset = grown(**(steady(30) | {"h2_2024": 60}))
    found = directions(dataset, QUIET, day_number(date(2024, 6, 30)))
    assert found is not None
    assert (found.until, signs(found)) == (day_number(date(2024, 7, 1)), (0, 0, 0))
