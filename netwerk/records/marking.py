"""A workbook to mend files with: every problem in a list, and the sheets as they are with the bad cells marked.

Reading the copy again gives the rows that were accepted before, so that after mending only what changed is new. What
says something about a person is not in it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from itertools import islice
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import OverlappingRange

from netwerk.errors import InputError
from netwerk.i18n import Language, Text, mark, translate
from netwerk.model import Problem, Severity
from netwerk.privacy import Likeness, likeness, mark_in, personal
from netwerk.records.columns import SEVERAL, unique_headings
from netwerk.records.delimited import MOST_COLUMNS, as_utf8, delimiter_of
from netwerk.records.files import LIST_OF_PROBLEMS, InputFile, plain_name, plain_sheets
from netwerk.records.lines import Unreadable, lines_of, rows_of
from netwerk.records.parsing import split_values
from netwerk.records.reading import FileReport, Reading
from netwerk.records.spreadsheets import as_text, is_spreadsheet, read_grids
from netwerk.records.tools import is_graph

MOST_CELLS = 1_000_000  # of one sheet; of a larger one only the marked rows are in the copy
MOST_COMMENTS = 5_000  # of one sheet; Excel grows slow with more, and the list has them all
LONGEST_CELL = 32_767  # characters in one cell of Excel
_COLOURS = {Severity.ERROR: "#F8C9C4", Severity.WARNING: "#FCE8B2", Severity.NOTICE: "#DCE9F7"}
_WORDS = {Severity.ERROR: mark("afgewezen"), Severity.WARNING: mark("let op"), Severity.NOTICE: mark("ter informatie")}
_HEADINGS = (mark("bestand"), mark("blad"), mark("rij"), mark("kolom"), mark("ernst"), mark("wat is er"))
_FIRST_DATE = date(1900, 3, 1)  # before it Excel counts a day that never was
_TOO_LONG = mark("deze rij is te lang voor Excel en staat niet in deze kopie.")
_EMPTIED = mark("hier lijkt iets over een persoon te staan; in deze kopie leeg.")


@dataclass(frozen=True, kw_only=True)
class _Table:
    """One sheet as it stands in its file: rows of cells from row 1 on."""

    name: str | None
    rows: Sequence[Sequence[object]]
    merged: Sequence[tuple[int, int, int, int]] = ()
    hidden: bool = False
    lines: Mapping[int, str] = field(default_factory=dict)  # row, from 0, that could not be taken apart → its text


def marked_copy(files: Sequence[InputFile], reading: Reading, language: Language = "nl") -> bytes:
    """Return an xlsx: first a list of the problems of `reading`, then each sheet of `files` that has one.

    Rows and columns stand where they stand in the file, bad cells are coloured and commented. Columns and cells about
    persons are empty. Text in it is never a formula or a link.
    """
    target = io.BytesIO()
    inert = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, inert) as book:
        _write_list(book, reading.problems, language)
        looks = _Looks(book)
        for file in files:
            reports = [report for report in reading.files if report.sha256 == file.sha256]
            problems = [problem for problem in reading.problems if problem.file == plain_name(file.name)]
            if reports and problems and not is_graph(file):  # without rows and columns there is nothing to mark
                _write_file(book, looks, file, reports, reading, problems, language)
    return target.getvalue()


def _write_list(book: Any, problems: Sequence[Problem], language: Language) -> None:
    sheet = book.add_worksheet(translate(mark("problemen"), language))
    bold = book.add_format({"bold": True})
    colours = {severity: book.add_format({"bg_color": colour}) for severity, colour in _COLOURS.items()}
    for column, heading in enumerate(_HEADINGS):
        sheet.write_string(0, column, translate(heading, language), bold)
    sheet.write_string(0, len(_HEADINGS), LIST_OF_PROBLEMS)  # so that reading the copy passes this sheet over
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
    sheet.set_column(len(_HEADINGS), len(_HEADINGS), None, None, {"hidden": True})
    sheet.autofilter(0, 0, max(1, len(problems)), len(_HEADINGS) - 1)


class _Looks:
    """The formats of cells in one workbook: by severity, and by what a date shows."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[Severity | None, str], Any] = {}

    def of(self, severity: Severity | None, cell: object) -> Any:
        shown = ""
        if isinstance(cell, date):
            shown = "dd-mm-yyyy hh:mm" if isinstance(cell, datetime) and (cell.hour or cell.minute) else "dd-mm-yyyy"
        if severity is None and not shown:
            return None
        key = (severity, shown)
        if key not in self._made:
            colour = {} if severity is None else {"bg_color": _COLOURS[severity]}
            self._made[key] = self._book.add_format(colour | ({"num_format": shown} if shown else {}))
        return self._made[key]


