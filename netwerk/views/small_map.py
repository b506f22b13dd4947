"""A small map without words: symbols on their places, and lines in the colour and style of what became of them."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from netwerk.analysis.comparison import Mark
from netwerk.analysis.layout import Positions
from netwerk.views.map_svg import points_of
from netwerk.views.palette import GROUNDS, STROKES, mixed, symbol

WIDTH = 600.0  # of every small map, in its own units
MARGIN = 10.0
THICK = 0.9  # units of line for 1 px of line on the large map
SMALLEST, LARGEST = 2.5, 8.0  # radius of a symbol
KEPT = 0.35  # share of its colour that a kept line has beside changed ones
PLAIN = ""  # the mark of ties that have nothing to be compared with
# from the bottom of the pile to the top
ORDER = (PLAIN, Mark.PERSISTED.value, Mark.ENDED.value, Mark.REVIVED.value, Mark.FORMED.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The part of the plane that every small map of a strip shows.

    x, y : units of the small map, one per organisation code
    height : of the map, in its units
    radius : of a symbol whose factor is 1
    """

    x: np.ndarray
    y: np.ndarray
    height: float
    radius: float


def ground(positions: Positions, on_map: np.ndarray) -> Ground:
    """Return the ground that holds all organisations of `on_map` (bool by code) on their places."""
    x, y = (values[on_map] if on_map.any() else np.zeros(1) for values in (positions.x, positions.y))
    scale = (WIDTH - 2 * MARGIN) / max(float(np.ptp(x)), float(np.ptp(y)) * 0.7, 1.0)
    radius = min(LARGEST, max(SMALLEST, WIDTH / (9 * math.sqrt(max(1, int(np.count_nonzero(on_map)))))))
    left = (WIDTH - float(np.ptp(x)) * scale) / 2
    return Ground(
        x=(positions.x - x.min()) * scale + left,
        y=(positions.y - y.min()) * scale + MARGIN + radius,
        height=float(np.ptp(y)) * scale + 2 * (MARGIN + radius),
        radius=radius,
    )


def small_map(
    positions: Positions, of: Ground, there: np.ndarray, a: np.ndarray, b: np.ndarray, marks: np.ndarray
) -> str:
    """Return an SVG of the organisations `there` (bool by code) and the lines a–b (codes), each with its mark.

    A symbol without a line that is not `ended` is hollow. Nothing in it is text.
    """
    ends = marks != Mark.ENDED.value
    tied = np.zeros(len(there), dtype=bool)
    tied[a[ends]] = tied[b[ends]] = True
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {of.height:.0f}">',
            *(_lines(of, a[marks == which], b[marks == which], which) for which in ORDER),
            *_symbols(positions, of, there, tied),
            "</svg>",
        ]
    )


def line_sample(which: str) -> str:
    """Return an SVG with a piece of line in the colour and the style of a mark."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 10">'
        f'<path d="M2 5H58" fill="none" {_stroke(which, share=1, thick=1.6)}/></svg>'
    )


def symbol_sample(layer: str | None) -> str:
    """Return an SVG with the symbol of a layer; None: the open one of who has no tie."""
    paint = _hollow(GROUNDS["light"].muted) if layer is None else f'fill="{symbol(layer).light}"'
    shape = _shape("dot" if layer is None else symbol(layer).shape, 8, 8, 5.5, paint)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">{shape}</svg>'


def _lines(of: Ground, a: np.ndarray, b: np.ndarray, which: str) -> str:
    if not len(a):
        return ""
    ends = np.column_stack([of.x[a], of.y[a], of.x[b], of.y[b]]).round(1).tolist()
    path = "".join(f"M{x1} {y1}L{x2} {y2}" for x1, y1, x2, y2 in ends)
    share = KEPT if which == Mark.PERSISTED.value else 1
    return f'<path d="{path}" fill="none" {_stroke(which, share=share, thick=THICK)}/>'


def _stroke(which: str, *, share: float, thick: float) -> str:
    light = GROUNDS["light"]
    if which == PLAIN:
        return f'stroke="{mixed(light.tie, light.ground, 0.6 * share)}" stroke-width="{0.5 * thick:.2f}"'
    stroke = STROKES[which]
    dashes = " ".join(f"{one * thick:.1f}" for one in stroke.dashes)
    return f'stroke="{mixed(stroke.light, light.ground, share)}" stroke-width="{(stroke.width or 1) * thick:.2f}"' + (
        f' stroke-dasharray="{dashes}"' if dashes else ""
    )


def _symbols(positions: Positions, of: Ground, there: np.ndarray, tied: np.ndarray) -> list[str]:
    layers = positions.organisations["layer"].to_numpy()
    found = []
    for code in np.flatnonzero(there).tolist():
        one = symbol(layers[code])
        paint = f'fill="{one.light}" stroke="#FFFFFF" stroke-width="0.6"' if tied[code] else _hollow(one.light)
        found.append(_shape(one.shape, float(of.x[code]), float(of.y[code]), of.radius * one.factor, paint))
    return found


def _hollow(colour: str) -> str:
    return f'fill="#FFFFFF" stroke="{colour}" stroke-width="1.4"'


def _shape(shape: str, x: float, y: float, radius: float, paint: str) -> str:
    corners = points_of(shape, radius)
    if not corners:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" {paint}/>'
    points = " ".join(f"{x + dx:.1f},{y + dy:.1f}" for dx, dy in corners)
    return f'<polygon points="{points}" {paint}/>'
