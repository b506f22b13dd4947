"""Excel and ODS workbooks: what stands in their sheets as text, hidden sheets and merged cells included."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import overload

import numpy as np
import pandas as pd
import python_calamine

from netwerk.errors import InputError
from netwerk.i18n import mark
from netwerk.model import Severity
from netwerk.records.archives import check_archive
from netwerk.records.cell_faults import Faults, find_faults
from netwerk.records.choices import SheetChoice
from netwerk.records.delimited import several
from netwerk.records.files import Column, InputFile, Remark, Sheet, Unread, plain_name
from netwerk.records.headings import SAMPLE, TITLE_ROWS, Layout, find_layout, top_of, unread
from netwerk.records.tools import Table, sheets_in_tables

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .xls, and every workbook with a password
_MOST_MERGED = 4  # times the cells of a sheet that its merged cells may cover together; Excel lets none overlap


@dataclass
class Grid:
    """One sheet as the workbook holds it: `cells` row by row, each row equally long.

    merged : (first row, first column, last row, last column) of each merged cell, from 0
    """

    name: str
    cells: list[list[object]]
    hidden: bool = False
    merged: Sequence[tuple[int, int, int, int]] = ()
    faults: Faults = field(default_factory=lambda: Faults(cells={}, hidden=0))

    def text(self, row: int) -> list[str]:
        """Return a row as text."""
        return [cell if type(cell) is str else as_text(cell) for cell in self.cells[row]]


def is_spreadsheet(content: bytes) -> bool:
    """Return whether the first bytes are those of a workbook; its name does not matter."""
    return content.startswith((_ZIP, _OLE))


def read_spreadsheet(file: InputFile, choices: Sequence[SheetChoice] = ()) -> list[Sheet | Unread]:
    """Return every sheet whose headings are understood, hidden sheets included, and what was left out.

    Raises
    ------
    InputError
        If the workbook is damaged, protected with a password, or larger inside than we can hold.
    """
    grids = read_grids(file)
    foreign = sheets_in_tables([Table(name=grid.name, cells=_Texts(grid), rows=_rows(grid)) for grid in grids])
    result: list[Sheet | Unread] = []
    for grid in grids:
        found = _sheet(grid, _same_as(grid, grids), choices)
        # what someone chose goes before what another program may have meant
        result += [found] if found.choice is not None else foreign.get(grid.name, [found])
    return result


def _rows(grid: Grid) -> range:
    return range(1, len(grid.cells) + 1)


class _Texts(Sequence[Sequence[str]]):
    """The rows of a sheet as text, made when they are asked for: most sheets are known by their first rows."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid

    def __len__(self) -> int:
        return len(self._grid.cells)

    @overload
    def __getitem__(self, at: int) -> Sequence[str]: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Sequence[str]]: ...
    def __getitem__(self, at: int | slice) -> Sequence[str] | Sequence[Sequence[str]]:
        if isinstance(at, slice):
            return [self._grid.text(row) for row in range(*at.indices(len(self)))]
        return self._grid.text(at)


def read_grids(file: InputFile) -> list[Grid]:
    """Return the sheets of a workbook that hold anything, in its order.

    Raises
    ------
    InputError
        If the workbook is damaged, protected with a password, or larger inside than we can hold.
    """
    name = plain_name(file.name)
    if file.content.startswith(_ZIP):
        check_archive(file.content, name)
    elif "EncryptedPackage".encode("utf-16-le") in file.content:
        raise InputError(
            mark("{file}: dit bestand is beveiligd met een wachtwoord. Bewaar het zonder wachtwoord.", file=name)
        )
    try:
        with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(file.content)) as workbook:
            grids = [
                _grid(workbook, sheet)
                for sheet in workbook.sheets_metadata
                if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet  # a chart holds no rows
            ]
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException:  # a panic in the reader is no Exception, and says nothing that helps the user
        raise InputError(
            mark(
                "{file}: dit Excelbestand is beschadigd of van een soort die wij niet kennen. "
                "Open het in Excel en bewaar het opnieuw als .xlsx.",
                file=name,
            )
        ) from None
    faults = find_faults(file.content) if file.content.startswith(_ZIP) else {}
    for grid in grids:
        _put_in(grid, faults.get(grid.name))
    return [grid for grid in grids if any(cell not in ("", None) for line in grid.cells for cell in line)]


def _grid(workbook: python_calamine.CalamineWorkbook, sheet: python_calamine.SheetMetadata) -> Grid:
    found = workbook.get_sheet_by_name(sheet.name)
    return Grid(
        name=sheet.name,
        cells=found.to_python(skip_empty_area=False),  # type: ignore[arg-type]
        hidden=sheet.visible != python_calamine.SheetVisibleEnum.Visible,
        merged=[(*first, *last) for first, last in found.merged_cell_ranges or ()],
    )


def _put_in(grid: Grid, faults: Faults | None) -> None:
    """Put the errors of Excel where the reader gave nothing; a formula beside or below all data stays away."""
    if faults is None:
        return
    grid.faults = faults
    grid.merged = grid.merged or faults.merged
    for (row, column), text in faults.cells.items():
        if row < len(grid.cells) and column < len(grid.cells[row]) and grid.cells[row][column] in ("", None):
            grid.cells[row][column] = text


