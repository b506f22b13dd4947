"""The map of a network as data: what pyvis describes, with everything the drawing in the browser or on paper needs.

Names travel as text and are never turned into HTML; a symbol and a line each keep one id through every filter.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from pyvis.network import Network as Drawing

from netwerk.analysis.backbone import backbone
from netwerk.analysis.comparison import Comparison, Mark
from netwerk.analysis.layout import Band, Positions
from netwerk.i18n import Language, mark, say, translate
from netwerk.model import UNKNOWN, Classification
from netwerk.network import Network
from netwerk.views import palette
from netwerk.views.wording import capital, figure, kind_label, layer_label, period

MOST_LINES = 8000  # vis-network moves smoothly up to about here; above it the backbone is drawn
MOST_CHANGES = 200  # more changed ties than these cannot be told apart by four marks
SMALLEST, LARGEST = 7.0, 18.0  # map units
EQUAL = 7.5  # where lines are the subject
HIDE_WHILE_MOVING = 3000  # lines

# the word of each mark in the payload, from the bottom of the pile to the top
MARKS: Mapping[str, str] = {
    Mark.PERSISTED.value: "gebleven",
    Mark.ENDED.value: "gestopt",
    Mark.REVIVED.value: "hersteld",
    Mark.FORMED.value: "nieuw",
}
MUTUAL, ONE_SIDED = "bevestigd", "eenzijdig"
_STROKES = {
    MUTUAL: palette.STROKES[palette.MUTUAL],
    ONE_SIDED: palette.STROKES[palette.ONE_SIDED],
    **{word: palette.STROKES[code] for code, word in MARKS.items()},
}

# settings of vis-network: it draws, pans and zooms. Positions come from Python; names, hovering, choosing and the
# keyboard are our own code, so that lines are easier to hit and keys stay in the map
_OPTIONS = {
    "physics": {"enabled": False},  # pyvis reads it as a table
    "layout": {"improvedLayout": False},
    "edges": {"smooth": False},
    "interaction": {"hover": False, "selectable": False, "dragNodes": False, "zoomSpeed": 0.6},
}


@dataclass(frozen=True, kw_only=True)
class _Lines:
    """The lines of a map: a < b are organisation codes, `key` names each mark of `mark`."""

    a: np.ndarray
    b: np.ndarray
    width: np.ndarray
    mark: np.ndarray
    weight: np.ndarray

    def __len__(self) -> int:
        return len(self.a)

    def take(self, where: np.ndarray) -> _Lines:
        return _Lines(
            a=self.a[where], b=self.b[where], width=self.width[where], mark=self.mark[where], weight=self.weight[where]
        )


def map_payload(
    network: Network,
    positions: Positions,
    *,
    dataset_version: str,
    language: Language = "nl",
    size: str | Mapping[int, float] = "degree",
    typical: float | None = None,
    comparison: Comparison | None = None,
    marks: Collection[str] | None = None,
    everything: bool = False,
    selected: Mapping[str, Any] | None = None,
    neighbourhood: tuple[int, int] | None = None,
    title: str = "",
    note: str = "",
) -> dict[str, Any]:
    """Return the map of `network` as JSON for `map_component` and for the downloads.

    Parameters
    ----------
    positions : of the whole dataset that `network` was made from
    size : "degree" (partners), "records" (joint records), "equal", or a value per organisation code
    typical : the value that fills the largest symbol; without it that of `positions`, or for own values their
        95th percentile. Take it over all periods, so that sizes compare
    comparison : draws what changed, in marks, instead of the ties; `network` is that of its second window
    marks : which of nieuw, hersteld, gestopt and gebleven to draw; without it all, and above 200 changes nieuw alone
    everything : draw every line, also where the backbone is clearer
    selected : {"kind": "node", "id": code} or {"kind": "edge", "a": code, "b": code}
    neighbourhood : (organisation code, steps): only who is within so many ties of it

    Notes
    -----
    All organisations of the dataset are in it, those that are not to be seen as `hidden`: ids and places then stay
    while filters change. `of` counts the lines that pass every filter, `drawn` those that are drawn: fewer where only
    the backbone is. `lines` counts all marks, also those that are not drawn.
    """
    present = np.zeros(len(positions.x), dtype=bool)
    present[network.organisations["code"].to_numpy()] = True
    lines = _ties(network) if comparison is None else _changes(comparison)
    if comparison is not None:
        present[lines.a] = present[lines.b] = True  # who left is still on the map of what ended
    present &= ~positions.organisations["layer"].isin(_off_map(network)).to_numpy()
    if neighbourhood is not None:
        present &= _near(network, len(present), *neighbourhood)
    lines = lines.take(present[lines.a] & present[lines.b])
    counts = {word: int(np.count_nonzero(lines.mark == word)) for word in _STROKES}
    if comparison is not None:
        lines = _chosen(lines, marks)
    drawn = _clear(lines, everything)

    symbols = _symbols(network, positions, present, size=size, typical=typical, equal=comparison is not None)
    drawing = Drawing()
    drawing.set_options(json.dumps(_options(len(drawn))))
    drawing.nodes.extend(_nodes(network, positions, present, symbols, language))
    drawing.edges.extend(_edges(drawn))
    nodes, edges, *_rest, options = drawing.get_network_data()
    visible = int(np.count_nonzero(present))
    guides = _guides(network.classification, positions, present, language)
    return {
        "version": f"{dataset_version}/{positions.layout.value}",
        "nodes": nodes,
        "edges": edges,
        "guides": guides,
        "extent": _extent(network, positions),
        "legend": _legend(network, positions, present, symbols[1], language),
        "lines": _line_legend(counts, comparison is not None, language),
        "palette": colours(network.classification),
        "styles": {
            word: {"width": stroke.width, "dashes": list(stroke.dashes) or None} for word, stroke in _STROKES.items()
        },
        "factors": {one.shape: one.factor for one in (*palette.LAYERS.values(), palette.OTHER)},
        "difference": comparison is not None,
        "options": json.loads(options),
        "drawn": len(drawn),
        "of": len(lines),
        "selected": dict(selected) if selected else None,
        "texts": _texts(visible, len(lines), title, note, language),
    }


def map_note(network: Network, span: tuple[int, int], *, fictional: bool, language: Language = "nl") -> str:
    """Return the line that says what a map is: the period, how many are on it, and whether they exist at all."""
    shown = ~network.organisations["layer"].isin(_off_map(network)).to_numpy()
    ties = shown[network.ties["a"].to_numpy()] & shown[network.ties["b"].to_numpy()]
    counts = _organisations(int(np.count_nonzero(shown)), language), _connections(int(np.count_nonzero(ties)), language)
    parts = [capital(period(*span, language)), ", ".join(counts)]
    if fictional:
        parts.append(say("voorbeeldregio, fictief", language))
    return " · ".join(parts)


def colours(classification: Classification) -> dict[str, Any]:
    """Return the colours of every layer and of all else on the map, for light and dark ground."""
    codes = [*(layer.code for layer in classification.layers), UNKNOWN]
    found: dict[str, Any] = {}
    for theme in palette.THEMES:
        ground = palette.GROUNDS[theme]
        found[theme] = {
            "layers": {code: palette.symbol(code).colour(theme) for code in codes},
            "ui": {
                "bg": ground.ground,
                "text": ground.text,
                "muted": ground.muted,
                "tie": ground.tie,
                "tieStrong": ground.tie_strong,
                "band": ground.band,
                "bandText": ground.muted,
                "hollow": ground.muted,
                "select": ground.select,
                **{word: palette.STROKES[code].colour(theme) for code, word in MARKS.items()},
            },
        }
    return found


def _ties(network: Network) -> _Lines:
    code = network.organisations["code"].to_numpy()
    ties = network.ties
    records = ties["records"].to_numpy()
    mutual = ties["forward"].to_numpy() & ties["backward"].to_numpy()
    return _Lines(
        a=code[ties["a"].to_numpy()],
        b=code[ties["b"].to_numpy()],
        width=0.6 + 0.55 * np.log(records),
        mark=np.where(mutual, MUTUAL, ONE_SIDED).astype(object),
        weight=1 + np.log(records),
    )


def _changes(comparison: Comparison) -> _Lines:
    """One line per pair: of two arcs of one pair the mark that lies on top is drawn."""
    one, other = comparison.ties["a"].to_numpy(), comparison.ties["b"].to_numpy()
    level = comparison.ties["mark"].map({code: at for at, code in enumerate(MARKS)}).to_numpy(dtype=np.int64)
    a, b = np.minimum(one, other), np.maximum(one, other)
    order = np.lexsort((-level, b, a))
    a, b, level = a[order], b[order], level[order]
    first = np.ones(len(a), dtype=bool)
    first[1:] = (a[1:] != a[:-1]) | (b[1:] != b[:-1])
    words = np.array(list(MARKS.values()), dtype=object)
    return _Lines(
        a=a[first],
        b=b[first],
        width=np.ones(np.count_nonzero(first)),
        mark=words[level[first]],
        weight=1.0 + level[first],
    )


def _off_map(network: Network) -> set[str]:
    """The layers that are not on the map; one that a filter asks for is."""
    return {layer.code for layer in network.classification.layers if not layer.shown} - set(network.window.layers)


def _near(network: Network, n: int, centre: int, steps: int) -> np.ndarray:
    """Who (bool by code) is within `steps` ties of `centre`."""
    code = network.organisations["code"].to_numpy()
    reached = code == centre
    for _ in range(steps):
        reached = reached | (network.adjacency @ reached.astype(float) > 0)
    near = np.zeros(n, dtype=bool)
    near[code[reached]] = True
    near[centre] = True
    return near


def _chosen(lines: _Lines, marks: Collection[str] | None) -> _Lines:
    changed = int(np.count_nonzero(lines.mark != "gebleven"))
    wanted = marks if marks is not None else MARKS.values() if changed <= MOST_CHANGES else ("nieuw",)
    return lines.take(np.isin(lines.mark, list(wanted)))


def _clear(lines: _Lines, everything: bool) -> _Lines:
    """The lines to draw, in the order to draw them: what matters most comes last."""
    if not everything and len(lines) > MOST_LINES:
        lines = lines.take(backbone(lines.a, lines.b, lines.weight, largest=MOST_LINES))
    level = np.array([_STROKES[word].level for word in lines.mark], dtype=np.int64)
    return lines.take(np.lexsort((lines.b, lines.a, lines.width, level)))


def _symbols(
    network: Network,
    positions: Positions,
    present: np.ndarray,
    *,
    size: str | Mapping[int, float],
    typical: float | None,
    equal: bool,
) -> tuple[np.ndarray, np.ndarray]:
    """The size of each symbol in map units, and which are hollow (bool): no tie in this window."""
    n = len(present)
    code = network.organisations["code"].to_numpy()
    ends = np.concatenate([code[network.ties["a"].to_numpy()], code[network.ties["b"].to_numpy()]])
    degree = np.bincount(ends, minlength=n).astype(float)
    value: np.ndarray
    if isinstance(size, str):
        if size == "records":
            records = network.ties["records"].to_numpy()
            value = np.bincount(ends, weights=np.concatenate([records, records]), minlength=n)
        else:
            value = degree
        top = typical or positions.typical.get(size, 1.0)
    else:
        value = np.zeros(n)
        for organisation, own in size.items():
            value[organisation] = own
        top = typical or (float(np.quantile(value[degree > 0], 0.95)) if degree.any() else 0.0)
    if equal or size == "equal":
        sizes = np.full(n, EQUAL)
    else:
        share = np.clip(value / top, 0, 1) if top > 0 else np.zeros(n)
        sizes = SMALLEST + (LARGEST - SMALLEST) * np.sqrt(share)
        sizes[degree == 0] = SMALLEST
    return sizes * positions.symbol, degree == 0


def _nodes(
    network: Network,
    positions: Positions,
    present: np.ndarray,
    symbols: tuple[np.ndarray, np.ndarray],
    language: Language,
) -> list[dict[str, Any]]:
    organisations = positions.organisations
    sizes, hollow = symbols
    kinds = {kind: kind_label(network.classification, kind, language) for kind in set(organisations["kind"])}
    return [
        {
            "id": code,
            "x": x,
            "y": y,
            "size": size,
            "shape": palette.symbol(layer).shape,
            "layer": layer,
            "name": name,
            "sub": f"{kinds[kind]} · {_where(places, language)}",
            "hollow": is_hollow,
            "never": never,
            "hidden": not is_present,
        }
        for code, (x, y, size, layer, name, kind, places, is_hollow, never, is_present) in enumerate(
            zip(
                positions.x.tolist(),
                positions.y.tolist(),
                sizes.round(1).tolist(),
                organisations["layer"].tolist(),
                organisations["name"].tolist(),
                organisations["kind"].tolist(),
                organisations["municipality"].tolist(),
                hollow.tolist(),
                positions.never.tolist(),
                present.tolist(),
                strict=True,
            )
        )
    ]


def _where(municipalities: tuple[str, ...], language: Language) -> str:
    if not municipalities:
        return say("hele regio", language)
    if len(municipalities) <= 2:
        return ", ".join(municipalities)
    return translate(mark("{count} gemeenten", count=len(municipalities)), language)


def _edges(lines: _Lines) -> list[dict[str, Any]]:
    return [
        {"id": f"{a}-{b}", "from": a, "to": b, "width": width, "mark": word, "z": _STROKES[word].level}
        for a, b, width, word in zip(
            lines.a.tolist(), lines.b.tolist(), lines.width.round(2).tolist(), lines.mark.tolist(), strict=True
        )
    ]


def _options(lines: int) -> dict[str, Any]:
    moving = {"hideEdgesOnDrag": lines > HIDE_WHILE_MOVING, "hideEdgesOnZoom": lines > HIDE_WHILE_MOVING}
    return {**_OPTIONS, "interaction": {**_OPTIONS["interaction"], **moving}}  # type: ignore[dict-item]


def _guides(
    classification: Classification, positions: Positions, present: np.ndarray, language: Language
) -> list[dict[str, Any]]:
    off = {layer.code for layer in classification.layers if not layer.shown}
    inhabited = set(positions.organisations["layer"].to_numpy()[present & ~positions.never])
    never = bool((present & positions.never).any())
    found: list[dict[str, Any]] = []
    for guide in positions.guides:
        if not isinstance(guide, Band):
            found.append(
                {"kind": "sector", "label": guide.municipality, "x": round(guide.x, 1), "y": round(guide.y, 1)}
            )
        # bands stay while filters change, except those that a visitor has to ask for
        elif never if guide.never else guide.layer in inhabited or guide.layer not in off:
            label = say("Nooit gezien", language) if guide.never else layer_label(classification, guide.layer, language)
            found.append(
                {
                    "kind": "band",
                    "label": label,
                    "x0": round(guide.x0, 1),
                    "x1": round(guide.x1, 1),
                    "y0": round(guide.y0, 1),
                    "y1": round(guide.y1, 1),
                    "side": guide.side,
                    "never": guide.never,
                }
            )
    return found


def _extent(network: Network, positions: Positions) -> dict[str, float]:
    """The part of the plane (map units) that the whole map takes; a filter on areas or periods does not change it."""
    off = _off_map(network)
    shown = ~positions.organisations["layer"].isin(off).to_numpy()
    xs, ys = (
        [positions.x[shown] - LARGEST, positions.x[shown] + LARGEST],
        [positions.y[shown] - LARGEST, positions.y[shown] + LARGEST],
    )
    for guide in positions.guides:
        if not isinstance(guide, Band):
            xs.append(np.array([guide.x]))
            ys.append(np.array([guide.y]))
        elif guide.never or guide.layer not in off:
            xs.append(np.array([guide.x0, guide.x1]))
            ys.append(np.array([guide.y0, guide.y1]))
    x, y = np.concatenate(xs), np.concatenate(ys)
    if not len(x):
        return {"x0": 0.0, "x1": 1.0, "y0": 0.0, "y1": 1.0}
    return {
        "x0": round(float(x.min()), 1),
        "x1": round(float(x.max()), 1),
        "y0": round(float(y.min()), 1),
        "y1": round(float(y.max()), 1),
    }


def _legend(
    network: Network, positions: Positions, present: np.ndarray, hollow: np.ndarray, language: Language
) -> list[dict[str, Any]]:
    layer = positions.organisations["layer"].to_numpy()[present]
    codes = [*(one.code for one in network.classification.layers), UNKNOWN]
    legend: list[dict[str, Any]] = [
        {
            "layer": code,
            "shape": palette.symbol(code).shape,
            "label": layer_label(network.classification, code, language),
            "n": int(np.count_nonzero(layer == code)),
            "hollow": False,
        }
        for code in codes
        if (layer == code).any()
    ]
    alone = int(np.count_nonzero(present & hollow))
    if alone:
        label = say("Niet aangesloten", language)
        legend.append({"layer": None, "shape": "dot", "label": label, "n": alone, "hollow": True})
    return legend


def _line_legend(counts: Mapping[str, int], difference: bool, language: Language) -> list[dict[str, Any]]:
    if difference:
        words = {
            "nieuw": say("Nieuw", language),
            "hersteld": say("Hersteld", language),
            "gestopt": say("Gestopt", language),
            "gebleven": say("Gebleven", language),
        }
    else:
        words = {
            MUTUAL: say("Door beide kanten bevestigd", language),
            ONE_SIDED: say("Eenzijdig genoemd", language),
        }
    return [{"mark": word, "label": label, "n": counts[word]} for word, label in words.items()]


def _texts(organisations: int, lines: int, title: str, note: str, language: Language) -> dict[str, str]:
    label = mark(
        "Kaart met {organisations} en {lines}. Dezelfde inhoud staat in de tabel onder de kaart.",
        organisations=_organisations(organisations, language),
        lines=_connections(lines, language),
    )
    return {
        "label": translate(label, language),
        "zoom_in": say("Inzoomen", language),
        "zoom_out": say("Uitzoomen", language),
        "fit": say("Hele kaart tonen", language),
        "download": say("Kaart bewaren als afbeelding", language),
        "title": title,
        "note": note,
        "language": language,
    }


def _organisations(count: int, language: Language) -> str:
    if count == 1:
        return say("1 organisatie", language)
    return translate(mark("{count} organisaties", count=figure(count, language)), language)


def _connections(count: int, language: Language) -> str:
    if count == 1:
        return say("1 verbinding", language)
    return translate(mark("{count} verbindingen", count=figure(count, language)), language)
