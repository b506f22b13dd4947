"""The years as a film: every step of a timeline at once, as data for a player that runs in the browser.

Places, names and colours are those of the map and are sent once; of each organisation and each connection only the
runs of steps in which it was there. What is new, restored or ended in a step follows from the runs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any

import numpy as np

from netwerk.analysis.backbone import chance
from netwerk.analysis.formation import FormationStep, steps_of
from netwerk.analysis.intervals import Intervals
from netwerk.analysis.layout import Positions
from netwerk.analysis.periods import Step, written
from netwerk.analysis.timeline import Timeline
from netwerk.analysis.trend import TrendStep
from netwerk.i18n import Language, mark, say, translate
from netwerk.model import Dataset
from netwerk.network import network
from netwerk.views import map_drawing, steps_view, trend_view, wording
from netwerk.views.network_map import MOST_LINES, map_payload

ASSETS = Path(__file__).resolve().parent / "assets"
MOST_RUNS = 60_000  # about a megabyte: what a page may wait for, once
# what draws the map, without what needs vis-network, and then the player itself
_SHARED, _OWN = ("map_look.js", "map_drawing.js", "map_foot.js"), ("player_film.js", "player_scene.js", "player.js")


def player_payload(
    dataset: Dataset,
    timeline: Timeline,
    positions: Positions,
    *,
    steps: Sequence[FormationStep] | None = None,
    trend: Sequence[TrendStep] = (),
    milestones: Sequence[tuple[int, str]] = (),
    title: str = "",
    note: str = "",
    language: Language = "nl",
) -> dict[str, Any]:
    """Return the film of `timeline` as JSON.

    Parameters
    ----------
    positions : of all organisations of `dataset`, so that nobody ever moves
    steps : those of `timeline` with their counts (`formation.steps_of`), where these are known already
    trend : what may be read in each of those steps; without it no step says that a silent source may be behind its end
    milestones : (day, name); each stands with the step that holds its day

    Notes
    -----
    Steps are numbered from 0, the first that is shown. `members` holds code, start, stop of each run of an
    organisation, one after the other; `ties` a, b, start, stop and whether it was there before the steps shown (1) of
    each run of a connection. `drawn` of the `of` connections are in it: the main ones where there are too many.
    """
    base = network(dataset, timeline.window)
    frame = map_payload(base, positions, dataset_version=dataset.version, language=language, size="equal")
    ties, drawn, of = _ties(timeline)
    steps = steps_of(timeline) if steps is None else steps
    kept = ("version", "guides", "extent", "palette", "styles", "factors")
    return {
        **{name: frame[name] for name in kept},
        "legend": [entry for entry in frame["legend"] if not entry["hollow"]],
        "nodes": [
            {name: node[name] for name in ("id", "x", "y", "size", "shape", "layer", "name", "sub", "never", "hidden")}
            for node in frame["nodes"]
        ],
        "steps": [
            {
                "word": written(timeline.step, one.begin),
                "begin": one.begin,
                "name": wording.capital(steps_view.step_name(timeline.step, one.begin, language)),
                "complete": one.complete,
                "counts": _counts(one),
                "note": _source(read, one, timeline.step, language),
            }
            for one, read in zip_longest(steps, trend[: len(steps)])
        ],
        "members": _members(timeline),
        "ties": ties,
        "drawn": drawn,
        "of": of,
        "milestones": _milestones(timeline, milestones),
        "texts": _texts(len(frame["nodes"]), len(steps), title, note, language),
    }


def moments(timeline: Timeline) -> list[str]:
    """Return the word of each step shown, as it stands in the address."""
    return [written(timeline.step, timeline.begin(at)) for at in range(timeline.shown, len(timeline))]


def frame() -> str:
    """Return the HTML of the player: the ground, the buttons, the legend."""
    return (ASSETS / "player.html").read_text(encoding="utf-8")


def style() -> str:
    """Return the CSS of `frame`."""
    return f"{map_drawing.style()}\n{(ASSETS / 'player.css').read_text(encoding='utf-8')}"


def script() -> str:
    """Return the JavaScript that plays a payload in `frame`."""
    return "\n".join((ASSETS / part).read_text(encoding="utf-8") for part in (*_SHARED, *_OWN))


def _ties(timeline: Timeline) -> tuple[list[int], int, int]:
    """The runs of the connections to draw in a row, how many connections these are, and how many there were in all."""
    first, runs = timeline.shown, timeline.ties
    again = np.zeros(len(runs.thing), dtype=np.int64)
    again[1:] = runs.thing[1:] == runs.thing[:-1]
    here = np.flatnonzero(runs.stop > first)
    runs = Intervals(runs.thing[here], np.maximum(runs.start[here] - first, 0), runs.stop[here] - first)
    drawn, connections, of = _main(timeline, runs)
    a, b = timeline.split(runs.thing)
    columns = np.column_stack([a, b, runs.start, runs.stop, again[here]])
    return [int(one) for one in columns[drawn].ravel()], connections, of


def _main(timeline: Timeline, runs: Intervals) -> tuple[np.ndarray, int, int]:
    """Which runs (bool) are drawn: those of the connections that stand out most, as many as the film can hold."""
    steps = len(timeline) - timeline.shown
    pairs, place = np.unique(runs.thing, return_inverse=True)
    if _fits(runs, np.ones(len(place), dtype=bool), steps):
        return np.ones(len(place), dtype=bool), len(pairs), len(pairs)
    long = np.bincount(place, weights=runs.stop - runs.start)
    rank = np.empty(len(pairs), dtype=np.int64)
    rank[np.lexsort((-long, chance(*timeline.split(pairs), 1 + np.log(long))))] = np.arange(len(pairs))
    # the more connections, the more lines: look for the number at which they stop fitting
    most = bisect_left(range(len(pairs)), True, key=lambda number: not _fits(runs, rank[place] < number, steps)) - 1
    return rank[place] < most, most, len(pairs)


def _fits(runs: Intervals, drawn: np.ndarray, steps: int) -> bool:
    """Whether no step has more lines than can be drawn smoothly, those that ended in it too, nor the film more runs."""
    began = np.bincount(runs.start[drawn], minlength=steps + 1)
    ended = np.bincount(runs.stop[drawn], minlength=steps + 1)
    lines = np.cumsum(began - ended) + ended
    return bool(np.count_nonzero(drawn) <= MOST_RUNS and lines[:steps].max(initial=0) <= MOST_LINES)


def _members(timeline: Timeline) -> list[int]:
    """The runs of the organisations in a row: code, start, stop."""
    first, runs = timeline.shown, timeline.organisations
    here = runs.stop > first
    columns = [runs.thing[here], np.maximum(runs.start[here] - first, 0), runs.stop[here] - first]
    return [int(one) for one in np.column_stack(columns).ravel()]


def _counts(one: FormationStep) -> list[int | None]:
    """Ties, new, restored, kept and ended ones, organisations that joined and left."""
    new = None if one.formed is None or one.revived is None else one.formed - one.revived
    return [one.ties, new, one.revived, one.persisted, one.ended, one.joined, one.left]


def _source(read: TrendStep | None, one: FormationStep, step: Step, language: Language) -> str:
    """That ties which seem to have ended may only have lost their source; "" where there is no such tie."""
    said = None if read is None or not one.ended else trend_view.may_be_source(read, one.ended, step, language)
    return "" if said is None else translate(said, language)


def _milestones(timeline: Timeline, milestones: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    found = [(timeline.at_step(day), name) for day, name in milestones]
    return [(at - timeline.shown, name) for at, name in found if at is not None and at >= timeline.shown]


def _texts(organisations: int, steps: int, title: str, note: str, language: Language) -> Mapping[str, str]:
    label = mark(
        "Film van {steps} stappen met {organisations} organisaties. "
        "Dezelfde getallen staan als tabel bij Door de jaren.",
        steps=steps,
        organisations=wording.figure(organisations, language),
    )
    return {
        "label": translate(label, language),
        "play": say("Afspelen", language),
        "pause": say("Pauze", language),
        "back": say("Vorige stap", language),
        "next": say("Volgende stap", language),
        "step": say("Stap", language),
        "speed": say("Snelheid", language),
        "slow": say("Langzaam", language),
        "normal": say("Gewoon", language),
        "fast": say("Snel", language),
        "running": say("loopt nog", language),
        "ties": say("Verbindingen", language),
        "nieuw": say("Nieuw", language),
        "hersteld": say("Hersteld", language),
        "gebleven": say("Gebleven", language),
        "gestopt": say("Gestopt", language),
        "joined": say("Erbij gekomen", language),
        "left": say("Weggegaan", language),
        "nobody": say("niemand", language),
        "first": say("De eerste stap heeft niets om mee te vergelijken.", language),
        "milestone": say("Mijlpaal", language),
        "hollow": say("Niet aangesloten", language),
        "title": title,
        "note": note,
        "language": language,
    }
