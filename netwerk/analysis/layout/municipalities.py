"""The layout *gemeenten*: a sector per municipality, and in the middle who works for several of them or for all.

On the axis of a sector stand the municipality and its local team; the others of that municipality stand in arcs
behind them. The middle is ordered by direction: everyone faces its own partners.
"""

from __future__ import annotations

import math

import numpy as np

from netwerk.analysis.layout.guides import Room, Sector
from netwerk.analysis.layout.spacing import apart
from netwerk.analysis.layout.union import Union
from netwerk.model import Dataset

AXIS = (330, 410)  # radius of the municipality and of its local team
ARCS, ARC = 500, 72  # radius of the first arc, and from arc to arc
STEP = 66  # along an arc
FAN = 22  # up to 4 + 5 + 6 + 7 organisations open like a fan; more fill the arcs
NAME = 110  # from the outermost arc to the name of the municipality
INNER = 78  # radius of the innermost ring
RINGS = (165, 240)
GAP = 52
STRETCH = (1.38, 0.94)
MANY = 20  # more municipalities than these: everything but the middle moves outwards


def municipalities(dataset: Dataset, ties: Union, seen: np.ndarray) -> tuple[np.ndarray, tuple[Sector, ...], Room]:
    """Return the places (n × 2) of the organisations that were `seen`, the names of the sectors, and the room below."""
    seat = _seats(dataset)
    names = _ordered(dataset, set(seat[seen]) - {""})
    regional = np.flatnonzero(seen & (seat == ""))
    rings = _rings(dataset, regional)
    outwards = max(0.0, rings[-1][0] + 90 - AXIS[0]) if rings else 0.0
    grow = max(1.0, len(names) / MANY)

    place = np.zeros((ties.organisations, 2))
    rim = []
    for k, name in enumerate(names):
        angle = -math.pi / 2 + 2 * math.pi * k / len(names)
        members = np.flatnonzero(seen & (seat == name))
        rim.append(_sector(dataset, place, members, angle, 2 * math.pi / len(names), outwards, grow))
    _middle(ties, place, rings, seen & (seat != ""))
    placed = np.flatnonzero(seen)
    place[placed] = apart(place[placed], GAP, 120) * STRETCH

    outermost = max([*rim, ARCS + outwards])
    edge = outermost + NAME * max(1.0, outermost / 600)  # names keep their size on screen: a larger map needs more
    guides = tuple(
        Sector(municipality=name, x=float(x), y=float(y))
        for name, (x, y) in zip(names, _circle(len(names), edge) * STRETCH, strict=True)
    )
    x, y = place[placed, 0], np.concatenate([place[placed, 1], [guide.y for guide in guides]])
    wide = max(edge * STRETCH[0] if names else 400, np.abs(x).max(initial=0) + 50)
    return place, guides, Room(x0=-wide, x1=wide, y=y.max(initial=0) + 60 * wide / 400)


def _seats(dataset: Dataset) -> np.ndarray:
    """The municipality in whose sector each organisation stands; "" for the middle."""
    # a team that works for two municipalities still stands in one of them
    local = dataset.organisations["kind"].isin(["gemeente", "lokaal_team"]).tolist()
    return np.array(
        [
            names[0] if len(names) == 1 or (names and is_local) else ""
            for names, is_local in zip(dataset.organisations["municipality"], local, strict=True)
        ],
        dtype=object,
    )


def _ordered(dataset: Dataset, names: set[str]) -> list[str]:
    """The municipalities in the order of the configuration, where neighbours stand together; others by name."""
    known = [name for name in dataset.classification.municipalities if name in names]
    return known + sorted(names - set(known))


def _circle(n: int, radius: float) -> np.ndarray:
    angle = -math.pi / 2 + 2 * math.pi * np.arange(n) / max(1, n)
    return radius * np.column_stack([np.cos(angle), np.sin(angle)])


def _sector(
    dataset: Dataset,
    place: np.ndarray,
    members: np.ndarray,
    axis: float,
    width: float,
    outwards: float,
    grow: float,
) -> float:
    """Place the organisations of one municipality; return the radius of its outermost arc."""
    kind = dataset.organisations["kind"].to_numpy()
    layer = dataset.organisations["layer"].to_numpy()
    head, team = kind[members] == "gemeente", layer[members] == "eerste_lijn"
    for group, on_axis in ((members[head], AXIS[0]), (members[team & ~head], AXIS[1])):
        _arc(place, group, axis, grow * (on_axis + outwards), width)
    rest = members[~head & ~team]
    radius, row = grow * (ARCS + outwards), 0
    left = rest[np.argsort(kind[rest], kind="stable")]
    while len(left):
        room = max(1, int(0.8 * width * radius / STEP))
        size = min(room, 4 + row) if len(rest) <= FAN else room
        _arc(place, left[:size], axis, radius, width)
        left, radius, row = left[size:], radius + ARC, row + 1
    return radius - ARC if len(rest) else radius


def _arc(place: np.ndarray, members: np.ndarray, axis: float, radius: float, width: float) -> None:
    """Spread `members` around the axis, `STEP` apart, or nearer where their sector has no room."""
    if not len(members):
        return
    step = min(width * 0.8 / max(1, len(members) - 1), STEP / radius)
    angle = axis + (np.arange(len(members)) - (len(members) - 1) / 2) * step
    place[members] = radius * np.column_stack([np.cos(angle), np.sin(angle)])


def _rings(dataset: Dataset, regional: np.ndarray) -> list[tuple[float, np.ndarray]]:
    """Who stands on which ring: mandatory care and purchasing inside, the others over the rings around them."""
    layer = dataset.organisations["layer"].to_numpy()[regional]
    kind = dataset.organisations["kind"].to_numpy()[regional]
    inside = (layer == "gedwongen_kader") | (kind == "inkooporganisatie")
    room = int(2 * math.pi * INNER / (GAP + 8))
    core, rest = regional[inside][:room], np.concatenate([regional[inside][room:], regional[~inside]])
    radii, space = [float(radius) for radius in RINGS], 0.0
    while (space := sum(2 * math.pi * radius / (GAP + 8) for radius in radii)) < len(rest):
        radii.append(radii[-1] + 66)
    if len(radii) == len(RINGS):
        shares = [rest[::2], rest[1::2]]
    else:
        # many: each ring gets what it can hold
        borders = np.cumsum([2 * math.pi * radius / (GAP + 8) for radius in radii]) / space * len(rest)
        shares = np.split(rest, np.round(borders[:-1]).astype(int))
    return [(radius, group) for radius, group in zip([INNER, *radii], [core, *shares], strict=True) if len(group)]


def _middle(ties: Union, place: np.ndarray, rings: list[tuple[float, np.ndarray]], local: np.ndarray) -> None:
    """Place the rings; everyone in the order of the mean direction of its local partners."""
    weights = ties.matrix(core=False)
    pull = weights @ (place * local[:, None])
    direction = np.arctan2(pull[:, 1], pull[:, 0])
    for radius, members in rings:
        place[members[np.argsort(direction[members], kind="stable")]] = _circle(len(members), radius)
