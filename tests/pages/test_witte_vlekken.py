"""Witte vlekken: find the GP without a connection, open who misses what, ask what if someone were away."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.analysis.norm_text import kept
from netwerk.analysis.norms import BoundRule, Norm, PairRule, Scope, read_norms
from netwerk.settings import NORMS_FILE, ROOT
from netwerk.store import keep_norms, open_store
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
    app.multiselect(key="zonder").select("lt-n").run()
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


def test_an_agreement_stands_beside_its_source_and_the_words_of_it(open_directly: Open) -> None:
    said = texts(open_directly("witte_vlekken"))
    assert "(R32): “De keuze om te gaan werken met de gebiedsgebonden teams is richtinggevend”." in said


def test_an_agreement_says_how_it_is_counted(open_directly: Open) -> None:
    said = texts(open_directly("witte_vlekken"))
    assert "In elk gebied is er minstens één registratie met een organisatie van de soort lokaal team." in said


def test_a_circle_lists_the_pairs_of_kinds_that_are_open(open_directly: Open) -> None:
    app = open_directly("witte_vlekken", afspraak="cirkel-gedwongen-kader")
    said = texts(app)
    assert "Tussen geen van de 6 paren van soorten is samenwerking vastgelegd, in Noord" in said
    assert "**Lokaal team met Veilig Thuis**" in said
    assert "Hier staat niet in het register: Veilig Thuis." in said


def test_a_place_where_the_team_was_seen_opens_its_records() -> None:
    app = AppTest.from_file(str(ROOT / "pages" / "witte_vlekken.py"), default_timeout=30)
    app.session_state["gehaald_gebied-lokaal-team"] = True
    app.run()
    app.button(key="bewijs_heeft_gebied-lokaal-team_0").click().run()
    # of Lokaal team Noord, the latest first
    assert registrations(app) == ["12-06-2026", "06-03-2026", "04-03-2026", "03-03-2026"]


def test_a_measure_over_too_few_organisations_gives_no_conclusion(open_directly: Open) -> None:
    said = texts(open_directly("witte_vlekken"))
    assert "Geen uitspraak: dit gaat over zeven organisaties, en dat is te weinig." in said


def agreed_now(database: Path, *norms: Norm) -> None:
    """Keep `norms` beside the standard ones, as the page Beheer does."""
    kept_ = [kept(norm) for norm in (*read_norms(NORMS_FILE), *norms)]
    keep_norms(open_store(str(database)), kept_, at=datetime(2026, 6, 30, 13, tzinfo=UTC))


def test_a_changed_agreement_counts_at_once(database: Path, open_directly: Open) -> None:
    assert "<b>1</b> van 2" in texts(open_directly("witte_vlekken"))
    [norm] = [norm for norm in read_norms(NORMS_FILE) if norm.id == "huisarts-lokaal-team"]
    rule = PairRule(from_kinds=("huisarts",), to_kinds=("lokaal_team",), scope=Scope.AREA, minimum=2)
    agreed_now(database, replace(norm, version=2, rule=rule))
    said = texts(open_directly("witte_vlekken"))
    assert "Geen van de 2 huisartsen werkt samen zoals is afgesproken" in said


def test_an_agreement_with_months_of_its_own_names_them(database: Path, open_directly: Open) -> None:
    [norm] = [norm for norm in read_norms(NORMS_FILE) if norm.id == "school-lokaal-team"]
    agreed_now(database, replace(norm, version=2, months=24))
    assert "Deze afspraak gaat over een eigen periode: van 13 juni 2024 tot en met 12 juni 2026." in texts(
        open_directly("witte_vlekken")
    )


def test_another_measure_opens_what_it_was_taken_over(database: Path, open_directly: Open) -> None:
    coverage = Norm(
        id="dekking",
        goal="Doel",
        text="Van 80 van de 100 organisaties is iets vastgelegd",
        source="Nota (R1)",
        valid_from=date(2020, 1, 1),
        rule=BoundRule(measure="coverage", at_least=0.8),
    )
    agreed_now(database, coverage)
    app = open_directly("witte_vlekken")
    app.button(key="bewijs_getal_dekking").click().run()
    assert [tab.label for tab in app.tabs] == ["In beeld (6)", "Nooit gezien (1)"]


def test_a_page_that_stands_follows_the_address_when_the_browser_goes_back(open_directly: Open) -> None:
    app = open_directly("witte_vlekken", deel="themas")
    app.query_params["deel"] = "kwetsbaar"
    assert "Wat hangt aan één organisatie of verbinding?" in texts(app.run())
