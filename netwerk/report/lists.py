"""A list from the screen as a file to take along: CSV or Excel, in which text is never a formula."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from numbers import Real

import pandas as pd
import xlsxwriter

from netwerk.report.tables import inert

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"  # the media type of `excel_list`


def csv_list(frame: pd.DataFrame) -> bytes:
    """Return `frame` as CSV that Dutch Excel opens: `;` between cells, UTF-8 with BOM."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=";")
    writer.writerow(inert(str(heading)) for heading in frame.columns)
    writer.writerows([_cell(value) for value in row] for row in frame.itertuples(index=False))
    return target.getvalue().encode("utf-8-sig")


def excel_list(frame: pd.DataFrame, *, title: str) -> bytes:
    """Return `frame` as an Excel workbook of one sheet; `title` is a property of the file."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    # a fixed moment: the same data give the same bytes
    book.set_properties({"title": title, "created": datetime(2000, 1, 1)})  # noqa: DTZ001
    sheet = book.add_worksheet()
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, max(0, len(frame.columns) - 1), 24)
    for column, heading in enumerate(frame.columns):
        sheet.write_string(0, column, inert(str(heading)), book.add_format({"bold": True}))
    for number, row in enumerate(frame.itertuples(index=False), start=1):
        for column, value in enumerate(row):
            cell = _cell(value)
            if cell == "":
                continue
            if isinstance(cell, str):
                sheet.write_string(number, column, cell)
            else:
                sheet.write_number(number, column, cell)
    book.close()
    return target.getvalue()


def _cell(value: object) -> str | float:
    if value is None or value is pd.NA:
        return ""
    if isinstance(value, Real):
        number = float(value)
        return int(number) if number.is_integer() else number
    return inert(str(value))
