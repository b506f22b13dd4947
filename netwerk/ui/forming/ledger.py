"""Every connection there ever was: since when, how long, and the records behind it."""

from __future__ import annotations

from netwerk.ui.controls import Choice
from netwerk.ui.door import Visit
from netwerk.ui.forming.look import Look


def show(visit: Visit, choice: Choice, look: Look) -> None:
    """Show this part."""
