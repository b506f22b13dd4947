"""The table of awkward files: what each is, and what must come out of it."""

from __future__ import annotations

from datetime import date

from netwerk.records.choices import SheetChoice
from tests.awkward import workbooks as excel
from tests.awkward.case import Case
from tests.awkward.texts import (
    CAFE,
    LIST,
    PAIRS,
    REGISTER,
    every_line_opens_a_quote,
    long_cell,
    long_line,
    many_columns,
    many_participants,
)

DAY = date(2024, 3, 5)

ENCODINGS = (
    Case(
        name="T11 UTF-8 with its mark",
        make=lambda: CAFE.encode("utf-8-sig"),
        shapes=("register",),
        counts=(1, 1, 0, 0),
        names=("Café Zoë",),
    ),
    Case(
        name="T11 UTF-16, little end first",
        make=lambda: b"\xff\xfe" + CAFE.encode("utf-16-le"),
        shapes=("register",),
        counts=(1, 1, 0, 0),
        names=("Café Zoë",),
    ),
    Case(
        name="T11 UTF-16, big end first",
        make=lambda: b"\xfe\xff" + CAFE.encode("utf-16-be"),
        shapes=("register",),
        counts=(1, 1, 0, 0),
        names=("Café Zoë",),
    ),
    Case(
        name="T11 UTF-16 without its mark",
        make=lambda: CAFE.encode("utf-16-le"),
        shapes=("register",),
        counts=(1, 1, 0, 0),
        names=("Café Zoë",),
    ),
    Case(
        name="T11 Windows-1252, as Excel writes a CSV",
        make=lambda: CAFE.encode("cp1252"),
        shapes=("register",),
        counts=(1, 1, 0, 0),
        names=("Café Zoë",),
    ),
    Case(
        name="T11 the code page of DOS is told, never read as something else in silence",
        make=lambda: "naam;soort\nCafé De Zoëte;school\n".encode("cp850"),
        shapes=("register",),
        counts=(1, 1, 0, 0),
        codes=("odd_characters",),
    ),
    Case(
        name="T11 UTF-8 that was read as Windows-1252 and saved again is told",
        make=lambda: CAFE.encode().decode("cp1252").encode(),
        shapes=("register",),
        counts=(1, 1, 0, 0),
        codes=("odd_characters",),
    ),
    Case(
        name="T10 a NUL is refused with its row",
        make=lambda: b"naam;soort\nDe Linde;school\nDe\x00Es;school\n",
        refused="rij 3: hier staat een teken dat niet in tekst hoort",
    ),
    Case(
        name="T10 a bell, a right-to-left override and a zero-width space are taken out and told",
        make=lambda: "naam;soort\nDe\aLinde;school\nDe\u202eEs;school\nDe\u200bBerk;school\n".encode(),
        shapes=("register",),
        counts=(3, 3, 0, 0),
        codes=("cleaned_text",),
        names=("DeLinde", "DeEs", "DeBerk"),
    ),
    Case(
        name="T10 a no-break space is a space",
        make=lambda: "naam;soort\nDe\u00a0Linde\u00a0;school\n".encode(),
        shapes=("register",),
        counts=(1, 1, 0, 0),
        names=("De Linde",),
    ),
    Case(
        name="T10 half a pair of surrogates is no UTF-8, and what it then looks like is told",
        make=lambda: b"naam;soort\nDe \xed\xa0\x80 Linde;school\n",
        shapes=("register",),
        counts=(1, 1, 0, 0),
        codes=(),
        names=("De í € Linde",),
    ),
    Case(
        name="T10 a flood of combining marks is rejected",
        make=lambda: ("naam;soort\nZ" + "\u0301" * 1000 + "algo;school\nDe Linde;school\n").encode(),
        shapes=("register",),
        counts=(2, 1, 1, 0),
        codes=("bad_text",),
        names=("De Linde",),
    ),
    Case(
        name="T10 an emoji is part of a name",
        make=lambda: "naam;soort\nDe Vlinder 🦋;school\n".encode(),
        shapes=("register",),
        counts=(1, 1, 0, 0),
        names=("De Vlinder 🦋",),
    ),
)

