"""The layout *lagen*: a band per layer, and within a band everyone as near as possible to the middle of its partners.

Geography comes out by itself, from left to right.
"""

from __future__ import annotations

import math

import numpy as np

from netwerk.analysis.layout.guides import Band, Room
from netwerk.analysis.layout.union import Union
from netwerk.model import Dataset

WIDTH = 1080  # map units for the organisations of a band
GUTTER = 172  # of which the name of the band takes the left half, at WIDTH
PER_ROW = 15
ROW, BAND = 46, 98  # from row to row within a band, and from the last row to the next band
SWEEPS = 24


def layers(dataset: Dataset, ties: Union, seen: np.ndarray) -> tuple[np.ndarray, tuple[Band, ...], Room]:
    """Return the places (n × 2) of the organisations that were `seen`, the bands, and the room below.

    Layers that are not on the map by default stand below the band of who was never seen, where they leave no hole.
    """
    codes = list(dict.fromkeys([layer.code for layer in dataset.classification.layers] + _other_layers(dataset)))
    off_map = {layer.code for layer in dataset.classification.layers if not layer.shown}
    layer_of = dataset.organisations["layer"].to_numpy()
    named = [code for code in codes if code not in off_map] + [code for code in codes if code in off_map]
    rows = {code: np.flatnonzero(seen & (layer_of == code)) for code in named}
    rows = {code: members for code, members in rows.items() if len(members)}
    ordered = _barycenter(list(rows.values()), ties)

    scale = max(1.0, math.sqrt(seen.sum() * 72 * ROW * 1.6) / WIDTH)  # many organisations: wider, not only higher
    width, gutter, per_row = WIDTH * scale, GUTTER * scale, int(PER_ROW * scale)
    left, right = -width / 2 - gutter / 2 - 8, width / 2 + gutter / 2 + 14
    place = np.zeros((ties.organisations, 2))
    bands: list[Band] = []
    y, room = 0.0, None
    for code, members in zip(rows, ordered, strict=True):
        if code in off_map and room is None:
            room = Room(x0=left, x1=right, y=y, side=True)
            y += _never_height(seen, room) + BAND
        deep = math.ceil(len(members) / per_row)
        k = np.arange(len(members))
        place[members, 0] = -width / 2 + gutter / 2 + (k + 0.5) * width / len(members)
        place[members, 1] = y + (k % deep) * ROW
        bands.append(Band(layer=code, x0=left, x1=right, y0=y - 34, y1=y + deep * ROW, side=True))
        y += (deep - 1) * ROW + BAND
    return place, tuple(bands), room or Room(x0=left, x1=right, y=y, side=True)


def _other_layers(dataset: Dataset) -> list[str]:
    return sorted(set(dataset.organisations["layer"]))


def _never_height(seen: np.ndarray, room: Room) -> float:
    """More than the band of who was never seen can be high: its rows hold at least 20 of more than 18."""
    return (math.ceil(np.count_nonzero(~seen) / 6) * 28 + 72) * room.unit if not seen.all() else 0.0


def _barycenter(rows: list[np.ndarray], ties: Union) -> list[np.ndarray]:
    """The rows with everyone sorted by the mean place of its partners, in sweeps down and up."""
    weights = ties.matrix(core=True)
    total = np.asarray(weights.sum(axis=1)).ravel()
    at = np.zeros(ties.organisations)

    def settle(members: np.ndarray) -> None:
        at[members] = (np.arange(len(members)) - (len(members) - 1) / 2) / len(members)

    ordered = list(rows)
    for members in ordered:
        settle(members)
    for sweep in range(SWEEPS):
        for k in range(len(ordered)) if sweep % 2 == 0 else reversed(range(len(ordered))):
            members = ordered[k]
            mean = np.where(total[members] > 0, (weights[members] @ at) / np.maximum(total[members], 1e-9), at[members])
            ordered[k] = members[np.argsort(mean, kind="stable")]
            settle(ordered[k])
    return ordered
