"""What is said after files were read in: how much is new, what was there already, what was left out."""

from __future__ import annotations

from netwerk.i18n import Language, Text, mark
from netwerk.records.novelty import Novelty
from netwerk.store import ImportResult
from netwerk.views import wording


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
