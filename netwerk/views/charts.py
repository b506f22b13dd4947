"""Pictures of numbers through time: the chart of formation, and the small line beside a norm."""

from __future__ import annotations

import base64
import html
from collections.abc import Mapping, Sequence
from typing import Protocol

import altair as alt
import pandas as pd

from netwerk.analysis.periods import Step, written
from netwerk.i18n import Language, say

# from the zero line outwards; ended goes below it
ORDER = ("persisted", "revived", "formed", "ended")
# the width of a bar follows its band, so that bars never touch on a narrow screen; two years alone make no walls
_BAR = "min(34, 0.7 * bandwidth('x'))"


class Year(Protocol):
    """What the chart shows of a step: of the whole network, or of one organisation."""

    @property
    def begin(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def complete(self) -> bool: ...
    @property
    def ties(self) -> int: ...
    @property
    def formed(self) -> int | None: ...
    @property
    def revived(self) -> int | None: ...
    @property
    def persisted(self) -> int | None: ...
    @property
    def ended(self) -> int | None: ...


def mark_words(language: Language = "nl") -> dict[str, str]:
    """Return the word on the screen of each mark of a changed tie."""
    return {
        "formed": say("nieuw", language),
        "revived": say("hersteld", language),
        "persisted": say("gebleven", language),
        "ended": say("gestopt", language),
    }


def step_label(step: Step, begin: int) -> str:
    """Return a step as it stands under a bar: 17/18 for a school year, else as files write it."""
    name = written(step, begin)
    return f"{name[2:4]}/{name[7:9]}" if step is Step.SCHOOLYEAR else name


def formation_chart(
    steps: Sequence[Year],
    *,
    step: Step,
    colours: Mapping[str, str],
    language: Language = "nl",
    milestones: Sequence[tuple[int, str]] = (),
) -> alt.LayerChart:
    """Return stacked bars per step: kept, restored and new ties above zero, ended ones below, the total on top.

    steps : the first has nothing to compare with and is left out; a step that is not complete is drawn lighter
    colours : of `formed`, `revived`, `persisted`, `ended`, `text` and `muted`
    milestones : (day number, name); drawn in the step that holds the day
    """
    words = mark_words(language)
    shown = [one for one in steps if one.persisted is not None]
    order = [step_label(step, one.begin) for one in shown]
    bars = pd.DataFrame([row for one in shown for row in _rows(one, step, words)], columns=_COLUMNS)
    totals = pd.DataFrame({"step": order, "count": [one.ties for one in shown]})
    x = alt.X(
        "step:N", sort=order, title=None, axis=alt.Axis(labelAngle=0, domain=False, ticks=False, labelOverlap="greedy")
    )
    stacked = (
        alt.Chart(bars)
        .mark_bar(size=alt.ExprRef(_BAR))
        .encode(
            x=x,
            y=alt.Y(
                "count:Q",
                title=None,
                axis=alt.Axis(labelExpr="format(abs(datum.value),'d')", tickCount=6, gridOpacity=0.5),
            ),
            color=alt.Color(
                "mark:N",
                scale=alt.Scale(
                    domain=[words[one] for one in ("formed", "revived", "persisted", "ended")],
                    range=[colours[one] for one in ("formed", "revived", "persisted", "ended")],
                ),
                legend=alt.Legend(title=None, orient="top", direction="horizontal", symbolType="square"),
            ),
            opacity=alt.condition("datum.complete", alt.value(1), alt.value(0.55)),
            order=alt.Order("order:Q"),
            tooltip=[
                alt.Tooltip("period:N", title=say("Periode", language)),
                alt.Tooltip("mark:N", title=say("Verbindingen", language)),
                alt.Tooltip("size:Q", title=say("Aantal", language)),
            ],
        )
    )  # fmt: skip
    zero = alt.Chart(pd.DataFrame({"y": [0]})).mark_rule(strokeWidth=1.5, color=colours["text"]).encode(y="y:Q")
    total = (
        alt.Chart(totals)
        .mark_text(dy=-8, fontSize=13, fontWeight=600, color=colours["text"])
        .encode(x=x, y="count:Q", text="count:Q")
    )
    layers = [stacked, zero, *_milestones(milestones, shown, order, x, colours), total]
    return alt.LayerChart(layer=layers).properties(height=340)


_COLUMNS = ["step", "period", "mark", "count", "size", "order", "complete"]


def _rows(one: Year, step: Step, words: Mapping[str, str]) -> list[tuple[object, ...]]:
    revived = one.revived or 0
    sizes = {
        "persisted": one.persisted or 0,
        "revived": revived,
        "formed": (one.formed or 0) - revived,  # the contract counts restored ties among the formed
        "ended": one.ended or 0,
    }
    label, period = step_label(step, one.begin), written(step, one.begin)
    return [
        (label, period, words[mark], -size if mark == "ended" else size, size, ORDER.index(mark), one.complete)
        for mark, size in sizes.items()
    ]


def _milestones(
    milestones: Sequence[tuple[int, str]],
    shown: Sequence[Year],
    order: Sequence[str],
    x: alt.X,
    colours: Mapping[str, str],
) -> list[alt.Chart]:
    """A dashed line with its name over the step that holds the day, above every bar."""
    top = 1.15 * max((one.ties for one in shown), default=0)
    found = pd.DataFrame(
        [
            (label, one.ties, top, name)
            for day, name in milestones
            for label, one in zip(order, shown, strict=True)
            if one.begin <= day < one.end
        ],
        columns=["step", "from", "to", "name"],
    )
    if found.empty:
        return []
    line = alt.Chart(found).mark_rule(strokeDash=[3, 3], color=colours["muted"])
    name = alt.Chart(found).mark_text(dy=-8, fontSize=13, color=colours["text"])
    return [line.encode(x=x, y="from:Q", y2="to:Q"), name.encode(x=x, y="to:Q", text="name:N")]


def sparkline(
    values: Sequence[float | None],
    *,
    bound: float | None,
    colour: str,
    alt_text: str,
    changes: Sequence[int] = (),
) -> str:
    """Return an `<img>` of 132 × 40 px: the line through time, dotted the norm, a dot for now (hollow: unknown).

    values : oldest first, None where there is no figure
    bound : the height of the norm, on the same scale as `values`
    changes : positions in `values` from which on another version of the norm counts; each is an upright line before it
    """
    width, height = 132, 40
    known = [value for value in values if value is not None]
    bottom = min([*known, bound or 0, 0])
    top = max([*known, bound or 0, bottom + 1e-9])

    def across(position: int) -> float:
        return 4 + position * (width - 8) / max(1, len(values) - 1)

    def up(value: float) -> float:
        return height - 5 - (height - 12) * (value - bottom) / (top - bottom)

    parts = []
    if bound is not None:
        parts.append(
            f'<line x1="4" x2="{width - 4}" y1="{up(bound):.1f}" y2="{up(bound):.1f}" '
            'stroke-opacity=".5" stroke-dasharray="2 3"/>'
        )
    for position in changes:
        x = (across(position - 1) + across(position)) / 2
        parts.append(f'<line class="change" x1="{x:.1f}" x2="{x:.1f}" y1="2" y2="{height - 2}" stroke-width="1.2"/>')
    for run in _runs(values):
        points = " ".join(f"{across(position):.1f},{up(value):.1f}" for position, value in run)
        parts.append(f'<polyline points="{points}" fill="none" stroke-width="1.8"/>')
    if known:
        last = next(value for value in reversed(values) if value is not None)
        hollow = values[-1] is None
        style = 'fill="none" stroke-dasharray="2 1.5" r="3.2"' if hollow else f'fill="{colour}" r="3.4"'
        parts.append(f'<circle cx="{across(len(values) - 1):.1f}" cy="{up(last):.1f}" {style}/>')
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" stroke="{colour}">{"".join(parts)}</svg>'
    )
    return image(svg, alt_text, width, height)


def image(svg: str, alt_text: str, width: int, height: int) -> str:
    """Return `svg` as an `<img>` with an alt text; own HTML cannot hold svg itself."""
    data = base64.b64encode(svg.encode()).decode()
    return (
        f'<img alt="{html.escape(alt_text, quote=True)}" width="{width}" height="{height}" '
        f'src="data:image/svg+xml;base64,{data}">'
    )


def _runs(values: Sequence[float | None]) -> list[list[tuple[int, float]]]:
    """The stretches of known values, each with its positions: the line stops where nothing is known."""
    runs: list[list[tuple[int, float]]] = [[]]
    for position, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append((position, value))
    return [run for run in runs if len(run) > 1]
