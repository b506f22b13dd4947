"""Who is not or hardly connected, in five sorts, with what was seen of them: gaps in the data are named as such.

Who newly fell silent comes first, and someone who works alone is not blamed for being here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from netwerk.analysis.evidence import records_of
from netwerk.analysis.freshness import Source
from netwerk.analysis.isolates import QUARTER, Isolates, newly_silent
from netwerk.analysis.seen import first_seen, last_days, last_seen
from netwerk.i18n import Language, Text, mark, say, translate
from netwerk.model import FIRST, Dataset, Window
from netwerk.network import Network, in_period, months_before
from netwerk.views import wording
from netwerk.views.rows import Row, alphabetical, kind_of, layer_of, name_of, names_of, place_of

HEADINGS = (
    mark("Organisatie"),
    mark("Soort en laag"),
    mark("Werkt in"),
    mark("Eerste en laatste registratie"),
    mark("Wat is er gezien"),
)
NAMED = 3  # meetings named per organisation
FEW = 10  # records in the period; with fewer it says little that someone is not in one


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort:
    """One way of being alone: its name, what it means, and who (cells as HEADINGS without the first).

    solo : a sentence for those among them that often work alone; None where there are none
    """

    name: Text
    meaning: Text
    rows: tuple[Row, ...]
    solo: Text | None = None


def sorts(
    dataset: Dataset, network: Network, found: Isolates, language: Language, *, stopped: Sequence[Source] = ()
) -> tuple[Sort, ...]:
    """Return the five sorts of `found`, the isolates of `network`, itself a network of `dataset`.

    Those that fell silent come first, and among them who did so this quarter. stopped : sources that give nothing
    any more, so that silence may lie with them
    """
    window, partners = network.window, _partners(network)
    first, last, days = first_seen(dataset, window), last_seen(dataset, window), last_days(dataset, window)
    new = {one.id for one in newly_silent(found, window)}

    def row(id_: str, evidence: Text) -> Row:
        code = dataset.code_of[id_]
        cells = (
            _kind_and_layer(kind_of(dataset, id_, language), layer_of(dataset, id_, language)),
            place_of(dataset, id_),
            _first_and_last(int(first[code]), int(last[code]), language),
            evidence,
        )
        return Row(id=id_, name=name_of(dataset, id_), cells=cells)

    def silent(id_: str) -> Row:
        code = dataset.code_of[id_]
        said = _silence(dataset, code, days, int(first[code]), language, stopped)
        return row(id_, mark("**Nieuw.** {said}", said=said) if id_ in new else said)

    silent_ids = [one.id for one in found.fallen_silent]
    by_sort = (
        Sort(
            name=mark("Stilgevallen"),
            meaning=mark("Van deze organisaties is eerder samenwerking vastgelegd, maar niet in deze periode."),
            rows=(
                *alphabetical([silent(id_) for id_ in silent_ids if id_ in new]),
                *alphabetical([silent(id_) for id_ in silent_ids if id_ not in new]),
            ),
        ),
        Sort(
            name=mark("Nooit gezien"),
            meaning=mark(
                "Van deze organisaties is nog geen samenwerking vastgelegd. Dat kan ook aan de gegevens liggen."
            ),
            rows=alphabetical([row(id_, mark("Geen registratie tot nu toe.")) for id_ in found.never_seen]),
        ),
        Sort(
            name=mark("Wel gezien, geen verbinding"),
            meaning=_not_counting(window),
            rows=alphabetical([row(id_, _seen(dataset, id_, window, language)) for id_ in found.seen_without_tie]),
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
    return tuple(replace(sort, solo=_solo(dataset, sort.rows, language)) for sort in by_sort)


def new_silence(dataset: Dataset, found: Isolates, window: Window, language: Language) -> Text:
    """Return who fell silent this quarter, by name, and what that means."""
    names = names_of(dataset, [one.id for one in newly_silent(found, window)])
    if not found.fallen_silent:
        return mark("Er is geen organisatie stilgevallen.")
    if not names:
        return mark("In het kwartaal voor deze periode is geen organisatie stilgevallen.")
    return mark(
        "**Nieuw stilgevallen**: {names}. De laatste registratie ligt in het kwartaal voor deze periode: "
        "op {since} of later.",
        names=wording.listing(names, language),
        since=wording.long_date(months_before(window.begin, QUARTER), language),
    )


def counted(found: Isolates, network: Network, language: Language) -> Text:
    """Return how many of how many organisations have no connection in the period."""
    number = len(found.never_seen) + len(found.fallen_silent) + len(found.seen_without_tie)
    if not number:
        return mark("Alle organisaties hebben in deze periode een verbinding.")
    share = wording.capital(wording.x_of_y(number, len(network), language))
    if number == 1:
        return mark("{share} organisaties heeft in deze periode geen verbinding.", share=share)
    return mark("{share} organisaties hebben in deze periode geen verbinding.", share=share)


def rule(window: Window, language: Language) -> Text:
    """Return what counts as a connection in `window`."""
    records = mark("één registratie")
    if window.minimum > 1:
        records = mark("{number} registraties", number=wording.number(window.minimum, language))
    if window.largest:
        records = mark("{records} van hoogstens {largest} organisaties", records=records, largest=window.largest)
    if window.forms:
        records = mark("{records}, van de gekozen vormen,", records=records)
    return mark("Een verbinding is er als twee organisaties samen in minstens {records} staan.", records=records)


def basis(dataset: Dataset, window: Window, language: Language) -> Text | None:
    """Return that the period holds too few records to say much, or none; None where it holds enough."""
    records = records_in(dataset, window)
    if records >= FEW:
        return None
    if records == 0:
        return mark("Geen uitspraak: in deze periode is niets vastgelegd. Kies een andere periode.")
    if records == 1:
        return mark("Er is maar één registratie in deze periode. Dat iemand hier staat, zegt daarom weinig.")
    return mark(
        "Er zijn maar {number} registraties in deze periode. Dat iemand hier staat, zegt daarom weinig.",
        number=wording.number(records, language),
    )


def records_in(dataset: Dataset, window: Window) -> int:
    """Return how many records of any form and size the period of `window` holds."""
    return int(np.count_nonzero(in_period(dataset, window.begin, window.end)))


def _solo(dataset: Dataset, rows: Sequence[Row], language: Language) -> Text | None:
    """What is said of those in a list that often work alone: nobody can sit at every table."""
    kinds = {str(dataset.organisations["kind"].iat[dataset.code_of[row.id]]) for row in rows}
    solo = [kind.code for kind in dataset.classification.kinds if kind.solo and kind.code in kinds]
    if not solo:
        return None
    labels = [wording.kind_label(dataset.classification, code, language, plural=True) for code in solo]
    return mark(
        "{kinds} werken vaak alleen en kunnen niet aan elke tafel zitten. Dat zij hier staan, zegt alleen wat er is "
        "vastgelegd.",
        kinds=wording.listing([labels[0], *(wording.inside(label) for label in labels[1:])], language),
    )


def _kind_and_layer(kind: str, layer: str) -> str | Text:
    return kind if kind == layer else mark("{kind}, {layer}", kind=kind, layer=wording.inside(layer))


def _first_and_last(first: int, last: int, language: Language) -> str | Text:
    if last == FIRST:
        return mark("niet vastgelegd")
    one, other = wording.long_date(first, language), wording.long_date(last, language)
    return one if one == other else mark("{first} en {last}", first=one, last=other)


def _silence(
    dataset: Dataset, code: int, days: np.ndarray, first: int, language: Language, stopped: Sequence[Source]
) -> Text:
    """Since when an organisation is silent, how long after its first record, and whether its source stopped.

    days : of every record the last day before the end of the window
    """
    codes = records_of(dataset, code)
    day = days[codes]
    last, number = int(day.max()), int(np.count_nonzero(day > FIRST))
    said = _last_of(number, first, last, language)
    ended = {one.name: one.last for one in stopped}
    sources = dataset.records["source"].to_numpy()[codes[day == last]]
    names = {dataset.sources[source] if source >= 0 else "" for source in sources.tolist()}
    if len(names) == 1 and names <= set(ended):
        name = names.pop()
        return mark(
            "{said} Dat was in {source}; die hele bron is gestopt op {day}, dus het kan ook daaraan liggen.",
            said=said,
            source=name,
            day=wording.long_date(ended[name], language),
        )
    return said


def _last_of(number: int, first: int, last: int, language: Language) -> Text:
    day = wording.long_date(last, language)
    if number == 1:
        return mark("De enige registratie is van {day}.", day=day)
    records = wording.number(number, language)
    if first == last:
        return mark("Alle {number} registraties zijn van {day}.", number=records, day=day)
    return mark(
        "De laatste van {number} registraties is van {day}, {long} na de eerste.",
        number=records,
        day=day,
        long=wording.time_between(first, last, language),
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
