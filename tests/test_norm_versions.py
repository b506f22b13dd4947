"""Which version of an agreement holds in which period, over which period it is asked, and that its text is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from netwerk.analysis.norm_text import kept, norm_text, norms_of, norms_text
from netwerk.analysis.norms import (
    BoundRule,
    CircleRule,
    CombinationRule,
    Direction,
    Norm,
    PairRule,
    Rule,
    Scope,
    norms_in,
    parse_norms,
    read_norms,
)
from netwerk.errors import NormError
from netwerk.model import FIRST, LAST, KeptNorm, Window, day_number
from netwerk.settings import NORMS_FILE

PAIR = PairRule(from_kinds=("huisarts",), to_kinds=("lokaal_team",), scope=Scope.AREA)
FIRST_VERSION = Norm(id="n", goal="g", text="t", source="s", valid_from=date(2015, 1, 1), rule=PAIR)
SECOND = replace(FIRST_VERSION, version=2, valid_from=date(2024, 1, 1))
THIRD = replace(FIRST_VERSION, version=3, valid_from=date(2025, 1, 1))
STOPPED = replace(SECOND, withdrawn=True)


def until(end: date) -> Window:
    """A year that ends before the day `end`."""
    return Window(begin=day_number(end.replace(year=end.year - 1)), end=day_number(end))


def versions(norms: list[Norm], end: date) -> list[int]:
    return [norm.version for norm in norms_in(norms, until(end))]


# --- which version holds ---


@pytest.mark.parametrize(
    ("end", "version"),
    [
        (date(2024, 1, 1), 1),  # the last day of the period is 31 December 2023
        (date(2024, 1, 2), 2),
        (date(2025, 1, 1), 2),
        (date(2025, 1, 2), 3),
        (date(2030, 1, 1), 3),
    ],
)
def test_a_version_holds_in_periods_that_end_on_its_first_day_or_later(end: date, version: int) -> None:
    assert versions([FIRST_VERSION, SECOND, THIRD], end) == [version]


def test_the_order_in_which_versions_are_kept_does_not_matter() -> None:
    assert versions([THIRD, FIRST_VERSION, SECOND], date(2024, 6, 1)) == [2]


def test_a_period_before_the_first_version_has_no_agreement() -> None:
    assert versions([FIRST_VERSION, SECOND], date(2015, 1, 1)) == []


def test_a_version_of_an_earlier_day_replaces_one_that_was_still_to_come() -> None:
    earlier = replace(FIRST_VERSION, version=3, valid_from=date(2023, 1, 1))
    assert versions([FIRST_VERSION, SECOND, earlier], date(2026, 1, 1)) == [3]


@pytest.mark.parametrize(("end", "held"), [(date(2024, 1, 1), [1]), (date(2024, 1, 2), [])])
def test_a_withdrawn_agreement_holds_until_the_day_of_withdrawal(end: date, held: list[int]) -> None:
    assert versions([FIRST_VERSION, STOPPED], end) == held


def test_an_agreement_that_was_withdrawn_can_be_made_again() -> None:
    assert versions([FIRST_VERSION, STOPPED, THIRD], date(2025, 6, 1)) == [3]


def test_a_withdrawal_of_one_agreement_leaves_the_others_in_their_order() -> None:
    other, last = replace(FIRST_VERSION, id="o"), replace(FIRST_VERSION, id="z")
    found = norms_in([last, FIRST_VERSION, other, STOPPED, replace(last, version=2)], until(date(2026, 1, 1)))
    assert [(norm.id, norm.version) for norm in found] == [("z", 2), ("o", 1)]


# --- over which period ---


@pytest.mark.parametrize(
    ("end", "months", "begin"),
    [
        (date(2026, 11, 13), 12, date(2025, 11, 13)),
        (date(2026, 11, 13), 1, date(2026, 10, 13)),
        (date(2024, 3, 31), 1, date(2024, 2, 29)),  # no 31 February
        (date(2023, 3, 31), 1, date(2023, 2, 28)),
        (date(2025, 2, 28), 12, date(2024, 2, 28)),
        (date(2024, 1, 1), 120, date(2014, 1, 1)),
    ],
)
def test_months_of_its_own_end_with_the_period(end: date, months: int, begin: date) -> None:
    asked = replace(FIRST_VERSION, months=months).asked_over(until(end))
    assert (asked.begin, asked.end) == (day_number(begin), day_number(end))


def test_without_months_the_period_is_that_of_the_page() -> None:
    assert FIRST_VERSION.asked_over(until(date(2024, 1, 1))) == until(date(2024, 1, 1))


def test_months_keep_the_choice_of_the_page() -> None:
    window = replace(until(date(2024, 1, 1)), municipalities=("Averlo",), minimum=2)
    asked = replace(FIRST_VERSION, months=24).asked_over(window)
    assert (asked.municipalities, asked.minimum) == (("Averlo",), 2)


def test_a_period_without_an_end_cannot_be_counted_back_from() -> None:
    window = Window(begin=FIRST, end=LAST)
    assert replace(FIRST_VERSION, months=12).asked_over(window) == window


# --- kept as text ---


@pytest.mark.parametrize(
    "rule",
    [
        PAIR,
        PairRule(
            from_kinds=("huisarts", "school"),
            to_kinds=("cjg",),
            scope=Scope.OTHER_SUBREGION,
            minimum=3,
            forms=("verwijzen", "consulteren"),
            direction=Direction.IN,
        ),
        CircleRule(kinds=("school", "cjg", "wmo"), scope=Scope.MUNICIPALITY),
        CombinationRule(kinds=("lokaal_team",), scope=Scope.AREA),
        CombinationRule(kinds=("school", "cjg"), scope=Scope.REGION),
        BoundRule(measure="connectedness", at_least=0.9),
        BoundRule(measure="central_unheard", at_most=0.0),
        BoundRule(measure="average_degree", at_least=20.0, at_most=26.0),
    ],
)
def test_an_agreement_written_as_text_is_read_back_the_same(rule: Rule) -> None:
    norm = replace(
        FIRST_VERSION,
        rule=rule,
        goal='Doel met "aanhalingstekens"',
        text="Tekst met \\ en\ttab",
        source="Nota (R1)",
        phrase="cliënt’s woord",
        decided_by="Raad, 2024-01-01",
        goal_en="Goal",
        text_en="Text",
        months=18,
    )
    assert parse_norms(norm_text(norm), file="x") == (norm,)


def test_the_standard_agreements_survive_being_written_and_read() -> None:
    standard = read_norms(NORMS_FILE)
    assert parse_norms(norms_text(standard), file="x") == standard


def test_version_and_withdrawal_are_kept_beside_the_text() -> None:
    assert norms_of([kept(FIRST_VERSION), kept(STOPPED)]) == (FIRST_VERSION, STOPPED)


def test_what_has_its_default_is_not_written() -> None:
    assert "minimum = 1" in norm_text(FIRST_VERSION)
    assert [word for word in ("months", "forms", "direction", "phrase", "text_en") if word in norm_text(SECOND)] == []


def test_kept_text_that_is_no_agreement_is_refused() -> None:
    with pytest.raises(NormError, match="database"):
        norms_of([KeptNorm(id="n", version=1, content="[[norm]]\nid = 'n'\n", withdrawn=False)])
