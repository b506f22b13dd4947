"""What is fragile, in words: the only ways, who alone joins two layers, and where much coordination falls."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from netwerk.analysis.fragility import fragile
from netwerk.analysis.layer_carriers import layer_carriers
from netwerk.analysis.load import load
from netwerk.model import Dataset, UsualTies, Window, day_number
from netwerk.network import network
from netwerk.views import behind, carried, loaded, threads
from tests.drawn import drawn

YEAR = Window(begin=day_number(date(2024, 1, 1)), end=day_number(date(2025, 1, 1)))
BASIC = [{"id": id_, "layer": "basisvoorziening"} for id_ in ("school", "gp")]
FIRST = [{"id": id_, "layer": "eerste_lijn"} for id_ in ("team", "other_team")]
AID = [{"id": id_, "layer": "aanpalend"} for id_ in ("aid", "other_aid")]


def test_the_only_way_says_on_how_many_records_it_rests() -> None:
    dataset = drawn("a-b", "b-c", "b-c")
    found = network(dataset, YEAR)
    assert [
        (bridge.behind.name, str(bridge.records)) for bridge in threads.bridges(dataset, fragile(found), found, "nl")
    ] == [("a – b", "één registratie"), ("b – c", "twee registraties")]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["a-b", "b-c", "c-a"], "Valt er één organisatie weg, dan kunnen alle andere elkaar nog bereiken."),
        (["a-b", "c-d"], "Geen organisatie houdt andere bij elkaar."),
        (["a-b", "b-c"], "Aan één van de 3 organisaties hangen andere vast: zonder haar raken die los van de rest."),
        (
            ["a-b", "b-c", "c-d"],
            "Aan twee van de 4 organisaties hangen andere vast: zonder hen raken die los van de rest.",
        ),
    ],
)
def test_on_how_many_of_how_many_others_hang(lines: list[str], said: str) -> None:
    found = network(drawn(*lines), YEAR)
    assert str(threads.summary(fragile(found), len(found), "nl")) == said


# --- who alone joins two layers ---


def carriers_of(dataset: Dataset) -> list[tuple[str, list[str]]]:
    rows = carried.rows(dataset, layer_carriers(network(dataset, YEAR)), "nl")
    return [(row.name, [str(cell) for cell in row.cells]) for row in rows]


def test_who_joins_two_layers_alone_is_told_by_how_many_connections() -> None:
    dataset = drawn("school-team", "gp-team", "nursery-team",
                    organisations=[*BASIC, *FIRST, {"id": "nursery", "layer": "basisvoorziening"}])  # fmt: skip
    assert carriers_of(dataset) == [
        ("team", ["Eerste lijn", "Alle 3 verbindingen tussen basisvoorziening en eerste lijn."])
    ]


def test_of_a_single_connection_both_ends_are_named() -> None:
    assert carriers_of(drawn("school-team", organisations=[*BASIC, *FIRST])) == [
        ("school", ["Basisvoorziening", "De enige verbinding tussen basisvoorziening en eerste lijn, met team."]),
        ("team", ["Eerste lijn", "De enige verbinding tussen basisvoorziening en eerste lijn, met school."]),
    ]


def test_who_joins_several_layers_alone_stands_in_the_list_once() -> None:
    dataset = drawn("school-team", "gp-team", "aid-team", "other_aid-team", organisations=[*BASIC, *FIRST, *AID])
    assert carriers_of(dataset) == [
        (
            "team",
            [
                "Eerste lijn",
                "Beide verbindingen tussen eerste lijn en aanpalend sociaal domein. "
                "Beide verbindingen tussen basisvoorziening en eerste lijn.",
            ],
        )
    ]


def test_who_is_the_only_one_of_its_layer_is_said_to_be_so() -> None:
    ((_, cells),) = carriers_of(drawn("school-team", "gp-team", organisations=[*BASIC, FIRST[0]]))
    assert cells[1].endswith("Zij is hier de enige organisatie in haar laag.")


def test_who_joins_layers_alone_opens_these_connections_and_no_others() -> None:
    dataset = drawn("school-team", "gp-team", "team-other_team", organisations=[*BASIC, *FIRST])
    found = network(dataset, YEAR)
    (group,) = behind.of_carrier(dataset, found, "team", layer_carriers(found), "nl")
    assert str(group.label) == "Basisvoorziening – Eerste lijn"
    assert [one.name for one in group.members] == ["gp – team", "school – team"]


@pytest.mark.parametrize(
    ("lines", "begins"),
    [
        (["school-gp"], "Geen twee lagen zijn alleen via één organisatie verbonden."),
        (["school-team"], "Bij twee lagen heeft elke verbinding ertussen dezelfde organisatie aan één kant."),
        (["school-team", "team-aid"], "Bij twee paren van lagen heeft elke verbinding ertussen"),
    ],
)
def test_the_number_of_pairs_of_layers_leads(lines: list[str], begins: str) -> None:
    found = layer_carriers(network(drawn(*lines, organisations=[*BASIC, *FIRST, *AID]), YEAR))
    assert str(carried.summary(found, "nl")).startswith(begins)


# --- coordination load ---

USUAL = UsualTies(low=1, high=3, many=4, source="Onderzoek 2022")
# "zoe" and "anna" have four ties each, ten organisations have one
TEN = drawn("zoe-c", "zoe-d", "zoe-e", "zoe-f", "anna-g", "anna-h", "anna-i", "anna-b", "b-c", "b-d")


def said(usual: UsualTies | None, window: Window, dataset: Dataset = TEN) -> list[str]:
    found = network(replace(dataset, classification=replace(dataset.classification, usual_ties=usual)), window)
    return [str(text) for text in loaded.sentences(load(found), found, "nl")]


def test_load_is_held_against_research_and_more_is_not_better() -> None:
    assert said(USUAL, YEAR) == [
        "In onderzoek in Nederlandse jeugdnetwerken had een organisatie gemiddeld contact met 1 tot 3 andere. "
        "Hier is dat gemiddeld 2, geteld uit de registraties van deze periode.",
        "Twee van de 10 organisaties hebben er 4 of meer.",
        "Meer verbindingen is niet vanzelf beter. Het gaat erom hoeveel afstemming bij één partij terechtkomt.",
    ]


@pytest.mark.parametrize(
    ("many", "line"),
    [(5, "Geen van de 10 organisaties heeft er 5 of meer."), (4, "Twee van de 10 organisaties hebben er 4 of meer.")],
)
def test_load_says_how_many_of_how_many(many: int, line: str) -> None:
    assert said(replace(USUAL, many=many), YEAR)[1] == line


def test_load_within_a_choice_says_that_it_is() -> None:
    assert said(USUAL, replace(YEAR, forms=("overleg",)))[-1] == "Alleen verbindingen binnen uw keuze tellen hier mee."


def test_over_more_than_a_year_load_gives_no_conclusion() -> None:
    (line,) = said(USUAL, Window())
    assert line.startswith("Geen uitspraak: het onderzoek gaat over contacten van nu")


def test_of_fewer_than_ten_connected_load_gives_no_conclusion() -> None:
    assert said(USUAL, YEAR, drawn("a-b")) == ["Geen uitspraak: minder dan 10 organisaties hebben hier een verbinding."]


def test_who_has_far_more_connections_is_listed_by_name() -> None:
    dataset = replace(TEN, classification=replace(TEN.classification, usual_ties=replace(USUAL, many=3)))
    found = load(network(dataset, YEAR))
    assert found is not None
    assert [(row.name, row.cells[-1]) for row in loaded.rows(dataset, found, "nl")] == [
        ("anna", "4"),
        ("b", "3"),
        ("zoe", "4"),
    ]
