"""Who was in the middle of the network and has not been heard of for a year."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import rustworkx as rx

from netwerk.analysis.seen import last_seen, seen_in
from netwerk.model import FIRST, LAST, Dataset, Window
from netwerk.network import months_before, network

YEAR = 12  # months


@dataclass(frozen=True, slots=True, kw_only=True)
class Central:
    """An organisation that was central in the year before the last.

    partners : its ties in that year
    last_record : its last day before the end of the window with a record of any form or size
    heard : whether any record of the last year names it
    """

    id: str
    partners: int
    last_record: int
    heard: bool


def central(dataset: Dataset, window: Window) -> tuple[Central, ...] | None:
    """Return who was central in the year before the last and exists to the end of `window`; sorted by id.

    The last year is the twelve months that end with `window`. Central: more ties than those with any have on
    average, or alone in holding others to the rest (an articulation point). None where no record began before the
    last year, or `window` has no end: nothing can be said then.
    """
    if window.end >= LAST or not len(dataset.records):
        return None
    year, before = months_before(window.end, YEAR), months_before(window.end, 2 * YEAR)
    if dataset.records["begin"].min() >= year:
        return None
    earlier = network(dataset, replace(window, begin=before, end=year))
    if not len(earlier.ties):
        return ()
    degree = np.bincount(earlier.ties[["a", "b"]].to_numpy().ravel(), minlength=len(earlier))
    # who has none is left out of the mean: in a year of few records a single tie would else be more than the mean
    middle = degree > 2 * len(earlier.ties) / np.count_nonzero(degree)
    middle[list(rx.articulation_points(earlier.compact))] = True
    code = earlier.organisations["code"].to_numpy()
    # who no longer exists is not silent, also where it ended in the course of the year
    middle &= dataset.organisations["end"].to_numpy()[code] >= window.end
    heard = seen_in(dataset, replace(window, begin=year))[code]
    last = last_seen(dataset, window)[code]
    ids = earlier.organisations["id"].to_numpy()
    return tuple(
        Central(id=str(ids[node]), partners=int(degree[node]), last_record=int(last[node]), heard=bool(heard[node]))
        for node in np.flatnonzero(middle & (last > FIRST))
    )


def unheard(dataset: Dataset, window: Window) -> tuple[Central, ...] | None:
    """Return who was central in the year before the last, and in no record of the last year; None as `central`."""
    found = central(dataset, window)
    return None if found is None else tuple(one for one in found if not one.heard)


def unheard_count(dataset: Dataset, window: Window) -> float | None:
    """Return how many `unheard` gives; None where nothing can be said."""
    found = unheard(dataset, window)
    return None if found is None else len(found)
