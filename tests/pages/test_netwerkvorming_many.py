"""Above 200 changed lines the four marks cannot be told apart: the map begins with the new ones and says so."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from itertools import combinations
from pathlib import Path

import pytest

from netwerk.model import day_number
from netwerk.records.files import InputFile
from netwerk.store import import_files, open_store
from tests.pages.conftest import Open, texts


@pytest.fixture(autouse=True)
def many_changes(empty_database: Path) -> None:
    """22 organisations: 210 pairs of the first 21 end, 21 pairs with the last one are new."""
    pairs = [(a, b, "10-10-2023") for a, b in combinations(range(21), 2)] + [(a, 21, "10-10-2024") for a in range(21)]
    rows = "".join(f"o{a};o{b};{day};overleg\n" for a, b, day in [*pairs, (0, 1, "10-10-2025")])
    file = InputFile(name="registraties.csv", content=f"organisatie_a;organisatie_b;datum;vorm\n{rows}".encode())
    at = datetime(2025, 12, 1, 12, tzinfo=UTC)
    import_files(open_store(str(empty_database)), [file], today=day_number(date(2025, 12, 1)), at=at)


def test_the_map_begins_with_the_new_lines_alone(open_directly: Open) -> None:
    app = open_directly("netwerkvorming", deel="vergelijken")
    (component,) = app.get("bidi_component")
    assert {edge["mark"] for edge in json.loads(component.proto.json)["edges"]} == {"nieuw"}


def test_the_page_says_how_to_see_all_four(open_directly: Open) -> None:
    assert "Kies een gebied om alle vier de tekens tegelijk te zien." in texts(
        open_directly("netwerkvorming", deel="vergelijken")
    )
