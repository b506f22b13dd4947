"""Pairs without a tie that share partners or that are asked for, weighed, and the first of each organisation.

Here pairs are numbers in arrays, hundreds of thousands at once; `proposals` says what they mean.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from netwerk.ordering import grouped

_CELLS = 6_000_000  # pairs that may be worked out at once, so that a large network fits in memory


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
    divided = adjacency @ sparse.diags_array(1 / np.maximum(np.diff(adjacency.indptr), 1))
    keys, weights = [np.array([], dtype=np.int64)], [np.array([], dtype=float)]
    step = max(1, _CELLS // max(1, n))
    for start in range(0, len(own), step):
        rows = own[start : start + step]
        # worked out on its side and turned over, which puts the columns in order in half the time of sorting them
        resource = (divided @ adjacency[rows].T.tocsr()).T.tocsr()
        found = _candidates(resource, asked[rows], never[rows])
        one, other = np.repeat(rows, np.diff(found.begins)), found.node
        weight = (1 + found.times) * (1 + found.resource)
        weight *= factor.ravel().take(place.take(one) * len(factor) + place.take(other))
        weight[~meets[other] | found.never] = 0
        kept = _first(weight, found.begins, most)
        one, other = one[kept], other[kept]
        keys.append(np.minimum(one, other) * n + np.maximum(one, other))
        weights.append(weight[kept])
    # a pair that is among the first of both its ends weighs the same from both: the sums run in one order
    key = np.concatenate(keys)
    order, starts = grouped(key)
    key, weight = key[order[starts]], np.concatenate(weights)[order[starts]]
    order = np.argsort(-weight, kind="stable")
    key = key[order]
    return Pairs(a=key // max(1, n), b=key % max(1, n), weight=weight[order])


def both_ways(one: np.ndarray, other: np.ndarray, value: np.ndarray, n: int) -> sparse.csr_array:
    """Return the symmetric matrix (n × n) with `value` between `one` and `other`; equal pairs are added up."""
    made = (np.tile(value, 2), (np.concatenate([one, other]), np.concatenate([other, one])))
    return sparse.coo_array(made, shape=(n, n)).tocsr()


@dataclass(frozen=True, kw_only=True)
class _Candidates:
    """Pairs by row and then by node; begins : where each row begins, and the end of the last.

    node, times, resource : the other of the pair, how often it is asked for, its resource index
    never : is to be left out (bool)
    """

    begins: np.ndarray
    node: np.ndarray
    times: np.ndarray
    resource: np.ndarray
    never: np.ndarray


def _candidates(resource: sparse.csr_array, asked: sparse.csr_array, never: sparse.csr_array) -> _Candidates:
    """Return every pair of these rows that has a resource or is asked for; all three are rows × nodes."""
    rows, nodes = resource.shape
    key, value = _entries(resource)
    wanted, number = _entries(asked)
    at, known = _found(wanted, key)
    times = np.zeros(len(key))
    times[at[known]] = number[known]
    begins = resource.indptr.astype(np.int64)
    if not known.all():
        new = ~known
        key = np.insert(key, at[new], wanted[new])
        times, value = np.insert(times, at[new], number[new]), np.insert(value, at[new], 0.0)
        begins = np.searchsorted(key, np.arange(rows + 1) * nodes)
    left_out = np.zeros(len(key), dtype=bool)
    at, known = _found(_entries(never)[0], key)
    left_out[at[known]] = True
    node = key - np.repeat(np.arange(rows) * nodes, np.diff(begins))
    return _Candidates(begins=begins, node=node, times=times, resource=value, never=left_out)


def _entries(matrix: sparse.csr_array) -> tuple[np.ndarray, np.ndarray]:
    """Return where `matrix` holds something, as row · width + column, ascending, and what."""
    matrix.sort_indices()
    row = np.repeat(np.arange(matrix.shape[0], dtype=np.int64), np.diff(matrix.indptr))
    return row * matrix.shape[1] + matrix.indices, matrix.data


def _found(wanted: np.ndarray, key: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return where in `key` (ascending, unique) each of `wanted` stands or would stand, and which are in it (bool)."""
    at = np.searchsorted(key, wanted)
    known = at < len(key)
    known[known] = key[at[known]] == wanted[known]
    return at, known


def _first(weight: np.ndarray, begins: np.ndarray, most: int) -> np.ndarray:
    """Return the positions of the `most` largest of each row, ascending; of equal ones those that come first.

    A pair of weight 0 is none.
    """
    sizes = np.diff(begins)
    last = np.zeros(len(sizes))  # the smallest weight that a row keeps
    for row in np.flatnonzero(sizes > most).tolist():
        last[row] = np.partition(weight[begins[row] : begins[row + 1]], -most)[-most]
    limit = np.repeat(last, sizes)
    over, equal = weight > limit, (weight == limit) & (weight > 0)
    room = most - _per_row(over, begins)
    before = np.concatenate([[0], np.cumsum(equal)])
    nth = before[1:] - np.repeat(before[begins[:-1]], sizes)  # which of the equals of its row each is, from 1
    return np.flatnonzero(over | (equal & (nth <= np.repeat(room, sizes))))


def _per_row(chosen: np.ndarray, begins: np.ndarray) -> np.ndarray:
    """Return how many of each row are `chosen` (bool)."""
    total = np.concatenate([[0], np.cumsum(chosen)])
    return np.diff(total[begins])
