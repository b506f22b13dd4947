"""Everything about one organisation in sentences: its particulars, its role, what stands out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from netwerk.analysis.gaps import gaps
from netwerk.analysis.measures import measures
from netwerk.analysis.norms import Norm, PairRule, Scope
from netwerk.analysis.own import OwnYear, partners
from netwerk.model import Change, Dataset, Window, day_number
from netwerk.network import network
from netwerk.views import organisation_view
from tests.drawn import drawn

YEAR = Window(begin=day_number(date(2024, 1, 1)), end=day_number(date(2025, 1, 1)))
GP = {"id": "gp", "kind": "huisarts", "area": ("Noord",)}
TEAM = {"id": "team", "kind": "lokaal_team", "area": ("Noord",), "name": "Lokaal team"}
NORM = Norm(
    id="gp-team",
    goal="",
    text="Elke huisarts werkt met het lokale team.",
    source="",
    valid_from=date(2020, 1, 1),
    rule=PairRule(from_kinds=("huisarts",), to_kinds=("lokaal_team",), scope=Scope.AREA),
)


def found(dataset: Dataset, code: int) -> list[tuple[str, str]]:
    result = gaps(dataset, YEAR, [NORM], today=YEAR.end)
    lines = organisation_view.findings(dataset, network(dataset, YEAR), result, code, "In 2024")
    return [(one.name, str(one.line)) for one in lines]


def test_agreement_that_is_met() -> None:
    assert found(drawn("gp-team", organisations=[GP, TEAM]), 0)[0] == (
        "Afspraak gehaald: Elke huisarts werkt met het lokale team",
        "In 2024 is dit zo.",
    )


def test_agreement_that_was_never_met_names_who_is_wanted() -> None:
    assert found(drawn("gp-x", organisations=[GP, TEAM]), 0)[0] == (
        "Afspraak nog niet gehaald: Elke huisarts werkt met het lokale team",
        "In 2024 is dit niet vastgelegd, en eerder ook niet. Het gaat om Lokaal team.",
    )


def test_agreement_once_met_says_when_last() -> None:
    dataset = drawn("gp-x", {"who": "gp-team", "on": date(2023, 5, 4)}, organisations=[GP, TEAM])
    assert found(dataset, 0)[0][1] == (
        "In 2024 is dit niet vastgelegd. Het gaat om Lokaal team; de laatste registratie is van 4 mei 2023."
    )


def test_agreement_that_nobody_can_meet() -> None:
    assert (
        found(drawn("gp-x", organisations=[GP]), 0)[0][1] == "Er is geen organisatie in het register met wie dit kan."
    )


def test_who_hangs_on_an_organisation_is_named() -> None:
    assert ("Anderen hangen aan haar") in [name for name, _line in found(drawn("a-b", "b-c", "c-a", "c-d"), 2)]


def test_who_hangs_on_another_is_told() -> None:
    assert (
        "Hangt aan één ander",
        "Valt c weg, dan verliest zij de verbinding met de rest van het netwerk.",
    ) in found(drawn("a-b", "b-c", "c-a", "c-d"), 3)


def test_nothing_stands_out_in_a_closed_triangle() -> None:
    assert found(drawn("a-b", "b-c", "c-a"), 0) == []


def test_particulars_name_parent_and_parts() -> None:
    dataset = drawn(organisations=[{"id": "a", "name": "Bestuur"}, {"id": "b", "name": "School", "part_of": "a"}])
    parent = {one.name: str(one.line) for one in organisation_view.particulars(dataset, 0)}
    part = {one.name: str(one.line) for one in organisation_view.particulars(dataset, 1)}
    assert (parent["Onderdelen"], part["Onderdeel van"]) == ("School", "Bestuur")


def test_particulars_leave_out_what_is_empty() -> None:
    names = [one.name for one in organisation_view.particulars(drawn(organisations=["a"]), 0)]
    assert names == ["Soort", "Laag", "Gemeente", "Id", "Register"]


def roles(dataset: Dataset, code: int) -> list[str]:
    rows = organisation_view.role_rows(measures(network(dataset, YEAR)), dataset, code)
    return [one.name for one in rows]


def test_measures_of_an_organisation_without_partners_do_not_apply() -> None:
    assert roles(drawn("b-c", organisations=["a"]), 0) == [
        "Aantal partners: 0",
        "Hoe snel bereikt zij het netwerk: 0 van de 100",
        "Aantal verschillende werelden: n.v.t.",
        "Partners die ook met elkaar werken: n.v.t.",
        "Tussen anderen in: n.v.t.",
        "Schakel binnen de eigen soort: n.v.t.",
        "Schakel binnen een andere soort: n.v.t.",
        "Schakel tussen de eigen soort en een andere: n.v.t.",
        "Schakel tussen twee andere soorten: n.v.t.",
        "Kern: n.v.t.",
    ]


def test_measures_of_the_middle_of_a_star() -> None:
    # b has partners a, c and d who do not know each other: 3 pairs run through it, effective size 3
    assert roles(drawn("a-b", "b-c", "b-d"), 1)[:5] == [
        "Aantal partners: 3",
        "Hoe snel bereikt zij het netwerk: 100 van de 100",
        "Aantal verschillende werelden: 3,0",
        "Partners die ook met elkaar werken: 0 van de 100",
        "Tussen anderen in: 3,0",
    ]


def test_partners_stand_by_layer_in_the_order_of_the_screen() -> None:
    dataset = drawn("team-gp", "team-x", organisations=[GP, TEAM, {"id": "x", "kind": "gemeente"}])
    code = dataset.code_of["team"]
    layers = organisation_view.partners_by_layer(
        dataset, network(dataset, YEAR), code, partners(dataset, code, Window(end=YEAR.end))
    )
    assert [label for label, _table, _codes in layers] == ["Basisvoorziening (1)", "Gemeente en regio (1)"]


def test_chart_counts_what_came_back_as_formed() -> None:
    year = OwnYear(begin=0, end=365, complete=True, ties=5, formed=2, revived=1, persisted=2, ended=0)
    assert organisation_view.for_chart((year,))[0].formed == 3


def test_who_went_over_into_it_and_its_older_names_stand_among_the_particulars() -> None:
    changes = (
        Change(
            what="merge", organisation="team", id="oud", name="Oud team", day=day_number(date(2023, 1, 1)), decision=2
        ),
        Change(
            what="rename", organisation="team", id="team", name="Wijkteam", day=day_number(date(2015, 1, 1)), decision=1
        ),
        Change(what="merge", organisation="gp", id="ander", name="Ander", day=None, decision=3),
    )
    dataset = replace(drawn("team-gp", organisations=[GP, TEAM]), changes=changes)
    lines = organisation_view.particulars(dataset, dataset.code_of["team"])
    assert [str(line.line) for line in lines if line.name == "Vroeger"] == [
        "heette Wijkteam tot 1 januari 2015",
        "Oud team is hierin opgegaan op 1 januari 2023",
    ]
