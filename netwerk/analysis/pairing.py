"""Pairs without a tie that share partners or that are asked for, weighed, and the first of each organisation.

Here pairs are numbers in arrays, hundreds of thousands at once; `proposals` says what they mean.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

_ROWS = 2_000  # nodes worked out at once, so that a large network fits in memory


@dataclass(frozen=True, kw_only=True)
class Pairs:
    """a, b : node numbers (int64), a < b; weight : float64. By weight, the largest first, then by a and b."""

    a: np.ndarray
    b: np.ndarray
    weight: np.ndarray


def first_pairs(
    adjacency: sparse.csr_array,
    asked: sparse.csr_array,
    never: sparse.csr_array,
    *,
    place: np.ndarray,
    factor: np.ndarray,
    own: np.ndarray,
    meets: np.ndarray,
    most: int,
) -> Pairs:
    """Return the pairs that are among the first `most` of one of `own`, of those that share a partner or are asked for.

    The weight is (1 + asked) × (1 + resource) × factor; resource: Σ 1/degree over the shared partners.

    adjacency, asked, never : nodes × nodes, symmetric; ties (0/1), how often a pair is asked for, pairs to leave out
    place, factor : place number of each node, and what each two places count (places × places)
    own : node numbers, ascending
    meets : which nodes may be in a pair (bool)
    """
    n = len(meets)
    divided = sparse.diags_array(1 / np.maximum(np.diff(adjacency.indptr), 1)) @ adjacency
    keys, weights = [np.array([], dtype=np.int64)], [np.array([], dtype=float)]
    for start in range(0, len(own), _ROWS):
        rows = own[start : start + _ROWS]
        row, other, times, resource = _candidates(adjacency[rows] @ divided, asked[rows], never[rows], meets)
        one = rows[row]
        weight = (1 + times) * (1 + resource) * factor[place[one], place[other]]
        kept = _first(weight, np.searchsorted(row, np.arange(len(rows) + 1)), most)
        one, other = one[kept], other[kept]
        keys.append(np.minimum(one, other) * n + np.maximum(one, other))
        weights.append(weight[kept])
    # a pair that is among the first of both its ends weighs the same from both: the sums run in one order
    key, at = np.unique(np.concatenate(keys), return_index=True)
    weight = np.concatenate(weights)[at]
    order = np.argsort(-weight, kind="stable")
    key = key[order]
    return Pairs(a=key // max(1, n), b=key % max(1, n), weight=weight[order])


def both_ways(one: np.ndarray, other: np.ndarray, value: np.ndarray, n: int) -> sparse.csr_array:
    """Return the symmetric matrix (n × n) with `value` between `one` and `other`; equal pairs are added up."""
    made = (np.tile(value, 2), (np.concatenate([one, other]), np.concatenate([other, one])))
    return sparse.coo_array(made, shape=(n, n)).tocsr()


def _candidates(
    resource: sparse.csr_array, asked: sparse.csr_array, never: sparse.csr_array, meets: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return row, node, times asked and resource of each pair of these rows, by row and then by node.

    resource, asked, never : rows × nodes
    """
    n = max(1, len(meets))
    key, value = _entries(resource)
    wanted, number = _entries(asked)
    at, known = _found(wanted, key)
    times = np.zeros(len(key))
    times[at] = number[known]
    if not known.all():
        key = np.concatenate([key, wanted[~known]])
        order = np.argsort(key, kind="stable")
        key = key[order]
        times = np.concatenate([times, number[~known]])[order]
        value = np.concatenate([value, np.zeros(len(key) - len(value))])[order]
    node = key % n
    keep = meets[node]
    keep[_found(_entries(never)[0], key)[0]] = False
    return key[keep] // n, node[keep], times[keep], value[keep]


def _entries(matrix: sparse.csr_array) -> tuple[np.ndarray, np.ndarray]:
    """Return where `matrix` holds something, as row · width + column, ascending, and what."""
    matrix.sort_indices()
    row = np.repeat(np.arange(matrix.shape[0], dtype=np.int64), np.diff(matrix.indptr))
    return row * matrix.shape[1] + matrix.indices, matrix.data


def _found(wanted: np.ndarray, key: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return where in `key` (ascending, unique) those of `wanted` stand that are in it, and which are (bool)."""
    at = np.searchsorted(key, wanted)
    known = at < len(key)
    known[known] = key[at[known]] == wanted[known]
    return at[known], known


def _first(weight: np.ndarray, begins: np.ndarray, most: int) -> np.ndarray:
    """Return the positions of the `most` largest of each row; of equal ones those that come first."""
    kept = [np.array([], dtype=np.int64)]
    for begin, end in zip(begins[:-1].tolist(), begins[1:].tolist(), strict=True):
        if end - begin <= most:
            kept.append(np.arange(begin, end))
            continue
        row = weight[begin:end]
        last = np.partition(row, -most)[-most]
        over = np.flatnonzero(row > last)
        kept.append(begin + np.concatenate([over, np.flatnonzero(row == last)[: most - len(over)]]))
    return np.concatenate(kept)
