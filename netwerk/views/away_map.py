"""The map of what would change without some organisations: everyone keeps the place of Netwerkkaart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from netwerk.analysis.comparison import Comparison, Mark
from netwerk.analysis.layout import Positions
from netwerk.analysis.what_if import WhatIf
from netwerk.i18n import Language, mark, say, translate
from netwerk.network import Network
from netwerk.views.network_map import MARKS, map_payload

AWAY, LOOSE = "away", "loose"  # what a symbol is beside a layer
_LABEL = mark(
    "Kaart van wie is weggedacht. Wat verdwijnt en wie los raakt, staat ook in de tekst erboven en de lijst eronder."
)


def away_map(
    network: Network, positions: Positions, found: WhatIf, *, dataset_version: str, language: Language = "nl"
) -> Mapping[str, Any]:
    """Return the map of `network` as `map_payload` does, with what would change without `found.away`.

    Lines of those away are drawn as ended, the others as persisted. A symbol has the `state` "away" (taken away),
    "loose" (cut off from the largest part) or ""; the legend has an entry for each of both that occurs.
    """
    ids = network.organisations["id"].to_numpy()
    code = network.organisations["code"].to_numpy()
    state = dict.fromkeys(code.tolist(), "")
    state.update(dict.fromkeys(code[np.isin(ids, found.away)].tolist(), AWAY))
    state.update(dict.fromkeys(code[np.isin(ids, found.left.cut_off)].tolist(), LOOSE))
    payload = map_payload(
        network,
        positions,
        dataset_version=dataset_version,
        language=language,
        comparison=_before_and_after(network, found, positions.organisations["id"].to_numpy()),
        marks=[MARKS[Mark.ENDED.value], MARKS[Mark.PERSISTED.value]],
    )
    words = {MARKS[Mark.ENDED.value]: say("Verdwijnt", language), MARKS[Mark.PERSISTED.value]: say("Blijft", language)}
    nodes = [{**node, "state": state.get(node["id"], "")} for node in payload["nodes"]]
    seen = [node["state"] for node in nodes if not node["hidden"]]
    return {
        **payload,
        "nodes": nodes,
        "legend": [
            *payload["legend"],
            *(
                {"layer": None, "shape": "dot", "label": label, "n": seen.count(what), "hollow": True, "state": what}
                for what, label in ((AWAY, say("Weggedacht", language)), (LOOSE, say("Raakt los", language)))
                if what in seen
            ),
        ],
        # a map of one choice has no table of all organisations under it
        "texts": {**payload["texts"], "label": translate(_LABEL, language)},
        "lines": [{**line, "label": words[line["mark"]]} for line in payload["lines"] if line["mark"] in words],
    }


def _before_and_after(network: Network, found: WhatIf, ids: np.ndarray) -> Comparison:
    """The network with all organisations against that without those away, as if these were two periods.

    ids : organisation code → id
    """
    code = network.organisations["code"].to_numpy()
    gone = np.isin(ids[code], found.away)
    a, b = network.ties["a"].to_numpy(), network.ties["b"].to_numpy()
    ended = gone[a] | gone[b]
    return Comparison(
        first=network.window,
        second=network.window,
        ties=pd.DataFrame(
            {"a": code[a], "b": code[b], "mark": np.where(ended, Mark.ENDED.value, Mark.PERSISTED.value)}
        ),
        joined=(),
        left=found.away,
        jaccard=None,
        formation_rate=None,
        dissolution_rate=None,
        persistence=None,
        organisations=(len(network), len(network) - len(found.away)),
        registered=(len(network), len(network) - len(found.away)),
        seen=(len(network), len(network) - len(found.away)),
        imprecise=(network.imprecise, network.imprecise),
        ids=ids,
    )
