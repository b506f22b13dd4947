"""Groups that work together and are cut off from the rest."""

from collections.abc import Sequence

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from netwerk.analysis.groups import groups
from netwerk.model import Dataset, Window
from netwerk.network import network
from tests.drawn import drawn


def of(dataset: Dataset, window: Window | None = None) -> tuple[tuple[str, ...], ...]:
    return groups(network(dataset, window or Window()))


def test_two_that_only_meet_each_other_are_a_group_of_two() -> None:
    assert of(drawn("a-b", "b-c", "x-y")) == (("x", "y"),)


def test_who_has_no_tie_at_all_is_no_group() -> None:
    assert of(drawn("a-b", organisations=["z"])) == ()


def test_the_largest_part_is_no_group_wherever_its_ids_sort() -> None:
    assert of(drawn("a-b", "x-y", "y-z")) == (("a", "b"),)


def test_of_two_equal_parts_the_one_with_the_smallest_id_is_the_largest() -> None:
    assert of(drawn("b-d", "a-c")) == (("b", "d"),)


def test_groups_are_in_order_of_their_first_id_and_not_of_their_size() -> None:
    assert of(drawn("c-d", "k+l+m+n", "e+f+g")) == (("c", "d"), ("e", "f", "g"))


def test_a_tie_that_does_not_meet_the_minimum_joins_no_group_to_the_rest() -> None:
    dataset = drawn("a-b", "a-b", "b-c", "b-c", "x-y", "x-y", "c-x")
    assert of(dataset, Window(minimum=2)) == (("x", "y"),)


def test_a_network_without_ties_or_organisations_has_no_groups() -> None:
    assert (of(drawn(organisations=["a", "b"])), of(drawn())) == ((), ())


pairs_of_nine = st.lists(
    st.tuples(st.sampled_from("abcdefghi"), st.sampled_from("abcdefghi")).filter(lambda pair: pair[0] != pair[1]),
    max_size=9,
)


@given(pairs_of_nine)
def test_groups_are_what_networkx_finds(pairs: Sequence[tuple[str, str]]) -> None:
    graph = nx.Graph(pairs)
    parts = sorted((tuple(sorted(part)) for part in nx.connected_components(graph)), key=lambda part: -len(part))
    largest = min((part for part in parts if len(part) == len(parts[0])), default=())
    expected = tuple(sorted(part for part in parts if part != largest))
    assert of(drawn(*(f"{a}-{b}" for a, b in pairs), organisations=["z"])) == expected
