"""How much of the network runs through one organisation: 0 when all are alike, 1 in a star."""

from __future__ import annotations

import numpy as np


def degree_centralisation(degree: np.ndarray) -> float | None:
    """Return Σ(max - d)/((n - 1)(n - 2)), 0 to 1; None with fewer than three organisations (Freeman 1979)."""
    n = len(degree)
    return _against(degree, (n - 1) * (n - 2))


def betweenness_centralisation(betweenness: np.ndarray) -> float | None:
    """Return Σ(max - b)/((n - 1)²(n - 2)/2) of raw betweenness, 0 to 1; None with fewer than three (Freeman 1977)."""
    n = len(betweenness)
    return _against(betweenness, (n - 1) ** 2 * (n - 2) / 2)


def closeness_centralisation(closeness: np.ndarray) -> float | None:
    """Return Σ(max - c)/((n - 1)(n - 2)/(2n - 3)), 0 to 1; None with fewer than three or when disconnected.

    Parameters
    ----------
    closeness : (n - 1)/Σ distances of each organisation; nan when the network is not connected
    """
    n = len(closeness)
    if np.isnan(closeness).any():
        return None
    return _against(closeness, (n - 1) * (n - 2) / (2 * n - 3))


def _against(values: np.ndarray, star: float) -> float | None:
    """The differences with the largest value, as a share of what they add up to in a star."""
    if len(values) < 3:
        return None
    return float((values.max() - values).sum() / star)
