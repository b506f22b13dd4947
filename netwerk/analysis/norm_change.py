"""What a changed agreement would make of the count: how many meet it now, how many then, and for whom that differs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from netwerk.analysis.circles import circles, combined
from netwerk.analysis.fulfilment import evidence_for, fulfilment_in
from netwerk.analysis.gaps import bounds
from netwerk.analysis.norms import BoundRule, CircleRule, CombinationRule, Norm, PairRule, Scope
from netwerk.model import Dataset, Window
from netwerk.network import network


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How far one agreement is met in one window.

    asked : of what `met` and `lacking` are: "organisations" (ids), the scope of the units (their names, "" for the
        whole region), or "measure" (nothing)
    seen : organisations asked that any record in the window names; None where no organisations are asked
    value, fulfilled : of a bound; None where it is undefined here
    """

    norm: Norm
    window: Window
    asked: str
    met: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    seen: int | None = None
    value: float | None = None
    fulfilled: bool | None = None

    @property
    def whole(self) -> int:
        return len(self.met) + len(self.lacking)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """Whom a change concerns, in the words of `Tally.met` and `lacking`; sorted.

    gained : lacking now, met then; lost : the other way round
    joined_met, joined_lacking : not asked now; left : not asked then
    """

    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    joined_met: tuple[str, ...] = ()
    joined_lacking: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def tally(dataset: Dataset, window: Window, norm: Norm) -> Tally:
    """Return how far `norm` is met in `window` (with bounds), also where it begins later or was withdrawn."""
    over = norm.asked_over(window)
    match norm.rule:
        case PairRule():
            found = fulfilment_in(evidence_for(dataset, over), norm)
            return Tally(
                norm=norm,
                window=over,
                asked="organisations",
                met=found.fulfilled,
                lacking=tuple(one.organisation for one in found.missing),
                seen=found.seen,
            )
        case CircleRule() as rule:
            units = [(one.unit, one.tied == one.pairs) for one in circles(evidence_for(dataset, over), norm)]
            return _of_units(norm, over, rule.scope, units)
        case CombinationRule() as rule:
            units = [(one.unit, one.fulfilled) for one in combined(evidence_for(dataset, over), norm)]
            return _of_units(norm, over, rule.scope, units)
        case BoundRule():
            (bound,) = bounds(dataset, network(dataset, over), [norm])
            return Tally(norm=norm, window=over, asked="measure", value=bound.value, fulfilled=bound.fulfilled)


def _of_units(norm: Norm, window: Window, scope: Scope, units: Iterable[tuple[str, bool]]) -> Tally:
    found = list(units)
    return Tally(
        norm=norm,
        window=window,
        asked=scope.value,
        met=tuple(name for name, met in found if met),
        lacking=tuple(name for name, met in found if not met),
    )


def moves(now: Tally | None, then: Tally | None) -> Moves:
    """Return for whom `then` differs from `now`; a new agreement (`now` None) is about everyone in it.

    Nothing where an agreement is withdrawn (`then` None) or asks something else than before.
    """
    if then is None:
        return Moves()
    if now is None:
        return Moves(joined_met=_sorted({*then.met}), joined_lacking=_sorted({*then.lacking}))
    if now.asked != then.asked:
        return Moves()
    asked_now, asked_then = {*now.met, *now.lacking}, {*then.met, *then.lacking}
    return Moves(
        gained=_sorted({*now.lacking} & {*then.met}),
        lost=_sorted({*now.met} & {*then.lacking}),
        joined_met=_sorted({*then.met} - asked_now),
        joined_lacking=_sorted({*then.lacking} - asked_now),
        left=_sorted(asked_now - asked_then),
    )


def _sorted(names: set[str]) -> tuple[str, ...]:
    return tuple(sorted(names))
