"""Measures where something is undefined, the window's own figures, and values counted by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from netwerk.analysis.measures import measures
from netwerk.model import Grouping, Precision, Window, day_number
from netwerk.network import network
from tests.drawn import drawn

ONE_YEAR = Window(begin=day_number(date(2024, 1, 1)), end=day_number(date(2025, 1, 1)))

# The region of the hand counts; s and t schools, h and i huisartsen, l a lokaal team, q an isolate.
#
#     s --- l --- h
#      \   / \
#       \ /   \
#        t     i        q
REGION = drawn(
    "s-l",
    "t-l",
    "s-t",
    "l-h",
    "l-i",
    organisations=[
        {"id": "s", "kind": "school", "municipality": ("Averlo", "Elsmeer")},
        {"id": "t", "kind": "school", "municipality": "Averlo"},
        {"id": "h", "kind": "huisarts", "municipality": "Averlo"},
        {"id": "i", "kind": "huisarts", "municipality": "Elsmeer"},
        {"id": "l", "kind": "lokaal_team", "municipality": "Elsmeer"},
        {"id": "q", "kind": "huisarts"},
    ],
)


def region(**window: Any) -> dict[str, Any]:
    return measures(network(REGION, Window(**window))).as_json()


def organisation(found: dict[str, Any], id_: str) -> dict[str, Any]:
    return next(row for row in found["organisations"] if row["id"] == id_)


def test_network_measures_of_the_region_as_counted_by_hand() -> None:
    found = region()["network"]
    assert found == {
        "organisations": 6,
        "isolated": 1,
        "ties": 5,
        "density": pytest.approx(5 / 15),
        "average_degree": pytest.approx(10 / 6),
        "components": 2,
        "largest_component": 5,
        "degree_centralisation": pytest.approx((2 + 2 + 3 + 3 + 4 + 0) / (5 * 4)),  # degrees 2 2 1 1 0, largest 4
        "betweenness_centralisation": pytest.approx(5 * 5 / (5**2 * 4 / 2)),  # l lies between 5 of 6 pairs; s-t is tied
        "closeness_centralisation": None,  # q cannot be reached
        "transitivity": pytest.approx(3 / 8),  # one triangle; l has 6 pairs of partners, s and t 1 each
        "average_clustering": pytest.approx((1 + 1 + 1 / 6) / 6),
        "average_path_length": pytest.approx((5 * 1 + 5 * 2) / 10),
        "diameter": 2,
        "connectedness": pytest.approx(10 / 15),
        "fragmentation": pytest.approx(5 / 15),
        "core_maximum": 2,
        "core_maximum_size": 3,  # s t l
        "group": "kind",
        "e_i_index": pytest.approx((4 - 1) / 5),  # only s-t is within a kind
        # ends of ties: school 4, huisarts 2, lokaal_team 4 of 10
        "assortativity": pytest.approx((2 / 10 - 0.36) / (1 - 0.36)),
        "communities": found["communities"],
        "modularity": found["modularity"],
        "bridges": 2,  # l-h and l-i
        "articulation_points": 1,  # l
    }


def test_measures_of_one_organisation_as_counted_by_hand() -> None:
    assert organisation(region(), "l") == {
        "id": "l",
        "name": "l",
        "registered": True,
        "degree": 4,
        "strength": 4.0,
        "betweenness": 5.0,
        "harmonic": pytest.approx(4 / 5),
        "closeness": None,
        "eigenvector": 1.0,
        "core": 2,
        "clustering": pytest.approx(1 / 6),
        # s and t: (1/4 + 1/4 · 1/2)² each; h and i: (1/4)² each
        "constraint": pytest.approx(2 * (3 / 8) ** 2 + 2 * (1 / 4) ** 2),
        "effective_size": pytest.approx(4 - 2 / 4),
        "triangles": 1,
        "articulation_point": True,
        # ends: h-i of one kind (itinerant); s-h s-i t-h t-i of two other kinds (liaison); s-t is tied
        "brokerage": {"coordinator": 0, "itinerant": 1, "gatekeeper": 0, "liaison": 4},
    }


def test_an_isolate_has_no_constraint_and_no_effective_size() -> None:
    found = organisation(region(), "q")
    assert (found["degree"], found["constraint"], found["effective_size"]) == (0, None, None)


def test_an_isolate_is_in_no_core_and_reaches_nobody() -> None:
    found = organisation(region(), "q")
    assert (found["core"], found["harmonic"], found["eigenvector"]) == (0, 0.0, 0.0)


def test_grouping_by_municipality_takes_the_seat_and_puts_the_empty_in_a_group_of_its_own() -> None:
    # s t h in Averlo, l i in Elsmeer: inside are s-t and l-i
    found = measures(network(REGION, Window()), grouping=Grouping.MUNICIPALITY).network
    assert (found.group, found.e_i_index) == ("municipality", pytest.approx((3 - 2) / 5))


EMPTY = {
    "density": None,
    "degree_centralisation": None,
    "betweenness_centralisation": None,
    "closeness_centralisation": None,
    "transitivity": None,
    "average_path_length": None,
    "diameter": None,
    "connectedness": None,
    "fragmentation": None,
    "e_i_index": None,
    "assortativity": None,
    "modularity": None,
    "communities": 0,
    "bridges": 0,
    "articulation_points": 0,
}


@pytest.mark.parametrize("organisations", [(), ("a",)], ids=["nobody", "one organisation"])
def test_below_two_organisations_nothing_about_pairs_is_defined(organisations: tuple[str, ...]) -> None:
    found = measures(network(drawn(organisations=organisations), Window())).as_json()["network"]
    assert {key: found[key] for key in EMPTY} == EMPTY


def test_nobody_has_no_average_and_no_core() -> None:
    found = measures(network(drawn(), Window())).network
    assert (found.average_degree, found.average_clustering, found.core_maximum, found.core_maximum_size) == (
        None,
        None,
        None,
        0,
    )


def test_one_organisation_alone_has_no_share_to_reach() -> None:
    found = measures(network(drawn(organisations=["a"]), Window())).as_json()["organisations"][0]
    assert (found["harmonic"], found["closeness"], found["eigenvector"]) == (None, None, None)


def test_two_organisations_without_a_tie_are_two_isolates() -> None:
    found = measures(network(drawn(organisations=["a", "b"]), Window())).network
    assert (found.isolated, found.density, found.connectedness, found.fragmentation) == (2, 0, 0, 1)


def test_organisations_without_ties_are_all_in_the_core_of_zero() -> None:
    found = measures(network(drawn(organisations=["a", "b"]), Window())).network
    assert (found.core_maximum, found.core_maximum_size) == (0, 2)


def test_two_tied_organisations_are_connected_but_never_centralised() -> None:
    found = measures(network(drawn("a-b"), Window())).network
    assert (found.density, found.connectedness, found.degree_centralisation) == (1, 1, None)


def test_assortativity_of_ties_within_one_kind_is_undefined() -> None:
    data = drawn("a-b", organisations=[{"id": "a", "kind": "school"}, {"id": "b", "kind": "school"}, "c"])
    assert measures(network(data, Window())).network.assortativity is None


def test_a_window_without_records_leaves_the_register_as_isolates() -> None:
    early = Window(begin=day_number(date(2001, 1, 1)), end=day_number(date(2002, 1, 1)))
    found = measures(network(REGION, early)).network
    assert (found.organisations, found.isolated, found.ties) == (6, 6, 0)


def test_the_window_is_stated_with_its_rule() -> None:
    data = drawn({"who": "a-b", "begin": date(2023, 8, 1), "end": date(2024, 8, 1), "precision": Precision.SCHOOLYEAR})
    window = Window(begin=day_number(date(2024, 2, 1)), end=day_number(date(2024, 3, 1)), minimum=1, largest=30)
    assert measures(network(data, window)).as_json()["window"] == {
        "from": "2024-02-01",
        "until": "2024-03-01",
        "minimum": 1,
        "largest": 30,
        "imprecise": 1,
    }


def test_a_window_that_reads_everything_is_unbounded_unless_a_period_is_given() -> None:
    found = measures(network(REGION, Window()))
    assert found.as_json()["window"]["from"] is None
    assert found.as_json(period=(ONE_YEAR.begin, ONE_YEAR.end))["window"]["until"] == "2025-01-01"


def test_without_direction_the_json_is_silent_about_arcs() -> None:
    assert "directed" not in region()["network"]


def test_dyads_and_reciprocity_of_referrals() -> None:
    # a > b and b > a: mutual; c > d: asymmetric; a - c is known as undirected: mutual
    data = drawn("a>b", "b>a", "c>d", "a-c")
    assert measures(network(data, Window(directed=True))).as_json()["network"]["directed"] == {
        "arcs": 5,
        "reciprocity": pytest.approx(4 / 5),
        "dyads": {"mutual": 2, "asymmetric": 1, "null": 3},
    }


def test_reciprocity_without_arcs_is_undefined() -> None:
    found = measures(network(drawn(organisations=["a", "b"]), Window(directed=True))).network
    assert found.directed is not None
    assert found.directed.reciprocity is None


def test_an_exact_network_names_no_estimates() -> None:
    assert "estimated" not in region()
