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
from netwerk.records.choices import SheetChoice
from netwerk.records.columns import Heading
from netwerk.records.files import Column, InputFile, Sheet, Top, Unread, plain_name
from netwerk.records.headings import SAMPLE, TITLE_ROWS, Layout, Numbered, find_layout, top_of, unread
from netwerk.records.lines import LONGEST_CELL, Unreadable, lines_of, reader_of, rows_of

DELIMITERS = ";,\t|"
MOST_COLUMNS = 2_000
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf")


# signs at the beginning of a file in which the headings are looked for; more only where they are not found in these
_BEGINNING = 1 << 16
_BLOCK = 1 << 24  # bytes that are searched for line ends at a time


@dataclass(frozen=True, slots=True)
class _Found:
    """How a text is laid out. below: the first line under the headings; rows: the first rows and the line of each."""

    layout: Layout
    delimiter: str
    below: int
    rows: Numbered

    @property
    def top(self) -> Top:
        return top_of(self.rows, self.layout)


def read_text(file: InputFile, choices: Sequence[SheetChoice] = ()) -> list[Sheet | Unread]:
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
    found = find_headings(content, choices)
    if found.layout.choice is None:
        from netwerk.records.tools import may_be_foreign, sheets_in_text  # they build on this module

        if may_be_foreign(found.layout.heading):
            foreign = sheets_in_text(content.decode("utf-8"))
            if foreign is not None:
                return list(foreign)
    left_out = unread(None, found.layout, found.top)
    if left_out is not None:
        return [left_out]
    fast = _fast(content, found)
    return [_slow(content.decode("utf-8"), found) if fast is None else fast]


