"""Databases that tests start from: read in once by a process, and copied for each test with an identity of its own."""

from __future__ import annotations

import sqlite3
import tempfile
import uuid
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from netwerk.model import day_number
from netwerk.records.files import InputFile, gather
from netwerk.settings import DEMO
from netwerk.store import import_files, open_store
from netwerk.store.importing import FILES

TODAY = date(2026, 11, 22)  # for the example region


def image_of(files: Sequence[InputFile], at: datetime, *, source: str = FILES) -> bytes:
    """Read `files` into a new database at that moment and return it as SQLite keeps it; every row must be good."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "netwerk.db"
        engine = open_store(str(file))
        result = import_files(engine, files, today=day_number(at.date()), at=at, source=source)
        assert result.reading.rejected == 0
        engine.dispose()
        with closing(sqlite3.connect(file)) as connection:
            return connection.serialize()


def place(image: bytes, file: Path) -> None:
    """Make `image` the database in `file`. What is kept by identity and version is then kept for this copy alone."""
    file.write_bytes(image)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE meta SET identity = ?", (uuid.uuid4().hex,))


def place_demo(file: Path) -> None:
    """Make the example region, read in as the command `netwerk demo` does, the database in `file`."""
    place(_demo(), file)


@cache
def _demo() -> bytes:
    files, problems = gather([DEMO])
    assert not problems
    return image_of(files, datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC), source="demo")
