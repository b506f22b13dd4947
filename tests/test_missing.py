"""Who lacks an agreed connection, in words: through whom, whom to meet and why, and what was already tried."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from netwerk.analysis.fulfilment import NormResult, fulfilment
from netwerk.analysis.norms import Norm, PairRule, Scope
from netwerk.i18n import mark
from netwerk.model import Dataset, Window, day_number
from netwerk.network import network
from netwerk.store import Introduction, Status, Step
from netwerk.views import introductions_view, missing
from tests.drawn import drawn

IN_2024 = Window(begin=day_number(date(2024, 1, 1)), end=day_number(date(2025, 1, 1)))
PLACE = {"municipality": "Weert", "area": "Noord"}
AGREED = Norm(
    id="n", goal="g", text="t", source="s", valid_from=date(2015, 1, 1),
    rule=PairRule(from_kinds=("huisarts",), to_kinds=("lokaal_team",), scope=Scope.AREA),
)  # fmt: skip
FOR_ADVICE = replace(
    AGREED,
    rule=PairRule(
        from_kinds=("huisarts",), to_kinds=("lokaal_team",), scope=Scope.REGION, forms=("consulteren",)
    ),
)  # fmt: skip


def weert(*lines: str, teams: int = 1) -> Dataset:
    """A GP `h`, teams `t1` …, and in the middle a CJG, a school and a welfare organisation."""
    return drawn(
        *lines,
        organisations=[
            {"id": "h", "name": "De Brink", "kind": "huisarts", **PLACE},
            *({"id": f"t{k}", "name": f"Team {k}", "kind": "lokaal_team", **PLACE} for k in range(1, teams + 1)),
            {"id": "c", "name": "CJG Weert", "kind": "cjg", **PLACE},
            {"id": "s", "name": "De Regenboog", "kind": "school", **PLACE},
            {"id": "w", "name": "Welzijn", "kind": "welzijn", **PLACE},
        ],
    )


def lacking(dataset: Dataset, norm: Norm = AGREED) -> NormResult:
    return fulfilment(dataset, IN_2024, norm)


def reach(dataset: Dataset, norm: Norm = AGREED) -> str:
    """How the GP can be brought to the team, in words."""
    result = lacking(dataset, norm)
    (row,) = missing.rows(dataset, result, missing.ways(network(dataset, IN_2024), result), "nl")
    return str(row.cells[-1])


def test_the_way_to_the_team_goes_through_a_shared_partner() -> None:
    assert reach(weert("h-c", "c-t1")) == "Via CJG Weert."


def test_other_ways_that_are_as_short_are_counted() -> None:
    assert reach(weert("h-c", "c-t1", "h-s", "s-t1")) == "Via CJG Weert, of via één ander."
    assert reach(weert("h-c", "c-t1", "h-s", "s-t1", "h-w", "w-t1")) == "Via CJG Weert, of via twee anderen."


def test_a_longer_way_says_in_which_order() -> None:
    assert reach(weert("h-c", "c-s", "s-t1")) == "Via CJG Weert en daarna De Regenboog."


def test_of_several_teams_the_nearest_is_named() -> None:
    assert reach(weert("h-c", "c-t2", teams=2)) == "Het dichtst bij is Team 2. Via CJG Weert."


def test_who_has_no_tie_has_no_known_way() -> None:
    assert reach(weert("c-t1")) == "Nog geen weg bekend."


def test_a_tie_of_another_form_is_said() -> None:
    assert reach(weert("h-t1"), FOR_ADVICE) == "Er is al een andere verbinding met Team 1."


def test_where_the_register_has_no_team_there_is_nobody_to_reach() -> None:
    assert reach(weert("h-c", teams=0)) == "Er is niemand om te bereiken."


def test_the_way_may_go_through_someone_whom_the_page_does_not_look_at() -> None:
    dataset = weert("h-c", "c-t1")
    chosen = replace(IN_2024, kinds=("huisarts",), municipalities=("Weert",))
    result = fulfilment(dataset, chosen, AGREED)
    found = missing.ways(network(dataset, missing.everyone(chosen)), result)
    assert found["h"] is not None
    assert found["h"].path == ("h", "c", "t1")


def test_what_was_already_tried_stands_behind_the_way() -> None:
    dataset = weert("h-c", "c-t1")
    step = Step(
        at=datetime(2024, 9, 3, tzinfo=UTC),
        day=day_number(date(2024, 9, 3)),
        status=Status.SPOKEN,
        owner="coördinator",
        note="",
    )
    taken_up = Introduction(number=1, a="h", b="t1", day=step.day, reasons={}, steps=(step,))
    result = lacking(dataset)
    (row,) = missing.rows(
        dataset,
        result,
        missing.ways(network(dataset, IN_2024), result),
        "nl",
        tried=lambda id_, others: introductions_view.tried(dataset, id_, others, [taken_up], "nl"),
    )
    assert str(row.cells[-1]) == "Via CJG Weert. Kennismaking met Team 1 opgepakt op 3 september 2024: gesproken."


def test_where_nothing_was_tried_the_way_stands_alone() -> None:
    dataset = weert("h-c", "c-t1")
    result = lacking(dataset)
    found = missing.ways(network(dataset, IN_2024), result)
    (row,) = missing.rows(dataset, result, found, "nl", tried=lambda _id, _others: None)
    assert row.cells[-1] == mark("{way}.", way=mark("Via {name}", name="CJG Weert"))


def test_the_one_to_meet_is_the_nearest_or_the_only_one() -> None:
    found = missing.ways(network(weert("h-c", "c-t2", teams=2), IN_2024), lacking(weert("h-c", "c-t2", teams=2)))
    assert missing.whom_to_meet(found["h"], ("t1", "t2")) == "t2"
    assert missing.whom_to_meet(None, ("t1",)) == "t1"


def test_without_a_way_to_several_someone_has_to_choose() -> None:
    assert missing.whom_to_meet(None, ("t1", "t2")) is None
    assert missing.whom_to_meet(None, ()) is None


def test_the_reasons_are_the_agreement_the_shared_partners_and_how_near_they_work() -> None:
    dataset = weert("h-c", "c-t1", "h-s", "s-t1", "h-w")
    assert missing.reasons(dataset, network(dataset, IN_2024), lacking(dataset), "h", "t1") == {
        "norms": ["n"],
        "shared": ["c", "s"],
        "nearness": "area",
    }
