"""Where every organisation stands on the map: one place for good, whatever period or filter is looked at.

Three layouts of the same network, all made from the union of all ties of the whole dataset and all seeded: *clusters*
(who works together stands together), *lagen* (a band per layer) and *gemeenten* (a sector per municipality).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

from netwerk.analysis.layout.clusters import clusters
from netwerk.analysis.layout.guides import Band, Sector
from netwerk.analysis.layout.layers import layers
from netwerk.analysis.layout.municipalities import municipalities
from netwerk.analysis.layout.never_seen import park
from netwerk.analysis.layout.union import union
from netwerk.analysis.seen import participation
from netwerk.model import Dataset

__all__ = ["Band", "Layout", "Positions", "Sector", "positions"]


class Layout(StrEnum):
    """The layouts by the word that stands in the address of the page."""

    CLUSTERS = "clusters"
    LAYERS = "lagen"
    MUNICIPALITIES = "gemeenten"


# symbols grow with the room that a layout takes: seen whole, the three maps have symbols of about the same size
_SYMBOL = {Layout.CLUSTERS: 1.15, Layout.LAYERS: 0.95, Layout.MUNICIPALITIES: 1.35}


@dataclass(frozen=True, kw_only=True)
class Positions:
    """The places of all organisations of a dataset in one layout.

    x, y : map units, one per organisation code; y grows downwards
    never : bool per organisation code: no record of any form or size names it, so it stands in the band of its own
    guides : bands and names of sectors that belong to the layout
    symbol : by how much the layout enlarges symbols
    typical : "degree" and "records" → the 95th percentile of the partners and of the joint records that an
        organisation has in a school year; at least 1. Sizes reckoned with it compare between periods
    organisations : the frame `Dataset.organisations`
    """

    layout: Layout
    x: np.ndarray
    y: np.ndarray
    never: np.ndarray
    guides: tuple[Band | Sector, ...]
    symbol: float
    typical: Mapping[str, float]
    organisations: pd.DataFrame


def positions(dataset: Dataset, layout: Layout = Layout.CLUSTERS) -> Positions:
    """Return the places of all organisations of `dataset`; on one machine the same data give the same places."""
    ties = union(dataset)
    n = len(dataset.organisations)
    never = np.bincount(participation(dataset)[1], minlength=n) == 0
    place: np.ndarray
    guides: tuple[Band, ...] | tuple[Sector, ...]
    match layout:
        case Layout.CLUSTERS:
            place, guides, room = clusters(ties, ~never)
        case Layout.LAYERS:
            place, guides, room = layers(dataset, ties, ~never)
        case Layout.MUNICIPALITIES:
            place, guides, room = municipalities(dataset, ties, ~never)
    place, band = park(dataset, place, np.flatnonzero(never), room)
    return Positions(
        layout=layout,
        x=place[:, 0].round(1),
        y=place[:, 1].round(1),
        never=never,
        guides=(*guides, *band),
        symbol=_SYMBOL[layout],
        typical=ties.typical,
        organisations=dataset.organisations,
    )
