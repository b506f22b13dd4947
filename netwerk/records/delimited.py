"""Text files with a delimiter (CSV): their encoding, their delimiter, their heading row and their columns."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv

from netwerk.errors import InputError
from netwerk.i18n import mark
from netwerk.model import Severity
from netwerk.records.columns import Heading, recognise
from netwerk.records.files import TITLE_ROWS, Column, InputFile, Sheet, Unread, plain_name
from netwerk.records.lines import LONGEST_CELL, Unreadable, lines_of, reader_of, rows_of

DELIMITERS = ";,\t|"
MOST_COLUMNS = 2_000
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf")


@dataclass(frozen=True, slots=True)
class _Found:
    """A heading row: its delimiter, its line (first is 1) and the first line below it."""

    heading: Heading
    delimiter: str
    below: int


def read_text(file: InputFile) -> list[Sheet | Unread]:
    """Return the one sheet of a text file.

    Raises
    ------
    InputError
        If it is no text in an encoding that we know, or holds signs that no text holds.
    """
    if not file.named and file.content.startswith(_PICTURES):
        # a picture or PDF beside the tables in a folder is a file of no known shape, not a damaged table
        return [
            Unread(
                name=None,
                code="unknown_shape",
                severity=Severity.NOTICE,
                reason=mark("dit is geen CSV- of Excelbestand; overgeslagen."),
            )
        ]
    content = as_utf8(file.content, plain_name(file.name))
    found = _find_heading(_beginning(content))
    if found is None:
        from netwerk.records.tools import sheets_in_text  # it builds on this module

        if (foreign := sheets_in_text(content.decode("utf-8"))) is not None:
            return list(foreign)
        return [
            Unread(
                name=None,
                code="unknown_shape",
                severity=Severity.NOTICE,
                reason=mark(
                    "geen rij met kolomnamen gevonden die wij kennen. Begin met bijvoorbeeld naam, soort, gemeente "
                    "of organisatie_a, organisatie_b, datum."
                ),
            )
        ]
    fast = _fast(content, found)
    return [_slow(content.decode("utf-8"), found) if fast is None else fast]


def as_utf8(content: bytes, name: str) -> bytes:
    """Return a text file's bytes in UTF-8: by byte order mark, else strict UTF-8, else Windows-1252.

    Raises
    ------
    InputError
        If it is none of these, or no text at all. Detectors guess wrong too often, so we do not guess.
    """
    if content.startswith(_PICTURES):
        raise InputError(
            mark("{file}: dit is geen CSV- of Excelbestand. Bewaar de tabel als .csv of .xlsx.", file=name)
        )
    # one pass over signed bytes: all above 0 is ASCII without NUL, and nearly every file is that
    if content and np.frombuffer(content, dtype=np.int8).min() > 0:
        return content
    try:
        if content.startswith(codecs.BOM_UTF8):
            content = content[len(codecs.BOM_UTF8) :]
        elif content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            content = content.decode("utf-16").encode("utf-8")
        if not content.isascii() and not _is_utf8(content):
            content = content.decode("cp1252").encode("utf-8")
    except UnicodeError as error:
        at = error.start if isinstance(error, UnicodeDecodeError) else 0
        raise InputError(
            mark(
                "{file}, rij {row}: hier staan tekens die wij niet kunnen lezen. Bewaar het bestand als CSV UTF-8.",
                file=name,
                row=content[:at].count(b"\n") + 1,
            )
        ) from None
    if (at := content.find(b"\x00")) >= 0:
        raise InputError(
            mark(
                "{file}, rij {row}: hier staat een teken dat niet in tekst hoort. Is dit wel een CSV- of Excelbestand?",
                file=name,
                row=content[:at].count(b"\n") + 1,
            )
        )
    return content


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _beginning(content: bytes) -> str:
    """Enough of the file to find its heading row; a sign cut in two at the end does not matter."""
    return content[: 2 * LONGEST_CELL].decode("utf-8", errors="ignore")


def delimiter_of(content: bytes) -> str:
    """Return the delimiter of a text file in UTF-8; `;` where no heading row is found."""
    found = _find_heading(_beginning(content))
    return ";" if found is None else found.delimiter


def _find_heading(text: str) -> _Found | None:
    """The heading row among the first rows, with the delimiter that makes most sense of it."""
    best: _Found | None = None
    lines = lines_of(text)
    first = text.partition("\n")[0].strip().strip('"')
    stated = first[4:5] if first.lower().startswith("sep=") and len(first) == 5 else ""
    skipped = len(stated)  # a line "sep=;" is for Excel
    for delimiter in stated or DELIMITERS:
        reader = reader_of(lines, delimiter)
        try:
            for number, cells in enumerate(reader):
                if number >= TITLE_ROWS + skipped:
                    break
                if number < skipped or len(cells) > MOST_COLUMNS or _is_markdown(cells, delimiter):
                    continue
                heading = recognise(cells)
                if heading is not None:
                    if best is None or len(heading.fields) > len(best.heading.fields):
                        best = _Found(heading, delimiter, reader.line_num + 1)
                    break
        except csv.Error:
            continue
    return best


def _is_markdown(cells: Sequence[str], delimiter: str) -> bool:
    """Whether a row is one of a table in a README: those open and close with a bar."""
    return delimiter == "|" and len(cells) > 2 and not cells[0].strip() and not cells[-1].strip()


def _fast(content: bytes, found: _Found) -> Sheet | None:
    """Read without quotes, in C and only the columns we use; None where the file is not that simple."""
    end = len(content)
    while end and content[end - 1] in b"\r\n":
        end -= 1
    body = memoryview(content)[:end]
    if b'"' in content:
        return None
    if b"\r" in content and content.count(b"\r", 0, end) != content.count(b"\r\n", 0, end):
        return None
    names = [str(at) for at in range(len(found.heading.cells))]
    wanted = [str(at) for at in found.heading.fields.values()]
    try:
        table = pa.csv.read_csv(
            pa.BufferReader(body),
            read_options=pa.csv.ReadOptions(column_names=names, skip_rows=found.below - 1, block_size=1 << 22),
            parse_options=pa.csv.ParseOptions(delimiter=found.delimiter, quote_char=False, ignore_empty_lines=False),
            convert_options=pa.csv.ConvertOptions(
                column_types=dict.fromkeys(wanted, pa.dictionary(pa.int32(), pa.string())),
                include_columns=wanted,
                null_values=[],
                strings_can_be_null=False,
                check_utf8=False,  # `as_utf8` saw to that
            ),
        )
    except pa.ArrowInvalid:  # rows of unequal length, empty lines, a line longer than a block, or no rows at all
        return None
    columns = {}
    for field, at in found.heading.fields.items():
        whole = table.column(str(at)).unify_dictionaries().combine_chunks()
        columns[field] = Column(codes=whole.indices.to_numpy(), values=whole.dictionary.to_pylist())
    lines: list[bytes] = []

    def row(position: int) -> Sequence[str]:
        if not lines:
            lines.extend(content[:end].split(b"\n"))
        return lines[found.below - 1 + position].decode("utf-8").rstrip("\r").split(found.delimiter)

    rows = np.arange(found.below, found.below + table.num_rows, dtype=np.int32)
    return Sheet(name=None, heading=found.heading, rows=rows, columns=columns, whole=row)


def _slow(text: str, found: _Found) -> Sheet:
    """Read any CSV, row by row; a row that cannot be taken apart stays in the sheet without its cells."""
    cells: list[list[str]] = []
    rows: list[int] = []
    unreadable: dict[int, Unreadable] = {}
    for row, line in rows_of(lines_of(text), found.delimiter, first=found.below, width=len(found.heading.cells)):
        if isinstance(line, Unreadable):
            unreadable[len(rows)] = line
        cells.append([] if isinstance(line, Unreadable) else line)
        rows.append(row)
    width = max([len(found.heading.cells), *(len(line) for line in cells)])
    padded = [line + [""] * (width - len(line)) for line in cells]
    return replace(sheet_of(None, found.heading, padded, rows), unreadable=unreadable)


def sheet_of(name: str | None, heading: Heading, cells: list[list[str]], rows: list[int]) -> Sheet:
    """Return the sheet of rows of text (each as wide as the heading row or wider)."""
    columns = {}
    for field, at in heading.fields.items():
        codes, values = pd.factorize(np.array([line[at] for line in cells], dtype=object))
        columns[field] = Column(codes=codes.astype(np.int32), values=list(values))
    return Sheet(
        name=name,
        heading=heading,
        rows=np.array(rows, dtype=np.int32),
        columns=columns,
        whole=lambda position: cells[position],
    )
