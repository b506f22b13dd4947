"""Lists to take along hold what the screen shows, and no formula."""

from __future__ import annotations

import io

import openpyxl
import pandas as pd

from netwerk.report.lists import csv_list, excel_list

FRAME = pd.DataFrame({"naam": ["=1+1", "De Ark"], "aantal": pd.array([3, None], dtype="Int64")})


def test_csv_opens_in_dutch_excel_and_holds_no_formula() -> None:
    assert csv_list(FRAME) == b"\xef\xbb\xbfnaam;aantal\r\n'=1+1;3\r\nDe Ark;\r\n"


def test_excel_holds_text_and_numbers_as_they_are() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(excel_list(FRAME, title="Lijst"))).active
    assert sheet is not None
    assert list(sheet.values) == [("naam", "aantal"), ("'=1+1", 3), ("De Ark", None)]


def test_excel_of_the_same_list_is_the_same_file() -> None:
    assert excel_list(FRAME, title="Lijst") == excel_list(FRAME, title="Lijst")
