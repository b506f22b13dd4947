"""What a browser may say was pressed in a table of cells."""

from __future__ import annotations

from typing import Any

import pytest

from netwerk.i18n import mark
from netwerk.ui.cell_table import _checked
from netwerk.views.cells import Cell, CellRow

OPEN = Cell(figure=mark("**1** van 2"), before=None, said=mark("zin"))
SHUT = Cell(figure=mark("n.v.t."), before=None, said=mark("zin"), opens=False)
ROWS = (CellRow(label="a", note=None, cells=(OPEN, SHUT)), CellRow(label="b", note=None, cells=(OPEN, OPEN)))


def test_a_cell_that_opens_something_counts() -> None:
    assert _checked({"row": 1, "column": 0}, ROWS) == (1, 0)


@pytest.mark.parametrize(
    "value",
    [
        None,
        "1",
        {"row": 0, "column": 1},  # nothing stands behind it
        {"row": 2, "column": 0},
        {"row": 0, "column": -1},
        {"row": 0.5, "column": 0},
        {"row": True, "column": 0},
        {"row": float("nan"), "column": 0},
        {"row": "0", "column": "0"},
        {"row": [0], "column": {}},
        {"column": 0},
    ],
)
def test_anything_else_does_not(value: Any) -> None:
    assert _checked(value, ROWS) is None
