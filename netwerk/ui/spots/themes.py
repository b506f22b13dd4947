"""Which themes nobody covers where, and which finding places nobody reaches."""

from __future__ import annotations

from netwerk.model import Window
from netwerk.ui.door import Visit
from netwerk.ui.text import _, header


def show(visit: Visit, window: Window) -> None:
    """Show the part."""
    header(_("Welke thema’s worden waar besproken?"))