DELIMITERS = (
    Case(
        name="T12 a line sep=; for Excel, and the delimiter that it names",
        make=lambda: b"sep=|\nnaam|soort\nDe Linde; de beste|school\n",
        shapes=("register",),
        counts=(1, 1, 0, 0),
        names=("De Linde; de beste",),
    ),
    Case(
        name="T12 a line sep= with a tab",
        make=lambda: b"sep=\t\r\nnaam\tsoort\r\nDe Linde\tschool\r\n",
        shapes=("register",),
        counts=(1, 1, 0, 0),
        names=("De Linde",),
    ),
    Case(
        name="T12 commas between columns and semicolons between participants",
        make=lambda: b"datum,deelnemers\n2024-03-05,CJG;De Linde\n",
        shapes=("list",),
        counts=(1, 1, 0, 0),
        names=("CJG", "De Linde"),
    ),
    Case(
        name="T12 tabs in a file called csv",
        make=lambda: b"naam\tsoort\nHuis, Thuis & Co\tschool\n",
        shapes=("register",),
        counts=(1, 1, 0, 0),
        names=("Huis, Thuis & Co",),
    ),
    Case(
        name="T12 rows with another delimiter than the headings are rejected and told",
        make=lambda: (REGISTER + "De Linde;school;Averlo\nDe Es,school,Averlo\n").encode(),
        shapes=("register",),
        counts=(2, 1, 1, 0),
        codes=("other_delimiter",),
        names=("De Linde",),
    ),
    Case(
        name="T12 a line break inside quotes belongs to the cell",
        make=lambda: (LIST + '05-03-2024;"CJG\nDe Linde"\n').encode(),
        shapes=("list",),
        counts=(1, 1, 0, 0),
        names=("CJG", "De Linde"),
    ),
    Case(
        name="T12 lines that end with a carriage return alone",
        make=lambda: (REGISTER + "De Linde;school;Averlo\nDe Es;school;Averlo\n").replace("\n", "\r").encode(),
        shapes=("register",),
        counts=(2, 2, 0, 0),
        names=("De Linde", "De Es"),
    ),
    Case(
        name="T12 both line endings in one file",
        make=lambda: b"naam;soort\r\nDe Linde;school\nDe Es;school\r\n",
        shapes=("register",),
        counts=(2, 2, 0, 0),
        names=("De Linde", "De Es"),
    ),
    Case(
        name="T09 a line of 20 MB rejects only its row",
        make=long_line,
        shapes=("pairs",),
        counts=(3, 2, 1, 0),
        codes=("row_too_long",),
        names=("A", "B", "C"),
    ),
    Case(
        name="T09 a cell of 131,073 characters rejects only its row",
        make=lambda: long_cell(131_073),
        shapes=("pairs",),
        counts=(2, 1, 1, 0),
        codes=("bad_text",),
    ),
    Case(
        name="T09 20,000 columns are no table of ours",
        make=lambda: many_columns(20_000),
        refused="geen rij met kolomnamen gevonden",
    ),
    Case(
        name="T09 a quote that never closes rejects its row, and reading goes on below",
        make=lambda: (PAIRS + 'A;B;01-02-2024\n"A;C;01-02-2024\nB;C;01-02-2024\n').encode(),
        shapes=("pairs",),
        counts=(3, 2, 1, 0),
        codes=("unclosed_quote",),
        names=("A", "B", "C"),
    ),
    Case(
        name="T09 a quote that opens in each of 2,000 lines",
        make=lambda: every_line_opens_a_quote(2_000),
        shapes=("pairs",),
        counts=(2_000, 0, 2_000, 0),
        codes=("unclosed_quote",),
    ),
    Case(
        name="rows with fewer and with more cells than the headings",
        make=lambda: (REGISTER + "De Linde\nDe Es;school;Averlo;extra;nog meer\n").encode(),
        shapes=("register",),
        counts=(2, 2, 0, 0),
        codes=("ignored_columns",),
        names=("De Linde", "De Es"),
    ),
)

