"""What would change without some organisations, in sentences, in lists and on the map."""

from typing import Any

import pytest

from netwerk.analysis.damaging import Damaging, Method, most_damaging
from netwerk.analysis.fragmentation import Fragmentation
from netwerk.analysis.key_players import reach_set
from netwerk.analysis.layout import positions
from netwerk.analysis.what_if import WhatIf, what_if
from netwerk.i18n import Text
from netwerk.model import Dataset, Window
from netwerk.network import network
from netwerk.views import away
from netwerk.views.away_map import away_map
from tests.drawn import drawn

LINE = ("a-b", "b-c", "c-d")


def joined(*said: Text) -> str:
    return " ".join(map(str, said))


def without(dataset: Dataset, *ids: str) -> WhatIf:
    return what_if(dataset, Window(), codes=[dataset.code_of[id_] for id_ in ids])


def said_without(dataset: Dataset, *ids: str) -> str:
    found = without(dataset, *ids)
    return joined(*away.together(ids, found.left, found.left.cut_off, "nl"))


def split(organisations: int, before: float | None, after: float | None) -> str:
    return joined(
        *away.distance(
            Fragmentation(organisations=organisations + 1, plain=0, weighted=before),
            Fragmentation(organisations=organisations, plain=0, weighted=after),
            "nl",
        )
    )


def test_without_one_it_says_what_goes_and_who_comes_loose() -> None:
    assert said_without(drawn(*LINE), "b") == (
        "Met b verdwijnen **twee** van de 3 verbindingen. "
        "Alle verbindingen tussen de anderen bestaan ook zonder b aan tafel. "
        "33 van de 100 andere paren kunnen elkaar nog bereiken. Eén partner raakt los van de rest: a."
    )


def test_without_two_it_says_what_goes_without_both() -> None:
    assert said_without(drawn(*LINE, "d-e"), "b", "c") == (
        "Met b en c verdwijnen **drie** van de 4 verbindingen. "
        "Alle verbindingen tussen de anderen bestaan ook zonder hen aan tafel. "
        "33 van de 100 andere paren kunnen elkaar nog bereiken. Eén partner raakt los van de rest: a."
    )


def test_what_others_do_only_with_them_at_the_table_is_said() -> None:
    assert "Van elke 100 verbindingen tussen de anderen bestaan er 50 ook zonder m aan tafel." in said_without(
        drawn("a+b+m", "b-c"), "m"
    )


def test_without_someone_without_connections_nothing_changes() -> None:
    assert said_without(drawn(*LINE, organisations=["z"]), "z") == (
        "z heeft in deze periode geen verbindingen. Er verandert dus niets."
    )


def test_without_two_without_connections_nothing_changes() -> None:
    assert said_without(drawn(*LINE, organisations=["y", "z"]), "y", "z") == (
        "y en z hebben in deze periode geen verbindingen. Er verandert dus niets."
    )


def test_the_distance_says_what_zero_and_one_mean_and_over_how_many_it_is() -> None:
    assert split(14, 0.49, 0.61) == (
        "Hoe ver de rest uit elkaar ligt, gaat van **0,49** naar **0,61**. "
        "Dat is 0 als iedereen rechtstreeks met iedereen verbonden is, en 1 als niemand een ander kan bereiken. "
        "Hoe langer de weg tussen twee organisaties, hoe dichter bij 1. "
        "Eerst over 15 organisaties, daarna over de 14 die overblijven."
    )


def test_a_small_difference_gets_a_third_decimal() -> None:
    assert "gaat van **0,531** naar **0,534**" in split(20, 0.5311, 0.5341)


def test_a_difference_that_three_decimals_hide_is_no_difference() -> None:
    assert "blijft vrijwel gelijk: **0,531**" in split(20, 0.53111, 0.53112)


@pytest.mark.parametrize(("left", "says"), [(9, False), (10, True)])
def test_of_fewer_than_ten_no_distance_is_told(left: int, says: bool) -> None:
    assert ("gaat van" in split(left, 0.4, 0.5)) is says
    assert ("doen wij geen uitspraak" in split(left, 0.4, 0.5)) is not says


def test_who_is_left_out_by_a_filter_is_said() -> None:
    assert str(away.outside(["Oud"], "nl")) == (
        "Oud hoort niet bij deze keuze van periode en gebied, en telt dus niet mee."
    )


def test_behind_it_stand_what_vanishes_what_needs_them_and_who_comes_loose() -> None:
    data = drawn("a+b+m", "b-c", "m-x")
    found = away.groups(data, network(data, Window()), without(data, "m"))
    assert [(str(group.label), [one.name for one in group.members]) for group in found] == [
        ("Verdwijnt", ["a – m", "b – m", "m – x"]),
        ("Alleen met hen aan tafel", ["a – b"]),
        ("Raakt los", ["x"]),
    ]


