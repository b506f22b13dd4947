"""What is typed about an introduction: a function, a day that can be, and nothing about a person."""

from __future__ import annotations

from datetime import date

import pytest

from netwerk.errors import ArgumentError
from netwerk.model import Dataset, day_number
from netwerk.records.introducing import LONGEST_NOTE, LONGEST_OWNER, Typed, checked
from tests.drawn import drawn

TODAY = day_number(date(2026, 11, 22))


def region() -> Dataset:
    return drawn(organisations=[{"id": "hap", "name": "Huisartsenpraktijk Jan de Vries", "municipality": "Averlo"}])


def check(day: int = TODAY, owner: str = "coördinator jeugd", note: str = "", since: int | None = None) -> Typed:
    return checked(Typed(day=day, owner=owner, note=note), region(), today=TODAY, since=since)


def test_what_is_fine_is_kept_without_spaces_around_it() -> None:
    found = check(owner="  coördinator   jeugd ", note=" Bellen in maart\n")
    assert (found.owner, found.note) == ("coördinator jeugd", "Bellen in maart")


def test_signs_that_turn_words_around_are_left_out() -> None:
    found = check(owner="coördinator\u202e jeugd", note="Bellen\u2066 in\nmaart\x07")
    assert (found.owner, found.note) == ("coördinator jeugd", "Bellen in\nmaart")


@pytest.mark.parametrize("day", [TODAY, TODAY - 1, TODAY - 366])
def test_it_can_be_taken_up_today_or_in_the_past_year(day: int) -> None:
    assert check(day).day == day


def test_it_cannot_be_taken_up_tomorrow() -> None:
    with pytest.raises(ArgumentError, match="Kies vandaag of een dag ervoor"):
        check(TODAY + 1)


def test_it_cannot_be_taken_up_longer_ago() -> None:
    with pytest.raises(ArgumentError, match="afgelopen jaar"):
        check(TODAY - 367)


def test_a_step_can_be_as_old_as_the_introduction() -> None:
    assert check(TODAY - 900, since=TODAY - 900).day == TODAY - 900


def test_a_step_cannot_be_before_the_introduction() -> None:
    with pytest.raises(ArgumentError, match="op of na de dag"):
        check(TODAY - 901, since=TODAY - 900)


@pytest.mark.parametrize("owner", ["", "   "])
def test_somebody_has_it(owner: str) -> None:
    with pytest.raises(ArgumentError, match="Vul in wie dit oppakt"):
        check(owner=owner)


@pytest.mark.parametrize("owner", ["coordinator-noord", "beleid onderwijs", "team Noord", "CJG Averlo", "account 12"])
def test_a_role_or_an_account_has_it(owner: str) -> None:
    assert check(owner=owner).owner == owner


@pytest.mark.parametrize("owner", ["Jan de Vries", "j.devries@averlo.nl", "06-12345678"])
def test_a_person_does_not_have_it(owner: str) -> None:
    with pytest.raises(ArgumentError, match="Dat bewaren wij niet") as refused:
        check(owner=owner)
    assert owner not in str(refused.value)


@pytest.mark.parametrize("note", ["MDO Jantje de V.", "bel 06-12345678", "mail jan@voorbeeld.nl"])
def test_a_note_says_nothing_about_a_person(note: str) -> None:
    with pytest.raises(ArgumentError, match="Bij Notitie lijkt") as refused:
        check(note=note)
    assert note not in str(refused.value)


def test_a_note_may_name_a_practice_that_is_called_after_its_gp() -> None:
    assert check(note="Bellen met Huisartsenpraktijk Jan de Vries").note == "Bellen met Huisartsenpraktijk Jan de Vries"


@pytest.mark.parametrize(
    ("owner", "note"), [("a" * (LONGEST_OWNER + 1), ""), ("coördinator", "a" * (LONGEST_NOTE + 1))]
)
def test_a_text_can_be_too_long(owner: str, note: str) -> None:
    with pytest.raises(ArgumentError, match="te lang"):
        check(owner=owner, note=note)
