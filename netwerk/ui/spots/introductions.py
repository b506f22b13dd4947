"""Who should meet whom, who took that up, and whether it came to something."""

from __future__ import annotations

from netwerk.model import Window
from netwerk.ui.door import Visit
from netwerk.ui.text import _, header


def show(visit: Visit, window: Window) -> None:
    """Show the part."""
    header(_("Wie kan met wie kennismaken?"))
