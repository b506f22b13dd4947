"""The layout *clusters*: who works together stands together, spread evenly over a map that is wider than high.

A spring layout of the backbone alone leaves half the screen empty around a knot. So afterwards each distance from the
middle becomes half what it was and half its rank, the disc becomes an ellipse, and names get room sideways.
"""

from __future__ import annotations

import math

import numpy as np
import rustworkx as rx

from netwerk.analysis.layout.guides import Room
from netwerk.analysis.layout.spacing import apart
from netwerk.analysis.layout.union import Union

SEED = 4
GAP = 64  # map units between neighbours
WIDE = 1.42  # names are wider than high: they need this much more room sideways
ASPECT = 1.5
EFFORT = 4e8  # steps × organisations²: all 600 steps up to 800 organisations, 44 for 3,000, a first draft for 10,000
PUSHES = 900_000  # rounds × organisations: all 300 rounds up to 3,000


def clusters(ties: Union, seen: np.ndarray) -> tuple[np.ndarray, tuple[()], Room]:
    """Return the places (n × 2) of the organisations that were `seen`, no guides, and the room below."""
    place = np.zeros((ties.organisations, 2))
    tied = np.bincount(np.concatenate([ties.a, ties.b]), minlength=ties.organisations) > 0
    drawn, loose = np.flatnonzero(tied), np.flatnonzero(seen & ~tied)
    live = np.concatenate([drawn, loose])
    if len(live):
        place[live] = _spread(_spring(ties, drawn), len(loose))
    x, y = place[live, 0], place[live, 1]
    x0, x1 = min(x.min(initial=0) - 50, -400), max(x.max(initial=0) + 50, 400)  # a map of a few has room for the band
    return place, (), Room(x0=x0, x1=x1, y=y.max(initial=0) + 72 * (x1 - x0) / 800)


def _spring(ties: Union, drawn: np.ndarray) -> np.ndarray:
    """Places of the organisations `drawn` (codes), from springs along the backbone; the middle is (0, 0)."""
    if not len(drawn):
        return np.zeros((0, 2))
    node = np.full(ties.organisations, -1)
    node[drawn] = np.arange(len(drawn))
    a, b, weight = node[ties.a[ties.core]], node[ties.b[ties.core]], ties.weight[ties.core]
    graph: rx.PyGraph = rx.PyGraph(multigraph=True)
    graph.add_nodes_from(range(len(drawn)))
    graph.add_edges_from(list(zip(a.tolist(), b.tolist(), weight.tolist(), strict=True)))
    found = rx.spring_layout(
        graph,
        k=1.4 / math.sqrt(len(drawn)),
        num_iter=int(min(600, max(3, EFFORT / len(drawn) ** 2))),
        weight_fn=float,
        seed=SEED,
    )
    place = np.array([found[k] for k in range(len(drawn))], dtype=float)
    return np.asarray(place - place.mean(axis=0))


def _spread(place: np.ndarray, loose: int) -> np.ndarray:
    """Spread `place` over an ellipse; `loose` organisations without any tie follow, evenly over its rim."""
    drawn, n = len(place), len(place) + loose
    if n == 1:
        return np.zeros((1, 2))
    radius, angle = np.hypot(place[:, 0], place[:, 1]), np.arctan2(place[:, 1], place[:, 0])
    rank = np.argsort(np.argsort(radius, kind="stable"), kind="stable")
    far = max(float(np.quantile(radius, 0.98)), 1e-9) if drawn else 1.0
    radius = 0.45 * np.minimum(1.15, radius / far) + 0.55 * np.sqrt((rank + 0.5) / n)
    radius = np.concatenate([radius, np.full(loose, 1.02)])
    angle = np.concatenate([angle, math.pi / 2 + 2 * math.pi * (np.arange(loose) + 0.5) / max(1, loose)])
    stretch = math.sqrt(ASPECT)
    size = 0.78 * GAP * math.sqrt(n)
    even = np.column_stack([radius * np.cos(angle) * stretch / WIDE, radius * np.sin(angle) / stretch]) * size
    return apart(even, GAP * 0.97, min(300, PUSHES // n)) * [WIDE, 1.0]
