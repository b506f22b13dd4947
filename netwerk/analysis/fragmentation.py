"""How far a network falls apart: which pairs of organisations cannot reach each other, or only by a long way."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from netwerk.analysis.distances import distances


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragmentation:
    """How far a network of `organisations` (isolates included) falls apart; None with fewer than two of them.

    plain : F, the share of pairs without a path, 0.0 (all can reach each other) to 1.0 (nobody can)
    weighted : DF, 1 less the mean of 1/distance over all pairs, where a pair without a path counts 0;
        0.0 (everyone is tied to everyone) to 1.0 (there are no ties)
    """

    organisations: int
    plain: float | None
    weighted: float | None


def fragmentation(adjacency: sparse.csr_array) -> Fragmentation:
    """Return how far the network of `adjacency` (symmetric, 0/1, one row per organisation) falls apart.

    Both are exact and taken over the n organisations that are rows of `adjacency`, so over n(n − 1)/2 pairs:
    F = 1 − Σ_k s_k(s_k − 1) / n(n − 1) with s_k the size of component k, and
    DF = 1 − 2 Σ_{i>j} (1/d_ij) / n(n − 1) with d_ij the distance between i and j. F is never above DF.

    Notes
    -----
    Distances are searched from 512 organisations at a time and summed at once: memory stays within some rows
    of n numbers, however large the network.

    References
    ----------
    Borgatti (2006), Identifying sets of key players in a social network, Computational & Mathematical
    Organization Theory 12:21–34.
    """
    n = adjacency.shape[0]
    if n < 2:
        return Fragmentation(organisations=n, plain=None, weighted=None)
    size = np.bincount(connected_components(adjacency, directed=False)[1]).astype(np.int64)
    ordered = n * (n - 1)
    return Fragmentation(
        organisations=n,
        plain=1 - int((size * (size - 1)).sum()) / ordered,
        weighted=1 - float(distances(adjacency).nearness.sum()) / ordered,
    )
