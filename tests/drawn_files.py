"""Workbooks and zips made by script, the hostile ones among them."""

from __future__ import annotations

import io
import zipfile

import xlsxwriter


def workbook(**tables: list[list[object]]) -> bytes:
    """An xlsx with these sheets."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as made:
        for name, rows in tables.items():
            sheet = made.add_worksheet(name)
            for row, cells in enumerate(rows):
                sheet.write_row(row, 0, cells)
    return target.getvalue()


def zipped(**members: bytes) -> bytes:
    """A zip with these members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def changed(content: bytes, member: str, old: bytes, new: bytes) -> bytes:
    """The workbook with `old` replaced by `new` in one of its members."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    assert old in parts[member]
    parts[member] = parts[member].replace(old, new)
    return zipped(**parts)


def breaking_workbook() -> bytes:
    """An xlsx with a cell in the last corner of Excel, hidden from our own count: it aborts the process that reads."""
    content = workbook(partners=[["naam"], ["A"]])
    return changed(content, "xl/worksheets/sheet1.xml", b'r="A2"', b'x=">" r="XFD1048576"')
