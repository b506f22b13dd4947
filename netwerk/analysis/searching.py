"""What takes a search: who together would be missed most, through whom all are reached, and what chance would give."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from netwerk.analysis.across import Across, AcrossByChance, Crossing, across, across_by_chance, verdict
from netwerk.analysis.chance import Range
from netwerk.analysis.damaging import SIZES, Damaging, most_damaging
from netwerk.analysis.key_players import KeyPlayers, reach_set
from netwerk.analysis.roles import Roles, RolesByChance, clear_roles, roles, roles_by_chance
from netwerk.model import Grouping
from netwerk.network import Network

GROUPINGS = (Grouping.LAYER, Grouping.DOMAIN)
Tell = Callable[[float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """most_damaging : for one, two and three organisations, as far as there are so many
    across : per layer and per domain, with what chance gives
    """

    most_damaging: tuple[Damaging, ...]
    key_players: KeyPlayers
    across: tuple[tuple[Across, AcrossByChance], ...]
    roles: tuple[Roles, RolesByChance]

    def as_json(self) -> dict[str, Any]:
        """Return the keys that `gaps` adds on request; shares and means are null where they are undefined."""
        return {
            "most_damaging": [_damaging(one) for one in self.most_damaging],
            "key_players": {
                "organisations": list(self.key_players.ids),
                "steps": self.key_players.steps,
                "method": self.key_players.method.value,
                "reached": self.key_players.reached,
                "without_tie": self.key_players.without_tie,
            },
            "across": [_across(*one) for one in self.across],
            "roles": _roles(*self.roles),
        }


def search(network: Network, *, progress: Tell | None = None, cancelled: Callable[[], bool] | None = None) -> Searched:
    """Return what is searched for in `network`; `progress` is told the share done, 0.0 to 1.0.

    Raises
    ------
    Cancelled
        If `cancelled()` says so.
    """
    parts = len(SIZES) + 1 + len(GROUPINGS) + 1
    done = iter(range(parts))

    def part() -> Tell | None:
        number = next(done)
        return None if progress is None else lambda share: progress((number + share) / parts)

    damaging = [most_damaging(network, size, progress=part(), cancelled=cancelled) for size in SIZES]
    players = reach_set(network, progress=part(), cancelled=cancelled)
    crossings = tuple(
        (across(network, by), across_by_chance(network, by, progress=part(), cancelled=cancelled)) for by in GROUPINGS
    )
    brokers = roles(network), roles_by_chance(network, progress=part(), cancelled=cancelled)
    return Searched(
        most_damaging=tuple(one for one in damaging if one is not None),
        key_players=players,
        across=crossings,
        roles=brokers,
    )


def _damaging(found: Damaging) -> dict[str, Any]:
    return {
        "away": list(found.away),
        "fragmentation": {"before": found.before.plain, "after": found.after.plain},
        "distance_fragmentation": {"before": found.before.weighted, "after": found.after.weighted},
        "method": found.method.value,
        "candidates": found.candidates,
        "sets": found.sets,
    }


def _across(found: Across, chance: AcrossByChance) -> dict[str, Any]:
    return {
        "group": found.grouping.value,
        "draws": chance.draws,
        "every": chance.every,
        "whole": _crossing(found.whole, chance.whole),
        "groups": [{"id": one.group, **_crossing(one, chance.groups[one.group or ""])} for one in found.groups],
    }


def _crossing(one: Crossing, chance: Range | None) -> dict[str, Any]:
    return {
        "organisations": one.organisations,
        "ties": one.ties,
        "external": one.external,
        "e_i_index": one.e_i_index,
        "expected": one.expected_index,
        "by_chance": None if chance is None else [2 * chance.low - 1, 2 * chance.high - 1],
        "verdict": verdict(one, chance).value,
    }


def _roles(found: Roles, chance: RolesByChance) -> dict[str, Any]:
    return {
        "group": found.grouping.value,
        "draws": chance.draws,
        "every": chance.every,
        "open_pairs": found.open_pairs,
        "whole": [
            {
                "role": one.role.value,
                "count": one.count,
                "expected": one.expected,
                "by_chance": [int(chance.whole[one.role].low), int(chance.whole[one.role].high)],
            }
            for one in found.whole
        ],
        "clear": [
            {
                "organisation": one.organisation,
                "role": one.role.value,
                "count": one.count,
                "by_chance": [one.low, one.high],
            }
            for one in clear_roles(found, chance)
        ],
    }
