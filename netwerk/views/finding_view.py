"""Finding places (school, childcare, club) that no youth care reaches, by area and name, and what is behind that."""

from __future__ import annotations

import numpy as np

from netwerk.analysis.evidence import described, last_evidence, records_of
from netwerk.analysis.finding_places import FindingPlace, FindingPlaces, is_youth_care
from netwerk.i18n import Language, Text, mark, translate
from netwerk.model import Classification, Dataset
from netwerk.network import Network, in_period
from netwerk.views import behind, wording
from netwerk.views.behind import Behind, Group, Opened
from netwerk.views.rows import Row, kind_of, name_of, names_of, place_of

HEADINGS = (mark("Organisatie"), mark("Werkt in"), mark("Soort"), mark("Laatst vastgelegd samen met jeugdhulp"))


def lead(found: FindingPlaces, language: Language) -> Text:
    """Return how many finding places have a connection with youth care."""
    if not found.kinds:
        return mark("In `data/indeling.toml` is nog geen soort vindplaats (`vindplaats = true`).")
    if not found.places:
        return mark("In deze keuze staat geen vindplaats in het register.")
    if not found.care:
        return mark("In deze keuze staat geen organisatie van de jeugdhulp.")
    if len(found.places) == 1:
        if found.reached:
            return mark("De enige vindplaats heeft in deze periode een verbinding met de jeugdhulp.")
        return mark("Van de enige vindplaats is in deze periode geen verbinding met de jeugdhulp vastgelegd.")
    who = wording.capital(wording.x_of_y(len(found.reached), len(found.places), language))
    if len(found.reached) in (0, 1):
        return mark(
            "**{who}** vindplaatsen heeft in deze periode een vastgelegde verbinding met de jeugdhulp.", who=who
        )
    return mark("**{who}** vindplaatsen hebben in deze periode een vastgelegde verbinding met de jeugdhulp.", who=who)


def meaning(found: FindingPlaces, classification: Classification, language: Language) -> tuple[Text, ...]:
    """Return what a finding place is here, and what is counted as youth care."""
    if not found.kinds:
        return ()
    kinds = [wording.inside(wording.kind_label(classification, code, language, plural=True)) for code in found.kinds]
    return (
        mark(
            "Vindplaats = actieplaats: hier komen kinderen en ouders al ({kinds}).",
            kinds=wording.listing(kinds, language),
        ),
        mark("Jeugdhulp is hier het domein jeugdhulp, de eerste lijn en wie specialistisch werkt."),
        mark("Niet elke vindplaats heeft een verbinding nodig; dit is wat is vastgelegd."),
    )


def rows(dataset: Dataset, found: FindingPlaces, language: Language) -> tuple[Row, ...]:
    """Return the finding places without a connection, by area and then by name."""
    unsorted = [
        Row(
            id=one.organisation,
            name=name_of(dataset, one.organisation),
            cells=(
                place_of(dataset, one.organisation),
                kind_of(dataset, one.organisation, language),
                _last(one, found, language),
            ),
        )
        for one in found.unreached
    ]

    def place(row: Row) -> str:
        where = row.cells[0]
        return translate(where, language) if isinstance(where, Text) else where

    return tuple(sorted(unsorted, key=lambda row: (place(row).casefold(), row.name.casefold())))


def _last(one: FindingPlace, found: FindingPlaces, language: Language) -> Text | str:
    if one.last_together is not None:
        day = wording.long_date(one.last_together, language)
        # seen together in the window and yet no tie: too large a meeting, another form, or below the minimum
        return mark("{day}, maar dat telt niet als verbinding", day=day) if _inside(one, found) else day
    if one.last_seen is None:
        return mark("nog nooit; ook zonder jeugdhulp nooit gezien")
    last = wording.long_date(one.last_seen, language)
    return mark("nog nooit; laatst gezien op {last}", last=last)


def _inside(one: FindingPlace, found: FindingPlaces) -> bool:
    return one.last_together is not None and one.last_together >= found.window.begin


def of_one(dataset: Dataset, network: Network, found: FindingPlaces, id_: str) -> Behind:
    """Return the last records of a finding place with youth care; where there is none its own records."""
    one = next(place for place in found.unreached if place.organisation == id_)
    alone = behind.of_one(dataset, id_, found.window)
    if one.last_together is None:

        def own() -> Opened:
            opened = alone.look()
            said = mark("Nog nooit is een registratie samen met de jeugdhulp vastgelegd.")
            return Opened(records=opened.records, said=(said, *opened.said))

        return Behind(name=alone.name, look=own)
    codes = _care(network)

    def together() -> Opened:
        return Opened(
            records=last_evidence(dataset, dataset.code_of[id_], codes, found.window),
            said=(
                mark("Dit is het laatst vastgelegd samen met de jeugdhulp; het geeft in deze periode geen verbinding:"),
            ),
        )

    return Behind(name=alone.name, look=together)


def reached(dataset: Dataset, network: Network, found: FindingPlaces, language: Language) -> Group:
    """Return the finding places that youth care reaches, with whom, and the records of the window with them."""
    ids = network.organisations["id"].to_numpy()
    care = is_youth_care(network)
    a, b = network.ties["a"].to_numpy(), network.ties["b"].to_numpy()
    inside = in_period(dataset, found.window.begin, found.window.end)

    def one(id_: str) -> Behind:
        node = int(np.searchsorted(ids, id_))
        nodes = np.concatenate([b[(a == node) & care[b]], a[(b == node) & care[a]]])
        partners = [str(ids[other]) for other in nodes]

        def look() -> Opened:
            codes = np.unique(
                np.concatenate(
                    [records_of(dataset, dataset.code_of[id_], dataset.code_of[other]) for other in partners]
                )
            )
            return Opened(records=described(dataset, codes[inside[codes]], found.window))

        return Behind(
            name=name_of(dataset, id_),
            cells=(place_of(dataset, id_), wording.listing(names_of(dataset, partners), language, most=behind.NAMED)),
            look=look,
        )

    members = sorted((one(id_) for id_ in found.reached), key=lambda member: member.name.casefold())
    return Group(
        label=mark("Verbinding met de jeugdhulp"),
        headings=(mark("Organisatie"), mark("Werkt in"), mark("Met wie")),
        members=tuple(members),
    )


def _care(network: Network) -> list[int]:
    codes: list[int] = network.organisations["code"].to_numpy()[is_youth_care(network)].tolist()
    return codes
