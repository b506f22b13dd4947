"""How many ties the organisations of a group have in each step of a timeline."""

from __future__ import annotations

import numpy as np

from netwerk.analysis.intervals import level, merge
from netwerk.analysis.seen import participation
from netwerk.analysis.timeline import Timeline
from netwerk.model import Dataset

THIN = 0.6  # of fewer of a group seen nothing is said


def ties_of_group(timeline: Timeline, members: np.ndarray) -> np.ndarray:
    """Return per step shown the ties with at least one end in `members` (bool, by code)."""
    a, b = timeline.split(timeline.ties.thing)
    return _levels(timeline, (members[a] | members[b]).astype(np.int64))


def per_organisation(dataset: Dataset, timeline: Timeline, members: np.ndarray) -> tuple[float | None, ...]:
    """Return per step shown the ties of an organisation of `members` (bool, by code), the average of those there.

    None where nobody of them is there, or of under 60 % of them anything was recorded: what is missing is no fall.
    """
    a, b = timeline.split(timeline.ties.thing)
    ends = _levels(timeline, members[a].astype(np.int64) + members[b])
    steps, organisations = len(timeline), timeline.organisations
    mine = members[organisations.thing]
    there = level(
        np.bincount(organisations.start[mine], minlength=steps)[:steps],
        np.bincount(organisations.stop[mine], minlength=steps)[:steps],
    )[timeline.shown :]
    seen = _seen(dataset, timeline, members)
    return tuple(
        float(ends[at] / there[at]) if there[at] and seen[at] >= THIN * there[at] else None for at in range(len(there))
    )


def _levels(timeline: Timeline, weights: np.ndarray) -> np.ndarray:
    steps, ties = len(timeline), timeline.ties
    begun, over = (
        np.bincount(at, weights=weights, minlength=steps)[:steps].astype(np.int64) for at in (ties.start, ties.stop)
    )
    return level(begun, over)[timeline.shown :]


def _seen(dataset: Dataset, timeline: Timeline, members: np.ndarray) -> np.ndarray:
    """Per step shown how many of the `members` that are there any record names in what the step looks at."""
    record, organisation = participation(dataset)
    mine = members[organisation]
    record, organisation = record[mine], organisation[mine]
    records, steps = dataset.records, len(timeline)
    lo, hi = timeline.reach.runs(records["begin"].to_numpy()[record], records["end"].to_numpy()[record])
    named, there = merge(organisation, lo, hi, steps), timeline.organisations
    # a record may name who is not in the network: one that was chosen away, or that ended
    runs = merge(
        np.concatenate([named.thing, there.thing]),
        np.concatenate([named.start, there.start]),
        np.concatenate([named.stop, there.stop]),
        steps,
        minimum=2,
    )
    return level(runs.starts(steps), runs.stops(steps))[timeline.shown :]
