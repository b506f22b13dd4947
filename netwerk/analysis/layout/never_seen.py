"""The band of organisations that no record names: under the map, from the left."""

from __future__ import annotations

import math

import numpy as np

from netwerk.analysis.layout.guides import Band, Room
from netwerk.model import Dataset

NAMED = 18  # more than these stand closer together, and show their name when pointed at
DOZENS = 200  # more than these stand closer still


def park(dataset: Dataset, place: np.ndarray, never: np.ndarray, room: Room) -> tuple[np.ndarray, tuple[Band, ...]]:
    """Return `place` (n × 2) with the organisations `never` (codes) in a band below `room.y`, and that band."""
    if not len(never):
        return place, ()
    unit = room.unit
    many = 34 * unit, 28 * unit
    pitch, row = (
        (116 * unit, 54 * unit) if len(never) <= NAMED else many if len(never) <= DOZENS else (17 * unit, 16 * unit)
    )
    title = 104 * unit
    per_row = max(1, int((room.x1 - room.x0 - title) // pitch))
    # who is not on the map by default stands last, so that it leaves no hole
    off_map = {layer.code for layer in dataset.classification.layers if not layer.shown}
    hidden = dataset.organisations["layer"].isin(off_map).to_numpy()[never]
    ordered = never[np.argsort(hidden, kind="stable")]
    rows, columns = np.divmod(np.arange(len(ordered)), per_row)
    place = place.copy()
    place[ordered, 0] = room.x0 + title + (columns + 0.5) * pitch
    place[ordered, 1] = room.y + rows * row
    last = room.y + (math.ceil(len(ordered) / per_row) - 1) * row
    y0, y1 = room.y - 16 * unit, last + 44 * unit
    return place, (Band(layer="", x0=room.x0, x1=room.x1, y0=y0, y1=y1, side=room.side, never=True),)
