"""Broker roles by layer beside chance, against counting every triple in every order of the layers."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, permutations

import networkx as nx
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netwerk.analysis.brokerage import brokerage
from netwerk.analysis.chance import Range, limits
from netwerk.analysis.roles import CLEAR, ClearRole, Role, Roles, RolesByChance, clear_roles, roles, roles_by_chance
from netwerk.analysis.roles import _counts as counts_of_labels
from netwerk.analysis.roles import _fixed as fixed_of
from netwerk.errors import Cancelled
from netwerk.model import Grouping, Window
from netwerk.network import Network, network
from tests.drawn import drawn
from tests.random_networks import networks


def grouped(*ties: str, **kinds: str) -> Network:
    return network(drawn(*ties, organisations=[{"id": id_, "kind": kind} for id_, kind in kinds.items()]), Window())


#   s1   h1        s is a school, h a GP, c a CJG; b, a school, stands between all of them
#     \ /  \
#      b --- h2
#     / \
#   s2   c
STAR = grouped(
    "b-s1", "b-s2", "b-h1", "b-h2", "b-c", "h1-h2",
    b="school", s1="school", s2="school", h1="huisarts", h2="huisarts", c="cjg",
)  # fmt: skip
ORDER = (Role.COORDINATOR, Role.ITINERANT, Role.GATEKEEPER, Role.LIAISON)


def role_of(left: str, broker: str, right: str) -> Role:
    if left == right:
        return Role.COORDINATOR if broker == left else Role.ITINERANT
    return Role.GATEKEEPER if broker in (left, right) else Role.LIAISON


def by_triple(graph: nx.Graph, labels: dict[str, str]) -> np.ndarray:
    """Nodes (by id) × roles, counting every pair of partners without a tie."""
    rows = []
    for broker in sorted(graph):
        found = Counter(
            role_of(labels[left], labels[broker], labels[right])
            for left, right in combinations(sorted(graph[broker]), 2)
            if not graph.has_edge(left, right)
        )
        rows.append([found[role] for role in ORDER])
    return np.array(rows)


def every_order(found: Network) -> np.ndarray:
    """Draws × nodes × roles, over all n! orders of the groups."""
    ids = found.organisations["id"].tolist()
    labels = found.groups(Grouping.KIND).tolist()
    return np.array([by_triple(found.graph, dict(zip(ids, order, strict=True))) for order in permutations(labels)])


def test_the_counts_are_those_of_every_open_pair() -> None:
    found = roles(STAR, Grouping.KIND)
    # s1-s2; none (h1-h2 is tied); s1-h1 s1-h2 s2-h1 s2-h2 s1-c s2-c; h1-c h2-c
    assert found.ids == ("b", "c", "h1", "h2", "s1", "s2")
    assert found.counts[0].tolist() == [1, 0, 6, 2]
    assert found.open_pairs == 9


def test_what_the_sizes_give_is_the_mean_over_every_order() -> None:
    found = roles(STAR, Grouping.KIND)
    mean = every_order(STAR).sum(axis=1).mean(axis=0)
    assert [one.role for one in found.whole] == list(ORDER)
    assert [one.expected for one in found.whole] == pytest.approx(mean.tolist())


def test_the_range_is_that_of_every_order() -> None:
    chance = roles_by_chance(STAR, Grouping.KIND)
    every = every_order(STAR)
    low, high = limits(every)
    # 6!/(3! 2! 1!) = 60 ways, each of them 12 times among the 720 orders
    assert (chance.draws, chance.every) == (60, True)
    assert chance.low.tolist() == low.tolist()
    assert chance.high.tolist() == high.tolist()
    whole_low, whole_high = limits(every.sum(axis=1))
    assert [chance.whole[role] for role in ORDER] == [
        Range(low=float(a), high=float(b)) for a, b in zip(whole_low, whole_high, strict=True)
    ]


def test_the_limit_of_a_clear_role_is_that_of_every_order() -> None:
    clear = np.quantile(every_order(STAR), CLEAR, axis=0, method="inverted_cdf")
    assert roles_by_chance(STAR, Grouping.KIND).clear.tolist() == clear.tolist()


def test_draws_come_near_the_range_of_every_order() -> None:
    chance = roles_by_chance(STAR, Grouping.KIND, draws=59)
    low, high = limits(every_order(STAR)[:, 0])
    assert chance.every is False
    assert np.abs(chance.low[0] - low).max() <= 1
    assert np.abs(chance.high[0] - high).max() <= 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(networks(), st.randoms(use_true_random=False))
def test_dealing_out_counts_as_brokerage_does(found: Network, random: object) -> None:
    ids = found.organisations["id"].tolist()
    codes = np.array([random.randrange(4) for _ in ids], dtype=np.int64)  # type: ignore[attr-defined]
    fixed = fixed_of(found.adjacency, found.ties["a"].to_numpy(), found.ties["b"].to_numpy())
    mine = counts_of_labels(fixed, codes[:, None], 4)[0]
    known = brokerage(found.adjacency, codes)
    assert mine.tolist() == np.column_stack([getattr(known, role.value) for role in ORDER]).tolist()


def test_the_roles_of_the_karate_club_are_those_of_every_triple() -> None:
    # Zachary (1977), Journal of Anthropological Research 33:452-473, as networkx has it
    club = nx.karate_club_graph()
    kinds = {f"m{node:02}": {"Mr. Hi": "school", "Officer": "huisarts"}[club.nodes[node]["club"]] for node in club}
    found = grouped(*(f"m{a:02}-m{b:02}" for a, b in club.edges), **kinds)
    assert roles(found, Grouping.KIND).counts.tolist() == by_triple(found.graph, kinds).tolist()


def test_who_stops_it_gets_nothing() -> None:
    with pytest.raises(Cancelled):
        roles_by_chance(STAR, Grouping.KIND, cancelled=lambda: True)


def test_the_same_seed_gives_the_same_range() -> None:
    first, second = (roles_by_chance(STAR, Grouping.KIND, draws=40) for _ in range(2))
    assert first.high.tolist() == second.high.tolist()


@pytest.mark.parametrize("ties", [(), ("a-b",), ("a-b", "b-c", "a-c")])
def test_without_open_pairs_there_is_nothing_to_name(ties: tuple[str, ...]) -> None:
    found = grouped(*ties, a="school", b="cjg", c="huisarts")
    assert roles(found).open_pairs == 0
    assert clear_roles(roles(found), roles_by_chance(found)) == ()


def test_an_empty_network_has_no_roles() -> None:
    empty = network(drawn(), Window())
    assert [(one.count, one.expected) for one in roles(empty).whole] == [(0, None)] * 4
    assert clear_roles(roles(empty), roles_by_chance(empty)) == ()


# --- who is named ---


def one_broker(count: int, *, others: int = 0) -> Roles:
    counts = np.array([[0, 0, 0, count], [others, 0, 0, 0]])
    return Roles(grouping=Grouping.LAYER, window=Window(), ids=("a", "b"), counts=counts, whole=(), open_pairs=count)


def limit(clear: int, *, by_luck: float = 0.0) -> RolesByChance:
    same = np.full((2, 4), clear)
    return RolesByChance(
        low=np.zeros((2, 4), dtype=int),
        high=same,
        clear=same,
        by_luck=Range(low=0.0, high=by_luck),
        mean_by_luck=0.0,
        whole={},
        draws=1_000,
        every=False,
    )


@pytest.mark.parametrize(("count", "named"), [(29, False), (30, False), (31, True)])
def test_only_beyond_the_limit_somebody_is_named(count: int, named: bool) -> None:
    found = clear_roles(one_broker(count), limit(30))
    assert found == ((ClearRole(organisation="a", role=Role.LIAISON, count=count, low=0, high=30),) if named else ())


@pytest.mark.parametrize(("count", "named"), [(9, 0), (10, 1), (11, 1)])
def test_who_stands_between_fewer_than_ten_pairs_is_not_named(count: int, named: int) -> None:
    assert len(clear_roles(one_broker(count), limit(5))) == named


@pytest.mark.parametrize(("by_luck", "named"), [(0.0, 1), (1.0, 0)])
def test_nobody_is_named_where_luck_would_name_as_many(by_luck: float, named: int) -> None:
    assert len(clear_roles(one_broker(50), limit(30, by_luck=by_luck))) == named
