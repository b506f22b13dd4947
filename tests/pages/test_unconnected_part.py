"""Witte vlekken, the part about who is not connected: newly silent first, each opens its records, groups by name."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from netwerk.model import day_number
from netwerk.records.files import InputFile
from netwerk.store import import_files, open_store
from tests.pages.conftest import Open, texts

# the last twelve months of these data are 13 June 2025 to 12 June 2026
REGISTER = """id;naam;soort;gemeente;gebied
lt;Lokaal team Noord;lokaal_team;Averlo;Noord
bs;Basisschool De Regenboog;school;Averlo;Noord
gem;Gemeente Averlo;gemeente;Averlo;
ha;Huisarts Kerkpad;huisarts;Averlo;Noord
kdv;Kinderopvang Kiekeboe;kinderopvang;Averlo;Noord
wz;Welzijn Zuid;welzijn;Averlo;Zuid
zk;<b>Zwemclub</b> ![b](http://127.0.0.1:9/b.png);vereniging;Averlo;Zuid
sv;Sportvereniging Zuid;vereniging;Averlo;Zuid
"""
RECORDS = """organisatie_a;organisatie_b;datum;vorm
lt;bs;12-06-2026;overleg
lt;gem;04-03-2026;overleg
wz;lt;05-03-2024;overleg
zk;sv;05-03-2026;overleg
kdv;lt;12-06-2025;overleg
kdv;lt;01-02-2017;overleg
"""


@pytest.fixture
def region(empty_database: Path) -> None:
    files = [
        InputFile(name="organisaties.csv", content=REGISTER.encode()),
        InputFile(name="registraties.csv", content=RECORDS.encode()),
    ]
    at = datetime(2026, 6, 30, 12, tzinfo=UTC)
    import_files(open_store(str(empty_database)), files, today=day_number(date(2026, 6, 30)), at=at)


pytestmark = pytest.mark.usefixtures("region")


def opened(open_directly: Open, **query: str) -> str:
    return texts(open_directly("witte_vlekken", deel="aansluiting", **query))


def test_who_newly_fell_silent_is_named_first(open_directly: Open) -> None:
    said = opened(open_directly)
    assert "<b>Nieuw stilgevallen</b>: Kinderopvang Kiekeboe." in said
    assert "<b>Nieuw.</b> De laatste van twee registraties is van 12 juni 2025, ruim acht jaar na de eerste." in said


def test_who_fell_silent_long_ago_is_not_new(open_directly: Open) -> None:
    assert "</i>De enige registratie is van 5 maart 2024." in opened(open_directly)


def test_the_sorts_stand_in_a_fixed_order_with_their_numbers(open_directly: Open) -> None:
    app = open_directly("witte_vlekken", deel="aansluiting")
    assert [box.label for box in app.get("expander")] == [
        "**Stilgevallen** · twee organisaties",
        "**Nooit gezien** · één organisatie",
        "**Wel gezien, geen verbinding** · geen organisaties",
        "**Alleen via de gemeente** · geen organisaties",
        "**Eenzijdig genoemd** · geen organisaties",
    ]


def test_who_was_never_seen_says_why_there_is_nothing_to_open(open_directly: Open) -> None:
    app = open_directly("witte_vlekken", deel="aansluiting")
    app.button(key="bewijs_soort_Nooit gezien_ha").click().run()
    assert "in geen van de 6 registraties tot het einde van deze periode komt zij voor" in texts(app)


def test_a_gp_that_was_never_seen_is_not_blamed(open_directly: Open) -> None:
    assert "Huisartsen werken vaak alleen en kunnen niet aan elke tafel zitten." in opened(open_directly)


def test_who_fell_silent_opens_its_last_record(open_directly: Open) -> None:
    app = open_directly("witte_vlekken", deel="aansluiting")
    app.button(key="bewijs_soort_Stilgevallen_kdv").click().run()
    days = [day for frame in app.dataframe if "Datum" in frame.value.columns for day in frame.value["Datum"]]
    assert days == ["12-06-2025"]


def test_a_group_that_is_cut_off_is_named_and_opens_its_members(open_directly: Open) -> None:
    app = open_directly("witte_vlekken", deel="aansluiting")
    assert "Eén groep staat los van de rest" in texts(app)
    app.button(key="bewijs_groep_sv").click().run()
    assert [tab.label for tab in app.tabs] == ["Wie er in zit (2)", "Verbindingen (1)"]


def test_names_of_a_group_stay_text(open_directly: Open) -> None:
    said = opened(open_directly)
    assert r"\<b\>Zwemclub\</b\> \!\[b\]" in said
    assert "<b>Zwemclub</b>" not in said


def test_the_rule_stands_under_the_lists(open_directly: Open) -> None:
    assert "samen in minstens twee registraties van hoogstens 25 organisaties staan" in opened(
        open_directly, minimum="2"
    )


def test_few_records_are_said_to_say_little(open_directly: Open) -> None:
    assert "Er zijn maar drie registraties in deze periode." in opened(open_directly)


def test_of_a_period_without_records_no_lists_are_shown(open_directly: Open) -> None:
    app = open_directly("witte_vlekken", deel="aansluiting", periode="Schooljaar 2021/2022")
    assert "Geen uitspraak: in deze periode is niets vastgelegd." in texts(app)
    assert app.get("expander") == []
