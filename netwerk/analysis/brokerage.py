"""Who stands between two partners that do not work together, and between which groups (Gould and Fernandez)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from netwerk.analysis.structural_holes import shared


@dataclass(frozen=True, slots=True, kw_only=True)
class Brokerage:
    """Open triples per broker (int64 arrays of length n); each unordered pair of unconnected ends counts once.

    coordinator : all three of one group, A-A-A
    itinerant : the ends of one group, the broker of another, A-B-A
    gatekeeper : the broker shares its group with exactly one end, A-B-B (undirected: also the representative)
    liaison : three different groups, A-B-C
    """

    coordinator: np.ndarray
    itinerant: np.ndarray
    gatekeeper: np.ndarray
    liaison: np.ndarray


def brokerage(adjacency: sparse.csr_array, groups: np.ndarray, *, common: np.ndarray | None = None) -> Brokerage:
    """Return how often each node stands between two unconnected partners, by the groups of the three.

    Parameters
    ----------
    adjacency : symmetric 0/1 matrix (`Network.adjacency`)
    groups : the group of each node (`Network.groups`), any values that compare equal
    common : partners in common of each entry of `adjacency`, in the order of its data, if already known

    Notes
    -----
    Counted without listing triples: all pairs of partners by group, minus the pairs that are tied.

    References
    ----------
    Gould & Fernandez (1989), Structures of mediation, Sociological Methodology 19:89-126.
    """
    n = adjacency.shape[0]
    group = np.unique(groups.astype(str), return_inverse=True)[1] if n else np.array([], dtype=int)
    degree = np.diff(adjacency.indptr).astype(np.int64)
    row = np.repeat(np.arange(n), degree)
    same = group[row] == group[adjacency.indices]
    own = np.bincount(row[same], minlength=n)

    # pairs of partners, tied or not
    wide = int(group.max(initial=0)) + 1
    sizes = np.unique(row * wide + group[adjacency.indices], return_counts=True)
    alike = np.bincount(sizes[0] // wide, weights=_pairs(sizes[1]), minlength=n).astype(np.int64)
    within, mixed = _pairs(own), own * (degree - own)

    # tied pairs of partners, by the same split
    inside = sparse.csr_array(
        (np.ones(int(own.sum())), adjacency.indices[same], np.r_[0, np.cumsum(own)]), shape=adjacency.shape
    )
    if common is None:
        common = shared(adjacency, adjacency)
    tied = _half(common, row, n)
    tied_alike = _half(shared(adjacency, inside), row, n)
    tied_within = _half(shared(inside, inside), row[same], n)
    beside_own = np.rint(np.bincount(row[same], weights=common[same], minlength=n)).astype(np.int64)
    tied_mixed = beside_own - 2 * tied_within

    coordinator = within - tied_within
    itinerant = (alike - within) - (tied_alike - tied_within)
    gatekeeper = mixed - tied_mixed
    return Brokerage(
        coordinator=coordinator,
        itinerant=itinerant,
        gatekeeper=gatekeeper,
        liaison=_pairs(degree) - tied - coordinator - itinerant - gatekeeper,
    )


def _pairs(number: np.ndarray) -> np.ndarray:
    """How many unordered pairs `number` things make."""
    return np.asarray(number * (number - 1) // 2)


def _half(values: np.ndarray, row: np.ndarray, n: int) -> np.ndarray:
    """Half of the sum of `values` per row: every pair was met from both ends."""
    return np.rint(np.bincount(row, weights=values, minlength=n) / 2).astype(np.int64)
