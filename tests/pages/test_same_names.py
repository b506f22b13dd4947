"""Two of one name can both be chosen: a list of choices calls no two of them the same."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from netwerk.model import day_number
from netwerk.records.files import InputFile
from netwerk.store import import_files, open_store
from tests.pages.conftest import Open

REGISTER = b"""id;naam;soort;gemeente;gebied
bs-1;De Regenboog;school;Averlo;Averlo
bs-2;De Regenboog;school;Elsmeer;Noord
"""
RECORDS = b"""organisatie_a;organisatie_b;datum;vorm
bs-1;bs-2;12-06-2026;overleg
"""


@pytest.fixture
def two_of_one_name(empty_database: Path) -> None:
    files = [InputFile(name="organisaties.csv", content=REGISTER), InputFile(name="registraties.csv", content=RECORDS)]
    at = datetime(2026, 6, 30, 12, tzinfo=UTC)
    import_files(open_store(str(empty_database)), files, today=day_number(date(2026, 6, 30)), at=at)


@pytest.mark.usefixtures("two_of_one_name")
def test_the_switch_names_the_id_of_partners_of_one_name(open_directly: Open) -> None:
    app = open_directly("overzicht")
    assert app.selectbox(key="voet_kijk_als").options == [
        "Coördinator",
        "Bestuur",
        "Partner: De Regenboog (bs-1)",
        "Partner: De Regenboog (bs-2)",
    ]


@pytest.mark.usefixtures("two_of_one_name")
def test_what_if_names_the_id_of_organisations_of_one_name(open_directly: Open) -> None:
    app = open_directly("witte_vlekken", deel="wat-als")
    assert app.multiselect(key="zonder").options == ["De Regenboog (bs-1)", "De Regenboog (bs-2)"]


@pytest.mark.usefixtures("two_of_one_name")
def test_an_area_called_as_its_municipality_says_that_it_is_an_area(open_directly: Open) -> None:
    app = open_directly("overzicht")
    assert app.selectbox(key="gebied").options[-4:] == ["Averlo", "Elsmeer", "Gebied Averlo", "Noord"]
