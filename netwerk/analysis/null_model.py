"""Whether what a network shows is more than chance gives, when everyone keeps as many partners as they have.

found = by_chance(network)                         on request: some seconds
found.figures[Figure.CLUSTERING].verdict           what may be said of it, where there is enough to go by
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from netwerk.analysis.across import across, across_by_chance
from netwerk.analysis.chance import (
    DRAWS,
    FEWER_DRAWS,
    LARGE,
    SEED,
    Beside,
    IsCancelled,
    Progress,
    Range,
    beside,
    limits,
)
from netwerk.analysis.mixing import e_i_index
from netwerk.analysis.rewiring import LARGEST, Bits, can_swap, neighbours, rewired
from netwerk.model import Grouping
from netwerk.network import Network

_WORDS = 4_000_000  # of partners as bits, looked at together


class Figure(StrEnum):
    CLUSTERING = "clustering"  # mean over the organisations of the share of their partners' pairs that are tied
    TRANSITIVITY = "transitivity"  # 3 × triangles / connected triples
    SHARED = "shared"  # mean number of partners that two tied organisations share
    LAYER = "layer"  # E-I index over the layers
    DOMAIN = "domain"  # E-I index over the domains


GROUPED = {Figure.LAYER: Grouping.LAYER, Figure.DOMAIN: Grouping.DOMAIN}


class Fixed(StrEnum):
    """Why there is nothing to compare with."""

    ONLY_ONE = "only_one"  # no other network has these numbers of partners
    LARGE = "large"  # too many organisations to draw others


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A figure and between which values 95 of every 100 draws lie.

    observed : None where it is undefined
    chance : everyone keeps as many partners; None where the figure is undefined or can be nothing else
    dealt : only of LAYER and DOMAIN: the ties stay, and the layers or domains are dealt out anew (`across_by_chance`)
    """

    observed: float | None
    chance: Range | None
    dealt: Range | None = None

    @property
    def between(self) -> Range | None:
        """From the lowest to the highest value of both ranges; None where there is nothing to compare."""
        if self.chance is None or self.dealt is None:
            return self.chance
        return Range(low=min(self.chance.low, self.dealt.low), high=max(self.chance.high, self.dealt.high))

    @property
    def verdict(self) -> Beside | None:
        """How the figure lies beside `between`: where there are two ways of chance, it must lie beyond both.

        None where there is nothing to compare.
        """
        return None if self.observed is None or self.between is None else beside(self.observed, self.between)


@dataclass(frozen=True, slots=True, kw_only=True)
class ByChance:
    """The figures of one network beside those of networks drawn at random.

    organisations, ties : of the network
    shared_by_any : mean number of partners that any two organisations share; the numbers of partners fix it, so that
        chance cannot change it. None below two organisations
    draws : networks drawn; 0 where `fixed`
    fixed : why there is nothing to compare with; None: there is
    """

    organisations: int
    ties: int
    shared_by_any: float | None
    figures: Mapping[Figure, Compared]
    draws: int
    fixed: Fixed | None


