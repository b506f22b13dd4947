"""Rows put in order of a whole number, so that equal ones stand together."""

from __future__ import annotations

import numpy as np


def grouped(key: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the rows in order of `key`, equal ones in their own order, and where each value of `key` begins in it.

    Parameters
    ----------
    key : whole numbers, int64, 0 or more

    Returns
    -------
    order, starts : int64; rows `order[starts[i] : starts[i + 1]]` are equal, and the i-th smallest value

    Examples
    --------
    >>> grouped(np.array([7, 3, 7]))
    (array([1, 0, 2]), array([0, 1]))
    """
    n = len(key)
    if not n:
        return np.array([], dtype=np.int64), np.array([], dtype=np.int64)
    bits = n.bit_length()
    if int(key.max()) < 2 ** (62 - bits):
        # numpy sorts numbers several times faster than it sorts positions: sort number and position as one
        order = key << bits
        order |= np.arange(n)
        order.sort()
        ordered = order >> bits
        order &= (1 << bits) - 1
    else:
        order = np.argsort(key, kind="stable")
        ordered = key[order]
    return order, np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
