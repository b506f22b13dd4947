"""Between whom ties form, stay and end from one step to another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from netwerk.analysis.forming_groups import By, GroupChange, forming_groups
from netwerk.analysis.timeline import Over, timeline
from netwerk.model import UNKNOWN, Dataset, Window
from tests.drawn import drawn

BEFORE, AFTER = date(2021, 10, 1), date(2022, 10, 1)
TEAM, SCHOOL = {"kind": "lokaal_team"}, {"kind": "school"}


def on(who: str, *days: date, **more: Any) -> list[Mapping[str, Any]]:
    return [{"who": who, "on": day, **more} for day in days]


def changes(
    data: Dataset, by: By, *, base: Window | None = None, over: Over | None = None
) -> dict[tuple[str, ...], GroupChange]:
    of = timeline(data, base=base, over=over)
    return {one.group: one for one in forming_groups(data, of, 0, 1, by)}


def counts(one: GroupChange) -> tuple[int, int, int]:
    """formed, stayed, ended"""
    return len(one.formed), len(one.stayed), len(one.ended)


def two_layers(*lines: list[Mapping[str, Any]]) -> Dataset:
    organisations = [{"id": id_, **TEAM} for id_ in ("lt1", "lt2")] + [{"id": id_, **SCHOOL} for id_ in ("s1", "s2")]
    return drawn(*(line for several in lines for line in several), organisations=organisations)


def test_ties_are_counted_per_two_layers() -> None:
    data = two_layers(on("lt1-s1", BEFORE, AFTER), on("lt2-s1", AFTER), on("lt1-s2", BEFORE), on("s1-s2", AFTER))
    found = changes(data, By.LAYER)
    assert {group: counts(one) for group, one in found.items()} == {
        ("basisvoorziening", "basisvoorziening"): (1, 0, 0),
        ("basisvoorziening", "eerste_lijn"): (1, 1, 1),
    }


def test_layers_stand_in_the_order_of_the_classification_whoever_comes_first() -> None:
    data = drawn(*on("a-b", BEFORE, AFTER), organisations=[{"id": "a", **TEAM}, {"id": "b", **SCHOOL}])
    assert list(changes(data, By.LAYER)) == [("basisvoorziening", "eerste_lijn")]


def test_an_organisation_without_a_layer_is_in_a_group_of_its_own() -> None:
    data = drawn(*on("a-b", BEFORE, AFTER), organisations=[{"id": "a", **TEAM}, {"id": "b"}])
    assert list(changes(data, By.LAYER)) == [("eerste_lijn", UNKNOWN)]


def places(*lines: list[Mapping[str, Any]]) -> Dataset:
    organisations = [
        {"id": "a1", "municipality": "Averlo"},
        {"id": "a2", "municipality": ("Averlo", "Elsmeer")},
        {"id": "e1", "municipality": "Elsmeer"},
        {"id": "r"},
    ]
    return drawn(*(line for several in lines for line in several), organisations=organisations)


def test_ties_are_within_a_place_between_two_or_with_the_region() -> None:
    data = places(on("a1-a2", BEFORE, AFTER), on("a2-e1", BEFORE), on("a1-r", AFTER), on("e1-r", AFTER))
    found = changes(data, By.MUNICIPALITY)
    assert {group: counts(one) for group, one in found.items()} == {
        ("Averlo",): (0, 1, 0),
        (): (0, 0, 1),
        (UNKNOWN,): (2, 0, 0),
    }


def test_areas_are_counted_as_places_are() -> None:
    organisations = [{"id": "a", "area": "Noord"}, {"id": "b", "area": "Noord"}, {"id": "c", "area": "Zuid"}]
    data = drawn(*on("a-b", BEFORE, AFTER), *on("b-c", AFTER), organisations=organisations)
    assert {group: counts(one) for group, one in changes(data, By.AREA).items()} == {
        ("Noord",): (0, 1, 0),
        (): (1, 0, 0),
    }


def test_a_tie_may_end_in_one_form_and_go_on_in_another() -> None:
    data = drawn(*on("a-b", BEFORE, form="overleg"), *on("a-b", BEFORE, AFTER, form="verwijzen"))
    assert {group: counts(one) for group, one in changes(data, By.FORM).items()} == {
        ("verwijzen",): (0, 1, 0),
        ("overleg",): (0, 0, 1),
    }


def test_a_form_says_nothing_of_possible_pairs() -> None:
    (one,) = changes(drawn(*on("a-b", BEFORE, AFTER)), By.FORM).values()
    assert (one.possible, one.formation_rate) == (None, None)


def test_a_form_of_which_too_few_records_make_a_tie_is_no_tie() -> None:
    data = drawn(*on("a-b", BEFORE, AFTER), *on("c-d", BEFORE, BEFORE, AFTER))
    (one,) = changes(data, By.FORM, base=Window(minimum=2)).values()
    assert counts(one) == (0, 0, 1)


def star(partners: int, kept: int) -> Dataset:
    """A team with as many schools, of whom `kept` are still partners a year later."""
    schools = [f"s{number:02}" for number in range(partners)]
    lines = [
        line for number, id_ in enumerate(schools) for line in on(f"lt-{id_}", BEFORE, *([AFTER] * (number < kept)))
    ]
    return drawn(
        *lines, *on("lt-zz", AFTER), organisations=[{"id": "lt", **TEAM}, *({"id": s, **SCHOOL} for s in schools)]
    )


@pytest.mark.parametrize(("partners", "share"), [(9, None), (10, 0.7)])
def test_a_share_is_told_from_ten_ties_on(partners: int, share: float | None) -> None:
    assert changes(star(partners, 7), By.LAYER)["basisvoorziening", "eerste_lijn"].persistence == share


def test_new_ties_are_set_against_the_pairs_without_a_tie() -> None:
    # 3 teams and 4 schools: 12 pairs, two tied before, one of the other ten after
    organisations = [{"id": f"h{n}", **TEAM} for n in range(3)] + [{"id": f"s{n}", **SCHOOL} for n in range(4)]
    data = drawn(*on("h0-s0", BEFORE), *on("h0-s1", BEFORE), *on("h2-s3", AFTER), organisations=organisations)
    one = changes(data, By.LAYER)["basisvoorziening", "eerste_lijn"]
    assert (one.possible, one.formation_rate) == (10, 0.1)


def test_rates_leave_out_who_was_not_there_both_times() -> None:
    organisations = [{"id": f"h{n}", **TEAM} for n in range(3)] + [{"id": f"s{n}", **SCHOOL} for n in range(4)]
    organisations += [{"id": "new", **SCHOOL, "begin": date(2022, 8, 1)}]
    data = drawn(*on("h0-s0", BEFORE), *on("h1-new", AFTER), organisations=organisations)
    one = changes(data, By.LAYER)["basisvoorziening", "eerste_lijn"]
    assert (counts(one), one.followed, one.possible, one.formation_rate) == ((1, 0, 1), 1, 11, 0.0)


def test_pairs_of_one_place_of_two_places_and_of_the_region_are_all_pairs() -> None:
    data = places(on("a1-a2", BEFORE), on("a1-e1", BEFORE), on("a1-r", BEFORE), on("a2-e1", AFTER))
    found = changes(data, By.MUNICIPALITY).values()
    assert sum(one.possible or 0 for one in found) + sum(one.followed for one in found) == 6


def test_every_tie_is_in_one_place() -> None:
    data = places(on("a1-a2", BEFORE), on("a1-e1", BEFORE), on("a1-r", BEFORE, AFTER), on("a2-e1", AFTER))
    found = changes(data, By.MUNICIPALITY).values()
    assert [sum(kind) for kind in zip(*(counts(one) for one in found), strict=True)] == [1, 1, 2]


def test_arcs_are_counted_in_both_directions() -> None:
    organisations = [{"id": "a", **TEAM}, {"id": "b", **SCHOOL}]
    data = drawn(*on("a>b", BEFORE, AFTER), *on("b>a", AFTER), organisations=organisations)
    one = changes(data, By.LAYER, base=Window(directed=True))["basisvoorziening", "eerste_lijn"]
    assert (counts(one), one.possible) == ((1, 1, 0), 1)


def test_under_a_cumulative_window_nothing_ends() -> None:
    data = drawn(*on("a-b", BEFORE), *on("b-c", AFTER))
    (one,) = changes(data, By.MUNICIPALITY, over=Over("cumulative")).values()
    assert counts(one) == (1, 1, 0)
