"""Empty files to fill in, each with three fictional rows as an example: as CSV in `data/sjablonen`, and as Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import xlsxwriter

from netwerk.errors import InputError
from netwerk.i18n import Language, mark
from netwerk.records.columns import HEADINGS, recognise
from netwerk.settings import DATA

TEMPLATES = DATA / "sjablonen"
_NAMES = ("organisaties", "paren", "aanwezigheid", "lijst")


def templates(language: Language = "nl") -> dict[str, bytes]:
    """Return the Excel template of each kind of file by its file name; with English headings for "en".

    Raises
    ------
    InputError
        If a template in `data/sjablonen` is gone or has lost its headings.
    """
    return {f"{name}.xlsx": _workbook(name, _rows(name), language) for name in _NAMES}


def _rows(name: str) -> list[list[str]]:
    path = TEMPLATES / f"{name}.csv"
    try:
        return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig")), delimiter=";"))
    except OSError:
        raise InputError(mark("{file}: dit sjabloon ontbreekt.", file=path.name)) from None


def _workbook(name: str, rows: Sequence[Sequence[str]], language: Language) -> bytes:
    heading = recognise(rows[0])
    if heading is None:
        raise InputError(mark("{file}: dit sjabloon heeft geen kolomnamen die wij kennen.", file=f"{name}.csv"))
    field_at = {at: field for field, at in heading.fields.items()}
    headings = [HEADINGS[heading.shape][field_at[at]][-1] for at in range(len(rows[0]))]
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(name)
        bold = book.add_format({"bold": True, "bottom": 1})
        # text cells, so that Excel leaves 00123 and 05-03-2025 as they are written
        text = book.add_format({"num_format": "@"})
        sheet.set_column(0, len(rows[0]) - 1, 22, text)
        for column, word in enumerate(rows[0] if language == "nl" else headings):
            sheet.write_string(0, column, word, bold)
        for number, line in enumerate(rows[1:], start=1):
            for column, cell in enumerate(line):
                if cell:
                    sheet.write_string(number, column, cell, text)
        sheet.freeze_panes(1, 0)
    return target.getvalue()
