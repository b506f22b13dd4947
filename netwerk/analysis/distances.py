"""How far organisations are from each other: the length of the shortest chain of ties between two of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

WORDS = 8  # 64 starting points each; searched together, so that one pass over the ties serves 512 of them
DEEP = 64  # levels after which searching one by one is cheaper (long chains)


@dataclass(frozen=True, slots=True, kw_only=True)
class Distances:
    """Sums of the distances from each node to the others; arrays of length n.

    nearness : Σ 1/distance over the others (float64), unreachable 0
    total : Σ distance over the others that can be reached (int64)
    reached : how many others can be reached (int64)
    longest : the largest distance in the network; 0 without ties
    """

    nearness: np.ndarray
    total: np.ndarray
    reached: np.ndarray
    longest: int


def distances(adjacency: sparse.csr_array) -> Distances:
    """Return the sums of all shortest distances, exactly, without keeping the n × n distances.

    Parameters
    ----------
    adjacency : symmetric 0/1 matrix (`Network.adjacency`)

    Notes
    -----
    Breadth first from 512 nodes at a time: a node carries one bit per starting point that has found it, and a
    level is one OR over its partners. Costs ties × levels × n/64 word operations; where there are many levels
    (a chain of organisations) each starting point is searched by itself.

    References
    ----------
    Then et al. (2014), The more the merrier: efficient multi-source graph traversal, PVLDB 8(4).
    """
    n = adjacency.shape[0]
    nearness, total, reached = np.zeros(n), np.zeros(n, dtype=np.int64), np.zeros(n, dtype=np.int64)
    longest = 0
    deep = False
    for start in range(0, n if adjacency.nnz else 0, 64 * WORDS):
        sources = np.arange(start, min(n, start + 64 * WORDS))
        levels = None if deep else _together(adjacency, sources)
        if levels is not None:
            for level, number in enumerate(levels, start=1):
                nearness += number / level
                total += level * number
                reached += number
            longest = max(longest, len(levels))
        else:
            deep = True
            steps = csgraph.dijkstra(adjacency, indices=sources, unweighted=True)
            steps[steps == 0] = np.inf  # the sources themselves
            nearness += (1 / steps).sum(axis=0)
            steps[np.isinf(steps)] = 0
            total += steps.sum(axis=0).astype(np.int64)
            reached += np.count_nonzero(steps, axis=0)
            longest = max(longest, int(steps.max()))
    return Distances(nearness=nearness, total=total, reached=reached, longest=longest)


def _together(adjacency: sparse.csr_array, sources: np.ndarray) -> list[np.ndarray] | None:
    """Per distance 1, 2 …: how many of `sources` lie at that distance of each node. None when too deep."""
    n = adjacency.shape[0]
    partners = adjacency.indices
    tied = np.flatnonzero(np.diff(adjacency.indptr))
    starts = adjacency.indptr[tied]
    place = np.arange(len(sources))
    frontier = np.zeros((-(-len(sources) // 64), n), dtype=np.uint64)
    frontier[place // 64, sources] = np.uint64(1) << (place % 64).astype(np.uint64)
    seen = frontier.copy()
    levels: list[np.ndarray] = []
    while len(levels) < DEEP:
        following = np.zeros_like(frontier)
        following[:, tied] = np.bitwise_or.reduceat(np.take(frontier, partners, axis=1), starts, axis=1)
        following &= ~seen
        number = np.bitwise_count(following).sum(axis=0, dtype=np.int64)
        if not number.any():
            return levels
        seen |= following
        levels.append(number)
        frontier = following
    return None
