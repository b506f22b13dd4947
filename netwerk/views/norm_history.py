"""The versions of one agreement: since when each holds, when it was kept and what it changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from netwerk.analysis.norms import Norm
from netwerk.i18n import Language, Text, mark
from netwerk.model import Classification, day_number
from netwerk.views import wording
from netwerk.views.norm_view import changes, since


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version as the page tells of it."""

    number: int
    heading: Text
    lines: tuple[Text, ...]


def history(
    versions: Sequence[Norm],
    kept_at: Mapping[tuple[str, int], datetime],
    classification: Classification,
    language: Language,
    *,
    shipped: Collection[str] = (),
) -> tuple[Version, ...]:
    """Return `versions` (of one agreement, the oldest first) in words, the newest first.

    shipped : ids in the file of the program, whose first version nobody wrote here
    """
    told = []
    for place, one in enumerate(versions):
        before = versions[place - 1] if place else None
        at = kept_at.get((one.id, one.version))
        told.append(
            Version(
                number=one.version,
                heading=_heading(one, at, language, from_file=place == 0 and one.id in shipped),
                lines=(since(one, language), *_changed(before, one, classification, language)),
            )
        )
    return tuple(reversed(told))


def _heading(one: Norm, at: datetime | None, language: Language, *, from_file: bool) -> Text:
    if from_file or at is None:
        return mark("Versie {number}, uit het bestand van het programma", number=one.version)
    here = at.astimezone()
    return mark(
        "Versie {number}, bewaard op {day} om {time}",
        number=one.version,
        day=wording.long_date(day_number(here.date()), language),
        time=f"{here:%H:%M}",
    )


def _changed(before: Norm | None, one: Norm, classification: Classification, language: Language) -> tuple[Text, ...]:
    if before is None:
        return ()
    return changes(before, one, classification, language) or (mark("Er is niets aan gewijzigd."),)


def changed_when(
    versions: Sequence[Norm], kept_at: Mapping[tuple[str, int], datetime], language: Language
) -> Text | None:
    """Return when an agreement was changed last; None where it never was."""
    last = versions[-1]
    at = kept_at.get((last.id, last.version))
    if last.version == 1 or at is None:
        return None
    return mark(
        "Gewijzigd op {day}; dit is versie {number}.",
        day=wording.long_date(day_number(at.astimezone().date()), language),
        number=last.version,
    )
