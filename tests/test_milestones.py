"""Milestones: those that the register tells, those that were typed, and whom each concerns."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from netwerk.analysis.milestones import Milestone, circles, found, places_of, typed, working_in
from netwerk.model import Change, Dataset, day_number
from netwerk.store import KeptMilestone, MilestoneStep
from tests.drawn import drawn

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
FIRST_RECORD = {"who": "school-arts", "on": date(2018, 1, 10)}


def team(id_: str, begin: date | None, **values: Any) -> dict[str, Any]:
    return {"id": id_, "kind": "lokaal_team", "name": f"Team {id_}", "begin": begin, **values}


def kept(name: str = "Contract", *, counts: bool = True, **values: Any) -> KeptMilestone:
    given = {"number": 1, "day": day_number(date(2020, 5, 1)), "organisations": (), "level": "", "place": ""}
    steps = (MilestoneStep(at=AT, owner="beleid", counts=counts),)
    return KeptMilestone(**{**given, **values}, name=name, steps=steps)


def merged(dataset: Dataset, *changes: tuple[str, str, str, date | None]) -> Dataset:
    """`dataset` with changes of (what, old id, id that carries on, day)."""
    return replace(
        dataset,
        changes=tuple(
            Change(
                what=what,
                organisation=heir,
                id=old,
                name=old.capitalize(),
                day=None if day is None else day_number(day),
                decision=number,
            )
            for number, (what, old, heir, day) in enumerate(changes, start=1)
        ),
    )


# --- what the register tells ---


def test_a_team_that_starts_after_the_first_record_is_a_milestone() -> None:
    (one,) = found(drawn(FIRST_RECORD, organisations=[team("haven", date(2019, 9, 1))]))
    assert (one.day, one.name, one.kind, one.organisations, one.source) == (
        day_number(date(2019, 9, 1)),
        "Team haven",
        "team",
        ("haven",),
        "register",
    )


@pytest.mark.parametrize(("begin", "number"), [(date(2018, 1, 10), 0), (date(2018, 1, 11), 1), (None, 0)])
def test_a_team_that_was_there_when_the_records_began_is_none(begin: date | None, number: int) -> None:
    assert len(found(drawn(FIRST_RECORD, organisations=[team("haven", begin)]))) == number


def test_an_organisation_of_another_kind_that_starts_is_none() -> None:
    school = {"id": "nieuw", "kind": "school", "begin": date(2019, 9, 1)}
    assert found(drawn(FIRST_RECORD, organisations=[school])) == ()


def test_other_kinds_can_be_asked() -> None:
    school = {"id": "nieuw", "kind": "school", "begin": date(2019, 9, 1)}
    (one,) = found(drawn(FIRST_RECORD, organisations=[school]), kinds=["school"])
    assert one.organisations == ("nieuw",)


def test_teams_that_start_on_one_day_are_one_milestone() -> None:
    day = date(2019, 9, 1)
    (one,) = found(drawn(FIRST_RECORD, organisations=[team("zuid", day), team("noord", day)]))
    assert (one.organisations, one.name) == (("noord", "zuid"), "Team noord, Team zuid")


def test_two_that_go_over_into_one_on_a_day_are_one_merger() -> None:
    day = date(2023, 1, 1)
    data = merged(drawn(FIRST_RECORD, "riet-arts"), ("merge", "oever", "riet", day), ("merge", "land", "riet", day))
    (one,) = found(data)
    assert (one.kind, one.day, one.name, one.former) == ("merger", day_number(day), "riet", ("Land", "Oever"))
    assert one.organisations == ("riet",)


@pytest.mark.parametrize(("what", "kind"), [("merge", "merger"), ("split", "split"), ("rename", "rename")])
def test_each_change_has_its_kind(what: str, kind: str) -> None:
    assert [one.kind for one in found(merged(drawn(FIRST_RECORD), (what, "oud", "arts", date(2020, 1, 1))))] == [kind]


def test_a_change_without_a_day_is_no_milestone() -> None:
    assert found(merged(drawn(FIRST_RECORD), ("merge", "oud", "arts", None))) == ()


def test_they_stand_by_day() -> None:
    data = drawn(FIRST_RECORD, organisations=[team("laat", date(2021, 1, 1)), team("vroeg", date(2019, 1, 1))])
    assert [one.organisations for one in found(data)] == [("vroeg",), ("laat",)]


def test_without_records_there_is_no_start_to_speak_of() -> None:
    assert found(drawn(organisations=[team("haven", date(2019, 9, 1))])) == ()


# --- what was typed ---


def test_a_typed_one_without_organisations_concerns_everyone() -> None:
    (one,) = typed(drawn(FIRST_RECORD), [kept()])
    assert (one.number, one.name, one.kind, one.organisations, one.source) == (1, "Contract", "own", (), "typed")


def test_a_typed_one_of_a_place_concerns_who_works_there() -> None:
    data = drawn(FIRST_RECORD, organisations=[{"id": "cjg", "municipality": "Elsmeer"}])
    (one,) = typed(data, [kept(level="municipality", place="Elsmeer")])
    assert (one.organisations, one.place) == (("cjg",), "Elsmeer")


def test_one_that_was_taken_away_is_left_out() -> None:
    assert typed(drawn(FIRST_RECORD), [kept(counts=False)]) == ()


def test_an_organisation_that_went_over_into_another_is_that_other() -> None:
    data = merged(drawn(FIRST_RECORD), ("merge", "oud", "arts", date(2020, 1, 1)))
    assert typed(data, [kept(organisations=("oud",))])[0].organisations == ("arts",)


@pytest.mark.parametrize("organisations", [("weg",), ("arts", "weg")])
def test_one_that_names_somebody_not_in_the_data_is_left_out(organisations: tuple[str, ...]) -> None:
    assert typed(drawn(FIRST_RECORD), [kept(organisations=organisations)]) == ()


def test_one_of_a_place_where_nobody_works_is_left_out() -> None:
    assert typed(drawn(FIRST_RECORD), [kept(level="area", place="Nergens")]) == ()


# --- its word in an address ---


@pytest.mark.parametrize(
    ("one", "word"),
    [
        ({"kind": "own", "number": 3, "source": "typed"}, "eigen-3"),
        ({"kind": "team", "organisations": ("a", "b")}, "team-2019-09-01"),
        ({"kind": "merger", "organisations": ("riet",)}, "fusie-2019-09-01-riet"),
    ],
)
def test_each_has_its_own_word_in_the_address(one: dict[str, Any], word: str) -> None:
    given: dict[str, Any] = {"day": day_number(date(2019, 9, 1)), "name": "", "organisations": (), "source": "register"}
    assert Milestone(**{**given, **one}).key == word


# --- whom it concerns ---


AREA = [
    team("haven", date(2019, 9, 1), municipality="Elsmeer", area="Haven"),
    {"id": "school", "municipality": "Elsmeer", "area": "Haven"},
    {"id": "arts", "municipality": "Elsmeer", "area": "Dorp"},
    {"id": "elders", "municipality": "Averlo"},
    {"id": "overal"},
]


def test_the_circles_around_a_team_are_its_area_and_its_municipality() -> None:
    data = drawn(FIRST_RECORD, organisations=AREA)
    assert circles(data, found(data)[0]) == {
        "own": ("haven",),
        "area": ("haven", "school"),
        "municipality": ("arts", "haven", "school"),
    }


def test_a_circle_that_adds_nobody_is_no_choice() -> None:
    alone = [team("haven", date(2019, 9, 1), municipality="Elsmeer", area="Haven"), {"id": "arts", "area": "Haven"}]
    data = drawn(FIRST_RECORD, organisations=alone)
    assert list(circles(data, found(data)[0])) == ["own", "area"]


def test_around_what_concerns_everyone_there_is_nothing_to_choose() -> None:
    data = drawn(FIRST_RECORD, organisations=AREA)
    assert circles(data, typed(data, [kept()])[0]) == {"region": None}


def test_around_a_place_there_is_nothing_to_choose() -> None:
    data = drawn(FIRST_RECORD, organisations=AREA)
    (one,) = typed(data, [kept(level="area", place="Haven")])
    assert circles(data, one) == {"own": ("haven", "school")}


def test_who_works_everywhere_is_not_of_one_place() -> None:
    assert working_in(drawn(FIRST_RECORD, organisations=AREA), "municipality", ["Averlo"]) == ("elders",)


def test_the_places_of_a_milestone_are_those_of_its_organisations() -> None:
    data = drawn(FIRST_RECORD, organisations=AREA)
    assert places_of(data, found(data)[0], "area") == ("Haven",)
