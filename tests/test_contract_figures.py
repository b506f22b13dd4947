"""Small files whose figures were counted by hand, asked for through the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from netwerk.cli import main

Ask = Callable[..., Any]

REGISTER = """id;naam;soort
gem;Gemeente;gemeente
school;School;school
arts;Huisarts;huisarts
team;Team;lokaal_team
nooit;Nooit;cjg
stil;Stil;cjg
alleen;Alleen;cjg
"""
PAIRS = """van;naar;datum;vorm
school;gem;2024-06-01;overleg
team;arts;2024-06-02;verwijzen
team;gem;2024-06-03;overleg
stil;team;2020-01-01;overleg
"""
ALONE = "deelnemers;datum\nalleen;2024-06-05\n"
# the twelve months up to 5 June 2024: school – gem – team → arts; `stil` was seen in 2020, `alleen` sat alone

THREE_YEARS = "van;naar;datum\na;b;2021-05-01\nb;c;2021-06-01\nb;c;2022-06-01\na;b;2023-06-01\n"
# in years: 2021 a–b and b–c; 2022 b–c; 2023 a–b, which comes back


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Run a command on file contents (name → content) and return its JSON."""
    monkeypatch.setenv("NETWERK_DATABASE", f"sqlite:///{tmp_path / 'db' / 'netwerk.db'}")

    def call(command: str, *arguments: str, **files: str) -> Any:
        folder = tmp_path / "gegevens"
        folder.mkdir()
        for name, content in files.items():
            (folder / f"{name}.csv").write_text(content, encoding="utf-8")
        main([command, *arguments, str(folder), "--format", "json"])
        return json.loads(capsys.readouterr().out)

    return call


def test_gaps_reads_the_twelve_months_that_end_with_the_last_day_of_the_data(ask: Ask) -> None:
    window = ask("gaps", register=REGISTER, paren=PAIRS, lijst=ALONE)["window"]
    assert (window["from"], window["until"]) == ("2023-06-06", "2024-06-06")


def test_isolates_are_told_apart_in_five_sorts(ask: Ask) -> None:
    assert ask("gaps", register=REGISTER, paren=PAIRS, lijst=ALONE)["isolates"] == {
        "never_seen": ["nooit"],
        "fallen_silent": [{"id": "stil", "last_record": "2020-01-01"}],
        "seen_without_tie": ["alleen"],
        "only_via_municipality": ["school"],
        "one_sided": ["arts"],
    }


def test_fragile_places_are_sorted_ids(ask: Ask) -> None:
    assert ask("gaps", register=REGISTER, paren=PAIRS, lijst=ALONE)["fragile"] == {
        "articulation_points": ["gem", "team"],
        "bridges": [["arts", "team"], ["gem", "school"], ["gem", "team"]],
    }


def test_without_the_municipality_one_of_three_ties_and_one_of_three_pairs_are_left(ask: Ask) -> None:
    assert ask("gaps", register=REGISTER, paren=PAIRS, lijst=ALONE)["without_municipality"] == {
        "ties_kept": 1 / 3,
        "among_themselves": 1.0,
        "pairs_reachable": 1 / 3,
        "cut_off": ["school"],
    }


def test_proposals_are_pairs_with_their_reasons(ask: Ask) -> None:
    # the GP has the team as agreed and gets no proposal for that; the school lacks it, and they share the municipality
    assert ask("gaps", register=REGISTER, paren=PAIRS, lijst=ALONE)["proposals"] == [
        {"a": "school", "b": "team", "norms": ["school-lokaal-team"], "shared": ["gem"], "nearness": "region"},
        {"a": "arts", "b": "gem", "norms": [], "shared": ["team"], "nearness": "region"},
    ]


def test_no_more_proposals_than_asked_for(ask: Ask) -> None:
    found = ask("gaps", "--proposals", "1", register=REGISTER, paren=PAIRS, lijst=ALONE)["proposals"]
    assert [(one["a"], one["b"]) for one in found] == [("school", "team")]


def test_what_if_is_null_when_nobody_is_taken_away(ask: Ask) -> None:
    assert ask("gaps", register=REGISTER, paren=PAIRS, lijst=ALONE)["what_if"] is None


