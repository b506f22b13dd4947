"""One organisation by itself: its partners, its years and its agreements, from its own records."""

from __future__ import annotations

from datetime import date

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from netwerk.access import Role, Scope, visible
from netwerk.analysis.gaps import gaps
from netwerk.analysis.norms import Norm, PairRule
from netwerk.analysis.norms import Scope as Place
from netwerk.analysis.own import agreements, partners, years
from netwerk.model import Dataset, Window, day_number
from netwerk.network import network
from tests.drawn import drawn
from tests.random_datasets import NAMES, datasets

LAST_DAY = day_number(date(2022, 10, 1))


def of(dataset: Dataset, name: str) -> int:
    return dataset.code_of[name]


def test_partners_carry_their_records_with_the_first_and_the_last_day() -> None:
    dataset = drawn({"who": "me-anna", "on": date(2023, 9, 4)}, {"who": "me-anna", "on": date(2024, 3, 1)}, "me-bert")
    assert partners(dataset, of(dataset, "me"), Window()).values.tolist() == [
        [of(dataset, "anna"), 2, day_number(date(2023, 9, 4)), day_number(date(2024, 3, 1))],
        [of(dataset, "bert"), 1, day_number(date(2024, 3, 1)), day_number(date(2024, 3, 1))],
    ]


def test_two_others_at_my_table_are_my_partners_and_nothing_more() -> None:
    dataset = drawn("me+anna+bert")
    assert partners(dataset, of(dataset, "me"), Window())["partner"].tolist() == [0, 1]


def test_a_partner_below_the_minimum_is_left_out() -> None:
    dataset = drawn("me-anna", "me-anna", "me-bert")
    assert partners(dataset, of(dataset, "me"), Window(minimum=2))["partner"].tolist() == [of(dataset, "anna")]


def test_a_partner_outside_the_chosen_kinds_is_left_out() -> None:
    dataset = drawn(
        "me-anna", "me-bert", organisations=[{"id": "anna", "kind": "school"}, {"id": "me", "kind": "school"}]
    )
    assert partners(dataset, of(dataset, "me"), Window(kinds=("school",)))["partner"].tolist() == [of(dataset, "anna")]


def test_without_records_there_are_no_partners() -> None:
    dataset = drawn("anna-bert", organisations=["me"])
    assert partners(dataset, of(dataset, "me"), Window()).empty


@given(datasets(), st.sampled_from(NAMES), st.integers(1, 2))
@settings(max_examples=30, deadline=None)
def test_partners_are_the_ties_of_the_network_that_touch_the_organisation(
    dataset: Dataset, name: str, minimum: int
) -> None:
    window = Window(minimum=minimum, begin=day_number(date(2021, 6, 1)), end=day_number(date(2023, 1, 1)))
    assume(name in dataset.code_of)
    whole = network(dataset, window)
    ties = {frozenset(pair): count for pair, count in zip(whole.pair_ids(), whole.ties["records"], strict=True)}
    ids = dataset.organisations["id"]
    found = partners(dataset, of(dataset, name), window)
    assert {
        frozenset({name, ids[code]}): count for code, count in zip(found["partner"], found["records"], strict=True)
    } == {pair: count for pair, count in ties.items() if name in pair}


def test_a_year_says_what_is_new_kept_ended_and_back() -> None:
    dataset = drawn(
        {"who": "me-anna", "on": date(2020, 10, 1)},
        {"who": "me-bert", "on": date(2020, 10, 1)},
        {"who": "me-bert", "on": date(2021, 10, 1)},
        {"who": "me-anna", "on": date(2022, 10, 1)},
        {"who": "me-carl", "on": date(2022, 10, 1)},
    )
    assert [
        (year.ties, year.formed, year.revived, year.persisted, year.ended)
        for year in years(dataset, of(dataset, "me"), base=Window(), last_day=LAST_DAY)
    ] == [(2, None, None, None, None), (1, 0, 0, 1, 1), (2, 1, 1, 0, 1)]


