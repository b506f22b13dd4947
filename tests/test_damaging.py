"""The one, two or three without whom the others are furthest apart: the set, against trying all sets."""

from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerk.analysis.damaging import EXACT_SETS, Method, most_damaging
from netwerk.analysis.removal import nearness_without, rest
from netwerk.errors import ArgumentError, Cancelled
from netwerk.model import Window
from netwerk.network import Network, network
from tests.drawn import drawn
from tests.random_networks import networks
from tests.test_what_if import KITE

# m and n each tie everyone on the left to everyone on the right, so either can be missed. x alone holds p and q, r1
# alone holds x.
#   l1 l2 l3  --  m, n  --  r1 r2 r3 - x - p, q
TWO_STAND_IN = (
    "l1-l2", "l1-l3", "l2-l3", "r1-r2", "r1-r3", "r2-r3", "m-l1", "m-l2", "m-l3", "n-l1", "n-l2", "n-l3",
    "m-r1", "m-r2", "m-r3", "n-r1", "n-r2", "n-r3", "r1-x", "x-p", "x-q",
)  # fmt: skip


def of(*lines: str) -> Network:
    return network(drawn(*lines), Window())


def drawn_graph(graph: nx.Graph) -> Network:
    return of(*(f"o{min(pair):02}-o{max(pair):02}" for pair in graph.edges))


def away(found: Network, size: int, *, exact_sets: int = EXACT_SETS) -> tuple[str, ...]:
    best = most_damaging(found, size, exact_sets=exact_sets)
    return () if best is None else best.away


def best_by_definition(found: Network, size: int) -> tuple[str, ...]:
    """Try all sets of organisations with a tie on a networkx graph; of equal ones the first in order of ids."""
    tied = sorted(node for node, degree in found.graph.degree if degree)
    near = {}
    for chosen in combinations(tied, size):
        left = found.graph.copy()
        left.remove_nodes_from(chosen)
        lengths = dict(nx.all_pairs_shortest_path_length(left))
        near[chosen] = sum(1 / d for ways in lengths.values() for d in ways.values() if d)
    least = min(near.values())
    return next(chosen for chosen in near if near[chosen] < least + 1e-9)


def test_in_the_kite_heather_is_missed_most() -> None:
    # Krackhardt (1990), Assessing the political landscape, Administrative Science Quarterly 35(2):342–369
    found = most_damaging(of(*KITE), 1)
    assert found is not None
    assert found.away == ("h",)
    assert found.before.weighted == pytest.approx(1 - (18 + 15 / 2 + 7 / 3 + 5 / 4) / 45)
    assert found.after.weighted == pytest.approx(1 - (14 + 7 / 2 + 1) / 36)


def test_the_one_missed_most_is_who_holds_three_others() -> None:
    assert away(of(*TWO_STAND_IN), 1) == ("r1",)


def test_the_pair_missed_most_is_two_who_stand_in_for_each_other_and_not_the_two_highest_singles() -> None:
    assert away(of(*TWO_STAND_IN), 2) == ("m", "n")


def test_three_missed_most_are_the_pair_and_the_one() -> None:
    # without m and n left and right are apart; without r1 instead of x, x still ties p and q to each other
    assert away(of(*TWO_STAND_IN), 3) == best_by_definition(of(*TWO_STAND_IN), 3) == ("m", "n", "x")


def test_of_equal_sets_the_smallest_ids_are_told() -> None:
    assert away(of("a-b", "b-c", "c-d", "d-a"), 1) == ("a",)
    assert away(of("a-b", "b-c", "c-d", "d-a"), 2) == ("a", "c")


def test_who_has_no_tie_is_never_in_the_set() -> None:
    assert away(network(drawn("b-c", organisations=["a"]), Window()), 1) == ("b",)


@pytest.mark.parametrize(
    ("lines", "size"),
    [
        ((), 1),  # nobody
        (("a-b",), 1),  # nobody would remain to reach
        (("a-b",), 3),  # not so many have a tie
        (("a-b", "b-c"), 2),
    ],
)
def test_where_nothing_remains_there_is_no_set(lines: tuple[str, ...], size: int) -> None:
    assert most_damaging(of(*lines), size) is None


