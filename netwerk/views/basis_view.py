"""The line under every figure through time: on how much it rests, of when, and with which version of the data."""

from __future__ import annotations

from netwerk.analysis.basis import Basis
from netwerk.i18n import Language, Text, mark
from netwerk.views import wording


def basis(found: Basis, version: int, language: Language = "nl") -> Text:
    """Return "Gebaseerd op 7.412 registraties van 114 van de 118 organisaties, uit 11 bronnen, …"."""
    if not found.records or found.last is None:
        return mark("Er is hier geen samenwerking vastgelegd. Gegevens versie {version}.", version=version)
    return mark(
        "Gebaseerd op {records} van {organisations}, {sources}, {period}. Gegevens versie {version}.",
        records=_records(found.records, language),
        organisations=_organisations(found, language),
        sources=_sources(found.sources, language),
        period=_period(found.first, found.last, language),
        version=version,
    )


def _records(number: int, language: Language) -> Text:
    if number == 1:
        return mark("1 registratie")
    return mark("{number} registraties", number=wording.figure(number, language))


def _organisations(found: Basis, language: Language) -> Text:
    if found.named == found.organisations:
        if found.named == 1:
            return mark("1 organisatie")
        return mark("{number} organisaties", number=wording.figure(found.named, language))
    return mark(
        "{named} van de {number} organisaties",
        named=wording.figure(found.named, language),
        number=wording.figure(found.organisations, language),
    )


def _sources(number: int, language: Language) -> Text:
    if not number:
        return mark("zonder bron erbij")
    if number == 1:
        return mark("uit 1 bron")
    return mark("uit {number} bronnen", number=wording.figure(number, language))


def _period(first: int | None, last: int, language: Language) -> Text:
    if first is None:
        return mark("tot en met {last}", last=wording.long_date(last, language))
    return mark(
        "{first} tot en met {last}", first=wording.month_of(first, language), last=wording.long_date(last, language)
    )
