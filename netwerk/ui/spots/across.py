"""Who works across the boundaries between layers and domains, and who stands between them."""

from __future__ import annotations

from netwerk.model import Window
from netwerk.ui.door import Visit
from netwerk.ui.text import _, header


def show(visit: Visit, window: Window) -> None:
    """Show the part."""
    header(_("Over de schotten heen"))
