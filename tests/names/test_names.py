"""How well names are told apart, on both halves of the labelled set; the matcher was tuned on the first half only.

Measured on 22 November 2026: 1,108 pairs in the first half and 1,084 in the second, 454 of them look-alikes.
All 170 automatic links are right. The right organisation is among the first three suggestions in 99.8 of 100 names of
the first half and 99.7 of the second, and the very first in 98.9 and 98.7. The second half was not wholly unseen:
faults in its labels, dots in numbers and one veto (a school called after one place, written with another behind it)
came to light there and were mended. So the rules wrote 1,608 more names for its organisations when the matcher was
done, measured once: 99.9 of 100 among the first three, 99.3 the very first, all 155 automatic links right.
"""

from __future__ import annotations

from functools import cache

import pytest

from netwerk.model import Rows
from netwerk.records.files import InputFile
from netwerk.records.matching import settle
from netwerk.records.reading import read
from netwerk.records.suggesting import Candidate, Known, Suggester
from netwerk.settings import classification
from tests.names.pairs import Pair, count, half, pairs, unseen
from tests.names.register import organisations
from tests.names.rules import RULES

HALVES = (1, 2)
UNSEEN = 3  # beside the halves: what was drawn when the matcher was done
SETS = (*HALVES, UNSEEN)


def _of(which: int) -> list[Pair]:
    """The pairs of one half, or those that are unseen."""
    return list(unseen()) if which == UNSEEN else [pair for pair in pairs() if half(pair) == which]


@cache
def _suggested(which: int) -> tuple[tuple[Pair, tuple[Candidate, ...]], ...]:
    """The pairs of one half, each with its three suggestions."""
    known = [
        Known(
            id=one.id,
            name=one.name,
            aliases=one.aliases,
            municipality=(one.municipality,) if one.municipality else (),
            kind=one.kind,
        )
        for one in organisations()
    ]
    asked = _of(which)
    found = Suggester(known, classification()).suggest_all([(pair.written, pair.beside) for pair in asked])
    return tuple(zip(asked, found, strict=True))


def _register() -> Rows:
    lines = [
        f"{one.id};{one.name};{one.kind};{one.municipality};{'|'.join(one.aliases)}".replace("|", "; ")
        for one in organisations()
    ]
    content = "\n".join(["id;naam;soort;gemeente;aliassen", *lines]).encode()
    return read([InputFile(name="register.csv", content=content)], classification=classification(), today=20000).rows


def _linked(which: int) -> list[tuple[str, str | None, list[str]]]:
    """(name as written, id that is meant, ids that it links to by itself) of the pairs that link at all."""
    register = settle([_register()])
    found = [
        (pair.written, pair.right, [str(register.rows[code]["id"]) for code in register.find(pair.written)])
        for pair in _of(which)
    ]
    return [(written, right, ids) for written, right, ids in found if len(ids) == 1]


def test_the_set_has_a_thousand_pairs_and_two_hundred_look_alikes_in_every_rule() -> None:
    made = pairs()
    look_alikes = [pair for pair in made if pair.wrong is not None]

    assert (len(made), len(look_alikes)) == (2192, 454)
    assert set(count(made)) == {
        *RULES, "other_number", "other_direction", "other_place", "one_letter", "other_kind", "other_person",
    }  # fmt: skip


def test_all_pairs_about_one_organisation_are_in_the_same_half() -> None:
    halves = {(pair.wrong or pair.right, half(pair)) for pair in pairs()}

    assert len({about for about, _ in halves}) == len(halves)


@pytest.mark.parametrize("which", SETS)
def test_what_links_by_itself_is_always_right(which: int) -> None:
    linked = _linked(which)

    assert len(linked) > 50
    assert [(written, right, ids) for written, right, ids in linked if ids != [right]] == []


@pytest.mark.parametrize("which", SETS)
def test_the_right_organisation_is_among_the_first_three_in_98_of_100(which: int) -> None:
    meant = [(pair, {one.id for one in found}) for pair, found in _suggested(which) if pair.right is not None]
    right = [pair for pair, ids in meant if pair.right in ids]

    assert len(meant) > 500
    assert len(right) / len(meant) >= 0.98


@pytest.mark.parametrize("which", HALVES)
def test_another_number_direction_or_place_is_never_suggested(which: int) -> None:
    vetoed = [(pair, [one.id for one in found]) for pair, found in _suggested(which) if pair.never]

    assert len(vetoed) > 100
    assert [(pair.rule, pair.written) for pair, ids in vetoed if pair.wrong in ids] == []


@pytest.mark.parametrize("which", HALVES)
def test_every_suggestion_says_why(which: int) -> None:
    whys = [one.why.dutch() for _, found in _suggested(which) for one in found]

    assert min(len(why) for why in whys) > 10
