"""The fewest through whom everyone is reached in two steps, against trying all sets."""

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk.analysis.key_players import KeyPlayers, Method, reach_set
from netwerk.errors import Cancelled
from netwerk.model import Window
from netwerk.network import Network, network
from tests.drawn import drawn
from tests.random_networks import networks
from tests.test_what_if import KITE


def of(*lines: str, organisations: tuple[str, ...] = ()) -> Network:
    return network(drawn(*lines, organisations=organisations), Window())


def covers(found: Network, ids: tuple[str, ...], steps: int) -> bool:
    reached: set[str] = set()
    for id_ in ids:
        reached |= set(nx.single_source_shortest_path_length(found.graph, id_, cutoff=steps))
    return reached >= {node for node, degree in found.graph.degree if degree}


def smallest_by_definition(found: Network, steps: int) -> tuple[str, ...]:
    tied = sorted(node for node, degree in found.graph.degree if degree)
    return next(ids for size in range(len(tied) + 1) for ids in combinations(tied, size) if covers(found, ids, steps))


def test_one_in_the_middle_of_a_line_of_five_reaches_all() -> None:
    assert reach_set(of("a-b", "b-c", "c-d", "d-e")).ids == ("c",)


def test_a_line_of_six_takes_two() -> None:
    assert reach_set(of("a-b", "b-c", "c-d", "d-e", "e-f")).ids == ("a", "d")


def test_in_the_kite_heather_reaches_all() -> None:
    # Krackhardt (1990), Administrative Science Quarterly 35(2):342–369. From h: f, g, i at one; a…e and j at two
    assert reach_set(of(*KITE)).ids == ("h",)


def test_each_component_has_its_own() -> None:
    assert reach_set(of("a-b", "x-y")).ids == ("a", "x")


def test_who_has_no_tie_is_left_out_and_counted() -> None:
    assert reach_set(of("a-b", organisations=("c", "d"))) == KeyPlayers(
        ids=("a",), steps=2, method=Method.EXACT, reached=2, without_tie=2
    )


def test_without_ties_there_is_nobody_to_reach() -> None:
    assert reach_set(of(organisations=("a", "b"))) == KeyPlayers(
        ids=(), steps=2, method=Method.EXACT, reached=0, without_tie=2
    )


def test_without_organisations_there_is_nobody() -> None:
    assert reach_set(of()).ids == ()


@pytest.mark.parametrize(("organisations", "method"), [(30, Method.EXACT), (31, Method.GREEDY)])
def test_up_to_thirty_organisations_it_is_certain_and_it_says_which(organisations: int, method: Method) -> None:
    line = [f"o{k:02}-o{k + 1:02}" for k in range(organisations - 1)]
    assert reach_set(of(*line)).method is method


def test_greedily_whoever_the_others_make_unnecessary_is_left_out() -> None:
    # a line of 33: one in each five, and two for the last eight
    found = of(*(f"o{k:02}-o{k + 1:02}" for k in range(32)))
    ids = reach_set(found).ids
    assert covers(found, ids, 2)
    assert not any(covers(found, tuple(one for one in ids if one != out), 2) for out in ids)


def test_it_tells_how_far_it_is_up_to_the_end() -> None:
    told: list[float] = []
    reach_set(of("a-b", "x-y"), progress=told.append)
    assert told == [0.5, 1.0]


def test_it_stops_when_asked() -> None:
    with pytest.raises(Cancelled):
        reach_set(of(*(f"o{k:02}-o{k + 1:02}" for k in range(40))), cancelled=lambda: True)


@given(networks(largest=11), st.integers(1, 3))
def test_up_to_thirty_it_is_the_smallest_set_that_trying_all_finds(found: Network, steps: int) -> None:
    assert reach_set(found, steps).ids == smallest_by_definition(found, steps)


@pytest.mark.parametrize("seed", range(6))
def test_in_a_larger_network_everyone_is_reached(seed: int) -> None:
    graph = nx.gnp_random_graph(120, 0.03, seed=seed)
    found = of(*(f"o{a:03}-o{b:03}" for a, b in graph.edges))
    assert covers(found, reach_set(found).ids, 2)
