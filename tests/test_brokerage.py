"""Who stands between unconnected partners, counted by hand and against counting every triple."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from netwerk.analysis.brokerage import brokerage
from netwerk.model import Grouping, Window
from netwerk.network import Network, network
from tests.drawn import drawn
from tests.random_networks import networks

ROLES = ("coordinator", "itinerant", "gatekeeper", "liaison")


def roles_of(found: Network, id_: str) -> dict[str, int]:
    counts = brokerage(found.adjacency, found.groups(Grouping.KIND))
    node = found.organisations["id"].tolist().index(id_)
    return {role: int(getattr(counts, role)[node]) for role in ROLES}


def middle(left: str, broker: str, right: str) -> Network:
    """a - b - c, of the given kinds."""
    kinds = {"a": left, "b": broker, "c": right}
    data = drawn("a-b", "b-c", organisations=[{"id": id_, "kind": kind} for id_, kind in kinds.items()])
    return network(data, Window())


@pytest.mark.parametrize(
    ("left", "broker", "right", "role"),
    [
        ("school", "school", "school", "coordinator"),
        ("school", "cjg", "school", "itinerant"),
        ("school", "school", "cjg", "gatekeeper"),
        ("cjg", "school", "school", "gatekeeper"),
        ("school", "cjg", "huisarts", "liaison"),
    ],
)
def test_the_groups_of_the_three_decide_the_role(left: str, broker: str, right: str, role: str) -> None:
    assert roles_of(middle(left, broker, right), "b") == {**dict.fromkeys(ROLES, 0), role: 1}


def test_who_stands_at_the_end_brokes_nothing() -> None:
    assert sum(roles_of(middle("school", "cjg", "school"), "a").values()) == 0


def test_partners_that_work_together_need_no_broker() -> None:
    #   a --- c
    #    \   /
    #      b
    assert sum(roles_of(network(drawn("a-b", "b-c", "a-c"), Window()), "b").values()) == 0


def test_an_empty_kind_is_a_group_of_its_own() -> None:
    assert roles_of(middle("", "cjg", ""), "b")["itinerant"] == 1


def test_every_role_at_once_counted_by_hand() -> None:
    #  b (school) has partners s1 s2 (school), h1 h2 (huisarts), c (cjg); only s1 - h1 is tied
    #  s1-s2 coordinator; h1-h2 itinerant; s1-h2 s2-h1 s2-h2 s1-c s2-c gatekeeper; h1-c h2-c liaison
    kinds = {"b": "school", "s1": "school", "s2": "school", "h1": "huisarts", "h2": "huisarts", "c": "cjg"}
    data = drawn(
        "b-s1", "b-s2", "b-h1", "b-h2", "b-c", "s1-h1",
        organisations=[{"id": id_, "kind": kind} for id_, kind in kinds.items()],
    )  # fmt: skip
    assert roles_of(network(data, Window()), "b") == {
        "coordinator": 1,
        "itinerant": 1,
        "gatekeeper": 5,
        "liaison": 2,
    }


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(networks())
def test_counts_are_those_of_going_through_every_triple(found: Network) -> None:
    graph, group = found.graph, dict(zip(found.organisations["id"], found.groups(Grouping.KIND), strict=True))
    expected = {id_: Counter() for id_ in graph}
    for broker in graph:
        for one, other in combinations(graph[broker], 2):
            if not graph.has_edge(one, other):
                alike = (group[one] == group[broker], group[other] == group[broker], group[one] == group[other])
                role = {
                    (True, True, True): "coordinator",
                    (False, False, True): "itinerant",
                    (True, False, False): "gatekeeper",
                    (False, True, False): "gatekeeper",
                    (False, False, False): "liaison",
                }[alike]
                expected[broker][role] += 1
    counts = brokerage(found.adjacency, found.groups(Grouping.KIND))
    rows = np.stack([getattr(counts, role) for role in ROLES], axis=1).tolist()
    assert rows == [[expected[id_][role] for role in ROLES] for id_ in found.organisations["id"]]
