"""The command line as a script uses it: files in, JSON out, exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from netwerk.cli import main
from netwerk.model import day_number
from netwerk.records.deciding import Decision, Verdict
from netwerk.settings import DEMO
from netwerk.store import decide, open_store

PAIRS = """organisatie_a;organisatie_b;datum;vorm
CJG Averlo;Basisschool De Vlieger;05-03-2024;overleg
Basisschool De Vlieger;Huisarts Het Plein;2024-03-12;verwijzen
Huisarts Het Plein;CJG Averlo;5 maart 2025;overleg
"""
# a triangle: CJG – school (2024), school → huisarts (2024), huisarts – CJG (2025)

REGISTER = """id;naam;soort;gemeente
cjg;CJG Averlo;cjg;Averlo
school;Basisschool De Vlieger;school;Averlo
ha;Huisarts Het Plein;huisarts;Averlo
team;Lokaal team Averlo;lokaal_team;Averlo
gem;Gemeente Averlo;gemeente;Averlo
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NETWERK_DATABASE", f"sqlite:///{tmp_path / 'leeg' / 'netwerk.db'}")
    monkeypatch.delenv("NETWERK_TAAL", raising=False)
    data = tmp_path / "gegevens"
    data.mkdir()
    (data / "paren.csv").write_text(PAIRS, encoding="utf-8")
    (data / "organisaties.csv").write_text(REGISTER, encoding="utf-8")
    return data


def answer(capsys: pytest.CaptureFixture[str], *arguments: object) -> Any:
    code = main([str(argument) for argument in arguments])
    out = capsys.readouterr()
    assert code == 0, out.err
    return json.loads(out.out)


