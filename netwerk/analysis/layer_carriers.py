"""Organisations that alone carry the ties between two layers: without them nothing joins those layers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from netwerk.model import UNKNOWN
from netwerk.network import Network


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerCarrier:
    """Every tie between two layers has this organisation at one end.

    layers : codes of the two, sorted
    organisations : ids; one, or both ends where a single tie is all there is
    ties : how many ties there are between the layers, 1 or more
    sizes : how many organisations of the network each of `layers` holds
    """

    layers: tuple[str, str]
    organisations: tuple[str, ...]
    ties: int
    sizes: tuple[int, int]

    @property
    def sole(self) -> tuple[str, ...]:
        """Which of `layers` hold one organisation only: that this one carries their ties says less."""
        return tuple(layer for layer, size in zip(self.layers, self.sizes, strict=True) if size == 1)


def layer_carriers(network: Network) -> tuple[LayerCarrier, ...]:
    """Return who alone carries the ties between two layers of `network`, per two layers in order of their codes.

    Layers between which nothing was recorded have nobody who carries, and an unknown layer is no layer.
    """
    layer = network.organisations["layer"].to_numpy(dtype=object)
    codes, of = np.unique(layer.astype(str), return_inverse=True)
    sizes = np.bincount(of, minlength=len(codes))
    ids = network.organisations["id"].to_numpy()
    ends = network.ties[["a", "b"]].to_numpy()
    between = np.sort(of[ends], axis=1)
    named = codes != UNKNOWN
    across = (between[:, 0] != between[:, 1]) & named[between].all(axis=1)
    ends, key = ends[across], between[across, 0] * len(codes) + between[across, 1]
    found = []
    for pair in np.unique(key).tolist():
        mine = ends[key == pair]
        nodes, ties = np.unique(mine, return_counts=True)
        carriers = nodes[ties == len(mine)]
        if len(carriers):
            low, high = divmod(pair, len(codes))
            found.append(
                LayerCarrier(
                    layers=(str(codes[low]), str(codes[high])),
                    organisations=tuple(str(id_) for id_ in ids[carriers]),
                    ties=len(mine),
                    sizes=(int(sizes[low]), int(sizes[high])),
                )
            )
    return tuple(found)
