"""How old the ties are that are there now: how long ago the first record of each was."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from netwerk.analysis.ledger import records_of_ties
from netwerk.analysis.survival import first_record
from netwerk.analysis.timeline import Timeline
from netwerk.model import Dataset
from netwerk.network import months_before

BORDERS = (12, 36, 72)  # months; networks take about six years


@dataclass(frozen=True, slots=True, kw_only=True)
class Ages:
    """The ties of one step by their age at its end.

    at : the last complete step
    counts : ties whose first record lies less than 12 months before the end of the step, 12 to 36, 36 to 72, and more
    at_least : ties whose first record lies in the first twelve months of the data: they may be older
    """

    at: int
    counts: tuple[int, int, int, int]
    at_least: int

    @property
    def ties(self) -> int:
        return sum(self.counts)


def ages(dataset: Dataset, of: Timeline) -> Ages | None:
    """Return how old the ties of the last complete step are; None where no step shown is complete."""
    at, start = of.complete_steps - 1, first_record(dataset, of)
    if at < of.shown or start is None:
        return None
    ties, end = of.tied(at), of.end(at)
    tie, record = records_of_ties(dataset, of, ties)
    first = np.full(len(ties), end, dtype=np.int64)
    np.minimum.at(first, tie, dataset.records["begin"].to_numpy()[record].astype(np.int64))
    younger = [int(np.count_nonzero(first >= months_before(end, months))) for months in BORDERS]
    return Ages(
        at=at,
        counts=(younger[0], younger[1] - younger[0], younger[2] - younger[1], len(first) - younger[2]),
        at_least=int(np.count_nonzero(first < months_before(start, -12))),
    )
