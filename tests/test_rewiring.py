"""Networks with the same numbers of partners: every one there is, each as often, and nothing else."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2

from netwerk.analysis.rewiring import Drawn, can_swap, neighbours, rewired
from netwerk.errors import Cancelled

Pairs = tuple[tuple[int, int], ...]


def degrees(n: int, pairs: Pairs) -> list[int]:
    return np.bincount(np.array(pairs, dtype=np.int64).ravel(), minlength=n).tolist()


def draw(n: int, pairs: Pairs, draws: int, *, seed: int = 4) -> list[Drawn]:
    a, b = np.array(sorted(pairs), dtype=np.int64).T
    return list(rewired(n, a, b, draws, seed=seed))


def pairs_of(drawn: Drawn) -> Pairs:
    return tuple(sorted(zip(drawn.a.tolist(), drawn.b.tolist(), strict=True)))


def every_network(n: int, wanted: list[int]) -> set[Pairs]:
    """Every simple graph with these degrees, by trying all sets of so many pairs."""
    return {pairs for pairs in combinations(combinations(range(n), 2), sum(wanted) // 2) if degrees(n, pairs) == wanted}


RING = ((0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (0, 5))  # 60 rings of six and 10 times two of three
HUB = ((0, 1), (0, 2), (0, 3), (0, 4), (1, 2), (4, 5), (5, 6))
DENSE = ((0, 1), (0, 2), (0, 3), (0, 4), (0, 5), (1, 2), (1, 5), (2, 3), (3, 4), (4, 5))  # ten of fifteen pairs


@pytest.mark.parametrize(("n", "pairs", "count"), [(6, RING, 70), (7, HUB, 75), (6, DENSE, 12)])
def test_every_network_with_these_degrees_is_as_likely(n: int, pairs: Pairs, count: int) -> None:
    every = every_network(n, degrees(n, pairs))
    found = Counter(pairs_of(one) for one in draw(n, pairs, 6_000))
    assert set(found) == every
    assert len(every) == count
    expected = 6_000 / count
    distance = sum((times - expected) ** 2 / expected for times in found.values())
    # of a hundred good generators ninety-nine lie under this
    assert distance < chi2.ppf(0.99, count - 1)


@st.composite
def graphs(draw: st.DrawFn) -> tuple[int, Pairs]:
    n = draw(st.integers(4, 9))
    chosen = draw(st.sets(st.sampled_from(list(combinations(range(n), 2))), min_size=2))
    return n, tuple(sorted(chosen))


@given(graphs())
def test_a_network_drawn_is_simple_and_keeps_every_degree(graph: tuple[int, Pairs]) -> None:
    n, pairs = graph
    if not can_swap(np.array(degrees(n, pairs))):
        return
    for one in draw(n, pairs, 3):
        found = pairs_of(one)
        assert len(set(found)) == len(found)
        assert all(a < b for a, b in found)
        assert degrees(n, found) == degrees(n, pairs)
        assert np.array_equal(one.rows, neighbours(n, one.a, one.b))


@pytest.mark.parametrize("n", [2, 3, 4, 5])
def test_nothing_can_be_swapped_exactly_where_there_is_no_other_network(n: int) -> None:
    per_degrees = Counter(
        tuple(degrees(n, pairs))
        for size in range(n * (n - 1) // 2 + 1)
        for pairs in combinations(combinations(range(n), 2), size)
    )
    for wanted, count in per_degrees.items():
        assert can_swap(np.array(wanted)) is (count > 1)


@pytest.mark.parametrize(
    "graph",
    [nx.complete_graph(6), nx.star_graph(6), nx.empty_graph(6), nx.path_graph(2), nx.path_graph(3)],
    ids=["complete", "star", "no ties", "one tie", "two ties at one"],
)
def test_in_these_networks_nothing_can_be_swapped(graph: nx.Graph) -> None:
    assert not can_swap(np.array([degree for _, degree in graph.degree]))


def test_the_karate_club_drawn_anew_clusters_as_networkx_swaps_it() -> None:
    club = nx.karate_club_graph()
    ours = [
        nx.transitivity(nx.Graph(pairs_of(one)))
        for one in draw(34, tuple(sorted(map(tuple, map(sorted, club.edges)))), 200)
    ]
    swapped = nx.Graph(club.edges)
    theirs = []
    for number in range(200):
        nx.double_edge_swap(swapped, nswap=150, max_tries=10_000, seed=number)
        theirs.append(nx.transitivity(swapped))
    # both means have a standard error of about 0.002
    assert np.mean(ours) == pytest.approx(np.mean(theirs), abs=0.008)


def test_the_same_seed_draws_the_same_networks() -> None:
    assert [pairs_of(one) for one in draw(6, RING, 5)] == [pairs_of(one) for one in draw(6, RING, 5)]
    assert [pairs_of(one) for one in draw(6, RING, 5)] != [pairs_of(one) for one in draw(6, RING, 5, seed=5)]


def test_who_stops_it_gets_nothing() -> None:
    a, b = np.array(sorted(RING)).T
    with pytest.raises(Cancelled):
        next(rewired(6, a, b, 5, cancelled=lambda: True))


def test_progress_begins_at_nothing_and_ends_at_the_whole() -> None:
    told: list[float] = []
    a, b = np.array(sorted(RING)).T
    assert len(list(rewired(6, a, b, 5, progress=told.append))) == 5
    assert (told[0], told[-1]) == (0.0, 1.0)
    assert told == sorted(told)
