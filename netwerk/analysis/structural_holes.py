"""How closed the circle around an organisation is: triangles, clustering, constraint and effective size."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

STEPS = 20_000_000  # multiplications done at once, so that one organisation with thousands of ties fits in memory
DENSE = 6_000  # organisations up to which full matrices are considered (0.3 GB each)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holes:
    """Per node (arrays of length n; nan where undefined), and `common` per entry of the adjacency matrix.

    triangles : int64, tied pairs among the partners
    clustering : triangles / pairs of partners, 0 with fewer than two partners
    constraint : Burt (1992), 0 … 1.125 on binary ties; isolates nan
    effective_size : degree - 2 · triangles / degree (Borgatti 1997); isolates nan
    common : float64, partners that the two ends of each entry have in common, in the order of its `data`
    """

    triangles: np.ndarray
    clustering: np.ndarray
    constraint: np.ndarray
    effective_size: np.ndarray
    common: np.ndarray


def holes(adjacency: sparse.csr_array) -> Holes:
    """Return triangles, clustering, constraint and effective size of every node.

    Parameters
    ----------
    adjacency : symmetric 0/1 matrix (`Network.adjacency`)

    References
    ----------
    Burt (1992), Structural Holes; Borgatti (1997), Structural holes: unpacking Burt's redundancy measures.
    """
    n = adjacency.shape[0]
    degree = np.diff(adjacency.indptr)
    tied = degree > 0
    share = np.divide(1.0, degree, out=np.zeros(n), where=tied)  # p_ij of every partner j of i
    # two sums in one product: the real part counts common partners, the imaginary part adds up their shares
    weight = sparse.diags_array(1 + 1j * share)
    common = shared(adjacency, (weight @ adjacency).tocsr())
    row = np.repeat(np.arange(n), degree)
    triangles = np.rint(np.bincount(row, weights=common.real, minlength=n) / 2).astype(np.int64)
    indirect = share[row] * common.imag  # Σ_q p_iq p_qj
    constraint = np.bincount(row, weights=(share[row] + indirect) ** 2, minlength=n)
    pairs = degree * (degree - 1) / 2
    return Holes(
        triangles=triangles,
        clustering=np.divide(triangles, pairs, out=np.zeros(n), where=pairs > 0),
        constraint=np.where(tied, constraint, np.nan),
        effective_size=np.where(tied, degree - 2 * triangles * share, np.nan),
        common=common.real,
    )


def shared(adjacency: sparse.csr_array, weights: sparse.csr_array) -> np.ndarray:
    """Return Σ_q a_iq w_qj for each entry (i, j) of `adjacency`, in the order of its `data`.

    Parameters
    ----------
    adjacency : 0/1 matrix (n × n) with sorted indices
    weights : matrix (n × n), real or complex
    """
    n = adjacency.shape[0]
    result = np.zeros(adjacency.nnz, dtype=weights.dtype)
    if not adjacency.nnz or not weights.nnz:
        return result
    row_of_entry = np.repeat(np.arange(n), np.diff(adjacency.indptr))
    costs = np.diff(weights.indptr)[adjacency.indices].astype(np.int64)
    reach = np.r_[0, np.cumsum(costs)]
    # a full product runs at some 1e10 operations a second, a sparse one at 1e8
    if n <= DENSE and n**3 < 150 * reach[-1]:
        full = adjacency.toarray().astype(weights.dtype) @ weights.toarray()
        return np.asarray(full[row_of_entry, adjacency.indices])
    until_row = reach[adjacency.indptr]
    begin = 0
    while begin < n:
        end = int(max(begin + 1, np.searchsorted(until_row, until_row[begin] + STEPS, side="right") - 1))
        entries = slice(int(adjacency.indptr[begin]), int(adjacency.indptr[end]))
        block = adjacency[begin:end]
        product = (block @ weights).tocsr()
        result[entries] = _at(product, row_of_entry[entries] - begin, adjacency.indices[entries])
        begin = end
    return result


def _at(matrix: sparse.csr_array, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """The entries of `matrix` at (row, column), given in the order of rows and columns; 0 where there are none."""
    wanted = np.zeros(len(rows), dtype=matrix.dtype)
    matrix.sort_indices()
    width = matrix.shape[1]
    present = np.repeat(np.arange(matrix.shape[0], dtype=np.int64), np.diff(matrix.indptr)) * width + matrix.indices
    if not len(present):
        return wanted
    key = rows.astype(np.int64) * width + columns
    place = np.minimum(np.searchsorted(present, key), len(present) - 1)
    hit = present[place] == key
    wanted[hit] = matrix.data[place[hit]]
    return wanted
