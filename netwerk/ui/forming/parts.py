"""The parts of the page Netwerkvorming; the value of each is its word in the address."""

from __future__ import annotations

from enum import StrEnum

from netwerk.i18n import Text, mark
from netwerk.ui import parts
from netwerk.ui.text import plain


class Part(StrEnum):
    YEARS = "door-de-jaren"
    PLAYER = "afspelen"
    COMPARE = "vergelijken"
    LEDGER = "verbindingen"
    LASTING = "hoe-lang"
    MILESTONES = "mijlpalen"
    CHANCE = "toeval"


LABELS: dict[Part, Text] = {
    Part.YEARS: mark("Door de jaren"),
    Part.PLAYER: mark("Afspelen"),
    Part.COMPARE: mark("Twee periodes"),
    Part.LEDGER: mark("Verbindingen"),
    Part.LASTING: mark("Hoe lang?"),
    Part.MILESTONES: mark("Mijlpalen"),
    Part.CHANCE: mark("Meer dan toeval?"),
}
_KEY = "netwerkvorming_deel"


def choose_part() -> Part:
    """Show the parts to choose from and return the one that is chosen."""
    return parts.choose({part: plain(label) for part, label in LABELS.items()}, key=_KEY)


def go_to(part: Part) -> None:
    """Show another part on the next run (as the `on_click` of a button)."""
    parts.go_to(part, key=_KEY, first=Part.YEARS)
