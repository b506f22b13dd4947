"""The parts of the page Beheer, of which one is shown: chosen on the page and in the address (`?deel=nieuw`)."""

from __future__ import annotations

from enum import StrEnum

from netwerk.i18n import Text, mark
from netwerk.ui import parts
from netwerk.ui.text import plain

_KEY = "beheer_deel"


class Part(StrEnum):
    """One part of the page; the value is its word in the address."""

    AGREED = "afspraken"
    NEW = "nieuw"
    FILE = "bestand"


_LABELS: dict[Part, Text] = {
    Part.AGREED: mark("Afspraken"),
    Part.NEW: mark("Nieuwe afspraak"),
    Part.FILE: mark("Als bestand"),
}


def choose_part() -> Part:
    """Show the parts to choose from and return the one that is chosen."""
    return parts.choose({part: plain(label) for part, label in _LABELS.items()}, key=_KEY)


def go_to_part(part: Part) -> None:
    """Show another part on the next run (within the `on_click` of a button)."""
    parts.go_to(part, key=_KEY, first=Part.AGREED)
