"""How far an agreement is met in each municipality, each subregion, each area and the whole region.

A place holds whoever works there, as the filter on place does: an organisation that works in several municipalities
counts in each of them, and one that names none works for all and counts in all. Numbers of places thus do not add up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import compress

import numpy as np
import pandas as pd

from netwerk.analysis.circles import Circle, Combination
from netwerk.analysis.fulfilment import Evidence, NormResult, with_evidence
from netwerk.analysis.norms import BoundRule, CircleRule, CombinationRule, Norm, norms_in
from netwerk.analysis.outcomes import Outcome, of_pairs, outcome
from netwerk.analysis.scope import LEVELS, Unit, units
from netwerk.model import Dataset, Window
from netwerk.network import present_organisations

# Numbers of networks of unlike size differ by size alone: Anderson, Butts & Carley (1999), The interaction of size
# and density with graph-level indices, Social Networks 21(3). Where "much" begins is our own choice: more than twice.
SIZE_RATIO = 2.0
FEWEST = 10  # of fewer organisations one more or less weighs too much to set two places side by side


class Level(StrEnum):
    """From large to small; the value is the column of `Dataset.organisations`, but for the region."""

    REGION = "region"
    SUBREGION = "subregion"
    MUNICIPALITY = "municipality"
    AREA = "area"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One subregion, municipality or area by its name; the whole region is named ""."""

    level: Level
    name: str = ""

    def chosen_in(self, window: Window) -> Window:
        """Return `window` with this place as its only choice of place."""
        return replace(
            window,
            subregions=(self.name,) if self.level is Level.SUBREGION else (),
            municipalities=(self.name,) if self.level is Level.MUNICIPALITY else (),
            areas=(self.name,) if self.level is Level.AREA else (),
        )


