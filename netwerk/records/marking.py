"""A workbook to mend files with: every problem in a list, and the sheets as read with the bad cells marked."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

import python_calamine
import xlsxwriter

from netwerk.errors import InputError
from netwerk.i18n import Language, mark, translate
from netwerk.model import Problem, Severity
from netwerk.privacy import may_be_personal
from netwerk.records.delimited import MOST_COLUMNS, as_utf8, delimiter_of
from netwerk.records.files import InputFile, plain_name
from netwerk.records.lines import Unreadable, lines_of, rows_of
from netwerk.records.spreadsheets import as_text, is_spreadsheet

MOST_ROWS = 50_000  # of one sheet; more does not help anyone who mends it by hand
_COLOURS = {Severity.ERROR: "#F8C9C4", Severity.WARNING: "#FCE8B2", Severity.NOTICE: "#DCE9F7"}
_WORDS = {Severity.ERROR: mark("afgewezen"), Severity.WARNING: mark("let op"), Severity.NOTICE: mark("ter informatie")}
_HEADINGS = (mark("bestand"), mark("blad"), mark("rij"), mark("kolom"), mark("ernst"), mark("wat is er"))


def marked_copy(files: Sequence[InputFile], problems: Iterable[Problem], language: Language = "nl") -> bytes:
    """Return an xlsx: first a list of `problems`, then each sheet of `files` that has one, its bad cells coloured
    and commented. Text in it is never a formula or a link; columns that may be about persons are left empty."""
    told = tuple(problems)
    target = io.BytesIO()
    inert = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, inert) as book:
        _write_list(book, told, language)
        for file in files:
            mine = [problem for problem in told if problem.file == plain_name(file.name) and problem.row is not None]
            if mine:
                _write_file(book, file, mine, language)
    return target.getvalue()


def _write_list(book: Any, problems: Sequence[Problem], language: Language) -> None:
    sheet = book.add_worksheet(translate(mark("problemen"), language))
    bold = book.add_format({"bold": True})
    colours = _formats(book)
    for column, heading in enumerate(_HEADINGS):
        sheet.write_string(0, column, translate(heading, language), bold)
    for number, problem in enumerate(problems, start=1):
        cells = (problem.file, problem.sheet or "", problem.row, problem.column or "")
        for column, cell in enumerate(cells):
            if isinstance(cell, int):
                sheet.write_number(number, column, cell)
            else:
                sheet.write_string(number, column, cell or "")
        sheet.write_string(number, 4, translate(_WORDS[problem.severity], language), colours[problem.severity])
        sheet.write_string(number, 5, translate(problem.message, language))
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, 4, 16)
    sheet.set_column(5, 5, 90)
    sheet.autofilter(0, 0, max(1, len(problems)), len(_HEADINGS) - 1)


def _formats(book: Any) -> dict[Severity, Any]:
    return {severity: book.add_format({"bg_color": colour}) for severity, colour in _COLOURS.items()}


def _write_file(book: Any, file: InputFile, problems: Sequence[Problem], language: Language) -> None:
    try:
        tables = _tables(file)
    except InputError:  # it could not be read, and then the list says so
        return
    colours = _formats(book)
    for name, table in tables:
        here = [problem for problem in problems if problem.sheet == name]
        if not here or len(table) > MOST_ROWS:
            continue
        sheet = book.add_worksheet(_free_name(book, plain_name(file.name) if name is None else name))
        hidden = _personal_columns(table)
        marked = _marks(here, table)
        for row, line in enumerate(table):
            for column, cell in enumerate(line):
                found = marked.get((row, column))
                text = "" if column in hidden and row > 0 else _clipped(cell)
                if found is None:
                    if text:
                        sheet.write_string(row, column, text)
                    continue
                worst = min(found, key=lambda problem: list(_COLOURS).index(problem.severity))
                sheet.write_string(row, column, text, colours[worst.severity])
                said = "\n".join(dict.fromkeys(translate(problem.message, language) for problem in found[:5]))
                sheet.write_comment(row, column, said, {"x_scale": 2})


def _tables(file: InputFile) -> list[tuple[str | None, list[list[str]]]]:
    """The sheets as rows of text at the row numbers that problems use; a text file is one sheet without a name."""
    if is_spreadsheet(file.content):
        with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(file.content)) as workbook:
            return [
                (
                    name,
                    [
                        [as_text(cell) for cell in row]
                        for row in workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
                    ],
                )
                for name in workbook.sheet_names
            ]
    content = as_utf8(file.content, plain_name(file.name))
    lines = lines_of(content.decode("utf-8"))
    table: list[list[str]] = []
    for row, cells in rows_of(lines, delimiter_of(content), first=1, width=MOST_COLUMNS):
        # a row that takes several lines leaves the rest of them empty, so that row numbers stay those of the file
        table.extend([] for _ in range(row - 1 - len(table)))
        table.append([lines[row - 1].rstrip("\r\n")] if isinstance(cells, Unreadable) else cells)
    return [(None, table)]


def _marks(problems: Sequence[Problem], table: Sequence[Sequence[str]]) -> dict[tuple[int, int], list[Problem]]:
    """Which problems stand at which cell; those of a whole row at its first cell."""
    result: dict[tuple[int, int], list[Problem]] = {}
    headings = {problem.column for problem in problems if problem.column}
    columns: dict[str, int] = {}
    for line in table[:30]:
        for at, cell in enumerate(line):
            if cell.strip() in headings:
                columns.setdefault(cell.strip(), at)
    for problem in problems:
        assert problem.row is not None
        column = columns.get(problem.column or "", 0)
        result.setdefault((problem.row - 1, column), []).append(problem)
    return result


def _personal_columns(table: Sequence[Sequence[str]]) -> set[int]:
    headings = max(table[:30], key=lambda line: sum(1 for cell in line if cell.strip()), default=())
    return {at for at, heading in enumerate(headings) if may_be_personal(heading, [])} | {
        at
        for at in range(max((len(line) for line in table), default=0))
        if may_be_personal("", (line[at] for line in table if at < len(line)))
    }


def _clipped(cell: str) -> str:
    """At most what an Excel cell holds, without signs that XML cannot hold."""
    return "".join(sign for sign in cell[:32_000] if sign.isprintable() or sign in "\n\t")


def _free_name(book: Any, wanted: str) -> str:
    """A sheet name that Excel accepts and that the book does not have yet: 31 signs, none of []:*?/\\."""
    plain = re.sub(r"[\[\]:*?/\\']", "_", wanted).strip()[:28] or "blad"
    taken = {sheet.get_name().casefold() for sheet in book.worksheets()}
    name, number = plain, 1
    while name.casefold() in taken:
        number += 1
        name = f"{plain[:26]} {number}"
    return name