def as_utf8(content: bytes, name: str) -> bytes:
    """Return a text file's bytes in UTF-8: by byte order mark, else strict UTF-8, else Windows-1252.

    UTF-16 without its mark is told by its NULs, which no other text holds.

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
        elif order := _order_without_mark(content):
            content = content.decode(order).encode("utf-8")
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


def _order_without_mark(content: bytes) -> str | None:
    """Which UTF-16 a text is whose mark is gone: every second byte of plain letters is a NUL; None for no such text."""
    first = content[: min(400, len(content) // 2 * 2)]
    half = len(first) // 2
    even, odd = first[::2].count(0), first[1::2].count(0)
    if half < 8 or not (even or odd):
        return None
    if odd > 0.8 * half and not even:
        return "utf-16-le"
    return "utf-16-be" if even > 0.8 * half and not odd else None


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def delimiter_of(content: bytes) -> str:
    """Return the delimiter of a text file in UTF-8."""
    return find_headings(content).delimiter


def find_headings(content: bytes, choices: Sequence[SheetChoice] = ()) -> _Found:
    """Return where the headings of a text stand, with the delimiter that makes most sense of it."""
    for size in (_BEGINNING, 2 * LONGEST_CELL):
        # a sign cut in two at the end does not matter
        found = _find_headings(content[:size].decode("utf-8", errors="ignore"), choices)
        if found.layout.heading is not None or len(content) <= size:
            break
    return found


def _find_headings(text: str, choices: Sequence[SheetChoice]) -> _Found:
    best: tuple[tuple[int, ...], _Found] | None = None
    lines = lines_of(text)
    first = text.partition("\n")[0].strip('\r\n "')
    stated = first[4:] if first[:4].lower() == "sep=" and len(first) == 5 else ""  # a line "sep=;" is for Excel
    for delimiter in stated or DELIMITERS:
        rows, starts = _first_rows(lines, delimiter, skipped=len(stated))
        layout = find_layout(rows, sheet=None, choices=choices)
        fields = -1 if layout.heading is None else len(layout.heading.fields)
        # nothing understood: the delimiter that makes the same number of columns in most rows
        widths = [len(cells) for _, cells in rows if len(cells) > 1]
        even = max((widths.count(width) for width in set(widths)), default=0)
        score = (layout.choice is not None, fields, even if layout.heading is None else 0)
        if best is None or score > best[0]:
            best = (score, _Found(layout, delimiter, starts[min(layout.below, len(rows))], rows))
    assert best is not None  # there is at least one delimiter
    return best[1]


def _first_rows(lines: Sequence[str], delimiter: str, skipped: int) -> tuple[list[tuple[int, list[str]]], list[int]]:
    """The first rows, each with the line where it starts; and those lines with that of the row after the last.

    skipped : lines at the beginning that are no row of the table; they stand there as empty rows
    """
    rows: list[tuple[int, list[str]]] = [(line, []) for line in range(1, skipped + 1)]
    starts = list(range(1, skipped + 2))
    reader = reader_of(lines[skipped:], delimiter)
    try:
        for cells in reader:
            usable = len(cells) <= MOST_COLUMNS and not _is_markdown(cells, delimiter)
            rows.append((starts[-1], cells if usable else []))
            starts.append(reader.line_num + 1 + skipped)
            if len(rows) >= TITLE_ROWS + SAMPLE:
                break
    except csv.Error:
        pass
    return rows, starts


def _is_markdown(cells: Sequence[str], delimiter: str) -> bool:
    """Whether a row is one of a table in a README: those open and close with a bar."""
    return delimiter == "|" and len(cells) > 2 and not cells[0].strip() and not cells[-1].strip()


def _fast(content: bytes, found: _Found) -> Sheet | None:
    """Read without quotes, in C and only the columns we use; None where the file is not that simple."""
    heading = found.layout.heading
    if heading is None or heading.also:
        return None
    end = len(content)
    while end and content[end - 1] in b"\r\n":
        end -= 1
    body = memoryview(content)[:end]
    if b'"' in content:
        return None
    if b"\r" in content and content.count(b"\r", 0, end) != content.count(b"\r\n", 0, end):
        return None
    names = [str(at) for at in range(len(found.layout.headings))]
    wanted = [str(at) for at in heading.fields.values()]
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
    for field, at in heading.fields.items():
        whole = table.column(str(at)).unify_dictionaries().combine_chunks()
        columns[field] = Column(codes=whole.indices.to_numpy(), values=whole.dictionary.to_pylist())
    starts: list[np.ndarray] = []

    def row(position: int) -> Sequence[str]:
        if not starts:
            starts.append(_line_starts(content, end))
        line = found.below - 1 + position
        last = len(starts[0]) == line + 1
        text = content[starts[0][line] : end if last else starts[0][line + 1]]
        return text.decode("utf-8").rstrip("\r\n").split(found.delimiter)

    rows = np.arange(found.below, found.below + table.num_rows, dtype=np.int32)
    return Sheet(
        name=None, heading=heading, rows=rows, columns=columns, whole=row, choice=found.layout.choice, top=found.top
    )


def _line_starts(content: bytes, end: int) -> np.ndarray:
    """Where each line of `content` begins, up to `end`; in blocks, since the whole of a large file again is much."""
    found = [np.zeros(1, dtype=np.int64)]
    for at in range(0, end, _BLOCK):
        block = np.frombuffer(content, dtype=np.uint8, count=min(_BLOCK, end - at), offset=at)
        found.append(np.flatnonzero(block == ord("\n")) + at + 1)
    return np.concatenate(found)


def _slow(text: str, found: _Found) -> Sheet:
    """Read any CSV, row by row; a row that cannot be taken apart stays in the sheet without its cells."""
    heading = found.layout.heading
    assert heading is not None  # what is not understood is not read
    cells: list[list[str]] = []
    rows: list[int] = []
    unreadable: dict[int, Unreadable] = {}
    width = len(found.layout.headings)
    for row, line in rows_of(lines_of(text), found.delimiter, first=found.below, width=width):
        if isinstance(line, Unreadable):
            unreadable[len(rows)] = line
        elif len(line) == 1 and _other_delimiter(line[0], found.delimiter, width):
            unreadable[len(rows)] = Unreadable.DELIMITER
        cells.append([] if len(rows) in unreadable or isinstance(line, Unreadable) else line)
        rows.append(row)
    widest = max([width, *(len(line) for line in cells)])
    padded = [line + [""] * (widest - len(line)) for line in cells]
    sheet = sheet_of(None, heading, padded, rows)
    return replace(sheet, unreadable=unreadable, choice=found.layout.choice, top=found.top)


def _other_delimiter(line: str, delimiter: str, width: int) -> bool:
    """Whether a row that is one cell makes exactly the columns of the headings with another delimiter.

    Three columns or more: "Huis, Thuis & Co" alone in a row of two is a name.
    """
    return width > 2 and any(line.count(other) == width - 1 for other in DELIMITERS if other != delimiter)


def sheet_of(name: str | None, heading: Heading, cells: list[list[str]], rows: list[int]) -> Sheet:
    """Return the sheet of rows of text (each as wide as the heading row or wider)."""
    columns = {}
    for field, at in heading.fields.items():
        more = heading.also.get(field)
        texts = [line[at] for line in cells] if not more else [several(line, (at, *more)) for line in cells]
        codes, values = pd.factorize(np.array(texts, dtype=object))
        columns[field] = Column(codes=codes.astype(np.int32), values=list(values))
    return Sheet(
        name=name,
        heading=heading,
        rows=np.array(rows, dtype=np.int32),
        columns=columns,
        whole=lambda position: cells[position],
    )


def several(line: Sequence[str], places: Sequence[int]) -> str:
    """Return the filled cells at `places` as one cell with several values."""
    return ";".join(cell for at in places if (cell := line[at]).strip())
