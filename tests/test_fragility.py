"""What hangs by one thread, and what is left without an organisation or without the municipality."""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk.analysis.fragility import (
    Articulation,
    Fragile,
    Share,
    Without,
    fragile,
    take_away,
    without,
    without_municipality,
)
from netwerk.errors import ArgumentError
from netwerk.model import Dataset, Window
from netwerk.network import network
from tests.drawn import drawn

GEMEENTE = {"id": "gem", "kind": "gemeente"}


def of(dataset: Dataset) -> Fragile:
    return fragile(network(dataset, Window()))


# a - b - c - d,  c - e
#                     d - e
LINE_AND_TRIANGLE = ("a-b", "b-c", "c-d", "c-e", "d-e")


def test_a_line_into_a_triangle_has_two_points_and_two_bridges() -> None:
    assert of(drawn(*LINE_AND_TRIANGLE)) == Fragile(
        articulation_points=(
            Articulation(organisation="b", cut_off=("a",)),
            Articulation(organisation="c", cut_off=("d", "e")),  # a-b is as large, and holds the smallest id
        ),
        bridges=(("a", "b"), ("b", "c")),
    )


def test_of_equal_parts_the_one_with_the_smallest_id_is_not_cut_off() -> None:
    assert of(drawn("b-c", "c-a")).articulation_points == (Articulation(organisation="c", cut_off=("b",)),)


def test_a_ring_is_not_fragile() -> None:
    assert of(drawn("a-b", "b-c", "c-a")) == Fragile(articulation_points=(), bridges=())


def test_a_pair_is_a_bridge_without_a_point() -> None:
    assert of(drawn("a-b", organisations=["c"])) == Fragile(articulation_points=(), bridges=(("a", "b"),))


def test_a_network_without_organisations_is_not_fragile() -> None:
    assert of(drawn()) == Fragile(articulation_points=(), bridges=())


def test_two_fragile_components_are_each_taken_by_themselves() -> None:
    assert of(drawn("a-b", "b-c", "x-y", "y-z", "x-w")).articulation_points == (
        Articulation(organisation="b", cut_off=("c",)),
        Articulation(organisation="x", cut_off=("w",)),
        Articulation(organisation="y", cut_off=("z",)),
    )


pairs_of_eight = st.lists(
    st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")).filter(lambda pair: pair[0] != pair[1]),
    min_size=1,
    max_size=14,
)


@given(pairs_of_eight)
def test_who_is_cut_off_is_what_networkx_finds_by_taking_each_point_away(pairs: Sequence[tuple[str, str]]) -> None:
    graph = nx.Graph(pairs)
    expected = {}
    for point in nx.articulation_points(graph):
        rest = graph.subgraph(nx.node_connected_component(graph, point) - {point})
        parts = sorted(nx.connected_components(rest), key=lambda part: (-len(part), min(part)))
        expected[point] = tuple(sorted(set(rest) - parts[0]))
    found = of(drawn(*(f"{a}-{b}" for a, b in pairs)))
    assert {point.organisation: point.cut_off for point in found.articulation_points} == expected
    assert set(found.bridges) == {(min(edge), max(edge)) for edge in nx.bridges(graph)}


def test_without_the_municipality_in_a_drawn_network() -> None:
    # gem - a, gem - b, gem - c, and a - b twice: once with gem at the table, once among themselves
    dataset = drawn("a+b+gem", "c-gem", "a-b", organisations=[GEMEENTE])
    assert without_municipality(dataset, Window()) == Without(
        away=("gem",),
        ties_kept=Share(part=1, whole=4),  # a-b stays; a-gem, b-gem, c-gem go
        among_themselves=Share(part=1, whole=1),  # a-b also without gem
        pairs_reachable=Share(part=1, whole=3),  # of ab, ac, bc only ab
        cut_off=("c",),
    )


@pytest.mark.parametrize(("minimum", "kept"), [(1, 1), (2, 1), (3, 0)])
def test_a_tie_must_still_meet_the_minimum_without_the_records_of_the_municipality(minimum: int, kept: int) -> None:
    dataset = drawn("a+b+gem", "a-b", {"who": "a-b", "theme": "x"}, organisations=[GEMEENTE])
    assert without_municipality(dataset, Window(minimum=minimum)).among_themselves == Share(part=kept, whole=1)


def test_a_record_with_the_municipality_is_left_out_also_when_a_filter_hides_the_municipality() -> None:
    dataset = drawn("a+b+gem", organisations=[{"id": "a", "kind": "school"}, {"id": "b", "kind": "school"}, GEMEENTE])
    found = without_municipality(dataset, Window(kinds=("school",)))
    assert (found.away, found.ties_kept, found.among_themselves) == ((), Share(part=1, whole=1), Share(part=0, whole=1))


