"""Pushing organisations apart until no two stand on top of each other."""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree


def apart(place: np.ndarray, gap: float, rounds: int) -> np.ndarray:
    """Return `place` (n × 2) with points nearer than `gap` pushed apart, in at most `rounds` rounds.

    Each round takes away 60 % of what every pair lacks; only near pairs are looked at.
    """
    if len(place) < 2:
        return place.copy()
    # two points on one spot have no direction to be pushed in: a spiral too small to see gives them one
    turn = np.arange(len(place)) * 2.39996  # the golden angle, so that no two turns are alike
    moved = place + 1e-3 * np.column_stack([np.cos(turn), np.sin(turn)])
    for _ in range(rounds):
        pairs = cKDTree(moved).query_pairs(gap, output_type="ndarray")
        if not len(pairs):
            break
        between = moved[pairs[:, 0]] - moved[pairs[:, 1]]
        distance = np.maximum(np.hypot(between[:, 0], between[:, 1]), 1e-9)
        push = ((gap - distance) / 2 / distance * 0.6)[:, None] * between
        for axis in (0, 1):
            moved[:, axis] += np.bincount(pairs[:, 0], weights=push[:, axis], minlength=len(moved))
            moved[:, axis] -= np.bincount(pairs[:, 1], weights=push[:, axis], minlength=len(moved))
    return moved
