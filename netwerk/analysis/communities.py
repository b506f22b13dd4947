"""Clusters that the ties themselves form, whatever the organisations are called."""

from __future__ import annotations

import graspologic_native
import numpy as np
from scipy import sparse

SEED = 20260101  # fixed: the same network always falls into the same clusters


def communities(adjacency: sparse.csr_array) -> np.ndarray:
    """Return the cluster of each node (int64, 0 … by smallest node number); -1 for nodes without ties.

    Parameters
    ----------
    adjacency : symmetric 0/1 matrix (`Network.adjacency`)

    References
    ----------
    Traag, Waltman & van Eck (2019), From Louvain to Leiden, Scientific Reports 9:5233.
    """
    label = np.full(adjacency.shape[0], -1, dtype=np.int64)
    tied = np.flatnonzero(np.diff(adjacency.indptr))
    if not len(tied):
        return label
    core = adjacency[tied][:, tied].tocsr()
    core.sort_indices()
    _, found = graspologic_native.leiden_csr(
        core.indptr.astype(np.int64),
        core.indices.astype(np.int32),
        core.data.astype(np.float64),
        len(tied),
        seed=SEED,
    )
    raw = np.array([found[node] for node in range(len(tied))], dtype=np.int64)
    first = np.unique(raw, return_index=True)[1]
    order = np.argsort(np.argsort(first))
    label[tied] = order[np.unique(raw, return_inverse=True)[1]]
    return label


def modularity(a: np.ndarray, b: np.ndarray, label: np.ndarray) -> float | None:
    """Return Σ_c (L_c/L - (D_c/2L)²), ties within clusters beyond what chance gives; None without ties.

    Parameters
    ----------
    a, b : node numbers of the ends of each tie
    label : the cluster of each node, 0 … for nodes with ties

    References
    ----------
    Newman & Girvan (2004), Physical Review E 69:026113.
    """
    ties = len(a)
    if not ties:
        return None
    inside = np.count_nonzero(label[a] == label[b])
    ends = np.bincount(np.concatenate([label[a], label[b]]))
    return float(inside / ties - ((ends / (2 * ties)) ** 2).sum())
