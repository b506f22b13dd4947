"""The history of imports: which there are, which count, and taking one back or putting it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import sqlalchemy as sa

from netwerk.errors import StoreError
from netwerk.i18n import mark
from netwerk.model import Rows
from netwerk.records.reading import Progress
from netwerk.store import tables
from netwerk.store.connecting import reading, writing
from netwerk.store.rows import write_rows

DEMO = "demo"  # the source of an import that holds the fictional region


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedFile:
    name: str
    sha256: str
    size: int  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRecord:
    """One import as the history shows it; in rows, read = imported + rejected + blank."""

    number: int
    at: datetime
    source: str  # bestand | demo | handmatig
    status: Literal["active", "undone"]
    files: tuple[ImportedFile, ...]
    read: int
    imported: int
    rejected: int
    blank: int

    def as_json(self) -> dict[str, Any]:
        """Return the import as the command `imports` lists it."""
        return {
            "number": self.number,
            "at": self.at.isoformat(),
            "files": [{"name": file.name, "sha256": file.sha256} for file in self.files],
            "read": self.read,
            "imported": self.imported,
            "rejected": self.rejected,
            "blank": self.blank,
            "status": self.status,
        }


def imports(engine: sa.Engine) -> tuple[ImportRecord, ...]:
    """Return every import there ever was, in order of number."""
    with reading(engine) as connection:
        files: dict[int, list[ImportedFile]] = {}
        file = tables.import_file.c
        for row in connection.execute(sa.select(tables.import_file).order_by(file.number, file.position)):
            files.setdefault(row.number, []).append(ImportedFile(name=row.name, sha256=row.sha256, size=row.size))
        return tuple(
            ImportRecord(
                number=row.number,
                at=datetime.fromisoformat(row.at),
                source=row.source,
                status=row.status,
                files=tuple(files.get(row.number, ())),
                read=row.read,
                imported=row.imported,
                rejected=row.rejected,
                blank=row.blank,
            )
            for row in connection.execute(sa.select(tables.import_).order_by(tables.import_.c.number))
        )


def undo(engine: sa.Engine, number: int, *, at: datetime) -> None:
    """Take import `number` back at the moment `at`: its rows stay in the database and no longer count.

    Raises
    ------
    StoreError
        If there is no such import, or it is taken back already.
    """
    with writing(engine) as connection:
        if _found(connection, number).status == "undone":
            raise StoreError(mark("Import {number} is al teruggenomen.", number=number))
        _set_status(connection, [number], "undone", raise_version(connection), at)


def redo(engine: sa.Engine, number: int, *, at: datetime) -> int | None:
    """Put import `number` back at the moment `at`.

    Returns
    -------
    The import of the fictional region that made room for it; None where that was not in use.

    Raises
    ------
    StoreError
        If there is no such import, it was never taken back, one of its files was read in again meanwhile, or it
        is the fictional region and own files are in use.
    """
    with writing(engine) as connection:
        found = _found(connection, number)
        if found.status == "active":
            raise StoreError(mark("Import {number} is niet teruggenomen en telt al mee.", number=number))
        refuse_demo_beside_own(connection, found.source)
        holding = holders(connection, without_demo=found.source != DEMO)
        files = connection.execute(
            sa.select(tables.import_file.c.name, tables.import_file.c.sha256)
            .where(tables.import_file.c.number == number)
            .order_by(tables.import_file.c.position)
        )
        for name, sha256 in files:
            if sha256 in holding:
                raise StoreError(
                    mark(
                        "Import {number} kan niet terug: {file} is intussen ingelezen met import {other}. "
                        "Neem eerst import {other} terug.",
                        number=number,
                        file=name,
                        other=holding[sha256],
                    )
                )
        version = raise_version(connection)
        removed = _make_room(connection, found.source, version, at)
        _set_status(connection, [number], "active", version, at)
        return removed


def take_demo_out(engine: sa.Engine, *, at: datetime) -> int | None:
    """Take the fictional region back at the moment `at`; return its import, None where it was not in use."""
    with writing(engine) as connection:
        if not _active(connection, demo=True):
            return None
        return _make_room(connection, "bestand", raise_version(connection), at)


def is_empty(engine: sa.Engine) -> bool:
    """Tell whether no import counts."""
    with reading(engine) as connection:
        return not _active(connection, demo=True) and not _active(connection, demo=False)


def demo_loaded(engine: sa.Engine) -> bool:
    """Tell whether the fictional region is in use."""
    with reading(engine) as connection:
        return bool(_active(connection, demo=True))


def add_import(
    connection: sa.Connection,
    rows: Rows,
    files: Sequence[ImportedFile],
    counts: Mapping[str, int],
    *,
    at: datetime,
    source: str,
    progress: Progress | None = None,
) -> tuple[int, int | None]:
    """Write one import within the transaction of `connection`, the fictional region making room for own files.

    counts : read, imported, rejected, blank, in rows
    progress : called with the share written, 0.0 to 1.0; what it raises ends the transaction

    Returns
    -------
    The number of the import, and that of the fictional region if it was taken back.
    """
    refuse_demo_beside_own(connection, source)
    # no import is ever deleted, so the highest number is the last one given out
    number = (connection.execute(sa.select(sa.func.max(tables.import_.c.number))).scalar() or 0) + 1
    version = raise_version(connection)
    removed = _make_room(connection, source, version, at)
    connection.execute(
        sa.insert(tables.import_).values(number=number, at=at.isoformat(), status="active", source=source, **counts)
    )
    for position, file in enumerate(files):
        connection.execute(
            sa.insert(tables.import_file).values(
                number=number, position=position, name=file.name, sha256=file.sha256, size=file.size
            )
        )
    write_rows(connection, number, rows, progress=progress)
    note(connection, "import", number, version, at)
    return number, removed


def holders(connection: sa.Connection, *, without_demo: bool) -> dict[str, int]:
    """Return sha256 → number for the files of active imports; `without_demo` leaves the fictional region out."""
    query = sa.select(tables.import_file.c.sha256, tables.import_.c.number).join_from(
        tables.import_file, tables.import_
    )
    query = query.where(tables.import_.c.status == "active").order_by(tables.import_.c.number)
    if without_demo:
        query = query.where(tables.import_.c.source != DEMO)
    return {row.sha256: row.number for row in connection.execute(query)}


def raise_version(connection: sa.Connection) -> int:
    """Raise the data_version within the transaction of `connection`; return the new one."""
    connection.execute(sa.update(tables.meta).values(data_version=tables.meta.c.data_version + 1))
    return int(connection.execute(sa.select(tables.meta.c.data_version)).scalar_one())


def note(connection: sa.Connection, what: str, number: int | None, version: int, at: datetime) -> None:
    """Add to the audit trail what happened (import, undo, redo, restore), and the data_version it led to."""
    connection.execute(
        sa.insert(tables.audit).values(at=at.isoformat(), what=what, number=number, data_version=version)
    )


def refuse_demo_beside_own(connection: sa.Connection, source: str) -> None:
    """Raise StoreError where the fictional region would stand among own files."""
    if source == DEMO and _active(connection, demo=False):
        raise StoreError(mark("De voorbeeldregio kan er niet bij: er zijn al eigen bestanden ingelezen."))


def _found(connection: sa.Connection, number: int) -> sa.Row[str, str]:
    row = connection.execute(
        sa.select(tables.import_.c.status, tables.import_.c.source).where(tables.import_.c.number == number)
    ).first()
    if row is None:
        raise StoreError(mark("Import {number} bestaat niet; kies een nummer uit de lijst met imports.", number=number))
    return row


def _active(connection: sa.Connection, *, demo: bool) -> list[int]:
    source = tables.import_.c.source
    return list(
        connection.execute(
            sa.select(tables.import_.c.number)
            .where(tables.import_.c.status == "active", source == DEMO if demo else source != DEMO)
            .order_by(tables.import_.c.number)
        ).scalars()
    )


def _make_room(connection: sa.Connection, source: str, version: int, at: datetime) -> int | None:
    """Take the fictional region back where own files come in."""
    demo = _active(connection, demo=True) if source != DEMO else []
    _set_status(connection, demo, "undone", version, at)
    return demo[-1] if demo else None


def _set_status(connection: sa.Connection, numbers: Sequence[int], status: str, version: int, at: datetime) -> None:
    for number in numbers:
        connection.execute(sa.update(tables.import_).where(tables.import_.c.number == number).values(status=status))
        note(connection, "undo" if status == "undone" else "redo", number, version, at)
