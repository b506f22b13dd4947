"""Whole groups that are cut off from the rest, in words: how many there are and who is in each."""

from __future__ import annotations

from collections.abc import Sequence

from netwerk.i18n import Language, Text, mark
from netwerk.model import Dataset
from netwerk.views import wording
from netwerk.views.rows import names_of
from netwerk.views.without import named

Groups = tuple[tuple[str, ...], ...]


def summary(found: Groups, language: Language) -> Text:
    """Return how many groups of two or more are cut off, and what that means."""
    if not found:
        return mark("Er is geen groep die los staat van de rest.")
    if len(found) == 1:
        return mark(
            "Eén groep staat los van de rest: deze organisaties hebben verbindingen met elkaar, maar met niemand "
            "daarbuiten is een verbinding vastgelegd."
        )
    return mark(
        "{number} groepen staan los van de rest: de organisaties in een groep hebben verbindingen met elkaar, maar "
        "met niemand daarbuiten is een verbinding vastgelegd.",
        number=wording.capital(wording.number(len(found), language)),
    )


def in_words(dataset: Dataset, group: Sequence[str], language: Language) -> Text:
    """Return a group by the names of who is in it."""
    return mark(
        "**Groep van {number}**: {names}",
        number=wording.number(len(group), language),
        names=named(names_of(dataset, group), language),
    )


def title(dataset: Dataset, group: Sequence[str], language: Language) -> Text:
    """Return what the list of a group is called: its first two names stand for it."""
    return mark(
        "Groep van {number}: {names}",
        number=wording.number(len(group), language),
        names=wording.listing(names_of(dataset, group), language, most=2),
    )
