"""Whether ties stay within a group (a layer, a domain) or cross to another, and what chance would give.

found = across(network, Grouping.LAYER)                     at once, with what the sizes of the groups alone give
chance = across_by_chance(network, Grouping.LAYER)          on request: between which shares chance would lie
verdict(found.whole, chance.whole)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from netwerk.analysis.chance import SEED, IsCancelled, Progress, Range, deal, dealt, limits
from netwerk.model import Grouping, Window
from netwerk.network import Network

THIN = 10  # ties; of fewer nothing is concluded
_CELLS = 4_000_000  # ties × draws looked at together


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """The ties of one group, or of the whole network, and how many of them go to another group.

    group : code; None: the whole network
    organisations : in the group
    ties : that touch the group, those within it counted once
    external : of those, how many join it to another group
    expected : share of external pairs among all pairs that touch the group, 0.0 to 1.0: what the sizes of the groups
        alone give. For the whole network the exact mean over all ways to deal the groups out. None: no pair at all
    """

    group: str | None
    organisations: int
    ties: int
    external: int
    expected: float | None

    @property
    def share(self) -> float | None:
        """Share of the ties that are external; None without ties."""
        return self.external / self.ties if self.ties else None

    @property
    def e_i_index(self) -> float | None:
        """(E - I)/(E + I), -1.0 to 1.0; None without ties (Krackhardt & Stern 1988)."""
        return (2 * self.external - self.ties) / self.ties if self.ties else None

    @property
    def expected_index(self) -> float | None:
        """(E* - I*)/(E* + I*) over the pairs there could be, -1.0 to 1.0; None without pairs."""
        return None if self.expected is None else 2 * self.expected - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Across:
    """groups : in the order of the screen (of the configuration), others after that by code"""

    grouping: Grouping
    window: Window
    whole: Crossing
    groups: tuple[Crossing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AcrossByChance:
    """Between which shares of external ties chance would lie; None where no draw gives a tie to look at.

    draws, every : how often the groups were dealt out; every: these are all ways there are
    """

    whole: Range | None
    groups: Mapping[str, Range | None]
    draws: int
    every: bool


class Verdict(StrEnum):
    WITHIN = "within"  # more ties within the group than chance gives
    ACROSS = "across"  # more ties to other groups than chance gives
    CHANCE = "chance"  # not to be told from chance
    THIN = "thin"  # too few ties to conclude anything
    ONE_SORT = "one_sort"  # the sizes of the groups allow one outcome only


def across(network: Network, grouping: Grouping) -> Across:
    """Return how many ties of `network` cross between groups, as a whole and per group, beside what sizes alone give.

    E* = Σ n_a n_b over each two groups, I* = Σ n_a (n_a - 1)/2; for one group the pairs that touch it.

    References
    ----------
    Krackhardt & Stern (1988), Informal networks and organizational crises, Social Psychology Quarterly 51:123-140.
    """
    names, codes = _groups(network, grouping)
    a, b = network.ties["a"].to_numpy(), network.ties["b"].to_numpy()
    n = len(codes)
    size = np.bincount(codes, minlength=len(names))
    inside, touching = _counts(codes[None, :], a, b, len(names))
    internal, ties = inside[0], touching[0]
    within, outside = size * (size - 1) // 2, size * (n - size)
    whole = Crossing(
        group=None,
        organisations=n,
        ties=len(a),
        external=len(a) - int(internal.sum()),
        expected=_share(int(outside.sum()) // 2, int(within.sum())),
    )
    return Across(
        grouping=grouping,
        window=network.window,
        whole=whole,
        groups=tuple(
            Crossing(
                group=name,
                organisations=int(size[k]),
                ties=int(ties[k]),
                external=int(ties[k] - internal[k]),
                expected=_share(int(outside[k]), int(within[k])),
            )
            for k, name in enumerate(names)
        ),
    )


def across_by_chance(
    network: Network,
    grouping: Grouping,
    *,
    draws: int | None = None,
    seed: int = SEED,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> AcrossByChance:
    """Return between which shares of external ties 95 of every 100 draws lie when the groups are dealt out anew.

    The ties stay as they are, every group keeps its size, and any organisation of the network may get any group. A
    draw in which a group has no ties says nothing about that group and is left out for it.

    Raises
    ------
    Cancelled
        If `cancelled()` says so.
    """
    names, codes = _groups(network, grouping)
    a, b = network.ties["a"].to_numpy(), network.ties["b"].to_numpy()
    how = deal(codes, draws=draws)
    whole, groups = [], []
    batch = max(1, _CELLS // max(1, len(a)))
    for labels in dealt(codes, how, batch=min(batch, 100), seed=seed, progress=progress, cancelled=cancelled):
        inside, touching = _counts(labels, a, b, len(names))
        whole.append(len(a) - inside.sum(axis=1))
        groups.append(np.divide(touching - inside, touching, out=np.full(inside.shape, np.nan), where=touching > 0))
    drawn = np.concatenate(groups) if groups else np.empty((0, len(names)))
    return AcrossByChance(
        whole=_range(np.concatenate(whole) / len(a)) if len(a) else None,
        groups={name: _range(drawn[~np.isnan(drawn[:, k]), k]) for k, name in enumerate(names)},
        draws=how.draws,
        every=how.every,
    )


def verdict(crossing: Crossing, chance: Range | None) -> Verdict:
    """Return what may be said of `crossing` beside what chance gives."""
    if crossing.expected in (None, 0.0, 1.0):
        return Verdict.ONE_SORT
    if crossing.share is None or chance is None or crossing.ties < THIN:
        return Verdict.THIN
    if crossing.share < chance.low:
        return Verdict.WITHIN
    if crossing.share > chance.high:
        return Verdict.ACROSS
    return Verdict.CHANCE


def crossing_pairs(network: Network, grouping: Grouping, group: str | None) -> tuple[list[list[str]], list[list[str]]]:
    """Return the ties of `group` (None: of all) as pairs of ids: those to another group, and those within."""
    names = network.groups(grouping)
    of_a, of_b = names[network.ties["a"].to_numpy()], names[network.ties["b"].to_numpy()]
    touches = np.ones(len(of_a), dtype=bool) if group is None else (of_a == group) | (of_b == group)
    crosses = of_a != of_b
    return (
        network.pair_ids(np.flatnonzero(touches & crosses)),
        network.pair_ids(np.flatnonzero(touches & ~crosses)),
    )


def _groups(network: Network, grouping: Grouping) -> tuple[list[str], np.ndarray]:
    """The groups of the network in the order of the screen, and the number of the group of each organisation."""
    of = network.groups(grouping)
    known = network.classification
    order: list[str] = []
    if grouping is Grouping.LAYER:
        order = [layer.code for layer in known.layers]
    elif grouping is Grouping.DOMAIN:
        order = list(known.domains)
    there = set(of)
    names = [code for code in order if code in there] + sorted(there.difference(order))
    number = {name: k for k, name in enumerate(names)}
    return names, np.array([number[name] for name in of], dtype=np.int64)


def _counts(labels: np.ndarray, a: np.ndarray, b: np.ndarray, groups: int) -> tuple[np.ndarray, np.ndarray]:
    """Per draw (row of `labels`) and group: ties within the group, and ties that touch it."""
    draws = len(labels)
    row = np.arange(draws)[:, None] * groups
    of_a, of_b = row + labels[:, a], row + labels[:, b]
    cells = draws * groups
    inside = np.bincount(of_a[of_a == of_b], minlength=cells)
    ends = np.bincount(of_a.ravel(), minlength=cells) + np.bincount(of_b.ravel(), minlength=cells)
    return inside.reshape(draws, groups), (ends - inside).reshape(draws, groups)


def _share(external: int, internal: int) -> float | None:
    pairs = external + internal
    return external / pairs if pairs else None


def _range(shares: np.ndarray) -> Range | None:
    if not len(shares):
        return None
    low, high = limits(shares)
    return Range(low=float(low), high=float(high))
