"""The fewest organisations through which everyone who has a tie can be reached in two steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from netwerk.errors import Cancelled
from netwerk.i18n import mark
from netwerk.network import Network

STEPS = 2
EXACT = 30  # organisations in a component up to which the smallest set is certain
CERTAIN = 2  # chosen one by one: a single one that reaches everyone would have been the first
WORD = 64  # organisations that one word holds
BLOCK = 1 << 21  # ends of ties × words that are joined at once: some tens of megabytes


class Method(StrEnum):
    EXACT = "exact"  # no smaller set exists
    GREEDY = "greedy"  # chosen one by one, in at least one component: a smaller set may exist


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPlayers:
    """The set through which everyone in its component can be reached.

    ids : sorted
    steps : ties to follow at most
    reached : organisations with a tie, those of the set included; each is in it or reached from it
    without_tie : organisations that nobody can reach, and that are left out
    """

    ids: tuple[str, ...]
    steps: int
    method: Method
    reached: int
    without_tie: int


def reach_set(
    network: Network,
    steps: int = STEPS,
    *,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> KeyPlayers:
    """Return the smallest set from which everyone with a tie is at most `steps` ties away (KPP-POS, as a cover).

    Components are solved one by one: up to 30 organisations exactly (of equal sets that with the smallest ids),
    larger ones greedily: each time who reaches most that nobody reached yet, of equals the smallest id; in the end
    whoever the others make unnecessary is left out. Where that takes one or two, fewer is impossible too.

    Parameters
    ----------
    steps : 1 or more
    progress : is told how far it is, 0.0 to 1.0
    cancelled : is asked now and then whether to stop

    Raises
    ------
    Cancelled
        When asked to stop.

    References
    ----------
    Borgatti (2006), Identifying sets of key players in a social network, Computational & Mathematical Organization
    Theory 12:21–34: there the set has a given size and its reach is the largest; here all are reached and the set is
    the smallest.
    """
    component = connected_components(network.adjacency, directed=False)[1]
    size = np.bincount(component, minlength=1)
    order = np.argsort(component, kind="stable")
    ends = np.cumsum(size)
    tied = int(size[size > 1].sum())
    chosen: list[int] = []
    exact, done = True, 0
    for number in np.flatnonzero(size > 1):
        nodes = order[ends[number] - size[number] : ends[number]]
        reach = _reach(network.adjacency[nodes][:, nodes], steps)
        if len(nodes) <= EXACT:
            own = _smallest(_as_numbers(reach))
        else:
            own = _greedy(reach, cancelled)
            exact = exact and len(own) <= CERTAIN
        chosen += nodes[own].tolist()
        done += len(nodes)
        if progress:
            progress(done / tied)
    ids = network.organisations["id"].to_numpy()
    return KeyPlayers(
        ids=tuple(sorted(ids[chosen])),
        steps=steps,
        method=Method.EXACT if exact else Method.GREEDY,
        reached=tied,
        without_tie=len(network) - tied,
    )


def _reach(adjacency: sparse.csr_array, steps: int) -> np.ndarray:
    """Return per node (row) one bit per node within `steps` of it, itself included; every node has a tie."""
    n = adjacency.shape[0]
    node = np.arange(n)
    reach = np.zeros((n, -(-n // WORD)), dtype=np.uint64)
    reach[node, node // WORD] = np.uint64(1) << (node % WORD).astype(np.uint64)
    wide = max(1, BLOCK // len(adjacency.indices))
    for _ in range(steps):
        following = reach.copy()
        for word in range(0, reach.shape[1], wide):
            block = reach[:, word : word + wide][adjacency.indices]
            following[:, word : word + wide] |= np.bitwise_or.reduceat(block, adjacency.indptr[:-1], axis=0)
        reach = following
    return reach


def _as_numbers(reach: np.ndarray) -> list[int]:
    """Each row as one whole number; rows of one word (a small component)."""
    return [int(row[0]) for row in reach]


def _greedy(reach: np.ndarray, cancelled: Callable[[], bool] | None) -> list[int]:
    """Return rows of which the bits together are all bits, chosen one by one."""
    n = len(reach)
    left = np.bitwise_or.reduce(reach, axis=0)
    chosen: list[int] = []
    while left.any():
        if cancelled and cancelled():
            raise Cancelled(mark("Het zoeken is gestopt."))
        gain = np.bitwise_count(reach & left).sum(axis=1, dtype=np.int64)
        best = int(gain.argmax())
        chosen.append(best)
        left &= ~reach[best]
    number = np.sum([_bits(reach[one], n) for one in chosen], axis=0)
    for one in sorted(chosen, reverse=True):
        own = _bits(reach[one], n)
        if (number[own] > 1).all():
            number[own] -= 1
            chosen.remove(one)
    return sorted(chosen)


def _bits(row: np.ndarray, n: int) -> np.ndarray:
    node = np.arange(n)
    found: np.ndarray = (row[node // WORD] >> (node % WORD).astype(np.uint64)) & np.uint64(1) == 1
    return found


def _smallest(reach: list[int]) -> list[int]:
    """Return the smallest set of rows whose bits are all bits; of equal ones the first in order."""
    n = len(reach)
    everyone = (1 << n) - 1
    most = 1
    while not _covers(reach, everyone, most, 0):
        most += 1
    chosen: list[int] = []
    left = everyone
    for node in range(n):
        if left and _covers(reach, left & ~reach[node], most - len(chosen) - 1, node + 1):
            chosen.append(node)
            left &= ~reach[node]
    return chosen


def _covers(reach: list[int], left: int, most: int, first: int) -> bool:
    """Return whether at most `most` rows from `first` on cover the bits `left`."""
    if not left:
        return True
    if most <= 0:
        return False
    if max((row & left).bit_count() for row in reach[first:] or [0]) * most < left.bit_count():
        return False
    # reach is mutual: who can be reached by fewest has to be reached by one of those
    hardest = min(_members(left), key=lambda node: (reach[node] >> first).bit_count())
    return any(
        _covers(reach, left & ~reach[node], most - 1, first) for node in _members(reach[hardest]) if node >= first
    )


def _members(bits: int) -> list[int]:
    return [node for node in range(bits.bit_length()) if bits >> node & 1]
