"""The one line that says what an exported network is: of which period, and whether its organisations exist."""

from __future__ import annotations

from netwerk.i18n import Text, mark
from netwerk.model import as_date


def title(period: tuple[int, int], *, fictional: bool) -> str:
    """Return the title of an export over the half-open `period`, in Dutch: files go to colleagues, not to a screen."""
    begin, last = as_date(period[0]), as_date(period[1] - 1)
    of: Text
    if begin is None or last is None:
        of = mark("Netwerk over alle registraties")
    else:
        of = mark("Netwerk van {begin} tot en met {last}", begin=begin.isoformat(), last=last.isoformat())
    return mark("{title} (voorbeeldregio, fictief)", title=of).dutch() if fictional else of.dutch()
