"""A figure through the steps as a line, over the band in which chance would have it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from netwerk.analysis.periods import Step
from netwerk.i18n import Language, say
from netwerk.views import step_axis, wording
from netwerk.views.chance_course import Course, point_words
from netwerk.views.steps_view import step_name

HEIGHT = 190  # px
_COLUMNS = ["step", "period", "value", "low", "high", "said", "run"]


def chance_chart(
    course: Course,
    *,
    step: Step,
    begins: Sequence[int],
    colours: Mapping[str, str],
    language: Language = "nl",
) -> alt.LayerChart:
    """Return the line of `course` over the steps that begin on `begins`; broken where nothing may be said.

    colours : of `line` and `band`
    """
    found = _rows(course, step, begins, language)
    x = step_axis.across(step, begins, language)
    known = found[found["value"].notna()]
    ceiling = 1.12 * max([*known["value"], *known["high"], 1e-9])
    scale = alt.Scale(domain=[0, ceiling], nice=False)
    axis = alt.Axis(tickCount=4, gridOpacity=0.5)
    tooltip = [
        alt.Tooltip("period:N", title=say("Periode", language)),
        alt.Tooltip("said:N", title=say("Getal", language)),
    ]
    base = alt.Chart(known)
    # a step that stands alone has no area; the thin bar shows its range, and where one ends
    band = base.mark_area(color=colours["band"], opacity=0.28, line=False)
    bar = base.mark_bar(color=colours["band"], opacity=0.45, size=3)
    line = base.mark_line(color=colours["line"], strokeWidth=2.2)
    dot = base.mark_point(color=colours["line"], filled=True, opacity=1, size=46)
    y, low = (alt.Y(f"{column}:Q", title=None, scale=scale, axis=axis) for column in ("value", "low"))
    return alt.LayerChart(
        layer=[
            band.encode(x=x, y=low, y2="high:Q", detail="run:N"),
            bar.encode(x=x, y=low, y2="high:Q"),
            line.encode(x=x, y=y, detail="run:N"),
            dot.encode(x=x, y=y, tooltip=tooltip),
        ]
    ).properties(height=HEIGHT)


def _rows(course: Course, step: Step, begins: Sequence[int], language: Language) -> pd.DataFrame:
    """One row per step; `run` differs where the line is broken."""
    rows: list[tuple[object, ...]] = []
    run = 0
    for begin, point, phrase in zip(begins, course.points, course.phrases, strict=True):
        name = wording.capital(step_name(step, begin, language))
        said = point_words(point, phrase, language)
        if point is None or point.chance is None:
            run += 1
            rows.append((step_axis.step_label(step, begin), name, None, None, None, said, run))
        else:
            chance = point.chance
            rows.append((step_axis.step_label(step, begin), name, point.value, chance.low, chance.high, said, run))
    return pd.DataFrame(rows, columns=_COLUMNS).astype({"value": float, "low": float, "high": float})
