"""Which organisations have the connections that were agreed, and which still lack them (pair rules).

A norm is asked of the organisations in the network, so the filters on kind and place choose who is asked. The
partner may work elsewhere: an organisation that exists in the period fulfils a norm even where a filter leaves it
out of the picture, or choosing one area would make a norm fail that is met by a regional partner.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from netwerk.analysis.norms import Direction, Norm, PairRule, norms_in
from netwerk.analysis.scope import Reach, reach
from netwerk.analysis.seen import last_days, participation, seen_in
from netwerk.model import FIRST, Dataset, Window
from netwerk.network import Network, Pairs, assemble_network, count, joint_pairs, present_organisations


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """An organisation that lacks an agreed connection.

    wanted : ids of those that would fulfil it: of the agreed kind, within scope, not tied yet; sorted
    last_record : the last day before the window's end of a record (any form, any size) with one of them; None: none
    """

    organisation: str
    wanted: tuple[str, ...]
    last_record: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NormResult:
    """How far one pair norm is met: "x van y". All ids are sorted.

    window : over which it was asked
    seen : how many of `applies_to` any record in the window names; few means: no conclusion
    """

    norm: Norm
    window: Window
    applies_to: tuple[str, ...]
    fulfilled: tuple[str, ...]
    missing: tuple[Missing, ...]
    seen: int


@dataclass(frozen=True, kw_only=True)  # no slots: cached_property needs a __dict__
class Evidence:
    """What every norm of one window looks at, worked out once.

    whole : the network of the window without its choice of organisations: everyone who can be a partner
    pairs : the counting records, taken apart
    asked : the organisations in the window's own network (bool, by code)
    """

    dataset: Dataset
    window: Window
    whole: Network
    pairs: Pairs
    asked: np.ndarray

    @cached_property
    def seen(self) -> np.ndarray:
        """Which organisations any record in the window names (bool, by code)."""
        return seen_in(self.dataset, self.window)

    @cached_property
    def participation(self) -> tuple[np.ndarray, np.ndarray]:
        """`seen.participation`, without the records that start after the window."""
        record, organisation = participation(self.dataset)
        before = self.last_days[record] > FIRST
        return record[before], organisation[before]

    @cached_property
    def last_days(self) -> np.ndarray:
        """Per record its last day before the window's end."""
        return last_days(self.dataset, self.window)


def evidence_for(dataset: Dataset, window: Window) -> Evidence:
    """Return what norms look at in `window`."""
    everyone = replace(window, kinds=(), layers=(), municipalities=(), areas=(), subregions=())
    counting = count(dataset, window)
    pairs = joint_pairs(dataset, counting)
    return Evidence(
        dataset=dataset,
        window=window,
        whole=assemble_network(dataset, everyone, counting, present_organisations(dataset, everyone), pairs),
        pairs=pairs,
        asked=present_organisations(dataset, window),
    )


def with_evidence(dataset: Dataset, window: Window, norms: Sequence[Norm]) -> tuple[tuple[Norm, Evidence], ...]:
    """Return each of `norms` with what it looks at in `window`, over its own months where it has them.

    What norms of the same period look at is worked out once, when the first of them comes.
    """
    over: dict[Window, Evidence] = {}
    for asked in (norm.asked_over(window) for norm in norms):
        if asked not in over:
            over[asked] = evidence_for(dataset, asked)
    return tuple((norm, over[norm.asked_over(window)]) for norm in norms)


def fulfilment(dataset: Dataset, window: Window, norm: Norm) -> NormResult:
    """Return how far the pair norm `norm` is met in `window`.

    Records must count in the window *and* have one of the norm's forms. As everywhere, a record without direction
    is an arc both ways, so it serves a norm that asks "out" or "in" too. A partner within scope with fewer records
    than the window's minimum is no tie, and stays wanted.
    """
    return fulfilment_in(evidence_for(dataset, window), norm)


