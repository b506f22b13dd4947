"""How long drawing networks with the same numbers of partners takes, and one swap beside one of networkx."""

from __future__ import annotations

from statistics import median
from time import perf_counter

import networkx as nx
import numpy as np

from netwerk.analysis.null_model import by_chance
from netwerk.analysis.rewiring import SWAPPED, rewired
from netwerk.model import Window
from netwerk.network import network
from tests.bench.gaps import random_dataset
from tests.bench.timing import Row

AT_MOST = 15.0  # seconds
DRAWS = 100
SWAPS = 3_000  # that networkx makes
COUNTED = 100_000  # swaps, in the table


def run() -> list[Row]:
    """Return the seconds of a whole comparison, and those of a swap as a ratio to networkx."""
    found = network(random_dataset(400, 3_450, years=1), Window())
    start = perf_counter()
    draws = by_chance(found).draws
    whole = perf_counter() - start
    a, b = found.ties["a"].to_numpy(np.int64), found.ties["b"].to_numpy(np.int64)
    ours, theirs = [], []
    for number in range(3):
        ours.append(_per_swap(len(found), a, b))
        graph = nx.Graph(zip(a.tolist(), b.tolist(), strict=True))
        start = perf_counter()
        nx.double_edge_swap(graph, nswap=SWAPS, max_tries=100 * SWAPS, seed=number)
        theirs.append((perf_counter() - start) / SWAPS)
    return [
        Row(
            what=f"figures by chance: {len(found):,}, {len(a):,} ties, {draws:,} draws",
            seconds=whole,
            against="15 seconds",
            reference=AT_MOST,
            at_most=1.0,
        ),
        Row(
            what=f"{COUNTED:,} swaps of {len(a):,} ties",
            seconds=COUNTED * median(ours),
            against="networkx double_edge_swap",
            reference=COUNTED * median(theirs),
            at_most=0.1,
        ),
    ]


def _per_swap(n: int, a: np.ndarray, b: np.ndarray) -> float:
    """Seconds per swap, the making of each draw included: at least so many swaps are made between two draws."""
    start = perf_counter()
    for _ in rewired(n, a, b, DRAWS):
        pass
    return (perf_counter() - start) / (DRAWS * SWAPPED * len(a))
