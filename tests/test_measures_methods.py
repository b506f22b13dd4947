"""The roads a measure may take (in blocks, dense, one by one, estimated) lead to the same value."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
import numpy as np
import pytest
import rustworkx as rx
from scipy import sparse
from scipy.stats import spearmanr

from netwerk.analysis import centrality, measures, structural_holes
from netwerk.analysis.centrality import betweenness, eigenvector
from netwerk.analysis.communities import communities
from netwerk.analysis.distances import distances
from netwerk.analysis.structural_holes import holes
from netwerk.model import Window
from netwerk.network import network
from tests.drawn import drawn


def matrix(graph: nx.Graph) -> sparse.csr_array:
    return sparse.csr_array(nx.to_scipy_sparse_array(graph, dtype=float))


def compact(graph: nx.Graph) -> rx.PyGraph:
    result: rx.PyGraph = rx.PyGraph()
    result.add_nodes_from(range(len(graph)))
    result.add_edges_from_no_data(list(graph.edges))
    return result


# one hub that knows everybody, among 300 organisations with some ties of their own
HUB = nx.compose(nx.star_graph(299), nx.gnm_random_graph(300, 600, seed=4))


def test_a_chain_longer_than_the_levels_searched_together_keeps_its_distances() -> None:
    found = distances(matrix(nx.path_graph(200)))
    assert (found.longest, found.total[0], found.reached[0]) == (199, 199 * 200 // 2, 199)


def test_nearness_in_a_long_chain_is_the_sum_of_one_over_the_distances() -> None:
    assert distances(matrix(nx.path_graph(200))).nearness[0] == pytest.approx(sum(1 / d for d in range(1, 200)))


def test_more_organisations_than_are_searched_together_keep_their_distances() -> None:
    graph = nx.gnm_random_graph(700, 1500, seed=2)
    expected = nx.harmonic_centrality(graph)
    assert distances(matrix(graph)).nearness == pytest.approx([expected[node] for node in graph])


@pytest.mark.parametrize(("steps", "dense"), [(1, 0), (500, 0), (10**9, 0), (1, 10**6)])
def test_constraint_does_not_depend_on_how_the_product_is_cut(
    steps: int, dense: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(structural_holes, "STEPS", steps)
    monkeypatch.setattr(structural_holes, "DENSE", dense)
    expected = nx.constraint(HUB)
    assert holes(matrix(HUB)).constraint == pytest.approx([expected[node] for node in range(300)], rel=1e-12)


def test_a_dense_network_counts_its_triangles_through_full_matrices() -> None:
    assert holes(matrix(nx.complete_graph(80))).triangles.tolist() == [79 * 78 // 2] * 80


def test_nearly_all_organisations_as_pivots_estimate_betweenness_within_a_percent() -> None:
    found, _ = betweenness(compact(HUB), matrix(HUB), exact=0, pivots=299)
    exact, _ = betweenness(compact(HUB), matrix(HUB))
    assert found[0] == pytest.approx(exact[0], rel=0.01)


def test_estimated_betweenness_ranks_as_the_exact_one_does() -> None:
    graph = nx.barabasi_albert_graph(1000, 4, seed=3)
    found, estimated = betweenness(compact(graph), matrix(graph), exact=0)
    exact, _ = betweenness(compact(graph), matrix(graph))
    assert estimated
    assert spearmanr(found, exact).statistic > 0.9


def test_estimated_betweenness_is_the_same_twice() -> None:
    once, _ = betweenness(compact(HUB), matrix(HUB), exact=0)
    again, _ = betweenness(compact(HUB), matrix(HUB), exact=0)
    assert once.tolist() == again.tolist()


def test_an_estimate_is_named_in_the_json(monkeypatch: pytest.MonkeyPatch) -> None:
    chain = [f"o{a:03d}-o{b:03d}" for a, b in pairwise(range(300))]
    monkeypatch.setattr(measures, "betweenness", lambda graph, matrix: betweenness(graph, matrix, exact=0))
    found = measures.measures(network(drawn(*chain), Window())).as_json()
    assert found["estimated"] == ["betweenness", "betweenness_centralisation"]


@pytest.mark.parametrize("graph", [nx.path_graph(400), nx.gnm_random_graph(400, 3000, seed=1)], ids=["chain", "random"])
def test_eigenvector_of_more_organisations_than_fit_a_full_matrix(graph: nx.Graph) -> None:
    values, vectors = np.linalg.eigh(nx.to_numpy_array(graph))
    expected = np.abs(vectors[:, values.argmax()])
    assert len(graph) > centrality.SMALL
    assert eigenvector(matrix(graph)) == pytest.approx(expected / expected.max(), abs=1e-6)


def test_communities_are_the_same_twice() -> None:
    assert communities(matrix(HUB)).tolist() == communities(matrix(HUB)).tolist()


def test_communities_are_numbered_by_their_smallest_organisation() -> None:
    graph = nx.disjoint_union(nx.complete_graph(4), nx.complete_graph(4))
    assert communities(matrix(graph)).tolist() == [0, 0, 0, 0, 1, 1, 1, 1]