DATES = (
    Case(
        name="T13 the year 202 lies too far away",
        make=lambda: (PAIRS + "A;B;05-03-0202\n").encode(),
        shapes=("pairs",),
        counts=(1, 0, 1, 0),
        codes=("date_out_of_range",),
    ),
    Case(
        name="T13 days that do not exist",
        make=lambda: (PAIRS + "A;B;31-02-2024\nA;C;29-02-2023\nB;C;29-02-2024\n").encode(),
        shapes=("pairs",),
        counts=(3, 1, 2, 0),
        codes=("bad_date",),
        begins=("2024-02-29",),
    ),
    Case(
        name="T13 a meeting in 2099",
        make=lambda: (PAIRS + "A;B;01-01-2099\n").encode(),
        shapes=("pairs",),
        counts=(1, 0, 1, 0),
        codes=("date_out_of_range",),
    ),
    Case(
        name="T13 every way to write one day, and none is swapped",
        make=lambda: (PAIRS + "A;B;5 maart 2024\nA;C;05-03-2024\nA;D;5/3/2024\nA;E;2024-03-05\n").encode(),
        shapes=("pairs",),
        counts=(4, 4, 0, 0),
        begins=("2024-03-05",) * 4,
    ),
    Case(
        name="T13 03/04/2024 is 3 April",
        make=lambda: (PAIRS + "A;B;03/04/2024\n").encode(),
        shapes=("pairs",),
        counts=(1, 1, 0, 0),
        begins=("2024-04-03",),
    ),
    Case(
        name="T13 a column that only fits month first is told, and not turned around",
        make=lambda: (PAIRS + "A;B;03/25/2024\nA;C;04/03/2024\n").encode(),
        shapes=("pairs",),
        counts=(2, 1, 1, 0),
        codes=("bad_date", "month_first"),
        begins=("2024-03-04",),
    ),
    Case(
        name="T13 a column of months first, once that is chosen",
        make=lambda: (PAIRS + "A;B;03/25/2024\nA;C;04/03/2024\n").encode(),
        choices=(SheetChoice(headings=("organisatie_a", "organisatie_b", "datum"), month_first=True),),
        shapes=("pairs",),
        counts=(2, 2, 0, 0),
        begins=("2024-03-25", "2024-04-03"),
    ),
    Case(
        name="T13 a moment in a time zone is refused: it may be another day here",
        make=lambda: (PAIRS + "A;B;2024-03-05T23:30:00Z\nA;C;2024-03-05T09:30:00\n").encode(),
        shapes=("pairs",),
        counts=(2, 1, 1, 0),
        codes=("bad_date",),
        begins=("2024-03-05",),
    ),
    Case(
        name="T13 dates of a workbook that counts from 1904",
        make=lambda: excel.book(options={"date_1904": True}, a=[["van", "naar", "datum"], ["A", "B", DAY]]),
        shapes=("pairs",),
        counts=(1, 1, 0, 0),
        begins=("2024-03-05",),
    ),
    Case(
        name="T13 days 60 and 61 of Excel, around a leap day that never was",
        make=lambda: excel.serials(60, 61),
        shapes=("pairs",),
        counts=(2, 2, 0, 0),
        codes=("early_date",),
    ),
    Case(
        name="T13 45356 is a number, not a date",
        make=lambda: excel.book(a=[["van", "naar", "datum"], ["A", "B", 45356], ["A", "C", DAY]]),
        shapes=("pairs",),
        counts=(2, 1, 1, 0),
        codes=("bad_date",),
        begins=("2024-03-05",),
    ),
    Case(
        name="months, quarters, school years and years keep their span",
        make=lambda: (PAIRS + "A;B;2024-03\nA;C;2024-K1\nA;D;2023/2024\nA;E;2024\n").encode(),
        shapes=("pairs",),
        counts=(4, 4, 0, 0),
        begins=("2024-03-01", "2024-01-01", "2023-08-01", "2024-01-01"),
    ),
)

