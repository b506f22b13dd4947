"""Who alone joins two layers, in words: every connection between those layers has this organisation at one end."""

from __future__ import annotations

from collections.abc import Sequence

from netwerk.analysis.layer_carriers import LayerCarrier
from netwerk.i18n import Language, Text, mark, translate
from netwerk.model import Classification, Dataset
from netwerk.views import wording
from netwerk.views.rows import Row, alphabetical, layer_of, name_of

HEADINGS = (mark("Organisatie"), mark("Laag"), mark("Welke lagen verbindt zij als enige"))


def by_organisation(found: Sequence[LayerCarrier]) -> dict[str, list[LayerCarrier]]:
    """Return per organisation (id) the pairs of layers that it alone joins; of a single tie both ends do."""
    carried: dict[str, list[LayerCarrier]] = {}
    for carrier in found:
        for id_ in carrier.organisations:
            carried.setdefault(id_, []).append(carrier)
    return carried


def summary(found: Sequence[LayerCarrier], language: Language) -> Text:
    """Return between how many pairs of layers all connections hang on one organisation, and what that means."""
    if not found:
        return mark("Geen twee lagen zijn alleen via één organisatie verbonden.")
    if len(found) == 1:
        return mark(
            "Bij twee lagen heeft elke verbinding ertussen dezelfde organisatie aan één kant. Valt die weg, dan is er "
            "tussen die lagen geen verbinding meer vastgelegd."
        )
    return mark(
        "Bij {number} paren van lagen heeft elke verbinding ertussen dezelfde organisatie aan één kant. Valt die weg, "
        "dan is er tussen die lagen geen verbinding meer vastgelegd.",
        number=wording.number(len(found), language),
    )


def rows(dataset: Dataset, found: Sequence[LayerCarrier], language: Language) -> tuple[Row, ...]:
    """Return who joins which layers alone; cells as HEADINGS without the first."""
    return alphabetical(
        [
            Row(
                id=id_,
                name=name_of(dataset, id_),
                cells=(
                    layer_of(dataset, id_, language),
                    " ".join(translate(_said(dataset, carrier, id_, language), language) for carrier in carried),
                ),
            )
            for id_, carried in by_organisation(found).items()
        ]
    )


def _said(dataset: Dataset, carrier: LayerCarrier, id_: str, language: Language) -> Text:
    one, other = (wording.inside(label) for label in layers(dataset.classification, carrier, language))
    if carrier.ties == 1:
        partner = next(name_of(dataset, end) for end in carrier.organisations if end != id_)
        said = mark(
            "De enige verbinding tussen {one} en {other}, met {partner}.", one=one, other=other, partner=partner
        )
    elif carrier.ties == 2:
        said = mark("Beide verbindingen tussen {one} en {other}.", one=one, other=other)
    else:
        said = mark(
            "Alle {ties} verbindingen tussen {one} en {other}.",
            ties=wording.figure(carrier.ties, language),
            one=one,
            other=other,
        )
    own = str(dataset.organisations["layer"].iat[dataset.code_of[id_]])
    if own in carrier.sole:
        return mark("{said} Zij is hier de enige organisatie in haar laag.", said=said)
    return said


def layers(classification: Classification, carrier: LayerCarrier, language: Language) -> tuple[str, str]:
    """Return the two layers as they stand on the screen, in the order of the configuration."""
    order = [layer.code for layer in classification.layers]
    one, other = sorted(carrier.layers, key=lambda code: order.index(code) if code in order else len(order))
    return wording.layer_label(classification, one, language), wording.layer_label(classification, other, language)
