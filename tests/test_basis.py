"""What figures through time rest on: counted by hand, and the line that says so."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from netwerk.analysis.basis import Basis, basis
from netwerk.analysis.periods import Step
from netwerk.analysis.timeline import Over, timeline
from netwerk.model import Dataset, Window, day_number
from netwerk.views import basis_view
from tests.drawn import drawn


def rests_on(dataset: Dataset, **options: Any) -> Basis:
    return basis(dataset, timeline(dataset, step=Step.YEAR, **options))


def line(**values: Any) -> str:
    known: dict[str, Any] = {
        "records": 7412, "organisations": 118, "named": 114, "sources": 11,
        "first": day_number(date(2016, 8, 1)), "last": day_number(date(2026, 11, 12)),
    }  # fmt: skip
    return str(basis_view.basis(Basis(**(known | values)), 3))


def test_the_basis_counts_records_organisations_and_sources_once() -> None:
    dataset = drawn(
        {"who": "a-b", "on": date(2023, 3, 1), "source": "Tafel"},
        {"who": "a-b", "on": date(2024, 3, 1), "source": "Tafel"},
        {"who": "a-c", "on": date(2024, 6, 1), "source": "Lijst"},
        {"who": "a-c", "begin": date(2023, 9, 1), "end": date(2024, 9, 1), "source": ""},
        organisations=["d"],
    )
    assert rests_on(dataset) == Basis(
        records=4,
        organisations=4,
        named=3,
        sources=2,
        first=day_number(date(2023, 3, 1)),
        last=day_number(date(2024, 6, 1)),
    )


def test_records_that_do_not_count_are_no_basis() -> None:
    dataset = drawn("a-b", "c+d+e+f")
    found = rests_on(dataset, base=Window(largest=3))
    assert (found.records, found.named, found.organisations) == (1, 2, 6)


def test_only_records_of_the_chosen_organisations_are_the_basis() -> None:
    kinds = [{"id": id_, "kind": kind} for id_, kind in zip("abcd", ("school", "school", "cjg", "cjg"), strict=True)]
    found = rests_on(drawn("a-b", "b-c", "c-d", organisations=kinds), base=Window(kinds=("school",)))
    assert (found.records, found.named, found.organisations) == (2, 2, 2)


@pytest.mark.parametrize(
    ("over", "records", "first"), [("step", 1, 2024), ("sliding", 2, 2023), ("cumulative", 3, 2022)]
)
def test_steps_that_look_back_rest_on_what_they_look_at(over: Any, records: int, first: int) -> None:
    dataset = drawn(*({"who": "a-b", "on": date(year, 3, 1)} for year in (2022, 2023, 2024)))
    found = rests_on(dataset, over=Over(over, 24), begin=day_number(date(2024, 1, 1)))
    assert (found.records, found.first) == (records, day_number(date(first, 3, 1)))


def test_an_agreement_of_long_ago_counts_from_the_first_day_that_is_looked_at() -> None:
    dataset = drawn({"who": "a-b", "begin": date(1998, 1, 1), "end": None}, {"who": "a-b", "on": date(2024, 3, 1)})
    found = rests_on(dataset, begin=day_number(date(2024, 1, 1)))
    assert (found.records, found.first) == (2, day_number(date(2024, 1, 1)))


def test_without_records_there_is_no_basis() -> None:
    assert rests_on(drawn(organisations=["a"])).records == 0


def test_the_line_tells_records_organisations_sources_period_and_version() -> None:
    assert line() == (
        "Gebaseerd op 7.412 registraties van 114 van de 118 organisaties, uit 11 bronnen, augustus 2016 tot en met "
        "12 november 2026. Gegevens versie 3."
    )


def test_the_line_tells_every_organisation_at_once() -> None:
    assert "7.412 registraties van 118 organisaties, uit" in line(named=118)


def test_the_line_tells_one_of_each_in_the_singular() -> None:
    assert line(records=1, named=1, organisations=1, sources=1).startswith(
        "Gebaseerd op 1 registratie van 1 organisatie, uit 1 bron,"
    )


def test_the_line_tells_that_no_source_was_named() -> None:
    assert "118 organisaties, zonder bron erbij, augustus" in line(sources=0, named=118)


def test_the_line_leaves_out_a_beginning_that_is_not_known() -> None:
    assert "bronnen, tot en met 12 november 2026." in line(first=None)


def test_the_line_tells_that_nothing_was_recorded() -> None:
    assert line(records=0, last=None) == "Er is hier geen samenwerking vastgelegd. Gegevens versie 3."
