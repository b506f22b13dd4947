"""Witte vlekken: find the GP without a connection, open who misses what, ask what if someone were away."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Open, texts

pytestmark = pytest.mark.usefixtures("database")


def test_each_agreement_says_how_many_keep_it(open_directly: Open) -> None:
    said = texts(open_directly("witte_vlekken"))
    # Huisarts Noord meets Lokaal team Noord; Huisarts Zuid was never seen, so half of the two were
    assert "<b>1</b> van 2" in said
    assert "Eén van de 2 huisartsen werkt samen met een lokaal team in het eigen gebied" in said
    assert "Deels gehaald" in said


def test_an_agreement_in_the_address_opens_who_misses_it(open_directly: Open) -> None:
    app = open_directly("witte_vlekken", afspraak="huisarts-lokaal-team")
    assert "Lokaal team Zuid" in texts(app)
    assert [link for link in app.get("page_link") if "Huisarts Zuid" in link.proto.label]


def test_a_name_leads_to_the_page_of_the_organisation(open_directly: Open) -> None:
    app = open_directly("witte_vlekken", afspraak="huisarts-lokaal-team")
    link = next(link for link in app.get("page_link") if "Huisarts Zuid" in link.proto.label)
    assert (link.proto.page, "organisatie=ha-z" in link.proto.query_string) == ("organisatie", True)


def test_the_gp_that_was_never_seen_is_listed_as_such(open_directly: Open) -> None:
    app = open_directly("witte_vlekken", deel="aansluiting")
    labels = [box.label for box in app.get("expander")]
    assert "**Nooit gezien** · één organisatie" in labels


def test_the_page_states_its_period_and_how_much_it_is_about(open_directly: Open) -> None:
    app = open_directly("witte_vlekken")
    caption = next(one.value for one in app.caption if "registraties" in one.value)
    assert caption.replace("\\", "") == (
        "Hele regio, van 13 juni 2025 tot en met 12 juni 2026: 7 organisaties, 5 verbindingen, 5 registraties."
    )


def test_what_if_someone_were_away_is_told_in_words(open_directly: Open) -> None:
    app = open_directly("witte_vlekken", deel="wat-als")
    app.selectbox(key="zonder").select("lt-n").run()
    said = texts(app)
    assert "Met Lokaal team Noord verdwijnen <b>vier</b> van de 5 verbindingen." in said


def test_names_from_files_stay_text_in_the_lists(open_directly: Open) -> None:
    app = open_directly("witte_vlekken", minimum="3")
    assert "<img src=x" not in texts(app)


def test_an_area_without_organisations_of_a_kind_says_that_the_agreement_does_not_apply(open_directly: Open) -> None:
    app = open_directly("witte_vlekken", gebied="Zuid")
    assert "Deze afspraak geldt hier niet: er is geen school in dit gebied." in texts(app)


def registrations(app: AppTest) -> list[str]:
    """The days of the records that stand beside the page."""
    return [day for frame in app.dataframe if "Datum" in frame.value.columns for day in frame.value["Datum"]]


def test_who_is_connected_stands_in_a_list_that_opens(open_directly: Open) -> None:
    app = open_directly("witte_vlekken")
    app.session_state["gehaald_huisarts-lokaal-team"] = True
    app.run()
    assert app.button(key="bewijs_heeft_huisarts-lokaal-team_ha-n").label == "Registraties"


def test_who_is_missing_is_told_what_was_last_recorded(open_directly: Open) -> None:
    app = open_directly("witte_vlekken", afspraak="huisarts-lokaal-team")
    app.button(key="bewijs_mist_huisarts-lokaal-team_ha-z").click().run()
    assert "nog nooit is een registratie samen met Lokaal team Zuid vastgelegd" in texts(app)


def test_who_was_never_seen_says_why_there_is_nothing_to_open(open_directly: Open) -> None:
    app = open_directly("witte_vlekken", deel="aansluiting")
    app.button(key="bewijs_soort_Nooit gezien_ha-z").click().run()
    assert "in geen van de 7 registraties tot het einde van deze periode komt zij voor" in texts(app)


def test_the_only_way_between_two_parts_opens_its_records(open_directly: Open) -> None:
    app = open_directly("witte_vlekken", deel="kwetsbaar")
    app.button(key="bewijs_enige_weg_0").click().run()
    assert len(registrations(app)) == 1


def test_what_stays_without_the_municipality_opens_by_name(open_directly: Open) -> None:
    app = open_directly("witte_vlekken", deel="wat-als")
    app.button(key="bewijs_zonder_gemeente").click().run()
    pairs = [
        name for frame in app.dataframe if "Verbinding" in frame.value.columns for name in frame.value["Verbinding"]
    ]
    assert "Huisarts Noord – Lokaal team Noord" in pairs
