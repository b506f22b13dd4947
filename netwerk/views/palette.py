"""The colours, shapes and line styles of the product, for light and dark ground.

Each layer has a colour *and* a shape, so that no meaning hangs on colour alone. Every value was measured: at least
3:1 against its ground, and for any two layers or marks a CIEDE2000 of at least 12 in normal vision, protanopia,
deuteranopia and tritanopia (tests/test_palette.py holds them to it). Paper and exports always use light.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from netwerk.analysis.comparison import Mark

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbol:
    """How a layer is drawn. `factor` times the size gives every shape the same visual weight."""

    shape: str  # a shape of vis-network, or "box", which map_look.js draws
    factor: float
    light: str
    dark: str

    def colour(self, theme: Theme) -> str:
        return self.light if theme == "light" else self.dark


LAYERS: Mapping[str, Symbol] = {
    "inwoners": Symbol(shape="star", factor=1.35, light="#14666A", dark="#2FA6AE"),
    "basisvoorziening": Symbol(shape="dot", factor=1.0, light="#7B9368", dark="#8FCB98"),
    "eerste_lijn": Symbol(shape="square", factor=0.9, light="#2F74DA", dark="#4B78D2"),
    "specialistisch": Symbol(shape="diamond", factor=1.2, light="#5A2390", dark="#DFAEFC"),
    "gedwongen_kader": Symbol(shape="triangle", factor=1.15, light="#7E2012", dark="#D0634A"),
    "aanpalend": Symbol(shape="triangleDown", factor=1.15, light="#976809", dark="#E0A93A"),
    "gemeente_regio": Symbol(shape="hexagon", factor=1.08, light="#1B1D1F", dark="#F0F3F3"),
}
# more than eight styles cannot be told apart: kennis, onbekend and a municipality's own layers share this one
OTHER = Symbol(shape="box", factor=1.0, light="#57666C", dark="#A3B1B6")


def symbol(layer: str) -> Symbol:
    """Return how `layer` is drawn."""
    return LAYERS.get(layer, OTHER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The colours around the symbols."""

    ground: str
    text: str
    muted: str
    tie: str
    tie_strong: str
    band: str
    select: str


GROUNDS: Mapping[Theme, Ground] = {
    "light": Ground(
        ground="#FFFFFF",
        text="#11181B",
        muted="#57666C",
        tie="#5F7076",
        tie_strong="#11181B",
        band="#F4F7F6",
        select="#0F5C6E",
    ),
    "dark": Ground(
        ground="#11181C",
        text="#E8EEEE",
        muted="#A3B1B6",
        tie="#93A4AA",
        tie_strong="#E8EEEE",
        band="#172126",
        select="#8CCBD8",
    ),
}

# of ties in one period: a mark of how both sides speak of it
MUTUAL, ONE_SIDED = "mutual", "one_sided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """How a line is drawn, in px with the whole map in view."""

    light: str
    dark: str
    dashes: tuple[int, ...] = ()
    width: float | None = None  # None: 0.6 + 0.55·ln(records)
    level: int = 0  # higher lies on top

    def colour(self, theme: Theme) -> str:
        return self.light if theme == "light" else self.dark


STROKES: Mapping[str, Stroke] = {
    MUTUAL: Stroke(light="#5F7076", dark="#93A4AA"),
    ONE_SIDED: Stroke(light="#5F7076", dark="#93A4AA", dashes=(3, 4)),
    Mark.PERSISTED.value: Stroke(light="#849399", dark="#74848A", width=0.8),
    Mark.ENDED.value: Stroke(light="#B4531A", dark="#F0955A", dashes=(2, 4), width=1.6, level=1),
    Mark.REVIVED.value: Stroke(light="#4B2A86", dark="#E7C7FF", dashes=(11, 5), width=2.0, level=2),
    Mark.FORMED.value: Stroke(light="#2F7FD6", dark="#4C97EA", width=2.0, level=3),
}


def mark_colours(theme: Theme) -> dict[str, str]:
    """Return the colour of each mark of a changed tie, for charts."""
    return {mark.value: STROKES[mark.value].colour(theme) for mark in Mark}


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How the state of a norm is shown, beside its word; `icon` is a Material icon inside the Streamlit wheel."""

    icon: str
    light: str
    dark: str

    def colour(self, theme: Theme) -> str:
        return self.light if theme == "light" else self.dark


STATUSES: Mapping[str, Status] = {
    "met": Status(icon="check", light="#1E6B45", dark="#7FD0A0"),
    "partly": Status(icon="contrast", light="#946200", dark="#EBC45A"),
    "unmet": Status(icon="change_history", light="#8C1A11", dark="#E77B66"),
    "unknown": Status(icon="more_horiz", light="#57666C", dark="#A3B1B6"),
}
BAR = "#3F8797"  # bars of one colour, on both grounds


def tie_shade(lines: int) -> float:
    """Return the share of the tie's colour in a line, 0.10 to 0.75: the more lines, the fainter each."""
    return min(0.75, max(0.10, 0.75 * math.sqrt(80 / max(1, lines))))


def mixed(colour: str, ground: str, share: float) -> str:
    """Return `share` of `colour` and the rest of `ground`, as a flat colour: faster to draw than one seen through."""
    parts = ((int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(over * share + under * (1 - share)):02X}" for over, under in parts)
