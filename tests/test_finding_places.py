"""Finding places: which kinds they are, and what is said and opened of those that youth care does not reach."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from netwerk.analysis.finding_places import finding_places
from netwerk.model import Dataset, Window, day_number
from netwerk.network import Network, network
from netwerk.settings import classification
from netwerk.views import finding_view
from tests.drawn import drawn

YEAR = Window(begin=day_number(date(2024, 1, 1)), end=day_number(date(2025, 1, 1)))
PLACES = [
    {"id": "school", "name": "School", "kind": "school", "area": "Zuid"},
    {"id": "club", "name": "Club", "kind": "vereniging", "area": "Noord"},
    {"id": "opvang", "name": "Opvang", "kind": "kinderopvang", "area": "Noord"},
    {"id": "team", "name": "Team", "kind": "lokaal_team", "area": "Zuid"},
    {"id": "cjg", "name": "CJG", "kind": "cjg"},
]
DATA = drawn("school-team", {"who": "club-team", "on": date(2023, 2, 1)}, "opvang-school", organisations=PLACES)


def seen(data: Dataset) -> tuple[Dataset, Network]:
    return data, network(data, YEAR)


def lead(data: Dataset) -> str:
    return finding_view.lead(finding_places(*seen(data)), "nl").dutch()


def test_a_kind_is_a_finding_place_when_the_configuration_says_so(tmp_path: Path) -> None:
    file = tmp_path / "indeling.toml"
    file.write_text(
        '[[laag]]\ncode = "basis"\nnaam = "Basis"\n'
        '[[soort]]\ncode = "school"\nnaam = "School"\nlaag = "basis"\nvindplaats = true\n'
        '[[soort]]\ncode = "huisarts"\nnaam = "Huisarts"\nlaag = "basis"\n',
        encoding="utf-8",
    )
    assert {kind.code: kind.finding_place for kind in classification(file).kinds} == {"school": True, "huisarts": False}


def test_the_lead_counts_who_is_reached() -> None:
    assert lead(DATA) == (
        "**Eén van de 3** vindplaatsen heeft in deze periode een vastgelegde verbinding met de jeugdhulp."
    )


def test_a_region_without_finding_places_says_so() -> None:
    assert lead(drawn(organisations=PLACES[3:])) == "In deze keuze staat geen vindplaats in het register."


def test_a_region_without_youth_care_says_so() -> None:
    assert lead(drawn(organisations=PLACES[:3])) == "In deze keuze staat geen organisatie van de jeugdhulp."


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("school-cjg",), "De enige vindplaats heeft in deze periode een verbinding met de jeugdhulp."),
        ((), "Van de enige vindplaats is in deze periode geen verbinding met de jeugdhulp vastgelegd."),
    ],
)
def test_of_one_finding_place_no_count_is_made(lines: tuple[str, ...], said: str) -> None:
    assert lead(drawn(*lines, organisations=[PLACES[0], PLACES[4]])) == said


def test_rows_stand_by_area_and_then_by_name_with_the_last_record() -> None:
    rows = finding_view.rows(DATA, finding_places(*seen(DATA)), "nl")
    assert [(row.name, row.cells[0], str(row.cells[2])) for row in rows] == [
        ("Club", "Noord", "1 februari 2023"),
        ("Opvang", "Noord", "nog nooit; laatst gezien op 1 maart 2024"),
    ]


def test_who_met_youth_care_only_at_a_large_conference_is_told_that_it_does_not_count() -> None:
    guests = "+".join(f"gast{k}" for k in range(24))
    data = drawn(f"school+team+{guests}", organisations=PLACES)
    row = next(row for row in finding_view.rows(data, finding_places(*seen(data)), "nl") if row.id == "school")
    assert str(row.cells[2]) == "1 maart 2024, maar dat telt niet als verbinding"


def test_a_row_opens_the_last_record_with_youth_care() -> None:
    found = finding_places(*seen(DATA))
    opened = finding_view.of_one(*seen(DATA), found, "club").look()
    assert opened.records["record"].tolist() == [1]


def test_a_row_without_any_opens_its_own_records() -> None:
    found = finding_places(*seen(DATA))
    opened = finding_view.of_one(*seen(DATA), found, "opvang").look()
    assert opened.records["record"].tolist() == [2]
    assert [text.dutch() for text in opened.said] == ["Nog nooit is een registratie samen met de jeugdhulp vastgelegd."]


def test_who_is_reached_opens_with_whom() -> None:
    found = finding_places(*seen(DATA))
    (school,) = finding_view.reached(*seen(DATA), found, "nl").members
    assert (school.name, school.cells) == ("School", ("Zuid", "Team"))
    assert school.look().records["record"].tolist() == [0]
