"""Which ties seem to have ended only because the source that spoke of them fell silent.

Such a tie is not known to have ended: it could not be followed any further. A source counts as silent in a step when it
was for at least half of the days that the step looks at: a table that stopped in September says little of that year,
one that stopped in June nearly everything.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from netwerk.analysis.freshness import source_of
from netwerk.analysis.silences import Silence, rested, silences
from netwerk.analysis.timeline import MONTH, Timeline
from netwerk.model import Dataset


def silenced(dataset: Dataset, of: Timeline, found: Sequence[Silence] | None = None) -> np.ndarray:
    """Return which runs of `of.ties` (bool, one per run) ended in a step in which all their sources were silent.

    Their sources are those of the records that the last step of the run looked at. A run that ended because one of
    its organisations left is not among them. `found` are the silences, where they are known already.
    """
    ties, steps = of.ties, len(of)
    if found is None:
        found = silences(dataset, of.stop) if of.stop is not None else ()
    if not found or not len(ties.thing):
        return np.zeros(len(ties.thing), dtype=bool)
    names, source = source_of(dataset)
    tie, at, _source = rested(dataset, of, source, _quiet(of, names, found))
    width = steps + 1
    return np.isin(ties.thing * width + ties.stop, tie * width + at)


def _quiet(of: Timeline, names: tuple[str, ...], found: Sequence[Silence]) -> np.ndarray:
    """Per source and step (and one step more) whether the source was silent for half of what the step looks at."""
    begin, end = _looked_at(of)
    days = np.zeros((len(names), len(of) + 1))
    for one in found:
        until = np.inf if one.until is None else one.until
        days[names.index(one.source), :-1] += np.clip(
            np.minimum(until, end) - np.maximum(one.since + 1, begin), 0, None
        )
    return np.asarray(2 * days >= np.r_[end - begin, np.inf])


def _looked_at(of: Timeline) -> tuple[np.ndarray, np.ndarray]:
    """The days that each step looks at, half-open; where it looks at all that came before, the last that matter."""
    end = of.reach.end.astype(float)
    match of.over.rule:
        case "step" | "sliding":
            return of.reach.begin.astype(float), end
        case "cumulative":
            return of.borders[:-1].astype(float), end
        case "fading":
            return np.minimum(of.borders[:-1], end - of.over.months * MONTH), end
