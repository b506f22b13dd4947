"""The figures of Overzicht and the things that stand out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from netwerk.access import Action
from netwerk.analysis.comparison import compare
from netwerk.analysis.gaps import gaps
from netwerk.analysis.norms import read_norms
from netwerk.analysis.outcomes import outcomes
from netwerk.model import Window, day_number
from netwerk.network import network
from netwerk.settings import NORMS_FILE
from netwerk.views import overview, standing_out
from tests.drawn import drawn


def _window(first: date, until: date) -> Window:
    return Window(begin=day_number(first), end=day_number(until))


YEAR = _window(date(2024, 1, 1), date(2025, 1, 1))
# emma was seen in 2023 only, dora never
SOME = drawn("anna-bert", "bert-carl", {"who": "emma-anna", "on": date(2023, 5, 1)}, organisations=["dora"])


def test_in_view_is_whoever_was_ever_seen() -> None:
    assert overview.overview(SOME, network(SOME, YEAR)).seen == 4


def test_connected_is_whoever_has_a_tie_in_the_window() -> None:
    assert overview.overview(SOME, network(SOME, YEAR)).connected == 3


def test_layers_add_up_to_all_organisations() -> None:
    known = overview.overview(SOME, network(SOME, YEAR))
    assert sum(whole for _code, _seen, whole in known.layers) == known.present == 5


@pytest.mark.parametrize(
    ("end", "earlier"),
    [
        (date(2026, 8, 1), date(2025, 8, 1)),
        (date(2024, 3, 1), date(2023, 3, 1)),
        (date(2024, 2, 29), date(2023, 3, 1)),
    ],
)
def test_a_year_earlier_keeps_the_day(end: date, earlier: date) -> None:
    window = overview.a_year_earlier(_window(date(2020, 1, 1), end))
    assert window == _window(date(2019, 1, 1), earlier)


def test_the_agreement_that_most_lack_stands_out() -> None:
    dataset = drawn(
        "ha1-lt",
        "ha2-ha3",
        organisations=[{"id": id_, "kind": "huisarts", "area": "Noord"} for id_ in ("ha1", "ha2", "ha3")]
        + [{"id": "lt", "kind": "lokaal_team", "area": "Noord"}],
    )
    norms = [norm for norm in read_norms(NORMS_FILE) if "huisarts" in getattr(norm.rule, "from_kinds", ())]
    most = standing_out.missing(dataset, outcomes(dataset, YEAR, norms), "nl")
    assert (most.heading.dutch(), most.page) == ("Twee huisartsen missen een afgesproken verbinding", Action.GAPS)


def test_what_rests_on_too_few_seen_does_not_stand_out() -> None:
    dataset = drawn(
        "ha1-lt",
        organisations=[{"id": id_, "kind": "huisarts"} for id_ in ("ha1", "ha2", "ha3")]
        + [{"id": "lt", "kind": "lokaal_team"}],
    )
    [norm] = [norm for norm in read_norms(NORMS_FILE) if norm.id == "huisarts-lokaal-team"]
    card = standing_out.missing(dataset, outcomes(dataset, YEAR, [norm]), "nl")
    assert card.heading.dutch() == "Over de afspraken is geen uitspraak mogelijk"


def test_where_nobody_lacks_a_partner_another_agreement_that_is_open_stands_out() -> None:
    dataset = drawn("school-team", organisations=[{"id": "school", "kind": "school"}])
    [norm] = [norm for norm in read_norms(NORMS_FILE) if norm.id == "onderwijs-wonen-ggz"]
    card = standing_out.missing(dataset, outcomes(dataset, YEAR, [norm]), "nl")
    assert (card.heading.dutch(), card.body[1].dutch()) == (
        "Een afspraak is nog niet gehaald",
        "In de hele regio is geen tafel met school, verblijf en jeugd-ggz vastgelegd.",
    )


def test_who_holds_others_stands_out_by_name() -> None:
    dataset = drawn("hub-a", "hub-b", "hub-c", organisations=[{"id": "hub", "name": "Het Knooppunt"}])
    found = gaps(dataset, YEAR, [], today=YEAR.end)
    assert "Valt Het Knooppunt weg" in standing_out.hanging(dataset, found, "nl").body[0].dutch()


def test_nothing_fragile_is_said_too() -> None:
    dataset = drawn("a+b+c")
    found = gaps(dataset, YEAR, [], today=YEAR.end)
    assert standing_out.hanging(dataset, found, "nl").heading.dutch() == "Geen organisatie hangt aan één andere"


def test_new_ties_are_told_as_a_share_of_all() -> None:
    change = compare(SOME, overview.a_year_earlier(YEAR), YEAR)
    assert standing_out.changed(change, "nl").heading.dutch() == "100 van de 100 verbindingen zijn nieuw of hersteld"


def test_no_change_is_said_as_no_change() -> None:
    change = compare(SOME, replace(YEAR), replace(YEAR))
    assert standing_out.changed(change, "nl").heading.dutch() == "Niets veranderd in een jaar"


def test_one_new_tie_is_told_in_the_singular() -> None:
    change = compare(drawn("a-b"), overview.a_year_earlier(YEAR), YEAR)
    assert standing_out.changed(change, "nl").body[0].dutch() == (
        "Vergeleken met een jaar eerder is er één nieuwe verbinding, geen hersteld en geen gestopt."
    )
