"""Ties within and across groups, against counting by hand, every way to deal the groups out, and a known network."""

from __future__ import annotations

from itertools import permutations
from math import comb

import networkx as nx
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from netwerk.analysis.across import (
    AcrossByChance,
    Crossing,
    Verdict,
    across,
    across_by_chance,
    crossing_pairs,
    verdict,
)
from netwerk.analysis.chance import Range, limits
from netwerk.analysis.mixing import e_i_index
from netwerk.errors import Cancelled
from netwerk.model import Grouping, Window
from netwerk.network import Network, network
from tests.drawn import drawn
from tests.random_networks import networks


def grouped(*ties: str, **kinds: str) -> Network:
    """A network of drawn ties; every organisation with its kind."""
    return network(drawn(*ties, organisations=[{"id": id_, "kind": kind} for id_, kind in kinds.items()]), Window())


#   a --- b        a, b, c are schools, d and e GPs
#    \   / \
#      c    d --- e
FIVE = grouped("a-b", "a-c", "b-c", "b-d", "d-e", a="school", b="school", c="school", d="huisarts", e="huisarts")


def by_hand(found: Network) -> tuple[list[float], dict[str, list[float]]]:
    """The share of external ties, as a whole and per group, of every order of the groups (n! of them)."""
    labels = found.groups(Grouping.KIND).tolist()
    ties = list(zip(found.ties["a"].tolist(), found.ties["b"].tolist(), strict=True))
    whole: list[float] = []
    per_group: dict[str, list[float]] = {name: [] for name in sorted(set(labels))}
    for order in permutations(labels):
        outside = [(order[a], order[b]) for a, b in ties if order[a] != order[b]]
        whole.append(len(outside) / len(ties))
        for name, shares in per_group.items():
            touching = sum(name in (order[a], order[b]) for a, b in ties)
            if touching:
                shares.append(sum(name in pair for pair in outside) / touching)
    return whole, per_group


def test_ties_are_counted_as_a_whole_and_per_group() -> None:
    found = across(FIVE, Grouping.KIND)
    # 3 × 2 pairs between, 3 + 1 within; a school has 3 × 2 pairs outside and 3 within, a GP 2 × 3 and 1
    assert found.whole == Crossing(group=None, organisations=5, ties=5, external=1, expected=6 / 10)
    assert found.groups == (
        Crossing(group="huisarts", organisations=2, ties=2, external=1, expected=6 / 7),
        Crossing(group="school", organisations=3, ties=4, external=1, expected=6 / 9),
    )


def test_the_index_is_that_of_krackhardt_and_stern() -> None:
    found = across(FIVE, Grouping.KIND)
    assert found.whole.e_i_index == pytest.approx((1 - 4) / 5)
    assert found.whole.expected_index == pytest.approx((6 - 4) / 10)


def test_the_order_of_the_layers_is_that_of_the_configuration() -> None:
    found = across(grouped("a-b", a="gemeente", b="school", c="lokaal_team"), Grouping.LAYER)
    assert [one.group for one in found.groups] == ["basisvoorziening", "eerste_lijn", "gemeente_regio"]


def test_a_network_without_ties_has_no_share() -> None:
    found = across(grouped(a="school", b="huisarts"), Grouping.KIND)
    assert (found.whole.ties, found.whole.share, found.whole.e_i_index) == (0, None, None)
    assert across_by_chance(grouped(a="school", b="huisarts"), Grouping.KIND).whole is None


def test_an_empty_network_has_nothing_to_say() -> None:
    empty = network(drawn(), Window())
    assert across(empty, Grouping.LAYER).groups == ()
    assert across_by_chance(empty, Grouping.LAYER) == AcrossByChance(whole=None, groups={}, draws=1, every=True)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(networks())
def test_the_index_agrees_with_the_measure_of_the_command_line(found: Network) -> None:
    a, b = found.ties["a"].to_numpy(), found.ties["b"].to_numpy()
    expected = e_i_index(a, b, found.groups(Grouping.KIND))
    assert across(found, Grouping.KIND).whole.e_i_index == (None if expected is None else pytest.approx(expected))


# --- chance ---


def test_the_range_is_that_of_every_order_of_the_groups() -> None:
    chance = across_by_chance(FIVE, Grouping.KIND)
    whole, per_group = by_hand(FIVE)
    low, high = limits(np.array(whole))
    assert (chance.draws, chance.every) == (comb(5, 2), True)
    assert chance.whole == Range(low=float(low), high=float(high))
    for name, shares in per_group.items():
        low, high = limits(np.array(shares))
        assert chance.groups[name] == Range(low=float(low), high=float(high))


