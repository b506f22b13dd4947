"""When each two organisations first had a record together, and whether they had one in the second year after it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from netwerk.analysis.survival import first_record
from netwerk.analysis.timeline import Timeline
from netwerk.model import FIRST, Dataset
from netwerk.network import months_before, present_organisations
from netwerk.ordering import grouped

YEAR = 12  # months


class Outcome(IntEnum):
    """What is known of a pair in the second year after its first record."""

    YES = 1
    NO = 0
    EARLY = -1
    SILENT = -2


@dataclass(frozen=True, kw_only=True)
class Met:
    """Every pair of the chosen organisations that a counting record joins, and these records.

    key, first, outcome, earlier, shown, step : per pair its number `a * width + b`, its first day, its Outcome but
        for silence, whether it may have met before the data, whether it met in the steps shown, and in which step
    pair, record, day : per record and pair in it the position of the pair, the record, its first day; ordered by pair
    held : the different records, ascending
    """

    key: np.ndarray
    first: np.ndarray
    outcome: np.ndarray
    earlier: np.ndarray
    shown: np.ndarray
    step: np.ndarray
    pair: np.ndarray
    record: np.ndarray
    day: np.ndarray
    held: np.ndarray


def first_met(dataset: Dataset, of: Timeline) -> Met:
    """Return every pair of the choice of `of` with its first day, and what is known of its second year.

    The second year is that of 12 to 24 months after the first record: every pair gets the same time. A pair is tied
    in it where as many records overlap it as a tie asks for.
    """
    pairs, records = of.pairs, dataset.records
    begin, end = (records[column].to_numpy().astype(np.int64) for column in ("begin", "end"))
    here = present_organisations(dataset, of.window)
    registered = dataset.organisations["registered"].to_numpy(dtype=bool)
    came = np.where(registered, dataset.organisations["begin"].to_numpy(), FIRST)
    went = np.where(registered, dataset.organisations["end"].to_numpy(), np.iinfo(np.int32).max)
    a, b, record = pairs.a.astype(np.int64), pairs.b.astype(np.int64), pairs.record
    both = here[a] & here[b] & (begin[record] < np.minimum(went[a], went[b]))
    both &= end[record] > np.maximum(came[a], came[b])
    key, record = (a * of.width + b)[both], record[both]
    order, starts = grouped(key)
    key, record = key[order], record[order]
    day, until = begin[record], end[record]
    pair = np.repeat(np.arange(len(starts)), np.diff(starts, append=len(key)))
    none = np.zeros(0, dtype=np.int64)
    first = np.minimum.reduceat(day, starts) if len(starts) else none
    second, third = later(first, YEAR), later(first, 2 * YEAR)
    again = np.bincount(pair[(day < third[pair]) & (until > second[pair])], minlength=len(starts))
    stayed = np.where(again >= of.window.minimum, Outcome.YES, Outcome.NO)
    start, stop = first_record(dataset, of), FIRST if of.stop is None else of.stop
    step = np.searchsorted(of.borders, first, side="right") - 1
    return Met(
        key=key[starts] if len(starts) else none,
        first=first,
        outcome=np.where(third > stop + 1, Outcome.EARLY, stayed),
        earlier=first < (FIRST if start is None else months_before(start, -YEAR)),
        shown=(of.shown <= step) & (step < len(of)),
        step=step,
        pair=pair,
        record=record,
        day=day,
        held=np.flatnonzero(np.bincount(record, minlength=len(records))),
    )


def later(days: np.ndarray, months: int) -> np.ndarray:
    """Return the day numbers `months` months after `days`; the last of the month where it has no namesake."""
    if not len(days):
        return days
    # there are far fewer different days than pairs
    start = int(days.min())
    day = np.arange(start, int(days.max()) + 1).astype("datetime64[D]")
    month = day.astype("datetime64[M]")
    target = month + months
    length = (target + 1).astype("datetime64[D]") - target.astype("datetime64[D]")
    within = np.minimum(day - month.astype("datetime64[D]"), length - np.timedelta64(1, "D"))
    return np.asarray((target.astype("datetime64[D]") + within).astype(np.int64)[days - start])
