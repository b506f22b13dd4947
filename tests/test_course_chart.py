"""Lines through the years: broken where nothing may be said, open while a step runs, with what was agreed dotted."""

from __future__ import annotations

from datetime import date

import altair as alt
import pytest

from netwerk.analysis.periods import Step
from netwerk.model import day_number
from netwerk.views.course_chart import Line, Point, course_chart

COLOURS = dict.fromkeys(("first", "second", "text", "muted"), "#000000")
BEGINS = [day_number(date(year, 1, 1)) for year in range(2018, 2024)]
ENDS = [*BEGINS[1:], day_number(date(2024, 1, 1))]


def line(*values: float | None, running: bool = False) -> Line:
    points = [Point(value=value, said=str(value)) for value in values]
    if running:
        points[-1] = Point(value=values[-1], said=str(values[-1]), whole=False)
    return Line(name="stabiliteit", points=tuple(points))


def chart(*lines: Line, **options: object) -> alt.LayerChart:
    number = len(lines[0].points)
    return course_chart(
        lines, step=Step.YEAR, begins=BEGINS[:number], ends=ENDS[:number], colours=COLOURS, **options
    )  # fmt: skip


def layers(of: alt.LayerChart, mark: str) -> list[alt.Chart]:
    return [layer for layer in of.layer if layer.mark.type == mark]


def test_a_line_is_broken_where_nothing_may_be_said() -> None:
    drawn = layers(chart(line(60, 70, None, 50, 40)), "line")[0].data
    assert drawn.groupby("run")["step"].agg(list).tolist() == [["2018", "2019"], ["2021", "2022"]]


def test_a_step_of_which_nothing_may_be_said_is_a_faint_column() -> None:
    (column,) = layers(chart(line(60, None, 50)), "bar")
    assert column.data["step"].tolist() == ["2019"]


def test_a_gap_in_one_line_is_no_column_where_the_other_goes_on() -> None:
    assert layers(chart(line(60, None), line(10, 20)), "bar") == []


def test_a_step_that_runs_is_an_open_point() -> None:
    points = layers(chart(line(60, 70, running=True)), "point")
    assert [(point.mark.filled, point.data["step"].tolist()) for point in points] == [
        (True, ["2018"]),
        (False, ["2019"]),
    ]


def test_what_was_agreed_is_a_dotted_line_at_its_height() -> None:
    (rule,) = layers(chart(line(60, 70), bound=(80.0, "minstens 80")), "rule")
    assert (rule.data["height"].tolist(), rule.mark.strokeDash) == ([80.0], [2, 3])


def test_the_axis_reaches_above_what_was_agreed() -> None:
    drawn = chart(line(2, 3), bound=(10.0, "hoogstens 10")).to_dict()["layer"][0]
    assert drawn["encoding"]["y"]["scale"]["domain"][1] > 10


def test_where_all_is_zero_the_axis_reaches_to_one() -> None:
    drawn = chart(line(0, 0), bound=(0.0, "hoogstens 0")).to_dict()["layer"][0]
    assert drawn["encoding"]["y"]["scale"]["domain"][1] >= 1


@pytest.mark.parametrize(("day", "step"), [(date(2019, 1, 1), "2019"), (date(2019, 12, 31), "2019")])
def test_another_way_of_counting_is_marked_in_its_own_step(day: date, step: str) -> None:
    (mark,) = layers(chart(line(60, 70, 80), changes=[day_number(day)]), "rule")
    assert mark.data["step"].tolist() == [step]


def test_a_day_outside_the_years_is_marked_nowhere() -> None:
    assert layers(chart(line(60, 70), changes=[day_number(date(2030, 1, 1))]), "rule") == []


def test_two_lines_differ_without_colour() -> None:
    drawn = chart(line(60, 70), Line(name="nieuw", points=line(10, 20).points)).to_dict()["layer"][0]
    assert drawn["encoding"]["strokeDash"]["scale"]["range"] == [[1, 0], [6, 3]]


def test_of_windows_a_year_apart_each_holds_the_days_since_the_one_before() -> None:
    octobers = [day_number(date(year, 10, 1)) for year in (2017, 2018, 2019)]
    novembers = [day_number(date(year, 11, 1)) for year in (2017, 2018, 2019)]
    found = course_chart(
        [line(60, 70, 80)],
        step=Step.MONTH,
        begins=octobers,
        ends=novembers,
        colours=COLOURS,
        milestones=[(day_number(date(2019, 9, 1)), "start")],
    )
    (dashed,) = layers(found, "rule")
    assert dashed.data["step"].tolist() == ["2019-10"]
