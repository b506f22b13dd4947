"""How long ties live: of every 100 new ties how many are still there after so many steps, as far as can be known.

The life of a tie is a spell: an unbroken run of steps in which it is there. A tie that comes back begins another
spell. A spell that is still there when the data end, or whose only source fell silent, is *censored*: it is known to
have lasted at least so long, and never counts as ended.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from netwerk.analysis.censoring import silenced
from netwerk.analysis.periods import Step
from netwerk.analysis.silences import Silence
from netwerk.analysis.timeline import Timeline
from netwerk.model import Dataset
from netwerk.network import count

FEWEST = 10  # spells still followed; below that a share is no statement
MONTHS = {Step.MONTH: 1, Step.QUARTER: 3, Step.SCHOOLYEAR: 12, Step.YEAR: 12}


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """The curve after `steps` steps.

    share : of all spells the part that lasts longer than `steps` steps, 0 to 1
    low, high : its 95 % interval; None where the share is 0 or 1
    at_risk : spells that were followed for `steps` steps or more
    ended, censored : those that ended after exactly so many steps, and those that could not be followed any further
    """

    steps: int
    share: float
    low: float | None
    high: float | None
    at_risk: int
    ended: int
    censored: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Survival:
    """How long the spells last that began in the steps shown.

    points : the curve at every length that occurs, ascending; before the first it is 1
    months : that a step lasts
    spells : followed; the sum of `ended`, `alive` and `silenced`
    ended, alive, silenced : that ended; that were there in the last complete step; that rested only on a source that
        fell silent
    earlier : left out, because they may have begun before what the data can show
    running : left out, because they began in a step that is not complete
    """

    points: tuple[Point, ...]
    months: int
    spells: int
    ended: int
    alive: int
    silenced: int
    earlier: int
    running: int

    @property
    def median(self) -> int | None:
        """The first number of steps after which half of the spells or fewer are left; None: more than half are."""
        return next((one.steps for one in self.points if one.share <= 0.5), None)

    def after(self, months: int) -> Point | None:
        """Return the curve after `months` months; None where fewer than FEWEST spells were followed for so long."""
        steps = months // self.months
        if not steps or sum(one.ended + one.censored for one in self.points if one.steps >= steps) < FEWEST:
            return None
        reached = [one for one in self.points if one.steps <= steps]
        return reached[-1] if reached else START


START = Point(steps=0, share=1.0, low=None, high=None, at_risk=0, ended=0, censored=0)  # before anything ended


def survival(
    dataset: Dataset, of: Timeline, *, first_only: bool = False, found: Sequence[Silence] | None = None
) -> Survival:
    """Return how long the spells last that began in the steps shown.

    of : a timeline of `dataset`; first_only : leave out the spells of ties that were there before; found : the
    silences of sources, where they are known already

    Notes
    -----
    A step that is not complete ends nothing: spells are followed to the end of the last complete step. Whether a
    spell is new is known once the step before it looks only at days since the first step of the data; under
    `cumulative` and `fading`, which look at all days, that is from the second step on.
    """
    ties = of.ties
    stop = of.complete_steps
    known = _known_from(dataset, of)
    again = np.r_[False, ties.thing[1:] == ties.thing[:-1]] if len(ties.thing) else np.zeros(0, dtype=bool)
    wanted = ~again if first_only else np.ones(len(again), dtype=bool)
    followed = wanted & (ties.start >= known) & (ties.start < stop)
    alive = followed & (ties.stop >= stop)
    hidden = followed & ~alive & silenced(dataset, of, found)
    ended = followed & ~alive & ~hidden
    length = np.minimum(ties.stop, stop) - ties.start
    return Survival(
        points=kaplan_meier(length[followed], ended[followed]),
        months=MONTHS[of.step],
        spells=int(followed.sum()),
        ended=int(ended.sum()),
        alive=int(alive.sum()),
        silenced=int(hidden.sum()),
        earlier=int((wanted & (ties.start < min(known, stop)) & (ties.stop > of.shown)).sum()),
        running=int((wanted & (ties.start >= max(stop, of.shown))).sum()),
    )


def kaplan_meier(length: np.ndarray, ended: np.ndarray) -> tuple[Point, ...]:
    """Return the curve of Kaplan and Meier at every length that occurs, with its log-log interval of 95 %.

    Parameters
    ----------
    length : steps that each was followed, 1 or more
    ended : bool; False: still there when it could not be followed any further

    References
    ----------
    Kaplan, E.L. and Meier, P. (1958), Nonparametric estimation from incomplete observations, Journal of the American
    Statistical Association 53(282), 457-481; the interval: Kalbfleisch, J.D. and Prentice, R.L. (1980), The
    Statistical Analysis of Failure Time Data, Wiley, section 1.3. Both as `scipy.stats.ecdf` has them.
    """
    # takes a third of a second, and a server that starts does not need it yet
    from scipy.stats import CensoredData, ecdf

    if not len(length):
        return ()
    curve = ecdf(CensoredData(uncensored=length[ended], right=length[~ended])).sf
    with warnings.catch_warnings():
        # where all or none are left there is no interval: scipy says so with nan and a warning, we with None
        warnings.simplefilter("ignore", RuntimeWarning)
        interval = curve.confidence_interval(confidence_level=0.95, method="log-log")
    steps = curve.quantiles.astype(np.int64)
    gone = np.bincount(np.searchsorted(steps, length[ended]), minlength=len(steps))
    lost = np.bincount(np.searchsorted(steps, length[~ended]), minlength=len(steps))
    at_risk = np.cumsum((gone + lost)[::-1])[::-1]
    return tuple(
        Point(
            steps=steps_,
            share=share,
            low=None if np.isnan(low) else low,
            high=None if np.isnan(high) else high,
            at_risk=n,
            ended=gone_,
            censored=lost_,
        )
        for steps_, share, low, high, n, gone_, lost_ in zip(
            steps.tolist(),
            curve.probabilities.tolist(),
            interval.low.probabilities.tolist(),
            interval.high.probabilities.tolist(),
            at_risk.tolist(),
            gone.tolist(),
            lost.tolist(),
            strict=True,
        )
    )


def first_record(dataset: Dataset, of: Timeline) -> int | None:
    """Return the first day of the data: that of the first counting moment; without moments that of the first counting
    span, which says when something began and not when the records did. None without any."""
    counting = count(dataset, of.window)
    begin, moment = (dataset.records[column].to_numpy()[counting] for column in ("begin", "moment"))
    begin = begin[moment] if moment.any() else begin
    return int(begin.min()) if len(begin) else None


def _known_from(dataset: Dataset, of: Timeline) -> int:
    """The first step shown in which it is known that a tie is new; beyond the last where it never is."""
    day = first_record(dataset, of)
    if day is None or not len(of):
        return of.shown
    first = int(np.searchsorted(of.borders, day, side="right")) - 1
    if first >= len(of):
        return len(of)
    if of.over.rule in ("cumulative", "fading"):
        return max(of.shown, first + 1)
    return max(of.shown, int(np.searchsorted(of.reach.begin, of.borders[first], side="left")) + 1)
