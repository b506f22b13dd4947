"""Headings: which shape a sheet has and which column is which field."""

from __future__ import annotations

import pytest

from netwerk.records.columns import HEADINGS, recognise


@pytest.mark.parametrize(
    ("line", "shape"),
    [
        ("naam", "register"),
        ("id,name,type,municipality", "register"),
        ("organisatie_a,organisatie_b,datum", "pairs"),
        ("org_a,org_b,date", "pairs"),
        ("van,naar,datum", "pairs"),
        ("from_organisation,to_organisation,from,until", "pairs"),
        ("bijeenkomst,organisatie,datum", "attendance"),
        ("event_id,date,organisation,kind", "attendance"),
        ("samenwerking,deelnemer,van,tot", "attendance"),
        ("datum,deelnemers", "list"),
        ("participants,date_start,date_end", "list"),
    ],
)
def test_shape_follows_from_the_headings(line: str, shape: str) -> None:
    heading = recognise(line.split(","))

    assert heading is not None
    assert heading.shape == shape


def test_case_spaces_hyphens_and_underscores_in_headings_do_not_matter() -> None:
    heading = recognise(["Organisatie A", "ORGANISATIE-B", " Datum: ", "t/m", "Tot en met"])

    assert heading is not None
    assert heading.fields == {"a": 0, "b": 1, "date": 2, "end": 3}
    assert heading.doubled == ("Tot en met",)


def test_van_is_organisation_a_only_where_naar_is_there_too() -> None:
    pair = recognise(["van", "naar", "datum"])
    span = recognise(["bijeenkomst", "organisatie", "van", "tot"])

    assert pair is not None
    assert span is not None
    assert pair.fields["a"] == 0
    assert span.fields["begin"] == 2


def test_kind_is_the_form_of_a_record_and_the_kind_of_an_organisation() -> None:
    record = recognise(["organisation", "date", "kind"])
    register = recognise(["name", "kind"])

    assert record is not None
    assert register is not None
    assert record.fields["form"] == 2
    assert register.fields["kind"] == 1


def test_columns_we_do_not_know_are_named_as_written() -> None:
    heading = recognise(["Naam", "Opmerking", ""])

    assert heading is not None
    assert heading.ignored == ("Opmerking",)


def test_a_row_without_our_headings_is_none() -> None:
    assert recognise(["Jaarverslag 2024", "", "blad 1"]) is None


@pytest.mark.parametrize("shape", HEADINGS)
def test_no_heading_means_two_fields_of_one_shape(shape: str) -> None:
    words = [word for known in HEADINGS[shape].values() for word in known]  # type: ignore[index]

    assert len(words) == len(set(words))
