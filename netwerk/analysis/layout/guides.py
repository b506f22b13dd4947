"""What a layout draws beside its organisations: bands behind them, and the names of sectors."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A strip behind organisations of one layer, or (`never`) behind those that were never seen.

    side : its name stands at the left, beside the organisations
    """

    layer: str  # Layer.code; "" for the band of who was never seen
    x0: float
    x1: float
    y0: float
    y1: float
    side: bool
    never: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sector:
    """The place of the name of a municipality, at the rim."""

    municipality: str
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The width that the band of who was never seen may take, the height at which it starts, where its name stands."""

    x0: float
    x1: float
    y: float
    side: bool = False

    @property
    def unit(self) -> float:
        """Map units per pixel on an ordinary screen, which gives the whole map 800 pixels."""
        return (self.x1 - self.x0) / 800
