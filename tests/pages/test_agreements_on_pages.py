"""Overzicht, Witte vlekken and Bestuur say the same about the agreements, in the same words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.access import Role, Scope
from netwerk.analysis.norm_text import kept
from netwerk.analysis.norms import read_norms
from netwerk.settings import NORMS_FILE, ROOT
from netwerk.store import keep_norms, open_store
from netwerk.ui.session import Session
from tests.pages.conftest import Open, texts


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("page", ["overzicht", "witte_vlekken", "bestuur"])
@pytest.mark.parametrize(
    ("period", "said"),
    [
        (
            "Laatste 12 maanden",
            "<b>Twee van de elf afspraken</b> zijn gehaald. Eén is deels gehaald. Zeven zijn nog niet gehaald. "
            "Over één is geen uitspraak mogelijk.",
        ),
        # in that year nobody wrote down anything about most of those concerned
        (
            "Schooljaar 2024/2025",
            "<b>Eén van de elf afspraken</b> is gehaald. Eén is deels gehaald. Vijf zijn nog niet gehaald. "
            "Over vier is geen uitspraak mogelijk.",
        ),
        (
            "Alle jaren",
            "<b>Twee van de elf afspraken</b> zijn gehaald. Eén is deels gehaald. Zeven zijn nog niet gehaald. "
            "Over één is geen uitspraak mogelijk.",
        ),
    ],
)
def test_every_page_says_the_same_about_the_agreements(page: str, period: str, said: str, open_directly: Open) -> None:
    assert said in texts(open_directly(page, periode=period))


@pytest.mark.usefixtures("database")
def test_agreements_over_another_period_than_the_page_name_theirs(open_directly: Open) -> None:
    said = texts(open_directly("overzicht", periode="Alle jaren"))

    assert "Periode van de afspraken: van 13 juni 2025 tot en met 12 juni 2026." in said


@pytest.mark.usefixtures("database")
def test_agreements_over_the_period_of_the_page_name_none(open_directly: Open) -> None:
    assert "Periode van de afspraken" not in texts(open_directly("overzicht", periode="Schooljaar 2024/2025"))


def test_an_organisation_reads_over_which_months_an_agreement_of_its_own_period_was_counted(database: Path) -> None:
    norms = [replace(norm, months=24) if norm.id == "huisarts-lokaal-team" else norm for norm in read_norms(NORMS_FILE)]
    at = datetime(2026, 6, 30, 13, tzinfo=UTC)
    keep_norms(open_store(str(database)), [kept(norm) for norm in norms], at=at)
    app = AppTest.from_file(str(ROOT / "pages" / "mijn_netwerk.py"), default_timeout=30)
    app.session_state["netwerk"] = Session(scope=Scope(role=Role.PARTNER, organisation="ha-z"))
    said = texts(app.run()).replace("\\", "")
    assert "Van 13 juni 2024 tot en met 12 juni 2026 is dat bij u nog niet vastgelegd." in said
