"""What a comparison of two periods rests on: how many records, of how many organisations, from which sources."""

from __future__ import annotations

import numpy as np

from netwerk.analysis.basis import Basis, resting
from netwerk.model import Dataset, Window
from netwerk.network import count, last_day, present_organisations


def comparison_basis(dataset: Dataset, first: Window, second: Window, today: int) -> Basis:
    """Return what both windows together rest on; `basis.Basis` says what is counted, here for two windows."""
    counting = np.zeros(len(dataset.records), dtype=bool)
    there = np.zeros(max(1, len(dataset.organisations)), dtype=bool)
    for window in (first, second):
        counting[count(dataset, window)] = True
        there[np.flatnonzero(present_organisations(dataset, window))] = True
    stop = last_day(dataset, today)
    return resting(
        dataset,
        counting,
        there,
        begin=min(first.begin, second.begin),
        last=None if stop is None else min(stop, max(first.end, second.end) - 1),
    )
