"""New ties between organisations that shared a partner, against counting by hand, networkx and every way there is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk.analysis.chance import Beside, Range, limits
from netwerk.analysis.closure import Closure, closure, formed_ties, over_time
from netwerk.analysis.periods import Step
from netwerk.analysis.timeline import Over, Timeline, timeline
from netwerk.model import Dataset, Window
from tests.drawn import drawn


def years(*lines: Sequence[str], organisations: Sequence[str] = ()) -> tuple[Dataset, Timeline]:
    """One year of records per argument, from 2020 on."""
    data = drawn(
        *({"who": who, "on": date(2020 + k, 3, 1)} for k, year in enumerate(lines) for who in year),
        organisations=organisations,
    )
    return data, timeline(data, step=Step.YEAR)


def found(*lines: Sequence[str], organisations: Sequence[str] = ()) -> Closure:
    data, of = years(*lines, organisations=organisations)
    return closure(data, of, 0)


# 2020: a hub h with a, b and c; d with e. Fifteen pairs of six, four tied. a-b, a-c and b-c share h.
STAR = ("h-a", "h-b", "h-c", "d-e")


def test_pairs_without_a_tie_are_counted_by_the_partners_they_share() -> None:
    of = found(STAR, ("a-b", "a-c", "a-d", "h-a"))
    assert (of.organisations, of.pairs, of.formed) == (6, 11, 3)
    assert [(one.pairs, one.formed) for one in of.by_partners] == [(8, 1), (3, 2), (0, 0), (0, 0)]
    assert (of.sharing.pairs, of.sharing.formed, of.sharing.share) == (3, 2, 2 / 3)


def test_chance_places_the_same_number_of_ties_anywhere() -> None:
    of = found(STAR, ("a-b", "a-c", "a-d", "h-a"))
    # three of eleven pairs, of which three share a partner: every one of the 165 ways
    ways = [sum(pair < 3 for pair in placed) for placed in combinations(range(11), 3)]
    low, high = limits(np.array(ways))
    assert of.sharing.chance == Range(low=float(low), high=float(high))
    assert of.sharing.expected == pytest.approx(np.mean(ways)) == pytest.approx(3 * 3 / 11)
    assert of.sharing.verdict is Beside.WITHIN


def test_an_outcome_of_exactly_one_in_forty_lies_within_chance() -> None:
    # of 16 pairs without a tie three share a partner; that both new ties are among these has 3 of 120 ways: 2.5 %
    path = ("a-b", "b-c", "c-d", "d-e", "f-g")
    of = found(path, (*path, "a-c", "b-d"))
    assert (of.pairs, of.by_partners[0].pairs, of.formed) == (16, 13, 2)
    assert of.by_partners[0].chance == Range(low=0, high=2)


def test_a_tie_that_stayed_is_not_formed() -> None:
    of = found(STAR, STAR)
    assert (of.formed, of.sharing.formed, of.sharing.expected) == (0, 0, 0.0)


def test_two_three_and_four_shared_partners() -> None:
    # p and q share h and i; r and s share h, i, j and k
    first = ("p-h", "p-i", "q-h", "q-i", *(f"{one}-{hub}" for one in "rs" for hub in "hijk"))
    of = found(first, ("p-q", "r-s"))
    # by hand: r-s shares four, the five other pairs of p, q, r, s two; h-i shares four, the five other pairs of
    # h, i, j, k share r and s; p and q share nothing with j and k
    assert [(one.pairs, one.formed) for one in of.by_partners] == [(4, 0), (0, 0), (10, 1), (2, 1)]


def test_who_left_or_came_is_left_out_but_was_a_shared_partner() -> None:
    data = drawn(
        *({"who": who, "on": date(2020, 3, 1)} for who in ("a-h", "b-h")),
        *({"who": who, "on": date(2021, 3, 1)} for who in ("a-b", "a-n")),
        organisations=[{"id": "h", "end": date(2021, 1, 1)}, {"id": "n", "begin": date(2021, 1, 1)}],
    )
    of = closure(data, timeline(data, step=Step.YEAR), 0)
    assert (of.organisations, of.pairs, of.formed) == (2, 1, 1)
    assert (of.sharing.pairs, of.sharing.formed) == (1, 1)


def test_the_formed_ties_can_be_looked_up() -> None:
    data, of = years(STAR, ("a-b", "a-c", "a-d", "h-a"))
    keys, partners = formed_ties(of, 0)
    ids = data.organisations["id"].to_numpy()
    a, b = of.split(keys)
    assert list(zip(ids[a], ids[b], partners.tolist(), strict=True)) == [("a", "b", 1), ("a", "c", 1), ("a", "d", 0)]


# --- one table ---


def test_a_table_at_which_the_shared_partner_also_sits_is_left_out() -> None:
    of = found(STAR, ("a+b+h", "a-c"))
    # a-b came of a table with h; a-c of the two together
    assert (of.sharing.formed, of.at_table, of.without_tables.formed) == (2, 1, 1)


def test_a_table_without_the_shared_partner_counts() -> None:
    of = found(STAR, ("a+b+d",))
    assert (of.sharing.formed, of.at_table, of.without_tables.formed) == (1, 0, 1)


def test_one_record_without_the_shared_partner_is_enough() -> None:
    of = found(STAR, ("a+b+h", "a+b+d"))
    assert (of.sharing.formed, of.at_table) == (1, 0)


def test_a_partner_of_only_one_of_them_at_the_table_makes_no_difference() -> None:
    of = found((*STAR, "a-d"), ("a+b+d",))
    # a and b share h; d was tied to a alone
    assert of.at_table == 0


def test_what_is_left_out_is_not_dealt_out_by_chance_either() -> None:
    of = found(STAR, ("a+b+h", "a-c"))
    # one tie left among eleven pairs, three of which share a partner
    assert of.without_tables.expected == pytest.approx(3 / 11)


def test_tables_looked_at_in_small_lots_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = (STAR, ("a+b+h", "a+c+d", "b+c+h+e"))
    whole = found(*lines)
    monkeypatch.setattr("netwerk.analysis.closure._CELLS", 1)
    assert found(*lines) == whole
    assert whole.at_table == 2


# --- several steps ---


def test_steps_add_up_with_the_exact_range_of_their_sum() -> None:
    data, of = years(STAR, ("a-b", "a-c", "a-d", "h-a"), ("b-c", "c-d", "b-h"))
    first, second = closure(data, of, 0), closure(data, of, 1)
    together = over_time([first, second])
    assert together is not None
    assert (together.pairs, together.formed) == (first.pairs + second.pairs, first.formed + second.formed)
    ways = [
        sum(pair < 3 for pair in one) + sum(pair < second.sharing.pairs for pair in other)
        for one in combinations(range(11), 3)
        for other in combinations(range(second.pairs), second.formed)
    ]
    low, high = limits(np.array(ways))
    assert together.sharing.chance == Range(low=float(low), high=float(high))
    assert together.sharing.expected == pytest.approx(np.mean(ways))


def test_no_steps_have_nothing_to_say() -> None:
    assert over_time([]) is None


def test_pairs_of_a_sort_that_is_not_there_have_no_range() -> None:
    of = found(("a-b",), ("a-c",), organisations=["d"])
    assert (of.sharing.pairs, of.sharing.chance, of.sharing.verdict) == (0, None, None)


# --- larger networks ---


def test_triangles_that_close_are_more_than_chance() -> None:
    ring = nx.cycle_graph(20)
    lines = [f"o{a:02}-o{b:02}" for a, b in ring.edges]
    of = found(lines, [f"o{k:02}-o{(k + 2) % 20:02}" for k in range(10)])
    # 20 of the 170 open pairs share a partner; all ten new ties are among them
    assert (of.sharing.pairs, of.pairs, of.sharing.formed, of.formed) == (20, 170, 10, 10)
    assert of.sharing.verdict is Beside.MORE
    assert of.by_partners[0].verdict is Beside.FEWER


@st.composite
def two_years(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    pairs = [f"{a}-{b}" for a, b in combinations("abcdefgh", 2)]
    return draw(st.lists(st.sampled_from(pairs), min_size=1)), draw(st.lists(st.sampled_from(pairs), min_size=1))


@given(two_years())
def test_the_counts_are_those_of_networkx(lines: tuple[list[str], list[str]]) -> None:
    first, second = (nx.Graph(tuple(one.split("-")) for one in year) for year in lines)
    first.add_nodes_from("abcdefgh")
    of = found(*lines, organisations="abcdefgh")
    sorts = [
        (min(3, len(list(nx.common_neighbors(first, a, b)))), second.has_edge(a, b)) for a, b in nx.non_edges(first)
    ]
    assert [(one.pairs, one.formed) for one in of.by_partners] == [
        (sum(sort == k for sort, _ in sorts), sorts.count((k, True))) for k in range(4)
    ]


def test_arcs_count_either_way() -> None:
    data = drawn(
        *({"who": who, "on": date(2020, 3, 1)} for who in ("a>h", "h>b", "c>h", "h>c")),
        {"who": "b>a", "on": date(2021, 3, 1)},
    )
    of = closure(data, timeline(data, step=Step.YEAR, base=Window(directed=True)), 0)
    assert (of.pairs, of.sharing.pairs, of.sharing.formed) == (3, 3, 1)


def test_under_a_cumulative_rule_old_ties_are_no_open_pairs() -> None:
    data, _ = years(STAR, ("a-b",), ("b-c",))
    of = closure(data, timeline(data, step=Step.YEAR, over=Over("cumulative")), 1)
    # of the fifteen pairs five are tied by 2021; a-c and b-c are the open ones that share a partner
    assert (of.pairs, of.sharing.pairs, of.sharing.formed) == (10, 2, 1)
