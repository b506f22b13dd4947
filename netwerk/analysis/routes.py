"""Through whom an organisation could be reached: the shortest chain of ties to one of those it should meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import rustworkx as rx

from netwerk.network import Network


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """path : ids from the organisation to the nearest of those it should meet, both ends included, two or more
    others : with how many other organisations than the second of `path` a route of the same length begins
    """

    path: tuple[str, ...]
    others: int


def routes(network: Network, pairs: Sequence[tuple[str, Sequence[str]]]) -> tuple[Route | None, ...]:
    """Return for each (organisation, those it should meet) the shortest route to the nearest of them.

    network : the ties to go along; with everyone in it, or a route through another place is not found
    pairs : ids; an organisation is never its own aim, and one that is not in `network` cannot be reached

    Of routes of the same length the one with the smallest ids, compared from the start, is returned; None: there is
    no chain of ties to any of them.

    Notes
    -----
    Breadth first, from those who are wanted outwards, so that all organisations that want the same partners (the GPs
    of one area) share one search: organisations + ties for each different set of partners, and a few steps back along
    the distances for each organisation.
    """
    ids = network.organisations["id"].tolist()
    number = {id_: k for k, id_ in enumerate(ids)}
    adjacency = network.adjacency
    searched: dict[tuple[int, ...], np.ndarray] = {}
    found: list[Route | None] = []
    for organisation, wanted in pairs:
        start = number.get(organisation)
        aims = tuple(sorted({number[id_] for id_ in wanted if id_ in number and id_ != organisation}))
        if start is None or not aims:
            found.append(None)
            continue
        if aims not in searched:
            searched[aims] = _steps_to(network, aims)
        steps = searched[aims]
        if steps[start] < 0:
            found.append(None)
            continue
        path, others = [start], 0
        while steps[path[-1]]:
            partners = adjacency.indices[adjacency.indptr[path[-1]] : adjacency.indptr[path[-1] + 1]]
            nearer = partners[steps[partners] == steps[path[-1]] - 1]
            if len(path) == 1:
                others = len(nearer) - 1
            path.append(int(nearer.min()))  # node numbers are in the order of the ids, so the smallest comes first
        found.append(Route(path=tuple(ids[node] for node in path), others=others))
    return tuple(found)


def _steps_to(network: Network, aims: Sequence[int]) -> np.ndarray:
    """Return per node how many ties it is away from the nearest of `aims`; -1: there is no way."""
    steps = np.full(len(network), -1, dtype=np.int32)
    for distance, layer in enumerate(rx.bfs_layers(network.compact, list(aims))):
        steps[layer] = distance
    return steps
