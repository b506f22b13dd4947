"""An agreement reads in plain words: how it is counted, and what changed between two versions."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from netwerk.analysis.norms import (
    CENTRAL_UNHEARD,
    COVERAGE,
    MEASURES,
    BoundRule,
    CircleRule,
    CombinationRule,
    Direction,
    Norm,
    PairRule,
    Rule,
    Scope,
    read_norms,
)
from netwerk.settings import NORMS_FILE, classification
from netwerk.views.norm_history import changed_when, history
from netwerk.views.norm_view import MEASURE_WORDS, bound_in_words, changes, rule_in_words, unknown_words

PAIR = PairRule(from_kinds=("huisarts",), to_kinds=("lokaal_team",), scope=Scope.AREA)
NORM = Norm(id="n1", goal="Doel", text="Tekst", source="Nota", valid_from=date(2015, 1, 1), rule=PAIR)
AT = datetime(2026, 11, 22, 12, tzinfo=UTC)


def words(rule: Rule, **fields: object) -> list[str]:
    return [str(one) for one in rule_in_words(replace(NORM, rule=rule, **fields), classification(), "nl")]  # type: ignore[arg-type]


def changed(old: Norm, new: Norm) -> list[str]:
    return [str(one) for one in changes(old, new, classification(), "nl")]


def test_a_pair_says_who_with_whom_where_which_forms_how_long_and_since_when() -> None:
    assert words(PAIR) == [
        "Dit gaat over huisartsen.",
        "Elk heeft een verbinding met minstens één organisatie van de soort lokaal team.",
        "De ander werkt in hetzelfde gebied, of voor de hele gemeente.",
        "Alle vormen van samenwerking tellen mee.",
        "Er wordt geteld over de periode die op de pagina is gekozen.",
        "De afspraak geldt vanaf 1 januari 2015.",
    ]


def test_a_pair_with_several_kinds_names_them_all() -> None:
    said = words(replace(PAIR, to_kinds=("school", "cjg", "lvb_zorg"), minimum=3))
    assert said[1] == "Elk heeft een verbinding met minstens drie verschillende organisaties van deze soorten: " + (
        "school, CJG en LVB-zorg."
    )


def test_a_pair_names_the_forms_that_count() -> None:
    assert "Alleen deze vormen tellen mee: overleg en consulteren." in words(
        replace(PAIR, forms=("overleg", "consulteren"))
    )


@pytest.mark.parametrize(
    ("direction", "said"), [(Direction.OUT, "van haar naar de ander"), (Direction.IN, "van de ander naar haar")]
)
def test_a_pair_says_which_way_where_that_matters(direction: Direction, said: str) -> None:
    assert said in words(replace(PAIR, direction=direction))[4]


@pytest.mark.parametrize(
    ("scope", "said"),
    [
        (Scope.AREA, "hetzelfde gebied"),
        (Scope.MUNICIPALITY, "dezelfde gemeente"),
        (Scope.SUBREGION, "dezelfde subregio"),
        (Scope.REGION, "overal in de regio"),
        (Scope.OTHER_SUBREGION, "een andere subregio"),
    ],
)
def test_a_pair_says_where_the_other_works(scope: Scope, said: str) -> None:
    assert said in words(replace(PAIR, scope=scope))[2]


def test_a_circle_names_where_and_which_kinds() -> None:
    assert words(CircleRule(kinds=("lokaal_team", "veilig_thuis"), scope=Scope.SUBREGION))[0] == (
        "In elke subregio is er tussen elke twee van deze soorten minstens één verbinding: "
        "lokale teams en Veilig Thuis."
    )


def test_a_combination_names_who_sits_at_one_table() -> None:
    assert words(CombinationRule(kinds=("school", "verblijf"), scope=Scope.REGION))[0] == (
        "In de hele regio is er minstens één registratie waarin deze soorten samen staan: "
        "scholen en verblijfsvoorzieningen."
    )


def test_a_combination_of_one_kind_asks_whether_it_was_there() -> None:
    assert words(CombinationRule(kinds=("lokaal_team",), scope=Scope.AREA))[0] == (
        "In elk gebied is er minstens één registratie met een organisatie van de soort lokaal team."
    )


def test_a_bound_says_what_is_counted_and_where_it_ends() -> None:
    assert words(BoundRule(measure="isolated", at_most=3))[:2] == [
        "Geteld wordt: organisaties zonder verbinding.",
        "De grens is hoogstens 3.",
    ]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (BoundRule(measure=COVERAGE, at_least=0.8), "minstens 80 van de 100"),
        (BoundRule(measure=COVERAGE, at_least=0.855), "minstens 85,5 van de 100"),
        (BoundRule(measure="average_path_length", at_most=2.5), "hoogstens 2,5"),
        (BoundRule(measure="isolated", at_least=0, at_most=1200), "van 0 tot en met 1.200"),
    ],
)
def test_bounds_are_said_as_they_are_counted(rule: BoundRule, said: str) -> None:
    assert str(bound_in_words(rule, "nl")) == said


def test_an_agreement_says_its_own_months() -> None:
    assert "Er wordt geteld over 24 maanden, die eindigen met de gekozen periode." in words(PAIR, months=24)


def test_a_withdrawn_agreement_says_so() -> None:
    assert words(PAIR, withdrawn=True)[-1] == "Deze afspraak is ingetrokken vanaf 1 januari 2015."


def test_every_measure_has_words() -> None:
    assert set(MEASURE_WORDS) == {COVERAGE, CENTRAL_UNHEARD, *MEASURES}


def test_no_words_are_of_the_trade() -> None:
    said = (
        " ".join(
            str(one) for norm in read_norms(NORMS_FILE) for one in rule_in_words(norm, classification(), "nl")
        ).casefold()
        + " ".join(str(one) for one in MEASURE_WORDS.values()).casefold()
    )
    assert [word for word in ("centraliteit", "dichtheid", "component", "score", "actor") if word in said] == []


def test_a_kind_or_form_that_is_not_known_is_named() -> None:
    strange = replace(NORM, rule=replace(PAIR, to_kinds=("lokaal_team", "buurthuis"), forms=("bellen", "overleg")))
    assert [str(one) for one in unknown_words(strange, classification())] == [
        "De soort buurthuis staat niet in de indeling van soorten; niemand hoort erbij.",
        "De vorm bellen staat niet in de indeling van vormen; geen registratie heeft haar.",
    ]


# --- what changed ---


def test_versions_that_say_the_same_changed_nothing() -> None:
    assert changed(NORM, replace(NORM, version=2)) == []


def test_a_changed_threshold_is_told_in_words() -> None:
    assert changed(NORM, replace(NORM, rule=replace(PAIR, minimum=2))) == ["Met hoeveel: was ‘1’, werd ‘2’."]


def test_each_changed_field_is_told() -> None:
    new = replace(NORM, text="Anders", valid_from=date(2026, 1, 1), rule=replace(PAIR, scope=Scope.MUNICIPALITY))
    assert changed(NORM, new) == [
        "Afspraak: was ‘Tekst’, werd ‘Anders’.",
        "Geldt vanaf: was ‘1 januari 2015’, werd ‘1 januari 2026’.",
        "Waar: was ‘Hetzelfde gebied’, werd ‘Dezelfde gemeente’.",
    ]


def test_what_was_added_or_dropped_is_told_as_such() -> None:
    with_months = replace(NORM, months=12)
    assert (changed(NORM, with_months), changed(with_months, NORM)) == (
        ["Aantal maanden: erbij kwam ‘12’."],
        ["Aantal maanden: ‘12’ verviel."],
    )


def test_another_sort_of_rule_drops_the_fields_of_the_old_one() -> None:
    said = changed(NORM, replace(NORM, rule=BoundRule(measure="isolated", at_most=0)))
    assert said[0] == "Soort regel: was ‘Verbinding’, werd ‘Grens’."
    assert "Over wie: ‘Huisartsen’ verviel." in said
    assert "Grens: erbij kwam ‘hoogstens 0’." in said


def test_a_withdrawal_is_one_word_and_no_new_day() -> None:
    assert changed(NORM, replace(NORM, withdrawn=True, valid_from=date(2026, 1, 1))) == ["Ingetrokken."]


def test_what_is_agreed_again_after_a_withdrawal_says_so() -> None:
    assert changed(replace(NORM, withdrawn=True), NORM) == ["Opnieuw afgesproken."]


# --- the history ---


def test_the_history_tells_the_newest_version_first() -> None:
    second = replace(NORM, rule=replace(PAIR, minimum=2), version=2)
    found = history([NORM, second], {("n1", 1): AT, ("n1", 2): AT}, classification(), "nl", shipped={"n1"})
    assert [(one.number, [str(line) for line in one.lines]) for one in found] == [
        (2, ["De afspraak geldt vanaf 1 januari 2015.", "Met hoeveel: was ‘1’, werd ‘2’."]),
        (1, ["De afspraak geldt vanaf 1 januari 2015."]),
    ]


def test_a_first_version_of_the_program_was_kept_by_nobody() -> None:
    (found,) = history([NORM], {("n1", 1): AT}, classification(), "nl", shipped={"n1"})
    assert str(found.heading) == "Versie 1, uit het bestand van het programma"


def test_a_first_version_made_here_has_its_day() -> None:
    (found,) = history([NORM], {("n1", 1): AT}, classification(), "nl")
    assert str(found.heading).startswith("Versie 1, bewaard op 22 november 2026 om")


def test_an_agreement_that_was_never_changed_names_no_day_of_change() -> None:
    assert changed_when([NORM], {("n1", 1): AT}, "nl") is None


def test_a_changed_agreement_names_the_day_and_the_version() -> None:
    assert str(changed_when([NORM, replace(NORM, version=2)], {("n1", 2): AT}, "nl")) == (
        "Gewijzigd op 22 november 2026; dit is versie 2."
    )
