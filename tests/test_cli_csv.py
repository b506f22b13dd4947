"""`--format csv`: a heading line always, with every key that the JSON of the same command has."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from netwerk.cli import main

REGISTER = "id;naam;soort\ncjg;CJG Averlo;cjg\nschool;De Vlieger;school\n"
RECORDS = "van;naar;datum\ncjg;school;05-03-2024\n"
FORMATION = (
    "from;until;complete;organisations;active;ties;density;formed;persisted;ended;revived;jaccard;joined;left;"
    "components;imprecise"
)
EVIDENCE = "record;from;until;precision;form;theme;source;participants;counts;import;file;sheet;row"


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NETWERK_DATABASE", f"sqlite:///{tmp_path / 'leeg' / 'netwerk.db'}")
    path = tmp_path / "organisaties.csv"
    path.write_text(REGISTER, encoding="utf-8")
    return path


@pytest.fixture
def records(register: Path) -> Path:
    path = register.with_name("paren.csv")
    path.write_text(RECORDS, encoding="utf-8")
    return path


def printed(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    main([str(argument) for argument in arguments])
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "heading"),
    [
        (["check", "FILE"], "file;sheet;row;column;code;severity;message"),
        (["imports"], "number;at;files;read;imported;rejected;blank;status"),
        (["gaps", "FILE"], "norm;organisation;wanted;last_record"),
        (["formation", "FILE"], FORMATION),
        (
            ["changes", "FILE", "--between", "2023-01-01", "2024-01-01", "--and", "2024-01-01", "2025-01-01"],
            "change;a;b",
        ),
        (["evidence", "cjg", "school", "FILE"], EVIDENCE),
    ],
)
def test_a_result_without_rows_is_a_heading_line(
    arguments: list[str], heading: str, register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    none_agreed = tmp_path / "normen.toml"
    none_agreed.write_text("", encoding="utf-8")
    given = [str(register) if argument == "FILE" else argument for argument in arguments]
    norms = ["--norms", str(none_agreed)] if given[0] == "gaps" else []

    assert printed(capsys, *given, *norms, "--format", "csv").splitlines() == [heading]


def test_the_heading_line_of_measures_names_every_measure_of_an_organisation(
    register: Path, records: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keys = json.loads(printed(capsys, "measures", register, records, "--format", "json"))["organisations"][0]

    assert printed(capsys, "measures", register, records, "--format", "csv").splitlines()[0] == ";".join(keys)


def test_the_heading_line_of_formation_names_every_key_of_a_step(
    records: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keys = json.loads(printed(capsys, "formation", records, "--format", "json"))[0]

    assert ";".join(keys) == FORMATION


def test_the_heading_line_of_evidence_names_every_key_of_a_record(
    records: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keys = json.loads(printed(capsys, "evidence", "cjg", "school", records, "--format", "json"))[0]

    assert ";".join(keys) == EVIDENCE
