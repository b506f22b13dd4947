"""The ledger of the network: every tie there ever was, since when, in which runs of steps, and how it stands now."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import pandas as pd

from netwerk.analysis.evidence import evidence
from netwerk.analysis.freshness import source_of
from netwerk.analysis.silences import rested
from netwerk.analysis.timeline import Timeline
from netwerk.model import UNKNOWN, Dataset
from netwerk.ordering import grouped

_BITS = 63  # words that one whole number can mark


class State(IntEnum):
    """How a tie stands in the last step of a timeline."""

    THERE = 0  # from its first step on
    BACK = 1  # there, after steps in which it was not
    WAITING = 2  # not seen since the data became incomplete: nobody can say yet that it ended
    ENDED = 3
    SILENT = 4  # seems to have ended, but only sources that fell silent had told of it


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """Every tie of the steps shown, one row each; an arc a → b where the timeline is directed.

    ties : RangeIndex, sorted by (a, b). Columns
        a, b (int32 organisation codes); first, last (int32: begin of the first and last day of the last counting
        record, LAST - 1 while one runs on); records (int32, counting records; as arcs those that point a → b);
        spells (int32, runs of steps); longest (int32, steps of the longest run); formed, since (int32, the first step
        of its first and of its last run); ended (int32, the step after its last run; the number of steps while it
        is there); age (int32, days from `first` to the last day of the steps that the data reach); forms, sources
        (int32 codes into form_sets, source_sets); state (int8, State)
    start, stop : the runs `[start, stop)` of all ties, also those before the steps shown, sorted by tie
    offsets : row i has the runs `offsets[i] : offsets[i + 1]`
    form_sets, source_sets : the forms and sources of all counting records of a tie together, sorted

    Notes
    -----
    A record counts for a tie when some step sees it while both organisations are in the network, also before or
    after the tie itself where more than one record is asked for.
    """

    ties: pd.DataFrame
    start: np.ndarray
    stop: np.ndarray
    offsets: np.ndarray
    form_sets: tuple[tuple[str, ...], ...]
    source_sets: tuple[tuple[str, ...], ...]

    def __len__(self) -> int:
        return len(self.ties)

    def runs(self, row: int) -> tuple[tuple[int, int], ...]:
        """Return the runs of steps `[start, stop)` of the tie at `row`."""
        mine = slice(self.offsets[row], self.offsets[row + 1])
        return tuple(zip(self.start[mine].tolist(), self.stop[mine].tolist(), strict=True))

    def tied(self, at: int) -> np.ndarray:
        """Return the rows of the ties that are there in step `at`, ascending."""
        return self._rows((self.start <= at) & (at < self.stop))

    def began(self, at: int) -> np.ndarray:
        """Return the rows of the ties that are there in step `at` and not in the one before, ascending."""
        return self._rows(self.start == at)

    def stopped(self, at: int) -> np.ndarray:
        """Return the rows of the ties that are not there in step `at` and were in the one before, ascending."""
        return self._rows(self.stop == at)

    def row_of(self, a: int, b: int) -> int | None:
        """Return the row of the tie between two organisations (codes; a → b where directed); None: there is none."""
        codes_a, codes_b = self.ties["a"].to_numpy(), self.ties["b"].to_numpy()
        begin, end = (int(np.searchsorted(codes_a, a, side=side)) for side in ("left", "right"))
        at = begin + int(np.searchsorted(codes_b[begin:end], b))
        return at if at < end and codes_b[at] == b else None

    def _rows(self, runs: np.ndarray) -> np.ndarray:
        return np.searchsorted(self.offsets, np.flatnonzero(runs), side="right") - 1


@dataclass(frozen=True, kw_only=True)
class Spell:
    """One run of steps `[start, stop)` of a tie and the records behind it, as `analysis.evidence.described`."""

    start: int
    stop: int
    records: pd.DataFrame


def ledger(dataset: Dataset, timeline: Timeline, *, silent: Sequence[Collection[str]] = ()) -> Ledger:
    """Return every tie that is there in one of the steps that `timeline` shows, with its whole history until then.

    silent : per step the sources that are silent all through it (`analysis.silences.SilentSteps.names`); none said,
        and no tie is told to have ended with its sources
    """
    runs = timeline.ties
    numbers, first_run, spells = np.unique(runs.thing, return_index=True, return_counts=True)
    last_run = first_run + spells - 1
    shown = runs.stop[last_run] > timeline.shown
    kept = np.repeat(shown, spells)
    start, stop = runs.start[kept], runs.stop[kept]
    numbers, spells = numbers[shown], spells[shown]
    offsets = np.concatenate([[0], np.cumsum(spells)])
    tie, record = records_of_ties(dataset, timeline, numbers)
    order, groups = grouped(tie)
    record = record[order]
    records = dataset.records
    begin, end = records["begin"].to_numpy()[record], records["end"].to_numpy()[record]
    forms, form_sets = _together(
        [one or (UNKNOWN,) for one in dataset.form_sets], records["forms"].to_numpy()[record], groups
    )
    # a record without a source has code -1: the last of the list
    sources, source_sets = _together(
        [*((one,) for one in dataset.sources), ()], records["source"].to_numpy()[record], groups
    )
    a, b = timeline.split(numbers)
    first = _reduced(np.minimum, begin, groups)
    ended = stop[offsets[1:] - 1]
    ties = pd.DataFrame(
        {
            "a": a,
            "b": b,
            "first": first,
            "last": _reduced(np.maximum, end, groups) - 1,
            "records": np.diff(groups, append=len(record)),
            "spells": spells,
            "longest": _reduced(np.maximum, stop - start, offsets[:-1]),
            "formed": start[offsets[:-1]],
            "since": start[offsets[1:] - 1],
            "ended": ended,
            "age": np.maximum(0, _last_day(timeline) - first),
            "forms": forms,
            "sources": sources,
        }
    ).astype(np.int32)
    ties["state"] = _states(timeline, a, b, ended, spells)
    gone = np.flatnonzero(ties["state"] == State.ENDED)
    ties.loc[gone[_with_its_sources(dataset, timeline, numbers[gone], ended[gone], silent)], "state"] = State.SILENT
    return Ledger(ties=ties, start=start, stop=stop, offsets=offsets, form_sets=form_sets, source_sets=source_sets)


def spells_of(dataset: Dataset, timeline: Timeline, of: Ledger, row: int) -> tuple[tuple[Spell, ...], pd.DataFrame]:
    """Return the runs of the tie at `row` with the records that each of them sees, and the records outside all runs.

    All records that name both organisations are there: those outside are of another form, too large, of another
    direction, too few together, or of a time when one of the two was not in the network.
    """
    tie = of.ties.iloc[row]
    found = evidence(dataset, int(tie["a"]), int(tie["b"]), timeline.window)
    lo, hi = timeline.reach.runs(found["begin"].to_numpy(), found["end"].to_numpy())
    _tie, codes = records_of_ties(dataset, timeline, np.array([int(tie["a"]) * timeline.width + int(tie["b"])]))
    counts = np.isin(found["record"].to_numpy(), codes)
    behind = [(start, stop, counts & (lo < stop) & (start < hi)) for start, stop in of.runs(row)]
    outside = ~np.logical_or.reduce([np.zeros(len(found), dtype=bool), *(seen for _, _, seen in behind)])
    return (
        tuple(Spell(start=start, stop=stop, records=found[seen]) for start, stop, seen in behind),
        found[outside],
    )


def records_of_ties(dataset: Dataset, timeline: Timeline, numbers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the counting records of the ties with these numbers (ascending): which tie, by position, and record."""
    pairs = timeline.pairs
    begin, end = (dataset.records[column].to_numpy()[pairs.record] for column in ("begin", "end"))
    lo, hi = timeline.reach.runs(begin, end)
    # one in the register is there in a single run; one that records name is there whenever one of these does
    of, steps = timeline.organisations, len(timeline)
    here, gone = np.full(timeline.width, steps), np.zeros(timeline.width, dtype=np.int64)
    np.minimum.at(here, of.thing, of.start)
    np.maximum.at(gone, of.thing, of.stop)
    a, b = pairs.a, pairs.b
    seen = np.maximum(lo, np.maximum(here[a], here[b])) < np.minimum(hi, np.minimum(gone[a], gone[b]))
    key, record = timeline.numbers(pairs.take(seen))
    place = np.searchsorted(numbers, key)
    known = np.append(numbers, -1)[place] == key
    return place[known], record[known]


