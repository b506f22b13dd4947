"""What is typed by hand goes through the same reading as a file, and changes nothing but what was changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from netwerk import store
from netwerk.errors import ArgumentError
from netwerk.model import FIRST, LAST, Dataset, day_number
from netwerk.records.by_hand import Entry, Particulars, organisation_file, particulars, record_file
from netwerk.records.files import InputFile
from netwerk.records.matching import Register, settle
from netwerk.records.typed import checked_organisation, checked_record
from netwerk.settings import classification

TODAY = day_number(date(2026, 11, 22))
AT = datetime(2026, 11, 22, 14, 5, 33, 71, tzinfo=UTC)
REGISTER = """id;naam;soort;gemeente;gebied;subregio;onderdeel_van;vanaf;tot;aliassen;contactrol;kvk;brin;agb
0017;De Linde;Basisschool;Weert;Noord;ML-West;best;2019;2030;;intern begeleider;01234567;12AB;41000001
best;Schoolbestuur Zuid;schoolbestuur;Weert;;;;;;;;;;
cjg;CJG Weert;cjg;Weert;;;;;;C.J.G.;;;;
"""
REGISTER_ROW = Particulars(
    id="0017",
    name="De Linde",
    kind="Basisschool",
    municipality=("Weert", "Nederweert"),
    area=("Noord", "Centrum"),
    subregion=("ML-West",),
    part_of="best",
    begin=day_number(date(2019, 1, 1)),
    end=day_number(date(2031, 1, 1)),
    aliases=("=Linde", "De Lindeboom"),
    contact_role="intern begeleider",
    kvk="01234567",
    brin="12AB",
    agb="41000001",
)
RECORDS = (
    "organisatie_a;organisatie_b;datum;vorm\n0017;cjg;05-03-2026;overleg\nDe Linde;Speeltuin Hop;06-03-2026;overleg\n"
)


@pytest.fixture
def engine(tmp_path: Path) -> sa.Engine:
    engine = store.open_store(str(tmp_path / "netwerk.db"))
    keep(engine, InputFile("organisaties.csv", REGISTER.encode()), InputFile("registraties.csv", RECORDS.encode()))
    keep(engine, organisation_file(REGISTER_ROW, at=AT))
    return engine


def keep(engine: sa.Engine, *files: InputFile) -> store.ImportResult:
    return store.import_files(engine, files, today=TODAY, at=AT, source="handmatig")


def known(engine: sa.Engine) -> tuple[Register, Dataset]:
    return settle(store.stored_register(engine)), store.load(engine, classification())


def written(engine: sa.Engine, id_: str) -> Particulars:
    register, dataset = known(engine)
    return particulars(register, dataset, dataset.code_of[id_])


def test_what_is_kept_by_hand_is_read_back_as_it_was_typed(engine: sa.Engine) -> None:
    assert written(engine, "0017") == REGISTER_ROW


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "-De Nieuwe Linde; dependance"),
        ("kind", "school"),
        ("municipality", ("Nederweert", "Weert")),
        ("area", ()),
        ("subregion", ("ML-Oost", "ML-West")),
        ("part_of", ""),
        ("begin", FIRST),
        ("begin", day_number(date(2020, 2, 29))),
        ("end", LAST),
        ("end", day_number(date(2026, 8, 1))),
        ("aliases", ("De Lindeboom", "@Linde", 'Linde "oud"')),
        ("contact_role", "directeur"),
        ("kvk", "00000001"),
        ("brin", ""),
        ("agb", "41000002"),
    ],
)
def test_changing_one_thing_leaves_all_else_as_it_was(engine: sa.Engine, field: str, value: Any) -> None:
    changed = replace(REGISTER_ROW, **{field: value})

    keep(engine, organisation_file(changed, at=AT + timedelta(minutes=1)))

    assert written(engine, "0017") == changed


def test_changing_forth_and_back_counts_each_time(engine: sa.Engine) -> None:
    for minute, role in enumerate(("directeur", "intern begeleider", "directeur"), start=1):
        changed = replace(REGISTER_ROW, contact_role=role)
        assert keep(engine, organisation_file(changed, at=AT + timedelta(minutes=minute))).made

    assert written(engine, "0017").contact_role == "directeur"


def test_undo_brings_back_what_was_there(engine: sa.Engine) -> None:
    result = keep(engine, organisation_file(replace(REGISTER_ROW, kvk=""), at=AT + timedelta(minutes=1)))
    assert result.number is not None
    store.undo(engine, result.number, at=AT)

    assert written(engine, "0017") == REGISTER_ROW


def test_the_history_names_the_moment_and_says_by_hand(engine: sa.Engine) -> None:
    last = store.imports(engine)[-1]
    assert (last.source, last.files[0].name) == ("handmatig", "handmatig 22-11-2026 14.05")


# --- the organisation that is not in the register yet ---


def test_one_from_the_records_goes_into_the_register_under_its_own_id(engine: sa.Engine) -> None:
    given = written(engine, "speeltuin-hop")
    keep(engine, organisation_file(replace(given, kind="vereniging"), at=AT + timedelta(minutes=1)))

    _register, dataset = known(engine)
    row = dataset.organisations.iloc[dataset.code_of["speeltuin-hop"]]
    assert (row["registered"], row["kind"], len(dataset.organisations)) == (True, "vereniging", 4)


def test_a_new_one_that_records_name_already_gets_their_id(engine: sa.Engine) -> None:
    register, dataset = known(engine)
    typed = Particulars(name="speeltuin hop", municipality=("Weert",))
    assert checked_organisation(Particulars(name=""), typed, register, dataset).id == "speeltuin-hop"


def test_one_that_is_in_the_register_is_not_added_again(engine: sa.Engine) -> None:
    register, dataset = known(engine)
    with pytest.raises(ArgumentError, match="CJG Weert staat al in het register"):
        checked_organisation(Particulars(name=""), Particulars(name="CJG Weert"), register, dataset)


def test_the_same_name_in_another_municipality_is_another(engine: sa.Engine) -> None:
    register, dataset = known(engine)
    typed = Particulars(name="De Linde", municipality=("Roermond",))
    assert checked_organisation(Particulars(name=""), typed, register, dataset) == typed


# --- what is checked ---


def test_the_old_name_stays_an_alias_so_that_records_stay_its_own(engine: sa.Engine) -> None:
    register, dataset = known(engine)
    kept = checked_organisation(REGISTER_ROW, replace(REGISTER_ROW, name="De Beuk"), register, dataset)
    assert kept.aliases == ("=Linde", "De Lindeboom", "De Linde")


def test_a_name_of_another_is_refused_as_an_alias(engine: sa.Engine) -> None:
    register, dataset = known(engine)
    with pytest.raises(ArgumentError, match=r"c\.j\.g\. is ook een naam van CJG Weert"):
        checked_organisation(REGISTER_ROW, replace(REGISTER_ROW, aliases=("c.j.g.",)), register, dataset)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "Jan de Vries 06-12345678"),
        ("aliases", ("jan@voorbeeld.nl",)),
        ("contact_role", "Jan de Vries"),
        ("kvk", "jan@voorbeeld.nl"),
        ("area", ("111222333",)),
    ],
)
def test_what_may_be_about_a_person_is_refused_and_not_repeated(engine: sa.Engine, field: str, value: Any) -> None:
    register, dataset = known(engine)
    with pytest.raises(ArgumentError) as refused:
        checked_organisation(REGISTER_ROW, replace(REGISTER_ROW, **{field: value}), register, dataset)
    assert (value[0] if isinstance(value, tuple) else value) not in str(refused.value)


def test_what_stood_there_before_is_not_asked_about_again(engine: sa.Engine) -> None:
    register, dataset = known(engine)
    given = replace(REGISTER_ROW, contact_role="Jan de Vries")
    assert checked_organisation(given, replace(given, brin=""), register, dataset).contact_role == "Jan de Vries"


def test_an_organisation_needs_a_name(engine: sa.Engine) -> None:
    register, dataset = known(engine)
    with pytest.raises(ArgumentError, match="Vul een naam in"):
        checked_organisation(REGISTER_ROW, replace(REGISTER_ROW, name=""), register, dataset)


# --- a record ---

CALL = Entry(when="22-11-2026", form="overleg", theme="verzuim", source="telefoon", participants=("0017", "cjg"))


def added(engine: sa.Engine, entry: Entry) -> dict[str, Any]:
    keep(engine, record_file(checked_record(entry), at=AT + timedelta(minutes=1)))
    dataset = store.load(engine, classification())
    at = dataset.records["begin"].to_numpy().argmax()
    one = dataset.records.iloc[[at]].to_dict("records")[0]
    ids = dataset.organisations["id"]
    seats = dataset.seats["organisation"][dataset.seats["record"] == at]
    who = [ids[one["a"]], ids[one["b"]]] if one["a"] >= 0 else [ids[code] for code in seats]
    return {
        "who": who,
        "form": dataset.form_sets[one["forms"]],
        "theme": dataset.theme_sets[one["themes"]],
        "source": dataset.sources[one["source"]],
        "days": (one["begin"], one["end"]),
        "directed": one["directed"],
    }


def test_a_record_between_two_holds_what_was_typed(engine: sa.Engine) -> None:
    assert added(engine, CALL) == {
        "who": ["0017", "cjg"],
        "form": ("overleg",),
        "theme": ("verzuim",),
        "source": "telefoon",
        "days": (TODAY, TODAY + 1),
        "directed": False,
    }


def test_a_record_between_three_is_one_meeting(engine: sa.Engine) -> None:
    entry = replace(CALL, participants=("cjg", "0017", "best"))
    assert added(engine, entry)["who"] == ["0017", "best", "cjg"]


def test_a_month_stays_a_month(engine: sa.Engine) -> None:
    days = (day_number(date(2026, 11, 1)), day_number(date(2026, 12, 1)))
    assert added(engine, replace(CALL, when="2026-11"))["days"] == days


def test_a_referral_goes_from_the_first_to_the_second(engine: sa.Engine) -> None:
    entry = replace(CALL, form="consulteren", participants=("cjg", "0017"), directed=True)
    found = added(engine, entry)
    assert (found["who"], found["directed"]) == (["cjg", "0017"], True)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (replace(CALL, when=""), "Vul een datum of een maand in"),
        (replace(CALL, form=""), "Kies een vorm"),
        (replace(CALL, participants=("cjg",)), "Kies ten minste twee organisaties"),
        (replace(CALL, participants=("cjg", "0017", "best"), directed=True), "precies twee organisaties"),
        (replace(CALL, theme="MDO Jantje de V."), "Bij Thema lijkt"),
    ],
)
def test_a_record_that_cannot_be_kept_says_why(entry: Entry, said: str) -> None:
    with pytest.raises(ArgumentError, match=said):
        record_file(checked_record(entry), at=AT)


# --- a register without ids ---


@pytest.fixture
def without_ids(tmp_path: Path) -> sa.Engine:
    engine = store.open_store(str(tmp_path / "zonder-ids.db"))
    register = "naam;soort;gemeente\nDe Regenboog;school;Weert\nDe Regenboog;school;Roermond\nCJG Weert;cjg;Weert\n"
    records = "organisatie_a;organisatie_b;datum\nde-regenboog-weert;CJG Weert;05-03-2026\n"
    keep(engine, InputFile("organisaties.csv", register.encode()), InputFile("registraties.csv", records.encode()))
    return engine


@pytest.mark.parametrize(
    ("field", "value"),
    [("kind", "cjg"), ("name", "De Boog"), ("municipality", ("Nederweert",)), ("municipality", ())],
)
def test_an_organisation_of_a_register_without_ids_stays_one(without_ids: sa.Engine, field: str, value: Any) -> None:
    given = written(without_ids, "de-regenboog-weert")
    keep(without_ids, organisation_file(replace(given, **{field: value}), at=AT + timedelta(minutes=1)))

    _register, dataset = known(without_ids)
    assert list(dataset.organisations["id"]) == ["cjg-weert-weert", "de-regenboog-roermond", "de-regenboog-weert"]
    assert getattr(written(without_ids, "de-regenboog-weert"), field) == value
    assert dataset.records[["a", "b"]].to_numpy().tolist() == [[2, 0]]
