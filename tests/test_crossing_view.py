"""Ties across layers and broker roles in words: no rounding hides a difference, and nothing is said of too little."""

from __future__ import annotations

import pytest

from netwerk.analysis.across import Across, AcrossByChance, Crossing, across, across_by_chance
from netwerk.analysis.chance import Range
from netwerk.analysis.roles import ClearRole, Role, RolesByChance, roles
from netwerk.model import Grouping, Window
from netwerk.network import network
from netwerk.settings import classification
from netwerk.views import broker_roles, crossing
from tests.drawn import drawn

LAYER = Grouping.LAYER


def said(
    external: int, ties: int, chance: tuple[float, float] | None = None, *, expected: float | None = 0.5
) -> list[str]:
    whole = Crossing(group=None, organisations=40, ties=ties, external=external, expected=expected)
    by_chance = None
    if chance is not None:
        by_chance = AcrossByChance(whole=Range(low=chance[0], high=chance[1]), groups={}, draws=1_000, every=False)
    found = Across(grouping=LAYER, window=Window(), whole=whole, groups=())
    return [text.dutch() for text in crossing.whole(found, by_chance, "nl")]


def test_before_it_was_asked_the_sizes_of_the_layers_stand_beside_it() -> None:
    assert said(730, 1_000, expected=0.81) == [
        "Van elke 100 verbindingen gaan er **73** naar een andere laag (730 van de 1.000).",
        "Alleen op grond van de grootte van de lagen zouden dat er 81 van elke 100 zijn.",
    ]


@pytest.mark.parametrize(
    ("chance", "second"),
    [
        (
            (0.78, 0.84),
            "Bij toeval zouden dat er 78 tot 84 van elke 100 zijn: er zijn **meer verbindingen binnen de eigen laag** "
            "dan bij toeval.",
        ),
        (
            (0.5, 0.6),
            "Bij toeval zouden dat er 50 tot 60 van elke 100 zijn: er zijn **meer verbindingen naar een andere laag** "
            "dan bij toeval.",
        ),
        (
            (0.7, 0.75),
            "Bij toeval zouden dat er 70 tot 75 van elke 100 zijn: dit is **niet te onderscheiden van toeval**.",
        ),
        ((0.73, 0.73), "Bij toeval zouden dat er 73 van elke 100 zijn: dit is **niet te onderscheiden van toeval**."),
    ],
)
def test_beside_chance_it_is_one_sentence(chance: tuple[float, float], second: str) -> None:
    assert said(730, 1_000, chance)[1] == second


def test_decimals_show_a_difference_that_rounding_would_hide() -> None:
    first, second = said(776, 1_000, (0.779, 0.84))
    assert "**77,6**" in first
    assert "77,9 tot 84,0" in second


def test_nearly_all_is_not_rounded_to_all() -> None:
    assert "**99,9**" in said(999, 1_000)[0]


@pytest.mark.parametrize(
    ("external", "first"),
    [
        (30, "Alle 30 verbindingen gaan naar een andere laag."),
        (0, "Geen van de 30 verbindingen gaat naar een andere laag."),
    ],
)
def test_all_and_none_are_words(external: int, first: str) -> None:
    assert said(external, 30)[0] == first


@pytest.mark.parametrize(
    ("ties", "sentence"),
    [
        (0, "Geen uitspraak: in deze periode is geen verbinding vastgelegd."),
        (1, "Geen uitspraak: het gaat om één verbinding, en dat is te weinig om iets uit af te leiden."),
        (9, "Geen uitspraak: het gaat om negen verbindingen, en dat is te weinig om iets uit af te leiden."),
    ],
)
def test_of_few_ties_nothing_is_said(ties: int, sentence: str) -> None:
    assert said(0, ties, (0.4, 0.6)) == [sentence]
    assert said(0, ties) == [sentence]


