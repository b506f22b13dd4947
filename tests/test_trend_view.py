"""What may be concluded from the years, in plain sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
import pytest

from netwerk.analysis.definitions import DefinitionMark
from netwerk.analysis.directions import Change, Directions, Figure
from netwerk.analysis.norms import BoundRule, Norm
from netwerk.analysis.periods import Step
from netwerk.analysis.silences import Silence, SilentSteps
from netwerk.analysis.trend import TrendStep, Verdict
from netwerk.model import day_number
from netwerk.views import trend_view


def going(
    *signs: int | None, of: Figure = "ties", before: float = 100, after: float = 110, thin: bool = False, **values: Any
) -> Directions:
    six, twelve, twenty_four = (
        Change(months=months, direction=None, thin=thin)
        if sign is None
        else Change(months=months, before=before, after=after, direction=sign)
        for months, sign in zip((6, 12, 24), signs, strict=True)
    )
    known: dict[str, Any] = {"left_out": (), "organisations": 118, "registered": 118, "seen": 111}
    return Directions(of=of, until=20_000, changes=(six, twelve, twenty_four), **(known | values))


def said(found: Directions) -> str:
    return " ".join(str(sentence) for sentence in trend_view.conclusion([found]))


def a_step(begin: date, verdict: Verdict = Verdict.OK, **values: Any) -> TrendStep:
    known: dict[str, Any] = {
        "begin": day_number(begin), "end": day_number(begin) + 31, "complete": True, "organisations": 20,
        "registered": 20, "seen": 20, "coverage": 1.0, "records": 9, "sources": 2, "turnover": None,
        "organisation_turnover": None, "formation_rate": None, "dissolution_rate": None, "persistence": None,
        "mean_age_months": None, "silent": (), "ended_silent": None, "verdict": verdict,
    }  # fmt: skip
    return TrendStep(**(known | values))


# --- where it goes ---


@pytest.mark.parametrize(
    ("signs", "sentence"),
    [
        ((1, 1, 1), "Over 6, 12 en 24 maanden wijst het dezelfde kant op: het aantal verbindingen stijgt."),
        ((-1, -1, -1), "Over 6, 12 en 24 maanden wijst het dezelfde kant op: het aantal verbindingen daalt."),
        ((0, 0, 0), "Over 6, 12 en 24 maanden is er geen duidelijk verschil in het aantal verbindingen."),
        ((1, 1, None), "Over 6 en 12 maanden wijst het dezelfde kant op: het aantal verbindingen stijgt."),
        ((-1, None, None), "Over 6 maanden daalt het aantal verbindingen. Over langere tijd is nog niets te zeggen."),
        ((1, None, None), "Over 6 maanden stijgt het aantal verbindingen. Over langere tijd is nog niets te zeggen."),
        (
            (0, 1, 1),
            "Voor het aantal verbindingen: over 6 maanden is er geen duidelijk verschil, over 12 en 24 maanden "
            "stijgt het.",
        ),
        (
            (1, 1, -1),
            "Geen uitspraak over het aantal verbindingen: over 6 en 12 maanden stijgt het, over 24 maanden daalt het.",
        ),
        (
            (1, 0, -1),
            "Geen uitspraak over het aantal verbindingen: over 6 maanden stijgt het, over 12 maanden is er geen "
            "duidelijk verschil, over 24 maanden daalt het.",
        ),
        (
            (None, None, None),
            "Waar het aantal verbindingen heen gaat, is nog niet te zeggen: zo ver gaan de registraties niet terug.",
        ),
    ],
)
def test_the_three_spans_are_told_in_one_sentence(signs: Sequence[int | None], sentence: str) -> None:
    assert str(trend_view.direction(going(*signs))) == sentence


def test_what_it_is_compared_with_is_told_once() -> None:
    found = [going(1, 1, 1), going(-1, -1, -1, of="stability")]
    assert [str(one) for one in trend_view.conclusion(found)][2:] == ["Steeds naast dezelfde maanden een jaar eerder."]


def test_figures_without_a_clear_difference_share_a_sentence() -> None:
    assert str(trend_view.conclusion([going(0, 0, 0), going(0, 0, 0, of="stability")])[0]) == (
        "Over 6, 12 en 24 maanden is er geen duidelijk verschil in het aantal verbindingen en het deel van de "
        "verbindingen dat blijft bestaan."
    )


def test_spans_in_which_little_was_recorded_are_told_as_that() -> None:
    assert said(going(None, None, None, thin=True)) == (
        "Waar het aantal verbindingen heen gaat, is niet te zeggen: er is te weinig vastgelegd."
    )


def test_every_figure_is_told() -> None:
    found = [going(1, 1, 1), going(0, 0, 0, of="stability")]
    assert [str(one) for one in trend_view.conclusion(found)][1] == (
        "Over 6, 12 en 24 maanden is er geen duidelijk verschil in het deel van de verbindingen dat blijft bestaan."
    )


def test_a_thin_coverage_gives_no_conclusion() -> None:
    assert said(going(1, 1, 1, seen=70)) == (
        "Geen uitspraak: over 70 van de 118 organisaties is in de laatste twaalf maanden iets vastgelegd. "
        "Wij vragen minstens 60 van elke 100."
    )


@pytest.mark.parametrize(("number", "told"), [(9, "negen organisaties"), (1, "één organisatie")])
def test_few_organisations_give_no_conclusion(number: int, told: str) -> None:
    assert said(going(1, 1, 1, organisations=number)) == (
        f"Geen uitspraak: het gaat om {told}. Wij vragen er minstens tien."
    )


def test_without_records_there_is_no_conclusion() -> None:
    (sentence,) = trend_view.conclusion([])
    assert str(sentence) == "Geen uitspraak: er is nog geen samenwerking vastgelegd."


def test_the_table_tells_from_what_to_what() -> None:
    found = [going(1, 0, None, before=1234, after=1300), going(-1, 0, 0, of="stability", before=0.9, after=0.8)]
    assert trend_view.direction_table(found).to_numpy().tolist() == [
        ["Verbindingen", "van 1.234 naar 1.300: stijgt", "van 1.234 naar 1.300: ongeveer gelijk", "nog niet te zeggen"],
        [
            "Verbindingen die blijven, van elke 100",
            "van 90 naar 80: daalt",
            "van 90 naar 80: ongeveer gelijk",
            "van 90 naar 80: ongeveer gelijk",
        ],
    ]


def test_every_column_of_the_table_is_explained() -> None:
    table = trend_view.direction_table([going(1, 1, 1)])
    assert list(trend_view.direction_help()) == table.columns.tolist()


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (
            ("Lijst",),
            "De bron “Lijst” telt hierbij niet mee: zij was er in een van de vergeleken periodes niet de hele tijd.",
        ),
        (
            ("Lijst", "Tafel"),
            "De bronnen “Lijst” en “Tafel” tellen hierbij niet mee: zij waren er in een van de vergeleken periodes "
            "niet de hele tijd.",
        ),
    ],
)
def test_sources_that_were_left_out_are_named_once(names: tuple[str, ...], sentence: str) -> None:
    found = [going(1, 1, 1, left_out=names), going(0, 0, 0, of="stability", left_out=names)]
    assert str(trend_view.left_out(found)) == sentence


def test_nothing_is_said_where_no_source_was_left_out() -> None:
    assert trend_view.left_out([going(1, 1, 1)]) is None


# --- what is silent ---


@pytest.mark.parametrize(
    ("number", "ties"),
    [
        (31, "31 verbindingen die nu gestopt lijken, rustten alleen op die bron."),
        (2, "Twee verbindingen die nu gestopt lijken, rustten alleen op die bron."),
        (1, "Eén verbinding die nu gestopt lijkt, rustte alleen op die bron."),
        (0, "Geen enkele verbinding die nu gestopt lijkt, rustte alleen op die bron."),
    ],
)
def test_a_silent_source_is_told_with_what_rests_on_it(number: int, ties: str) -> None:
    silence = Silence(source="Signaleringsoverleg 0-12", since=day_number(date(2023, 6, 22)), until=None)
    (sentence,) = trend_view.silent(
        SilentSteps(silences=(silence,), names=((),), ended=np.zeros(1, dtype=np.int64), seeming=(number,))
    )
    assert str(sentence) == f"De bron “Signaleringsoverleg 0-12” is stil sinds 22 juni 2023. {ties}"


def test_a_source_that_came_back_is_told_with_both_days() -> None:
    silence = Silence(source="Lijst", since=day_number(date(2022, 12, 27)), until=day_number(date(2024, 2, 6)))
    (sentence,) = trend_view.silent(
        SilentSteps(silences=(silence,), names=((),), ended=np.zeros(1, dtype=np.int64), seeming=(0,))
    )
    assert str(sentence).startswith("De bron “Lijst” was stil van 27 december 2022 tot 6 februari 2024.")


@pytest.mark.parametrize(
    ("number", "told"),
    [(1, "rustte er één alleen op een bron"), (2, "rustten er twee alleen op een bron"), (31, "rustten er 31 alleen")],
)
def test_endings_of_a_step_that_may_be_the_source_are_told(number: int, told: str) -> None:
    one = a_step(date(2023, 8, 1), silent=("Lijst",), ended_silent=number)
    sentence = str(trend_view.may_be_source(one, 202, Step.SCHOOLYEAR))
    assert sentence.startswith("Van de 202 gestopte verbindingen in schooljaar 2023/2024")
    assert told in sentence
    assert sentence.endswith("die toen stil was (“Lijst”). Dat is misschien alleen de bron.")


@pytest.mark.parametrize("number", [0, None])
def test_nothing_is_said_of_endings_that_rest_on_more(number: int | None) -> None:
    assert trend_view.may_be_source(a_step(date(2023, 8, 1), ended_silent=number), 202, Step.SCHOOLYEAR) is None


# --- what changed in what is counted ---


def norm(id_: str = "a", **values: Any) -> Norm:
    known: dict[str, Any] = {
        "goal": "Doel", "text": "Elke school werkt met een team", "source": "Bron", "valid_from": date(2024, 2, 1),
        "rule": BoundRule(measure="density", at_least=0.1),
    }  # fmt: skip
    return Norm(id=id_, **(known | values))


def marked(*norms: Norm, what: Any = "norm", name: str = "a") -> list[str]:
    day = day_number(date(2024, 2, 1))
    marks = [DefinitionMark(day=day, what="norm", name=one.id, norm=one) for one in norms]
    if what != "norm":
        marks.append(DefinitionMark(day=day, what=what, name=name))
    return [str(one) for one in trend_view.definitions(marks)]


@pytest.mark.parametrize(
    ("values", "what"),
    [({}, "gaat in"), ({"version": 2}, "verandert"), ({"version": 3, "withdrawn": True}, "vervalt")],
)
def test_an_agreement_is_told_with_what_happens_to_it(values: dict[str, Any], what: str) -> None:
    assert marked(norm(**values)) == [f"1 februari 2024: de afspraak “Elke school werkt met een team” {what}."]


def test_many_agreements_of_one_day_are_counted() -> None:
    assert marked(*(norm(id_) for id_ in "abcd")) == ["1 februari 2024: vier afspraken veranderen."]


def test_a_source_is_told_when_it_comes_and_when_it_falls_silent() -> None:
    assert marked(what="source_began", name="Lijst") == ["1 februari 2024: de bron “Lijst” is er vanaf deze dag bij."]
    assert marked(what="source_stopped", name="Lijst") == ["1 februari 2024: de bron “Lijst” is vanaf deze dag stil."]


def test_no_sentence_gives_a_cause() -> None:
    sentences = [
        *trend_view.rule(),
        *trend_view.conclusion([going(1, 1, -1)]),
        *trend_view.conclusion([going(1, 1, 1)]),
    ]
    assert not [one for one in map(str, sentences) if " door " in one or "komt door" in one]


def test_one_ended_connection_that_rested_on_a_silent_source_is_not_counted_out_of_one() -> None:
    one = a_step(date(2023, 8, 1), silent=("Signaleringsoverleg",), ended_silent=1)

    assert str(trend_view.may_be_source(one, 1, Step.SCHOOLYEAR)) == (
        "De ene verbinding die in schooljaar 2023/2024 stopte, rustte alleen op een bron die toen stil was "
        "(“Signaleringsoverleg”). Dat is misschien alleen de bron."
    )
