"""What changed around a day for some organisations and for the rest, and whether that stands out from chance.

Two windows of equal length touch on the day. What changed for those concerned, less what changed for all others, is
laid beside the same figure of others who were drawn by lot: as many of each layer. Where a day concerns everyone it
is laid beside the same figure around other days. So it says what went up or down together, never why.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain, combinations, product
from math import comb, prod
from typing import Literal

import numpy as np

from netwerk.analysis.around_day import Around, Group, History, ids_of, windows
from netwerk.analysis.chance import DRAWS, FEWER_DRAWS, LARGE, SEED, limits
from netwerk.model import FIRST, LAST, Dataset, Window
from netwerk.network import months_before

LENGTHS = (12, 24, 36)  # months of a window that may be asked
FEWEST = 10  # organisations; over fewer nothing is said
THIN = 0.6  # the share that has to be seen in each window
FEWEST_OTHERS = 20  # other groups or days; 95 of every 100 of fewer is no range


class Reason(StrEnum):
    """Why nothing is said."""

    BEFORE = "before"  # the data begin later than the window before the day
    AFTER = "after"  # the data stop earlier than the window after the day
    FEW = "few"  # fewer than ten organisations concerned, or in the rest, are there in both windows
    THIN = "thin"  # of under 60 % of them anything was recorded
    NO_OTHERS = "no_others"  # too few others of the same layers, or other days, to lay beside it
    DISAGREE = "disagree"  # windows of another length point the other way


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A change beside that of others.

    change : after less before for those concerned, less the same for the rest where there is one
    low, high : between which 95 of every 100 others lie, both included
    others : how many groups or days that are; every : these are all there are, and no draws
    """

    change: float
    low: float
    high: float
    others: int
    every: bool

    @property
    def stands_out(self) -> bool:
        return not self.low <= self.change <= self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeAfter:
    """What changed around `day` in windows of `months`.

    before, after : the windows
    reach : the first and the last day of the data; FIRST and LAST without any
    new : ids of those concerned that were not there before: they have no before, and are in neither group
    concerned, rest : None where the windows are not covered or nobody is in it; no rest where everyone is concerned
    against : what `ties` and `kept` are laid beside
    ties : the change of ties per organisation; kept : that of the share kept; None where that cannot be reckoned or
        `reason` says why nothing is said
    formed : ties of those concerned, new ones too, in the window after and not in the one before ([id, id], sorted)
    """

    day: int
    months: int
    before: Window
    after: Window
    reach: tuple[int, int]
    new: tuple[str, ...]
    concerned: Group | None
    rest: Group | None
    against: Literal["organisations", "days"]
    ties: Beside | None
    kept: Beside | None
    reason: Reason | None
    formed: tuple[tuple[str, str], ...]


def before_after(
    dataset: Dataset,
    day: int,
    concerned: Collection[str] | None,
    *,
    months: int,
    base: Window | None = None,
    today: int = LAST,
    seed: int = SEED,
) -> BeforeAfter:
    """Return what changed around `day` for the organisations `concerned` (ids; None: everyone).

    Parameters
    ----------
    months : length of each window, 12 or more for a share that is kept
    base : the rule of ties and the choice of organisations; its begin, end and direction are not used
    today : the data stop here at the latest

    Notes
    -----
    Only organisations there in both windows are compared, so that who comes or goes changes no figure by itself.
    What is drawn are groups of the rest with as many of each layer; all of them where there are few. A year in a
    window is twelve months from its begin. Nothing is said where the change of ties per organisation has another
    sign in windows of 6, 12 and 24 months; where everyone is concerned in those of 12 and 24, because a half year
    before a day lies in another season than the half year after it.
    """
    base = replace(base or Window(), begin=FIRST, end=LAST, directed=False)
    history = History(dataset=dataset, base=base, today=today)
    chosen = _chosen(dataset, concerned)
    before, after = windows(history, day, months)
    result = BeforeAfter(
        day=day,
        months=months,
        before=before,
        after=after,
        reach=(history.reach[0], history.reach[1] - 1) if history.reach[0] < LAST else (FIRST, LAST),
        new=ids_of(dataset, chosen & history.present(after) & ~history.present(before)) if concerned else (),
        concerned=None,
        rest=None,
        against="days" if concerned is None else "organisations",
        ties=None,
        kept=None,
        reason=uncovered(history, before, after),
        formed=history.formed(before, after, chosen),
    )
    if result.reason is not None:
        return result
    around = Around(history, day, months)
    inside = around.both & chosen
    result = replace(result, concerned=around.group(inside), rest=around.group(around.both & ~chosen))
    reason = _thin(result) or _disagreement(history, day, chosen, whole=concerned is None)
    if reason is not None:
        return replace(result, reason=reason)
    ties, kept = _beside_days(history, day, months) if concerned is None else _beside_others(around, inside, seed)
    return replace(result, ties=ties, kept=kept, reason=Reason.NO_OTHERS if ties is None else None)


def lengths_covered(dataset: Dataset, day: int, *, today: int = LAST) -> tuple[int, ...]:
    """Return the `LENGTHS` of which the data cover both windows around `day`, the shortest first."""
    history = History(dataset=dataset, base=Window(), today=today)
    return tuple(months for months in LENGTHS if uncovered(history, *windows(history, day, months)) is None)


