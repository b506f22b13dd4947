"""Organisations that went over into another, split or were renamed: read as known today, or as they were then."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from netwerk.model import FIRST, Change, Dataset
from netwerk.records.deciding import SUCCEEDING, Decision, Verdict


class Move(NamedTuple):
    """From day number `day` on, what names organisation `code` means organisation `successor` (codes)."""

    day: int
    code: int
    successor: int


@dataclass(frozen=True, kw_only=True)
class Succession:
    """What became of the organisations of a frame.

    organisations : those that are left, sorted by id
    codes : old code → new code (int32)
    moves : for reading organisations of the time, in order of day; empty otherwise
    """

    organisations: pd.DataFrame
    codes: np.ndarray
    moves: tuple[Move, ...]
    changes: tuple[Change, ...]


def succeed(organisations: pd.DataFrame, decisions: Sequence[Decision], *, as_then: bool) -> Succession:
    """Return `organisations` (as `Dataset.organisations`) after mergers and splits.

    Read as known today, a successor stands for those that went over into it from the start: it takes their names
    as aliases and exists as early as the earliest of them. Read as then, each exists until its day, and the
    successor from then on where it was made by the merger. Decisions about organisations that are not there wait;
    one that would make a circle is left out.
    """
    code_of = {id_: code for code, id_ in enumerate(organisations["id"])}
    successor: dict[int, tuple[int, Decision]] = {}
    for decision in decisions:
        if decision.what not in SUCCEEDING:
            continue
        code, target = code_of.get(decision.id), code_of.get(decision.target)
        if code is not None and target is not None and code not in _line(target, successor):
            successor[code] = (target, decision)
    changes = tuple(
        Change(
            what=decision.what.value,
            organisation=str(organisations["id"].iat[_line(code, successor)[-1]]),
            id=decision.id,
            name=str(organisations["name"].iat[code]),
            day=decision.day,
            decision=decision.number,
        )
        for code, (_, decision) in successor.items()
    )
    gone = {code for code, (_, decision) in successor.items() if not as_then or decision.day is None}
    last = np.arange(len(organisations), dtype=np.int32)
    for code in gone:
        last[code] = next(step for step in _line(code, successor)[1:] if step not in gone)
    kept = np.array([code for code in range(len(organisations)) if code not in gone], dtype=np.int32)
    number = np.full(len(organisations), -1, dtype=np.int32)
    number[kept] = np.arange(len(kept), dtype=np.int32)
    codes = number[last] if len(last) else last
    moves = sorted(
        Move(decision.day, int(codes[code]), int(codes[target]))
        for code, (target, decision) in successor.items()
        if code not in gone and decision.day is not None
    )
    frame = _taken_over(organisations, gone, last)
    parents = frame["part_of"].to_numpy()
    parents = np.where(parents < 0, parents, codes[parents]).astype(np.int32)
    frame["part_of"] = np.where(parents == codes, np.int32(-1), parents)
    frame = frame.take(kept).reset_index(drop=True)
    end = frame["end"].to_numpy().copy()
    for move in moves:
        end[move.code] = min(end[move.code], move.day)
    frame["end"] = end
    return Succession(organisations=frame, codes=codes, moves=tuple(moves), changes=changes)


def _line(code: int, successor: dict[int, tuple[int, Decision]]) -> list[int]:
    """`code`, what it went over into, what that went over into …"""
    line = [code]
    while line[-1] in successor:
        line.append(successor[line[-1]][0])
    return line


def _taken_over(organisations: pd.DataFrame, gone: Iterable[int], last: np.ndarray) -> pd.DataFrame:
    """The frame in which the last in line has the names of those that went over into it, and their beginning."""
    begin = organisations["begin"].to_numpy().copy()
    aliases = organisations["aliases"].tolist()
    names = organisations["name"].tolist()
    for code in sorted(gone):
        heir = int(last[code])
        begin[heir] = min(begin[heir], begin[code])
        aliases[heir] = with_aliases(names[heir], aliases[heir], (names[code], *aliases[code]))
    return organisations.assign(begin=begin, aliases=pd.Series(aliases, dtype=object))


def with_aliases(name: str, known: tuple[str, ...], more: Iterable[str]) -> tuple[str, ...]:
    """Return the aliases `known` and `more`, each once and without `name` itself."""
    return tuple(dict.fromkeys(alias for alias in (*known, *more) if alias != name))


def moved(codes: np.ndarray, begin: np.ndarray, moves: Sequence[Move]) -> np.ndarray:
    """Return the organisations that `codes` mean in records that begin on the days `begin`."""
    result = codes
    for day, code, successor in moves:
        result = np.where((result == code) & (begin >= day), np.int32(successor), result)
    return result


def changed_names(
    organisations: pd.DataFrame, decisions: Sequence[Decision]
) -> tuple[pd.DataFrame, tuple[Change, ...]]:
    """Return `organisations` with the names of today, older ones among their aliases, and what changed when."""
    code_of = {id_: code for code, id_ in enumerate(organisations["id"])}
    names, aliases = organisations["name"].tolist(), organisations["aliases"].tolist()
    renamed = [decision for decision in decisions if decision.what is Verdict.RENAME and decision.id in code_of]
    changes = []
    for decision in sorted(renamed, key=lambda one: FIRST if one.day is None else one.day):
        code = code_of[decision.id]
        old = names[code]
        if old == decision.name:
            continue
        names[code] = decision.name
        aliases[code] = with_aliases(decision.name, aliases[code], (old,))
        changes.append(
            Change(
                what=decision.what.value,
                organisation=decision.id,
                id=decision.id,
                name=old,
                day=decision.day,
                decision=decision.number,
            )
        )
    frame = organisations.assign(name=pd.Series(names, dtype=object), aliases=pd.Series(aliases, dtype=object))
    return frame, tuple(changes)


def called_then(dataset: Dataset, day: int) -> Dataset:
    """Return `dataset` in which every organisation has the name it had on day number `day`."""
    names: dict[str, str] = {}
    for change in sorted(dataset.changes, key=_day, reverse=True):
        if change.what == Verdict.RENAME.value and _day(change) > day:
            names[change.organisation] = change.name
    if not names:
        return dataset
    called: list[Any] = [
        names.get(id_, name)
        for id_, name in zip(dataset.organisations["id"], dataset.organisations["name"], strict=True)
    ]
    return replace(dataset, organisations=dataset.organisations.assign(name=pd.Series(called, dtype=object)))


def _day(change: Change) -> int:
    return FIRST if change.day is None else change.day
