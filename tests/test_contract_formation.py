"""`formation` and `changes` as scripts read them: every step and window rule, directed, as known at a version."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from netwerk.cli import main

KEYS = (
    "from", "until", "complete", "organisations", "active", "ties", "density", "formed", "persisted", "ended",
    "revived", "jaccard", "joined", "left", "components", "imprecise",
)  # fmt: skip
COMPARED = ("formed", "persisted", "ended", "revived", "jaccard", "joined", "left")
# anna-bert comes back after a year; bert > carl is a referral; dora joins late
PAIRS = """van;naar;datum;vorm
anna;bert;2022-09-05;overleg
bert;carl;2022-10-05;verwijzen
carl;bert;2023-11-05;verwijzen
anna;bert;2024-09-05;overleg
anna;dora;2024-09-06;overleg
"""
LATER = "van;naar;datum;vorm\ncarl;dora;2024-09-07;overleg\n"
YEARS = ("--between", "2022-08-01", "2023-08-01", "--and", "2024-08-01", "2025-08-01")

Ask = Callable[..., Any]


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Read the pairs into a database, then give the JSON that a command prints."""
    monkeypatch.setenv("NETWERK_DATABASE", f"sqlite:///{tmp_path / 'netwerk.db'}")
    for name, content in (("paren.csv", PAIRS), ("later.csv", LATER)):
        (tmp_path / name).write_text(content, encoding="utf-8")
    assert main(["import", str(tmp_path / "paren.csv")]) == 0

    def call(*arguments: str) -> Any:
        capsys.readouterr()
        assert main([*arguments, "--format", "json"]) == 0
        return json.loads(capsys.readouterr().out)

    return call


@pytest.mark.parametrize("directed", [(), ("--directed",)], ids=["undirected", "directed"])
@pytest.mark.parametrize("window", ["step", "sliding:12", "cumulative", "fading:6"])
@pytest.mark.parametrize("step", ["month", "quarter", "schoolyear", "year"])
def test_every_step_and_window_has_the_keys_and_the_sums_of_the_contract(
    ask: Ask, step: str, window: str, directed: tuple[str, ...]
) -> None:
    rows = ask("formation", "--step", step, "--window", window, *directed)

    assert {tuple(row) for row in rows} == {KEYS}
    assert [rows[0][key] for key in COMPARED] == [None] * 7
    assert [now["from"] for _, now in pairwise(rows)] == [before["until"] for before, _ in pairwise(rows)]
    sums = [
        (
            now["ties"] == before["ties"] + now["formed"] - now["ended"] == now["persisted"] + now["formed"],
            now["organisations"] == before["organisations"] + now["joined"] - now["left"],
            now["revived"] <= now["formed"],
        )
        for before, now in pairwise(rows)
    ]
    assert set(sums) == {(True, True, True)}


def test_school_years_counted_by_hand(ask: Ask) -> None:
    assert [(row["from"], row["ties"], row["formed"], row["ended"], row["revived"]) for row in ask("formation")] == [
        ("2022-08-01", 2, None, None, None),
        ("2023-08-01", 1, 0, 1, 0),
        ("2024-08-01", 2, 2, 1, 1),
    ]


def test_a_referral_that_turned_round_is_another_arc(ask: Ask) -> None:
    assert [(row["ties"], row["formed"], row["ended"]) for row in ask("formation", "--directed")] == [
        (3, None, None),  # anna-bert both ways, bert > carl
        (1, 1, 3),  # carl > bert
        (4, 4, 1),
    ]


def test_cumulative_ends_nothing(ask: Ask) -> None:
    assert [(row["ties"], row["ended"]) for row in ask("formation", "--window", "cumulative")] == [
        (2, None),
        (2, 0),
        (3, 0),
    ]


def test_what_changed_between_two_periods_counted_by_hand(ask: Ask) -> None:
    found = ask("changes", *YEARS)

    assert {key: found[key] for key in ("formed", "persisted", "ended", "revived", "joined", "left")} == {
        "formed": [["anna", "dora"]],
        "persisted": [["anna", "bert"]],
        "ended": [["bert", "carl"]],
        "revived": [],
        "joined": ["dora"],
        "left": ["carl"],
    }
    assert found["jaccard"] == pytest.approx(1 / 3)
    assert (found["formation_rate"], found["dissolution_rate"], found["persistence"]) == (None, 0.0, 1.0)


def test_what_changed_directed_lists_arcs(ask: Ask) -> None:
    assert ask("changes", *YEARS, "--directed")["persisted"] == [["anna", "bert"], ["bert", "anna"]]


def test_what_was_known_at_a_version_stays_what_it_was(ask: Ask, tmp_path: Path) -> None:
    commands = [("formation", "--step", "month", "--window", "sliding:12"), ("changes", *YEARS)]
    before = [ask(*command) for command in commands]

    assert main(["import", str(tmp_path / "later.csv")]) == 0

    assert [ask(*command, "--as-known", "1") for command in commands] == before
    assert [ask(*command) for command in commands] != before


def test_the_table_says_which_version_of_the_data_it_is(ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    ask("formation")

    assert main(["changes", *YEARS]) == 0

    assert "Gegevens versie 1; met --as-known 1 later dezelfde cijfers." in capsys.readouterr().out
