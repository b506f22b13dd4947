"""What is missing against what was agreed, who is not connected, what is fragile: the answer of `gaps`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from netwerk.analysis.circles import Circle, Combination, circles, combined
from netwerk.analysis.counted import COUNTED, counted
from netwerk.analysis.fragility import Fragile, Without, fragile, without_municipality
from netwerk.analysis.fulfilment import NormResult, fulfilment_in, with_evidence
from netwerk.analysis.groups import groups
from netwerk.analysis.isolates import Isolates, isolates
from netwerk.analysis.layer_carriers import LayerCarrier, layer_carriers
from netwerk.analysis.load import Load, load
from netwerk.analysis.measures import measures
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
from netwerk.analysis.seen import coverage
from netwerk.analysis.unheard import unheard_count
from netwerk.model import FIRST, LAST, Dataset, Window, as_date
from netwerk.network import Network, fold, last_twelve_months, network


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A measure against its bounds. `value` None: undefined here, so no conclusion."""

    norm: Norm
    window: Window
    rule: BoundRule
    value: float | None

    @property
    def fulfilled(self) -> bool | None:
        if self.value is None:
            return None
        least, most = self.rule.at_least, self.rule.at_most
        return (least is None or self.value >= least) and (most is None or self.value <= most)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """Everything that is missing, alone or fragile in one window."""

    window: Window
    imprecise: int
    norms: tuple[NormResult, ...]
    circles: tuple[Circle, ...]
    combinations: tuple[Combination, ...]
    bounds: tuple[Bound, ...]
    isolates: Isolates
    groups: tuple[tuple[str, ...], ...]
    fragile: Fragile
    layer_carriers: tuple[LayerCarrier, ...]
    load: Load | None
    without_municipality: Without

    def as_json(self, *, period: tuple[int, int] | None = None) -> dict[str, Any]:
        """Return the `gaps` of the contract; `period` (half-open days) is stated where the window has no bounds."""
        begin, end = period or (self.window.begin, self.window.end)
        return {
            "window": {
                "from": _day(begin),
                "until": _day(end),
                "minimum": self.window.minimum,
                "largest": self.window.largest,
                "imprecise": self.imprecise,
            },
            "norms": [_norm(result) for result in self.norms],
            "circles": [_circle(circle) for circle in self.circles],
            "combinations": [_combination(combination) for combination in self.combinations],
            "bounds": [_bound(bound) for bound in self.bounds],
            "isolates": _isolates(self.isolates),
            "groups": [list(group) for group in self.groups],
            "fragile": {
                "articulation_points": [point.organisation for point in self.fragile.articulation_points],
                "bridges": [list(bridge) for bridge in self.fragile.bridges],
            },
            "layer_carriers": [_carrier(carrier) for carrier in self.layer_carriers],
            "load": None if self.load is None else _load(self.load),
            "without_municipality": _without(self.without_municipality),
        }


def gaps(dataset: Dataset, window: Window, norms: Sequence[Norm], *, today: int, folded: bool = False) -> Gaps:
    """Return what is missing in `window` against those of `norms` that count in it.

    dataset : as it is, not folded: norms are about the parts too
    window : without begin and end it becomes the last twelve months of the data, which never end after `today`
    folded : count parts with the organisation they belong to, in everything but the norms
    """
    if window.begin == FIRST and window.end == LAST:
        begin, end = last_twelve_months(dataset, today)
        window = replace(window, begin=begin, end=end)
    holding = norms_in(norms, window)
    counting = with_evidence(dataset, window, [norm for norm in holding if not isinstance(norm.rule, BoundRule)])
    seen_as = fold(dataset) if folded else dataset
    current = network(seen_as, window)
    return Gaps(
        window=window,
        imprecise=current.imprecise,
        norms=tuple(fulfilment_in(evidence, norm) for norm, evidence in counting if isinstance(norm.rule, PairRule)),
        circles=tuple(
            circle
            for norm, evidence in counting
            if isinstance(norm.rule, CircleRule)
            for circle in circles(evidence, norm)
        ),
        combinations=tuple(
            combination
            for norm, evidence in counting
            if isinstance(norm.rule, CombinationRule)
            for combination in combined(evidence, norm)
        ),
        bounds=bounds(dataset, network(dataset, window) if folded else current, holding),
        isolates=isolates(seen_as, current),
        groups=groups(current),
        fragile=fragile(current),
        layer_carriers=layer_carriers(current),
        load=load(current),
        without_municipality=without_municipality(seen_as, window),
    )


