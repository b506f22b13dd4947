"""Witte vlekken, who lacks an agreed connection: the way there, what was tried, and taking up an introduction."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from netwerk.model import day_number
from netwerk.records.files import InputFile
from netwerk.store import import_files, open_store, take_up
from tests.pages.conftest import Open, texts

ASKED = {"afspraak": "huisarts-lokaal-team"}


def test_who_has_no_tie_at_all_has_no_known_way(database: Path, open_directly: Open) -> None:
    assert "Nog geen weg bekend." in texts(open_directly("witte_vlekken", **ASKED))


def test_through_whom_the_team_can_be_reached_is_named(database: Path, open_directly: Open) -> None:
    more = InputFile(
        name="meer.csv",
        content=b"organisatie_a;organisatie_b;datum;vorm;bron\nha-z;gem;05-05-2026;overleg;Casustafels\n",
    )
    import_files(
        open_store(str(database)), [more], today=day_number(date(2026, 6, 30)), at=datetime(2026, 6, 30, tzinfo=UTC)
    )
    assert "Via Gemeente Averlo." in texts(open_directly("witte_vlekken", **ASKED))


def test_an_introduction_can_be_taken_up_beside_it(database: Path, open_directly: Open) -> None:
    app = open_directly("witte_vlekken", **ASKED)
    app.button(key="kennismaking_mist_huisarts-lokaal-team_ha-z").click().run()
    assert "Huisarts Zuid – Lokaal team Zuid" in texts(app).replace("\\", "")


def test_what_was_already_tried_is_said(database: Path, open_directly: Open) -> None:
    take_up(
        open_store(str(database)), "ha-z", "lt-z", day=day_number(date(2026, 6, 1)), owner="coördinator", note="",
        reasons={}, at=datetime(2026, 6, 1, tzinfo=UTC),
    )  # fmt: skip
    said = texts(open_directly("witte_vlekken", **ASKED))
    assert "Kennismaking met Lokaal team Zuid opgepakt op 1 juni 2026" in said
