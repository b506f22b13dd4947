"""Pictures of numbers through time: the chart of formation, and the small line beside a norm."""

from __future__ import annotations

import base64
import html
from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

import altair as alt
import pandas as pd

from netwerk.analysis.periods import Step
from netwerk.i18n import Language, say
from netwerk.views import step_axis, wording
from netwerk.views.steps_view import step_name

# from the zero line outwards; ended goes below it
ORDER = ("persisted", "revived", "formed", "ended")
# the width of a bar follows its band, so that bars never touch on a narrow screen; two years alone make no walls
_BAR = "min(34, 0.7 * bandwidth('x'))"
_THIN_BAR = "max(1, 0.8 * bandwidth('x'))"  # of many months or quarters, side by side
_TOTAL = "bandwidth('x') < 36 ? 10 : 13"  # px: totals of four figures keep apart on a narrow screen
MANY = 14  # steps: above this their totals would run into each other
HEIGHT = 380  # px of the whole picture, without the names of milestones
PLOT = HEIGHT - 110  # px that are left for the bars under the title and the legend and above the names of the steps
ROOM = 22  # px above the highest bar, for its total


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


def formation_chart(
    steps: Sequence[Year],
    *,
    step: Step,
    colours: Mapping[str, str],
    language: Language = "nl",
    milestones: Sequence[tuple[int, str]] = (),
    silent: Mapping[int, int] | None = None,
    unsaid: Collection[int] = (),
    choose: str | None = None,
) -> alt.LayerChart:
    """Return stacked bars per step: kept, restored and new ties above zero, ended ones below, the total on top.

    steps : the first has nothing to compare with and is left out; a step that is not complete is drawn lighter
    colours : of `formed`, `revived`, `persisted`, `ended`, `text` and `muted`
    milestones : (day number, name); drawn over the step that holds the day
    silent : by the first day of a step, how many of its ended ties rested on a source that fell silent: an open bar
    unsaid : first days of the steps of which nothing may be concluded: an open bar, without what changed
    choose : name of the selection that holds the `step_axis.step_label` of a bar that is clicked; None: none
    """
    words = mark_words(language)
    shown = [one for one in steps if one.persisted is not None]
    begins, ends = [one.begin for one in shown], [one.end for one in shown]
    doubted = silent or {}
    rows = [
        row
        for one in shown
        if one.begin not in unsaid
        for row in _rows(one, step, words, doubted.get(one.begin, 0), language)
    ]
    bars = pd.DataFrame(rows, columns=_COLUMNS)
    x = step_axis.across(step, begins, language)
    days = step_axis.within([step_axis.Milestone(day=day, name=name) for day, name in milestones], begins, ends)
    highest = max((one.ties for one in shown), default=0)
    lowest = max((one.ended or 0 for one in shown if one.begin not in unsaid), default=0)
    per_px = max(1, highest + lowest) / (PLOT - ROOM)
    top = highest + (ROOM + step_axis.headroom(days)) * per_px
    y = alt.Y(
        "count:Q",
        title=None,
        scale=alt.Scale(domain=[-lowest - per_px, top], nice=False),
        axis=alt.Axis(
            labelExpr=f"datum.value <= {highest + ROOM * per_px} ? format(abs(datum.value),'d') : ''",
            tickCount=6,
            gridOpacity=0.5,
            labelFlush=False,
        ),
    )
    stacked = (
        alt.Chart(bars)
        .mark_bar(
            size=alt.ExprRef(_BAR if len(shown) <= MANY else _THIN_BAR),
            cursor=alt.Undefined if choose is None else "pointer",
        )
        .encode(
            x=x,
            y=y,
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
    if choose is not None:
        stacked = stacked.add_params(alt.selection_point(name=choose, fields=["step"], on="click", clear=False))
    zero = alt.Chart(pd.DataFrame({"y": [0]})).mark_rule(strokeWidth=1.5, color=colours["text"]).encode(y="y:Q")
    lines = step_axis.marked(
        days,
        keys=[step_axis.step_label(step, begin) for begin in begins],
        begins=begins,
        ends=ends,
        feet=[one.ties + (ROOM if len(shown) <= MANY else 2) * per_px for one in shown],
        top=top,
        per_px=per_px,
        x=x,
        colours=colours,
    )
    layers = [stacked, zero, *lines, *_open_bars(shown, step, doubted, unsaid, x, colours, language)]
    if len(shown) <= MANY:
        layers.append(_totals(shown, step, x, colours, language))
    return alt.LayerChart(layer=layers).properties(height=HEIGHT + step_axis.headroom(days))


_COLUMNS = ["step", "period", "mark", "count", "size", "order", "complete"]


def _rows(
    one: Year, step: Step, words: Mapping[str, str], doubted: int, language: Language
) -> list[tuple[object, ...]]:
    revived = one.revived or 0
    sizes = {
        "persisted": one.persisted or 0,
        "revived": revived,
        "formed": (one.formed or 0) - revived,  # the contract counts restored ties among the formed
        "ended": (one.ended or 0) - doubted,
    }
    label, period = step_axis.step_label(step, one.begin), wording.capital(step_name(step, one.begin, language))
    return [
        (label, period, words[mark], -size if mark == "ended" else size, size, ORDER.index(mark), one.complete)
        for mark, size in sizes.items()
    ]


def _totals(shown: Sequence[Year], step: Step, x: alt.X, colours: Mapping[str, str], language: Language) -> alt.Chart:
    rows = [(step_axis.step_label(step, one.begin), one.ties, wording.figure(one.ties, language)) for one in shown]
    text = alt.Chart(pd.DataFrame(rows, columns=["step", "count", "said"])).mark_text(
        dy=-8, fontSize=alt.ExprRef(_TOTAL), fontWeight=600, color=colours["text"]
    )
    totals: alt.Chart = text.encode(x=x, y="count:Q", text="said:N")
    return totals


def _open_bars(
    shown: Sequence[Year],
    step: Step,
    doubted: Mapping[int, int],
    unsaid: Collection[int],
    x: alt.X,
    colours: Mapping[str, str],
    language: Language,
) -> list[alt.Chart]:
    """Bars with a dashed edge and nothing inside: what is missing from the data, not from the network."""
    rows: list[tuple[str, str, str, int, int]] = []
    for one in shown:
        label, period = step_axis.step_label(step, one.begin), wording.capital(step_name(step, one.begin, language))
        if one.begin in unsaid:
            rows.append((label, period, say("Geen uitspraak", language), 0, one.ties))
        elif doubted.get(one.begin):
            ended = one.ended or 0
            rows.append((label, period, say("Bron viel stil", language), -ended, doubted[one.begin] - ended))
    if not rows:
        return []
    found = pd.DataFrame(rows, columns=["step", "period", "what", "from", "to"])
    found["size"] = found["to"] - found["from"]
    bar = alt.ExprRef(_BAR if len(shown) <= MANY else _THIN_BAR)
    return [
        alt.Chart(found)
        .mark_bar(size=bar, fillOpacity=0, stroke=colours["muted"], strokeWidth=1.2, strokeDash=[3, 2])
        .encode(
            x=x,
            y="from:Q",
            y2="to:Q",
            tooltip=[
                alt.Tooltip("period:N", title=say("Periode", language)),
                alt.Tooltip("what:N", title=say("Wat", language)),
                alt.Tooltip("size:Q", title=say("Aantal", language)),
            ],
        )
    ]


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
