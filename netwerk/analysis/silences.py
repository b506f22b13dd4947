"""When a whole source was silent, and which ties that seem to have ended rested on that source alone.

A source that stops handing in its records is no sign that organisations stopped working together. The rule is that of
`freshness`, asked of every long break in the days of a source: longer than 90 days, than ever before and than three
times its rhythm until then, while others went on. Of up to half a year the others must have gone on as usual: a break
that they share, such as a summer holiday or the spring of 2020, is no silence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from netwerk.analysis.freshness import FEWEST_DAYS, LONGEST_BREAK, has_stopped, heard_on, source_of
from netwerk.analysis.timeline import Timeline
from netwerk.model import Dataset

YEAR = 365  # days
HALF_YEAR = 182  # days; longer than any holiday and than the spring of 2020 with what came around it
# over a stretch with a summer holiday the others are heard less often than over the year
AS_USUAL = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """One stretch in which a source was not heard.

    source : as the records write it
    since : the last day on which it was heard; until : the day on which it was heard again, None: not since
    """

    source: str
    since: int
    until: int | None

    def fills(self, begin: int, end: int) -> bool:
        """Return whether the source was silent all through `[begin, end)`."""
        return self.since < begin and (self.until is None or end <= self.until)

    def touches(self, begin: int, end: int) -> bool:
        """Return whether the source was silent on any day of `[begin, end)`."""
        return self.since + 1 < end and (self.until is None or begin < self.until)


@dataclass(frozen=True, kw_only=True)
class SilentSteps:
    """What silent sources may have done to a timeline. Arrays and tuples of steps run over all its steps.

    silences : those of sources with counting records that fill at least one step that is shown
    names : per step the sources that are silent all through it, sorted
    ended : per step how many of the ties that ended in it rested on silent sources alone: of the records that the
        step before looked at none came from another source, and both organisations are still there
    seeming : per silence the ties that ended like that in a step that it fills and are not there in the last step
    """

    silences: tuple[Silence, ...]
    names: tuple[tuple[str, ...], ...]
    ended: np.ndarray
    seeming: tuple[int, ...]


def silences(dataset: Dataset, today: int) -> tuple[Silence, ...]:
    """Return every silence of every source as it is known on day `today`, by source and day."""
    names, source = source_of(dataset)
    day, known = heard_on(dataset, today)
    source, day, moment = source[known], day[known], dataset.records["moment"].to_numpy()[known]
    order = np.argsort(source, kind="stable")
    source, day, moment = source[order], day[order], moment[order]
    bounds = np.searchsorted(source, np.arange(len(names) + 1)).tolist()
    # on how many sources each day was heard: the others of a source are the days on which it was not the only one
    days, place = np.unique(day[moment], return_inverse=True)
    width = max(1, len(days))
    pairs = np.unique(source[moment].astype(np.int64) * width + place)
    on_day = np.bincount(pairs % width, minlength=width)
    found: list[Silence] = []
    rhythmic = np.bincount(pairs // width, minlength=len(names)) >= FEWEST_DAYS
    for number in np.flatnonzero(rhythmic).tolist():
        if not names[number]:
            continue
        mine = slice(bounds[number], bounds[number + 1])
        own = np.unique(day[mine][moment[mine]])
        alone = np.isin(days, own, assume_unique=True) & (on_day[: len(days)] == 1)
        breaks = _breaks(np.unique(day[mine]), own, days[~alone])
        found.extend(Silence(source=names[number], since=since, until=until) for since, until in breaks)
    return tuple(sorted(found, key=lambda one: (one.source, one.since)))


def silent_steps(dataset: Dataset, timeline: Timeline, found: tuple[Silence, ...] | None = None) -> SilentSteps:
    """Return which sources are silent in which steps, and which ties that ended rested on them alone.

    found : what `silences` said of the last day that the timeline reaches; worked out here when left out
    """
    steps = len(timeline)
    names, source = source_of(dataset)
    code = {name: number for number, name in enumerate(names)}
    counting = np.bincount(source[timeline.pairs.record], minlength=len(names)) > 0
    if found is None:
        found = () if timeline.stop is None else silences(dataset, timeline.stop)
    runs = [(one, *_filled(timeline, one)) for one in found if counting[code[one.source]]]
    runs = [(one, lo, hi) for one, lo, hi in runs if max(lo, timeline.shown) < hi]
    if not runs:
        return SilentSteps(silences=(), names=((),) * steps, ended=np.zeros(steps, dtype=np.int64), seeming=())
    quiet = np.zeros((len(names), steps), dtype=bool)
    for one, lo, hi in runs:
        quiet[code[one.source], lo:hi] = True
    thing, at, alone = rested(dataset, timeline, source, quiet)
    last = timeline.tied(steps - 1)
    return SilentSteps(
        silences=tuple(one for one, _lo, _hi in runs),
        names=tuple(tuple(sorted(names[which] for which in np.flatnonzero(quiet[:, step]))) for step in range(steps)),
        ended=np.bincount(at, minlength=steps),
        seeming=tuple(
            len(np.setdiff1d(thing[(alone == code[one.source]) & (lo <= at) & (at < hi)], last)) for one, lo, hi in runs
        ),
    )


def _breaks(days: np.ndarray, moments: np.ndarray, others: np.ndarray) -> Iterator[tuple[int, int | None]]:
    """The silences of one source that was heard on `days`, of which `moments` show its rhythm."""
    gaps = np.diff(days)
    longest = np.r_[0, np.maximum.accumulate(gaps)] if len(gaps) else np.zeros(1, dtype=np.int64)
    for at in np.flatnonzero(gaps > np.maximum(LONGEST_BREAK, longest[:-1])).tolist():
        if _is_silent(moments, others, since=int(days[at]), until=int(days[at + 1])):
            yield int(days[at]), int(days[at + 1])
    if _is_silent(moments, others, since=int(days[-1]), until=None):
        yield int(days[-1]), None


def _is_silent(moments: np.ndarray, others: np.ndarray, *, since: int, until: int | None) -> bool:
    before = moments[moments <= since]
    others = others if until is None else others[others < until]
    if len(before) < FEWEST_DAYS:
        return False
    rhythm = float(np.median(np.diff(before)))
    if not has_stopped(before, rhythm, since, others):
        return False
    end = int(others[-1]) + 1 if until is None else until
    return end - since > HALF_YEAR or _as_usual(others, since, end)


def _as_usual(others: np.ndarray, since: int, end: int) -> bool:
    """Whether the others were heard about as often in the silence as before it: in the year before and ever."""
    known = since + 1 - int(others[0])  # days
    if known < LONGEST_BREAK:  # too little to know what is usual
        return False
    before = [
        np.count_nonzero((since - days < others) & (others <= since)) / days for days in (min(YEAR, known), known)
    ]
    during = np.count_nonzero(others > since) / (end - since - 1)
    return bool(during >= AS_USUAL * max(before))


def _filled(timeline: Timeline, one: Silence) -> tuple[int, int]:
    """The half-open run of steps that a silence fills."""
    lo = int(np.searchsorted(timeline.borders[:-1], one.since, side="right"))
    hi = len(timeline) if one.until is None else int(np.searchsorted(timeline.borders[1:], one.until, side="right"))
    return lo, hi


def rested(
    dataset: Dataset, timeline: Timeline, source: np.ndarray, quiet: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the endings in a step that rested on silent sources alone: tie, step, and its source (-1: of several).

    quiet : per source (as `freshness.source_of` names them) and step whether it counts as silent in it
    """
    steps, ties, records = len(timeline), timeline.ties, dataset.records
    width = steps + 1
    ending = (timeline.shown < ties.stop) & (ties.stop < steps)
    ending[ending] = quiet[:, ties.stop[ending]].any(axis=0)
    thing, at = ties.thing[ending], ties.stop[ending]
    both = _there(timeline, timeline.split(thing)[0], at) & _there(timeline, timeline.split(thing)[1], at)
    thing, at = thing[both], at[both]
    order = np.argsort(thing * width + at)
    thing, at = thing[order], at[order]
    key, record = timeline.numbers(timeline.pairs)
    lo, hi = timeline.reach.runs(records["begin"].to_numpy(), records["end"].to_numpy())
    near = ((lo < at.max(initial=0)) & (at.min(initial=steps) <= hi))[record]
    key, record = key[near], record[near]
    lo, hi = lo[record], hi[record]
    # a record was looked at in the step before an ending at e where lo < e <= hi
    sought = thing * width + at
    first = np.searchsorted(sought, key * width + lo + 1)
    found = np.maximum(np.searchsorted(sought, key * width + hi, side="right") - first, 0)
    which = np.repeat(first - np.cumsum(found) + found, found) + np.arange(found.sum())
    given = np.repeat(source[record], found)
    heard = np.bincount(which, weights=~quiet[given, at[which]], minlength=len(thing)) > 0
    lowest, highest = np.full(len(thing), len(quiet)), np.full(len(thing), -1)
    np.minimum.at(lowest, which, given)
    np.maximum.at(highest, which, given)
    alone = ~heard & (highest >= 0)
    return thing[alone], at[alone], np.where(lowest == highest, lowest, -1)[alone]


def _there(timeline: Timeline, organisation: np.ndarray, at: np.ndarray) -> np.ndarray:
    """Whether each organisation (code) is in the network of the step `at` beside it."""
    runs, width = timeline.organisations, len(timeline) + 1
    run = np.searchsorted(runs.thing * width + runs.start, organisation * width + at, side="right") - 1
    return np.asarray((run >= 0) & (runs.thing[run] == organisation) & (at < runs.stop[run]))
