"""The data as the database knows them: its active imports read in order of number, now or as they once were."""

from __future__ import annotations

import sqlalchemy as sa

from netwerk.errors import StoreError
from netwerk.i18n import mark
from netwerk.model import Classification, Dataset, Rows
from netwerk.records.assembling import assemble
from netwerk.records.deciding import OpenName
from netwerk.records.naming import open_names as find_open_names
from netwerk.records.novelty import Novelty
from netwerk.records.novelty import novelty as find_novelty
from netwerk.store import tables
from netwerk.store.connecting import reading
from netwerk.store.decisions import decisions_at
from netwerk.store.rows import read_rows


def load(
    engine: sa.Engine, classification: Classification, *, as_known: int | None = None, as_then: bool = False
) -> Dataset:
    """Return the organisations and records of the active imports, as people decided about them; later imports win.

    as_known : a data_version; reads the imports that were active and the decisions that held then
    as_then : show the organisations of the time instead of those that took over from them

    Raises
    ------
    StoreError
        If the database never had version `as_known`, or cannot be read.
    """
    with reading(engine) as connection:
        identity, current = connection.execute(sa.select(tables.meta.c.identity, tables.meta.c.data_version)).one()
        version = current if as_known is None else as_known
        if not 0 <= version <= current:
            raise StoreError(
                mark(
                    "Versie {version} van de gegevens bestaat niet; de nieuwste is {current}.",
                    version=version,
                    current=current,
                )
            )
        parts = [read_rows(connection, number) for number in active_at(connection, version)]
        decided = decisions_at(connection, version)
    name = f"{identity}:{version}" + (":toen" if as_then else "")
    return assemble(parts, classification, decisions=decided, as_then=as_then, version=name)


def stored_rows(engine: sa.Engine) -> list[Rows]:
    """Return the rows of each active import, in order of number."""
    with reading(engine) as connection:
        return [read_rows(connection, number) for number in active_at(connection)]


def stored_register(engine: sa.Engine, *, without_demo: bool = False) -> list[Rows]:
    """Return `stored_rows` without the records, which is quick: what names in new files are matched against.

    without_demo : leave the fictional region out
    """
    with reading(engine) as connection:
        demo = set(
            connection.execute(sa.select(tables.import_.c.number).where(tables.import_.c.source == "demo")).scalars()
        )
        return [
            read_rows(connection, number, records=False)
            for number in active_at(connection)
            if not (without_demo and number in demo)
        ]


def open_names(engine: sa.Engine, classification: Classification) -> tuple[OpenName, ...]:
    """Return the names in the active imports that still have to be settled, most rows first."""
    with reading(engine) as connection:
        parts = [read_rows(connection, number) for number in active_at(connection)]
        decided = decisions_at(connection)
    return find_open_names(parts, classification, decisions=decided)


def novelty(engine: sa.Engine, number: int, classification: Classification) -> Novelty:
    """Return how many rows of the active import `number` were not there in the active imports before it."""
    with reading(engine) as connection:
        numbers = [other for other in active_at(connection) if other <= number]
        parts = [read_rows(connection, other) for other in numbers]
    return find_novelty(parts, numbers.index(number), classification)


def data_version(engine: sa.Engine) -> int:
    """Return the number that every change of the data raises, 0 in a new database: the key of every cache."""
    with reading(engine) as connection:
        return int(connection.execute(sa.select(tables.meta.c.data_version)).scalar_one())


def active_at(connection: sa.Connection, version: int | None = None) -> list[int]:
    """Return the numbers of the imports that are active now, or were active at a data_version."""
    if version is None:
        query = sa.select(tables.import_.c.number).where(tables.import_.c.status == "active")
        return sorted(connection.execute(query).scalars())
    audit = tables.audit.c
    happened = connection.execute(
        sa.select(audit.number, audit.what)
        .where(audit.number.is_not(None), audit.data_version <= version)
        .order_by(audit.id)
    )
    last = {row.number: row.what for row in happened}
    return sorted(number for number, what in last.items() if what != "undo")
