"""What we export for another tool, our import reads back: the same organisations and ties, and all the format holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings

from netwerk.model import Dataset, Window, day_number
from netwerk.network import Network, data_period, network
from netwerk.records.assembling import assemble
from netwerk.records.files import InputFile, gather
from netwerk.records.reading import Reading, read
from netwerk.report.lines import parts
from netwerk.report.writing import export_files
from netwerk.settings import DEMO, classification
from tests.random_datasets import datasets

TODAY = day_number(date(2026, 10, 1))

# (form, tool)
WITH_PARTICULARS = [
    ("graphml", None),
    ("gexf", None),
    ("json", "kumu"),
    ("xlsx", "kumu"),
    ("csv", "kumu"),
    ("xlsx", "gephi"),
    ("csv", "gephi"),
    ("xlsx", "polinode"),
    ("csv", "polinode"),
]
NAMES_ONLY = [("net", None), ("xlsx", "matrix"), ("csv", "matrix")]
WITH_A_LINE_PER_FORM = WITH_PARTICULARS[2:]


def reading_of(files: Mapping[str, bytes]) -> Reading:
    inputs = [InputFile(name=name, content=content) for name, content in files.items()]
    return read(inputs, classification=classification(), today=TODAY)


def there_and_back(dataset: Dataset, form: str, tool: str | None, window: Window) -> Dataset:
    """The dataset that our import makes of an export."""
    files = export_files(dataset, window, form, tool=tool, period=data_period(dataset), fictional=False)
    reading = reading_of(files)
    assert reading.rejected == 0, [str(problem.message) for problem in reading.problems]
    return assemble([reading.rows], classification())


def by_id(found: Network, columns: list[str]) -> dict[tuple[str, str], tuple[object, ...]]:
    """The ties by the ids of both ends, with these columns; strengths to nine digits."""
    ids = found.organisations["id"].tolist()
    return {
        (ids[row["a"]], ids[row["b"]]): tuple(
            round(row[name], 9) if isinstance(row[name], float) else row[name] for name in columns
        )
        for row in found.ties.to_dict("records")
    }


def arcs(found: Network) -> set[tuple[str, str]]:
    ids = found.organisations["id"].tolist()
    return {(ids[a], ids[b]) for a, b in zip(*found.arcs.nonzero(), strict=True)}


def particulars(found: Network) -> pd.DataFrame:
    """Everything that is said of an organisation; when one outside the register is seen follows from its ties."""
    told = found.organisations.drop(columns="code").set_index("id")
    told.loc[~told["registered"], ["begin", "end"]] = 0
    parents = found.organisations["part_of"].tolist()
    assert all(parent < 0 for parent in parents)  # these regions have no parts
    return told


# --- random networks ---


@pytest.mark.parametrize(("form", "tool"), [*WITH_PARTICULARS, *NAMES_ONLY])
@settings(max_examples=6, deadline=None)
@given(dataset=datasets())
def test_organisations_and_ties_come_back_with_their_strength(form: str, tool: str | None, dataset: Dataset) -> None:
    again = there_and_back(dataset, form, tool, Window())

    before, after = network(dataset, Window()), network(again, Window())
    assert after.organisations["id"].tolist() == before.organisations["id"].tolist()
    assert by_id(after, ["strength"]) == by_id(before, ["strength"])


@pytest.mark.parametrize(("form", "tool"), WITH_PARTICULARS)
@settings(max_examples=6, deadline=None)
@given(dataset=datasets())
def test_what_is_said_of_organisations_and_the_days_of_ties_come_back(
    form: str, tool: str | None, dataset: Dataset
) -> None:
    again = there_and_back(dataset, form, tool, Window())

    before, after = network(dataset, Window()), network(again, Window())
    pd.testing.assert_frame_equal(particulars(after), particulars(before))
    assert by_id(after, ["first", "last"]) == by_id(before, ["first", "last"])


@pytest.mark.parametrize(("form", "tool"), [*WITH_PARTICULARS, *NAMES_ONLY])
@settings(max_examples=6, deadline=None)
@given(dataset=datasets())
def test_arcs_come_back_where_the_export_is_directed(form: str, tool: str | None, dataset: Dataset) -> None:
    again = there_and_back(dataset, form, tool, Window(directed=True))

    assert arcs(network(again, Window(directed=True))) >= arcs(network(dataset, Window(directed=True)))


@pytest.mark.parametrize(("form", "tool"), [*WITH_PARTICULARS, ("net", None)])
@settings(max_examples=6, deadline=None)
@given(dataset=datasets())
def test_arcs_with_their_forms_come_back_and_no_other(form: str, tool: str | None, dataset: Dataset) -> None:
    again = there_and_back(dataset, form, tool, Window(directed=True))

    assert arcs(network(again, Window(directed=True))) == arcs(network(dataset, Window(directed=True)))


@pytest.mark.parametrize(("form", "tool"), [*WITH_PARTICULARS, ("net", None)])
@settings(max_examples=6, deadline=None)
@given(dataset=datasets())
def test_the_forms_of_ties_come_back(form: str, tool: str | None, dataset: Dataset) -> None:
    again = there_and_back(dataset, form, tool, Window())

    assert forms(again) == forms(dataset)


def forms(dataset: Dataset) -> dict[tuple[str, str], set[str]]:
    found = network(dataset, Window())
    ids = found.organisations["id"].tolist()
    result: dict[tuple[str, str], set[str]] = {}
    for line in parts(dataset, found):
        pair = (min(ids[line.a], ids[line.b]), max(ids[line.a], ids[line.b]))
        result.setdefault(pair, set()).update(line.forms)
    return result


@pytest.mark.parametrize(("form", "tool"), WITH_A_LINE_PER_FORM)
@settings(max_examples=6, deadline=None)
@given(dataset=datasets())
def test_each_form_and_direction_of_a_tie_comes_back_by_itself(form: str, tool: str | None, dataset: Dataset) -> None:
    again = there_and_back(dataset, form, tool, Window())

    assert lines(again) == lines(dataset)


def lines(dataset: Dataset) -> set[tuple[object, ...]]:
    found = network(dataset, Window())
    ids = found.organisations["id"].tolist()
    return {
        (ids[line.a], ids[line.b], line.directed, line.forms, round(line.strength, 9), line.begin, line.end)
        for line in parts(dataset, found)
    }


@settings(max_examples=30, deadline=None)
@given(dataset=datasets())
def test_gexf_brings_every_stretch_of_a_tie_back(dataset: Dataset) -> None:
    again = there_and_back(dataset, "gexf", None, Window())

    assert stretches(again) == stretches(dataset)


def stretches(dataset: Dataset) -> dict[tuple[str, str], list[tuple[object, ...]]]:
    from netwerk.report.lines import lines as drawn_lines

    found = network(dataset, Window())
    ids = found.organisations["id"].tolist()
    return {
        (ids[line.a], ids[line.b]): [(begin, end, round(strength, 9)) for begin, end, strength in line.stretches]
        for line in drawn_lines(dataset, found)
    }


# --- particulars that are hard to carry ---

# organisations of one name get their id behind it, and there is nothing else to know them by
LABELS_ARE_ALL = [("csv", "kumu"), ("xlsx", "polinode"), ("csv", "polinode")]
AWKWARD = """id;naam;soort;gemeente;gebied;onderdeel_van;vanaf;tot;aliassen;contactrol;kvk;brin
b1;Bestuur De Linde;schoolbestuur;Averlo;;;;;;;;
007;De Linde;school;Averlo;Noord;b1;2019-08-01;;Linde;intern begeleider;01234567;12AB
008;De Linde;school;Bredeweer;Zuid;;;2026-06-30;;;;
h-1;"Smit ""en"" <Zoon> & Co; locatie 2";huisarts;"Averlo;Bredeweer";;;;;"S;Z";;;
=1+1;+31 Team 'West';lokaal_team;Averlo;;;;;@team;;;
"""
AWKWARD_TIES = """van;naar;datum;vorm;intensiteit
007;h-1;2024-03-05;verwijzen;0,1
h-1;007;2024-04-05;overleg;2
008;=1+1;2024-05;stamtafel;
De Onbekende;h-1;2024-06-05;overleg;
"""


@pytest.mark.parametrize(("form", "tool"), [one for one in WITH_PARTICULARS if one not in LABELS_ARE_ALL])
def test_awkward_names_and_all_particulars_come_back(form: str, tool: str | None) -> None:
    reading = reading_of({"organisaties.csv": AWKWARD.encode(), "paren.csv": AWKWARD_TIES.encode()})
    dataset = assemble([reading.rows], classification())

    again = there_and_back(dataset, form, tool, Window())

    before, after = network(dataset, Window()), network(again, Window())
    pd.testing.assert_frame_equal(after.organisations, before.organisations)
    assert by_id(after, ["strength", "first", "last"]) == by_id(before, ["strength", "first", "last"])
    assert forms(again) == forms(dataset)


@pytest.mark.parametrize(("form", "tool"), LABELS_ARE_ALL)
def test_organisations_of_one_name_come_back_apart_with_their_ids_and_ties(form: str, tool: str | None) -> None:
    reading = reading_of({"organisaties.csv": AWKWARD.encode(), "paren.csv": AWKWARD_TIES.encode()})
    dataset = assemble([reading.rows], classification())

    again = there_and_back(dataset, form, tool, Window())

    before, after = network(dataset, Window()), network(again, Window())
    assert after.organisations["id"].tolist() == before.organisations["id"].tolist()
    assert by_id(after, ["strength", "first", "last"]) == by_id(before, ["strength", "first", "last"])


# --- the fictional region, one school year ---


@pytest.fixture(scope="module")
def region() -> Dataset:
    files, _ = gather([DEMO])
    return assemble([read(files, classification=classification(), today=TODAY).rows], classification())


SCHOOL_YEAR = Window(begin=day_number(date(2024, 8, 1)), end=day_number(date(2025, 8, 1)))


@pytest.mark.parametrize(("form", "tool"), [*WITH_PARTICULARS, ("xlsx", "matrix"), ("csv", "matrix")])
def test_a_year_of_the_region_comes_back(form: str, tool: str | None, region: Dataset) -> None:
    again = there_and_back(region, form, tool, SCHOOL_YEAR)

    before, after = network(region, SCHOOL_YEAR), network(again, SCHOOL_YEAR)
    assert sorted(after.organisations["name"]) == sorted(before.organisations["name"])
    assert strengths(after, "name") == strengths(before, "name")


def test_a_year_of_the_region_comes_back_from_pajek_by_id(region: Dataset) -> None:
    again = there_and_back(region, "net", None, SCHOOL_YEAR)

    before, after = network(region, SCHOOL_YEAR), network(again, SCHOOL_YEAR)
    assert after.organisations["id"].tolist() == before.organisations["id"].tolist()
    assert strengths(after, "id") == strengths(before, "id")


def strengths(found: Network, called: str) -> dict[frozenset[str], float]:
    names = found.organisations[called].tolist()
    return {
        frozenset((names[row["a"]], names[row["b"]])): round(row["strength"], 6)
        for row in found.ties.to_dict("records")
    }
