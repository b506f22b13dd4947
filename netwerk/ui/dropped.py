"""The files that a visitor dropped and did not read in yet, and what was said about their sheets.

They stay while the visitor settles names or looks at other pages, and are nowhere but in memory.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import streamlit as st

from netwerk.errors import InputError
from netwerk.records.choices import SheetChoice
from netwerk.records.deciding import OpenName
from netwerk.records.files import InputFile
from netwerk.records.matching import normalise
from netwerk.records.reading import Reading
from netwerk.ui import cache
from netwerk.ui.session import session
from netwerk.ui.text import _

_KEY = "gesleept"


@dataclass(slots=True)
class Dropped:
    """The files in the box of one visitor.

    files : in the order in which they came
    choices : (sha256, sheet) → what was said about that sheet now; earlier choices lie in the database
    """

    files: tuple[InputFile, ...] = ()
    choices: dict[tuple[str, str | None], SheetChoice] = field(default_factory=dict)


def dropped() -> Dropped:
    """Return the files in the box of this visitor."""
    kept: Dropped = session().kept.setdefault(_KEY, Dropped())
    return kept


def add(files: Iterable[InputFile]) -> None:
    """Put `files` in the box; one of the same name takes the place of the earlier one, as it was mended."""
    box = dropped()
    fresh = {file.name: file for file in files}
    box.files = (*(file for file in box.files if file.name not in fresh), *fresh.values())


def take_out(name: str) -> None:
    """Take the file `name` out of the box."""
    box = dropped()
    box.files = tuple(file for file in box.files if file.name != name)


def clear() -> None:
    """Empty the box."""
    session().kept.pop(_KEY, None)
    cache.forget_understood()


def choose(sha256: str, sheet: str | None, choice: SheetChoice) -> None:
    """Keep what was said about a sheet while its file is in the box; the last choice holds."""
    choices = dropped().choices
    choices.pop((sha256, sheet), None)
    choices[sha256, sheet] = choice


def chosen(sha256: str, sheet: str | None) -> SheetChoice | None:
    """Return what was said about a sheet since its file was dropped."""
    return dropped().choices.get((sha256, sheet))


def unsay(sha256: str, sheet: str | None) -> None:
    """Forget what was said about a sheet since its file was dropped."""
    dropped().choices.pop((sha256, sheet), None)


def understood(today: int) -> Reading:
    """Return what is understood of the files in the box; shows how far reading is.

    Raises
    ------
    InputError
        If one of them breaks the process that reads it.
    """
    box = dropped()
    place = st.empty()
    busy = _("Bestanden lezen")

    def told(share: float) -> None:
        place.progress(share, busy)

    try:
        return cache.understood(box.files, today, tuple(box.choices.values()), told)
    finally:
        place.empty()


def pending(today: int) -> tuple[OpenName, ...]:
    """Return the names in the box that still have to be settled, most rows first; none where it cannot be read."""
    if not dropped().files:
        return ()
    try:
        return understood(today).names
    except InputError:
        return ()


def open_names(today: int) -> int:
    """Return how many names still have to be settled, in the box and in the database together."""
    return len({normalise(one.name) for one in (*cache.open_names(), *pending(today))})
