"""Measures of shapes whose values follow from a formula: star, ring, path, complete, two cliques on one hinge."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from netwerk.analysis.measures import Measures, measures
from netwerk.model import Window
from netwerk.network import network
from tests.drawn import drawn


def measured(*ties: str, organisations: tuple[str, ...] = ()) -> Measures:
    return measures(network(drawn(*ties, organisations=organisations), Window()))


def of(found: Measures, id_: str, measure: str) -> float:
    return float(found.organisations.set_index("id").at[id_, measure])


# star:  b c d e f, each tied to a only
STAR = ("a-b", "a-c", "a-d", "a-e", "a-f")
# ring of six
RING = ("a-b", "b-c", "c-d", "d-e", "e-f", "a-f")
# path:  a - b - c - d - e
PATH = ("a-b", "b-c", "c-d", "d-e")
COMPLETE = tuple(f"{a}-{b}" for a, b in combinations("abcde", 2))
# two cliques of four that share only h:  a b c [h] x y z
HINGE = tuple(f"{a}-{b}" for side in ("abch", "hxyz") for a, b in combinations(side, 2))


@pytest.mark.parametrize(
    "centralisation", ["degree_centralisation", "betweenness_centralisation", "closeness_centralisation"]
)
def test_a_star_is_fully_centralised(centralisation: str) -> None:
    assert getattr(measured(*STAR).network, centralisation) == pytest.approx(1)


@pytest.mark.parametrize(
    "centralisation", ["degree_centralisation", "betweenness_centralisation", "closeness_centralisation"]
)
@pytest.mark.parametrize("ties", [RING, COMPLETE], ids=["ring", "complete"])
def test_where_all_are_alike_nothing_is_centralised(ties: tuple[str, ...], centralisation: str) -> None:
    assert getattr(measured(*ties).network, centralisation) == pytest.approx(0)


def test_the_centre_of_a_star_lies_between_every_pair_of_others() -> None:
    assert of(measured(*STAR), "a", "betweenness") == 10  # 5 · 4 / 2


def test_the_centre_of_a_star_has_as_many_worlds_as_partners() -> None:
    assert of(measured(*STAR), "a", "effective_size") == 5


def test_the_centre_of_a_star_has_constraint_one_over_its_partners() -> None:
    assert of(measured(*STAR), "a", "constraint") == pytest.approx(1 / 5)


def test_an_organisation_with_one_partner_has_constraint_one() -> None:
    assert of(measured(*STAR), "b", "constraint") == pytest.approx(1)


def test_eigenvector_in_a_star_is_one_over_the_root_of_the_partners_at_the_edge() -> None:
    assert of(measured(*STAR), "b", "eigenvector") == pytest.approx(5**-0.5)


def test_every_tie_of_a_star_is_a_bridge_on_one_articulation_point() -> None:
    whole = measured(*STAR).network
    assert (whole.bridges, whole.articulation_points) == (5, 1)


def test_a_ring_of_six_reaches_three_steps() -> None:
    whole = measured(*RING).network
    assert (whole.diameter, whole.average_path_length) == (3, pytest.approx(9 / 5))  # 1 1 2 2 3 over five others


def test_a_ring_has_no_bridges_and_two_cores_everywhere() -> None:
    whole = measured(*RING).network
    assert (whole.bridges, whole.articulation_points, whole.core_maximum, whole.core_maximum_size) == (0, 0, 2, 6)


def test_eigenvector_in_a_ring_of_two_camps_is_one_everywhere() -> None:
    assert measured(*RING).organisations["eigenvector"].to_numpy() == pytest.approx(np.ones(6))


def test_betweenness_along_a_path_is_before_times_after() -> None:
    assert measured(*PATH).organisations["betweenness"].tolist() == [0, 3, 4, 3, 0]


def test_harmonic_along_a_path() -> None:
    # of a: (1 + 1/2 + 1/3 + 1/4) / 4
    assert of(measured(*PATH), "a", "harmonic") == pytest.approx(25 / 48)


def test_closeness_along_a_path() -> None:
    assert of(measured(*PATH), "a", "closeness") == pytest.approx(4 / 10)


def test_complete_networks_are_dense_and_closed() -> None:
    whole = measured(*COMPLETE).network
    assert (whole.density, whole.transitivity, whole.average_clustering, whole.average_path_length) == (1, 1, 1, 1)


def test_constraint_in_a_complete_network() -> None:
    # Σ over four partners of (1/4 + 3 · 1/4 · 1/4)²
    assert of(measured(*COMPLETE), "a", "constraint") == pytest.approx(4 * (1 / 4 + 3 / 16) ** 2)


def test_effective_size_in_a_complete_network_is_one() -> None:
    assert of(measured(*COMPLETE), "a", "effective_size") == pytest.approx(1)


def test_the_hinge_of_two_cliques_lies_between_all_pairs_across() -> None:
    assert of(measured(*HINGE), "h", "betweenness") == 9  # 3 · 3


def test_the_hinge_of_two_cliques_is_the_only_articulation_point() -> None:
    found = measured(*HINGE)
    assert found.organisations.query("articulation_point")["id"].tolist() == ["h"]


def test_two_cliques_on_a_hinge_are_two_communities() -> None:
    assert measured(*HINGE).network.communities == 2


def test_two_cliques_on_a_hinge_have_effective_size_four_at_the_hinge() -> None:
    assert of(measured(*HINGE), "h", "effective_size") == pytest.approx(6 - 2 * 6 / 6)


def test_two_cliques_apart_have_modularity_one_half() -> None:
    apart = measured("a-b", "a-c", "b-c", "x-y", "x-z", "y-z")
    assert (apart.network.communities, apart.network.modularity) == (2, pytest.approx(1 / 2))


def test_eigenvector_is_zero_outside_the_component_with_the_largest_eigenvalue() -> None:
    # a triangle has eigenvalue 2, a path of three the root of 2
    found = measured("a-b", "b-c", "x-y", "y-z", "x-z", organisations=("q",))
    assert found.organisations["eigenvector"].to_numpy() == pytest.approx([0, 0, 0, 0, 1, 1, 1], abs=1e-12)


def test_of_components_with_equal_eigenvalue_the_one_with_the_smallest_id_counts() -> None:
    found = measured("c-d", "a-b", "e-f")
    assert found.organisations["eigenvector"].to_numpy() == pytest.approx([1, 1, 0, 0, 0, 0], abs=1e-12)


def test_eigenvector_prefers_a_star_over_a_larger_ring_when_its_eigenvalue_is_larger() -> None:
    # a star of five partners has eigenvalue √5, a ring 2
    ring = ("p-q", "q-r", "r-s", "s-t", "t-u", "u-v", "p-v")
    assert of(measured(*STAR, *ring), "a", "eigenvector") == pytest.approx(1)
