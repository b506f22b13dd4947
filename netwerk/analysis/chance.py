"""What a network would show by chance: the same ties and groups of the same size, with the groups dealt out anew.

Where there are few ways to deal them out every way is looked at once; else a stated number of seeded draws.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import comb

import numpy as np

from netwerk.errors import Cancelled
from netwerk.i18n import mark

Progress = Callable[[float], None]
IsCancelled = Callable[[], bool]

DRAWS = 1_000
FEWER_DRAWS = 200
LARGE = 1_000  # organisations above which there are `FEWER_DRAWS`
SEED = 4
LOWER, UPPER = 0.025, 0.975  # of every 100 draws 95 lie within
ROUNDING = 1e-9  # the same sum taken in another order may differ in its last bits


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """How often the groups are dealt out anew; every: these are all ways there are, each once, and no draws."""

    draws: int
    every: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Between which values 95 of every 100 draws lie, both ends included: values that occurred in a draw."""

    low: float
    high: float


class Beside(StrEnum):
    """How a figure lies beside what chance gives."""

    MORE = "more"
    FEWER = "fewer"
    WITHIN = "within"  # not to be told from chance


def beside(value: float, chance: Range) -> Beside:
    """Return how `value` lies beside `chance`; on its edge it is not to be told from chance."""
    if value < chance.low - ROUNDING:
        return Beside.FEWER
    return Beside.MORE if value > chance.high + ROUNDING else Beside.WITHIN


def deal(codes: np.ndarray, *, draws: int | None = None) -> Deal:
    """Return how often to deal out the groups `codes` (int, one per organisation); `draws` None: by its size."""
    if draws is None:
        draws = FEWER_DRAWS if len(codes) > LARGE else DRAWS
    ways, left = 1, len(codes)
    for size in np.bincount(codes).tolist() if len(codes) else []:
        ways *= comb(left, size)
        left -= size
        if ways > draws:
            return Deal(draws=draws)
    return Deal(draws=ways, every=True)


def dealt(
    codes: np.ndarray,
    how: Deal,
    *,
    batch: int,
    seed: int = SEED,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> Iterator[np.ndarray]:
    """Give the groups dealt out anew, `batch` (1 or more) at a time: int arrays of (draws in the batch) × n.

    progress : told which share is done, 0.0 to 1.0, after each batch

    Raises
    ------
    Cancelled
        If `cancelled()` says so before a batch.
    """
    random = np.random.default_rng(seed)
    ways = _ways(np.sort(codes)) if how.every else None
    done = 0
    while done < how.draws:
        if cancelled is not None and cancelled():
            raise Cancelled(mark("Gestopt. Er is niets berekend."))
        size = min(batch, how.draws - done)
        if ways is None:
            yield random.permuted(np.tile(codes, (size, 1)), axis=1)
        else:
            yield np.array([next(ways) for _ in range(size)]).reshape(size, len(codes))
        done += size
        if progress is not None:
            progress(done / how.draws)


def limits(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the smallest values under which at least 2.5 and 97.5 of every 100 draws lie (draws on the first axis)."""
    low, high = np.quantile(values, [LOWER, UPPER], axis=0, method="inverted_cdf")
    return low, high


def _ways(codes: np.ndarray) -> Iterator[np.ndarray]:
    """Every different order of the sorted `codes`, each once: the next one swaps the last place that can grow."""
    current = codes.tolist()
    while True:
        yield np.array(current, dtype=codes.dtype)
        grows = next((k for k in range(len(current) - 2, -1, -1) if current[k] < current[k + 1]), None)
        if grows is None:
            return
        other = next(k for k in range(len(current) - 1, grows, -1) if current[grows] < current[k])
        current[grows], current[other] = current[other], current[grows]
        current[grows + 1 :] = current[:grows:-1]
