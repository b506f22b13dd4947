"""A column that says the same in every row, held as one value: new memory costs more than the work done in it."""

from __future__ import annotations

import numpy as np


def constant(value: float, n: int, dtype: type) -> np.ndarray:
    """Return a read-only array of `n` times `value` that takes the room of one."""
    return np.broadcast_to(np.array(value, dtype=dtype), n)


def is_constant(column: np.ndarray) -> bool:
    """Return whether `column` is held as one value; False for an empty one."""
    return len(column) > 0 and column.strides == (0,)


def at_rows(column: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """Return `column[rows]`, for positions or a mask; a constant stays one."""
    mask = rows.dtype == np.bool_
    if is_constant(column):
        return np.broadcast_to(column[0], int(np.count_nonzero(rows)) if mask else len(rows))
    # `take` is twice as fast as an index where positions are in no order
    return column[rows] if mask else column.take(rows)


def looked_up(table: np.ndarray, codes: np.ndarray) -> np.ndarray:
    """Return `table[codes]`; a constant stays one, and so does the outcome of a table that says one thing."""
    if is_constant(codes):
        return np.broadcast_to(table[codes[0]], len(codes))
    if len(table) == 1:
        return np.broadcast_to(table[0], len(codes))
    return table.take(codes)
