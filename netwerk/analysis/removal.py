"""How near the others stay to each other when one more organisation is taken away, for many candidates at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

BITS = 64  # starting points that one word holds
BATCH = 1 << 17  # words × ends of ties that are searched at once: some megabytes


@dataclass(frozen=True, kw_only=True)
class Rest:
    """A network without some of its nodes, ready to lose one more.

    nodes : numbers in the whole network of those that are left, ascending; all else counts within these
    adjacency : symmetric 0/1 matrix (float32) among them
    sources : from which distances are taken, positions in `nodes`, ascending: all, or a sample
    near : 1/distance of each node (row) to each source (column), float64; 0 where there is no path
    leaning : bool, of the same shape: without this node (row) some other node lies further from the source (column)
    longest : the largest distance from a source; 0 without ties
    """

    nodes: np.ndarray
    adjacency: sparse.csr_array
    sources: np.ndarray
    near: np.ndarray
    leaning: np.ndarray
    longest: int


def rest(adjacency: sparse.csr_array, away: Sequence[int], sources: np.ndarray) -> Rest:
    """Return the network of `adjacency` (symmetric, 0/1, float32) without the nodes `away`.

    sources : node numbers, ascending; those of `away` are left out

    Notes
    -----
    Node v is needed from a source where it has a partner one step further that no other node at the distance of v
    leads to: if every such partner had another way in, so would all that lies behind them.
    """
    n = adjacency.shape[0]
    stays = np.ones(n, dtype=bool)
    stays[list(away)] = False
    nodes = np.flatnonzero(stays)
    left = adjacency[nodes][:, nodes] if away else adjacency
    own = np.searchsorted(nodes, sources[stays[sources]])

    column = np.arange(len(own))
    frontier = np.zeros((len(nodes), len(own)), dtype=np.float32)
    frontier[own, column] = 1
    seen = frontier > 0
    near = np.zeros(frontier.shape)
    leaning = np.zeros_like(seen)
    before, level = seen, 0
    while True:
        ways = left @ frontier
        found = (ways > 0) & ~seen
        if not found.any():
            return Rest(nodes=nodes, adjacency=left, sources=own, near=near, leaning=leaning, longest=level)
        level += 1
        near[found] = 1 / level
        seen |= found
        if level > 1:  # what is next to a source needs nobody else
            alone = (found & (ways == 1)).astype(np.float32)
            leaning |= (left @ alone > 0) & before
        frontier, before = found.astype(np.float32), found


def nearness_without(left: Rest, candidates: np.ndarray) -> np.ndarray:
    """Return for each candidate (positions in `left.nodes`) the mean nearness of a source when it is away too.

    The nearness of a source is Σ 1/distance to all others that are left; over all sources its mean is the sum of
    1/d over ordered pairs, divided by the number of nodes that are left.

    Notes
    -----
    Only sources that lean on the candidate are searched again. Each of these is one bit, so that one word holds 64
    starting points, and many words, of several candidates, are searched at once.

    References
    ----------
    Then et al. (2014), The more the merrier: efficient multi-source graph traversal, PVLDB 8(4).
    """
    near = left.near
    of_source = near.sum(axis=0)
    column = np.full(len(left.nodes), -1)
    column[left.sources] = np.arange(len(left.sources))
    own = column[candidates]
    number = len(left.sources) - (own >= 0)
    total = of_source.sum() - near[candidates].sum(axis=1)
    total -= np.where(own >= 0, of_source[own], 0)

    leans = left.leaning[candidates]
    which, source = np.nonzero(leans)
    if len(which):
        # what those sources lose when they are taken out of the sum, before they come back with their new distances
        was = of_source[source] - near[candidates[which], source]
        total -= np.bincount(which, weights=was, minlength=len(candidates))
        total += _searched_again(left, candidates, which, left.sources[source])
    mean: np.ndarray = total / np.maximum(number, 1)  # without a source there is no nearness
    return mean


def _searched_again(left: Rest, candidates: np.ndarray, which: np.ndarray, source: np.ndarray) -> np.ndarray:
    """Return for each candidate the Σ of nearness of its sources without it; (which, source) ascending in `which`."""
    first = np.searchsorted(which, np.arange(len(candidates) + 1))
    words = -(-np.diff(first) // BITS)
    offset = np.concatenate([[0], np.cumsum(words)])
    place = np.arange(len(which)) - first[which]
    word = offset[which] + place // BITS
    bit = np.uint64(1) << (place % BITS).astype(np.uint64)
    blocked = np.repeat(candidates, words)

    partners = left.adjacency.indices
    tied = np.flatnonzero(np.diff(left.adjacency.indptr))
    starts = left.adjacency.indptr[tied]
    near = np.zeros(offset[-1])
    step = max(1, BATCH // max(1, len(partners)))
    for begin in range(0, len(near), step):
        end = min(len(near), begin + step)
        here = slice(*np.searchsorted(word, (begin, end)))
        frontier = np.zeros((end - begin, len(left.nodes)), dtype=np.uint64)
        frontier[word[here] - begin, source[here]] = bit[here]
        seen = frontier.copy()
        seen[np.arange(end - begin), blocked[begin:end]] = ~np.uint64(0)
        level = 0
        while True:
            following = np.zeros_like(frontier)
            following[:, tied] = np.bitwise_or.reduceat(np.take(frontier, partners, axis=1), starts, axis=1)
            following &= ~seen
            number = np.bitwise_count(following).sum(axis=1, dtype=np.int64)
            if not number.any():
                break
            level += 1
            near[begin:end] += number / level
            seen |= following
            frontier = following
    return np.bincount(np.repeat(np.arange(len(candidates)), words), weights=near, minlength=len(candidates))
