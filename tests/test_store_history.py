"""Imports in the database: kept whole, taken back, put back, and read back as they were written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netwerk.errors import StoreError
from netwerk.model import Rows
from netwerk.settings import classification
from netwerk.store import (
    ImportedFile,
    data_version,
    demo_loaded,
    imports,
    is_empty,
    load,
    open_store,
    redo,
    stored_register,
    stored_rows,
    take_demo_out,
    undo,
)
from netwerk.store.connecting import writing
from netwerk.store.history import add_import
from tests.drawn_rows import drawn_rows

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[sa.Engine]:
    engine = open_store(str(tmp_path / "netwerk.db"))
    yield engine
    engine.dispose()


def keep(engine: sa.Engine, rows: Rows, *, sha256: str = "aa", source: str = "bestand") -> int:
    counts = {"read": len(rows.records), "imported": len(rows.records), "rejected": 0, "blank": 0}
    files = [ImportedFile(name="getekend.csv", sha256=sha256, size=10)]
    with writing(engine) as connection:
        return add_import(connection, rows, files, counts, at=AT, source=source)[0]


def assert_same(found: Rows, rows: Rows) -> None:
    assert list(found.texts) == list(rows.texts)
    pd.testing.assert_frame_equal(found.register, rows.register)
    pd.testing.assert_frame_equal(found.records, rows.records)
    pd.testing.assert_frame_equal(found.participants, rows.participants)


def test_rows_come_back_as_they_were_written(engine: sa.Engine) -> None:
    rows = drawn_rows("anna-bert", "anna+carl+dora", register=["anna", "bert"], sheet="Blad1")
    keep(engine, rows)
    (found,) = stored_rows(engine)
    assert_same(found, rows)


def test_a_place_comes_back_with_the_number_of_its_import(engine: sa.Engine) -> None:
    keep(engine, drawn_rows("anna-bert", file="een.xlsx", sheet="Blad1"))
    (place,) = stored_rows(engine)[0].places
    assert (place.file, place.sheet, place.sha256, place.number) == ("een.xlsx", "Blad1", "ab" * 32, 1)


@pytest.mark.parametrize("name", ["'; DROP TABLE record_row;--", "%_\\", "=1+1", "Zoë <b>", "日本", "a\nb"])
def test_a_name_is_text_and_nothing_else(engine: sa.Engine, name: str) -> None:
    keep(engine, drawn_rows(register=[name]))
    assert stored_rows(engine)[0].register["id"].tolist() == [name]


def test_the_register_alone_comes_without_records(engine: sa.Engine) -> None:
    keep(engine, drawn_rows("anna-bert", register=["anna"]))
    (found,) = stored_register(engine)
    assert (found.register["id"].tolist(), len(found.records)) == (["anna"], 0)


def test_a_new_database_is_empty_at_version_0(engine: sa.Engine) -> None:
    assert (is_empty(engine), data_version(engine), imports(engine)) == (True, 0, ())


def test_every_change_raises_the_data_version_by_one(engine: sa.Engine) -> None:
    keep(engine, drawn_rows("anna-bert"))
    undo(engine, 1, at=AT)
    redo(engine, 1, at=AT)
    assert data_version(engine) == 3


def test_an_import_that_fails_halfway_leaves_nothing(engine: sa.Engine) -> None:
    rows = drawn_rows("anna-bert")
    twice = [ImportedFile(name="a", sha256="aa", size=1), ImportedFile(name="b", sha256="bb", size=None)]  # type: ignore[arg-type]
    counts = {"read": 1, "imported": 1, "rejected": 0, "blank": 0}
    with pytest.raises(sa.exc.IntegrityError), writing(engine) as connection:
        add_import(connection, rows, twice, counts, at=AT, source="bestand")
    assert (imports(engine), data_version(engine)) == ((), 0)


def test_the_history_shows_what_was_read(engine: sa.Engine) -> None:
    keep(engine, drawn_rows("anna-bert", "anna-carl"))
    assert imports(engine)[0].as_json() == {
        "number": 1,
        "at": "2026-03-02T09:30:00+00:00",
        "files": [{"name": "getekend.csv", "sha256": "aa"}],
        "read": 2,
        "imported": 2,
        "rejected": 0,
        "blank": 0,
        "status": "active",
    }


def test_a_number_is_never_given_out_twice(engine: sa.Engine) -> None:
    keep(engine, drawn_rows("anna-bert"))
    undo(engine, 1, at=AT)
    assert keep(engine, drawn_rows("anna-bert")) == 2


def test_what_is_taken_back_does_not_count(engine: sa.Engine) -> None:
    keep(engine, drawn_rows("anna-bert"), sha256="aa")
    keep(engine, drawn_rows("carl-dora"), sha256="bb")
    undo(engine, 1, at=AT)
    assert load(engine, classification()).organisations["id"].tolist() == ["carl", "dora"]


def test_what_is_put_back_counts_again(engine: sa.Engine) -> None:
    keep(engine, drawn_rows("anna-bert"))
    undo(engine, 1, at=AT)
    redo(engine, 1, at=AT)
    assert load(engine, classification()).organisations["id"].tolist() == ["anna", "bert"]


def test_the_data_can_be_read_as_they_were_known_at_a_version(engine: sa.Engine) -> None:
    keep(engine, drawn_rows("anna-bert"), sha256="aa")  # version 1
    keep(engine, drawn_rows("carl-dora"), sha256="bb")  # version 2
    undo(engine, 1, at=AT)  # version 3
    assert load(engine, classification(), as_known=1).organisations["id"].tolist() == ["anna", "bert"]
    assert load(engine, classification(), as_known=2).organisations["id"].tolist() == ["anna", "bert", "carl", "dora"]


@pytest.mark.parametrize("version", [-1, 1])
def test_a_version_that_never_was_is_refused(engine: sa.Engine, version: int) -> None:
    with pytest.raises(StoreError, match=f"Versie {version} van de gegevens bestaat niet; de nieuwste is 0"):
        load(engine, classification(), as_known=version)


def test_the_version_of_a_dataset_changes_with_the_data(engine: sa.Engine) -> None:
    before = load(engine, classification()).version
    keep(engine, drawn_rows("anna-bert"))
    assert load(engine, classification()).version != before


def test_two_databases_never_share_a_version(engine: sa.Engine, tmp_path: Path) -> None:
    other = open_store(str(tmp_path / "ander.db"))
    assert load(engine, classification()).version != load(other, classification()).version
    other.dispose()


@pytest.mark.parametrize("act", [undo, redo])
def test_an_unknown_number_is_refused(engine: sa.Engine, act: object) -> None:
    with pytest.raises(StoreError, match="Import 7 bestaat niet"):
        act(engine, 7, at=AT)  # type: ignore[operator]


def test_taking_back_twice_is_refused(engine: sa.Engine) -> None:
    keep(engine, drawn_rows("anna-bert"))
    undo(engine, 1, at=AT)
    with pytest.raises(StoreError, match="Import 1 is al teruggenomen"):
        undo(engine, 1, at=AT)


def test_putting_back_what_counts_already_is_refused(engine: sa.Engine) -> None:
    keep(engine, drawn_rows("anna-bert"))
    with pytest.raises(StoreError, match="Import 1 is niet teruggenomen"):
        redo(engine, 1, at=AT)


def test_putting_back_is_refused_when_a_file_was_read_in_again(engine: sa.Engine) -> None:
    keep(engine, drawn_rows("anna-bert"))
    undo(engine, 1, at=AT)
    keep(engine, drawn_rows("anna-bert"))
    with pytest.raises(StoreError, match=r"getekend\.csv is intussen ingelezen met import 2"):
        redo(engine, 1, at=AT)
    assert data_version(engine) == 3


def test_the_fictional_region_makes_room_for_own_files(engine: sa.Engine) -> None:
    keep(engine, drawn_rows("anna-bert"), source="demo")
    keep(engine, drawn_rows("carl-dora"), sha256="bb")
    assert [record.status for record in imports(engine)] == ["undone", "active"]
    assert data_version(engine) == 2


def test_the_fictional_region_never_joins_own_files(engine: sa.Engine) -> None:
    keep(engine, drawn_rows("carl-dora"), sha256="bb")
    with pytest.raises(StoreError, match="voorbeeldregio"):
        keep(engine, drawn_rows("anna-bert"), source="demo")


def test_the_fictional_region_is_not_put_back_beside_own_files(engine: sa.Engine) -> None:
    keep(engine, drawn_rows("anna-bert"), source="demo")
    keep(engine, drawn_rows("carl-dora"), sha256="bb")
    with pytest.raises(StoreError, match="voorbeeldregio"):
        redo(engine, 1, at=AT)


def test_own_files_that_are_put_back_take_the_fictional_region_out(engine: sa.Engine) -> None:
    keep(engine, drawn_rows("carl-dora"), sha256="bb")
    undo(engine, 1, at=AT)
    keep(engine, drawn_rows("anna-bert"), source="demo")
    assert redo(engine, 1, at=AT) == 2
    assert not demo_loaded(engine)


def test_the_fictional_region_can_be_taken_out_by_itself(engine: sa.Engine) -> None:
    keep(engine, drawn_rows("anna-bert"), source="demo")
    assert take_demo_out(engine, at=AT) == 1
    assert (is_empty(engine), demo_loaded(engine)) == (True, False)


def test_taking_out_a_fictional_region_that_is_not_there_changes_nothing(engine: sa.Engine) -> None:
    assert (take_demo_out(engine, at=AT), data_version(engine)) == (None, 0)


ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("import"), st.sampled_from(["anna-bert", "bert-carl", "anna+bert+dora"])),
        st.tuples(st.sampled_from(["undo", "redo"]), st.integers(1, 5)),
    ),
    max_size=12,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTS)
def test_the_store_equals_its_active_imports_read_in_order(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, object]]
) -> None:
    engine = open_store(str(tmp_path_factory.mktemp("cyclus") / "netwerk.db"))
    kept: list[Rows] = []
    active: set[int] = set()
    for what, argument in acts:
        if what == "import":
            kept.append(drawn_rows(str(argument), register=["anna"]))
            active.add(keep(engine, kept[-1], sha256=f"{len(kept)}"))
        elif what == "undo" and argument in active:
            undo(engine, int(str(argument)), at=AT)
            active.discard(int(str(argument)))
        elif what == "redo" and argument in set(range(1, len(kept) + 1)) - active:
            redo(engine, int(str(argument)), at=AT)
            active.add(int(str(argument)))
    found = stored_rows(engine)
    engine.dispose()
    assert [rows.places[0].number for rows in found] == sorted(active)
    for rows in found:
        assert_same(rows, kept[rows.places[0].number - 1])
