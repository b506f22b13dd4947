"""Where children and parents are found first (school, childcare, club), and which of those no youth care reaches."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from netwerk.analysis.evidence import records_of
from netwerk.analysis.seen import last_days, last_seen, seen_in
from netwerk.model import FIRST, Dataset, Window
from netwerk.network import Network

# youth care in a wide sense: everyone of this domain or of one of these layers
DOMAIN = "jeugdhulp"
LAYERS = ("eerste_lijn", "specialistisch")


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingPlace:
    """One finding place that no youth care reached in the window.

    last_together : last day before the end of the window of a record with youth care, whatever its form and size;
        None: there is none
    last_seen : likewise of any record of it
    seen : it occurs in a record of the window
    """

    organisation: str
    last_together: int | None
    last_seen: int | None
    seen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingPlaces:
    """kinds : codes of the kinds that are finding places, in the order of the configuration

    places : ids of the finding places in the network; reached : ids of those with a tie with youth care
    unreached : the others, by id
    care : how many organisations of youth care are in the network
    """

    window: Window
    kinds: tuple[str, ...]
    places: tuple[str, ...]
    reached: tuple[str, ...]
    unreached: tuple[FindingPlace, ...]
    care: int


def finding_places(dataset: Dataset, network: Network) -> FindingPlaces:
    """Return which finding places of `network` have a tie with youth care, and which have not.

    A kind is a finding place when `data/indeling.toml` says so (`vindplaats = true`). Youth care: every organisation
    of domain jeugdhulp, or of the layers eerste lijn and specialistisch. Nobody reaches itself.
    """
    kinds = tuple(kind.code for kind in network.classification.kinds if kind.finding_place)
    organisations = network.organisations
    place = organisations["kind"].isin(kinds).to_numpy()
    care = is_youth_care(network)
    a, b = network.ties["a"].to_numpy(), network.ties["b"].to_numpy()
    reached = np.zeros(len(organisations), dtype=bool)
    reached[a[care[b]]] = True
    reached[b[care[a]]] = True

    ids = organisations["id"].to_numpy()
    codes = organisations["code"].to_numpy()
    seen, last = seen_in(dataset, network.window), last_seen(dataset, network.window)
    days = last_days(dataset, network.window)
    caring = np.zeros(len(dataset.organisations), dtype=bool)
    caring[codes[care]] = True
    with_care = _with_any(dataset, caring)
    missing = []
    for node in np.flatnonzero(place & ~reached).tolist():
        code = int(codes[node])
        mine = records_of(dataset, code)
        # a finding place that is youth care itself needs another one
        together = mine[with_care[mine] - int(caring[code]) > 0]
        missing.append(
            FindingPlace(
                organisation=str(ids[node]),
                last_together=_day(int(days[together].max(initial=FIRST))),
                last_seen=_day(int(last[code])),
                seen=bool(seen[code]),
            )
        )
    return FindingPlaces(
        window=network.window,
        kinds=kinds,
        places=tuple(ids[place]),
        reached=tuple(ids[place & reached]),
        unreached=tuple(missing),
        care=int(np.count_nonzero(care)),
    )


def is_youth_care(network: Network) -> np.ndarray:
    """Return which organisations of `network` (bool) are youth care in the wide sense."""
    organisations = network.organisations
    care: np.ndarray = ((organisations["domain"] == DOMAIN) | organisations["layer"].isin(LAYERS)).to_numpy()
    return care


def _with_any(dataset: Dataset, wanted: np.ndarray) -> np.ndarray:
    """Return per record how many different organisations of `wanted` (bool, by code) took part (int64)."""
    offsets, records = dataset.involvement
    organisation = np.repeat(np.arange(len(wanted)), np.diff(offsets))
    return np.bincount(records[wanted[organisation]], minlength=len(dataset.records))


def _day(day: int) -> int | None:
    return None if day <= FIRST else day
