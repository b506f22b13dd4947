"""What may be read in each step of a timeline: how much was seen, how fast ties come and go, and whether to conclude.

Everything is counted from runs of steps, once for the whole timeline: the work grows with the records, and with the
organisations times the steps, never with the records times the steps.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from netwerk.analysis.freshness import source_of
from netwerk.analysis.intervals import level, merge
from netwerk.analysis.seen import participation
from netwerk.analysis.silences import SilentSteps, silent_steps
from netwerk.analysis.timeline import MONTH, Timeline
from netwerk.model import FIRST, Dataset
from netwerk.network import count

LEAST_COVERAGE = 0.6
FEWEST_ORGANISATIONS = 10  # one more or less then moves every figure too far


class Verdict(StrEnum):
    """Whether something may be concluded, and why not."""

    OK = "ok"
    THIN_COVERAGE = "thin_coverage"  # fewer than six in ten organisations of the register were seen
    FEW = "few"  # fewer than ten organisations
    DISAGREE = "disagree"  # 6, 12 and 24 months point in different directions: of `directions`, never of one step


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendStep:
    """One step `[begin, end)`, beside the step of `formation.steps_of` with the same place.

    complete : the data reach to the end of the step
    organisations : in the network of the step; registered : those of the register among them
    seen : those of the register that any record of any form and size names in what the step looks at
    coverage : seen / registered, 0 to 1; None without organisations of the register
    records : counting records that the step looks at; sources : how many named sources gave one of them
    turnover : (formed + ended) / (ties before + ties now), 0 to 1: 1 minus the coefficient of Sørensen (1948);
        organisation_turnover : (joined + left) / (organisations before + now). None in the first step shown, and
        where both steps are empty
    formation_rate, dissolution_rate, persistence : over organisations present in this step and the one before, as
        `comparison.Comparison` defines them; None in the first step shown
    mean_age_months : of its ties, from the first day of the first record of each to the end of the step, or to the
        last day of the data, and 0 for one that begins after that; None without ties of which that day is known
    silent : sources that were silent all through the step, sorted: a drop may be theirs (see `silences`)
    ended_silent : of the ties that ended in the step those that rested on silent sources alone; None in the first
    verdict : OK, THIN_COVERAGE or FEW
    """

    begin: int
    end: int
    complete: bool
    organisations: int
    registered: int
    seen: int
    coverage: float | None
    records: int
    sources: int
    turnover: float | None
    organisation_turnover: float | None
    formation_rate: float | None
    dissolution_rate: float | None
    persistence: float | None
    mean_age_months: float | None
    silent: tuple[str, ...]
    ended_silent: int | None
    verdict: Verdict


def trend(dataset: Dataset, timeline: Timeline, silent: SilentSteps | None = None) -> tuple[TrendStep, ...]:
    """Return the steps of `timeline` that are shown, in the order of `formation.steps_of`.

    silent : what `silences.silent_steps` said of the same timeline; worked out here when left out
    """
    return tuple(_steps(dataset, timeline, silent or silent_steps(dataset, timeline)))


def verdict(organisations: int, registered: int, seen: int) -> Verdict:
    """Return whether so many organisations, of which so many of those of the register were seen, bear a conclusion.

    Without a register nobody knows who is missing, so only the number of organisations counts then.
    """
    if organisations < FEWEST_ORGANISATIONS:
        return Verdict.FEW
    return Verdict.THIN_COVERAGE if seen < LEAST_COVERAGE * registered else Verdict.OK


def _steps(dataset: Dataset, of: Timeline, silent: SilentSteps) -> Iterator[TrendStep]:
    steps = len(of)
    there = of.organisations
    present = _covered(there.thing, there.start, there.stop, of.width, steps)
    organisations = present.sum(axis=0)
    listed = dataset.organisations["registered"].to_numpy(dtype=bool)
    registered = present[: len(listed)][listed].sum(axis=0)
    seen = (present[: len(listed)] & _named(dataset, of))[listed].sum(axis=0)
    joined, left = there.starts(steps), there.stops(steps)
    records, sources = _behind(dataset, of)
    rates = _rates(of, present)
    ages = _ages(dataset, of)
    formed, ended = of.ties.starts(steps), of.ties.stops(steps)
    ties = level(formed, ended)
    for at in range(of.shown, steps):
        first = at == of.shown
        size, known, heard = int(organisations[at]), int(registered[at]), int(seen[at])
        yield TrendStep(
            begin=of.begin(at),
            end=of.end(at),
            complete=of.complete(at),
            organisations=size,
            registered=known,
            seen=heard,
            coverage=_share(heard, known),
            records=int(records[at]),
            sources=int(sources[at]),
            turnover=None if first else _share(formed[at] + ended[at], ties[at - 1] + ties[at]),
            organisation_turnover=None
            if first
            else _share(joined[at] + left[at], organisations[at - 1] + organisations[at]),
            formation_rate=None if first else _share(rates.formed[at], rates.untied[at]),
            dissolution_rate=None if first else _share(rates.ended[at], rates.before[at]),
            persistence=None if first else _share(rates.persisted[at], rates.before[at]),
            mean_age_months=ages[at],
            silent=silent.names[at],
            ended_silent=None if first else int(silent.ended[at]),
            verdict=verdict(size, known, heard),
        )


def _covered(thing: np.ndarray, lo: np.ndarray, hi: np.ndarray, things: int, steps: int) -> np.ndarray:
    """Which things (rows) have a run `[lo, hi)` over which steps (columns); bool."""
    width = steps + 1
    full = lo < hi
    thing, lo, hi = thing[full].astype(np.int64), lo[full], hi[full]
    change = np.bincount(thing * width + lo, minlength=things * width)
    change -= np.bincount(thing * width + hi, minlength=things * width)
    return np.asarray(np.cumsum(change.reshape(things, width), axis=1)[:, :steps] > 0)


def _named(dataset: Dataset, of: Timeline) -> np.ndarray:
    """Which organisations (rows) a record of any form and size names in what which step (columns) looks at."""
    records = dataset.records
    lo, hi = of.reach.runs(records["begin"].to_numpy(), records["end"].to_numpy())
    record, organisation = participation(dataset)
    return _covered(organisation, lo[record], hi[record], len(dataset.organisations), len(of))


def _behind(dataset: Dataset, of: Timeline) -> tuple[np.ndarray, np.ndarray]:
    """Per step how many counting records it looks at, and how many named sources they come from."""
    steps = len(of)
    counting = count(dataset, of.window)
    lo, hi = of.reach.runs(*(dataset.records[column].to_numpy()[counting] for column in ("begin", "end")))
    seen = lo < hi
    starts, stops = (np.bincount(ends[seen], minlength=steps + 1) for ends in (lo, hi))
    names, source = source_of(dataset)
    named = np.array([bool(name) for name in names])[source[counting]]
    # there may be as many names as records, so no grid of names by steps
    heard = merge(source[counting][named], lo[named], hi[named], steps)
    return level(starts, stops)[:steps], level(heard.starts(steps), heard.stops(steps))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rates:
    """Per step the ties among organisations present in it and in the step before: how many formed, ended and
    persisted, how many there were before, and how many pairs (arcs) were without."""

    formed: np.ndarray
    ended: np.ndarray
    persisted: np.ndarray
    before: np.ndarray
    untied: np.ndarray


def _rates(of: Timeline, present: np.ndarray) -> _Rates:
    steps, ties = len(of), of.ties
    a, b = of.split(ties.thing)
    # who is tied is there, so a tie that persists is always among organisations of both steps
    came = ties.start > 0
    came[came] = _both(present, a[came], b[came], ties.start[came] - 1)
    went = ties.stop < steps
    went[went] = _both(present, a[went], b[went], ties.stop[went])
    formed, ended = (np.bincount(at, minlength=steps)[:steps] for at in (ties.start[came], ties.stop[went]))
    persisted = level(ties.starts(steps), ties.stops(steps)) - ties.starts(steps)
    stayed = present.sum(axis=0) - of.organisations.starts(steps)
    possible = stayed * (stayed - 1) if of.window.directed else stayed * (stayed - 1) // 2
    return _Rates(
        formed=formed,
        ended=ended,
        persisted=persisted,
        before=persisted + ended,
        untied=possible - persisted - ended,
    )


def _both(present: np.ndarray, a: np.ndarray, b: np.ndarray, at: np.ndarray) -> np.ndarray:
    return np.asarray(present[a, at] & present[b, at])


def _ages(dataset: Dataset, of: Timeline) -> list[float | None]:
    """The mean age in months of the ties of each step."""
    steps, ties = len(of), of.ties
    things, place = np.unique(ties.thing, return_inverse=True)
    number, record = of.numbers(of.pairs)
    at = np.searchsorted(things, number)
    tied = at < len(things)
    tied[tied] = things[at[tied]] == number[tied]
    first = np.full(len(things), np.iinfo(np.int64).max)
    np.minimum.at(first, at[tied], dataset.records["begin"].to_numpy()[record[tied]])
    until, begun = of.borders[1:], first[place]
    if of.stop is not None:
        # what is planned for after the last day of the data is not younger than new
        until, begun = np.minimum(until, of.stop + 1), np.minimum(begun, of.stop + 1)
    known = begun > FIRST
    start, stop, begun = ties.start[known], ties.stop[known], begun[known].astype(np.float64)
    there, total = (
        np.cumsum(
            np.bincount(start, weights=weight, minlength=steps + 1)
            - np.bincount(stop, weights=weight, minlength=steps + 1)
        )[:steps]
        for weight in (np.ones(len(start)), begun)
    )
    return [
        float(end - days / count) / MONTH if count else None
        for end, days, count in zip(until, total, there, strict=True)
    ]


def _share(part: int, whole: int) -> float | None:
    return float(part / whole) if whole else None
