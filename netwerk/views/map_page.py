"""What the page Netwerkkaart shows of one choice, made at once: the map, its counts, the tables with the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from netwerk.analysis.layout import Layout, Positions
from netwerk.i18n import Language, Text, mark, say
from netwerk.model import FIRST, LAST, Dataset
from netwerk.network import Network, data_period
from netwerk.views import wording
from netwerk.views.map_tables import lines_table, organisations_table
from netwerk.views.network_map import map_note, map_payload

LAYOUTS: Mapping[Layout, Text] = {
    Layout.CLUSTERS: mark("Clusters"),
    Layout.LAYERS: mark("Lagen"),
    Layout.MUNICIPALITIES: mark("Gemeenten"),
}
SIZES: Mapping[str, Text] = {
    "degree": mark("Aantal partners"),
    "records": mark("Aantal registraties"),
    "betweenness": mark("Tussen anderen in"),
    "harmonic": mark("Dicht bij de anderen"),
    "equal": mark("Even groot"),
}
MEASURED = ("betweenness", "harmonic")  # of SIZES those that are measures of the whole network
_HINTS: Mapping[str, Text] = {
    "degree": mark("Hoe groter het teken, hoe meer partners."),
    "records": mark("Hoe groter het teken, hoe meer registraties."),
    "betweenness": mark("Hoe groter het teken, hoe vaker de kortste weg tussen twee anderen langs haar loopt."),
    "harmonic": mark("Hoe groter het teken, hoe minder stappen het is naar alle anderen."),
    "equal": mark("Alle tekens zijn even groot."),
}


@dataclass(frozen=True, kw_only=True)
class MapView:
    """One map and what belongs to it. Shared by all visitors: nobody changes it.

    payload : for the component, without a selection
    organisations, connected, lines : how many are on the map, how many of them have a line, how many lines
    drawn : lines on the map; fewer than `lines` where only the main ones are drawn
    organisation_rows, line_rows : the tables under the map
    organisation_codes, line_codes : what each of their rows is
    """

    payload: Mapping[str, Any] = field(repr=False)
    organisations: int
    connected: int
    lines: int
    drawn: int
    organisation_rows: pd.DataFrame
    organisation_codes: Sequence[int]
    line_rows: pd.DataFrame
    line_codes: Sequence[tuple[int, int]]

    def chosen(self, a: int | None, b: int | None = None) -> dict[str, Any]:
        """Return the payload with an organisation `a`, the line `a`–`b` or nothing chosen."""
        selection = None if a is None else {"kind": "node", "id": a}
        if a is not None and b is not None:
            selection = {"kind": "edge", "a": a, "b": b}
        return {**self.payload, "selected": selection}


def map_view(
    dataset: Dataset,
    network: Network,
    positions: Positions,
    *,
    size: str,
    measured: pd.DataFrame | None,
    near: tuple[int, int] | None,
    fictional: bool,
    language: Language = "nl",
) -> MapView:
    """Return the map of `network` and the tables with the same content.

    size : a key of SIZES; for one of MEASURED `measured` holds it as a column, in the order of the nodes
    near : (organisation code, steps): only who is within so many lines of it
    """
    codes = network.organisations["code"].to_numpy()
    sizes: str | dict[int, float] = size
    if measured is not None:
        values = measured[size].fillna(0).tolist()
        sizes = dict(zip(codes.tolist(), values, strict=True))
    payload = map_payload(
        network,
        positions,
        dataset_version=dataset.version,
        language=language,
        size=sizes,
        neighbourhood=near,
        title=say("Netwerkkaart", language),
        note=map_note(network, span(dataset, network), fictional=fictional, language=language),
    )
    visible = np.array([not node["hidden"] for node in payload["nodes"]], dtype=bool)
    hollow = np.array([node["hollow"] for node in payload["nodes"]], dtype=bool)
    shown = visible[codes]
    organisations, lines = organisations_table(network, shown, language), lines_table(network, shown, language)
    return MapView(
        payload=payload,
        organisations=int(np.count_nonzero(visible)),
        connected=int(np.count_nonzero(visible & ~hollow)),
        lines=payload["of"],
        drawn=payload["drawn"],
        organisation_rows=organisations.reset_index(drop=True),
        organisation_codes=organisations.index.tolist(),
        line_rows=lines.reset_index(drop=True),
        line_codes=lines.index.tolist(),
    )


def span(dataset: Dataset, network: Network) -> tuple[int, int]:
    """Return the half-open days that a map states as its period: those of the window, or of the data."""
    window = network.window
    if (window.begin > FIRST and window.end < LAST) or not len(dataset.records):
        return window.begin, window.end
    return data_period(dataset)


def sentences(
    view: MapView, in_period: str, language: Language = "nl", *, around: str | None = None
) -> tuple[Text, ...]:
    """Return how many lines between how many organisations, and what one can do.

    around : the name of the organisation of which only the neighbours are on the map
    """
    do = (
        mark("Klik op een organisatie of op een lijn en lees de registraties erachter.")
        if around is None
        else mark("U ziet alleen wie rond {name} staat.", name=around)
    )
    if not view.lines:
        return (mark("{period} zijn er geen verbindingen in deze keuze.", period=in_period),)
    if view.lines == 1:
        return (mark("{period} is er **één verbinding** tussen twee organisaties.", period=in_period), do)
    return (
        mark(
            "{period} zijn er **{lines} verbindingen** tussen {connected} van de {organisations} organisaties.",
            period=in_period,
            lines=wording.figure(view.lines, language),
            connected=wording.figure(view.connected, language),
            organisations=wording.figure(view.organisations, language),
        )
        if view.connected < view.organisations
        else mark(
            "{period} zijn er **{lines} verbindingen** tussen alle {organisations} organisaties.",
            period=in_period,
            lines=wording.figure(view.lines, language),
            organisations=wording.figure(view.organisations, language),
        ),
        do,
    )


def hints(size: str) -> tuple[Text, ...]:
    """Return three lines that help to read the map."""
    return (
        _HINTS[size],
        mark("Hoe dikker de lijn, hoe meer registraties."),
        mark("Een open teken heeft in deze periode geen verbindingen."),
    )
