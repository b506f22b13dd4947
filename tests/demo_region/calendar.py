"""The rhythm of a school year: on which days people meet, and a source of chance that is the same on every machine."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

from tests.demo_region.planted import LAST_DAY, LAST_REFERRAL_MONTH

T = TypeVar("T")


class Chance:
    """Seeded chance. It uses `random()` alone, the one call whose sequence Python promises to keep."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def happens(self, probability: float) -> bool:
        return self._random.random() < probability

    def below(self, n: int) -> int:
        """Return 0 … n-1."""
        return int(self._random.random() * n)

    def chosen(self, values: Sequence[T], k: int) -> list[T]:
        """Return k different values (all of them when there are fewer), in the order they were drawn."""
        left = list(values)
        return [left.pop(self.below(len(left))) for _ in range(min(k, len(left)))]

    def weighted(self, values: Sequence[T], weights: Sequence[float]) -> T:
        at = self._random.random() * sum(weights)
        for value, weight in zip(values, weights, strict=True):
            at -= weight
            if at < 0:
                return value
        return values[-1]


def in_holiday(day: date) -> bool:
    """Return whether nobody meets on `day`: school holidays, weekends, and the closed spring of 2020."""
    when = (day.month, day.day)
    return (
        day.weekday() >= 5
        or (7, 8) <= when <= (8, 25)  # summer
        or (10, 15) <= when <= (10, 23)  # autumn
        or when >= (12, 21)
        or when <= (1, 6)
        or (2, 20) <= when <= (2, 28)
        or (4, 26) <= when <= (5, 6)
        or date(2020, 3, 16) <= day <= date(2020, 5, 31)
    )


def meeting_days(chance: Chance, year: int, times: int) -> list[date]:
    """Return at most `times` days of school year `year`, spread over it and outside the holidays."""
    first = date(year, 8, 1)
    days = [day for k in range(365) if not in_holiday(day := first + timedelta(days=k))]
    chosen = [days[int((k + 0.2 + 0.6 * chance.below(1000) / 1000) * len(days) / times)] for k in range(times)]
    return sorted({day for day in chosen if day <= LAST_DAY})


def months(chance: Chance, year: int, times: int) -> list[str]:
    """Return at most `times` different months of school year `year` as yyyy-mm; few in July and August.

    Three or more always include a month from September to October and one from January to June.
    """
    spring = [f"{year + 1}-{month:02}" for month in range(1, 7)]
    autumn = [f"{year}-{month:02}" for month in (9, 10)]
    rest = [f"{year}-{month:02}" for month in (8, 11, 12)] + [f"{year + 1}-07"]
    chosen = chance.chosen(autumn, 1) + chance.chosen(spring, 1)
    left = [month for month in autumn + autumn + spring + spring + rest if month not in chosen]
    chosen += chance.chosen(sorted(set(left)), max(0, times - 2))
    chosen = chosen if times > 1 else chance.chosen(chosen, times)
    return sorted(month for month in chosen if month <= LAST_REFERRAL_MONTH)
