"""Workbooks as people make them, and as they should not be made."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import openpyxl
import xlsxwriter

Rows = Sequence[Sequence[object]]


def book(*, options: dict[str, object] | None = None, **tables: Rows) -> bytes:
    """Return an xlsx with these sheets; days become date cells, text that begins with = becomes a formula."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, **(options or {})}) as made:
        day = made.add_format({"num_format": "dd-mm-yyyy"})
        for name, rows in tables.items():
            sheet = made.add_worksheet(name)
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if isinstance(cell, date):
                        sheet.write_datetime(row, column, cell, day)
                    else:
                        sheet.write(row, column, cell)
    return target.getvalue()


def changed_by_hand(rows: Rows, change: Callable[[Any], None], **others: Rows) -> bytes:
    """Return an xlsx with a sheet "blad" of `rows`, after `change(workbook)`; `others` are more sheets."""
    made = openpyxl.Workbook()
    first = made.active
    assert first is not None
    first.title = "blad"
    for cells in rows:
        first.append(list(cells))
    for name, more in others.items():
        sheet = made.create_sheet(name)
        for cells in more:
            sheet.append(list(cells))
    change(made)
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def merged(rows: Rows, *ranges: str) -> bytes:
    """Return an xlsx in which cells are merged, such as "A2:A4"."""

    def merge(made: Any) -> None:
        for one in ranges:
            made["blad"].merge_cells(one)

    return changed_by_hand(rows, merge)


def with_hidden_rows(rows: Rows, *numbers: int) -> bytes:
    """Return an xlsx in which rows are hidden, the first being 1."""

    def hide(made: Any) -> None:
        for number in numbers:
            made["blad"].row_dimensions[number].hidden = True

    return changed_by_hand(rows, hide)


def with_hidden_sheet(rows: Rows, hidden: Rows, state: str = "hidden") -> bytes:
    """Return an xlsx with a second sheet "verborgen" that cannot be seen."""

    def hide(made: Any) -> None:
        made["verborgen"].sheet_state = state

    return changed_by_hand(rows, hide, verborgen=hidden)


def with_errors(rows: Rows, **errors: str) -> bytes:
    """Return an xlsx in which cells hold an error of Excel: `C2="#DIV/0!"`."""

    def put(made: Any) -> None:
        for place, error in errors.items():
            cell = made["blad"][place]
            cell.value = error
            cell.data_type = "e"

    return changed_by_hand(rows, put)


def with_chart() -> bytes:
    """Return an xlsx that begins with a sheet that is a chart only."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as made:
        page = made.add_chartsheet("grafiek")
        sheet = made.add_worksheet("partners")
        sheet.write_row(0, 0, ["naam", "soort", "aantal"])
        sheet.write_row(1, 0, ["De Linde", "school", 3])
        chart = made.add_chart({"type": "bar"})
        chart.add_series({"values": "=partners!$C$2:$C$2"})
        page.set_chart(chart)
    return target.getvalue()


def serials(*days: int) -> bytes:
    """Return an xlsx with a pair of organisations on each of these days, counted as Excel does."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as made:
        sheet = made.add_worksheet()
        day = made.add_format({"num_format": "dd-mm-yyyy"})
        sheet.write_row(0, 0, ["van", "naar", "datum"])
        for row, number in enumerate(days, start=1):
            sheet.write_row(row, 0, ["CJG", f"School {row}"])
            sheet.write_number(row, 2, number, day)
    return target.getvalue()


def xlsm(rows: Rows) -> bytes:
    """Return a workbook with a macro in it: the macro is never looked at."""
    content = book(blad=rows)
    parts = _parts(content)
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    return zipped({**parts, "xl/vbaProject.bin": b"\xcc\x61Attribut" + bytes(2000)})