def uncovered(history: History, before: Window, after: Window) -> Reason | None:
    """Return which of the two windows the data do not cover whole; None: they cover both."""
    first, end = history.reach
    if first > before.begin:
        return Reason.BEFORE
    return Reason.AFTER if end < after.end else None


def _chosen(dataset: Dataset, concerned: Collection[str] | None) -> np.ndarray:
    if concerned is None:
        return np.ones(len(dataset.organisations), dtype=bool)
    return dataset.organisations["id"].isin(list(concerned)).to_numpy()


def _thin(found: BeforeAfter) -> Reason | None:
    groups = [found.concerned] if found.against == "days" else [found.concerned, found.rest]
    if any(one is None or len(one.organisations) < FEWEST for one in groups):
        return Reason.FEW
    seen = [side.coverage for one in groups if one is not None for side in (one.before, one.after)]
    return Reason.THIN if min(seen) < THIN else None


def _disagreement(history: History, day: int, chosen: np.ndarray, *, whole: bool) -> Reason | None:
    """Whether ties per organisation went up in windows of one length and down in another; only those covered."""
    result = set()
    for months in (12, 24) if whole else (6, 12, 24):
        around = Around(history, day, months)
        inside = around.both & chosen
        if uncovered(history, *around.windows) is None and inside.any() and (whole or (around.both & ~chosen).any()):
            result.add(int(np.sign(np.round(around.ties_of(inside[None, :])[0], 9))))
    return Reason.DISAGREE if result >= {-1, 1} else None


# --- beside others ---


def _beside_others(around: Around, inside: np.ndarray, seed: int) -> tuple[Beside | None, Beside | None]:
    layers = around.history.dataset.organisations["layer"].to_numpy(dtype=object)
    groups, every = drawn_groups(inside, around.both & ~inside, layers, seed=seed)
    if len(groups) < FEWEST_OTHERS:
        return None, None
    own = inside[None, :]
    ties = _beside(float(around.ties_of(own)[0]), around.ties_of(groups), every=every)
    return ties, _beside(float(around.kept_of(own)[0]), around.kept_of(groups), every=every)


def drawn_groups(
    inside: np.ndarray, pool: np.ndarray, layers: np.ndarray, *, seed: int = SEED
) -> tuple[np.ndarray, bool]:
    """Return groups from `pool` with as many of each layer as `inside` has (bool, groups × organisations), and
    whether these are all there are; no group where a layer has too few in the pool.

    inside, pool : bool, one per organisation; layers : the layer of each
    """
    n = len(inside)
    needed = [(np.flatnonzero(pool & (layers == one)), int(np.sum(inside & (layers == one)))) for one in
              sorted(set(layers[inside].tolist()))]  # fmt: skip
    if any(len(there) < wanted for there, wanted in needed):
        return np.zeros((0, n), dtype=bool), True
    draws = FEWER_DRAWS if n > LARGE else DRAWS
    if prod(comb(len(there), wanted) for there, wanted in needed) <= draws:
        every = product(*(combinations(there.tolist(), wanted) for there, wanted in needed))
        return _marked([[code for part in parts for code in part] for parts in every], n), True
    random = np.random.default_rng(seed)
    chosen = [there[np.argsort(random.random((draws, len(there))), axis=1)[:, :wanted]] for there, wanted in needed]
    return _marked(np.concatenate(chosen, axis=1), n), False


def _marked(codes: Sequence[Sequence[int]] | np.ndarray, n: int) -> np.ndarray:
    members = np.asarray(codes, dtype=np.int64)
    groups = np.zeros((len(members), n), dtype=bool)
    np.put_along_axis(groups, members, True, axis=1)
    return groups


def _beside_days(history: History, day: int, months: int) -> tuple[Beside | None, Beside | None]:
    """Lay the change around `day` beside that around the same day of other months that the data cover: those a whole
    window away or more, since nearer ones look at the same change."""
    away = chain([0], _covered(history, day, months, -1), _covered(history, day, months, 1))
    (ties, *other_ties), (kept, *other_kept) = zip(
        *(_of_everyone(Around(history, months_before(day, one), months)) for one in away), strict=True
    )
    return _beside(ties, np.array(other_ties), every=True), _beside(kept, np.array(other_kept), every=True)


def _of_everyone(around: Around) -> tuple[float, float]:
    if not around.both.any():
        return np.nan, np.nan
    everyone = around.both[None, :]
    return float(around.ties_of(everyone)[0]), float(around.kept_of(everyone)[0])


def _covered(history: History, day: int, months: int, way: int) -> Iterator[int]:
    """How many months before `day` (after it where `way` is -1) the other days lie of which the data cover both
    windows, from a window away on."""
    away = way * months
    while uncovered(history, *windows(history, months_before(day, away), months)) is None:
        yield away
        away += way


def _beside(change: float, others: np.ndarray, *, every: bool) -> Beside | None:
    """`change` beside what is known of `others`; None where it is not known itself, or of too few others."""
    known = others[~np.isnan(others)]
    if np.isnan(change) or len(known) < FEWEST_OTHERS:
        return None
    low, high = limits(known)
    return Beside(change=change, low=float(low), high=float(high), others=len(known), every=every)
