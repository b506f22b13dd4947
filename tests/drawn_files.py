"""Workbooks and zips made by script, the hostile ones among them."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

from tests.awkward.workbooks import book, replaced


def breaking_workbook() -> bytes:
    """An xlsx with a cell in the last corner of Excel, hidden from our own count: it aborts the process that reads."""
    content = book(partners=[["naam"], ["A"]])
    return replaced(content, "xl/worksheets/sheet1.xml", b'r="A2"', b'x=">" r="XFD1048576"')


def zeros(size: int) -> bytes:
    """`size` bytes of zero (a multiple of 1 MB), deflated; a thousandth of their size, and made as quickly."""
    packing = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    block = packing.compress(bytes(1 << 20)) + packing.flush(zlib.Z_FULL_FLUSH)  # does not look back, so it repeats
    return block * (size >> 20) + packing.flush(zlib.Z_FINISH)


def raw_zip(*members: RawMember, comment: bytes = b"") -> bytes:
    """A zip in which every header says what it is told to say."""
    body, listed = bytearray(), bytearray()
    for member in members:
        name, crc = member.name.encode(), zlib.crc32(b"")
        sizes = struct.pack("<LLL", crc, len(member.packed), member.claimed)
        at = len(body)
        if member.shares is None:
            body += struct.pack("<4s5H", b"PK\x03\x04", 20, 0, member.method, 0, 33) + sizes
            body += struct.pack("<HH", len(name), 0) + name + member.packed
        else:
            at = member.shares
        listed += struct.pack("<4s6H", b"PK\x01\x02", 20, 20, 0, member.method, 0, 33) + sizes
        listed += struct.pack("<5HLL", len(name), 0, 0, 0, 0, 0, at) + name
    count = min(len(members), 0xFFFF)
    end = struct.pack("<4s4HLLH", b"PK\x05\x06", 0, 0, count, count, len(listed), len(body), len(comment))
    return bytes(body + listed) + end + comment


@dataclass(frozen=True, slots=True, kw_only=True)
class RawMember:
    """A member as it lies packed in a zip.

    claimed : the size that the headers say it unpacks to
    shares : where the member begins whose bytes this one uses too; None: it has its own
    """

    name: str
    packed: bytes
    claimed: int
    method: int = 8
    shares: int | None = None
