"""Whether a workbook, which is a zip with XML in it, is safe to open: what it holds is counted before it is read."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from netwerk.errors import InputError
from netwerk.i18n import Text, mark

MOST_MEMBERS = 5_000
MOST_UNPACKED = 400_000_000  # bytes of all members together
MOST_CELLS = 16_000_000  # a sheet is held as one block from its first to its last cell

_PIECE = 1 << 20  # bytes that are unpacked at a time
_STORED, _DEFLATED = 0, 8  # the only two ways in which Excel and LibreOffice pack
_LOCAL_HEADER = struct.Struct("<4s22sHH")  # of a member: signature, what the list at the end says too, two lengths
_NO_SHEETS = ("sharedStrings.xml", "styles.xml")

# a reference such as r="XFD1048576"; the reader makes room for everything up to it
_CELL = re.compile(rb"""<(?:\w+:)?c\s[^>]*?r\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']""")
_REPEATED = re.compile(rb"""<table:(table-row|table-cell|covered-table-cell|/?table)\b((?:[^>"']|"[^"]*"|'[^']*')*)>""")
_COUNT = re.compile(rb"""number-(?:rows|columns)-repeated\s*=\s*["'](\d{1,9})["']""")


class _Damaged(Exception):
    """The zip does not hold together."""


def check_archive(content: bytes, name: str) -> None:
    """Refuse a workbook that would take more memory than we have, before the reader of workbooks sees it.

    name : the file's name, for the message

    Raises
    ------
    InputError
        If it is damaged, protected with a password, too large inside, or refers to something outside itself.
    """
    too_large = mark(
        "{file}: dit bestand is uitgepakt te groot om te lezen. Splits het, of bewaar de tabel als CSV.", file=name
    )
    damaged = mark("{file}: dit bestand is beschadigd. Open het in Excel en bewaar het opnieuw als .xlsx.", file=name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, struct.error):
        raise InputError(damaged) from None
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
        raise InputError(too_large)
    if any(member.flag_bits & 1 for member in members):
        raise InputError(
            mark("{file}: dit bestand is beveiligd met een wachtwoord. Bewaar het zonder wachtwoord.", file=name)
        )
    try:
        for member in members:
            _check_member(content, member, name)
    except (_Damaged, zlib.error, struct.error):
        raise InputError(damaged) from None


def _check_member(content: bytes, member: zipfile.ZipInfo, name: str) -> None:
    ods = member.filename == "content.xml"
    grid = _Grid()
    is_xml = is_sheet = False
    tail = b""
    for number, piece in enumerate(_unpacked(content, member)):
        if not number:
            # a drawing among the pictures is nothing that we open, and often begins with a document type
            is_xml = piece.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and not member.filename.endswith(".svg")
            # where a workbook keeps its sheets is for the workbook to say, so any other XML may be one
            is_sheet = is_xml and (ods or not member.filename.endswith(_NO_SHEETS))
        if is_xml and (b"<!DOCTYPE" in tail[-16:] + piece or b"<!ENTITY" in tail[-16:] + piece):
            raise InputError(
                mark("{file}: dit bestand verwijst naar iets daarbuiten en is daarom niet gelezen.", file=name)
            )
        if is_sheet:
            tail = grid.feed(tail + piece, ods=ods)
            if grid.cells > MOST_CELLS:
                raise InputError(_far_away(grid, name))
        else:
            tail = piece[-16:]


def _unpacked(content: bytes, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield what a member unpacks to, piece by piece, and no more than the list at the end of the zip promises.

    `zipfile` itself cannot be asked: it stops at the promised size, where other readers go on.
    """
    if member.header_offset < 0 or member.header_offset + _LOCAL_HEADER.size > len(content):
        raise _Damaged
    signature, _, name_length, extra_length = _LOCAL_HEADER.unpack_from(content, member.header_offset)
    start = member.header_offset + _LOCAL_HEADER.size + name_length + extra_length
    packed = memoryview(content)[start : start + member.compress_size]
    if signature != b"PK\x03\x04" or len(packed) != member.compress_size:
        raise _Damaged
    if not packed and not member.file_size:
        return  # a folder, or a file without content that claims to be packed
    size = 0
    for piece in _pieces(packed, member.compress_type):
        size += len(piece)
        if size > member.file_size:
            raise _Damaged
        yield piece
    if size != member.file_size:
        raise _Damaged


def _pieces(packed: memoryview, method: int) -> Iterator[bytes]:
    if method == _STORED:
        for at in range(0, len(packed), _PIECE):
            yield bytes(packed[at : at + _PIECE])
    elif method == _DEFLATED:
        unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
        for at in range(0, len(packed), _PIECE):
            left = bytes(packed[at : at + _PIECE])
            while left:
                piece = unpacking.decompress(left, _PIECE)
                left = unpacking.unconsumed_tail
                if piece:
                    yield piece
                elif left:
                    raise _Damaged
        while piece := unpacking.decompress(unpacking.unconsumed_tail, _PIECE):
            yield piece
        if not unpacking.eof:
            raise _Damaged
    else:
        raise _Damaged


def _far_away(grid: _Grid, name: str) -> Text:
    return mark(
        "{file}: er staat een cel heel ver naar beneden of naar rechts (rij {row}, kolom {column}). "
        "Haal die weg, of kopieer de tabel naar een nieuw bestand.",
        file=name,
        row=grid.rows,
        column=grid.columns,
    )


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
            found = _CELL.findall(whole)
            self.columns = max(self.columns, *map(_column_number, {letters for letters, _ in found}), 0)
            self.rows = max(self.rows, *map(int, {digits for _, digits in found}), 0)
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
