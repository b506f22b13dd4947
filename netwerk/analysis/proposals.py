"""Which organisations should meet: pairs without a tie, those first whom an agreement, partners or place bring near.

A proposal is an offer to whoever brings people together. It says nothing about the two organisations, and its weight
is no measure of them: it only puts the list in order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, overload

import numpy as np
from scipy import sparse

from netwerk.analysis.circles import Circle, all_circles
from netwerk.analysis.fulfilment import NormResult, all_fulfilment
from netwerk.analysis.norms import Norm, Scope
from netwerk.analysis.pairing import Pairs, both_ways, first_pairs
from netwerk.analysis.scope import NEAREST_LAST, Nearness, nearness
from netwerk.analysis.wanted import Lack, Wanted
from netwerk.analysis.wanted import wanted as find_wanted
from netwerk.model import Dataset, Window
from netwerk.network import Network, network, present_organisations

MOST = 50  # proposals per organisation
KNOWLEDGE = "kennis"  # gives advice to everyone and works with nobody in particular
NEAR = {Scope.REGION: 1.0, Scope.SUBREGION: 1.25, Scope.MUNICIPALITY: 1.5, Scope.AREA: 2.0}
_LEVELS = tuple(scope.value for scope in NEAREST_LAST)
_AT_ONCE = 1_000  # proposals described together


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Two organisations without a tie that should meet, and why.

    a, b : ids, a < b
    norms : ids of the agreements that this tie would help to fulfil; sorted
    shared : ids of every organisation that both have a tie with; sorted
    nearness : the smallest level at which the two work in the same place: area, municipality, subregion or region
    weight : 1.0 or more; see `proposals`
    lacking : what is lacking now, and by which norm (`Wanted.lacks`); sorted
    """

    a: str
    b: str
    norms: tuple[str, ...]
    shared: tuple[str, ...]
    nearness: str
    weight: float
    lacking: tuple[Lack, ...] = ()

    def reasons(self) -> dict[str, Any]:
        """Return why the two should meet, as JSON."""
        return {"norms": list(self.norms), "shared": list(self.shared), "nearness": self.nearness}

    def as_json(self) -> dict[str, Any]:
        """Return the pair and its reasons, as the command `gaps` gives it."""
        return {"a": self.a, "b": self.b, **self.reasons()}


@dataclass(frozen=True, kw_only=True, eq=False)
class Proposals(Sequence[Proposal]):
    """Proposals in order. There may be a hundred thousand, so each is described when somebody looks at it.

    whole : the network in which partners are counted; node numbers are its
    """

    whole: Network
    wanted: Wanted
    near: Nearness
    pairs: Pairs

    def __len__(self) -> int:
        return len(self.pairs.a)

    @overload
    def __getitem__(self, at: int) -> Proposal: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Proposal, ...]: ...

    def __getitem__(self, at: int | slice) -> Proposal | tuple[Proposal, ...]:
        if isinstance(at, slice):
            return self._described(np.arange(len(self))[at])
        return self._described(np.array([range(len(self))[at]]))[0]

    def __iter__(self) -> Iterator[Proposal]:
        for start in range(0, len(self), _AT_ONCE):
            yield from self[start : start + _AT_ONCE]

    def at(self, places: Collection[int]) -> tuple[Proposal, ...]:
        """Return the proposals at `places` (0 or more), in the order of `places`."""
        return self._described(np.array(list(places), dtype=np.int64))

    def about(self, id_: str, most: int) -> tuple[Proposal, ...]:
        """Return the first `most` that are about the organisation `id_`."""
        node = np.flatnonzero((self.whole.organisations["id"] == id_).to_numpy())
        its = np.isin(self.pairs.a, node) | np.isin(self.pairs.b, node)
        return self._described(np.flatnonzero(its)[:most])

    def _described(self, at: np.ndarray) -> tuple[Proposal, ...]:
        ids = self.whole.organisations["id"].to_numpy(dtype=object)
        a, b = self.pairs.a[at], self.pairs.b[at]
        both = self.whole.adjacency[a].multiply(self.whole.adjacency[b]).tocsr()
        both.sort_indices()
        shared = ids[both.indices].tolist()
        return tuple(
            Proposal(
                a=ids[one],
                b=ids[other],
                norms=tuple(sorted({norm for _, norm in lacks})),
                shared=tuple(shared[start:stop]),
                nearness=_LEVELS[level],
                weight=weight,
                lacking=lacks,
            )
            for one, other, lacks, start, stop, level, weight in zip(
                a.tolist(),
                b.tolist(),
                self.wanted.of(a * len(self.whole) + b),
                both.indptr[:-1].tolist(),
                both.indptr[1:].tolist(),
                self.near.between(a, b).tolist(),
                self.pairs.weight[at].tolist(),
                strict=True,
            )
        )


