"""Words that try to be part of a query or a path are words, in files, file names and options (threats T21 and T22)."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from netwerk.cli import main
from netwerk.model import day_number
from netwerk.records.files import InputFile
from netwerk.settings import classification
from netwerk.store import import_files, imports, load, open_store

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
WORDS = ("'; DROP TABLE record_row;--", '"; DELETE FROM meta;--', "%_\\", "x' OR '1'='1", "{0}", "%s", ":naam")
words = pytest.mark.parametrize("word", WORDS)
NAMES = {
    "T22 a path upwards": ("../../etc/cron.d/x", "x"),
    "T22 a device of Windows": ("CON.xlsx", "CON.xlsx"),
    "T22 4,000 signs": ("a" * 4_000 + ".csv", "a" * 80 + "…" + "a" * 15 + ".csv"),
    "T22 a zero byte": ("a\x00b.csv", "ab.csv"),
    "T22 markup": ("<script>.csv", "<script>.csv"),
    "T22 right to left": ("vsc.\u202eexe.csv", "vsc.exe.csv"),
    "T22 a second header": ("a\r\nSet-Cookie: x=1\r\n.csv", "aSet-Cookie: x=1.csv"),
    "T22 half a surrogate": ("a\ud800.csv", "a.csv"),
    "T22 nothing": ("\u200b", "bestand"),
}


def content(word: str) -> bytes:
    cell = '"' + word.replace('"', '""') + '"'
    return f"van;naar;datum;vorm;thema;bron\n{cell};anna;01-03-2024;{cell};{cell};{cell}\n".encode()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "netwerk.db"


def take_in(database: Path, *files: InputFile) -> None:
    engine = open_store(str(database))
    import_files(engine, files, today=day_number(date(2026, 3, 2)), at=AT)
    engine.dispose()


@words
def test_t21_what_stands_in_a_file_comes_back_as_it_was(database: Path, word: str) -> None:
    take_in(database, InputFile("a.csv", content(word)))
    dataset = load(open_store(str(database)), classification())

    assert sorted(dataset.organisations["name"]) == sorted([word, "anna"])
    assert (dataset.form_sets, dataset.theme_sets, sorted(dataset.sources)) == (((word,),), ((word,),), ["", word])


@words
@pytest.mark.parametrize("option", ["--form", "--kind", "--municipality"])
def test_t21_an_option_with_such_a_word_chooses_nothing_and_changes_nothing(
    database: Path, capsys: pytest.CaptureFixture[str], option: str, word: str
) -> None:
    take_in(database, InputFile("a.csv", b"van;naar;datum\nanna;bert;01-03-2024\n"))

    assert main(["measures", "--database", str(database), option, word]) == 2
    assert capsys.readouterr().err.startswith(f"{option}: '{word}' komt niet voor.")
    assert len(imports(open_store(str(database)))) == 1


@words
def test_t21_an_organisation_that_is_called_so_can_be_asked_for(
    database: Path, capsys: pytest.CaptureFixture[str], word: str
) -> None:
    take_in(database, InputFile("a.csv", content(word)))

    assert main(["evidence", word, "anna", "--database", str(database), "--format", "json"]) == 0
    assert [record["theme"] for record in json.loads(capsys.readouterr().out)] == [word]


@pytest.mark.parametrize(("name", "kept"), NAMES.values(), ids=NAMES)
def test_a_file_name_is_kept_as_cleaned_text(database: Path, name: str, kept: str) -> None:
    take_in(database, InputFile(name, b"van;naar;datum\nanna;bert;01-03-2024\n"))
    engine = open_store(str(database))

    assert imports(engine)[0].files[0].name == kept
    assert [place.file for place in load(engine, classification()).places] == [kept]
    assert {path.name.split("-")[0] for path in database.parent.iterdir()} == {"netwerk.db"}