# --- sets ---


def found(size: int, method: Method = Method.EXACT) -> Damaging:
    whole = Fragmentation(organisations=20, plain=0, weighted=0.5)
    rest = Fragmentation(organisations=20 - size, plain=0, weighted=0.6)
    ids = ("a", "b", "c")[:size]
    return Damaging(away=ids, before=whole, after=rest, method=method, candidates=20, sets=1140)


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (1, "Valt **a** weg, dan liggen de anderen het verst uit elkaar. "),
        (2, "Valt dit tweetal weg, dan liggen de anderen het verst uit elkaar: **a en b**. "),
        (3, "Valt dit drietal weg, dan liggen de anderen het verst uit elkaar: **a, b en c**. "),
    ],
)
def test_a_set_is_told_as_a_set(size: int, said: str) -> None:
    data = drawn("a-b", "b-c")
    assert joined(*away.most_together(data, found(size), size, "nl")).startswith(said)


def test_where_there_is_no_set_that_is_said() -> None:
    data = drawn("a-b")
    none = most_damaging(network(data, Window()), 3)
    assert joined(*away.most_together(data, none, 3, "nl")) == (
        "In deze keuze zijn er te weinig verbindingen om dit te zoeken."
    )


@pytest.mark.parametrize(
    ("method", "said"),
    [
        (Method.EXACT, "Alle 1.140 mogelijkheden onder de 20 organisaties met een verbinding zijn bekeken."),
        (Method.SEARCH, "Van alle mogelijkheden onder de 20 organisaties met een verbinding zijn er 1.140 bekeken."),
        (Method.SHORTLIST, "In zo’n groot netwerk is gezocht onder 20 organisaties"),
    ],
)
def test_it_says_how_it_was_found_and_that_it_is_no_judgement(method: Method, said: str) -> None:
    told = joined(*away.how_found(found(3, method), 3, "nl"))
    assert told.startswith(said)
    assert "niet hoe goed of slecht een organisatie werkt" in told


def test_who_reaches_everyone_is_told_with_who_is_left_out() -> None:
    reach = reach_set(network(drawn(*LINE, "x-y", organisations=["z"]), Window()))
    assert joined(*away.reaching(reach, "nl")) == (
        "Via **twee organisaties** zijn alle 6 met een verbinding te bereiken. "
        "Wie er niet bij staat, werkt samen met een van hen, of met een partner van een van hen. "
        "Met minder kan het niet. Eén organisatie heeft geen verbinding en telt niet mee."
    )


def test_without_connections_nobody_reaches_anyone() -> None:
    reach = reach_set(network(drawn(organisations=["a"]), Window()))
    assert joined(*away.reaching(reach, "nl")) == "In deze keuze is geen verbinding vastgelegd."


# --- the map ---


def drawn_without(*ids: str) -> dict[str, Any]:
    data = drawn(*LINE)
    return dict(
        away_map(network(data, Window()), positions(data), without(data, *ids), dataset_version="v", language="nl")
    )


def test_on_the_map_who_is_away_is_a_shadow_and_who_is_cut_off_is_marked() -> None:
    payload = drawn_without("b")
    assert {node["name"]: node["state"] for node in payload["nodes"]} == {"a": "loose", "b": "away", "c": "", "d": ""}


def test_on_the_map_everyone_stays_in_place() -> None:
    data = drawn(*LINE)
    place = positions(data)
    assert [(node["x"], node["y"]) for node in drawn_without("b")["nodes"]] == list(
        zip(place.x.tolist(), place.y.tolist(), strict=True)
    )


def test_on_the_map_lines_that_vanish_are_drawn_as_ended() -> None:
    assert sorted((edge["id"], edge["mark"]) for edge in drawn_without("b")["edges"]) == [
        ("0-1", "gestopt"),
        ("1-2", "gestopt"),
        ("2-3", "gebleven"),
    ]


def test_the_legend_explains_what_is_away_what_comes_loose_and_which_lines_vanish() -> None:
    payload = drawn_without("b")
    assert [(one["label"], one["n"]) for one in payload["legend"] if one.get("state")] == [
        ("Weggedacht", 1),
        ("Raakt los", 1),
    ]
    assert [(one["label"], one["n"]) for one in payload["lines"]] == [("Verdwijnt", 2), ("Blijft", 1)]


def test_where_nobody_comes_loose_the_legend_does_not_say_so() -> None:
    assert [one["label"] for one in drawn_without("a")["legend"] if one.get("state")] == ["Weggedacht"]
