"""`gaps` on the terminal: every agreement as x of y, what if in words, and who could meet."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from netwerk.cli import main

REGISTER = """id;naam;soort;gemeente;gebied
cjg;CJG Averlo;cjg;Averlo;
arts;Huisarts Het Plein;huisarts;Averlo;Oost
team;Team Oost;lokaal_team;Averlo;Oost
west;School West;school;Averlo;West
"""
PAIRS = "van;naar;datum\narts;cjg;2024-03-05\ncjg;team;2024-03-05\n"
COMMON = 'goal = "Samen"\nsource = "Proef"\nvalid_from = 2020-01-01\n'
NORMS = f"""
[[norm]]
id = "paar"
text = "Elke huisarts kent het team."
{COMMON}
rule = "pair"
from_kinds = ["huisarts"]
to_kinds = ["lokaal_team"]
scope = "area"

[[norm]]
id = "kring"
text = "Allen kennen elkaar."
{COMMON}
rule = "circle"
kinds = ["cjg", "huisarts", "lokaal_team"]
scope = "municipality"

[[norm]]
id = "tafel"
text = "In elk gebied is een team."
{COMMON}
rule = "combination"
kinds = ["lokaal_team"]
scope = "area"

[[norm]]
id = "beeld"
text = "Allen zijn in beeld."
{COMMON}
rule = "bound"
measure = "coverage"
at_least = 0.9

[[norm]]
id = "dichtbij"
text = "Allen zijn dichtbij."
{COMMON}
rule = "bound"
measure = "closeness_centralisation"
at_most = 0.9
"""


Say = Callable[..., list[str]]


@pytest.fixture
def say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Say:
    """What `gaps` prints about the small region, line by line."""
    monkeypatch.setenv("NETWERK_DATABASE", f"sqlite:///{tmp_path / 'db' / 'netwerk.db'}")
    monkeypatch.delenv("NETWERK_TAAL", raising=False)
    folder = tmp_path / "gegevens"
    folder.mkdir()
    (folder / "register.csv").write_text(REGISTER, encoding="utf-8")
    (folder / "paren.csv").write_text(PAIRS, encoding="utf-8")
    norms = tmp_path / "afspraken.toml"
    norms.write_text(NORMS, encoding="utf-8")

    def call(*arguments: str) -> list[str]:
        assert main(["gaps", str(folder), "--norms", str(norms), *arguments]) == 0
        return capsys.readouterr().out.splitlines()

    return call


def test_every_agreement_stands_there_as_x_of_y_or_beside_its_bound(say: Say) -> None:
    assert say()[1:6] == [
        "Elke huisarts kent het team: 0 van 1",
        "Allen kennen elkaar, Averlo: 2 van 3; niet vastgelegd: huisarts – lokaal_team",
        "In elk gebied is een team: 1 van 2; niet vastgelegd: West",
        "Allen zijn in beeld: 75 van de 100 (afgesproken: minstens 90 van de 100)",
        "Allen zijn dichtbij: geen uitspraak (afgesproken: hoogstens 0,9)",
    ]


def test_who_is_alone_or_fragile_is_named(say: Say) -> None:
    said = say()
    assert "Nooit gezien: west" in said
    assert "Onmisbare schakels: cjg" in said
    assert "Enige lijnen: arts – cjg, cjg – team" in said
    assert "Groepen die los staan van de rest: geen" in said
    assert "Als enige tussen twee lagen: basisvoorziening – eerste_lijn: cjg, team" in said


def test_of_a_few_organisations_it_is_not_said_who_has_many_ties(say: Say) -> None:
    assert [line for line in say() if line.startswith("Veel verbindingen")] == []


def test_what_if_is_told_in_words(say: Say) -> None:
    said = say("--without", "cjg")
    at = said.index("Wat als deze er niet zijn: cjg")
    assert said[at : at + 6] == [
        "Wat als deze er niet zijn: cjg",
        "Verbindingen die blijven: 0 van 2",
        "Verbindingen tussen de anderen, ook zonder hen aan tafel: 0 van 0",
        "Paren die elkaar nog kunnen bereiken: 0 van 1",
        "Los van de rest raken: team",
        "Hoe ver men van elkaar af staat, van 0 (allen verbonden) tot 1 (geen verbinding): 0.583, zonder hen 1",
    ]


def test_what_if_about_who_is_not_in_the_network(say: Say) -> None:
    said = say("--without-kind", "gemeente")
    assert "Wat als: geen van deze organisaties is in deze periode in het netwerk." in said


def test_without_the_question_there_is_no_what_if(say: Say) -> None:
    assert [line for line in say() if line.startswith("Wat als")] == []


def test_introductions_are_told_by_name_with_their_reasons(say: Say) -> None:
    said = say()
    at = said.index("Kennismakingen, 1 van 1; --format json geeft ze alle:")
    assert said[at + 1] == (
        "  Huisarts Het Plein – Team Oost. Afspraak: Allen kennen elkaar. Afspraak: Elke huisarts kent het team. "
        "Eén gedeelde partner: CJG Averlo. Zelfde gebied."
    )


def test_no_introductions_are_none(say: Say) -> None:
    assert "Kennismakingen: geen" in say("--proposals", "0")


def test_the_table_of_who_lacks_what_stays_as_it_was(say: Say) -> None:
    assert say()[-3:] == [
        "norm  organisation  wanted  last_record",
        "----  ------------  ------  -----------",
        "paar  arts          team              –",
    ]


def test_what_is_searched_for_is_told_only_when_asked(say: Say) -> None:
    said = say("--search")
    assert "Zonder deze ene staan de anderen het verst van elkaar af: cjg" in said
    assert "Via deze organisaties is ieder met een verbinding in 2 stappen te bereiken: arts" in said
    assert "  Hoe ver men van elkaar af staat: 0.583, zonder 1. Alle mogelijkheden zijn bekeken (3)." in said
    assert [line for line in said if "**" in line] == []
    assert [line for line in say() if line.startswith(("Zonder deze", "Via deze", "Per laag"))] == []


def test_what_is_searched_for_is_added_to_the_json(say: Say) -> None:
    plain, searched = (json.loads("\n".join(say("--format", "json", *more))) for more in ((), ("--search",)))
    assert set(searched) - set(plain) == {"most_damaging", "key_players", "across", "roles"}
    assert {key: searched[key] for key in plain} == plain
