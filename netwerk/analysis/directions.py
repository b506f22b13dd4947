"""Whether the network goes anywhere: the latest 6, 12 and 24 months, each beside the same months a year before.

The same months of two years hold the same holidays, so a season is no direction. A direction is only told where it
is more than noise and more than a little, and 6, 12 and 24 months must not contradict each other. What a source adds
by beginning, or takes away by falling silent, is left out of both periods: missing data is not a fall.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import sqrt
from typing import Literal

import numpy as np

from netwerk.analysis.freshness import LONGEST_BREAK, heard_on, source_of
from netwerk.analysis.seen import participation
from netwerk.analysis.silences import Silence, silences
from netwerk.analysis.trend import Verdict
from netwerk.analysis.trend import verdict as verdict_of
from netwerk.model import LAST, Dataset, Window
from netwerk.network import count, in_period, joint_pairs, last_day, months_before, present_organisations
from netwerk.ordering import grouped

MONTHS = (6, 12, 24)
YEAR = 12  # months
NOISE = 1.96  # standard deviations; nineteen in twenty differences by chance alone stay under it
LITTLE = 0.05  # of the earlier value: one meeting makes many ties at once, so noise alone says "rising" too soon

Figure = Literal["ties", "active", "stability", "formation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The latest `months` beside the same months a year before.

    before, after : ties, active organisations, or a rate (0 to 1); None where it cannot be told
    direction : 1 rising, -1 falling, 0 no clear difference; None where it cannot be told
    thin : it cannot be told because too little was seen in one of the two periods (see `trend.verdict`)
    """

    months: int
    before: float | None = None
    after: float | None = None
    direction: int | None = None
    thin: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Directions:
    """Where one figure goes.

    of : "ties"; "active", organisations with a tie; "stability", the share of the ties of the months before that are
        there in these months too; "formation", the new ones as a share of the pairs that had none. The rates are
        taken over organisations present in both
    until : the day after the latest months; `today` bounds it
    changes : over 6, 12 and 24 months
    left_out : sources that began, or were silent, in one of the compared periods; sorted
    organisations, registered, seen : in the latest twelve months, as in `trend.TrendStep`
    """

    of: Figure
    until: int
    changes: tuple[Change, Change, Change]
    left_out: tuple[str, ...]
    organisations: int
    registered: int
    seen: int

    @property
    def six(self) -> int | None:
        return self.changes[0].direction

    @property
    def twelve(self) -> int | None:
        return self.changes[1].direction

    @property
    def twenty_four(self) -> int | None:
        return self.changes[2].direction

    @property
    def told(self) -> tuple[Change, ...]:
        """The changes of which a direction can be told."""
        return tuple(one for one in self.changes if one.direction is not None)

    @property
    def agree(self) -> bool:
        """Whether none rises where another falls; "no clear difference" contradicts neither."""
        return not {1, -1} <= {one.direction for one in self.told}

    @property
    def verdict(self) -> Verdict:
        """Whether anything may be concluded from the latest twelve months, and from where they go."""
        basis = verdict_of(self.organisations, self.registered, self.seen)
        if basis is not Verdict.OK:
            return basis
        return Verdict.OK if self.agree else Verdict.DISAGREE


