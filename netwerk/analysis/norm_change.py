"""What a changed agreement would make of the count: how it came out now and then, and for whom that differs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from netwerk.analysis.circles import Circle, Combination
from netwerk.analysis.fulfilment import NormResult
from netwerk.analysis.gaps import Bound
from netwerk.analysis.norms import CircleRule, CombinationRule, Norm, Scope
from netwerk.analysis.outcomes import Outcome, outcomes
from netwerk.model import Dataset, Window

# an organisation (id); a place (its name, "" for the whole region); or a place and two kinds there
Asked = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """Whom or what a change concerns; sorted.

    gained : lacking now, met then; lost : the other way round
    joined_met, joined_lacking : not asked now; left : not asked then
    """

    gained: tuple[Asked, ...] = ()
    lost: tuple[Asked, ...] = ()
    joined_met: tuple[Asked, ...] = ()
    joined_lacking: tuple[Asked, ...] = ()
    left: tuple[Asked, ...] = ()


def count_of(dataset: Dataset, window: Window, norm: Norm) -> Outcome:
    """Return how `norm` comes out in `window` (with bounds), also where it begins later or was withdrawn."""
    (found,) = outcomes(dataset, window, [replace(norm, valid_from=date.min, withdrawn=False)])
    return replace(found, norm=norm)


def moves(now: Outcome | None, then: Outcome | None) -> Moves:
    """Return for whom `then` differs from `now`; a new agreement (`now` None) is about everyone in it.

    Nothing where an agreement is withdrawn (`then` None), asks another sort of thing than before, or is a bound.
    """
    if then is None:
        return Moves()
    met_then, lacking_then = _answers(then)
    if now is None:
        return Moves(joined_met=_sorted(met_then), joined_lacking=_sorted(lacking_then))
    if type(now.norm.rule) is not type(then.norm.rule):
        return Moves()
    met_now, lacking_now = _answers(now)
    if _places(now.norm) != _places(then.norm):
        met_now, lacking_now = set(), set()  # areas for municipalities: every place is another one
    asked_now, asked_then = met_now | lacking_now, met_then | lacking_then
    return Moves(
        gained=_sorted(lacking_now & met_then),
        lost=_sorted(met_now & lacking_then),
        joined_met=_sorted(met_then - asked_now),
        joined_lacking=_sorted(lacking_then - asked_now),
        left=_sorted(asked_now - asked_then),
    )


def _places(norm: Norm) -> Scope | None:
    """Return what sort of places a circle or combination is asked of; None for a rule about organisations."""
    return norm.rule.scope if isinstance(norm.rule, CircleRule | CombinationRule) else None


def _answers(outcome: Outcome) -> tuple[set[Asked], set[Asked]]:
    """Return who or what meets the agreement, and who or what lacks it."""
    met: set[Asked] = set()
    lacking: set[Asked] = set()
    match outcome.found:
        case NormResult() as found:
            return {(id_,) for id_ in found.fulfilled}, {(one.organisation,) for one in found.missing}
        case Bound():
            return met, lacking
        case units:
            for unit in units:
                if isinstance(unit, Combination):
                    (met if unit.fulfilled else lacking).add((unit.unit,))
                else:
                    lacking |= {_pair(unit, pair) for pair in unit.missing}
                    met |= {_pair(unit, pair) for pair in _pairs(unit)} - lacking
    return met, lacking


def _pairs(circle: Circle) -> Iterable[tuple[str, str]]:
    rule = circle.norm.rule
    return combinations(rule.kinds, 2) if isinstance(rule, CircleRule) else ()


def _pair(circle: Circle, kinds: tuple[str, str]) -> Asked:
    # the order of the kinds in the agreement says nothing
    return (circle.unit, *sorted(kinds))


def _sorted(found: set[Asked]) -> tuple[Asked, ...]:
    return tuple(sorted(found))
