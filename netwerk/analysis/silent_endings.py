"""Which ties that ended between two periods rested on silent sources alone: they may not have ended at all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from netwerk.analysis.comparison import Comparison, Mark
from netwerk.analysis.freshness import source_of
from netwerk.analysis.silences import silences
from netwerk.model import Dataset
from netwerk.network import count, joint_pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class SilentEndings:
    """ties : how many ended ties rested on `sources` alone; sources : those that are silent, by name"""

    ties: int
    sources: tuple[str, ...]


def silent_endings(dataset: Dataset, change: Comparison, second: tuple[int, int], today: int) -> SilentEndings:
    """Return how many ended ties of `change` rested on sources that are silent all through the days of `second`.

    second : half-open, the days of the second period itself, whatever records it looks at
    today : the data are read as known on this day

    Notes
    -----
    Such a tie has, in what the first period looks at, no counting record of another source, and both its
    organisations are still there in the second (see `silences.SilentSteps`).
    """
    names, source = source_of(dataset)
    quiet = {one.source for one in silences(dataset, today) if one.fills(*second)}
    ended = change.ties[change.ties["mark"] == Mark.ENDED.value]
    if not quiet or ended.empty:
        return SilentEndings(ties=0, sources=())
    gone = np.isin(change.ids, change.left)
    one, other = ended["a"].to_numpy(dtype=np.int64), ended["b"].to_numpy(dtype=np.int64)
    both = ~gone[one] & ~gone[other]
    n = len(change.ids)
    sought = np.unique(np.minimum(one, other)[both] * n + np.maximum(one, other)[both])
    pairs = joint_pairs(dataset, count(dataset, change.first))
    key = pairs.a.astype(np.int64) * n + pairs.b
    asked = np.isin(key, sought)
    place, given = np.searchsorted(sought, key[asked]), source[pairs.record[asked]]
    silent = np.array([name in quiet for name in names], dtype=bool)
    heard = np.bincount(place, weights=~silent[given], minlength=len(sought)) > 0
    resting = np.unique(given[~heard[place]])
    return SilentEndings(ties=int(np.count_nonzero(~heard)), sources=tuple(sorted(names[at] for at in resting)))
