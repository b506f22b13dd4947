"""The page Organisatie: everything about one organisation, and nothing where none is chosen."""

from __future__ import annotations

import pytest

from tests.pages.conftest import Open, texts

pytestmark = pytest.mark.usefixtures("database")


def test_without_a_choice_the_page_asks_for_one(open_app: Open) -> None:
    assert "Kies een organisatie en lees alles wat over haar bekend is." in texts(open_app("organisatie"))


def test_title_is_the_name(open_directly: Open) -> None:
    assert open_directly("organisatie", organisatie="lt-n").title[0].value == "Lokaal team Noord"


def test_hostile_name_stays_text(open_directly: Open) -> None:
    title = open_directly("organisatie", organisatie="naam").title[0].value
    assert ("\\<img" in title, "![b](" in title) == (True, False)


def test_lead_counts_partners_in_the_period(open_directly: Open) -> None:
    app = open_directly("organisatie", organisatie="lt-n")
    assert "werkte zij samen met <b>vier organisaties</b>. De laatste registratie is van 12 juni 2026." in texts(app)


def test_partners_stand_per_layer(open_directly: Open) -> None:
    text = texts(open_directly("organisatie", organisatie="lt-n"))
    assert ("### Basisvoorziening \\(3\\)" in text, "### Gemeente en regio \\(1\\)" in text) == (True, True)


def test_partner_shows_its_first_record_of_all_years(open_directly: Open) -> None:
    app = open_directly("organisatie", organisatie="ha-n")
    assert list(app.dataframe[0].value["Eerste ooit"]) == ["01-04-2024"]  # a referral is kept by month


def test_missing_agreement_names_who_is_wanted(open_directly: Open) -> None:
    text = texts(open_directly("organisatie", organisatie="ha-z"))
    assert ("Afspraak nog niet gehaald" in text, "Het gaat om Lokaal team Zuid" in text) == (True, True)


def test_never_seen_is_said(open_directly: Open) -> None:
    text = texts(open_directly("organisatie", organisatie="ha-z"))
    assert "van deze organisatie is nog geen samenwerking vastgelegd" in text


def test_who_hangs_on_it_is_named(open_directly: Open) -> None:
    text = texts(open_directly("organisatie", organisatie="gem"))
    assert "Valt zij weg, dan verliest Lokaal team Zuid de verbinding met de rest van het netwerk." in text


def test_choosing_another_changes_the_page(open_directly: Open) -> None:
    app = open_directly("organisatie", organisatie="lt-n")
    app.selectbox(key="zoek").select(2).run()
    assert app.title[0].value == "Huisarts Noord"


def test_records_follow_the_period(open_directly: Open) -> None:
    app = open_directly("organisatie", organisatie="ha-n", periode="Schooljaar 2023/2024")
    assert list(app.dataframe[-1].value["Datum"]) == ["april 2024"]


def test_the_agreements_of_an_organisation_open_what_they_rest_on(open_directly: Open) -> None:
    app = open_directly("organisatie", organisatie="ha-n")
    app.button(key="bewijs_afspraken_2").click().run()
    table = next(one.value for one in app.dataframe if "Afspraak" in one.value)
    assert table["Stand"].tolist() == ["vastgelegd"]
    assert "12-06-2026" in [day for one in app.dataframe if "Datum" in one.value for day in one.value["Datum"]]
