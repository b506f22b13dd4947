"""Which values are kept out of messages."""

from __future__ import annotations

import pytest

from netwerk.privacy import may_be_personal


@pytest.mark.parametrize(
    "heading",
    ["BSN", "burgerservicenummer", "geboortedatum", "e-mail", "E-mailadres", "telefoon", "date_of_birth", "mobiel"],
)
def test_a_heading_may_say_that_a_column_is_about_persons(heading: str) -> None:
    assert may_be_personal(heading, [])


@pytest.mark.parametrize(
    "value",
    ["111222333", "111.222.333", "111 222 333", "zie 111222333 in dossier", "jan.jansen@voorbeeld.nl", "06-12345678",
     "0612345678", "+31 6 1234 5678", "0475 123456"],
)  # fmt: skip
def test_a_value_may_look_like_a_person_s(value: str) -> None:
    assert may_be_personal("organisatie", [value])


@pytest.mark.parametrize(
    "value", ["De Regenboog", "111222334", "12345678", "05-03-2024", "2023/2024", "00AB", "Wijkteam 1", "0012", "1,5"]
)
def test_names_dates_and_other_numbers_are_not_personal(value: str) -> None:
    assert not may_be_personal("organisatie", [value])


def test_one_personal_value_makes_its_column_personal() -> None:
    assert may_be_personal("opmerking", ["niets", "belde 06-12345678"])
