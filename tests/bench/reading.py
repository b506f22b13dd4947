"""How fast a million pair rows are read, checked and turned into ties, against bare polars and plain pandas code.

Goals: at most 5 times a bare `polars.read_csv` of the same file, and at most half of straightforward pandas. All are
taken in turn in one process; the best of each counts.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable
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

ROWS, ORGANISATIONS, PAIRS, ROUNDS = 1_000_000, 3_000, 60_000, 5
TODAY = day_number(date(2026, 1, 1))


def run() -> list[dict[str, object]]:
    """Return one row per way of reading: seconds, and the ratio of our own to it with the goal."""
    content = pair_file()
    ways: dict[str, Callable[[bytes], int]] = {
        "netwerk: lezen, controleren, verbindingen": _ours,
        "polars.read_csv, alleen lezen": _polars,
        "pandas: lezen, controleren, verbindingen": _pandas,
    }
    best = dict.fromkeys(ways, float("inf"))
    for _ in range(ROUNDS):
        for name, way in ways.items():
            start = time.perf_counter()
            way(content)
            best[name] = min(best[name], time.perf_counter() - start)
    own = best["netwerk: lezen, controleren, verbindingen"]
    goals = dict(zip(ways, ("", "≤ 5", "≤ 0,5"), strict=True))
    return [
        {"wat": name, "seconden": round(seconds, 3), "netwerk / dit": round(own / seconds, 2), "doel": goals[name]}
        for name, seconds in best.items()
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


if __name__ == "__main__":
    print(pd.DataFrame(run()).to_string(index=False))
