"""The part "Namen": names are settled in one table, at once and reversibly; organisations merge, split, are renamed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.errors import StoreError
from netwerk.i18n import mark
from netwerk.model import day_number
from netwerk.records.deciding import Decision, Verdict
from netwerk.records.files import InputFile
from netwerk.settings import classification
from netwerk.store import decide, decisions, import_files, kept_decisions, load, open_store
from tests.pages.conftest import Open, texts

AT = datetime(2026, 7, 1, 12, tzinfo=UTC)
# three rows of one name that is written in another order, one abbreviated, one that is nobody, one hostile
ODD = """organisatie_a;organisatie_b;datum
Noord, lokaal team;ha-n;01-06-2026
Noord, lokaal team;ha-n;02-06-2026
Noord, lokaal team;bs-1;03-06-2026
BS De Regenboog;ha-n;04-06-2026
BS De Regenboog;ha-z;05-06-2026
Rondvraag;ha-z;06-06-2026
![b](http://127.0.0.1:9/b.png) $$x$$;ha-z;07-06-2026
"""


@pytest.fixture
def names(database: Path) -> Path:
    file = InputFile(name="lijst.csv", content=ODD.encode())
    import_files(open_store(str(database)), [file], today=day_number(date(2026, 6, 30)), at=AT)
    return database


@pytest.fixture
def page(open_directly: Open, names: Path) -> AppTest:
    return open_directly("gegevens", deel="namen")


def edit(app: AppTest, at: int, **cells: Any) -> AppTest:
    """Choose something in row `at` of the table, as the browser would send it."""
    key = app.data_editor[0].key
    before = app.session_state[key]["edited_rows"] if key in app.session_state else {}
    rows = {**before, at: {**before.get(at, {}), **cells}}
    app.session_state[key] = {"edited_rows": rows, "added_rows": [], "deleted_rows": []}
    return app.run()


def holding(path: Path) -> list[tuple[str, str, str]]:
    return [(one.what.value, one.name, one.target) for one in decisions(open_store(str(path)))]


def test_the_table_shows_who_each_name_looks_like_and_why(page: AppTest) -> None:
    table = page.data_editor[0].value

    assert list(table["name"]) == [
        "Noord, lokaal team", "BS De Regenboog", "![b](http://127.0.0.1:9/b.png) $$x$$", "Rondvraag",
    ]  # fmt: skip
    assert list(table["rows"]) == [3, 2, 1, 1]
    assert list(table["who"])[:2] == ["lt-n", "bs-1"]
    assert list(table["why"])[:2] == ["zelfde woorden in andere volgorde", "‘bs’ is een afkorting"]
    assert list(table["first"])[:2] == ["lijst.csv, rij 2", "lijst.csv, rij 5"]
    assert "Vier namen" in texts(page)


def test_a_choice_in_the_table_is_kept_at_once(page: AppTest, names: Path) -> None:
    edit(page, 0, verdict="same")

    assert holding(names) == [("same", "Noord, lokaal team", "lt-n")]


def test_choosing_an_organisation_says_that_it_is_that_one(page: AppTest, names: Path) -> None:
    app = edit(page, 3, who="gem")

    assert holding(names) == [("same", "Rondvraag", "gem")]
    assert list(app.data_editor[0].value["name"]) == [
        "Noord, lokaal team", "BS De Regenboog", "![b](http://127.0.0.1:9/b.png) $$x$$", "Rondvraag",
    ]  # fmt: skip


def test_a_name_that_was_settled_is_gone_when_the_part_is_opened_again(page: AppTest, open_directly: Open) -> None:
    edit(page, 0, verdict="same")

    again = open_directly("gegevens", deel="namen")

    assert "Noord, lokaal team" not in list(again.data_editor[0].value["name"])


def test_later_takes_a_choice_back(page: AppTest, names: Path) -> None:
    app = edit(page, 0, verdict="same")
    edit(app, 0, verdict="later")

    assert holding(names) == []


def test_what_lacks_an_organisation_is_said_and_not_kept(page: AppTest, names: Path) -> None:
    app = edit(page, 3, verdict="part", who=None)

    assert holding(names) == []
    assert "Kies bij Rondvraag ook een organisatie" in texts(app)


def test_a_new_organisation_gets_its_kind_and_municipality(page: AppTest, names: Path) -> None:
    app = edit(page, 3, verdict="new")
    app = edit(app, 3, kind="welzijn")
    edit(app, 3, town="Averlo")

    data = load(open_store(str(names)), classification()).organisations.set_index("id")
    assert tuple(data.loc["rondvraag", ["kind", "municipality", "registered"]]) == ("welzijn", ("Averlo",), True)


def test_a_part_of_an_organisation_belongs_to_it(page: AppTest, names: Path) -> None:
    edit(page, 3, verdict="part", who="gem")

    data = load(open_store(str(names)), classification())
    assert data.organisations["id"][data.organisations["part_of"][data.code_of["rondvraag"]]] == "gem"


def test_what_is_no_organisation_is_left_out(page: AppTest, names: Path) -> None:
    edit(page, 3, verdict="leave_out")

    assert "rondvraag" not in load(open_store(str(names)), classification()).code_of


def test_what_could_not_be_kept_is_said_and_tried_again(
    page: AppTest, names: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_arguments: object, **_options: object) -> None:
        raise StoreError(mark("De database is bezet."))

    with monkeypatch.context() as broken:
        broken.setattr("netwerk.store.decide", locked)
        app = edit(page, 0, verdict="same")
        said, kept = texts(app), holding(names)
    app.run()

    assert ("De database is bezet." in said, kept) == (True, [])
    assert holding(names) == [("same", "Noord, lokaal team", "lt-n")]


def test_ticked_names_are_decided_together(page: AppTest, names: Path) -> None:
    app = edit(page, 2, ticked=True)
    app = edit(app, 3, ticked=True)
    app.selectbox(key="namen_samen_besluit").set_value("leave_out").run()
    app.button(key="namen_samen").click().run()

    assert sorted(holding(names)) == [
        ("leave_out", "![b](http://127.0.0.1:9/b.png) $$x$$", ""),
        ("leave_out", "Rondvraag", ""),
    ]


def test_equal_cases_are_taken_over_at_once(page: AppTest, names: Path) -> None:
    page.session_state["namen_gelijk"] = True
    app = page.run()
    assert [str(option) for option in app.selectbox(key="namen_geval").options] == [
        "Zelfde woorden in andere volgorde (1)",
        "Een bekende afkorting (1)",
    ]
    app.button(key="namen_alle").click().run()

    assert holding(names) == [("same", "Noord, lokaal team", "lt-n")]


def test_a_name_is_never_markdown(page: AppTest) -> None:
    app = edit(page, 2, verdict="part", who=None)

    assert "![b](" not in "\n".join(str(one.value) for one in app.warning)
    assert "![b](" not in "\n".join(str(one.value) for one in app.markdown)


def test_more_than_25_names_come_in_pages(database: Path, open_directly: Open) -> None:
    # the first of them is in two rows, so it goes first; the 30 others by name
    rows = "\n".join(f"Clubje {letter}{letter};ha-n;01-06-2026" for letter in "abcdefghijklmnopqrstuvwxyzàáâä")
    content = f"organisatie_a;organisatie_b;datum\nEerste;ha-n;01-06-2026\nEerste;ha-n;02-06-2026\n{rows}\n"
    file = InputFile(name="lang.csv", content=content.encode())
    import_files(open_store(str(database)), [file], today=day_number(date(2026, 6, 30)), at=AT)

    app = open_directly("gegevens", deel="namen")
    shown = [len(app.data_editor[0].value)]
    app = edit(app, 0, verdict="leave_out")
    app.button(key="namen_volgende").click().run()
    shown.append(len(app.data_editor[0].value))

    assert shown == [25, 6]
    assert next(iter(app.data_editor[0].value["name"])) == "Clubje yy"


def test_names_in_files_that_are_only_dropped_are_settled_too(open_directly: Open, database: Path) -> None:
    app = open_directly("gegevens")
    box = next(box for box in app.get("file_uploader") if "Sleep" in box.label)
    app = box.upload("lijst.csv", ODD.encode(), "text/csv").run()
    app.segmented_control(key="gegevens_deel").set_value("namen").run()
    app = edit(app, 0, verdict="same")
    app.segmented_control(key="gegevens_deel").set_value("inlezen").run()

    assert holding(database) == [("same", "Noord, lokaal team", "lt-n")]
    assert "Drie namen" in texts(app)


def test_a_dropped_register_may_be_meant_too(open_directly: Open, database: Path) -> None:
    app = open_directly("gegevens")
    register = "id;naam;soort;gemeente\nwb;Wijkteam Bos;lokaal_team;Averlo\n"
    rows = "organisatie_a;organisatie_b;datum\nBos (wijkteam);ha-n;01-06-2026\n"
    box = next(box for box in app.get("file_uploader") if "Sleep" in box.label)
    app = box.upload("register.csv", register.encode(), "text/csv").run()
    box = next(box for box in app.get("file_uploader") if "Sleep" in box.label)
    app = box.upload("rijen.csv", rows.encode(), "text/csv").run()
    app.segmented_control(key="gegevens_deel").set_value("namen").run()

    assert list(app.data_editor[0].value["who"]) == ["wb"]


@pytest.mark.usefixtures("database")
def test_without_open_names_the_part_says_so(open_directly: Open) -> None:
    app = open_directly("gegevens", deel="namen")

    assert ("Alle namen zijn vastgesteld." in texts(app), len(app.data_editor)) == (True, 0)


@pytest.mark.usefixtures("empty_database")
def test_an_empty_database_has_no_names(open_directly: Open) -> None:
    app = open_directly("gegevens", deel="namen")

    assert (len(app.exception), len(app.data_editor)) == (0, 0)


def _decided(path: Path, *made: Decision) -> None:
    decide(open_store(str(path)), made, at=AT)


def test_a_decision_is_listed_and_can_be_taken_back_and_made_again(names: Path, open_directly: Open) -> None:
    _decided(names, Decision(what=Verdict.SAME, name="BS De Regenboog", target="bs-1"))
    app = open_directly("gegevens", deel="namen")
    app.segmented_control(key="namen_taak").set_value("besluiten").run()
    listed = app.dataframe[0].value.iloc[0]["Besluit"]
    app.multiselect(key="besluiten_terug_0").set_value([1]).run()
    app.button(key="besluiten_terug_0_knop").click().run()
    after = holding(names)
    app.toggle(key="besluiten_alle").set_value(True).run()
    app.multiselect(key="besluiten_opnieuw_0").set_value([1]).run()
    app.button(key="besluiten_opnieuw_0_knop").click().run()

    assert listed == "‘BS De Regenboog’ is Basisschool De Regenboog."
    assert (after, holding(names)) == ([], [("same", "BS De Regenboog", "bs-1")])
    assert [one.decision.number for one in kept_decisions(open_store(str(names)))] == [1, 2]


def _succession(open_directly: Open, what: str) -> AppTest:
    app = open_directly("gegevens", deel="namen")
    app.segmented_control(key="namen_taak").set_value("opvolging").run()
    return app.segmented_control(key="opvolging_wat").set_value(what).run()


def test_two_organisations_merge_into_a_new_one(database: Path, open_directly: Open) -> None:
    app = _succession(open_directly, "merge")
    app.multiselect(key="opvolging_0_samen").set_value(["lt-n", "lt-z"])
    app.selectbox(key="opvolging_0_opvolger").set_value("").run()
    app.text_input(key="opvolging_0_nieuw").set_value("Lokaal team Averlo")
    app.selectbox(key="opvolging_0_soort").set_value("lokaal_team")
    app.date_input(key="opvolging_0_dag").set_value(date(2026, 1, 1)).run()
    said = texts(app)
    app.button(key="opvolging_0_vast").click().run()

    data = load(open_store(str(database)), classification())
    assert "Lokaal team Noord en Lokaal team Zuid worden gelezen als Lokaal team Averlo, ook in eerdere jaren" in said
    assert {"lt-n", "lt-z"} & set(data.organisations["id"]) == set()
    assert "lokaal-team-averlo" in data.code_of
    assert "Lokaal team Noord ging op 1 januari 2026 op in Lokaal team Averlo." in list(
        app.dataframe[0].value["Besluit"]
    )


def test_one_organisation_goes_over_into_another_and_back(database: Path, open_directly: Open) -> None:
    app = _succession(open_directly, "merge")
    app.multiselect(key="opvolging_0_samen").set_value(["lt-z"])
    app.selectbox(key="opvolging_0_opvolger").set_value("lt-n").run()
    app.button(key="opvolging_0_vast").click().run()
    gone = "lt-z" in load(open_store(str(database)), classification()).code_of
    app.multiselect(key="besluiten_terug_0").set_value([1]).run()
    app.button(key="besluiten_terug_0_knop").click().run()

    assert (gone, "lt-z" in load(open_store(str(database)), classification()).code_of) == (False, True)


def test_a_circle_of_mergers_is_refused(database: Path, open_directly: Open) -> None:
    _decided(database, Decision(what=Verdict.MERGE, id="lt-z", target="lt-n"))
    app = _succession(open_directly, "merge")
    app.multiselect(key="opvolging_0_samen").set_value(["lt-n"]).run()
    assert "Lokaal team Zuid" not in app.selectbox(key="opvolging_0_opvolger").options


def test_an_organisation_splits(database: Path, open_directly: Open) -> None:
    app = _succession(open_directly, "split")
    app.selectbox(key="opvolging_0_splitst").set_value("lt-n")
    app.selectbox(key="opvolging_0_opvolger").set_value("lt-z").run()
    app.button(key="opvolging_0_vast").click().run()

    assert [(one.what, one.id, one.target) for one in decisions(open_store(str(database)))] == [
        (Verdict.SPLIT, "lt-n", "lt-z")
    ]


def test_an_organisation_gets_another_name(database: Path, open_directly: Open) -> None:
    app = _succession(open_directly, "rename")
    app.selectbox(key="opvolging_0_heette").set_value("lt-n")
    app.text_input(key="opvolging_0_naam").set_value("Wijkteam Noord").run()
    app.button(key="opvolging_0_vast").click().run()

    data = load(open_store(str(database)), classification())
    assert data.organisations["name"][data.code_of["lt-n"]] == "Wijkteam Noord"


def test_a_typed_name_of_a_person_is_refused_and_not_repeated(database: Path, open_directly: Open) -> None:
    app = _succession(open_directly, "rename")
    app.selectbox(key="opvolging_0_heette").set_value("lt-n")
    app.text_input(key="opvolging_0_naam").set_value("jan@voorbeeld.nl").run()
    app.button(key="opvolging_0_vast").click().run()

    assert decisions(open_store(str(database))) == ()
    assert len(app.error) == 1
    assert "jan" not in app.error[0].value


@pytest.mark.parametrize("what", ["merge", "split", "rename"])
def test_nothing_chosen_is_a_sentence(what: str, database: Path, open_directly: Open) -> None:
    app = _succession(open_directly, what)
    app.button(key="opvolging_0_vast").click().run()

    assert len(app.error) == 1
    assert decisions(open_store(str(database))) == ()
