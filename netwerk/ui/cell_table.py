"""A table of which every cell can be pressed to open what stands behind it, with the mouse, a finger or the arrow keys.

pressed = cell_table(table, key="soorten")     the row and column just pressed, None in every other run
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from netwerk.i18n import Text
from netwerk.ui.text import plain
from netwerk.views.cells import CellRow

ASSETS = Path(__file__).resolve().parent / "assets"


def cell_table(
    caption: Text, columns: Sequence[str], rows: Sequence[CellRow], *, key: str, upright: bool = False
) -> tuple[int, int] | None:
    """Show a table and return the row and the column of the cell that was pressed just now.

    caption : what the table is about, for who cannot see it; columns, labels of rows : as they are
    upright : set the headings of the columns on their side, where there are many
    """
    result = _component(
        key=key,
        data={
            "caption": plain(caption),
            "columns": list(columns),
            "rows": [_row(row) for row in rows],
            "upright": upright,
        },
        on_pressed_change=_nothing_more,
    )
    return _checked(result.pressed, rows)


def _row(row: CellRow) -> Mapping[str, Any]:
    return {
        "label": row.label,
        "note": plain(row.note) if row.note else "",
        "cells": [
            {
                "figure": plain(cell.figure),
                "before": plain(cell.before) if cell.before else "",
                "said": plain(cell.said),
                "shade": cell.shade,
                "opens": cell.opens,
            }
            for cell in row.cells
        ],
    }


def _checked(value: Any, rows: Sequence[CellRow]) -> tuple[int, int] | None:
    """`value` where it is a cell of this table that opens something; what a browser sends may be anything."""
    if not isinstance(value, Mapping):
        return None
    row = _position(value.get("row"), len(rows))
    column = None if row is None else _position(value.get("column"), len(rows[row].cells))
    if row is None or column is None or not rows[row].cells[column].opens:
        return None
    return row, column


def _position(value: Any, number: int) -> int | None:
    if isinstance(value, int | float) and not isinstance(value, bool) and value in range(number):
        return int(value)
    return None


def _nothing_more() -> None:
    """Streamlit hands out a value only where something listens to its change."""


_component = st.components.v2.component(
    "netwerk_cells",
    html='<div class="cells"></div>',
    css=(ASSETS / "cells.css").read_text(encoding="utf-8"),
    js=(ASSETS / "cells.js").read_text(encoding="utf-8"),
    isolate_styles=True,
)