def _together(
    sets: Sequence[Collection[str]], codes: np.ndarray, groups: np.ndarray
) -> tuple[np.ndarray, tuple[tuple[str, ...], ...]]:
    """Per group of entries (`groups` says where each begins) the words of the `sets` of all of them.

    `codes` gives the set of each entry. Returns codes into the tuples returned beside them.
    """
    words = sorted({word for one in sets for word in one})
    place = {word: at for at, word in enumerate(words)}
    marks = np.zeros((len(sets), len(words) // _BITS + 1), dtype=np.int64)
    for at, one in enumerate(sets):
        for word in one:
            marks[at, place[word] // _BITS] |= 1 << place[word] % _BITS
    held = np.stack([_reduced(np.bitwise_or, column[codes], groups) for column in marks.T], axis=1)
    found, code = np.unique(held, axis=0, return_inverse=True)
    return code.ravel(), tuple(
        tuple(word for at, word in enumerate(words) if one[at // _BITS] >> at % _BITS & 1) for one in found.tolist()
    )


def _reduced(how: np.ufunc, values: np.ndarray, groups: np.ndarray) -> np.ndarray:
    return how.reduceat(values, groups) if len(groups) else values[:0]


def _last_day(timeline: Timeline) -> int:
    """The last day of the steps that the data reach."""
    return min(timeline.stop or 0, timeline.end(len(timeline) - 1) - 1) if len(timeline) else 0


def _states(timeline: Timeline, a: np.ndarray, b: np.ndarray, ended: np.ndarray, spells: np.ndarray) -> np.ndarray:
    steps = len(timeline)
    present = np.zeros(timeline.width, dtype=bool)
    present[timeline.present(steps - 1)] = True
    waiting = (ended >= timeline.complete_steps) & present[a] & present[b]
    state = np.where(waiting, State.WAITING, State.ENDED)
    return np.where(ended == steps, np.where(spells > 1, State.BACK, State.THERE), state).astype(np.int8)


def _with_its_sources(
    dataset: Dataset, timeline: Timeline, numbers: np.ndarray, ended: np.ndarray, silent: Sequence[Collection[str]]
) -> np.ndarray:
    """Which of the ties with these numbers rested on silent sources alone when they ended."""
    names, source = source_of(dataset)
    code = {name: number for number, name in enumerate(names)}
    quiet = np.zeros((len(names), len(timeline)), dtype=bool)
    for at, those in enumerate(silent):
        quiet[[code[name] for name in those], at] = True
    if not quiet.any():
        return np.zeros(len(numbers), dtype=bool)
    tie, step, _source = rested(dataset, timeline, source, quiet)
    width = len(timeline) + 1
    return np.isin(numbers * width + ended, tie * width + step)
