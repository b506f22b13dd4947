"""Everything in the database as one file, and back."""

from __future__ import annotations

import gzip
import io
import shutil
import sqlite3
import tempfile
import time
import uuid
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from netwerk.errors import StoreError
from netwerk.i18n import mark
from netwerk.store import tables
from netwerk.store.connecting import explained
from netwerk.store.copies import copy_aside, copy_database
from netwerk.store.history import note
from netwerk.store.loading import data_version
from netwerk.store.opening import PATIENCE, open_store, sqlite_file

LARGEST = 8 * 2**30  # bytes a backup may unpack to: far above a million records, below what fills a disk unseen


def backup(engine: sa.Engine) -> bytes:
    """Return the whole database as one file: an SQLite database, compressed with gzip.

    It is consistent, also while others write.

    Raises
    ------
    StoreError
        If the database is not an SQLite file (PostgreSQL has `pg_dump`), or cannot be read.
    """
    with explained(engine), _workplace(engine) as folder:
        copy = folder / "kopie.db"
        copy_database(_file(engine), copy)
        return gzip.compress(copy.read_bytes(), compresslevel=6, mtime=0)


def restore(engine: sa.Engine, content: bytes, *, at: datetime) -> None:
    """Replace everything in the database by a backup at the moment `at`; the old database is copied aside first.

    Whoever reads meanwhile sees the old data or the new, nothing in between. The data_version is higher than
    both had, so that no cache confuses them.

    Raises
    ------
    StoreError
        If `content` is no backup of ours, is damaged, or comes from a newer version. Nothing is changed then.
    """
    with explained(engine), _workplace(engine) as folder:
        file = _file(engine)
        unpacked = folder / "reservekopie.db"
        _unpack(content, unpacked)
        _check(unpacked)
        _bring_up_to_date(unpacked, above=data_version(engine), at=at)
        copy_aside(file, "voor-terugzetten")
        _replace(file, unpacked)


def _file(engine: sa.Engine) -> Path:
    file = sqlite_file(engine.url)
    if file is None:
        raise StoreError(mark("Van deze soort database maakt Netwerk geen reservekopie; vraag dit aan uw beheerder."))
    return file


@contextmanager
def _workplace(engine: sa.Engine) -> Iterator[Path]:
    # beside the database: there is room for it there, and the same people may read it
    try:
        with tempfile.TemporaryDirectory(prefix=".netwerk-", dir=_file(engine).parent) as folder:
            _clear_abandoned(Path(folder))
            yield Path(folder)
    except OSError as error:
        raise StoreError(
            mark(
                "De schijf van de database is niet te beschrijven ({reason}); maak ruimte en probeer het opnieuw.",
                reason=error.strerror or type(error).__name__,
            )
        ) from None


def _clear_abandoned(workplace: Path) -> None:
    """Remove the workplaces beside this one that a killed process left more than an hour ago."""
    for other in workplace.parent.glob(".netwerk-*"):
        if other.stat().st_mtime < workplace.stat().st_mtime - 3600:
            shutil.rmtree(other, ignore_errors=True)


def _unpack(content: bytes, target: Path) -> None:
    try:
        with gzip.open(io.BytesIO(content)) as packed, target.open("wb") as unpacked:
            while chunk := packed.read(2**20):
                if unpacked.tell() + len(chunk) > LARGEST:
                    raise _no_backup()
                unpacked.write(chunk)
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise _no_backup() from None


def _check(file: Path) -> None:
    """Raise StoreError unless `file` is an intact SQLite database of Netwerk."""
    try:
        with closing(sqlite3.connect(file)) as connection:
            ours = connection.execute("PRAGMA application_id").fetchone()[0] == tables.APPLICATION_ID
            connection.execute("SELECT version_num FROM alembic_version")
            if not ours or connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                raise _no_backup()
    except sqlite3.DatabaseError:
        raise _no_backup() from None


def _bring_up_to_date(file: Path, *, above: int, at: datetime) -> None:
    """Migrate the unpacked backup, and give it an identity and a data_version that no cache has seen."""
    unpacked = open_store(f"sqlite:///{file}")
    try:
        with unpacked.connect().execution_options(writes=True) as connection, connection.begin():
            meta = tables.meta
            version = max(above, connection.execute(sa.select(meta.c.data_version)).scalar_one()) + 1
            connection.execute(sa.update(meta).values(identity=uuid.uuid4().hex, data_version=version))
            note(connection, "restore", None, version, at)
    finally:
        unpacked.dispose()


def _replace(file: Path, source: Path) -> None:
    """Copy `source` into the open database `file`, in one transaction of SQLite itself."""
    deadline = time.monotonic() + PATIENCE

    def give_up(_status: int, _remaining: int, _total: int) -> None:
        # Python tries a locked database again for ever
        if time.monotonic() > deadline:
            raise StoreError(
                mark(
                    "Een ander programma schrijft in de database {database}; probeer het zo opnieuw. "
                    "Er is niets veranderd.",
                    database=file.name,
                )
            )

    with closing(sqlite3.connect(source)) as from_, closing(sqlite3.connect(file)) as to:
        from_.backup(to, progress=give_up)


def _no_backup() -> StoreError:
    return StoreError(
        mark("Dit bestand is geen reservekopie van Netwerk of is beschadigd; kies een ander. Er is niets veranderd.")
    )
