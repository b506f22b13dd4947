"""How the network forms: per month, quarter, school year or year which ties formed, stayed, ended and came back.

No graph is rebuilt per step. Every record counts in an unbroken run of steps, so each pair's runs are merged
into intervals once; what happens in a step is then a count of the intervals that start and end there.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from netwerk.analysis.intervals import Intervals, Reach, level, merge
from netwerk.analysis.periods import Step, edges, months_earlier
from netwerk.errors import ArgumentError
from netwerk.i18n import mark
from netwerk.model import FIRST, LAST, Dataset, Precision, Window, as_date
from netwerk.network import Pairs, count, joint_pairs, last_day, present_organisations

MONTH = 30.4375  # days; CONTRACT §4, fading
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
class FormationStep:
    """One step `[begin, end)` of the timeline. What compares with the step before is None in the first.

    complete : the data reach to the end of the step
    organisations, active : organisations in the network; those with a tie
    ties : tied pairs, or arcs where directed
    density : 0 to 1, None below two organisations
    formed, persisted, ended, revived : ties, compared with the step before; revived are the formed ones that
        were tied in some step before the previous one
    jaccard : persisted / (persisted + formed + ended); None where both steps have no tie
    joined, left : organisations in this network and not in the one before, and the reverse
    components : connected parts, each organisation without a tie being one
    imprecise : counting records whose moment is known less exactly than the step is wide
    """

    begin: int
    end: int
    complete: bool
    organisations: int
    active: int
    ties: int
    density: float | None
    formed: int | None
    persisted: int | None
    ended: int | None
    revived: int | None
    jaccard: float | None
    joined: int | None
    left: int | None
    components: int
    imprecise: int

    def as_json(self) -> dict[str, Any]:
        """Return the step as CONTRACT §4 writes it."""
        return {
            "from": _iso(self.begin),
            "until": _iso(self.end),
            "complete": self.complete,
            "organisations": self.organisations,
            "active": self.active,
            "ties": self.ties,
            "density": self.density,
            "formed": self.formed,
            "persisted": self.persisted,
            "ended": self.ended,
            "revived": self.revived,
            "jaccard": self.jaccard,
            "joined": self.joined,
            "left": self.left,
            "components": self.components,
            "imprecise": self.imprecise,
        }


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


def formation(
    dataset: Dataset,
    *,
    step: Step = Step.SCHOOLYEAR,
    over: Over | None = None,
    base: Window | None = None,
    begin: int | None = None,
    end: int | None = None,
    today: int = LAST,
) -> tuple[FormationStep, ...]:
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
    records = dataset.records
    stop = last_day(dataset, today)
    first_record = int(records["begin"].to_numpy()[counting].min()) if len(counting) else None
    first = first_record if begin is None or begin <= FIRST else begin
    last = stop if end is None or end >= LAST else end - 1
    if first is None or last is None:
        return ()
    # revived looks back further than the steps shown: begin at the first record, show from `first`
    borders = edges(step, first if first_record is None else min(first, first_record), last)
    begins, ends = borders[:-1], borders[1:]
    shown = int(np.searchsorted(ends, first, side="right"))
    if shown >= len(ends):
        return ()
    reach = _reach(over, begins, ends)

    presence = _presence(dataset, window, reach)
    pairs = joint_pairs(dataset, counting)
    ties = _ties(dataset, window, over, reach, presence, pairs)
    organisations = presence.intervals
    return tuple(
        _steps(
            borders,
            shown,
            ties,
            organisations,
            len(dataset.organisations),
            _imprecise(dataset, counting, reach, ends - begins),
            stop,
            window.directed,
        )
    )


def _reach(over: Over, begins: np.ndarray, ends: np.ndarray) -> Reach:
    match over.rule:
        case "step":
            return Reach(begins, ends)
        case "sliding":
            return Reach(months_earlier(ends, int(over.months)), ends)
        case "cumulative" | "fading":
            return Reach(np.full(len(ends), FIRST, dtype=np.int64), ends)


# --- who is in the network, and which pairs are tied ---


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

    A record's last day and the last day of the step are as far apart as their half-open ends.
    """
    things, place = np.unique(key, return_inverse=True)
    steps = len(until)
    weight_after = np.exp2(-np.arange(max(1, int(until[-1] - end.min(initial=LAST)) + 1)) / (MONTH * half_life))
    alive = np.zeros(len(things), dtype=bool)
    on_thing: list[np.ndarray] = []
    on_step: list[np.ndarray] = []
    off_thing: list[np.ndarray] = []
    off_step: list[np.ndarray] = []
    for step in range(steps):
        seen = np.flatnonzero((lo <= step) & (step < hi))
        weight = weight_after[np.maximum(0, until[step] - end[seen])]
        now = np.bincount(place[seen], weights=weight, minlength=len(things)) >= minimum / 2 - ROUNDING
        for found, things_at, steps_at in ((now & ~alive, on_thing, on_step), (alive & ~now, off_thing, off_step)):
            at = np.flatnonzero(found)
            things_at.append(at)
            steps_at.append(np.full(len(at), step))
        alive = now
    still = np.flatnonzero(alive)
    started, start = np.concatenate(on_thing), np.concatenate(on_step)
    stopped, stop = np.concatenate([*off_thing, still]), np.concatenate([*off_step, np.full(len(still), steps)])
    # starts and stops of one tie take turns, so sorted they are each other's partner
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