def test_where_only_one_outcome_can_be_that_is_told() -> None:
    assert said(30, 30, (1.0, 1.0), expected=1.0) == [
        "Alle 30 verbindingen gaan naar een andere laag.",
        "Dat kan niet anders: er is maar één organisatie, of maar één laag.",
    ]


def test_english_numbers_have_a_point() -> None:
    whole = Crossing(group=None, organisations=40, ties=1_000, external=999, expected=0.5)
    found = Across(grouping=LAYER, window=Window(), whole=whole, groups=())
    assert crossing.whole(found, None, "en")[0].values["share"] == "99.9"


def test_the_groups_are_called_as_on_the_screen_and_stand_in_its_order() -> None:
    data = drawn(
        "a-b",
        organisations=[{"id": "a", "kind": "gemeente"}, {"id": "b", "kind": "school"}, {"id": "c", "kind": "eigen"}],
    )
    found = network(data, Window())
    for grouping, labels in (
        (LAYER, ["Basisvoorziening", "Gemeente en regio", "Onbekend"]),
        (Grouping.DOMAIN, ["Onderwijs", "Bestuur", "Onbekend"]),
    ):
        lines = crossing.lines(across(found, grouping), None, classification(), "nl")
        assert [line.label for line in lines] == labels


@pytest.mark.parametrize(
    ("draws", "every", "organisations", "words"),
    [
        (1_000, False, 1_000, ["1.000 keer anders"]),
        (924, True, 12, ["op alle 924 manieren"]),
        (
            200,
            False,
            1_001,
            ["200 keer anders", "Bij meer dan 1.000 organisaties is dat 200 keer in plaats van 1.000:"],
        ),
    ],
)
def test_how_often_it_was_tried_is_told(draws: int, every: bool, organisations: int, words: list[str]) -> None:
    told = " ".join(text.dutch() for text in crossing.about_chance(draws, every, organisations, LAYER, "nl"))
    assert [word for word in words if word not in told] == []
    assert ("in plaats van" in told) == (organisations > 1_000)


def test_the_index_of_research_stands_where_it_is_explained() -> None:
    data = drawn("a-b", "a-c", "b-c", organisations=[{"id": "a", "kind": "cjg"}, {"id": "b", "kind": "school"},
                                                     {"id": "c", "kind": "lokaal_team"}])  # fmt: skip
    told = " ".join(text.dutch() for text in crossing.how_counted(across(network(data, Window()), LAYER), "nl"))
    # a-b within the basic layer, a-c and b-c across: (2 - 1)/3, and the pairs there could be are the same three
    assert "nu 0,33, en alleen op grond van de grootte van de lagen 0,33" in told


def test_an_index_below_nought_has_a_minus() -> None:
    data = drawn("a-b", organisations=[{"id": "a", "kind": "cjg"}, {"id": "b", "kind": "school"}])
    told = " ".join(text.dutch() for text in crossing.how_counted(across(network(data, Window()), LAYER), "nl"))
    assert "nu −1,00" in told


def test_a_group_opens_its_own_ties_by_name() -> None:
    data = drawn("a-b", "a-c", organisations=[{"id": "a", "kind": "cjg"}, {"id": "b", "kind": "school"}, "c"])
    across_, within = crossing.groups(data, network(data, Window()), LAYER, "basisvoorziening")
    assert ([one.name for one in across_.members], [one.name for one in within.members]) == (["a – c"], ["a – b"])


def test_after_asking_each_group_is_compared_with_its_own_range() -> None:
    ties = [f"s{k}-s{k + 1}" for k in range(11)]
    found = network(drawn(*ties, organisations=[f"t{k}" for k in range(12)]), Window())
    lines = crossing.lines(across(found, LAYER), across_by_chance(found, LAYER), classification(), "nl")
    assert [text.dutch() for text in lines[0].sentences] == [
        "Geen van de 11 verbindingen gaat naar een andere laag.",
        "Dat kan niet anders: er is maar één organisatie, of maar één laag.",
    ]


