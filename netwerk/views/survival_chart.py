"""The picture of how long connections live: a line that goes down in steps, with how sure it is around it."""

from __future__ import annotations

import altair as alt
import pandas as pd

from netwerk.analysis.survival import FEWEST, Survival
from netwerk.i18n import Language, say
from netwerk.views import palette

YEAR = 12  # months


def survival_chart(found: Survival, *, theme: palette.Theme, language: Language = "nl") -> alt.LayerChart:
    """Return how many of every 100 new connections are there after so many years; the line stops where few are left.

    A short upright line stands where connections could not be followed any further.
    """
    ground = palette.GROUNDS[theme]
    curve = curve_of(found)
    last = int(curve["years"].max()) + 1
    x = alt.X(
        "years:Q",
        title=say("Jaren na het begin van de verbinding", language),
        scale=alt.Scale(domain=[0, max(1, float(curve["years"].max()))], nice=False),
        axis=alt.Axis(values=list(range(last + 1)), format="d", grid=False, labelColor=ground.text),
    )
    tooltip = [
        alt.Tooltip("years:Q", title=say("Jaren", language), format=".2~f"),
        alt.Tooltip("share:Q", title=say("Nog van elke 100", language), format=".0f"),
        alt.Tooltip("low:Q", title=say("Minstens", language), format=".0f"),
        alt.Tooltip("high:Q", title=say("Hoogstens", language), format=".0f"),
        alt.Tooltip("at_risk:Q", title=say("Gevolgd", language)),
    ]
    base = alt.Chart(curve)
    axis = alt.Axis(tickCount=5, gridOpacity=0.5, labelColor=ground.text)
    band = base.mark_area(interpolate="step-after", opacity=0.22, color=ground.select).encode(
        x=x,
        y=alt.Y("low:Q", title=say("Nog van elke 100", language), scale=alt.Scale(domain=[0, 100]), axis=axis),
        y2="high:Q",
    )
    line = base.mark_line(interpolate="step-after", strokeWidth=2.5, color=ground.select).encode(x=x, y="share:Q")
    censored = (
        base.transform_filter("datum.censored > 0")
        .mark_point(shape="stroke", angle=90, size=110, strokeWidth=1.6, color=ground.text, opacity=1)
        .encode(x=x, y="share:Q", tooltip=tooltip)
    )
    hover = base.mark_point(size=180, opacity=0).encode(x=x, y="share:Q", tooltip=tooltip)
    return alt.LayerChart(layer=[band, line, censored, hover]).properties(height=300)


def curve_of(found: Survival) -> pd.DataFrame:
    """Return the corners of the line, as far as at least FEWEST connections were followed.

    Columns: years (float, after the beginning), share, low, high (of every 100; where the band is unknown it is the
    share itself), at_risk, censored (int).
    """
    start = (0.0, 100.0, 100.0, 100.0, found.spells, 0)
    rows = [
        (
            one.steps * found.months / YEAR,
            100 * one.share,
            100 * (one.share if one.low is None else one.low),
            100 * (one.share if one.high is None else one.high),
            one.at_risk,
            one.censored,
        )
        for one in found.points
        if one.at_risk >= FEWEST
    ]
    return pd.DataFrame([start, *rows], columns=["years", "share", "low", "high", "at_risk", "censored"])
