"""Netwerkvorming with hardly anything in it, with everything on one day, and with far more than a region has (T40)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from netwerk.model import day_number
from netwerk.records.files import InputFile
from netwerk.store import import_files, open_store
from netwerk.ui.forming.parts import Part
from tests.pages.conftest import Open, texts

REGISTER = "id;naam;soort\n"
RECORDS = "organisatie_a;organisatie_b;datum;vorm;bron\n"
CONTENTS = {
    "one organisation": {"organisaties.csv": f"{REGISTER}a;Anna;school\n"},
    "two organisations without a tie": {"organisaties.csv": f"{REGISTER}a;Anna;school\nb;Bert;school\n"},
    "one tie": {"registraties.csv": f"{RECORDS}Anna;Bert;01-03-2024;overleg;Tafel\n"},
    "everything on one day": {
        "registraties.csv": RECORDS + "".join(f"Anna;Bert {number};01-03-2024;overleg;Tafel\n" for number in range(12))
    },
}


def fill(database: Path, files: dict[str, str]) -> None:
    import_files(
        open_store(str(database)),
        [InputFile(name, content.encode()) for name, content in files.items()],
        today=day_number(date(2026, 6, 1)),
        at=datetime(2026, 6, 1, 12, tzinfo=UTC),
    )


@pytest.mark.parametrize("content", CONTENTS)
def test_t40_every_part_opens_with_hardly_anything_in_it(
    empty_database: Path, open_directly: Open, content: str
) -> None:
    fill(empty_database, CONTENTS[content])

    opened = {part.value: open_directly("netwerkvorming", deel=part.value) for part in Part}

    assert [part for part, app in opened.items() if app.exception or "Dit ging mis" in texts(app)] == []


def test_t40_a_period_that_ends_before_it_begins_is_no_fault(empty_database: Path, open_directly: Open) -> None:
    fill(empty_database, CONTENTS["everything on one day"])

    app = open_directly("netwerkvorming", periode="Eigen datums", van="2025-03-01", tot="2024-03-01")

    assert not app.exception
    assert "Dit ging mis" not in texts(app)
