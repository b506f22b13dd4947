"""PRIVACY.md says what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from netwerk.settings import CLASSIFICATION_FILE, classification
from netwerk.store.tables import metadata

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "PRIVACY.md").read_text(encoding="utf-8")


def test_every_table_of_the_database_is_named() -> None:
    named = set(re.findall(r"`(\w+)`", "\n".join(line for line in TEXT.splitlines() if line.startswith("| `"))))

    assert named == set(metadata.tables)


def test_referrals_and_joint_plans_are_what_is_kept_by_month() -> None:
    assert classification().forms_by_month == {"verwijzen", "gezamenlijk_plan"}
    assert "Verwijzingen en gezamenlijke plannen: per maand" in TEXT
    assert 'bewaar = "maand"' in CLASSIFICATION_FILE.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "field",
    ["Verwerkingsverantwoordelijke", "Functionaris gegevensbescherming", "Doel", "Betrokkenen", "Persoonsgegevens",
     "Ontvangers", "Doorgifte buiten de EU", "Bewaartermijn", "Beveiliging"],
)  # fmt: skip
def test_the_text_for_the_register_has_the_fields_of_article_30(field: str) -> None:
    assert f"\n| {field} |" in TEXT


def test_its_links_lead_somewhere() -> None:
    links = re.findall(r"\]\((?!http)([^)#]+)\)", TEXT)

    assert [link for link in links if not (ROOT / link).exists()] == []
