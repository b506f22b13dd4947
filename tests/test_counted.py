"""The measures that only need counting are the same numbers as in the full set."""

from __future__ import annotations

import pytest

from netwerk.analysis.counted import COUNTED, counted
from netwerk.analysis.measures import measures
from netwerk.model import Dataset, Window
from netwerk.network import network
from tests.drawn import drawn


@pytest.mark.parametrize(
    "dataset",
    [
        drawn(),
        drawn(organisations=["a"]),
        drawn(organisations=["a", "b"]),
        drawn("a-b"),
        # two parts that do not reach each other, one held together by c, and someone alone
        drawn("a-b", "b-c", "a-c", "c-d", "e-f", organisations=["g"]),
    ],
)
def test_counting_alone_gives_the_same_numbers_as_measuring_everything(dataset: Dataset) -> None:
    made = network(dataset, Window())
    everything = measures(made).as_json()["network"]
    assert counted(made) == {name: everything[name] for name in COUNTED}


def test_two_parts_of_four_and_two_reach_seven_of_twenty_one_pairs() -> None:
    found = counted(network(drawn("a-b", "b-c", "a-c", "c-d", "e-f", organisations=["g"]), Window()))
    assert (found["connectedness"], found["components"], found["articulation_points"]) == (7 / 21, 3, 1)
