"""Who is not or hardly connected, in five sorts, with what was seen of them: gaps in the data are named as such."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from netwerk.analysis.isolates import Isolates
from netwerk.i18n import Language, Text, mark, say, translate
from netwerk.model import Dataset, Window
from netwerk.network import Network, in_period
from netwerk.views import wording
from netwerk.views.rows import Row, alphabetical, kind_of, name_of, names_of, place_of

HEADINGS = (mark("Organisatie"), mark("Soort"), mark("Werkt in"), mark("Wat is er gezien"))
NAMED = 3  # meetings named per organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort:
    """One way of being alone: its name, what it means, and who (cells as HEADINGS without the first)."""

    name: Text
    meaning: Text
    rows: tuple[Row, ...]


def sorts(dataset: Dataset, network: Network, found: Isolates, language: Language) -> tuple[Sort, ...]:
    """Return the five sorts of `found`, the isolates of `network`, itself a network of `dataset`."""
    partners = _partners(network)

    def row(id_: str, evidence: Text) -> Row:
        cells = (kind_of(dataset, id_, language), place_of(dataset, id_), evidence)
        return Row(id=id_, name=name_of(dataset, id_), cells=cells)

    return (
        Sort(
            name=mark("Nooit gezien"),
            meaning=mark(
                "Van deze organisaties is nog geen samenwerking vastgelegd. Dat kan ook aan de gegevens liggen."
            ),
            rows=alphabetical([row(id_, mark("Geen registratie tot nu toe.")) for id_ in found.never_seen]),
        ),
        Sort(
            name=mark("Stilgevallen"),
            meaning=mark("Van deze organisaties is eerder samenwerking vastgelegd, maar niet in deze periode."),
            rows=alphabetical(
                [
                    row(
                        one.id,
                        mark("De laatste registratie is van {day}.", day=wording.long_date(one.last_record, language)),
                    )
                    for one in found.fallen_silent
                ]
            ),
        ),
        Sort(
            name=mark("Wel gezien, geen verbinding"),
            meaning=_not_counting(network.window),
            rows=alphabetical(
                [row(id_, _seen(dataset, id_, network.window, language)) for id_ in found.seen_without_tie]
            ),
        ),
        Sort(
            name=mark("Alleen via de gemeente"),
            meaning=mark("Van deze organisaties zijn alleen verbindingen met een gemeente vastgelegd."),
            rows=alphabetical(
                [
                    row(
                        id_,
                        mark(
                            "Werkt samen met {names}.",
                            names=wording.listing(names_of(dataset, partners[id_]), language),
                        ),
                    )
                    for id_ in found.only_via_municipality
                ]
            ),
        ),
        Sort(
            name=mark("Eenzijdig genoemd"),
            meaning=mark("Anderen noemen deze organisaties, zij noemen die anderen niet."),
            rows=alphabetical([row(id_, _one_sided(len(partners[id_]), language)) for id_ in found.one_sided]),
        ),
    )


def _not_counting(window: Window) -> Text:
    if not window.largest:
        return mark("Deze organisaties staan in registraties van deze periode, maar niet samen met een ander.")
    return mark(
        "Deze organisaties staan in registraties van deze periode, maar niet in een die meetelt als verbinding. "
        "Een bijeenkomst met meer dan {largest} organisaties telt niet mee.",
        largest=window.largest,
    )


def alone(found: Isolates, language: Language) -> Text:
    """Return how many organisations have no connection."""
    number = len(found.never_seen) + len(found.fallen_silent) + len(found.seen_without_tie)
    if not number:
        return mark("Alle organisaties zijn aangesloten.")
    if number == 1:
        return mark("Eén organisatie is niet aangesloten.")
    return mark(
        "{number} organisaties zijn niet aangesloten.", number=wording.capital(wording.number(number, language))
    )


def _partners(network: Network) -> dict[str, set[str]]:
    partners: dict[str, set[str]] = {}
    for one, other in network.pair_ids():
        partners.setdefault(one, set()).add(other)
        partners.setdefault(other, set()).add(one)
    return partners


def _one_sided(others: int, language: Language) -> Text:
    if others == 1:
        return mark("Eén andere noemt deze organisatie, zij noemt die niet.")
    number = wording.capital(wording.number(others, language))
    return mark("{number} anderen noemen deze organisatie, zij noemt hen niet.", number=number)


def _seen(dataset: Dataset, id_: str, window: Window, language: Language) -> Text:
    """What the records of the period say of someone without a tie: too large, alone, or not chosen."""
    offsets, involved = dataset.involvement
    code = dataset.code_of[id_]
    mine = involved[offsets[code] : offsets[code + 1]]
    mine = mine[in_period(dataset, window.begin, window.end)[mine]]
    size = dataset.records["size"].to_numpy()[mine]
    large = mine[size > window.largest] if window.largest else mine[:0]
    if len(large):
        return mark(
            "Wel gezien bij {meetings}.",
            meetings=_meetings(dataset, large, language),
        )
    if (size == 1).all():
        return mark("Wel gezien, {times} alleen, zonder anderen erbij.", times=wording.times(len(mine), language))
    return mark(
        "Wel gezien, {times}, maar door uw keuze in de filters tellen die registraties niet mee.",
        times=wording.times(len(mine), language),
    )


def _meetings(dataset: Dataset, records: np.ndarray, language: Language) -> Text | str:
    """The large meetings by name, day and size, the latest first."""
    frame = dataset.records.iloc[records].sort_values("begin", ascending=False, kind="stable")
    said = [
        translate(
            mark(
                "{meeting} ({day}, {size} organisaties)",
                meeting=_event(dataset, int(event), int(source), language),
                day=wording.long_date(int(begin), language),
                size=size,
            ),
            language,
        )
        for event, source, begin, size in zip(
            frame["event"], frame["source"], frame["begin"], frame["size"], strict=True
        )
    ]
    return wording.listing(said, language, most=NAMED)


def _event(dataset: Dataset, event: int, source: int, language: Language) -> str:
    if event >= 0:
        return dataset.events[event]
    return dataset.sources[source] if source >= 0 else say("een bijeenkomst", language)
