"""The ties of a network as lines for another tool: who, of which forms, how strong, and when.

A tool that draws one line between two organisations gets `lines`; one that draws several gets `parts`, in which each
form and direction of a tie is a line of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from netwerk.model import UNKNOWN, Dataset
from netwerk.network import Network, joint_pairs

Stretch = tuple[int, int, float]  # half-open days without a gap, and what the strength in them adds up to


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line between two organisations.

    a, b : positions in `Network.organisations`; from a to b where `directed`
    forms : codes, sorted; empty where none is known
    records : how many counting records are behind it; strength : the sum of theirs
    stretches : its days, in order and apart
    """

    a: int
    b: int
    directed: bool
    forms: tuple[str, ...]
    records: int
    strength: float
    stretches: tuple[Stretch, ...]

    @property
    def begin(self) -> int:
        return self.stretches[0][0]

    @property
    def end(self) -> int:
        return max(end for _, end, _ in self.stretches)


def lines(dataset: Dataset, network: Network) -> Iterator[Line]:
    """Yield one line per tie; where the window is directed one per arc, with the records that say its direction.

    A record without direction is then an arc each way, and counts in both.
    """
    found = _Found.of(dataset, network)
    for tie, where in enumerate(found.of_tie):
        a, b = int(found.a[tie]), int(found.b[tie])
        if not network.window.directed:
            yield found.line(a, b, where, directed=False)
            continue
        for one, other, said in ((a, b, found.forward), (b, a, found.backward)):
            arc = where[said[where]]
            if len(arc):
                yield found.line(one, other, arc, directed=True)


def parts(dataset: Dataset, network: Network) -> Iterator[Line]:
    """Yield a line for each set of forms and each direction of every tie; without direction is one of them."""
    found = _Found.of(dataset, network)
    way = found.forward.astype(np.int64) - found.backward
    sort = found.forms * 3 + way + 1
    for tie, where in enumerate(found.of_tie):
        a, b = int(found.a[tie]), int(found.b[tie])
        for one in np.unique(sort[where]).tolist():
            same = where[sort[where] == one]
            swapped = one % 3 == 0
            yield found.line(b if swapped else a, a if swapped else b, same, directed=one % 3 != 1)


@dataclass(frozen=True, kw_only=True)
class _Found:
    """The pairs of all counting records, and which of them each tie stands on."""

    dataset: Dataset
    a: np.ndarray  # per tie
    b: np.ndarray
    of_tie: tuple[np.ndarray, ...]  # positions in what follows
    record: np.ndarray
    forms: np.ndarray
    forward: np.ndarray
    backward: np.ndarray
    weight: np.ndarray

    @classmethod
    def of(cls, dataset: Dataset, network: Network) -> _Found:
        codes = network.organisations["code"].to_numpy(dtype=np.int64)
        n = max(1, len(dataset.organisations))
        pairs = joint_pairs(dataset, network.records)
        key = pairs.a.astype(np.int64) * n + pairs.b
        order = np.argsort(key, kind="stable")
        a, b = network.ties["a"].to_numpy(), network.ties["b"].to_numpy()
        wanted = codes[a] * n + codes[b]
        starts, stops = (np.searchsorted(key[order], wanted, side=side) for side in ("left", "right"))
        return cls(
            dataset=dataset,
            a=a,
            b=b,
            of_tie=tuple(order[start:stop] for start, stop in zip(starts.tolist(), stops.tolist(), strict=True)),
            record=pairs.record,
            forms=dataset.records["forms"].to_numpy()[pairs.record].astype(np.int64),
            forward=pairs.forward,
            backward=pairs.backward,
            weight=pairs.weight,
        )

    def line(self, a: int, b: int, where: np.ndarray, *, directed: bool) -> Line:
        records = self.dataset.records
        record, weight = self.record[where], self.weight[where]
        known = {form for forms in np.unique(self.forms[where]) for form in self.dataset.form_sets[forms]}
        return Line(
            a=a,
            b=b,
            directed=directed,
            forms=tuple(sorted(known - {UNKNOWN})),
            records=len(record),
            # one after the other, as the network itself adds them
            strength=float(np.bincount(np.zeros(len(weight), dtype=np.int64), weights=weight)[0]),
            stretches=stretches(records["begin"].to_numpy()[record], records["end"].to_numpy()[record], weight),
        )


def stretches(begin: np.ndarray, end: np.ndarray, weight: np.ndarray) -> tuple[Stretch, ...]:
    """Return periods that overlap or touch as one, each with the sum of their weights."""
    result: list[Stretch] = []
    for start, stop, added in sorted(zip(begin.tolist(), end.tolist(), weight.tolist(), strict=True)):
        if result and start <= result[-1][1]:
            before, until, sum_ = result[-1]
            result[-1] = (before, max(until, stop), sum_ + added)
        else:
            result.append((start, stop, added))
    return tuple(result)


def seen(dataset: Dataset, network: Network) -> Iterator[tuple[Stretch, ...]]:
    """Yield when each organisation of the network is there: as its register says, else when records name it."""
    offsets, records = dataset.involvement
    begin, end = dataset.records["begin"].to_numpy(), dataset.records["end"].to_numpy()
    inside = (begin < network.window.end) & (end > network.window.begin)
    for row in network.organisations[["code", "registered", "begin", "end"]].to_dict("records"):
        if row["registered"]:
            yield ((row["begin"], row["end"], 0.0),)
        else:
            named = records[offsets[row["code"]] : offsets[row["code"] + 1]]
            named = named[inside[named]]
            yield stretches(begin[named], end[named], np.zeros(len(named)))
