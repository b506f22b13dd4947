"""Coordination load: who has far more ties than was found in Dutch research, so that much falls to one party.

More is not better and fewer is not worse: the question is how much coordination falls to one organisation. Research
asked about one year, so a longer period gives no answer here.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from netwerk.model import UsualTies
from netwerk.network import Network

LONGEST = 366  # days in a year; the numbers of the research hold for no longer period
FEWEST = 10  # organisations with a tie; fewer are too thin a basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """An organisation with far more ties than usual; ties : with how many others."""

    id: str
    ties: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """usual : the numbers it was held against; mean : ties per organisation here
    organisations : who has at least `usual.many`, sorted by id: this is no ranking
    """

    usual: UsualTies
    mean: float
    organisations: tuple[Loaded, ...]


def load(network: Network) -> Load | None:
    """Return who in `network` has far more ties than `Classification.usual_ties` says is usual.

    None where nothing can be said: the configuration gives no numbers, the window is longer than a year, or fewer
    than ten organisations have a tie.
    """
    usual, window = network.classification.usual_ties, network.window
    if usual is None or window.end - window.begin > LONGEST:
        return None
    degree = np.bincount(network.ties[["a", "b"]].to_numpy().ravel(), minlength=len(network))
    if np.count_nonzero(degree) < FEWEST:
        return None
    ids = network.organisations["id"].to_numpy()
    return Load(
        usual=usual,
        mean=float(degree.mean()),
        organisations=tuple(
            Loaded(id=str(ids[node]), ties=int(degree[node])) for node in np.flatnonzero(degree >= usual.many)
        ),
    )
