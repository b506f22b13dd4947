"""Runs of steps: from the stretches in which single records count to the unbroken intervals of what they make."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Reach:
    """What each step looks at: `[begin, end)` per step, both ascending."""

    begin: np.ndarray
    end: np.ndarray

    def __len__(self) -> int:
        return len(self.end)

    def runs(self, begin: np.ndarray, end: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the half-open run of steps in which each period `[begin, end)` is seen; empty where lo >= hi."""
        return np.searchsorted(self.end, begin, side="right"), np.searchsorted(self.begin, end, side="left")


@dataclass(frozen=True, slots=True)
class Intervals:
    """Unbroken runs of steps `[start, stop)` of things with a number, sorted by thing and start."""

    thing: np.ndarray
    start: np.ndarray
    stop: np.ndarray

    def starts(self, steps: int) -> np.ndarray:
        return np.bincount(self.start, minlength=steps)[:steps]

    def stops(self, steps: int) -> np.ndarray:
        return np.bincount(self.stop, minlength=steps)[:steps]

    def returns(self, steps: int) -> np.ndarray:
        """Starts of a thing that had an interval before."""
        again = np.r_[False, self.thing[1:] == self.thing[:-1]] if len(self.thing) else np.array([], dtype=bool)
        return np.bincount(self.start[again], minlength=steps)[:steps]


def merge(thing: np.ndarray, lo: np.ndarray, hi: np.ndarray, steps: int, *, minimum: int = 1) -> Intervals:
    """Return the runs of steps in which at least `minimum` of a thing's runs `[lo, hi)` overlap."""
    full = lo < hi
    thing, lo, hi = thing[full].astype(np.int64), lo[full], hi[full]
    width = steps + 1
    # one number per opening (even) and closing (odd), so that one plain sort brings those of one moment together
    moments = np.sort(np.concatenate([(thing * width + lo) * 2, (thing * width + hi) * 2 + 1]))
    event = moments >> 1
    # what opens closes, so the running sum is 0 again where the next thing begins
    running = np.cumsum(1 - 2 * (moments & 1))
    last = np.ones(len(event), dtype=bool)
    last[:-1] = event[1:] != event[:-1]
    events, running = event[last], running[last]
    on = running >= minimum
    before = np.r_[False, on[:-1]]
    starts, stops = events[on & ~before], events[~on & before]
    return Intervals(starts // width, starts % width, stops % width)


def level(starts: np.ndarray, stops: np.ndarray) -> np.ndarray:
    """How many are there at each step."""
    width = min(len(starts), len(stops))
    return np.cumsum(starts[:width] - stops[:width])
