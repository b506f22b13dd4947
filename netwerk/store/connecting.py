"""Connections for readers and for the one writer, and what a failure of the database means in one sentence."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from netwerk.errors import StoreError
from netwerk.i18n import Text, mark


@contextmanager
def explained(engine: sa.Engine) -> Iterator[None]:
    """Raise StoreError for a failure of disk or database; what is our own fault passes as it is."""
    try:
        yield
    except (sa.exc.DBAPIError, sqlite3.Error) as error:
        text = _meaning(engine, error)
        if text is None:
            raise
        raise StoreError(text) from None


@contextmanager
def reading(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Give a connection that sees the database as it was at its first question, whatever others write meanwhile."""
    # an SQLite reader is like that by itself
    options = {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
    with explained(engine), engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Give the only connection that writes at this moment: all of it is kept at the end, or nothing."""
    with explained(engine), engine.connect().execution_options(writes=True) as connection, connection.begin():
        # SQLite has locked already; other databases make the next writer wait for this row
        connection.execute(sa.text("SELECT data_version FROM meta" + _for_update(engine)))
        yield connection


def _for_update(engine: sa.Engine) -> str:
    return "" if engine.dialect.name == "sqlite" else " FOR UPDATE"


def _meaning(engine: sa.Engine, error: sa.exc.DBAPIError | sqlite3.Error) -> Text | None:
    database = engine.url.render_as_string(hide_password=True).rpartition("/")[2]
    cause = error.orig if isinstance(error, sa.exc.DBAPIError) else error
    code = getattr(cause, "sqlite_errorname", None)
    if code is None:
        if engine.dialect.name == "sqlite" or not isinstance(error, sa.exc.OperationalError | sa.exc.InterfaceError):
            return None
        return mark("De database {database} is niet bereikbaar; probeer het later opnieuw.", database=database)
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return mark(
            "Een ander programma schrijft in de database {database}; probeer het zo opnieuw. Er is niets veranderd.",
            database=database,
        )
    if code.startswith("SQLITE_FULL"):
        return mark("De schijf is vol; maak ruimte en probeer het opnieuw. Er is niets veranderd.")
    if code.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
        return mark(
            "In de database {database} kan niet geschreven worden; kies een map waarin u mag schrijven.",
            database=database,
        )
    if code.startswith("SQLITE_IOERR"):
        return mark(
            "De schijf kan de database {database} niet lezen of schrijven. Er is niets veranderd.", database=database
        )
    if code.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return mark("De database {database} is beschadigd: zet een reservekopie terug.", database=database)
    return None
