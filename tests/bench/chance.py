"""How long the comparison with chance takes at 400 organisations: within 15 seconds, so that nobody waits longer."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from netwerk.analysis.across import across_by_chance
from netwerk.analysis.roles import roles_by_chance
from netwerk.model import Grouping, Window
from netwerk.network import Network, network
from tests.bench.gaps import random_dataset
from tests.bench.timing import Row

AT_MOST = 15.0  # seconds


def run() -> list[Row]:
    """Return the seconds of the ranges of layers, of domains and of the roles, as a ratio to what we ask."""
    dense = network(random_dataset(400, 30_000, years=1), Window())
    large = network(random_dataset(3_000, 100_000, years=1), Window())
    return [*_rows(dense, at_most=1.0), *_rows(large, at_most=None)]


def _rows(found: Network, *, at_most: float | None) -> list[Row]:
    return [
        _row("across layers", found, lambda: across_by_chance(found, Grouping.LAYER).draws, at_most),
        _row("across domains", found, lambda: across_by_chance(found, Grouping.DOMAIN).draws, at_most),
        _row("roles", found, lambda: roles_by_chance(found).draws, at_most),
    ]


def _row(what: str, found: Network, work: Callable[[], int], at_most: float | None) -> Row:
    start = perf_counter()
    draws = work()
    return Row(
        what=f"{what}: {len(found):,}, {len(found.ties):,} ties, {draws:,} draws",
        seconds=perf_counter() - start,
        against="15 seconds",
        reference=AT_MOST,
        at_most=at_most,
    )
