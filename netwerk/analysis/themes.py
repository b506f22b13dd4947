"""Which themes were recorded where, and which theme nobody covers in which area."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from netwerk.analysis.norms import Scope
from netwerk.analysis.scope import Unit, units
from netwerk.analysis.seen import last_days, participation
from netwerk.model import FIRST, Dataset, Window
from netwerk.network import Network


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One area or municipality; organisations: how many of the network name it as where they work.

    municipality : this is a whole municipality, of which no organisation names an area
    """

    name: str
    organisations: int
    municipality: bool


@dataclass(frozen=True, kw_only=True)
class Themes:
    """Counting records by theme and place.

    themes : as they are written in the data, in alphabetical order; those that no place has in the window come last
    places : in alphabetical order, those that are whole municipalities last
    records : themes × places (int64): counting records with the theme in which an organisation of the place took part
    whole : per theme its counting records in which an organisation of the network took part, wherever it works
    known : per theme whether it is in any record up to the end of the window in which one of the network took part
    last : themes × places (int32): the last day before the end of the window of a record like that, counting or not,
        in the window or before; FIRST: there is none
    with_theme, without_theme : counting records in which an organisation of the network took part
    """

    scope: Scope
    window: Window
    themes: tuple[str, ...]
    places: tuple[Place, ...]
    records: np.ndarray
    whole: tuple[int, ...]
    known: tuple[bool, ...]
    last: np.ndarray
    with_theme: int
    without_theme: int

    def uncovered(self, theme: int) -> tuple[int, ...]:
        """Return the positions of the places where the theme was not recorded."""
        return tuple(np.flatnonzero(self.records[theme] == 0).tolist())


def themes(dataset: Dataset, network: Network, scope: Scope) -> Themes:
    """Return in how many counting records of `network` each theme occurs per area or municipality.

    A record counts for a place when an organisation that names this place took part: one that works for a whole
    municipality or region says nothing about one of its areas. With `scope` area, a municipality of which no
    organisation names an area stands as a place of its own. A record with two themes counts for both.

    Themes are those of the records up to the end of the window, so that one that is no longer recorded is seen.

    Parameters
    ----------
    scope : `Scope.AREA` or `Scope.MUNICIPALITY`
    """
    places, members = _places(network, scope)
    names = tuple(sorted({theme for themes_ in dataset.theme_sets for theme in themes_}, key=_alphabetical))
    has = _has_theme(dataset, names)  # theme sets × themes
    present = np.zeros((len(dataset.organisations), len(places)), dtype=bool)
    present[network.organisations["code"].to_numpy()] = members.T

    themed = dataset.records["themes"].to_numpy()
    took_part = _took_part(dataset, present)  # records × places
    concerned = _concerned(dataset, network)
    counting = network.records[concerned[network.records]]
    counts = np.zeros(len(dataset.records), dtype=bool)
    counts[counting] = True
    days = last_days(dataset, network.window)
    records = np.zeros((len(names), len(places)), dtype=np.int64)
    whole = np.zeros(len(names), dtype=np.int64)
    last = np.full((len(names), len(places)), FIRST, dtype=np.int32)
    here = np.zeros(len(names), dtype=bool)
    listed = []
    for theme in range(len(names)):
        of = np.flatnonzero(has[themed, theme] & (days > FIRST))
        inside = of[counts[of]]
        records[theme], whole[theme] = took_part[inside].sum(axis=0), len(inside)
        last[theme] = np.where(took_part[of], days[of, None], FIRST).max(axis=0, initial=FIRST)
        here[theme] = concerned[of].any()
        if len(of):
            listed.append(theme)
    listed.sort(key=lambda theme: not records[theme].any())
    filled = np.array([bool(values) for values in dataset.theme_sets], dtype=bool)
    with_theme = int(np.count_nonzero(filled[themed[counting]])) if len(filled) else 0
    return Themes(
        scope=scope,
        window=network.window,
        themes=tuple(names[k] for k in listed),
        places=places,
        records=records[listed],
        whole=tuple(whole[listed].tolist()),
        known=tuple(here[listed].tolist()),
        last=last[listed],
        with_theme=with_theme,
        without_theme=len(counting) - with_theme,
    )


