"""Measures against networkx, an independent implementation, on random networks with isolates."""

from __future__ import annotations

import json
import math
from itertools import combinations
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings

from netwerk.analysis.measures import measures
from netwerk.model import UNKNOWN, Grouping
from netwerk.network import Network
from tests.random_networks import networks

# a busy machine draws slowly, and half of the networks are disconnected: neither is a fault
many = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


def per_organisation(network: Network, measure: str) -> dict[str, Any]:
    frame = measures(network).organisations
    return dict(zip(frame["id"], frame[measure].tolist(), strict=True))


def close(expected: dict[str, float]) -> Any:
    return pytest.approx(expected, rel=1e-9, abs=1e-9, nan_ok=True)


@many
@given(networks())
def test_betweenness_is_that_of_networkx(network: Network) -> None:
    assert per_organisation(network, "betweenness") == close(nx.betweenness_centrality(network.graph, normalized=False))


@many
@given(networks(smallest=2))
def test_harmonic_is_that_of_networkx_over_the_others(network: Network) -> None:
    others = len(network) - 1
    expected = {id_: value / others for id_, value in nx.harmonic_centrality(network.graph).items()}
    assert per_organisation(network, "harmonic") == close(expected)


@many
@given(networks(smallest=2))
def test_closeness_is_that_of_networkx_where_all_are_connected(network: Network) -> None:
    assume(nx.is_connected(network.graph))
    assert per_organisation(network, "closeness") == close(nx.closeness_centrality(network.graph))


@many
@given(networks(smallest=2))
def test_closeness_is_undefined_where_some_cannot_be_reached(network: Network) -> None:
    assume(not nx.is_connected(network.graph))
    assert all(math.isnan(value) for value in per_organisation(network, "closeness").values())


@many
@given(networks())
def test_clustering_is_that_of_networkx(network: Network) -> None:
    assert per_organisation(network, "clustering") == close(nx.clustering(network.graph))


@many
@given(networks())
def test_triangles_are_those_of_networkx(network: Network) -> None:
    assert per_organisation(network, "triangles") == nx.triangles(network.graph)


@many
@given(networks(smallest=1))
def test_average_clustering_is_that_of_networkx(network: Network) -> None:
    assert measures(network).network.average_clustering == pytest.approx(nx.average_clustering(network.graph))


@many
@given(networks())
def test_transitivity_is_that_of_networkx_where_somebody_has_two_partners(network: Network) -> None:
    assume(any(degree > 1 for _, degree in network.graph.degree))
    assert measures(network).network.transitivity == pytest.approx(nx.transitivity(network.graph))


@many
@given(networks())
def test_constraint_is_that_of_networkx(network: Network) -> None:
    assume(len(network.ties))
    assert per_organisation(network, "constraint") == close(nx.constraint(network.graph))


@many
@given(networks())
def test_effective_size_is_that_of_networkx(network: Network) -> None:
    assume(len(network.ties))
    assert per_organisation(network, "effective_size") == close(nx.effective_size(network.graph))


@many
@given(networks())
def test_core_numbers_are_those_of_networkx(network: Network) -> None:
    assert per_organisation(network, "core") == nx.core_number(network.graph)


@many
@given(networks())
def test_articulation_points_are_those_of_networkx(network: Network) -> None:
    found = {id_ for id_, cut in per_organisation(network, "articulation_point").items() if cut}
    assert found == set(nx.articulation_points(network.graph))


@many
@given(networks())
def test_bridges_are_those_of_networkx(network: Network) -> None:
    assert measures(network).network.bridges == len(list(nx.bridges(network.graph)))


@many
@given(networks(smallest=3))
def test_eigenvector_is_that_of_networkx_up_to_scale_where_all_are_connected(network: Network) -> None:
    assume(nx.is_connected(network.graph))
    expected = nx.eigenvector_centrality_numpy(network.graph)
    largest = max(expected.values())
    assert per_organisation(network, "eigenvector") == close({id_: v / largest for id_, v in expected.items()})


@many
@given(networks())
def test_path_length_and_diameter_are_over_connected_pairs(network: Network) -> None:
    assume(len(network.ties))
    lengths = dict(nx.all_pairs_shortest_path_length(network.graph))
    steps = [lengths[a][b] for a, b in combinations(network.graph, 2) if b in lengths[a]]
    whole = measures(network).network
    assert (whole.average_path_length, whole.diameter) == (pytest.approx(sum(steps) / len(steps)), max(steps))


@many
@given(networks(smallest=2))
def test_connectedness_and_fragmentation_are_shares_of_pairs(network: Network) -> None:
    pairs = list(combinations(network.graph, 2))
    joined = sum(nx.has_path(network.graph, a, b) for a, b in pairs) / len(pairs)
    whole = measures(network).network
    assert (whole.connectedness, whole.fragmentation) == (pytest.approx(joined), pytest.approx(1 - joined))


@many
@given(networks())
def test_components_are_those_of_networkx(network: Network) -> None:
    sizes = [len(component) for component in nx.connected_components(network.graph)]
    whole = measures(network).network
    assert (whole.components, whole.largest_component) == (len(sizes), max(sizes, default=0))


@many
@given(networks())
def test_assortativity_is_that_of_networkx(network: Network) -> None:
    graph = network.graph
    ends = {graph.nodes[node]["kind"] for tie in graph.edges for node in tie}
    assume(len(ends) > 1)
    expected = nx.attribute_assortativity_coefficient(graph, "kind")
    assert measures(network).network.assortativity == pytest.approx(expected, abs=1e-12)


@many
@given(networks())
def test_e_i_index_counts_ties_one_by_one(network: Network) -> None:
    assume(len(network.ties))
    kind = dict(network.graph.nodes(data="kind"))
    signs = [1 if (kind[a] or UNKNOWN) != (kind[b] or UNKNOWN) else -1 for a, b in network.graph.edges]
    assert measures(network).network.e_i_index == pytest.approx(sum(signs) / len(signs))


@many
@given(networks())
def test_modularity_is_that_of_networkx_for_the_same_communities(network: Network) -> None:
    assume(len(network.ties))
    found = measures(network)
    ids = found.organisations["id"].to_numpy()
    clusters = [set(ids[found.community == label]) for label in range(found.network.communities)]
    tied = network.graph.subgraph(set().union(*clusters))
    assert found.network.modularity == pytest.approx(nx.community.modularity(tied, clusters), abs=1e-12)


@many
@given(networks())
def test_communities_hold_every_organisation_with_a_tie_and_no_other(network: Network) -> None:
    found = measures(network)
    assert ((found.community >= 0) == (found.organisations["degree"] > 0)).all()


@many
@given(networks())
def test_json_holds_no_nan_in_any_network(network: Network) -> None:
    text = json.dumps(measures(network, grouping=Grouping.MUNICIPALITY).as_json(), allow_nan=False)
    assert len(json.loads(text)["organisations"]) == len(network)


@many
@given(networks())
def test_the_same_network_gives_the_same_measures_twice(network: Network) -> None:
    assert measures(network).as_json() == measures(network).as_json()


@many
@given(networks(smallest=1))
def test_degrees_and_strengths_are_those_of_the_ties(network: Network) -> None:
    found = measures(network).organisations
    expected = np.array([network.graph.degree(id_) for id_ in found["id"]])
    assert (found["degree"].to_numpy() == expected).all()
    assert found["strength"].to_numpy() == pytest.approx(expected)  # each drawn pair: one record of two, strength 1
