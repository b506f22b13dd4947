"""The map on paper: one SVG with title, legend and as many names as fit, in the colours of the light ground."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from html import escape
from typing import Any

from netwerk.views.labels import Box, Label, Named, place_labels, text_width
from netwerk.views.palette import mixed, tie_shade

WIDTH = 1400  # px; an A4 on its side shows names at 7 points
MARGIN = 48
HIGHEST = 900  # of the map itself
TEXT, BAND_TEXT = 12.5, 13.0
LINE_HEIGHT = 14.5
SMALLEST = 3.4  # px; smaller symbols lose their shape
HUBS, MANY_HUBS, MANY = 9, 16, 250
SANS = "'Source Sans 3','Source Sans Pro','Source Sans','Helvetica Neue',Arial,sans-serif"
SERIF = "'Source Serif 4','Source Serif Pro','Source Serif',Georgia,serif"

# what XML cannot hold, not even escaped: a name with such a sign would make the file unreadable
_UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def svg_of(payload: Mapping[str, Any]) -> str:
    """Return `payload` (see `map_payload`) as a complete SVG document; hidden organisations are not in it."""
    return _Page(payload).drawn()


def points_of(shape: str, radius: float) -> list[tuple[float, float]]:
    """Return the corners around (0, 0) of a shape of vis-network; none for a dot."""
    r = radius
    match shape:
        case "dot":
            return []
        case "square":
            return [(-r, -r), (r, -r), (r, r), (-r, r)]
        case "box":
            return [(-r, -0.7 * r), (r, -0.7 * r), (r, 0.7 * r), (-r, 0.7 * r)]
        case "diamond":
            return [(0, -r), (r, 0), (0, r), (-r, 0)]
        case "triangle":
            return [(0, -r), (r, 0.75 * r), (-r, 0.75 * r)]
        case "triangleDown":
            return [(0, r), (r, -0.75 * r), (-r, -0.75 * r)]
    corners, first = (10, -math.pi / 2) if shape == "star" else (6, 0.0)
    found = []
    for k in range(corners):
        reach = 0.42 * r if shape == "star" and k % 2 else r
        angle = first + 2 * math.pi * k / corners
        found.append((reach * math.cos(angle), reach * math.sin(angle)))
    return found


def plain(text: str) -> str:
    """Return `text` as it may stand in XML, as content or between double quotes."""
    return escape(_UNPRINTABLE.sub("", text), quote=True)


class _Page:
    """One page while it is drawn: the scale of the map and how much of the page is used."""

    def __init__(self, payload: Mapping[str, Any]) -> None:
        self.payload = payload
        self.ui: Mapping[str, str] = payload["palette"]["light"]["ui"]
        self.colours: Mapping[str, str] = payload["palette"]["light"]["layers"]
        self.nodes = [node for node in payload["nodes"] if not node["hidden"]]
        xs = [node["x"] for node in self.nodes] + [g[k] for g in payload["guides"] for k in ("x0", "x1", "x") if k in g]
        ys = [node["y"] for node in self.nodes] + [g[k] for g in payload["guides"] for k in ("y0", "y1", "y") if k in g]
        x0, x1, y0, y1 = (min(xs), max(xs), min(ys), max(ys)) if xs else (-400.0, 400.0, -100.0, 100.0)
        self.scale = min((WIDTH - 2 * MARGIN - 60) / max(x1 - x0, 1), HIGHEST / max(y1 - y0, 1), 1.6)
        self.top = 96.0 if payload["texts"]["title"] else 20.0
        self.left = (WIDTH - (x1 - x0) * self.scale) / 2 - x0 * self.scale
        self.above = self.top + 34 - y0 * self.scale
        self.bottom = self.above + y1 * self.scale + 40
        smallest = min((node["size"] for node in self.nodes), default=1.0) * self.scale
        self.enlarged = min(4.0, max(1.0, SMALLEST / smallest))
        # lines keep their width in px down to a third of full size, as in the browser
        self.stroke = min(3.0, max(1.0, 1 / self.scale)) * self.scale

    def at(self, x: float, y: float) -> tuple[float, float]:
        return self.left + x * self.scale, self.above + y * self.scale

    def radius(self, node: Mapping[str, Any]) -> float:
        return float(node["size"] * self.payload["factors"][node["shape"]] * self.scale * self.enlarged)

    def drawn(self) -> str:
        texts = self.payload["texts"]
        body = [*self._bands(), *self._lines(), *self._symbols(), *self._guide_names(), *self._names()]
        legend, height = self._legend()
        heading = [
            f'<text x="{MARGIN}" y="50" font-family="{SERIF}" font-size="28" font-weight="600">'
            f"{plain(texts['title'])}</text>",
            f'<text x="{MARGIN}" y="76" font-size="15" fill="{self.ui["muted"]}">{plain(texts["note"])}</text>',
        ]
        label = " ".join(part for part in (texts["title"], texts["note"]) if part)
        return "\n".join(
            [
                '<?xml version="1.0" encoding="UTF-8"?>',
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" width="{WIDTH}" '
                f'height="{height:.0f}" role="img" aria-labelledby="title desc" font-family="{SANS}" '
                f'fill="{self.ui["text"]}">',
                f'<title id="title">{plain(label)}</title>',
                f'<desc id="desc">{plain(self._description())}</desc>',
                f'<rect width="{WIDTH}" height="{height:.0f}" fill="{self.ui["bg"]}"/>',
                *(heading if texts["title"] else []),
                *body,
                *legend,
                "</svg>",
                "",
            ]
        )

    def _description(self) -> str:
        legend = [f"{one['label']}: {one['n']}" for one in (*self.payload["legend"], *self.payload["lines"])]
        return "; ".join(legend)

    def _bands(self) -> list[str]:
        found = []
        for guide in self.payload["guides"]:
            if guide["kind"] != "band":
                continue
            x, y = self.at(guide["x0"], guide["y0"])
            width, height = (guide["x1"] - guide["x0"]) * self.scale, (guide["y1"] - guide["y0"]) * self.scale
            border = f' stroke="{self.ui["muted"]}" stroke-dasharray="5 4"' if guide["never"] else ""
            found.append(
                f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="6" '
                f'fill="{self.ui["band"]}"{border}/>'
            )
        return found

    def _lines(self) -> list[str]:
        place = {node["id"]: self.at(node["x"], node["y"]) for node in self.nodes}
        edges = [edge for edge in self.payload["edges"] if edge["from"] in place and edge["to"] in place]
        shade = tie_shade(len(edges))
        only_kept = all(edge["mark"] == "gebleven" for edge in edges)
        # one group per style keeps a map of thousands of lines small and quick to open
        found, open_style = ['<g fill="none">'], ""
        for edge in edges:
            style = self._line_style(edge["mark"], shade, only_kept=only_kept)
            if style != open_style:
                found += ["</g>"] * bool(open_style) + [f"<g {style}>"]
                open_style = style
            (x1, y1), (x2, y2) = place[edge["from"]], place[edge["to"]]
            width = (self.payload["styles"][edge["mark"]]["width"] or edge["width"]) * self.stroke
            found.append(f'<path d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" stroke-width="{width:.2f}"/>')
        return [*found, *(["</g>"] if open_style else []), "</g>"]

    def _line_style(self, mark: str, shade: float, *, only_kept: bool) -> str:
        if mark not in self.ui:
            colour = mixed(self.ui["tie"], self.ui["bg"], shade)
        else:
            colour = mixed(self.ui[mark], self.ui["bg"], 0.3 if mark == "gebleven" and not only_kept else 1.0)
        dashes = self.payload["styles"][mark]["dashes"]
        dashed = " ".join(f"{one * self.stroke:.1f}" for one in dashes or ())
        return f'stroke="{colour}"' + (f' stroke-dasharray="{dashed}"' if dashed else "")

    def _symbols(self) -> list[str]:
        found = []
        for node in sorted(self.nodes, key=lambda one: -one["size"]):
            x, y = self.at(node["x"], node["y"])
            shape = self._shape(node["shape"], self.radius(node), self.colours[node["layer"]], hollow=node["hollow"])
            words = " · ".join(part for part in (node["name"], node["sub"]) if part)
            found.append(f'<g transform="translate({x:.1f} {y:.1f})"><title>{plain(words)}</title>{shape}</g>')
        return found

    def _shape(self, shape: str, radius: float, colour: str, *, hollow: bool) -> str:
        paint = (
            f'fill="{self.ui["bg"]}" stroke="{colour}" stroke-width="2.2"'
            if hollow
            else f'fill="{colour}" stroke="{self.ui["bg"]}" stroke-width="1"'
        )
        corners = points_of(shape, radius)
        if not corners:
            return f'<circle r="{radius:.1f}" {paint}/>'
        return f'<polygon points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in corners)}" {paint}/>'

    def _guide_labels(self) -> list[tuple[tuple[str, ...], Box, bool]]:
        """Names of bands and sectors: their lines, their place, and whether they belong to a band."""
        found: list[tuple[tuple[str, ...], Box, bool]] = []
        for guide in self.payload["guides"]:
            lines: tuple[str, ...] = (guide["label"],)
            width = text_width(guide["label"], BAND_TEXT, bold=True)
            if guide["kind"] == "sector":
                x, y = self.at(guide["x"], guide["y"])
                found.append((lines, Box(x - width / 2, y - 8, x + width / 2, y + 8), False))
                continue
            if guide["side"] and width > 100 and " " in guide["label"]:
                cut = guide["label"].rfind(" ", 0, 15)
                cut = cut if cut > 0 else guide["label"].index(" ")
                lines = (guide["label"][:cut], guide["label"][cut + 1 :])
                width = max(text_width(line, BAND_TEXT, bold=True) for line in lines)
            x, y = self.at(guide["x0"], (guide["y0"] + guide["y1"]) / 2)
            high = 7.5 * len(lines)
            found.append((lines, Box(x + 10, y - high, x + 10 + width, y + high), True))
        return found

    def _guide_names(self) -> list[str]:
        found = []
        for lines, box, in_band in self._guide_labels():
            anchor, x = ("start", box.x0) if in_band else ("middle", (box.x0 + box.x1) / 2)
            colour = self.ui["bandText" if in_band else "text"]
            halo = self.ui["band" if in_band else "bg"]
            for k, line in enumerate(lines):
                found.append(
                    f'<text x="{x:.1f}" y="{box.y0 + 12 + 15 * k:.1f}" text-anchor="{anchor}" font-weight="600" '
                    f'font-size="{BAND_TEXT}" fill="{colour}" stroke="{halo}" stroke-width="4" '
                    f'stroke-linejoin="round" paint-order="stroke">{plain(line)}</text>'
                )
        return found

    def _names(self) -> list[str]:
        found = [
            f'<g font-size="{TEXT}" text-anchor="middle" stroke="{self.ui["bg"]}" stroke-width="3.5" '
            'stroke-linejoin="round" paint-order="stroke">'
        ]
        for label in self._labels():
            for k, line in enumerate(label.lines):
                y = label.box.y0 + 1 + (k + 0.78) * LINE_HEIGHT
                found.append(f'<text x="{label.x:.1f}" y="{y:.1f}">{plain(line)}</text>')
        return [*found, "</g>"]

    def _labels(self) -> tuple[Label, ...]:
        connected = sorted((node for node in self.nodes if not node["hollow"]), key=lambda one: -one["size"])
        hubs = {node["id"] for node in connected[: MANY_HUBS if len(self.nodes) > MANY else HUBS]}
        order = sorted(self.nodes, key=lambda one: (one["id"] not in hubs, not one["hollow"], -one["size"], one["id"]))
        wanted, obstacles = [], [box for _, box, _ in self._guide_labels()]
        for node in order:
            x, y = self.at(node["x"], node["y"])
            r = self.radius(node)
            obstacles.append(Box(x - r, y - r, x + r, y + r, node["id"], symbol=True))
            wanted.append(
                Named(
                    owner=node["id"],
                    name=node["name"],
                    x=x,
                    y=y,
                    radius=r,
                    below_only=node["never"],
                    may_cover=node["id"] in hubs and len(self.nodes) > MANY,
                )
            )
        frame = Box(10, self.top, WIDTH - 10, self.bottom)
        return place_labels(wanted, obstacles=obstacles, frame=frame, font_size=TEXT)

    def _legend(self) -> tuple[list[str], float]:
        """The legend under the map, and the height of the page."""
        found = [f'<path d="M{MARGIN} {self.bottom:.1f}H{WIDTH - MARGIN}" stroke="{self.ui["gebleven"]}"/>']
        x, y = float(MARGIN), self.bottom + 28
        lines = [one for one in self.payload["lines"] if one["n"]]
        for k, one in enumerate([*self.payload["legend"], *lines]):
            is_line = "mark" in one
            words = f"{one['label']} {one['n']}"
            needed = (44 if is_line else 22) + text_width(words, 13.5) + 22
            if x + needed > WIDTH - MARGIN or (is_line and k == len(self.payload["legend"])):
                x, y = float(MARGIN), y + 26
            found.append(self._line_key(one, x, y) if is_line else self._symbol_key(one, x, y))
            found.append(
                f'<text x="{x + (44 if is_line else 22):.1f}" y="{y + 4.5:.1f}" font-size="13.5">{plain(one["label"])} '
                f'<tspan fill="{self.ui["muted"]}">{one["n"]}</tspan></text>'
            )
            x += needed
        return found, y + 30

    def _symbol_key(self, one: Mapping[str, Any], x: float, y: float) -> str:
        colour = self.ui["hollow"] if one["layer"] is None else self.colours[one["layer"]]
        shape = self._shape(one["shape"], 6.5 * self.payload["factors"][one["shape"]], colour, hollow=one["hollow"])
        return f'<g transform="translate({x + 8:.1f} {y:.1f})">{shape}</g>'

    def _line_key(self, one: Mapping[str, Any], x: float, y: float) -> str:
        style = self.payload["styles"][one["mark"]]
        colour = self.ui.get(one["mark"], self.ui["tie"])
        dashes = " ".join(str(part) for part in style["dashes"] or ())
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        width = max(1.4, style["width"] or 1.8)
        return f'<path d="M{x:.1f} {y:.1f}h36" stroke="{colour}" stroke-width="{width}"{dashed}/>'