REGION = Place(level=Level.REGION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """How the norms stand in one place.

    organisations : ids of those in the network of the place now, sorted
    now : as ByPlace.norms; None: the norm is asked per larger place than this one
    earlier : the same a year before; None also where it did not hold or asked something else, or there is no such year
    """

    place: Place
    organisations: tuple[str, ...]
    now: tuple[Outcome | None, ...]
    earlier: tuple[Outcome | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ByPlace:
    """norms : that hold now and can be told per place, in the order given; bounds are about a network as a whole"""

    norms: tuple[Norm, ...]
    placed: tuple[Placed, ...]


def places(dataset: Dataset) -> tuple[Place, ...]:
    """Return the whole region and then the subregions, municipalities and areas that organisations name, by name."""
    return (
        REGION,
        *(
            Place(level=level, name=name)
            for level in (Level.SUBREGION, Level.MUNICIPALITY, Level.AREA)
            for name in sorted(
                {name for values in dataset.organisations[level.value] for name in values}, key=str.casefold
            )
        ),
    )


def by_place(
    dataset: Dataset, now: Window, earlier: Window | None, norms: Sequence[Norm], *, asked: Sequence[Place]
) -> ByPlace:
    """Return how the norms that hold in `now` stand in each place of `asked`, and stood in `earlier`.

    The windows' own choice of places does not matter; that of kinds and layers does. Each norm is asked once per
    window, of everyone; what a place says of it is a part of that answer. norms : every version of every norm
    """
    current = _answers(dataset, REGION.chosen_in(now), norms)
    before = {} if earlier is None else _answers(dataset, REGION.chosen_in(earlier), norms)
    then = {id_: before[id_] for id_, one in current.items() if id_ in before and before[id_].asks_as(one)}
    present = present_organisations(dataset, REGION.chosen_in(now))
    ids = dataset.organisations["id"].to_numpy()
    found = []
    for place in asked:
        there = works_in(dataset.organisations, place)
        found.append(
            Placed(
                place=place,
                organisations=tuple(ids[present & there]),
                now=tuple(answer.within(place, there) for answer in current.values()),
                earlier=tuple(then[id_].within(place, there) if id_ in then else None for id_ in current),
            )
        )
    return ByPlace(norms=tuple(answer.outcome.norm for answer in current.values()), placed=tuple(found))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """What one norm found in one window, of everyone."""

    evidence: Evidence
    outcome: Outcome
    units: tuple[Unit, ...]  # of a circle or combination, in the order of its outcome

    def asks_as(self, other: _Answer) -> bool:
        return type(self.outcome.norm.rule) is type(other.outcome.norm.rule)

    def within(self, place: Place, there: np.ndarray) -> Outcome | None:
        """The part of it that is about `place`; there : who works in it (bool, by code)."""
        if isinstance(self.outcome.found, NormResult):
            return of_pairs(self._of_organisations(self.outcome.found, place, there))
        return self._of_units(place)

    def _of_organisations(self, result: NormResult, place: Place, there: np.ndarray) -> NormResult:
        """What `fulfilment` says when the window chooses `place`."""
        code, seen = self.evidence.dataset.code_of, self.evidence.seen
        applies_to = tuple(id_ for id_ in result.applies_to if there[code[id_]])
        return NormResult(
            norm=result.norm,
            window=place.chosen_in(result.window),
            applies_to=applies_to,
            fulfilled=tuple(id_ for id_ in result.fulfilled if there[code[id_]]),
            missing=tuple(one for one in result.missing if there[code[one.organisation]]),
            seen=sum(bool(seen[code[id_]]) for id_ in applies_to),
        )

    def _of_units(self, place: Place) -> Outcome | None:
        """The circles or tables of the units within `place`; None where a unit is larger than the place."""
        rule, found = self.outcome.norm.rule, self.outcome.found
        assert isinstance(rule, CircleRule | CombinationRule)
        levels = LEVELS[rule.scope]
        if place.level is not Level.REGION and place.level.value not in levels:
            return None
        inside = [
            place.level is Level.REGION or unit.place[levels.index(place.level.value)] == place.name
            for unit in self.units
        ]
        organisations = self.evidence.whole.organisations
        here = np.zeros(len(organisations), dtype=bool)
        for unit in compress(self.units, inside):
            here |= unit.members
        codes = organisations["code"].to_numpy()[here & organisations["kind"].isin(rule.kinds).to_numpy()]
        kept: list[Circle | Combination] = list(compress(found, inside)) if isinstance(found, tuple) else []
        circles = tuple(one for one in kept if isinstance(one, Circle))
        tables = tuple(one for one in kept if isinstance(one, Combination))
        return Outcome(
            norm=self.outcome.norm,
            window=place.chosen_in(self.outcome.window),
            whole=sum(circle.pairs for circle in circles) + len(tables),
            part=sum(circle.tied for circle in circles) + sum(table.fulfilled for table in tables),
            concerned=len(codes),
            seen=int(np.count_nonzero(self.evidence.seen[codes])),
            found=circles or tables,
        )


def _answers(dataset: Dataset, window: Window, norms: Sequence[Norm]) -> dict[str, _Answer]:
    """Return per norm (id) that holds in `window` what it found, without the bounds."""
    holding = [norm for norm in norms_in(norms, window) if not isinstance(norm.rule, BoundRule)]
    answers = {}
    for norm, evidence in with_evidence(dataset, window, holding):
        rule = norm.rule
        answers[norm.id] = _Answer(
            evidence=evidence,
            outcome=outcome(evidence, norm),
            units=units(evidence.whole.organisations, rule.scope, evidence.window)
            if isinstance(rule, CircleRule | CombinationRule)
            else (),
        )
    return answers


def works_in(organisations: pd.DataFrame, place: Place) -> np.ndarray:
    """Return which organisations (bool, row by row) work in `place`; without one at its level they work in all."""
    if place.level is Level.REGION:
        return np.ones(len(organisations), dtype=bool)
    return np.fromiter(
        (not values or place.name in values for values in organisations[place.level.value]),
        dtype=bool,
        count=len(organisations),
    )


def differ_much(one: int, other: int) -> bool:
    """Return whether two places of so many organisations differ too much in size to set their numbers side by side."""
    return max(one, other) > SIZE_RATIO * min(one, other)