def _same_as(grid: Grid, grids: Sequence[Grid]) -> str | None:
    """The name of the visible sheet that holds every row of a hidden one; None where there is none."""
    if not grid.hidden:
        return None
    rows = {_key(line) for line in grid.cells}
    for other in grids:
        if not other.hidden and len(other.cells) >= len(rows) and rows <= {_key(line) for line in other.cells} | {()}:
            return other.name
    return None


def _key(line: Sequence[object]) -> tuple[str, ...]:
    texts = [as_text(cell).strip() for cell in line]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


def _sheet(grid: Grid, same: str | None, choices: Sequence[SheetChoice]) -> Sheet | Unread:
    first = [(row + 1, grid.text(row)) for row in range(min(len(grid.cells), TITLE_ROWS + SAMPLE))]
    wanted = max((choice.heading_row or 0 for choice in choices), default=0)
    first += [(row + 1, grid.text(row)) for row in range(len(first), min(len(grid.cells), wanted + 2))]
    layout = find_layout(first, sheet=grid.name, choices=choices)
    top = replace(top_of(first, layout), hidden=grid.hidden)
    left_out = unread(grid.name, layout, top)
    if left_out is not None:
        return left_out
    if same is not None and layout.choice is None:
        return Unread(
            name=grid.name,
            code="same_sheet",
            severity=Severity.NOTICE,
            reason=mark(
                "dit verborgen blad staat ook in blad '{other}'; overgeslagen, zodat niets dubbel telt.", other=same
            ),
            top=top,
        )
    filled, across = _unmerge(grid, layout)
    rows = range(layout.below, len(grid.cells))
    heading = layout.heading
    assert heading is not None  # what is not understood was left out above
    return Sheet(
        name=grid.name,
        heading=heading,
        rows=np.arange(layout.below + 1, len(grid.cells) + 1, dtype=np.int32),
        columns=_columns(grid, layout),
        whole=lambda position: grid.text(rows[position]),
        remarks=tuple(_remarks(grid, filled)),
        choice=layout.choice,
        across=frozenset(row - layout.below for row in across),
        top=replace(top, merged=filled),
    )


def _columns(grid: Grid, layout: Layout) -> dict[str, Column]:
    assert layout.heading is not None
    body = grid.cells[layout.below :]
    columns = {}
    for name, at in layout.heading.fields.items():
        more = layout.heading.also.get(name)
        if more:
            texts = [several([as_text(cell) for cell in line], (at, *more)) for line in body]
        else:
            texts = [cell if type(cell) is str else as_text(cell) for line in body for cell in (line[at],)]
        codes, values = pd.factorize(np.array(texts, dtype=object))
        columns[name] = Column(codes=codes.astype(np.int32), values=list(values))
    return columns


def _remarks(grid: Grid, filled: int) -> list[Remark]:
    remarks = []
    if grid.hidden:
        remarks.append(
            Remark(
                code="hidden_sheet",
                severity=Severity.NOTICE,
                text=mark("dit blad is verborgen in Excel; wij lezen het ook."),
            )
        )
    if grid.faults.hidden:
        remarks.append(
            Remark(
                code="hidden_rows",
                severity=Severity.NOTICE,
                text=mark("verborgen rijen in dit blad: {count}. Wij lezen ze ook.", count=grid.faults.hidden),
            )
        )
    if filled:
        remarks.append(
            Remark(
                code="merged_cells",
                severity=Severity.NOTICE,
                text=mark(
                    "samengevoegde cellen: de waarde geldt voor elke rij die de cel beslaat ({count} cellen gevuld).",
                    count=filled,
                ),
            )
        )
    return remarks


# --- merged cells ---


def _unmerge(grid: Grid, layout: Layout) -> tuple[int, set[int]]:
    """Give each row its value of a cell that was merged over several rows; only rows that hold anything else.

    Returns
    -------
    How many cells were filled, and the rows (from 0) that begin with one cell merged over several columns.
    """
    filled = 0
    across: set[int] = set()
    left = _MOST_MERGED * sum(len(line) for line in grid.cells)
    holding: Mapping[int, int] = {}
    for first_row, first_column, last_row, last_column in grid.merged:
        if first_row < layout.below or first_row >= len(grid.cells) or first_column >= len(grid.cells[first_row]):
            continue
        last = min(last_row, len(grid.cells) - 1)
        left -= last - first_row + 1
        if left < 0:
            break
        if last_column > first_column and last_row == first_row:
            across.add(first_row)
        value = grid.cells[first_row][first_column]
        if last == first_row or value in ("", None):
            continue
        if not holding:
            holding = {row: _held(grid.cells[row]) for row in range(layout.below, len(grid.cells))}
        for row in range(first_row + 1, last + 1):
            if holding[row] and grid.cells[row][first_column] in ("", None):
                grid.cells[row][first_column] = value
                filled += 1
    return filled, across


def _held(line: Sequence[object]) -> int:
    return sum(1 for cell in line if cell not in ("", None))


# --- one cell ---


def as_text(cell: object) -> str:
    """Return a cell as the text that a CSV would hold: whole numbers without `.0`, dates as yyyy-mm-dd.

    Examples
    --------
    >>> as_text(12.0), as_text(date(2024, 3, 5))
    ('12', '2024-03-05')
    """
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "WAAR" if cell else "ONWAAR"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, (date, time, timedelta)):
        return cell.isoformat() if not isinstance(cell, timedelta) else str(cell)
    return str(cell)
