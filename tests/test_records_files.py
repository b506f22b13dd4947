"""Which files can be read: encodings, delimiters, spreadsheets, folders, and what is refused before it does harm."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from netwerk.errors import InputError
from netwerk.model import day_number
from netwerk.records.files import InputFile, gather, plain_name, sheets
from netwerk.records.reading import Reading, read
from netwerk.settings import classification
from tests.awkward.workbooks import book, replaced, zipped
from tests.records_read import TODAY, codes, period, reading

REGISTER = "naam;soort\nCafé Zoë;school\n"


def names(result: Reading) -> list[str]:
    return [str(name) for name in result.rows.register["name"]]


def read_book(content: bytes, name: str = "boek.xlsx") -> Reading:
    return read([InputFile(name, content)], classification=classification(), today=day_number(TODAY))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_each_encoding_gives_the_name_as_it_is(encoding: str) -> None:
    assert names(reading(REGISTER.encode(encoding))) == ["Café Zoë"]


def test_utf_16_big_endian_with_its_mark_is_read() -> None:
    assert names(reading(b"\xfe\xff" + REGISTER.encode("utf-16-be"))) == ["Café Zoë"]


def test_text_of_an_old_dos_program_is_told_as_odd() -> None:
    result = reading("naam;soort\nCafé De Zoëte;school\n".encode("cp850"))

    assert codes(result) == ["odd_characters"]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_each_delimiter_is_found(delimiter: str) -> None:
    assert names(reading(f"naam{delimiter}soort\nA{delimiter}school\n")) == ["A"]


def test_a_sep_line_tells_the_delimiter_and_counts_as_a_row() -> None:
    result = reading("sep=;\nnaam;soort\n-;school\n")

    assert [problem.row for problem in result.problems] == [3]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_each_line_ending_is_read(ending: str) -> None:
    assert names(reading(f"naam;soort{ending}A;school{ending}B;school{ending}")) == ["A", "B"]


def test_semicolons_between_participants_do_not_hide_the_comma_that_separates_columns() -> None:
    result = reading("datum,deelnemers\n2024-01-01,A;B;C\n")

    assert result.rows.texts.tolist() == ["A", "B", "C"]


def test_a_table_in_markdown_is_no_file_of_ours() -> None:
    result = reading("# Uitleg\n\n| naam | soort |\n|---|---|\n| A | school |\n", named=False)

    assert codes(result) == ["unknown_shape"]


# --- Excel ---


def test_dates_whole_numbers_and_texts_from_excel_are_read_as_written() -> None:
    content = book(
        register=[["id", "naam", "kvk"], [12, "A", 12345678], ["0012", "B", ""]],
        paren=[["van", "naar", "datum", "intensiteit"], [12, "0012", date(2024, 3, 5), 1.5]],
    )
    result = read_book(content)

    assert result.rows.register["id"].tolist() == ["12", "0012"]
    assert result.rows.register["kvk"].tolist() == ["12345678", ""]
    assert period(result) == (date(2024, 3, 5), date(2024, 3, 6))
    assert result.rows.records["intensity"].tolist() == [1.5]
    assert result.problems == ()


def test_a_year_and_a_bare_serial_number_from_excel() -> None:
    content = book(paren=[["van", "naar", "datum"], ["A", "B", 2024], ["A", "B", 45356]])
    result = read_book(content)

    assert period(result) == (date(2024, 1, 1), date(2025, 1, 1))
    assert [(problem.code, problem.sheet, problem.row) for problem in result.problems if problem.row] == [
        ("bad_date", "paren", 3)
    ]


def test_dates_of_the_1904_system_are_right() -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "date_1904": True}) as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, ["van", "naar", "datum"])
        sheet.write_row(1, 0, ["A", "B"])
        sheet.write_datetime(1, 2, date(2024, 3, 5), made.add_format({"num_format": "dd-mm-yyyy"}))

    assert period(read_book(target.getvalue())) == (date(2024, 3, 5), date(2024, 3, 6))


def test_every_sheet_is_looked_at_and_an_unknown_one_is_named() -> None:
    result = read_book(book(uitleg=[["Zo werkt het"]], partners=[["naam"], ["A"]], leeg=[]))

    assert [(problem.code, problem.sheet) for problem in result.problems] == [("unknown_shape", "uitleg")]
    assert names(result) == ["A"]


def test_a_hidden_sheet_and_headings_on_row_seven_are_read() -> None:
    target = io.BytesIO()
    made = openpyxl.Workbook()
    made.active.append(["voorblad"])
    hidden = made.create_sheet("partners")
    hidden.sheet_state = "hidden"
    for column, text in enumerate(["naam", "soort"], start=1):
        hidden.cell(7, column, text)
    hidden.cell(8, 2, "school")
    made.save(target)

    result = read_book(target.getvalue())

    assert [(problem.code, problem.row) for problem in result.problems if problem.row] == [("missing_name", 8)]


def test_the_name_of_a_file_does_not_tell_what_it_is() -> None:
    assert names(read_book(book(a=[["naam"], ["A"]]), name="partners.csv")) == ["A"]
    assert names(reading(REGISTER)) == names(read_book(REGISTER.encode(), name="partners.xlsx"))


def test_a_cell_in_the_last_corner_of_excel_is_refused_before_it_is_opened() -> None:
    content = book(partners=[["naam"], ["A"]])
    hostile = replaced(content, "xl/worksheets/sheet1.xml", b'r="A2"', b'r="XFD1048576"')

    with pytest.raises(InputError, match="rij 1048576, kolom 16384"):
        read_book(hostile)


def test_an_ods_that_repeats_a_filled_cell_a_million_times_is_refused() -> None:
    cell = '<table:table-cell office:value-type="string" table:number-columns-repeated="16384"/>'
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    xml = f'<office:document-content><table:table table:name="a">{row}</table:table></office:document-content>'

    with pytest.raises(InputError, match="heel ver naar beneden"):
        sheets(InputFile("a.ods", zipped({"mimetype": b"", "content.xml": xml.encode()})))


def test_empty_rows_that_an_ods_repeats_at_its_end_do_no_harm() -> None:
    from netwerk.records.archives import _Grid

    grid = _Grid()
    grid.feed(
        b'<table:table-row><table:table-cell office:value-type="string"/></table:table-row>'
        b'<table:table-row table:number-rows-repeated="1048575">'
        b'<table:table-cell table:number-columns-repeated="16384"/></table:table-row><',
        ods=True,
    )

    assert (grid.rows, grid.columns) == (1, 1)


def test_a_zip_that_unpacks_to_more_than_we_can_hold_is_refused() -> None:
    with pytest.raises(InputError, match="te groot"):
        sheets(InputFile("bom.xlsx", zipped({f"xl/{n}.xml": b"\x00" * 60_000_000 for n in range(7)})))


def test_a_zip_of_too_many_members_is_refused() -> None:
    with pytest.raises(InputError, match="te groot"):
        sheets(InputFile("bom.xlsx", zipped({f"{n}.xml": b"" for n in range(5_001)})))


def test_a_workbook_that_points_outside_itself_is_refused() -> None:
    content = book(partners=[["naam"], ["A"]])
    hostile = replaced(
        content,
        "xl/worksheets/sheet1.xml",
        b"<worksheet",
        b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet',
    )

    with pytest.raises(InputError, match="verwijst naar iets daarbuiten"):
        read_book(hostile)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is leeg"),
        (b"  \r\n\n", "is leeg"),
        (b"\x89PNG\r\n\x1a\n0000", "geen CSV- of Excelbestand"),
        (b"naam\nA\x00B\n", "rij 2"),
        (b"naam\nA\x81\n", "rij 2"),
        (b"PK\x03\x04 damaged", "beschadigd"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 no workbook", "beschadigd"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(content: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        sheets(InputFile("bestand", content))


def test_an_unreadable_file_of_a_folder_does_not_stop_the_others() -> None:
    result = reading(b"PK\x03\x04 damaged", "naam\nA\n", named=False)

    assert (codes(result), names(result)) == (["unreadable_file"], ["A"])


# --- paths ---


def test_a_folder_gives_its_files_without_subfolders_and_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.csv", "a.csv", ".verborgen.csv", "~$a.xlsx"):
        (tmp_path / name).write_text("naam\nA\n")
    (tmp_path / "onder").mkdir()
    (tmp_path / "onder" / "c.csv").write_text("naam\nC\n")

    files, problems = gather([tmp_path])

    assert [(file.name, file.named) for file in files] == [("a.csv", False), ("b.csv", False)]
    assert problems == []


def test_a_file_named_itself_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("naam\nA\n")

    assert [file.named for file in gather([tmp_path / "a.csv"])[0]] == [True]


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="bestaat niet"):
        gather([tmp_path / "weg.csv"])


def test_a_folder_without_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="geen bestanden"):
        gather([tmp_path])


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("../../etc/cron.d/x", "x"),
        ("..\\..\\CON.xlsx", "CON.xlsx"),
        ("a\r\nb.csv", "ab.csv"),
        ("a\u202ecsv.xlsx", "acsv.xlsx"),
        ("a\x00.csv", "a.csv"),
        ("", "bestand"),
    ],
)
def test_a_file_name_becomes_harmless_text(name: str, plain: str) -> None:
    assert plain_name(name) == plain


def test_a_very_long_file_name_is_shortened() -> None:
    assert len(plain_name("a" * 4_000 + ".csv")) == 100
