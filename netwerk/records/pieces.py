"""The pieces of bytes in which a process that reads files answers: what kind of piece, how long it is, its content."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO

# which file is being read (its number), the share done, an array of numbers, and at the end one of five: the reading
# (as `sending.pack` writes it), the marked copy, the sentence of an InputError, memory that ran out, a fault of ours
AT_FILE, SHARE, ARRAY, READING, COPY, REFUSAL, MEMORY, FAULT = b"f", b"s", b"a", b"r", b"c", b"i", b"m", b"x"
Piece = tuple[bytes, bytearray]  # its kind and its content
LAST = (READING, COPY, REFUSAL, MEMORY, FAULT)
MOST_ANSWERED = 2_000_000_000  # bytes of one answer
_HEAD = struct.Struct(">cQ")


def send(stream: BinaryIO, kind: bytes, content: bytes | memoryview = b"") -> None:
    """Write one piece."""
    stream.write(_HEAD.pack(kind, len(content)))
    stream.write(content)
    stream.flush()


def heard(stream: BinaryIO) -> Iterator[Piece]:
    """Yield pieces up to and including the last one; less where the stream stops, or says more than it may."""
    left = MOST_ANSWERED
    while len(head := stream.read(_HEAD.size)) == _HEAD.size:
        kind, length = _HEAD.unpack(head)
        left -= length
        if left < 0:
            return
        content = bytearray(length)
        view = memoryview(content)
        while view:
            count = stream.readinto(view)  # type: ignore[attr-defined]
            if not count:
                return
            view = view[count:]
        yield kind, content
        if kind in LAST:
            return
