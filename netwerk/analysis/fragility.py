"""What hangs by one thread, and what would be left without an organisation or without the municipality."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
import rustworkx as rx
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from netwerk.analysis.isolates import MUNICIPALITY
from netwerk.errors import ArgumentError
from netwerk.i18n import mark
from netwerk.model import LAST, Dataset, Window
from netwerk.network import Network, Pairs, assemble_network, count, joint_pairs, present_organisations

TiePairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Articulation:
    """An organisation that alone holds parts of the network together.

    cut_off : ids of who would lose the rest of its component: all but the largest part that remains of it
    """

    organisation: str
    cut_off: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragile:
    """articulation_points : sorted by id; bridges : ties without which a component falls apart, as sorted ids."""

    articulation_points: tuple[Articulation, ...]
    bridges: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """`part` of `whole`, both counts."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        """0.0 to 1.0; None where there is nothing to divide."""
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Without:
    """What is left of a network when some organisations are taken away.

    away : ids of those taken away, as far as they were in the network
    ties_kept : of all ties those that stay
    among_themselves : of the ties between the others those that still meet the rule without every record in which
        one of those away took part
    pairs_reachable : of the pairs of others that could reach each other those that still can
    cut_off : ids of the others who were in the largest component and no longer are
    """

    away: tuple[str, ...]
    ties_kept: Share
    among_themselves: Share
    pairs_reachable: Share
    cut_off: tuple[str, ...]


def fragile(network: Network) -> Fragile:
    """Return the articulation points of `network`, with whom they hold, and its bridges."""
    ids = network.organisations["id"].to_numpy()
    bridges = sorted((min(ends), max(ends)) for ends in rx.bridges(network.compact))
    cut_off = _cut_off_by(network.compact)
    return Fragile(
        articulation_points=tuple(
            Articulation(organisation=ids[node], cut_off=tuple(ids[sorted(cut_off[node])])) for node in sorted(cut_off)
        ),
        bridges=tuple((ids[a], ids[b]) for a, b in bridges),
    )


def without_municipality(dataset: Dataset, window: Window) -> Without:
    """Return what is left of the network of `window` when the organisations of kind `gemeente` are away."""
    return without(dataset, window, kinds=(MUNICIPALITY,))


def without(dataset: Dataset, window: Window, *, codes: Collection[int] = (), kinds: Collection[str] = ()) -> Without:
    """Return what is left when the organisations with these codes and of these kinds are away.

    A record in which one of them took part is left out of `among_themselves` also where a filter keeps that
    organisation out of the network: it sat at the table all the same.
    """
    away = _chosen(dataset, codes, kinds)
    counting = count(dataset, window)
    pairs = joint_pairs(dataset, counting)
    present = present_organisations(dataset, window)
    whole = assemble_network(dataset, window, counting, present, pairs)

    ids = whole.organisations["id"].to_numpy()
    gone = away[whole.organisations["code"].to_numpy()]
    a, b = whole.ties["a"].to_numpy(), whole.ties["b"].to_numpy()
    stays = ~(gone[a] | gone[b])
    elsewhere = pairs.take(~_took_part(dataset, away)[pairs.record])
    themselves = len(_tied(elsewhere, present & ~away, window.minimum))

    before = _components(len(whole), a, b)
    after = _components(len(whole), a[stays], b[stays])
    others = ~gone
    lost = _largest(before, np.ones(len(whole), dtype=bool)) & others & ~_largest(after, others)
    return Without(
        away=tuple(ids[gone]),
        ties_kept=Share(part=int(np.count_nonzero(stays)), whole=len(a)),
        among_themselves=Share(part=themselves, whole=int(np.count_nonzero(stays))),
        pairs_reachable=Share(part=_pairs(after[others]), whole=_pairs(before[others])),
        cut_off=tuple(ids[lost]),
    )


def apart(
    dataset: Dataset, window: Window, *, codes: Collection[int] = (), kinds: Collection[str] = ()
) -> tuple[TiePairs, TiePairs]:
    """Return the ties between others than these, as sorted ids: those that stay among themselves, and the rest.

    Together they are the `among_themselves` of `without`, tie by tie.
    """
    away = _chosen(dataset, codes, kinds)
    counting = count(dataset, window)
    pairs = joint_pairs(dataset, counting)
    others = present_organisations(dataset, window) & ~away
    ids = dataset.organisations["id"].to_numpy()
    every = _tied(pairs, others, window.minimum)
    kept = _tied(pairs.take(~_took_part(dataset, away)[pairs.record]), others, window.minimum)
    n = max(1, len(ids))

    def named(keys: np.ndarray) -> TiePairs:
        return tuple((str(ids[key // n]), str(ids[key % n])) for key in keys.tolist())

    return named(kept), named(np.setdiff1d(every, kept, assume_unique=True))


def take_away(dataset: Dataset, *, codes: Collection[int] = (), kinds: Collection[str] = ()) -> Dataset:
    """Return `dataset` as if the organisations with these codes and of these kinds exist in no window.

    Their records stay: the others in them were seen, and a meeting keeps its size.
    """
    away = _chosen(dataset, codes, kinds)
    organisations = dataset.organisations.copy()
    # one outside the register exists as soon as a record names it; one in the register as long as it says
    organisations["registered"] = organisations["registered"].to_numpy(dtype=bool) | away
    for column in ("begin", "end"):
        organisations[column] = np.where(away, LAST, organisations[column].to_numpy()).astype(np.int32)
    named = ",".join(str(code) for code in np.flatnonzero(away))
    return replace(dataset, organisations=organisations, version=f"{dataset.version}-without:{named}")


def _chosen(dataset: Dataset, codes: Collection[int], kinds: Collection[str]) -> np.ndarray:
    kind = dataset.organisations["kind"]
    chosen: np.ndarray = kind.isin(list(kinds)).to_numpy(dtype=bool, copy=True)
    for code in codes:
        if not 0 <= code < len(chosen):
            raise ArgumentError(mark("Deze organisatie staat niet in de gegevens: {code}.", code=code))
        chosen[code] = True
    return chosen


def _took_part(dataset: Dataset, away: np.ndarray) -> np.ndarray:
    """Return the records (bool) in which one of `away` (bool per organisation) took part."""
    a, b = dataset.records["a"].to_numpy(), dataset.records["b"].to_numpy()
    result: np.ndarray = (a >= 0) & (away[a] | away[b]) if len(away) else np.zeros(len(a), dtype=bool)
    seats = dataset.seats
    result[seats["record"].to_numpy()[away[seats["organisation"].to_numpy()]]] = True
    return result


def _tied(pairs: Pairs, present: np.ndarray, minimum: int) -> np.ndarray:
    """Return the ties among `present` (bool, by code) as a · organisations + b, ascending."""
    keep = present[pairs.a] & present[pairs.b]
    key, records = np.unique(pairs.a[keep].astype(np.int64) * max(1, len(present)) + pairs.b[keep], return_counts=True)
    return key[records >= minimum]


def _components(n: int, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return for each node the number of its component."""
    matrix = sparse.coo_array((np.ones(len(a), dtype=np.int8), (a, b)), shape=(n, n))
    labels: np.ndarray = connected_components(matrix.tocsr(), directed=False)[1]
    return labels


