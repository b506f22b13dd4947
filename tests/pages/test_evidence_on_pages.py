"""From a figure to its records, and from a record to its organisations and its import, for who may read them."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.access import Role, Scope
from netwerk.settings import ROOT
from netwerk.ui.session import Session
from tests.pages.conftest import Open, texts

pytestmark = pytest.mark.usefixtures("database")


def links(app: AppTest) -> list[tuple[str, str]]:
    return [(link.proto.page, link.proto.query_string) for link in app.get("page_link")]


def days(app: AppTest) -> list[str]:
    return [day for one in app.dataframe if "Datum" in one.value for day in one.value["Datum"]]


def as_role(page: str, scope: Scope) -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=30)
    app.session_state["netwerk"] = Session(scope=scope)
    return app.run()


def test_a_record_names_its_file_and_row_and_import(open_directly: Open) -> None:
    said = texts(open_directly("netwerkkaart", verbinding="bs-1|lt-n")).replace("\\", "")
    assert ("registraties.csv, rij 3" in said, "Ingelezen met import 1 op 30-06-2026" in said) == (True, True)


def test_a_record_leads_to_its_organisations(open_directly: Open) -> None:
    found = links(open_directly("netwerkkaart", verbinding="bs-1|lt-n"))
    assert [one for one in found if one[0] == "organisatie"] == [
        ("organisatie", "organisatie=bs-1"),
        ("organisatie", "organisatie=lt-n"),
    ]


def test_a_record_leads_to_the_undo_of_its_import(open_directly: Open) -> None:
    assert ("gegevens", "deel=geschiedenis&import=1") in links(open_directly("netwerkkaart", verbinding="bs-1|lt-n"))


def test_who_has_fallen_silent_shows_its_last_record(open_directly: Open) -> None:
    app = open_directly("netwerkkaart", organisatie="ha-n", periode="Schooljaar 2024/2025")
    assert ("Dit is het laatste van ervoor" in texts(app), days(app)) == (True, ["april 2024"])


@pytest.mark.parametrize(
    ("key", "tabs"),
    [
        ("bewijs_in_beeld", ["In beeld (6)", "Nooit gezien (1)"]),
        ("bewijs_verbindingen", ["Verbindingen (5)"]),
        ("bewijs_niet_aangesloten", ["Nooit gezien (1)", "Stilgevallen (0)", "Wel gezien, geen verbinding (0)"]),
    ],
)
def test_each_figure_of_the_overview_opens(open_directly: Open, key: str, tabs: list[str]) -> None:
    app = open_directly("overzicht")
    app.button(key=key).click().run()
    assert [tab.label for tab in app.tabs] == tabs


@pytest.mark.parametrize("role", [Role.BOARD, Role.ADMINISTRATOR])
def test_who_may_not_open_the_map_opens_no_figure(role: Role) -> None:
    app = as_role("overzicht", Scope(role=role))
    assert [one.key for one in app.button if (one.key or "").startswith("bewijs")] == []


def test_a_partner_opens_its_own_records_without_file_and_without_links() -> None:
    app = as_role("mijn_netwerk", Scope(role=Role.PARTNER, organisation="ha-n"))
    app.button(key="bewijs_mijn_ha-n_1").click().run()  # its only partner, the second in its own data
    said = texts(app).replace("\\", "")
    table = next(one.value for one in app.dataframe if "Datum" in one.value)
    assert list(table["Datum"]) == ["12-06-2026"]
    assert ("Waar" in table.columns, "Import" in table.columns, "registraties.csv" in said) == (False, False, False)
    assert [one for one in links(app) if one[0] in ("organisatie", "gegevens")] == []


def test_a_partner_opens_what_makes_an_agreement_so() -> None:
    app = as_role("mijn_netwerk", Scope(role=Role.PARTNER, organisation="ha-n"))
    app.button(key="bewijs_mijn_ha-n_huisarts-lokaal-team").click().run()
    assert days(app) == ["12-06-2026"]


def test_a_partner_is_not_told_that_a_source_stopped() -> None:
    table = as_role("overzicht", Scope(role=Role.PARTNER, organisation="ha-n")).dataframe[0].value
    assert list(table.columns) == ["Bron", "Registraties", "Laatste"]


def test_the_overview_says_how_each_source_stands(open_directly: Open) -> None:
    table = next(one.value for one in open_directly("overzicht").dataframe if "Stand" in one.value)
    assert table[["Bron", "Stand"]].to_numpy().tolist() == [
        ["Casustafels", "geen uitspraak"],
        ["Verwijsregister", "geen uitspraak"],
    ]


def test_an_organisation_says_when_each_source_last_spoke_of_it(open_directly: Open) -> None:
    app = open_directly("organisatie", organisatie="bs-1")
    table = next(one.value for one in app.dataframe if "Opmerking" in one.value)
    assert table[["Bron", "Laatste"]].to_numpy().tolist() == [
        ["Casustafels", "03-03-2026"],
        ["Verwijsregister", "03-03-2025"],
    ]


def test_an_organisation_leads_to_changing_it_by_hand(open_directly: Open) -> None:
    found = links(open_directly("organisatie", organisatie="bs-1"))
    assert ("gegevens", "deel=met-de-hand&organisatie=bs-1") in found
