"""Which ties and organisations there are in each step of a timeline: what every figure through time starts from.

No graph is rebuilt per step. Every record counts in an unbroken run of steps, so each pair's runs are merged
into intervals once; what happens in a step is then a count of the intervals that start and end there.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np

from netwerk.analysis.intervals import Intervals, Reach, level, merge
from netwerk.analysis.periods import Step, edges, months_earlier
from netwerk.errors import ArgumentError
from netwerk.i18n import mark
from netwerk.model import FIRST, LAST, Dataset, Precision, Window
from netwerk.network import Pairs, count, joint_pairs, last_day, present_organisations

MONTH = 30.4375  # days
ROUNDING = 1e-9  # two records of half weight are a tie, whatever the last bit of their sum says

Rule = Literal["step", "sliding", "cumulative", "fading"]


@dataclass(frozen=True, slots=True)
class Over:
    """Which records a step looks at.

    rule : `step`, the step itself; `sliding`, the `months` that end with the step; `cumulative`, all up to the
        step's end; `fading`, all up to the step's end, halving in weight every `months`
    months : length of `sliding` (whole) or half-life of `fading`, more than 0; unused otherwise
    """

    rule: Rule = "step"
    months: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A timeline as it is asked for; `timeline` says what each means. Equal data and equal questions, equal answers."""

    base: Window
    today: int
    step: Step = Step.SCHOOLYEAR
    over: Over = field(default_factory=Over)
    begin: int | None = None
    end: int | None = None


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """The steps `[borders[i], borders[i + 1])` of a region's history, numbered 0 … len - 1.

    step, over : the width of the steps, and which records each of them looks at
    window : the rule of ties and the choice of organisations; FIRST to LAST
    borders : day numbers (int64), one more than there are steps; none without steps
    shown : the first step that was asked for; those before it are only there to know what came back
    reach : what each step looks at
    ties : runs of steps in which each tie exists; thing = `a * width + b` of organisation codes, a < b, or the arc
        a → b where `window.directed`
    organisations : runs of steps in which each organisation is in the network; thing = its code
    width : what a tie's number is divided by: the number of organisations, at least 1
    stop : the last day that the data reach; None without records
    pairs : the pairs that the counting records of all years join, also those outside `window`'s organisations
    imprecise : per step the counting records whose moment is known less exactly than the step is wide
    """

    step: Step
    over: Over
    window: Window
    borders: np.ndarray
    shown: int
    reach: Reach
    ties: Intervals
    organisations: Intervals
    width: int
    stop: int | None
    pairs: Pairs
    imprecise: np.ndarray

    def __len__(self) -> int:
        return max(0, len(self.borders) - 1)

    def begin(self, at: int) -> int:
        """Return the first day of step `at`."""
        return int(self.borders[at])

    def end(self, at: int) -> int:
        """Return the day after step `at`."""
        return int(self.borders[at + 1])

    def complete(self, at: int) -> bool:
        """Return whether the data reach to the end of step `at`."""
        return self.stop is not None and self.stop >= self.end(at) - 1

    @property
    def complete_steps(self) -> int:
        """How many steps there are up to and including the last complete one."""
        return 0 if self.stop is None else int(np.searchsorted(self.borders[1:], self.stop + 1, side="right"))

    def at_step(self, day: int) -> int | None:
        """Return the step that holds `day`; None outside the timeline."""
        found = int(np.searchsorted(self.borders, day, side="right")) - 1
        return found if 0 <= found < len(self) else None

    def tied(self, at: int) -> np.ndarray:
        """Return the ties of step `at` as numbers, ascending."""
        return np.asarray(self.ties.thing[(self.ties.start <= at) & (at < self.ties.stop)])

    def tied_by_step(self) -> Iterator[tuple[int, np.ndarray]]:
        """Go through the steps shown, each with its ties as numbers in no order: as much work as there are ties."""
        order = np.argsort(self.ties.start, kind="stable")
        first = np.searchsorted(self.ties.start[order], np.arange(len(self) + 1))
        alive = order[: first[self.shown]]
        for at in range(self.shown, len(self)):
            alive = np.concatenate([alive[self.ties.stop[alive] > at], order[first[at] : first[at + 1]]])
            yield at, self.ties.thing[alive]

    def present(self, at: int) -> np.ndarray:
        """Return the codes of the organisations in the network of step `at`, ascending."""
        runs = self.organisations
        return np.asarray(runs.thing[(runs.start <= at) & (at < runs.stop)])

    def split(self, ties: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the two organisation codes of ties given as numbers."""
        return ties // self.width, ties % self.width

    def numbers(self, pairs: Pairs) -> tuple[np.ndarray, np.ndarray]:
        """Return per record and pair in it the number of their tie (arcs as the record points), and the record."""
        a, b = pairs.a.astype(np.int64), pairs.b.astype(np.int64)
        if not self.window.directed:
            return a * self.width + b, pairs.record
        forward, backward = pairs.forward, pairs.backward
        return (
            np.concatenate([(a * self.width + b)[forward], (b * self.width + a)[backward]]),
            np.concatenate([pairs.record[forward], pairs.record[backward]]),
        )

    def seen_by(self, at: int) -> Window:
        """Return what step `at` looks at as a window: its network is the step's, except where `over` is fading."""
        return replace(self.window, begin=int(self.reach.begin[at]), end=int(self.reach.end[at]))


def parse_over(text: str) -> Over:
    """Return what `--window` says: `step`, `sliding:N`, `cumulative` or `fading:H`.

    Raises
    ------
    ArgumentError
        If it says anything else, or N is not a whole number of 1 or more, or H not a number above 0.
    """
    rule, colon, months = text.partition(":")
    if rule == "step" and not colon:
        return Over("step")
    if rule == "cumulative" and not colon:
        return Over("cumulative")
    if rule == "sliding" and months.isascii() and months.isdigit() and 1 <= int(months) <= 1200:
        return Over("sliding", int(months))
    if rule == "fading":
        half_life = _number(months)
        if half_life is not None and 0 < half_life <= 1200:
            return Over("fading", half_life)
    raise ArgumentError(
        mark(
            "Venster {window} is niet bekend; kies step, sliding:N (N maanden), cumulative of fading:H "
            "(halfwaardetijd van H maanden), met N en H hoogstens 1200.",
            window=text,
        )
    )


def timeline(
    dataset: Dataset,
    *,
    step: Step = Step.SCHOOLYEAR,
    over: Over | None = None,
    base: Window | None = None,
    begin: int | None = None,
    end: int | None = None,
    today: int = LAST,
) -> Timeline:
    """Return the steps from the one that holds the first counting record to the one that holds the last day.

    Parameters
    ----------
    over : which records a step looks at; the step itself when left out
    base : the rule of ties and the choice of organisations; its own begin and end are not used
    begin, end : half-open; the steps shown are those that hold `begin` and the day before `end`
    today : the data stop here at the latest

    Notes
    -----
    An organisation of the register is in the network of a step when it exists in what that step looks at
    (`step`, `sliding`: that period; `cumulative`, `fading`: all up to the step's end); one outside the register
    when any record names it there. Without counting records and without both `begin` and `end`: no steps.
    """
    over = over or Over()
    window = replace(base or Window(), begin=FIRST, end=LAST)
    counting = count(dataset, window)
    stop = last_day(dataset, today)
    borders, shown = _borders(dataset, step, counting, begin, end, stop)
    begins, ends = borders[:-1], borders[1:]
    reach = _reach(over, begins, ends)
    presence = _presence(dataset, window, reach)
    pairs = joint_pairs(dataset, counting)
    return Timeline(
        step=step,
        over=over,
        window=window,
        borders=borders,
        shown=shown,
        reach=reach,
        ties=_ties(dataset, window, over, reach, presence, pairs),
        organisations=presence.intervals,
        width=max(1, len(dataset.organisations)),
        stop=stop,
        pairs=pairs,
        imprecise=_imprecise(dataset, counting, reach, ends - begins),
    )


def _borders(
    dataset: Dataset, step: Step, counting: np.ndarray, begin: int | None, end: int | None, stop: int | None
) -> tuple[np.ndarray, int]:
    """The borders of all steps, and which is the first one shown; no borders where there is nothing to show."""
    nothing = np.zeros(0, dtype=np.int64), 0
    first_record = int(dataset.records["begin"].to_numpy()[counting].min()) if len(counting) else None
    first = first_record if begin is None or begin <= FIRST else begin
    last = stop if end is None or end >= LAST else end - 1
    if first is None or last is None:
        return nothing
    # what came back is looked for further back than the steps shown: begin at the first record, show from `first`
    borders = edges(step, first if first_record is None else min(first, first_record), last)
    shown = int(np.searchsorted(borders[1:], first, side="right"))
    return (borders, shown) if shown < len(borders) - 1 else nothing


def _reach(over: Over, begins: np.ndarray, ends: np.ndarray) -> Reach:
    match over.rule:
        case "step":
            return Reach(begins, ends)
        case "sliding":
            return Reach(months_earlier(ends, int(over.months)), ends)
        case "cumulative" | "fading":
            return Reach(np.full(len(ends), FIRST, dtype=np.int64), ends)


@dataclass(frozen=True, slots=True)
class _Presence:
    """lo, hi : per organisation the run of steps in which it may have ties; intervals : in which it is present."""

    lo: np.ndarray
    hi: np.ndarray
    intervals: Intervals


def _presence(dataset: Dataset, window: Window, reach: Reach) -> _Presence:
    organisations = dataset.organisations
    steps = len(reach)
    chosen = present_organisations(dataset, window)
    registered = organisations["registered"].to_numpy(dtype=bool)
    lo, hi = reach.runs(organisations["begin"].to_numpy(), organisations["end"].to_numpy())
    # one outside the register is there whenever a record names it, so a record never finds it absent
    lo, hi = np.where(registered, lo, 0), np.where(registered, hi, steps)
    hi = np.where(chosen, hi, 0)
    listed = np.flatnonzero(registered & chosen)
    things, starts, stops = [listed], [lo[listed]], [hi[listed]]
    if not registered.all():
        records = dataset.records
        run_lo, run_hi = reach.runs(records["begin"].to_numpy(), records["end"].to_numpy())
        pair = np.flatnonzero(records["a"].to_numpy() >= 0)
        record = np.concatenate([pair, pair, dataset.seats["record"].to_numpy()])
        named = np.concatenate(
            [
                records["a"].to_numpy()[pair],
                records["b"].to_numpy()[pair],
                dataset.seats["organisation"].to_numpy(),
            ]
        )
        other = (~registered & chosen)[named]
        things.append(named[other])
        starts.append(run_lo[record[other]])
        stops.append(run_hi[record[other]])
    intervals = merge(np.concatenate(things), np.concatenate(starts), np.concatenate(stops), steps)
    return _Presence(lo, hi, intervals)


def _ties(dataset: Dataset, window: Window, over: Over, reach: Reach, presence: _Presence, pairs: Pairs) -> Intervals:
    """The runs of steps in which each tie exists. A tie's number is `a * n + b`; arcs have both orders."""
    n, steps = max(1, len(dataset.organisations)), len(reach)
    records = dataset.records
    begin, end = records["begin"].to_numpy()[pairs.record], records["end"].to_numpy()[pairs.record]
    lo, hi = reach.runs(begin, end)
    lo = np.maximum(lo, np.maximum(presence.lo[pairs.a], presence.lo[pairs.b]))
    hi = np.minimum(hi, np.minimum(presence.hi[pairs.a], presence.hi[pairs.b]))
    a, b = pairs.a.astype(np.int64), pairs.b.astype(np.int64)
    forward, backward = pairs.forward, pairs.backward
    arcs = np.concatenate([a[forward] * n + b[forward], b[backward] * n + a[backward]])

    def both_ways(values: np.ndarray) -> np.ndarray:
        return np.concatenate([values[forward], values[backward]])

    if over.rule == "fading":
        key = arcs if window.directed else a * n + b
        values = (lo, hi, end.astype(np.int64))
        lo, hi, end = tuple(both_ways(value) for value in values) if window.directed else values
        return _fading(key, lo, hi, end, reach.end, over.months, window.minimum)
    tied = merge(a * n + b, lo, hi, steps, minimum=window.minimum)
    if not window.directed:
        return tied
    pointed = merge(arcs, both_ways(lo), both_ways(hi), steps)
    # an arc exists while its pair is tied and a record points its way: where the two runs overlap
    mirrored = tied.thing % n * n + tied.thing // n
    return merge(
        np.concatenate([pointed.thing, tied.thing, mirrored]),
        np.concatenate([pointed.start, tied.start, tied.start]),
        np.concatenate([pointed.stop, tied.stop, tied.stop]),
        steps,
        minimum=2,
    )


def _fading(
    key: np.ndarray, lo: np.ndarray, hi: np.ndarray, end: np.ndarray, until: np.ndarray, half_life: float, minimum: int
) -> Intervals:
    """The runs of steps in which Σ 2^(−age/H) over the records of a tie is at least minimum/2.

    A record that was seen stays seen, so each step's weights are those of the step before, faded by the days between,
    and what is new. A record's last day and the last day of the step are as far apart as their half-open ends.
    """
    steps = len(until)
    seen = lo < hi
    things, place = np.unique(key[seen], return_inverse=True)
    lo, end = lo[seen], end[seen]
    over = np.maximum(lo, np.searchsorted(until, end))  # from this step on it is over and fades; until then it runs
    days = MONTH * half_life
    begun, faded = _by_step(lo, steps), _by_step(over, steps)
    running, weight = np.zeros(len(things)), np.zeros(len(things))
    alive = np.zeros(len(things), dtype=bool)
    changes: list[tuple[np.ndarray, np.ndarray]] = []
    for step in range(steps):
        weight *= np.exp2(-(until[step] - until[step - 1]) / days) if step else 1
        np.add.at(running, place[begun[step]], 1)
        np.subtract.at(running, place[faded[step]], 1)
        np.add.at(weight, place[faded[step]], np.exp2(-(until[step] - end[faded[step]]) / days))
        now = running + weight >= minimum / 2 - ROUNDING
        changes.append((np.flatnonzero(now & ~alive), np.flatnonzero(alive & ~now)))
        alive = now
    return _turns(things, changes, np.flatnonzero(alive), steps)


def _by_step(of: np.ndarray, steps: int) -> list[np.ndarray]:
    """Per step the entries whose step it is, those beyond the last left out."""
    order = np.argsort(of, kind="stable")
    return np.split(order, np.searchsorted(of[order], np.arange(1, steps + 1)))[:steps]


def _turns(
    things: np.ndarray, changes: list[tuple[np.ndarray, np.ndarray]], still: np.ndarray, steps: int
) -> Intervals:
    """The runs of things of which each step says which (as positions) began and which ended; `still` are there yet."""
    began, ended = [at for at, _ in changes], [*(at for _, at in changes), still]
    none = np.zeros(0, dtype=np.int64)
    started, stopped = np.concatenate([none, *began]), np.concatenate([none, *ended])
    start = np.repeat(np.arange(steps), [len(at) for at in began])
    stop = np.repeat(np.arange(steps + 1), [len(at) for at in ended])
    # starts and stops of one thing take turns, so sorted they are each other's partner
    opening, closing = np.lexsort((start, started)), np.lexsort((stop, stopped))
    return Intervals(things[started[opening]], start[opening], stop[closing])


def _imprecise(dataset: Dataset, counting: np.ndarray, reach: Reach, widths: np.ndarray) -> np.ndarray:
    """Per step how many of the counting records it looks at are moments known less exactly than the step is wide."""
    records = dataset.records
    vague = records["moment"].to_numpy()[counting] & (records["precision"].to_numpy()[counting] != Precision.DAY)
    begin, end = (records[column].to_numpy()[counting[vague]].astype(np.int64) for column in ("begin", "end"))
    lo, hi = reach.runs(begin, end)
    result = np.zeros(len(reach), dtype=np.int64)
    # a month, quarter or year has one of a handful of lengths
    for width in np.unique(end - begin):
        same = (end - begin == width) & (lo < hi)
        seen = level(np.bincount(lo[same], minlength=len(reach)), np.bincount(hi[same], minlength=len(reach)))
        result += np.where(width > widths, seen[: len(reach)], 0)
    return result


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None
