"""How far a pair norm is met, who lacks what, and when they last met."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerk.analysis.fulfilment import Missing, NormResult, fulfilment
from netwerk.analysis.norms import CircleRule, Direction, Norm, PairRule, Scope
from netwerk.model import Dataset, Role, Window, day_number
from tests.drawn import drawn

YEAR = Window(begin=day_number(date(2024, 1, 1)), end=day_number(date(2025, 1, 1)))


def norm(scope: Scope = Scope.AREA, *, from_kinds: Sequence[str] = ("huisarts",), **rule: Any) -> Norm:
    return Norm(
        id="n",
        goal="g",
        text="t",
        source="s",
        valid_from=date(2015, 1, 1),
        rule=PairRule(from_kinds=tuple(from_kinds), to_kinds=("lokaal_team",), scope=scope, **rule),
    )


def gp(id_: str, area: str | tuple[str, ...] = "Noord", **values: Any) -> dict[str, Any]:
    return {"id": id_, "kind": "huisarts", "area": area, "municipality": "Weert", **values}


def team(id_: str, area: str | tuple[str, ...] = "Noord", **values: Any) -> dict[str, Any]:
    return {"id": id_, "kind": "lokaal_team", "area": area, "municipality": "Weert", **values}


def found(dataset: Dataset, asked: Norm | None = None, window: Window = YEAR) -> NormResult:
    return fulfilment(dataset, window, asked or norm())


def test_who_works_with_the_team_of_its_own_area_fulfils_the_norm() -> None:
    # h1 - t1 in Noord; h2 in Zuid works with the team of Noord only
    dataset = drawn("h1-t1", "h2-t1", organisations=[gp("h1"), gp("h2", "Zuid"), team("t1"), team("t2", "Zuid")])
    result = found(dataset)
    assert result.applies_to == ("h1", "h2")
    assert result.fulfilled == ("h1",)
    assert result.missing == (Missing(organisation="h2", wanted=("t2",), last_record=None),)


def test_where_no_partner_exists_in_scope_it_is_missing_all_the_same() -> None:
    result = found(drawn(organisations=[gp("h1"), team("t2", "Zuid")]))
    assert result.missing == (Missing(organisation="h1", wanted=(), last_record=None),)


def test_a_team_without_an_area_works_in_every_area() -> None:
    assert found(drawn("h1-t1", organisations=[gp("h1"), team("t1", ())])).fulfilled == ("h1",)


def test_a_norm_that_applies_to_nobody_is_empty() -> None:
    result = found(drawn(organisations=[team("t1")]))
    assert (result.applies_to, result.fulfilled, result.missing, result.seen) == ((), (), (), 0)


def test_nobody_is_its_own_partner() -> None:
    between = norm(Scope.REGION, from_kinds=("lokaal_team",))
    result = found(drawn(organisations=[team("t1"), team("t2", "Zuid")]), between)
    assert result.missing == (
        Missing(organisation="t1", wanted=("t2",), last_record=None),
        Missing(organisation="t2", wanted=("t1",), last_record=None),
    )


@pytest.mark.parametrize(("minimum", "fulfilled"), [(1, ("h1",)), (2, ("h1",)), (3, ())])
def test_the_norm_asks_for_different_partners(minimum: int, fulfilled: tuple[str, ...]) -> None:
    dataset = drawn("h1-t1", {"who": "h1-t1", "theme": "x"}, "h1-t2", organisations=[gp("h1"), team("t1"), team("t2")])
    assert found(dataset, norm(minimum=minimum)).fulfilled == fulfilled


def test_who_is_tied_already_is_not_wanted_again() -> None:
    dataset = drawn("h1-t1", organisations=[gp("h1"), team("t1"), team("t2")])
    assert found(dataset, norm(minimum=2)).missing == (Missing(organisation="h1", wanted=("t2",), last_record=None),)


@pytest.mark.parametrize(("records", "fulfilled"), [(1, ()), (2, ("h1",)), (3, ("h1",))])
def test_a_tie_needs_the_minimum_of_the_window(records: int, fulfilled: tuple[str, ...]) -> None:
    lines = [{"who": "h1-t1", "on": date(2024, 3, 1 + k)} for k in range(records)]
    dataset = drawn(*lines, organisations=[gp("h1"), team("t1")])
    window = Window(begin=YEAR.begin, end=YEAR.end, minimum=2)
    assert found(dataset, window=window).fulfilled == fulfilled


@pytest.mark.parametrize(
    ("on", "fulfilled"),
    [
        (date(2023, 12, 31), ()),
        (date(2024, 1, 1), ("h1",)),
        (date(2024, 12, 31), ("h1",)),
        (date(2025, 1, 1), ()),
    ],
)
def test_only_records_in_the_window_make_the_tie(on: date, fulfilled: tuple[str, ...]) -> None:
    assert found(drawn({"who": "h1-t1", "on": on}, organisations=[gp("h1"), team("t1")])).fulfilled == fulfilled


def test_the_last_record_lies_before_the_end_of_the_window() -> None:
    dataset = drawn(
        {"who": "h1-t1", "on": date(2023, 6, 1)},
        {"who": "h1-t1", "on": date(2025, 6, 1)},
        organisations=[gp("h1"), team("t1")],
    )
    assert found(dataset).missing[0].last_record == day_number(date(2023, 6, 1))


def test_a_conference_is_a_last_record_and_no_tie() -> None:
    many = "+".join(["h1", "t1", *(f"v{k:02}" for k in range(24))])  # 26 at the table
    dataset = drawn({"who": many, "on": date(2024, 5, 1)}, organisations=[gp("h1"), team("t1")])
    assert found(dataset).missing == (
        Missing(organisation="h1", wanted=("t1",), last_record=day_number(date(2024, 5, 1))),
    )


def test_a_record_with_a_team_that_is_not_wanted_is_no_last_record() -> None:
    dataset = drawn("h1-t2", organisations=[gp("h1"), team("t1"), team("t2", "Zuid")])
    assert found(dataset).missing == (Missing(organisation="h1", wanted=("t1",), last_record=None),)


def test_only_records_of_the_forms_of_the_norm_count() -> None:
    dataset = drawn("h1-t1", "h2>t1", organisations=[gp("h1"), gp("h2"), team("t1")])
    result = found(dataset, norm(forms=("verwijzen",)))
    assert result.fulfilled == ("h2",)
    assert result.missing == (Missing(organisation="h1", wanted=("t1",), last_record=day_number(date(2024, 3, 1))),)


@pytest.mark.parametrize(
    ("direction", "fulfilled"),
    [(Direction.ANY, ("in", "out")), (Direction.OUT, ("out",)), (Direction.IN, ("in",))],
)
def test_the_norm_may_ask_a_direction(direction: Direction, fulfilled: tuple[str, ...]) -> None:
    dataset = drawn("out>t1", "t1>in", organisations=[gp("out"), gp("in"), team("t1")])
    assert found(dataset, norm(forms=("verwijzen",), direction=direction)).fulfilled == fulfilled


def test_in_a_meeting_with_roles_the_direction_is_that_of_the_roles() -> None:
    dataset = drawn(
        {"who": "out+in+t1", "form": "verwijzen", "roles": {"out": Role.FROM, "t1": Role.TO, "in": Role.TO}},
        organisations=[gp("out"), gp("in"), team("t1")],
    )
    # `in` and the team were both referred to: together without direction, which serves either way
    assert found(dataset, norm(direction=Direction.OUT)).fulfilled == ("in", "out")
    assert found(dataset, norm(direction=Direction.IN)).fulfilled == ("in",)


def test_a_record_without_direction_serves_a_norm_that_asks_one() -> None:
    dataset = drawn("h1-t1", organisations=[gp("h1"), team("t1")])
    assert found(dataset, norm(direction=Direction.OUT)).fulfilled == ("h1",)


def test_each_direction_must_meet_the_minimum_by_itself() -> None:
    dataset = drawn("h1>t1", "t1>h1", organisations=[gp("h1"), team("t1")])
    window = Window(begin=YEAR.begin, end=YEAR.end, minimum=2)
    assert found(dataset, norm(direction=Direction.OUT), window).fulfilled == ()


def test_a_filter_on_place_chooses_who_is_asked_and_hides_no_partner() -> None:
    dataset = drawn(
        "h1-regio",
        organisations=[gp("h1"), gp("h2", "Zuid"), team("regio", (), municipality=("Leudal", "Weert"))],
    )
    window = Window(begin=YEAR.begin, end=YEAR.end, areas=("Noord",), kinds=("huisarts",))
    result = found(dataset, window=window)
    assert (result.applies_to, result.fulfilled) == (("h1",), ("h1",))


def test_a_partner_that_does_not_exist_in_the_window_is_not_wanted() -> None:
    dataset = drawn(organisations=[gp("h1"), team("t1", end=date(2023, 12, 31))])
    assert found(dataset).missing == (Missing(organisation="h1", wanted=(), last_record=None),)


def test_an_organisation_that_does_not_exist_in_the_window_is_not_asked() -> None:
    assert found(drawn(organisations=[gp("h1", begin=date(2025, 1, 1)), team("t1")])).applies_to == ()


def test_seen_counts_who_any_record_in_the_window_names() -> None:
    dataset = drawn(
        "h1", {"who": "h2-x", "on": date(2023, 1, 1)}, organisations=[gp("h1"), gp("h2"), gp("h3"), team("t1")]
    )
    assert found(dataset).seen == 1


def test_a_window_of_one_form_asks_for_ties_of_that_form() -> None:
    dataset = drawn("h1-t1", organisations=[gp("h1"), team("t1")])
    window = Window(begin=YEAR.begin, end=YEAR.end, forms=("verwijzen",))
    assert found(dataset, window=window).fulfilled == ()


def test_another_rule_is_no_pair_norm() -> None:
    circle = Norm(
        id="c", goal="g", text="t", source="s", valid_from=date(2015, 1, 1),
        rule=CircleRule(kinds=("huisarts", "lokaal_team"), scope=Scope.AREA),
    )  # fmt: skip
    with pytest.raises(TypeError, match="'c'"):
        found(drawn("h1-t1"), circle)


# --- against asking every organisation about every other ---

IDS = ("h1", "h2", "h3", "t1", "t2", "t3")
values = st.lists(st.sampled_from("xy"), max_size=2, unique=True).map(tuple)
organisations = st.lists(st.tuples(values, values, values), min_size=len(IDS), max_size=len(IDS)).map(
    lambda places: [
        {
            "id": id_,
            "kind": "huisarts" if id_.startswith("h") else "lokaal_team",
            "subregion": place[0],
            "municipality": place[1],
            "area": place[2],
        }
        for id_, place in zip(IDS, places, strict=True)
    ]
)
arcs = st.lists(
    st.tuples(st.sampled_from(IDS), st.sampled_from(IDS), st.sampled_from("->"), st.integers(0, 9)).filter(
        lambda line: line[0] != line[1]
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(
    organisations,
    arcs,
    st.sampled_from(Scope),
    st.sampled_from(Direction),
    st.integers(1, 2),
    st.integers(1, 2),
    st.sampled_from([(), ("verwijzen",)]),
)
def test_fulfilment_is_what_asking_everyone_about_everyone_gives(
    register: list[dict[str, Any]],
    lines: list[tuple[str, str, str, int]],
    scope: Scope,
    direction: Direction,
    minimum: int,
    records: int,
    forms: tuple[str, ...],
) -> None:
    place = {row["id"]: (row["subregion"], row["municipality"], row["area"]) for row in register}
    levels = {Scope.REGION: 0, Scope.SUBREGION: 1, Scope.MUNICIPALITY: 2, Scope.AREA: 3}
    days = [date(2024, 1, 1 + day) for *_, day in lines]
    window = Window(begin=day_number(date(2024, 1, 3)), end=day_number(date(2024, 1, 8)), minimum=records)

    def near(one: str, other: str) -> bool:
        if scope is Scope.OTHER_SUBREGION:
            a, b = set(place[one][0]), set(place[other][0])
            return bool(a and b and not a & b)
        compared = list(zip(place[one], place[other], strict=True))[: levels[scope]]
        return all(not p or not q or set(p) & set(q) for p, q in compared)

    def serves(one: str, other: str, line: tuple[str, str, str, int]) -> bool:
        a, b, join, day = line
        if not 2 <= day < 7 or (forms and join == "-"):
            return False
        out, back = (a, b) == (one, other), (b, a) == (one, other)
        if join == "-" or direction is Direction.ANY:
            return out or back
        return out if direction is Direction.OUT else back

    expected_fulfilled, expected_missing = [], []
    for one in ("h1", "h2", "h3"):
        candidates = [other for other in ("t1", "t2", "t3") if near(one, other)]
        tied = [other for other in candidates if sum(serves(one, other, line) for line in lines) >= records]
        wanted = tuple(other for other in candidates if other not in tied)
        if len(tied) >= minimum:
            expected_fulfilled.append(one)
            continue
        shared = [
            day_number(on)
            for (a, b, _, day), on in zip(lines, days, strict=True)
            if day < 7 and any({a, b} == {one, other} for other in wanted)
        ]
        expected_missing.append(Missing(organisation=one, wanted=wanted, last_record=max(shared, default=None)))

    dataset = drawn(
        *({"who": f"{a}{join}{b}", "on": on} for (a, b, join, _), on in zip(lines, days, strict=True)),
        organisations=register,
    )
    result = fulfilment(dataset, window, norm(scope, minimum=minimum, forms=forms, direction=direction))
    assert (list(result.fulfilled), list(result.missing)) == (expected_fulfilled, expected_missing)
