"""A disk or database that does not take an import: a clear sentence, nothing half, and the next import works (T24)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import sqlalchemy as sa

from netwerk.errors import StoreError
from netwerk.model import day_number
from netwerk.records.files import InputFile
from netwerk.store import ImportResult, data_version, import_files, imports, open_store
from netwerk.store.connecting import explained

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
SMALL = InputFile("klein.csv", b"van;naar;datum\nanna;bert;01-03-2024\n")
LARGE = InputFile(
    "groot.csv", b"van;naar;datum\n" + b"".join(b"anna;o%d;01-03-2024\n" % number for number in range(20_000))
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "netwerk.db"


@pytest.fixture
def engine(file: Path) -> Iterator[sa.Engine]:
    engine = open_store(str(file), patience=0.1)
    assert take_in(engine, SMALL).number == 1
    yield engine
    engine.dispose()


def take_in(engine: sa.Engine, file: InputFile) -> ImportResult:
    return import_files(engine, [file], today=day_number(date(2026, 3, 2)), at=AT)


def left(file: Path) -> tuple[int, int, str]:
    """How many imports and rows of records there are, and whether the database is whole."""
    with closing(sqlite3.connect(file)) as database:
        return (
            database.execute('SELECT count(*) FROM "import"').fetchone()[0],
            database.execute("SELECT count(*) FROM record_row").fetchone()[0],
            database.execute("PRAGMA integrity_check").fetchone()[0],
        )


def test_t24_a_disk_that_is_full_halfway(engine: sa.Engine, file: Path) -> None:
    pages = file.stat().st_size // 4096 + 20
    sa.event.listen(engine, "connect", lambda connection, _: connection.execute(f"PRAGMA max_page_count = {pages}"))
    engine.dispose()
    with pytest.raises(StoreError, match="De schijf is vol"):
        take_in(engine, LARGE)

    assert left(file) == (1, 1, "ok")
    assert take_in(open_store(str(file)), LARGE).number == 2


def test_t24_a_database_that_may_only_be_read(engine: sa.Engine, file: Path) -> None:
    locked = open_store(f"sqlite:///file:{file}?mode=ro&uri=true")
    with pytest.raises(StoreError, match="kan niet geschreven worden"):
        take_in(locked, LARGE)

    assert left(file) == (1, 1, "ok")
    assert take_in(engine, LARGE).number == 2


def test_t24_a_database_that_another_program_keeps_locked(engine: sa.Engine, file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="Een ander programma schrijft"):
            take_in(engine, LARGE)

    assert (left(file), data_version(engine)) == ((1, 1, "ok"), 1)
    assert take_in(engine, LARGE).number == 2


def test_t24_a_lock_that_is_let_go_in_time_is_waited_for(file: Path, engine: sa.Engine) -> None:
    patient = open_store(str(file), patience=30)
    with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")

        def let_go(share: float) -> None:
            if share >= 0.6 and other.in_transaction:  # the file is read; writing is next
                other.execute("ROLLBACK")

        result = import_files(patient, [LARGE], today=day_number(date(2026, 3, 2)), at=AT, progress=let_go)

    assert (result.number, len(imports(engine))) == (2, 2)


def test_t24_a_database_server_that_goes_away_is_one_sentence_without_the_password() -> None:
    url = sa.make_url("postgresql://netwerk:geheim@ergens/netwerk")
    gone = sa.exc.OperationalError("INSERT", {}, Exception("server closed the connection unexpectedly"))
    engine: Any = SimpleNamespace(url=url, dialect=SimpleNamespace(name="postgresql"))
    with pytest.raises(StoreError) as refused, explained(engine):
        raise gone
    assert str(refused.value) == "De database netwerk is niet bereikbaar; probeer het later opnieuw."
