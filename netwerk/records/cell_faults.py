"""What the reader of workbooks keeps silent about: errors of Excel, formulas without an outcome, hidden rows.

It gives such a cell as an empty one, so they are looked up in the XML of the sheets.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from xml.etree import ElementTree

from netwerk.records.excel_errors import NO_OUTCOME

MOST_FAULTS = 1_000_000  # of one sheet; the cells beyond are read as empty ones
_CHUNK = 1 << 20
_LONGEST_CELL = 1 << 20  # bytes of XML; what goes on longer is no cell
_CELL = rb"<(?:\w+:)?c\s([^>]*)>"
_FORMULA = rb"<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>)"
_ERROR = re.compile(_CELL + rb"\s*(?:" + _FORMULA + rb")?\s*<(?:\w+:)?v>\s*([^<]{1,30})</")
_UNCALCULATED = re.compile(
    _CELL + rb"\s*" + _FORMULA + rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_IS_ERROR = re.compile(rb"""\bt\s*=\s*["']e["']""")
_IS_TEXT = re.compile(rb"""\bt\s*=\s*["'](?:str|inlineStr|s)["']""")  # a formula whose outcome is an empty text
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']""")
_HIDDEN = re.compile(rb"""<(?:\w+:)?row\b[^>]*\bhidden\s*=\s*["'](?:1|true)["']""")
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Faults:
    """cells: (row, column), both from 0 → the error as Excel writes it, or `NO_OUTCOME`; hidden: hidden rows."""

    cells: Mapping[tuple[int, int], str]
    hidden: int


def find_faults(content: bytes) -> dict[str, Faults]:
    """Return sheet name → what stands in the XML of a checked xlsx; {} for any other sort of workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {name: _faults(archive, member) for name, member in _members(archive).items()}
    except (KeyError, ValueError, ElementTree.ParseError, zipfile.BadZipFile):
        return {}


def _members(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name → the member that holds it."""
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    known = set(archive.namelist())
    result = {}
    for sheet in book.iter():
        target = targets.get(sheet.get(_RELATED))
        if target and sheet.tag.endswith("}sheet"):
            member = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            if member in known:
                result[sheet.get("name", "")] = member
    return result


def _faults(archive: zipfile.ZipFile, member: str) -> Faults:
    cells: dict[tuple[int, int], str] = {}
    hidden = 0
    for piece in _pieces(archive, member):
        if b"hidden" in piece:
            hidden += sum(1 for _ in _HIDDEN.finditer(piece))
        if len(cells) >= MOST_FAULTS:
            continue
        if b't="e"' in piece or b"t='e'" in piece:
            for found in _ERROR.finditer(piece):
                if _IS_ERROR.search(found[1]) and (place := _place(found[1])):
                    cells[place] = unescape(found[2].decode("utf-8", errors="replace")).strip()
        if b"<f" in piece or b":f" in piece:
            for found in _UNCALCULATED.finditer(piece):
                if not _IS_TEXT.search(found[1]) and (place := _place(found[1])):
                    cells[place] = NO_OUTCOME
    return Faults(cells=cells, hidden=hidden)


def _pieces(archive: zipfile.ZipFile, member: str) -> Iterator[bytes]:
    """The XML of a sheet in pieces that do not cut a cell in two."""
    rest = b""
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            data = rest + chunk
            # a row or a cell begins here; everything before it is whole
            cut = max(data.rfind(b"<row"), data.rfind(b"<c "), data.rfind(b":row"), data.rfind(b":c "))
            if cut <= 0 or len(data) - cut > _LONGEST_CELL:
                cut = len(data)
            elif data[cut : cut + 1] == b":":
                cut = data.rfind(b"<", 0, cut) if data.rfind(b"<", 0, cut) > 0 else len(data)
            yield data[:cut]
            rest = data[cut:]
    yield rest


def _place(attributes: bytes) -> tuple[int, int] | None:
    found = _PLACE.search(attributes)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + letter - 64
    return int(found[2]) - 1, column - 1