NAMES = (
    Case(
        name="T14 one id twice, with other values",
        make=lambda: b"id;naam;soort\n1;De Linde;school\n1;De Linden;school\n",
        shapes=("register",),
        counts=(2, 2, 0, 0),
        codes=("duplicate_id",),
    ),
    Case(
        name="T14 one record twice",
        make=lambda: (PAIRS + "A;B;05-03-2024\nA;B;05-03-2024\n").encode(),
        shapes=("pairs",),
        counts=(2, 2, 0, 0),
        codes=("duplicate",),
    ),
    Case(
        name="T14 one file twice",
        make=lambda: ((PAIRS + "A;B;05-03-2024\n").encode(), (PAIRS + "A;B;05-03-2024\n").encode()),
        shapes=("pairs",),
        counts=(1, 1, 0, 0),
        codes=("same_file",),
    ),
    Case(
        name="T15 an organisation with itself",
        make=lambda: (PAIRS + "A;A;05-03-2024\nA;B;05-03-2024\n").encode(),
        shapes=("pairs",),
        counts=(2, 1, 1, 0),
        codes=("self_pair",),
    ),
    Case(
        name="T15 A with B and B with A is one record in a form without direction",
        make=lambda: b"van;naar;datum;vorm\nA;B;05-03-2024;overleg\nB;A;05-03-2024;overleg\n",
        shapes=("pairs",),
        counts=(2, 2, 0, 0),
        codes=("duplicate",),
    ),
    Case(
        name="T15 partners that are nobody",
        make=lambda: (PAIRS + "A;;05-03-2024\nA;-;05-03-2024\nA;n.v.t.;05-03-2024\nA;onbekend;05-03-2024\n").encode(),
        shapes=("pairs",),
        counts=(4, 0, 4, 0),
        codes=("missing_organisation",),
    ),
    Case(
        name="T16 100,000 participants in one cell",
        make=lambda: many_participants(100_000),
        shapes=("list",),
        counts=(2, 1, 1, 0),
        codes=("too_many_participants",),
        names=("A", "B"),
    ),
    Case(
        name="T16 2,000 participants are the most",
        make=lambda: many_participants(2_000),
        shapes=("list",),
        counts=(2, 2, 0, 0),
    ),
    Case(
        name="T16 2,001 participants are too many",
        make=lambda: many_participants(2_001),
        shapes=("list",),
        counts=(2, 1, 1, 0),
        codes=("too_many_participants",),
    ),
    Case(
        name="T17 Huis, Thuis & Co is one name",
        make=lambda: (LIST + "05-03-2024;Huis, Thuis & Co\n").encode(),
        shapes=("list",),
        counts=(1, 1, 0, 0),
        names=("Huis, Thuis & Co",),
    ),
    Case(
        name="T17 a comma between known names is proposed, never split by itself",
        make=lambda: (
            (REGISTER + "CJG;cjg;Averlo\nDe Linde;school;Averlo\n").encode(),
            (LIST + "05-03-2024;CJG, De Linde\n").encode(),
        ),
        shapes=("register", "list"),
        counts=(3, 3, 0, 0),
        codes=("may_be_split", "not_in_register"),
    ),
    Case(
        name="T17 a comma between names of which one is unknown is not proposed",
        make=lambda: (
            (REGISTER + "CJG;cjg;Averlo\nDe Linde;school;Averlo\n").encode(),
            (LIST + "05-03-2024;CJG, De Es\n").encode(),
        ),
        shapes=("register", "list"),
        counts=(3, 3, 0, 0),
        codes=("not_in_register",),
    ),
    Case(
        name="T03 formulas in a CSV are text",
        make=lambda: b"naam;soort\n=1+1;school\n'=1+2;school\n@SUM(1);school\n",
        shapes=("register",),
        counts=(3, 3, 0, 0),
        names=("=1+1", "=1+2", "@SUM(1)"),
    ),
    Case(
        name="T01 T02 T21 names that mean something elsewhere are names here",
        make=lambda: (
            b"naam;soort\n<img src=x onerror=alert(1)>;school\n![b](http://127.0.0.1/b.png);school\n"
            b'"\'; DROP TABLE record;--";school\n'
        ),
        shapes=("register",),
        counts=(3, 3, 0, 0),
        names=("<img src=x onerror=alert(1)>", "![b](http://127.0.0.1/b.png)", "'; DROP TABLE record;--"),
    ),
    Case(
        name="ids keep their zeros, and whole numbers of Excel lose their .0",
        make=lambda: excel.book(a=[["id", "naam"], ["0012", "De Linde"], [12, "De Es"]]),
        shapes=("register",),
        counts=(2, 2, 0, 0),
        names=("De Linde", "De Es"),
    ),
    Case(
        name="T20 a column of citizen numbers is refused and the rest is read",
        make=lambda: b"naam;soort;bsn\nDe Linde;school;111222333\nDe Es;school;123456782\n",
        shapes=("register",),
        counts=(2, 2, 0, 0),
        codes=("refused_column",),
        names=("De Linde", "De Es"),
    ),
)

