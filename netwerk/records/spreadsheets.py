"""Excel and ODS workbooks: is it safe to open, and what stands in its sheets as text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import IO

import python_calamine

from netwerk.errors import InputError
from netwerk.i18n import Text, mark
from netwerk.model import Severity
from netwerk.records.columns import recognise
from netwerk.records.delimited import sheet_of
from netwerk.records.files import TITLE_ROWS, InputFile, Sheet, Unread, plain_name

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .xls, and every workbook with a password
MOST_MEMBERS = 5_000
MOST_UNPACKED = 400_000_000  # bytes of all members together
MOST_CELLS = 16_000_000  # a sheet is held as one block from its first to its last cell

# a reference such as r="XFD1048576"; the reader makes room for everything up to it
_CELL = re.compile(rb"""<(?:\w+:)?c\s[^>]*?r\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']""")
_REPEATED = re.compile(rb"""<table:(table-row|table-cell|covered-table-cell|/?table)\b((?:[^>"']|"[^"]*"|'[^']*')*)>""")
_COUNT = re.compile(rb"""number-(?:rows|columns)-repeated\s*=\s*["'](\d{1,9})["']""")


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
        _check_zip(file.content, name)
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
    return [read for sheet, table in tables for read in _sheet(sheet, table)]


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


def _check_zip(content: bytes, name: str) -> None:
    """Refuse a workbook that would take more memory than we have, before the reader sees it."""
    too_large = mark(
        "{file}: dit bestand is uitgepakt te groot om te lezen. Splits het, of bewaar de tabel als CSV.", file=name
    )
    damaged = mark("{file}: dit bestand is beschadigd. Open het in Excel en bewaar het opnieuw als .xlsx.", file=name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
                raise InputError(too_large)
            if any(member.flag_bits & 1 for member in members):
                raise InputError(
                    mark(
                        "{file}: dit bestand is beveiligd met een wachtwoord. Bewaar het zonder wachtwoord.", file=name
                    )
                )
            left = MOST_UNPACKED
            for member in members:
                # a header may lie about the size, so what comes out is counted
                with archive.open(member) as stream:
                    left -= _check_member(stream, member.filename, left, too_large, name)
    except InputError:
        raise
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        raise InputError(damaged) from None
    except Exception as error:
        if type(error).__module__ in ("zlib", "lzma", "_lzma", "bz2"):
            raise InputError(damaged) from None
        raise


def _check_member(stream: IO[bytes], member: str, left: int, too_large: Text, name: str) -> int:
    is_sheet = member.startswith("xl/worksheets/") or member == "content.xml"
    is_xml = member.endswith((".xml", ".rels", ".vml"))
    grid = _Grid()
    size = 0
    tail = b""
    while chunk := stream.read(1 << 20):
        size += len(chunk)
        if size > left:
            raise InputError(too_large)
        if is_xml and (b"<!DOCTYPE" in tail[-16:] + chunk or b"<!ENTITY" in tail[-16:] + chunk):
            raise InputError(
                mark("{file}: dit bestand verwijst naar iets daarbuiten en is daarom niet gelezen.", file=name)
            )
        if is_sheet:
            tail = grid.feed(tail + chunk, ods=member == "content.xml")
            if grid.cells > MOST_CELLS:
                raise InputError(
                    mark(
                        "{file}: er staat een cel heel ver naar beneden of naar rechts (rij {row}, kolom {column}). "
                        "Haal die weg, of kopieer de tabel naar een nieuw bestand.",
                        file=name,
                        row=grid.rows,
                        column=grid.columns,
                    )
                )
        else:
            tail = chunk[-16:]
    return size


class _Grid:
    """How far down and to the right the filled cells of the sheets reach, while the XML streams by."""

    def __init__(self) -> None:
        self.rows = self.columns = 0
        self._row = self._column = 0

    @property
    def cells(self) -> int:
        return self.rows * self.columns

    def feed(self, data: bytes, *, ods: bool) -> bytes:
        """Take in `data` and return the end of it that may belong to a tag that is not complete yet."""
        cut = data.rfind(b"<")
        whole, rest = (data[:cut], data[cut:]) if cut > 0 else (data, b"")
        if len(rest) > 100_000:
            whole, rest = data, b""
        if ods:
            self._ods(whole)
        else:
            for letters, digits in set(_CELL.findall(whole)):
                self.columns = max(self.columns, _column_number(letters))
                self.rows = max(self.rows, int(digits))
        return rest

    def _ods(self, data: bytes) -> None:
        for found in _REPEATED.finditer(data):
            tag, attributes = found[1], found[2]
            repeated = _COUNT.search(attributes)
            times = int(repeated[1]) if repeated else 1
            if tag in (b"table", b"/table"):
                self._row = self._column = 0
            elif tag == b"table-row":
                self._row += times
                self._column = 0
            else:
                self._column += times
                # a cell without a value only counts when something filled comes after it
                if b"office:" in attributes or b"calcext:" in attributes or b"table:formula" in attributes:
                    self.columns = max(self.columns, self._column)
                    self.rows = max(self.rows, self._row)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
