"""What stands in a table of which each cell opens something: x of y, and the same a year ago."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk.i18n import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """figure : "**6** van 9", or why there is no figure; before : the same a year ago, None: nothing is said of it
    said : both in a sentence
    shade : 0 to 100, how much colour the cell has
    opens : whether something stands behind it
    """

    figure: Text
    before: Text | None
    said: Text
    shade: int = 0
    opens: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CellRow:
    """label : as it is; note : small behind it"""

    label: str
    note: Text | None
    cells: tuple[Cell, ...]
