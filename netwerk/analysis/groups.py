"""Groups that work together and are cut off from the rest: the smaller parts into which a network falls."""

from __future__ import annotations

import rustworkx as rx

from netwerk.network import Network


def groups(network: Network) -> tuple[tuple[str, ...], ...]:
    """Return the groups of two or more organisations that no tie joins to the largest part of `network`.

    That is every component but the largest, without organisations that have no tie at all (they are isolates). Of
    equally large components the one with the smallest id counts as the largest.

    Returns
    -------
    Per group its ids, sorted; the groups by their first id.
    """
    ids = network.organisations["id"].to_numpy()
    parts = sorted((sorted(part) for part in rx.connected_components(network.compact)), key=lambda part: part[0])
    largest = max(parts, key=len, default=[])  # of equals the first, so that with the smallest id
    return tuple(tuple(str(id_) for id_ in ids[part]) for part in parts if len(part) > 1 and part is not largest)