def _largest(component: np.ndarray, among: np.ndarray) -> np.ndarray:
    """Return which nodes of `among` are in its largest component; of equal ones that with the smallest node."""
    result = np.zeros(len(component), dtype=bool)
    if among.any():
        size = np.bincount(component[among], minlength=len(component))
        candidates = np.flatnonzero(among & (size[component] == size.max()))
        result = among & (component == component[candidates[0]])
    return result


def _pairs(component: np.ndarray) -> int:
    """Return how many pairs of the nodes in these components can reach each other."""
    size = np.bincount(component).astype(np.int64) if len(component) else np.array([], dtype=np.int64)
    return int((size * (size - 1) // 2).sum())


def _cut_off_by(graph: rx.PyGraph) -> dict[int, list[int]]:
    """Return for each articulation point the nodes that it alone holds to the largest part left of its component.

    In the tree of blocks (parts without an articulation point of their own) and articulation points, what hangs
    below each one is a stretch of the order in which the tree is walked, so nothing is searched twice.
    """
    blocks: dict[int, set[int]] = {}
    for (a, b), block in rx.biconnected_components(graph).items():
        blocks.setdefault(block, set()).update((a, b))
    blocks_of: dict[int, list[int]] = {}
    for block, nodes in blocks.items():
        for node in nodes:
            blocks_of.setdefault(node, []).append(block)
    points = {node for node, its in blocks_of.items() if len(its) > 1}
    result: dict[int, list[int]] = {}
    done: set[int] = set()
    for root in sorted(points):
        if root not in done:
            result.update(_walk(root, points, blocks, blocks_of, done))
    return result


def _walk(
    root: int, points: set[int], blocks: dict[int, set[int]], blocks_of: dict[int, list[int]], done: set[int]
) -> dict[int, list[int]]:
    """Return `_cut_off_by` for the component of `root`, one of its articulation points; adds them to `done`."""
    order: list[int] = []  # nodes of the component as met, so that every branch is a stretch of it
    branches: dict[int, list[tuple[int, int]]] = {}
    # a step opens a node (its parent block known), opens a block under a point, or closes that block
    steps: list[tuple[str, int, int]] = [("node", root, -1)]
    while steps:
        step, what, from_ = steps.pop()
        if step == "node":
            order.append(what)
            if what in points:
                done.add(what)
                branches.setdefault(what, [])
                steps.extend(("open", block, what) for block in blocks_of[what] if block != from_)
        elif step == "open":
            steps.append(("close", len(order), from_))
            steps.extend(("node", node, what) for node in blocks[what] if node != from_)
        else:
            branches[from_].append((what, len(order)))
    return {point: _all_but_largest(order, point, stretches) for point, stretches in branches.items()}


def _all_but_largest(order: Sequence[int], point: int, stretches: Sequence[tuple[int, int]]) -> list[int]:
    below = [list(order[begin:end]) for begin, end in stretches]
    first, last = min(begin for begin, _ in stretches) - 1, max(end for _, end in stretches)
    above = [*order[:first], *order[last:]]  # empty for the root of the walk
    parts = sorted(([above] if above else []) + below, key=lambda part: (-len(part), min(part)))
    return [node for part in parts[1:] for node in part]
