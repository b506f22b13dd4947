"""Take an introduction up, write down how it stands, and see it on the pages of both organisations."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.access import Role, Scope
from netwerk.model import day_number
from netwerk.settings import ROOT
from netwerk.store import Status, add_step, introductions, open_store, take_up
from netwerk.ui import cache
from netwerk.ui.session import Session
from tests.pages.conftest import Open, texts
from tests.soak import access

AT = datetime(2026, 6, 30, 12, tzinfo=UTC)
TODAY = day_number(date(2026, 11, 22))
GP_AND_TEAM = "ha-z|lt-z"


@pytest.fixture(autouse=True)
def the_day_is_known(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert database.exists()
    monkeypatch.setattr(cache, "today", lambda: TODAY)


def part(open_directly: Open) -> AppTest:
    return open_directly("witte_vlekken", deel="kennismakingen")


def kept(database: Path) -> list[tuple[str, str, int, str, str]]:
    return [
        (one.a, one.b, one.day, one.latest.owner, one.latest.note) for one in introductions(open_store(str(database)))
    ]


def taken_up(database: Path, a: str = "ha-z", b: str = "lt-z", *, on: date = date(2026, 6, 1)) -> int:
    engine = open_store(str(database))
    return take_up(engine, a, b, day=day_number(on), owner="coördinator jeugd", note="Tussen ons", reasons={}, at=AT)


def offer(app: AppTest, pair: str = GP_AND_TEAM) -> AppTest:
    return app.button(key=f"kennismaking_{pair}").click().run()


def fill(app: AppTest, owner: str, note: str = "", pair: str = GP_AND_TEAM, turn: int = 0) -> AppTest:
    boxes = f"kennismaking_{turn}_{pair}_"
    app.text_input(key=f"{boxes}owner").input(owner)
    app.text_area(key=f"{boxes}note").input(note)
    return app.button(key=f"{boxes}bewaar").click().run()


# --- proposals ---


def test_the_pair_that_an_agreement_asks_for_is_proposed_with_its_reasons(open_directly: Open) -> None:
    said = texts(part(open_directly))
    assert "Afspraak: Elke huisarts werkt samen met het lokale team van het eigen gebied." in said
    assert "Huisarts Zuid is in deze periode niet aangesloten." in said
    assert "Zelfde gebied." in said


def test_the_names_lead_to_the_pages_of_the_two(open_directly: Open) -> None:
    links = [link.proto for link in part(open_directly).get("page_link") if "Huisarts Zuid" in link.proto.label]
    assert (links[0].page, "organisatie=ha-z" in links[0].query_string) == ("organisatie", True)


def test_a_proposal_opens_what_it_rests_on(open_directly: Open) -> None:
    app = part(open_directly)
    app.button(key=f"bewijs_voorstel_{GP_AND_TEAM}").click().run()
    assert [tab.label for tab in app.tabs][-1] == "Verbindingen met gedeelde partners (0)"


def test_proposals_can_be_chosen_by_organisation(open_directly: Open) -> None:
    app = part(open_directly)
    app.selectbox(key="voorstel_organisatie").select("ha-z").run()
    offered = [button.key for button in app.button if (button.key or "").startswith("bewijs_voorstel_")]
    assert [key for key in offered if key and "ha-z" not in key] == []
    assert f"bewijs_voorstel_{GP_AND_TEAM}" in offered


def test_proposals_can_be_chosen_by_agreement(open_directly: Open) -> None:
    app = part(open_directly)
    app.selectbox(key="voorstel_afspraak").select("huisarts-lokaal-team").run()
    offered = [button.key for button in app.button if (button.key or "").startswith("bewijs_voorstel_")]
    assert offered == [f"bewijs_voorstel_{GP_AND_TEAM}"]


def test_names_from_files_stay_text(open_directly: Open) -> None:
    labels = {link.proto.label for link in part(open_directly).get("page_link") if "img src" in link.proto.label}
    assert [label[:22] for label in labels] == [r"**\<img src\=x onerror"]


# --- taking one up ---


def test_a_proposal_is_taken_up_with_who_has_it_and_why(open_directly: Open, database: Path) -> None:
    fill(offer(part(open_directly)), "coördinator jeugd", "Bellen in december")
    assert kept(database) == [("ha-z", "lt-z", TODAY, "coördinator jeugd", "Bellen in december")]
    (one,) = introductions(open_store(str(database)))
    assert one.reasons == {"norms": ["huisarts-lokaal-team"], "shared": [], "nearness": "area"}


def test_what_was_done_is_said(open_directly: Open) -> None:
    app = fill(offer(part(open_directly)), "coördinator jeugd")
    assert "De kennismaking van Huisarts Zuid met Lokaal team Zuid is opgepakt" in texts(app)


def test_what_is_taken_up_is_no_longer_proposed_and_stands_in_the_list(open_directly: Open, database: Path) -> None:
    taken_up(database)
    app = part(open_directly)
    keys = [button.key for button in app.button]
    assert (f"kennismaking_{GP_AND_TEAM}" in keys, "stap_1" in keys) == (False, True)
    assert "Voorgenomen · coördinator jeugd · opgepakt op 1 juni 2026" in texts(app)


@pytest.mark.parametrize(
    ("owner", "note", "why"),
    [
        ("", "", "Vul in wie dit oppakt"),
        ("Jan de Vries", "", "de naam van een persoon"),
        ("coördinator", "MDO Jantje de V.", "de naam van een persoon"),
        ("coördinator", "bel 06-12345678", "een telefoonnummer"),
    ],
)
def test_what_cannot_be_kept_is_not_and_the_reason_is_said(
    open_directly: Open, database: Path, owner: str, note: str, why: str
) -> None:
    app = fill(offer(part(open_directly)), owner, note)
    assert why in texts(app)
    assert kept(database) == []


def test_a_pair_of_ones_own_choice_can_be_taken_up(open_directly: Open, database: Path) -> None:
    app = part(open_directly)
    app.button(key="kennismaking_eigen").click().run()
    app.selectbox(key="kennismaking_0_eigen_wie_1").select("gem")
    app.selectbox(key="kennismaking_0_eigen_wie_2").select("bs-1")
    fill(app, "beleid onderwijs", pair="eigen")
    assert kept(database) == [("bs-1", "gem", TODAY, "beleid onderwijs", "")]


def test_a_pair_needs_two(open_directly: Open, database: Path) -> None:
    app = part(open_directly)
    app.button(key="kennismaking_eigen").click().run()
    app.selectbox(key="kennismaking_0_eigen_wie_1").select("gem")
    assert "Kies met wie" in texts(fill(app, "beleid", pair="eigen"))
    assert kept(database) == []


def test_t25_a_double_click_takes_it_up_once(open_directly: Open, database: Path) -> None:
    app = offer(part(open_directly))
    app.text_input(key=f"kennismaking_0_{GP_AND_TEAM}_owner").input("coördinator")
    app.button(key=f"kennismaking_0_{GP_AND_TEAM}_bewaar").click()
    app.run()
    app.run()
    assert (len(kept(database)), len(app.exception)) == (1, 0)


def test_t25_two_tabs_take_it_up_once(open_directly: Open, database: Path) -> None:
    one, other = offer(part(open_directly)), offer(part(open_directly))
    fill(one, "coördinator")
    assert "al opgepakt en staat nog open" in texts(fill(other, "beleid"))
    assert len(kept(database)) == 1


def test_who_may_not_take_one_up_cannot_by_an_old_button(open_directly: Open, database: Path) -> None:
    app = offer(part(open_directly))
    app.session_state["netwerk"].scope = Scope(role=Role.BOARD)
    assert "hoort niet bij uw rol" in texts(fill(app, "coördinator"))
    assert kept(database) == []


def test_a_pair_that_runs_already_shows_how_it_stands_and_no_boxes(open_directly: Open, database: Path) -> None:
    taken_up(database)
    app = open_directly("witte_vlekken", afspraak="huisarts-lokaal-team")
    app = offer(app, "mist_huisarts-lokaal-team_ha-z")
    assert "Deze kennismaking loopt al." in texts(app)
    assert [box.key for box in app.text_input if (box.key or "").startswith("kennismaking_")] == []


# --- how it stands ---


def test_a_step_is_written_down_beside_the_earlier_ones(open_directly: Open, database: Path) -> None:
    taken_up(database)
    app = part(open_directly)
    app.button(key="stap_1").click().run()
    next(one for one in app.segmented_control if one.key == "stap_0_1_status").set_value(Status.SPOKEN)
    app.text_area(key="stap_0_1_note").input("Koffie gedronken")
    app.button(key="stap_0_1_bewaar").click().run()
    (one,) = introductions(open_store(str(database)))
    assert [(step.status, step.day, step.note) for step in one.steps] == [
        (Status.PLANNED, day_number(date(2026, 6, 1)), "Tussen ons"),
        (Status.SPOKEN, TODAY, "Koffie gedronken"),
    ]


def test_after_half_a_year_the_list_says_what_was_recorded(open_directly: Open, database: Path) -> None:
    taken_up(database, "ha-n", "lt-n", on=date(2026, 1, 5))
    app = part(open_directly)
    assert "Sinds de kennismaking is vastgelegd: één registratie, in juni 2026." in texts(app)
    app.button(key="bewijs_kennismaking_1").click().run()
    assert [day for frame in app.dataframe if "Datum" in frame.value.columns for day in frame.value["Datum"]] == [
        "12-06-2026"
    ]


def test_an_introduction_of_who_is_no_longer_there_is_told_by_id(open_directly: Open, database: Path) -> None:
    taken_up(database, "verdwenen", "lt-z")
    said = texts(part(open_directly))
    assert "verdwenen" in said
    assert "Geen uitspraak: één van de twee staat niet meer in de gegevens." in said


def test_both_lists_can_be_taken_along(open_directly: Open, database: Path) -> None:
    taken_up(database)
    labels = [button.proto.label for button in part(open_directly).get("download_button")]
    assert labels == ["Download de voorstellen (Excel)", "Download de kennismakingen (Excel)"]


# --- on the pages of both ---


@pytest.mark.parametrize(("organisation", "other"), [("ha-z", "Lokaal team Zuid"), ("lt-z", "Huisarts Zuid")])
def test_the_pages_of_both_show_it(open_directly: Open, database: Path, organisation: str, other: str) -> None:
    taken_up(database)
    app = open_directly("organisatie", organisatie=organisation)
    assert "Voorgenomen · coördinator jeugd · opgepakt op 1 juni 2026" in texts(app)
    assert [button for button in app.button if other in button.label]


def test_the_page_of_another_does_not(open_directly: Open, database: Path) -> None:
    taken_up(database)
    assert "opgepakt op" not in texts(open_directly("organisatie", organisatie="bs-1"))


def test_the_page_proposes_whom_to_meet_and_takes_it_up(open_directly: Open, database: Path) -> None:
    app = open_directly("organisatie", organisatie="ha-z")
    fill(offer(app), "coördinator")
    assert [pair[:2] for pair in kept(database)] == [("ha-z", "lt-z")]


def test_the_page_offers_the_agenda(open_directly: Open) -> None:
    labels = [button.proto.label for button in open_directly("organisatie", organisatie="ha-z").get("download_button")]
    assert "Download de gespreksagenda (Word)" in labels


def test_overzicht_says_that_there_is_an_answer_and_leads_to_it(open_directly: Open, database: Path) -> None:
    taken_up(database, "ha-n", "lt-n", on=date(2026, 1, 5))
    app = open_directly("overzicht")
    assert "Van één lopende kennismaking is nu te zeggen of er samenwerking is vastgelegd." in texts(app)
    (link,) = (one.proto for one in app.get("page_link") if one.proto.label == "Bekijk de kennismakingen")
    assert (link.page, "deel=kennismakingen" in link.query_string) == ("witte_vlekken", True)


def test_before_that_overzicht_says_nothing_of_it(open_directly: Open, database: Path) -> None:
    taken_up(database, on=date(2026, 11, 1))
    assert "lopende kennismaking" not in texts(open_directly("overzicht"))


# --- what a partner sees ---


def own(organisation: str) -> str:
    app = AppTest.from_file(str(ROOT / "pages" / "mijn_netwerk.py"), default_timeout=30)
    app.session_state["netwerk"] = Session(scope=Scope(role=Role.PARTNER, organisation=organisation))
    return texts(app.run())


def test_a_partner_sees_with_whom_since_when_and_how_it_stands(database: Path) -> None:
    number = taken_up(database)
    day = day_number(date(2026, 6, 20))
    add_step(open_store(str(database)), number, day=day, status=Status.SPOKEN, owner="coördinator", note="Stug", at=AT)
    said = own("ha-z")
    assert "<b>Lokaal team Zuid</b>" in said
    assert "Gesproken, opgepakt op 1 juni 2026." in said


def test_a_partner_does_not_see_who_has_it_or_what_was_noted(database: Path) -> None:
    taken_up(database)
    said = own("ha-z")
    assert ("coördinator jeugd" in said, "Tussen ons" in said) == (False, False)


@pytest.mark.parametrize("organisation", ["ha-z", "lt-z", "bs-1"])
def test_nothing_that_is_sent_to_a_partner_holds_them_either(database: Path, organisation: str) -> None:
    taken_up(database)
    partner = Scope(role=Role.PARTNER, organisation=organisation)
    sent = [access.opened(page, partner)[1].text() for page in access.PARTNERS_PAGES]
    assert [word for word in ("coördinator jeugd", "tussen ons") if any(word in text for text in sent)] == []


def test_a_partner_sees_nothing_of_introductions_of_others(database: Path) -> None:
    taken_up(database)
    said = own("bs-1")
    assert "Er is geen kennismaking opgepakt waar u bij hoort." in said
    assert ("Huisarts Zuid" in said, "opgepakt op" in said) == (False, False)


def test_who_is_no_partner_has_no_introductions_of_its_own(database: Path) -> None:
    taken_up(database)
    assert cache.own_introductions(Scope(role=Role.COORDINATOR, organisation="ha-z"), TODAY) == ()
