"""What the figures of a timeline rest on: how many records, of how many organisations, from which sources and when."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from netwerk.analysis.freshness import source_of
from netwerk.analysis.seen import participation
from netwerk.analysis.timeline import Timeline
from netwerk.model import FIRST, Dataset
from netwerk.network import count


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What the steps shown rest on.

    records : counting records that any of them looks at and that name an organisation of their networks
    organisations : different organisations in their networks; named : those that such a record names
    sources : different named sources of those records
    first, last : first day that the figures are about and last day that the data reach; None without records
    """

    records: int
    organisations: int
    named: int
    sources: int
    first: int | None
    last: int | None


def basis(dataset: Dataset, timeline: Timeline) -> Basis:
    """Return what the steps of `timeline` that are shown rest on."""
    shown, steps = timeline.shown, len(timeline)
    there = np.zeros(timeline.width, dtype=bool)
    runs = timeline.organisations
    there[runs.thing[runs.stop > shown]] = True
    counting = np.zeros(len(dataset.records), dtype=bool)
    counting[count(dataset, timeline.window)] = True
    begin, end = (dataset.records[column].to_numpy() for column in ("begin", "end"))
    lo, hi = timeline.reach.runs(begin, end)
    counting &= (np.maximum(lo, shown) < hi) if steps else False
    return resting(
        dataset,
        counting,
        there,
        # steps that look back further than themselves rest on records from before the first one shown
        begin=int(timeline.reach.begin[shown]) if steps else FIRST,
        last=None if timeline.stop is None or not steps else min(timeline.stop, timeline.end(steps - 1) - 1),
    )


def resting(dataset: Dataset, counting: np.ndarray, there: np.ndarray, *, begin: int, last: int | None) -> Basis:
    """Return what rests on some records (bool, one per record) for some organisations (bool, one per code).

    begin, last : the first and last day that the figures are about; last is None where the data have none
    """
    record, organisation = participation(dataset)
    part = counting[record] & there[organisation]
    behind = _held(record[part], len(counting))
    if not len(behind) or last is None:
        return Basis(records=0, organisations=int(there.sum()), named=0, sources=0, first=None, last=None)
    names, source = source_of(dataset)
    first = max(begin, int(dataset.records["begin"].to_numpy()[behind].min()))
    return Basis(
        records=len(behind),
        organisations=int(there.sum()),
        named=len(_held(organisation[part], len(there))),
        sources=sum(bool(names[code]) for code in _held(source[behind], len(names)).tolist()),
        first=None if first <= FIRST else first,
        last=last,
    )


def _held(codes: np.ndarray, width: int) -> np.ndarray:
    """The different values of `codes`, each under `width`, ascending."""
    return np.flatnonzero(np.bincount(codes, minlength=width))
