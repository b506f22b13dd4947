"""Everything in one file and back: consistent, checked, and never mixed with what was there."""

from __future__ import annotations

import gzip
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from netwerk.errors import StoreError
from netwerk.settings import classification
from netwerk.store import backup, backups, data_version, imports, load, open_store, restore, undo
from tests.drawn_rows import drawn_rows
from tests.test_store_history import AT, keep


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[sa.Engine]:
    engine = open_store(str(tmp_path / "netwerk.db"))
    keep(engine, drawn_rows("anna-bert"))
    yield engine
    engine.dispose()


def ids(engine: sa.Engine) -> list[str]:
    return load(engine, classification()).organisations["id"].tolist()


def changed(content: bytes, statement: str, folder: Path) -> bytes:
    """Return a backup in which `statement` was carried out."""
    file = folder / "veranderd.db"
    file.write_bytes(gzip.decompress(content))
    with closing(sqlite3.connect(file)) as database:
        database.execute(statement)
        database.commit()
        database.execute("PRAGMA journal_mode = DELETE")
    return gzip.compress(file.read_bytes())


def test_a_backup_is_a_database_that_others_can_open_too(engine: sa.Engine, tmp_path: Path) -> None:
    (tmp_path / "uitgepakt.db").write_bytes(gzip.decompress(backup(engine)))
    with closing(sqlite3.connect(tmp_path / "uitgepakt.db")) as database:
        assert database.execute("SELECT count(*) FROM record_row").fetchone() == (1,)


def test_a_restore_brings_back_what_was_there(engine: sa.Engine) -> None:
    content = backup(engine)
    undo(engine, 1, at=AT)
    keep(engine, drawn_rows("carl-dora"), sha256="bb")
    restore(engine, content, at=AT)
    assert (ids(engine), len(imports(engine))) == (["anna", "bert"], 1)


def test_a_backup_can_be_restored_elsewhere(engine: sa.Engine, tmp_path: Path) -> None:
    other = open_store(str(tmp_path / "ander.db"))
    restore(other, backup(engine), at=AT)
    assert ids(other) == ["anna", "bert"]
    other.dispose()


def test_a_restore_copies_the_old_database_aside(engine: sa.Engine, tmp_path: Path) -> None:
    content = backup(engine)
    keep(engine, drawn_rows("carl-dora"), sha256="bb")
    restore(engine, content, at=AT)
    old = open_store(str(tmp_path / "netwerk-voor-terugzetten.db"))
    assert ids(old) == ["anna", "bert", "carl", "dora"]
    old.dispose()


def test_a_second_restore_keeps_both_old_databases(engine: sa.Engine, tmp_path: Path) -> None:
    content = backup(engine)
    restore(engine, content, at=AT)
    restore(engine, content, at=AT)
    assert sorted(path.name for path in tmp_path.glob("netwerk-voor-*.db")) == [
        "netwerk-voor-terugzetten-2.db",
        "netwerk-voor-terugzetten.db",
    ]


def test_a_restore_leaves_nothing_else_behind(engine: sa.Engine, tmp_path: Path) -> None:
    restore(engine, backup(engine), at=AT)
    engine.dispose()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["netwerk-voor-terugzetten.db", "netwerk.db"]


def test_a_backup_clears_what_a_killed_process_left_long_ago(engine: sa.Engine, tmp_path: Path) -> None:
    for name in (".netwerk-oud", ".netwerk-nieuw"):
        (tmp_path / name).mkdir()
    os.utime(tmp_path / ".netwerk-oud", (0, 0))
    backup(engine)
    assert [path.name for path in tmp_path.glob(".netwerk-*")] == [".netwerk-nieuw"]


def test_after_a_restore_the_data_version_is_new(engine: sa.Engine) -> None:
    content = backup(engine)  # version 1
    undo(engine, 1, at=AT)  # version 2
    restore(engine, content, at=AT)
    assert data_version(engine) == 3


def test_after_a_restore_the_version_of_the_dataset_is_one_that_no_cache_has_seen(engine: sa.Engine) -> None:
    content = backup(engine)
    restore(engine, content, at=AT)
    first = load(engine, classification()).version
    restore(engine, content, at=AT)
    assert load(engine, classification()).version != first


def test_an_older_version_can_still_be_read_after_a_restore(engine: sa.Engine) -> None:
    keep(engine, drawn_rows("carl-dora"), sha256="bb")
    restore(engine, backup(engine), at=AT)
    assert load(engine, classification(), as_known=1).organisations["id"].tolist() == ["anna", "bert"]


@pytest.mark.parametrize(
    "content",
    [b"", b"geen reservekopie", gzip.compress(b""), gzip.compress(b"SQLite format 3\0" + b"x" * 5000)],
    ids=["leeg", "tekst", "leeg ingepakt", "bijna een database"],  # gzip writes the hour: the bytes make no fixed name
)
def test_what_is_no_backup_is_refused(engine: sa.Engine, content: bytes) -> None:
    with pytest.raises(StoreError, match="geen reservekopie van Netwerk"):
        restore(engine, content, at=AT)
    assert (ids(engine), data_version(engine)) == (["anna", "bert"], 1)


def test_a_backup_that_was_cut_off_is_refused(engine: sa.Engine) -> None:
    content = backup(engine)
    with pytest.raises(StoreError, match="geen reservekopie van Netwerk"):
        restore(engine, content[: len(content) // 2], at=AT)


def test_a_backup_with_a_damaged_byte_is_refused(engine: sa.Engine) -> None:
    content = bytearray(backup(engine))
    content[len(content) // 2] ^= 0xFF
    with pytest.raises(StoreError, match="geen reservekopie van Netwerk"):
        restore(engine, bytes(content), at=AT)


def test_a_database_of_another_program_is_refused(engine: sa.Engine, tmp_path: Path) -> None:
    content = changed(backup(engine), "PRAGMA application_id = 1", tmp_path)
    with pytest.raises(StoreError, match="geen reservekopie van Netwerk"):
        restore(engine, content, at=AT)


def test_a_backup_of_a_newer_version_is_refused(engine: sa.Engine, tmp_path: Path) -> None:
    content = changed(backup(engine), "UPDATE alembic_version SET version_num = '9999'", tmp_path)
    with pytest.raises(StoreError, match="nieuwere versie van Netwerk"):
        restore(engine, content, at=AT)
    assert data_version(engine) == 1


def test_a_backup_that_unpacks_too_large_is_refused(engine: sa.Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    content = backup(engine)
    monkeypatch.setattr(backups, "LARGEST", 4096)
    with pytest.raises(StoreError, match="geen reservekopie van Netwerk"):
        restore(engine, content, at=AT)


def test_a_restore_waits_for_a_writer_and_then_gives_up(
    engine: sa.Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = backup(engine)
    monkeypatch.setattr(backups, "PATIENCE", 0.1)
    with closing(sqlite3.connect(tmp_path / "netwerk.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="Een ander programma schrijft"):
            restore(engine, content, at=AT)
    assert data_version(engine) == 1


def test_a_database_in_memory_of_the_server_has_no_backup_here() -> None:
    engine = sa.create_engine("sqlite://")
    with pytest.raises(StoreError, match="geen reservekopie"):
        backup(engine)
