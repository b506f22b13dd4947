"""Who alone carries the ties between two layers."""

from collections.abc import Sequence
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from netwerk.analysis.layer_carriers import LayerCarrier, layer_carriers
from netwerk.model import UNKNOWN, Dataset, Window
from netwerk.network import network
from tests.drawn import drawn

BASIC = [{"id": id_, "layer": "basisvoorziening"} for id_ in ("school", "gp", "nursery")]
FIRST = [{"id": id_, "layer": "eerste_lijn"} for id_ in ("team", "other_team")]


def of(dataset: Dataset, window: Window | None = None) -> tuple[LayerCarrier, ...]:
    return layer_carriers(network(dataset, window or Window()))


def test_one_team_that_meets_the_whole_other_layer_carries_it_alone() -> None:
    assert of(drawn("school-team", "gp-team", "gp-school", organisations=[*BASIC, *FIRST])) == (
        LayerCarrier(layers=("basisvoorziening", "eerste_lijn"), organisations=("team",), ties=2, sizes=(3, 2)),
    )


def test_a_second_tie_past_it_leaves_nobody_who_carries() -> None:
    assert of(drawn("school-team", "gp-team", "nursery-other_team", organisations=[*BASIC, *FIRST])) == ()


def test_of_a_single_tie_both_ends_carry() -> None:
    (carrier,) = of(drawn("school-team", organisations=[*BASIC, *FIRST]))
    assert (carrier.organisations, carrier.ties) == (("school", "team"), 1)


def test_several_records_of_one_pair_are_one_tie() -> None:
    (carrier,) = of(drawn("school-team", "school-team", "school>team", organisations=[*BASIC, *FIRST]))
    assert carrier.ties == 1


def test_a_layer_of_one_organisation_is_said_to_be_so() -> None:
    (carrier,) = of(drawn("school-team", "gp-team", organisations=[*BASIC, FIRST[0]]))
    assert (carrier.organisations, carrier.sole) == (("team",), ("eerste_lijn",))


def test_layers_without_a_tie_between_them_have_nobody_who_carries() -> None:
    assert of(drawn("school-gp", organisations=[*BASIC, *FIRST])) == ()


def test_an_unknown_layer_is_no_layer() -> None:
    assert of(drawn("school-x", organisations=[*BASIC, {"id": "x", "layer": UNKNOWN}])) == ()


def test_a_filter_on_layers_leaves_the_ties_of_those_layers() -> None:
    dataset = drawn("school-team", "school-aid", organisations=[*BASIC, *FIRST, {"id": "aid", "layer": "aanpalend"}])
    found = of(dataset, Window(layers=("basisvoorziening", "aanpalend")))
    assert [carrier.layers for carrier in found] == [("aanpalend", "basisvoorziening")]


def test_nothing_carries_in_an_empty_network() -> None:
    assert of(drawn()) == ()


LAYER = {"a": "L1", "b": "L1", "c": "L1", "d": "L2", "e": "L2", "f": "L3", "g": "L3"}
pairs_of_seven = st.lists(
    st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")).filter(lambda pair: pair[0] != pair[1]),
    max_size=8,
)


@given(pairs_of_seven)
def test_carriers_are_what_looking_at_every_tie_gives(pairs: Sequence[tuple[str, str]]) -> None:
    ties = {frozenset(pair) for pair in pairs}
    expected = {}
    for one, other in combinations(("L1", "L2", "L3"), 2):
        between = [tie for tie in ties if {LAYER[id_] for id_ in tie} == {one, other}]
        on_every = set.intersection(*map(set, between)) if between else set()
        if on_every:
            expected[one, other] = (tuple(sorted(on_every)), len(between))
    found = of(
        drawn(
            *(f"{a}-{b}" for a, b in pairs), organisations=[{"id": id_, "layer": layer} for id_, layer in LAYER.items()]
        )
    )
    assert {carrier.layers: (carrier.organisations, carrier.ties) for carrier in found} == expected
