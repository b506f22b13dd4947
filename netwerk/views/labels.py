"""Where names can stand on a printed map: each beside its symbol, none over a symbol or another name."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# the font on paper is not known here: widths of Helvetica, a little wider than Source Sans, in thousandths of an em
_NARROW, _WIDE = "ijlI.,:;'|!()[]ftr-/ ", "mwMW@%ABCDGHKNOQRSUVXY&"
MOST_CHARACTERS = 24  # of one line of a name
ONE_LINE = 16  # a longer name is split where it has a space
GAP = 3  # px between a symbol and its name
CELL = 140  # px; boxes are looked up by the cells they touch


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in px; `owner` never stands in its own way."""

    x0: float
    y0: float
    x1: float
    y1: float
    owner: int = -1
    symbol: bool = False

    def meets(self, other: Box) -> bool:
        return self.x0 < other.x1 and self.x1 > other.x0 and self.y0 < other.y1 and self.y1 > other.y0


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A symbol that wants its name beside it; `may_cover` lets the name lie over other symbols, never over names."""

    owner: int
    name: str
    x: float
    y: float
    radius: float
    below_only: bool = False
    may_cover: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A name that found room: its lines, centred around x, the first baseline at y."""

    owner: int
    lines: tuple[str, ...]
    x: float
    box: Box


class _Grid:
    """The boxes that are taken, by the cells they touch."""

    def __init__(self) -> None:
        self._cells: defaultdict[tuple[int, int], list[Box]] = defaultdict(list)

    def add(self, box: Box) -> None:
        for cell in self._touched(box):
            self._cells[cell].append(box)

    def is_free(self, box: Box, *, over_symbols: bool) -> bool:
        return not any(
            other.meets(box) and not (other.symbol and (over_symbols or other.owner == box.owner))
            for cell in self._touched(box)
            for other in self._cells.get(cell, ())
        )

    @staticmethod
    def _touched(box: Box) -> Iterable[tuple[int, int]]:
        for column in range(math.floor(box.x0 / CELL), math.floor(box.x1 / CELL) + 1):
            for row in range(math.floor(box.y0 / CELL), math.floor(box.y1 / CELL) + 1):
                yield column, row


def place_labels(
    symbols: Sequence[Named], *, obstacles: Sequence[Box], frame: Box, font_size: float
) -> tuple[Label, ...]:
    """Return the names of `symbols` that find room; they are tried in the order given.

    A name is tried below, above, right, left and on the four diagonals. One that would touch a name, a symbol, an
    obstacle or the edge of `frame` is left out.
    """
    grid = _Grid()
    for obstacle in obstacles:
        grid.add(obstacle)
    found = []
    for symbol in symbols:
        lines = two_lines(symbol.name)
        wide = max(text_width(line, font_size, bold=symbol.bold) for line in lines)
        high = len(lines) * font_size * 1.16
        boxes = [Box(x - 2, y - 1, x + wide + 2, y + high + 1, symbol.owner) for x, y in _beside(symbol, wide, high)]
        if symbol.below_only:
            boxes = boxes[:1]
        inside = [box for box in boxes if _within(box, frame)]
        free = next((box for box in inside if grid.is_free(box, over_symbols=False)), None)
        if free is None and symbol.may_cover:
            free = next((box for box in inside if grid.is_free(box, over_symbols=True)), None)
        if free is not None:
            grid.add(free)
            found.append(Label(owner=symbol.owner, lines=lines, x=(free.x0 + free.x1) / 2, box=free))
    return tuple(found)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return about how wide `text` is at `size` px, on the wide side."""
    ems = sum(0.3 if sign in _NARROW else 0.72 if sign in _WIDE else 0.54 for sign in text)
    return ems * size * (1.06 if bold else 1.0)


def two_lines(name: str) -> tuple[str, ...]:
    """Return `name` in one or two lines, split at the space nearest its middle, each cut off at 24 characters."""
    spaces = [at for at, sign in enumerate(name) if sign == " " and 0 < at < len(name) - 1]
    if len(name) <= ONE_LINE or not spaces:
        lines: tuple[str, ...] = (name,)
    else:
        middle = min(spaces, key=lambda at: abs(at - len(name) / 2))
        lines = (name[:middle], name[middle + 1 :])
    return tuple(line if len(line) <= MOST_CHARACTERS else line[: MOST_CHARACTERS - 1] + "…" for line in lines)


def _beside(symbol: Named, wide: float, high: float) -> list[tuple[float, float]]:
    x, y, away = symbol.x, symbol.y, symbol.radius + GAP
    near, low = away * 0.6, away * 0.55
    return [
        (x - wide / 2, y + away),
        (x - wide / 2, y - away - high),
        (x + away, y - high / 2),
        (x - away - wide, y - high / 2),
        (x + near, y + low),
        (x - near - wide, y + low),
        (x + near, y - low - high),
        (x - near - wide, y - low - high),
    ]


def _within(box: Box, frame: Box) -> bool:
    return box.x0 >= frame.x0 and box.y0 >= frame.y0 and box.x1 <= frame.x1 and box.y1 <= frame.y1
