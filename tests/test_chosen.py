"""The panel beside the map: who is chosen, and how many records stand behind a line."""

from __future__ import annotations

from datetime import date

import pytest

from netwerk.analysis.evidence import evidence
from netwerk.model import Window, day_number
from netwerk.network import network
from netwerk.views import chosen
from tests.drawn import drawn

YEAR = Window(begin=day_number(date(2024, 1, 1)), end=day_number(date(2025, 1, 1)))
ANNA, BERT = 0, 1


def said(*lines: object, window: Window = YEAR, code: int = ANNA, **options: object) -> str:
    dataset = drawn(*lines, **options)  # type: ignore[arg-type]
    sentences = chosen.organisation_sentences(dataset, network(dataset, window), code, "In 2024")
    return " ".join(str(sentence) for sentence in sentences)


def test_organisation_with_two_partners() -> None:
    assert said("anna-bert", "anna-carl") == (
        "In 2024 werkte zij samen met **twee organisaties**. De laatste registratie is van 1 maart 2024."
    )


def test_organisation_that_was_never_seen() -> None:
    assert said(organisations=["anna"]).startswith("**Nooit gezien:**")


def test_organisation_that_fell_silent() -> None:
    assert said({"who": "anna-bert", "on": date(2023, 3, 14)}) == (
        "**Stilgevallen:** de laatste registratie is van 14 maart 2023."
    )


def test_organisation_seen_only_in_a_large_meeting() -> None:
    window = Window(begin=YEAR.begin, end=YEAR.end, largest=2)
    assert said("anna+bert+carl", window=window).startswith("**Wel gezien, geen verbinding:**")


def test_organisation_outside_the_choice() -> None:
    window = Window(begin=YEAR.begin, end=YEAR.end, kinds=("school",))
    assert said("anna-bert", window=window).startswith("Deze organisatie hoort niet bij deze keuze.")


def test_record_that_runs_on_was_last_heard_of_when_it_began() -> None:
    dataset = drawn({"who": "anna-bert", "begin": date(2024, 2, 1), "end": None})
    assert chosen.last_heard(dataset, ANNA, YEAR) == day_number(date(2024, 2, 1))


def test_record_after_the_window_is_not_heard_of() -> None:
    dataset = drawn({"who": "anna-bert", "on": date(2025, 1, 1)})
    assert chosen.last_heard(dataset, ANNA, YEAR) is None


def line(*lines: object, window: Window = YEAR) -> str:
    dataset = drawn(*lines, organisations=["anna", "bert"])  # type: ignore[arg-type]
    sentences = chosen.line_sentences(network(dataset, window), ANNA, BERT, "2024")
    return " ".join(str(sentence) for sentence in sentences)


def test_line_named_by_both() -> None:
    assert line("anna-bert", "anna-bert") == "**Twee registraties** (2024). Door beide kanten bevestigd."


def test_line_named_by_the_second() -> None:
    assert line("bert>anna") == "**Eén registratie** (2024). Eenzijdig genoemd: alleen bert noemt anna."


def test_line_without_counting_records() -> None:
    assert line("anna-bert", window=Window(minimum=2)) == (
        "Tussen deze twee is geen samenwerking vastgelegd die telt (2024)."
    )


@pytest.mark.parametrize(("largest", "sentences"), [(3, 0), (2, 1), (0, 0)])
def test_records_too_large_to_count_are_named(largest: int, sentences: int) -> None:
    dataset = drawn("anna+bert+carl")
    window = Window(largest=largest)
    assert len(chosen.left_out(evidence(dataset, ANNA, BERT, window), window)) == sentences


def test_partners_are_sorted_by_name() -> None:
    dataset = drawn("anna-bert", "anna-bert", "anna-carl", organisations=[{"id": "bert", "name": "Zus"}])
    table = chosen.partners_table(dataset, network(dataset, YEAR), ANNA)
    assert list(zip(table["Partner"], table["Keer"], strict=True)) == [("carl", 1), ("Zus", 2)]


def test_search_finds_an_alias() -> None:
    dataset = drawn(organisations=[{"id": "a", "name": "Lokaal team Noord", "aliases": ("Wijkteam Noord",)}])
    assert chosen.search_labels(dataset) == ["Lokaal team Noord (ook: Wijkteam Noord)"]


def test_search_tells_two_of_the_same_name_apart() -> None:
    weert = {"id": "a", "name": "De Regenboog", "municipality": ("Weert",)}
    dataset = drawn(organisations=[weert, {"id": "b", "name": "De Regenboog"}])
    assert chosen.search_labels(dataset) == ["De Regenboog, Weert", "De Regenboog, hele regio"]
