"""Themes by area: several at once, areas that share a name, choices of the visitor, and the records behind a cell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest

from netwerk.analysis.norms import Scope
from netwerk.analysis.themes import Themes, last_of_theme, records_of_theme, themes
from netwerk.model import FIRST, Dataset, Window, day_number
from netwerk.network import network
from netwerk.views import themes_view
from tests.drawn import drawn

YEAR = Window(begin=day_number(date(2024, 1, 1)), end=day_number(date(2025, 1, 1)))
PLACES: list[dict[str, Any]] = [
    {"id": "n1", "area": "Noord", "municipality": "Weert"},
    {"id": "n2", "area": "Noord", "municipality": "Weert"},
    {"id": "z", "area": "Zuid", "municipality": "Weert"},
    {"id": "r", "municipality": "Roermond"},
]
DATA = drawn(
    {"who": "n1-n2", "theme": "verzuim"},
    {"who": "n1-z", "theme": "wonen", "on": date(2023, 5, 1)},
    {"who": "n1-r", "theme": "wonen"},
    "n1-z",
    organisations=PLACES,
)


def look(data: Dataset, scope: Scope = Scope.AREA, window: Window = YEAR) -> Themes:
    return themes(data, network(data, window), scope)


def test_the_last_day_of_a_cell_reaches_back_before_the_window() -> None:
    found = look(DATA)
    assert (found.themes, [place.name for place in found.places]) == (
        ("verzuim", "wonen"),
        ["Noord", "Zuid", "Roermond"],
    )
    march, may = day_number(date(2024, 3, 1)), day_number(date(2023, 5, 1))
    assert found.last.tolist() == [[march, FIRST, FIRST], [march, may, march]]


def test_themes_that_no_place_has_come_last() -> None:
    data = drawn(
        {"who": "n1-n2", "theme": "wonen"},
        {"who": "x-y", "theme": "armoede"},
        {"who": "n1-z", "theme": "bos", "on": date(2023, 1, 1)},
        organisations=[*PLACES, "x", "y"],
    )
    assert look(data).themes == ("wonen", "armoede", "bos")


def test_a_record_with_two_themes_counts_for_both_and_once_in_all() -> None:
    both = replace(drawn({"who": "n1-n2", "theme": "x"}, organisations=PLACES), theme_sets=((), ("wonen", "verzuim")))
    found = look(both)
    assert (found.themes, found.whole, found.with_theme) == (("verzuim", "wonen"), (1, 1), 1)


def test_an_organisation_that_names_two_areas_counts_in_both() -> None:
    data = drawn(
        {"who": "a-b", "theme": "wonen"},
        organisations=[{"id": "a", "area": ("Noord", "Zuid"), "municipality": "Weert"}, "b"],
    )
    assert look(data).records.tolist() == [[1, 1]]


def test_areas_with_the_same_name_in_two_municipalities_stay_apart() -> None:
    data = drawn(
        {"who": "a-c", "theme": "wonen"},
        organisations=[
            {"id": "a", "area": "Centrum", "municipality": "Weert"},
            {"id": "b", "area": "Centrum", "municipality": "Roermond"},
            "c",
        ],
    )
    found = look(data)
    assert [place.name for place in found.places] == ["Centrum (Roermond)", "Centrum (Weert)"]
    assert found.records.tolist() == [[0, 1]]


def test_by_municipality_each_stands_once() -> None:
    assert [place.name for place in look(DATA, Scope.MUNICIPALITY).places] == ["Roermond", "Weert"]


def test_a_chosen_municipality_leaves_its_own_areas() -> None:
    found = look(DATA, window=replace(YEAR, municipalities=("Weert",)))
    assert [place.name for place in found.places] == ["Noord", "Zuid"]


def test_a_chosen_municipality_counts_only_what_its_own_organisations_took_part_in() -> None:
    places = [{"id": "w", "municipality": "Weert"}, {"id": "r", "municipality": "Roermond"}, "x"]
    data = drawn({"who": "w-x", "theme": "wonen"}, {"who": "r+r", "theme": "bos"}, "r+r", organisations=places)
    found = look(data, Scope.MUNICIPALITY, replace(YEAR, municipalities=("Weert",)))
    assert (found.themes, found.whole, found.with_theme, found.without_theme) == (("wonen", "bos"), (1, 0), 1, 0)
    assert [text.dutch() for text in themes_view.apart(found, "nl")] == [
        "Alleen bij anderen vastgelegd, buiten deze keuze: bos."
    ]


def test_a_chosen_area_is_the_only_place() -> None:
    found = look(DATA, window=replace(YEAR, areas=("Zuid",), municipalities=("Weert",)))
    assert [place.name for place in found.places] == ["Zuid"]


def test_without_records_there_are_no_themes() -> None:
    found = look(drawn(organisations=PLACES))
    assert (found.themes, found.with_theme, found.without_theme) == ((), 0, 0)
    assert found.records.shape == (0, 3)


def test_an_empty_region_has_no_places() -> None:
    found = look(drawn())
    assert (found.places, found.themes) == ((), ())


@pytest.mark.parametrize(
    ("theme", "place", "records"), [("verzuim", 0, [0]), ("verzuim", 1, []), ("wonen", 2, [2]), ("wonen", None, [2])]
)
def test_the_records_behind_a_cell_are_those_it_counts(theme: str, place: int | None, records: list[int]) -> None:
    assert records_of_theme(DATA, network(DATA, YEAR), Scope.AREA, theme, place).tolist() == records


def test_behind_an_empty_cell_stands_the_last_record_of_before() -> None:
    assert last_of_theme(DATA, network(DATA, YEAR), Scope.AREA, "wonen", 1).tolist() == [1]
    assert last_of_theme(DATA, network(DATA, YEAR), Scope.AREA, "verzuim", 1).tolist() == []


# --- in words ---


def test_a_table_says_none_in_words() -> None:
    assert themes_view.table(look(DATA), "nl").to_numpy().tolist() == [
        ["verzuim", "1", "geen", "geen", "1"],
        ["wonen", "1", "geen", "1", "1"],
    ]
    assert themes_view.headings(look(DATA), "nl") == ["Thema", "Noord", "Zuid", "Roermond (hele gemeente)", "Samen"]


def said(*counts: int) -> list[str]:
    """The lead where `counts[k]` records have theme k, all in Noord."""
    lines: list[dict[str, Any]] = [
        {"who": "n1-n2", "theme": f"thema {k}"} for k, count in enumerate(counts) for _ in range(count)
    ]
    found = look(drawn(*lines, organisations=PLACES[:2]))
    return [text.dutch() for text in themes_view.lead(found, "nl")]


@pytest.mark.parametrize(
    ("counts", "lead"),
    [
        ((), ["In deze periode heeft geen enkele registratie een thema."]),
        ((1,), ["Geen uitspraak: in deze periode heeft maar één registratie een thema."]),
        ((9,), ["Geen uitspraak: in deze periode hebben maar negen registraties een thema."]),
        ((10,), ["Thema’s in deze periode: **1**, in één gebied.", "Overal vastgelegd: thema 0."]),
    ],
)
def test_few_records_with_a_theme_allow_no_conclusion(counts: tuple[int, ...], lead: list[str]) -> None:
    assert said(*counts) == lead


def test_themes_without_a_place_and_themes_of_before_are_named_apart() -> None:
    data = drawn(
        {"who": "r-x", "theme": "regionaal"},
        {"who": "n1-n2", "theme": "vroeger", "on": date(2023, 1, 1)},
        organisations=[*PLACES[:3], "r", "x"],
    )
    assert [text.dutch() for text in themes_view.apart(look(data), "nl")] == [
        "Alleen vastgelegd bij organisaties die voor een groter gebied werken: regionaal.",
        "Eerder wel vastgelegd, in deze periode niet: vroeger.",
    ]


def test_where_nobody_names_an_area_only_municipalities_are_offered() -> None:
    data = drawn({"who": "a-b", "theme": "x"}, organisations=[{"id": "a", "municipality": "Weert"}, "b"])
    assert themes_view.scopes([look(data), look(data, Scope.MUNICIPALITY)]) == (Scope.MUNICIPALITY,)


def test_an_empty_cell_opens_what_was_last_recorded_there() -> None:
    opened = themes_view.of_cell(DATA, network(DATA, YEAR), look(DATA), 1, 2, "nl").look()
    assert opened.records["record"].tolist() == [1]
    assert [text.dutch() for text in opened.said] == [
        "In deze periode is dit thema hier niet vastgelegd. Dit is het laatste dat er is:"
    ]


def test_counting_by_hand_gives_the_same_table() -> None:
    random = np.random.default_rng(4)
    areas = {f"o{k:02}": f"g{k % 4}" for k in range(20)}
    lines = []
    for _ in range(300):
        who = random.choice(list(areas), size=int(random.integers(2, 5)), replace=False)
        lines.append({"who": "+".join(who), "theme": f"t{random.integers(0, 5)}"})
    data = drawn(*lines, organisations=[{"id": id_, "area": area, "municipality": "M"} for id_, area in areas.items()])
    expected = {(theme, area): 0 for theme in ("t0", "t1", "t2", "t3", "t4") for area in ("g0", "g1", "g2", "g3")}
    for line in lines:
        for area in {areas[id_] for id_ in line["who"].split("+")}:
            expected[line["theme"], area] += 1
    found = look(data)
    assert {
        (theme, place.name): int(count)
        for theme, row in zip(found.themes, found.records, strict=True)
        for place, count in zip(found.places, row, strict=True)
    } == expected
