"""The page Netwerkkaart: choosing on the map, by search or by address, and reading what stands behind it."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Open, texts

pytestmark = pytest.mark.usefixtures("database")

# codes follow the order of the ids: bs-1, gem, ha-n, ha-z, lt-n, lt-z, naam
SCHOOL, GP, LOCAL_TEAM = 0, 2, 4


def click(app: AppTest, **selection: object) -> AppTest:
    """Choose on the map as the component reports it."""
    app.session_state["kaart"] = {"selected": selection}
    return app.run()


def headings(app: AppTest) -> list[str]:
    return [header.value for header in app.header]


def test_lead_says_period_and_numbers(open_app: Open) -> None:
    assert (
        "Van 13 juni 2025 tot en met 12 juni 2026 zijn er <b>5 verbindingen</b> tussen 6 van de 7 organisaties."
        in texts(open_app("netwerkkaart"))
    )


def test_without_a_choice_the_panel_helps_to_read(open_app: Open) -> None:
    assert "Hoe groter het teken, hoe meer partners." in texts(open_app("netwerkkaart"))


def test_click_on_an_organisation_shows_who_it_is(open_app: Open) -> None:
    app = click(open_app("netwerkkaart"), kind="node", id=LOCAL_TEAM)
    assert headings(app) == ["Lokaal team Noord"]
    assert "werkte zij samen met **vier organisaties**" in texts(app)


def test_click_on_a_line_shows_its_records(open_app: Open) -> None:
    app = click(open_app("netwerkkaart"), kind="edge", a=SCHOOL, b=LOCAL_TEAM)
    assert headings(app) == ["Basisschool De Regenboog en Lokaal team Noord"]
    assert list(app.dataframe[0].value["Datum"]) == ["03-03-2026"]


def test_click_on_empty_ground_chooses_nothing(open_app: Open) -> None:
    app = click(open_app("netwerkkaart"), kind="node", id=LOCAL_TEAM)
    app.session_state["kaart"] = {"selected": None}
    assert headings(app.run()) == ["Kies een organisatie of een lijn"]


@pytest.mark.parametrize("code", [99, -1, 1.5, "4", True, None])
def test_nonsense_from_the_browser_chooses_nothing(open_app: Open, code: object) -> None:
    app = click(open_app("netwerkkaart"), kind="node", id=code)
    assert (headings(app), len(app.error)) == (["Kies een organisatie of een lijn"], 0)


def test_link_reopens_the_chosen_organisation(open_directly: Open) -> None:
    assert headings(open_directly("netwerkkaart", organisatie="gem")) == ["Gemeente Averlo"]


def test_link_reopens_the_chosen_line(open_directly: Open) -> None:
    app = open_directly("netwerkkaart", verbinding="gem|lt-n")
    assert headings(app) == ["Gemeente Averlo en Lokaal team Noord"]


def test_link_may_name_an_organisation(open_directly: Open) -> None:
    assert headings(open_directly("netwerkkaart", organisatie="gemeente averlo")) == ["Gemeente Averlo"]


def test_link_to_nobody_suggests_who_is_meant(open_directly: Open) -> None:
    app = open_directly("netwerkkaart", organisatie="Lokaal teem Noord")
    assert "Lokaal team Noord" in app.info[0].value


def test_choice_goes_into_the_address(open_app: Open) -> None:
    app = click(open_app("netwerkkaart"), kind="node", id=LOCAL_TEAM)
    assert app.query_params["organisatie"] == "lt-n"


def test_choice_survives_another_page(open_app: Open) -> None:
    app = click(open_app("netwerkkaart"), kind="node", id=LOCAL_TEAM)
    app.switch_page("pages/overzicht.py").run()
    app.switch_page("pages/netwerkkaart.py").run()
    assert headings(app) == ["Lokaal team Noord"]


def test_search_chooses_on_the_map(open_app: Open) -> None:
    app = open_app("netwerkkaart")
    app.selectbox(key="zoek").select(GP).run()
    assert headings(app) == ["Huisarts Noord"]


def test_search_box_follows_a_click(open_app: Open) -> None:
    app = click(open_app("netwerkkaart"), kind="node", id=GP)
    assert app.selectbox(key="zoek").value == GP


def test_neighbours_alone_leaves_the_others_off_the_tables(open_app: Open) -> None:
    app = click(open_app("netwerkkaart"), kind="node", id=GP)
    app.button(key="kaart_buren").click().run()
    rows = app.dataframe[-2].value
    assert list(rows["Organisatie"]) == ["Huisarts Noord", "Lokaal team Noord"]


def test_empty_period_says_so(open_directly: Open) -> None:
    app = open_directly("netwerkkaart", periode="Schooljaar 2024/2025", gebied="Zuid")
    assert "**Geen verbindingen in deze periode.** Kies een langere periode of wis de filters." in texts(app)


def test_layout_comes_from_the_address(open_directly: Open) -> None:
    app = open_directly("netwerkkaart", indeling="Gemeenten")
    assert app.session_state["indeling"].value == "gemeenten"


@pytest.mark.parametrize("size", ["Aantal registraties", "Tussen anderen in", "Dicht bij de anderen", "Even groot"])
def test_symbols_can_have_another_size(open_directly: Open, size: str) -> None:
    app = open_directly("netwerkkaart", grootte=size)
    assert (app.selectbox(key="grootte").value == "degree", len(app.error)) == (False, 0)


def test_tables_are_sorted_by_name(open_app: Open) -> None:
    names = list(open_app("netwerkkaart").dataframe[0].value["Organisatie"])
    assert names[1:4] == ["Basisschool De Regenboog", "Gemeente Averlo", "Huisarts Noord"]


def test_board_may_not_see_the_map(open_app: Open) -> None:
    app = open_app("netwerkkaart")
    app.selectbox(key="voet_kijk_als").select_index(1).run()
    assert (len(app.get("bidi_component")), "Lokaal team Noord" in texts(app)) == (0, False)
