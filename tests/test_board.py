"""The board's page compares periods of the same length that end on the same day."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import date

import pytest

from netwerk.analysis.norms import BoundRule, CircleRule, CombinationRule, Norm, PairRule, Rule, Scope
from netwerk.model import Dataset, Window, day_number
from netwerk.views.board import (
    Board,
    Change,
    Line,
    aim,
    board,
    changed,
    course,
    course_of,
    heights,
    through_the_years,
    years,
)
from netwerk.views.charts import sparkline
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


# --- every kind of rule ---

CIRCLE = replace(AGREED, id="c", rule=CircleRule(kinds=("huisarts", "lokaal_team", "school"), scope=Scope.REGION))
TABLE = replace(AGREED, id="k", rule=CombinationRule(kinds=("huisarts", "lokaal_team"), scope=Scope.REGION))
REACH = replace(AGREED, id="b", rule=BoundRule(measure="coverage", at_least=0.5))


def shown(*norms: Norm) -> Board:
    return board(three_years(), window(date(2025, 8, 1), date(2026, 8, 1)), norms, today=TODAY)


def test_every_kind_of_rule_has_its_line() -> None:
    assert [(line.norm.id, line.now.part, line.now.whole) for line in shown(AGREED, CIRCLE, TABLE, REACH).lines] == [
        ("n", 2, 2),
        ("c", 1, 3),
        ("k", 1, 1),
        ("b", 1, 1),
    ]


def test_the_line_of_a_bound_follows_its_value() -> None:
    found = shown(replace(REACH, rule=BoundRule(measure="ties", at_most=4)))
    # four organisations are too few for a conclusion, in every year
    assert heights(found.lines[0]) == [None, None, None]
    assert aim(found.lines[0]) == 4


def test_the_line_of_a_bound_in_words_says_its_values() -> None:
    everyone = "+".join(f"s{number}" for number in range(12))
    many = ({"who": everyone, "on": date(2023, 9, 2)}, {"who": everyone, "on": date(2025, 9, 1)})
    norm = replace(AGREED, rule=BoundRule(measure="coverage", at_least=0.5))
    found = board(drawn(*many), window(date(2024, 9, 2), date(2025, 9, 2)), [norm], today=TODAY)
    assert str(course_of(found, found.lines[0], "nl")) == "Verloop: 2024: 100; 2025: 100"


@pytest.mark.parametrize(
    ("rule", "height"),
    [
        (AGREED.rule, 1.0),
        (BoundRule(measure="central_unheard", at_most=0), 0),
        (BoundRule(measure="average_degree", at_least=20, at_most=26), None),
        (BoundRule(measure="e_i_index", at_least=-0.5), None),
    ],
)
def test_the_dotted_line_stands_at_what_was_agreed(rule: Rule, height: float | None) -> None:
    assert aim(Line(norm=replace(AGREED, rule=rule), outcomes=())) == height


# --- an agreement that changed ---

STRICTER = replace(
    AGREED,
    version=2,
    valid_from=date(2026, 1, 1),
    rule=PairRule(from_kinds=("huisarts",), to_kinds=("lokaal_team",), scope=Scope.REGION, minimum=2),
)


def test_years_before_a_change_are_counted_by_what_was_agreed_then() -> None:
    (line,) = shown(AGREED, STRICTER).lines
    assert [one.part if one else None for one in line.outcomes] == [0, 1, 0]
    assert [one.norm.version if one else None for one in line.outcomes] == [1, 1, 2]


def test_a_change_is_marked_before_the_first_period_that_counts_by_it() -> None:
    (line,) = shown(AGREED, STRICTER).lines
    assert line.changes == (Change(at=2, day=day_number(date(2026, 1, 1))),)


@pytest.mark.parametrize(
    ("day", "at"),
    [
        (date(2024, 7, 31), []),  # the last day of the first period: it is counted by it already
        (date(2024, 8, 1), [1]),
        (date(2025, 7, 31), [1]),
        (date(2025, 8, 1), [2]),
        (date(2026, 7, 31), [2]),
        (date(2026, 8, 1), []),  # not yet
    ],
)
def test_a_change_belongs_to_the_period_in_which_its_day_falls(day: date, at: list[int]) -> None:
    (line,) = shown(AGREED, replace(STRICTER, valid_from=day)).lines
    assert [change.at for change in line.changes] == at


def test_two_changes_in_one_year_are_both_named() -> None:
    (line,) = shown(
        AGREED,
        replace(STRICTER, valid_from=date(2025, 9, 1)),
        replace(AGREED, version=3, valid_from=date(2026, 3, 1)),
    ).lines
    assert str(changed(line, "nl")) == "Per 1 september 2025 en 1 maart 2026 gewijzigd"


def test_a_correction_from_the_first_day_on_is_no_change() -> None:
    begins = replace(AGREED, valid_from=date(2025, 1, 1))
    (line,) = shown(begins, replace(STRICTER, valid_from=date(2025, 1, 1))).lines
    assert line.changes == ()


def test_a_version_that_never_held_is_no_change() -> None:
    (line,) = shown(AGREED, replace(STRICTER, valid_from=date(2026, 1, 1)), replace(AGREED, version=3)).lines
    assert line.changes == ()


def test_an_earlier_year_that_asked_something_of_another_kind_has_no_figure() -> None:
    (line,) = shown(AGREED, replace(CIRCLE, id="n", version=2, valid_from=date(2026, 1, 1))).lines
    assert [one is None for one in line.outcomes] == [True, True, False]


def test_the_line_in_words_says_when_the_agreement_changed() -> None:
    found = shown(AGREED, STRICTER)
    assert str(course_of(found, found.lines[0], "nl")) == (
        "Verloop, van elke 100: 2024: 0; 2025: 50; 2026: 0. Per 1 januari 2026 gewijzigd"
    )


def test_the_picture_marks_a_change_between_two_years() -> None:
    def drawn_line(changes: list[int]) -> str:
        picture = sparkline([0.0, 0.5, 0.0], bound=1.0, colour="#000000", alt_text="", changes=changes)
        return base64.b64decode(picture.split("base64,")[1].split('"')[0]).decode()

    # three points at 4, 66 and 128 px: the second change stands halfway the last two
    assert ('class="change"' in drawn_line([]), 'class="change" x1="97.0" x2="97.0"' in drawn_line([2])) == (
        False,
        True,
    )


def test_an_agreement_with_months_of_its_own_is_asked_over_those() -> None:
    (line,) = shown(replace(AGREED, months=24)).lines
    assert (line.now.window.begin, line.now.window.end) == (
        day_number(date(2024, 8, 1)),
        day_number(date(2026, 8, 1)),
    )
    assert [one.part if one else None for one in line.outcomes] == [0, 1, 2]
