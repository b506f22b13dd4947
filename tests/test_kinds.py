"""Which kinds work with which."""

from netwerk.analysis.kinds import kind_matrix
from netwerk.model import Window
from netwerk.network import network
from tests.drawn import drawn

ROW = ["a", "b", "a_organisations", "b_organisations", "a_tied", "b_tied", "ties", "possible"]


def test_each_pair_of_kinds_has_its_ties_and_the_pairs_there_could_be() -> None:
    # s1 - h1, s2 - h1, s1 - s2; h2 without ties
    dataset = drawn(
        "h1-s1", "h1-s2", "s1-s2",
        organisations=[
            {"id": "s1", "kind": "school"}, {"id": "s2", "kind": "school"},
            {"id": "h1", "kind": "huisarts"}, {"id": "h2", "kind": "huisarts"},
        ],
    )  # fmt: skip
    found = kind_matrix(network(dataset, Window()))
    assert found[ROW].to_numpy().tolist() == [
        ["school", "school", 2, 2, 2, 2, 1, 1],
        ["school", "huisarts", 2, 2, 2, 1, 2, 4],
        ["huisarts", "huisarts", 2, 2, 0, 0, 0, 1],
    ]


def test_kinds_that_the_configuration_does_not_know_come_last() -> None:
    found = kind_matrix(
        network(drawn(organisations=[{"id": "a", "kind": "bakker"}, {"id": "b", "kind": "wmo"}]), Window())
    )
    assert found[["a", "b"]].to_numpy().tolist() == [["wmo", "wmo"], ["wmo", "bakker"], ["bakker", "bakker"]]


def test_an_empty_network_has_no_kinds() -> None:
    assert kind_matrix(network(drawn(), Window())).to_numpy().tolist() == []
