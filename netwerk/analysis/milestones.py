"""Milestones: days on which something began or changed, as the register and people say, and whom they concern."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from netwerk.model import FIRST, Change, Dataset, as_date
from netwerk.store import KeptMilestone

Kind = Literal["team", "merger", "split", "rename", "own"]
TEAM_KINDS = ("lokaal_team",)  # an organisation of such a kind that starts is a milestone for those around it
_WHAT: dict[str, Kind] = {"merge": "merger", "split": "split", "rename": "rename"}
_WORDS = {"team": "team", "merger": "fusie", "split": "splitsing", "rename": "naam", "own": "eigen"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A day on which something began or changed.

    number : of the milestone that someone typed; None for one that follows from the data
    name : what was typed, or the names of the organisations it is about; a name, never markup
    former : the names of those that went over into another, or the name before
    organisations : ids of those it concerns, sorted; empty: everyone
    place : where it holds, as it was typed; "" without a place
    """

    number: int | None = None
    day: int
    name: str
    kind: Kind
    organisations: tuple[str, ...]
    source: Literal["register", "typed"]
    former: tuple[str, ...] = ()
    place: str = ""

    @property
    def key(self) -> str:
        """Its word in an address."""
        word = _WORDS[self.kind]
        if self.number is not None:
            return f"{word}-{self.number}"
        return "-".join([word, str(as_date(self.day)), *(self.organisations if self.kind != "team" else ())])


def found(dataset: Dataset, *, kinds: Collection[str] = TEAM_KINDS) -> tuple[Milestone, ...]:
    """Return the milestones that follow from the data, by day: teams that start after the first record, and
    organisations that merged, split or were renamed on a day that is known.

    Teams that start on the same day are one milestone, and so are those that go over into one organisation together.
    """
    return tuple(sorted([*_started(dataset, kinds), *_changed(dataset)], key=_order))


def typed(dataset: Dataset, kept: Iterable[KeptMilestone]) -> tuple[Milestone, ...]:
    """Return the milestones that were typed and hold, by day, for the organisations of `dataset`.

    An organisation that went over into another is that other. Left out is one that names an organisation which is
    not in the data, and one of a place where nobody works: who sees part of the data hears nothing of the rest.
    """
    heirs = {change.id: change.organisation for change in dataset.changes}
    result = []
    for one in kept:
        known = tuple(sorted({heirs.get(id_, id_) for id_ in one.organisations}))
        if one.level:
            known = working_in(dataset, one.level, [one.place])
        if not one.counts or not dataset.code_of.keys() >= set(known) or (one.level and not known):
            continue
        result.append(
            Milestone(
                number=one.number,
                day=one.day,
                name=one.name,
                kind="own",
                organisations=known,
                source="typed",
                place=one.place,
            )
        )
    return tuple(sorted(result, key=_order))


def working_in(dataset: Dataset, level: str, places: Collection[str]) -> tuple[str, ...]:
    """Return the ids of the organisations that work in one of `places`, not those that work everywhere.

    level : "municipality", "area" or "subregion"
    """
    organisations = dataset.organisations
    here = frozenset(places)
    return tuple(
        id_
        for id_, values in zip(organisations["id"], organisations[level], strict=True)
        if not here.isdisjoint(values)
    )


def circles(dataset: Dataset, one: Milestone) -> dict[str, tuple[str, ...] | None]:
    """Return whom a milestone may be said to concern, from near to far, each a larger group than the one before.

    "own" : its organisations; "area", "municipality" : they and all that work where they do; "region" : everyone
    (None), which is all there is to choose where it concerns everyone
    """
    if not one.organisations:
        return {"region": None}
    result: dict[str, tuple[str, ...] | None] = {"own": one.organisations}
    widest = set(one.organisations)
    for level in ("area", "municipality") if not one.place else ():
        wider = widest.union(working_in(dataset, level, places_of(dataset, one, level)))
        if len(wider) > len(widest):
            result[level], widest = tuple(sorted(wider)), wider
    return result


def places_of(dataset: Dataset, one: Milestone, level: str) -> tuple[str, ...]:
    """Return the areas or municipalities (`level`) of the organisations of a milestone, by name."""
    values = dataset.organisations[level].tolist()
    found: set[str] = {place for id_ in one.organisations for place in values[dataset.code_of[id_]]}
    return tuple(sorted(found, key=str.casefold))


def _started(dataset: Dataset, kinds: Collection[str]) -> list[Milestone]:
    if not len(dataset.records):
        return []
    organisations = dataset.organisations
    first = int(dataset.records["begin"].min())
    begin = organisations["begin"].to_numpy()
    new = organisations["kind"].isin(list(kinds)).to_numpy() & (begin > max(first, FIRST))
    result = []
    for day in np.unique(begin[new]).tolist():
        teams = organisations[new & (begin == day)]
        result.append(
            Milestone(
                day=day,
                name=", ".join(sorted(teams["name"], key=str.casefold)),
                kind="team",
                organisations=tuple(teams["id"]),
                source="register",
            )
        )
    return result


def _changed(dataset: Dataset) -> list[Milestone]:
    together: dict[tuple[Kind, int, str], list[Change]] = {}
    for change in dataset.changes:
        if change.day is not None and change.organisation in dataset.code_of:
            together.setdefault((_WHAT[change.what], change.day, change.organisation), []).append(change)
    names = dataset.organisations["name"]
    return [
        Milestone(
            day=day,
            name=str(names.iat[dataset.code_of[id_]]),
            kind=kind,
            organisations=(id_,),
            source="register",
            former=tuple(sorted((change.name for change in changes), key=str.casefold)),
        )
        for (kind, day, id_), changes in together.items()
    ]


def _order(one: Milestone) -> tuple[int, str, int]:
    return one.day, one.name.casefold(), one.number or 0