SHEETS = (
    Case(
        name="T18 headings on row seven, under a title and a date",
        make=lambda: excel.book(
            a=[
                ["Overzicht ketenpartners"],
                ["bijgewerkt", DAY],
                [],
                ["Naam", "CJG Averlo"],
                [],
                [],
                ["naam", "soort", "gemeente"],
                ["De Linde", "school", "Averlo"],
            ]
        ),
        shapes=("register",),
        counts=(1, 1, 0, 0),
        names=("De Linde",),
    ),
    Case(
        name="T18 a merged heading above two columns",
        make=lambda: excel.merged(
            [
                ["Organisatie", None, "Contact", None],
                ["naam", "soort", "naam", "rol"],
                ["De Linde", "school", "x", "y"],
            ],
            "A1:B1",
            "C1:D1",
        ),
        shapes=("register",),
        counts=(1, 1, 0, 0),
        codes=("ignored_columns",),
        names=("De Linde",),
    ),
    Case(
        name="T18 two rows of headings that only together name the columns",
        make=lambda: b"Van;;Naar;;Datum\nnaam;plaats;naam;plaats;\nCJG;Averlo;De Linde;Averlo;05-03-2024\n",
        shapes=("pairs",),
        counts=(1, 1, 0, 0),
        codes=("ignored_columns",),
        names=("CJG", "De Linde"),
    ),
    Case(
        name="T18 a heading merged over two rows beside one merged over two columns",
        make=lambda: excel.merged(
            [["Datum", "Organisatie", None], [None, "a", "b"], [DAY, "CJG", "De Linde"]], "A1:A2", "B1:C1"
        ),
        shapes=("pairs",),
        counts=(1, 1, 0, 0),
        names=("CJG", "De Linde"),
        begins=("2024-03-05",),
    ),
    Case(
        name="headings with line breaks, stars and capitals",
        make=lambda: excel.book(a=[["ORGANISATIE\nA *", "Organisatie\nB *", "Datum:"], ["CJG", "De Linde", DAY]]),
        shapes=("pairs",),
        counts=(1, 1, 0, 0),
        names=("CJG", "De Linde"),
    ),
    Case(
        name="empty columns in front and an empty row under the headings",
        make=lambda: excel.book(a=[[], ["", "", "naam", "soort"], [], ["", "", "De Linde", "school"]]),
        shapes=("register",),
        counts=(2, 1, 0, 1),
        names=("De Linde",),
    ),
    Case(
        name="T18 a hidden sheet is read and told",
        make=lambda: excel.with_hidden_sheet(
            [["naam", "soort"], ["De Linde", "school"]], [["naam", "soort"], ["De Es", "school"]]
        ),
        shapes=("register", "register"),
        counts=(2, 2, 0, 0),
        codes=("hidden_sheet",),
        names=("De Linde", "De Es"),
    ),
    Case(
        name="T18 a hidden sheet that says the same as a visible one is left out and told",
        make=lambda: excel.with_hidden_sheet(
            [["naam", "soort"], ["De Linde", "school"], ["De Es", "school"]],
            [["naam", "soort"], ["De Linde", "school"]],
            "veryHidden",
        ),
        shapes=("register", None),
        counts=(2, 2, 0, 0),
        codes=("same_sheet",),
        names=("De Linde", "De Es"),
    ),
    Case(
        name="T18 hidden rows are read and told",
        make=lambda: excel.with_hidden_rows([["naam", "soort"], ["De Linde", "school"], ["De Es", "school"]], 3),
        shapes=("register",),
        counts=(2, 2, 0, 0),
        codes=("hidden_rows",),
        names=("De Linde", "De Es"),
    ),
    Case(
        name="T18 totals in three wordings",
        make=lambda: (
            REGISTER + "De Linde;school;Averlo\nTotaal;1;\nDe Es;school;Averlo\nTotaal aantal: 2;;\nEindtotaal;2;\n"
        ).encode(),
        shapes=("register",),
        counts=(5, 2, 0, 3),
        codes=("skipped_row",),
        names=("De Linde", "De Es"),
    ),
    Case(
        name="T18 the headings again on every printed page",
        make=lambda: (PAIRS + "A;B;05-03-2024\n" + PAIRS + "B;C;05-03-2024\n").encode(),
        shapes=("pairs",),
        counts=(3, 2, 0, 1),
        codes=("skipped_row",),
        names=("A", "B", "C"),
    ),
    Case(
        name="T18 municipalities as rows between the organisations",
        make=lambda: b"naam;soort;website\nAverlo;;\nDe Linde;school;x\nDe Es;school;y\nWeert;;\nHet Plein;cjg;z\n",
        shapes=("register",),
        counts=(5, 3, 0, 2),
        codes=("ignored_columns", "section", "unknown_municipality"),
        names=("De Linde", "De Es", "Het Plein"),
    ),
    Case(
        name="T18 kinds as rows between the organisations",
        make=lambda: (
            REGISTER.replace("soort;", "website;") + "Huisartsen;;\nHet Plein;x;Averlo\nScholen;;\nDe Linde;y;Averlo\n"
        ).encode(),
        shapes=("register",),
        counts=(4, 2, 0, 2),
        codes=("ignored_columns", "section"),
        names=("Het Plein", "De Linde"),
    ),
    Case(
        name="T18 areas as cells merged over the width of the table",
        make=lambda: excel.merged(
            [
                ["naam", "soort", "gemeente"],
                ["Wijk Noord", None, None],
                ["De Linde", "school", "Averlo"],
                ["Wijk Zuid", None, None],
                ["De Es", "school", "Averlo"],
            ],
            "A2:C2",
            "A4:C4",
        ),
        shapes=("register",),
        counts=(4, 2, 0, 2),
        codes=("section",),
        names=("De Linde", "De Es"),
    ),
    Case(
        name="T18 a municipality merged over the rows that it is about",
        make=lambda: excel.merged(
            [
                ["gemeente", "naam", "soort"],
                ["Averlo", "De Linde", "school"],
                [None, "De Es", "school"],
                ["Elsmeer", "Het Plein", "cjg"],
            ],
            "A2:A3",
        ),
        shapes=("register",),
        counts=(3, 3, 0, 0),
        codes=("merged_cells",),
        names=("De Linde", "De Es", "Het Plein"),
    ),
    Case(
        name="T18 a meeting and its day merged over those who came",
        make=lambda: excel.merged(
            [["bijeenkomst", "datum", "organisatie"], ["Jeugdtafel", DAY, "CJG"], [None, None, "De Linde"]],
            "A2:A3",
            "B2:B3",
        ),
        shapes=("attendance",),
        counts=(2, 2, 0, 0),
        codes=("merged_cells",),
        names=("CJG", "De Linde"),
        begins=("2024-03-05", "2024-03-05"),
    ),
    Case(
        name="T18 a sheet with an explanation beside one with data",
        make=lambda: excel.book(
            uitleg=[["Zo vult u dit in"], ["Eén rij per organisatie"]],
            partners=[["naam", "soort"], ["De Linde", "school"]],
        ),
        shapes=(None, "register"),
        counts=(1, 1, 0, 0),
        codes=("unknown_shape",),
        names=("De Linde",),
    ),
    Case(
        name="a workbook that begins with a chart",
        make=excel.with_chart,
        shapes=("register",),
        counts=(1, 1, 0, 0),
        codes=("ignored_columns",),
        names=("De Linde",),
    ),
    Case(
        name="a thousand empty rows that once held something",
        make=lambda: excel.book(a=[["naam", "soort"], ["De Linde", "school"], *([[" ", ""]] * 1_000)]),
        shapes=("register",),
        counts=(1, 1, 0, 0),
        names=("De Linde",),
    ),
    Case(
        name="T19 errors of Excel in columns that we read",
        make=lambda: excel.with_errors(
            [
                ["organisatie_a", "organisatie_b", "datum", "thema"],
                ["CJG", "x", DAY, "wonen"],
                ["CJG", "De Linde", "x", "wonen"],
                ["CJG", "De Es", DAY, "x"],
            ],
            B2="#N/A",
            C3="#DIV/0!",
            D4="#REF!",
        ),
        shapes=("pairs",),
        counts=(3, 1, 2, 0),
        codes=("excel_error",),
        names=("CJG", "De Es"),
    ),
    Case(
        name="T19 errors of Excel that a CSV holds as text, in Dutch",
        make=lambda: (REGISTER + "#N/B;school;Averlo\nDe Linde;#VERW!;Averlo\n").encode(),
        shapes=("register",),
        counts=(2, 1, 1, 0),
        codes=("excel_error",),
        names=("De Linde",),
    ),
    Case(
        name="T19 a formula that was never calculated",
        make=lambda: excel.changed_by_hand(
            [["naam", "soort"], ['=CONCATENATE("De ","Linde")', "school"], ["De Es", "school"]], lambda made: None
        ),
        shapes=("register",),
        counts=(2, 1, 1, 0),
        codes=("excel_error",),
        names=("De Es",),
    ),
    Case(
        name="T19 formulas filled down below the data, without an outcome",
        make=lambda: excel.changed_by_hand(
            [["naam", "soort", "lengte"], ["De Linde", "school", 8], *([[None, None, "=LEN(A9)"]] * 3)],
            lambda made: None,
        ),
        shapes=("register",),
        counts=(1, 1, 0, 0),
        codes=("ignored_columns",),
        names=("De Linde",),
    ),
    Case(
        name="T19 formulas filled down below the data, with an error for an outcome",
        make=lambda: excel.with_errors(
            [["naam", "soort", "gemeente"], ["De Linde", "school", "Averlo"]], C3="#N/A", C4="#N/A", C5="#N/A"
        ),
        shapes=("register",),
        counts=(4, 1, 0, 3),
        codes=("skipped_row",),
        names=("De Linde",),
    ),
    Case(
        name="T19 yes and no where an organisation belongs",
        make=lambda: excel.book(a=[["van", "naar", "datum"], ["CJG", True, DAY], ["CJG", "De Linde", DAY]]),
        shapes=("pairs",),
        counts=(2, 1, 1, 0),
        codes=("missing_organisation",),
        names=("CJG", "De Linde"),
    ),
)