def all_fulfilment(dataset: Dataset, window: Window, norms: Sequence[Norm]) -> tuple[NormResult, ...]:
    """Return how far each pair norm among `norms` that holds in `window` is met, each over the months it asks."""
    holding = [norm for norm in norms_in(norms, window) if isinstance(norm.rule, PairRule)]
    return tuple(fulfilment_in(evidence, norm) for norm, evidence in with_evidence(dataset, window, holding))


def fulfilment_in(evidence: Evidence, norm: Norm) -> NormResult:
    """Return `fulfilment` from evidence worked out before."""
    rule = norm.rule
    if not isinstance(rule, PairRule):
        raise TypeError(f"norm {norm.id!r} is no pair norm")
    organisations = evidence.dataset.organisations
    ids = organisations["id"].to_numpy()
    n = len(organisations)
    asked, partner, within = _sides(evidence, rule)
    from_, to = _agreed(evidence, rule, asked, partner, within)
    enough = np.bincount(from_, minlength=n) >= rule.minimum

    lacking = np.flatnonzero(asked & ~enough)
    wanted = _wanted(lacking, np.flatnonzero(partner), within, from_, to)
    last = _last_records(evidence, lacking, partner, within, from_, to)
    return NormResult(
        norm=norm,
        window=evidence.window,
        applies_to=tuple(ids[asked]),
        fulfilled=tuple(ids[asked & enough]),
        missing=tuple(
            Missing(
                organisation=ids[code],
                wanted=tuple(ids[partners]),
                last_record=None if last[code] == FIRST else int(last[code]),
            )
            for code, partners in zip(lacking, wanted, strict=True)
        ),
        seen=int(np.count_nonzero(asked & evidence.seen)),
    )


def records_behind(evidence: Evidence, norm: Norm) -> pd.DataFrame:
    """Return the counting records that join who is asked by the pair norm `norm` with who is agreed.

    Those of ties that the norm counts: of its forms and direction, within its scope, as many as a tie needs. Frame
    with the columns organisation, partner, record (codes), one row for each time they go together, sorted.
    """
    rule = norm.rule
    if not isinstance(rule, PairRule):
        raise TypeError(f"norm {norm.id!r} is no pair norm")
    from_, to = _agreed(evidence, rule, *_sides(evidence, rule))
    n = max(1, len(evidence.dataset.organisations))
    pairs, forward, backward = _counting(evidence, rule)
    one = np.concatenate([pairs.a[forward], pairs.b[backward]])
    other = np.concatenate([pairs.b[forward], pairs.a[backward]])
    record = np.concatenate([pairs.record[forward], pairs.record[backward]])
    keep = np.isin(one.astype(np.int64) * n + other, from_.astype(np.int64) * n + to)
    found = pd.DataFrame({"organisation": one[keep], "partner": other[keep], "record": record[keep]})
    return found.drop_duplicates().sort_values(["organisation", "partner", "record"], ignore_index=True)


def _sides(evidence: Evidence, rule: PairRule) -> tuple[np.ndarray, np.ndarray, Reach]:
    """Return who is asked and who can be the partner (bool, by code), and who is within reach of whom."""
    organisations = evidence.dataset.organisations
    asked = evidence.asked & organisations["kind"].isin(rule.from_kinds).to_numpy()
    partner = np.zeros(len(organisations), dtype=bool)
    partner[evidence.whole.organisations["code"].to_numpy()] = True
    partner &= organisations["kind"].isin(rule.to_kinds).to_numpy()
    return asked, partner, reach(organisations, rule.scope)


def _agreed(
    evidence: Evidence, rule: PairRule, asked: np.ndarray, partner: np.ndarray, within: Reach
) -> tuple[np.ndarray, np.ndarray]:
    """Return every tie that is as agreed: code of who is asked, code of its partner."""
    from_, to = _tied(evidence, rule)
    keep = asked[from_] & partner[to] & within.both(from_, to)
    return from_[keep], to[keep]


