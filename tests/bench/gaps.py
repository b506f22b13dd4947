"""The whole answer of `gaps` against the full set of measures, and the board's agreements through ten years."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd

from netwerk.analysis.gaps import gaps
from netwerk.analysis.measures import measures
from netwerk.analysis.norms import read_norms
from netwerk.model import FIRST, LAST, Dataset, Place, Window, day_number
from netwerk.network import network
from netwerk.settings import NORMS_FILE, classification
from netwerk.views.board import YEARS, board
from tests.bench.timing import Row, medians

FIRST_DAY = date(2016, 1, 1)
YEAR = Window(begin=day_number(FIRST_DAY), end=day_number(date(2017, 1, 1)))
TWO_YEARS = Window(begin=day_number(FIRST_DAY), end=day_number(date(2018, 1, 1)))


def run() -> list[Row]:
    """Return the rows of what is missing, alone and fragile."""
    return [*missing(), *through_the_years()]


def missing(organisations: int = 3_000, records: int = 200_000) -> list[Row]:
    """Everything that `gaps` says (norms, isolates, fragile places, without the municipality), all records counting."""
    dataset, norms = random_dataset(organisations, records), read_norms(NORMS_FILE)
    made = network(dataset, TWO_YEARS)
    took = medians(
        {
            "gaps": lambda: gaps(dataset, TWO_YEARS, norms, today=TWO_YEARS.end),
            "measures": lambda: measures(replace(made)),
        },
        rounds=1,
    )
    return [
        Row(
            what=f"gaps, {organisations:,} organisations, {records:,} records",
            seconds=took["gaps"],
            against="all measures of the same network",
            reference=took["measures"],
            at_most=2,
        )
    ]


def through_the_years(organisations: int = 3_000, records: int = 200_000) -> list[Row]:
    """The board's page looks at ten years: each may cost as much as one answer of `gaps`."""
    dataset, norms = random_dataset(organisations, records, years=YEARS), read_norms(NORMS_FILE)
    end = day_number(date(FIRST_DAY.year + YEARS, 1, 1))
    window = Window(begin=day_number(date(FIRST_DAY.year + YEARS - 1, 1, 1)), end=end)
    took = medians(
        {
            "board": lambda: board(dataset, window, norms, today=end),
            "gaps": lambda: gaps(dataset, window, norms, today=end),
        },
        rounds=1,
    )
    return [
        Row(
            what=f"board, {YEARS} years of {records // YEARS:,} records each",
            seconds=took["board"],
            against="gaps of one year",
            reference=took["gaps"],
            at_most=YEARS,
        )
    ]


def random_dataset(organisations: int, records: int, *, years: int = 2, seed: int = 4) -> Dataset:
    """Return pair records over so many years from 2016, between organisations of all kinds in 60 areas.

    Three areas are one municipality. Most records are between two from the same area, as in real life; a tenth of
    the organisations works everywhere.
    """
    random = np.random.default_rng(seed)
    known = classification()
    kinds = random.choice([kind.code for kind in known.kinds], organisations)
    area = random.integers(0, 60, organisations)
    everywhere = random.random(organisations) < 0.1
    order = np.argsort(area, kind="stable")
    a = random.integers(0, organisations, records)
    near = np.clip(a + random.integers(1, 40, records), 0, organisations - 1)
    far = random.random(records) < 0.1
    b = np.where(far, random.integers(0, organisations, records), near)
    a, b = order[a], order[b]
    b = np.where(a == b, (b + 1) % organisations, b)
    begin = day_number(FIRST_DAY) + random.integers(0, 365 * years, records)
    register = pd.DataFrame(
        {
            "id": [f"o{k:06}" for k in range(organisations)],
            "name": [f"Organisatie {k}" for k in range(organisations)],
            "kind": kinds,
            "layer": [known.layer_of(kind) for kind in kinds],
            "domain": [known.domain_of(kind) for kind in kinds],
            "municipality": [() if out else (f"m{k // 3}",) for k, out in zip(area, everywhere, strict=True)],
            "area": [() if out else (f"g{k}",) for k, out in zip(area, everywhere, strict=True)],
            "subregion": [() if out else (f"s{k // 30}",) for k, out in zip(area, everywhere, strict=True)],
            "part_of": np.full(organisations, -1, dtype=np.int32),
            "begin": np.full(organisations, FIRST, dtype=np.int32),
            "end": np.full(organisations, LAST, dtype=np.int32),
            "registered": True,
            "aliases": [()] * organisations,
            **dict.fromkeys(("contact_role", "kvk", "brin", "agb"), ""),
        }
    )
    frame = pd.DataFrame(
        {
            "a": a.astype(np.int32),
            "b": b.astype(np.int32),
            "size": np.int32(2),
            "begin": begin.astype(np.int32),
            "end": (begin + 1).astype(np.int32),
            "precision": np.int8(0),
            "moment": True,
            "forms": random.integers(0, 2, records).astype(np.int32),
            "themes": np.int32(0),
            "source": np.int32(0),
            "event": np.int32(-1),
            "intensity": 1.0,
            "directed": False,
            "place": np.int32(0),
            "row": np.arange(2, records + 2, dtype=np.int32),
        }
    )
    frame["directed"] = frame["forms"] == 1
    return Dataset(
        classification=known,
        organisations=register,
        records=frame,
        seats=pd.DataFrame({"record": [], "organisation": [], "role": []}).astype(
            {"record": np.int32, "organisation": np.int32, "role": np.int8}
        ),
        more_rows=pd.DataFrame({"record": [], "place": [], "row": []}, dtype=np.int32),
        form_sets=(("overleg",), ("consulteren",)),
        theme_sets=((),),
        sources=("bench",),
        events=(),
        places=(Place(file="bench.csv"),),
        version="bench",
    )
