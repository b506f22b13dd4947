"""Whether the partners around one task meet: circles (every two kinds tied) and combinations (all at one table).

Both are asked once per subregion, municipality or area, of everyone who works there. As with pairs, a filter on
kind leaves nobody out, and a filter on place chooses the units that are asked about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from netwerk.analysis.fulfilment import Evidence, with_evidence
from netwerk.analysis.norms import CircleRule, CombinationRule, Norm, Scope, norms_in
from netwerk.analysis.scope import Unit, units
from netwerk.model import FIRST, Dataset, Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """A circle in one unit ("": the whole region): of `pairs` pairs of kinds `tied` are joined by a tie."""

    norm: Norm
    window: Window
    unit: str
    pairs: int
    tied: int
    missing: tuple[tuple[str, str], ...]  # pairs of kinds, in the order of the norm


@dataclass(frozen=True, slots=True, kw_only=True)
class Combination:
    """A combination in one unit ("": the whole region).

    records : counting records that hold all kinds
    last_record : the last day before the window's end of such a record (any form, any size); None: none
    """

    norm: Norm
    window: Window
    unit: str
    records: int
    last_record: int | None

    @property
    def fulfilled(self) -> bool:
        return self.records > 0


def circles(evidence: Evidence, norm: Norm) -> tuple[Circle, ...]:
    """Return how far the circle of `norm` is closed in each unit; a kind that nobody is in leaves its pairs open."""
    rule = norm.rule
    if not isinstance(rule, CircleRule):
        raise TypeError(f"norm {norm.id!r} is no circle")
    whole = evidence.whole
    kind = _kind_numbers(whole.organisations["kind"].to_numpy(), rule.kinds)
    a, b = whole.ties["a"].to_numpy(), whole.ties["b"].to_numpy()
    among = (kind[a] >= 0) & (kind[b] >= 0)
    a, b = a[among], b[among]
    low, high = np.minimum(kind[a], kind[b]), np.maximum(kind[a], kind[b])
    result = []
    for unit in units(whole.organisations, rule.scope, evidence.window):
        here = unit.members[a] & unit.members[b]
        joined = set(zip(low[here].tolist(), high[here].tolist(), strict=True))
        all_pairs = list(combinations(range(len(rule.kinds)), 2))
        missing = tuple((rule.kinds[i], rule.kinds[j]) for i, j in all_pairs if (i, j) not in joined)
        result.append(
            Circle(
                norm=norm,
                window=evidence.window,
                unit=unit.name,
                pairs=len(all_pairs),
                tied=len(all_pairs) - len(missing),
                missing=missing,
            )
        )
    return tuple(result)


def all_circles(dataset: Dataset, window: Window, norms: Sequence[Norm]) -> tuple[Circle, ...]:
    """Return every unit of each circle among `norms` that holds in `window`, each over the months it asks."""
    holding = [norm for norm in norms_in(norms, window) if isinstance(norm.rule, CircleRule)]
    return tuple(
        circle for norm, evidence in with_evidence(dataset, window, holding) for circle in circles(evidence, norm)
    )


def combined(evidence: Evidence, norm: Norm) -> tuple[Combination, ...]:
    """Return in each unit how many counting records hold all kinds of the combination of `norm`."""
    rule = norm.rule
    if not isinstance(rule, CombinationRule):
        raise TypeError(f"norm {norm.id!r} is no combination")
    counting = np.zeros(len(evidence.dataset.records), dtype=bool)
    counting[evidence.whole.records] = True
    result = []
    for unit, full in records_holding(evidence, rule.kinds, rule.scope):
        last = int(evidence.last_days[full].max(initial=FIRST))
        result.append(
            Combination(
                norm=norm,
                window=evidence.window,
                unit=unit.name,
                records=int(np.count_nonzero(counting[full])),
                last_record=None if last == FIRST else last,
            )
        )
    return tuple(result)


def records_holding(evidence: Evidence, kinds: tuple[str, ...], scope: Scope) -> tuple[tuple[Unit, np.ndarray], ...]:
    """Return per unit of `scope` the records (codes, ascending) that hold all `kinds`, of whoever works there.

    Of any form and size, counting or not, that began before the end of the window.
    """
    organisations = evidence.dataset.organisations
    kind = _kind_numbers(organisations["kind"].to_numpy(), kinds)
    whole = evidence.whole
    code = whole.organisations["code"].to_numpy()
    kind[~np.isin(np.arange(len(kind)), code)] = -1  # who does not exist in the window is at no table
    record, organisation = evidence.participation
    among = kind[organisation] >= 0
    record, organisation = record[among], organisation[among]
    result = []
    for unit in units(whole.organisations, scope, evidence.window):
        here = np.zeros(len(kind), dtype=bool)
        here[code[unit.members]] = True
        inside = here[organisation]
        kinds_held = np.unique(record[inside].astype(np.int64) * len(kinds) + kind[organisation[inside]])
        held, number = np.unique(kinds_held // len(kinds), return_counts=True)
        result.append((unit, held[number == len(kinds)]))
    return tuple(result)


def ties_between(evidence: Evidence, one: str, other: str, unit: Unit) -> np.ndarray:
    """Return the ties that join two kinds in one unit: n × 2 codes, of kind `one` first, sorted."""
    organisations = evidence.whole.organisations
    kind, code = organisations["kind"].to_numpy(), organisations["code"].to_numpy()
    ends = evidence.whole.ties[["a", "b"]].to_numpy()
    ends = ends[unit.members[ends].all(axis=1)]
    both = np.concatenate([ends, ends[:, ::-1]])
    both = both[(kind[both[:, 0]] == one) & (kind[both[:, 1]] == other)]
    found: np.ndarray = np.unique(code[both], axis=0)
    return found


def _kind_numbers(kinds: np.ndarray, wanted: tuple[str, ...]) -> np.ndarray:
    """Return for each organisation the place of its kind in `wanted`, -1 for other kinds."""
    number = {kind: k for k, kind in enumerate(wanted)}
    return np.array([number.get(kind, -1) for kind in kinds], dtype=np.int64)