def proposals(
    dataset: Dataset,
    window: Window,
    norms: Sequence[Norm],
    *,
    results: Sequence[NormResult] | None = None,
    circles: Sequence[Circle] | None = None,
    most: int = MOST,
    among: Collection[str] | None = None,
) -> Proposals:
    """Return the pairs that should meet, by weight, the largest first, then by ids.

    The weight of a pair is (1 + gap) × (1 + resource) × near:

    gap : how many agreements the tie would help to fulfil: each pair norm that one of the two lacks, counted twice
        where both do, and each two kinds of a circle that nobody joins in a unit where both work
    resource : the resource allocation index, Σ 1/degree over the partners that the two share: a partner that knows
        few brings them nearer than one that knows everybody
    near : NEAR of the smallest level at which both work in the same place (`scope.nearness`)

    A pair is proposed when it has no tie in `window` and a norm asks for it or it shares a partner; so who has no tie
    at all is proposed on norms and nearness. Left out are knowledge organisations, a part beside what it is part of,
    and who no longer exists at the end of the window. Partners are counted among everyone who exists in the window;
    at least one of the two is in the window's own choice of organisations.

    results, circles : of `fulfilment` and `circles`, where they were worked out before
    most : a pair is kept when it is among the first so many of one of the two
    among : only pairs with one of these ids, as many of each

    References
    ----------
    Zhou, Lü & Zhang (2009), Predicting missing links via local information, Eur. Phys. J. B 71:623–630.
    """
    whole = network(dataset, replace(window, kinds=(), layers=(), municipalities=(), areas=(), subregions=()))
    organisations = whole.organisations
    wanted = find_wanted(
        whole,
        all_fulfilment(dataset, window, norms) if results is None else results,
        all_circles(dataset, window, norms) if circles is None else circles,
    )
    near = nearness(organisations)
    meets = ((organisations["kind"] != KNOWLEDGE) & (organisations["end"] >= window.end)).to_numpy()
    own = meets & present_organisations(dataset, window)[organisations["code"].to_numpy()]
    if among is not None:
        own &= organisations["id"].isin(list(among)).to_numpy()
    pairs = first_pairs(
        whole.adjacency,
        _asked(wanted, len(whole)),
        (whole.adjacency + _parts(whole) + sparse.eye_array(len(whole))).tocsr(),
        place=near.place,
        factor=np.array([NEAR[scope] for scope in NEAREST_LAST])[near.level],
        own=np.flatnonzero(own),
        meets=meets,
        most=most,
    )
    return Proposals(whole=whole, wanted=wanted, near=near, pairs=pairs)


def proposals_for(found: Sequence[Proposal], id_: str, *, most: int = MOST) -> tuple[Proposal, ...]:
    """Return the first `most` of `found` that are about the organisation `id_`, in their order."""
    if isinstance(found, Proposals):
        return found.about(id_, most)
    return tuple(one for one in found if id_ in (one.a, one.b))[:most]


def foremost(found: Sequence[Proposal], most: int, *, each: int = 3) -> tuple[Proposal, ...]:
    """Return the first `most` of `found` in which no lack takes all the room.

    Where many would do for one lack, `each` of them are named; a proposal is passed over when all
    that it would help to fulfil was named so often before.
    """
    named: Counter[Lack] = Counter()
    chosen: list[Proposal] = []
    for one in found:
        if len(chosen) == most:
            break
        if one.lacking and all(named[lack] >= each for lack in one.lacking):
            continue
        named.update(one.lacking)
        chosen.append(one)
    return tuple(chosen)


def _asked(wanted: Wanted, n: int) -> sparse.csr_array:
    """Return by how many norms, and for how many of the two, each tie is wanted (n × n, symmetric)."""
    key, times = wanted.pairs
    return both_ways(key // max(1, n), key % max(1, n), times.astype(float), n)


def _parts(whole: Network) -> sparse.csr_array:
    """Return which organisations are part of which, through others too (n × n, symmetric)."""
    code, part_of = (whole.organisations[column].to_numpy() for column in ("code", "part_of"))
    parent = np.where(np.isin(part_of, code), np.searchsorted(code, part_of), -1)
    part, above = [parent[:0]], [parent[:0]]
    higher = parent
    for _ in range(64):  # more levels than any organisation has, also where parents run in a circle
        has = np.flatnonzero(higher >= 0)
        part.append(has)
        above.append(higher[has])
        higher = np.where(higher >= 0, parent[higher], -1)
    one, other = np.concatenate(part), np.concatenate(above)
    return both_ways(one, other, np.ones(len(one)), len(whole))
