"""Which ties agreements want and the network lacks: for organisations that miss a partner, and in open circles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from netwerk.analysis.circles import Circle
from netwerk.analysis.fulfilment import NormResult
from netwerk.analysis.norms import CircleRule, Scope
from netwerk.analysis.scope import units
from netwerk.model import Window
from netwerk.network import Network

Lack = tuple[str, str]


@dataclass(frozen=True, kw_only=True)  # no slots: cached_property needs a __dict__
class Wanted:
    """One entry for each wanted tie and each lack that it would help to fill, by `key`.

    key : a · n + b (a < b, node numbers of a network of n), ascending
    lack : position in `lacks`; norm : position in `norms`
    lacks : who lacks what: the id of an organisation, or a unit with two kinds that nobody joins there; and the
        id of the norm
    norms : ids, sorted
    """

    key: np.ndarray
    lack: np.ndarray
    norm: np.ndarray
    lacks: tuple[Lack, ...]
    norms: tuple[str, ...]

    @cached_property
    def pairs(self) -> tuple[np.ndarray, np.ndarray]:
        """Each wanted tie once, as its key, and how many lacks it would help to fill."""
        return np.unique(self.key, return_counts=True)

    def of(self, keys: np.ndarray) -> Iterator[tuple[Lack, ...]]:
        """Give the lacks that each of the ties `keys` would help to fill, sorted."""
        begin, end = (np.searchsorted(self.key, keys, side=side).tolist() for side in ("left", "right"))
        for first, last in zip(begin, end, strict=True):
            yield tuple(sorted(self.lacks[lack] for lack in self.lack[first:last].tolist())) if first < last else ()


def wanted(whole: Network, results: Sequence[NormResult], circles: Sequence[Circle]) -> Wanted:
    """Return the ties between organisations of `whole` that `results` and `circles` lack.

    Whoever is not in `whole` is left out: an agreement may look at months of its own.
    """
    norms = tuple(sorted({result.norm.id for result in results} | {circle.norm.id for circle in circles}))
    lacks: list[Lack] = []
    keys, sizes, by = [np.array([], dtype=np.int64)], [], []
    for (who, norm), key in (*_of_organisations(whole, results), *_of_circles(whole, circles)):
        lacks.append((who, norm))
        keys.append(key)
        sizes.append(len(key))
        by.append(norms.index(norm))
    key = np.concatenate(keys)
    lack, norm_of = np.repeat(np.arange(len(lacks)), sizes), np.repeat(np.array(by, dtype=np.int64), sizes)
    order = np.argsort(key, kind="stable")
    return Wanted(key=key[order], lack=lack[order], norm=norm_of[order], lacks=tuple(lacks), norms=norms)


def _of_organisations(whole: Network, results: Sequence[NormResult]) -> Iterator[tuple[Lack, np.ndarray]]:
    """Give who lacks a partner, and the ties with everyone who would do."""
    node = {id_: number for number, id_ in enumerate(whole.organisations["id"])}
    for result in results:
        for missing in result.missing:
            if missing.organisation in node:
                others = np.array([node[id_] for id_ in missing.wanted if id_ in node], dtype=np.int64)
                yield (missing.organisation, result.norm.id), _keys(node[missing.organisation], others, len(whole))


def _of_circles(whole: Network, circles: Sequence[Circle]) -> Iterator[tuple[Lack, np.ndarray]]:
    """Give each two kinds that nobody joins in a unit, and the ties between all of those kinds who work there."""
    kinds = whole.organisations["kind"].to_numpy()
    members: dict[tuple[Scope, Window], dict[str, np.ndarray]] = {}
    for circle in circles:
        rule = circle.norm.rule
        if not circle.missing or not isinstance(rule, CircleRule):
            continue
        asked = (rule.scope, circle.window)
        if asked not in members:
            members[asked] = {unit.name: unit.members for unit in units(whole.organisations, *asked)}
        if circle.unit not in members[asked]:
            continue
        here = members[asked][circle.unit]
        for one, other in circle.missing:
            a, b = np.flatnonzero(here & (kinds == one)), np.flatnonzero(here & (kinds == other))
            ends = np.repeat(a, len(b)), np.tile(b, len(a))
            unit = f"{circle.unit}: {one} – {other}" if circle.unit else f"{one} – {other}"
            yield (unit, circle.norm.id), _keys(*ends, len(whole))


def _keys(one: np.ndarray | int, other: np.ndarray, n: int) -> np.ndarray:
    key: np.ndarray = np.minimum(one, other) * n + np.maximum(one, other)
    return key
