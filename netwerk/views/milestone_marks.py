"""Milestones as marks on a chart through time: which of them, and what each is called there."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from netwerk.analysis.milestones import Milestone
from netwerk.i18n import Language, mark, translate
from netwerk.views import wording


def marks(milestones: Sequence[Milestone], present: Collection[str], language: Language) -> tuple[tuple[int, str], ...]:
    """Return day and name of the milestones that are about an organisation of `present` (ids), or about everyone.

    Another name is no event in the forming of a network, so it gets no mark.
    """
    return tuple(
        (one.day, name_of(one, language))
        for one in milestones
        if one.kind != "rename" and (not one.organisations or not set(present).isdisjoint(one.organisations))
    )


def name_of(one: Milestone, language: Language) -> str:
    """Return a milestone in a few words: "start Lokaal team Noord", "fusie tot Jeugdhulp De Rietoever"."""
    words = {
        "team": mark("start {name}", name=one.name),
        "merger": mark("fusie tot {name}", name=one.name),
        "split": mark("splitsing: {name}", name=one.name),
        "rename": mark("nieuwe naam: {name}", name=one.name),
    }
    return translate(words[one.kind], language) if one.kind in words else one.name


def listed(marked: Sequence[tuple[int, str]], language: Language) -> str:
    """Return marks with their days: "start Lokaal team Noord (1 september 2019); …"."""
    return "; ".join(f"{name} ({wording.long_date(day, language)})" for day, name in marked)
