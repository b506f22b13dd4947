"""What is typed about an agreement is checked before it is kept, and refused in words that say what to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from netwerk.analysis.norm_typed import check_months, check_rule, checked_norm, norm_id
from netwerk.analysis.norms import (
    COVERAGE,
    BoundRule,
    CircleRule,
    CombinationRule,
    Norm,
    PairRule,
    Rule,
    Scope,
    read_norms,
)
from netwerk.errors import ArgumentError
from netwerk.settings import NORMS_FILE

PAIR = PairRule(from_kinds=("huisarts",), to_kinds=("lokaal_team",), scope=Scope.AREA)
NORM = Norm(id="n1", goal="Doel", text="Tekst", source="Nota", valid_from=date(2020, 1, 1), rule=PAIR)


def refused(typed: Norm, given: Norm | None = None, others: tuple[Norm, ...] = ()) -> str:
    with pytest.raises(ArgumentError) as error:
        checked_norm(typed, given, others)
    return str(error.value)


def refused_rule(rule: Rule) -> str:
    with pytest.raises(ArgumentError) as error:
        check_rule(rule)
    return str(error.value)


def test_the_agreements_of_the_program_are_all_as_typed_ones_must_be() -> None:
    norms = read_norms(NORMS_FILE)
    assert tuple(checked_norm(norm, None, ()) for norm in norms) == norms


@pytest.mark.parametrize(
    ("field", "said"),
    [("text", "Schrijf de afspraak"), ("goal", "bij welk doel"), ("source", "Schrijf bij Bron")],
)
def test_text_goal_and_source_must_be_there(field: str, said: str) -> None:
    assert said in refused(replace(NORM, **{field: ""}))


def test_a_pair_asks_kinds_on_both_sides() -> None:
    assert "Over wie" in refused_rule(replace(PAIR, from_kinds=()))
    assert "Met wie" in refused_rule(replace(PAIR, to_kinds=()))


@pytest.mark.parametrize("minimum", [-5, 0, 100])
def test_a_minimum_outside_its_range_is_refused(minimum: int) -> None:
    assert refused_rule(replace(PAIR, minimum=minimum)) == "Vul bij Met hoeveel een getal in van 1 tot en met 99."


@pytest.mark.parametrize("minimum", [1, 99])
def test_a_minimum_at_the_ends_of_its_range_is_taken(minimum: int) -> None:
    check_rule(replace(PAIR, minimum=minimum))


def test_a_circle_needs_two_kinds() -> None:
    assert "minstens twee soorten" in refused_rule(CircleRule(kinds=("school",), scope=Scope.AREA))


def test_a_combination_needs_a_kind() -> None:
    assert "minstens één soort" in refused_rule(CombinationRule(kinds=(), scope=Scope.AREA))


def test_a_bound_needs_a_side() -> None:
    assert "minstens of hoogstens" in refused_rule(BoundRule(measure=COVERAGE))


def test_a_bound_whose_sides_are_crossed_is_refused() -> None:
    assert "Draai de twee grenzen om" in refused_rule(BoundRule(measure="isolated", at_least=5, at_most=2))


@pytest.mark.parametrize("bound", [-1.0, 1_000_001.0, float("nan"), float("inf")])
def test_a_bound_that_no_count_can_have_is_refused(bound: float) -> None:
    assert "van 0 tot en met" in refused_rule(BoundRule(measure="isolated", at_most=bound))


def test_a_measure_that_may_be_negative_may_be_bounded_below_zero() -> None:
    check_rule(BoundRule(measure="e_i_index", at_least=-0.5))


@pytest.mark.parametrize("months", [-1, 0, 121])
def test_months_outside_their_range_are_refused(months: int) -> None:
    with pytest.raises(ArgumentError, match="van 1 tot en met 120"):
        check_months(months)


def test_a_name_of_a_person_is_refused_without_repeating_it() -> None:
    said = refused(replace(NORM, decided_by="Jan de Vries, 12 maart"))
    assert ("Bij Besloten door lijkt" in said, "Vries" in said) == (True, False)


@pytest.mark.parametrize(
    ("rule", "label"),
    [
        (replace(PAIR, from_kinds=("huisarts", "Jan de Vries")), "Soorten"),
        (replace(PAIR, to_kinds=("jan_de_vries@voorbeeld.nl",)), "Soorten"),
        (replace(PAIR, forms=("Jan de Vries",)), "Vormen"),
        (CircleRule(kinds=("huisarts", "Jan de Vries"), scope=Scope.AREA), "Soorten"),
        (CombinationRule(kinds=("Jan de Vries",), scope=Scope.AREA), "Soorten"),
    ],
)
def test_a_kind_or_form_that_may_be_a_person_is_refused_without_repeating_it(rule: Rule, label: str) -> None:
    said = refused(replace(NORM, rule=rule))
    assert (f"Bij {label} lijkt" in said, "ries" in said) == (True, False)


def test_what_stood_there_already_is_not_checked_again() -> None:
    given = replace(NORM, decided_by="Jan de Vries")
    assert checked_norm(replace(given, version=2), given, ()).version == 2


def test_the_same_sentence_is_agreed_once() -> None:
    assert "Deze afspraak is er al, met de korte naam n2" in refused(
        NORM, None, (replace(NORM, id="n2", text="TEKST"),)
    )


def test_an_id_that_is_taken_is_refused_for_a_new_agreement() -> None:
    assert "al een afspraak met de korte naam n1" in refused(NORM, None, (replace(NORM, text="Anders"),))


def test_a_withdrawal_stays_a_withdrawal() -> None:
    assert checked_norm(replace(NORM, withdrawn=True, version=3), NORM, ()) == replace(NORM, withdrawn=True, version=3)


def test_an_id_is_made_of_the_first_words() -> None:
    assert norm_id("Elke cliëntenraad zit aan tafel met de gemeente of een lokaal team") == (
        "elke-clientenraad-zit-aan-tafel-met-de-gemeente"
    )


def test_an_id_of_no_letters_is_still_one() -> None:
    assert norm_id("!!!") == "afspraak"


def test_an_id_that_is_taken_gets_a_number() -> None:
    assert norm_id("Elke school", ["elke-school", "elke-school-2"]) == "elke-school-3"