def test_years_without_a_record_of_mine_are_years_without_partners() -> None:
    dataset = drawn({"who": "me-anna", "on": date(2020, 10, 1)})
    found = years(dataset, of(dataset, "me"), base=Window(), last_day=LAST_DAY)
    assert [year.ties for year in found] == [1, 0, 0]


def test_a_year_in_which_the_data_stop_is_not_complete() -> None:
    dataset = drawn({"who": "me-anna", "on": date(2021, 10, 1)}, {"who": "me-anna", "on": date(2022, 10, 1)})
    assert [year.complete for year in years(dataset, of(dataset, "me"), base=Window(), last_day=LAST_DAY)] == [
        True,
        False,
    ]


def test_a_tie_between_others_is_in_none_of_my_years() -> None:
    dataset = drawn({"who": "me+anna+bert", "on": date(2022, 10, 1)})
    assert [year.ties for year in years(dataset, of(dataset, "me"), base=Window(), last_day=LAST_DAY)] == [2]


def test_nothing_recorded_means_no_years() -> None:
    assert years(drawn("anna-bert", organisations=["me"]), 2, base=Window(), last_day=LAST_DAY) == ()


GP_AND_TEAM = Norm(
    id="huisarts-lokaal-team",
    goal="aansluiten",
    text="Elke huisarts werkt samen met het lokale team van het eigen gebied",
    source="getekend",
    decided_by="",
    rule=PairRule(from_kinds=("huisarts",), to_kinds=("lokaal_team",), scope=Place.AREA),
    valid_from=date(2015, 1, 1),
)
REGION = [
    {"id": "gp", "kind": "huisarts", "area": "noord"},
    {"id": "gp-zuid", "kind": "huisarts", "area": "zuid"},
    {"id": "team", "name": "Lokaal team Noord", "kind": "lokaal_team", "area": "noord"},
    {"id": "team-zuid", "kind": "lokaal_team", "area": "zuid"},
    {"id": "school", "kind": "school", "area": "noord"},
]


def test_an_agreement_that_is_not_met_names_who_would_fulfil_it() -> None:
    dataset = drawn("gp-school", organisations=REGION)
    (found,) = agreements(dataset, of(dataset, "gp"), Window(), [GP_AND_TEAM])
    assert (found.fulfilled, found.wanted, found.last_record) == (False, ("Lokaal team Noord",), None)


def test_an_agreement_that_is_met_names_nobody() -> None:
    dataset = drawn("gp-team", organisations=REGION)
    (found,) = agreements(dataset, of(dataset, "gp"), Window(), [GP_AND_TEAM])
    assert (found.fulfilled, found.wanted) == (True, ())


def test_an_agreement_about_other_kinds_is_left_out() -> None:
    dataset = drawn("gp-team", organisations=REGION)
    assert agreements(dataset, of(dataset, "school"), Window(), [GP_AND_TEAM]) == ()


@given(datasets(), st.sampled_from(NAMES))
@settings(max_examples=25, deadline=None)
def test_a_partner_gets_the_same_answer_as_the_coordinator_gets_about_it(dataset: Dataset, name: str) -> None:
    assume(name in dataset.code_of)
    kinds = ("school", "huisarts")  # who is not in the register has no kind, so no norm asks for it
    norm = Norm(
        id="allen", goal="", text="", source="", decided_by="", valid_from=date(2015, 1, 1),
        rule=PairRule(from_kinds=kinds, to_kinds=kinds, scope=Place.REGION, minimum=2),
    )  # fmt: skip
    window = Window(begin=day_number(date(2021, 6, 1)), end=day_number(date(2023, 1, 1)))
    (told,) = gaps(dataset, window, [norm], today=LAST_DAY).norms
    own = visible(dataset, Scope(role=Role.PARTNER, organisation=name), register=True)
    heard = agreements(own, own.code_of[name], window, [norm])
    assert [(one.fulfilled, one.last_record, one.wanted) for one in heard] == [
        *((True, None, ()) for id_ in told.fulfilled if id_ == name),
        *((False, one.last_record, one.wanted) for one in told.missing if one.organisation == name),
    ]
