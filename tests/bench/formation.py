"""A month-by-month timeline with a sliding year: intervals counted once, against a graph rebuilt per window.

Ratio asked: at least 10. Run with `python -m tests.bench.formation`.
"""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np
import pandas as pd

from netwerk.analysis.evidence import evidence
from netwerk.analysis.formation import formation
from netwerk.analysis.periods import Step, months_earlier
from netwerk.analysis.timeline import Over
from netwerk.model import Dataset, Window
from netwerk.network import network
from tests.drawn import drawn

RECORDS, ORGANISATIONS, DAYS = 200_000, 1_000, 3_652


def run() -> dict[str, float]:
    """Return seconds per way, their ratio, and the seconds of opening the busiest tie."""
    dataset = _ten_years()
    started = time.perf_counter()
    rows = formation(dataset, step=Step.MONTH, over=Over("sliding", 12))
    counted = time.perf_counter() - started

    started = time.perf_counter()
    rebuilt = []
    for row in rows:
        begin = int(months_earlier(np.array([row.end]), 12)[0])
        rebuilt.append(network(dataset, replace(Window(), begin=begin, end=row.end)).graph.number_of_edges())
    per_window = time.perf_counter() - started
    assert rebuilt == [row.ties for row in rows]

    dataset.involvement  # noqa: B018 (made once per data version)
    started = time.perf_counter()
    evidence(dataset, 0, 1, Window())
    opened = time.perf_counter() - started
    result = {"counted": counted, "per window": per_window, "ratio": per_window / counted, "evidence": opened}
    print(f"formation, {RECORDS:,} records, {len(rows)} windows: {result}")
    return result


def _ten_years() -> Dataset:
    """Pairs that lean to a few organisations, spread evenly over ten years."""
    rng = np.random.default_rng(2024)
    small = drawn("o0000-o0001", organisations=[f"o{number:04}" for number in range(ORGANISATIONS)])
    a = np.minimum(rng.exponential(150, RECORDS), ORGANISATIONS - 2).astype(np.int32)
    b = (a + 1 + rng.integers(0, ORGANISATIONS - 1, RECORDS)).astype(np.int32) % ORGANISATIONS
    begin = (18_000 + rng.integers(0, DAYS, RECORDS)).astype(np.int32)
    records = pd.concat([small.records] * RECORDS, ignore_index=True)
    return replace(small, records=records.assign(a=a, b=b, begin=begin, end=begin + np.int32(1)))


if __name__ == "__main__":
    run()
