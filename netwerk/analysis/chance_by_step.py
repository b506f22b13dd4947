"""The figures of a network beside chance, step after step: whether more than chance stays more than chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from netwerk.analysis.chance import FEWER_DRAWS, IsCancelled, Progress
from netwerk.analysis.closure import Closure, closure
from netwerk.analysis.null_model import ByChance, by_chance
from netwerk.analysis.step_network import step_network
from netwerk.analysis.timeline import Timeline
from netwerk.model import Dataset

MOST = 12  # steps
LEAST = 3
WORK = 24_000_000  # ties times draws, over all steps: about half a minute


@dataclass(frozen=True, slots=True, kw_only=True)
class StepByChance:
    """Step `at` of a timeline; closing: what came in it of the pairs of the step before, None for the first shown."""

    at: int
    figures: ByChance
    closing: Closure | None


def steps_to_draw(timeline: Timeline) -> tuple[int, ...]:
    """Return the latest steps whose data are complete: as many as can be drawn in about half a minute, in order."""
    complete = [at for at in range(timeline.shown, len(timeline)) if timeline.complete(at)]
    largest = max((len(timeline.tied(at)) for at in complete[-MOST:]), default=0)
    fits = WORK // (FEWER_DRAWS * largest) if largest else MOST
    return tuple(complete[-min(MOST, max(LEAST, fits)) :])


def steps_by_chance(
    dataset: Dataset,
    timeline: Timeline,
    steps: Sequence[int],
    *,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> tuple[StepByChance, ...]:
    """Return the figures of each of `steps` beside 200 draws, and what came of the pairs of the step before.

    Raises
    ------
    Cancelled
        If `cancelled()` says so.
    """

    def part(number: int) -> Progress | None:
        return None if progress is None else lambda share: progress((number + share) / len(steps))

    return tuple(
        StepByChance(
            at=at,
            figures=by_chance(
                step_network(dataset, timeline, at), draws=FEWER_DRAWS, progress=part(number), cancelled=cancelled
            ),
            closing=closure(dataset, timeline, at - 1) if at > timeline.shown else None,
        )
        for number, at in enumerate(steps)
    )
