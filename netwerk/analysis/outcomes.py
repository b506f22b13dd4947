"""How each agreement came out: x of y for every kind of rule, and on how many organisations that rests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from netwerk.analysis.circles import Circle, Combination, circles, combined
from netwerk.analysis.fulfilment import Evidence, NormResult, fulfilment_in, with_evidence
from netwerk.analysis.gaps import Bound, bounds
from netwerk.analysis.norms import (
    CENTRAL_UNHEARD,
    COVERAGE,
    BoundRule,
    CircleRule,
    CombinationRule,
    Norm,
    PairRule,
    norms_in,
)
from netwerk.analysis.scope import units
from netwerk.analysis.seen import coverage, seen_in
from netwerk.analysis.unheard import YEAR
from netwerk.model import LAST, Dataset, Window
from netwerk.network import months_before, network

Found = NormResult | tuple[Circle, ...] | tuple[Combination, ...] | Bound


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one agreement came out: `part` of `whole`.

    window : over which it was asked; another than that of the page where the norm has months of its own
    whole, part : counted in organisations (pair), pairs of kinds over all units (circle), units (combination), or
        1 for a bound, of which `part` says whether it is kept
    concerned, seen : organisations whom it is about, and how many of them any record in `window` names
    found : what it was counted from: per organisation, unit or measure
    """

    norm: Norm
    window: Window
    whole: int
    part: int
    concerned: int
    seen: int
    found: Found

    @property
    def lacking(self) -> int:
        return self.whole - self.part


def outcomes(dataset: Dataset, window: Window, norms: Sequence[Norm]) -> tuple[Outcome, ...]:
    """Return how the norms that hold in `window`, in the version of that time, came out; in the order of `norms`.

    norms : every version of every norm
    """
    holding = norms_in(norms, window)
    counting = with_evidence(dataset, window, [norm for norm in holding if not isinstance(norm.rule, BoundRule)])
    measured = bounds(dataset, network(dataset, window), holding)  # together: measuring everything is dear
    found = {norm.id: outcome(evidence, norm) for norm, evidence in counting}
    found |= {bound.norm.id: _of_bound(dataset, bound) for bound in measured}
    return tuple(found[norm.id] for norm in holding)


def outcome(evidence: Evidence, norm: Norm) -> Outcome:
    """Return how the pair, circle or combination `norm` came out."""
    match norm.rule:
        case PairRule():
            return of_pairs(fulfilment_in(evidence, norm))
        case CircleRule():
            found = circles(evidence, norm)
            concerned, seen = _concerned(evidence, norm.rule)
            return Outcome(
                norm=norm,
                window=evidence.window,
                whole=sum(circle.pairs for circle in found),
                part=sum(circle.tied for circle in found),
                concerned=concerned,
                seen=seen,
                found=found,
            )
        case CombinationRule():
            tables = combined(evidence, norm)
            concerned, seen = _concerned(evidence, norm.rule)
            return Outcome(
                norm=norm,
                window=evidence.window,
                whole=len(tables),
                part=sum(table.fulfilled for table in tables),
                concerned=concerned,
                seen=seen,
                found=tables,
            )
    raise TypeError(f"norm {norm.id!r} is about the network as a whole")


def of_pairs(result: NormResult) -> Outcome:
    """Return how a pair norm came out."""
    return Outcome(
        norm=result.norm,
        window=result.window,
        whole=len(result.applies_to),
        part=len(result.fulfilled),
        concerned=len(result.applies_to),
        seen=result.seen,
        found=result,
    )


def _of_bound(dataset: Dataset, bound: Bound) -> Outcome:
    window = bound.window
    if bound.rule.measure == CENTRAL_UNHEARD and window.end < LAST:
        window = replace(window, begin=months_before(window.end, YEAR))  # "unheard" is about this year alone
    current = network(dataset, window)
    if bound.rule.measure == COVERAGE:
        seen, concerned = coverage(dataset, current)
    else:
        named = seen_in(dataset, window)[current.organisations["code"].to_numpy()]
        seen, concerned = int(np.count_nonzero(named)), len(current)
    return Outcome(
        norm=bound.norm,
        window=window,
        whole=1,
        part=int(bool(bound.fulfilled)),
        concerned=concerned,
        seen=seen,
        found=bound,
    )


def _concerned(evidence: Evidence, rule: CircleRule | CombinationRule) -> tuple[int, int]:
    """How many organisations of the kinds work in the units that are asked about, and how many of them were seen."""
    organisations = evidence.whole.organisations
    here = np.zeros(len(organisations), dtype=bool)
    for unit in units(organisations, rule.scope, evidence.window):
        here |= unit.members
    codes = organisations["code"].to_numpy()[here & organisations["kind"].isin(rule.kinds).to_numpy()]
    return len(codes), int(np.count_nonzero(evidence.seen[codes]))
