"""Taking the time of several ways of doing one thing, in turn, so that a busy machine hits them alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table of `make bench`.

    seconds, reference : medians in seconds; `reference` is the time of `against`
    at_most : the ratio seconds/reference that we ask of ourselves; None: for information
    """

    what: str
    seconds: float
    against: str = ""
    reference: float | None = None
    at_most: float | None = None

    @property
    def ratio(self) -> float | None:
        return self.seconds / self.reference if self.reference else None


def medians(calls: Mapping[str, Callable[[], object]], *, rounds: int = 5) -> dict[str, float]:
    """Return the median seconds of each call; every round makes each call once, after one round that is not timed."""
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for number in range(rounds + 1):
        for name, call in calls.items():
            start = perf_counter()
            call()
            if number:
                taken[name].append(perf_counter() - start)
    return {name: median(times) for name, times in taken.items()}
