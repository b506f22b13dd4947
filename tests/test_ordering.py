"""Rows put in order of a number, and columns that say one thing."""

from __future__ import annotations

import numpy as np

from netwerk.constant import at_rows, constant, is_constant, looked_up
from netwerk.ordering import grouped


def test_equal_rows_stand_together_in_their_own_order() -> None:
    order, starts = grouped(np.array([7, 3, 7, 5, 3]))
    assert (order.tolist(), starts.tolist()) == ([1, 4, 3, 0, 2], [0, 2, 3])


def test_numbers_too_large_to_sort_with_their_position_are_grouped_alike() -> None:
    large = 2**61
    order, starts = grouped(np.array([large, 3, large, 5, 3]))
    assert (order.tolist(), starts.tolist()) == ([1, 4, 3, 0, 2], [0, 2, 3])


def test_no_rows_have_no_groups() -> None:
    order, starts = grouped(np.array([], dtype=np.int64))
    assert (len(order), len(starts)) == (0, 0)


def test_a_constant_stays_one_when_rows_are_chosen() -> None:
    chosen = at_rows(constant(4, 3, np.int32), np.array([True, False, True]))
    assert is_constant(chosen)
    assert chosen.tolist() == [4, 4]


def test_a_constant_is_looked_up_once() -> None:
    found = looked_up(np.array([10, 20, -1]), constant(-1, 2, np.int32))
    assert is_constant(found)
    assert found.tolist() == [-1, -1]


def test_an_empty_column_is_no_constant() -> None:
    assert not is_constant(constant(1, 0, np.int32))
