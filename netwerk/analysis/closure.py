"""Whether new ties form between organisations that already share a partner, more often than chance would have it.

found = closure(dataset, timeline, at)      from step `at` to the next
together = over_time(several)               the same over several steps in a row
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from netwerk.analysis.chance import LOWER, ROUNDING, UPPER, Beside, Range, beside
from netwerk.analysis.timeline import Timeline
from netwerk.model import Dataset

MOST = 3  # shared partners told apart; this many or more go together
_TAIL = 1e-12  # chance left out on either side when outcomes are added up
_CELLS = 4_000_000  # seats looked at together


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of the pairs of one sort in one step: `formed` of its `pairs`, where `all_formed` of `all_pairs` did.

    Chance: the ties that formed lie among all pairs that could form one, each pair being equally likely.
    """

    pairs: int
    formed: int
    all_pairs: int
    all_formed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """Pairs without a tie that share some number of partners, and how many of them formed a tie.

    expected, chance : of how many chance would form one on average, and between which numbers it lies 95 of every
        100 times; exact. None where no pair of this sort is there
    """

    pairs: int
    formed: int
    expected: float | None
    chance: Range | None

    @property
    def share(self) -> float | None:
        """Share of the pairs that formed a tie; None without pairs."""
        return self.formed / self.pairs if self.pairs else None

    @property
    def verdict(self) -> Beside | None:
        """How the number that formed lies beside chance; None without pairs."""
        return None if self.chance is None else beside(self.formed, self.chance)


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """The pairs without a tie of which both organisations are there in a step and in the next, and what came of them.

    organisations : there in both steps; over several steps the fewest
    pairs, formed : without a tie in the first step; of those, tied in the next
    by_partners : what came of pairs with 0, 1, 2 and MOST or more shared partners in the first step
    sharing : of all pairs with a shared partner
    at_table : of `sharing.formed`, those of which every record of the next step that joins them also names a partner
        that they shared: all sat at one table, and the tie may say no more than that
    without_tables : `sharing`, those left out of what formed and of what chance deals out. Pairs without a shared
        partner cannot be left out so; this falls short, and only more than chance says something
    outcomes : per step what the figures above come from, in the order by_partners, sharing, without_tables
    """

    organisations: int
    pairs: int
    formed: int
    by_partners: tuple[Closing, ...]
    sharing: Closing
    at_table: int
    without_tables: Closing
    outcomes: tuple[tuple[Outcome, ...], ...]


def closure(dataset: Dataset, timeline: Timeline, at: int) -> Closure:
    """Return what came in step `at + 1` of the pairs without a tie in step `at`, by the partners they shared there.

    A shared partner is any organisation tied to both in step `at`. In a directed timeline a tie is an arc either way.
    """
    both = np.intersect1d(timeline.present(at), timeline.present(at + 1))
    shared = _shared(timeline, at, both)
    possible = len(both) * (len(both) - 1) // 2 - _ties_among(timeline, at, both)
    sharing = np.bincount(np.minimum(shared.data, MOST).astype(np.int64), minlength=MOST + 1)
    pairs = np.r_[possible - int(sharing[1:].sum()), sharing[1:]]
    formed, partners = _formed(timeline, at, both, shared)
    number = np.bincount(np.minimum(partners, MOST), minlength=MOST + 1)
    at_table = int(np.count_nonzero(_at_table(dataset, timeline, at, formed[partners > 0])))

    def outcome(pairs: int, formed: int, *, left_out: int = 0) -> Outcome:
        whole = int(number.sum())
        return Outcome(
            pairs=int(pairs), formed=int(formed) - left_out, all_pairs=int(possible), all_formed=whole - left_out
        )

    sorts = [outcome(one, other) for one, other in zip(pairs, number, strict=True)]
    together = int(pairs[1:].sum()), int(number[1:].sum())
    return _closure(len(both), at_table, ((*sorts, outcome(*together), outcome(*together, left_out=at_table)),))


def over_time(steps: Sequence[Closure]) -> Closure | None:
    """Return the closures of several steps added up, with the exact range of their sums; None without any."""
    if not steps:
        return None
    return _closure(
        min(one.organisations for one in steps),
        sum(one.at_table for one in steps),
        tuple(outcomes for one in steps for outcomes in one.outcomes),
    )


