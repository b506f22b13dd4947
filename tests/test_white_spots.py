"""Who misses what, who is alone and why, what hangs by one thread: in words, by name, in alphabetical order."""

from __future__ import annotations

from datetime import date

import pytest

from netwerk.analysis.fragility import Share, fragile, without_municipality
from netwerk.analysis.fulfilment import fulfilment
from netwerk.analysis.isolates import isolates
from netwerk.analysis.norms import Norm, PairRule, Scope
from netwerk.i18n import mark
from netwerk.model import Dataset, Window, day_number
from netwerk.network import network
from netwerk.views import alone, behind, missing, threads
from netwerk.views import without as sentences
from tests.drawn import drawn

YEAR = Window(begin=day_number(date(2024, 1, 1)), end=day_number(date(2025, 1, 1)))


def rows_of(dataset: Dataset, sort: int, window: Window = YEAR) -> list[tuple[str, str]]:
    found = network(dataset, window)
    chosen = alone.sorts(dataset, found, isolates(dataset, found), "nl")[sort]
    return [(row.name, str(row.cells[-1])) for row in chosen.rows]


def joined(*texts: object) -> str:
    return " ".join(str(text) for text in texts)


def test_who_lacks_a_connection_is_named_with_whom_it_could_have_it_and_when_they_last_met() -> None:
    agreed = Norm(
        id="n", goal="g", text="t", source="s", valid_from=date(2015, 1, 1),
        rule=PairRule(from_kinds=("huisarts",), to_kinds=("lokaal_team",), scope=Scope.AREA),
    )  # fmt: skip
    dataset = drawn(
        {"who": "h1-t1", "on": date(2023, 6, 12)},
        organisations=[
            {"id": "h1", "name": "De Brink", "kind": "huisarts", "area": "Noord", "municipality": "Weert"},
            {"id": "h2", "name": "Aan de Dijk", "kind": "huisarts", "area": "Zuid", "municipality": "Weert"},
            {"id": "t1", "name": "Team Noord", "kind": "lokaal_team", "area": "Noord", "municipality": "Weert"},
        ],
    )
    result = fulfilment(dataset, YEAR, agreed)
    found = missing.rows(dataset, result, missing.ways(network(dataset, YEAR), result), "nl")
    assert [(row.id, row.name, [str(cell) for cell in row.cells]) for row in found] == [
        (
            "h2",
            "Aan de Dijk",
            [
                "Zuid (Weert)",
                "In dit gebied staat zo’n organisatie niet in het register.",
                "niet vastgelegd",
                "Er is niemand om te bereiken.",
            ],
        ),
        ("h1", "De Brink", ["Noord (Weert)", "Team Noord", "12 juni 2023", "Nog geen weg bekend."]),
    ]


def test_who_was_never_seen_may_be_missing_from_the_data() -> None:
    dataset = drawn(organisations=[{"id": "h", "name": "Kerkpad"}])
    assert rows_of(dataset, 1) == [("Kerkpad", "Geen registratie tot nu toe.")]


def test_who_fell_silent_has_a_last_day() -> None:
    assert rows_of(drawn({"who": "a-b", "on": date(2023, 3, 14)}), 0)[0][1] == (
        "De enige registratie is van 14 maart 2023."
    )


def test_who_was_only_at_a_large_meeting_sees_which() -> None:
    dataset = drawn({"who": "a+b+c", "on": date(2024, 4, 9), "source": "Regiodag"})
    window = Window(begin=YEAR.begin, end=YEAR.end, largest=2)
    assert rows_of(dataset, 2, window)[0][1] == "Wel gezien bij Regiodag (9 april 2024, 3 organisaties)."


def test_who_was_only_on_its_own_list_was_seen_alone() -> None:
    dataset = drawn({"who": "a", "on": date(2024, 4, 9)}, {"who": "a", "on": date(2024, 4, 10)})
    assert rows_of(dataset, 2) == [("a", "Wel gezien, twee keer alleen, zonder anderen erbij.")]


def test_who_has_fewer_records_than_the_minimum_is_told_that_the_filter_does_it() -> None:
    window = Window(begin=YEAR.begin, end=YEAR.end, minimum=2)
    assert rows_of(drawn({"who": "a-b", "on": date(2024, 4, 9)}), 2, window)[0][1] == (
        "Wel gezien, één keer, maar door uw keuze in de filters tellen die registraties niet mee."
    )


def test_who_only_works_with_a_municipality_is_told_which() -> None:
    dataset = drawn("a-g", organisations=[{"id": "g", "name": "Gemeente Weert", "kind": "gemeente"}])
    assert rows_of(dataset, 3) == [("a", "Werkt samen met Gemeente Weert.")]


def test_who_is_only_named_by_others_does_not_name_them() -> None:
    assert rows_of(drawn("a>z", "b>z"), 4) == [("z", "Twee anderen noemen deze organisatie, zij noemt hen niet.")]


def test_without_the_middle_its_neighbours_are_named() -> None:
    dataset = drawn("a-m", "b-m", "c-m", organisations=[{"id": "m", "name": "Lokaal team Zuiderkoog"}])
    (row,) = threads.points(dataset, fragile(network(dataset, YEAR)), "nl")
    # of three equal parts the first stays; the others lose what they had
    assert str(row.cells[0]) == (
        "Valt Lokaal team Zuiderkoog weg, dan verliezen twee partners hun enige verbinding met de rest: b en c."
    )


def test_a_tie_without_a_way_around_is_named_by_both_ends() -> None:
    found = fragile(network(drawn("a-b"), YEAR))
    group = behind.of_pairs(drawn("a-b"), found.bridges, YEAR, label=mark("Verbindingen"))
    assert [one.name for one in group.members] == ["a – b"]


@pytest.mark.parametrize(
    ("part", "whole", "number"), [(0, 4, 0), (1, 1000, 1), (71, 100, 71), (999, 1000, 99), (4, 4, 100)]
)
def test_of_each_hundred_rounds_never_to_none_or_all(part: int, whole: int, number: int) -> None:
    assert sentences.of_hundred(Share(part=part, whole=whole)) == number


def test_among_themselves_leads_without_the_municipality() -> None:
    said = sentences.among_themselves(Share(part=71, whole=100), Share(part=69, whole=100), "nl")
    assert joined(*said) == (
        "Van elke 100 verbindingen tussen partners bestaan er **71** ook zonder de gemeente aan tafel, "
        "twee meer dan een jaar geleden."
    )


def test_where_nothing_changes_without_the_municipality_the_sentence_says_so() -> None:
    dataset = drawn("a-b", "a-g", "b-g", organisations=[{"id": "g", "kind": "gemeente"}])
    assert joined(*sentences.reachable(without_municipality(dataset, YEAR), [], "nl")) == (
        "Zonder de gemeente aan tafel verandert er niets: alle partners kunnen elkaar nog bereiken."
    )


def test_who_drops_out_without_the_municipality_is_named() -> None:
    dataset = drawn("a-b", "a-g", "c-g", organisations=[{"id": "g", "kind": "gemeente"}])
    left = without_municipality(dataset, YEAR)
    assert joined(*sentences.reachable(left, left.cut_off, "nl")) == (
        "Zonder de gemeente aan tafel kunnen 33 van de 100 paren elkaar nog bereiken. Eén partner valt dan weg: c."
    )