# --- roles ---


def test_each_role_is_told_beside_what_the_sizes_give() -> None:
    kinds = {"a": "school", "b": "cjg", "c": "lokaal_team"}
    data = drawn("a-b", "b-c", organisations=[{"id": id_, "kind": kind} for id_, kind in kinds.items()])
    lines = broker_roles.role_lines(roles(network(data, Window())), None, "nl")
    # b, basic like a, stands between a and c once; of three with layers A, A, B every order is gatekeeper or itinerant
    assert [(line.name.dutch(), line.said.dutch()) for line in lines] == [
        ("binnenverbinder", "0 keer; op grond van de grootte van de lagen 0"),
        ("rondgaand adviseur", "0 keer; op grond van de grootte van de lagen 0"),
        ("poortwachter", "1 keer; op grond van de grootte van de lagen 1"),
        ("bruggenbouwer", "0 keer; op grond van de grootte van de lagen 0"),
    ]


def test_nobody_between_two_others_is_told() -> None:
    found = roles(network(drawn("a-b"), Window()))
    assert "Niemand staat in deze periode tussen twee partners" in broker_roles.lead(found, "nl").dutch()
    assert broker_roles.role_lines(found, None, "nl") == ()


def clear(id_: str, role: Role) -> ClearRole:
    return ClearRole(organisation=id_, role=role, count=1_204, low=3, high=90)


def test_who_is_named_stands_once_by_name_with_each_role_in_words() -> None:
    data = drawn(organisations=[{"id": "z", "name": "Anker", "kind": "school"}, {"id": "a", "name": "Zwaan"}])
    found = (clear("a", Role.LIAISON), clear("z", Role.GATEKEEPER), clear("z", Role.LIAISON))
    assert [(row.id, row.name, row.cells[2]) for row in broker_roles.rows(data, found, "nl")] == [
        (
            "z",
            "Anker",
            "poortwachter: 1.204 keer, bij toeval 3 tot 90 keer; bruggenbouwer: 1.204 keer, bij toeval 3 tot 90 keer",
        ),
        ("a", "Zwaan", "bruggenbouwer: 1.204 keer, bij toeval 3 tot 90 keer"),
    ]


def by_luck(mean: float) -> RolesByChance:
    nothing = roles(network(drawn("a-b"), Window())).counts
    return RolesByChance(
        low=nothing,
        high=nothing,
        clear=nothing,
        by_luck=Range(low=0.0, high=0.0),
        mean_by_luck=mean,
        whole={},
        draws=1_000,
        every=False,
    )


@pytest.mark.parametrize(
    ("named", "mean", "words"),
    [
        (0, 1.5, ["Geen uitspraak: bij toeval zouden er ook zo veel organisaties duidelijk vaker in een rol staan."]),
        (
            1,
            0.4,
            [
                "Eén organisatie staat duidelijk vaker in een rol dan bij toeval.",
                "Bij toeval zou er bijna nooit iemand genoemd worden.",
            ],
        ),
        (
            2,
            1.0,
            [
                "Twee organisaties staan duidelijk vaker in een rol dan bij toeval.",
                "Bij toeval zou er ook ongeveer één genoemd worden; wie dat is, is niet te zien.",
            ],
        ),
        (
            13,
            1.6,
            [
                "13 organisaties staan duidelijk vaker in een rol dan bij toeval.",
                "Bij toeval zouden er ook ongeveer twee genoemd worden; wie dat zijn, is niet te zien.",
            ],
        ),
    ],
)
def test_how_many_luck_alone_would_name_is_told(named: int, mean: float, words: list[str]) -> None:
    data = drawn(organisations=[f"o{k}" for k in range(13)])
    rows = broker_roles.rows(data, tuple(clear(f"o{k}", Role.LIAISON) for k in range(named)), "nl")
    assert [text.dutch() for text in broker_roles.result(rows, by_luck(mean), "nl")] == words
