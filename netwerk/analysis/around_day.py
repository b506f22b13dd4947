"""The ties in two windows that touch on a day, as what any group of organisations can be reckoned from."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

import numpy as np
from scipy import sparse

from netwerk.analysis.seen import seen_in
from netwerk.model import FIRST, LAST, Dataset, Window
from netwerk.network import Pairs, count, joint_pairs, last_day, months_before, present_organisations


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What a group of organisations has in the window `[begin, end)`.

    ties : with at least one end in the group
    per_organisation : ties of a member, on average
    kept : of the ties in one year the share that is still there in the next, over the years of the window, among
        organisations there in both windows; None in a window of one year, or without such ties
    formed : of the pairs without a tie in one year the share that has one in the next, likewise
    coverage : share of the group of which anything was recorded
    """

    begin: int
    end: int
    ties: int
    per_organisation: float
    kept: float | None
    formed: float | None
    coverage: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The organisations (ids, sorted) that are there in both windows, and what they have in each."""

    organisations: tuple[str, ...]
    before: Side
    after: Side


@dataclass(frozen=True, kw_only=True)  # no slots: cached_property needs a __dict__
class History:
    """The counting records of all years, taken apart into pairs once.

    base : the rule of ties and the choice of organisations; FIRST to LAST
    today : the data stop here at the latest
    """

    dataset: Dataset
    base: Window
    today: int = LAST
    known: dict[tuple[int, int], np.ndarray] = field(default_factory=dict, repr=False)

    @cached_property
    def reach(self) -> tuple[int, int]:
        """The first day of the data and the day after the last; a span that began long ago is no data of then."""
        records = self.dataset.records
        moments = records["begin"].to_numpy()[records["moment"].to_numpy()]
        last = last_day(self.dataset, self.today)
        return (LAST, FIRST) if last is None or not len(moments) else (int(moments.min()), last + 1)

    @cached_property
    def pairs(self) -> Pairs:
        return joint_pairs(self.dataset, count(self.dataset, self.base))

    @cached_property
    def spans(self) -> tuple[np.ndarray, np.ndarray]:
        records = self.dataset.records
        return records["begin"].to_numpy()[self.pairs.record], records["end"].to_numpy()[self.pairs.record]

    @cached_property
    def keys(self) -> tuple[np.ndarray, np.ndarray]:
        """The different pairs as `a * n + b`, ascending, and per entry of `pairs` which it is."""
        key = self.pairs.a.astype(np.int64) * self.n + self.pairs.b
        keys, place = np.unique(key, return_inverse=True)
        return keys, place

    @cached_property
    def ends(self) -> tuple[np.ndarray, np.ndarray]:
        """The two organisation codes of each different pair."""
        return self.keys[0] // self.n, self.keys[0] % self.n

    @property
    def n(self) -> int:
        return max(1, len(self.dataset.organisations))

    def window(self, begin: int, end: int) -> Window:
        return replace(self.base, begin=begin, end=end)

    def present(self, window: Window) -> np.ndarray:
        return present_organisations(self.dataset, window)

    def tied(self, window: Window) -> np.ndarray:
        """Which pairs (bool, one per different pair) are tied in `window`, whoever is in its network."""
        asked = window.begin, window.end
        if asked not in self.known:
            begin, end = self.spans
            keys, place = self.keys
            inside = (begin < window.end) & (end > window.begin)
            self.known[asked] = np.bincount(place[inside], minlength=len(keys)) >= self.base.minimum
        return self.known[asked]

    def among(self, tied: np.ndarray, organisations: np.ndarray) -> np.ndarray:
        """Those of the pairs `tied` of which both are among `organisations` (bool)."""
        a, b = self.ends
        return np.asarray(tied & organisations[a] & organisations[b])

    def formed(self, before: Window, after: Window, chosen: np.ndarray) -> tuple[tuple[str, str], ...]:
        """The pairs with one of `chosen` that are tied in `after` and not in `before`."""
        a, b = self.ends
        was = self.among(self.tied(before), self.present(before))
        new = self.among(self.tied(after), self.present(after)) & ~was & (chosen[a] | chosen[b])
        ids = self.dataset.organisations["id"].to_numpy(dtype=object)
        return tuple(sorted(zip(ids[a[new]].tolist(), ids[b[new]].tolist(), strict=True)))


class Around:
    """The ties around one day, as what any group of organisations can be reckoned from.

    both : the organisations (bool) there in both windows
    """

    def __init__(self, history: History, day: int, months: int) -> None:
        self.history = history
        self.windows = windows(history, day, months)
        presence = [history.present(window) for window in self.windows]
        self.both = presence[0] & presence[1]
        self.whole = [
            history.among(history.tied(window), there) for window, there in zip(self.windows, presence, strict=True)
        ]
        self.years = [self._years(window.begin, months // 12) for window in self.windows]

    def _years(self, begin: int, years: int) -> list[np.ndarray]:
        borders = [months_before(begin, -12 * year) for year in range(years + 1)]
        windows = [self.history.window(first, end) for first, end in pairwise(borders)]
        # there in both windows is not there in every year: a record of before an organisation began makes no tie
        return [self.history.among(self.history.tied(year), self.both & self.history.present(year)) for year in windows]

    @cached_property
    def degrees(self) -> list[np.ndarray]:
        """Per window the ties of each organisation."""
        a, b = self.history.ends
        n = self.history.n
        return [np.bincount(a[one], minlength=n) + np.bincount(b[one], minlength=n) for one in self.whole]

    @cached_property
    def pooled(self) -> list[tuple[np.ndarray, ...]]:
        """Per window, over its years but the last, how often each pair is tied, is so a year later too, and is tied
        only a year later."""
        nothing = np.zeros(len(self.history.keys[0]), dtype=np.int64)
        return [
            tuple(
                sum((one.astype(np.int64) for one in which), nothing)
                for which in (
                    years[:-1],
                    [one & later for one, later in pairwise(years)],
                    [later & ~one for one, later in pairwise(years)],
                )
            )
            for years in self.years
        ]

    def group(self, members: np.ndarray) -> Group | None:
        """Return what the organisations `members` (bool, of `both`) have; None without any."""
        if not members.any():
            return None
        sides = [self._side(at, members) for at in (0, 1)]
        return Group(organisations=ids_of(self.history.dataset, members), before=sides[0], after=sides[1])

    def _side(self, at: int, members: np.ndarray) -> Side:
        window, size = self.windows[at], int(members.sum())
        a, b = self.history.ends
        touching = members[a] | members[b]
        tied, kept, formed = (int(weights[touching].sum()) for weights in self.pooled[at])
        years, there = len(self.years[at]), int(self.both.sum())
        untied = (years - 1) * (size * (there - size) + size * (size - 1) // 2) - tied
        return Side(
            begin=window.begin,
            end=window.end,
            ties=int(np.count_nonzero(self.whole[at] & touching)),
            per_organisation=float(self.degrees[at][members].sum()) / size,
            kept=kept / tied if tied else None,
            formed=formed / untied if years > 1 and untied else None,
            coverage=float(np.count_nonzero(seen_in(self.history.dataset, window) & members)) / size,
        )

    def ties_of(self, groups: np.ndarray) -> np.ndarray:
        """Return per group (bool, groups × organisations of `both`) the change of ties per organisation, less that of
        the others of `both`; the change alone for a group of them all."""
        grown = (self.degrees[1] - self.degrees[0]).astype(float) * self.both
        size, own = groups.sum(axis=1), groups @ grown
        others = self.both.sum() - size
        rest = np.divide(grown.sum() - own, others, out=np.zeros(len(groups)), where=others > 0)
        return np.asarray(own / size - rest)

    def kept_of(self, groups: np.ndarray) -> np.ndarray:
        """Return the same of the share of ties that is kept; NaN where a share has nothing to be a share of."""
        change, everyone = np.zeros(len(groups)), groups.sum(axis=1) == self.both.sum()
        for (tied, kept, _formed), sign in zip(self.pooled, (-1, 1), strict=True):
            of, stayed = self._touching(groups, tied), self._touching(groups, kept)
            with np.errstate(invalid="ignore", divide="ignore"):
                outside = np.where(everyone, 0, (kept.sum() - stayed) / (tied.sum() - of))
                change += sign * (stayed / of - outside)
        return change

    def _touching(self, groups: np.ndarray, weights: np.ndarray) -> np.ndarray:
        """Per group the weight of the pairs with one of it: each member's, less what two members share."""
        a, b = self.history.ends
        n, used = self.history.n, np.flatnonzero(weights)
        a, b, weight = a[used], b[used], weights[used].astype(np.float64)
        upper = sparse.coo_array((weight, (a, b)), shape=(n, n)).tocsr()
        members = groups.astype(np.float64)
        each = members @ (np.bincount(a, weight, minlength=n) + np.bincount(b, weight, minlength=n))
        return np.asarray(each - ((members @ upper) * members).sum(axis=1))


def windows(history: History, day: int, months: int) -> tuple[Window, Window]:
    """Return the `months` before `day` and those from `day` on."""
    return history.window(months_before(day, months), day), history.window(day, months_before(day, -months))


def ids_of(dataset: Dataset, members: np.ndarray) -> tuple[str, ...]:
    """Return the ids of `members` (bool, by code), sorted."""
    return tuple(dataset.organisations["id"].to_numpy(dtype=object)[members].tolist())
