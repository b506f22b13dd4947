"""The measures of a network that only need counting: the same numbers as `measures`, without its dear ones.

A bound is set against one number, often for ten years; distances and positions of everyone take seconds each time.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import rustworkx as rx
from scipy.sparse import csgraph

from netwerk.analysis.centralisation import degree_centralisation
from netwerk.network import Network

COUNTED = frozenset(
    {
        "organisations", "isolated", "ties", "density", "average_degree", "components", "largest_component",
        "degree_centralisation", "connectedness", "fragmentation", "bridges", "articulation_points",
    }
)  # fmt: skip


def counted(network: Network) -> Mapping[str, float | None]:
    """Return the measures named in COUNTED, defined as in `measures`; None where undefined."""
    n, ties = len(network), len(network.ties)
    degree = np.bincount(network.ties[["a", "b"]].to_numpy().ravel(), minlength=n)
    pairs = n * (n - 1) // 2
    component = csgraph.connected_components(network.adjacency, directed=False)[1] if n else np.zeros(0, dtype=int)
    sizes = np.bincount(component)
    reachable = int((sizes * (sizes - 1) // 2).sum())
    return {
        "organisations": n,
        "isolated": int(np.count_nonzero(degree == 0)),
        "ties": ties,
        "density": ties / pairs if pairs else None,
        "average_degree": 2 * ties / n if n else None,
        "components": len(sizes),
        "largest_component": int(sizes.max(initial=0)),
        "degree_centralisation": degree_centralisation(degree),
        "connectedness": reachable / pairs if pairs else None,
        "fragmentation": 1 - reachable / pairs if pairs else None,
        "bridges": len(rx.bridges(network.compact)),
        "articulation_points": len(rx.articulation_points(network.compact)),
    }
