"""The door: who may enter, what an empty database shows, and what happens when something breaks."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.access import Role, Scope
from netwerk.settings import ROOT
from netwerk.ui import cache
from netwerk.ui.session import Session
from tests.pages.conftest import PAGES, Open, texts

FIRST_RUN = [page for page in PAGES if page != "gegevens"]


def _as(app: AppTest, scope: Scope) -> AppTest:
    return app.selectbox(key="voet_kijk_als").set_value(scope).run()


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("page", [page for page in PAGES if page not in ("overzicht", "mijn_netwerk")])
def test_a_partner_gets_no_data_on_a_page_of_others(open_directly: Open, page: str) -> None:
    app = _as(open_directly(page), Scope(role=Role.PARTNER, organisation="bs-1"))
    assert ("hoort niet bij uw rol" in texts(app), len(app.dataframe), len(app.title)) == (True, 0, 0)


@pytest.mark.usefixtures("database")
def test_a_partner_reads_no_name_of_who_is_no_partner(open_directly: Open) -> None:
    app = _as(open_directly("overzicht"), Scope(role=Role.PARTNER, organisation="bs-1"))
    said = texts(app) + str([box.options for box in app.selectbox]) + str([frame.value for frame in app.dataframe])
    assert ("Basisschool De Regenboog" in said, "Huisarts Zuid" in said) == (True, False)


@pytest.mark.usefixtures("empty_database")
@pytest.mark.parametrize("page", FIRST_RUN)
def test_an_empty_database_shows_the_first_run_page(open_directly: Open, page: str) -> None:
    assert [title.value for title in open_directly(page).title] == ["Welkom bij Netwerk"]


@pytest.mark.usefixtures("empty_database")
def test_files_can_be_read_into_an_empty_database(open_directly: Open) -> None:
    app = open_directly("gegevens")
    assert ([title.value for title in app.title], len(app.error)) == (["Gegevens"], 0)


@pytest.mark.usefixtures("empty_database")
def test_the_example_region_opens_with_one_button(open_directly: Open) -> None:
    app = open_directly("overzicht")
    app.button(key="voorbeeldregio").click().run()
    assert ([title.value for title in app.title], "fictief" in texts(app)) == (["Overzicht"], True)


@pytest.mark.usefixtures("database")
def test_an_unexpected_error_shows_a_number_and_not_the_error(
    open_directly: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object) -> None:
        raise ZeroDivisionError("geheim")

    monkeypatch.setattr(cache, "overview", broken)
    app = open_directly("overzicht")
    assert (len(app.exception), "Noem bij vragen nummer" in texts(app), "geheim" in texts(app)) == (0, True, False)


@pytest.mark.usefixtures("database")
def test_a_page_with_nothing_to_show_keeps_its_foot(open_directly: Open) -> None:
    app = open_directly("overzicht", lagen="Eerste lijn", soorten="Scholen")
    foot = "voet_kijk_als" in [box.key for box in app.selectbox]
    assert ("Geen organisaties in deze keuze" in texts(app), foot) == (True, True)


@pytest.mark.usefixtures("database")
def test_a_partner_without_an_organisation_is_told_that_nothing_is_its_to_open() -> None:
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=30)
    app.session_state["netwerk"] = Session(scope=Scope(role=Role.PARTNER))
    app.run()
    foot = "voet_kijk_als" in [box.key for box in app.selectbox]
    assert (len(app.exception), "hoort niet bij uw rol" in texts(app), foot) == (0, True, True)


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("page", PAGES)
def test_a_partner_that_is_gone_finds_the_way_back(page: str) -> None:
    app = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=30)
    app.session_state["netwerk"] = Session(scope=Scope(role=Role.PARTNER, organisation="weg"))
    app.run()
    assert (len(app.exception), app.selectbox(key="voet_kijk_als").options[:1]) == (0, ["Coördinator"])