def by_chance(
    network: Network,
    *,
    draws: int | None = None,
    seed: int = SEED,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> ByChance:
    """Return the figures of `network` and their range over networks in which everyone has as many partners.

    Parameters
    ----------
    draws : how many networks to draw; None: 1,000, and 200 above 1,000 organisations

    Raises
    ------
    Cancelled
        If `cancelled()` says so.

    Notes
    -----
    With the numbers of partners fixed, transitivity and the mean number of shared partners are both a fixed multiple
    of the number of triangles: beside chance they always say the same.
    """
    n = len(network)
    a, b = network.ties["a"].to_numpy(np.int64), network.ties["b"].to_numpy(np.int64)
    degrees = np.bincount(np.concatenate([a, b]), minlength=n)
    tied = np.flatnonzero(degrees)  # who has no tie keeps none
    node = np.zeros(n, dtype=np.int64)
    node[tied] = np.arange(len(tied))
    a, b = node[a], node[b]
    groups = {figure: network.groups(grouping)[tied].astype(str) for figure, grouping in GROUPED.items()}
    codes = {figure: np.unique(names, return_inverse=True)[1] for figure, names in groups.items()}
    large = len(tied) > LARGEST
    fixed = Fixed.LARGE if large else None if can_swap(degrees) else Fixed.ONLY_ONE
    if draws is None:
        draws = FEWER_DRAWS if n > LARGE else DRAWS
    observed: dict[Figure, float] = {}
    ranges: dict[Figure, Range] = {}
    dealt: dict[Figure, Range | None] = {}
    if len(a) and not large:
        observed = _figures(n, a, b, neighbours(len(tied), a, b), codes)
    if fixed is None:
        values = [
            _figures(n, one.a, one.b, one.rows, codes)
            for one in rewired(len(tied), a, b, draws, seed=seed, progress=progress, cancelled=cancelled)
        ]
        for figure in observed:
            low, high = limits(np.array([one[figure] for one in values]))
            ranges[figure] = Range(low=float(low), high=float(high))
        dealt = _dealt(network, draws, seed, cancelled)
        for figure in [figure for figure, range_ in dealt.items() if range_ is None]:
            ranges.pop(figure)
    return ByChance(
        organisations=n,
        ties=len(a),
        shared_by_any=int((degrees * (degrees - 1) // 2).sum()) / (n * (n - 1) // 2) if n > 1 else None,
        figures={
            figure: Compared(observed=observed.get(figure), chance=ranges.get(figure), dealt=dealt.get(figure))
            for figure in Figure
        },
        draws=draws if fixed is None else 0,
        fixed=fixed,
    )


def share_a_partner(network: Network) -> np.ndarray:
    """Return which ties of `network` (bool, one per row) join two organisations that share a partner."""
    a, b = network.ties["a"].to_numpy(np.int64), network.ties["b"].to_numpy(np.int64)
    return _shared(a, b, neighbours(len(network), a, b)) > 0 if len(a) else np.zeros(0, dtype=bool)


def _dealt(network: Network, draws: int, seed: int, cancelled: IsCancelled | None) -> dict[Figure, Range | None]:
    """Per grouping the range of its index when the groups are dealt out anew; None where there is one outcome only."""
    found: dict[Figure, Range | None] = {}
    for figure, grouping in GROUPED.items():
        found[figure] = None
        if across(network, grouping).whole.expected not in (0.0, 1.0):
            shares = across_by_chance(network, grouping, draws=draws, seed=seed, cancelled=cancelled).whole
            if shares is not None:
                found[figure] = Range(low=2 * shares.low - 1, high=2 * shares.high - 1)
    return found


def _figures(
    n: int, a: np.ndarray, b: np.ndarray, rows: Bits, groups: Mapping[Figure, np.ndarray]
) -> dict[Figure, float]:
    """The figures of a network of `n` organisations with the ties (a, b), one or more; those that are defined."""
    shared = _shared(a, b, rows)
    degree = np.bincount(a, minlength=len(rows)) + np.bincount(b, minlength=len(rows))
    # each triangle at a node is counted at both its ties there
    triangles = (np.bincount(a, weights=shared, minlength=len(rows)) + np.bincount(b, shared, len(rows))) / 2
    pairs = degree * (degree - 1) / 2
    triples = float(pairs.sum())
    per_node = np.divide(triangles, pairs, out=np.zeros(len(rows)), where=pairs > 0)
    found = {Figure.CLUSTERING: float(per_node.sum()) / n, Figure.SHARED: float(shared.mean())}
    if triples:
        found[Figure.TRANSITIVITY] = float(triangles.sum()) / triples
    for figure, of in groups.items():
        index = e_i_index(a, b, of)
        if index is not None:
            found[figure] = index
    return found


def _shared(a: np.ndarray, b: np.ndarray, rows: Bits) -> np.ndarray:
    """The number of partners that both ends of each tie have."""
    step = max(1, _WORDS // rows.shape[1])
    return np.concatenate(
        [
            np.bitwise_count(rows[a[at : at + step]] & rows[b[at : at + step]]).sum(axis=1)
            for at in range(0, len(a), step)
        ]
    )
