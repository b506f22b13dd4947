"""Which tables bring organisations together for the first time, and whether they still work together later.

A table is a source, or a meeting that was held on more than one day under the same name. Whether a pair goes on is
asked of every record, not only of those of the table: a table does its work when those who met there go on elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

from netwerk.analysis.censoring import silenced
from netwerk.analysis.first_met import YEAR, Met, Outcome, first_met, later
from netwerk.analysis.freshness import source_of
from netwerk.analysis.silences import Silence, silences
from netwerk.analysis.timeline import Timeline
from netwerk.model import FIRST, Dataset
from netwerk.network import months_before

FEWEST = 10  # pairs of which the outcome is known; below that nothing is said


class What(StrEnum):
    SOURCE = "source"
    SERIES = "series"  # one name, more than one day


@dataclass(frozen=True, kw_only=True)
class Tables:
    """What came of the pairs that first met at each table, in the steps shown.

    tables : RangeIndex, sources first and then series, each by name. Columns
        what (str, What), code (int32, into `Dataset.sources` or `.events`), name (str);
        meetings (int32, counting records that bring two or more organisations together), organisations (int32,
        different ones in these), last (int32, their last day of all years), dormant (bool: that is more than twelve
        months before the last day of the data);
        joined (int32, pairs whose first record together is of this table); of these early (met less than two years
        before the end of the data: too early to tell), silent (met by records of a source that was silent in the
        middle of the second year), known (the others) and stayed (of the known: with records in the second year);
        long_known (int32, joined pairs that could be followed for `steps` steps), long (of these: the first spell
        lasted so long)
    pairs : the pairs behind `joined`; RangeIndex, sorted by table and pair. Columns
        table (int32, row of `tables`), a, b (int32 organisation codes, a < b), first (int32, day), outcome (int8,
        Outcome)
    earlier : pairs left out: their first record lies in the first twelve months of the data, so they may have met
        before
    single : names of meetings that were held on one day only, and are no table
    steps : how many steps a long spell lasts at least
    """

    tables: pd.DataFrame
    pairs: pd.DataFrame
    earlier: int
    single: int
    steps: int


def tables(dataset: Dataset, of: Timeline, *, steps: int = 3, found: Sequence[Silence] | None = None) -> Tables:
    """Return what came of the pairs that first met at each source and each series of meetings.

    Parameters
    ----------
    of : a timeline of `dataset`; the first records of all years count, and are asked for the steps shown
    steps : that a long spell lasts at least, 1 or more
    found : the silences of sources, where they are known already

    Notes
    -----
    The second year is that of 12 to 24 months after the first record (see `first_met`). A spell that ended together
    with the only sources that it rested on cannot be followed. A pair whose first record shares its day with records
    of other tables counts at each of these.
    """
    met = first_met(dataset, of)
    if not len(met.key) or not len(of):
        return _nothing(steps)
    asked = ~met.earlier & met.shown
    if found is None:
        found = silences(dataset, of.stop) if of.stop is not None else ()
    followed, long = _spells(of, met, silenced(dataset, of, found), steps)
    parts = [_at(dataset, of, met, asked, found, followed, long, what=what) for what in (What.SOURCE, What.SERIES)]
    offset = len(parts[0][0])
    rows = pd.concat([frame for frame, _pairs in parts], ignore_index=True)
    pairs = pd.concat([parts[0][1], parts[1][1].assign(table=parts[1][1]["table"] + offset)], ignore_index=True)
    return Tables(
        tables=rows,
        pairs=pairs.astype({"table": np.int32}),
        earlier=int((met.earlier & met.shown).sum()),
        single=_names_held(dataset, met) - int((rows["what"] == What.SERIES.value).sum()),
        steps=steps,
    )


def _spells(of: Timeline, met: Met, silent: np.ndarray, steps: int) -> tuple[np.ndarray, np.ndarray]:
    """Per pair whether its first spell could be followed for `steps` steps, and whether it lasted so long."""
    ties = of.ties
    if of.window.directed or not len(ties.thing):
        return np.zeros(len(met.key), dtype=bool), np.zeros(len(met.key), dtype=bool)
    at = np.minimum(np.searchsorted(ties.thing, met.key), len(ties.thing) - 1)
    tied = ties.thing[at] == met.key  # fewer records than a tie asks for make none
    start = np.where(tied, ties.start[at], met.step)
    long = tied & (ties.stop[at] - start >= steps)
    return (start + steps <= of.complete_steps) & ~(tied & silent[at] & ~long), long


# --- the tables ---


def _at(
    dataset: Dataset,
    of: Timeline,
    met: Met,
    asked: np.ndarray,
    quiet: Sequence[Silence],
    followed: np.ndarray,
    long: np.ndarray,
    *,
    what: What,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The tables of one kind, and the pairs that first met there."""
    names, code = _named(dataset, what)
    frame, row = _described(dataset, of, met, names, code, what)
    entry = np.flatnonzero((met.day == met.first[met.pair]) & asked[met.pair] & (row[code[met.record]] >= 0))
    together = row[code[met.record[entry]]] * len(met.key) + met.pair[entry]
    joined = _different(together)
    table, pair = joined // len(met.key), joined % len(met.key)
    outcome = met.outcome[pair]
    heard = ~_silent_half_way(dataset, met.record[entry], met.day[entry], quiet)
    hidden = np.bincount(np.searchsorted(joined, together), weights=heard, minlength=len(joined)) == 0
    outcome = np.where(hidden & (outcome != Outcome.EARLY), Outcome.SILENT, outcome)

    def counted(flag: np.ndarray) -> np.ndarray:
        return np.bincount(table[flag], minlength=len(frame)).astype(np.int32)

    return (
        frame.assign(
            joined=np.bincount(table, minlength=len(frame)).astype(np.int32),
            early=counted(outcome == Outcome.EARLY),
            silent=counted(outcome == Outcome.SILENT),
            known=counted(outcome >= Outcome.NO),
            stayed=counted(outcome == Outcome.YES),
            long_known=counted(followed[pair]),
            long=counted((followed & long)[pair]),
        ),
        pd.DataFrame(
            {
                "table": table,
                "a": (met.key[pair] // of.width).astype(np.int32),
                "b": (met.key[pair] % of.width).astype(np.int32),
                "first": met.first[pair].astype(np.int32),
                "outcome": outcome.astype(np.int8),
            }
        ),
    )


def _named(dataset: Dataset, what: What) -> tuple[tuple[str, ...], np.ndarray]:
    """The names of the tables of one kind, and per record which it has; one past the last: none."""
    column, names = ("source", dataset.sources) if what is What.SOURCE else ("event", dataset.events)
    code = dataset.records[column].to_numpy().astype(np.int64)
    return names, np.where(code < 0, len(names), code)


def _described(
    dataset: Dataset, of: Timeline, met: Met, names: Sequence[str], code: np.ndarray, what: What
) -> tuple[pd.DataFrame, np.ndarray]:
    """What was held at each table, by name; and the row of each name (-1: no table)."""
    records, n = dataset.records, len(names) + 1
    held = met.held
    begin, end = (records[column].to_numpy()[held].astype(np.int64) for column in ("begin", "end"))
    stop = FIRST if of.stop is None else of.stop
    last = np.full(n, FIRST)
    np.maximum.at(last, code[held], np.minimum(end - 1, stop))
    first = np.full(n, np.iinfo(np.int64).max)
    np.minimum.at(first, code[held], begin)
    is_table = last > FIRST
    if what is What.SERIES:
        begins = np.full(n, FIRST)
        np.maximum.at(begins, code[held], begin)
        is_table &= first < begins  # more than one day
    is_table[-1] = False
    is_table &= np.array([*(bool(name) for name in names), False], dtype=bool)
    chosen = np.array(
        sorted(np.flatnonzero(is_table).tolist(), key=lambda at: (names[at].casefold(), names[at])), dtype=np.int64
    )
    row = np.full(n, -1, dtype=np.int64)
    row[chosen] = np.arange(len(chosen))
    shown = (begin < of.borders[-1]) & (end > of.borders[of.shown])
    meetings = np.bincount(code[held[shown]], minlength=n)[chosen]
    in_view = np.zeros(len(records), dtype=bool)
    in_view[held[shown]] = True
    here = in_view[met.record] & (row[code[met.record]] >= 0)
    of_table, (a, b), pair = row[code[met.record[here]]] * of.width, of.split(met.key), met.pair[here]
    seats = _different(np.concatenate([of_table + a[pair], of_table + b[pair]]))
    frame = pd.DataFrame(
        {
            "what": np.full(len(chosen), what.value, dtype=object),
            "code": chosen.astype(np.int32),
            "name": np.array([names[at] for at in chosen], dtype=object),
            "meetings": meetings.astype(np.int32),
            "organisations": np.bincount(seats // of.width, minlength=len(chosen)).astype(np.int32),
            "last": last[chosen].astype(np.int32),
            "dormant": last[chosen] < months_before(stop + 1, YEAR) if len(chosen) else np.zeros(0, dtype=bool),
        }
    )
    return frame, row


def _names_held(dataset: Dataset, met: Met) -> int:
    """How many names of meetings there are at all."""
    names, code = _named(dataset, What.SERIES)
    return int(np.count_nonzero(np.bincount(code[met.held], minlength=len(names) + 1)[:-1]))


def _different(values: np.ndarray) -> np.ndarray:
    """The different whole numbers among `values`, ascending; sorted, which is faster here than `np.unique`."""
    values = np.sort(values)
    return np.asarray(values[np.r_[True, values[1:] != values[:-1]]] if len(values) else values)


def _silent_half_way(dataset: Dataset, record: np.ndarray, day: np.ndarray, quiet: Sequence[Silence]) -> np.ndarray:
    """Whether the source of each first record, of `day`, was silent in the middle of the second year after it."""
    names, source = source_of(dataset)
    half_way = later(day, YEAR + YEAR // 2)
    silent = np.zeros(len(record), dtype=bool)
    for one in quiet:
        gone = one.since < half_way if one.until is None else (one.since < half_way) & (half_way < one.until)
        silent |= gone & (source[record] == names.index(one.source))
    return silent


def _nothing(steps: int) -> Tables:
    frame = pd.DataFrame(
        {
            **{name: np.zeros(0, dtype=object) for name in ("what", "name")},
            **{name: np.zeros(0, dtype=np.int32) for name in _COUNTS},
            "dormant": np.zeros(0, dtype=bool),
        }
    )
    pairs = pd.DataFrame({name: np.zeros(0, dtype=np.int32) for name in ("table", "a", "b", "first", "outcome")})
    return Tables(tables=frame, pairs=pairs, earlier=0, single=0, steps=steps)


_COUNTS = (
    "code", "meetings", "organisations", "last", "joined", "early", "silent", "known", "stayed", "long_known", "long",
)  # fmt: skip
