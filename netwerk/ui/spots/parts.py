"""The parts of the page Witte vlekken; the value of each is its word in the address."""

from __future__ import annotations

from enum import StrEnum

from netwerk.i18n import Text, mark
from netwerk.ui import parts
from netwerk.ui.text import plain


class Part(StrEnum):
    AGREED = "afspraken"
    UNCONNECTED = "aansluiting"
    FRAGILE = "kwetsbaar"
    WHAT_IF = "wat-als"
    THEMES = "themas"
    ACROSS = "schotten"
    INTRODUCTIONS = "kennismakingen"


LABELS: dict[Part, Text] = {
    Part.AGREED: mark("Afspraken"),
    Part.UNCONNECTED: mark("Niet aangesloten"),
    Part.FRAGILE: mark("Kwetsbaar"),
    Part.WHAT_IF: mark("Wat als"),
    Part.THEMES: mark("Thema’s"),
    Part.ACROSS: mark("Over de schotten"),
    Part.INTRODUCTIONS: mark("Kennismakingen"),
}
_KEY = "witte_vlekken_deel"


def choose_part() -> Part:
    """Show the parts to choose from and return the one that is chosen."""
    return parts.choose({part: plain(label) for part, label in LABELS.items()}, key=_KEY)
