"""The import doctor on the page Gegevens: correcting what was understood, and what stays of that."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.store import imports, open_store, remembered
from tests.pages.conftest import Open, texts

REFERRALS = (
    b"Verwezen door;Verwezen naar;Contactdatum\n"
    b"Lokaal team Noord;Huisarts Noord;12-06-2026\n"
    b"Lokaal team Noord;Huisarts Zuyd;13-06-2026\n"
)
LATER = b"Verwezen door;Verwezen naar;Contactdatum\nLokaal team Zuid;Huisarts Noord;14-06-2026\n"
PATIENCE = 30.0  # seconds


def drop(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    box = next(box for box in app.get("file_uploader") if "Sleep" in box.label)
    return box.set_value([(name, content, "text/csv") for name, content in files]).run()


def pressed(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def read_in(app: AppTest) -> AppTest:
    """Press "Lees in" and wait until the server is done with it."""
    app.button(key="lees_in").click().run()
    until = time.monotonic() + PATIENCE
    while any(button.key == "stop_import" for button in app.button) and time.monotonic() < until:
        app.run()
    return app


@pytest.mark.usefixtures("database")
def test_a_file_with_other_headings_says_what_it_looks_like(open_directly: Open) -> None:
    app = drop(open_directly("gegevens"), ("verwijzingen.csv", REFERRALS))
    assert "Het lijkt op: Registraties, twee organisaties per rij." in texts(app)
    assert not [button for button in app.button if button.key == "lees_in"]


@pytest.mark.usefixtures("database")
def test_the_suggestions_are_followed_with_one_click(open_directly: Open) -> None:
    app = pressed(drop(open_directly("gegevens"), ("verwijzingen.csv", REFERRALS)), "Klopt, neem dit over")
    assert "Registraties, twee organisaties per rij. 2 rijen in te lezen." in texts(app)
    assert "Eén naam herkent Netwerk nog niet." in texts(app)


@pytest.mark.usefixtures("database")
def test_a_heading_row_below_a_title_is_found_and_told(open_directly: Open) -> None:
    lines = b"Overzicht;;\norganisatie_a;organisatie_b;datum\nLokaal team Noord;Huisarts Noord;12-06-2026\n"
    app = drop(open_directly("gegevens"), ("lijst.csv", lines))
    assert "De koppen staan in rij 2. Eén rij in te lezen." in texts(app)


@pytest.mark.usefixtures("database")
def test_the_month_may_be_said_to_come_first(open_directly: Open) -> None:
    rows = b"organisatie_a;organisatie_b;datum\nlt-n;ha-n;03/14/2026\nlt-n;ha-z;04/15/2026\n"
    app = drop(open_directly("gegevens"), ("amerikaans.csv", rows))
    assert "passen alleen als maand-dag-jaar" in texts(app)
    app.radio[0].set_value(True).run()
    assert "2 rijen in te lezen." in texts(app)


@pytest.mark.usefixtures("database")
def test_a_comma_may_be_said_to_split_participants(open_directly: Open) -> None:
    rows = b"samenwerking;deelnemers;datum\nTafel;Lokaal team Noord, Huisarts Noord;14-03-2026\n"
    app = drop(open_directly("gegevens"), ("lijst.csv", rows))
    assert "Eén naam herkent Netwerk nog niet." in texts(app)
    next(box for box in app.checkbox if "scheidt ook deelnemers" in box.label).check().run()
    assert "herkent Netwerk nog niet" not in texts(app)


@pytest.mark.usefixtures("database")
def test_a_date_for_all_rows_may_be_given_where_no_column_has_one(open_directly: Open) -> None:
    rows = b"organisatie_a;organisatie_b\nLokaal team Noord;Huisarts Noord\n"
    app = drop(open_directly("gegevens"), ("zonder datum.csv", rows))
    assert "Er is geen kolom met een datum." in texts(app)
    next(box for box in app.text_input if box.label == "Datum").input("2024/2025").run()
    assert "Eén rij in te lezen." in texts(app)


@pytest.mark.usefixtures("database")
def test_a_typed_source_that_may_be_about_a_person_is_refused_and_not_repeated(open_directly: Open) -> None:
    rows = b"organisatie_a;organisatie_b\nLokaal team Noord;Huisarts Noord\n"
    app = drop(open_directly("gegevens"), ("zonder datum.csv", rows))
    next(box for box in app.text_input if box.label == "Bron").input("jantje@example.nl").run()
    assert len(app.error) == 1
    assert "jantje" not in texts(app)


@pytest.mark.usefixtures("database")
def test_a_file_without_headings_is_read_once_that_is_said(open_directly: Open) -> None:
    rows = b"Lokaal team Noord;Huisarts Noord;12-06-2026\nLokaal team Zuid;Huisarts Zuid;13-06-2026\n"
    rows += b"Gemeente Averlo;Basisschool De Regenboog;14-06-2026\n"
    app = drop(open_directly("gegevens"), ("kaal.csv", rows))
    next(box for box in app.selectbox if box.label == "Waar staan de koppen?").set_value(0).run()
    app = pressed(app, "Klopt, neem dit over")
    assert "Registraties, twee organisaties per rij. Zonder koppen. 3 rijen in te lezen." in texts(app)


@pytest.mark.usefixtures("database")
def test_a_file_without_sheets_is_taken_out_and_not_skipped(open_directly: Open) -> None:
    app = drop(open_directly("gegevens"), ("verwijzingen.csv", REFERRALS))
    shape = next(box for box in app.selectbox if box.label == "Wat staat er in dit blad?")
    assert "Niets: sla dit blad over" not in shape.options


def test_a_choice_is_remembered_for_the_next_file_with_these_headings(open_app: Open, database: Path) -> None:
    app = pressed(drop(open_app("gegevens"), ("verwijzingen.csv", REFERRALS)), "Klopt, neem dit over")
    app = drop(read_in(app), ("later.csv", LATER))
    assert "Gelezen zoals u eerder koos." in texts(app)
    assert "Registraties, twee organisaties per rij. Eén rij in te lezen." in texts(app)
    assert len(remembered(open_store(str(database)))) == 1


def test_a_remembered_choice_can_be_forgotten(open_app: Open, database: Path) -> None:
    app = pressed(drop(open_app("gegevens"), ("verwijzingen.csv", REFERRALS)), "Klopt, neem dit over")
    app = pressed(drop(read_in(app), ("later.csv", LATER)), "Vergeet die keuze")
    assert "Netwerk weet niet wat hierin staat" in texts(app)
    assert remembered(open_store(str(database))) == ()


def test_nothing_is_remembered_of_a_file_that_is_not_read_in(open_directly: Open, database: Path) -> None:
    pressed(drop(open_directly("gegevens"), ("verwijzingen.csv", REFERRALS)), "Klopt, neem dit over")
    assert remembered(open_store(str(database))) == ()


@pytest.mark.usefixtures("database")
def test_dropped_files_stay_while_another_part_is_looked_at(open_directly: Open) -> None:
    app = drop(open_directly("gegevens"), ("verwijzingen.csv", REFERRALS))
    parts = next(control for control in app.get("button_group") if control.key == "gegevens_deel")
    parts.set_value("geschiedenis").run()
    assert "verwijzingen" not in texts(app)
    parts = next(control for control in app.get("button_group") if control.key == "gegevens_deel")
    parts.set_value("inlezen").run()
    assert "verwijzingen" in texts(app)


@pytest.mark.usefixtures("database")
def test_a_file_can_be_taken_out_again(open_directly: Open) -> None:
    app = drop(open_directly("gegevens"), ("verwijzingen.csv", REFERRALS), ("later.csv", LATER))
    app = pressed(app, "Haal eruit")
    assert ("later" in texts(app), "verwijzingen" in texts(app)) == (True, False)


@pytest.mark.usefixtures("database")
def test_a_broken_file_costs_one_sentence_and_the_others_are_read(open_directly: Open) -> None:
    good = b"organisatie_a;organisatie_b;datum\nLokaal team Noord;Huisarts Noord;12-06-2026\n"
    app = drop(open_directly("gegevens"), ("kapot.xlsx", b"PK\x03\x04rubbish"), ("goed.csv", good))
    assert len(app.exception) == 0
    assert "Eén rij in te lezen." in texts(app)
    assert any("kapot.xlsx" in str(cell) for table in app.dataframe for cell in table.value.to_numpy().ravel())


@pytest.mark.usefixtures("database")
def test_an_import_says_how_much_of_it_was_there_already(open_app: Open) -> None:
    rows = (
        b"organisatie_a;organisatie_b;datum;vorm;bron\n"
        b"lt-n;ha-n;12-06-2026;overleg;Casustafels\n"
        b"lt-n;ha-z;12-06-2026;overleg;Casustafels\n"
    )
    app = read_in(drop(open_app("gegevens"), ("nog eens.csv", rows)))
    assert "Ingelezen als import 2: 2 rijen. Daarvan zijn er 1 nieuw en waren er 1 er al." in texts(app).replace(
        "\\", ""
    )


def test_the_last_import_can_be_undone_where_it_is_told(open_app: Open, database: Path) -> None:
    rows = b"organisatie_a;organisatie_b;datum\nlt-n;ha-z;12-06-2026\n"
    app = read_in(drop(open_app("gegevens"), ("nieuw.csv", rows)))
    app.button(key="laatste_ongedaan").click().run()
    assert [one.status for one in imports(open_store(str(database)))] == ["active", "undone"]
    assert "Ingelezen als import 2" not in texts(app)


@pytest.mark.usefixtures("database")
def test_the_example_files_are_offered_where_no_file_was_dropped(open_directly: Open) -> None:
    app = open_directly("gegevens")
    assert [box.label for box in app.expander] == ["Nog geen bestand? Vul een voorbeeld in"]


@pytest.mark.usefixtures("database")
def test_problems_can_be_narrowed_to_one_gravity(open_directly: Open) -> None:
    rows = (
        b"organisatie_a;organisatie_b;datum\n"
        b"lt-n;ha-z;12-06-2026\nlt-n;ha-z;31-02-2026\nlt-n;Niemand Bekend;12-06-2026\n"
    )
    app = drop(open_directly("gegevens"), ("registraties.csv", rows))
    gravity = next(control for control in app.get("button_group") if control.key == "problemen_gevolg")
    gravity.set_value("error").run()
    shown = next(one.value for one in app.dataframe if "Gevolg" in one.value.columns)
    assert list(shown["Gevolg"]) == ["Niet ingelezen"]


@pytest.mark.usefixtures("database")
def test_each_part_has_its_own_address(open_directly: Open) -> None:
    titles = {
        part: [one.value for one in open_directly("gegevens", deel=part).header] for part in ("geschiedenis", "bewaren")
    }
    assert titles == {"geschiedenis": ["Wat is ingelezen"], "bewaren": ["Reservekopie"]}
