"""What leaves the app says so when it comes from the example region: in the name of a file and on a chart."""

from __future__ import annotations

from typing import TypeVar

import altair as alt

from netwerk.i18n import mark
from netwerk.ui import cache
from netwerk.ui.session import is_dark
from netwerk.ui.text import plain
from netwerk.views import palette

FICTIONAL = mark("voorbeeldregio, fictief")
Chart = TypeVar("Chart", alt.Chart, alt.LayerChart)


def named(file_name: str, *, fictional: bool) -> str:
    """Return the name of a file; CSV has no other place to say that its organisations do not exist."""
    return f"voorbeeldregio-fictief-{file_name}" if fictional else file_name


def labelled(chart: Chart) -> Chart:
    """Return `chart` with what it is above it where the region is fictional: the picture can be saved from the page."""
    if not cache.demo_loaded():
        return chart
    muted = palette.GROUNDS["dark" if is_dark() else "light"].muted
    words = alt.Title(plain(FICTIONAL), anchor="end", fontSize=12, fontWeight="normal", color=muted)
    return chart.properties(title=words)
