"""Which themes were recorded where, as a table in words, and the records behind each cell."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from netwerk.analysis.evidence import described
from netwerk.analysis.norms import Scope
from netwerk.analysis.themes import Themes, last_of_theme, records_of_theme
from netwerk.i18n import Language, Text, mark, translate
from netwerk.model import FIRST, Dataset
from netwerk.network import Network
from netwerk.views import wording
from netwerk.views.behind import Behind, Opened

THIN = 10  # records with a theme; of fewer nothing is concluded about empty cells
NAMED = 6  # places in a sentence
CHOICES: dict[Scope, Text] = {Scope.AREA: mark("Per gebied"), Scope.MUNICIPALITY: mark("Per gemeente")}


def lead(found: Themes, language: Language) -> tuple[Text, ...]:
    """Return the answer: how many themes there are, in how many places, and which of them were recorded in each."""
    if not found.with_theme:
        return (mark("In deze periode heeft geen enkele registratie een thema."),)
    if found.with_theme == 1:
        return (mark("Geen uitspraak: in deze periode heeft maar één registratie een thema."),)
    if found.with_theme < THIN:
        number = wording.number(found.with_theme, language)
        return (mark("Geen uitspraak: in deze periode hebben maar {number} registraties een thema.", number=number),)
    if not found.places:
        return (mark("Geen organisatie in deze keuze noemt een gebied of gemeente waar zij werkt."),)
    here = [theme for theme in range(len(found.themes)) if found.whole[theme]]
    everywhere = [found.themes[theme] for theme in here if not found.uncovered(theme)]
    said = mark(
        "Thema’s in deze periode: **{themes}**, in {places}.",
        themes=wording.figure(len(here), language),
        places=_places(found, language),
    )
    if not everywhere:
        return (said, mark("Geen daarvan is overal vastgelegd."))
    return (said, mark("Overal vastgelegd: {names}.", names=wording.listing(everywhere, language, most=NAMED)))


def _places(found: Themes, language: Language) -> Text:
    number = wording.number(len(found.places), language)
    if found.scope is Scope.AREA:
        return mark("één gebied") if len(found.places) == 1 else mark("{number} gebieden", number=number)
    return mark("één gemeente") if len(found.places) == 1 else mark("{number} gemeenten", number=number)


def without_theme(found: Themes, language: Language) -> Text:
    """Return how many counting records have no theme, so that nobody takes the table for the whole."""
    whole = found.with_theme + found.without_theme
    if not found.without_theme:
        return mark("Alle {whole} registraties hebben een thema.", whole=wording.figure(whole, language))
    if found.without_theme == 1:
        return mark(
            "Eén van de {whole} registraties heeft geen thema en staat niet in deze tabel.",
            whole=wording.figure(whole, language),
        )
    return mark(
        "{part} van de {whole} registraties hebben geen thema en staan niet in deze tabel.",
        part=wording.figure(found.without_theme, language),
        whole=wording.figure(whole, language),
    )


def how_to_read(found: Themes) -> tuple[Text, ...]:
    """Return what a cell means."""
    area = found.scope is Scope.AREA
    return (
        mark("In elk vak staat in hoeveel registraties een organisatie uit dat gebied meedeed.")
        if area
        else mark("In elk vak staat in hoeveel registraties een organisatie uit die gemeente meedeed."),
        mark("‘Geen’ betekent: daar is dit thema in deze periode niet vastgelegd. Het kan wel besproken zijn."),
        mark("Wie voor een hele gemeente of regio werkt, telt niet mee bij een gebied.")
        if area
        else mark("Wie voor een hele regio werkt, telt niet mee bij een gemeente."),
        mark("Thema’s staan er zoals zij in de gegevens zijn geschreven."),
    )


def apart(found: Themes, language: Language) -> tuple[Text, ...]:
    """Return which themes are not in the table because no place has them, in the window or at all."""
    nowhere = [
        found.themes[theme]
        for theme in range(len(found.themes))
        if found.whole[theme] and len(found.uncovered(theme)) == len(found.places) and found.places
    ]
    absent = [theme for theme in range(len(found.themes)) if not found.whole[theme]]
    gone = [found.themes[theme] for theme in absent if found.known[theme]]
    elsewhere = [found.themes[theme] for theme in absent if not found.known[theme]]
    said = []
    if nowhere:
        said.append(
            mark(
                "Alleen vastgelegd bij organisaties die voor een groter gebied werken: {names}.",
                names=wording.listing(nowhere, language),
            )
        )
    if gone:
        said.append(
            mark("Eerder wel vastgelegd, in deze periode niet: {names}.", names=wording.listing(gone, language))
        )
    if elsewhere:
        said.append(
            mark(
                "Alleen bij anderen vastgelegd, buiten deze keuze: {names}.", names=wording.listing(elsewhere, language)
            )
        )
    return tuple(said)


def headings(found: Themes, language: Language) -> list[str]:
    """Return the columns of the table: the theme, every place, and the whole."""
    places = [
        translate(mark("{name} (hele gemeente)", name=one.name), language)
        if one.municipality and found.scope is Scope.AREA
        else one.name
        for one in found.places
    ]
    return [translate(mark("Thema"), language), *places, translate(mark("Samen"), language)]


def table(found: Themes, language: Language) -> pd.DataFrame:
    """Return one row per theme; columns are numbered, as two places and a heading may have the same name."""
    none = translate(mark("geen"), language)

    def cell(count: int) -> str:
        return wording.figure(count, language) if count else none

    rows = [
        (name, *(cell(int(count)) for count in found.records[theme]), cell(found.whole[theme]))
        for theme, name in enumerate(found.themes)
    ]
    return pd.DataFrame(rows, columns=[str(k) for k in range(len(found.places) + 2)], dtype=object)


def of_cell(dataset: Dataset, network: Network, found: Themes, theme: int, column: int, language: Language) -> Behind:
    """Return the records behind a cell of `table`; of an empty cell what was last recorded there, or that nothing was.

    column : of the table; the theme itself (0) and the last one stand for every place together
    """
    name = found.themes[theme]
    place = column - 1 if 0 < column <= len(found.places) else None
    if place is None:
        codes = records_of_theme(dataset, network, found.scope, name, None)
        return Behind(name=name, look=lambda: Opened(records=described(dataset, codes, found.window)))
    called = f"{name} – {headings(found, language)[column]}"
    if found.records[theme, place]:
        codes = records_of_theme(dataset, network, found.scope, name, place)
        return Behind(name=called, look=lambda: Opened(records=described(dataset, codes, found.window)))
    before = last_of_theme(dataset, network, found.scope, name, place)
    return Behind(
        name=called,
        look=lambda: Opened(
            records=described(dataset, before, found.window), said=(_empty(int(found.last[theme, place])),)
        ),
    )


def _empty(last: int) -> Text:
    if last == FIRST:
        return mark("Hier is dit thema nog nooit vastgelegd. Dat kan ook aan de gegevens liggen.")
    return mark("In deze periode is dit thema hier niet vastgelegd. Dit is het laatste dat er is:")


def scopes(found: Sequence[Themes]) -> tuple[Scope, ...]:
    """Return by which places there is something to show; areas only where some organisation names one."""
    return tuple(
        one.scope
        for one in found
        if any(not place.municipality for place in one.places) or one.scope is Scope.MUNICIPALITY
    )
