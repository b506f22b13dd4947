"""What is typed about a milestone is checked before it is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from netwerk.errors import ArgumentError
from netwerk.model import day_number
from netwerk.records.milestone_typed import TypedMilestone, checked_milestone
from tests.drawn import drawn

TODAY = day_number(date(2026, 3, 2))
DATA = drawn("anna-bert", organisations=[{"id": "anna", "name": "Basisschool Anna Paulowna"}])
GIVEN = TypedMilestone(day=TODAY, name="Nieuw contract", owner="coördinator jeugd")


def kept(given: TypedMilestone) -> TypedMilestone:
    return checked_milestone(given, DATA, today=TODAY)


def test_what_can_be_kept_is_kept_as_it_is() -> None:
    assert kept(GIVEN) == GIVEN


def test_spaces_and_invisible_signs_are_left_out() -> None:
    assert kept(replace(GIVEN, name="  Nieuw \u202e contract\n", owner=" coördinator  jeugd ")) == GIVEN


def test_the_name_of_an_organisation_may_stand_in_it() -> None:
    assert kept(replace(GIVEN, name="Start Basisschool Anna Paulowna")).name == "Start Basisschool Anna Paulowna"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (replace(GIVEN, day=TODAY + 1), "vandaag of een dag ervoor"),
        (replace(GIVEN, name=" "), "Vul in wat er die dag begon"),
        (replace(GIVEN, name="x" * 81), "te lang"),
        (replace(GIVEN, name="Contract van Jan de Vries"), "de naam van een persoon"),
        (replace(GIVEN, name="bel 06-12345678"), "een telefoonnummer"),
        (replace(GIVEN, owner=""), "Vul in wie dit opschrijft"),
        (replace(GIVEN, owner="x" * 81), "te lang"),
        (replace(GIVEN, owner="Jan de Vries"), "de naam van een persoon"),
        (replace(GIVEN, organisations=("anna",), level="area", place="Haven"), "niet allebei"),
        (replace(GIVEN, organisations=("weg",)), "niet meer in de gegevens"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_the_reason(given: TypedMilestone, why: str) -> None:
    with pytest.raises(ArgumentError) as refused:
        kept(given)
    assert why in str(refused.value)


def test_the_longest_name_is_kept() -> None:
    assert len(kept(replace(GIVEN, name="x" * 80)).name) == 80
