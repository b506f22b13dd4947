"""Coordination load in words: who has far more connections than research found, and that more is not better."""

from __future__ import annotations

from netwerk.analysis.load import FEWEST, LONGEST, Load
from netwerk.i18n import Language, Text, mark
from netwerk.model import Dataset
from netwerk.network import Network
from netwerk.views import wording
from netwerk.views.rows import Row, alphabetical, kind_of, name_of, place_of

HEADINGS = (mark("Organisatie"), mark("Soort"), mark("Werkt in"), mark("Verbindingen"))


def sentences(found: Load | None, network: Network, language: Language) -> tuple[Text, ...]:
    """Return what the load is held against, how many have far more, and how to read that; or why nothing is said."""
    if found is None:
        return (_no_conclusion(network),)
    usual = found.usual
    return (
        mark(
            "In onderzoek in Nederlandse jeugdnetwerken had een organisatie gemiddeld contact met {low} tot {high} "
            "andere. Hier is dat gemiddeld {mean}, geteld uit de registraties van deze periode.",
            low=usual.low,
            high=usual.high,
            mean=round(found.mean),
        ),
        _who(len(found.organisations), usual.many, len(network), language),
        mark("Meer verbindingen is niet vanzelf beter. Het gaat erom hoeveel afstemming bij één partij terechtkomt."),
        *_chosen(network),
    )


def source(found: Load) -> Text:
    """Return where the numbers come from."""
    return mark("Bron: {source}.", source=found.usual.source)


def _who(number: int, many: int, whole: int, language: Language) -> Text:
    share = wording.capital(wording.x_of_y(number, whole, language))
    if number < 2:
        return mark("{share} organisaties heeft er {many} of meer.", share=share, many=many)
    return mark("{share} organisaties hebben er {many} of meer.", share=share, many=many)


def _chosen(network: Network) -> tuple[Text, ...]:
    window = network.window
    if any((window.forms, window.kinds, window.layers, window.municipalities, window.areas, window.subregions)):
        return (mark("Alleen verbindingen binnen uw keuze tellen hier mee."),)
    return ()


def _no_conclusion(network: Network) -> Text:
    if network.window.end - network.window.begin > LONGEST:
        return mark(
            "Geen uitspraak: het onderzoek gaat over contacten van nu, en deze periode is langer dan een jaar. "
            "Kies een kortere periode."
        )
    return mark("Geen uitspraak: minder dan {fewest} organisaties hebben hier een verbinding.", fewest=FEWEST)


def rows(dataset: Dataset, found: Load, language: Language) -> tuple[Row, ...]:
    """Return who has far more connections, by name and not by number; cells as HEADINGS without the first."""
    return alphabetical(
        [
            Row(
                id=one.id,
                name=name_of(dataset, one.id),
                cells=(
                    kind_of(dataset, one.id, language),
                    place_of(dataset, one.id),
                    wording.figure(one.ties, language),
                ),
            )
            for one in found.organisations
        ]
    )