SEVEN = grouped(
    "a-b", "a-c", "b-d", "c-d", "d-e", "e-f", "f-g", "a-g",
    a="school", b="school", c="huisarts", d="huisarts", e="cjg", f="cjg", g="cjg",
)  # fmt: skip


def test_what_the_sizes_give_is_the_mean_over_every_order() -> None:
    whole, _ = by_hand(SEVEN)
    assert across(SEVEN, Grouping.KIND).whole.expected == pytest.approx(sum(whole) / len(whole))


def test_draws_come_near_the_range_of_every_order() -> None:
    whole, _ = by_hand(SEVEN)
    # 7!/(2! 2! 3!) = 210 ways; with fewer draws than that they are drawn
    chance = across_by_chance(SEVEN, Grouping.KIND, draws=209)
    low, high = limits(np.array(whole))
    assert chance.every is False
    assert chance.whole == Range(low=float(low), high=float(high))


def test_the_same_seed_gives_the_same_range() -> None:
    assert across_by_chance(SEVEN, Grouping.KIND, draws=50) == across_by_chance(SEVEN, Grouping.KIND, draws=50)


def test_who_stops_it_gets_nothing() -> None:
    with pytest.raises(Cancelled):
        across_by_chance(SEVEN, Grouping.KIND, cancelled=lambda: True)


def test_progress_ends_at_the_whole() -> None:
    told: list[float] = []
    across_by_chance(SEVEN, Grouping.KIND, progress=told.append)
    assert told[-1] == 1.0


def test_the_karate_club_splits_more_than_chance_would() -> None:
    # Zachary (1977), An information flow model for conflict and fission in small groups, Journal of Anthropological
    # Research 33:452-473, as networkx has it: 78 ties, two factions of 17, 11 ties between them. E* = 17 × 17 = 289,
    # I* = 2 × 17 × 16 / 2 = 272
    club = nx.karate_club_graph()
    found = grouped(
        *(f"m{a:02}-m{b:02}" for a, b in club.edges),
        **{f"m{node:02}": {"Mr. Hi": "school", "Officer": "huisarts"}[club.nodes[node]["club"]] for node in club},
    )
    whole = across(found, Grouping.KIND).whole
    assert (whole.external, whole.ties, whole.expected) == (11, 78, 289 / 561)
    assert whole.e_i_index == pytest.approx(-56 / 78)
    chance = across_by_chance(found, Grouping.KIND)
    assert (chance.draws, chance.every) == (1_000, False)
    assert verdict(whole, chance.whole) is Verdict.WITHIN


# --- what may be said ---


def crossing(external: int, ties: int, *, expected: float | None = 0.5) -> Crossing:
    return Crossing(group=None, organisations=20, ties=ties, external=external, expected=expected)


@pytest.mark.parametrize(
    ("external", "said"),
    [(39, Verdict.WITHIN), (40, Verdict.CHANCE), (60, Verdict.CHANCE), (61, Verdict.ACROSS)],
)
def test_only_outside_the_range_something_is_said(external: int, said: Verdict) -> None:
    assert verdict(crossing(external, 100), Range(low=0.4, high=0.6)) is said


@pytest.mark.parametrize(("ties", "said"), [(9, Verdict.THIN), (10, Verdict.WITHIN), (11, Verdict.WITHIN)])
def test_fewer_than_ten_ties_allow_no_conclusion(ties: int, said: Verdict) -> None:
    assert verdict(crossing(0, ties), Range(low=0.4, high=0.6)) is said


@pytest.mark.parametrize("expected", [None, 0.0, 1.0])
def test_where_only_one_outcome_can_be_there_is_nothing_to_compare(expected: float | None) -> None:
    assert verdict(crossing(30, 30, expected=expected), Range(low=1.0, high=1.0)) is Verdict.ONE_SORT


def test_the_ties_behind_a_figure_are_those_it_counts() -> None:
    assert crossing_pairs(FIVE, Grouping.KIND, "huisarts") == ([["b", "d"]], [["d", "e"]])
    assert crossing_pairs(FIVE, Grouping.KIND, None) == ([["b", "d"]], [["a", "b"], ["a", "c"], ["b", "c"], ["d", "e"]])
