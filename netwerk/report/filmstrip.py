"""The filmstrip as a file: a strip of small maps on one page, as PDF or as a picture (PNG).

Typst sets the page, without a browser, without a network and with its own font, so that a strip looks the same
everywhere and the same data give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Literal

import typst

from netwerk.analysis.layout import Positions
from netwerk.analysis.timeline import Timeline
from netwerk.i18n import Language, say
from netwerk.model import Dataset
from netwerk.views import filmstrip as view
from netwerk.views.map_drawing import ASSETS
from netwerk.views.small_map import line_sample

Form = Literal["pdf", "png"]
PIXELS = 200  # per inch: a strip as a picture is 2,339 px wide
# maps beside each other, for so many maps
_COLUMNS = (1, 1, 2, 3, 2, 3, 3, 4, 4, 3, 4, 4, 4)


def filmstrip(
    dataset: Dataset,
    timeline: Timeline,
    positions: Positions,
    steps: Sequence[int],
    *,
    form: Form,
    title: str,
    note: str,
    language: Language = "nl",
) -> bytes:
    """Return steps of a timeline as small maps on one A4 on its side; `views.filmstrip.strip` says what is on it.

    The PDF is tagged, and each of its maps has a text for who cannot see it (PDF/UA-1).
    """
    strip = view.strip(dataset, timeline, positions, steps, title=title, note=note, language=language)
    page = {
        "title": strip.title,
        "note": strip.note,
        "said": " ".join(strip.said),
        "first": say("De eerste stap heeft niets om mee te vergelijken.", language),
        "language": strip.language,
        "columns": _COLUMNS[min(len(strip.frames), len(_COLUMNS) - 1)],
        "frames": [
            {
                "name": one.name,
                "running": one.running,
                "size": one.size,
                "counts": one.counts,
                "svg": one.svg,
                "alt": one.alt,
            }
            for one in strip.frames
        ],
        "lines": strip.lines,
        "samples": {which: line_sample(which) for which, _word, _meaning in strip.lines},
        "symbols": strip.symbols,
    }
    made = typst.compile(
        (ASSETS / "filmstrip.typ").read_bytes(),
        format=form,
        ppi=PIXELS,
        sys_inputs={"strip": json.dumps(page)},
        ignore_system_fonts=True,
        pdf_standards="ua-1" if form == "pdf" else [],
    )
    assert isinstance(made, bytes)  # of one page there is one picture
    return made
