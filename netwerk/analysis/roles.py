"""Who stands between partners that have no tie, in which of four roles, and how often chance would give that.

    found = roles(network)                    at once: the counts, and what the sizes of the layers alone give
    chance = roles_by_chance(network)         on request: between which counts chance would lie
    clear_roles(found, chance)                who stands in a role clearly more often than chance gives

A role is a place in the records, not a task or a merit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy import sparse

from netwerk.analysis.brokerage import brokerage
from netwerk.analysis.chance import SEED, IsCancelled, Progress, Range, deal, dealt, limits
from netwerk.analysis.structural_holes import shared
from netwerk.model import Grouping, Window
from netwerk.network import Network

THIN = 10  # open pairs; of who stands between fewer nothing is concluded
CLEAR = 0.995  # share of the draws that a clear role goes beyond: with hundreds of roles 0.975 would name many by luck
_CELLS = 3_000_000  # values looked at together


class Role(StrEnum):
    """Between two partners without a tie: all of one group; the partners of one, the broker of another; the broker
    of one group with exactly one of them; three different groups."""

    COORDINATOR = "coordinator"
    ITINERANT = "itinerant"
    GATEKEEPER = "gatekeeper"
    LIAISON = "liaison"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleCount:
    """How often a role occurs in the whole network; expected: what the sizes of the groups give on average."""

    role: Role
    count: int
    expected: float | None  # None: fewer than three organisations


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """counts : open pairs per organisation (rows, by node number) and role (columns, in the order of `Role`)

    open_pairs : pairs of partners without a tie, over all organisations: the sum of `counts`
    """

    grouping: Grouping
    window: Window
    ids: tuple[str, ...]
    counts: np.ndarray
    whole: tuple[RoleCount, ...]
    open_pairs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RolesByChance:
    """Between which counts 95 of every 100 draws lie.

    low, high, clear : int64, rows and columns as `Roles.counts`; clear: over 99.5 of every 100 draws lie at or below it
    by_luck : how many organisations go beyond `clear` in some role in a draw, of 95 of every 100 draws; mean_by_luck:
        their mean
    whole : per role for the sum over all organisations
    draws, every : how often the groups were dealt out; every: these are all ways there are
    """

    low: np.ndarray
    high: np.ndarray
    clear: np.ndarray
    by_luck: Range
    mean_by_luck: float
    whole: Mapping[Role, Range]
    draws: int
    every: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearRole:
    """A role in which an organisation stands more often than in 99.5 of every 100 draws.

    low, high : between which counts 95 of every 100 draws lie
    """

    organisation: str
    role: Role
    count: int
    low: int
    high: int


def roles(network: Network, grouping: Grouping = Grouping.LAYER) -> Roles:
    """Return how often each organisation stands between two partners without a tie, by role.

    expected : the open pairs times the chance that three different organisations have groups that make the role:
    exact for groups dealt out over all organisations, as the open pairs do not change by that.

    References
    ----------
    Gould & Fernandez (1989), Structures of mediation: a formal approach to brokerage in transaction networks,
    Sociological Methodology 19:89-126.
    """
    groups = network.groups(grouping)
    found = brokerage(network.adjacency, groups)
    counts = np.column_stack([getattr(found, role.value) for role in Role]).astype(np.int64)
    totals = counts.sum(axis=0).tolist()
    open_pairs = sum(totals)
    chances = _chances(np.unique(groups.astype(str), return_counts=True)[1]) if len(groups) > 2 else None
    return Roles(
        grouping=grouping,
        window=network.window,
        ids=tuple(network.organisations["id"]),
        counts=counts,
        whole=tuple(
            RoleCount(role=role, count=totals[k], expected=None if chances is None else open_pairs * chances[k])
            for k, role in enumerate(Role)
        ),
        open_pairs=open_pairs,
    )


def roles_by_chance(
    network: Network,
    grouping: Grouping = Grouping.LAYER,
    *,
    draws: int | None = None,
    seed: int = SEED,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> RolesByChance:
    """Return between which counts chance would lie: the ties stay, the groups are dealt out anew over everyone.

    Raises
    ------
    Cancelled
        If `cancelled()` says so.
    """
    groups = np.unique(network.groups(grouping).astype(str), return_inverse=True)[1]
    how = deal(groups, draws=draws)
    fixed = _fixed(network.adjacency, network.ties["a"].to_numpy(), network.ties["b"].to_numpy())
    n, kinds = len(groups), int(groups.max(initial=-1)) + 1
    batch = max(1, min(100, _CELLS // max(1, len(fixed.triangles), n * kinds, len(fixed.a))))
    drawn = []
    for labels in dealt(groups, how, batch=batch, seed=seed, progress=progress, cancelled=cancelled):
        drawn.append(_counts(fixed, np.ascontiguousarray(labels.T), kinds))
    values = np.concatenate(drawn)
    low, high = limits(values)
    clear = np.quantile(values, CLEAR, axis=0, method="inverted_cdf")
    enough = fixed.open >= THIN
    lucky = ((values > clear) & enough[None, :, None]).any(axis=2).sum(axis=1)
    few, many = limits(lucky)
    whole_low, whole_high = limits(values.sum(axis=1, dtype=np.int64))
    return RolesByChance(
        low=low.astype(np.int64),
        high=high.astype(np.int64),
        clear=clear.astype(np.int64),
        by_luck=Range(low=float(few), high=float(many)),
        mean_by_luck=float(lucky.mean()),
        whole={role: Range(low=float(whole_low[k]), high=float(whole_high[k])) for k, role in enumerate(Role)},
        draws=how.draws,
        every=how.every,
    )


def clear_roles(found: Roles, chance: RolesByChance) -> tuple[ClearRole, ...]:
    """Return who stands in which role clearly more often than chance gives, by id and then in the order of `Role`.

    Of an organisation with fewer than `THIN` open pairs between its partners nothing is said, and of nobody where
    no more organisations are named than luck alone would name (`RolesByChance.by_luck`).
    """
    enough = found.counts.sum(axis=1) >= THIN
    more = (found.counts > chance.clear) & enough[:, None]
    if np.count_nonzero(more.any(axis=1)) <= chance.by_luck.high:
        return ()
    order = list(Role)
    return tuple(
        ClearRole(
            organisation=found.ids[node],
            role=order[k],
            count=int(found.counts[node, k]),
            low=int(chance.low[node, k]),
            high=int(chance.high[node, k]),
        )
        for node, k in np.argwhere(more).tolist()
    )


def _chances(sizes: np.ndarray) -> list[float]:
    """The chance of each role when three different organisations get groups of these sizes."""
    n = int(sizes.sum())
    own = sizes.astype(np.float64)
    every = float(n) * (n - 1) * (n - 2)
    all_one = float((own * (own - 1) * (own - 2)).sum()) / every
    two_of_one = float((own * (own - 1) * (n - own)).sum()) / every  # of three, these two and not the third
    return [all_one, two_of_one, 2 * two_of_one, 1 - all_one - 3 * two_of_one]


@dataclass(frozen=True, kw_only=True)
class _Fixed:
    """What dealing out the groups does not change.

    a, b : the ends of each tie; degree : of each node; open : pairs of its partners without a tie
    triangles : nodes of each triangle (T × 3); corner : per place in a triangle, which node stands there (n × T, 0/1)
    beside : per node and tie of it, the partners that both ends have in common (n × ties)
    """

    adjacency: sparse.csr_array
    a: np.ndarray
    b: np.ndarray
    degree: np.ndarray
    open: np.ndarray
    triangles: np.ndarray
    corner: tuple[sparse.csr_array, sparse.csr_array, sparse.csr_array]
    beside: sparse.csr_array


def _fixed(adjacency: sparse.csr_array, a: np.ndarray, b: np.ndarray) -> _Fixed:
    n, ties = adjacency.shape[0], len(a)
    degree = np.diff(adjacency.indptr).astype(np.int64)
    triangles = _triangles(adjacency)
    corner = [
        sparse.csr_array(
            (np.ones(len(triangles), dtype=np.float32), (triangles[:, k], np.arange(len(triangles)))),
            shape=(n, len(triangles)),
        )
        for k in range(3)
    ]
    common = np.zeros(ties)
    if ties:
        above = np.repeat(np.arange(n), degree) < adjacency.indices
        common = shared(adjacency, adjacency)[above]  # ties are sorted by (a, b), as the rows above the diagonal are
    ends, tie = np.concatenate([a, b]), np.tile(np.arange(ties), 2)
    closed = np.bincount(triangles.ravel(), minlength=n)
    return _Fixed(
        adjacency=adjacency.astype(np.float32),
        a=a,
        b=b,
        degree=degree,
        open=degree * (degree - 1) // 2 - closed,
        triangles=triangles,
        corner=(corner[0], corner[1], corner[2]),
        beside=sparse.csr_array((np.tile(common, 2).astype(np.float32), (ends, tie)), shape=(n, ties)),
    )


def _counts(fixed: _Fixed, labels: np.ndarray, kinds: int) -> np.ndarray:
    """Return draws × nodes × roles (int32) of groups `labels` (n × draws), by the reckoning of `brokerage`.

    All pairs of partners by group, minus the pairs that are tied: those are the triangles.
    """
    n, draws = labels.shape
    held = (labels[:, :, None] == np.arange(kinds)).astype(np.float32)
    partners = (fixed.adjacency @ held.reshape(n, draws * kinds)).reshape(n, draws, kinds).astype(np.int64)
    alike = (partners * (partners - 1) // 2).sum(axis=2)
    own = np.take_along_axis(partners, labels[:, :, None], axis=2)[:, :, 0]
    within, mixed = own * (own - 1) // 2, own * (fixed.degree[:, None] - own)

    first, second, third = (labels[fixed.triangles[:, k]] for k in range(3))
    one, two, three = second == third, first == third, first == second  # the other two of each corner are alike
    c0, c1, c2 = fixed.corner
    tied_alike = _whole(c0 @ _numbers(one)) + _whole(c1 @ _numbers(two)) + _whole(c2 @ _numbers(three))
    every = _numbers(one & two)
    tied_within = _whole(c0 @ every) + _whole(c1 @ every) + _whole(c2 @ every)
    beside_own = _whole(fixed.beside @ _numbers(labels[fixed.a] == labels[fixed.b]))

    coordinator = within - tied_within
    itinerant = (alike - within) - (tied_alike - tied_within)
    gatekeeper = mixed - (beside_own - 2 * tied_within)
    liaison = fixed.open[:, None] - coordinator - itinerant - gatekeeper
    return np.stack([coordinator, itinerant, gatekeeper, liaison], axis=2).transpose(1, 0, 2).astype(np.int32)


def _numbers(values: np.ndarray) -> np.ndarray:
    return values.astype(np.float32)  # counts of triangles at one node stay far below 2^24


def _whole(values: np.ndarray) -> np.ndarray:
    whole: np.ndarray = np.rint(values).astype(np.int64)
    return whole


def _triangles(adjacency: sparse.csr_array) -> np.ndarray:
    """Return the three nodes of every triangle, ascending (T × 3, int32)."""
    above = sparse.triu(adjacency, k=1, format="csr")
    found = []
    for node in range(adjacency.shape[0]):
        near = above.indices[above.indptr[node] : above.indptr[node + 1]]
        if len(near) > 1:
            among = above[near][:, near].tocoo()
            found.append(np.column_stack([np.full(among.nnz, node), near[among.row], near[among.col]]))
    return np.concatenate(found).astype(np.int32) if found else np.empty((0, 3), dtype=np.int32)
