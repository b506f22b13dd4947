"""What would be left without the municipality, or without one organisation, in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from netwerk.analysis.fragility import Share, Without
from netwerk.i18n import Language, Text, mark
from netwerk.views import wording
from netwerk.views.figures import Figure

NAMED = 12  # as many names as one sentence bears


def among_themselves(share: Share, earlier: Share | None, language: Language) -> tuple[Text, ...]:
    """Return of the ties between partners how many also exist without the municipality at the table."""
    if share.value is None:
        return (mark("Tussen partners onderling is in deze periode geen verbinding vastgelegd."),)
    if share.part == share.whole:
        clause = mark("Alle verbindingen tussen partners bestaan ook **zonder de gemeente aan tafel**")
    elif share.part == 0:
        clause = mark("Geen van de verbindingen tussen partners bestaat **zonder de gemeente aan tafel**")
    else:
        clause = mark(
            "Van elke 100 verbindingen tussen partners bestaan er **{number}** ook zonder de gemeente aan tafel",
            number=of_hundred(share),
        )
    if earlier is None or earlier.value is None:
        return (mark("{clause}.", clause=clause),)
    change = (of_hundred(share) or 0) - (of_hundred(earlier) or 0)
    count = wording.number(abs(change), language)
    if change > 0:
        return (mark("{clause}, {count} meer dan een jaar geleden.", clause=clause, count=count),)
    if change < 0:
        return (mark("{clause}, {count} minder dan een jaar geleden.", clause=clause, count=count),)
    return (mark("{clause}, net als een jaar geleden.", clause=clause),)


def of_hundred(share: Share) -> int | None:
    """Return the share as a whole number of each hundred: 0 and 100 only where it is exactly so; None: undefined."""
    if share.value is None:
        return None
    if share.part in (0, share.whole):
        return 100 if share.part else 0
    return min(99, max(1, round(100 * share.value)))


def reachable(left: Without, names: Sequence[str], language: Language) -> tuple[Text, ...]:
    """Return who can still reach whom without the municipality, and who drops out (`names` of `left.cut_off`)."""
    if left.pairs_reachable.value is None:
        return (mark("Er zijn in deze periode geen twee partners die elkaar kunnen bereiken."),)
    if left.pairs_reachable.part == left.pairs_reachable.whole:
        return (
            mark("Zonder de gemeente aan tafel verandert er niets: alle partners kunnen elkaar nog bereiken."),
            *_dropped(names, language),
        )
    return (
        mark(
            "Zonder de gemeente aan tafel kunnen {share} paren elkaar nog bereiken.",
            share=wording.per_hundred(left.pairs_reachable.value, language),
        ),
        *_dropped(names, language),
    )


def _dropped(names: Sequence[str], language: Language) -> tuple[Text, ...]:
    if not names:
        return ()
    if len(names) == 1:
        return (mark("Eén partner valt dan weg: {names}.", names=named(names, language)),)
    number = wording.capital(wording.number(len(names), language))
    return (mark("{number} partners vallen dan weg: {names}.", number=number, names=named(names, language)),)


def named(names: Sequence[str], language: Language) -> str:
    """Return names as a list in a sentence; of a long list the first and how many more there are."""
    return wording.listing(names, language, most=NAMED)


def strip(left: Without, language: Language) -> tuple[Figure, ...]:
    """Return the figures behind the sentences, each with what it is a part of."""

    def written(count: int) -> str:
        return wording.figure(count, language)

    kept, own, pairs = left.ties_kept, left.among_themselves, left.pairs_reachable
    return (
        Figure(
            number=written(own.part),
            of=mark("van {number}", number=written(own.whole)),
            noun=mark("verbindingen tussen partners"),
            line=(mark("bestaan ook als de gemeente niet aan tafel zit"),),
        ),
        Figure(
            number=written(kept.part),
            of=mark("van {number}", number=written(kept.whole)),
            noun=mark("van alle verbindingen"),
            line=(mark("zijn niet met een gemeente"),),
        ),
        Figure(
            number=written(pairs.part),
            of=mark("van {number}", number=written(pairs.whole)),
            noun=mark("paren partners"),
            line=(mark("kunnen elkaar nog bereiken"),),
        ),
        Figure(
            number=written(len(left.cut_off)),
            noun=mark("partner valt weg") if len(left.cut_off) == 1 else mark("partners vallen weg"),
            line=(mark("zonder weg naar de meeste anderen"),) if left.cut_off else (),
        ),
    )
