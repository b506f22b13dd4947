"""Groups dealt out anew: every way once where there are few, seeded draws where there are many."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

from netwerk.analysis.chance import DRAWS, FEWER_DRAWS, Deal, deal, dealt, limits
from netwerk.errors import Cancelled


def rows(codes: list[int], how: Deal, *, batch: int = 10, seed: int = 4) -> list[tuple[int, ...]]:
    return [tuple(row) for labels in dealt(np.array(codes), how, batch=batch, seed=seed) for row in labels.tolist()]


@pytest.mark.parametrize(
    ("codes", "ways"),
    [([0, 0, 1], 3), ([0, 1, 2], 6), ([0, 0, 0], 1), ([0] * 6 + [1] * 6, 924), ([], 1)],
)
def test_few_ways_are_all_looked_at(codes: list[int], ways: int) -> None:
    assert deal(np.array(codes, dtype=int)) == Deal(draws=ways, every=True)


@pytest.mark.parametrize(("organisations", "draws"), [(1_000, DRAWS), (1_001, FEWER_DRAWS)])
def test_many_ways_are_drawn_and_fewer_in_a_large_network(organisations: int, draws: int) -> None:
    assert deal(np.arange(organisations) % 3) == Deal(draws=draws, every=False)


def test_a_thousand_ways_are_all_looked_at_and_one_more_is_drawn() -> None:
    assert deal(np.array([0] * 999 + [1])) == Deal(draws=1_000, every=True)
    assert deal(np.array([0] * 999 + [1]), draws=999) == Deal(draws=999, every=False)


@pytest.mark.parametrize("codes", [[0, 0, 1, 1], [2, 0, 1, 0], [0, 1, 2, 3], [1, 1, 0, 2, 2]])
def test_every_way_is_there_exactly_once(codes: list[int]) -> None:
    assert sorted(rows(codes, deal(np.array(codes)))) == sorted(set(permutations(codes)))


def test_a_draw_keeps_the_size_of_every_group() -> None:
    drawn = rows([0] * 5 + [1] * 9 + [2] * 6, Deal(draws=50))
    assert {tuple(np.bincount(row)) for row in drawn} == {(5, 9, 6)}


def test_the_same_seed_gives_the_same_draws() -> None:
    codes = [0, 1, 2] * 6
    assert rows(codes, Deal(draws=30)) == rows(codes, Deal(draws=30))
    assert rows(codes, Deal(draws=30)) != rows(codes, Deal(draws=30), seed=5)


def test_progress_is_told_until_all_is_done() -> None:
    told: list[float] = []
    for _ in dealt(np.array([0, 1] * 10), Deal(draws=25), batch=10, progress=told.append):
        pass
    assert told == [0.4, 0.8, 1.0]


def test_who_stops_gets_no_result() -> None:
    with pytest.raises(Cancelled):
        list(dealt(np.array([0, 1] * 10), Deal(draws=25), batch=10, cancelled=lambda: True))


def test_limits_are_values_that_occurred() -> None:
    # of 1 … 40 one in forty lies at or below 1, and 39 in forty at or below 39
    low, high = limits(np.arange(1, 41))
    assert (int(low), int(high)) == (1, 39)