def test_what_if_compares_with_the_network_as_it_is(ask: Ask) -> None:
    # six of the seven have no tie or are on the path school – gem – team – arts; without gem, team – arts is left.
    # of 21 pairs 6 have a path (distances 1, 1, 1, 2, 2, 3); of the 15 pairs of the six others one
    nearness = 3 + 2 / 2 + 1 / 3
    assert ask("gaps", "--without", "gem", register=REGISTER, paren=PAIRS, lijst=ALONE)["what_if"] == {
        "away": ["gem"],
        "ties_kept": 1 / 3,
        "among_themselves": 1.0,
        "pairs_reachable": 1 / 3,
        "cut_off": ["school"],
        "fragmentation": {"before": 1 - 6 / 21, "after": 1 - 1 / 15},
        "distance_fragmentation": {"before": pytest.approx(1 - nearness / 21), "after": pytest.approx(1 - 1 / 15)},
    }


def test_everything_beside_what_if_is_without_who_was_taken_away(ask: Ask) -> None:
    found = ask("gaps", "--without-kind", "gemeente", register=REGISTER, paren=PAIRS, lijst=ALONE)
    assert (found["what_if"]["away"], found["fragile"]["bridges"]) == (["gem"], [["arts", "team"]])
    assert found["isolates"]["seen_without_tie"] == ["alleen", "school"]
    assert found["proposals"] == [
        {"a": "school", "b": "team", "norms": ["school-lokaal-team"], "shared": [], "nearness": "region"}
    ]


@pytest.mark.parametrize(
    ("window", "ties"),
    [
        ("step", [2, 1, 1]),
        ("sliding:24", [2, 2, 2]),
        ("cumulative", [2, 2, 2]),
        # half-life 9 months: at the end of its year a record of May or June weighs .54 or .58, a year later .21 or .23
        # and after two years .09; a tie needs .5, so b–c of 2022 is no tie in 2023 (.23 + .09)
        ("fading:9", [2, 1, 1]),
    ],
)
def test_formation_counts_ties_through_each_sort_of_window(ask: Ask, window: str, ties: list[int]) -> None:
    steps = ask("formation", "--step", "year", "--window", window, paren=THREE_YEARS)
    assert [step["ties"] for step in steps] == ties


def test_a_tie_that_comes_back_is_formed_and_revived(ask: Ask) -> None:
    steps = ask("formation", "--step", "year", paren=THREE_YEARS)
    assert [(s["formed"], s["persisted"], s["ended"], s["revived"]) for s in steps] == [
        (None, None, None, None),
        (0, 1, 1, 0),
        (1, 0, 1, 1),
    ]


def test_steps_before_from_still_tell_that_a_tie_comes_back(ask: Ask) -> None:
    steps = ask("formation", "--step", "year", "--from", "2022-01-01", paren=THREE_YEARS)
    assert [(s["from"], s["revived"]) for s in steps] == [("2022-01-01", None), ("2023-01-01", 1)]


def test_a_step_in_which_the_data_stop_is_not_complete(ask: Ask) -> None:
    steps = ask("formation", "--step", "year", paren=THREE_YEARS)
    assert [step["complete"] for step in steps] == [True, True, False]


def test_rates_of_change_are_taken_over_organisations_of_both_periods(ask: Ask) -> None:
    register = "id;naam;vanaf\na;A;\nb;B;\nc;C;\nd;D;2022-01-01\n"
    pairs = "van;naar;datum\na;b;2021-05-01\nb;c;2021-05-01\nb;c;2022-05-01\na;c;2022-05-01\na;d;2022-05-01\n"
    periods = ("--between", "2021-01-01", "2022-01-01", "--and", "2022-01-01", "2023-01-01")
    # d joins; among a, b, c: a–b ends, b–c stays, a–c forms on the only empty pair of three
    assert ask("changes", *periods, register=register, paren=pairs) == {
        "formed": [["a", "c"], ["a", "d"]],
        "persisted": [["b", "c"]],
        "ended": [["a", "b"]],
        "revived": [],
        "joined": ["d"],
        "left": [],
        "jaccard": 1 / 4,
        "formation_rate": 1.0,
        "dissolution_rate": 0.5,
        "persistence": 0.5,
    }
