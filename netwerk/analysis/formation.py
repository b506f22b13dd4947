"""How the network forms: per month, quarter, school year or year which ties formed, stayed, ended and came back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from netwerk.analysis.intervals import level, merge
from netwerk.analysis.periods import Step
from netwerk.analysis.timeline import Over, Timeline, timeline
from netwerk.model import LAST, Dataset, Window, as_date


@dataclass(frozen=True, slots=True, kw_only=True)
class FormationStep:
    """One step `[begin, end)` of the timeline. What compares with the step before is None in the first.

    complete : the data reach to the end of the step
    organisations, active : organisations in the network; those with a tie
    ties : tied pairs, or arcs where directed
    density : 0 to 1, None below two organisations
    formed, persisted, ended, revived : ties, compared with the step before; revived are the formed ones that
        were tied in some step before the previous one
    jaccard : persisted / (persisted + formed + ended); None where both steps have no tie
    joined, left : organisations in this network and not in the one before, and the reverse
    components : connected parts, each organisation without a tie being one
    imprecise : counting records whose moment is known less exactly than the step is wide
    """

    begin: int
    end: int
    complete: bool
    organisations: int
    active: int
    ties: int
    density: float | None
    formed: int | None
    persisted: int | None
    ended: int | None
    revived: int | None
    jaccard: float | None
    joined: int | None
    left: int | None
    components: int
    imprecise: int

    def as_json(self) -> dict[str, Any]:
        """Return the step as CONTRACT §4 writes it."""
        return {
            "from": _iso(self.begin),
            "until": _iso(self.end),
            "complete": self.complete,
            "organisations": self.organisations,
            "active": self.active,
            "ties": self.ties,
            "density": self.density,
            "formed": self.formed,
            "persisted": self.persisted,
            "ended": self.ended,
            "revived": self.revived,
            "jaccard": self.jaccard,
            "joined": self.joined,
            "left": self.left,
            "components": self.components,
            "imprecise": self.imprecise,
        }


def formation(
    dataset: Dataset,
    *,
    step: Step = Step.SCHOOLYEAR,
    over: Over | None = None,
    base: Window | None = None,
    begin: int | None = None,
    end: int | None = None,
    today: int = LAST,
) -> tuple[FormationStep, ...]:
    """Return the steps of `timeline.timeline`, which says what may be asked, each with its counts."""
    return steps_of(timeline(dataset, step=step, over=over, base=base, begin=begin, end=end, today=today))


def steps_of(of: Timeline) -> tuple[FormationStep, ...]:
    """Return the steps of a timeline that are shown, with their counts."""
    return tuple(_steps(of))


def _steps(of: Timeline) -> Iterator[FormationStep]:
    steps, ties, organisations = len(of), of.ties, of.organisations
    tied = merge(np.concatenate(of.split(ties.thing)), np.tile(ties.start, 2), np.tile(ties.stop, 2), steps)
    formed, ended, revived = ties.starts(steps), ties.stops(steps), ties.returns(steps)
    joined, left = organisations.starts(steps), organisations.stops(steps)
    existing, present = level(formed, ended), level(joined, left)
    active = level(tied.starts(steps), tied.stops(steps))
    for at, alive in of.tied_by_step():
        size, ties_now = int(present[at]), int(existing[at])
        possible = size * (size - 1) if of.window.directed else size * (size - 1) // 2
        compared: dict[str, Any] = dict.fromkeys(
            ("formed", "persisted", "ended", "revived", "jaccard", "joined", "left")
        )
        if at > of.shown:
            persisted = ties_now - int(formed[at])
            union = ties_now + int(ended[at])
            compared = {
                "formed": int(formed[at]),
                "persisted": persisted,
                "ended": int(ended[at]),
                "revived": int(revived[at]),
                "jaccard": persisted / union if union else None,
                "joined": int(joined[at]),
                "left": int(left[at]),
            }
        yield FormationStep(
            begin=of.begin(at),
            end=of.end(at),
            complete=of.complete(at),
            organisations=size,
            active=int(active[at]),
            ties=ties_now,
            density=ties_now / possible if possible else None,
            components=_components(alive, of.width) - of.width + size,
            imprecise=int(of.imprecise[at]),
            **compared,
        )


def _components(ties: np.ndarray, n: int) -> int:
    """How many connected parts n organisations make with ties given as numbers `a * n + b`."""
    ties = np.sort(ties)
    rows = np.searchsorted(ties, np.arange(n + 1) * n).astype(np.int32)
    matrix = sparse.csr_array((np.ones(len(ties)), (ties % n).astype(np.int32), rows), shape=(n, n))
    return int(csgraph.connected_components(matrix, directed=False, return_labels=False))


def _iso(day: int) -> str | None:
    date = as_date(day)
    return None if date is None else date.isoformat()
