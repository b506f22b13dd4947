"""The board's page compares periods of the same length that end on the same day."""

from __future__ import annotations

from datetime import date

import pytest

from netwerk.analysis.norms import Norm, PairRule, Scope
from netwerk.model import Dataset, Window, day_number
from netwerk.views.board import board, course, heights, through_the_years, years
from tests.drawn import drawn

TODAY = day_number(date(2026, 12, 1))
AGREED = Norm(
    id="n",
    goal="g",
    text="t",
    source="s",
    valid_from=date(2015, 1, 1),
    rule=PairRule(from_kinds=("huisarts",), to_kinds=("lokaal_team",), scope=Scope.REGION),
)


def window(begin: date, end: date) -> Window:
    return Window(begin=day_number(begin), end=day_number(end))


def three_years() -> Dataset:
    """h1 and h2 beside one team: nothing in 2023/2024 but a note of h1, one tie in 2024/2025, two in 2025/2026."""
    return drawn(
        {"who": "team-school", "on": date(2023, 8, 1)},
        {"who": "h1-school", "on": date(2023, 9, 1)},
        {"who": "h1-team", "on": date(2024, 10, 1)},
        {"who": "h1-team", "on": date(2025, 10, 1)},
        {"who": "h2-team", "on": date(2026, 7, 31)},
        organisations=[
            {"id": "h1", "kind": "huisarts"},
            {"id": "h2", "kind": "huisarts"},
            {"id": "team", "kind": "lokaal_team"},
        ],
    )


def test_school_years_go_back_as_far_as_the_data_reach() -> None:
    found = through_the_years(three_years(), window(date(2025, 8, 1), date(2026, 8, 1)), TODAY)
    assert [one.begin for one in found] == [day_number(date(year, 8, 1)) for year in (2023, 2024, 2025)]


def test_a_period_that_runs_past_the_data_stops_there_in_every_year() -> None:
    dataset = drawn({"who": "a-b", "on": date(2024, 8, 1)}, {"who": "a-b", "on": date(2026, 11, 12)})
    found = through_the_years(dataset, window(date(2026, 8, 1), date(2027, 8, 1)), TODAY)
    assert [(one.begin, one.end) for one in found] == [
        (day_number(date(year, 8, 1)), day_number(date(year, 11, 13))) for year in (2024, 2025, 2026)
    ]


def test_without_a_period_the_last_twelve_months_of_the_data_are_shown() -> None:
    dataset = drawn({"who": "a-b", "on": date(2026, 3, 1)})
    found = through_the_years(dataset, Window(), TODAY)
    assert [(one.begin, one.end) for one in found] == [(day_number(date(2025, 3, 2)), day_number(date(2026, 3, 2)))]


def test_each_year_counts_its_own_ties() -> None:
    found = board(three_years(), window(date(2025, 8, 1), date(2026, 8, 1)), [AGREED], today=TODAY)
    (line,) = found.lines
    assert [one.part if one else None for one in line.outcomes] == [0, 1, 2]
    assert (line.now.part, line.earlier and line.earlier.part) == (2, 1)
    assert heights(line) == pytest.approx([0.0, 0.5, 1.0])


def test_a_year_about_which_nothing_can_be_said_has_no_height() -> None:
    dataset = drawn(
        {"who": "team-school", "on": date(2024, 8, 1)},
        {"who": "h1-team", "on": date(2026, 7, 31)},
        organisations=[{"id": "h1", "kind": "huisarts"}, {"id": "team", "kind": "lokaal_team"}],
    )
    found = board(dataset, window(date(2025, 8, 1), date(2026, 8, 1)), [AGREED], today=TODAY)
    assert heights(found.lines[0]) == [None, 1.0]
    assert str(course(found, heights(found.lines[0]), "nl")) == "Verloop, van elke 100: 2025: onbekend; 2026: 100"


def test_a_norm_that_did_not_hold_yet_has_no_figure_for_that_year() -> None:
    later = Norm(id="l", goal="g", text="t", source="s", valid_from=date(2025, 1, 1), rule=AGREED.rule)
    found = board(three_years(), window(date(2025, 8, 1), date(2026, 8, 1)), [later], today=TODAY)
    assert [one is None for one in found.lines[0].outcomes] == [True, False, False]


def test_periods_are_named_by_the_year_in_which_they_end() -> None:
    found = board(three_years(), window(date(2025, 8, 1), date(2026, 8, 1)), [AGREED], today=TODAY)
    assert years(found) == [2024, 2025, 2026]


def test_what_partners_keep_among_themselves_is_counted_per_year() -> None:
    dataset = drawn(
        {"who": "a+b+g", "on": date(2025, 3, 1)},
        {"who": "a+b+g", "on": date(2026, 3, 1)},
        {"who": "a-b", "on": date(2026, 4, 1)},
        organisations=[{"id": "g", "kind": "gemeente"}],
    )
    found = board(dataset, window(date(2026, 1, 1), date(2027, 1, 1)), [], today=TODAY)
    # the period stops on the last day of the data, 1 April; it begins before the data do a year earlier
    assert [(one.among_themselves.part, one.among_themselves.whole) for one in found.without] == [(1, 1)]


def test_records_of_other_places_are_not_counted_for_an_area() -> None:
    dataset = drawn(
        {"who": "a-b", "on": date(2026, 3, 1)},
        {"who": "c-d", "on": date(2026, 3, 1)},
        organisations=[{"id": id_, "municipality": "Weert" if id_ in "ab" else "Roermond"} for id_ in "abcd"],
    )
    chosen = Window(begin=day_number(date(2026, 1, 1)), end=day_number(date(2027, 1, 1)), municipalities=("Weert",))
    assert board(dataset, chosen, [], today=TODAY).records == 1