def formed_ties(timeline: Timeline, at: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the pairs that formed a tie in step `at + 1` and how many partners each shared in step `at`.

    Numbers `a * width + b`, a < b, ascending; both organisations are there in both steps.
    """
    both = np.intersect1d(timeline.present(at), timeline.present(at + 1))
    return _formed(timeline, at, both, _shared(timeline, at, both))


def _formed(timeline: Timeline, at: int, both: np.ndarray, shared: sparse.csr_array) -> tuple[np.ndarray, np.ndarray]:
    formed = np.setdiff1d(_tied(timeline, at + 1), _tied(timeline, at))
    a, b = timeline.split(formed)
    formed = formed[np.isin(a, both) & np.isin(b, both)]
    if not len(formed):
        return formed, np.zeros(0, dtype=np.int64)
    a, b = (np.searchsorted(both, ends) for ends in timeline.split(formed))
    return formed, np.asarray(shared[a, b]).ravel().astype(np.int64)


def _closure(organisations: int, at_table: int, outcomes: tuple[tuple[Outcome, ...], ...]) -> Closure:
    *by_partners, sharing, without_tables = (_closing(sort) for sort in zip(*outcomes, strict=True))
    return Closure(
        organisations=organisations,
        pairs=sum(one.pairs for one in by_partners),
        formed=sum(one.formed for one in by_partners),
        by_partners=tuple(by_partners),
        sharing=sharing,
        at_table=at_table,
        without_tables=without_tables,
        outcomes=outcomes,
    )


def _closing(outcomes: Iterable[Outcome]) -> Closing:
    """The outcomes of one sort of pair in several steps added up: their sum, and the range of it by chance."""
    # takes a third of a second, and a server that starts does not need it yet
    from scipy.stats import hypergeom

    known = [one for one in outcomes if one.pairs]
    if not known:
        return Closing(pairs=0, formed=0, expected=None, chance=None)
    least, likely = 0, np.ones(1)  # the smallest sum, and how likely it and each next one are
    for one in known:
        # of all pairs, `all_formed` are drawn; how many of them are of this sort
        drawn = hypergeom(one.all_pairs, one.pairs, one.all_formed)
        low, high = int(drawn.ppf(_TAIL)), int(drawn.isf(_TAIL))
        least += low
        likely = np.convolve(likely, drawn.pmf(np.arange(low, high + 1)))
    below = np.cumsum(likely) / likely.sum()
    low, high = (least + int(np.searchsorted(below, share - ROUNDING)) for share in (LOWER, UPPER))
    return Closing(
        pairs=sum(one.pairs for one in known),
        formed=sum(one.formed for one in known),
        expected=sum(one.all_formed * one.pairs / one.all_pairs for one in known),
        chance=Range(low=low, high=high),
    )


def _tied(timeline: Timeline, at: int) -> np.ndarray:
    """The tied pairs of a step as numbers, a < b, ascending and each once."""
    ties = timeline.tied(at)
    if not timeline.window.directed:
        return ties
    a, b = timeline.split(ties)
    return np.unique(np.minimum(a, b) * timeline.width + np.maximum(a, b))


def _ties_among(timeline: Timeline, at: int, codes: np.ndarray) -> int:
    a, b = timeline.split(_tied(timeline, at))
    return int(np.count_nonzero(np.isin(a, codes) & np.isin(b, codes)))


def _shared(timeline: Timeline, at: int, codes: np.ndarray) -> sparse.csr_array:
    """How many partners each two of `codes` without a tie share in step `at`, above the diagonal; 0 is not stored."""
    a, b = timeline.split(_tied(timeline, at))
    width = timeline.width
    adjacency = sparse.coo_array(
        (np.ones(2 * len(a), dtype=np.int32), (np.r_[a, b], np.r_[b, a])), shape=(width, width)
    ).tocsr()[codes]
    both_ways = (adjacency @ adjacency.T).tocsr()
    tied = adjacency[:, codes]
    result = sparse.triu(both_ways - both_ways.multiply(tied), k=1, format="csr")
    result.eliminate_zeros()
    return result


def _at_table(dataset: Dataset, timeline: Timeline, at: int, formed: np.ndarray) -> np.ndarray:
    """Which of the ties `formed` (numbers, ascending) have a shared partner in every record that joins them.

    Records that step `at + 1` looks at; partners of step `at`.
    """
    pairs, width = timeline.pairs, timeline.width
    key = pairs.a.astype(np.int64) * width + pairs.b
    begin, end = (dataset.records[name].to_numpy()[pairs.record] for name in ("begin", "end"))
    seen = (begin < timeline.reach.end[at + 1]) & (end > timeline.reach.begin[at + 1]) & np.isin(key, formed)
    key, record = key[seen], pairs.record[seen]
    seats = dataset.seats
    first, after = (np.searchsorted(seats["record"].to_numpy(), record, side=side) for side in ("left", "right"))
    named = seats["organisation"].to_numpy().astype(np.int64)
    ties = _tied(timeline, at)
    own = np.zeros(len(formed), dtype=bool)
    reach = np.r_[0, np.cumsum(after - first)]
    start = 0
    while start < len(key):
        stop = max(start + 1, int(np.searchsorted(reach, reach[start] + _CELLS, side="right")) - 1)
        size = (after - first)[start:stop]
        entry = np.repeat(np.arange(start, stop), size)
        seat = np.arange(len(entry)) - np.repeat(np.cumsum(size) - size, size) + first[entry]
        a, b = timeline.split(key[entry])
        third = named[seat]
        between = _among(ties, a, third, width) & _among(ties, b, third, width)
        shared = np.bincount(entry - start, weights=between, minlength=stop - start) > 0
        own[np.searchsorted(formed, key[start:stop][~shared])] = True
        start = stop
    return ~own


def _among(ties: np.ndarray, a: np.ndarray, b: np.ndarray, width: int) -> np.ndarray:
    """Which pairs (a, b), in either order, are among `ties` (numbers, ascending)."""
    if not len(ties):
        return np.zeros(len(a), dtype=bool)
    key = np.minimum(a, b) * width + np.maximum(a, b)
    return np.asarray(ties[np.minimum(np.searchsorted(ties, key), len(ties) - 1)] == key)
