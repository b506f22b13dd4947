"""The fictional region from its files to the network, and through the database: nothing is lost or added on the way."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import combinations
from pathlib import Path

import openpyxl

from netwerk.model import Window, day_number
from netwerk.network import network
from netwerk.records.assembling import assemble
from netwerk.records.files import gather
from netwerk.records.reading import read
from netwerk.settings import DEMO, classification
from netwerk.store.history import imports
from netwerk.store.importing import import_files
from netwerk.store.loading import load
from netwerk.store.opening import open_store

TODAY = day_number(date(2026, 11, 22))
BEGIN, END = date(2025, 8, 1), date(2026, 8, 1)


def rows(name: str) -> list[dict[str, str]]:
    with (DEMO / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def written_day(text: str) -> date:
    return datetime.strptime(text, "%d-%m-%Y").replace(tzinfo=UTC).date()


def companies_of_2025_2026() -> Iterator[set[str]]:
    """Who was together in the school year 2025/2026, read from the files without any code of the product.

    The lists of that year carry no old names: both changes of name and the merger lie before it.
    """
    meetings: dict[tuple[str, str], set[str]] = {}
    for path in sorted(DEMO.glob("aanwezigheid-*.csv")):
        for row in rows(path.name):
            if BEGIN <= written_day(row["datum"]) < END:
                meetings.setdefault((row["bijeenkomst"], row["datum"]), set()).add(row["deelnemer"])
    yield from (members for members in meetings.values() if len(members) <= 25)
    for row in rows("plannen.csv"):
        if BEGIN <= written_day(row["datum"]) < END:
            yield set(row["deelnemers"].split("; "))
    names = {row["id"]: row["naam"] for row in rows("organisaties.csv")}
    for row in rows("consultaties.csv"):
        if BEGIN <= written_day(row["datum"]) < END:
            yield {names[row["van"]], names[row["naar"]]}
    for row in rows("verwijzingen.csv"):
        if "2025-08" <= row["datum"] <= "2026-07":
            yield {names[row["van"]], names[row["naar"]]}
    sheet = openpyxl.load_workbook(DEMO / "afspraken.xlsx")["afspraken"]
    for a, b, first, last, *_ in sheet.iter_rows(min_row=2, values_only=True):
        if first.date() < END and (last is None or last.date() >= BEGIN):
            yield {a, b}


def test_each_row_of_each_csv_file_is_accounted_for() -> None:
    reading = read(gather([DEMO])[0], classification=classification(), today=TODAY)
    counted = {report.name: report.imported for report in reading.files if report.name.endswith(".csv")}
    assert counted == {path.name: len(rows(path.name)) for path in DEMO.glob("*.csv")}
    assert reading.read == reading.imported + reading.rejected + reading.blank


def test_the_ties_of_a_school_year_are_the_pairs_that_the_files_name_together() -> None:
    dataset = assemble([read(gather([DEMO])[0], classification=classification(), today=TODAY).rows], classification())
    year = network(dataset, Window(begin=day_number(BEGIN), end=day_number(END)))
    name = year.organisations["name"].to_list()
    found = {frozenset((name[a], name[b])) for a, b in zip(year.ties["a"], year.ties["b"], strict=True)}
    named = {frozenset(pair) for company in companies_of_2025_2026() for pair in combinations(company, 2)}
    assert found == named


def test_the_database_gives_the_same_organisations_and_records_as_the_files(tmp_path: Path) -> None:
    files = gather([DEMO])[0]
    straight = assemble([read(files, classification=classification(), today=TODAY).rows], classification())
    store = open_store(str(tmp_path / "netwerk.db"))
    done = import_files(store, files, today=TODAY, at=datetime(2026, 11, 22, 12, tzinfo=UTC), source="demo")
    kept = load(store, classification())
    assert done.number == 1
    assert [one.number for one in imports(store)] == [1]
    assert kept.organisations.equals(straight.organisations)
    assert kept.records.drop(columns="place").equals(straight.records.drop(columns="place"))
    assert kept.seats.equals(straight.seats)
    store.dispose()