def records_of_theme(dataset: Dataset, network: Network, scope: Scope, theme: str, place: int | None) -> np.ndarray:
    """Return the codes of the counting records with `theme` in which an organisation of place number `place` took part.

    place : position in `Themes.places`; None: wherever
    """
    wanted = _has_theme(dataset, (theme,))[:, 0][dataset.records["themes"].to_numpy()]
    wanted &= _concerned(dataset, network) if place is None else _by_place(dataset, network, scope, place)
    codes: np.ndarray = network.records[wanted[network.records]]
    return codes


def last_of_theme(dataset: Dataset, network: Network, scope: Scope, theme: str, place: int) -> np.ndarray:
    """Return the codes of the last records with `theme` in place number `place` before the end of the window."""
    wanted = _has_theme(dataset, (theme,))[:, 0][dataset.records["themes"].to_numpy()]
    days = last_days(dataset, network.window)
    found = np.flatnonzero(wanted & _by_place(dataset, network, scope, place) & (days > FIRST))
    last: np.ndarray = found[days[found] == days[found].max(initial=FIRST)]
    return last


def _by_place(dataset: Dataset, network: Network, scope: Scope, place: int) -> np.ndarray:
    """Which records (bool) have an organisation that names the place."""
    _, members = _places(network, scope)
    present = np.zeros((len(dataset.organisations), 1), dtype=bool)
    present[network.organisations["code"].to_numpy(), 0] = members[place]
    return _took_part(dataset, present)[:, 0]


def _concerned(dataset: Dataset, network: Network) -> np.ndarray:
    """Which records (bool) name an organisation of the network: a filter on place or kind leaves the others out."""
    present = np.zeros((len(dataset.organisations), 1), dtype=bool)
    present[network.organisations["code"].to_numpy(), 0] = True
    return _took_part(dataset, present)[:, 0]


def _places(network: Network, scope: Scope) -> tuple[tuple[Place, ...], np.ndarray]:
    """The places and which organisations name them (places × organisations, bool)."""
    organisations, window = network.organisations, network.window
    found = [(unit, _naming(network, unit, scope), False) for unit in units(organisations, scope, window)]
    if scope is Scope.AREA and not window.areas:
        divided = {value for unit, _who, _ in found for value in unit.place[-2:-1]}
        found += [
            (unit, _naming(network, unit, Scope.MUNICIPALITY), True)
            for unit in units(organisations, Scope.MUNICIPALITY, window)
            if unit.place[-1] not in divided
        ]
    found.sort(key=lambda one: (one[2], _alphabetical(one[0].name)))
    places = tuple(
        Place(name=unit.name, organisations=int(np.count_nonzero(who)), municipality=whole or scope is not Scope.AREA)
        for unit, who, whole in found
    )
    return places, np.array([who for _unit, who, _ in found], dtype=bool).reshape(len(found), len(organisations))


def _naming(network: Network, unit: Unit, scope: Scope) -> np.ndarray:
    """Which organisations (bool) work in the unit and name it themselves."""
    column = "area" if scope is Scope.AREA else "municipality"
    named = np.fromiter(
        (unit.place[-1] in values for values in network.organisations[column]), dtype=bool, count=len(network)
    )
    here: np.ndarray = named & unit.members
    return here


def _took_part(dataset: Dataset, present: np.ndarray) -> np.ndarray:
    """Return records × places (bool): an organisation of the place took part; `present`: organisations × places."""
    record, organisation = participation(dataset)
    found = np.zeros((len(dataset.records), present.shape[1]), dtype=bool)
    for place in range(present.shape[1]):
        found[record[present[organisation, place]], place] = True
    return found


def _has_theme(dataset: Dataset, names: tuple[str, ...]) -> np.ndarray:
    """Return theme sets × themes (bool)."""
    number = {name: k for k, name in enumerate(names)}
    has = np.zeros((len(dataset.theme_sets), len(names)), dtype=bool)
    for row, values in enumerate(dataset.theme_sets):
        has[row, [number[value] for value in values if value in number]] = True
    return has


def _alphabetical(name: str) -> tuple[str, str]:
    return name.casefold(), name
