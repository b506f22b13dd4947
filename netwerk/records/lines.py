"""From the lines of a text file to its rows, going on at the next line after a quote that is not closed."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Any

LONGEST_CELL = 1_000_000  # characters; a list of 2,000 participants is far below it
_LONGEST_ROW = 4 * LONGEST_CELL
# what may be read for a second time because a row turned out not to close; without it a file in which every line
# opens a quote takes the square of its length
_MOST_AGAIN = 50 * LONGEST_CELL
_LINE = re.compile(r"[^\r\n]++(?:\r\n|\r|\n)?|\r\n|\r|\n")


class Unreadable(StrEnum):
    """Why a row could not be taken apart."""

    QUOTE = "unclosed_quote"
    LENGTH = "row_too_long"
    DELIMITER = "other_delimiter"


def lines_of(text: str) -> list[str]:
    """Return the lines of `text` with their ends; only a line feed, a carriage return or both end one."""
    return _LINE.findall(text)


def reader_of(lines: Iterable[str], delimiter: str, *, strict: bool = False) -> Any:
    """Return a reader of rows with the bound that we set to a cell."""
    csv.field_size_limit(LONGEST_CELL)
    return csv.reader(lines, delimiter=delimiter, strict=strict)


def rows_of(
    lines: Sequence[str], delimiter: str, *, first: int, width: int
) -> Iterator[tuple[int, list[str] | Unreadable]]:
    """Yield each row with the line where it starts (the first is 1), from the line `first` on.

    A row that does not close its quotes is one unreadable line, and the next line starts a row again. So is a row
    of several lines where text follows the closing quote, or that has more cells than `width`, those of the heading:
    that quote was the opening one of a later row.
    """
    at, again = first - 1, 0
    while at < len(lines):
        feed = _Feed(lines, at, several=again < _MOST_AGAIN)
        try:
            for cells in reader_of(feed, delimiter, strict=True):
                if feed.next > at + 1 and len(cells) > width:
                    break
                yield at + 1, cells
                at = feed.start_row()
        except csv.Error:
            pass
        if at < len(lines):
            again += feed.beyond
            yield at + 1, _alone(lines[at], delimiter)
            at += 1


class _Feed:
    """Hands lines to a reader and knows which line is next; refuses a row that grows too long."""

    def __init__(self, lines: Sequence[str], at: int, *, several: bool) -> None:
        self.next = at
        self.beyond = 0  # characters of this row beyond its first line
        self._lines, self._start, self._several = lines, at, several

    def start_row(self) -> int:
        self._start, self.beyond = self.next, 0
        return self.next

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.next == len(self._lines):
            raise StopIteration
        line = self._lines[self.next]
        if self.next > self._start:
            self.beyond += len(line)
            if not self._several:
                raise csv.Error
        if self.beyond + len(line) > _LONGEST_ROW:
            raise csv.Error
        self.next += 1
        return line


def _alone(line: str, delimiter: str) -> list[str] | Unreadable:
    """The cells of a line that is a row by itself, also where quotes stand inside a cell; else why it is none."""
    if len(line) > _LONGEST_ROW:
        return Unreadable.LENGTH
    reader = reader_of([line, ""], delimiter)
    try:
        cells: list[str] = next(reader)
    except csv.Error:
        return Unreadable.LENGTH
    return cells if reader.line_num == 1 else Unreadable.QUOTE
