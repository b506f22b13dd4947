"""The records behind a line and behind an organisation, and finding an organisation by what people call it."""

from __future__ import annotations

from datetime import date

import pytest

from netwerk.analysis.evidence import evidence, evidence_json, find_organisation
from netwerk.errors import ArgumentError
from netwerk.model import Precision, Window, day_number
from tests.drawn import drawn


def test_a_tie_shows_the_records_that_name_both() -> None:
    dataset = drawn("a-b", "b-c", "a+b+c", "a+c+d")

    assert evidence(dataset, 0, 1, Window())["participants"].tolist() == [("a", "b"), ("a", "b", "c")]


def test_an_organisation_shows_every_record_that_names_it_in_order_of_date() -> None:
    dataset = drawn(
        {"who": "a-b", "on": date(2024, 3, 1)},
        {"who": "b-c", "on": date(2024, 1, 1)},
        {"who": "b+a+d", "on": date(2024, 2, 1)},
    )

    assert evidence(dataset, 1, None, Window())["record"].tolist() == [1, 2, 0]


def test_an_organisation_without_records_has_no_evidence() -> None:
    assert evidence_json(evidence(drawn("a-b", organisations=["c"]), 2, None, Window())) == []


def test_records_outside_the_period_are_left_out() -> None:
    dataset = drawn({"who": "a-b", "on": date(2024, 3, 1)}, {"who": "a-b", "on": date(2024, 3, 2)})

    found = evidence(dataset, 0, 1, Window(begin=day_number(date(2024, 3, 2))))

    assert found["record"].tolist() == [1]


def test_a_meeting_above_the_largest_size_is_shown_and_does_not_count() -> None:
    found = evidence(drawn("a-b", "a+b+c"), 0, 1, Window(largest=2))

    assert found["counts"].tolist() == [True, False]


def test_a_record_of_another_form_is_shown_and_does_not_count() -> None:
    found = evidence(drawn("a-b", "a>b"), 0, 1, Window(forms=("verwijzen",)))

    assert found["counts"].tolist() == [False, True]


def test_evidence_in_json_has_the_keys_of_the_contract() -> None:
    dataset = drawn(
        {"who": "a+b+c", "begin": date(2024, 1, 1), "end": date(2024, 4, 1), "precision": Precision.QUARTER,
         "theme": "wonen", "source": "agenda"}
    )  # fmt: skip

    assert evidence_json(evidence(dataset, 0, 1, Window())) == [
        {
            "record": 0,
            "from": "2024-01-01",
            "until": "2024-04-01",
            "precision": "quarter",
            "form": "overleg",
            "theme": "wonen",
            "source": "agenda",
            "participants": ["a", "b", "c"],
            "counts": True,
            "import": None,
            "file": "getekend.csv",
            "sheet": None,
            "row": 2,
        }
    ]


def test_a_record_that_runs_on_has_no_end_in_json() -> None:
    dataset = drawn({"who": "a-b", "begin": date(2024, 1, 1), "end": None})

    assert evidence_json(evidence(dataset, 0, 1, Window()))[0]["until"] is None


NAMED = [
    {"id": "lt-01", "name": "Lokaal team Noord", "aliases": ("Wijkteam Noord",)},
    {"id": "lt-02", "name": "Lokaal team Zuid"},
    {"id": "h-1", "name": "De Linde", "municipality": "Averlo"},
    {"id": "s-1", "name": "De Linde", "municipality": "Elsmeer"},
]


@pytest.mark.parametrize("text", ["lt-01", " lt-01 ", "Lokaal team Noord", "lokaal  TEAM noord", "Wijkteam Noord"])
def test_an_organisation_is_found_by_id_name_or_alias(text: str) -> None:
    dataset = drawn(organisations=NAMED)

    assert dataset.organisations["id"][find_organisation(dataset, text)] == "lt-01"


def test_an_unknown_name_is_refused_with_the_nearest_names() -> None:
    with pytest.raises(ArgumentError, match=r"Lijkt op: Lokaal team Noord \(lt-01\)"):
        find_organisation(drawn(organisations=NAMED), "Lokaal teem Noord")


def test_a_name_like_no_other_is_refused_without_suggestions() -> None:
    with pytest.raises(ArgumentError, match=r"komt niet voor in deze gegevens\.$"):
        find_organisation(drawn(organisations=NAMED), "xyzzy")


def test_a_name_of_two_organisations_is_refused_with_both() -> None:
    with pytest.raises(ArgumentError, match=r"De Linde, Averlo \(h-1\); De Linde, Elsmeer \(s-1\)"):
        find_organisation(drawn(organisations=NAMED), "de linde")
