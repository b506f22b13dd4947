"""One figure or one agreement through the years: what it says, and where nothing may be said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from netwerk.analysis.formation import FormationStep, steps_of
from netwerk.analysis.norms import BoundRule, Norm, PairRule, Scope
from netwerk.analysis.outcomes import outcomes
from netwerk.analysis.periods import Step
from netwerk.analysis.timeline import Over, Timeline, timeline
from netwerk.analysis.trend import TrendStep, Verdict, trend
from netwerk.model import Dataset, day_number
from netwerk.views import course_view
from netwerk.views.course_chart import Line, Point
from netwerk.views.course_view import Course, Figure
from tests.drawn import drawn

TODAY = day_number(date(2024, 7, 31))
# twelve organisations; a-b every year, a-c in the second only, a-d in the third
REGION = drawn(
    {"who": "a+b", "on": date(2021, 9, 1)},
    {"who": "a-b", "on": date(2022, 9, 1)},
    {"who": "a-c", "on": date(2022, 9, 1)},
    {"who": "a-b", "on": date(2023, 9, 1)},
    {"who": "a-d", "on": date(2023, 9, 1)},
    organisations=[
        {"id": "a", "kind": "huisarts"},
        {"id": "b", "kind": "lokaal_team"},
        *(f"x{number}" for number in range(10)),
    ],
)


def steps() -> tuple[FormationStep, ...]:
    return steps_of(timeline(REGION, today=TODAY))


def sound() -> tuple[TrendStep, ...]:
    """The steps, as if enough were known of each: these tests draw too few for that."""
    return tuple(replace(one, verdict=Verdict.OK) for one in trend(REGION, timeline(REGION, today=TODAY)))


def values(figure: Figure, of: Sequence[TrendStep]) -> list[list[float | None]]:
    found = course_view.course(figure, steps(), of, (True,) * len(of))
    return [[point.value for point in line.points] for line in found.lines]


def test_what_stayed_and_what_is_new_stand_together() -> None:
    # second year: a-b stayed of one, a-c new of two; third: a-b stayed of two, a-d new of two
    assert values(Figure.BOTH, sound()) == [[100, 50], [50, 50]]


def test_stability_is_what_both_years_share_of_each_hundred() -> None:
    assert values(Figure.STABILITY, sound()) == [[50, pytest.approx(100 / 3)]]


def test_organisations_stand_beside_those_with_a_tie_from_the_first_year_on() -> None:
    assert values(Figure.ORGANISATIONS, sound()) == [[14, 14, 14], [2, 3, 3]]


@pytest.mark.parametrize("verdict", [Verdict.THIN_COVERAGE, Verdict.FEW])
def test_a_year_without_a_verdict_is_a_gap_for_itself_and_for_the_year_after(verdict: Verdict) -> None:
    first, second, third = sound()
    assert values(Figure.STABILITY, (first, replace(second, verdict=verdict), third)) == [[None, None]]


def test_the_coverage_itself_is_told_however_small() -> None:
    thin = [replace(one, verdict=Verdict.THIN_COVERAGE) for one in sound()]
    assert None not in values(Figure.COVERAGE, thin)[0]


def test_a_gap_says_why() -> None:
    of = replace(sound()[1], verdict=Verdict.THIN_COVERAGE, seen=3, registered=14)
    assert course_view.why_not(1, of, True, "nl").dutch() == (
        "Geen uitspraak: over 3 van de 14 organisaties is iets vastgelegd."
    )


@pytest.mark.parametrize("figure", list(Figure))
def test_every_figure_has_a_name_and_is_explained(figure: Figure) -> None:
    assert course_view.LABELS[figure].dutch()
    assert course_view.explained(figure, Step.MONTH).dutch().endswith(".")


# --- windows that slide ---


def sliding(step: Step, months: float = 12) -> Timeline:
    return timeline(REGION, step=step, over=Over("sliding", months), today=TODAY)


def test_a_window_that_reaches_back_before_the_data_is_not_full() -> None:
    # the first record is of September 2021: the twelve months to the end of August 2022 are the first full ones
    full = course_view.filled(REGION, sliding(Step.MONTH))
    assert full.index(True) == 11
    assert all(full[11:])


@pytest.mark.parametrize(
    ("day", "full"), [(date(2021, 10, 30), True), (date(2021, 10, 31), False), (date(2022, 3, 1), False)]
)
def test_a_year_in_which_the_records_began_late_is_not_full(day: date, full: bool) -> None:
    late = drawn({"who": "a-b", "on": day}, {"who": "a-b", "on": date(2022, 9, 1)})
    assert course_view.filled(late, timeline(late)) == (full, True)


def test_an_agreement_is_asked_of_each_school_year() -> None:
    assert course_view.asked_steps(timeline(REGION, today=TODAY)) == (0, 1, 2)


def test_an_agreement_is_asked_once_a_year_of_windows_that_slide_by_month() -> None:
    of = sliding(Step.MONTH)  # the last record is of 1 September 2023, so August is the last whole month
    assert [of.end(at) for at in course_view.asked_steps(of)] == [
        day_number(date(2022, 9, 1)),
        day_number(date(2023, 9, 1)),
    ]


@pytest.mark.parametrize(
    "of",
    [
        timeline(REGION, step=Step.MONTH, today=TODAY),
        sliding(Step.MONTH, 6),
        sliding(Step.SCHOOLYEAR, 24),
        timeline(REGION, over=Over("cumulative"), today=TODAY),
    ],
)
def test_no_agreement_is_asked_over_another_time_than_twelve_months(of: Timeline) -> None:
    assert course_view.asked_steps(of) == ()


# --- an agreement ---


def agreed(**changes: object) -> Norm:
    rule = PairRule(from_kinds=("huisarts",), to_kinds=("lokaal_team",), scope=Scope.REGION)
    norm = Norm(id="n", goal="Doel", text="Huisarts met team", source="", valid_from=date(2015, 1, 1), rule=rule)
    return replace(norm, **changes)


def through(norm: Norm, dataset: Dataset = REGION) -> Course:
    of = timeline(dataset, today=TODAY)
    asked = course_view.asked_steps(of)
    found = [next(iter(outcomes(dataset, of.seen_by(at), [norm])), None) for at in asked]
    return course_view.agreed_course(norm, found, of)


def test_an_agreement_is_told_of_each_hundred_beside_all() -> None:
    found = through(agreed())
    assert [point.value for point in found.lines[0].points] == [100, 100, 100]
    assert found.bound == (100, "afgesproken: alle")


def test_before_an_agreement_held_there_is_a_gap() -> None:
    points = through(agreed(valid_from=date(2023, 8, 1))).lines[0].points
    assert [point.value for point in points] == [None, None, 100]
    assert points[0].said == "Deze afspraak gold toen nog niet."


def bound() -> Norm:
    return agreed(rule=BoundRule(measure="isolated", at_most=3))


def test_a_bound_stands_at_its_height_beside_what_was_measured() -> None:
    table = drawn("a+b+c+d+e+f+g+h+i+j", organisations=["k", "l"])  # all ten met; k and l have no tie
    found = through(bound(), table)
    assert [point.value for point in found.lines[0].points] == [2]
    assert found.bound == (3, "afgesproken: hoogstens 3")


def test_of_a_bound_nothing_is_said_where_few_were_seen() -> None:
    assert [point.value for point in through(bound()).lines[0].points] == [None, None, None]


def test_what_is_measured_is_said() -> None:
    assert course_view.agreed_explained(bound()).dutch() == (
        "Geteld wordt, steeds over twaalf maanden: organisaties zonder verbinding."
    )


# --- six years ---


def over_years(*found: float | None, first: int = 2014) -> Course:
    begins = [day_number(date(first + at, 1, 1)) for at in range(len(found) + 1)]
    points = tuple(Point(value=value, said=f"{value} van de 100 (basis)") for value in found)
    return Course(
        lines=(Line(name="stabiliteit", points=points),),
        begins=tuple(begins[:-1]),
        ends=tuple(begins[1:]),
        per_hundred=True,
    )


def told(course: Course) -> list[str]:
    return [said.dutch() for said in course_view.six_years(course, Step.YEAR, "nl")]


def test_the_last_year_stands_beside_six_years_before() -> None:
    assert told(over_years(1, 40, 3, 4, 5, 6, 7, 70)) == [
        "Stabiliteit: 40 van de 100 in 2015, 70 van de 100 in 2021, zes jaar later."
    ]


def test_a_shorter_history_is_told_as_far_as_it_goes() -> None:
    assert told(over_years(40, 50, 70)) == [
        "Stabiliteit: 40 van de 100 in 2014, 70 van de 100 in 2016, twee jaar later."
    ]


def test_one_year_alone_has_nothing_to_stand_beside() -> None:
    assert told(over_years(None, 40)) == []


def test_many_steps_are_not_read_aloud_one_by_one() -> None:
    said = course_view.in_words(over_years(*range(1, 41), first=1980), Step.YEAR, "nl")
    assert said == (
        "Stabiliteit: 34 van de 100 in 2013, 40 van de 100 in 2019, zes jaar later. Alle getallen staan in de tabel."
    )
