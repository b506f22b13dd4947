"""The chart of formation adds up, and the small line beside a norm stands at the right height."""

from __future__ import annotations

import base64
import re
from datetime import date

import altair as alt

from netwerk.analysis.formation import formation
from netwerk.analysis.periods import Step
from netwerk.model import day_number
from netwerk.views.charts import formation_chart, sparkline
from tests.drawn import drawn

COLOURS = dict.fromkeys(("formed", "revived", "persisted", "ended", "text", "muted"), "#000000")
# a-b in 2021/22, gone in 2022/23, back in 2023/24; a-c new in 2022/23 and kept
THREE_YEARS = drawn(
    {"who": "a-b", "on": date(2021, 9, 1)},
    {"who": "a-c", "on": date(2022, 9, 1)},
    {"who": "a-c", "on": date(2023, 9, 1)},
    {"who": "a-b", "on": date(2023, 9, 2)},
)


def _bars(year: str) -> dict[str, int]:
    chart = formation_chart(formation(THREE_YEARS), step=Step.SCHOOLYEAR, colours=COLOURS)
    data = chart.layer[0].data
    return dict(zip(data["mark"][data["step"] == year], data["count"][data["step"] == year], strict=True))


def test_a_tie_that_comes_back_is_restored_and_not_new() -> None:
    assert _bars("23/24") == {"gebleven": 1, "hersteld": 1, "nieuw": 0, "gestopt": 0}


def test_an_ended_tie_stands_below_the_line() -> None:
    assert _bars("22/23") == {"gebleven": 0, "hersteld": 0, "nieuw": 1, "gestopt": -1}


def test_the_first_year_has_nothing_to_compare_with_and_no_bar() -> None:
    assert _bars("21/22") == {}


def test_a_milestone_stands_in_its_own_school_year() -> None:
    chart = formation_chart(
        formation(THREE_YEARS),
        step=Step.SCHOOLYEAR,
        colours=COLOURS,
        milestones=[(day_number(date(2023, 9, 1)), "start lokale teams")],
    )
    assert list(chart.layer[2].data["step"]) == ["23/24"]


def _months(number: int) -> alt.LayerChart:
    """Two organisations that meet every month from January 2020 on."""
    days = [date(2020 + month // 12, month % 12 + 1, 5) for month in range(number)]
    dataset = drawn(*({"who": "a-b", "on": day} for day in days))
    return formation_chart(formation(dataset, step=Step.MONTH), step=Step.MONTH, colours=COLOURS)


def test_a_few_months_stand_under_their_bars_by_name() -> None:
    axis = _months(4).to_dict()["layer"][0]["encoding"]["x"]["axis"]
    assert '"2020-02": "feb 20"' in axis["labelExpr"]


def test_of_many_months_only_the_years_stand_under_the_bars() -> None:
    axis = _months(40).to_dict()["layer"][0]["encoding"]["x"]["axis"]
    assert axis["values"] == ["2021-01", "2022-01", "2023-01"]
    assert '"2021-01": "2021"' in axis["labelExpr"]


def test_many_bars_have_no_totals_that_would_run_into_each_other() -> None:
    marks = [layer.mark.type for layer in _months(40).layer]
    assert "text" not in marks


def test_a_tie_of_a_source_that_fell_silent_is_an_open_bar_and_no_ending() -> None:
    steps = formation(THREE_YEARS)
    chart = formation_chart(steps, step=Step.SCHOOLYEAR, colours=COLOURS, silent={steps[1].begin: 1})
    bars = chart.layer[0].data
    assert bars["count"][(bars["step"] == "22/23") & (bars["mark"] == "gestopt")].tolist() == [0]
    assert chart.layer[2].data[["step", "what", "from", "to"]].values.tolist() == [["22/23", "Bron viel stil", -1, 0]]


def test_a_step_of_which_nothing_may_be_said_is_an_open_bar_without_what_changed() -> None:
    steps = formation(THREE_YEARS)
    chart = formation_chart(steps, step=Step.SCHOOLYEAR, colours=COLOURS, unsaid={steps[1].begin})
    assert "22/23" not in set(chart.layer[0].data["step"])
    assert chart.layer[2].data[["step", "what", "size"]].values.tolist() == [["22/23", "Geen uitspraak", 1]]


def test_names_of_milestones_stand_in_rows_of_their_own() -> None:
    steps = formation(THREE_YEARS)
    chart = formation_chart(
        steps,
        step=Step.SCHOOLYEAR,
        colours=COLOURS,
        milestones=[(steps[1].begin, "een"), (steps[1].begin + 1, "twee")],
    )
    heights = chart.layer[2].data["height"]
    assert heights[0] > heights[1]


def test_many_milestones_are_numbered() -> None:
    steps = formation(THREE_YEARS)
    chart = formation_chart(
        steps,
        step=Step.SCHOOLYEAR,
        colours=COLOURS,
        milestones=[(steps[1].begin + day, f"mijlpaal {day}") for day in range(5)],
    )
    assert chart.layer[3].data["number"].tolist() == ["1, 2, 3, 4, 5"]


def test_a_bar_can_be_clicked_where_a_page_opens_steps() -> None:
    chart = formation_chart(formation(THREE_YEARS), step=Step.SCHOOLYEAR, colours=COLOURS, choose="staaf").to_dict()
    assert [(one["name"], one["select"]["fields"]) for one in chart["params"]] == [("staaf", ["step"])]


def _svg(image: str) -> str:
    found = re.search(r"base64,([^\"]+)", image)
    assert found is not None
    return base64.b64decode(found.group(1)).decode()


def test_a_value_at_the_norm_lies_on_the_dotted_line() -> None:
    svg = _svg(sparkline([5, 10], bound=10, colour="#000", alt_text=""))
    assert ('y1="7.0"' in svg, 'cy="7.0"' in svg) == (True, True)


def test_a_value_above_the_norm_lies_above_the_dotted_line() -> None:
    svg = _svg(sparkline([5, 10], bound=5, colour="#000", alt_text=""))
    assert ('y1="21.0"' in svg, 'cy="7.0"' in svg) == (True, True)


def test_an_unknown_last_year_ends_in_a_hollow_dot() -> None:
    assert 'fill="none" stroke-dasharray="2 1.5"' in _svg(
        sparkline([1, 2, None], bound=None, colour="#000", alt_text="")
    )


def test_nothing_known_draws_no_dot() -> None:
    assert "circle" not in _svg(sparkline([None, None], bound=3, colour="#000", alt_text=""))


def test_the_alt_text_cannot_end_its_attribute() -> None:
    assert 'alt="a&quot; onerror=&quot;b"' in sparkline([1], bound=None, colour="#000", alt_text='a" onerror="b')