CHOSEN = (
    Case(
        name="other words for the columns, once she says what they are",
        make=lambda: b"Instelling;Woonplaats;Categorie\nDe Linde;Averlo;school\n",
        choices=(
            SheetChoice(
                headings=("instelling", "woonplaats", "categorie"),
                columns={"instelling": "name", "woonplaats": "municipality", "categorie": "kind"},
            ),
        ),
        shapes=("register",),
        counts=(1, 1, 0, 0),
        names=("De Linde",),
    ),
    Case(
        name="other words for the columns, and nobody said what they are",
        make=lambda: b"Instelling;Woonplaats;Categorie\nDe Linde;Averlo;school\n",
        refused="geen rij met kolomnamen gevonden die wij kennen",
    ),
    Case(
        name="a list of partners of one year, without a column for the year",
        make=lambda: b"van;naar\nCJG;De Linde\nCJG;De Es\n",
        choices=(SheetChoice(headings=("van", "naar"), fixed={"date": "2024", "form": "overleg"}),),
        shapes=("pairs",),
        counts=(2, 2, 0, 0),
        names=("CJG", "De Linde", "De Es"),
        begins=("2024-01-01", "2024-01-01"),
    ),
    Case(
        name="who came in columns beside each other",
        make=lambda: b"Datum;Partner 1;Partner 2;Partner 3\n05-03-2024;CJG;De Linde;\n06-03-2024;CJG;De Es;De Linde\n",
        choices=(
            SheetChoice(
                headings=("datum", "partner_1", "partner_2", "partner_3"),
                columns=dict.fromkeys(("partner_1", "partner_2", "partner_3"), "participants"),
            ),
        ),
        shapes=("list",),
        counts=(2, 2, 0, 0),
        names=("CJG", "De Linde", "De Es"),
    ),
    Case(
        name="meetings as rows above those who came",
        make=lambda: (
            b"organisatie;datum;rol\nJeugdtafel;;\nCJG;05-03-2024;\nDe Linde;05-03-2024;\n"
            b"Zorgtafel;;\nCJG;06-03-2024;\n"
        ),
        choices=(SheetChoice(headings=("organisatie", "datum", "rol"), section="event"),),
        shapes=("attendance",),
        counts=(5, 3, 0, 2),
        codes=("section",),
        names=("CJG", "De Linde"),
    ),
)

