"""How an agreement stands, in a word and in a sentence: never a judgement on thin data, never "0" or "18 van de 18"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from netwerk.analysis.circles import Circle, Combination
from netwerk.analysis.fulfilment import Missing, NormResult
from netwerk.analysis.gaps import Bound
from netwerk.analysis.norms import BoundRule, CircleRule, CombinationRule, Norm, PairRule, Rule, Scope
from netwerk.analysis.outcomes import Found, Outcome, of_pairs
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


# --- circles, tables and measures ---


def of(rule: Rule, found: Found, part: int, whole: int, *, seen: int = 12, concerned: int = 12) -> Outcome:
    agreed = replace(norm(), rule=rule)
    return Outcome(norm=agreed, window=YEAR, whole=whole, part=part, concerned=concerned, seen=seen, found=found)


CIRCLE = CircleRule(kinds=("lokaal_team", "veilig_thuis", "school"), scope=Scope.SUBREGION)
ALL_PAIRS = (("lokaal_team", "veilig_thuis"), ("lokaal_team", "school"), ("veilig_thuis", "school"))


def circle(**missing: tuple[tuple[str, str], ...]) -> Outcome:
    """A circle per unit with the pairs that it lacks."""
    agreed = replace(norm(), rule=CIRCLE)
    found = tuple(
        Circle(norm=agreed, window=YEAR, unit=unit, pairs=3, tied=3 - len(open_), missing=open_)
        for unit, open_ in missing.items()
    )
    return of(CIRCLE, found, sum(one.tied for one in found), 3 * len(found))


def table(*kinds: str, scope: Scope = Scope.AREA, **records: tuple[int, int | None]) -> Outcome:
    """A combination per unit with how many records it has and its last day."""
    rule = CombinationRule(kinds=kinds, scope=scope)
    agreed = replace(norm(), rule=rule)
    found = tuple(
        Combination(norm=agreed, window=YEAR, unit="" if unit == "regio" else unit, records=number, last_record=last)
        for unit, (number, last) in records.items()
    )
    return of(rule, found, sum(one.fulfilled for one in found), len(found))


def bound(measure: str, value: float | None, *, seen: int = 12, concerned: int = 12, **limits: float) -> Outcome:
    rule = BoundRule(measure=measure, **limits)
    found = Bound(norm=replace(norm(), rule=rule), window=YEAR, rule=rule, value=value)
    return of(rule, found, int(bool(found.fulfilled)), 1, seen=seen, concerned=concerned)


def test_a_closed_circle_says_in_how_many_places() -> None:
    assert said(circle(Noord=(), Zuid=()), circle(Noord=(), Zuid=ALL_PAIRS[:2])) == (
        "Tussen alle 6 paren van soorten is samenwerking vastgelegd, in 2 subregio’s, twee meer dan een jaar geleden."
    )


def test_an_open_circle_names_the_pairs_and_where() -> None:
    assert said(circle(Noord=(), Zuid=ALL_PAIRS[1:2]), circle(Noord=(), Zuid=ALL_PAIRS[1:2])) == (
        "Tussen vijf van de 6 paren van soorten is samenwerking vastgelegd, in 2 subregio’s, net als een jaar geleden. "
        "Niet vastgelegd: lokaal team met school (Zuid)."
    )


def test_a_circle_in_one_place_does_not_repeat_it() -> None:
    assert said(circle(Noord=ALL_PAIRS[:2])) == (
        "Tussen één van de 3 paren van soorten is samenwerking vastgelegd, in Noord. "
        "Niet vastgelegd: lokaal team met Veilig Thuis en lokaal team met school. Er is geen cijfer van vorig jaar."
    )


def test_a_circle_per_subregion_where_the_register_names_none_says_so() -> None:
    nowhere = of(CircleRule(kinds=("school", "lokaal_team"), scope=Scope.SUBREGION), (), 0, 0, concerned=0)
    assert said(nowhere) == "Deze afspraak geldt hier niet: het register noemt hier geen subregio’s."


def test_of_a_circle_that_is_open_everywhere_no_pair_is_named() -> None:
    assert said(circle(Noord=ALL_PAIRS)) == (
        "Tussen geen van de 3 paren van soorten is samenwerking vastgelegd, in Noord. Er is geen cijfer van vorig jaar."
    )


def test_one_kind_is_seen_in_so_many_places() -> None:
    now = table("lokaal_team", Haven=(4, 9), Centrum=(1, 9), Polder=(0, None))
    assert said(now, now) == (
        "In twee van de 3 gebieden is een lokaal team gezien, net als een jaar geleden. Niet vastgelegd: Polder."
    )


def test_kinds_at_one_table_in_all_places() -> None:
    now = table("school", "lokaal_team", scope=Scope.MUNICIPALITY, Averlo=(1, 9), Weert=(1, 9))
    before = table("school", "lokaal_team", scope=Scope.MUNICIPALITY, Averlo=(1, 9), Weert=(0, 9))
    assert said(now, before) == (
        "In alle 2 gemeenten zaten school en lokaal team samen aan tafel, één meer dan een jaar geleden."
    )


@pytest.mark.parametrize(
    ("now", "before", "sentence"),
    [
        (1, 1, "In de hele regio zaten school en jeugd-ggz samen aan tafel, net als een jaar geleden."),
        (1, 0, "In de hele regio zaten school en jeugd-ggz samen aan tafel, een jaar geleden nog niet."),
        (
            0,
            1,
            "In de hele regio is geen tafel met school en jeugd-ggz vastgelegd, een jaar geleden wel. "
            "De laatste keer was op 30 mei 2023.",
        ),
    ],
)
def test_one_table_in_the_region_does_not_count(now: int, before: int, sentence: str) -> None:
    last = day_number(date(2023, 5, 30))
    tables = [table("school", "jeugd_ggz", scope=Scope.REGION, regio=(number, last)) for number in (now, before)]
    assert said(*tables) == sentence


def test_a_table_that_never_was_says_so() -> None:
    assert said(table("school", "jeugd_ggz", scope=Scope.REGION, regio=(0, None))) == (
        "In de hele regio is geen tafel met school en jeugd-ggz vastgelegd. Ook eerder is dat niet vastgelegd. "
        "Er is geen cijfer van vorig jaar."
    )


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (0, "Elke organisatie die midden in het netwerk stond, is het afgelopen jaar gehoord."),
        (1, "Van één organisatie die midden in het netwerk stond, is een jaar niets vastgelegd."),
        (3, "Van drie organisaties die midden in het netwerk stonden, is een jaar niets vastgelegd."),
    ],
)
def test_who_is_unheard_is_said_in_words(value: float, sentence: str) -> None:
    assert said(bound("central_unheard", value, at_most=0)).startswith(sentence)


def test_a_measure_stands_beside_its_bound_and_the_year_before() -> None:
    now, before = bound("connectedness", 0.835, at_least=0.9), bound("connectedness", 0.9, at_least=0.9)
    assert said(now, before) == (
        "Paren die elkaar kunnen bereiken, van elke 100: 83,5; afgesproken is minstens 90 van de 100. "
        "Een jaar geleden was dat 90."
    )


def test_a_value_just_below_its_bound_does_not_read_as_the_bound() -> None:
    found = bound("connectedness", 0.8996, at_least=0.9)
    assert str(agreements.figure(found, "nl")) == "**89,96** van 100"


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (
            bound("central_unheard", None, at_most=0),
            "Geen uitspraak: er zijn geen gegevens van meer dan een jaar geleden.",
        ),
        (bound("average_path_length", None, at_most=3), "Geen uitspraak: dit getal is hier niet te bepalen."),
        (
            bound("connectedness", 1.0, at_least=0.9, concerned=9, seen=9),
            "Geen uitspraak: dit gaat over negen organisaties, en dat is te weinig.",
        ),
        (
            bound("connectedness", 1.0, at_least=0.9, concerned=12, seen=5),
            "Geen uitspraak: van 7 van de 12 organisaties zijn in deze periode geen gegevens ontvangen.",
        ),
    ],
)
def test_a_measure_on_a_thin_basis_gives_no_conclusion(found: Outcome, sentence: str) -> None:
    assert (said(found), status_of(found), str(agreements.figure(found, "nl"))) == (
        sentence,
        Status.NO_CONCLUSION,
        "**–**",
    )


def test_a_change_since_last_year_is_told_beside_the_comparison() -> None:
    changed = replace(norm(), version=2, valid_from=date(2024, 9, 1))
    assert said(result(8, 12, agreed=changed), result(6, 12)).endswith(
        "twee meer dan een jaar geleden. "
        "Per 1 september 2024 is deze afspraak gewijzigd; daarvoor is geteld wat toen was afgesproken."
    )


def test_a_period_of_its_own_is_named() -> None:
    longer = replace(result(8, 12), window=replace(YEAR, begin=day_number(date(2023, 1, 1))))
    assert [str(text) for text in agreements.own_period(longer, YEAR, "nl")] == [
        "Deze afspraak gaat over een eigen periode: van 1 januari 2023 tot en met 31 december 2024."
    ]
    assert agreements.own_period(result(8, 12), YEAR, "nl") == ()


def test_the_source_stands_with_its_words_and_its_numbers() -> None:
    agreed = replace(norm(), source="Nota (R4); Visie (R12)", phrase="werkt nauw samen.")
    assert str(agreements.written_in(agreed)) == "Bron: Nota (R4); Visie (R12): “werkt nauw samen”."
    assert agreements.requirements(agreed) == "R4, R12"


@pytest.mark.parametrize(
    ("found", "heading"),
    [
        (circle(Noord=ALL_PAIRS[:1]), "Tussen welke soorten is niets vastgelegd? Tussen één paar."),
        (circle(Noord=ALL_PAIRS), "Tussen welke soorten is niets vastgelegd? Tussen drie paren."),
        (table("school", Haven=(0, None)), "Waar is dit niet vastgelegd? Op één plaats."),
        (table("school", Haven=(0, None), Polder=(0, None)), "Waar is dit niet vastgelegd? Op twee plaatsen."),
    ],
)
def test_a_list_of_what_is_open_says_how_much(found: Outcome, heading: str) -> None:
    assert str(agreements.heading_open(found, "nl")) == heading
