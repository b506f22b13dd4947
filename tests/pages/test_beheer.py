"""Beheer: change what was agreed, see first what that does to the count, and find it kept everywhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netwerk import store
from netwerk.access import Role, Scope
from netwerk.analysis.norm_text import norms_of, norms_text
from netwerk.analysis.norm_versions import to_keep, versions_of
from netwerk.analysis.norms import Norm, PairRule, read_norms
from netwerk.settings import NORMS_FILE, ROOT
from netwerk.ui.session import Session
from tests.pages.conftest import Open, texts

pytestmark = pytest.mark.usefixtures("database")

GP = "huisarts-lokaal-team"
AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
# of the two GPs only Huisarts Noord has a record with the local team of its area
NOW = "Nu <b>1 van 2</b>"


@pytest.fixture
def gp(open_directly: Open) -> AppTest:
    return open_directly("beheer", afspraak=GP)


def box(key: str, version: int = 1, turn: int = 0) -> str:
    return f"beheer_nl_{turn}_{GP}_{version}_{key}"


def pressed(app: AppTest, key: str) -> AppTest:
    return next(button for button in app.button if button.key == key).click().run()


def versions(database: Path, id_: str = GP) -> list[Norm]:
    return list(versions_of(norms_of(store.kept_norms(store.open_store(str(database)))), id_))


def kept_ids(database: Path) -> list[tuple[str, int]]:
    return [(one.id, one.version) for one in store.kept_norms(store.open_store(str(database)))]


def minimum_of(norm: Norm) -> int:
    assert isinstance(norm.rule, PairRule)
    return norm.rule.minimum


def preview(app: AppTest) -> str:
    return next((str(one.proto.body) for one in app.get("html") if "Nu <b>" in one.proto.body), "")


def test_every_agreement_stands_under_its_goal_with_version_day_and_source(open_directly: Open) -> None:
    app = open_directly("beheer")
    assert "Huisartsen en onderwijs sluiten aan op de lokale teams" in [one.value for one in app.header]
    assert "Versie 1. Geldt vanaf 1 januari 2015. Bron: Rol van gemeenten" in texts(app)


def test_one_agreement_is_chosen_from_the_list(open_directly: Open) -> None:
    app = pressed(open_directly("beheer"), f"beheer_kies_{GP}")
    assert [one.value for one in app.header] == ["Elke huisarts werkt samen met het lokale team van het eigen gebied"]


def test_an_agreement_that_there_is_not_shows_the_list(open_directly: Open) -> None:
    app = open_directly("beheer", afspraak="verzonnen")
    assert (len(app.exception), f"beheer_kies_{GP}" in [button.key for button in app.button]) == (0, True)


# --- before anything is kept ---


def test_the_count_with_a_change_stands_beside_that_of_now(gp: AppTest, database: Path) -> None:
    app = gp.selectbox(key=box("scope")).set_value("municipality").run()
    # in the municipality there are two teams, and Huisarts Zuid has no record with either
    assert f"{NOW}; met deze wijziging blijft dat zo." in preview(app)
    app = app.number_input(key=box("minimum")).set_value(2).run()
    assert f"{NOW}; met deze wijziging <b>geen van 2</b>." in preview(app)
    assert kept_ids(database) == []


def test_who_would_lack_the_connection_is_named(gp: AppTest) -> None:
    app = gp.number_input(key=box("minimum")).set_value(2).run()
    said = texts(app)
    assert ("**Nu gehaald, ontbreekt dan (1)**" in said.replace("\\", ""), "Huisarts Noord" in said) == (True, True)


def test_who_would_have_to_do_with_it_is_named(gp: AppTest) -> None:
    app = gp.multiselect(key=box("from_kinds")).set_value(["huisarts", "school"]).run()
    said = texts(app).replace("\\", "")
    assert f"{NOW}; met deze wijziging <b>2 van 3</b>." in preview(app)
    assert "**Telt er dan ook mee: gehaald (1)**" in said
    assert "Basisschool De Regenboog" in said


def test_what_begins_after_the_data_says_so_and_shows_what_it_would_be(gp: AppTest) -> None:
    app = gp.radio(key=box("when")).set_value("vanaf").run()
    app = app.date_input(key=box("valid_from")).set_value(date(2030, 1, 1)).run()
    app = app.number_input(key=box("minimum")).set_value(2).run()
    said = texts(app)
    assert "Dit geldt pas vanaf 1 januari 2030. De gegevens lopen tot en met 12 juni 2026" in said
    assert "Eerdere jaren houden de oude tekst." in said
    assert "met deze wijziging <b>geen van 2</b>" in preview(app)


def test_a_correction_says_that_it_counts_for_all_years(gp: AppTest) -> None:
    app = gp.number_input(key=box("minimum")).set_value(2).run()
    assert "Een correctie geldt voor alle jaren, zover deze tekst al gold: vanaf 1 januari 2015." in texts(app)


@pytest.mark.parametrize("minimum", [-3, 0, 1000])
def test_a_number_that_cannot_be_is_answered_beside_the_boxes(gp: AppTest, minimum: int) -> None:
    app = gp.number_input(key=box("minimum")).set_value(minimum).run()
    assert "Vul bij Met hoeveel een getal in van 1 tot en met 99." in app.warning[0].value
    assert preview(app) == ""


def test_no_kinds_are_answered_in_words_and_never_kept(gp: AppTest, database: Path) -> None:
    gp.multiselect(key=box("to_kinds")).set_value([])
    app = pressed(gp, box("bewaar"))
    assert "Kies bij Met wie minstens één soort." in app.error[0].value
    assert kept_ids(database) == []


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("circle", "Kies minstens twee soorten"),
        ("combination", "Kies minstens één soort"),
        ("bound", "Vul een grens in"),
    ],
)
def test_each_sort_of_rule_shows_its_own_boxes(gp: AppTest, rule: str, said: str) -> None:
    app = gp.radio(key=box("rule")).set_value(rule).run()
    assert said in texts(app)
    assert box("minimum") not in [number.key for number in app.number_input]


def test_a_share_is_typed_of_each_hundred(gp: AppTest, database: Path) -> None:
    app = gp.radio(key=box("rule")).set_value("bound").run()
    app.number_input(key=box("at_least_coverage")).set_value(80.0)
    # seven organisations are too few for a number about the whole network
    assert "Geen uitspraak: dit gaat over zeven organisaties, en dat is te weinig." in texts(app.run())
    pressed(app, box("bewaar"))
    assert '"coverage"\nat_least = 0.8\n' in store.kept_norms(store.open_store(str(database)))[-1].content


def test_a_change_into_a_circle_counts_in_each_place(gp: AppTest) -> None:
    app = gp.radio(key=box("rule")).set_value("circle").run()
    app.selectbox(key=box("unit")).set_value("municipality")
    app = app.multiselect(key=box("kinds")).set_value(["lokaal_team", "gemeente"]).run()
    assert "met deze wijziging <b>1 van 1 paren van soorten</b>" in preview(app)


# --- keeping ---


def test_a_kept_change_counts_on_the_other_pages_at_once(gp: AppTest, open_directly: Open, database: Path) -> None:
    before = texts(open_directly("witte_vlekken"))
    gp.number_input(key=box("minimum")).set_value(2)
    app = pressed(gp, box("bewaar"))
    assert ("Bewaard als versie 2." in texts(app), len(app.error)) == (True, 0)
    assert [minimum_of(one) for one in versions(database)] == [1, 2]
    after = texts(open_directly("witte_vlekken"))
    assert ("Eén van de 2 huisartsen" in before, "Geen van de 2 huisartsen" in after) == (True, True)


def test_the_first_change_keeps_all_agreements(gp: AppTest, database: Path) -> None:
    gp.number_input(key=box("minimum")).set_value(2)
    pressed(gp, box("bewaar"))
    first = [(norm.id, 1) for norm in read_norms(NORMS_FILE)]
    assert kept_ids(database) == [*first, (GP, 2)]


def test_after_keeping_the_boxes_hold_the_new_version(gp: AppTest) -> None:
    gp.number_input(key=box("minimum")).set_value(2)
    app = pressed(gp, box("bewaar"))
    assert app.number_input(key=box("minimum", version=2, turn=1)).value == 2


def test_nothing_changed_is_nothing_kept(gp: AppTest, database: Path) -> None:
    app = pressed(gp, box("bewaar"))
    assert ("Er is niets gewijzigd" in app.error[0].value, kept_ids(database)) == (True, [])


def test_a_second_click_keeps_nothing_more(gp: AppTest, database: Path) -> None:
    gp.number_input(key=box("minimum")).set_value(2)
    gp.session_state["netwerk"].kept["beheer_beurt"] = 1  # the first click was done while this one waited
    pressed(gp, box("bewaar"))
    assert kept_ids(database) == []


def test_a_name_of_a_person_is_refused_without_repeating_it(gp: AppTest, database: Path) -> None:
    gp.text_input(key=box("decided_by")).set_value("Jan de Vries")
    app = pressed(gp, box("bewaar"))
    said = app.error[0].value
    assert ("Bij Besloten door lijkt" in said, "Vries" in said, kept_ids(database)) == (True, False, [])


def test_a_change_over_one_that_was_made_meanwhile_is_not_kept(gp: AppTest, database: Path) -> None:
    norms = read_norms(NORMS_FILE)
    theirs = replace(norms[0], text="Hun tekst", version=2)
    store.keep_norms(store.open_store(str(database)), to_keep(norms, [theirs], copied=False), at=AT)

    gp.number_input(key=box("minimum")).set_value(2)
    app = pressed(gp, box("bewaar"))

    assert "is intussen door iemand anders gewijzigd" in app.error[0].value
    assert [one.text for one in versions(database)][1:] == ["Hun tekst"]


# --- withdraw and put back ---


def task(app: AppTest, name: str, version: int = 1) -> AppTest:
    return app.segmented_control(key=f"beheer_taak_{GP}_{version}").set_value(name).run()


def test_a_withdrawal_shows_first_what_no_longer_counts(gp: AppTest) -> None:
    app = task(gp, "intrekken")
    assert f"{NOW}; daarna telt deze afspraak niet meer mee." in preview(app)
    assert "Eerdere jaren houden haar." in texts(app)


def test_a_withdrawn_agreement_counts_no_more_and_is_kept(gp: AppTest, open_directly: Open, database: Path) -> None:
    app = task(gp, "intrekken")
    app.date_input(key=box("weg_valid_from")).set_value(date(2026, 1, 1))
    said = texts(pressed(app, box("weg_bewaar")))
    assert "De afspraak is ingetrokken. Bewaard als versie 2." in said
    assert "Elke huisarts werkt samen" not in texts(open_directly("witte_vlekken"))
    assert [one.withdrawn for one in versions(database)] == [False, True]


def test_a_withdrawn_agreement_stands_apart_in_the_list(open_directly: Open, database: Path) -> None:
    norms = read_norms(NORMS_FILE)
    gone = replace(norms[0], version=2, withdrawn=True, valid_from=date(2026, 1, 1))
    store.keep_norms(store.open_store(str(database)), to_keep(norms, [gone], copied=False), at=AT)
    app = open_directly("beheer")
    assert "Ingetrokken" in [one.value for one in app.header]
    assert "Ingetrokken vanaf 1 januari 2026." in texts(app)


MEANWHILE = "is intussen door iemand anders gewijzigd"


def test_t25_two_tabs_withdraw_it_once(open_directly: Open, database: Path) -> None:
    one, other = (task(open_directly("beheer", afspraak=GP), "intrekken") for _tab in range(2))
    pressed(one, box("weg_bewaar"))
    said = pressed(other, box("weg_bewaar"))
    assert (MEANWHILE in said.error[0].value, [norm.withdrawn for norm in versions(database)]) == (True, [False, True])


@pytest.fixture
def stricter(database: Path) -> Path:
    """The agreement about GPs asks for two teams, in its second version."""
    norms = read_norms(NORMS_FILE)
    assert isinstance(norms[0].rule, PairRule)
    second = replace(norms[0], rule=replace(norms[0].rule, minimum=2), version=2)
    store.keep_norms(store.open_store(str(database)), to_keep(norms, [second], copied=False), at=AT)
    return database


@pytest.mark.usefixtures("stricter")
def test_what_changed_is_told_version_by_version(open_directly: Open) -> None:
    app = task(open_directly("beheer", afspraak=GP), "versies", version=2)
    said = texts(app).replace("\\", "")
    assert "Met hoeveel: was ‘1’, werd ‘2’." in said
    assert "**Versie 1, uit het bestand van het programma**" in said


def test_an_earlier_version_is_put_back_as_a_new_one(stricter: Path, open_directly: Open) -> None:
    app = task(open_directly("beheer", afspraak=GP), "versies", version=2)
    assert "Nu <b>geen van 2</b>; met deze wijziging <b>1 van 2</b>." in preview(app)
    pressed(app, box("terug_bewaar", version=2))
    assert [minimum_of(one) for one in versions(stricter)] == [1, 2, 1]
    assert "Eén van de 2 huisartsen" in texts(open_directly("witte_vlekken"))


def test_t25_two_tabs_put_it_back_once(stricter: Path, open_directly: Open) -> None:
    one, other = (task(open_directly("beheer", afspraak=GP), "versies", version=2) for _tab in range(2))
    pressed(one, box("terug_bewaar", version=2))
    said = pressed(other, box("terug_bewaar", version=2))
    assert (MEANWHILE in said.error[0].value, len(versions(stricter))) == (True, 3)


def test_a_withdrawn_agreement_can_be_made_again(open_directly: Open, database: Path) -> None:
    norms = read_norms(NORMS_FILE)
    gone = replace(norms[0], version=2, withdrawn=True)
    store.keep_norms(store.open_store(str(database)), to_keep(norms, [gone], copied=False), at=AT)
    app = open_directly("beheer", afspraak=GP)
    assert "Nu is dit niet afgesproken; met deze wijziging <b>1 van 2</b>." in texts(app)
    pressed(app, box("bewaar", version=2))
    assert [one.withdrawn for one in versions(database)] == [False, True, False]


# --- a new agreement ---


@pytest.fixture
def new(open_directly: Open) -> AppTest:
    return open_directly("beheer", deel="nieuw")


def filled(app: AppTest, text: str) -> AppTest:
    app.text_area(key="beheer_nl_0__0_text").set_value(text)
    app.selectbox(key="beheer_nl_0__0_goal").set_value("Rond veiligheid kent iedereen elkaar")
    app.text_input(key="beheer_nl_0__0_source").set_value("Nota welzijn 2026")
    app.multiselect(key="beheer_nl_0__0_from_kinds").set_value(["welzijn"])
    app.multiselect(key="beheer_nl_0__0_to_kinds").set_value(["lokaal_team"])
    app.selectbox(key="beheer_nl_0__0_scope").set_value("region")
    app.date_input(key="beheer_nl_0__0_valid_from").set_value(date(2026, 1, 1))
    return app


WELFARE = "Elke welzijnsorganisatie kent een lokaal team"


def test_a_new_agreement_shows_whom_it_is_about_and_its_short_name(new: AppTest) -> None:
    said = texts(filled(new, WELFARE).run()).replace("\\", "")
    assert "Nu is dit niet afgesproken; met deze wijziging <b>1 van 1</b>." in said
    assert "Een nieuwe afspraak geldt vanaf 1 januari 2026. Eerdere jaren kennen haar niet." in said
    assert "Korte naam: elke-welzijnsorganisatie-kent-een-lokaal-team." in said
    assert "**Telt er dan ook mee: gehaald (1)**" in said


def test_a_new_agreement_is_kept_and_opened(new: AppTest, database: Path) -> None:
    app = pressed(filled(new, WELFARE), "beheer_nl_0__0_bewaar")
    assert ("De nieuwe afspraak is bewaard." in texts(app), len(app.error)) == (True, 0)
    assert [one.value for one in app.header] == [WELFARE]
    (made,) = versions(database, "elke-welzijnsorganisatie-kent-een-lokaal-team")
    assert (made.goal_en, made.valid_from) == ("Around safety everyone knows each other", date(2026, 1, 1))


def test_empty_boxes_are_not_told_off(new: AppTest) -> None:
    assert (len(new.error), len(new.warning)) == (0, 0)


def test_an_empty_agreement_is_not_kept(new: AppTest, database: Path) -> None:
    app = pressed(new, "beheer_nl_0__0_bewaar")
    assert ("Schrijf de afspraak in één zin." in app.error[0].value, kept_ids(database)) == (True, [])


def test_the_same_sentence_twice_is_answered_beside_the_boxes(new: AppTest) -> None:
    app = filled(new, "In elk gebied is een lokaal team aan het werk").run()
    assert "Deze afspraak is er al" in app.warning[0].value


def test_names_from_files_stay_text_in_the_preview(new: AppTest) -> None:
    app = filled(new, WELFARE).run()
    markdown = "\n".join(str(one.value) for one in app.markdown)
    assert ("img src" in markdown, "![b](" in markdown, "$$x$$" in markdown) == (True, False, False)


def test_t25_two_tabs_make_it_once(open_directly: Open, database: Path) -> None:
    text = "Welzijn werkt samen met een lokaal team"
    one, other = (filled(open_directly("beheer", deel="nieuw"), text) for _tab in range(2))
    pressed(one, "beheer_nl_0__0_bewaar")
    said = pressed(other, "beheer_nl_0__0_bewaar")
    assert (
        MEANWHILE in said.error[0].value,
        len([id_ for id_, _version in kept_ids(database) if "welzijn" in id_]),
    ) == (
        True,
        1,
    )


# --- as a file ---


def handed_in(app: AppTest, content: bytes, name: str = "afspraken.toml") -> AppTest:
    return next(iter(app.get("file_uploader"))).upload(name, content, "application/toml").run()


@pytest.fixture
def file(open_directly: Open) -> AppTest:
    return open_directly("beheer", deel="bestand")


def changed_file() -> bytes:
    first, *rest = read_norms(NORMS_FILE)
    assert isinstance(first.rule, PairRule)
    return norms_text([replace(first, rule=replace(first.rule, minimum=2)), *rest]).encode()


def test_the_file_of_the_program_changes_nothing(file: AppTest) -> None:
    app = handed_in(file, NORMS_FILE.read_bytes())
    assert "niets anders dan wat al is afgesproken" in app.info[0].value


def test_a_file_shows_first_what_it_would_change(file: AppTest, database: Path) -> None:
    said = texts(handed_in(file, changed_file())).replace("\\", "")
    assert "geen nieuw, één gewijzigd" in said
    assert "Met hoeveel: was ‘1’, werd ‘2’." in said
    assert "Nu **1 van 2**; met deze wijziging **geen van 2**." in said
    assert kept_ids(database) == []


def test_a_file_is_kept_as_new_versions(file: AppTest, database: Path) -> None:
    handed = handed_in(file, changed_file())
    pressed(handed, "beheer_bestand_bewaar")
    assert [minimum_of(one) for one in versions(database)] == [1, 2]


def test_t25_two_tabs_keep_a_file_once(open_directly: Open, database: Path) -> None:
    one, other = (handed_in(open_directly("beheer", deel="bestand"), changed_file()) for _tab in range(2))
    pressed(one, "beheer_bestand_bewaar")
    said = pressed(other, "beheer_bestand_bewaar")
    assert (MEANWHILE in said.error[0].value, [norm.version for norm in versions(database)]) == (True, [1, 2])


def test_t25_a_second_click_keeps_a_file_once(file: AppTest, database: Path) -> None:
    handed = handed_in(file, changed_file())
    handed.session_state["netwerk"].kept["beheer_beurt"] = 1  # the first click was done while this one waited
    pressed(handed, "beheer_bestand_bewaar")
    assert kept_ids(database) == []


def test_a_file_that_is_none_is_answered_in_one_sentence(file: AppTest) -> None:
    app = handed_in(file, b"\xff\xfe\x00")
    assert ("geen tekst" in app.error[0].value, len(app.exception)) == (True, 0)


def test_a_name_of_a_person_in_a_file_is_refused_without_repeating_it(file: AppTest, database: Path) -> None:
    content = changed_file().replace(b'phrase = "', b'decided_by = "Jan de Vries"\nphrase = "', 1)
    app = handed_in(file, content)
    assert ("Bij Besloten door lijkt" in app.error[0].value, "Vries" in texts(app)) == (True, False)


# --- who reads and who changes ---


def reading(page: str, scope: Scope, key: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=30)
    app.session_state["netwerk"] = Session(scope=scope)
    app.run()
    app.session_state[key] = True
    return app.run()


def test_a_partner_reads_every_agreement_how_it_counts_and_where_it_stands() -> None:
    scope = Scope(role=Role.PARTNER, organisation="bs-1")
    said = texts(reading("mijn_netwerk", scope, "mijn_afspraken"))
    assert "Dit gaat over huisartsen. Elk heeft een verbinding met minstens één organisatie" in said
    assert "Daar staat: ‘de samenwerking met andere partijen meer aandacht krijgt" in said
    assert "De afspraak geldt vanaf 1 januari 2015." in said


def test_a_partner_reads_when_an_agreement_changed(database: Path) -> None:
    norms = read_norms(NORMS_FILE)
    changed = replace(norms[0], text="Elke huisarts doet mee", version=2)
    store.keep_norms(store.open_store(str(database)), to_keep(norms, [changed], copied=False), at=AT)
    said = texts(reading("mijn_netwerk", Scope(role=Role.PARTNER, organisation="bs-1"), "mijn_afspraken"))
    assert "Elke huisarts doet mee" in said
    assert "Gewijzigd op 22 november 2026; dit is versie 2." in said


def test_a_partner_gets_no_way_to_change_them() -> None:
    app = reading("mijn_netwerk", Scope(role=Role.PARTNER, organisation="bs-1"), "mijn_afspraken")
    assert [link.proto.label for link in app.get("page_link") if "Beheer" in link.proto.label] == []


def test_the_board_reads_them_too() -> None:
    assert "Dit gaat over huisartsen." in texts(reading("bestuur", Scope(role=Role.BOARD), "bestuur_afspraken"))


def test_witte_vlekken_leads_who_may_to_beheer(open_directly: Open) -> None:
    app = open_directly("witte_vlekken")
    assert [link.proto.page for link in app.get("page_link") if "Beheer" in link.proto.label] == ["beheer"]


def test_the_page_reads_in_english_too(open_directly: Open) -> None:
    app = open_directly("beheer", afspraak=GP, taal="en")
    assert [one.value for one in app.header] == ["Each GP works with the local team of its own area"]
