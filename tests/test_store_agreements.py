"""Versions of agreements in the database: each is kept, one after the other, together or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from netwerk.errors import StoreError
from netwerk.model import KeptNorm
from netwerk.store import (
    Status,
    add_step,
    backup,
    data_version,
    introductions,
    keep_norms,
    kept_norms,
    norms_version,
    open_store,
    opening,
    restore,
    take_up,
)

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
LATER = datetime(2026, 4, 2, 9, 30, tzinfo=UTC)
ONE = KeptNorm(id="een", version=1, content='text = "Zoals het was"\n')
TWO = replace(ONE, version=2, content='text = "Zoals het is"\n')
OTHER = KeptNorm(id="ander", version=1, content="text = \"Anders; met = 'tekens' en é\"\n")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "netwerk.db"


@pytest.fixture
def engine(file: Path) -> Iterator[sa.Engine]:
    engine = open_store(str(file))
    yield engine
    engine.dispose()


def told(engine: sa.Engine) -> list[tuple[str, int, bool, str]]:
    return [(one.id, one.version, one.withdrawn, one.content) for one in kept_norms(engine)]


def test_a_new_database_has_no_agreements_of_its_own(engine: sa.Engine) -> None:
    assert (kept_norms(engine), norms_version(engine)) == ((), 0)


def test_every_version_is_kept_with_its_moment(engine: sa.Engine) -> None:
    keep_norms(engine, [ONE, OTHER], at=AT)
    keep_norms(engine, [TWO], at=LATER)
    assert kept_norms(engine) == (replace(ONE, at=AT), replace(OTHER, at=AT), replace(TWO, at=LATER))


def test_what_is_withdrawn_stays_to_be_read(engine: sa.Engine) -> None:
    keep_norms(engine, [ONE], at=AT)
    keep_norms(engine, [replace(TWO, withdrawn=True)], at=LATER)
    assert told(engine) == [("een", 1, False, ONE.content), ("een", 2, True, TWO.content)]


def test_two_versions_of_one_agreement_can_be_kept_together(engine: sa.Engine) -> None:
    keep_norms(engine, [ONE, TWO], at=AT)
    assert [one.version for one in kept_norms(engine)] == [1, 2]


@pytest.mark.parametrize("version", [1, 3])
def test_only_the_next_version_is_kept(engine: sa.Engine, version: int) -> None:
    # 1: somebody else changed it since it was read; 3: one between was lost
    keep_norms(engine, [ONE], at=AT)
    with pytest.raises(StoreError, match="'een' is intussen door iemand anders gewijzigd"):
        keep_norms(engine, [OTHER, replace(ONE, version=version)], at=LATER)
    assert told(engine) == [("een", 1, False, ONE.content)]


def test_an_agreement_begins_at_its_first_version(engine: sa.Engine) -> None:
    with pytest.raises(StoreError, match="Er is niets veranderd"):
        keep_norms(engine, [TWO], at=AT)
    assert kept_norms(engine) == ()


def test_nothing_to_keep_changes_nothing(engine: sa.Engine) -> None:
    keep_norms(engine, [], at=AT)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM audit").scalar() == 0


def test_each_change_raises_the_version_of_the_agreements_and_not_of_the_data(engine: sa.Engine) -> None:
    before = data_version(engine)
    keep_norms(engine, [ONE], at=AT)
    first = norms_version(engine)
    keep_norms(engine, [TWO], at=LATER)
    assert (first > 0, norms_version(engine) > first, data_version(engine)) == (True, True, before)


def test_a_change_is_in_the_trail(engine: sa.Engine) -> None:
    keep_norms(engine, [ONE, OTHER], at=AT)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT what, number, at FROM audit").all() == [
            ("norms", None, AT.isoformat())
        ]


def test_a_failure_halfway_keeps_none(engine: sa.Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("netwerk.store.agreements.note", broken)
    with pytest.raises((OSError, StoreError)):
        keep_norms(engine, [ONE, OTHER], at=AT)
    assert kept_norms(engine) == ()


def test_a_backup_holds_every_version(engine: sa.Engine) -> None:
    keep_norms(engine, [ONE, OTHER], at=AT)
    kept, content = kept_norms(engine), backup(engine)
    keep_norms(engine, [TWO], at=LATER)
    restore(engine, content, at=LATER)
    assert kept_norms(engine) == kept


def test_what_is_put_back_has_a_version_that_no_cache_has_seen(engine: sa.Engine) -> None:
    keep_norms(engine, [ONE], at=AT)
    content = backup(engine)
    keep_norms(engine, [TWO], at=LATER)
    seen = {norms_version(engine)}
    restore(engine, content, at=LATER)
    keep_norms(engine, [replace(TWO, content='text = "Iets anders"')], at=LATER)
    assert norms_version(engine) not in seen


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


def test_the_migration_goes_down_and_up_again_to_the_same_tables(engine: sa.Engine, file: Path) -> None:
    migrate(engine, "0003", down=True)
    before = columns(file)
    migrate(engine, "0002", down=True)
    lower = columns(file)
    migrate(engine, "0003")
    assert {table for table, _ in before - lower} == {"norm", "introduction", "introduction_step"}
    assert columns(file) == before


def test_a_database_of_the_version_before_gets_the_tables_and_keeps_what_it_had(engine: sa.Engine, file: Path) -> None:
    version = data_version(engine)
    migrate(engine, "0002", down=True)
    engine.dispose()
    opened = open_store(str(file))
    keep_norms(opened, [ONE], at=AT)
    number = take_up(opened, "anna", "bert", day=20514, owner="beleid", note="", reasons={}, at=AT)
    add_step(opened, number, day=20514, status=Status.DONE, owner="beleid", note="", at=AT)
    assert (len(kept_norms(opened)), len(introductions(opened)), data_version(opened)) == (1, 1, version)
    opened.dispose()