def directions(
    dataset: Dataset,
    base: Window,
    today: int,
    *,
    of: Figure = "ties",
    found: tuple[Silence, ...] | None = None,
) -> Directions | None:
    """Return where a figure goes up to the last day of the data, `today` at the latest; None without records.

    Parameters
    ----------
    base : the rule of ties and the choice of organisations; its own begin and end are not used, nor its direction
    found : what `silences` said of the last day of the data, where that was worked out already

    Notes
    -----
    Counts: of ties (or active organisations) of both periods only the F that came and the D that went can differ.
    Without a direction each would be as likely to come as to go, so |F - D| stays under 1.96 √(F + D) nineteen times
    in twenty (McNemar 1947, Psychometrika 12:153-157). Rates: the same bound on the difference of two shares with
    their shares pooled. Ties of one meeting are not independent, so a difference under a twentieth of the earlier
    value is no direction either. Nothing is told where a period begins before the records do, or is thin.
    """
    last = last_day(dataset, today)
    if last is None:
        return None
    until = last + 1
    sight = _Sight.of(dataset, base, until)
    heard = _Heard.of(dataset, last, silences(dataset, last) if found is None else found)
    left_out: set[str] = set()
    changes = []
    for months in MONTHS:
        windows = tuple(
            Window(begin=months_before(until, start + shift), end=months_before(until, start + shift - months))
            for shift in (YEAR, 0)
            for start in ((months,) if of in ("ties", "active") else (2 * months, months))
        )
        if heard.first is None or windows[0].begin < heard.first:
            changes.append(Change(months=months))
            continue
        out = heard.partly(windows)
        seen = [sight.ties(window, out) for window in windows]
        if any(one.verdict is not Verdict.OK for one in seen):
            changes.append(Change(months=months, thin=True))
            continue
        left_out |= {heard.names[code] for code in sight.sources(windows) if out[code]}
        changes.append(_change(of, months, seen))
    six, twelve, twenty_four = changes
    latest = sight.ties(Window(begin=months_before(until, YEAR), end=until), np.zeros(len(heard.names), dtype=bool))
    return Directions(
        of=of,
        until=until,
        changes=(six, twelve, twenty_four),
        left_out=tuple(sorted(left_out)),
        organisations=latest.organisations,
        registered=latest.registered,
        seen=latest.seen,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heard:
    """first : the first day of the records; names, begin : of the sources, and their first day."""

    first: int | None
    names: tuple[str, ...]
    begin: np.ndarray
    silent: tuple[Silence, ...]

    @classmethod
    def of(cls, dataset: Dataset, last: int, silent: tuple[Silence, ...]) -> _Heard:
        names, source = source_of(dataset)
        day, known = heard_on(dataset, last)
        moment = known & dataset.records["moment"].to_numpy()
        # an agreement of long ago says nothing about when the records begin
        start = moment if moment.any() else known
        begin = np.full(len(names), LAST)
        np.minimum.at(begin, source[known], day[known])
        return cls(
            first=int(day[start].min()) if start.any() else None,
            names=names,
            begin=begin,
            silent=silent,
        )

    def partly(self, windows: Sequence[Window]) -> np.ndarray:
        """Which named sources (bool, by code) were not there all through these periods."""
        silent = {one.source for one in self.silent if any(one.touches(of.begin, of.end) for of in windows)}
        named = np.array([bool(name) for name in self.names])
        quiet = np.array([name in silent for name in self.names])
        return np.asarray(named & (quiet | (self.begin > min(one.begin for one in windows) + LONGEST_BREAK)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tied:
    """One period: which pairs are tied (bool, by number of the pair) and which organisations are there (bool, by
    code); how many of those are of the register, and how many of these any record names."""

    tied: np.ndarray
    a: np.ndarray
    b: np.ndarray
    present: np.ndarray
    registered: int
    seen: int

    @property
    def organisations(self) -> int:
        return int(np.count_nonzero(self.present))

    @property
    def verdict(self) -> Verdict:
        return verdict_of(self.organisations, self.registered, self.seen)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sight:
    """The records of all years taken apart once, to look at any period of them.

    record, number : record and number of the pair, one entry per record and pair; a, b : the organisations of a pair
    part : who takes part in which record of any form and size: records and organisations
    """

    dataset: Dataset
    base: Window
    source: np.ndarray
    record: np.ndarray
    number: np.ndarray
    a: np.ndarray
    b: np.ndarray
    part: tuple[np.ndarray, np.ndarray]

    @classmethod
    def of(cls, dataset: Dataset, base: Window, until: int) -> _Sight:
        width = max(1, len(dataset.organisations))
        furthest = months_before(until, 2 * max(MONTHS) + YEAR)
        pairs = joint_pairs(dataset, count(dataset, replace(base, begin=furthest, end=until)))
        key = pairs.a.astype(np.int64) * width + pairs.b
        order, starts = grouped(key)
        number = np.empty(len(key), dtype=np.int64)
        number[order] = np.repeat(np.arange(len(starts)), np.diff(starts, append=len(key)))
        things = key[order[starts]]
        return cls(
            dataset=dataset,
            base=base,
            source=source_of(dataset)[1],
            record=pairs.record,
            number=number,
            a=things // width,
            b=things % width,
            part=participation(dataset),
        )

    def sources(self, periods: Sequence[Window]) -> list[int]:
        """The codes of the sources that join a pair somewhere from the first to the last of these periods."""
        hull = in_period(self.dataset, min(of.begin for of in periods), max(of.end for of in periods))
        given = self.source[self.record[hull[self.record]]]
        return np.flatnonzero(np.bincount(given)).tolist()

    def ties(self, period: Window, without: np.ndarray) -> _Tied:
        """The ties of a period, without the records of the sources `without` (bool, by code)."""
        window = replace(self.base, begin=period.begin, end=period.end)
        inside = in_period(self.dataset, window.begin, window.end)
        counts = inside & ~without[self.source]
        present = present_organisations(self.dataset, window)
        number = np.bincount(self.number[counts[self.record]], minlength=len(self.a))
        record, organisation = self.part
        named = np.bincount(organisation[inside[record]], minlength=len(present)) > 0
        listed = present & self.dataset.organisations["registered"].to_numpy(dtype=bool)
        return _Tied(
            tied=(number >= window.minimum) & present[self.a] & present[self.b],
            a=self.a,
            b=self.b,
            present=present,
            registered=int(np.count_nonzero(listed)),
            seen=int(np.count_nonzero(listed & named)),
        )


def _change(of: Figure, months: int, seen: Sequence[_Tied]) -> Change:
    match of:
        case "ties":
            return _of_counts(months, *(one.tied for one in seen))
        case "active":
            return _of_counts(months, *(_active(one) for one in seen))
        case "stability" | "formation":
            rate = _stability if of == "stability" else _formation
            return _of_rates(months, rate(seen[0], seen[1]), rate(seen[2], seen[3]))


def _of_counts(months: int, earlier: np.ndarray, later: np.ndarray) -> Change:
    """earlier, later : which things there are (bool)"""
    came, went = int(np.count_nonzero(later & ~earlier)), int(np.count_nonzero(earlier & ~later))
    before, after = int(np.count_nonzero(earlier)), int(np.count_nonzero(later))
    if not before and not after:
        return Change(months=months)
    bound = max(NOISE * sqrt(came + went), LITTLE * before)
    return Change(months=months, before=before, after=after, direction=_direction(came - went, bound))


def _of_rates(months: int, earlier: tuple[int, int], later: tuple[int, int]) -> Change:
    """earlier, later : a part and its whole"""
    (part, whole), (part_now, whole_now) = earlier, later
    if not whole or not whole_now:
        return Change(months=months)
    before, after = part / whole, part_now / whole_now
    pooled = (part + part_now) / (whole + whole_now)
    noise = NOISE * sqrt(pooled * (1 - pooled) * (1 / whole + 1 / whole_now))
    return Change(
        months=months, before=before, after=after, direction=_direction(after - before, max(noise, LITTLE * before))
    )


def _direction(difference: float, bound: float) -> int:
    return 0 if abs(difference) <= bound else 1 if difference > 0 else -1


def _active(one: _Tied) -> np.ndarray:
    """Which organisations (by code) have a tie."""
    ends = np.concatenate([one.a[one.tied], one.b[one.tied]])
    return np.bincount(ends, minlength=len(one.present)) > 0


def _stability(first: _Tied, second: _Tied) -> tuple[int, int]:
    """Of the ties of the first period those of the second, among organisations present in both."""
    steady = _steady(first, second)
    old = first.tied & steady
    return int(np.count_nonzero(old & second.tied)), int(np.count_nonzero(old))


def _formation(first: _Tied, second: _Tied) -> tuple[int, int]:
    """Of the pairs without a tie in the first period those with one in the second, among organisations in both."""
    steady = _steady(first, second)
    size = int(np.count_nonzero(first.present & second.present))
    formed = steady & second.tied & ~first.tied
    return int(np.count_nonzero(formed)), size * (size - 1) // 2 - int(np.count_nonzero(first.tied & steady))


def _steady(first: _Tied, second: _Tied) -> np.ndarray:
    both = first.present & second.present
    return np.asarray(both[first.a] & both[first.b])
