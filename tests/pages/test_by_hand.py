"""Met de hand: after a phone call one organisation or record is changed or added, each an import to undo."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netwerk import store
from netwerk.model import Dataset, day_number
from netwerk.records.deciding import Decision, Verdict
from netwerk.records.files import InputFile
from netwerk.settings import classification
from tests.pages.conftest import Open, texts

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def by_hand(open_directly: Open) -> AppTest:
    return open_directly("gegevens", deel="met-de-hand", organisatie="lt-n")


def as_kept(database: Path) -> Dataset:
    return store.load(store.open_store(str(database)), classification())


def imports(database: Path) -> list[tuple[int, str]]:
    return [(one.number, one.source) for one in store.imports(store.open_store(str(database)))]


def pressed(app: AppTest, key: str) -> AppTest:
    return next(button for button in app.button if button.key == key).click().run()


def test_the_boxes_hold_what_is_known(by_hand: AppTest) -> None:
    assert by_hand.text_input(key="handmatig_0_lt-n_name").value == "Lokaal team Noord"
    assert by_hand.selectbox(key="handmatig_0_lt-n_kind").value == "lokaal_team"
    assert by_hand.text_input(key="handmatig_0_lt-n_area").value == "Noord"


def test_a_change_is_kept_as_an_import_of_its_own(by_hand: AppTest, database: Path) -> None:
    by_hand.text_input(key="handmatig_0_lt-n_contact_role").set_value("teamleider")
    app = pressed(by_hand, "handmatig_0_lt-n_bewaar")

    assert imports(database) == [(1, "bestand"), (2, "handmatig")]
    assert "Lokaal team Noord is bewaard als import 2." in texts(app)
    dataset = as_kept(database)
    assert dataset.organisations["contact_role"].iat[dataset.code_of["lt-n"]] == "teamleider"


def test_saving_without_a_change_keeps_nothing(by_hand: AppTest, database: Path) -> None:
    app = pressed(by_hand, "handmatig_0_lt-n_bewaar")
    assert ("Er is niets veranderd" in texts(app), imports(database)) == (True, [(1, "bestand")])


def test_a_second_click_on_the_same_button_keeps_nothing_more(by_hand: AppTest, database: Path) -> None:
    by_hand.text_input(key="handmatig_0_lt-n_contact_role").set_value("teamleider")
    by_hand.session_state["netwerk"].kept["handmatig_beurt"] = 1  # the first click was done while this one waited
    pressed(by_hand, "handmatig_0_lt-n_bewaar")
    assert imports(database) == [(1, "bestand")]


def test_text_about_a_person_is_refused_without_repeating_it(by_hand: AppTest, database: Path) -> None:
    by_hand.text_input(key="handmatig_0_lt-n_contact_role").set_value("Jan de Vries")
    app = pressed(by_hand, "handmatig_0_lt-n_bewaar")
    said = app.error[0].value
    assert ("Bij Contactrol lijkt" in said, "Vries" in said, len(imports(database))) == (True, False, 1)


def test_an_organisation_is_added(open_directly: Open, database: Path) -> None:
    app = open_directly("gegevens", deel="met-de-hand")
    app.segmented_control(key="handmatig_wat").set_value("toevoegen").run()
    app.text_input(key="handmatig_0__name").set_value("Speeltuin Hop")
    app.selectbox(key="handmatig_0__kind").set_value("vereniging")
    pressed(app, "handmatig_0__bewaar")
    dataset = as_kept(database)
    assert dataset.organisations["kind"].iat[dataset.code_of["speeltuin-hop"]] == "vereniging"


def test_a_record_is_added(open_directly: Open, database: Path) -> None:
    app = open_directly("gegevens", deel="met-de-hand")
    app.segmented_control(key="handmatig_wat").set_value("registratie").run()
    app.text_input(key="handmatig_0_registratie_when").set_value("12-06-2026")
    app.selectbox(key="handmatig_0_registratie_form").set_value("overleg")
    app.selectbox(key="handmatig_0_registratie_wie_0").set_value("ha-z")
    app.selectbox(key="handmatig_0_registratie_wie_1").set_value("lt-z").run()
    assert app.selectbox(key="handmatig_0_registratie_wie_2").value is None  # a box for the next
    app = pressed(app, "handmatig_0_registratie_bewaar")
    assert ("De registratie is bewaard als import 2." in texts(app), len(as_kept(database).records)) == (True, 8)


def test_a_referral_asks_from_whom_to_whom(open_directly: Open) -> None:
    app = open_directly("gegevens", deel="met-de-hand")
    app.segmented_control(key="handmatig_wat").set_value("registratie").run()
    app.selectbox(key="handmatig_0_registratie_form").set_value("verwijzen").run()
    labels = [box.label for box in app.selectbox if "_wie_" in (box.key or "")]
    assert labels == ["Van", "Naar"]


def test_a_municipality_that_is_not_known_is_told(by_hand: AppTest) -> None:
    by_hand.text_input(key="handmatig_0_lt-n_municipality").set_value("Averlo; Avelro")
    assert "Avelro\\' staat niet in de indeling" in texts(pressed(by_hand, "handmatig_0_lt-n_bewaar"))


def test_a_date_that_is_none_says_so_and_keeps_what_was_typed(open_directly: Open, database: Path) -> None:
    app = open_directly("gegevens", deel="met-de-hand")
    app.segmented_control(key="handmatig_wat").set_value("registratie").run()
    app.text_input(key="handmatig_0_registratie_when").set_value("31-02-2026")
    app.selectbox(key="handmatig_0_registratie_form").set_value("overleg")
    app.selectbox(key="handmatig_0_registratie_wie_0").set_value("ha-z")
    app.selectbox(key="handmatig_0_registratie_wie_1").set_value("lt-z").run()
    app = pressed(app, "handmatig_0_registratie_bewaar")
    assert "is geen datum" in app.error[0].value
    assert app.text_input(key="handmatig_0_registratie_when").value == "31-02-2026"
    assert len(imports(database)) == 1


def test_the_organisation_chosen_elsewhere_stands_ready(open_app: Open) -> None:
    app = open_app("organisatie", organisatie="ha-n")
    app.query_params["deel"] = "met-de-hand"
    app.switch_page("pages/gegevens.py").run()
    assert "Huisarts Noord" in [one.value for one in app.header]


def test_a_change_in_the_fictional_region_belongs_to_it(empty_database: Path, open_directly: Open) -> None:
    store.undo(store.open_store(str(empty_database)), 1, at=store.imports(store.open_store(str(empty_database)))[0].at)
    app = open_directly("gegevens")
    pressed(app, "voorbeeldregio")
    app = open_directly("gegevens", deel="met-de-hand", organisatie="cjg-averlo")
    app.text_input(key="handmatig_0_cjg-averlo_contact_role").set_value("teamleider")
    pressed(app, "handmatig_0_cjg-averlo_bewaar")
    assert imports(empty_database)[-1] == (3, "demo")
    assert store.demo_loaded(store.open_store(str(empty_database)))


def test_a_change_over_one_that_was_made_meanwhile_is_not_kept(by_hand: AppTest, database: Path) -> None:
    other = "id;naam;soort;gemeente;gebied;agb\nlt-n;Lokaal team Noord;lokaal_team;Averlo;Noord;41000001\n"
    at = datetime(2026, 6, 30, 13, tzinfo=UTC)
    file = InputFile(name="nieuw.csv", content=other.encode())
    store.import_files(store.open_store(str(database)), [file], today=day_number(at.date()), at=at)

    by_hand.text_input(key="handmatig_0_lt-n_contact_role").set_value("teamleider")
    app = pressed(by_hand, "handmatig_0_lt-n_bewaar")

    assert "zijn intussen veranderd" in app.error[0].value
    assert app.text_input(key="handmatig_1_lt-n_agb").value == "41000001"
    assert len(imports(database)) == 2


def test_what_was_decided_about_an_organisation_is_said(database: Path, open_directly: Open) -> None:
    day = day_number(date(2023, 1, 1))
    merger = Decision(what=Verdict.MERGE, id="lt-z", target="lt-n", day=day)
    store.decide(store.open_store(str(database)), [merger], at=datetime(2026, 6, 30, 13, tzinfo=UTC))
    said = texts(open_directly("gegevens", deel="met-de-hand", organisatie="lt-n"))
    assert "ging in haar op, vanaf 1 januari 2023. Dat verandert u bij Namen." in said.replace("\\", "")
