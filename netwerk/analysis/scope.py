"""Who works in the same area, municipality or subregion: how far an agreement reaches.

Levels from large to small: region, subregion, municipality, area. Two organisations are within a scope when at
that level and every level above it they share a value, or one of the two has none there: it then works for the
whole of the level above.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from netwerk.analysis.norms import Scope
from netwerk.model import Window

# the levels that must match, from large to small; everyone is in the region
LEVELS: dict[Scope, tuple[str, ...]] = {
    Scope.REGION: (),
    Scope.SUBREGION: ("subregion",),
    Scope.MUNICIPALITY: ("subregion", "municipality"),
    Scope.AREA: ("subregion", "municipality", "area"),
}
NEAREST_LAST = tuple(LEVELS)  # how near two can be, from far to near
Values = tuple[str, ...]
Place = tuple[Values, ...]  # the values of an organisation at each level


@dataclass(frozen=True, kw_only=True)
class Reach:
    """Which organisations are within scope of which, kept per place: many organisations share one.

    place : of each organisation (row of the organisations frame) the number of its place
    within : places × places (bool), symmetric
    """

    place: np.ndarray
    within: np.ndarray

    def both(self, a: np.ndarray, b: np.ndarray) -> np.ndarray:
        """Return for each pair of organisations whether they are within scope (bool)."""
        inside: np.ndarray = self.within[self.place[a], self.place[b]]
        return inside


def reach(organisations: pd.DataFrame, scope: Scope) -> Reach:
    """Return who is within `scope` of whom; `organisations` as in `Dataset`.

    For `other_subregion` two organisations are within scope when both have a subregion and share none.
    """
    levels = ("subregion",) if scope is Scope.OTHER_SUBREGION else LEVELS[scope]
    place, places = _numbered(organisations, levels)
    if scope is Scope.OTHER_SUBREGION:
        known = np.array([bool(values[0]) for values in places], dtype=bool)
        within = ~_match([values[0] for values in places]) & known[:, None] & known[None, :]
    else:
        within = np.ones((len(places), len(places)), dtype=bool)
        for k in range(len(levels)):
            within &= _match([values[k] for values in places])
    return Reach(place=place, within=within)


@dataclass(frozen=True, kw_only=True)
class Nearness:
    """How near organisations work to each other, kept per place: many organisations share one.

    place : of each organisation (row of the organisations frame) the number of its place
    level : places × places (int8), symmetric: position in NEAREST_LAST of the smallest level that the two share
    """

    place: np.ndarray
    level: np.ndarray

    def between(self, a: np.ndarray, b: np.ndarray) -> np.ndarray:
        """Return for each pair of organisations the position in NEAREST_LAST of the level that they share (int8)."""
        shared: np.ndarray = self.level[self.place[a], self.place[b]]
        return shared


def nearness(organisations: pd.DataFrame) -> Nearness:
    """Return how near organisations work to each other; `organisations` as in `Dataset`.

    Two share a level where both name the same value there, and are within scope of each other at every level above
    it. One that works for a whole municipality is thus no nearer than that to an organisation of one area in it;
    everyone is in the region.
    """
    levels = LEVELS[Scope.AREA]
    place, places = _numbered(organisations, levels)
    level = np.zeros((len(places), len(places)), dtype=np.int8)
    above = np.ones((len(places), len(places)), dtype=bool)
    for k in range(len(levels)):
        values = [one[k] for one in places]
        named = np.array([bool(one) for one in values], dtype=bool)
        match = above & _match(values)
        level[match & named[:, None] & named[None, :]] = k + 1
        above = match
    return Nearness(place=place, level=level)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One subregion, municipality or area. `place` names it at each level, from large to small ("" unknown)."""

    name: str
    place: tuple[str, ...]
    members: np.ndarray  # bool per organisation: who works there


