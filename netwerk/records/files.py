"""From paths and bytes to sheets: tables of text under an understood heading row, whatever file they came in."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import numpy as np

from netwerk.errors import InputError
from netwerk.i18n import Text, mark
from netwerk.model import Problem, Severity
from netwerk.privacy import harmless, without_personal
from netwerk.records.choices import SheetChoice
from netwerk.records.columns import Heading
from netwerk.records.lines import Unreadable

LIST_OF_PROBLEMS = "netwerk-problemenlijst"  # stands in the first row of the list in a marked copy
MOST_BYTES = 1_000_000_000  # of one file
TITLE_ROWS = 30  # the heading row is looked for in this many rows


@dataclass(frozen=True)
class InputFile:
    """A file as bytes. `named`: asked for by itself, so that it must be understood; False for what a folder holds."""

    name: str
    content: bytes = field(repr=False)  # may hold what belongs in no log
    named: bool = True

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of text: `values` are its different cells as written, `codes` (int32) says which stands where."""

    codes: np.ndarray
    values: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something to tell about a sheet as a whole, or about one of its rows; no row is rejected for it."""

    code: str
    severity: Severity
    text: Text
    row: int | None = None


@dataclass(frozen=True, kw_only=True)
class Top:
    """How a sheet begins and what is odd about it as a whole, to show and correct.

    rows : (row as the spreadsheet shows it, its cells as text) of the first rows, and of those at the heading row
    sample : the cells of the first rows below the headings
    heading_row : the (first) row of the headings; 0: chosen to be none; None: no row looks like one
    headings : each different, see `columns.unique_headings`
    hidden : the sheet is hidden in the spreadsheet
    merged : cells that took the value of the merged cell they are part of
    """

    rows: tuple[tuple[int, tuple[str, ...]], ...] = field(default=(), repr=False)
    sample: tuple[tuple[str, ...], ...] = field(default=(), repr=False)
    heading_row: int | None = None
    heading_rows: int = 1
    headings: tuple[str, ...] = ()
    hidden: bool = False
    merged: int = 0


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """The rows under one understood heading row. Empty rows are still in it.

    rows : the row of each line as the spreadsheet shows it (in CSV the line where it starts)
    columns : field → column, for the fields that the heading row names
    whole : position → every cell of that row as text, unread columns included
    unreadable : position → why that row could not be taken apart; its cells are empty
    remarks : what to tell about it beside its rows
    """

    name: str | None
    heading: Heading
    rows: np.ndarray
    columns: Mapping[str, Column]
    whole: Callable[[int], Sequence[str]]
    unreadable: Mapping[int, Unreadable] = field(default_factory=dict)
    choice: SheetChoice | None = None
    across: frozenset[int] = frozenset()
    top: Top = Top()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Unread:
    """A sheet or file that was left out, and why."""

    name: str | None
    code: str
    severity: Severity
    reason: Text
    choice: SheetChoice | None = None
    top: Top = Top()


def gather(paths: Sequence[Path]) -> tuple[list[InputFile], list[Problem]]:
    """Return the files at `paths` and in folders among them (not in subfolders), sorted by name within a folder.

    Hidden files and the lock files of Excel are left out in silence; what cannot be opened in a folder is a problem.

    Raises
    ------
    InputError
        If a path does not exist, a file named itself cannot be opened or is too large, or nothing is found.
    """
    files: list[InputFile] = []
    problems: list[Problem] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(child for child in path.iterdir() if child.is_file() and child.name[0] not in ".~")
            for child in inside:
                try:
                    files.append(_opened(child, named=False))
                except InputError as error:
                    problems.append(
                        Problem(
                            file=plain_name(child.name),
                            sheet=None,
                            row=None,
                            column=None,
                            code="unreadable_file",
                            severity=Severity.WARNING,
                            message=error.text,
                        )
                    )
        elif path.exists():
            files.append(_opened(path, named=True))
        else:
            raise InputError(mark("{file}: dit bestand of deze map bestaat niet.", file=str(path)))
    if not files and not problems:
        raise InputError(
            mark(
                "{file}: hier staan geen bestanden. Noem een CSV- of Excelbestand, of een map waarin ze staan.",
                file=", ".join(str(path) for path in paths),
            )
        )
    return files, problems


def _opened(path: Path, *, named: bool) -> InputFile:
    name = plain_name(path.name)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError(
                mark("{file}: dit bestand is groter dan 1 GB. Splits het in kleinere bestanden.", file=name)
            )
        return InputFile(name, path.read_bytes(), named)
    except OSError as error:
        raise InputError(
            mark("{file}: dit bestand is niet te openen ({reason}).", file=name, reason=error.strerror or "")
        ) from None


def plain_name(name: str) -> str:
    """Return a file name as harmless text: its last part, in one line, without control signs, 100 signs at most.

    A name that says something about a person ("MDO Jantje de Vries.xlsx") keeps its ending only.
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(sign for sign in last if unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Zl", "Zp"))
    if len(kept) > 100:
        kept = kept[:80] + "…" + kept[-19:]
    return without_personal(kept) or "bestand"


def plain_sheets(names: Iterable[str | None]) -> Mapping[str | None, str | None]:
    """Return how the sheets of one file are called in messages and the database: those that are called after a person
    have no name there."""
    result: dict[str | None, str | None] = {}
    without = 0
    for name in names:
        if name in result:
            continue
        result[name] = name
        if name is not None and harmless(name, "") != name:
            without += 1
            result[name] = "blad zonder naam" if without == 1 else f"blad zonder naam {without}"
    return result


def sheets(file: InputFile, choices: Sequence[SheetChoice] = ()) -> list[Sheet | Unread]:
    """Return every sheet of `file` that is understood, by itself or as someone chose, and what was left out.

    Raises
    ------
    InputError
        If the file is no text and no spreadsheet, is damaged, protected, or larger inside than we can hold.
    """
    # the readers need the classes above, so they are imported when a file of their sort comes along
    from netwerk.records.delimited import read_text
    from netwerk.records.spreadsheets import is_spreadsheet, read_spreadsheet
    from netwerk.records.tools import read_graph

    if not file.content[:4096].strip() and not file.content.strip():
        raise InputError(mark("{file}: dit bestand is leeg.", file=plain_name(file.name)))
    found: Sequence[Sheet | Unread] | None = read_graph(file)
    if found is None:
        found = read_spreadsheet(file, choices) if is_spreadsheet(file.content) else read_text(file, choices)
    found = [item for item in found if not _is_list_of_problems(item)]
    called = plain_sheets(item.name for item in found)
    return [item if called[item.name] == item.name else replace(item, name=called[item.name]) for item in found]


def _is_list_of_problems(item: Sheet | Unread) -> bool:
    """Whether a sheet is the list that we put in a copy of files to mend: it is no data, and passed over."""
    return any(LIST_OF_PROBLEMS in cells for _, cells in item.top.rows[:1])
