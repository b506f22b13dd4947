"""What people decided about names and organisations: kept beside the imports, reversed without loss.

Decisions hold beside every import, also one that comes later. Nothing is deleted: reversing a decision says until
which version of the data it held, so that the data can be read as they were known before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from netwerk.errors import StoreError
from netwerk.i18n import mark
from netwerk.records.deciding import Decision, Verdict
from netwerk.records.matching import normalise
from netwerk.store import tables
from netwerk.store.connecting import reading, writing
from netwerk.store.history import note, raise_version

_PARTICULARS = ("name", "id", "target", "day", "called", "kind", "municipality", "area")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDecision:
    """A decision as the history shows it; `reversed_at` is None while it holds."""

    decision: Decision
    at: datetime
    reversed_at: datetime | None


def decide(engine: sa.Engine, decisions: Sequence[Decision], *, at: datetime) -> tuple[int, ...]:
    """Keep `decisions` at the moment `at`, together or not at all; return their numbers.

    A decision that holds already in the same words is not made again: its number is returned. A later decision about
    the same name, or about the same organisation and verdict, takes the place of the earlier one, which is reversed.

    Raises
    ------
    StoreError
        If the database cannot be written. Nothing is changed then.
    """
    if not decisions:
        return ()
    with writing(engine) as connection:
        holding = {_subject(one): one for one in _holding(connection)}
        fresh = [one for one in decisions if not _says_the_same(holding.get(_subject(one)), one)]
        numbers = {_subject(one): holding[_subject(one)].number for one in decisions if _subject(one) in holding}
        if fresh:
            version = raise_version(connection)
            replaced = [holding[_subject(one)].number for one in fresh if _subject(one) in holding]
            _end(connection, replaced, version, at)
            number = connection.execute(sa.select(sa.func.max(tables.decision.c.number))).scalar() or 0
            for one in {_subject(one): one for one in fresh}.values():
                number += 1
                values = {name: getattr(one, name) for name in _PARTICULARS}
                connection.execute(
                    sa.insert(tables.decision).values(
                        number=number, at=at.isoformat(), since=version, what=one.what.value, **values
                    )
                )
                numbers[_subject(one)] = number
            note(connection, "decide", None, version, at)
        return tuple(numbers[_subject(one)] for one in decisions)


def reverse(engine: sa.Engine, numbers: Sequence[int], *, at: datetime) -> None:
    """Let the decisions `numbers` no longer hold from the moment `at`; together or not at all.

    Raises
    ------
    StoreError
        If one of them does not exist or was reversed already. Nothing is changed then.
    """
    if not numbers:
        return
    with writing(engine) as connection:
        holding = {one.number for one in _holding(connection)}
        for number in numbers:
            if number not in holding:
                raise StoreError(mark("Besluit {number} bestaat niet of is al teruggedraaid.", number=number))
        version = raise_version(connection)
        _end(connection, numbers, version, at)
        note(connection, "reverse", None, version, at)


def kept_decisions(engine: sa.Engine) -> tuple[KeptDecision, ...]:
    """Return every decision there ever was, in order of number."""
    with reading(engine) as connection:
        return tuple(
            KeptDecision(
                decision=_decision(row),
                at=datetime.fromisoformat(row.at),
                reversed_at=None if row.reversed_at is None else datetime.fromisoformat(row.reversed_at),
            )
            for row in connection.execute(sa.select(tables.decision).order_by(tables.decision.c.number))
        )


def decisions(engine: sa.Engine) -> tuple[Decision, ...]:
    """Return the decisions that hold, in order of number."""
    with reading(engine) as connection:
        return _holding(connection)


def decisions_at(connection: sa.Connection, version: int | None = None) -> tuple[Decision, ...]:
    """Return the decisions that hold now, or held at a data_version, in order of number."""
    return _holding(connection, version)


def _holding(connection: sa.Connection, version: int | None = None) -> tuple[Decision, ...]:
    table = tables.decision.c
    query = sa.select(tables.decision).order_by(table.number)
    if version is None:
        query = query.where(table.until.is_(None))
    else:
        query = query.where(table.since <= version, sa.or_(table.until.is_(None), table.until > version))
    return tuple(_decision(row) for row in connection.execute(query))


def _decision(row: sa.Row[Any]) -> Decision:
    return Decision(number=row.number, what=Verdict(row.what), **{name: getattr(row, name) for name in _PARTICULARS})


def _end(connection: sa.Connection, numbers: Sequence[int], version: int, at: datetime) -> None:
    for number in numbers:
        connection.execute(
            sa.update(tables.decision)
            .where(tables.decision.c.number == number)
            .values(until=version, reversed_at=at.isoformat())
        )


def _subject(decision: Decision) -> tuple[str, str]:
    """What a decision is about: two that hold at once never have the same subject."""
    if decision.what in (Verdict.MERGE, Verdict.SPLIT):
        return ("succession", decision.id)
    if decision.what is Verdict.RENAME:  # one organisation may have had several names in turn
        return (f"name since {decision.day}", decision.id)
    return ("name", normalise(decision.name))


def _says_the_same(old: Decision | None, new: Decision) -> bool:
    return old is not None and replace(old, number=0) == replace(new, number=0)
