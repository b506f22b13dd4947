"""The map as a file that opens anywhere, without this program and without the internet: a web page, or a drawing."""

from __future__ import annotations

from typing import Any

from netwerk.analysis.layout import Layout, positions
from netwerk.i18n import Language, mark, say, translate
from netwerk.model import Dataset
from netwerk.network import Network
from netwerk.views.map_html import html_of
from netwerk.views.map_svg import svg_of
from netwerk.views.network_map import map_note, map_payload
from netwerk.views.wording import figure

__all__ = ["html_of", "map_html", "map_svg", "svg_of"]


def map_html(
    dataset: Dataset,
    network: Network,
    *,
    period: tuple[int, int],
    fictional: bool,
    layout: Layout = Layout.CLUSTERS,
    language: Language = "nl",
) -> str:
    """Return the map of `network` as one HTML page to zoom and click in; it loads nothing from anywhere.

    `period` is what the page states as its period (day numbers); `fictional` makes it say "voorbeeldregio, fictief".
    """
    return html_of(_payload(dataset, network, period, fictional, layout, language), language=language)


def map_svg(
    dataset: Dataset,
    network: Network,
    *,
    period: tuple[int, int],
    fictional: bool,
    layout: Layout = Layout.CLUSTERS,
    language: Language = "nl",
) -> str:
    """Return the map of `network` as an SVG drawing for paper; arguments as for `map_html`."""
    return svg_of(_payload(dataset, network, period, fictional, layout, language))


def _payload(
    dataset: Dataset,
    network: Network,
    period: tuple[int, int],
    fictional: bool,
    layout: Layout,
    language: Language,
) -> dict[str, Any]:
    payload = map_payload(
        network,
        positions(dataset, layout),
        dataset_version=dataset.version,
        language=language,
        title=say("Wie werkt met wie?", language),
        note=map_note(network, period, fictional=fictional, language=language),
    )
    if payload["drawn"] < payload["of"]:
        main_lines = mark("getekend zijn de hoofdlijnen ({drawn})", drawn=figure(payload["drawn"], language))
        payload["texts"]["note"] += f" · {translate(main_lines, language)}"
    return payload
