"""Which tables bring organisations together for the first time, and whether they still work together later.

A table is a source, or a meeting that was held on more than one day under the same name. Whether a pair goes on is
asked of every record, not only of those of the table: a table does its work when those who met there go on elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

import numpy as np
import pandas as pd

from netwerk.analysis.censoring import silenced
from netwerk.analysis.silences import Silence, silences
from netwerk.analysis.survival import complete_steps
from netwerk.analysis.timeline import Timeline
from netwerk.model import FIRST, Dataset
from netwerk.network import months_before, present_organisations
from netwerk.ordering import grouped

FEWEST = 10  # pairs of which the outcome is known; below that nothing is said
YEAR = 12  # months


class What(StrEnum):
    SOURCE = "source"
    SERIES = "series"  # one name, more than one day


class Outcome(IntEnum):
    """What is known of a pair in the second year after its first record."""

    YES = 1
    NO = 0
    EARLY = -1
    SILENT = -2


@dataclass(frozen=True, kw_only=True)
class Tables:
    """What came of the pairs that first met at each table, in the steps shown.

    tables : RangeIndex, sources first and then series, each by name. Columns
        what (str, What), code (int32, into `Dataset.sources` or `.events`), name (str);
        meetings (int32, counting records that bring two or more organisations together), organisations (int32,
        different ones in these), last (int32, their last day of all years), dormant (bool: that is more than twelve
        months before the last day of the data);
        joined (int32, pairs whose first record together is of this table); of these early (met less than two years
        before the end of the data: too early to tell), silent (met at a source that was silent in the middle of the
        second year), known (the others) and stayed (of the known: with records in the second year);
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
    The second year is that of 12 to 24 months after the first record: every pair gets the same time. A pair is tied
    in it where as many records overlap it as a tie asks for. A spell that ended together with the only sources that it
    rested on cannot be followed. A pair whose first record shares its day with records of
    other tables counts at each of these.
    """
    met = _met(dataset, of)
    if not len(met.key):
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


# --- the pairs ---


@dataclass(frozen=True, kw_only=True)
class _Met:
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


def _met(dataset: Dataset, of: Timeline) -> _Met:
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
    stop = FIRST if of.stop is None else of.stop
    step = np.searchsorted(of.borders, first, side="right") - 1
    return _Met(
        key=key[starts] if len(starts) else none,
        first=first,
        outcome=np.where(third > stop + 1, Outcome.EARLY, stayed),
        earlier=first < (months_before(int(begin[pairs.record].min()), -YEAR) if len(pairs) else FIRST),
        shown=(of.shown <= step) & (step < len(of)),
        step=step,
        pair=pair,
        record=record,
        day=day,
        held=np.flatnonzero(np.bincount(record, minlength=len(records))),
    )


def later(days: np.ndarray, months: int) -> np.ndarray:
    """Return the day numbers `months` months after `days`; the last of the month where it has no namesake."""
    day = days.astype("datetime64[D]")
    month = day.astype("datetime64[M]")
    target = month + months
    length = (target + 1).astype("datetime64[D]") - target.astype("datetime64[D]")
    within = np.minimum(day - month.astype("datetime64[D]"), length - np.timedelta64(1, "D"))
    return np.asarray((target.astype("datetime64[D]") + within).astype(np.int64))


def _spells(of: Timeline, met: _Met, silent: np.ndarray, steps: int) -> tuple[np.ndarray, np.ndarray]:
    """Per pair whether its first spell could be followed for `steps` steps, and whether it lasted so long."""
    ties = of.ties
    if of.window.directed or not len(ties.thing):
        return np.zeros(len(met.key), dtype=bool), np.zeros(len(met.key), dtype=bool)
    at = np.minimum(np.searchsorted(ties.thing, met.key), len(ties.thing) - 1)
    tied = ties.thing[at] == met.key  # fewer records than a tie asks for make none
    start = np.where(tied, ties.start[at], met.step)
    long = tied & (ties.stop[at] - start >= steps)
    return (start + steps <= complete_steps(of)) & ~(tied & silent[at] & ~long), long


# --- the tables ---


def _at(
    dataset: Dataset,
    of: Timeline,
    met: _Met,
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
    entry = (met.day == met.first[met.pair]) & asked[met.pair] & (row[code[met.record]] >= 0)
    joined = _different(row[code[met.record[entry]]] * len(met.key) + met.pair[entry])
    table, pair = joined // len(met.key), joined % len(met.key)
    outcome = met.outcome[pair]
    if what is What.SOURCE:
        hidden = _silent_half_way(frame["name"].to_numpy(dtype=object), table, met.first[pair], quiet)
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
    dataset: Dataset, of: Timeline, met: _Met, names: Sequence[str], code: np.ndarray, what: What
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
    lo, hi = of.reach.runs(begin, end)
    shown = (hi > of.shown) & (lo < len(of)) & (lo < hi)
    meetings = np.bincount(code[held[shown]], minlength=n)[chosen]
    in_view = np.zeros(len(records), dtype=bool)
    in_view[held[shown]] = True
    here = in_view[met.record] & (row[code[met.record]] >= 0)
    of_table = row[code[met.record[here]]] * of.width
    seats = _different(np.concatenate([of_table + met.key[met.pair[here]] // of.width,
                                      of_table + met.key[met.pair[here]] % of.width]))  # fmt: skip
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


def _names_held(dataset: Dataset, met: _Met) -> int:
    """How many names of meetings there are at all."""
    names, code = _named(dataset, What.SERIES)
    return int(np.count_nonzero(np.bincount(code[met.held], minlength=len(names) + 1)[:-1]))


def _different(values: np.ndarray) -> np.ndarray:
    """The different whole numbers among `values`, ascending; sorted, which is faster here than `np.unique`."""
    values = np.sort(values)
    return np.asarray(values[np.r_[True, values[1:] != values[:-1]]] if len(values) else values)


def _silent_half_way(names: np.ndarray, table: np.ndarray, first: np.ndarray, quiet: Sequence[Silence]) -> np.ndarray:
    """Whether the source at which each pair met was silent in the middle of its second year."""
    half_way = later(first, YEAR + YEAR // 2)
    silent = np.zeros(len(table), dtype=bool)
    for one in quiet:
        gone = (one.since < half_way) & (True if one.until is None else half_way < one.until)
        silent |= gone & (names[table] == one.source)
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
