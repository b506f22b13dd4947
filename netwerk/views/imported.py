"""What is said of an import: how much is new, what was there already, what was left out, which files it has."""

from __future__ import annotations

from netwerk.i18n import Language, Text, mark
from netwerk.model import day_number
from netwerk.records.novelty import Novelty
from netwerk.store import ImportedFile, ImportRecord, ImportResult
from netwerk.views import wording

SOURCES: dict[str, Text] = {
    "bestand": mark("Bestanden"),
    "handmatig": mark("Met de hand"),
    "demo": mark("Voorbeeldregio"),
}


def sentences(result: ImportResult, novelty: Novelty | None, language: Language = "nl") -> tuple[Text, ...]:
    """Return what an import brought, in a few sentences; `novelty` is None where nothing was read in."""
    said = []
    if result.demo_removed:
        said.append(mark("De voorbeeldregio is eruit gehaald."))
    said += [mark("{file} is al ingelezen. Er is niets veranderd.", file=name) for name in result.repeated]
    if result.made:
        count = wording.figure(result.reading.imported, language)
        said.append(mark("Ingelezen als import {number}: {count} rijen.", number=result.number, count=count))
        if novelty is not None and novelty.known:
            said.append(_new_and_known(novelty, language))
    elif not result.repeated:
        said.append(mark("Er was niets om in te lezen."))
    rejected = result.reading.rejected
    if rejected == 1:
        said.append(mark("Eén rij is niet ingelezen."))
    elif rejected:
        number = wording.capital(wording.number(rejected, language))
        said.append(mark("{number} rijen zijn niet ingelezen.", number=number))
    return tuple(said)


def _new_and_known(novelty: Novelty, language: Language) -> Text:
    if not novelty.new:
        return mark("Alles daarin was er al.")
    return mark(
        "Daarvan zijn er {new} nieuw en waren er {known} er al.",
        new=wording.figure(novelty.new, language),
        known=wording.figure(novelty.known, language),
    )


def open_names(count: int, language: Language = "nl") -> Text:
    """Return how many names are not known yet (1 or more), and that they may wait."""
    if count == 1:
        return mark("Eén naam herkent Netwerk nog niet. U kunt die nu of later vaststellen.")
    number = wording.capital(wording.number(count, language))
    return mark("{number} namen herkent Netwerk nog niet. U kunt die nu of later vaststellen.", number=number)


def title(one: ImportRecord) -> Text:
    """Return how an import is called in a list: its number and what came with it."""
    if one.source == "handmatig":
        return mark("Import {number}: met de hand, {day}", number=one.number, day=f"{one.at:%d-%m-%Y %H:%M}")
    names = [file.name for file in one.files]
    return mark("Import {number}: {files}", number=one.number, files=", ".join(names))


def account(one: ImportRecord, language: Language = "nl") -> tuple[Text, ...]:
    """Return when an import was made, what became of its rows, and whether it counts."""
    day = wording.long_date(day_number(one.at.date()), language)
    said = [
        mark(
            "**Import {number}**, {day} om {time}. {source}.",
            number=one.number,
            day=day,
            time=f"{one.at:%H:%M}",
            source=SOURCES.get(one.source, mark("Bestanden")),
        ),
        mark(
            "Rijen gelezen: {read}. Ingelezen: {imported}. Afgewezen: {rejected}. Leeg: {blank}.",
            read=wording.figure(one.read, language),
            imported=wording.figure(one.imported, language),
            rejected=wording.figure(one.rejected, language),
            blank=wording.figure(one.blank, language),
        ),
    ]
    if one.status == "undone":
        said.append(mark("Ongedaan gemaakt: deze rijen tellen niet mee."))
    return tuple(said)


def file_line(file: ImportedFile, language: Language = "nl") -> Text:
    """Return one file of an import with its size and the begin of its fingerprint."""
    return mark(
        "{file}, {size} kB, kenmerk {sha256}",
        file=file.name,
        size=wording.figure(max(1, round(file.size / 1000)), language),
        sha256=file.sha256[:12],
    )
