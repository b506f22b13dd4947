"""What stands behind a circle, a table or a measure: its records, what was last recorded, who is not in sight."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from netwerk.analysis.norms import BoundRule, CircleRule, CombinationRule, Norm, Rule, Scope
from netwerk.analysis.outcomes import outcomes
from netwerk.model import Dataset, Window, day_number
from netwerk.views.behind import Group
from netwerk.views.behind_outcome import of_outcome
from tests.drawn import drawn

IN_2024 = Window(begin=day_number(date(2024, 1, 1)), end=day_number(date(2025, 1, 1)))
PARTNERS = [
    {"id": "nteam", "name": "Team Noord", "kind": "lokaal_team", "subregion": "Noord"},
    {"id": "zteam", "name": "Team Zuid", "kind": "lokaal_team", "subregion": "Zuid"},
    {"id": "vt", "name": "Veilig Thuis", "kind": "veilig_thuis"},
    {"id": "nschool", "name": "De Ark", "kind": "school", "subregion": "Noord"},
]
CIRCLE = CircleRule(kinds=("lokaal_team", "veilig_thuis", "school"), scope=Scope.SUBREGION)
TABLE = CombinationRule(kinds=("lokaal_team", "school"), scope=Scope.SUBREGION)
CONFERENCE = "+".join(["nteam", "nschool", *(f"gast{number}" for number in range(30))])


def groups(dataset: Dataset, rule: Rule, window: Window = IN_2024) -> tuple[Group, ...]:
    norm = Norm(id="n", goal="g", text="t", source="s", valid_from=date(2015, 1, 1), rule=rule)
    [outcome] = outcomes(dataset, window, [norm])
    return of_outcome(dataset, outcome, "nl")


def listed(group: Group) -> list[tuple[str, ...]]:
    return [(one.name, *(str(cell) for cell in one.cells)) for one in group.members]


def opened(group: Group, row: int = 0) -> list[int]:
    return [int(record) for record in group.members[row].look().records["record"]]


def said(group: Group, row: int = 0) -> str:
    return " ".join(str(text) for text in group.members[row].look().said)


# --- circles ---


def test_a_pair_of_kinds_that_is_joined_names_who_and_opens_the_records_of_those_ties() -> None:
    dataset = drawn("nteam-nschool", "nteam-vt", "nschool-vt", "nteam-vt", "zteam-vt", organisations=PARTNERS)
    there = groups(dataset, CIRCLE)[0]
    assert listed(there)[0] == ("Lokaal team met Veilig Thuis", "Noord", "Team Noord – Veilig Thuis")
    assert opened(there) == [1, 3]


def test_a_pair_of_kinds_that_is_not_joined_opens_what_was_last_recorded() -> None:
    dataset = drawn({"who": "nteam-nschool", "on": date(2023, 6, 1)}, "nteam-vt", "zteam-vt", organisations=PARTNERS)
    not_there = groups(dataset, CIRCLE)[1]
    assert listed(not_there)[0] == ("Lokaal team met school", "Noord", "1 juni 2023")
    assert (opened(not_there), said(not_there)) == (
        [0],
        "In deze periode telt hiervan niets mee. Dit is het laatst vastgelegd:",
    )


def test_a_pair_of_kinds_that_never_met_has_nothing_to_open() -> None:
    not_there = groups(drawn("nteam-vt", "zteam-vt", organisations=PARTNERS), CIRCLE)[1]
    assert listed(not_there)[1] == ("Veilig Thuis met school", "Noord", "niet vastgelegd")
    assert (opened(not_there, 1), said(not_there, 1)) == ([], "Er is niets te openen: dit is nog nooit vastgelegd.")


def test_a_kind_that_nobody_is_in_says_that_the_register_has_none() -> None:
    not_there = groups(drawn("nteam-vt", "zteam-vt", organisations=PARTNERS), CIRCLE)[1]
    assert listed(not_there)[2] == ("Lokaal team met school", "Zuid", "Hier staat niet in het register: school.")


def test_a_tie_needs_as_many_records_as_the_choice_asks() -> None:
    dataset = drawn("nteam-vt", "nteam-vt", "nschool-vt", organisations=PARTNERS)
    there, not_there, _unseen = groups(dataset, CIRCLE, replace(IN_2024, minimum=2))
    assert [name for name, *_rest in listed(there)] == ["Lokaal team met Veilig Thuis"]
    assert ("Veilig Thuis met school", "Noord", "1 maart 2024") in listed(not_there)


def test_who_was_not_seen_is_named_beside_the_circle() -> None:
    unseen = groups(drawn("nteam-vt", "nschool-vt", organisations=PARTNERS), CIRCLE)[2]
    assert listed(unseen) == [("Team Zuid", "Lokaal team", "Subregio Zuid")]


# --- tables ---


def test_a_table_opens_the_records_that_hold_all_kinds_in_that_place() -> None:
    dataset = drawn(
        "nteam+nschool+vt", "nteam-vt", {"who": "nteam-nschool", "on": date(2024, 5, 2)}, organisations=PARTNERS
    )
    there = groups(dataset, TABLE)[0]
    assert (listed(there), opened(there)) == ([("Noord", "2", "2 mei 2024")], [0, 2])


def test_a_conference_is_no_table_but_is_the_last_that_was_recorded() -> None:
    not_there = groups(drawn("nteam-vt", CONFERENCE, organisations=PARTNERS), TABLE)[1]
    assert (listed(not_there)[0], opened(not_there)) == (("Noord", "1 maart 2024"), [1])


def test_a_table_in_the_whole_region_is_called_so() -> None:
    everywhere = replace(TABLE, scope=Scope.REGION)
    assert listed(groups(drawn("zteam-nschool", organisations=PARTNERS), everywhere)[0]) == [
        ("De hele regio", "1", "1 maart 2024")
    ]


# --- measures ---


def test_who_is_unheard_opens_its_last_record() -> None:
    dataset = drawn(*({"who": f"{id_}-vt", "on": date(2023, 5, 1)} for id_ in ("nteam", "zteam", "nschool")),
                    "nteam+zteam+nschool", organisations=PARTNERS)  # fmt: skip
    unheard, heard = groups(dataset, BoundRule(measure="central_unheard", at_most=0))
    assert listed(heard) == []
    assert listed(unheard) == [("Veilig Thuis", "Hele regio", "3", "1 mei 2023")]
    assert opened(unheard) == [0, 1, 2]


@pytest.mark.parametrize(
    ("measure", "labels"),
    [
        ("coverage", ["In beeld", "Nooit gezien"]),
        ("connectedness", ["Verbindingen", "In beeld", "Nooit gezien"]),
    ],
)
def test_a_measure_opens_what_it_was_taken_over(measure: str, labels: list[str]) -> None:
    found = groups(drawn("nteam-vt", organisations=PARTNERS), BoundRule(measure=measure, at_least=0.5))
    assert [str(group.label) for group in found] == labels