def units(organisations: pd.DataFrame, scope: Scope, window: Window) -> tuple[Unit, ...]:
    """Return the units of `scope` that the organisations name, sorted; the whole region is one unit without a name.

    Where `window` chooses subregions, municipalities or areas, the units are those chosen. Areas with the same
    name in two municipalities are two units; their names then say the municipality. An organisation that does not
    say in which municipality its area lies makes no unit beside those of organisations that do.
    """
    levels = LEVELS[scope]
    place, places = _numbered(organisations, levels)
    chosen = {"subregion": window.subregions, "municipality": window.municipalities, "area": window.areas}
    named = sorted(
        path
        for path in (_paths(places) if levels else {()})
        if all(not chosen[level] or path[k] in chosen[level] for k, level in enumerate(levels))
    )
    last = [path[-1] for path in named] if levels else []
    return tuple(
        Unit(
            name=_unit_name(path, last),
            place=path,
            members=np.fromiter((_works_in(one, path) for one in places), dtype=bool, count=len(places))[place],
        )
        for path in named
    )


def _numbered(organisations: pd.DataFrame, levels: Sequence[str]) -> tuple[np.ndarray, list[Place]]:
    """Return the number of each organisation's place, and the places: many organisations share one."""
    number: dict[Place, int] = {}
    found = [number.setdefault(values, len(number)) for values in _places(organisations, levels)]
    return np.array(found, dtype=np.int64), list(number)


def _places(organisations: pd.DataFrame, levels: Sequence[str]) -> Iterable[Place]:
    if not levels:
        return [() for _ in range(len(organisations))]
    return zip(*(organisations[level] for level in levels), strict=True)


def _match(values: Sequence[Values]) -> np.ndarray:
    """Return which of `values` share one with which, or are empty (bool matrix)."""
    number: dict[str, int] = {}
    for row in values:
        for value in row:
            number.setdefault(value, len(number))
    has = np.zeros((len(values), len(number)), dtype=np.float32)
    for k, row in enumerate(values):
        has[k, [number[value] for value in row]] = 1
    empty = np.array([not row for row in values], dtype=bool)
    shared = (has @ has.T) > 0
    result: np.ndarray = shared | empty[:, None] | empty[None, :]
    return result


def _paths(places: Sequence[Place]) -> set[tuple[str, ...]]:
    """Return the units that `places` name, each with the levels above it.

    An organisation that works in several municipalities does not say which of them its areas lie in. Its areas
    are taken from organisations that name one municipality; an area that none of those names lies where all who
    name it work, and else at the seat.
    """
    sure = {
        (*(values[0] if values else "" for values in place[:-1]), unit)
        for place in set(places)
        if all(len(values) <= 1 for values in place[:-1])
        for unit in place[-1]
    }
    named = {path[-1] for path in sure}
    naming: dict[str, list[Place]] = {}
    for place in set(places):
        for unit in set(place[-1]) - named:
            naming.setdefault(unit, []).append(place)
    unsure = {
        (*(_in_common(seat, [other[k] for other in those]) for k, seat in enumerate(place[:-1])), unit)
        for unit, those in naming.items()
        for place in those
    }
    return _told_apart(sure | unsure)


def _in_common(own: Values, named: Sequence[Values]) -> str:
    """Return what all of `named` that name anything share, a seat by preference; else the first of `own`."""
    given = [values for values in named if values]
    shared = set(given[0]).intersection(*given) if given else set()
    if shared:
        return min({values[0] for values in given} & shared or shared)
    return own[0] if own else ""


def _told_apart(paths: set[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Return `paths` without those that say less of a unit than another, and nothing else: it is the same unit."""
    same: dict[str, list[tuple[str, ...]]] = {}
    for path in paths:
        same.setdefault(path[-1], []).append(path)
    return {
        path
        for path in paths
        if not any(
            other != path and all(value in ("", more) for value, more in zip(path, other, strict=True))
            for other in same[path[-1]]
        )
    }


def _works_in(place: Place, path: tuple[str, ...]) -> bool:
    return all(not values or not unit or unit in values for values, unit in zip(place, path, strict=True))


def _unit_name(path: tuple[str, ...], last: Sequence[str]) -> str:
    if not path:
        return ""
    above = next((value for value in reversed(path[:-1]) if value), "")
    return f"{path[-1]} ({above})" if last.count(path[-1]) > 1 and above else path[-1]