@pytest.mark.parametrize("size", [0, 4])
def test_only_one_two_or_three_can_be_asked(size: int) -> None:
    with pytest.raises(ArgumentError, match="één, twee of drie"):
        most_damaging(of("a-b", "b-c"), size)


def test_it_says_that_all_sets_were_tried() -> None:
    found = most_damaging(of(*KITE), 2)
    assert found is not None
    assert (found.method, found.candidates, found.sets) == (Method.EXACT, 10, 45)


def test_it_says_that_it_searched() -> None:
    found = most_damaging(of(*KITE), 2, exact_sets=44)
    assert found is not None
    assert (found.method, found.candidates) == (Method.SEARCH, 10)


def test_in_a_large_network_the_shortlist_holds_articulation_points_and_the_fifty_most_between() -> None:
    # a ring of 60 with one organisation hanging on each of two: 2 articulation points, which are between the most too
    ring = nx.cycle_graph(60)
    ring.add_edges_from([(0, 60), (30, 61)])
    found = most_damaging(drawn_graph(ring), 2, large=61)
    assert found is not None
    assert (found.method, found.candidates) == (Method.SHORTLIST, 50)
    assert found.away == ("o00", "o30")


def test_a_large_network_is_sampled_and_the_figures_are_exact() -> None:
    star = nx.star_graph(600)
    found = most_damaging(of(*(f"o000-o{leaf:03}" for _, leaf in star.edges)), 1, large=100)
    assert found is not None
    assert (found.away, found.method, found.candidates) == (("o000",), Method.SHORTLIST, 50)
    # 600 pairs at one and all others at two
    pairs = 601 * 600 / 2
    assert found.before.weighted == pytest.approx(1 - (600 + (pairs - 600) / 2) / pairs)
    assert found.after.weighted == 1


def test_it_tells_how_far_it_is_up_to_the_end() -> None:
    told: list[float] = []
    most_damaging(of(*KITE), 3, exact_sets=0, progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_it_stops_when_asked() -> None:
    with pytest.raises(Cancelled):
        most_damaging(of(*KITE), 3, cancelled=lambda: True)


@settings(max_examples=40)
@given(networks(smallest=4, largest=9), st.integers(1, 3))
def test_trying_all_sets_finds_the_set_of_the_definition(found: Network, size: int) -> None:
    best = most_damaging(found, size)
    if best is not None:
        assert best.away == best_by_definition(found, size)


GRAPHS = {
    "sparse": lambda n, seed: nx.gnp_random_graph(n, 0.12, seed=seed),
    "dense": lambda n, seed: nx.gnp_random_graph(n, 0.3, seed=seed),
    "tree": lambda n, seed: nx.random_labeled_tree(n, seed=seed),
    "hubs": lambda n, seed: nx.barabasi_albert_graph(n, 2, seed=seed),
    "ring": lambda n, seed: nx.connected_watts_strogatz_graph(n, 4, 0.1, seed=seed),
    "groups": lambda n, seed: nx.random_partition_graph([n // 5] * 5, 0.7, 0.05, seed=seed),
}


@pytest.mark.parametrize("size", [2, 3])
@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("n", [15, 30])
@pytest.mark.parametrize("kind", GRAPHS)
def test_searching_finds_the_same_set_as_trying_all(kind: str, n: int, seed: int, size: int) -> None:
    found = drawn_graph(GRAPHS[kind](n, seed))
    assert away(found, size, exact_sets=0) == away(found, size)


@given(networks(smallest=2, largest=12), st.data())
def test_losing_one_more_leaves_the_nearness_of_the_network_without_both(found: Network, data: st.DataObject) -> None:
    n = len(found)
    gone, last = data.draw(st.permutations(range(n)).map(lambda order: (order[0], order[1])))
    left = rest(found.adjacency.astype(np.float32), (gone,), np.arange(n))
    ids = found.organisations["id"].tolist()
    others = found.graph.subgraph([id_ for id_ in ids if id_ not in (ids[gone], ids[last])])
    lengths = dict(nx.all_pairs_shortest_path_length(others))
    near = sum(1 / d for ways in lengths.values() for d in ways.values() if d)
    one = nearness_without(left, np.searchsorted(left.nodes, [last]))[0]
    assert one * (n - 2) == pytest.approx(near)
