"""One awkward file and what must come out of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from netwerk.records.choices import SheetChoice


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One file, or several that are dropped together.

    name : a sentence; its first word may be the number of a threat
    make : gives the bytes of each file
    refused : what the sentence says when the file cannot be read at all; the rest is then empty
    shapes : of the sheets, in order; None for one that is left out
    counts : rows read, imported, rejected, blank
    codes : of the problems, sorted, each once; "no_register" left out
    names : of organisations in the register, or else of those in the records, in order of appearance; None: not asked
    begins : first days of the records; None: not asked
    """

    name: str
    make: Callable[[], bytes | tuple[bytes, ...]]
    refused: str = ""
    shapes: tuple[str | None, ...] = ()
    counts: tuple[int, int, int, int] = (0, 0, 0, 0)
    codes: tuple[str, ...] = ()
    names: tuple[str, ...] | None = None
    begins: tuple[str, ...] | None = None
    choices: tuple[SheetChoice, ...] = ()
    file: str = "bestand.csv"