def test_without_a_municipality_nothing_changes() -> None:
    found = without_municipality(drawn("a-b", "b-c"), Window())
    assert found == Without(
        away=(),
        ties_kept=Share(part=2, whole=2),
        among_themselves=Share(part=2, whole=2),
        pairs_reachable=Share(part=3, whole=3),
        cut_off=(),
    )


def test_shares_of_nothing_are_undefined() -> None:
    found = without_municipality(drawn(organisations=["a", GEMEENTE]), Window())
    assert (found.ties_kept.value, found.among_themselves.value, found.pairs_reachable.value) == (None, None, None)


def test_of_a_star_around_the_municipality_the_smallest_id_counts_as_the_largest_rest() -> None:
    found = without_municipality(drawn("a-gem", "b-gem", "c-gem", organisations=[GEMEENTE]), Window())
    assert found.cut_off == ("b", "c")


def test_who_ends_outside_the_largest_component_is_cut_off_also_when_another_one_becomes_the_largest() -> None:
    dataset = drawn("a-gem", "b-gem", "c-gem", "x-y", organisations=[GEMEENTE])
    assert without_municipality(dataset, Window()).cut_off == ("a", "b", "c")


def test_one_organisation_may_be_taken_away() -> None:
    dataset = drawn(*LINE_AND_TRIANGLE)
    found = without(dataset, Window(), codes=[dataset.code_of["c"]])
    assert found == Without(
        away=("c",),
        ties_kept=Share(part=2, whole=5),
        among_themselves=Share(part=2, whole=2),
        pairs_reachable=Share(part=2, whole=6),
        cut_off=("d", "e"),  # a-b and d-e are equally large; a-b holds the smallest id
    )


def test_an_unknown_organisation_cannot_be_taken_away() -> None:
    with pytest.raises(ArgumentError, match="staat niet in de gegevens"):
        without(drawn("a-b"), Window(), codes=[2])


def test_who_is_taken_away_is_in_no_network_and_the_others_were_seen() -> None:
    dataset = drawn("a-b", "b-c", registered=False)
    away = take_away(dataset, codes=[dataset.code_of["b"]])
    rest = network(away, Window())
    assert (rest.organisations["id"].tolist(), len(rest.ties)) == (["a", "c"], 0)


def test_a_kind_that_is_taken_away_leaves_its_meetings_as_large_as_they_were() -> None:
    dataset = drawn("a+b+gem", organisations=[GEMEENTE])
    rest = network(take_away(dataset, kinds=["gemeente"]), Window(largest=2))
    assert (rest.organisations["id"].tolist(), len(rest.ties)) == (["a", "b"], 0)


def test_data_with_someone_taken_away_have_another_version() -> None:
    dataset = drawn("a-b")
    assert take_away(dataset, codes=[0]).version != take_away(dataset, codes=[1]).version != dataset.version


meetings = st.lists(st.sets(st.sampled_from("abcdeGH"), min_size=1, max_size=4), min_size=1, max_size=10)


@given(meetings, st.integers(1, 2))
def test_without_municipality_is_what_counting_by_hand_gives(tables: list[set[str]], minimum: int) -> None:
    municipal = {"G", "H"}
    everyone = sorted(set().union(*tables) | municipal)
    dataset = drawn(
        *("+".join(sorted(table)) for table in tables), organisations=[{"id": id_, "kind": "gemeente"} for id_ in "GH"]
    )

    def graph(nodes: Sequence[str], chosen: Sequence[set[str]]) -> nx.Graph:
        number = Counter(pair for table in chosen for pair in combinations(sorted(table), 2))
        result = nx.Graph()
        result.add_nodes_from(nodes)
        result.add_edges_from(p for p, times in number.items() if times >= minimum and set(p) <= set(nodes))
        return result

    def reachable(of_graph: nx.Graph, nodes: Sequence[str]) -> int:
        return sum(nx.has_path(of_graph, a, b) for a, b in combinations(nodes, 2))

    def largest(of_graph: nx.Graph) -> set[str]:
        return min(nx.connected_components(of_graph), key=lambda part: (-len(part), min(part)), default=set())

    others = [id_ for id_ in everyone if id_ not in municipal]
    whole = graph(everyone, tables)
    rest = whole.subgraph(others)
    apart = graph(others, [table for table in tables if not table & municipal])
    assert without_municipality(dataset, Window(minimum=minimum)) == Without(
        away=("G", "H"),
        ties_kept=Share(part=rest.number_of_edges(), whole=whole.number_of_edges()),
        among_themselves=Share(part=apart.number_of_edges(), whole=rest.number_of_edges()),
        pairs_reachable=Share(part=reachable(rest, others), whole=reachable(whole, others)),
        cut_off=tuple(sorted(largest(whole) - municipal - largest(rest))),
    )
