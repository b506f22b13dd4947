"""What files say and how it comes out of the command line: dates, names, meetings and the account of every row."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from netwerk.cli import main

Ask = Callable[..., Any]


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Run a command on file contents (name → content) and return its JSON."""
    monkeypatch.setenv("NETWERK_DATABASE", f"sqlite:///{tmp_path / 'db' / 'netwerk.db'}")

    def call(command: str, *arguments: str, **files: str | bytes) -> Any:
        folder = tmp_path / "gegevens"
        folder.mkdir()
        for name, content in files.items():
            raw = content if isinstance(content, bytes) else content.encode()
            (folder / f"{name}.csv").write_bytes(raw)
        main([command, *arguments, str(folder), "--format", "json"])
        return json.loads(capsys.readouterr().out)

    return call


def book(path: Path, **sheets: list[list[object]]) -> Path:
    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd-mm-yyyy"}) as workbook:
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


@pytest.mark.parametrize(
    ("written", "begin", "until", "precision"),
    [
        ("5/3/2024", "2024-03-05", "2024-03-06", "day"),
        ("2024-03", "2024-03-01", "2024-04-01", "month"),
        ("2024-K4", "2024-10-01", "2025-01-01", "quarter"),
        ("2024Q1", "2024-01-01", "2024-04-01", "quarter"),
        ("2023/2024", "2023-08-01", "2024-08-01", "schoolyear"),
        ("2024", "2024-01-01", "2025-01-01", "year"),
    ],
)
def test_evidence_shows_a_moment_half_open_with_its_precision(
    ask: Ask, written: str, begin: str, until: str, precision: str
) -> None:
    found = ask("evidence", "a", "b", paren=f"van;naar;datum\na;b;{written}\n")
    assert [(r["from"], r["until"], r["precision"]) for r in found] == [(begin, until, precision)]


@pytest.mark.parametrize(
    ("start", "end", "begin", "until"),
    [
        ("05-03-2024", "05-03-2024", "2024-03-05", "2024-03-06"),
        ("01-01-2024", "31-12-2024", "2024-01-01", "2025-01-01"),
        ("2023/2024", "2024/2025", "2023-08-01", "2025-08-01"),
        ("05-03-2024", "31-12-9999", "2024-03-05", None),
        ("05-03-2024", "", "2024-03-05", None),
    ],
)
def test_evidence_shows_a_span_half_open(ask: Ask, start: str, end: str, begin: str, until: str | None) -> None:
    found = ask("evidence", "a", "b", paren=f"van;naar;vanaf;tot en met\na;b;{start};{end}\n")
    assert [(r["from"], r["until"]) for r in found] == [(begin, until)]


def test_the_first_row_after_a_cell_of_two_lines_is_named_by_its_line(ask: Ask) -> None:
    told = ask("check", paren='van;naar;datum;thema\na;b;2024-01-01;"twee\nregels"\na;b;nooit;\n')
    assert [p["row"] for p in told["problems"] if p["code"] == "bad_date"] == [4]


def test_read_is_imported_rejected_and_blank_together(ask: Ask) -> None:
    told = ask("check", paren="van;naar;datum\na;b;2024-01-01\n\na;;2024-01-01\nTotaal;1;\n;;\n")
    # row 3 is empty, row 5 a total; the empty row 6 comes after the last filled one and is not read
    assert (told["read"], told["imported"], told["rejected"], told["blank"]) == (4, 1, 1, 2)


