"""What the reader of workbooks keeps silent about: errors of Excel, formulas without an outcome, hidden rows.

It gives such a cell as an empty one, so they are looked up in the XML of the sheets; in an ODS so are merged cells.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import unescape
from xml.etree import ElementTree

from netwerk.records.excel_errors import NO_OUTCOME

MOST_FAULTS = 1_000_000  # of one sheet; the cells beyond are read as empty ones
_CHUNK = 1 << 20
_LONGEST_CELL = 1 << 20  # bytes of XML; what goes on longer is no cell
# no tag runs past the next <, or a file full of "<c " would take the square of its length
_CELL = rb"<(?:\w+:)?c\s([^<>]*)>"
_FORMULA = rb"<(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>)"
_ERROR = re.compile(_CELL + rb"\s*(?:" + _FORMULA + rb")?\s*<(?:\w+:)?v>\s*([^<]{1,30})</")
_UNCALCULATED = re.compile(
    _CELL + rb"\s*" + _FORMULA + rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_IS_ERROR = re.compile(rb"""\bt\s*=\s*["']e["']""")
_IS_TEXT = re.compile(rb"""\bt\s*=\s*["'](?:str|inlineStr|s)["']""")  # a formula whose outcome is an empty text
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']""")
_HIDDEN = re.compile(rb"""<(?:\w+:)?row\b[^<>]*\bhidden\s*=\s*["'](?:1|true)["']""")
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Faults:
    """What stands in the XML of one sheet; rows and columns count from 0.

    cells : (row, column) → the error as Excel writes it, or `NO_OUTCOME`
    hidden : hidden rows that hold something
    merged : (first row, first column, last row, last column), of an ODS only
    """

    cells: Mapping[tuple[int, int], str]
    hidden: int
    merged: Sequence[tuple[int, int, int, int]] = ()


def find_faults(content: bytes) -> dict[str, Faults]:
    """Return sheet name → what stands in the XML of a checked xlsx or ODS; {} for any other sort of workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if "content.xml" in archive.namelist():
                return _in_ods(archive)
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


# --- ODS: rows and cells are not numbered, but counted ---

_TAG = re.compile(rb"""<table:(table|table-row|table-cell|covered-table-cell)(?![\w-])((?:[^>"']|"[^"]*"|'[^']*')*)>""")
_TIMES = re.compile(rb"""number-(?:rows|columns)-repeated\s*=\s*["'](\d{1,7})["']""")
_SPANNED = re.compile(rb"""number-(rows|columns)-spanned\s*=\s*["'](\d{1,7})["']""")
_NAME = re.compile(rb"""table:name\s*=\s*["']([^"']*)["']""")
_TEXT = re.compile(rb"<text:p[^>]*>([^<]{1,30})</text:p>")
_TOLD = (b"number-rows-spanned", b"number-columns-spanned", b'value-type="error"', b'visibility="')


def _in_ods(archive: zipfile.ZipFile) -> dict[str, Faults]:
    with archive.open("content.xml") as stream:
        tail = b""
        while chunk := stream.read(_CHUNK):
            if any(word in tail + chunk for word in _TOLD):
                break
            tail = chunk[-40:]
        else:  # nearly every file: nothing of the kind in it
            return {}
    content = archive.read("content.xml")
    result: dict[str, Faults] = {}
    cells: dict[tuple[int, int], str] = {}
    merged: list[tuple[int, int, int, int]] = []
    row = column = times = hidden = 0
    for found in _TAG.finditer(content):
        tag, attributes = found[1], found[2]
        if tag == b"table":
            cells, merged, row, times, hidden = {}, [], 0, 0, 0
            name = _NAME.search(attributes)
            called = unescape(name[1].decode("utf-8", errors="replace")) if name else ""
            result[called] = Faults(cells=cells, hidden=0, merged=merged)
            continue
        again = _TIMES.search(attributes)
        count = int(again[1]) if again else 1
        if tag == b"table-row":
            row, column, times = row + times, 0, count
            if (
                result
                and (b'visibility="collapse"' in attributes or b'visibility="filter"' in attributes)
                and count < 1000
            ):
                hidden += count
                result[called] = replace(result[called], hidden=hidden)
            continue
        if b'value-type="error"' in attributes and len(cells) + times * count <= MOST_FAULTS:
            text = _TEXT.search(content, found.end(), found.end() + 500)
            said = unescape(text[1].decode("utf-8", errors="replace")).strip() if text else NO_OUTCOME
            cells.update({(row + down, column + right): said for down in range(times) for right in range(count)})
        span = dict(_SPANNED.findall(attributes))
        if span:
            down, right = int(span.get(b"rows", 1)), int(span.get(b"columns", 1))
            merged.append((row, column, row + down - 1, column + right - 1))
        column += count
    return result


def _place(attributes: bytes) -> tuple[int, int] | None:
    found = _PLACE.search(attributes)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + letter - 64
    return int(found[2]) - 1, column - 1
