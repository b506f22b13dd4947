"""What a comparison of two periods rests on: how many records, of how many organisations, from which sources."""

from __future__ import annotations

import numpy as np

from netwerk.analysis.basis import Basis
from netwerk.analysis.freshness import source_of
from netwerk.analysis.seen import participation
from netwerk.model import FIRST, Dataset, Window
from netwerk.network import count, last_day, present_organisations


def comparison_basis(dataset: Dataset, first: Window, second: Window, today: int) -> Basis:
    """Return what both windows together rest on; `basis.Basis` says what is counted, here for two windows."""
    counting = np.zeros(len(dataset.records), dtype=bool)
    there = np.zeros(max(1, len(dataset.organisations)), dtype=bool)
    for window in (first, second):
        counting[count(dataset, window)] = True
        there[np.flatnonzero(present_organisations(dataset, window))] = True
    record, organisation = participation(dataset)
    part = counting[record] & there[organisation]
    behind = np.unique(record[part])
    stop = last_day(dataset, today)
    if not len(behind) or stop is None:
        return Basis(records=0, organisations=int(there.sum()), named=0, sources=0, first=None, last=None)
    names, source = source_of(dataset)
    begin = max(min(first.begin, second.begin), int(dataset.records["begin"].to_numpy()[behind].min()))
    return Basis(
        records=len(behind),
        organisations=int(there.sum()),
        named=len(np.unique(organisation[part])),
        sources=sum(bool(names[code]) for code in np.unique(source[behind]).tolist()),
        first=None if begin <= FIRST else begin,
        last=min(stop, max(first.end, second.end) - 1),
    )
