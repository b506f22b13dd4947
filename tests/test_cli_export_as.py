"""`netwerk export --as`: tables for another tool, and a sentence where a tool has no such file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from netwerk.cli import main

ROWS = (
    "org_a;org_b;datum;vorm;intensiteit\nCJG Noord;De Linde;2024-03-05;overleg;2,5\n"
    "De Linde;Smit;2024-04-05;verwijzen;\n"
)


@pytest.fixture
def data(tmp_path: Path) -> str:
    file = tmp_path / "paren.csv"
    file.write_text(ROWS)
    return str(file)


def test_kumu_is_the_only_one_that_reads_json(data: str, tmp_path: Path) -> None:
    target = tmp_path / "netwerk.json"

    assert main(["export", data, "--to", str(target)]) == 0

    connections = json.loads(target.read_text())["connections"]
    assert [(line["from"], line["to"], line["direction"], line["type"]) for line in connections] == [
        ("CJG Noord", "De Linde", "undirected", "Overleg"),
        ("De Linde", "Smit", "directed", "Verwijzen"),
    ]


def test_tables_as_csv_are_two_files(data: str, tmp_path: Path) -> None:
    assert main(["export", data, "--as", "gephi", "--to", str(tmp_path / "netwerk.csv")]) == 0

    assert (tmp_path / "netwerk.csv").read_text().startswith("Source,Target,Type,Weight,Interval,form,records\n")
    assert (tmp_path / "netwerk-organisaties.csv").read_text().startswith("Id,Label,Interval,layer,kind,")


def test_a_matrix_as_csv_is_one_file_that_dutch_excel_opens(data: str, tmp_path: Path) -> None:
    target = tmp_path / "netwerk.csv"

    assert main(["export", data, "--as", "matrix", "--to", str(target)]) == 0

    assert target.read_text(encoding="utf-8-sig").splitlines() == [
        "Netwerk van 2024-03-05 tot en met 2024-04-05;CJG Noord;De Linde;Smit",
        "CJG Noord;0;2,5;0",
        "De Linde;2,5;0;1",
        "Smit;0;1;0",
    ]


def test_a_form_that_the_tool_does_not_read_is_named_with_those_it_does(
    data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", data, "--as", "gephi", "--to", str(tmp_path / "netwerk.gexf")]) == 2

    assert "gephi kan een bestand eindigen op: .xlsx, .csv" in capsys.readouterr().err


def test_an_unknown_tool_is_named_with_the_known_ones(
    data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", data, "--as", "ucinet", "--to", str(tmp_path / "netwerk.csv")]) == 2

    assert "matrix" in capsys.readouterr().err


def test_names_that_look_like_formulas_are_inert_in_every_table(tmp_path: Path) -> None:
    file = tmp_path / "paren.csv"
    file.write_text("org_a;org_b;datum\n=1+1;@x;2024-03-05\n")

    assert main(["export", str(file), "--as", "gephi", "--to", str(tmp_path / "netwerk.csv")]) == 0

    assert "'=1+1" in (tmp_path / "netwerk-organisaties.csv").read_text()
