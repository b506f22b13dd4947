"""A matrix: the same names along the top and down the side, and in each cell what there is between the two.

It can hold names and one number for each pair, in each direction. The corner may say of which period it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from netwerk.i18n import mark
from netwerk.model import Severity
from netwerk.records.columns import recognise
from netwerk.records.files import Remark, Sheet
from netwerk.records.headings import TITLE_ROWS
from netwerk.records.matching import normalise
from netwerk.records.parsing import clean, parse_date
from netwerk.records.tools import attributes
from netwerk.records.tools.graph import Edge, Graph, Node, sheets_of
from netwerk.records.tools.tables import Table

_FEWEST = 2  # names
_NUMBER = re.compile(r"[-+]?[\d.,]+(?:[eE][-+]?\d+)?%?")
_PERIOD = re.compile(r"(\d{4}-\d{2}-\d{2}) tot en met (\d{4}-\d{2}-\d{2})")
_NOTHING = frozenset({"", "0", "-", "–", "nee", "n", "no", "false", "onwaar"})
_SOMETHING = frozenset({"x", "✓", "ja", "j", "y", "yes", "true", "waar"})


@dataclass(frozen=True, kw_only=True)
class _Found:
    """Where a matrix stands: its heading row, its column of names, and the column of each name along the side."""

    top: int
    side: int
    names: tuple[str, ...]
    column_of: tuple[int, ...]


def read_matrix(table: Table) -> list[Sheet] | None:
    """Return the sheets that a matrix makes; None where `table` is none.

    A matrix that says the same on both sides of its diagonal, or that is filled on one side only, has no direction;
    in another the row names who is from and the column who is to.
    """
    found = _find(table)
    if found is None:
        return None
    body = table.cells[found.top + 1 : found.top + 1 + len(found.names)]
    rows = table.rows[found.top + 1 : found.top + 1 + len(found.names)]
    n = len(found.names)
    values = [[_value(_cell(line, column)) for column in found.column_of] for line in body]
    one_sided = not any(values[i][j] for i in range(n) for j in range(i)) or not any(
        values[i][j] for i in range(n) for j in range(i + 1, n)
    )
    same = all(values[i][j] == values[j][i] for i in range(n) for j in range(i))
    directed = not (one_sided or same)
    edges = []
    for i in range(n):
        for j in range(n):
            if i == j or values[i][j] is None or (same and j < i and not one_sided):
                continue
            weight = values[i][j]
            edges.append(
                Edge(
                    a=str(i),
                    b=str(j),
                    row=rows[i],
                    directed=directed,
                    about={"intensity": weight} if weight else {},
                )
            )
    diagonal = [i for i in range(n) if values[i][i] is not None]
    told = (
        [
            Remark(
                code="matrix_diagonal",
                severity=Severity.NOTICE,
                row=rows[diagonal[0]],
                text=mark(
                    "er staat {count} keer een waarde van een organisatie bij zichzelf; die telt niet als verbinding.",
                    count=len(diagonal),
                ),
            )
        ]
        if diagonal
        else []
    )
    period = _PERIOD.search(_cell(table.cells[found.top], found.side))
    graph = Graph(
        nodes=[
            Node(id=str(at), name=name, row=row) for at, (name, row) in enumerate(zip(found.names, rows, strict=True))
        ],
        edges=edges,
        edge_titles={"a": "rij", "b": "kolom", "intensity": "waarde"},
        period=(period[1], period[2]) if period else None,
        tables=True,
        nodes_in=table.name,
        edges_in=table.name,
        remarks=tuple(told),
    )
    return sheets_of(graph)


def may_begin(table: Table) -> bool:
    """Return whether the first rows of a table look like a matrix: the first name down the side is along the top."""
    for top, cells in enumerate(table.cells[:TITLE_ROWS]):
        along = {normalise(cell) for cell in cells if cell.strip()}
        below = next((line for line in table.cells[top + 1 : top + 2]), ())
        first = next((normalise(cell) for cell in below if cell.strip()), "")
        if len(along) >= _FEWEST and first in along:
            return True
    return False


def _find(table: Table) -> _Found | None:
    for top, cells in enumerate(table.cells[:TITLE_ROWS]):
        if recognise(cells) is not None:
            return None
        filled = [at for at, cell in enumerate(cells) if cell.strip()]
        if len(filled) < _FEWEST:
            continue
        found = _below(table, top, cells)
        if found is not None:
            return found
    return None


def _below(table: Table, top: int, heading: Sequence[str]) -> _Found | None:
    """The matrix whose names along the top are in the row `top`; None where the names down the side are others."""
    body = table.cells[top + 1 :]
    side = next((at for at in range(len(heading)) if body and _cell(body[0], at).strip()), None)
    if side is None:
        return None
    along = {at: clean(cell).text for at, cell in enumerate(heading) if at > side and cell.strip()}
    names = tuple(clean(_cell(line, side)).text for line in body[: len(along)])
    if len(along) < _FEWEST or len(names) < len(along) or not _are_names(along.values()):
        return None
    at_name = {normalise(name): at for at, name in along.items()}
    if len(at_name) != len(along) or {normalise(name) for name in names} != set(at_name):
        return None
    # below it nothing but empty rows, or rows that begin with no name: sums, remarks
    inside = [_cell(line, column).strip() for line in body[: len(along)] for column in along]
    if not all(_is_value(text) for text in inside):
        return None
    return _Found(top=top, side=side, names=names, column_of=tuple(at_name[normalise(name)] for name in names))


def _are_names(texts: Iterable[str]) -> bool:
    return not all(_NUMBER.fullmatch(text) or parse_date(text) is not None for text in texts)


def _cell(line: Sequence[str], at: int) -> str:
    return line[at] if at < len(line) else ""


def _is_value(text: str) -> bool:
    key = text.casefold()
    return key in _NOTHING or key in _SOMETHING or key in ("nan", "inf", "-inf") or bool(_NUMBER.fullmatch(text))


def _value(text: str) -> str | None:
    """The weight in a cell: None for no tie, "" for a tie of which no number is told."""
    text = text.strip()
    if text.casefold() in _NOTHING:
        return None
    if text.casefold() in _SOMETHING:
        return ""
    weight = attributes.number(text)
    return None if weight == "0" else weight
