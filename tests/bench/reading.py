"""How fast a million pair rows are read, checked and turned into ties, against bare polars and plain pandas code.

Asked: at most 5 times a bare `polars.read_csv` of the same file, and at most half of straightforward pandas.
"""

from __future__ import annotations

import io
from datetime import date, timedelta

import numpy as np
import pandas as pd
import polars as pl

from netwerk.model import Window, day_number
from netwerk.network import network
from netwerk.records.assembling import assemble
from netwerk.records.files import InputFile
from netwerk.records.reading import read
from netwerk.settings import classification
from tests.bench.timing import Row, medians

ROWS, ORGANISATIONS, PAIRS = 1_000_000, 3_000, 60_000
TODAY = day_number(date(2026, 1, 1))


def run() -> list[Row]:
    """Return our own time as a ratio to bare polars (asked: 5) and to plain pandas (asked: 0.5)."""
    content = pair_file()
    taken = medians(
        {"own": lambda: _ours(content), "polars": lambda: _polars(content), "pandas": lambda: _pandas(content)}
    )
    what = "1,000,000 pair rows read, checked, made into ties"
    return [
        Row(what=what, seconds=taken["own"], against="polars.read_csv", reference=taken["polars"], at_most=5),
        Row(what=what, seconds=taken["own"], against="plain pandas", reference=taken["pandas"], at_most=0.5),
    ]


def pair_file(rows: int = ROWS) -> bytes:
    """Return a CSV of pair records: ten years, `ORGANISATIONS` organisations, `PAIRS` different pairs, seeded."""
    random = np.random.default_rng(7)
    pairs = random.integers(0, ORGANISATIONS, (PAIRS, 2))
    pairs[:, 1] = np.where(pairs[:, 0] == pairs[:, 1], (pairs[:, 1] + 1) % ORGANISATIONS, pairs[:, 1])
    chosen = pairs[random.integers(0, PAIRS, rows)].tolist()
    days = [(date(2015, 1, 1) + timedelta(days=at)).strftime("%d-%m-%Y") for at in range(3650)]
    forms = ["overleg", "verwijzen", "consulteren", "afspraak"]
    lines = (
        f"org-{a:04d};org-{b:04d};{days[day]};{forms[form]};export\n"
        for (a, b), day, form in zip(
            chosen, random.integers(0, 3650, rows).tolist(), random.integers(0, 4, rows).tolist(), strict=True
        )
    )
    return ("organisatie_a;organisatie_b;datum;vorm;bron\n" + "".join(lines)).encode()


def _ours(content: bytes) -> int:
    reading = read([InputFile("paren.csv", content)], classification=classification(), today=TODAY)
    return len(network(assemble([reading.rows], classification()), Window()).ties)


def _polars(content: bytes) -> int:
    return len(pl.read_csv(io.BytesIO(content), separator=";"))


def _pandas(content: bytes) -> int:
    """What one writes first: parse the dates, tidy the names, drop bad and double rows, count pairs."""
    frame = pd.read_csv(io.BytesIO(content), sep=";", dtype=str)
    frame["datum"] = pd.to_datetime(frame["datum"], format="%d-%m-%Y", errors="coerce")
    for column in ("organisatie_a", "organisatie_b"):
        frame[column] = frame[column].str.strip().str.casefold()
    frame = frame.dropna(subset=["organisatie_a", "organisatie_b", "datum"])
    frame = frame[frame["organisatie_a"] != frame["organisatie_b"]].drop_duplicates()
    frame["links"] = frame[["organisatie_a", "organisatie_b"]].min(axis=1)
    frame["rechts"] = frame[["organisatie_a", "organisatie_b"]].max(axis=1)
    return len(frame.groupby(["links", "rechts"]).agg(registraties=("datum", "size"), eerste=("datum", "min")))
