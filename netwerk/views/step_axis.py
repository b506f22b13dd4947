"""The foot and the head of a chart through time: the steps beneath it, and the milestones above it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from netwerk.analysis.periods import Step, written
from netwerk.i18n import Language, mark, translate
from netwerk.model import as_date

ALL_NAMED = 16  # with more months or quarters only the years stand under the chart
NAMES = 4  # with more milestones than this their names do not fit, and they are numbered
ROW = 18  # px for one name

_MONTHS_NL = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A day with a name, drawn as a dashed line over the step that holds it."""

    day: int
    name: str


def step_label(step: Step, begin: int) -> str:
    """Return what a chart calls a step: 17/18 for a school year, else as files write it."""
    name = written(step, begin)
    return f"{name[2:4]}/{name[7:9]}" if step is Step.SCHOOLYEAR else name


def across(step: Step, begins: Sequence[int], language: Language) -> alt.X:
    """Return the axis of the steps that begin on the days `begins`, with as many names under it as can be read."""
    order = [step_label(step, begin) for begin in begins]
    said = {key: _short(step, begin, language) for key, begin in zip(order, begins, strict=True)}
    thin = len(order) > ALL_NAMED and step in (Step.MONTH, Step.QUARTER)
    if thin:
        said = {key: str(day.year) for key, begin in zip(order, begins, strict=True) if (day := as_date(begin))}
    return alt.X(
        "step:N",
        sort=order,
        title=None,
        scale=alt.Scale(domain=order),
        axis=alt.Axis(
            labelAngle=0,
            domain=False,
            ticks=thin,
            labelOverlap="greedy",
            labelFlush=False,
            labelBound=False,
            labelExpr=f"({json.dumps(said)})[datum.value]",
            values=_januaries(order, begins) if thin else alt.Undefined,
        ),
    )


def headroom(milestones: Sequence[Milestone]) -> int:
    """Return how many px the names of these milestones take above a chart."""
    if not milestones:
        return 0
    return ROW * (len(milestones) if len(milestones) <= NAMES else 1) + 6


def within(milestones: Sequence[Milestone], begins: Sequence[int], ends: Sequence[int]) -> tuple[Milestone, ...]:
    """Return the milestones in one of these steps, in order of time."""
    return tuple(
        one
        for one in sorted(milestones, key=lambda one: (one.day, one.name))
        if any(begin <= one.day < end for begin, end in zip(begins, ends, strict=True))
    )


def marked(
    milestones: Sequence[Milestone],
    *,
    keys: Sequence[str],
    begins: Sequence[int],
    ends: Sequence[int],
    feet: Sequence[float],
    top: float,
    per_px: float,
    x: alt.X,
    colours: Mapping[str, str],
) -> list[alt.Chart]:
    """Return the layers of `milestones` (as `within` gives them): dashed lines with a name each, in rows of their own.

    keys : what the chart calls the steps `[begins[i], ends[i])`
    feet : per step how high its line begins; top : where the highest row ends; per_px : units in one px
    """
    if not milestones:
        return []
    named = len(milestones) <= NAMES
    rows = []
    for number, one in enumerate(milestones):
        at = next(i for i, (begin, end) in enumerate(zip(begins, ends, strict=True)) if begin <= one.day < end)
        row = number if named else 0
        height = top - (row * ROW + ROW / 2) * per_px
        left = at < len(begins) / 2  # names lean towards the middle of the chart, so that none runs off its edge
        rows.append((keys[at], feet[at], height - ROW / 2 * per_px, height, one.name, str(number + 1), left))
    found = pd.DataFrame(rows, columns=["step", "from", "to", "height", "name", "number", "left"])
    rule = alt.Chart(found).mark_rule(strokeDash=[3, 3], color=colours["muted"]).encode(x=x, y="from:Q", y2="to:Q")
    if not named:
        # steps that lie close together share a place: their numbers stand as one
        numbers = found.groupby(["step", "height"], sort=False, as_index=False)["number"].agg(", ".join)
        text = alt.Chart(numbers).mark_text(fontSize=12, color=colours["text"])
        return [rule, text.encode(x=x, y="height:Q", text="number:N")]
    return [
        rule,
        *(
            _names(found[found["left"] == left], x, colours["text"], left=left)
            for left in (True, False)
            if (found["left"] == left).any()
        ),
    ]


def _names(found: pd.DataFrame, x: alt.X, colour: str, *, left: bool) -> alt.Chart:
    text = alt.Chart(found).mark_text(
        align="left" if left else "right",
        dx=-4 if left else 4,
        fontSize=13,
        color=colour,
        baseline="middle",
        limit=alt.ExprRef("0.62 * width"),
    )
    named: alt.Chart = text.encode(x=x, y="height:Q", text="name:N")
    return named


def _short(step: Step, begin: int, language: Language) -> str:
    day = as_date(begin)
    if day is None or step in (Step.SCHOOLYEAR, Step.YEAR):
        return step_label(step, begin)
    year = f"{day.year % 100:02}"
    if step is Step.QUARTER:
        return translate(mark("K{number} {year}", number=(day.month + 2) // 3, year=year), language)
    months = _MONTHS_NL if language == "nl" else _MONTHS_EN
    return f"{months[day.month - 1]} {year}"


def _januaries(order: Sequence[str], begins: Sequence[int]) -> list[str]:
    days = [as_date(begin) for begin in begins]
    return [key for key, day in zip(order, days, strict=True) if day is not None and day.month == 1]