def _write_file(
    book: Any,
    looks: _Looks,
    file: InputFile,
    reports: Sequence[FileReport],
    reading: Reading,
    problems: Sequence[Problem],
    language: Language,
) -> None:
    try:
        tables = _tables(file, reports)
    except InputError:  # it could not be read, and then the list says so
        return
    called = plain_sheets(table.name for table in tables)
    for table in tables:
        name = called[table.name]
        report = next((one for one in reports if one.sheet == name), None)
        here = [problem for problem in problems if problem.sheet == name and (problem.row or problem.column)]
        if report is not None and here:
            sheet = book.add_worksheet(_free_name(book, plain_name(file.name) if name is None else name))
            _write_sheet(sheet, looks, table, _Plan(table, report, reading, here), language)
            if table.hidden:
                sheet.hide()


def _tables(file: InputFile, reports: Sequence[FileReport]) -> list[_Table]:
    """The sheets at the row numbers that problems use; a text file is one sheet without a name."""
    if is_spreadsheet(file.content):
        return [
            _Table(name=grid.name, rows=grid.cells, merged=grid.merged, hidden=grid.hidden) for grid in read_grids(file)
        ]
    if all(report.sheet is not None for report in reports):  # another program wrote it: no rows that Excel shows
        return []
    content = as_utf8(file.content, plain_name(file.name))
    lines = lines_of(content.decode("utf-8"))
    rows: list[Sequence[object]] = []
    unreadable = {}
    for row, cells in rows_of(lines, delimiter_of(content), first=1, width=MOST_COLUMNS):
        # a row that takes several lines leaves the rest of them empty, so that row numbers stay those of the file
        rows.extend([] for _ in range(row - 1 - len(rows)))
        if isinstance(cells, Unreadable):
            unreadable[row - 1] = lines[row - 1].rstrip("\r\n")
            cells = []
        rows.append(cells)
    return [_Table(name=None, rows=rows, lines=unreadable)]


class _Plan:
    """What becomes of the cells of one sheet: which are marked, which are left out."""

    def __init__(self, table: _Table, report: FileReport, reading: Reading, problems: Sequence[Problem]) -> None:
        view = report.view
        self.headings = view.headings if view is not None else ()
        self.below = 0 if view is None or not view.heading_row else view.heading_row - 1 + view.heading_rows
        position = {heading: at for at, heading in enumerate(self.headings)}
        fields = view.columns if view is not None else {}
        self.read = {at for heading, at in position.items() if fields.get(heading)}
        if not self._headings_stand_there(table):  # made from other columns: then nothing is known of these
            self.read = set()
        refused = {problem.column for problem in problems if problem.code == "refused_column"}
        refused |= set(view.refused) if view is not None else set()
        self.refused = {at for heading, at in position.items() if heading in refused}
        # rows that were accepted are read again; what else stands in the sheet may hold anything
        self.odd_rows = {
            problem.row - 1
            for problem in problems
            if problem.row and (problem.severity is Severity.ERROR or problem.code == "skipped_row")
        }
        self.all_odd = any(problem.severity is Severity.ERROR and problem.row is None for problem in problems)
        self.instead = self._instead(report, reading, position, fields, table)
        self.marks: dict[tuple[int, int], list[Problem]] = {}
        for problem in problems:
            row = self.below - 1 if problem.row is None else problem.row - 1
            self.marks.setdefault((max(0, row), position.get(problem.column or "", 0)), []).append(problem)

    def _headings_stand_there(self, table: _Table) -> bool:
        at = self.below - 1
        if not 0 <= at < len(table.rows):
            return self.below == 0
        texts = unique_headings([as_text(cell) for cell in table.rows[at]])
        return any(heading.endswith(text) for heading, text in zip(self.headings, texts, strict=False))

    def _instead(
        self,
        report: FileReport,
        reading: Reading,
        position: Mapping[str, int],
        fields: Mapping[str, str | None],
        table: _Table,
    ) -> dict[tuple[int, int], str]:
        """What comes in the place of the cells that were taken out."""
        result: dict[tuple[int, int], str] = {}
        for taken in reading.taken_out:
            if (taken.sha256, taken.sheet) != (report.sha256, report.sheet):
                continue
            columns = [at for heading, at in position.items() if fields.get(heading) == taken.field]
            for row, number in zip(taken.rows.tolist(), taken.numbers.tolist(), strict=True):
                for column in columns:
                    text = taken.instead.format(n=number) if number else ""
                    if taken.field in SEVERAL - {"participants"} and column not in self.refused:
                        text = _without_marked(_cell(table, row - 1, column))
                    result[row - 1, column] = text
        return result

    def cell(self, row: int, column: int, cell: object) -> object:
        """Return what stands in a cell of the copy."""
        if (row, column) in self.instead:
            return self.instead[row, column]
        if row >= self.below and column in self.refused:
            return ""
        if column in self.read and row >= self.below and row not in self.odd_rows and not self.all_odd:
            return cell
        return "" if _says_something(as_text(cell)) else cell


