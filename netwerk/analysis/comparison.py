"""The ledger between two periods or steps: which ties formed, stayed, ended and came back, tie by tie."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import numpy as np
import pandas as pd

from netwerk.analysis.seen import seen_in
from netwerk.analysis.timeline import Timeline
from netwerk.model import FIRST, Dataset, Window
from netwerk.network import Network, network


class Mark(StrEnum):
    FORMED = "formed"  # in the second period, never before
    PERSISTED = "persisted"  # in both
    ENDED = "ended"  # in the first only
    REVIVED = "revived"  # formed, and tied somewhere before the first period began


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What changed from `first` to `second`.

    ties : RangeIndex; one row per tie of either period (an arc a → b where the windows are directed),
        sorted by (a, b). Columns: a, b (int32 organisation codes in the dataset), mark (str, a Mark)
    joined, left : ids in the second network and not in the first, and the reverse; sorted
    jaccard : persisted / all rows of `ties`; None without any
    formation_rate : formed / pairs without a tie in the first period; dissolution_rate : ended / ties of the
        first; persistence : persisted / ties of the first. All three among organisations present in both
        periods; None where the denominator is 0
    organisations : in the first network and in the second
    registered : how many of them the register holds; seen : how many of those any record names in what the period
        looks at, of every form and size
    imprecise : counting records whose moment is known less exactly than the period is wide, in the first and second
    ids : organisation code → id
    """

    first: Window
    second: Window
    ties: pd.DataFrame
    joined: tuple[str, ...]
    left: tuple[str, ...]
    jaccard: float | None
    formation_rate: float | None
    dissolution_rate: float | None
    persistence: float | None
    organisations: tuple[int, int]
    registered: tuple[int, int]
    seen: tuple[int, int]
    imprecise: tuple[int, int]
    ids: np.ndarray

    def pairs(self, *marks: Mark) -> list[list[str]]:
        """Return the ties with any of `marks` as [smaller id, larger id], or as arcs [from, to]."""
        chosen = self.ties[self.ties["mark"].isin(marks)]
        return [[self.ids[a], self.ids[b]] for a, b in zip(chosen["a"], chosen["b"], strict=True)]

    def as_json(self) -> dict[str, Any]:
        """Return the changes as CONTRACT §4 writes them; what revived stands under formed too."""
        return {
            "formed": self.pairs(Mark.FORMED, Mark.REVIVED),
            "persisted": self.pairs(Mark.PERSISTED),
            "ended": self.pairs(Mark.ENDED),
            "revived": self.pairs(Mark.REVIVED),
            "joined": list(self.joined),
            "left": list(self.left),
            "jaccard": self.jaccard,
            "formation_rate": self.formation_rate,
            "dissolution_rate": self.dissolution_rate,
            "persistence": self.persistence,
        }


def compare(dataset: Dataset, first: Window, second: Window) -> Comparison:
    """Return what changed between two windows; `second.directed` decides whether ties are arcs."""
    directed = second.directed
    before, after = network(dataset, first), network(dataset, second)
    n = max(1, len(dataset.organisations))
    # a period without a beginning has nothing before it
    past = replace(first, begin=FIRST, end=first.begin)
    earlier = _keys(network(dataset, past), n, directed) if first.begin > FIRST else np.array([], dtype=np.int64)
    return _between(
        dataset,
        (first, second),
        ties=(_keys(before, n, directed), _keys(after, n, directed)),
        earlier=earlier,
        present=(_codes(before), _codes(after)),
        imprecise=(before.imprecise, after.imprecise),
    )


def compare_steps(dataset: Dataset, timeline: Timeline, first: int, second: int) -> Comparison:
    """Return what changed between two steps of a timeline, whichever records its steps look at.

    Parameters
    ----------
    first, second : numbers of steps, `0 <= first < second < len(timeline)`

    Notes
    -----
    Revived are the formed ties of a step before `first`, as in `formation`: from one step to the next all counts are
    those of its `FormationStep`. Where steps do not look at each other's records, one record makes a tie and nobody
    came or left, they are also those of `compare` for what the two steps look at. `first` and `second` of the result
    are what the steps look at (`Timeline.seen_by`).

    Raises
    ------
    ValueError
        If there are no such two steps.
    """
    if not 0 <= first < second < len(timeline):
        raise ValueError(f"no steps {first} and {second}, in this order, among {len(timeline)}")
    runs = timeline.ties
    return _between(
        dataset,
        (timeline.seen_by(first), timeline.seen_by(second)),
        ties=(timeline.tied(first), timeline.tied(second)),
        earlier=runs.thing[runs.start < first],
        present=(timeline.present(first), timeline.present(second)),
        imprecise=(int(timeline.imprecise[first]), int(timeline.imprecise[second])),
    )