# --- counting ---


def _steps(
    borders: np.ndarray,
    shown: int,
    ties: Intervals,
    organisations: Intervals,
    n: int,
    imprecise: np.ndarray,
    stop: int | None,
    directed: bool,
) -> Iterator[FormationStep]:
    steps = len(borders) - 1
    node = max(1, n)
    ends = np.concatenate([ties.thing // node, ties.thing % node])
    tied = merge(ends, np.tile(ties.start, 2), np.tile(ties.stop, 2), steps)
    formed, ended, revived = ties.starts(steps), ties.stops(steps), ties.returns(steps)
    joined, left = organisations.starts(steps), organisations.stops(steps)
    existing, present = level(formed, ended), level(joined, left)
    active = level(tied.starts(steps), tied.stops(steps))
    for at in range(shown, steps):
        size, ties_now = int(present[at]), int(existing[at])
        possible = size * (size - 1) if directed else size * (size - 1) // 2
        compared: dict[str, Any] = dict.fromkeys(
            ("formed", "persisted", "ended", "revived", "jaccard", "joined", "left")
        )
        if at > shown:
            persisted = ties_now - int(formed[at])
            union = ties_now + int(ended[at])
            compared = {
                "formed": int(formed[at]),
                "persisted": persisted,
                "ended": int(ended[at]),
                "revived": int(revived[at]),
                "jaccard": persisted / union if union else None,
                "joined": int(joined[at]),
                "left": int(left[at]),
            }
        here = (ties.start <= at) & (at < ties.stop)
        yield FormationStep(
            begin=int(borders[at]),
            end=int(borders[at + 1]),
            complete=stop is not None and stop >= int(borders[at + 1]) - 1,
            organisations=size,
            active=int(active[at]),
            ties=ties_now,
            density=ties_now / possible if possible else None,
            components=_components(ties.thing[here] // node, ties.thing[here] % node, node) - node + size,
            imprecise=int(imprecise[at]),
            **compared,
        )


def _components(a: np.ndarray, b: np.ndarray, n: int) -> int:
    matrix = sparse.coo_array((np.ones(len(a), dtype=np.int8), (a, b)), shape=(n, n))
    return int(csgraph.connected_components(matrix, directed=False, return_labels=False))


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _iso(day: int) -> str | None:
    date = as_date(day)
    return None if date is None else date.isoformat()
