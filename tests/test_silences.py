"""When a source was silent, and which endings rest on it: counted by hand, and as it is in the fictional region."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest

from netwerk.analysis.freshness import sources, stopped
from netwerk.analysis.periods import Step
from netwerk.analysis.silences import Silence, SilentSteps, silences, silent_steps
from netwerk.analysis.timeline import Over, timeline
from netwerk.model import Dataset, Window, as_date, day_number
from tests.drawn import drawn
from tests.test_demo import TODAY, region

NEW_YEAR_2025 = day_number(date(2025, 1, 1))


def each(days: int, first: date, until: date) -> list[date]:
    """Dates `days` apart, from `first` to before `until`."""
    return [first + timedelta(days=at) for at in range(0, (until - first).days, days)]


def of(source: str, dates: Iterable[date], who: str = "a-b") -> list[dict[str, Any]]:
    return [{"who": who, "on": on, "source": source} for on in dates]


# weekly over three years, without the second half of July and August
TABLE = of(
    "Tafel",
    [on for on in each(7, date(2022, 1, 3), date(2025, 1, 1)) if not (7, 15) <= (on.month, on.day) <= (8, 31)],
)


def found(*lines: dict[str, Any]) -> list[tuple[str, date | None, date | None]]:
    known = silences(drawn(*TABLE, *lines), NEW_YEAR_2025)
    return [(one.source, as_date(one.since), None if one.until is None else as_date(one.until)) for one in known]


def by_year(dataset: Dataset, step: Step = Step.YEAR, **options: Any) -> SilentSteps:
    return silent_steps(dataset, timeline(dataset, step=step, today=NEW_YEAR_2025, **options))


# --- what a silence is ---


def test_a_source_that_stopped_is_silent_from_its_last_day_on() -> None:
    # Tuesdays to 27 June 2023
    assert found(*of("Lijst", each(7, date(2022, 1, 4), date(2023, 7, 1)))) == [("Lijst", date(2023, 6, 27), None)]


def test_a_source_that_came_back_was_silent_in_between() -> None:
    dates = [*each(7, date(2022, 1, 4), date(2023, 1, 1)), *each(7, date(2024, 2, 6), date(2025, 1, 1))]
    assert found(*of("Lijst", dates)) == [("Lijst", date(2022, 12, 27), date(2024, 2, 6))]


def test_a_summer_that_the_others_share_is_no_silence() -> None:
    # 14 weeks, from 13 June to 19 September 2023; the table too was silent in half of them
    dates = [*each(7, date(2022, 9, 6), date(2023, 6, 14)), *each(7, date(2023, 9, 19), date(2025, 1, 1))]
    assert found(*of("Lijst", dates)) == []


def test_as_many_weeks_while_the_others_went_on_are_a_silence() -> None:
    # 14 weeks, from 31 January to 9 May 2023
    dates = [*each(7, date(2022, 9, 6), date(2023, 2, 1)), *each(7, date(2023, 5, 9), date(2025, 1, 1))]
    assert found(*of("Lijst", dates)) == [("Lijst", date(2023, 1, 31), date(2023, 5, 9))]


def test_a_break_no_longer_than_one_before_is_no_silence() -> None:
    first = [*each(7, date(2022, 1, 4), date(2022, 9, 1)), *each(7, date(2023, 1, 3), date(2023, 2, 1))]
    dates = [*first, *each(7, date(2023, 6, 6), date(2025, 1, 1))]
    assert found(*of("Lijst", dates)) == [("Lijst", date(2022, 8, 30), date(2023, 1, 3))]


@pytest.mark.parametrize(("days", "said"), [(7, False), (8, True)])
def test_a_source_that_was_heard_on_few_days_has_no_rhythm_to_break(days: int, said: bool) -> None:
    assert bool(found(*of("Lijst", each(7, date(2022, 9, 6), date(2024, 1, 1))[:days]))) is said


def test_two_sources_that_stop_together_are_both_silent_after_half_a_year() -> None:
    other = of("Bord", each(7, date(2022, 1, 5), date(2024, 1, 1)))
    assert [name for name, _since, _until in found(*STOPPED, *other)] == ["Bord", "Lijst"]


def test_records_without_a_source_are_never_silent() -> None:
    assert found(*of("", each(7, date(2022, 1, 4), date(2023, 7, 1)))) == []


def test_a_region_of_one_source_has_no_silence() -> None:
    only = of("Lijst", [*each(7, date(2022, 1, 4), date(2023, 1, 1)), *each(7, date(2024, 2, 6), date(2025, 1, 1))])
    assert silences(drawn(*only), NEW_YEAR_2025) == ()


def test_what_is_known_later_says_nothing_of_today() -> None:
    dataset = drawn(*TABLE, *of("Lijst", each(7, date(2022, 1, 4), date(2023, 7, 1))))
    assert silences(dataset, day_number(date(2023, 9, 1))) == ()


@pytest.mark.parametrize(
    ("begin", "end", "fills", "touches"),
    [(9, 12, False, True), (11, 12, True, True), (11, 20, True, True), (11, 21, False, True), (20, 25, False, False),
     (5, 11, False, False), (5, 12, False, True)],
)  # fmt: skip
def test_a_silence_runs_from_the_day_after_the_last_to_the_day_before_the_next(
    begin: int, end: int, fills: bool, touches: bool
) -> None:
    silence = Silence(source="Lijst", since=10, until=20)
    assert (silence.fills(begin, end), silence.touches(begin, end)) == (fills, touches)


# --- what it may have done to a timeline ---

STOPPED = of("Lijst", each(7, date(2022, 1, 4), date(2024, 1, 1)), who="c-d")  # the last on 26 December 2023


def test_only_a_step_without_a_word_is_silent() -> None:
    early = of("Lijst", each(7, date(2022, 1, 4), date(2023, 1, 4)), who="c-d")  # the last on 3 January 2023
    assert by_year(drawn(*TABLE, *early)).names == ((), (), ("Lijst",))


def test_a_tie_that_rested_on_the_silent_source_alone_may_not_have_ended() -> None:
    steps = by_year(drawn(*TABLE, *STOPPED))
    assert (steps.ended.tolist(), steps.seeming) == ([0, 0, 1], (1,))


def test_a_tie_that_another_source_knew_too_has_ended() -> None:
    steps = by_year(drawn(*TABLE, *STOPPED, *of("Tafel", [date(2023, 5, 1)], who="c-d")))
    assert (steps.ended.tolist(), steps.seeming) == ([0, 0, 0], (0,))


def test_a_tie_that_goes_on_elsewhere_did_not_end() -> None:
    steps = by_year(drawn(*TABLE, *STOPPED, *of("Tafel", [date(2024, 5, 1)], who="c-d")))
    assert (steps.ended.tolist(), steps.seeming) == ([0, 0, 0], (0,))


def test_a_tie_of_an_organisation_that_left_ended_with_it() -> None:
    dataset = drawn(*TABLE, *STOPPED, organisations=[{"id": "c", "end": date(2024, 1, 1)}])
    assert by_year(dataset).ended.tolist() == [0, 0, 0]


def test_a_tie_that_came_back_does_not_seem_to_have_ended() -> None:
    # ends in the first quarter of 2024, and is there again in the last
    dataset = drawn(*TABLE, *STOPPED, *of("Tafel", [date(2024, 11, 1)], who="c-d"))
    steps = by_year(dataset, Step.QUARTER)
    assert (int(steps.ended.sum()), steps.seeming) == (1, (0,))


def test_two_silent_sources_together_leave_no_tie_to_either_alone() -> None:
    other = of("Bord", each(7, date(2022, 1, 5), date(2024, 1, 1)), who="c-d")
    steps = by_year(drawn(*TABLE, *STOPPED, *other))
    assert (steps.ended.tolist(), steps.seeming) == ([0, 0, 1], (0, 0))


def test_both_arcs_of_a_pair_rest_on_the_source() -> None:
    steps = by_year(drawn(*TABLE, *STOPPED), base=Window(directed=True))
    assert steps.ended.tolist() == [0, 0, 2]


def test_in_a_sliding_window_a_tie_ends_when_the_last_record_leaves_it() -> None:
    steps = by_year(drawn(*TABLE, *STOPPED), Step.QUARTER, over=Over("sliding", 6))
    assert steps.ended.tolist()[8:] == [0, 1, 0, 0]  # the second quarter of 2024 looks back to 1 January


def test_a_source_whose_records_never_count_is_left_out() -> None:
    large = of("Conferentie", each(30, date(2022, 1, 4), date(2023, 1, 1)), who="a+b+c+d")
    assert by_year(drawn(*TABLE, *large), base=Window(largest=3)).silences == ()
    assert [one.source for one in by_year(drawn(*TABLE, *large)).silences] == ["Conferentie"]


# --- the fictional region, as its README says ---


@pytest.mark.parametrize("step", list(Step))
@pytest.mark.parametrize("over", [Over("step"), Over("sliding", 12)])
def test_in_the_fictional_region_only_the_planted_source_is_ever_silent(step: Step, over: Over) -> None:
    steps = silent_steps(region(), timeline(region(), step=step, over=over, today=TODAY))
    assert [(one.source, as_date(one.since), one.until) for one in steps.silences] == [
        ("Signaleringsoverleg 0-12", date(2023, 6, 22), None)
    ]


def test_in_the_fictional_region_that_source_is_silent_from_2023_2024_on() -> None:
    of_region = timeline(region(), today=TODAY)
    names = silent_steps(region(), of_region).names
    assert [as_date(of_region.begin(at)) for at, silent in enumerate(names) if silent] == [
        date(2023, 8, 1), date(2024, 8, 1), date(2025, 8, 1), date(2026, 8, 1),
    ]  # fmt: skip


def test_the_silence_that_goes_on_is_the_source_that_stopped() -> None:
    going_on = [one.source for one in silences(region(), TODAY) if one.until is None]
    assert going_on == [one.name for one in stopped(sources(region(), TODAY))]
