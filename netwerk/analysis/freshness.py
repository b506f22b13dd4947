"""When each source and each file was last heard of, how often it usually speaks, and whether a whole source stopped.

A source is what a record names as such (`bron`). It counts as stopped when it has been silent for more than 90 days,
for longer than ever before and for more than three times its usual rhythm, while other sources went on. Fewer than
eight days with a record are too few to know a rhythm: then nothing is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from netwerk.model import FIRST, Dataset, Window

FEWEST_DAYS = 8  # different days with a record; fewer show no rhythm
LONGEST_BREAK = 90  # days; a summer holiday is no end
TIMES_RHYTHM = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What one source gave, up to today.

    name : as the records write it; "" for those that name none
    records : how many; first, last : days on which the first and the last took place, or began when it is a span
    rhythm : days between two days with a record, the median; None with fewer than eight such days
    stopped : it was clearly silent for longer than its rhythm while others went on; None where that cannot be said
    """

    name: str
    records: int
    first: int
    last: int
    rhythm: float | None
    stopped: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """The records of one file in one import (number 0: read without the database), up to today."""

    name: str
    number: int
    records: int
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What one source says of one organisation."""

    source: str
    records: int
    last: int


def sources(dataset: Dataset, today: int) -> tuple[Source, ...]:
    """Return the sources of the records that took place or began by `today`, those with most records first."""
    day, known = heard_on(dataset, today)
    names, code = source_of(dataset)
    code, day, moment = code[known], day[known], dataset.records["moment"].to_numpy()[known]
    found = []
    for number in np.unique(code).tolist():
        mine = code == number
        found.append(_source(names[number], day[mine], moment[mine], np.unique(day[~mine & moment])))
    return tuple(sorted(found, key=lambda one: (-one.records, one.name)))


def stopped(found: Sequence[Source], windows: Sequence[Window] = ()) -> tuple[Source, ...]:
    """Return those of `found` that stopped; with `windows` those whose silence may show as an ending between them.

    That is: last heard of before the end of the last window, and not before the begin of the first.
    """
    ended = tuple(one for one in found if one.stopped)
    if not windows:
        return ended
    begin, end = min(one.begin for one in windows), max(one.end for one in windows)
    return tuple(one for one in ended if begin <= one.last < end)


def files(dataset: Dataset, today: int) -> tuple[File, ...]:
    """Return the files that gave records, the one last heard of first. A file with several sheets counts once."""
    day, known = heard_on(dataset, today)
    place, day = dataset.records["place"].to_numpy()[known], day[known]
    keys = [(one.number, one.file) for one in dataset.places]
    index = {key: at for at, key in enumerate(dict.fromkeys(keys))}
    file = np.array([index[key] for key in keys], dtype=np.int64)[place]
    counted, first, last = _spans(file, day, len(index))
    found = [
        File(name=name, number=number, records=int(counted[at]), first=int(first[at]), last=int(last[at]))
        for (number, name), at in index.items()
        if counted[at]
    ]
    return tuple(sorted(found, key=lambda one: (-one.last, one.name, one.number)))


def heard(dataset: Dataset, code: int, today: int) -> tuple[Heard, ...]:
    """Return per source when organisation `code` was last heard of, the latest first."""
    day, known = heard_on(dataset, today)
    offsets, records = dataset.involvement
    mine = records[offsets[code] : offsets[code + 1]]
    mine = mine[known[mine]]
    names, source = source_of(dataset)
    counted, _, last = _spans(source[mine], day[mine], len(names))
    found = [
        Heard(source=names[at], records=int(counted[at]), last=int(last[at])) for at in np.flatnonzero(counted).tolist()
    ]
    return tuple(sorted(found, key=lambda one: (-one.last, one.source)))


def source_of(dataset: Dataset) -> tuple[tuple[str, ...], np.ndarray]:
    """Return the names of the sources, "" among them, and per record which it has."""
    names = dataset.sources if "" in dataset.sources else (*dataset.sources, "")
    source = dataset.records["source"].to_numpy()
    return names, np.where(source < 0, names.index(""), source)


def heard_on(dataset: Dataset, today: int) -> tuple[np.ndarray, np.ndarray]:
    """Return per record the day on which it counts as heard, and whether that is known by `today` (bool).

    A moment counts by the last day it may be, which is never later than today; a span by the day it began.
    """
    records = dataset.records
    begin, end = records["begin"].to_numpy(), records["end"].to_numpy()
    day = np.where(records["moment"].to_numpy(), np.minimum(end - 1, today), begin)
    return day, (begin <= today) & (day > FIRST)


def has_stopped(days: np.ndarray, rhythm: float, last: int, others: np.ndarray) -> bool:
    """Return whether a source last heard of on day `last` had stopped by the last of the days `others`.

    days : on which it had a moment, ascending, up to `last`; rhythm : the median of the days between them
    others : the days, ascending, on which other sources had a moment
    """
    later = others[others > last]
    if len(later) < FEWEST_DAYS:  # the others stopped too, or hardly went on
        return False
    silence = int(later[-1]) - last
    return silence > max(LONGEST_BREAK, TIMES_RHYTHM * rhythm, int(np.diff(days).max()))


def _source(name: str, day: np.ndarray, moment: np.ndarray, others: np.ndarray) -> Source:
    """others : the days, ascending, on which other sources had a record"""
    days = np.unique(day[moment])  # an agreement that runs on says nothing about a rhythm
    rhythm = float(np.median(np.diff(days))) if len(days) >= FEWEST_DAYS else None
    return Source(
        name=name,
        records=len(day),
        first=int(day.min()),
        last=int(day.max()),
        rhythm=rhythm,
        stopped=None if rhythm is None or not name else has_stopped(days, rhythm, int(day.max()), others),
    )


def _spans(group: np.ndarray, day: np.ndarray, n: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Per group 0 … n-1 how many entries it has, and their first and last day."""
    first, last = np.full(n, np.iinfo(np.int32).max), np.full(n, FIRST)
    np.minimum.at(first, group, day)
    np.maximum.at(last, group, day)
    return np.bincount(group, minlength=n), first, last
