"""What a changed agreement would do to the count: the same figure as everywhere, and who moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from netwerk.analysis.norm_change import Moves, count_of, moves
from netwerk.analysis.norms import BoundRule, CircleRule, CombinationRule, Norm, PairRule, Rule, Scope
from netwerk.analysis.outcomes import outcomes
from netwerk.model import Dataset, Window, day_number
from netwerk.views.norm_preview import begins, count, meaning, named_moves, sentence, thin
from tests.drawn import drawn

YEAR = Window(begin=day_number(date(2024, 1, 1)), end=day_number(date(2025, 1, 1)))
PAIR = PairRule(from_kinds=("huisarts",), to_kinds=("lokaal_team",), scope=Scope.AREA)
NORM = Norm(id="n", goal="Doel", text="Tekst", source="Nota", valid_from=date(2015, 1, 1), rule=PAIR)


@pytest.fixture
def drawing() -> Dataset:
    """Two areas with two GPs and a team each; one GP meets the team of the other area, one meets no team."""
    lines = [
        {"who": "ha_noord-team_noord"},
        {"who": "hb_noord-team_zuid"},
        {"who": "ha_zuid-team_zuid"},
        {"who": "hb_zuid-hb_noord"},
    ]
    return drawn(
        *lines,
        organisations=[
            {"id": f"{name}_{area}", "kind": kind, "area": area, "municipality": "Averlo", "subregion": "Oost"}
            for area in ("noord", "zuid")
            for name, kind in (("ha", "huisarts"), ("hb", "huisarts"), ("team", "lokaal_team"))
        ],
    )


def changed(rule: Rule) -> Norm:
    return replace(NORM, rule=rule, version=2)


def ids(found: Sequence[tuple[str, ...]]) -> list[str]:
    return [one[0] for one in found]


def test_the_count_is_that_of_the_pages(drawing: Dataset) -> None:
    (held,) = outcomes(drawing, YEAR, [NORM])
    found = count_of(drawing, YEAR, NORM)
    assert (found.part, found.whole) == (held.part, held.whole) == (2, 4)


def test_what_begins_later_is_counted_as_if_it_held(drawing: Dataset) -> None:
    assert count_of(drawing, YEAR, replace(NORM, valid_from=date(2030, 1, 1))).part == 2


def test_a_wider_scope_moves_who_worked_elsewhere(drawing: Dataset) -> None:
    now = count_of(drawing, YEAR, NORM)
    then = count_of(drawing, YEAR, changed(replace(PAIR, scope=Scope.MUNICIPALITY)))
    assert moves(now, then) == Moves(gained=(("hb_noord",),))


def test_a_higher_threshold_moves_who_has_one_only(drawing: Dataset) -> None:
    now, then = count_of(drawing, YEAR, NORM), count_of(drawing, YEAR, changed(replace(PAIR, minimum=2)))
    assert ids(moves(now, then).lost) == ["ha_noord", "ha_zuid"]


def test_another_kind_joins_and_leaves(drawing: Dataset) -> None:
    now = count_of(drawing, YEAR, NORM)
    then = count_of(drawing, YEAR, changed(replace(PAIR, from_kinds=("lokaal_team",), to_kinds=("huisarts",))))
    found = moves(now, then)
    assert (ids(found.joined_met), ids(found.left)) == (
        ["team_noord", "team_zuid"],
        ["ha_noord", "ha_zuid", "hb_noord", "hb_zuid"],
    )


def test_a_new_agreement_is_about_everyone_in_it(drawing: Dataset) -> None:
    found = moves(None, count_of(drawing, YEAR, NORM))
    assert (ids(found.joined_met), ids(found.joined_lacking)) == (["ha_noord", "ha_zuid"], ["hb_noord", "hb_zuid"])


def test_a_withdrawal_moves_nobody(drawing: Dataset) -> None:
    assert moves(count_of(drawing, YEAR, NORM), None) == Moves()


def test_another_sort_of_rule_moves_nobody(drawing: Dataset) -> None:
    then = count_of(drawing, YEAR, changed(CombinationRule(kinds=("huisarts",), scope=Scope.AREA)))
    assert moves(count_of(drawing, YEAR, NORM), then) == Moves()


def test_pairs_of_kinds_move_in_a_circle(drawing: Dataset) -> None:
    narrow = changed(CircleRule(kinds=("huisarts", "lokaal_team"), scope=Scope.AREA))
    wide = changed(CircleRule(kinds=("school", "lokaal_team", "huisarts"), scope=Scope.AREA))
    found = moves(count_of(drawing, YEAR, narrow), count_of(drawing, YEAR, wide))
    assert found.joined_lacking == (
        ("noord", "huisarts", "school"),
        ("noord", "lokaal_team", "school"),
        ("zuid", "huisarts", "school"),
        ("zuid", "lokaal_team", "school"),
    )
    assert (found.gained, found.lost, found.left) == ((), (), ())


def test_other_places_are_all_new(drawing: Dataset) -> None:
    areas = changed(CombinationRule(kinds=("lokaal_team",), scope=Scope.AREA))
    municipalities = changed(CombinationRule(kinds=("lokaal_team",), scope=Scope.MUNICIPALITY))
    found = moves(count_of(drawing, YEAR, areas), count_of(drawing, YEAR, municipalities))
    assert found == Moves(joined_met=(("Averlo",),))


def test_places_move_in_a_combination(drawing: Dataset) -> None:
    team = changed(CombinationRule(kinds=("lokaal_team",), scope=Scope.AREA))
    with_school = changed(CombinationRule(kinds=("lokaal_team", "school"), scope=Scope.AREA))
    found = moves(count_of(drawing, YEAR, team), count_of(drawing, YEAR, with_school))
    assert found.lost == (("noord",), ("zuid",))


# --- in words ---


def said(drawing: Dataset, now: Norm | None, then: Norm | None) -> str:
    counted = [None if norm is None else count_of(drawing, YEAR, norm) for norm in (now, then)]
    return str(sentence(counted[0], counted[1], "nl"))


def test_the_count_now_stands_beside_the_count_with_the_change(drawing: Dataset) -> None:
    wider = changed(replace(PAIR, scope=Scope.MUNICIPALITY))
    assert said(drawing, NORM, wider) == "Nu **2 van 4**; met deze wijziging **3 van 4**."


def test_a_change_that_moves_nothing_says_so(drawing: Dataset) -> None:
    assert said(drawing, NORM, replace(NORM, text="Anders")) == "Nu **2 van 4**; met deze wijziging blijft dat zo."


def test_a_withdrawal_and_a_new_agreement_have_their_own_words(drawing: Dataset) -> None:
    assert said(drawing, NORM, None) == "Nu **2 van 4**; daarna telt deze afspraak niet meer mee."
    assert said(drawing, None, NORM) == "Nu is dit niet afgesproken; met deze wijziging **2 van 4**."


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (CircleRule(kinds=("huisarts", "lokaal_team", "school"), scope=Scope.AREA), "2 van 6 paren van soorten"),
        (CombinationRule(kinds=("lokaal_team",), scope=Scope.AREA), "alle 2 gebieden"),
        (CombinationRule(kinds=("school",), scope=Scope.REGION), "niet gehaald"),
        (replace(PAIR, from_kinds=("school",)), "niemand om te tellen"),
        # six organisations: too few for a number about the network
        (BoundRule(measure="isolated", at_most=3), "geen uitspraak"),
    ],
)
def test_each_sort_of_rule_counts_in_its_own_words(drawing: Dataset, rule: Rule, words: str) -> None:
    assert str(count(count_of(drawing, YEAR, changed(rule)), "nl")) == words


def test_who_moves_is_named(drawing: Dataset) -> None:
    now = count_of(drawing, YEAR, NORM)
    then = count_of(drawing, YEAR, changed(replace(PAIR, scope=Scope.MUNICIPALITY)))
    assert [(str(what), names) for what, names in named_moves(now, then, drawing, "nl")] == [
        ("Ontbreekt nu, dan gehaald (1)", "hb_noord")
    ]


def test_a_pair_of_kinds_is_named_with_its_place(drawing: Dataset) -> None:
    then = count_of(drawing, YEAR, changed(CircleRule(kinds=("school", "cjg"), scope=Scope.AREA)))
    assert [names for _what, names in named_moves(None, then, drawing, "nl")] == [
        "CJG met school in noord en CJG met school in zuid"
    ]


def test_a_few_organisations_bring_a_warning(drawing: Dataset) -> None:
    (warning,) = thin(count_of(drawing, YEAR, NORM), drawing.classification, "nl")
    assert str(warning) == "Dit gaat over minder dan tien organisaties: één meer of minder zegt niet veel."


def test_what_begins_after_the_data_says_when() -> None:
    (later,) = begins(replace(NORM, valid_from=date(2030, 1, 1)), YEAR, "nl")
    assert str(later).startswith("Dit geldt pas vanaf 1 januari 2030. De gegevens lopen tot en met 31 december 2024:")


def test_what_begins_on_the_last_day_of_the_data_counts_at_once() -> None:
    assert begins(replace(NORM, valid_from=date(2024, 12, 31)), YEAR, "nl") == ()


def test_a_correction_a_new_agreement_and_a_withdrawal_say_for_which_years_they_count() -> None:
    later = replace(NORM, valid_from=date(2026, 1, 1), version=2)
    assert [str(one) for one in meaning(replace(NORM, version=2), NORM, (), "nl")] == [
        "Een correctie geldt voor alle jaren, zover deze tekst al gold: vanaf 1 januari 2015."
    ]
    assert [str(one) for one in meaning(later, NORM, (), "nl")] == [
        "Een nieuwe afspraak geldt vanaf 1 januari 2026. Eerdere jaren houden de oude tekst."
    ]
    assert [str(one) for one in meaning(replace(later, withdrawn=True), NORM, (), "nl")] == [
        "De afspraak telt niet meer mee vanaf 1 januari 2026. Eerdere jaren houden haar."
    ]


def test_a_planned_version_that_falls_away_is_named() -> None:
    planned = replace(NORM, version=2, valid_from=date(2027, 1, 1))
    assert str(meaning(replace(NORM, version=3), planned, (planned,), "nl")[-1]) == (
        "Versie 2, die geldt vanaf 1 januari 2027, vervalt hiermee."
    )