NO_TABLES = (
    Case(name="T18 nothing at all", make=lambda: b"", refused="is leeg"),
    Case(name="T18 only spaces and lines", make=lambda: b"  \r\n\r\n \t \n", refused="is leeg"),
    Case(name="T18 headings and nothing below them", make=lambda: REGISTER.encode(), shapes=("register",)),
    Case(
        name="T18 a workbook without anything in it",
        make=lambda: excel.book(Blad1=[]),
        file="leeg.xlsx",
        refused="is leeg",
    ),
    Case(
        name="T18 a workbook with a password",
        make=excel.with_password,
        file="geheim.xlsx",
        refused="beveiligd met een wachtwoord",
    ),
    Case(
        name="T18 a workbook with a macro is read, and the macro is not",
        make=lambda: excel.xlsm([["naam", "soort"], ["De Linde", "school"]]),
        file="partners.xlsm",
        shapes=("register",),
        counts=(1, 1, 0, 0),
        names=("De Linde",),
    ),
    Case(
        name="T18 an old .xls that is called .xlsx",
        make=lambda: excel.xls([["naam", "soort"], ["Café Zoë", "school"]]),
        file="partners.xlsx",
        shapes=("register",),
        counts=(1, 1, 0, 0),
        names=("Café Zoë",),
    ),
    Case(
        name="T18 a workbook that is called .csv",
        make=lambda: excel.book(a=[["naam", "soort"], ["De Linde", "school"]]),
        shapes=("register",),
        counts=(1, 1, 0, 0),
        names=("De Linde",),
    ),
    Case(
        name="T18 a picture that is called .csv",
        make=lambda: b"\x89PNG\r\n\x1a\n" + bytes(100),
        refused="dit is geen CSV- of Excelbestand",
    ),
    Case(
        name="T18 a page of the web that is called .xls",
        make=lambda: b"<html><body><table><tr><td>naam</td><td>soort</td></tr></table></body></html>",
        file="export.xls",
        refused="geen rij met kolomnamen gevonden",
    ),
    Case(
        name="an ODS of LibreOffice",
        make=lambda: excel.ods([["naam", "soort"], ["De Linde", "school"]]),
        file="partners.ods",
        shapes=("register",),
        counts=(1, 1, 0, 0),
        names=("De Linde",),
    ),
    Case(
        name="T18 a municipality merged over two rows of an ODS",
        make=lambda: excel.ods(
            [["gemeente", "naam", "soort"], ["Averlo", "De Linde", "school"], ["leeg", "De Es", "cjg"]],
            Averlo=(
                '<table:table-cell office:value-type="string" table:number-rows-spanned="2" '
                'table:number-columns-spanned="1"><text:p>Averlo</text:p></table:table-cell>'
            ),
            leeg="<table:covered-table-cell/>",
        ),
        file="partners.ods",
        shapes=("register",),
        counts=(2, 2, 0, 0),
        codes=("merged_cells",),
        names=("De Linde", "De Es"),
    ),
    Case(
        name="T19 an error in an ODS",
        make=lambda: excel.ods(
            [["naam", "soort"], ["De Linde", "school"], ["fout", "cjg"]],
            fout=(
                '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" '
                'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
            ),
        ),
        file="partners.ods",
        shapes=("register",),
        counts=(2, 1, 1, 0),
        codes=("excel_error",),
        names=("De Linde",),
    ),
    Case(
        name="T04 a cell in the last corner of Excel",
        make=lambda: excel.replaced(
            excel.book(a=[["naam", "soort"], ["De Linde", "school"]]),
            "xl/worksheets/sheet1.xml",
            b'r="A2"',
            b'r="XFD1048576"',
        ),
        refused="heel ver naar beneden of naar rechts",
    ),
    Case(
        name="T06 a workbook that asks for a file of the computer",
        make=lambda: excel.replaced(
            excel.book(a=[["naam"], ["De Linde"]]),
            "xl/worksheets/sheet1.xml",
            b"<worksheet",
            b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet',
        ),
        refused="verwijst naar iets daarbuiten",
    ),
    Case(
        name="T07 an ODS that repeats its cells a thousand times in a million rows",
        make=lambda: excel.ods([["naam", "soort"], ["De Linde", "school"]], repeated=1_000),
        refused="heel ver naar beneden of naar rechts",
    ),
    Case(
        name="T05 a zip that unpacks to more than we can hold",
        make=lambda: excel.zipped({f"xl/{at}.xml": bytes(60_000_000) for at in range(7)}),
        refused="te groot",
    ),
    Case(name="half a workbook", make=lambda: excel.book(a=[["naam"], ["A"]])[:3_000], refused="beschadigd"),
)

CASES = (*ENCODINGS, *DELIMITERS, *DATES, *NAMES, *SHEETS, *CHOSEN, *NO_TABLES)
