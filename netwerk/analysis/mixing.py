"""Whether ties stay inside groups or cross them."""

from __future__ import annotations

import numpy as np


def e_i_index(a: np.ndarray, b: np.ndarray, groups: np.ndarray) -> float | None:
    """Return (external - internal)/(external + internal) over the ties (a, b); None without ties.

    -1.0: every tie stays inside a group; 1.0: every tie crosses. `groups` holds the group of each node.

    References
    ----------
    Krackhardt & Stern (1988), Informal networks and organizational crises, SPQ 51:123-140.
    """
    if not len(a):
        return None
    external = int(np.count_nonzero(groups[a] != groups[b]))
    return (2 * external - len(a)) / len(a)


def assortativity(a: np.ndarray, b: np.ndarray, groups: np.ndarray) -> float | None:
    """Return the attribute assortativity of the ties (a, b), -1.0 to 1.0; None where all ends are in one group.

    (Σ e_ii - Σ a_i b_i)/(1 - Σ a_i b_i), with e the share of tie ends between each two groups.

    References
    ----------
    Newman (2003), Mixing patterns in networks, Phys. Rev. E 67:026126, equation 2.
    """
    if not len(a):
        return None
    codes = np.unique(groups.astype(str), return_inverse=True)[1]
    ends = np.bincount(np.concatenate([codes[a], codes[b]])) / (2 * len(a))
    if np.count_nonzero(ends) < 2:
        return None
    expected = float((ends**2).sum())
    internal = np.count_nonzero(codes[a] == codes[b]) / len(a)
    return (internal - expected) / (1 - expected)
