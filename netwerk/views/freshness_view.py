"""When each source was last heard of, in tables and sentences, and a warning where a whole source stopped."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from netwerk.analysis.freshness import FEWEST_DAYS, LONGEST_BREAK, File, Heard, Source
from netwerk.i18n import Language, Text, mark, say, translate
from netwerk.views import wording


def source_table(sources: Sequence[Source], language: Language = "nl") -> pd.DataFrame:
    """Return one row per source.

    Columns, headed in the language: source (str), records (int), last (dd-mm-yyyy), rhythm, whether it stopped (str).
    """
    return pd.DataFrame(
        {
            say("Bron", language): [_name(one.name, language) for one in sources],
            say("Registraties", language): [one.records for one in sources],
            say("Laatste", language): [wording.short_date(one.last) for one in sources],
            say("Ritme", language): [translate(_rhythm(one), language) for one in sources],
            say("Stand", language): [translate(_standing(one), language) for one in sources],
        }
    )


def without_standing(sources: Sequence[Source], language: Language = "nl") -> pd.DataFrame:
    """Return the first three columns of `source_table`: who sees only its own records cannot tell a source's rhythm."""
    table = source_table(sources, language)
    return table[table.columns[:3]]


def file_table(files: Sequence[File], language: Language = "nl") -> pd.DataFrame:
    """Return one row per file: file (str), import (Int64), records (int), first and last (dd-mm-yyyy)."""
    table = pd.DataFrame(
        {
            say("Bestand", language): [one.name for one in files],
            say("Import", language): [one.number or None for one in files],
            say("Registraties", language): [one.records for one in files],
            say("Eerste", language): [wording.short_date(one.first) for one in files],
            say("Laatste", language): [wording.short_date(one.last) for one in files],
        }
    )
    number = say("Import", language)
    table[number] = table[number].astype("Int64")
    return table


def heard_table(heard: Sequence[Heard], stopped: Sequence[Source], language: Language = "nl") -> pd.DataFrame:
    """Return per source when one organisation was last heard of; `stopped` are the sources that stopped as a whole."""
    ended = {one.name for one in stopped}
    gone = say("de hele bron is gestopt", language)
    return pd.DataFrame(
        {
            say("Bron", language): [_name(one.source, language) for one in heard],
            say("Registraties", language): [one.records for one in heard],
            say("Laatste", language): [wording.short_date(one.last) for one in heard],
            say("Opmerking", language): [gone if one.source in ended else "" for one in heard],
        }
    )


def warnings(stopped: Sequence[Source], language: Language = "nl") -> tuple[Text, ...]:
    """Return a sentence for each source that stopped."""
    return tuple(
        mark(
            "Bron {name} is sinds {day} niet meer gezien; lijnen die daardoor stoppen, zijn misschien niet gestopt.",
            name=one.name,
            day=wording.long_date(one.last, language),
        )
        for one in stopped
    )


def rule(language: Language = "nl") -> Text:
    """Return when we say that a source stopped."""
    return mark(
        "Wij noemen een bron gestopt als zij meer dan {days} dagen, langer dan ooit en meer dan drie keer haar gewone "
        "ritme stil is, terwijl andere bronnen doorgaan. Bij minder dan {fewest} dagen met een registratie doen wij "
        "geen uitspraak.",
        days=LONGEST_BREAK,
        fewest=wording.number(FEWEST_DAYS, language),
    )


def _name(source: str, language: Language) -> str:
    return source or say("Geen bron genoemd", language)


def _rhythm(one: Source) -> Text:
    if one.rhythm is None:
        return mark("onbekend")
    days = round(one.rhythm)
    if days <= 1:
        return mark("1 dag")
    if days < 45:
        return mark("{days} dagen", days=days)
    return mark("{months} maanden", months=max(2, round(one.rhythm / 30.4375)))


def _standing(one: Source) -> Text:
    match one.stopped:
        case True:
            return mark("gestopt")
        case False:
            return mark("loopt")
        case _:
            return mark("geen uitspraak")
