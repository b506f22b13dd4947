"""What changes when organisations are away: fragmentation and distance-weighted fragmentation, before and after."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given

from netwerk.analysis.fragmentation import Fragmentation, fragmentation
from netwerk.analysis.what_if import what_if
from netwerk.errors import ArgumentError
from netwerk.model import Dataset, Window
from netwerk.network import Network, network
from tests.drawn import drawn
from tests.random_networks import networks

# Krackhardt (1990), Assessing the political landscape, Administrative Science Quarterly 35(2):342–369: the kite, with
# the ten names of networkx.krackhardt_kite_graph. Ike (i) alone holds Jane (j); Heather (h) alone holds both.
KITE = (
    "a-b", "a-c", "a-d", "a-f", "b-d", "b-e", "b-g", "c-d", "c-f", "d-e", "d-f", "d-g", "e-g", "f-g", "f-h", "g-h",
    "h-i", "i-j",
)  # fmt: skip


def of(dataset: Dataset) -> Fragmentation:
    return fragmentation(network(dataset, Window()).adjacency)


def test_nobody_is_apart_where_everyone_is_tied_to_everyone() -> None:
    assert of(drawn("a-b", "b-c", "a-c")) == Fragmentation(organisations=3, plain=0, weighted=0)


def test_without_ties_the_network_has_fallen_apart_altogether() -> None:
    assert of(drawn(organisations=["a", "b", "c"])) == Fragmentation(organisations=3, plain=1, weighted=1)


def test_a_longer_way_falls_apart_by_distance_only() -> None:
    # a - b - c: pairs at 1, 1 and 2, so DF = 1 - (1 + 1 + 1/2)/3
    found = of(drawn("a-b", "b-c"))
    assert found.plain == 0
    assert found.weighted == pytest.approx(1 / 6)


def test_an_organisation_without_ties_counts_among_all() -> None:
    # of the pairs a-b, a-c, b-c only one can reach each other
    found = of(drawn("a-b", organisations=["c"]))
    assert found.organisations == 3
    assert found.plain == pytest.approx(2 / 3)
    assert found.weighted == pytest.approx(2 / 3)


@pytest.mark.parametrize("alone", [(), ("a",)])
def test_of_fewer_than_two_organisations_nothing_can_be_said(alone: tuple[str, ...]) -> None:
    assert of(drawn(organisations=alone)) == Fragmentation(organisations=len(alone), plain=None, weighted=None)


def test_the_kite_has_18_pairs_at_one_15_at_two_7_at_three_and_5_at_four() -> None:
    found = of(drawn(*KITE))
    assert found.weighted == pytest.approx(1 - (18 + 15 / 2 + 7 / 3 + 5 / 4) / 45)


def test_without_heather_the_kite_falls_into_seven_and_two() -> None:
    found = what_if(drawn(*KITE), Window(), codes=(7,))
    # of the 36 pairs of the nine others 22 can reach each other: 14 at one and 7 at two among a…g, and i-j
    assert found.left.away == ("h",)
    assert found.after.plain == pytest.approx(1 - 22 / 36)
    assert found.after.weighted == pytest.approx(1 - (14 + 7 / 2 + 1) / 36)


def test_before_is_over_all_and_after_over_the_others() -> None:
    found = what_if(drawn("a-b", "b-c", organisations=["d"]), Window(), codes=(1,))
    assert (found.before.organisations, found.after.organisations) == (4, 3)


def test_a_kind_can_be_away() -> None:
    data = drawn("s-g", "g-t", organisations=[{"id": "g", "kind": "gemeente"}])
    assert what_if(data, Window(), kinds=("gemeente",)).away == ("g",)


def test_with_nobody_away_nothing_changes() -> None:
    found = what_if(drawn(*KITE), Window())
    assert found.after == found.before
    assert found.left.cut_off == ()


def test_the_answer_of_the_command_line_has_both_measures_before_and_after() -> None:
    assert what_if(drawn("a-b", "b-c"), Window(), codes=(1,)).as_json() == {
        "away": ["b"],
        "ties_kept": 0.0,
        "among_themselves": None,
        "pairs_reachable": 0.0,
        "cut_off": ["c"],
        "fragmentation": {"before": 0.0, "after": 1.0},
        "distance_fragmentation": {"before": pytest.approx(1 / 6), "after": 1.0},
    }


def test_an_organisation_that_is_not_there_cannot_be_away() -> None:
    with pytest.raises(ArgumentError, match="staat niet in de gegevens"):
        what_if(drawn("a-b"), Window(), codes=(7,))


@given(networks(smallest=2))
def test_both_measures_are_those_of_the_definition(found: Network) -> None:
    n = len(found)
    distance = dict(nx.all_pairs_shortest_path_length(found.graph))
    near = [1 / d for from_ in distance.values() for d in from_.values() if d]
    made = fragmentation(found.adjacency)
    assert made.plain == pytest.approx(1 - len(near) / (n * (n - 1)))
    assert made.weighted == pytest.approx(1 - np.sum(near) / (n * (n - 1)))
