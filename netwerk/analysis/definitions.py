"""Where in the years something changed in what is counted: an agreement, or the list of sources.

A line that bends on such a day may bend because of it, so the day is marked on the line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from netwerk.analysis.freshness import FEWEST_DAYS, LONGEST_BREAK, heard_on, source_of
from netwerk.analysis.norms import Norm
from netwerk.analysis.silences import Silence, silences
from netwerk.analysis.timeline import Timeline
from netwerk.model import Dataset, day_number

What = Literal["norm", "source_began", "source_stopped"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionMark:
    """One change of what is counted.

    day : from this day on; for "source_stopped" the day after the last one on which it was heard
    what : "norm", an agreement that begins, changes or is withdrawn; "source_began", a source that was heard for the
        first time, or again after a silence; "source_stopped", a source that fell silent (see `silences`)
    name : the id of the agreement or the name of the source
    norm : the version of the agreement that holds from that day; None for a source
    """

    day: int
    what: What
    name: str
    norm: Norm | None = None


def definition_marks(
    dataset: Dataset, norms: Iterable[Norm], timeline: Timeline, found: tuple[Silence, ...] | None = None
) -> tuple[DefinitionMark, ...]:
    """Return the changes in the steps of `timeline` that are shown, up to the last day of the data, by day.

    found : what `silences` said of the last day that the timeline reaches; worked out here when left out

    A source that is there when the records begin did not begin later; one with records on fewer than eight days is
    too small to bend a line.
    """
    if timeline.stop is None or not len(timeline):
        return ()
    first, last = timeline.begin(timeline.shown), min(timeline.stop, timeline.end(len(timeline) - 1) - 1)
    silent = silences(dataset, timeline.stop) if found is None else found
    every = [*_of_norms(tuple(norms)), *_of_sources(dataset, timeline.stop), *_of_silences(silent)]
    return tuple(
        sorted((one for one in every if first < one.day <= last), key=lambda one: (one.day, one.what, one.name))
    )


def _of_norms(norms: Sequence[Norm]) -> Iterator[DefinitionMark]:
    for norm in norms:
        later = (one for one in norms if one.id == norm.id and one.version > norm.version)
        # a version that a newer one puts aside before it begins never holds
        if all(one.valid_from > norm.valid_from for one in later):
            yield DefinitionMark(day=day_number(norm.valid_from), what="norm", name=norm.id, norm=norm)


def _of_sources(dataset: Dataset, today: int) -> Iterator[DefinitionMark]:
    names, source = source_of(dataset)
    day, known = heard_on(dataset, today)
    width = len(names)
    heard = np.unique(day[known].astype(np.int64) * width + source[known])
    days = np.bincount(heard % width, minlength=width)
    codes, first = np.unique(heard % width, return_index=True)  # `heard` goes up by day
    moment = dataset.records["moment"].to_numpy() & known
    begin = int(day[moment].min()) if moment.any() else None
    for code, at in zip(codes.tolist(), first.tolist(), strict=True):
        began = int(heard[at] // width)
        if names[code] and begin is not None and days[code] >= FEWEST_DAYS and began > begin + LONGEST_BREAK:
            yield DefinitionMark(day=began, what="source_began", name=names[code])


def _of_silences(found: Iterable[Silence]) -> Iterator[DefinitionMark]:
    for one in found:
        yield DefinitionMark(day=one.since + 1, what="source_stopped", name=one.source)
        if one.until is not None:
            yield DefinitionMark(day=one.until, what="source_began", name=one.source)
