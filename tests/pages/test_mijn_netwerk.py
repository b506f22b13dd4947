"""Mijn netwerk: an organisation sees its own partners, years, agreements and records, and nothing of others."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.access import Role, Scope
from netwerk.model import day_number
from netwerk.records.files import InputFile
from netwerk.settings import ROOT
from netwerk.store import import_files, open_store
from netwerk.ui.session import Session
from tests.pages.conftest import Open, texts

REGISTER = """id;naam;soort;gemeente;gebied;kvk
ha;Huisarts Noord;huisarts;Averlo;Noord;11111111
lt;Lokaal team Noord;lokaal_team;Averlo;Noord;
cjg;CJG Averlo;cjg;Averlo;Noord;22222222
bs;Basisschool De Ark;school;Averlo;Noord;
wz;Welzijn Averlo;welzijn;Averlo;Noord;
gh;Geheime Praktijk;huisarts;Elsmeer;Oost;33333333
"""
RECORDS = """bijeenkomst;organisatie;datum;vorm;thema;bron
tafel;ha;12-06-2026;overleg;opgroeien;Jeugdtafels
tafel;cjg;12-06-2026;overleg;opgroeien;Jeugdtafels
tafel;bs;12-06-2026;overleg;opgroeien;Jeugdtafels
vorig;ha;12-06-2025;overleg;opgroeien;Jeugdtafels
vorig;cjg;12-06-2025;overleg;opgroeien;Jeugdtafels
zij;cjg;13-06-2026;geheimvorm;geheimthema;Geheime bron
zij;wz;13-06-2026;geheimvorm;geheimthema;Geheime bron
zij;Geheime naam;13-06-2026;geheimvorm;geheimthema;Geheime bron
"""


@pytest.fixture(autouse=True)
def region(empty_database: Path) -> None:
    files = [
        InputFile(name="organisaties.csv", content=REGISTER.encode()),
        InputFile(name="aanwezigheid.csv", content=RECORDS.encode()),
    ]
    at = datetime(2026, 6, 30, 12, tzinfo=UTC)
    result = import_files(open_store(str(empty_database)), files, today=day_number(date(2026, 6, 30)), at=at)
    assert result.reading.rejected == 0


def as_partner(organisation: str = "ha") -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages" / "mijn_netwerk.py"), default_timeout=30)
    app.session_state["netwerk"] = Session(scope=Scope(role=Role.PARTNER, organisation=organisation))
    return app.run()


def as_coordinator(open_directly: Open) -> AppTest:
    app = open_directly("mijn_netwerk")
    return app.selectbox(key="mijn_organisatie").set_value("ha").run()


def everything_sent(app: AppTest) -> str:
    """All elements as the browser gets them: texts, tables, choices, labels."""
    parts = [str(element.proto) for element in app.main] + [str(element.value) for element in app.dataframe]
    return texts(app) + "\n".join(parts)


def test_a_partner_reads_with_whom_it_works() -> None:
    assert "werkte u samen met <b>twee organisaties</b>" in texts(as_partner())


def test_partners_stand_under_their_layer() -> None:
    app = as_partner()
    assert [heading.value for heading in app.subheader] == ["Basisvoorziening"]
    assert ("<b>CJG Averlo</b>" in texts(app), "<b>Basisschool De Ark</b>" in texts(app)) == (True, True)


def test_what_is_missing_names_who_would_fulfil_it() -> None:
    assert "Het gaat om Lokaal team Noord" in texts(as_partner())


def test_every_year_of_its_own_stands_in_a_table() -> None:
    said = texts(as_partner())
    assert '<th scope="row">2024/2025</th><td>1</td>' in said
    assert "<td>2</td><td>1</td><td>0</td><td>1</td><td>0</td>" in said


def test_its_own_records_stand_there_with_everyone_at_the_table() -> None:
    assert "Overleg, opgroeien. Met Basisschool De Ark en CJG Averlo. Bron: Jeugdtafels." in texts(as_partner())


def test_a_partner_chooses_no_other_organisation() -> None:
    assert "mijn_organisatie" not in [box.key for box in as_partner().selectbox]


SECRETS = [
    "Geheime bron",
    "geheimthema",
    "geheimvorm",
    "Geheime naam",
    "Geheime Praktijk",
    "Welzijn Averlo",
    "22222222",
]


@pytest.mark.parametrize("secret", SECRETS)
def test_nothing_of_others_is_sent_to_a_partner(secret: str) -> None:
    assert secret.casefold() not in everything_sent(as_partner()).casefold()


@pytest.mark.parametrize("secret", ["Geheime bron", "geheimthema", "geheimvorm", "22222222"])
def test_a_coordinator_who_looks_along_gets_no_more_than_the_names_to_choose_from(
    open_directly: Open, secret: str
) -> None:
    assert secret.casefold() not in everything_sent(as_coordinator(open_directly)).casefold()


def test_what_is_searched_for_secrets_holds_what_is_sent() -> None:
    sent = everything_sent(as_partner())
    assert ("Jeugdtafels" in sent, "CJG Averlo" in sent, "Mijn netwerk" in sent) == (True, True, True)


def test_a_coordinator_sees_what_the_partner_sees(open_directly: Open) -> None:
    partner, coordinator = texts(as_partner()), texts(as_coordinator(open_directly))
    assert [line for line in partner.splitlines() if line not in coordinator] == []


def test_without_a_choice_the_page_asks_for_one(open_directly: Open) -> None:
    assert "Kies een organisatie" in texts(open_directly("mijn_netwerk"))


def test_the_records_with_one_partner_can_be_chosen() -> None:
    app = as_partner()
    app.selectbox(key="periode").set_value("alle-jaren").run()
    app.selectbox(key="mijn_partner_nl_ha").select_index(1).run()
    said = texts(app)
    assert ("<b>12-06-2026</b>" in said, "<b>12-06-2025</b>" in said) == (True, False)


def test_in_a_year_without_records_nothing_is_claimed(open_directly: Open) -> None:
    app = open_directly("mijn_netwerk", mijn_organisatie="Geheime Praktijk")
    assert "is van uw organisatie geen samenwerking vastgelegd" in texts(app)


def test_a_period_that_an_organisation_does_not_have_falls_back(open_directly: Open) -> None:
    app = as_coordinator(open_directly)
    app.selectbox(key="periode").set_value("2024/2025").run()
    app.selectbox(key="mijn_organisatie").set_value("gh").run()
    assert (len(app.exception), len(app.error)) == (0, 0)


def test_who_has_fallen_silent_is_told_about_now(empty_database: Path) -> None:
    rows = (
        "bijeenkomst;organisatie;datum;vorm\nlang geleden;lt;12-06-2020;overleg\nlang geleden;wz;12-06-2020;overleg\n"
    )
    file = InputFile(name="lang-geleden.csv", content=rows.encode())
    at = datetime(2026, 6, 30, 12, tzinfo=UTC)
    import_files(open_store(str(empty_database)), [file], today=day_number(date(2026, 6, 30)), at=at)
    said = texts(as_partner("lt"))
    assert "Van 14 juni 2025 tot en met 13 juni 2026 is van uw organisatie geen samenwerking vastgelegd" in said
    assert '<th scope="row">2025/2026, loopt nog</th><td>0</td>' in said


def test_what_the_municipality_sees_is_told() -> None:
    said = texts(as_partner())
    assert ("dezelfde registraties als u" in said, "11111111" in said) == (True, True)


def test_the_board_does_not_enter() -> None:
    app = AppTest.from_file(str(ROOT / "pages" / "mijn_netwerk.py"), default_timeout=30)
    app.session_state["netwerk"] = Session(scope=Scope(role=Role.BOARD))
    said = texts(app.run())
    assert ("hoort niet bij uw rol" in said, "Huisarts Noord" in said) == (True, False)
