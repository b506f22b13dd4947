"""Who works within whose reach, at each level and with empty and several values."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk.analysis.norms import Scope
from netwerk.analysis.scope import reach, units
from netwerk.model import Window
from tests.drawn import drawn

Place = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]  # subregions, municipalities, areas


def within(one: Place, other: Place, scope: Scope) -> bool:
    organisations = drawn(
        organisations=[
            {"id": id_, "subregion": place[0], "municipality": place[1], "area": place[2]}
            for id_, place in (("a", one), ("b", other))
        ]
    ).organisations
    return bool(reach(organisations, scope).both(np.array([0]), np.array([1]))[0])


CENTRE = (("West",), ("Weert",), ("Centrum",))
SOUTH = (("West",), ("Weert",), ("Zuid",))
LEUDAL = (("West",), ("Leudal",), ("Centrum",))  # an area with the same name, in another municipality
EAST = (("Oost",), ("Roermond",), ("Centrum",))
WHOLE_WEERT = (("West",), ("Weert",), ())
WHOLE_WEST = (("West",), (), ())
REGIONAL: Place = ((), (), ())
TWO_AREAS = (("West",), ("Weert",), ("Noord", "Zuid"))


@pytest.mark.parametrize(
    ("one", "other", "area", "municipality", "subregion", "other_subregion"),
    [
        (CENTRE, CENTRE, True, True, True, False),
        (CENTRE, SOUTH, False, True, True, False),
        (CENTRE, LEUDAL, False, False, True, False),
        (CENTRE, EAST, False, False, False, True),
        (CENTRE, WHOLE_WEERT, True, True, True, False),
        (CENTRE, WHOLE_WEST, True, True, True, False),
        (EAST, WHOLE_WEST, False, False, False, True),
        (CENTRE, REGIONAL, True, True, True, False),
        (REGIONAL, REGIONAL, True, True, True, False),
        (SOUTH, TWO_AREAS, True, True, True, False),
        (CENTRE, TWO_AREAS, False, True, True, False),
    ],
)
def test_who_is_within_scope(
    one: Place, other: Place, area: bool, municipality: bool, subregion: bool, other_subregion: bool
) -> None:
    scopes = (Scope.AREA, Scope.MUNICIPALITY, Scope.SUBREGION, Scope.REGION, Scope.OTHER_SUBREGION)
    found = [within(one, other, scope) for scope in scopes]
    assert found == [area, municipality, subregion, True, other_subregion]


def test_an_area_without_a_municipality_lies_in_any_of_the_subregion() -> None:
    assert within((("West",), (), ("Centrum",)), CENTRE, Scope.AREA)


values = st.lists(st.sampled_from("xyz"), max_size=2, unique=True).map(tuple)
places = st.lists(st.tuples(values, values, values), min_size=1, max_size=6)
LEVELS = {Scope.REGION: 0, Scope.SUBREGION: 1, Scope.MUNICIPALITY: 2, Scope.AREA: 3}


@given(places, st.sampled_from(list(LEVELS)))
def test_scope_is_what_comparing_every_two_level_by_level_gives(drawn_places: list[Place], scope: Scope) -> None:
    organisations = drawn(
        organisations=[
            {"id": f"o{k}", "subregion": place[0], "municipality": place[1], "area": place[2]}
            for k, place in enumerate(drawn_places)
        ]
    ).organisations
    n = len(drawn_places)
    expected = [
        all(not p or not q or set(p) & set(q) for p, q in list(zip(one, other, strict=True))[: LEVELS[scope]])
        for one, other in product(drawn_places, repeat=2)
    ]
    found = reach(organisations, scope).both(np.repeat(np.arange(n), n), np.tile(np.arange(n), n))
    assert found.tolist() == expected


def named_units(scope: Scope, window: Window | None = None) -> list[tuple[str, list[str]]]:
    frame = drawn(
        organisations=[
            {"id": id_, "subregion": place[0], "municipality": place[1], "area": place[2]}
            for id_, place in (
                ("centre", CENTRE), ("east", EAST), ("leudal", LEUDAL), ("region", REGIONAL), ("south", SOUTH),
            )
        ]
    ).organisations  # fmt: skip
    return [(unit.name, frame["id"][unit.members].tolist()) for unit in units(frame, scope, window or Window())]


def test_the_units_of_a_subregion_hold_who_works_there_and_who_works_everywhere() -> None:
    assert named_units(Scope.SUBREGION) == [
        ("Oost", ["east", "region"]),
        ("West", ["centre", "leudal", "region", "south"]),
    ]


def test_areas_with_one_name_in_two_municipalities_are_two_units() -> None:
    assert named_units(Scope.AREA) == [
        ("Centrum (Roermond)", ["east", "region"]),
        ("Centrum (Leudal)", ["leudal", "region"]),
        ("Centrum (Weert)", ["centre", "region"]),
        ("Zuid", ["region", "south"]),
    ]


def test_the_region_is_one_unit_without_a_name() -> None:
    assert named_units(Scope.REGION) == [("", ["centre", "east", "leudal", "region", "south"])]


def test_a_window_that_chooses_municipalities_asks_about_those_only() -> None:
    assert [name for name, _ in named_units(Scope.MUNICIPALITY, Window(municipalities=("Weert",)))] == ["Weert"]


def test_who_works_in_several_municipalities_makes_no_area_in_each() -> None:
    frame = drawn(
        organisations=[
            {"id": "a", "municipality": ("Leudal", "Weert"), "area": ("Centrum", "Haelen")},
            {"id": "b", "municipality": "Weert", "area": "Centrum"},
        ]
    ).organisations
    assert [unit.place for unit in units(frame, Scope.AREA, Window())] == [
        ("", "Leudal", "Haelen"),  # nobody else names Haelen, so it goes to the seat
        ("", "Weert", "Centrum"),
    ]


def test_who_leaves_the_levels_above_empty_makes_no_second_unit() -> None:
    frame = drawn(
        organisations=[
            {"id": "a", "subregion": "West", "municipality": "Weert", "area": "Centrum"},
            {"id": "b", "municipality": "Weert", "area": "Centrum"},
            {"id": "c", "area": "Centrum"},
            {"id": "d", "municipality": "Leudal", "area": "Centrum"},
        ]
    ).organisations
    assert [(unit.name, frame["id"][unit.members].tolist()) for unit in units(frame, Scope.AREA, Window())] == [
        ("Centrum (Leudal)", ["c", "d"]),
        ("Centrum (Weert)", ["a", "b", "c"]),
    ]


def test_an_area_that_only_wide_organisations_name_lies_where_all_of_them_work() -> None:
    frame = drawn(
        organisations=[
            {"id": "a", "municipality": ("Leudal", "Weert"), "area": "Centrum"},
            {"id": "b", "municipality": ("Roermond", "Weert"), "area": "Centrum"},
        ]
    ).organisations
    assert [unit.place for unit in units(frame, Scope.AREA, Window())] == [("", "Weert", "Centrum")]


def test_the_region_is_a_unit_also_where_nobody_is() -> None:
    frame = drawn("a-b").organisations.iloc[:0]
    assert [(unit.name, unit.members.tolist()) for unit in units(frame, Scope.REGION, Window())] == [("", [])]
