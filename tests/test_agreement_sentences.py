"""How an agreement stands, in a word and in a sentence: never a judgement on thin data, never "0" or "18 van de 18"."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from netwerk.analysis.fulfilment import Missing, NormResult
from netwerk.analysis.norms import Norm, PairRule, Scope
from netwerk.analysis.outcomes import Outcome, of_pairs
from netwerk.model import Window, day_number
from netwerk.settings import classification
from netwerk.views import agreements
from netwerk.views.status import Status, colour, shape, status_of

YEAR = Window(begin=day_number(date(2024, 1, 1)), end=day_number(date(2025, 1, 1)))


def norm(id_: str = "n", goal: str = "doel", **rule: Any) -> Norm:
    given = {"from_kinds": ("huisarts",), "to_kinds": ("lokaal_team",), "scope": Scope.AREA, **rule}
    return Norm(id=id_, goal=goal, text="t", source="s", valid_from=date(2015, 1, 1), rule=PairRule(**given))


def result(met: int, concerned: int, seen: int | None = None, agreed: Norm | None = None) -> Outcome:
    ids = tuple(f"h{number:02}" for number in range(concerned))
    return of_pairs(
        NormResult(
            norm=agreed or norm(),
            window=YEAR,
            applies_to=ids,
            fulfilled=ids[:met],
            missing=tuple(Missing(organisation=id_, wanted=(), last_record=None) for id_ in ids[met:]),
            seen=concerned if seen is None else seen,
        )
    )


def said(now: Outcome, earlier: Outcome | None = None) -> str:
    return " ".join(str(text) for text in agreements.sentences(now, earlier, classification(), "nl"))


@pytest.mark.parametrize(
    ("met", "concerned", "status"),
    [
        (12, 12, Status.MET),
        (11, 12, Status.PARTLY),
        (1, 12, Status.PARTLY),
        (0, 12, Status.NOT_YET),
        (0, 0, Status.NOT_HERE),
    ],
)
def test_an_agreement_is_met_by_all_by_some_or_by_none(met: int, concerned: int, status: Status) -> None:
    assert status_of(result(met, concerned)) is status


@pytest.mark.parametrize(("seen", "status"), [(1, Status.NO_CONCLUSION), (2, Status.PARTLY), (3, Status.PARTLY)])
def test_with_fewer_than_half_seen_there_is_no_conclusion(seen: int, status: Status) -> None:
    assert status_of(result(1, 4, seen)) is status


def test_every_status_has_its_own_shape_beside_its_colour() -> None:
    told_apart = {shape(status, "light") for status in list(Status)[:4]}
    assert (len(told_apart), colour(Status.MET, "light"), colour(Status.MET, "dark")) == (4, "#1E6B45", "#7FD0A0")


@pytest.mark.parametrize(
    ("met", "before", "begin", "end"),
    [
        (0, 0, "Geen van de 12 huisartsen werkt", "net als een jaar geleden."),
        (1, 2, "Eén van de 12 huisartsen werkt", "één minder dan een jaar geleden."),
        (8, 6, "Acht van de 12 huisartsen werken", "twee meer dan een jaar geleden."),
        (12, 12, "Alle 12 huisartsen werken", "net als een jaar geleden."),
    ],
)
def test_sentence_says_how_many_and_compares_with_a_year_ago(met: int, before: int, begin: str, end: str) -> None:
    sentence = f"{begin} samen met een lokaal team in het eigen gebied, {end}"
    assert said(result(met, 12), result(before, 12)) == sentence


def test_the_same_number_of_a_larger_group_is_not_the_same() -> None:
    assert said(result(8, 12), result(8, 11)).endswith(", evenveel als een jaar geleden.")


def test_without_a_figure_of_last_year_the_sentence_says_so() -> None:
    assert said(result(8, 12)).endswith("in het eigen gebied. Er is geen cijfer van vorig jaar.")


def test_a_year_about_which_nothing_can_be_said_is_no_figure() -> None:
    assert said(result(8, 12), result(1, 12, seen=2)).endswith("Er is geen cijfer van vorig jaar.")


def test_thin_data_give_no_conclusion() -> None:
    assert said(result(1, 4, seen=1)) == (
        "Geen uitspraak: van 3 van de 4 organisaties zijn in deze periode geen gegevens ontvangen."
    )


def test_an_agreement_about_nobody_here_says_why() -> None:
    assert said(result(0, 0)) == "Deze afspraak geldt hier niet: er is geen huisarts in dit gebied."


def test_about_one_organisation_the_sentence_does_not_count() -> None:
    assert said(result(0, 1), result(0, 1)) == (
        "Dit gaat over één huisarts, en daarvan is deze samenwerking niet vastgelegd, net als een jaar geleden."
    )


def test_an_agreement_with_many_kinds_refers_to_its_own_text() -> None:
    agreed = norm(from_kinds=("jeugd_ggz", "verblijf"), to_kinds=("school", "cjg"))
    assert said(result(2, 3, agreed=agreed)).startswith("Twee van de 3 organisaties werken samen zoals is afgesproken.")


def test_goals_about_gps_and_schools_come_first() -> None:
    agreed = [norm("g", "gemeenten", from_kinds=("gemeente",)), norm("h", "huisartsen"), norm("g2", "gemeenten")]
    # g2 is about GPs too, so the goal "gemeenten" comes first as well, with g2 before g
    assert [one.id for one in agreements.in_order(agreed)] == ["g2", "g", "h"]


@pytest.mark.parametrize(
    ("results", "summary"),
    [
        ([], "Er gelden hier geen afspraken."),
        ([result(2, 2), result(0, 0)], "De ene afspraak die hier geldt, is **gehaald**."),
        ([result(2, 2), result(3, 3)], "**Alle twee afspraken** zijn gehaald."),
        (
            [result(2, 2), result(1, 3), result(0, 3), result(0, 4, seen=0)],
            "**Eén van de vier afspraken** is gehaald. Eén is deels gehaald. Eén is nog niet gehaald. "
            "Over één is geen uitspraak mogelijk.",
        ),
    ],
)
def test_summary_counts_every_status(results: list[Outcome], summary: str) -> None:
    assert " ".join(str(text) for text in agreements.summary(results, "nl")) == summary
