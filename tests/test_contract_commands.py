"""What a script may rely on when it calls the commands: choices, exit codes, imports, and what stands on stderr."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from netwerk.cli import main
from netwerk.model import KeptNorm
from netwerk.store import keep_norms, open_store

PAIRS = "van;naar;datum\nanna;bert;2024-03-05\n"
REGISTER = "id;naam;onderdeel_van\nbestuur;Bestuur;\nschool;School;bestuur\nteam;Team;\n"

Told = tuple[int, str, str]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Told]:
    monkeypatch.setenv("NETWERK_DATABASE", f"sqlite:///{tmp_path / 'db' / 'netwerk.db'}")
    monkeypatch.delenv("NETWERK_TAAL", raising=False)

    def call(*arguments: object) -> Told:
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


def file(folder: Path, content: str, name: str = "paren.csv") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def parsed(told: Told) -> Any:
    assert told[0] == 0, told[2]
    return json.loads(told[1])


@pytest.mark.parametrize("option", ["--form", "--kind"])
def test_onbekend_may_be_chosen_also_where_everything_is_known(
    run: Callable[..., Told], tmp_path: Path, option: str
) -> None:
    register = file(tmp_path / "d", "id;naam;soort\nanna;Anna;cjg\nbert;Bert;cjg\n", "register.csv")
    pairs = file(tmp_path / "d", "van;naar;datum;vorm\nanna;bert;2024-03-05;overleg\n")
    assert parsed(run("measures", register, pairs, option, "onbekend", "--format", "json"))["network"]["ties"] == 0


def test_a_form_that_differs_from_another_in_case_only_is_chosen_exactly(
    run: Callable[..., Told], tmp_path: Path
) -> None:
    pairs = file(
        tmp_path / "d", "van;naar;datum;vorm\na;b;2024-03-05;Zwemmen\na;c;2024-03-05;zwemmen\na;d;2024-03-05;zwemmen\n"
    )
    ties = parsed(run("measures", pairs, "--form", "Zwemmen", "--format", "json"))["network"]["ties"]
    assert ties == 1


def test_a_municipality_of_the_configuration_may_be_chosen_where_nobody_works(
    run: Callable[..., Told], tmp_path: Path
) -> None:
    pairs = file(tmp_path / "d", PAIRS)
    # both are outside the register, so without municipality, and belong to every one
    chosen = parsed(run("measures", pairs, "--municipality", "Averlo", "--format", "json"))
    assert chosen["network"]["organisations"] == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("measures", "--minimum", "0"),
        ("measures", "--minimum", "veel"),
        ("measures", "--largest", "-1"),
        ("undo", "een"),
        ("app", "--port", "0"),
    ],
)
def test_a_wrong_number_is_refused_in_dutch(run: Callable[..., Told], arguments: tuple[str, ...]) -> None:
    code, out, error = run(*arguments)
    assert (code, out) == (2, "")
    assert "geef een heel getal" in error


def test_a_norms_file_that_is_not_there_is_refused_in_dutch(run: Callable[..., Told], tmp_path: Path) -> None:
    code, _, error = run("gaps", file(tmp_path / "d", PAIRS), "--norms", tmp_path / "weg.toml")
    assert (code, error) == (2, "weg.toml: dit bestand bestaat niet.\n")


def test_a_folder_read_in_again_gives_the_old_number_whatever_else_is_in_it(
    run: Callable[..., Told], tmp_path: Path
) -> None:
    folder = file(tmp_path / "d", PAIRS).parent
    file(folder, "# Toelichting\n", "LEESMIJ.md")
    run("import", folder)
    code, out, error = run("import", folder)
    assert (code, out) == (0, "1\n")
    assert "paren.csv is al ingelezen" in error


def test_import_names_the_files_it_does_not_know(run: Callable[..., Told], tmp_path: Path) -> None:
    folder = file(tmp_path / "d", PAIRS).parent
    file(folder, "# Toelichting\n", "LEESMIJ.md")
    code, out, error = run("import", folder)
    assert (code, out) == (0, "1\n")
    assert "LEESMIJ.md" in error


def test_a_picture_in_a_folder_is_named_and_is_no_warning(run: Callable[..., Told], tmp_path: Path) -> None:
    folder = file(tmp_path / "d", PAIRS).parent
    (folder / "kaart.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    code, out, _ = run("check", folder, "--format", "json")
    told = [(problem["file"], problem["code"]) for problem in json.loads(out)["problems"]]
    assert (code, told[0]) == (0, ("kaart.png", "unknown_shape"))


@pytest.mark.parametrize(
    ("option", "day", "stated"),
    [("--from", "2030-01-01", ("2030-01-01", None)), ("--until", "2020-01-01", (None, "2020-01-01"))],
)
def test_a_window_beside_the_data_states_no_period_that_ends_before_it_begins(
    run: Callable[..., Told], tmp_path: Path, option: str, day: str, stated: tuple[str | None, str | None]
) -> None:
    window = parsed(run("measures", file(tmp_path / "d", PAIRS), option, day, "--format", "json"))["window"]
    assert (window["from"], window["until"]) == stated


def test_a_new_file_with_only_rejected_rows_beside_a_known_one_is_refused(
    run: Callable[..., Told], tmp_path: Path
) -> None:
    known = file(tmp_path / "d", PAIRS)
    run("import", known)
    bad = file(tmp_path / "d", "van;naar;datum\nanna;bert;nooit\n", "fout.csv")
    assert run("import", known, bad)[0] == 2


def test_a_number_is_never_given_to_a_second_import(run: Callable[..., Told], tmp_path: Path) -> None:
    pairs = file(tmp_path / "d", PAIRS)
    run("import", pairs)
    run("undo", "1")
    assert run("import", pairs)[1] == "2\n"


def test_the_database_can_be_read_as_it_was_known(run: Callable[..., Told], tmp_path: Path) -> None:
    run("import", file(tmp_path / "d", PAIRS))
    run("import", file(tmp_path / "d", "van;naar;datum\nanna;carl;2024-03-06\n", "later.csv"))
    assert parsed(run("measures", "--as-known", "1", "--format", "json"))["network"]["ties"] == 1


def test_as_known_is_refused_with_files_and_for_a_version_that_never_was(
    run: Callable[..., Told], tmp_path: Path
) -> None:
    pairs = file(tmp_path / "d", PAIRS)
    run("import", pairs)
    assert (run("measures", pairs, "--as-known", "1")[0], run("measures", "--as-known", "9")[0]) == (2, 2)


def test_the_organisations_of_the_time_are_those_of_today_where_none_merged(
    run: Callable[..., Told], tmp_path: Path
) -> None:
    pairs = file(tmp_path / "d", PAIRS)
    then = run("measures", pairs, "--as-then", "--format", "json")
    assert parsed(then) == parsed(run("measures", pairs, "--format", "json"))


def test_evidence_of_a_part_is_that_of_its_parent_when_folded(run: Callable[..., Told], tmp_path: Path) -> None:
    register = file(tmp_path / "d", REGISTER, "register.csv")
    pairs = file(tmp_path / "d", "van;naar;datum\nschool;team;2024-03-05\n")
    found = parsed(run("evidence", "School", "Team", register, pairs, "--fold", "--format", "json"))
    assert [record["participants"] for record in found] == [["bestuur", "team"]]


def test_changes_states_both_periods(run: Callable[..., Told], tmp_path: Path) -> None:
    pairs = file(tmp_path / "d", PAIRS)
    out = run("changes", pairs, "--between", "2023-01-01", "2024-01-01", "--and", "2024-01-01", "2025-01-01")[1]
    assert out.startswith("Periode: van 2023-01-01 tot aan 2024-01-01.\nPeriode: van 2024-01-01 tot aan 2025-01-01.\n")


def test_evidence_states_its_period(run: Callable[..., Told], tmp_path: Path) -> None:
    out = run("evidence", "anna", "bert", file(tmp_path / "d", PAIRS))[1]
    assert out.startswith("Periode: van 2024-03-05 tot aan 2024-03-06.\n")


# --- gaps ---


def test_who_is_taken_away_may_be_named_and_is_refused_when_unknown(run: Callable[..., Told], tmp_path: Path) -> None:
    pairs = file(tmp_path / "d", PAIRS)
    assert parsed(run("gaps", pairs, "--without", "Anna", "--format", "json"))["what_if"]["away"] == ["anna"]
    code, out, error = run("gaps", pairs, "--without", "niemand")
    assert (code, out) == (2, "")
    assert "Organisatie niemand komt niet voor in deze gegevens." in error


def test_a_kind_that_nobody_knows_cannot_be_taken_away(run: Callable[..., Told], tmp_path: Path) -> None:
    code, out, error = run("gaps", file(tmp_path / "d", PAIRS), "--without-kind", "tovenaar")
    assert (code, out) == (2, "")
    assert "'tovenaar' komt niet voor. Kies uit: " in error


def test_taking_away_a_kind_that_is_not_in_the_network_changes_nothing(
    run: Callable[..., Told], tmp_path: Path
) -> None:
    found = parsed(run("gaps", file(tmp_path / "d", PAIRS), "--without-kind", "gemeente", "--format", "json"))
    assert (found["what_if"]["away"], found["what_if"]["ties_kept"]) == ([], 1.0)


def test_a_part_is_taken_away_with_the_organisation_it_is_counted_with(
    run: Callable[..., Told], tmp_path: Path
) -> None:
    register = file(tmp_path / "d", REGISTER, "register.csv")
    pairs = file(tmp_path / "d", "van;naar;datum\nschool;team;2024-03-05\n")
    found = parsed(run("gaps", register, pairs, "--without", "School", "--fold", "--format", "json"))
    assert (found["what_if"]["away"], found["what_if"]["ties_kept"]) == (["bestuur"], 0.0)
    assert found["isolates"]["seen_without_tie"] == ["team"]


def test_without_data_the_agreements_are_those_that_were_changed_in_the_database(
    run: Callable[..., Told], tmp_path: Path
) -> None:
    pairs = file(tmp_path / "d", PAIRS)
    run("import", pairs)
    changed = (
        '[[norm]]\nid = "iedereen"\ngoal = "Samen"\ntext = "Elke onbekende kent een onbekende."\nsource = "Proef"\n'
        'rule = "pair"\nfrom_kinds = ["onbekend"]\nto_kinds = ["onbekend"]\nscope = "region"\nvalid_from = 2020-01-01\n'
    )
    kept = KeptNorm(id="iedereen", version=1, content=changed)
    keep_norms(open_store(), [kept], at=datetime(2026, 3, 1, tzinfo=UTC))
    from_database = parsed(run("gaps", "--format", "json"))["norms"]
    from_files = parsed(run("gaps", pairs, "--format", "json"))["norms"]
    assert [(norm["id"], norm["fulfilled"], norm["applies_to"]) for norm in from_database] == [("iedereen", 2, 2)]
    assert "iedereen" not in [norm["id"] for norm in from_files]
