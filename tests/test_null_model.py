"""What a network shows beside chance, against networkx, counting by hand and every network there is."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from netwerk.analysis.across import across, across_by_chance
from netwerk.analysis.chance import Beside, Range, limits
from netwerk.analysis.null_model import ByChance, Compared, Figure, Fixed, by_chance
from netwerk.errors import Cancelled
from netwerk.model import Grouping, Window
from netwerk.network import Network, network
from tests.drawn import drawn
from tests.random_networks import networks


def tied(*ties: str, **kinds: str) -> Network:
    return network(drawn(*ties, organisations=[{"id": id_, "kind": kind} for id_, kind in kinds.items()]), Window())


def of_graph(graph: nx.Graph) -> Network:
    return network(drawn(*(f"o{a:02}-o{b:02}" for a, b in graph.edges)), Window())


#   a --- b
#    \   / \
#      c    d --- e        f is alone
HOUSE = tied(
    "a-b", "a-c", "b-c", "b-d", "d-e", a="school", b="school", c="school", d="lokaal_team", e="lokaal_team", f="cjg"
)


def observed(found: ByChance) -> dict[Figure, float | None]:
    return {figure: one.observed for figure, one in found.figures.items()}


def test_the_figures_of_a_drawn_network() -> None:
    assert observed(by_chance(HOUSE, draws=10)) == {
        # a and c: 1, b: 1 of the 3 pairs of its partners; d, e, f: 0
        Figure.CLUSTERING: pytest.approx((1 + 1 + 1 / 3) / 6),
        # one triangle; 1 + 3 + 1 + 1 pairs of partners
        Figure.TRANSITIVITY: pytest.approx(3 / 6),
        # each tie of the triangle has one shared partner, the two others none
        Figure.SHARED: pytest.approx(3 / 5),
        # one tie, b-d, leaves its layer and its domain
        Figure.LAYER: pytest.approx((1 - 4) / 5),
        Figure.DOMAIN: pytest.approx((1 - 4) / 5),
    }


def test_what_any_two_share_follows_from_the_numbers_of_partners() -> None:
    # 1 + 3 + 1 + 1 pairs of partners, over the fifteen pairs of six organisations
    assert by_chance(HOUSE, draws=10).shared_by_any == pytest.approx(6 / 15)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(networks(smallest=1))
def test_the_figures_are_those_of_networkx_and_of_across(found: Network) -> None:
    of = by_chance(found, draws=1).figures
    graph = nx.convert_node_labels_to_integers(found.graph)
    shared = [len(list(nx.common_neighbors(graph, a, b))) for a, b in graph.edges]
    if not shared:
        assert {one.observed for one in of.values()} == {None}
        return
    assert of[Figure.CLUSTERING].observed == pytest.approx(nx.average_clustering(graph))
    assert of[Figure.TRANSITIVITY].observed in (None, pytest.approx(nx.transitivity(graph)))
    assert of[Figure.SHARED].observed == pytest.approx(np.mean(shared))
    assert of[Figure.LAYER].observed == pytest.approx(across(found, Grouping.LAYER).whole.e_i_index)
    assert of[Figure.DOMAIN].observed == pytest.approx(across(found, Grouping.DOMAIN).whole.e_i_index)


def test_the_range_is_that_of_every_network_with_these_numbers_of_partners() -> None:
    ring = of_graph(nx.cycle_graph(6))
    # 60 rings of six, without a triangle, and ten times two rings of three, all triangle: 1 in 7 lies at 1.0
    every = [
        nx.average_clustering(graph)
        for pairs in combinations(combinations(range(6), 2), 6)
        if set(dict((graph := nx.Graph(pairs)).degree).values()) == {2} and len(graph) == 6
    ]
    low, high = limits(np.array(every))
    assert (len(every), float(low), float(high)) == (70, 0.0, 1.0)
    assert by_chance(ring).figures[Figure.CLUSTERING].chance == Range(low=0.0, high=1.0)


def test_what_chance_gives_is_near_networkx() -> None:
    club = nx.karate_club_graph()
    swapped, theirs = nx.Graph(club.edges), []
    for number in range(300):
        nx.double_edge_swap(swapped, nswap=150, max_tries=10_000, seed=number)
        theirs.append(nx.average_clustering(swapped))
    found = by_chance(of_graph(club)).figures[Figure.CLUSTERING]
    assert found.chance is not None
    assert (found.chance.low, found.chance.high) == pytest.approx(tuple(np.quantile(theirs, [0.025, 0.975])), abs=0.03)


def test_layers_are_also_dealt_out_as_on_the_page_of_white_spots() -> None:
    # the shares of the one page are the index of the other: twice the share less one
    found, shares = by_chance(HOUSE, draws=100), across_by_chance(HOUSE, Grouping.LAYER, draws=100).whole
    assert shares is not None
    assert found.figures[Figure.LAYER].dealt == Range(low=2 * shares.low - 1, high=2 * shares.high - 1)


@pytest.mark.parametrize(
    ("dealt", "verdict"),
    [
        (None, Beside.MORE),
        (Range(low=0.1, high=0.5), Beside.MORE),
        (Range(low=0.1, high=0.7), Beside.WITHIN),
        (Range(low=0.7, high=0.8), Beside.WITHIN),
    ],
)
def test_with_two_ways_of_chance_a_figure_must_lie_beyond_both(dealt: Range | None, verdict: Beside) -> None:
    assert Compared(observed=0.6, chance=Range(low=0.3, high=0.5), dealt=dealt).verdict is verdict


def test_with_one_layer_there_is_nothing_to_compare() -> None:
    found = by_chance(tied("a-b", "c-d", "b-c", a="school", b="school", c="school", d="school"), draws=10)
    assert (found.figures[Figure.LAYER].observed, found.figures[Figure.LAYER].chance) == (-1.0, None)
    assert found.figures[Figure.LAYER].verdict is None


def test_four_tables_of_five_cluster_more_than_chance_would() -> None:
    tables = of_graph(nx.ring_of_cliques(4, 5))
    assert by_chance(tables, draws=200).figures[Figure.CLUSTERING].verdict is Beside.MORE


def test_a_network_between_two_sides_clusters_less_than_chance_would() -> None:
    sides = of_graph(nx.complete_bipartite_graph(6, 7))
    found = by_chance(sides, draws=200)
    assert found.figures[Figure.CLUSTERING].verdict is Beside.FEWER
    assert found.figures[Figure.SHARED].verdict is Beside.FEWER


def test_a_network_drawn_at_random_is_not_told_from_chance() -> None:
    found = by_chance(of_graph(nx.gnm_random_graph(30, 90, seed=7)), draws=200)
    # without kinds there is one layer and one domain: nothing to compare
    assert [one.verdict for one in found.figures.values()] == [Beside.WITHIN] * 3 + [None] * 2


@pytest.mark.parametrize(
    "graph",
    [nx.complete_graph(12), nx.star_graph(12), nx.path_graph(2)],
    ids=["complete", "star", "one tie"],
)
def test_where_nothing_can_be_swapped_there_is_nothing_to_compare(graph: nx.Graph) -> None:
    found = by_chance(of_graph(graph))
    assert (found.fixed, found.draws) == (Fixed.ONLY_ONE, 0)
    assert {one.verdict for one in found.figures.values()} == {None}


def test_a_network_without_ties_has_no_figures() -> None:
    found = by_chance(tied(a="school", b="school"))
    assert set(observed(found).values()) == {None}
    assert found.fixed is Fixed.ONLY_ONE


def test_an_empty_network_has_nothing_to_say() -> None:
    found = by_chance(network(drawn(), Window()))
    assert (found.organisations, found.ties, found.shared_by_any, found.fixed) == (0, 0, None, Fixed.ONLY_ONE)


def test_a_network_too_large_to_draw_is_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netwerk.analysis.null_model.LARGEST", 4)
    found = by_chance(HOUSE)
    assert (found.fixed, found.figures[Figure.CLUSTERING].verdict) == (Fixed.LARGE, None)


@pytest.mark.parametrize(
    ("value", "verdict"),
    [(0.29, Beside.FEWER), (0.3, Beside.WITHIN), (0.1 + 0.2, Beside.WITHIN), (0.5, Beside.WITHIN), (0.51, Beside.MORE)],
)
def test_only_outside_the_range_it_is_more_or_less(value: float, verdict: Beside) -> None:
    assert Compared(observed=value, chance=Range(low=0.3, high=0.5)).verdict is verdict


def test_the_same_seed_gives_the_same_range() -> None:
    assert by_chance(HOUSE, draws=50) == by_chance(HOUSE, draws=50)


def test_who_stops_it_gets_nothing() -> None:
    with pytest.raises(Cancelled):
        by_chance(HOUSE, cancelled=lambda: True)
