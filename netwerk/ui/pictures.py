"""Small pictures within our own HTML: on a dark screen they are drawn twice, since paper is always light."""

from __future__ import annotations

from collections.abc import Callable

from netwerk.ui.session import is_dark
from netwerk.ui.text import in_html
from netwerk.views.palette import Theme
from netwerk.views.status import WORDS, Status, colour, shape

STYLES = """
.nw-paper{display:none}
.nw-status{display:inline-flex;align-items:center;gap:6px;font-weight:600;white-space:nowrap}
@media print{.nw-paper{display:inline}.nw-screen{display:none}}
"""


def themed(draw: Callable[[Theme], str]) -> str:
    """Return `draw(theme)` for this screen and, where that is dark, the light one for the printer."""
    if not is_dark():
        return draw("light")
    return f'<span class="nw-screen">{draw("dark")}</span><span class="nw-paper">{draw("light")}</span>'


def status_mark(status: Status) -> str:
    """Return the shape and the word of a status, in its colour."""
    word = in_html(WORDS[status])

    def draw(theme: Theme) -> str:
        return f'<span class="nw-status" style="color:{colour(status, theme)}">{shape(status, theme)}{word}</span>'

    return themed(draw)
