"""Which organisations should meet: who is proposed to whom, in which order and for which reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerk.analysis.circles import all_circles
from netwerk.analysis.fulfilment import all_fulfilment
from netwerk.analysis.norms import CircleRule, Norm, PairRule, Scope, read_norms
from netwerk.analysis.proposals import Proposal, foremost, proposals, proposals_for
from netwerk.model import Dataset, Window, day_number
from netwerk.network import network
from netwerk.settings import NORMS_FILE
from tests.drawn import drawn
from tests.random_networks import KINDS
from tests.test_demo import both_periods, region

YEAR = Window(begin=day_number(date(2024, 1, 1)), end=day_number(date(2025, 1, 1)))


def norm(id_: str, from_kind: str, to_kind: str, *, minimum: int = 1) -> Norm:
    return Norm(
        id=id_,
        goal="",
        text="",
        source="",
        valid_from=date(2020, 1, 1),
        rule=PairRule(from_kinds=(from_kind,), to_kinds=(to_kind,), scope=Scope.REGION, minimum=minimum),
    )


ARTS_TEAM = norm("arts-team", "huisarts", "lokaal_team")
TEAM_ARTS = norm("team-arts", "lokaal_team", "huisarts")


def proposed(dataset: Dataset, norms: Sequence[Norm] = (), window: Window = YEAR) -> list[tuple[str, str]]:
    return [(one.a, one.b) for one in proposals(dataset, window, norms)]


# --- who is proposed ---


def test_two_with_a_shared_partner_are_proposed() -> None:
    assert proposed(drawn("a-b", "b-c")) == [("a", "c")]


def test_two_who_are_tied_are_not_proposed() -> None:
    assert proposed(drawn("a-b", "b-c", "a-c")) == []


def test_two_whose_tie_is_older_than_the_window_are_proposed() -> None:
    assert proposed(drawn("a-b", "b-c", {"who": "a-c", "on": date(2022, 3, 1)})) == [("a", "c")]


def test_three_steps_apart_is_too_far() -> None:
    assert proposed(drawn("a-b", "b-c", "c-d")) == [("a", "c"), ("b", "d")]


def test_who_has_no_tie_at_all_is_proposed_on_the_norm() -> None:
    dataset = drawn(organisations=[{"id": "arts", "kind": "huisarts"}, {"id": "team", "kind": "lokaal_team"}])
    assert list(proposals(dataset, YEAR, [ARTS_TEAM])) == [
        Proposal(
            a="arts",
            b="team",
            norms=("arts-team",),
            shared=(),
            nearness="region",
            weight=2.0,
            lacking=(("arts", "arts-team"),),
        )
    ]


def test_without_a_norm_or_a_shared_partner_nothing_is_proposed() -> None:
    assert proposed(drawn("a-b", "c-d", organisations=["e"])) == []


def test_a_norm_that_holds_later_asks_nothing() -> None:
    dataset = drawn(organisations=[{"id": "arts", "kind": "huisarts"}, {"id": "team", "kind": "lokaal_team"}])
    assert proposed(dataset, [replace(ARTS_TEAM, valid_from=date(2025, 1, 1))]) == []


def test_a_knowledge_organisation_is_never_proposed_but_is_a_shared_partner() -> None:
    dataset = drawn("a-weet", "weet-b", "b-c", organisations=[{"id": "weet", "kind": "kennis"}])
    assert proposed(dataset) == [("a", "b")]


@pytest.mark.parametrize(
    ("end", "expected"), [(date(2024, 12, 31), []), (date(2025, 1, 1), [("a", "c")]), (None, [("a", "c")])]
)
def test_who_no_longer_exists_at_the_end_of_the_window_is_not_proposed(
    end: date | None, expected: list[tuple[str, str]]
) -> None:
    assert proposed(drawn("a-b", "b-c", organisations=[{"id": "c", "end": end}])) == expected


def test_a_part_is_not_proposed_to_what_it_is_part_of_through_others_too() -> None:
    parts = ["bestuur", {"id": "school", "part_of": "bestuur"}, {"id": "vestiging", "part_of": "school"}]
    assert proposed(drawn("school-x", "bestuur-x", "vestiging-x", organisations=parts)) == []


def test_two_parts_of_one_organisation_may_meet() -> None:
    parts = ["bestuur", {"id": "school1", "part_of": "bestuur"}, {"id": "school2", "part_of": "bestuur"}]
    assert proposed(drawn("school1-x", "school2-x", organisations=parts)) == [("school1", "school2")]


def test_parts_that_run_in_a_circle_are_no_proposal_to_each_other() -> None:
    parts = [{"id": "p", "part_of": "q"}, {"id": "q", "part_of": "p"}]
    assert proposed(drawn("p-x", "q-x", organisations=parts)) == []


def test_a_filter_on_place_keeps_pairs_of_which_one_works_there() -> None:
    places = [
        {"id": "a", "municipality": "Weert"},
        {"id": "b", "municipality": "Leudal"},
        {"id": "c", "municipality": "Leudal"},
        {"id": "d", "municipality": "Leudal"},
    ]
    dataset = drawn("a-b", "b-c", "b-d", organisations=places)
    assert proposed(dataset, window=replace(YEAR, municipalities=("Weert",))) == [("a", "c"), ("a", "d")]


def test_a_network_without_organisations_has_no_proposals() -> None:
    assert proposed(drawn(), [ARTS_TEAM]) == []


def test_an_unregistered_organisation_that_only_the_months_of_a_norm_know_is_left_out() -> None:
    dataset = drawn(
        {"who": "arts-x", "on": date(2022, 3, 1)},
        organisations=[
            {"id": "arts", "kind": "huisarts", "registered": False},
            {"id": "team", "kind": "lokaal_team"},
        ],
        registered=False,
    )
    assert proposed(dataset, [replace(ARTS_TEAM, months=48)]) == []


# --- the reasons and the weight ---


def test_a_norm_that_both_lack_counts_for_each() -> None:
    dataset = drawn(organisations=[{"id": "arts", "kind": "huisarts"}, {"id": "team", "kind": "lokaal_team"}])
    (one,) = proposals(dataset, YEAR, [ARTS_TEAM, TEAM_ARTS])
    assert (one.norms, one.weight) == (("arts-team", "team-arts"), 3.0)
    assert one.lacking == (("arts", "arts-team"), ("team", "team-arts"))


def test_one_norm_among_equals_counts_for_both() -> None:
    dataset = drawn(organisations=[{"id": "g1", "kind": "gemeente"}, {"id": "g2", "kind": "gemeente"}])
    (one,) = proposals(dataset, YEAR, [norm("onderling", "gemeente", "gemeente")])
    assert (one.norms, one.weight) == (("onderling",), 3.0)


def test_a_norm_that_is_fulfilled_is_no_reason() -> None:
    kinds = [
        {"id": "arts", "kind": "huisarts"},
        {"id": "t1", "kind": "lokaal_team"},
        {"id": "t2", "kind": "lokaal_team"},
    ]
    (one,) = proposals(drawn("arts-t1", "t1-t2", organisations=kinds), YEAR, [ARTS_TEAM])
    assert ((one.a, one.b), one.norms) == (("arts", "t2"), ())


def test_all_shared_partners_are_named_in_order() -> None:
    (one, _) = proposals(drawn("a-z", "z-b", "a-m", "m-b"), YEAR, ())
    assert ((one.a, one.b), one.shared) == (("a", "b"), ("m", "z"))


def test_a_partner_that_knows_few_brings_two_nearer() -> None:
    # m has two partners, z four: Σ 1/degree is 1/2 for a and b, 1/4 for c and d
    dataset = drawn("a-m", "m-b", "c-z", "z-d", "z-e", "z-f")
    found = {(one.a, one.b): one.weight for one in proposals(dataset, YEAR, ())}
    assert (found["a", "b"], found["c", "d"]) == (1.5, 1.25)


@pytest.mark.parametrize(
    ("one", "other", "nearness", "weight"),
    [
        (("Zuid", "Weert", "Oost"), ("Zuid", "Weert", "Oost"), "area", 3.0),
        (("Zuid", "Weert", "Oost"), ("Zuid", "Weert", "West"), "municipality", 2.25),
        (("Zuid", "Weert", "Oost"), ("Zuid", "Leudal", "Oost"), "subregion", 1.875),
        (("Zuid", "Weert", "Oost"), ("Noord", "Venlo", "Oost"), "region", 1.5),
        (("Zuid", "Weert", ""), ("Zuid", "Weert", "Oost"), "municipality", 2.25),
        (("", "", ""), ("Zuid", "Weert", "Oost"), "region", 1.5),
        (("", "", ""), ("", "", ""), "region", 1.5),
        (("", "Weert", "Oost"), ("Zuid", "Weert", "Oost"), "area", 3.0),
    ],
)
def test_nearness_is_the_smallest_level_that_both_name(
    one: tuple[str, str, str], other: tuple[str, str, str], nearness: str, weight: float
) -> None:
    levels = ("subregion", "municipality", "area")
    places = [
        {"id": id_, **{level: value for level, value in zip(levels, place, strict=True) if value}}
        for id_, place in (("a", one), ("b", other))
    ]
    (found,) = proposals(drawn("a-m", "m-b", organisations=places), YEAR, ())
    assert (found.nearness, found.weight) == (nearness, weight)


def test_the_reasons_as_json() -> None:
    dataset = drawn("a-m", "m-b", organisations=[{"id": "a", "kind": "huisarts"}, {"id": "b", "kind": "lokaal_team"}])
    (one,) = proposals(dataset, YEAR, [ARTS_TEAM])
    assert one.reasons() == {"norms": ["arts-team"], "shared": ["m"], "nearness": "region"}


# --- open circles ---


CIRCLE = Norm(
    id="kring",
    goal="",
    text="",
    source="",
    valid_from=date(2020, 1, 1),
    rule=CircleRule(kinds=("huisarts", "lokaal_team", "school"), scope=Scope.MUNICIPALITY),
)
WEERT = [
    {"id": "arts", "kind": "huisarts", "municipality": "Weert"},
    {"id": "school", "kind": "school", "municipality": "Weert"},
    {"id": "team1", "kind": "lokaal_team", "municipality": "Weert"},
    {"id": "team2", "kind": "lokaal_team", "municipality": "Weert"},
]


def test_two_kinds_that_nobody_joins_in_a_circle_are_proposed_to_each_other() -> None:
    found = proposals(drawn("arts-school", "school-team1", organisations=WEERT), YEAR, [CIRCLE])
    lacks = (("Weert: huisarts – lokaal_team", "kring"),)
    assert [(one.a, one.b, one.norms, one.lacking) for one in found] == [
        ("arts", "team1", ("kring",), lacks),
        ("arts", "team2", ("kring",), lacks),
    ]


def test_who_works_elsewhere_closes_no_circle_here() -> None:
    elsewhere = [*WEERT[:2], {"id": "team", "kind": "lokaal_team", "municipality": "Leudal"}]
    found = proposals(drawn("arts-school", organisations=elsewhere), YEAR, [CIRCLE])
    assert [(one.a, one.b) for one in found] == []


def test_who_works_for_two_places_may_close_the_circle_of_each() -> None:
    two = ("Leudal", "Weert")
    both = [
        {"id": "arts", "kind": "huisarts", "municipality": two},
        {"id": "school", "kind": "school", "municipality": two},
    ]
    (one,) = proposals(drawn(organisations=both), YEAR, [CIRCLE])
    assert [who for who, _ in one.lacking] == ["Leudal: huisarts – school", "Weert: huisarts – school"]
    assert (one.norms, one.weight) == (("kring",), 3 * 1.5)


def test_a_circle_of_the_whole_region_has_no_unit() -> None:
    region_wide = replace(CIRCLE, rule=CircleRule(kinds=("huisarts", "school"), scope=Scope.REGION))
    (one,) = proposals(drawn(organisations=WEERT[:2]), YEAR, [region_wide])
    assert one.lacking == (("huisarts – school", "kring"),)


def test_circles_worked_out_before_give_the_same() -> None:
    dataset = drawn("arts-school", "school-team1", organisations=WEERT)
    before = all_circles(dataset, YEAR, [CIRCLE])
    assert list(proposals(dataset, YEAR, (), circles=before)) == list(proposals(dataset, YEAR, [CIRCLE]))


# --- the order and the length ---


def test_what_was_agreed_comes_before_what_only_partners_share_and_equals_by_id() -> None:
    kinds = [{"id": "arts", "kind": "huisarts"}, {"id": "team", "kind": "lokaal_team"}]
    dataset = drawn("b-m", "m-a", "m-c", organisations=kinds)
    assert proposed(dataset, [ARTS_TEAM]) == [("arts", "team"), ("a", "b"), ("a", "c"), ("b", "c")]


def test_of_each_organisation_the_first_so_many_are_kept_and_equals_by_id() -> None:
    # x shares m with a, b, c and d alike; each of those keeps its first, and so does x
    found = proposals(drawn("x-m", "a-m", "b-m", "c-m", "d-m"), YEAR, (), most=1)
    assert [(one.a, one.b) for one in found] == [("a", "b"), ("a", "c"), ("a", "d"), ("a", "x")]


def test_proposals_of_one_organisation_are_its_own_first() -> None:
    dataset = drawn("x-m", "a-m", "b-m", "a-n", "n-x")
    found = proposals(dataset, YEAR, ())
    assert [(one.a, one.b) for one in proposals_for(found, "x")] == [("a", "x"), ("b", "x")]
    assert [(one.a, one.b) for one in proposals_for(found, "x", most=1)] == [("a", "x")]
    assert proposals_for(tuple(found), "x") == proposals_for(found, "x")


def test_only_those_asked_for_are_worked_out() -> None:
    dataset = drawn("x-m", "a-m", "b-m")
    found = proposals(dataset, YEAR, (), among=["b", "nobody"])
    assert [(one.a, one.b) for one in found] == [("a", "b"), ("b", "x")]


def test_proposals_are_read_from_either_end_and_by_part() -> None:
    found = proposals(drawn("x-m", "a-m", "b-m"), YEAR, ())
    assert ((found[0].a, found[0].b), (found[-1].a, found[-1].b)) == (("a", "b"), ("b", "x"))
    assert tuple(found[1:]) == (found[1], found[2])


def test_proposals_are_read_at_places() -> None:
    found = proposals(drawn("x-m", "a-m", "b-m"), YEAR, ())
    assert found.at((2, 0)) == (found[2], found[0])


def test_one_lack_that_many_could_fill_does_not_take_all_the_room() -> None:
    teams = [{"id": f"t{k}", "kind": "lokaal_team"} for k in range(6)]
    dataset = drawn("a-m", "m-b", organisations=[{"id": "arts", "kind": "huisarts"}, *teams])
    found = proposals(dataset, YEAR, [ARTS_TEAM])
    assert [(one.a, one.b) for one in foremost(found, 4)] == [
        ("arts", "t0"), ("arts", "t1"), ("arts", "t2"), ("a", "b"),
    ]  # fmt: skip


def test_a_team_that_many_practices_lack_is_proposed_to_each() -> None:
    practices = [{"id": f"arts{k}", "kind": "huisarts"} for k in range(5)]
    dataset = drawn(organisations=[{"id": "team", "kind": "lokaal_team"}, *practices])
    assert len(foremost(proposals(dataset, YEAR, [ARTS_TEAM]), 50)) == 5


def test_results_worked_out_before_give_the_same() -> None:
    kinds = [{"id": "arts", "kind": "huisarts"}, {"id": "team", "kind": "lokaal_team"}]
    dataset = drawn("arts-m", "m-b", organisations=kinds)
    results = all_fulfilment(dataset, YEAR, [ARTS_TEAM])
    assert list(proposals(dataset, YEAR, (), results=results)) == list(proposals(dataset, YEAR, [ARTS_TEAM]))


# --- in the example region ---


@both_periods
def test_in_the_example_region_the_practices_and_schools_that_lack_their_team_come_first(window: Window) -> None:
    # data/demo/README.md names these eight; of each only one team can fulfil what was agreed
    found = proposals(region(), window, read_norms(NORMS_FILE))
    assert sorted((one.a, one.b) for one in found[:8]) == [
        ("basisschool-de-ark", "lokaal-team-zuiderkoog-binnen"),
        ("huisartsenpraktijk-de-brink", "lokaal-team-bredeweer"),
        ("huisartsenpraktijk-het-plein", "lokaal-team-grotenhout"),
        ("huisartsenpraktijk-kerkpad", "lokaal-team-zuiderkoog-binnen"),
        ("huisartsenpraktijk-molenweg", "lokaal-team-lindrecht-noord"),
        ("huisartsenpraktijk-noorderlicht", "lokaal-team-averlo-oost"),
        ("huisartsenpraktijk-waterlelie", "lokaal-team-zuiderkoog-plassen"),
        ("lokaal-team-elsmeer-haven", "vmbo-de-werf"),
    ]


@both_periods
def test_in_the_example_region_every_lack_is_among_the_first_fifty(window: Window) -> None:
    agreed = read_norms(NORMS_FILE)
    offered = foremost(proposals(region(), window, agreed), 50)
    lacking = {
        (missing.organisation, result.norm.id)
        for result in all_fulfilment(region(), window, agreed)
        for missing in result.missing
    }
    assert {lack for one in offered for lack in one.lacking} == lacking


# --- against networkx ---


@st.composite
def random_ties(draw: st.DrawFn) -> tuple[list[str], list[dict[str, str]]]:
    n = draw(st.integers(2, 9))
    ids = [f"o{k}" for k in range(n)]
    pairs = [f"{a}-{b}" for k, a in enumerate(ids) for b in ids[k + 1 :]]
    lines = draw(st.lists(st.sampled_from(pairs), unique=True))
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=n, max_size=n))
    return lines, [{"id": id_, "kind": kind} for id_, kind in zip(ids, kinds, strict=True)]


@settings(max_examples=60, deadline=None)
@given(random_ties())
def test_without_norms_and_places_the_weight_is_one_and_the_resource_allocation_index(
    drawing: tuple[list[str], list[dict[str, str]]],
) -> None:
    lines, organisations = drawing
    dataset = drawn(*lines, organisations=organisations)
    index = nx.resource_allocation_index(network(dataset, YEAR).graph)
    expected = {(min(a, b), max(a, b)): pytest.approx(1 + value) for a, b, value in index if value > 0}
    assert {(one.a, one.b): one.weight for one in proposals(dataset, YEAR, ())} == expected


@settings(max_examples=60, deadline=None)
@given(random_ties(), st.randoms(use_true_random=False))
def test_the_order_of_the_records_does_not_matter(
    drawing: tuple[list[str], list[dict[str, str]]], random: Random
) -> None:
    lines, organisations = drawing
    shuffled = list(lines)
    random.shuffle(shuffled)
    norms = [norm("school-arts", "school", "huisarts"), norm("arts-cjg", "huisarts", "cjg", minimum=2)]
    one = proposals(drawn(*lines, organisations=organisations), YEAR, norms)
    other = proposals(drawn(*shuffled, organisations=organisations), YEAR, norms)
    assert list(one) == list(other)


@settings(max_examples=60, deadline=None)
@given(random_ties(), st.integers(1, 3))
def test_the_first_so_many_of_each_are_the_head_of_its_whole_list(
    drawing: tuple[list[str], list[dict[str, str]]], most: int
) -> None:
    lines, organisations = drawing
    dataset = drawn(*lines, organisations=organisations)
    norms = [norm("school-arts", "school", "huisarts")]
    whole, cut = proposals(dataset, YEAR, norms), proposals(dataset, YEAR, norms, most=most)
    ids = dataset.organisations["id"].tolist()
    assert [proposals_for(cut, id_, most=most) for id_ in ids] == [proposals_for(whole, id_, most=most) for id_ in ids]
