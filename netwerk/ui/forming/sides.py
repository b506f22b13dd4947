"""Two periods side by side: two steps of the timeline, or two stretches of days that the visitor chose."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk.i18n import Text
from netwerk.model import Window
from netwerk.ui import cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Two periods to put side by side.

    between : how `cache.changes` is asked for them
    first, second : the half-open days of each; of steps those of the step itself
    names : how they are called after "vergeleken met"; written : in the name of a file
    before : what the first may be called in short ("het jaar ervoor"); None: by its name
    known : whether the data go back to the beginning of what the first looks at
    own_dates : whether they were chosen by date
    """

    between: cache.TwoSteps | tuple[Window, Window]
    first: tuple[int, int]
    second: tuple[int, int]
    names: tuple[str, str]
    written: tuple[str, str]
    before: Text | None
    known: bool
    own_dates: bool
