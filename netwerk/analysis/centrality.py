"""Who lies between others and who is tied to the well tied: betweenness and eigenvector."""

from __future__ import annotations

from contextlib import suppress

import numpy as np
import rustworkx as rx
from scipy import sparse
from scipy.sparse import csgraph
from scipy.sparse.linalg import ArpackNoConvergence, eigsh

EXACT = 3e9  # organisations × (organisations + ends of ties) up to which betweenness is exact: some 15 seconds
PIVOTS = 256
SEED = 20260101
BLOCK = 64  # pivots at a time
ROUNDS = 500
SMALL = 200  # organisations in a component up to which all eigenvalues are computed


def betweenness(
    graph: rx.PyGraph, adjacency: sparse.csr_array, *, exact: float = EXACT, pivots: int = PIVOTS
) -> tuple[np.ndarray, bool]:
    """Return raw betweenness of each node, and whether it is an estimate.

    Each unordered pair of others counts once, endpoints excluded. When n · (n + 2 · ties) is over `exact` it is
    estimated from `pivots` starting points, drawn with a fixed seed and scaled up to n.

    Parameters
    ----------
    graph, adjacency : the same undirected network, as `Network.compact` and `Network.adjacency`

    References
    ----------
    Brandes (2001), J. Math. Sociology 25:163-177; Brandes & Pich (2007), Centrality estimation in large networks.
    """
    n = adjacency.shape[0]
    if n * (n + adjacency.nnz) <= exact or n <= pivots:
        found = rx.betweenness_centrality(graph, normalized=False)
        return np.fromiter(found.values(), dtype=np.float64, count=n), False
    chosen = np.sort(np.random.default_rng(SEED).choice(n, size=pivots, replace=False))
    total = np.zeros(n)
    for start in range(0, pivots, BLOCK):
        total += _dependencies(adjacency, chosen[start : start + BLOCK])
    return total * (n / pivots / 2), True


def _dependencies(adjacency: sparse.csr_array, sources: np.ndarray) -> np.ndarray:
    """Σ over `sources` of the dependency of each source on each node (Brandes 2001), level by level."""
    n = adjacency.shape[0]
    column = np.arange(len(sources))
    paths = np.zeros((n, len(sources)))
    paths[sources, column] = 1
    frontier = paths.copy()
    seen = paths > 0
    levels: list[np.ndarray] = []  # flat positions reached at distance 1, 2 …
    while True:
        following = adjacency @ frontier
        following[seen] = 0
        reached = np.flatnonzero(following)
        if not len(reached):
            break
        levels.append(reached)
        seen.ravel()[reached] = True
        paths.ravel()[reached] = following.ravel()[reached]
        frontier = following
    dependency = np.zeros_like(paths)
    for level in range(len(levels) - 1, 0, -1):
        share = np.zeros_like(paths)
        at = levels[level]
        share.ravel()[at] = (1 + dependency.ravel()[at]) / paths.ravel()[at]
        back = adjacency @ share
        above = levels[level - 1]
        dependency.ravel()[above] = paths.ravel()[above] * back.ravel()[above]
    return np.asarray(dependency.sum(axis=1))


def eigenvector(adjacency: sparse.csr_array) -> np.ndarray | None:
    """Return the principal eigenvector, largest value 1; 0 outside its component; None without ties.

    Of several components the one with the largest eigenvalue counts; of equal ones (to 9 digits) the one with
    the smallest node number, which is the smallest id.

    References
    ----------
    Bonacich (1972), J. Math. Sociology 2:113-120.
    """
    if not adjacency.nnz:
        return None
    number, component = csgraph.connected_components(adjacency, directed=False)
    degree = np.diff(adjacency.indptr)
    # the average degree and the root of the largest are below the eigenvalue, the largest degree above it
    size = np.bincount(component, minlength=number)
    most = np.zeros(number)
    np.maximum.at(most, component, degree)
    below = np.maximum(np.bincount(component, weights=degree, minlength=number) / size, np.sqrt(most))
    candidates = np.flatnonzero(most >= below.max() * (1 - 1e-9))
    nodes = np.split(np.argsort(component, kind="stable"), np.cumsum(size)[:-1])
    best, best_nodes, best_vector = -1.0, nodes[candidates[0]], np.ones(1)
    for candidate in sorted(candidates, key=lambda c: int(nodes[c][0])):
        members = nodes[candidate]
        value, vector = _principal(adjacency if number == 1 else adjacency[members][:, members])
        if value > best * (1 + 1e-9):
            best, best_nodes, best_vector = value, members, vector
    result = np.zeros(adjacency.shape[0])
    result[best_nodes] = best_vector
    return result


def _principal(connected: sparse.csr_array) -> tuple[float, np.ndarray]:
    """Largest eigenvalue and its eigenvector (largest value 1) of a connected network."""
    n = connected.shape[0]
    if n <= SMALL:
        values, vectors = np.linalg.eigh(connected.toarray())
        return float(values[-1]), _scaled(vectors[:, -1])
    vector = np.ones(n)
    for _ in range(ROUNDS):
        # A + I has the same eigenvectors, and no eigenvalue -λ to swing to in a network of two camps
        following = connected @ vector + vector
        following /= following.max()
        moved = np.abs(following - vector).max()
        vector = following
        if moved < 1e-14:
            break
    else:
        # long chains converge slowly; should this fail too, the 500 rounds above are the best there is
        with suppress(ArpackNoConvergence):
            vector = eigsh(connected, k=1, which="LA", v0=vector, ncv=min(n - 1, 60), maxiter=20 * n)[1][:, 0]
    vector = _scaled(vector)
    return float(vector @ (connected @ vector) / (vector @ vector)), vector


def _scaled(vector: np.ndarray) -> np.ndarray:
    vector = np.abs(vector)
    return np.asarray(vector / vector.max())
