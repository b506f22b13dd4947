"""The player: the years as a film on a map of which no place moves."""

from __future__ import annotations

from netwerk.ui.controls import Choice
from netwerk.ui.door import Visit
from netwerk.ui.forming.look import Look


def show(visit: Visit, choice: Choice, look: Look) -> None:
    """Show this part."""
