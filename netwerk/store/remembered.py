"""How files with the same headings are read: what someone chose once is applied to the next one by itself."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

import sqlalchemy as sa

from netwerk.records.choices import SheetChoice
from netwerk.store import tables
from netwerk.store.connecting import reading, writing


def remember(engine: sa.Engine, choices: Sequence[SheetChoice], *, at: datetime) -> None:
    """Keep `choices` at the moment `at`, each in the place of an earlier one for the same headings and sheet.

    Choices without headings are for one file only and are not kept.
    """
    kept = {_key(choice): choice for choice in choices if choice.headings}
    if not kept:
        return
    with writing(engine) as connection:
        _remove(connection, list(kept))
        for key, choice in kept.items():
            content = json.dumps(asdict(choice), ensure_ascii=False)
            connection.execute(sa.insert(tables.choice).values(at=at.isoformat(), key=key, content=content))


def remembered(engine: sa.Engine) -> tuple[SheetChoice, ...]:
    """Return the choices that are kept, the oldest first."""
    with reading(engine) as connection:
        query = sa.select(tables.choice.c.content).order_by(tables.choice.c.id)
        return tuple(_choice(content) for content in connection.execute(query).scalars())


def forget(engine: sa.Engine, choices: Sequence[SheetChoice]) -> None:
    """Keep the choices for the headings and sheets of `choices` no longer."""
    with writing(engine) as connection:
        _remove(connection, [_key(choice) for choice in choices])


def _key(choice: SheetChoice) -> str:
    return json.dumps([choice.sheet, *choice.headings], ensure_ascii=False)


def _remove(connection: sa.Connection, keys: Sequence[str]) -> None:
    connection.execute(sa.delete(tables.choice).where(tables.choice.c.key.in_(keys)))


def _choice(content: str) -> SheetChoice:
    fields = json.loads(content)
    return SheetChoice(**{**fields, "headings": tuple(fields["headings"]), "marks": tuple(fields["marks"])})
