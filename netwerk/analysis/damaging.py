"""Without which one, two or three organisations together the others would be furthest apart.

It is about the set: two that stand in for each other are together worth more than the two that matter most alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations
from math import comb

import numpy as np
import rustworkx as rx
from scipy import sparse

from netwerk.analysis.centrality import betweenness
from netwerk.analysis.fragmentation import Fragmentation, fragmentation
from netwerk.analysis.removal import nearness_without, rest
from netwerk.analysis.what_if import remaining
from netwerk.errors import ArgumentError, Cancelled
from netwerk.i18n import mark
from netwerk.network import Network

SIZES = (1, 2, 3)
EXACT_SETS = 30_000  # sets up to which all are tried: some seconds
LARGE = 1_000  # organisations with a tie above which only a shortlist is tried
BETWEEN = 50  # of the shortlist: those that most shortest ways pass through
PIVOTS = 256  # starting points of which distances are taken in a large network
# drawn sets from which the search begins, times organisations, times the longest way (of WAY ties or more): the
# smaller the network, the quicker one beginning is worked out, and the more there are
DRAWN = 60_000
WAY = 5
SEED = 20260101
SMALLER = 0.3  # of the work of a search, what finding the best smaller set takes, about
SAME = 1e-9  # nearness that differs less is equal: rounding

Tell = Callable[[float], None]


class Method(StrEnum):
    EXACT = "exact"  # all sets were tried
    SEARCH = "search"  # sets were built up and improved by exchanging one member, from several beginnings
    SHORTLIST = "shortlist"  # one of these among a shortlist, with distances from a sample


@dataclass(frozen=True, slots=True, kw_only=True)
class Damaging:
    """The set without which the others are furthest apart.

    away : ids, sorted
    before, after : of the whole network, and of what remains of it; always exact
    candidates : organisations from which the set was chosen
    sets : how many sets were tried
    """

    away: tuple[str, ...]
    before: Fragmentation
    after: Fragmentation
    method: Method
    candidates: int
    sets: int


def most_damaging(
    network: Network,
    size: int,
    *,
    progress: Tell | None = None,
    cancelled: Callable[[], bool] | None = None,
    exact_sets: int = EXACT_SETS,
    large: int = LARGE,
) -> Damaging | None:
    """Return the set of `size` organisations without which distance-weighted fragmentation is largest (KPP-NEG).

    Parameters
    ----------
    size : 1, 2 or 3
    progress : is told how far it is, 0.0 to 1.0
    cancelled : is asked now and then whether to stop
    exact_sets : sets up to which all are tried
    large : organisations with a tie above which the set is chosen from a shortlist: articulation points and the 50
        with the highest betweenness

    Returns
    -------
    The set; of equal ones that with the smallest ids. None where fewer than `size` organisations have a tie, or
    fewer than two organisations would remain. Organisations without a tie are never chosen.

    Raises
    ------
    ArgumentError
        If `size` is another.
    Cancelled
        When asked to stop.

    Notes
    -----
    Where not all sets are tried, the search begins from the set that is built up one by one, from the highest
    singles, from the best smaller set and from drawn ones (fixed seed), and exchanges one member for whoever is best
    in its place, as long as that helps. That need not find the best set.

    References
    ----------
    Borgatti (2006), Identifying sets of key players in a social network, Computational & Mathematical
    Organization Theory 12:21–34.
    """
    if size not in SIZES:
        raise ArgumentError(mark("Kies één, twee of drie organisaties; dit zijn er {size}.", size=size))
    tied = np.flatnonzero(np.diff(network.adjacency.indptr))
    if len(tied) < size or len(network) - size < 2:
        return None
    adjacency = network.adjacency[tied][:, tied].astype(np.float32)
    shortlist = _shortlist(network, tied) if len(tied) > large else np.arange(len(tied))
    if len(shortlist) < size:
        return None
    search = _Search(
        adjacency=adjacency,
        sources=_sources(len(tied), large),
        candidates=shortlist,
        progress=progress or _nothing,
        cancelled=cancelled or _never,
    )
    many = len(tied) > large
    # in a large network each set takes long, so that beside the singles not even those of the shortlist are all tried
    exact = comb(len(shortlist), size) <= (len(shortlist) if many else exact_sets)
    best = search.every(size) if exact else search.improve(size)
    ids = network.organisations["id"].to_numpy()
    away = tuple(sorted(ids[tied[list(best)]]))
    method = Method.SHORTLIST if many else Method.EXACT if exact else Method.SEARCH
    found = Damaging(
        away=away,
        before=fragmentation(network.adjacency),
        after=remaining(network, away),
        method=method,
        candidates=len(shortlist),
        sets=search.tried,
    )
    search.progress(1.0)
    return found


def _shortlist(network: Network, tied: np.ndarray) -> np.ndarray:
    """Return the articulation points and the 50 with the highest betweenness, as positions in `tied`."""
    between = betweenness(network.compact, network.adjacency)[0]
    highest = np.lexsort((np.arange(len(between)), -between))[:BETWEEN]
    nodes = np.union1d(highest, np.array(sorted(rx.articulation_points(network.compact)), dtype=np.int64))
    return np.searchsorted(tied, nodes[np.isin(nodes, tied)])


def _sources(n: int, large: int) -> np.ndarray:
    if n <= max(large, PIVOTS):
        return np.arange(n)
    return np.sort(np.random.default_rng(SEED).choice(n, size=PIVOTS, replace=False))


Set = tuple[int, ...]


@dataclass(slots=True, kw_only=True)
class _Search:
    """Sets of positions in `adjacency` (a network without isolates) and how near the others stay without them."""

    adjacency: sparse.csr_array
    sources: np.ndarray
    candidates: np.ndarray
    progress: Tell
    cancelled: Callable[[], bool]
    tried: int = 0
    best_with: dict[Set, tuple[float, Set]] = field(default_factory=dict)

    def every(self, size: int) -> Set:
        """Return the best of all sets."""
        best: tuple[float, Set] | None = None
        candidates = self.candidates.tolist()
        bases = comb(len(candidates), size - 1)
        for number, base in enumerate(combinations(candidates, size - 1)):
            others = self.candidates[self.candidates > base[-1]] if base else self.candidates
            if len(others):
                found = self._completed(base, others)
                best = found if best is None else _better(best, found)
            self.progress(number / bases)
        assert best is not None  # there are at least `size` candidates
        return best[1]

    def improve(self, size: int) -> Set:
        """Return the best set that exchanging one member leads to, from several beginnings."""
        beginnings = self._beginnings(size)
        best: tuple[float, Set] | None = None
        for number, begin in enumerate(beginnings):
            found = self._exchanged(begin)
            best = found if best is None else _better(best, found)
            self.progress(SMALLER + (1 - SMALLER) * (number + 1) / len(beginnings))
        assert best is not None  # there are always beginnings
        return best[1]

    def _beginnings(self, size: int) -> list[Set]:
        alone = self._nearness((), self.candidates)
        order = self.candidates[np.lexsort((self.candidates, np.round(alone, 9)))]
        built: Set = (int(order[0]),)
        while len(built) < size:
            built = self._best_with(built)[1]
        begin = [built, tuple(sorted(order[:size].tolist()))]
        if size > 2:
            smaller = _Search(
                adjacency=self.adjacency,
                sources=self.sources,
                candidates=self.candidates,
                progress=lambda share: self.progress(SMALLER * share),
                cancelled=self.cancelled,
            )
            begin.append(self._best_with(smaller.improve(size - 1))[1])
            self.tried += smaller.tried
        random = np.random.default_rng(SEED)
        longest = rest(self.adjacency, (), self.sources).longest
        drawn = DRAWN // (self.adjacency.shape[0] * max(WAY, longest))
        begin += [tuple(sorted(random.choice(self.candidates, size, replace=False).tolist())) for _ in range(drawn)]
        return list(dict.fromkeys(begin))

    def _exchanged(self, begin: Set) -> tuple[float, Set]:
        """Exchange one member for whoever is best in its place, as long as that helps."""
        now = (np.inf, begin)
        while True:
            for leaves in now[1]:
                base = tuple(one for one in now[1] if one != leaves)
                found = _better(now, self._best_with(base))
                if found is not now:
                    break
            if found is now:
                return now
            now = found

    def _best_with(self, base: Set) -> tuple[float, Set]:
        """Return the best set that is `base` and one more."""
        if base not in self.best_with:
            self.best_with[base] = self._completed(base, np.setdiff1d(self.candidates, base))
        return self.best_with[base]

    def _completed(self, base: Set, others: np.ndarray) -> tuple[float, Set]:
        near = self._nearness(base, others)
        least = near.min()
        # the smallest set of those that are equal: `others` ascends, but one more may stand before or after `base`
        equal = others[near <= least + SAME].tolist()
        return float(least), min(tuple(sorted((*base, one))) for one in equal)

    def _nearness(self, base: Set, others: np.ndarray) -> np.ndarray:
        if self.cancelled():
            raise Cancelled(mark("Het zoeken is gestopt."))
        left = rest(self.adjacency, base, self.sources)
        self.tried += len(others)
        return nearness_without(left, np.searchsorted(left.nodes, others))


def _better(one: tuple[float, Set], other: tuple[float, Set]) -> tuple[float, Set]:
    """Return which leaves the others least near; of equal ones that with the smallest ids, else `one`."""
    if abs(one[0] - other[0]) <= SAME:
        return other if other[1] < one[1] else one
    return other if other[0] < one[0] else one


def _nothing(_share: float) -> None:
    """For who does not ask how far it is."""


def _never() -> bool:
    return False
