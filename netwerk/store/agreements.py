"""The agreements as a municipality changed them: every version is kept, beside the data and apart from imports.

What an agreement says is text here (TOML, as in the norms file); `netwerk.analysis.norms` reads it. A database
without any uses the file of the program; the first change copies that file, so that a later one changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from netwerk.errors import StoreError
from netwerk.i18n import mark
from netwerk.model import KeptNorm
from netwerk.store import tables
from netwerk.store.connecting import reading, writing
from netwerk.store.history import note

_MOST = 1_000_000  # versions that one database may hold between two backups that are put back


def kept_norms(engine: sa.Engine) -> tuple[KeptNorm, ...]:
    """Return every version of every agreement, in the order in which they were kept; nothing where none was changed."""
    with reading(engine) as connection:
        return _kept(connection)


def keep_norms(engine: sa.Engine, norms: Sequence[KeptNorm], *, at: datetime) -> None:
    """Keep new versions at the moment `at`, together or not at all.

    Raises
    ------
    StoreError
        If a version is not the one after the newest that is kept: somebody else changed that agreement meanwhile.
        Nothing is changed then.
    """
    if not norms:
        return
    with writing(engine) as connection:
        newest = {one.id: one.version for one in _kept(connection)}
        for one in norms:
            if one.version != newest.get(one.id, 0) + 1:
                raise StoreError(
                    mark(
                        "Afspraak '{id}' is intussen door iemand anders gewijzigd. Bekijk de nieuwe tekst en probeer "
                        "het opnieuw. Er is niets veranderd.",
                        id=one.id,
                    )
                )
            newest[one.id] = one.version
            connection.execute(
                sa.insert(tables.norm).values(
                    at=at.isoformat(),
                    id=one.id,
                    version=one.version,
                    withdrawn=int(one.withdrawn),
                    content=one.content,
                )
            )
        version = int(connection.execute(sa.select(tables.meta.c.data_version)).scalar_one())
        note(connection, "norms", None, version, at)


def norms_version(engine: sa.Engine) -> int:
    """Return a number that every change of the agreements raises, 0 where none was changed: a key for caches.

    Putting a backup back raises it too: its agreements may have the numbers of other ones.
    """
    audit = tables.audit
    with reading(engine) as connection:
        newest = int(connection.execute(sa.select(sa.func.max(tables.norm.c.number))).scalar() or 0)
        restored = sa.select(sa.func.max(audit.c.data_version)).where(audit.c.what == "restore")
        return newest and _MOST * int(connection.execute(restored).scalar() or 0) + newest


def _kept(connection: sa.Connection) -> tuple[KeptNorm, ...]:
    return tuple(
        KeptNorm(
            id=row.id,
            version=row.version,
            content=row.content,
            withdrawn=bool(row.withdrawn),
            at=datetime.fromisoformat(row.at),
        )
        for row in connection.execute(sa.select(tables.norm).order_by(tables.norm.c.number))
    )
