"""Opening the database: it is made when it is new, brought up to date when it is older, refused when it is newer."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from netwerk import settings
from netwerk.errors import StoreError
from netwerk.i18n import mark
from netwerk.store.connecting import explained
from netwerk.store.copies import copy_aside
from netwerk.store.tables import APPLICATION_ID, HEAD

MIGRATIONS = Path(__file__).parent / "migrations"
VARIABLE = "NETWERK_DATABASE"
PATIENCE = 30.0  # seconds to wait for another program that is writing


def open_store(url: str | None = None, *, patience: float = PATIENCE) -> sa.Engine:
    """Return the database at `url`, made or brought up to date where needed.

    Parameters
    ----------
    url : an SQLAlchemy address or the path of an SQLite file; None reads NETWERK_DATABASE, and where that
        is not set either the database is `data/lokaal/netwerk.db`
    patience : seconds to wait while another program writes

    Raises
    ------
    StoreError
        If the place cannot be written, the file is no database of Netwerk, its version is newer than this
        program, or another program keeps it locked. Nothing is changed then.
    """
    address = _address(url or os.environ.get(VARIABLE) or "")
    file = sqlite_file(address)
    if file is not None:
        _prepare_folder(file)
        _check_header(file)
    engine = _engine(address, patience)
    try:
        with explained(engine):
            if file is not None:
                _claim(engine, file)
            if stored_revision(engine) != HEAD:
                migrate(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def database_exists(url: str | None = None) -> bool:
    """Tell whether there is a database at `url` (as for `open_store`) without making one; True where it is no file."""
    file = sqlite_file(_address(url or os.environ.get(VARIABLE) or ""))
    return file is None or file.exists()


def sqlite_file(address: sa.URL) -> Path | None:
    """Return the file of an SQLite address; None for other databases, and for one in memory or opened by URI."""
    if address.get_backend_name() != "sqlite" or not address.database or address.database == ":memory:":
        return None
    return None if address.database.startswith("file:") else Path(address.database)


def stored_revision(engine: sa.Engine) -> str | None:
    """Return the revision that the database is at; None for one without tables of ours."""
    with engine.connect() as connection:
        return _revision(connection)


def migrate(engine: sa.Engine) -> None:
    """Bring the database to the newest revision in one transaction; an SQLite file with data is copied aside first.

    Raises
    ------
    StoreError
        If its revision is not one that this program knows: it was written by a newer one.
    """
    from alembic.config import Config  # 0.2 s, and only a database that is new or older needs it
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    known = {script.revision for script in scripts.walk_revisions()}
    with engine.connect().execution_options(writes=True) as connection:
        if engine.dialect.name == "sqlite":
            # a batch change copies a table and drops the old one, which may not empty the tables that refer to it
            connection.detach()  # serves nobody else without foreign keys
            connection.connection.cursor().execute("PRAGMA foreign_keys = OFF")  # does nothing inside a transaction
        with connection.begin():
            stored = _revision(connection)
            if stored == HEAD:  # another process was first
                return
            if stored is not None and stored not in known:
                raise StoreError(
                    mark(
                        "De database {database} is gemaakt met een nieuwere versie van Netwerk; "
                        "werk het programma bij en open haar opnieuw.",
                        database=shown(engine),
                    )
                )
            file = sqlite_file(engine.url)
            if stored is not None and file is not None:
                copy_aside(file, f"voor-versie-{HEAD}")
            _upgrade(config, connection)
            if engine.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise StoreError(
                    mark("De database {database} is beschadigd: zet een reservekopie terug.", database=shown(engine))
                )


def shown(engine: sa.Engine) -> str:
    """Return how messages name the database: the file's name, or the address without its password."""
    file = sqlite_file(engine.url)
    return file.name if file else engine.url.render_as_string(hide_password=True)


def _address(url: str) -> sa.URL:
    if not url:
        return sa.URL.create("sqlite", database=str(settings.LOCAL / "netwerk.db"))
    if "://" not in url:
        return sa.URL.create("sqlite", database=url)
    try:
        return sa.make_url(url)
    except sa.exc.ArgumentError:
        # the address may hold a password, so it is not repeated
        raise StoreError(
            mark(
                "Dit adres van een database is niet te lezen; schrijf het als {example} of geef een bestand.",
                example="sqlite:///map/netwerk.db",
            )
        ) from None


def _engine(address: sa.URL, patience: float) -> sa.Engine:
    try:
        if address.get_backend_name() != "sqlite":
            return sa.create_engine(address)
        # SQLAlchemy's own BEGIN comes too late for a writer; ours is sent in `_begin`
        engine = sa.create_engine(address, connect_args={"isolation_level": None, "timeout": patience})
    except (sa.exc.ArgumentError, ImportError) as error:
        raise StoreError(
            mark(
                "Voor een database van de soort {kind} is hier geen aansluiting ({reason}); installeer die eerst.",
                kind=address.drivername,
                reason=str(error),
            )
        ) from None
    sa.event.listen(engine, "connect", _keep_foreign_keys)
    sa.event.listen(engine, "begin", _begin)
    return engine


def _keep_foreign_keys(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA foreign_keys = ON")


def _begin(connection: sa.Connection) -> None:
    # a writer that starts as a reader cannot become one while another writes: it would fail without waiting
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _prepare_folder(file: Path) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            mark(
                "De map {folder} is niet te maken ({reason}); kies een map waarin u mag schrijven.",
                folder=str(file.parent),
                reason=error.strerror or type(error).__name__,
            )
        ) from None


def _check_header(file: Path) -> None:
    try:
        if not file.exists() or file.stat().st_size == 0:
            return
        with file.open("rb") as opened:
            header = opened.read(16)
    except OSError as error:
        raise StoreError(
            mark(
                "De database {database} is niet te openen ({reason}).",
                database=file.name,
                reason=error.strerror or type(error).__name__,
            )
        ) from None
    if header != b"SQLite format 3\0":
        raise _not_ours(file)


def _claim(engine: sa.Engine, file: Path) -> None:
    """Check that an SQLite file is ours or empty before anything in it changes, its journal mode included."""
    with closing(engine.raw_connection()) as connection:
        application = connection.cursor().execute("PRAGMA application_id").fetchone()[0]
        tables = connection.cursor().execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if application != APPLICATION_ID and tables:
            raise _not_ours(file)
        # readers go on while another process writes; where the disk cannot do this SQLite keeps its old way
        connection.cursor().execute("PRAGMA journal_mode = WAL")


def _not_ours(file: Path) -> StoreError:
    return StoreError(
        mark("{database} is geen database van Netwerk; kies een ander bestand of een nieuwe naam.", database=file.name)
    )


def _revision(connection: sa.Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def _upgrade(config: Any, connection: sa.Connection) -> None:
    from alembic import command

    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)