def replaced(content: bytes, member: str, old: bytes, new: bytes) -> bytes:
    """Return a workbook with `old` in one of its members replaced."""
    parts = _parts(content)
    assert old in parts[member]
    return zipped({**parts, member: parts[member].replace(old, new)})


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def zipped(parts: dict[str, bytes]) -> bytes:
    """Return a zip with these members, at a fixed moment so that its bytes are always the same."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def ods(rows: Sequence[Sequence[str]], *, repeated: int = 1, **changes: str) -> bytes:
    """Return an ODS with one sheet of texts; each cell says it stands there `repeated` times.

    changes : a text that stands in one cell → the XML of that cell
    """
    content = _ods_content(rows, repeated)
    for text, cell in changes.items():
        old = f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        assert content.count(old) == 1
        content = content.replace(old, cell)
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind.decode()}"/></manifest:manifest>'
    )
    return zipped({"mimetype": kind, "META-INF/manifest.xml": manifest.encode(), "content.xml": content.encode()})


def _ods_content(rows: Sequence[Sequence[str]], repeated: int) -> str:
    count = f' table:number-columns-repeated="{repeated}"' if repeated > 1 else ""
    cells = [
        "".join(
            f'<table:table-cell office:value-type="string"{count}><text:p>{text}</text:p></table:table-cell>'
            for text in row
        )
        for row in rows
    ]
    times = f' table:number-rows-repeated="{1_048_576 // len(rows)}"' if repeated > 1 else ""
    lines = "".join(f"<table:table-row{times}>{line}</table:table-row>" for line in cells)
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("table", "table"), ("text", "text"), ("calcext", "calcext"))
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names} office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="blad">{lines}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )


# --- the binary format of before 2007, in its compound file ---

_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SECTOR = 512


def xls(rows: Sequence[Sequence[str]]) -> bytes:
    """Return an .xls with one sheet "blad" of texts."""
    return compound({"Workbook": _biff(rows)})


def with_password() -> bytes:
    """Return what Excel writes for a workbook with a password: a compound file that holds an encrypted package."""
    return compound({"EncryptedPackage": bytes(5000), "EncryptionInfo": bytes(5000)})


def _biff(rows: Sequence[Sequence[str]]) -> bytes:
    def record(number: int, data: bytes) -> bytes:
        return struct.pack("<HH", number, len(data)) + data

    name = b"blad"
    begin = struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 0x0600)
    sheet = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 0x0600))
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            written = struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")
            sheet += record(0x0204, struct.pack("<HHH", row, column, 0) + written)
    sheet += record(0x000A, b"")
    bound = 4 + 6 + 2 + len(name)
    start = len(record(0x0809, begin)) + bound + len(record(0x000A, b""))
    return (
        record(0x0809, begin)
        + record(0x0085, struct.pack("<IBBBB", start, 0, 0, len(name), 0) + name)
        + record(0x000A, b"")
        + sheet
    )


def compound(streams: dict[str, bytes]) -> bytes:
    """Return a compound file with these streams, each made long enough to stand in sectors of its own."""
    table: list[int] = []
    sectors = b""
    entries = [_entry("Root Entry", 5, _END, 0, child=1)]
    for number, (name, content) in enumerate(streams.items(), start=1):
        whole = content.ljust(4096, b"\0")
        whole = whole.ljust(-(-len(whole) // _SECTOR) * _SECTOR, b"\0")
        first = len(table)
        table += [*range(first + 1, first + len(whole) // _SECTOR), _END]
        sectors += whole
        entries.append(_entry(name, 2, first, len(whole), right=number + 1 if number < len(streams) else _FREE))
    directory = b"".join(entries).ljust(-(-len(entries) // 4) * _SECTOR, b"\0")
    place = len(table)
    table += [*range(place + 1, place + len(directory) // _SECTOR), _END]
    own = len(table)
    table.append(_TABLE)
    packed = b"".join(struct.pack("<I", one) for one in table).ljust(_SECTOR, b"\xff")
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
        + struct.pack("<IIIIIIIIII", 0, 1, place, 0, 4096, _END, 0, _END, 0, own)
        + b"\xff" * 432
    )
    return header + sectors + directory + packed


def _entry(name: str, kind: int, first: int, size: int, *, right: int = _FREE, child: int = _FREE) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(text), kind, 1, _FREE, right, child)
        + bytes(36)
        + struct.pack("<IQ", first, size)
    )
