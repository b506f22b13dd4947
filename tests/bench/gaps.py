"""How long the whole answer of `gaps` takes, as a ratio to bringing the same records together into a network."""

from __future__ import annotations

from datetime import date
from statistics import median
from time import perf_counter

import numpy as np
import pandas as pd

from netwerk.analysis.gaps import gaps
from netwerk.analysis.norms import read_norms
from netwerk.model import FIRST, LAST, Dataset, Place, Window, day_number
from netwerk.network import network
from netwerk.settings import NORMS_FILE, classification

YEAR = Window(begin=day_number(date(2024, 1, 1)), end=day_number(date(2025, 1, 1)))


def run(organisations: int = 3_000, records: int = 200_000, rounds: int = 5) -> dict[str, float]:
    """Print and return the median seconds of a network and of its gaps, taken in turn, and their ratio."""
    dataset = random_dataset(organisations, records)
    norms = read_norms(NORMS_FILE)
    taken: dict[str, list[float]] = {"network": [], "gaps": []}
    for _ in range(rounds):
        start = perf_counter()
        network(dataset, YEAR)
        between = perf_counter()
        gaps(dataset, YEAR, norms, today=YEAR.end)
        taken["network"].append(between - start)
        taken["gaps"].append(perf_counter() - between)
    result = {name: median(times) for name, times in taken.items()}
    result["ratio"] = result["gaps"] / result["network"]
    print(
        f"gaps, {organisations} organisations, {records} records, {len(norms)} norms: "
        f"{result['gaps']:.3f} s, {result['ratio']:.1f}x the network alone ({result['network']:.3f} s)"
    )
    return result


def random_dataset(organisations: int, records: int, *, seed: int = 4) -> Dataset:
    """Return pair records over two years between organisations of all kinds, in 60 areas of 20 municipalities.

    Most are between two from the same area, as in real life; a tenth of the organisations works everywhere.
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
    begin = day_number(date(2023, 1, 1)) + random.integers(0, 730, records)
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


if __name__ == "__main__":
    run()
