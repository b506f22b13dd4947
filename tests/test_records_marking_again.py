"""A marked copy that is dropped again: what was accepted is the same, and after mending only what changed is new."""

from __future__ import annotations

import io
from datetime import date, datetime

import openpyxl

from netwerk.model import Dataset, day_number
from netwerk.records.assembling import assemble
from netwerk.records.files import InputFile
from netwerk.records.marking import marked_copy
from netwerk.records.reading import Reading, read
from netwerk.settings import classification
from tests.records_read import TODAY


def read_in(*files: InputFile) -> Reading:
    return read(files, classification=classification(), today=day_number(TODAY))


def text(name: str, content: str) -> InputFile:
    return InputFile(name, content.encode())


def book(**sheets: list[list[object]]) -> openpyxl.Workbook:
    made = openpyxl.Workbook()
    assert made.active is not None
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return made


def saved(made: openpyxl.Workbook, name: str = "boek.xlsx") -> InputFile:
    target = io.BytesIO()
    made.save(target)
    return InputFile(name, target.getvalue())


def copied(*files: InputFile) -> InputFile:
    return InputFile("kopie.xlsx", marked_copy(files, read_in(*files)))


def said(data: Dataset) -> list[str]:
    """Every organisation and record in words, without the place it was read from."""
    ids = data.organisations["id"].to_numpy()
    seats = data.seats.groupby("record")["organisation"].apply(lambda codes: sorted(ids[codes])).to_dict()
    organisations = [repr(tuple(row[1:])) for row in data.organisations.itertuples()]
    records = [
        repr((
            ids[row.a] if row.a >= 0 else "", ids[row.b] if row.b >= 0 else "", seats.get(row.Index),
            row.begin, row.end, row.precision, data.form_sets[row.forms], data.theme_sets[row.themes],
            data.sources[row.source], data.events[row.event] if row.event >= 0 else "", row.intensity, row.directed,
        ))
        for row in data.records.itertuples()
    ]  # fmt: skip
    return [*organisations, *sorted(records)]


def dataset(*readings: Reading) -> Dataset:
    return assemble([one.rows for one in readings], classification())


def test_the_list_of_problems_is_passed_over_in_silence() -> None:
    again = read_in(copied(text("a.csv", "naam;soort;vanaf\nDe Ark;school;fout\nDe Baken;school;01-01-2020\n")))

    assert [report.sheet for report in again.files] == ["a.csv"]
    assert [problem.code for problem in again.problems] == ["bad_date"]


def test_several_files_with_everything_in_them_come_back_the_same() -> None:
    files = (
        text(
            "register.csv",
            "Overzicht;;;\nnaam;soort;aliassen;contactrol\nDe Ark;school;06-12345678;Marieke Jansen\n"
            "De Baken;school;Baken;directeur\n-;;;\n",
        ),
        text(
            "paren.csv",
            "organisatie_a,organisatie_b,datum,thema,intensiteit\nDe Ark,De Baken,02-01-2024,casus Jantje,2\n"
            'De Ark,De Baken,02-01-2024,casus Fatima,2\n"De Ark,De Clip,2024-03,x,\nDe Ark,111222333,2024-03,x,\n'
            "De Ark,De Baken,2024Q2,preventie,1.5\n",
        ),
        text(
            "tafels.csv",
            "bijeenkomst;organisatie;datum;bsn\nMDO Jantje de V.;De Ark;01-01-2024;111222333\n"
            "MDO Jantje de V.;De Baken;01-01-2024;111222333\nMDO Piet Jansen;De Ark;01-01-2024;\nTafel;De Ark;fout;\n",
        ),
        text("lijst.csv", 'datum;deelnemers\n01-02-2024;"De Ark\nDe Baken"\nfout;De Ark\n02-02-2024;De Ark; \n'),
    )

    assert said(dataset(read_in(copied(*files)))) == said(dataset(read_in(*files)))


def test_cells_of_a_workbook_keep_their_days_numbers_and_merged_rows() -> None:
    made = book(
        paren=[
            ["Overzicht 2024"],
            [],
            ["organisatie_a", "organisatie_b", "datum", "intensiteit", "opmerking"],
            ["De Ark", "De Baken", date(2024, 3, 5), 2, "x"],
            ["De Ark", 12, datetime.fromisoformat("2024-03-06T14:30"), 1.5, True],
            [None, "De Clip", "7 maart 2024", None, None],
            ["De Ark", "De Baken", "fout", None, None],
        ]
    )
    made["paren"].merge_cells("A5:A6")
    file = saved(made)
    again = read_in(copied(file))

    assert said(dataset(again)) == said(dataset(read_in(file)))
    assert again.imported == 3


def test_sheets_of_one_name_in_two_files_both_come_back() -> None:
    first = saved(book(lijst=[["naam", "vanaf"], ["De Ark", "fout"], ["De Baken", None]]), "1.xlsx")
    second = saved(book(lijst=[["naam", "vanaf"], ["De Clip", "fout"], ["De Dam", None]]), "2.xlsx")
    copy = copied(first, second)

    assert openpyxl.load_workbook(io.BytesIO(copy.content)).sheetnames == ["problemen", "lijst", "lijst 2"]
    assert said(dataset(read_in(copy))) == said(dataset(read_in(first, second)))


def test_after_mending_a_cell_only_its_row_is_new() -> None:
    file = text(
        "paren.csv",
        "organisatie_a;organisatie_b;datum;thema\nDe Ark;De Baken;01-01-2024;casus Jantje\n"
        "De Ark;De Baken;31-02-2024;x\nDe Ark;De Clip;03-01-2024;\n",
    )
    before = read_in(file)
    mended = openpyxl.load_workbook(io.BytesIO(marked_copy((file,), before)))
    mended["paren.csv"]["C3"] = "28-02-2024"
    after = read_in(saved(mended, "kopie.xlsx"))

    assert (before.imported, after.imported, after.rejected) == (2, 3, 0)
    assert len(dataset(before, after).records) == 3


def test_a_refused_column_is_empty_and_its_heading_says_why() -> None:
    file = text("tafels.csv", "organisatie;datum;bsn\nDe Ark;01-01-2024;111222333\nDe Baken;fout;123456782\n")
    sheet = openpyxl.load_workbook(io.BytesIO(copied(file).content))["tafels.csv"]

    assert [sheet[cell].value for cell in ("C1", "C2", "C3")] == ["bsn", None, None]
    assert sheet["C1"].comment is not None
    assert "gaat over personen" in sheet["C1"].comment.text


def test_a_row_too_long_for_excel_is_left_out_and_says_so() -> None:
    names = ";".join(f"Organisatie met een lange naam {number}" for number in range(1_500))
    file = text("lijst.csv", f'datum,deelnemers\n01-01-2024,"{names}"\nfout,De Ark\n')
    copy = copied(file)
    sheet = openpyxl.load_workbook(io.BytesIO(copy.content))["lijst.csv"]

    assert sheet["B2"].value is None
    assert "te lang voor Excel" in sheet["A2"].comment.text
    assert read_in(copy).imported == 0
