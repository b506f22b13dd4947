"""Who is not connected, and in which way: never seen, fallen silent, seen without a tie, or leaning on one side."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from netwerk.analysis.seen import last_seen, seen_in
from netwerk.model import FIRST, Dataset, Role, Window
from netwerk.network import Network, months_before

MUNICIPALITY = "gemeente"  # the kind of a municipality (CONTRACT, norms file)
QUARTER = 3  # months


@dataclass(frozen=True, slots=True, kw_only=True)
class Silent:
    """An organisation that was seen before the window and not in it."""

    id: str
    last_record: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Isolates:
    """Organisations that are not, or hardly, connected; ids sorted.

    `never_seen`, `fallen_silent` and `seen_without_tie` are together exactly the organisations without a tie;
    `only_via_municipality` and `one_sided` have ties, and one organisation may be both.
    """

    never_seen: tuple[str, ...]
    fallen_silent: tuple[Silent, ...]
    seen_without_tie: tuple[str, ...]
    only_via_municipality: tuple[str, ...]
    one_sided: tuple[str, ...]


def isolates(dataset: Dataset, network: Network) -> Isolates:
    """Return the isolates of `network`, a network of `dataset`.

    Whether an organisation was seen is read from records of every form and size, its ties from those that count.
    """
    ids = network.organisations["id"].to_numpy()
    code = network.organisations["code"].to_numpy()
    degree = _degree(network, np.ones(len(network), dtype=bool))
    alone = degree == 0
    seen = seen_in(dataset, network.window)[code]
    last = last_seen(dataset, network.window)[code]
    silent = alone & ~seen & (last > FIRST)
    other_kind = (network.organisations["kind"] != MUNICIPALITY).to_numpy()
    return Isolates(
        never_seen=tuple(ids[alone & (last == FIRST)]),
        fallen_silent=tuple(
            Silent(id=id_, last_record=int(day)) for id_, day in zip(ids[silent], last[silent], strict=True)
        ),
        seen_without_tie=tuple(ids[alone & seen]),
        only_via_municipality=tuple(ids[~alone & (_degree(network, other_kind) == 0)]),
        one_sided=tuple(ids[~alone & _only_named(dataset, network)[code]]),
    )


def newly_silent(found: Isolates, window: Window) -> tuple[Silent, ...]:
    """Return who of `found` fell silent this quarter: whose last record lies in the three months before `window`.

    The period of a page moves on with the calendar. Three months ago, one as long as this (if not shorter than a
    quarter) still held that record; who has an earlier last record was already silent then.
    """
    if window.begin <= FIRST:
        return ()  # nothing lies before the beginning
    before = months_before(window.begin, QUARTER)
    return tuple(one for one in found.fallen_silent if one.last_record >= before)


def _degree(network: Network, partners: np.ndarray) -> np.ndarray:
    """Return for each node its ties with `partners` (bool per node)."""
    a, b = network.ties["a"].to_numpy(), network.ties["b"].to_numpy()
    n = len(network)
    return np.bincount(a[partners[b]], minlength=n) + np.bincount(b[partners[a]], minlength=n)


def _only_named(dataset: Dataset, network: Network) -> np.ndarray:
    """Return which organisations (bool, by code) are the b of a directed form in all their counting records.

    In a meeting with roles those are the organisations that only have "naar".
    """
    n = len(dataset.organisations)
    counting = np.zeros(len(dataset.records), dtype=bool)
    counting[network.records] = True
    directed = dataset.records["directed"].to_numpy(dtype=bool)
    a, b = dataset.records["a"].to_numpy(), dataset.records["b"].to_numpy()
    pair = counting & (a >= 0)
    seats = dataset.seats[counting[dataset.seats["record"].to_numpy()]]
    organisation = seats["organisation"].to_numpy()
    is_b = directed[seats["record"].to_numpy()] & (seats["role"].to_numpy() == Role.TO)
    named = np.zeros(n, dtype=bool)
    named[b[pair & directed]] = True
    named[organisation[is_b]] = True
    naming = np.zeros(n, dtype=bool)
    naming[a[pair]] = True
    naming[b[pair & ~directed]] = True
    naming[organisation[~is_b]] = True
    return named & ~naming
