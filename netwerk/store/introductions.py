"""Pairs of organisations that someone brings together: who, since when, how it stands, and what was written on the way.

Nothing is changed or deleted: each word about an introduction is a step after the earlier ones. Whether a tie formed is
not kept here; that follows from the records.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from netwerk.errors import StoreError
from netwerk.i18n import mark
from netwerk.store import tables
from netwerk.store.connecting import reading, writing
from netwerk.store.history import note as note_down


class Status(StrEnum):
    """How an introduction stands, as its owner says; the value is the word in the database."""

    PLANNED = "voorgenomen"
    SPOKEN = "gesproken"
    DONE = "afgerond"
    STOPPED = "gestopt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing written about an introduction. day : the day it is about; owner : a role or account, never a person"""

    at: datetime
    day: int
    status: Status
    owner: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """Two organisations (ids, a < b) that are brought together since `day`.

    reasons : why it was proposed then, as `analysis.proposals` says it; empty where someone chose the pair
    steps : oldest first, one or more; the last says how it stands
    """

    number: int
    a: str
    b: str
    day: int
    reasons: Mapping[str, Any]
    steps: tuple[Step, ...]

    @property
    def latest(self) -> Step:
        return self.steps[-1]

    @property
    def open(self) -> bool:
        return self.latest.status in (Status.PLANNED, Status.SPOKEN)


def introductions(engine: sa.Engine) -> tuple[Introduction, ...]:
    """Return every introduction that was taken up, in order of number."""
    with reading(engine) as connection:
        return _introductions(connection)


def take_up(
    engine: sa.Engine, a: str, b: str, *, day: int, owner: str, note: str, reasons: Mapping[str, Any], at: datetime
) -> int:
    """Take up the introduction of the organisations `a` and `b` (ids) since `day`; return its number.

    Raises
    ------
    StoreError
        If `a` is `b`, or an introduction of these two is open already. Nothing is changed then.
    """
    if a == b:
        raise StoreError(mark("Kies twee verschillende organisaties."))
    a, b = min(a, b), max(a, b)
    with writing(engine) as connection:
        there = _introductions(connection)
        if any(one.open and (one.a, one.b) == (a, b) for one in there):
            raise StoreError(mark("Deze kennismaking is al opgepakt en staat nog open."))
        number = max((one.number for one in there), default=0) + 1
        connection.execute(
            sa.insert(tables.introduction).values(
                number=number, at=at.isoformat(), a=a, b=b, day=day, reasons=json.dumps(dict(reasons))
            )
        )
        _add(connection, number, day=day, status=Status.PLANNED, owner=owner, note=note, at=at)
    return number


def add_step(engine: sa.Engine, number: int, *, day: int, status: Status, owner: str, note: str, at: datetime) -> None:
    """Write down how introduction `number` stands on `day`.

    Raises
    ------
    StoreError
        If there is no such introduction, or `day` lies before the day it was taken up. Nothing is changed then.
    """
    with writing(engine) as connection:
        one = next((one for one in _introductions(connection) if one.number == number), None)
        if one is None:
            raise StoreError(mark("Kennismaking {number} bestaat niet.", number=number))
        if day < one.day:
            raise StoreError(mark("Kies een dag op of na de dag waarop deze kennismaking is opgepakt."))
        _add(connection, number, day=day, status=status, owner=owner, note=note, at=at)


def _add(
    connection: sa.Connection, number: int, *, day: int, status: Status, owner: str, note: str, at: datetime
) -> None:
    connection.execute(
        sa.insert(tables.introduction_step).values(
            number=number, at=at.isoformat(), day=day, status=status.value, owner=owner, note=note
        )
    )
    version = int(connection.execute(sa.select(tables.meta.c.data_version)).scalar_one())
    note_down(connection, "introduction", None, version, at)  # the number in the trail is always that of an import


def _introductions(connection: sa.Connection) -> tuple[Introduction, ...]:
    steps: dict[int, list[Step]] = {}
    for row in connection.execute(sa.select(tables.introduction_step).order_by(tables.introduction_step.c.id)):
        steps.setdefault(row.number, []).append(
            Step(
                at=datetime.fromisoformat(row.at),
                day=row.day,
                status=Status(row.status),
                owner=row.owner,
                note=row.note,
            )
        )
    return tuple(
        Introduction(
            number=row.number,
            a=row.a,
            b=row.b,
            day=row.day,
            reasons=json.loads(row.reasons),
            steps=tuple(steps[row.number]),
        )
        for row in connection.execute(sa.select(tables.introduction).order_by(tables.introduction.c.number))
    )
