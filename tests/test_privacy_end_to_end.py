"""T20: what says something about a person is in no message, no log, no copy and no byte of the database."""

from __future__ import annotations

import io
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from netwerk.model import day_number
from netwerk.records.files import gather
from netwerk.records.marking import marked_copy
from netwerk.records.reading import read
from netwerk.settings import classification
from tests.records_read import TODAY

# every planted value holds one of these; none of them stands in a file for another reason
SECRETS = (
    "111222333", "123456782", "100000009", "999990019", "Jantje", "jantje", "Zwaanswijk", "planteling", "0687654321",
    "06-87654321", "NL91ABNA0417164300", "0417164300", "6001 XZ", "14-02-2011", "2011-02-14",
)  # fmt: skip

CSV = {
    # a title row above the headings, a section row, an unreadable row, and a value in every column that we read
    "register.csv": (
        "Lijst van Jantje Zwaanswijk;;;;;;\n"
        "naam;soort;gemeente;aliassen;contactrol;bsn;geboortedatum\n"
        "De Ark;school;Weert;06-87654321;Jantje Zwaanswijk;111222333;14-02-2011\n"
        "Jantje Zwaanswijk planteling@voorbeeld.nl;school;Weert;;;123456782;14-02-2011\n"
        "De Baken;planteling@voorbeeld.nl;06-87654321;;wijkcoach;;\n"
        "111222333;school;Weert;;;;\n"
    ),
    "paren.csv": (
        "organisatie_a;organisatie_b;datum;vorm;thema;bron;111222333;opmerking\n"
        "De Ark;De Baken;01-02-2024;overleg;casus Jantje;planteling@voorbeeld.nl;x;belde 06-87654321\n"
        "De Ark;111222333;01-02-2024;overleg;;;;\n"
        "De Ark;Jantje Zwaanswijk;02-02-2024;overleg;;;;\n"
        "De Ark;6001 XZ 12;02-02-2024;overleg;;;;\n"
        "De Ark;De Baken;Jantje Zwaanswijk;overleg;;;;\n"
        "De Ark;De Baken;14-02-2011 planteling@voorbeeld.nl;Jantje Zwaanswijk;;;;\n"
        "De Ark;De Baken;03-02-2024;NL91ABNA0417164300;;;;\n"
        "MDO Jantje Zwaanswijk;;;;;;;\n"
        '"Jantje Zwaanswijk;De Baken;04-02-2024;overleg;;;;\n'
        "De Ark;De Baken;04-02-2024;verwijzen;;;;\n"
    ),
    "MDO Jantje Zwaanswijk 111222333.csv": (
        "bijeenkomst;organisatie;datum;naam kind\n"
        "MDO Jantje Z.;De Ark;01-03-2024;Jantje Zwaanswijk\n"
        "MDO Jantje Z.;De Baken;01-03-2024;Jantje Zwaanswijk\n"
        "bel 0687654321;De Ark;02-03-2024;\n"
    ),
    "nummers.csv": (
        "organisatie;datum\n111222333;01-03-2024\n123456782;01-03-2024\n100000009;01-03-2024\n999990019;1-3-2024\n"
    ),
    "Jantje Zwaanswijk.csv": "geen;tabel\nJantje Zwaanswijk;111222333\n",
}  # fmt: skip


def workbook() -> bytes:
    """A sheet called after a child, values in a merged title, a hidden column, an error and numbers as numbers."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Jantje Zwaanswijk"
    for row in (
        ["Casus Jantje Zwaanswijk"],
        ["organisatie", "datum", "nummer", "deelnemer kind"],
        ["De Ark", "01-04-2024", 111222333, "Jantje Zwaanswijk"],
        ["De Baken", "01-04-2024", 123456782, "Jantje Zwaanswijk"],
        [100000009, "fout", 100000009, ""],
        ["planteling@voorbeeld.nl", "02-04-2024", 999990019, ""],
    ):
        sheet.append(row)
    other = book.create_sheet("bsn 111222333")
    other.append(["Jantje Zwaanswijk", "111222333"])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("bestanden")
    for name, content in CSV.items():
        (place / name).write_text(content, encoding="utf-8")
    (place / "boek.xlsx").write_bytes(workbook())
    return place


def told(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret in text]


def command(folder: Path, database: Path, *arguments: str) -> str:
    """What a command prints, on both streams."""
    done = subprocess.run(
        [sys.executable, "-m", "netwerk", *arguments],
        capture_output=True, text=True, cwd=folder, timeout=120, check=False,
        env={"NETWERK_DATABASE": f"sqlite:///{database}", "PATH": "/usr/bin:/bin", "PYTHONPATH": str(Path.cwd())},
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


def test_no_problem_of_a_reading_repeats_what_it_found(folder: Path) -> None:
    files, problems = gather([folder])
    result = read(files, classification=classification(), today=day_number(TODAY))

    assert told("\n".join(str(one) for one in (*problems, *result.problems))) == []
    assert told(repr(result.files)) == []
    assert told(repr(result.names)) == []
    assert told(repr(result.rows.texts.tolist()) + result.rows.register.to_csv() + repr(result.rows.places)) == []


def test_no_byte_of_the_database_holds_what_was_found(folder: Path, tmp_path: Path) -> None:
    database = tmp_path / "netwerk.db"
    said = command(folder, database, "import", str(folder))
    assert "1\n" in said
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())

    assert sqlite3.connect(database).execute("SELECT count(*) FROM record_row").fetchone()[0] > 0
    assert [secret for secret in SECRETS if secret.encode() in kept] == []
    assert told(said) == []


@pytest.mark.parametrize(
    "way", [("check",), ("check", "--format", "json"), ("measures",), ("export", "--to", "uit.graphml")]
)
def test_no_command_prints_what_was_found(folder: Path, tmp_path: Path, way: tuple[str, ...]) -> None:
    name, *options = way
    said = command(tmp_path, tmp_path / "netwerk.db", name, str(folder), *options)

    assert told(said) == []


@pytest.mark.parametrize("name", [*CSV, "boek.xlsx"])
def test_a_file_named_by_itself_is_refused_or_read_without_repeating_its_values(
    folder: Path, tmp_path: Path, name: str
) -> None:
    copy = tmp_path / "bestand.bin"
    copy.write_bytes((folder / name).read_bytes())

    assert told(command(tmp_path, tmp_path / "netwerk.db", "check", str(copy))) == []


def test_the_marked_copy_holds_nothing_about_persons(folder: Path) -> None:
    files, _ = gather([folder])
    copy = marked_copy(files, read(files, classification=classification(), today=day_number(TODAY)))
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        inside = "\n".join(archive.read(name).decode("utf-8", errors="replace") for name in archive.namelist())

    assert told(inside) == []
    assert "De Ark" in inside