def refusal(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    code = main([str(argument) for argument in arguments])
    out = capsys.readouterr()
    assert code == 2
    assert out.out == ""
    assert "Traceback" not in out.err
    assert 1 <= len(out.err.strip().splitlines()) <= 2
    return out.err


def test_measures_counts_the_register_and_the_ties_of_one_year(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result = answer(capsys, "measures", folder, "--from", "2024-01-01", "--until", "2025-01-01", "--format", "json")
    network = result["network"]
    assert (network["organisations"], network["ties"], network["isolated"]) == (5, 2, 2)
    assert result["window"] == {
        "from": "2024-01-01",
        "until": "2025-01-01",
        "minimum": 1,
        "largest": 25,
        "imprecise": 0,
    }


def test_measures_without_dates_reads_everything_and_states_the_period_of_the_data(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result = answer(capsys, "measures", folder, "--format", "json")
    assert result["network"]["ties"] == 3
    assert (result["window"]["from"], result["window"]["until"]) == ("2024-03-05", "2025-03-06")


def test_measures_has_exactly_the_keys_of_the_contract(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = answer(capsys, "measures", folder, "--format", "json")
    assert set(result["network"]) == {
        "organisations", "isolated", "ties", "density", "average_degree", "components", "largest_component",
        "degree_centralisation", "betweenness_centralisation", "closeness_centralisation", "transitivity",
        "average_clustering", "average_path_length", "diameter", "connectedness", "fragmentation", "core_maximum",
        "core_maximum_size", "group", "e_i_index", "assortativity", "communities", "modularity", "bridges",
        "articulation_points",
    }  # fmt: skip
    assert set(result["organisations"][0]) == {
        "id", "name", "registered", "degree", "strength", "betweenness", "harmonic", "closeness", "eigenvector", "core",
        "clustering", "constraint", "effective_size", "triangles", "articulation_point", "brokerage",
    }  # fmt: skip


def test_directed_counts_arcs_and_reciprocity(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    directed = answer(capsys, "measures", folder, "--directed", "--format", "json")["network"]["directed"]
    # cjg–school and ha–cjg both ways, school → ha one way: 5 arcs, 2 mutual dyads and 1 asymmetric; 2·2/(2·2+1)
    assert directed["arcs"] == 5
    assert directed["reciprocity"] == pytest.approx(4 / 5)
    assert directed["dyads"] == {"mutual": 2, "asymmetric": 1, "null": 7}


def test_form_is_chosen_by_code_or_by_word(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    by_code = answer(capsys, "measures", folder, "--form", "verwijzen", "--format", "json")
    by_word = answer(capsys, "measures", folder, "--form", "Verwijzing", "--format", "json")
    assert by_code["network"]["ties"] == by_word["network"]["ties"] == 1


def test_an_unknown_form_is_refused_with_the_known_ones(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    error = refusal(capsys, "measures", folder, "--form", "borrelen")
    assert "borrelen" in error
    assert "overleg" in error


def test_an_unknown_kind_is_refused_with_the_known_ones(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "huisarts" in refusal(capsys, "measures", folder, "--kind", "kapper")


@pytest.mark.parametrize(
    "arguments",
    [
        ("measures", "bestaat-niet.csv"),
        ("verzin",),
        ("measures", "--verzonnen"),
        ("measures", "--from"),
        ("measures", "--from", "gisteren"),
        ("measures", "--minimum", "0"),
        ("measures",),  # the database is empty
        ("undo", "7"),
        ("undo", "zeven"),
        ("check",),
        ("export", "--to", "netwerk.pdf"),
        ("changes",),
        ("formation", "--step", "week"),
        ("formation", "--window", "sliding:nul"),
    ],
)
def test_unusable_arguments_are_one_or_two_plain_lines_and_exit_2(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert refusal(capsys, *arguments)


def test_a_period_that_ends_before_it_begins_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "--until" in refusal(capsys, "measures", folder, "--from", "2025-01-01", "--until", "2024-01-01")


def test_check_accounts_for_every_row_and_writes_nothing(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result = answer(capsys, "check", folder, "--format", "json")
    assert (result["read"], result["imported"], result["rejected"], result["blank"]) == (8, 8, 0, 0)
    assert result["problems"] == []
    assert not (tmp_path / "leeg").exists()


def test_check_with_a_bad_row_is_exit_1_and_names_its_place(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "fout.csv").write_text("organisatie_a;organisatie_b;datum\ncjg;school;31-02-2024\n", encoding="utf-8")
    code = main(["check", str(folder), "--format", "json"])
    result = json.loads(capsys.readouterr().out)
    assert code == 1
    assert (result["read"], result["rejected"]) == (9, 1)
    (problem,) = [problem for problem in result["problems"] if problem["severity"] == "error"]
    assert (problem["file"], problem["row"], problem["column"]) == ("fout.csv", 2, "datum")
    assert "31-02-2024" in problem["message"]


def test_import_prints_its_number_and_the_same_file_twice_is_one_import(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(folder)]) == 0
    assert capsys.readouterr().out == "1\n"
    assert main(["import", str(folder)]) == 0
    assert capsys.readouterr().out == "1\n"
    assert [one["number"] for one in answer(capsys, "imports", "--format", "json")] == [1]


def test_an_import_without_one_usable_row_is_refused_and_leaves_no_trace(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = folder / "fout.csv"
    bad.write_text("organisatie_a;organisatie_b;datum\ncjg;school;31-02-2024\n", encoding="utf-8")
    assert main(["import", str(bad)]) == 2
    assert capsys.readouterr().out == ""
    assert answer(capsys, "imports", "--format", "json") == []


def test_the_database_gives_the_same_figures_as_the_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # whole years: the database keeps referrals by month, so the first day that is known may differ
    years = ("--from", "2024-01-01", "--until", "2026-01-01", "--format", "json")
    from_files = answer(capsys, "measures", folder, *years)
    main(["import", str(folder)])
    capsys.readouterr()
    assert answer(capsys, "measures", *years) == from_files


def test_undo_takes_an_import_back_and_redo_puts_it_back(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["import", str(folder / "organisaties.csv")])
    main(["import", str(folder / "paren.csv")])
    capsys.readouterr()
    assert main(["undo", "2"]) == 0
    capsys.readouterr()
    assert answer(capsys, "measures", "--format", "json")["network"]["ties"] == 0
    assert main(["redo", "2"]) == 0
    capsys.readouterr()
    assert answer(capsys, "measures", "--format", "json")["network"]["ties"] == 3
    assert [one["status"] for one in answer(capsys, "imports", "--format", "json")] == ["active", "active"]


def test_gaps_reads_the_last_twelve_months_of_the_data(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = answer(capsys, "gaps", folder, "--format", "json")
    assert (result["window"]["from"], result["window"]["until"]) == ("2024-03-06", "2025-03-06")
    assert set(result) == {
        "window", "norms", "circles", "combinations", "bounds", "isolates", "groups", "fragile", "layer_carriers",
        "load", "without_municipality", "proposals", "what_if",
    }  # fmt: skip
    assert result["isolates"]["never_seen"] == ["gem", "team"]
    # in that year school → huisarts (12 March) and huisarts – CJG (5 March 2025) remain: a path over the GP
    assert result["fragile"] == {"articulation_points": ["ha"], "bridges": [["cjg", "ha"], ["ha", "school"]]}


def test_gaps_names_who_lacks_an_agreed_tie_and_with_whom(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    norms = folder / "afspraken.toml"
    norms.write_text(
        '[[norm]]\nid = "ha-team"\ngoal = "Aansluiten"\ntext = "Elke huisarts werkt samen met het lokale team."\n'
        'source = "Proef"\nrule = "pair"\nfrom_kinds = ["huisarts"]\nto_kinds = ["lokaal_team"]\n'
        'scope = "municipality"\n'
        "minimum = 1\nvalid_from = 2020-01-01\n",
        encoding="utf-8",
    )
    result = answer(
        capsys, "gaps", folder / "organisaties.csv", folder / "paren.csv", "--norms", norms, "--format", "json"
    )
    (norm,) = result["norms"]
    assert (norm["applies_to"], norm["fulfilled"]) == (1, 0)
    assert norm["missing"] == [{"organisation": "ha", "wanted": ["team"], "last_record": None}]


def test_a_norm_with_an_unknown_rule_is_refused_with_its_id(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    norms = folder / "afspraken.toml"
    norms.write_text('[[norm]]\nid = "vreemd"\nrule = "praatje"\n', encoding="utf-8")
    assert "vreemd" in refusal(capsys, "gaps", folder / "paren.csv", "--norms", norms)


def test_formation_has_one_row_per_school_year(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = answer(capsys, "formation", folder, "--format", "json")
    assert [(row["from"], row["until"], row["ties"]) for row in rows] == [
        ("2023-08-01", "2024-08-01", 2),
        ("2024-08-01", "2025-08-01", 1),
    ]
    assert rows[0]["formed"] is None
    assert (rows[1]["formed"], rows[1]["persisted"], rows[1]["ended"], rows[1]["jaccard"]) == (1, 0, 2, 0.0)
    assert rows[1]["complete"] is False


def test_changes_lists_each_tie_with_what_became_of_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = answer(
        capsys,
        "changes",
        folder,
        "--between",
        "2024-01-01",
        "2025-01-01",
        "--and",
        "2025-01-01",
        "2026-01-01",
        "--format",
        "json",
    )
    assert result["formed"] == [["cjg", "ha"]]
    assert result["ended"] == [["cjg", "school"], ["ha", "school"]]
    assert (result["persisted"], result["revived"], result["joined"], result["left"]) == ([], [], [], [])


def test_evidence_finds_the_records_by_name_and_gives_their_place(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (record,) = answer(capsys, "evidence", "CJG AVERLO", "ha", folder, "--format", "json")
    assert (record["from"], record["until"], record["precision"], record["form"]) == (
        "2025-03-05",
        "2025-03-06",
        "day",
        "overleg",
    )
    assert record["participants"] == ["cjg", "ha"]
    assert (record["file"], record["row"], record["counts"]) == ("paren.csv", 4, True)


def test_evidence_says_between_whom_and_how_many_records_count(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evidence", "cjg", "ha", str(folder)]) == 0
    said = capsys.readouterr().out
    assert "CJG Averlo en " in said
    assert "Registraties: 1, waarvan er 1 meetellen." in said
    assert "undo" not in said  # nothing was read into a database


def test_an_unknown_organisation_is_refused_with_the_nearest_names(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "CJG Averlo" in refusal(capsys, "evidence", "CJG Averla", "ha", folder)


def test_what_is_exported_reads_back_to_the_same_figures(
    folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    before = answer(capsys, "measures", folder, "--format", "json")
    back = tmp_path / "terug"
    back.mkdir()
    assert main(["export", str(folder), "--to", str(back / "regio.csv")]) == 0
    capsys.readouterr()
    assert answer(capsys, "measures", back, "--format", "json") == before


@pytest.mark.parametrize(("data", "said"), [(DEMO, True), (DEMO / "plannen.csv", True), (None, False)])
def test_an_export_says_fictional_of_the_example_region_alone(
    folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path, data: Path | None, said: bool
) -> None:
    target = tmp_path / "netwerk.graphml"
    assert main(["export", str(data or folder), "--to", str(target)]) == 0
    assert ("fictief" in target.read_text(encoding="utf-8")) is said


def test_data_without_a_register_are_read_with_organisations_outside_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result = answer(capsys, "measures", folder / "paren.csv", "--format", "json")
    assert [(one["id"], one["registered"]) for one in result["organisations"]] == [
        ("basisschool-de-vlieger", False),
        ("cjg-averlo", False),
        ("huisarts-het-plein", False),
    ]


def test_messages_are_english_when_asked(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETWERK_TAAL", "en")
    assert "does not exist" in refusal(capsys, "measures", "--verzonnen")


def test_results_are_english_when_asked(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETWERK_TAAL", "en")
    assert main(["gaps", str(folder)]) == 0
    assert "Each GP works with the local team of its own area: 0 of 1\n" in capsys.readouterr().out


def test_help_is_english_when_asked() -> None:
    """In a process of its own: the texts of help are made once, when the commands are."""
    command = [sys.executable, "-m", "netwerk", "measures", "--help"]
    help_ = subprocess.run(
        command, env={**os.environ, "NETWERK_TAAL": "en"}, capture_output=True, text=True, check=True
    ).stdout
    assert help_.startswith("Usage: netwerk measures [OPTIONS] [DATA]...")
    assert "First day of the period." in help_


@pytest.mark.parametrize(
    "command", ["", "measures", "gaps", "formation", "changes", "evidence", "export", "check", "import", "app"]
)
def test_every_command_explains_itself(capsys: pytest.CaptureFixture[str], command: str) -> None:
    assert main([*command.split(), "--help"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Gebruik: netwerk")
    assert "Toont deze uitleg." in out


def test_as_then_changes_nothing_where_no_merger_is_known(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    then = answer(capsys, "measures", folder, "--as-then", "--format", "json")

    assert then == answer(capsys, "measures", folder, "--format", "json")


def test_a_merger_is_read_as_known_today_and_with_as_then_as_it_was(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(folder)]) == 0
    merger = Decision(what=Verdict.MERGE, id="school", target="ha", day=day_number(date(2024, 9, 1)))
    rename = Decision(what=Verdict.RENAME, id="cjg", name="Centrum Averlo", day=day_number(date(2025, 1, 1)))
    decide(open_store(), [merger, rename], at=datetime(2026, 3, 1, tzinfo=UTC))
    capsys.readouterr()

    today = answer(capsys, "measures", "--until", "2024-12-31", "--format", "json")
    then = answer(capsys, "measures", "--until", "2024-12-31", "--as-then", "--format", "json")

    assert [(row["id"], row["name"], row["degree"]) for row in today["organisations"] if row["degree"]] == [
        ("cjg", "Centrum Averlo", 1),
        ("ha", "Huisarts Het Plein", 1),
    ]
    assert [(row["id"], row["name"], row["degree"]) for row in then["organisations"] if row["degree"]] == [
        ("cjg", "CJG Averlo", 1),
        ("ha", "Huisarts Het Plein", 1),
        ("school", "Basisschool De Vlieger", 2),
    ]
