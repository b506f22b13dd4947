"""Whether a tie formed between two organisations since someone brought them together, with the records that say so.

What is told is what was recorded since; whether the introduction led to it cannot be concluded from records.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from netwerk.analysis.evidence import records_of
from netwerk.model import Dataset, Window
from netwerk.network import last_day, months_before
from netwerk.store import Introduction, Status

MONTHS = 6  # after which nothing recorded is an answer too


class Result(StrEnum):
    """What the records say of an introduction."""

    FORMED = "formed"  # something was recorded together since
    TOO_EARLY = "too_early"  # nothing yet, and the six months are not over
    NOT_FORMED = "not_formed"  # nothing in six months, and the data reach that far
    NO_DATA = "no_data"  # the six months are over, but the data end before that: nothing can be said
    GONE = "gone"  # one of the two is no longer in the data
    ONE_NOW = "one_now"  # the two went over into one organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What was recorded between two organisations since they were introduced.

    a, b : their ids as they are known now, after mergers and splits; None: no longer in the data
    since, due : the day it was taken up, and the day six months later
    records : codes of the counting records of both that begin after `since`, ascending
    first, last : the days on which the first and the last of those begin; None without any
    reach : the last day of the data; None without records
    """

    status: Result
    a: str | None
    b: str | None
    since: int
    due: int
    records: tuple[int, ...]
    first: int | None
    last: int | None
    reach: int | None


def outcome(dataset: Dataset, a: str, b: str, *, since: int, today: int) -> Outcome:
    """Return what was recorded between the organisations `a` and `b` (ids) since the day `since`, up to `today`.

    The tie formed with one counting record (of at most `Window.largest` organisations) that begins after that day:
    a contract that ran on already does not count, nor does a record of the same month known by its month only.
    """
    return _outcome(dataset, a, b, since, today, last_day(dataset, today), successors(dataset))


def outcomes(dataset: Dataset, kept: Iterable[Introduction], *, today: int) -> tuple[Outcome, ...]:
    """Return the outcome of each of the introductions `kept`, in their order."""
    reach, now = last_day(dataset, today), successors(dataset)
    return tuple(_outcome(dataset, one.a, one.b, one.day, today, reach, now) for one in kept)


def _outcome(
    dataset: Dataset, a: str, b: str, since: int, today: int, reach: int | None, now: Mapping[str, str]
) -> Outcome:
    due = months_before(since, -MONTHS)
    first, second = (resolved(dataset, id_, now) for id_ in (a, b))
    found = np.empty(0, dtype=np.int32)
    if first is not None and second is not None and first != second:
        found = _since(dataset, first, second, since=since, today=today)
    days = dataset.records["begin"].to_numpy()[found]
    if first is None or second is None:
        status = Result.GONE
    elif first == second:
        status = Result.ONE_NOW
    elif len(found):
        status = Result.FORMED
    elif today < due:
        status = Result.TOO_EARLY
    elif reach is None or reach < due:
        status = Result.NO_DATA
    else:
        status = Result.NOT_FORMED
    return Outcome(
        status=status,
        a=first,
        b=second,
        since=since,
        due=due,
        records=tuple(found.tolist()),
        first=int(days.min()) if len(days) else None,
        last=int(days.max()) if len(days) else None,
        reach=reach,
    )


def _since(dataset: Dataset, a: str, b: str, *, since: int, today: int) -> np.ndarray:
    codes = records_of(dataset, dataset.code_of[a], dataset.code_of[b])
    begin, size = (dataset.records[column].to_numpy()[codes] for column in ("begin", "size"))
    counting = (begin > since) & (begin <= today) & (size <= Window().largest)
    return np.asarray(codes[counting])


def successors(dataset: Dataset) -> Mapping[str, str]:
    """Return for each organisation that went over into another (id) the one that carries its history on."""
    return {one.id: one.organisation for one in dataset.changes}


def resolved(dataset: Dataset, id_: str, now: Mapping[str, str]) -> str | None:
    """Return the id under which an organisation is known now; None where it is not in the data.

    now : as `successors` gives it
    """
    if id_ in dataset.code_of:
        return id_
    heir = now.get(id_)
    return heir if heir in dataset.code_of else None


# --- which introductions there are of whom ---


def of_organisation(dataset: Dataset, kept: Iterable[Introduction], id_: str) -> tuple[Introduction, ...]:
    """Return the introductions of the organisation `id_`, also under the ids of those that went over into it."""
    now = successors(dataset)
    return tuple(one for one in kept if id_ in (resolved(dataset, one.a, now), resolved(dataset, one.b, now)))


def between(dataset: Dataset, kept: Iterable[Introduction], a: str, b: str) -> tuple[Introduction, ...]:
    """Return the introductions of the organisations `a` and `b`, in either order."""
    return of_organisation(dataset, of_organisation(dataset, kept, a), b) if a != b else ()


def open_pairs(dataset: Dataset, kept: Iterable[Introduction]) -> frozenset[tuple[str, str]]:
    """Return the pairs (ids as known now, a < b) of which an introduction is open."""
    now = successors(dataset)
    found = set()
    for one in kept:
        a, b = resolved(dataset, one.a, now), resolved(dataset, one.b, now)
        if one.open and a is not None and b is not None:
            found.add((min(a, b), max(a, b)))
    return frozenset(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What one of the two may know of its introduction: with whom, since when and how it stands; no owner, no note.

    other : the id of the other organisation, as it is known now where it is in the data
    """

    other: str
    day: int
    status: Status
    outcome: Outcome


def own(dataset: Dataset, kept: Iterable[Introduction], id_: str, *, today: int) -> tuple[Own, ...]:
    """Return what the organisation `id_` may know of its own introductions, the latest first.

    dataset : the whole data; what comes back holds no record of which `id_` is no part
    """
    now = successors(dataset)
    mine = of_organisation(dataset, kept, id_)
    found = []
    for one, became in zip(mine, outcomes(dataset, mine, today=today), strict=True):
        other = one.b if resolved(dataset, one.a, now) == id_ else one.a
        heir = resolved(dataset, other, now)
        found.append(Own(other=other if heir is None else heir, day=one.day, status=one.latest.status, outcome=became))
    return tuple(reversed(found))
