"""How long ties live: the curve of Kaplan and Meier, and what may be followed in it."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from netwerk.analysis.ages import ages
from netwerk.analysis.censoring import silenced
from netwerk.analysis.periods import Step
from netwerk.analysis.silences import Silence
from netwerk.analysis.survival import Survival, kaplan_meier, survival
from netwerk.analysis.timeline import Over, timeline
from netwerk.model import Dataset, Window, day_number
from tests.drawn import drawn

# Weeks in remission of the 21 children with acute leukaemia who got 6-MP: Freireich, E.J. et al. (1963), The effect of
# 6-mercaptopurine on the duration of steroid-induced remissions in acute leukemia, Blood 21(6), 699-716. The curve as
# worked out by hand in Kleinbaum, D.G. and Klein, M. (2012), Survival Analysis: A Self-Learning Text, third edition,
# Springer, chapter 2 (the example of Gehan, 1965, Biometrika 52, 203-223).
ENDED = [6, 6, 6, 7, 10, 13, 16, 22, 23]
CENSORED = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
PUBLISHED = {6: 0.8571, 7: 0.8067, 10: 0.7529, 13: 0.6902, 16: 0.6275, 22: 0.5378, 23: 0.4482}
AT_RISK = {6: 21, 7: 17, 10: 15, 13: 12, 16: 11, 22: 7, 23: 6}


def remission() -> tuple[np.ndarray, np.ndarray]:
    return np.array(ENDED + CENSORED), np.array([True] * len(ENDED) + [False] * len(CENSORED))


def test_the_curve_is_that_of_the_published_example() -> None:
    found = {one.steps: round(one.share, 4) for one in kaplan_meier(*remission()) if one.ended}
    assert found == PUBLISHED


def test_the_numbers_followed_are_those_of_the_published_example() -> None:
    assert {one.steps: one.at_risk for one in kaplan_meier(*remission()) if one.ended} == AT_RISK


def test_the_interval_is_that_of_the_log_log_formula() -> None:
    # exp(-exp(log(-log S) ± 1.96·sqrt(V)/|log S|)) with S = 18/21 and V = 3/(21·18) of Greenwood, by hand
    first = kaplan_meier(*remission())[0]
    assert (first.low, first.high) == (pytest.approx(0.6197, abs=1e-4), pytest.approx(0.9516, abs=1e-4))


def test_nothing_followed_gives_no_curve() -> None:
    assert kaplan_meier(np.array([], dtype=int), np.array([], dtype=bool)) == ()


def test_where_all_ended_there_is_no_interval() -> None:
    (only,) = kaplan_meier(np.array([1, 1]), np.array([True, True]))
    assert (only.share, only.low, only.high) == (0.0, None, None)


def on(who: str, *years: int, source: str = "getekend") -> list[dict[str, object]]:
    """A record on 1 October of each school year that begins in one of `years`."""
    return [{"who": who, "on": date(year, 10, 1), "source": source} for year in years]


def region(*lines: list[dict[str, object]]) -> Dataset:
    """Five complete school years, 2018/2019 to 2022/2023, in which x and y meet, and the lines."""
    frame = [*on("x-y", 2018, 2019, 2020, 2021, 2022), {"who": "x-y", "on": date(2023, 7, 31)}]
    return drawn(*frame, *(line for several in lines for line in several))


def found(data: Dataset, *, first_only: bool = False, over: Over | None = None, base: Window | None = None) -> Survival:
    return survival(data, timeline(data, over=over, base=base), first_only=first_only)


def test_a_tie_of_two_school_years_ended_after_two_steps() -> None:
    (point,) = found(region(on("a-b", 2019, 2020))).points
    assert (point.steps, point.ended, point.censored, point.share) == (2, 1, 0, 0.0)


def test_a_tie_that_is_still_there_is_not_counted_as_ended() -> None:
    told = found(region(on("a-b", 2021, 2022)))
    assert (told.ended, told.alive, told.points[0].share) == (0, 1, 1.0)


def test_a_tie_of_the_first_school_year_has_an_unknown_beginning() -> None:
    told = found(region(on("a-b", 2018, 2019)))
    assert (told.spells, told.earlier) == (0, 2)


def test_an_agreement_of_long_ago_does_not_make_the_first_meetings_new() -> None:
    agreed = [{"who": "p-q", "begin": date(2009, 10, 1), "end": None}]
    told = found(region(agreed, on("a-b", 2018, 2019), on("c-d", 2021, 2022)))
    # c-d alone is new: of p-q, x-y and a-b nobody knows what was there before 2018
    assert (told.spells, told.earlier) == (1, 3)


def test_dates_after_the_data_follow_nothing() -> None:
    data = region(on("a-b", 2019))
    told = survival(data, timeline(data, begin=day_number(date(2030, 8, 1))))
    assert (told.points, told.spells, told.earlier, told.running) == ((), 0, 0, 0)


def test_an_incomplete_last_school_year_ends_nothing() -> None:
    told = found(region(on("a-b", 2021, 2022), on("x-y", 2023)))
    assert (told.ended, told.alive, told.points[0].steps) == (0, 1, 2)


def test_a_tie_that_begins_in_an_incomplete_school_year_is_left_out() -> None:
    told = found(region(on("a-b", 2023)))
    assert (told.spells, told.running) == (0, 1)


def test_a_tie_that_comes_back_is_another_spell() -> None:
    told = found(region(on("a-b", 2019, 2021)))
    assert (told.spells, told.ended) == (2, 2)


def test_the_first_spell_alone_can_be_followed() -> None:
    told = found(region(on("a-b", 2019, 2021)), first_only=True)
    assert (told.spells, told.ended) == (1, 1)


def test_a_tie_back_from_before_is_no_first_spell() -> None:
    told = found(region(on("a-b", 2018, 2020)), first_only=True)
    assert (told.spells, told.earlier) == (0, 2)


def test_the_counts_add_up() -> None:
    told = found(region(on("a-b", 2019), on("c-d", 2019, 2020, 2021, 2022), on("e-f", 2020, 2021)))
    assert (told.spells, told.ended + told.alive + told.silenced) == (3, 3)


def test_hand_counted_shares_with_one_censored_in_between() -> None:
    # one ends after 1 step, one is censored after 2, one ends after 3: 1 × 2/3, then × 0/1
    told = found(region(on("a-b", 2019), on("c-d", 2021, 2022), on("e-f", 2019, 2020, 2021)))
    assert [(one.steps, round(one.share, 4), one.at_risk) for one in told.points] == [
        (1, 0.6667, 3),
        (2, 0.6667, 2),
        (3, 0.0, 1),
    ]


def test_the_median_is_the_first_length_at_which_half_is_gone() -> None:
    assert found(region(on("a-b", 2019), on("c-d", 2019, 2020), on("e-f", 2019, 2020, 2021))).median == 2


def test_there_is_no_median_while_more_than_half_is_there() -> None:
    assert found(region(on("a-b", 2019), on("c-d", 2019, 2020, 2021, 2022), on("e-f", 2020, 2021, 2022))).median is None


def test_a_share_is_told_for_ten_ties_and_not_for_nine() -> None:
    nine = [on(f"a{n}-b{n}", 2019) for n in range(9)]
    assert found(region(*nine)).after(12) is None
    ten = found(region(*nine, on("c-d", 2019, 2020))).after(12)
    assert ten is not None
    assert (ten.at_risk, round(ten.share, 4)) == (10, 0.1)


def test_under_a_sliding_year_the_first_twelve_months_say_nothing_of_what_is_new() -> None:
    data = region([{"who": "a-b", "on": date(2019, 9, 30)}, {"who": "c-d", "on": date(2019, 10, 1)}])
    of = timeline(data, step=Step.MONTH, over=Over("sliding", 12))
    told = survival(data, of)
    # the first record is of October 2018: a step knows its whole year from September 2019 on, so October is the first
    assert (told.spells, told.points[0].steps) == (1, 12)


def test_under_a_cumulative_window_nothing_ends() -> None:
    told = found(region(on("a-b", 2019)), over=Over("cumulative"))
    assert (told.ended, told.alive) == (0, 1)


def test_arcs_of_two_directions_have_each_their_own_life() -> None:
    data = region([{"who": "a>b", "on": date(2019, 10, 1)}, {"who": "b>a", "on": date(2020, 10, 1)}])
    assert found(data, base=Window(directed=True)).ended == 2


def weekly(who: str, source: str, begin: date, end: date) -> list[dict[str, object]]:
    days = (end - begin).days // 7
    return [{"who": who, "on": begin + timedelta(days=7 * week), "source": source} for week in range(days)]


def stopping(last: date) -> Dataset:
    """c and d meet in 2020/2021 and until `last` at a table that stops then; another table goes on."""
    return drawn(
        *weekly("x-y", "Gaat door", date(2018, 9, 1), date(2023, 7, 31)),
        *weekly("p-q", "Houdt op", date(2018, 9, 1), last),
        {"who": "c-d", "on": date(2021, 3, 1), "source": "Houdt op"},
        {"who": "e-f", "on": date(2021, 3, 1), "source": "Gaat door"},
    )


def test_a_tie_whose_only_source_fell_silent_did_not_end() -> None:
    told = found(stopping(date(2021, 6, 20)))
    assert (told.ended, told.silenced) == (1, 1)


def test_a_source_that_spoke_most_of_the_year_leaves_the_tie_ended() -> None:
    told = found(stopping(date(2022, 6, 20)))
    assert (told.ended, told.silenced) == (2, 0)


def test_a_source_that_was_silent_most_of_the_year_does_not_end_its_ties() -> None:
    told = found(stopping(date(2021, 10, 10)))
    assert (told.ended, told.silenced) == (1, 1)


def test_a_tie_with_another_source_beside_the_silent_one_ended() -> None:
    data = drawn(
        *weekly("x-y", "Gaat door", date(2018, 9, 1), date(2023, 7, 31)),
        *weekly("p-q", "Houdt op", date(2018, 9, 1), date(2021, 6, 20)),
        {"who": "c-d", "on": date(2021, 3, 1), "source": "Houdt op"},
        {"who": "c-d", "on": date(2021, 4, 1), "source": "Gaat door"},
    )
    assert found(data).silenced == 0


@pytest.mark.parametrize(("since", "hidden"), [(date(2021, 4, 15), True), (date(2021, 4, 16), False)])
def test_a_source_is_silent_in_a_step_from_half_of_its_days_on(since: date, hidden: bool) -> None:
    data = drawn({"who": "c-d", "on": date(2021, 3, 10)}, {"who": "x-y", "on": date(2021, 6, 30)})
    quiet = Silence(source="getekend", since=day_number(since), until=None)
    of = timeline(data, step=Step.MONTH, end=day_number(date(2021, 5, 1)))
    assert silenced(data, of, [quiet]).tolist() == [hidden]  # of the thirty days of April


def test_where_records_fade_a_source_is_asked_over_their_half_life() -> None:
    # c-d weighs less than half from September on; the source was silent for 95 of the 183 days until then
    data = drawn({"who": "c-d", "on": date(2021, 3, 10)}, {"who": "c+c", "on": date(2021, 9, 30)})
    quiet = Silence(source="getekend", since=day_number(date(2021, 6, 1)), until=day_number(date(2021, 9, 5)))
    of = timeline(data, step=Step.MONTH, over=Over("fading", 6))
    assert of.ties.stop.tolist() == [6]
    assert silenced(data, of, [quiet]).tolist() == [True]


def test_own_dates_follow_only_what_began_between_them() -> None:
    data = region(on("a-b", 2019, 2020), on("c-d", 2021))
    of = timeline(data, begin=day_number(date(2020, 8, 1)), end=day_number(date(2023, 8, 1)))
    told = survival(data, of)
    assert (told.spells, told.earlier) == (1, 2)


def test_the_age_of_a_tie_counts_from_its_first_record() -> None:
    # at the end of 2022/2023: one is 10 months old, one 22, one 46, and x-y 58 (in the first year of the data)
    data = region(on("a-b", 2022), on("c-d", 2021, 2022), on("e-f", 2019, 2022))
    told = ages(data, timeline(data))
    assert told is not None
    assert (told.counts, told.at_least) == ((1, 1, 2, 0), 1)


@pytest.mark.parametrize(("day", "counts"), [(date(2022, 7, 31), (0, 1, 1, 0)), (date(2022, 8, 1), (1, 0, 1, 0))])
def test_a_tie_of_a_year_old_is_no_longer_younger_than_a_year(day: date, counts: tuple[int, ...]) -> None:
    data = region([{"who": "a-b", "on": day}, {"who": "a-b", "on": date(2023, 1, 1)}])
    told = ages(data, timeline(data))
    assert told is not None
    assert told.counts == counts


def test_without_a_complete_step_there_are_no_ages() -> None:
    data = drawn("a-b")
    assert ages(data, timeline(data)) is None
