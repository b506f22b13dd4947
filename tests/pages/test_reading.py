"""Netwerkvorming, what may be read in the years: geen uitspraak, silent sources, and on what the figures rest."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.access import Role, Scope
from netwerk.settings import ROOT
from netwerk.ui.session import Session
from tests.pages.conftest import Open, texts
from tests.pages.test_netwerkvorming import fill

HEAD = "organisatie_a;organisatie_b;datum;vorm;bron\n"


def weekly(pair: str, source: str, first: date, until: date) -> str:
    days = [first + timedelta(days=at) for at in range(0, (until - first).days, 7)]
    return "".join(f"{pair};{day:%d-%m-%Y};overleg;{source}\n" for day in days)


# a table goes on to the autumn of 2025; a list with a name full of signs stops in June 2024
TWO_SOURCES = (
    HEAD
    + weekly("ha;lt", "Casustafels", date(2022, 9, 5), date(2025, 11, 30))
    + weekly("cjg;bs", "*Lijst* <b>0-12</b>", date(2022, 9, 6), date(2024, 6, 30))
)


@pytest.fixture
def region(empty_database: Path) -> None:
    fill(empty_database)


@pytest.fixture
def silent_region(empty_database: Path) -> None:
    fill(empty_database, TWO_SOURCES)


@pytest.mark.usefixtures("region")
def test_few_organisations_give_no_conclusion_and_the_basis_stands_under_the_figures(open_directly: Open) -> None:
    said = texts(open_directly("netwerkvorming"))
    assert "Geen uitspraak: het gaat om zes organisaties. Wij vragen er minstens tien." in said
    assert (
        "Gebaseerd op 9 registraties van 5 van de 6 organisaties, uit 1 bron, oktober 2022 tot en met 10 oktober 2025. "
        "Gegevens versie 1."
    ) in said


@pytest.mark.usefixtures("silent_region")
def test_a_source_that_fell_silent_is_named_as_it_is_written(open_directly: Open) -> None:
    said = texts(open_directly("netwerkvorming"))
    assert "is stil sinds 25 juni 2024. Eén verbinding die nu gestopt lijkt, rustte alleen op die bron." in said
    assert "<b>0-12" not in said
    assert "\\*Lijst\\*" in said


@pytest.mark.usefixtures("silent_region")
def test_the_day_on_which_it_fell_silent_is_listed_as_a_change_in_what_is_counted(open_directly: Open) -> None:
    assert "- 26 juni 2024: de bron" in texts(open_directly("netwerkvorming"))


@pytest.mark.usefixtures("silent_region")
def test_the_step_in_which_a_tie_seems_to_end_says_that_it_may_be_the_source(open_directly: Open) -> None:
    assert "De ene verbinding die in schooljaar 2024/2025 stopte, rustte alleen op een bron" in texts(
        open_directly("netwerkvorming", open="2024/2025")
    )


@pytest.mark.usefixtures("silent_region")
def test_the_board_reads_the_same() -> None:
    app = AppTest.from_file(str(ROOT / "pages" / "netwerkvorming.py"), default_timeout=30)
    app.session_state["netwerk"] = Session(scope=Scope(role=Role.BOARD))
    said = texts(app.run())
    assert "is stil sinds 25 juni 2024." in said
    assert "Gebaseerd op" in said
