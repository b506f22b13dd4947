"""What hangs by one thread, in words: who holds others to the network, and which ties have no way around."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk.analysis.fragility import Articulation, Fragile
from netwerk.i18n import Language, Text, mark
from netwerk.model import Dataset
from netwerk.network import Network
from netwerk.views import wording
from netwerk.views.behind import Behind, of_pair
from netwerk.views.rows import Row, alphabetical, name_of, names_of
from netwerk.views.without import named

HEADINGS = (mark("Organisatie"), mark("Wat er dan gebeurt"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bridge:
    """A connection without a way around; records : on how many it rests."""

    behind: Behind
    records: Text


def points(dataset: Dataset, found: Fragile, language: Language) -> tuple[Row, ...]:
    """Return the organisations on which others depend, each with what is lost without it."""
    return alphabetical(
        [
            Row(
                id=point.organisation,
                name=name_of(dataset, point.organisation),
                cells=(_lost(dataset, point, language),),
            )
            for point in found.articulation_points
        ]
    )


def _lost(dataset: Dataset, point: Articulation, language: Language) -> Text:
    names, holder = names_of(dataset, point.cut_off), name_of(dataset, point.organisation)
    if len(names) == 1:
        return mark(
            "Valt {holder} weg, dan verliest één partner de enige verbinding met de rest: {names}.",
            holder=holder,
            names=names[0],
        )
    return mark(
        "Valt {holder} weg, dan verliezen {number} partners hun enige verbinding met de rest: {names}.",
        holder=holder,
        number=wording.number(len(names), language),
        names=named(names, language),
    )


def summary(found: Fragile, whole: int, language: Language) -> Text:
    """Return on how many of `whole` organisations others hang, and what that means."""
    number, ties = len(found.articulation_points), len(found.bridges)
    if not number and not ties:
        return mark("Valt er één organisatie weg, dan kunnen alle andere elkaar nog bereiken.")
    if not number:
        return mark("Geen organisatie houdt andere bij elkaar.")
    if number == 1:
        return mark(
            "Aan één van de {whole} organisaties hangen andere vast: zonder haar raken die los van de rest.",
            whole=wording.figure(whole, language),
        )
    return mark(
        "Aan {share} organisaties hangen andere vast: zonder hen raken die los van de rest.",
        share=wording.x_of_y(number, whole, language),
    )


def bridges(dataset: Dataset, found: Fragile, network: Network, language: Language) -> tuple[Bridge, ...]:
    """Return the connections without a way around, by name, each with how many records of the period it rests on."""
    ids = network.organisations["id"].tolist()
    a, b, records = (network.ties[column].tolist() for column in ("a", "b", "records"))
    counted = {(ids[one], ids[other]): number for one, other, number in zip(a, b, records, strict=True)}
    lines = [
        Bridge(
            behind=of_pair(dataset, *pair, network.window),
            records=mark("één registratie")
            if counted[pair] == 1
            else mark("{number} registraties", number=wording.number(counted[pair], language)),
        )
        for pair in found.bridges
    ]
    return tuple(sorted(lines, key=lambda line: line.behind.name.casefold()))


def bridges_summary(found: Fragile, language: Language) -> Text:
    """Return what the list of bridges under it is."""
    if len(found.bridges) == 1:
        return mark("Eén verbinding is de enige weg tussen twee delen van het netwerk:")
    return mark(
        "{number} verbindingen zijn elk de enige weg tussen twee delen van het netwerk:",
        number=wording.capital(wording.number(len(found.bridges), language)),
    )