def bounds(dataset: Dataset, current: Network, norms: Sequence[Norm]) -> tuple[Bound, ...]:
    """Return the bounds among `norms` set against `current`, a network of `dataset`, or over their own months."""
    result = []
    networks = {current.window: current}
    measured: dict[Window, Mapping[str, float | None]] = {}  # measuring everything is the dearest thing here
    for norm in norms:
        if not isinstance(norm.rule, BoundRule):
            continue
        window = norm.asked_over(current.window)
        if window not in networks:
            networks[window] = network(dataset, window)
        value: float | None
        if norm.rule.measure == COVERAGE:
            seen, registered = coverage(dataset, networks[window])
            value = seen / registered if registered else None
        elif norm.rule.measure == CENTRAL_UNHEARD:
            value = unheard_count(dataset, window)
        elif norm.rule.measure in COUNTED:
            value = counted(networks[window])[norm.rule.measure]
        else:
            if window not in measured:
                measured[window] = measures(networks[window]).as_json()["network"]
            value = measured[window][norm.rule.measure]
        result.append(Bound(norm=norm, window=window, rule=norm.rule, value=value))
    return tuple(result)


def _norm(result: NormResult) -> dict[str, Any]:
    return {
        "id": result.norm.id,
        "text": result.norm.text,
        **_asked(result.norm, result.window),
        "applies_to": len(result.applies_to),
        "fulfilled": len(result.fulfilled),
        "missing": [
            {
                "organisation": missing.organisation,
                "wanted": list(missing.wanted),
                "last_record": _day(missing.last_record),
            }
            for missing in result.missing
        ],
    }


def _asked(norm: Norm, window: Window) -> dict[str, Any]:
    """Which version of the norm was asked, where it was ever changed, and over which period, where it has its own."""
    version = {} if norm.version == 1 else {"version": norm.version}
    period = {} if norm.months is None else {"from": _day(window.begin), "until": _day(window.end)}
    return {**version, **period}


def _circle(circle: Circle) -> dict[str, Any]:
    return {
        "id": circle.norm.id,
        "text": circle.norm.text,
        **_asked(circle.norm, circle.window),
        "unit": circle.unit or None,
        "pairs": circle.pairs,
        "tied": circle.tied,
        "missing": sorted(sorted(pair) for pair in circle.missing),
    }


def _combination(combination: Combination) -> dict[str, Any]:
    return {
        "id": combination.norm.id,
        "text": combination.norm.text,
        **_asked(combination.norm, combination.window),
        "unit": combination.unit or None,
        "fulfilled": combination.fulfilled,
        "records": combination.records,
        "last_record": _day(combination.last_record),
    }


def _bound(bound: Bound) -> dict[str, Any]:
    return {
        "id": bound.norm.id,
        "text": bound.norm.text,
        **_asked(bound.norm, bound.window),
        "measure": bound.rule.measure,
        "value": bound.value,
        "at_least": bound.rule.at_least,
        "at_most": bound.rule.at_most,
        "fulfilled": bound.fulfilled,
    }


def _isolates(found: Isolates) -> dict[str, Any]:
    return {
        "never_seen": list(found.never_seen),
        "fallen_silent": [{"id": one.id, "last_record": _day(one.last_record)} for one in found.fallen_silent],
        "seen_without_tie": list(found.seen_without_tie),
        "only_via_municipality": list(found.only_via_municipality),
        "one_sided": list(found.one_sided),
    }


def _carrier(found: LayerCarrier) -> dict[str, Any]:
    return {"layers": list(found.layers), "organisations": list(found.organisations), "ties": found.ties}


def _load(found: Load) -> dict[str, Any]:
    return {
        "usual": [found.usual.low, found.usual.high],
        "at_least": found.usual.many,
        "organisations": [{"id": one.id, "ties": one.ties} for one in found.organisations],
    }


def _without(found: Without) -> dict[str, Any]:
    return {
        "ties_kept": found.ties_kept.value,
        "among_themselves": found.among_themselves.value,
        "pairs_reachable": found.pairs_reachable.value,
        "cut_off": list(found.cut_off),
    }


def _day(day: int | None) -> str | None:
    found = None if day is None else as_date(day)
    return None if found is None else found.isoformat()
