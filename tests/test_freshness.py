"""When a source was last heard of, its rhythm, and when we say that it stopped; counted by hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest

from netwerk.analysis.freshness import files, heard, sources, stopped
from netwerk.model import Dataset, Precision, Window, day_number
from netwerk.views import freshness_view
from tests.drawn import drawn

TODAY = date(2024, 12, 31)


def each(days: int, times: int, first: date = date(2024, 1, 1)) -> list[date]:
    """Dates `days` apart."""
    return [first + timedelta(days=days * number) for number in range(times)]


def given(source: str, dates: Iterable[date], who: str = "a-b") -> list[dict[str, Any]]:
    return [{"who": who, "on": on, "source": source} for on in dates]


WEEKLY_ALL_YEAR = given("Tafel", each(7, 52))  # the last on 23 December


def standing(dataset: Dataset, today: date = TODAY) -> dict[str, bool | None]:
    return {one.name: one.stopped for one in sources(dataset, day_number(today))}


def test_source_knows_its_records_its_days_and_its_rhythm() -> None:
    dataset = drawn(*given("Tafel", [*each(7, 8), date(2024, 1, 1)]))  # two records on the first day
    one = sources(dataset, day_number(TODAY))[0]
    assert (one.name, one.records, one.rhythm) == ("Tafel", 9, 7.0)
    assert (one.first, one.last) == (day_number(date(2024, 1, 1)), day_number(date(2024, 2, 19)))


@pytest.mark.parametrize(("silence", "said"), [(90, False), (91, True)])
def test_source_stopped_when_it_is_silent_for_more_than_ninety_days_while_another_goes_on(
    silence: int, said: bool
) -> None:
    last = date(2024, 12, 23) - timedelta(days=silence)
    dates = [last - timedelta(days=7 * number) for number in range(10)]
    dataset = drawn(*WEEKLY_ALL_YEAR, *given("Lijst", dates))
    assert standing(dataset) == {"Tafel": False, "Lijst": said}


@pytest.mark.parametrize(("days", "said"), [(7, None), (8, True)])
def test_too_few_days_with_a_record_show_no_rhythm(days: int, said: bool | None) -> None:
    assert standing(drawn(*WEEKLY_ALL_YEAR, *given("Lijst", each(7, days))))["Lijst"] is said


@pytest.mark.parametrize(("apart", "said"), [(40, False), (20, True)])
def test_slow_source_may_be_silent_for_three_times_its_rhythm(apart: int, said: bool) -> None:
    # the last is on 1 September 2024, 113 days before the last of the other: less than 3 × 40 and more than 3 × 20
    dates = [date(2024, 9, 1) - timedelta(days=apart * number) for number in range(10)]
    assert standing(drawn(*WEEKLY_ALL_YEAR, *given("Lijst", dates)))["Lijst"] is said


def test_source_that_was_silent_for_as_long_before_has_not_stopped() -> None:
    # 200 days without, then weekly until 1 July 2024; 175 days of silence after it
    dates = [*each(7, 4, date(2023, 9, 1)), *each(7, 15, date(2024, 3, 25))]
    assert standing(drawn(*WEEKLY_ALL_YEAR, *given("Lijst", dates)))["Lijst"] is False


def test_sources_that_fall_silent_together_have_not_stopped() -> None:
    dataset = drawn(*given("Tafel", each(7, 10)), *given("Lijst", each(7, 10)))
    assert standing(dataset) == {"Tafel": False, "Lijst": False}


def test_one_late_record_elsewhere_is_no_going_on() -> None:
    dataset = drawn(*given("Tafel", [*each(7, 10), date(2024, 12, 1)]), *given("Lijst", each(7, 10)))
    assert standing(dataset)["Lijst"] is False


def test_agreements_that_run_on_show_no_rhythm() -> None:
    spans = [{"who": "a-b", "begin": on, "end": None, "source": "Convenanten"} for on in each(7, 10)]
    assert standing(drawn(*WEEKLY_ALL_YEAR, *spans))["Convenanten"] is None


def test_month_counts_by_its_last_day_and_never_after_today() -> None:
    month = {
        "who": "a-b", "begin": date(2024, 12, 1), "end": date(2025, 1, 1), "precision": Precision.MONTH,
    }  # fmt: skip
    today = date(2024, 12, 20)
    assert sources(drawn(month), day_number(today))[0].last == day_number(today)


def test_record_of_later_than_today_is_not_heard_yet() -> None:
    assert sources(drawn({"who": "a-b", "on": date(2025, 1, 1)}), day_number(TODAY)) == ()


def test_records_without_a_source_are_counted_and_never_said_to_have_stopped() -> None:
    dataset = drawn(*WEEKLY_ALL_YEAR, *given("", each(7, 10)))
    assert standing(dataset)[""] is None


def test_a_stop_before_or_after_the_compared_periods_does_not_matter() -> None:
    found = sources(drawn(*WEEKLY_ALL_YEAR, *given("Lijst", each(7, 10))), day_number(TODAY))  # stopped on 4 March

    def between(first: date, until: date) -> list[str]:
        return [one.name for one in stopped(found, [Window(begin=day_number(first), end=day_number(until))])]

    assert between(date(2023, 8, 1), date(2024, 8, 1)) == ["Lijst"]
    assert between(date(2024, 8, 1), date(2024, 12, 1)) == []
    assert between(date(2023, 1, 1), date(2024, 3, 4)) == []


def test_organisation_knows_when_it_was_last_heard_of_per_source() -> None:
    dataset = drawn(
        *given("Tafel", [date(2024, 3, 1), date(2024, 5, 1)]),
        *given("Lijst", [date(2024, 6, 1)]),
        *given("Lijst", [date(2024, 9, 1)], who="b-c"),
    )
    found = [(one.source, one.records, one.last) for one in heard(dataset, dataset.code_of["a"], day_number(TODAY))]
    assert found == [("Lijst", 1, day_number(date(2024, 6, 1))), ("Tafel", 2, day_number(date(2024, 5, 1)))]


def test_files_are_counted_with_their_first_and_last_day() -> None:
    dataset = drawn("a-b", {"who": "a-c", "on": date(2024, 6, 1)})
    found = [(one.name, one.records, one.first, one.last) for one in files(dataset, day_number(TODAY))]
    assert found == [("getekend.csv", 2, day_number(date(2024, 3, 1)), day_number(date(2024, 6, 1)))]


# --- in words ---


def test_the_warning_names_the_source_and_its_last_day() -> None:
    found = sources(drawn(*WEEKLY_ALL_YEAR, *given("Lijst", each(7, 10))), day_number(TODAY))
    assert [str(text) for text in freshness_view.warnings(stopped(found))] == [
        "Bron Lijst is sinds 4 maart 2024 niet meer gezien; lijnen die daardoor stoppen, zijn misschien niet gestopt."
    ]


def test_the_table_says_how_each_source_stands() -> None:
    dataset = drawn(*WEEKLY_ALL_YEAR, *given("Lijst", each(7, 10)), *given("", [date(2024, 1, 1)]))
    assert freshness_view.source_table(sources(dataset, day_number(TODAY))).to_numpy().tolist() == [
        ["Tafel", 52, "23-12-2024", "7 dagen", "loopt"],
        ["Lijst", 10, "04-03-2024", "7 dagen", "gestopt"],
        ["Geen bron genoemd", 1, "01-01-2024", "onbekend", "geen uitspraak"],
    ]


def test_an_organisation_is_told_that_a_whole_source_stopped() -> None:
    dataset = drawn(*WEEKLY_ALL_YEAR, *given("Lijst", each(7, 10)))
    found = sources(dataset, day_number(TODAY))
    table = freshness_view.heard_table(heard(dataset, 0, day_number(TODAY)), stopped(found))
    assert table["Opmerking"].tolist() == ["", "de hele bron is gestopt"]