def test_dates_and_whole_numbers_of_excel_are_what_they_look_like(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NETWERK_DATABASE", f"sqlite:///{tmp_path / 'db' / 'netwerk.db'}")
    path = book(
        tmp_path / "boek.xlsx",
        register=[["id", "naam"], [7, "Zeven"], ["007", "Nul nul zeven"]],
        overleg=[
            ["bijeenkomst", "organisatie", "datum"],
            ["X", 7, date(2024, 3, 5)],
            ["X", "007", datetime(2024, 3, 5, 14, 30)],  # noqa: DTZ001 - a cell of Excel has no zone
        ],
    )
    main(["evidence", "7", "007", str(path), "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    assert [(r["from"], r["participants"], r["sheet"], r["row"]) for r in found] == [
        ("2024-03-05", ["007", "7"], "overleg", 2)
    ]


def test_a_name_of_two_organisations_becomes_a_third_outside_the_register(ask: Ask) -> None:
    found = ask("measures", register="id;naam\n1;Alfa\n2;Alfa\n", paren="van;naar;datum\nAlfa;1;2024-01-01\n")
    assert [(o["id"], o["registered"], o["degree"]) for o in found["organisations"]] == [
        ("1", True, 1),
        ("2", True, 0),
        ("alfa", False, 1),
    ]


def test_an_id_of_another_organisation_wins_from_a_name(ask: Ask) -> None:
    found = ask("measures", register="id;naam\nx;y\ny;z\nw;w\n", paren="van;naar;datum\ny;w;2024-01-01\n")
    assert [(o["id"], o["degree"]) for o in found["organisations"]] == [("w", 1), ("x", 0), ("y", 1)]


def test_rows_of_one_meeting_with_other_forms_are_one_record_that_any_of_them_chooses(ask: Ask) -> None:
    rows = "bijeenkomst;organisatie;datum;vorm\nM;a;2024-01-01;overleg\nM;b;2024-01-01;contract\n"
    found = ask("evidence", "a", "b", "--form", "contract", tafel=rows)
    assert [(r["form"], r["counts"]) for r in found] == [("contract; overleg", True)]


def test_the_same_meeting_on_another_date_is_another_record(ask: Ask) -> None:
    rows = "bijeenkomst;organisatie;datum\nM;a;2024-01-01\nM;b;2024-01-01\nM;a;2024-02-01\nM;b;2024-02-01\n"
    assert len(ask("evidence", "a", "b", tafel=rows)) == 2


def test_rows_of_one_meeting_in_two_files_are_one_record(ask: Ask) -> None:
    heading = "bijeenkomst;organisatie;datum\n"
    found = ask("evidence", "a", "b", een=heading + "M;a;2024-01-01\n", twee=heading + "M;b;2024-01-01\n")
    assert [r["participants"] for r in found] == [["a", "b"]]


def test_only_semicolons_and_line_breaks_separate_participants(ask: Ask) -> None:
    rows = 'deelnemers;datum\n"Huis, Thuis & Co;a\nb";2024-01-01\n'
    assert [r["participants"] for r in ask("evidence", "a", "b", lijst=rows)] == [["a", "b", "huis-thuis-co"]]


def test_the_roles_van_and_naar_give_a_directed_meeting_its_direction(ask: Ask) -> None:
    rows = "bijeenkomst;organisatie;datum;vorm;rol\nM;a;2024-01-01;verwijzen;van\nM;b;2024-01-01;verwijzen;naar\n"
    assert ask("measures", "--directed", tafel=rows)["network"]["directed"]["arcs"] == 1


def test_roles_in_an_undirected_meeting_mean_nothing(ask: Ask) -> None:
    rows = "bijeenkomst;organisatie;datum;vorm;rol\nM;a;2024-01-01;overleg;van\nM;b;2024-01-01;overleg;naar\n"
    assert ask("measures", "--directed", tafel=rows)["network"]["directed"]["arcs"] == 2


@pytest.mark.parametrize(("size", "ties"), [(25, 300), (26, 0)])
def test_a_meeting_of_more_than_25_makes_no_ties(ask: Ask, size: int, ties: int) -> None:
    rows = "".join(f"M;o{number};2024-01-01\n" for number in range(size))
    # 25 organisations make 25 · 24 / 2 pairs
    assert ask("measures", tafel="bijeenkomst;organisatie;datum\n" + rows)["network"]["ties"] == ties


def test_a_meeting_that_is_too_large_is_shown_and_not_counted(ask: Ask) -> None:
    rows = "bijeenkomst;organisatie;datum\nM;a;2024-01-01\nM;b;2024-01-01\nM;c;2024-01-01\n"
    found = ask("evidence", "a", "b", "--largest", "2", tafel=rows)
    assert [r["counts"] for r in found] == [False]


def test_strength_divides_by_everyone_in_the_record_also_those_not_chosen(ask: Ask) -> None:
    register = "id;naam;soort\na;A;cjg\nb;B;cjg\nc;C;school\n"
    rows = "bijeenkomst;organisatie;datum;intensiteit\nM;a;2024-01-01;3\nM;b;2024-01-01;3\nM;c;2024-01-01;3\n"
    found = ask("measures", "--kind", "cjg", register=register, tafel=rows)
    # intensity 3 over k - 1 = 2 others
    assert [(o["id"], o["strength"]) for o in found["organisations"]] == [("a", 1.5), ("b", 1.5)]


def test_strength_of_a_folded_record_divides_by_the_parents_that_are_left(ask: Ask) -> None:
    register = "id;naam;onderdeel_van\np;P;\nq;Q;p\nr;R;q\ns;S;\n"
    rows = "bijeenkomst;organisatie;datum\nM;q;2024-01-01\nM;r;2024-01-01\nM;s;2024-01-01\n"
    found = ask("measures", "--fold", register=register, tafel=rows)
    assert [(o["id"], o["strength"]) for o in found["organisations"]] == [("p", 1.0), ("s", 1.0)]


def test_a_month_counts_in_every_window_it_overlaps_and_is_told_to_be_imprecise(ask: Ask) -> None:
    found = ask("measures", "--from", "2024-03-30", "--until", "2024-04-02", paren="van;naar;datum\na;b;2024-03\n")
    assert (found["network"]["ties"], found["window"]["imprecise"]) == (1, 1)
