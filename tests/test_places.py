"""How far an agreement is met in each place, and when two places are too unlike to compare."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerk.analysis.fulfilment import NormResult, evidence_for
from netwerk.analysis.norms import BoundRule, CircleRule, CombinationRule, Norm, PairRule, Rule, Scope
from netwerk.analysis.outcomes import outcome
from netwerk.analysis.places import REGION, Level, Place, Placed, by_place, differ_much, places, works_in
from netwerk.model import Dataset, Window, day_number
from netwerk.network import network
from tests.drawn import drawn

IN_2024 = Window(begin=day_number(date(2024, 1, 1)), end=day_number(date(2025, 1, 1)))
IN_2023 = Window(begin=day_number(date(2023, 1, 1)), end=day_number(date(2024, 1, 1)))
WEERT = Place(level=Level.MUNICIPALITY, name="Weert")
LEUDAL = Place(level=Level.MUNICIPALITY, name="Leudal")


def norm(scope: Scope = Scope.MUNICIPALITY, *, valid_from: date = date(2015, 1, 1), months: int | None = None) -> Norm:
    return Norm(
        id="n", goal="g", text="t", source="s", valid_from=valid_from, months=months,
        rule=PairRule(from_kinds=("huisarts",), to_kinds=("lokaal_team",), scope=scope),
    )  # fmt: skip


def gp(id_: str, *municipalities: str, **values: Any) -> dict[str, Any]:
    return {"id": id_, "kind": "huisarts", "municipality": municipalities, **values}


def team(id_: str, *municipalities: str) -> dict[str, Any]:
    return {"id": id_, "kind": "lokaal_team", "municipality": municipalities}


def told(dataset: Dataset, *asked: Place, now: Window = IN_2024, earlier: Window | None = None) -> tuple[Placed, ...]:
    return by_place(dataset, now, earlier, [norm()], asked=asked).placed


def result(placed: Placed) -> NormResult:
    """How the only norm stands now."""
    (found,) = placed.now
    assert found is not None
    assert isinstance(found.found, NormResult)
    return found.found


def asked_of(rule: Rule) -> Norm:
    return replace(norm(), rule=rule)


def test_each_place_counts_who_works_there() -> None:
    # Weert: h1 - t1, h2 without; Leudal: h3 - t3
    region = drawn(
        "h1-t1", "h3-t3",
        organisations=[gp("h1", "Weert"), gp("h2", "Weert"), gp("h3", "Leudal"), team("t1", "Weert"),
                       team("t3", "Leudal")],
    )  # fmt: skip
    found = told(region, REGION, LEUDAL, WEERT)
    assert [(one.place.name, result(one).fulfilled, result(one).applies_to) for one in found] == [
        ("", ("h1", "h3"), ("h1", "h2", "h3")),
        ("Leudal", ("h3",), ("h3",)),
        ("Weert", ("h1",), ("h1", "h2")),
    ]
    assert [missing.organisation for missing in result(found[2]).missing] == ["h2"]


def test_who_works_in_two_municipalities_counts_in_both() -> None:
    region = drawn("h1-t1", organisations=[gp("h1", "Weert", "Leudal"), team("t1", "Weert")])
    assert [result(one).fulfilled for one in told(region, LEUDAL, WEERT)] == [("h1",), ("h1",)]


def test_who_works_for_the_whole_region_counts_in_every_municipality() -> None:
    region = drawn("h1-t1", organisations=[gp("h1"), team("t1", "Weert"), gp("h2", "Leudal")])
    assert [result(one).applies_to for one in told(region, LEUDAL, WEERT)] == [("h1", "h2"), ("h1",)]


def test_a_place_tells_how_it_stood_a_year_earlier() -> None:
    region = drawn(
        {"who": "h1-t1", "on": date(2023, 5, 1)},
        {"who": "h2-t1", "on": date(2024, 5, 1)},
        organisations=[gp("h1", "Weert"), gp("h2", "Weert", begin=date(2024, 1, 1)), team("t1", "Weert")],
    )
    (found,) = told(region, WEERT, earlier=IN_2023)
    then = found.earlier[0]
    assert then is not None
    assert (result(found).fulfilled, then.part, then.whole) == (("h2",), 1, 1)


def test_an_agreement_that_did_not_hold_a_year_ago_has_no_figure_of_then() -> None:
    region = drawn("h1-t1", organisations=[gp("h1", "Weert"), team("t1", "Weert")])
    new = norm(valid_from=date(2024, 6, 1))
    assert by_place(region, IN_2024, IN_2023, [new], asked=[WEERT]).placed[0].earlier == (None,)


def test_without_a_year_before_there_is_no_figure_of_then() -> None:
    region = drawn("h1-t1", organisations=[gp("h1", "Weert"), team("t1", "Weert")])
    assert told(region, WEERT)[0].earlier == (None,)


def test_the_choice_of_a_place_on_the_page_does_not_hide_the_others() -> None:
    region = drawn(organisations=[gp("h1", "Weert"), gp("h2", "Leudal")])
    chosen = replace(IN_2024, municipalities=("Leudal",))
    assert [result(one).applies_to for one in told(region, REGION, WEERT, now=chosen)] == [("h1", "h2"), ("h1",)]


def test_a_choice_of_kinds_stays() -> None:
    region = drawn(organisations=[gp("h1", "Weert"), team("t1", "Weert")])
    (found,) = told(region, WEERT, now=replace(IN_2024, kinds=("lokaal_team",)))
    assert (found.organisations, result(found).applies_to) == (("t1",), ())


def areas(*municipality_and_area: str) -> list[dict[str, Any]]:
    return [
        {**team(f"t{k}", place.partition(" ")[0]), "area": (place.partition(" ")[2],)}
        for k, place in enumerate(municipality_and_area)
    ]


def test_what_is_asked_per_area_is_counted_in_the_areas_of_a_municipality() -> None:
    # a team met someone in Noord, none in Zuid; the team of Leudal met no one
    region = drawn("t0-x", organisations=[*areas("Weert Noord", "Weert Zuid", "Leudal Heide"), {"id": "x"}])
    present = asked_of(CombinationRule(kinds=("lokaal_team",), scope=Scope.AREA))
    found = by_place(region, IN_2024, None, [present], asked=[REGION, LEUDAL, WEERT]).placed
    told = [(one.place.name, outcome.part, outcome.whole) for one in found for outcome in one.now if outcome]
    assert told == [("", 1, 3), ("Leudal", 0, 1), ("Weert", 1, 2)]


def test_what_is_asked_per_subregion_says_nothing_of_one_municipality() -> None:
    region = drawn(organisations=[gp("h1", "Weert", subregion=("West",)), team("t1", "Weert")])
    circle = asked_of(CircleRule(kinds=("huisarts", "lokaal_team"), scope=Scope.SUBREGION))
    assert by_place(region, IN_2024, IN_2023, [circle], asked=[WEERT]).placed[0].now == (None,)


def test_a_measure_of_the_whole_network_is_not_told_per_place() -> None:
    bound = asked_of(BoundRule(measure="density", at_least=0.1))
    found = by_place(drawn(organisations=[gp("h1", "Weert")]), IN_2024, None, [bound], asked=[WEERT])
    assert (found.norms, found.placed[0].now) == ((), ())


def test_places_go_from_large_to_small_and_by_name() -> None:
    region = drawn(
        organisations=[
            {"id": "a", "subregion": "West", "municipality": ("Weert", "leudal"), "area": "Zuid"},
            {"id": "b", "subregion": "Oost", "municipality": "Roermond", "area": "Noord"},
        ]
    )
    assert [(place.level.value, place.name) for place in places(region)] == [
        ("region", ""),
        ("subregion", "Oost"),
        ("subregion", "West"),
        ("municipality", "leudal"),
        ("municipality", "Roermond"),
        ("municipality", "Weert"),
        ("area", "Noord"),
        ("area", "Zuid"),
    ]


@pytest.mark.parametrize(("one", "other", "much"), [(10, 19, False), (10, 20, False), (10, 21, True), (21, 10, True)])
def test_two_places_differ_much_above_twice_the_size(one: int, other: int, much: bool) -> None:
    assert differ_much(one, other) is much


NAMES = st.lists(st.sampled_from(["P", "Q"]), max_size=2, unique=True)


@st.composite
def regions(draw: st.DrawFn) -> Dataset:
    """GPs and teams in no, one or two places of each level, and records among them in 2023 and 2024."""
    ids = ("h1", "h2", "h3", "t1", "t2")
    organisations = [
        {"id": id_, "kind": "huisarts" if id_.startswith("h") else "lokaal_team", "subregion": draw(NAMES),
         "municipality": draw(NAMES), "area": draw(NAMES)}
        for id_ in ids
    ]  # fmt: skip
    lines = draw(
        st.lists(st.tuples(st.sampled_from(ids[:3]), st.sampled_from(ids), st.integers(2023, 2024)), max_size=6)
    )
    return drawn(
        *({"who": f"{a}-{b}", "on": date(year, 3, 1)} for a, b, year in lines if a != b), organisations=organisations
    )


PAIR = PairRule(from_kinds=("huisarts",), to_kinds=("lokaal_team",), scope=Scope.AREA)
RULES = st.one_of(
    st.sampled_from(Scope).map(lambda scope: replace(PAIR, scope=scope)),
    st.just(CircleRule(kinds=("huisarts", "lokaal_team"), scope=Scope.AREA)),
    st.sampled_from([("huisarts", "lokaal_team"), ("lokaal_team",)]).map(
        lambda kinds: CombinationRule(kinds=kinds, scope=Scope.AREA)
    ),
)


@settings(max_examples=25, deadline=None)
@given(regions(), RULES, st.sampled_from([None, 6, 24]))
def test_a_place_says_what_asking_with_the_filter_on_that_place_says(
    region: Dataset, rule: Rule, months: int | None
) -> None:
    agreed = replace(norm(months=months), rule=rule)
    for found in by_place(region, IN_2024, IN_2023, [agreed], asked=places(region)).placed:
        now, then = found.place.chosen_in(IN_2024), found.place.chosen_in(IN_2023)
        for placed, window in ((found.now[0], now), (found.earlier[0], then)):
            filtered = outcome(evidence_for(region, agreed.asked_over(window)), agreed)
            assert placed is not None
            assert (placed.part, placed.whole, placed.seen, placed.concerned, placed.window) == (
                filtered.part, filtered.whole, filtered.seen, filtered.concerned, filtered.window
            )  # fmt: skip
            assert not isinstance(filtered.found, NormResult) or placed.found == filtered.found
        assert found.organisations == tuple(network(region, now).organisations["id"])
        assert works_in(region.organisations, found.place).sum() == len(found.organisations)
