"""From records to the network: who is in it, which pairs are tied, how strongly and in which direction."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import combinations
from typing import Any

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netwerk.model import FIRST, LAST, Dataset, Grouping, Precision, Role, Window, as_date, day_number
from netwerk.network import Network, data_period, fold, last_day, network
from tests.drawn import drawn
from tests.random_datasets import datasets

EVERYTHING = Window()


def day(text: str) -> int:
    return day_number(date.fromisoformat(text))


def year(number: int, **rule: Any) -> Window:
    return Window(begin=day(f"{number}-01-01"), end=day(f"{number + 1}-01-01"), **rule)


def ids(found: Network) -> list[str]:
    return list(found.organisations["id"])


def tie(found: Network, a: str, b: str) -> dict[str, Any]:
    names = ids(found)
    rows = found.ties
    row = rows[(rows["a"] == names.index(a)) & (rows["b"] == names.index(b))]
    return dict(row.iloc[0])


# --- which pairs, and how strongly ---


def test_a_pair_record_ties_its_two_organisations_with_strength_one() -> None:
    found = network(drawn("b-a"), EVERYTHING)
    assert found.pair_ids() == [["a", "b"]]
    assert tie(found, "a", "b")["strength"] == 1


def test_a_meeting_of_four_gives_each_of_six_pairs_a_third() -> None:
    found = network(drawn("a+b+c+d"), EVERYTHING)
    assert found.ties["strength"].tolist() == pytest.approx([1 / 3] * 6)


def test_strength_adds_up_over_records_weighed_by_intensity() -> None:
    # a pair of intensity 2, a meeting of three, a meeting of three of intensity 4: 2 + 1/2 + 4/2
    data = drawn({"who": "a-b", "intensity": 2}, "a+b+c", {"who": "a+b+d", "intensity": 4})
    assert tie(network(data, EVERYTHING), "a", "b")["strength"] == pytest.approx(4.5)


def test_strength_divides_by_everybody_at_the_table_also_those_not_chosen() -> None:
    data = drawn(
        "a+b+c",
        organisations=[{"id": "a", "kind": "school"}, {"id": "b", "kind": "school"}, {"id": "c", "kind": "cjg"}],
    )
    found = network(data, Window(kinds=("school",)))
    assert tie(found, "a", "b")["strength"] == pytest.approx(1 / 2)


def test_a_meeting_of_one_ties_nobody() -> None:
    assert len(network(drawn("a+a"), EVERYTHING).ties) == 0


def test_no_ties_leave_frames_of_the_same_types() -> None:
    empty, full = network(drawn(organisations=["a"]), EVERYTHING), network(drawn("a-b"), EVERYTHING)
    assert empty.ties.dtypes.to_dict() == full.ties.dtypes.to_dict()


@pytest.mark.parametrize(("minimum", "tied"), [(1, True), (2, True), (3, False)])
def test_a_tie_needs_the_minimum_number_of_records(minimum: int, tied: bool) -> None:
    found = network(drawn("a-b", "a+b+c"), Window(minimum=minimum))
    assert (["a", "b"] in found.pair_ids()) is tied


def test_a_pair_below_the_minimum_has_no_strength_either() -> None:
    found = network(drawn("a-b", "a-b", "b-c"), Window(minimum=2))
    assert found.strengths.sum() == 4  # a-b twice, seen from both ends


TABLE = "+".join(f"o{k:02d}" for k in range(26))  # 26 organisations at one table
FULL_TABLE = TABLE.rsplit("+", 1)[0]  # 25


@pytest.mark.parametrize(
    ("who", "largest", "ties"),
    [(FULL_TABLE, 25, 300), (TABLE, 25, 0), (TABLE, 26, 325), (TABLE, 0, 325)],
    ids=["25 of 25", "26 of 25", "26 of 26", "no limit"],
)
def test_a_record_above_the_largest_size_is_evidence_only(who: str, largest: int, ties: int) -> None:
    assert len(network(drawn(who), Window(largest=largest)).ties) == ties


def test_a_record_too_large_does_not_help_a_pair_to_its_minimum() -> None:
    assert network(drawn("o00-o01", TABLE), Window(minimum=2)).pair_ids() == []


@pytest.mark.parametrize("others", [0, 100], ids=["few organisations", "many organisations"])
def test_ties_are_counted_alike_among_few_and_many_organisations(others: int) -> None:
    # few: in a table of all pairs; many: by sorting the pairs there are
    there = [f"x{k:03d}" for k in range(others)]
    found = network(drawn("a-b", "a+b+c", {"who": "a-b", "intensity": 3}, organisations=there), EVERYTHING)
    assert found.pair_ids() == [["a", "b"], ["a", "c"], ["b", "c"]]
    assert found.ties["strength"].tolist() == [4.5, 0.5, 0.5]


# --- which records count ---

WHOLE_JUNE = {"who": "a-b", "begin": date(2024, 6, 1), "end": date(2024, 7, 1)}


@pytest.mark.parametrize(
    ("begin", "end", "tied"),
    [
        ("2024-05-01", "2024-06-01", False),
        ("2024-05-01", "2024-06-02", True),
        ("2024-06-10", "2024-06-11", True),
        ("2024-06-30", "2024-08-01", True),
        ("2024-07-01", "2024-08-01", False),
    ],
)
def test_a_span_counts_in_the_windows_it_overlaps(begin: str, end: str, tied: bool) -> None:
    found = network(drawn(WHOLE_JUNE), Window(begin=day(begin), end=day(end)))
    assert bool(len(found.ties)) is tied


def test_a_record_without_an_end_runs_on() -> None:
    found = network(drawn({"who": "a-b", "begin": date(2020, 1, 1)}), year(2035))
    assert found.pair_ids() == [["a", "b"]]


def test_a_form_chooses_records() -> None:
    data = drawn({"who": "a-b", "form": "overleg"}, {"who": "a-c", "form": "contract"})
    assert network(data, Window(forms=("contract",))).pair_ids() == [["a", "c"]]


def test_several_forms_choose_records_of_any_of_them() -> None:
    data = drawn({"who": "a-b", "form": "overleg"}, {"who": "a-c", "form": "contract"}, "b>c")
    assert network(data, Window(forms=("contract", "overleg"))).pair_ids() == [["a", "b"], ["a", "c"]]


def test_first_and_last_are_days_of_the_counting_records() -> None:
    data = drawn(
        {"who": "a-b", "on": date(2024, 2, 1)}, {"who": "a-b", "on": date(2024, 9, 1)},
        {"who": "a-b", "on": date(2026, 1, 1)},
    )  # fmt: skip
    found = tie(network(data, year(2024)), "a", "b")
    assert (as_date(found["first"]), as_date(found["last"])) == (date(2024, 2, 1), date(2024, 9, 1))


def test_the_last_day_of_a_tie_that_runs_on_is_not_known() -> None:
    found = tie(network(drawn({"who": "a-b", "begin": date(2024, 2, 1)}), EVERYTHING), "a", "b")
    assert as_date(found["last"]) is None


def test_moments_known_less_exactly_than_the_window_are_counted_as_imprecise() -> None:
    quarter = {"begin": date(2024, 1, 1), "end": date(2024, 4, 1), "precision": Precision.QUARTER}
    data = drawn({"who": "a-b", **quarter}, {"who": "a-c", "on": date(2024, 2, 3)}, WHOLE_JUNE)
    assert network(data, Window(begin=day("2024-02-01"), end=day("2024-03-01"))).imprecise == 1
    assert network(data, year(2024)).imprecise == 0


# --- who is in it ---


def test_organisations_of_the_register_are_there_with_and_without_ties() -> None:
    assert ids(network(drawn("a-b", organisations=["c"]), EVERYTHING)) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("begin", "end", "present"),
    [("2024-05-01", "2024-06-01", False), ("2024-05-01", "2024-06-02", True), ("2024-09-01", "2025-01-01", False)],
)
def test_an_organisation_is_there_in_windows_in_which_it_exists(begin: str, end: str, present: bool) -> None:
    data = drawn(organisations=[{"id": "a", "begin": date(2024, 6, 1), "end": date(2024, 9, 1)}])
    assert len(network(data, Window(begin=day(begin), end=day(end)))) == int(present)


def test_an_organisation_that_no_longer_exists_takes_its_ties_along() -> None:
    data = drawn({"who": "a-b", "on": date(2024, 3, 1)}, organisations=[{"id": "a", "end": date(2023, 1, 1)}])
    assert network(data, year(2024)).pair_ids() == []


def test_who_is_not_in_the_register_is_there_when_a_record_of_the_window_names_it() -> None:
    data = drawn({"who": "a-b", "on": date(2023, 3, 1)}, "c-d", registered=False)
    assert ids(network(data, year(2024))) == ["c", "d"]


def test_who_is_not_in_the_register_is_there_also_when_the_record_does_not_count() -> None:
    data = drawn(TABLE, {"who": "x-y", "form": "contract"}, registered=False)
    found = network(data, Window(forms=("overleg",)))
    assert (len(found), len(found.ties)) == (28, 0)


def test_kind_chooses_organisations_and_the_ties_among_them() -> None:
    data = drawn(
        "a-b", "b-c",
        organisations=[{"id": "a", "kind": "school"}, {"id": "b", "kind": "school"}, {"id": "c", "kind": "cjg"}],
    )  # fmt: skip
    found = network(data, Window(kinds=("school",)))
    assert (ids(found), found.pair_ids()) == (["a", "b"], [["a", "b"]])


def test_an_organisation_without_municipality_belongs_to_every_one() -> None:
    data = drawn(
        organisations=[
            {"id": "a", "municipality": "Averlo"},
            {"id": "b", "municipality": ("Elsmeer", "Averlo")},
            {"id": "c", "municipality": "Elsmeer"},
            {"id": "d"},
        ]
    )
    assert ids(network(data, Window(municipalities=("Averlo",)))) == ["a", "b", "d"]


# --- direction ---


def test_an_arc_from_the_later_id_points_backward() -> None:
    found = tie(network(drawn("b>a"), EVERYTHING), "a", "b")
    assert (found["forward"], found["backward"]) == (False, True)


def test_an_undirected_form_gives_both_arcs() -> None:
    assert network(drawn("a-b"), EVERYTHING).arcs.toarray().tolist() == [[0, 1], [1, 0]]


def test_arcs_hold_the_direction_of_referrals() -> None:
    assert network(drawn("a>b", "c>a"), EVERYTHING).arcs.toarray().tolist() == [[0, 1, 0], [0, 0, 0], [1, 0, 0]]


def test_a_meeting_with_roles_points_from_those_who_refer_to_those_referred_to() -> None:
    # a refers to b and c, who are together without direction
    meeting = {"who": "a+b+c", "form": "verwijzen", "roles": {"a": Role.FROM, "b": Role.TO, "c": Role.TO}}
    assert network(drawn(meeting), EVERYTHING).arcs.toarray().tolist() == [[0, 1, 1], [0, 0, 1], [0, 1, 0]]


def test_a_meeting_without_roles_gives_arcs_both_ways() -> None:
    found = network(drawn({"who": "a+b", "form": "verwijzen"}), EVERYTHING)
    assert found.arcs.toarray().tolist() == [[0, 1], [1, 0]]


# --- folding parts into the whole ---

BOARD = [
    {"id": "board", "kind": "schoolbestuur"},
    {"id": "east", "kind": "school", "part_of": "board"},
    {"id": "west", "kind": "school", "part_of": "board"},
]


def test_folding_gives_the_ties_of_the_parts_to_the_whole() -> None:
    found = network(fold(drawn("east-cjg", "west-cjg", organisations=BOARD)), EVERYTHING)
    assert (ids(found), found.pair_ids(), found.ties["records"].tolist()) == (
        ["board", "cjg"],
        [["board", "cjg"]],
        [2],
    )


def test_folding_loses_ties_inside_the_whole() -> None:
    assert network(fold(drawn("east-west", "board-east", organisations=BOARD)), EVERYTHING).pair_ids() == []


def test_folding_counts_the_parts_of_one_whole_as_one_at_the_table() -> None:
    # east, west and cjg become board and cjg: strength 1/(2 - 1)
    found = network(fold(drawn("east+west+cjg", organisations=BOARD)), EVERYTHING)
    assert tie(found, "board", "cjg")["strength"] == 1


def test_folding_goes_up_to_the_highest_parent() -> None:
    units = [*BOARD, {"id": "class", "part_of": "east"}]
    assert network(fold(drawn("class-cjg", organisations=units)), EVERYTHING).pair_ids() == [["board", "cjg"]]


def test_a_record_that_is_too_large_may_count_once_its_parts_are_folded() -> None:
    parts = [{"id": "board"}, *({"id": f"o{k:02d}", "part_of": "board"} for k in range(2))]
    assert len(network(fold(drawn(TABLE, organisations=parts)), EVERYTHING).ties) == 300  # 25 of 26 left


@pytest.mark.parametrize("circle", [("a", "b"), ("a", "b", "c")])
def test_parents_in_a_circle_lose_nobody(circle: tuple[str, ...]) -> None:
    parts = [{"id": id_, "part_of": circle[k - 1]} for k, id_ in enumerate(circle)]
    assert ids(network(fold(drawn(organisations=parts)), EVERYTHING)) == list(circle)


# --- the readings of one network ---


def test_the_networkx_graph_and_the_compact_graph_hold_the_same_ties() -> None:
    found = network(drawn("a-b", "b+c+d", organisations=["e"]), EVERYTHING)
    names = ids(found)
    assert {frozenset((names[a], names[b])) for a, b in found.compact.edge_list()} == {
        frozenset(pair) for pair in found.graph.edges
    }


def test_the_networkx_graph_carries_records_and_strength() -> None:
    graph = network(drawn("a-b", "a-b"), EVERYTHING).graph
    assert nx.get_edge_attributes(graph, "strength") == {("a", "b"): 2.0}
    assert nx.get_edge_attributes(graph, "records") == {("a", "b"): 2}


def test_the_group_by_municipality_is_the_seat() -> None:
    data = drawn(organisations=[{"id": "a", "municipality": ("Averlo", "Elsmeer")}, {"id": "b"}])
    assert network(data, EVERYTHING).groups(Grouping.MUNICIPALITY).tolist() == ["Averlo", "onbekend"]


# --- the period of the data ---


def test_the_period_of_the_data_runs_from_the_first_start_to_after_the_last_day() -> None:
    data = drawn({"who": "a-b", "on": date(2021, 5, 6)}, {"who": "a-b", "begin": date(2020, 1, 1)})
    assert data_period(data) == (day("2020-01-01"), day("2021-05-07"))


def test_without_records_the_period_is_unbounded() -> None:
    assert data_period(drawn(organisations=["a"])) == (FIRST, LAST)


def test_the_last_day_is_never_after_today() -> None:
    data = drawn({"who": "a-b", "on": date(2024, 5, 6)}, {"who": "a-b", "begin": date(2030, 1, 1)})
    assert last_day(data, day("2024-12-31")) == day("2024-12-31")


def test_the_last_day_of_a_span_is_its_start() -> None:
    data = drawn({"who": "a-b", "begin": date(2023, 1, 1), "end": date(2024, 1, 1)})
    assert last_day(data, day("2030-01-01")) == day("2023-01-01")


# --- against the definition, one record at a time ---


def naive(data: Dataset, window: Window) -> tuple[list[str], dict[tuple[str, str], tuple[int, float]]]:
    """Who is in the network, and records and strength per tied pair, read off the contract."""
    names = data.organisations["id"].tolist()
    count: defaultdict[tuple[str, str], int] = defaultdict(int)
    strength: defaultdict[tuple[str, str], float] = defaultdict(float)
    named: set[str] = set()
    for code, record in enumerate(data.records.itertuples()):
        seats = data.seats.loc[data.seats["record"] == code, "organisation"]
        who = sorted({names[k] for k in ([record.a, record.b] if record.a >= 0 else seats)})
        if record.begin >= window.end or record.end <= window.begin:
            continue
        named.update(who)
        if window.largest and len(who) > window.largest:
            continue
        if window.forms and not set(window.forms) & set(data.form_sets[record.forms]):
            continue
        for pair in combinations(who, 2):
            count[pair] += 1
            strength[pair] += record.intensity / (len(who) - 1)
    present = [
        row.id
        for row in data.organisations.itertuples()
        if (row.begin < window.end and row.end > window.begin if row.registered else row.id in named)
    ]
    tied = {
        pair: (count[pair], strength[pair])
        for pair in count
        if count[pair] >= window.minimum and set(pair) <= set(present)
    }
    return present, tied


@st.composite
def windows(draw: st.DrawFn) -> Window:
    begin = draw(st.integers(day("2020-06-01"), day("2025-06-01")))
    return Window(
        begin=begin,
        end=begin + draw(st.integers(1, 1500)),
        minimum=draw(st.integers(1, 3)),
        largest=draw(st.sampled_from((0, 2, 3, 25))),
        forms=draw(st.sampled_from(((), ("overleg",), ("verwijzen", "afspraak")))),
    )


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(datasets(), windows())
def test_a_network_is_that_of_reading_the_records_one_by_one(data: Dataset, window: Window) -> None:
    found = network(data, window)
    tied = {
        tuple(pair): (records, pytest.approx(strength))
        for pair, records, strength in zip(found.pair_ids(), found.ties["records"], found.ties["strength"], strict=True)
    }
    assert naive(data, window) == (ids(found), tied)