def about(change: Comparison, code: int) -> Comparison:
    """Return what changed for organisation `code` alone: its ties, and whether it came or left itself."""
    own = change.ties[(change.ties["a"] == code) | (change.ties["b"] == code)].reset_index(drop=True)
    id_ = change.ids[code]
    kept = int((own["mark"] == Mark.PERSISTED.value).sum())
    return replace(
        change,
        ties=own,
        joined=tuple(one for one in change.joined if one == id_),
        left=tuple(one for one in change.left if one == id_),
        jaccard=_share(kept, len(own)),
        formation_rate=None,
        dissolution_rate=None,
        persistence=None,
    )


def _between(
    dataset: Dataset,
    windows: tuple[Window, Window],
    *,
    ties: tuple[np.ndarray, np.ndarray],
    earlier: np.ndarray,
    present: tuple[np.ndarray, np.ndarray],
    imprecise: tuple[int, int],
) -> Comparison:
    """The ledger of two networks, each given by its ties (as numbers `a * n + b`) and codes, ascending."""
    (old, new), (was, is_) = ties, present
    n = max(1, len(dataset.organisations))
    persisted = np.intersect1d(old, new, assume_unique=True)
    ended = np.setdiff1d(old, new, assume_unique=True)
    formed = np.setdiff1d(new, old, assume_unique=True)
    revived = np.isin(formed, earlier)

    key = np.concatenate([formed, persisted, ended])
    mark = np.concatenate(
        [
            np.where(revived, Mark.REVIVED.value, Mark.FORMED.value).astype(object),
            np.full(len(persisted), Mark.PERSISTED.value, dtype=object),
            np.full(len(ended), Mark.ENDED.value, dtype=object),
        ]
    )
    order = np.argsort(key)
    key = key[order]
    frame = pd.DataFrame({"a": (key // n).astype(np.int32), "b": (key % n).astype(np.int32), "mark": mark[order]})

    ids = dataset.organisations["id"].to_numpy(dtype=object)
    both = np.zeros(n, dtype=bool)
    both[np.intersect1d(was, is_, assume_unique=True)] = True
    steady_old, steady_formed, steady_persisted, steady_ended = (
        int(np.count_nonzero(both[keys // n] & both[keys % n])) for keys in (old, formed, persisted, ended)
    )
    size = int(both.sum())
    registered = dataset.organisations["registered"].to_numpy(dtype=bool)
    first, second = windows
    possible = size * (size - 1) if second.directed else size * (size - 1) // 2
    return Comparison(
        first=first,
        second=second,
        ties=frame,
        joined=tuple(ids[np.setdiff1d(is_, was, assume_unique=True)]),
        left=tuple(ids[np.setdiff1d(was, is_, assume_unique=True)]),
        jaccard=_share(len(persisted), len(key)),
        formation_rate=_share(steady_formed, possible - steady_old),
        dissolution_rate=_share(steady_ended, steady_old),
        persistence=_share(steady_persisted, steady_old),
        organisations=(len(was), len(is_)),
        registered=(int(registered[was].sum()), int(registered[is_].sum())),
        seen=(_seen(dataset, first, was[registered[was]]), _seen(dataset, second, is_[registered[is_]])),
        imprecise=imprecise,
        ids=ids,
    )


def _seen(dataset: Dataset, window: Window, codes: np.ndarray) -> int:
    return int(np.count_nonzero(seen_in(dataset, window)[codes]))


def _codes(of: Network) -> np.ndarray:
    return of.organisations["code"].to_numpy(dtype=np.int64)


def _keys(of: Network, n: int, directed: bool) -> np.ndarray:
    """The ties as numbers `a * n + b` of dataset codes, ascending; arcs in both orders."""
    codes = _codes(of)
    a, b = codes[of.ties["a"].to_numpy()], codes[of.ties["b"].to_numpy()]
    if not directed:
        return np.asarray(a * n + b)
    forward, backward = of.ties["forward"].to_numpy(), of.ties["backward"].to_numpy()
    return np.sort(np.concatenate([a[forward] * n + b[forward], b[backward] * n + a[backward]]))


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
