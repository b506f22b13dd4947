"""Timelines of large regions, and how soon the page Netwerkvorming answers.

Asked: 120 monthly windows of a sliding year over 200,000 records in a tenth of what rebuilding a networkx graph per
window takes; a million records in six times what 200,000 take; fifty years by month in no more than five times ten
years; the page, asked for another window over 200,000 records, in a second. `python -m tests.bench formation`.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter

import networkx as nx
import numpy as np
import pandas as pd
from streamlit.testing.v1 import AppTest

from netwerk.analysis.evidence import evidence
from netwerk.analysis.formation import FormationStep, formation
from netwerk.analysis.periods import Step
from netwerk.analysis.timeline import Over
from netwerk.model import Dataset, Window, day_number
from netwerk.records.files import InputFile
from netwerk.settings import ROOT
from netwerk.store import import_files, open_store
from tests.bench.timing import Row, medians
from tests.drawn import drawn

RECORDS, ORGANISATIONS, YEARS = 200_000, 1_000, 10
YEAR = Over("sliding", 12)
PARTS = ("door-de-jaren", "afspelen", "vergelijken", "verbindingen", "hoe-lang")
SECONDS = 1.0  # for the page


def run() -> list[Row]:
    """Return the rows of timelines and of the page."""
    return [*timelines(), *_page()]


def timelines() -> list[Row]:
    """Timelines by month with a sliding year, each way in turn."""
    dataset, larger, longer = region(), region(records=5 * RECORDS), region(years=5 * YEARS)
    assert _rebuilt(dataset) == [one.ties for one in _by_month(dataset)]
    dataset.involvement  # noqa: B018 (made once per data version)
    took = medians(
        {
            "counted": lambda: _by_month(dataset),
            "rebuilt": lambda: _rebuilt(dataset),
            "larger": lambda: _by_month(larger),
            "longer": lambda: _by_month(longer),
            "fading": lambda: formation(dataset, step=Step.MONTH, over=Over("fading", 6)),
            "fading longer": lambda: formation(longer, step=Step.MONTH, over=Over("fading", 6)),
            "opened": lambda: evidence(dataset, 0, 1, Window()),
        },
        rounds=3,
    )

    def row(what: str, name: str, against: str, reference: str, at_most: float) -> Row:
        return Row(what=what, seconds=took[name], against=against, reference=took[reference], at_most=at_most)

    return [
        row(
            "10 years by month, sliding year, 200,000 records", "counted", "a networkx graph per window", "rebuilt", 0.1
        ),
        row("… 1,000,000 records", "larger", "200,000 records", "counted", 6),
        row("… 50 years by month", "longer", "10 years", "counted", 5),
        row("… fading, 50 years by month", "fading longer", "10 years", "fading", 5),
        Row(what="the records of the busiest tie", seconds=took["opened"]),
    ]


def _by_month(dataset: Dataset) -> tuple[FormationStep, ...]:
    return formation(dataset, step=Step.MONTH, over=YEAR)


def _rebuilt(dataset: Dataset) -> list[int]:
    """How many ties each window has, by making the graph of its records anew."""
    begin, a, b = (dataset.records[name].to_numpy() for name in ("begin", "a", "b"))
    found = []
    for one in _by_month(dataset):
        first = int((np.datetime64(one.end, "D").astype("datetime64[M]") - 12).astype("datetime64[D]").astype(int))
        inside = (begin >= first) & (begin < one.end)
        graph = nx.Graph()
        graph.add_nodes_from(range(len(dataset.organisations)))
        graph.add_edges_from(zip(a[inside].tolist(), b[inside].tolist(), strict=True))
        found.append(graph.number_of_edges())
    return found


def region(*, records: int = RECORDS, years: int = YEARS) -> Dataset:
    """Return pairs that lean to a few organisations, spread evenly over the years from April 2019."""
    rng = np.random.default_rng(2024)
    small = drawn("o0000-o0001", organisations=[f"o{number:04}" for number in range(ORGANISATIONS)])
    a = np.minimum(rng.exponential(150, records), ORGANISATIONS - 2).astype(np.int32)
    b = (a + 1 + rng.integers(0, ORGANISATIONS - 1, records)).astype(np.int32) % ORGANISATIONS
    begin = (18_000 + rng.integers(0, 365 * years, records)).astype(np.int32)
    many = pd.concat([small.records] * records, ignore_index=True)
    return replace(small, records=many.assign(a=a, b=b, begin=begin, end=begin + np.int32(1)))


# --- the page ---


def _page() -> list[Row]:
    """Seconds until each part of the page answers another window, in a region of 200,000 records."""
    now = datetime.now(UTC)
    today = now.date()
    before = os.environ.get("NETWERK_DATABASE")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "netwerk.db"
        files = [InputFile(name="registraties.csv", content=_as_file(today))]
        import_files(open_store(str(file)), files, today=day_number(today), at=now)
        os.environ["NETWERK_DATABASE"] = str(file)
        try:
            rows = [_answer(part) for part in PARTS]
        finally:
            os.environ.pop("NETWERK_DATABASE")
            if before is not None:
                os.environ["NETWERK_DATABASE"] = before
    return rows


def _answer(part: str) -> Row:
    """The longest of three answers, each to a window that nobody asked for before."""
    app = AppTest.from_file(str(ROOT / "pages" / "netwerkvorming.py"), default_timeout=120)
    app.query_params["deel"] = part
    app.run()
    assert not app.exception
    taken = []
    for word in ("schuivend-12", "schuivend-24", "alles"):
        app.selectbox(key="vorming_venster").set_value(word)
        start = perf_counter()
        app.run()
        taken.append(perf_counter() - start)
        assert not app.exception
        assert not app.error, app.error[0].value
    return Row(what=f"page: {part}, another window", seconds=max(taken), against="asked", reference=SECONDS, at_most=1)


def _as_file(today: date) -> bytes:
    dataset = region()
    last = day_number(today)
    days = pd.to_datetime(last - (dataset.records["begin"].to_numpy() - 18_000), unit="D").strftime("%Y-%m-%d")
    names = dataset.organisations["name"].to_numpy(dtype=object)
    frame = pd.DataFrame(
        {
            "organisatie_a": names[dataset.records["a"].to_numpy()],
            "organisatie_b": names[dataset.records["b"].to_numpy()],
            "datum": days,
            "vorm": "overleg",
            "bron": "Casustafels",
        }
    )
    return frame.to_csv(sep=";", index=False).encode()
