"""Reading literal text in a test: each argument is the content of one file."""

from __future__ import annotations

from datetime import date

import numpy as np

from netwerk.model import Dataset, as_date, day_number
from netwerk.records.assembling import assemble
from netwerk.records.files import InputFile
from netwerk.records.reading import Reading, read
from netwerk.settings import classification

TODAY = date(2026, 6, 1)


def reading(*contents: str | bytes, known: tuple[Reading, ...] = (), named: bool = True) -> Reading:
    """Return the reading of files `1.csv`, `2.csv` … with these contents; today is 1 June 2026."""
    files = [
        InputFile(f"{number}.csv", content.encode() if isinstance(content, str) else content, named)
        for number, content in enumerate(contents, start=1)
    ]
    return read(files, classification=classification(), today=day_number(TODAY), known=[other.rows for other in known])


def dataset(*contents: str | bytes) -> Dataset:
    """Return the dataset of these files."""
    return assemble([reading(*contents).rows], classification())


def codes(result: Reading) -> list[str]:
    """Return the codes of the problems, without the notice that there is no register."""
    return [problem.code for problem in result.problems if problem.code != "no_register"]


def period(result: Reading, row: int = 0) -> tuple[date | None, date | None]:
    """Return the half-open period of one accepted record row; None: for good."""
    record = result.rows.records.iloc[row]
    return as_date(int(record["begin"])), as_date(int(record["end"]))


def participants(data: Dataset) -> list[list[str]]:
    """Return per record the ids of who took part, pair records included."""
    ids = data.organisations["id"].to_numpy()
    result = []
    for number, record in data.records.iterrows():
        seats = data.seats[data.seats["record"] == number]["organisation"].to_numpy()
        who = np.unique(seats if record["a"] < 0 else [record["a"], record["b"]])
        result.append([str(id_) for id_ in ids[who]])
    return result
