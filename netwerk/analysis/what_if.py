"""What would change if some organisations were not there: what stays, who is cut off, how far the rest falls apart."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np

from netwerk.analysis.fragility import Without, without
from netwerk.analysis.fragmentation import Fragmentation, fragmentation
from netwerk.model import Dataset, Window
from netwerk.network import Network, network


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """A network with and without some of its organisations.

    left : what stays and who is cut off
    before : of the network as it is, over all n of its organisations
    after : of what remains, over the n − k others, without the ties of those away
    """

    left: Without
    before: Fragmentation
    after: Fragmentation

    @property
    def away(self) -> tuple[str, ...]:
        """Ids of those away, as far as they were in the network."""
        return self.left.away

    def as_json(self) -> dict[str, Any]:
        """Return `what_if` of the command `gaps`; shares are null where nothing can be divided."""
        return {
            "away": list(self.left.away),
            "ties_kept": self.left.ties_kept.value,
            "among_themselves": self.left.among_themselves.value,
            "pairs_reachable": self.left.pairs_reachable.value,
            "cut_off": list(self.left.cut_off),
            "fragmentation": _sides(self.before.plain, self.after.plain),
            "distance_fragmentation": _sides(self.before.weighted, self.after.weighted),
        }


def what_if(dataset: Dataset, window: Window, *, codes: Collection[int] = (), kinds: Collection[str] = ()) -> WhatIf:
    """Return what changes in `window` when the organisations with these codes and of these kinds are away.

    Raises
    ------
    ArgumentError
        If a code is none of `dataset`.
    """
    left = without(dataset, window, codes=codes, kinds=kinds)
    found = network(dataset, window)
    before = fragmentation(found.adjacency)
    return WhatIf(left=left, before=before, after=remaining(found, left.away) if left.away else before)


def remaining(found: Network, away: Collection[str]) -> Fragmentation:
    """Return how far the others fall apart when the organisations with the ids `away` are taken out of `found`."""
    stays = np.flatnonzero(~found.organisations["id"].isin(list(away)).to_numpy(dtype=bool))
    return fragmentation(found.adjacency[stays][:, stays])


def _sides(before: float | None, after: float | None) -> dict[str, float | None]:
    return {"before": before, "after": after}
