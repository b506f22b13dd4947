"""The workbook to mend files with."""

from __future__ import annotations

import io

import openpyxl

from netwerk.records.files import InputFile
from netwerk.records.marking import marked_copy
from tests.records_read import reading

CONTENT = "naam;soort;vanaf\n=1+1;school;01-01-2020\nB;school;31-02-2024\n-;school;\n"


def opened(content: str) -> openpyxl.Workbook:
    made = marked_copy([InputFile("1.csv", content.encode())], reading(content))
    return openpyxl.load_workbook(io.BytesIO(made))


def test_the_first_sheet_lists_every_problem_with_its_place() -> None:
    rows = list(opened(CONTENT)["problemen"].iter_rows(min_row=2, values_only=True))

    assert [row[:5] for row in rows] == [
        ("1.csv", "", 3, "vanaf", "afgewezen"),
        ("1.csv", "", 4, "naam", "afgewezen"),
    ]


def test_a_bad_cell_is_coloured_and_says_what_is_wrong() -> None:
    cell = opened(CONTENT)["1.csv"]["C3"]

    assert cell.value == "31-02-2024"
    assert cell.fill.fgColor.rgb == "FFF8C9C4"
    assert cell.comment is not None
    assert "is geen datum" in cell.comment.text


def test_a_good_cell_has_no_colour() -> None:
    assert opened(CONTENT)["1.csv"]["C2"].fill.fgColor.rgb == "00000000"


def test_text_that_looks_like_a_formula_stays_text() -> None:
    assert opened(CONTENT)["1.csv"]["A2"].data_type == "s"


def test_rows_keep_the_numbers_of_the_file_also_after_a_cell_of_two_lines() -> None:
    sheet = opened('datum;deelnemers\n01-01-2024;"A\nB"\nfout;"A;B"\n')["1.csv"]

    assert sheet["A4"].value == "fout"
    assert sheet["A4"].comment is not None


def test_a_row_with_an_unclosed_quote_is_marked_and_the_rows_below_stay_in_place() -> None:
    sheet = opened('naam;soort;vanaf\n"A;school;\nB;school;fout\n')["1.csv"]

    assert sheet["A2"].value is None
    assert "aanhalingsteken" in sheet["A2"].comment.text
    assert '"A;school;' in sheet["A2"].comment.text
    assert sheet["C3"].value == "fout"


def test_a_column_that_may_be_about_persons_is_left_empty() -> None:
    sheet = opened("naam;bsn;vanaf\nA;111222333;fout\n")["1.csv"]

    assert (sheet["B1"].value, sheet["B2"].value) == ("bsn", None)


def test_a_sheet_of_a_workbook_is_marked_under_its_own_name() -> None:
    from tests.test_records_files import book, read_book

    content = book(partners=[["naam", "vanaf"], ["A", "fout"]])
    made = openpyxl.load_workbook(io.BytesIO(marked_copy([InputFile("boek.xlsx", content)], read_book(content))))

    assert made["partners"]["B2"].comment is not None
