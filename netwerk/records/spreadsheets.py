"""Excel and ODS workbooks: is it safe to open, and what stands in its sheets as text."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import overload

import python_calamine

from netwerk.errors import InputError
from netwerk.i18n import mark
from netwerk.model import Severity
from netwerk.records.archives import check_archive
from netwerk.records.columns import recognise
from netwerk.records.delimited import sheet_of
from netwerk.records.files import TITLE_ROWS, InputFile, Sheet, Unread, plain_name
from netwerk.records.tools import Table, sheets_in_tables

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .xls, and every workbook with a password


def is_spreadsheet(content: bytes) -> bool:
    """Return whether the first bytes are those of a workbook; its name does not matter."""
    return content.startswith((_ZIP, _OLE))


def read_spreadsheet(file: InputFile) -> list[Sheet | Unread]:
    """Return every sheet whose heading row is understood, hidden sheets included, and what was left out.

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
            tables = [
                (sheet, workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False))
                for sheet in workbook.sheet_names
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
    foreign = sheets_in_tables(
        [Table(name=sheet, cells=_Texts(table), rows=range(1, len(table) + 1)) for sheet, table in tables]
    )
    return [read for sheet, table in tables for read in foreign.get(sheet) or _sheet(sheet, table)]


class _Texts(Sequence[Sequence[str]]):
    """The rows of a table as text, made when they are asked for: most tables are known by their first rows."""

    def __init__(self, table: Sequence[Sequence[object]]) -> None:
        self._table = table

    def __len__(self) -> int:
        return len(self._table)

    @overload
    def __getitem__(self, at: int) -> Sequence[str]: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Sequence[str]]: ...
    def __getitem__(self, at: int | slice) -> Sequence[str] | Sequence[Sequence[str]]:
        if isinstance(at, slice):
            return [[as_text(cell) for cell in row] for row in self._table[at]]
        return [as_text(cell) for cell in self._table[at]]


def _sheet(name: str, table: Sequence[Sequence[object]]) -> list[Sheet | Unread]:
    width = max((len(line) for line in table), default=0)
    if not any(cell not in ("", None) for line in table for cell in line):
        return []
    for number, line in enumerate(table[:TITLE_ROWS]):
        heading = recognise([as_text(cell) for cell in line])
        if heading is not None:
            cells = [[as_text(cell) for cell in row] + [""] * (width - len(row)) for row in table[number + 1 :]]
            return [sheet_of(name, heading, cells, list(range(number + 2, len(table) + 1)))]
    return [
        Unread(
            name=name,
            code="unknown_shape",
            severity=Severity.NOTICE,
            reason=mark("geen rij met kolomnamen gevonden die wij kennen; dit blad is overgeslagen."),
        )
    ]


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