@cache
def _says_something(text: str) -> bool:
    """Whether a text may be about a person, judged by itself; headings and numbers nearly never are."""
    return bool(text) and (personal(text) is not None or likeness(text) is Likeness.PLAIN)


def _without_marked(cell: object) -> str:
    return "; ".join(part for part in split_values(as_text(cell)) if mark_in(part) is None)


def _cell(table: _Table, row: int, column: int) -> object:
    line = table.rows[row] if row < len(table.rows) else ()
    return line[column] if column < len(line) else ""


def _write_sheet(sheet: Any, looks: _Looks, table: _Table, plan: _Plan, language: Language) -> None:
    whole = sum(len(line) for line in table.rows) <= MOST_CELLS
    marked_rows = {row for row, _ in plan.marks}
    for area in table.merged:
        try:
            sheet.merge_range(*area, "")
        except OverlappingRange:  # a damaged workbook; its cells stay as they are
            continue
    for row, line in enumerate(table.rows):
        if not whole and row >= plan.below and row not in marked_rows:
            continue
        too_long = any(isinstance(cell, str) and len(cell) > LONGEST_CELL for cell in line)
        if too_long:
            line = []
        for column, cell in enumerate(line):
            marked = plan.marks.get((row, column))
            if cell in ("", None) and not marked:
                continue
            worst = min((one.severity for one in marked), key=list(_COLOURS).index) if marked else None
            kept = plan.cell(row, column, cell)
            _write(sheet, row, column, kept, looks, worst)
            if kept == "" and cell not in ("", None) and not marked and column not in plan.refused:
                sheet.write_comment(row, column, translate(_EMPTIED, language))
        if too_long:
            sheet.write_comment(row, 0, translate(_TOO_LONG, language))
    for (row, column), found in islice(plan.marks.items(), MOST_COMMENTS):
        if row >= len(table.rows) or column >= len(table.rows[row]):
            worst = min((one.severity for one in found), key=list(_COLOURS).index)
            _write(sheet, row, column, "", looks, worst)
        sheet.write_comment(row, column, _said(found, table.lines.get(row), language), {"x_scale": 2})


def _said(problems: Iterable[Problem], line: str | None, language: Language) -> str:
    messages: dict[str, None] = dict.fromkeys(translate(_short(problem.message), language) for problem in problems)
    said = list(messages)[:5]
    if line is not None and not _says_something(line):
        said.append(line[:1_000])
    return "\n".join(said)


def _short(message: Text) -> Text:
    """A message without its place: a comment stands there."""
    text = message.values.get("text")
    return text if isinstance(text, Text) and set(message.values) == {"place", "text"} else message


def _write(sheet: Any, row: int, column: int, cell: object, looks: _Looks, severity: Severity | None) -> None:
    if severity is None and type(cell) is str and cell:  # nearly every cell
        sheet.write_string(row, column, _plain(cell))
        return
    look = looks.of(severity, cell)
    if cell in ("", None):
        if look is not None:
            sheet.write_blank(row, column, None, look)
    elif isinstance(cell, bool):
        sheet.write_boolean(row, column, cell, look)
    elif isinstance(cell, (int, float)) and as_text(float(cell)) == as_text(cell):
        sheet.write_number(row, column, cell, look)
    elif isinstance(cell, date) and (cell.date() if isinstance(cell, datetime) else cell) >= _FIRST_DATE:
        sheet.write_datetime(row, column, cell, look)
    else:
        sheet.write_string(row, column, _plain(as_text(cell)), looks.of(severity, ""))


def _plain(text: str) -> str:
    """`text` without signs that XML cannot hold."""
    return text if text.isprintable() else "".join(sign for sign in text if sign.isprintable() or sign in "\n\t")


def _free_name(book: Any, wanted: str) -> str:
    """A sheet name that Excel accepts and that the book does not have yet: 31 signs, none of []:*?/\\."""
    plain = re.sub(r"[\[\]:*?/\\']", "_", wanted).strip()[:28] or "blad"
    if plain.casefold() == "history":  # Excel keeps that name for itself
        plain = f"{plain} 1"
    taken = {sheet.get_name().casefold() for sheet in book.worksheets()}
    name, number = plain, 1
    while name.casefold() in taken:
        number += 1
        name = f"{plain[:26]} {number}"
    return name
