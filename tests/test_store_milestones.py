"""Milestones in the database: kept once, taken away and put back with every step kept, and along in a backup."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from netwerk.errors import StoreError
from netwerk.store import (
    backup,
    data_version,
    keep_milestone,
    kept_milestones,
    open_store,
    opening,
    put_milestone_back,
    restore,
    take_milestone_away,
    undo,
)
from tests.drawn_rows import drawn_rows
from tests.test_store_history import keep

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
LATER = datetime(2026, 4, 2, 9, 30, tzinfo=UTC)
DAY = 19601


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[sa.Engine]:
    engine = open_store(str(tmp_path / "netwerk.db"))
    yield engine
    engine.dispose()


def write(engine: sa.Engine, name: str = "Nieuw contract", *, day: int = DAY) -> int:
    return keep_milestone(engine, day=day, name=name, organisations=("bert", "anna"), owner="coördinator", at=AT)


def test_a_new_database_has_none(engine: sa.Engine) -> None:
    assert kept_milestones(engine) == ()


def test_what_is_written_down_is_kept_whole(engine: sa.Engine) -> None:
    assert write(engine) == 1
    (one,) = kept_milestones(engine)
    assert (one.number, one.day, one.name, one.organisations) == (1, DAY, "Nieuw contract", ("anna", "bert"))
    assert [(step.at, step.owner, step.counts) for step in one.steps] == [(AT, "coördinator", True)]


def test_a_milestone_of_a_place_keeps_the_place(engine: sa.Engine) -> None:
    keep_milestone(engine, day=DAY, name="Start", level="area", place="Haven", owner="beleid", at=AT)
    (one,) = kept_milestones(engine)
    assert (one.organisations, one.level, one.place) == ((), "area", "Haven")


def test_one_that_is_taken_away_stays_with_who_did_it_and_when(engine: sa.Engine) -> None:
    take_milestone_away(engine, write(engine), owner="beleid", at=LATER)
    (one,) = kept_milestones(engine)
    assert not one.counts
    assert [(step.at, step.owner, step.counts) for step in one.steps] == [
        (AT, "coördinator", True),
        (LATER, "beleid", False),
    ]


def test_one_that_is_put_back_holds_again(engine: sa.Engine) -> None:
    number = write(engine)
    take_milestone_away(engine, number, owner="beleid", at=LATER)
    put_milestone_back(engine, number, owner="coördinator", at=LATER)
    assert [step.counts for step in kept_milestones(engine)[0].steps] == [True, False, True]


def test_the_same_one_is_not_kept_twice(engine: sa.Engine) -> None:
    write(engine)
    with pytest.raises(StoreError, match="staat er al"):
        write(engine)
    assert len(kept_milestones(engine)) == 1


def test_the_same_name_on_another_day_is_another_one(engine: sa.Engine) -> None:
    assert [write(engine), write(engine, day=DAY + 1)] == [1, 2]


def test_the_same_one_can_be_written_down_after_it_was_taken_away(engine: sa.Engine) -> None:
    take_milestone_away(engine, write(engine), owner="beleid", at=LATER)
    assert write(engine) == 2


def test_one_that_was_taken_away_is_not_taken_away_again(engine: sa.Engine) -> None:
    number = write(engine)
    take_milestone_away(engine, number, owner="beleid", at=LATER)
    with pytest.raises(StoreError, match="al weggehaald"):
        take_milestone_away(engine, number, owner="beleid", at=LATER)
    assert len(kept_milestones(engine)[0].steps) == 2


def test_one_that_holds_is_not_put_back(engine: sa.Engine) -> None:
    with pytest.raises(StoreError, match="staat er al"):
        put_milestone_back(engine, write(engine), owner="beleid", at=LATER)


def test_one_that_is_not_there_cannot_be_taken_away(engine: sa.Engine) -> None:
    with pytest.raises(StoreError, match="Mijlpaal 7 bestaat niet"):
        take_milestone_away(engine, 7, owner="beleid", at=LATER)


def test_half_of_one_is_never_kept(engine: sa.Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **named: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(import_module("netwerk.store.milestones"), "note_down", broken)
    with pytest.raises((OSError, StoreError)):
        write(engine)
    assert kept_milestones(engine) == ()


def test_the_data_themselves_do_not_change(engine: sa.Engine) -> None:
    before = data_version(engine)
    take_milestone_away(engine, write(engine), owner="beleid", at=LATER)
    assert data_version(engine) == before


def test_taking_an_import_back_keeps_the_milestones(engine: sa.Engine) -> None:
    number = keep(engine, drawn_rows("anna-bert"))
    write(engine)
    undo(engine, number, at=LATER)
    assert [one.name for one in kept_milestones(engine)] == ["Nieuw contract"]


def test_each_step_is_in_the_trail(engine: sa.Engine) -> None:
    take_milestone_away(engine, write(engine), owner="beleid", at=LATER)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT what, at FROM audit").all() == [
            ("milestone", AT.isoformat()),
            ("milestone", LATER.isoformat()),
        ]


def test_a_backup_holds_the_milestones_with_their_steps(engine: sa.Engine) -> None:
    number = write(engine)
    kept, content = kept_milestones(engine), backup(engine)
    take_milestone_away(engine, number, owner="beleid", at=LATER)
    write(engine, "Nog een")
    restore(engine, content, at=LATER)
    assert kept_milestones(engine) == kept


# --- the migration that made these tables ---


def migrate(engine: sa.Engine, to: str, *, down: bool = False) -> None:
    config = Config()
    config.set_main_option("script_location", str(opening.MIGRATIONS))
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        (command.downgrade if down else command.upgrade)(config, to)


def columns(file: Path) -> set[tuple[str, str]]:
    with closing(sqlite3.connect(file)) as database:
        tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {(table, row[1]) for table in tables for row in database.execute(f'PRAGMA table_info("{table}")')}


def test_the_migration_goes_down_and_up_again_to_the_same_tables(engine: sa.Engine, tmp_path: Path) -> None:
    before = columns(tmp_path / "netwerk.db")
    migrate(engine, "0003", down=True)
    lower = columns(tmp_path / "netwerk.db")
    migrate(engine, "0004")
    assert {table for table, _ in before - lower} == {"milestone", "milestone_step"}
    assert columns(tmp_path / "netwerk.db") == before


def test_a_database_of_the_version_before_gets_the_tables(engine: sa.Engine, tmp_path: Path) -> None:
    migrate(engine, "0003", down=True)
    engine.dispose()
    opened = open_store(str(tmp_path / "netwerk.db"))
    write(opened)
    assert len(kept_milestones(opened)) == 1
    opened.dispose()
