"""Milestones that someone typed: a day, what happened then, and for whom; who wrote it down and took it away again.

Nothing is changed or deleted: taking a milestone away is a step after the earlier ones, and so is putting it back.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from netwerk.errors import StoreError
from netwerk.i18n import mark
from netwerk.store import tables
from netwerk.store.connecting import reading, writing
from netwerk.store.history import note as note_down


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneStep:
    """One thing done with a milestone. owner : a role or account, never a person; counts : whether it holds since"""

    at: datetime
    owner: str
    counts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptMilestone:
    """A milestone that someone typed.

    organisations : ids of those it concerns, sorted; empty: those of `place`, or the whole region
    level, place : "municipality", "area" or "subregion" and which; both "" without a place
    steps : oldest first, one or more; the last says whether it holds
    """

    number: int
    day: int
    name: str
    organisations: tuple[str, ...]
    level: str
    place: str
    steps: tuple[MilestoneStep, ...]

    @property
    def counts(self) -> bool:
        return self.steps[-1].counts


def kept_milestones(engine: sa.Engine) -> tuple[KeptMilestone, ...]:
    """Return every milestone that was typed, those taken away too, in order of number."""
    with reading(engine) as connection:
        return _kept(connection)


def keep_milestone(
    engine: sa.Engine,
    *,
    day: int,
    name: str,
    organisations: tuple[str, ...] = (),
    level: str = "",
    place: str = "",
    owner: str,
    at: datetime,
) -> int:
    """Keep a milestone; return its number.

    Raises
    ------
    StoreError
        If one of this name holds on this day already. Nothing is changed then.
    """
    with writing(engine) as connection:
        there = _kept(connection)
        if any(one.counts and (one.day, one.name) == (day, name) for one in there):
            raise StoreError(mark("Deze mijlpaal staat er al."))
        number = max((one.number for one in there), default=0) + 1
        connection.execute(
            sa.insert(tables.milestone).values(
                number=number,
                day=day,
                name=name,
                organisations=json.dumps(sorted(organisations)),
                level=level,
                place=place,
            )
        )
        _add(connection, number, owner=owner, counts=True, at=at)
    return number


def take_milestone_away(engine: sa.Engine, number: int, *, owner: str, at: datetime) -> None:
    """Let milestone `number` no longer hold.

    Raises
    ------
    StoreError
        If there is no such milestone, or it was taken away already.
    """
    _turn(engine, number, owner=owner, counts=False, at=at)


def put_milestone_back(engine: sa.Engine, number: int, *, owner: str, at: datetime) -> None:
    """Let milestone `number` hold again.

    Raises
    ------
    StoreError
        If there is no such milestone, or it holds already.
    """
    _turn(engine, number, owner=owner, counts=True, at=at)


def _turn(engine: sa.Engine, number: int, *, owner: str, counts: bool, at: datetime) -> None:
    with writing(engine) as connection:
        one = next((one for one in _kept(connection) if one.number == number), None)
        if one is None:
            raise StoreError(mark("Mijlpaal {number} bestaat niet.", number=number))
        if one.counts is counts:
            raise StoreError(mark("Deze mijlpaal staat er al.") if counts else mark("Deze mijlpaal is al weggehaald."))
        _add(connection, number, owner=owner, counts=counts, at=at)


def _add(connection: sa.Connection, number: int, *, owner: str, counts: bool, at: datetime) -> None:
    connection.execute(
        sa.insert(tables.milestone_step).values(number=number, at=at.isoformat(), owner=owner, counts=int(counts))
    )
    version = int(connection.execute(sa.select(tables.meta.c.data_version)).scalar_one())
    note_down(connection, "milestone", None, version, at)  # the number in the trail is always that of an import


def _kept(connection: sa.Connection) -> tuple[KeptMilestone, ...]:
    steps: dict[int, list[MilestoneStep]] = {}
    for row in connection.execute(sa.select(tables.milestone_step).order_by(tables.milestone_step.c.id)):
        steps.setdefault(row.number, []).append(
            MilestoneStep(at=datetime.fromisoformat(row.at), owner=row.owner, counts=bool(row.counts))
        )
    return tuple(
        KeptMilestone(
            number=row.number,
            day=row.day,
            name=row.name,
            organisations=tuple(json.loads(row.organisations)),
            level=row.level,
            place=row.place,
            steps=tuple(steps[row.number]),
        )
        for row in connection.execute(sa.select(tables.milestone).order_by(tables.milestone.c.number))
    )