def _counting(evidence: Evidence, rule: PairRule) -> tuple[Pairs, np.ndarray, np.ndarray]:
    """Return the pairs of the norm's forms, and which of them (bool) say what is asked from a to b, and from b to a."""
    pairs = evidence.pairs
    if rule.forms:
        wanted = frozenset(rule.forms)
        passes = np.array([bool(wanted.intersection(forms)) for forms in evidence.dataset.form_sets], dtype=bool)
        forms = evidence.dataset.records["forms"].to_numpy()
        pairs = pairs.take(passes[forms[pairs.record]] if len(passes) else np.zeros(len(pairs), dtype=bool))
    forward, backward = pairs.forward, pairs.backward
    if rule.direction is Direction.ANY:
        forward = backward = np.ones(len(pairs), dtype=bool)
    elif rule.direction is Direction.IN:
        forward, backward = backward, forward
    return pairs, forward, backward


def _tied(evidence: Evidence, rule: PairRule) -> tuple[np.ndarray, np.ndarray]:
    """Return every tie as the norm counts it, from both ends: codes of the one and of the other."""
    if not rule.forms and rule.direction is Direction.ANY:
        code = evidence.whole.organisations["code"].to_numpy()
        a, b = code[evidence.whole.ties["a"].to_numpy()], code[evidence.whole.ties["b"].to_numpy()]
        return np.concatenate([a, b]), np.concatenate([b, a])
    pairs, forward, backward = _counting(evidence, rule)
    a, b = pairs.a, pairs.b
    from_, to = np.concatenate([a[forward], b[backward]]), np.concatenate([b[forward], a[backward]])
    n = max(1, len(evidence.dataset.organisations))
    key, records = np.unique(from_.astype(np.int64) * n + to, return_counts=True)
    key = key[records >= evidence.window.minimum]
    return key // n, key % n


def _wanted(
    lacking: np.ndarray, partners: np.ndarray, within: Reach, from_: np.ndarray, to: np.ndarray
) -> Sequence[np.ndarray]:
    """Return for each of `lacking` the partners (codes) within scope that it is not tied with, itself left out."""
    in_scope: dict[int, np.ndarray] = {}  # organisations in one place want the same partners
    tied: dict[int, list[int]] = {}
    for one, other in zip(from_.tolist(), to.tolist(), strict=True):
        tied.setdefault(one, []).append(other)
    result = []
    for code in lacking.tolist():
        place = int(within.place[code])
        if place not in in_scope:
            in_scope[place] = partners[within.within[place, within.place[partners]]]
        near = in_scope[place]
        result.append(near[~np.isin(near, [code, *tied.get(code, ())])])
    return result


def _last_records(
    evidence: Evidence, lacking: np.ndarray, partner: np.ndarray, within: Reach, from_: np.ndarray, to: np.ndarray
) -> np.ndarray:
    """Return per organisation (by code) the last day with a record that it shares with one it wants; FIRST: none.

    Only who lacks something is set against who is wanted, so a conference of hundreds stays cheap.
    """
    n = len(partner)
    last = np.full(n, FIRST, dtype=np.int32)
    record, organisation = evidence.participation
    lacks = np.zeros(n, dtype=bool)
    lacks[lacking] = True
    ours, theirs = lacks[organisation], partner[organisation]
    # each lacking participant, beside each wanted partner in the same record
    order = np.argsort(record[theirs], kind="stable")
    their_record, their_code = record[theirs][order], organisation[theirs][order]
    begin = np.searchsorted(their_record, record[ours], side="left")
    number = np.searchsorted(their_record, record[ours], side="right") - begin
    one = np.repeat(organisation[ours], number)
    at = np.arange(number.sum()) - np.repeat(np.cumsum(number) - number, number) + np.repeat(begin, number)
    other, shared = their_code[at], their_record[at]
    keep = (one != other) & within.both(one, other)
    tied = np.isin(one.astype(np.int64) * n + other, from_.astype(np.int64) * n + to)
    keep &= ~tied
    np.maximum.at(last, one[keep], evidence.last_days[shared[keep]])
    return last
