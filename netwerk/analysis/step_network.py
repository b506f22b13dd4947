"""The network of one step of a timeline, for pictures and counts that start from a network."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from netwerk.analysis.timeline import Timeline
from netwerk.model import Dataset
from netwerk.network import Network, network


def step_network(dataset: Dataset, timeline: Timeline, at: int) -> Network:
    """Return the network of step `at`: that of what the step looks at, without the ties that have faded.

    Its window is `timeline.seen_by(at)`. The records and the strength of a tie are those of all that the step looks
    at, whatever weight they still have.
    """
    window = timeline.seen_by(at)
    if timeline.over.rule != "fading":
        return network(dataset, window)
    # one running record may weigh enough for a minimum of two
    whole = network(dataset, replace(window, minimum=1))
    code = whole.organisations["code"].to_numpy(dtype=np.int64)
    a, b = timeline.split(timeline.tied(at))
    tied = np.minimum(a, b) * timeline.width + np.maximum(a, b)
    key = code[whole.ties["a"].to_numpy()] * timeline.width + code[whole.ties["b"].to_numpy()]
    return replace(whole, ties=whole.ties[np.isin(key, tied)].reset_index(drop=True), window=window)
