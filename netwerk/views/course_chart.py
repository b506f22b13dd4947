"""Figures through the steps of a timeline as lines: open where a step still runs, broken where nothing may be said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from netwerk.analysis.periods import Step
from netwerk.i18n import Language, say
from netwerk.views import step_axis, wording
from netwerk.views.steps_view import step_name

HEIGHT = 320  # px of the whole picture, without the names of milestones
PLOT = HEIGHT - 100  # px that are left for the lines under the title and the legend and above the names of the steps
DASHES: tuple[tuple[int, ...], ...] = ((1, 0), (6, 3))  # a second line also differs without colour
DOTTED = 40  # points: with more only those that stand alone, or still run, get a dot


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A figure in one step.

    value : None where nothing may be said
    said : the figure in words and on what it rests, or why nothing may be said
    whole : the data reach to the end of the step
    """

    value: float | None
    said: str
    whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A figure through the steps: one point per step, the oldest first."""

    name: str
    points: tuple[Point, ...]


def course_chart(
    lines: Sequence[Line],
    *,
    step: Step,
    begins: Sequence[int],
    ends: Sequence[int],
    colours: Mapping[str, str],
    language: Language = "nl",
    bound: tuple[float, str] | None = None,
    highest: float | None = None,
    milestones: Sequence[tuple[int, str]] = (),
    changes: Sequence[int] = (),
) -> alt.LayerChart:
    """Return one or two lines over the steps `[begins[i], ends[i])`, of which there is at least one.

    colours : of `first`, `second`, `text` and `muted`
    bound : what was agreed, and its words; drawn as a dotted line
    highest : where the axis ends; None: above the highest figure
    milestones : (day number, name); drawn over the step that holds the day
    changes : days from which on something is counted otherwise; a small mark at the foot of the step that holds them
    """
    x = step_axis.across(step, begins, language)
    held = [begins[0], *ends[:-1]]  # of windows a year apart each holds the days since the one before
    days = step_axis.within([step_axis.Milestone(day=day, name=name) for day, name in milestones], held, ends)
    keys = [step_axis.step_label(step, begin) for begin in begins]
    named = [wording.capital(step_name(step, begin, language)) for begin in begins]
    known = [point.value for line in lines for point in line.points if point.value is not None]
    ceiling = (
        highest or 1.1 * max([*known, bound[0] if bound else 0]) or 1.0
    )  # where all is 0 there is room all the same
    per_px = ceiling / (PLOT - 12)
    top = ceiling + (12 + step_axis.headroom(days)) * per_px
    y = alt.Y(
        "value:Q",
        title=None,
        scale=alt.Scale(domain=[0, top], nice=False),
        axis=alt.Axis(
            labelExpr=f"datum.value <= {ceiling + 1e-9} ? format(datum.value, '~g') : ''",
            tickCount=5,
            gridOpacity=0.5,
            labelFlush=False,
        ),
    )
    points = _points(lines, keys, named)
    colour = alt.Color(
        "line:N",
        scale=alt.Scale(domain=[line.name for line in lines], range=[colours["first"], colours["second"]]),
        legend=alt.Legend(title=None, orient="top", direction="horizontal", symbolType="stroke", labelLimit=0)
        if len(lines) > 1
        else None,
    )
    dash = alt.StrokeDash(
        "line:N",
        scale=alt.Scale(domain=[line.name for line in lines], range=[list(one) for one in DASHES[: len(lines)]]),
        legend=None,
    )
    tooltip = [
        alt.Tooltip("period:N", title=say("Periode", language)),
        alt.Tooltip("line:N", title=say("Wat", language)),
        alt.Tooltip("said:N", title=say("Getal", language)),
    ]
    drawn = points[points["value"].notna()]
    layers = [
        alt.Chart(drawn)
        .mark_line(strokeWidth=2.2, interpolate="linear")
        .encode(x=x, y=y, color=colour, strokeDash=dash, detail="run:N"),
        *step_axis.marked(
            days,
            keys=keys,
            begins=held,
            ends=ends,
            feet=[0.0] * len(begins),
            top=top,
            per_px=per_px,
            x=x,
            colours=colours,
        ),
        *_gaps(points, x, ceiling, colours["muted"], tooltip),
        *_agreed(bound, x, keys, colours),
        *_changed(changes, keys, held, ends, x, ceiling, colours["text"]),
        *(
            alt.Chart(drawn[drawn["dotted"] & (drawn["whole"] == whole)])
            .mark_point(size=46 if whole else 60, filled=whole, opacity=1, strokeWidth=1.6)
            .encode(x=x, y=y, color=colour, tooltip=tooltip)
            for whole in (True, False)
        ),
    ]
    return alt.LayerChart(layer=layers).properties(height=HEIGHT + step_axis.headroom(days))


def _points(lines: Sequence[Line], keys: Sequence[str], named: Sequence[str]) -> pd.DataFrame:
    """One row per point; `run` differs where the line is broken."""
    rows = []
    for line in lines:
        run = 0
        for at, point in enumerate(line.points):
            before = line.points[at - 1].value if at else None
            after = line.points[at + 1].value if at + 1 < len(line.points) else None
            run += point.value is not None and before is None
            alone = point.value is not None and before is None and after is None
            dotted = alone or not point.whole or len(line.points) <= DOTTED
            rows.append(
                (keys[at], named[at], line.name, point.value, point.said, point.whole, f"{line.name} {run}", dotted)
            )
    columns = ["step", "period", "line", "value", "said", "whole", "run", "dotted"]
    return pd.DataFrame(rows, columns=columns).astype({"value": float, "whole": bool, "dotted": bool})


def _gaps(points: pd.DataFrame, x: alt.X, ceiling: float, colour: str, tooltip: list[alt.Tooltip]) -> list[alt.Chart]:
    """A faint column in each step of which no line says anything."""
    nothing = points.groupby("step", sort=False)["value"].transform(lambda values: values.notna().sum()) == 0
    missing = points[nothing].drop_duplicates("step").assign(top=ceiling)
    if missing.empty:
        return []
    column = alt.Chart(missing).mark_bar(color=colour, opacity=0.12, size=alt.ExprRef("max(1, 0.9 * bandwidth('x'))"))
    return [column.encode(x=x, y="top:Q", tooltip=tooltip)]


def _agreed(
    bound: tuple[float, str] | None, x: alt.X, keys: Sequence[str], colours: Mapping[str, str]
) -> list[alt.Chart]:
    if bound is None or not keys:
        return []
    height, words = bound
    at = pd.DataFrame({"step": [keys[0]], "height": [height], "words": [words]})
    dotted = alt.Chart(at).mark_rule(strokeDash=[2, 3], strokeWidth=1.6, color=colours["text"])
    said = alt.Chart(at).mark_text(align="left", dx=-12, dy=-8, fontSize=13, color=colours["text"])
    return [dotted.encode(y="height:Q"), said.encode(x=x, y="height:Q", text="words:N")]


def _changed(
    changes: Sequence[int],
    keys: Sequence[str],
    begins: Sequence[int],
    ends: Sequence[int],
    x: alt.X,
    ceiling: float,
    colour: str,
) -> list[alt.Chart]:
    held = sorted(
        {key for day in changes for key, begin, end in zip(keys, begins, ends, strict=True) if begin <= day < end}
    )
    if not held:
        return []
    found = pd.DataFrame({"step": held, "from": 0.0, "to": 0.06 * ceiling})
    return [alt.Chart(found).mark_rule(color=colour, strokeWidth=1.6).encode(x=x, y="from:Q", y2="to:Q")]
