"""The agreements per place, in words: x of y in each municipality beside a year ago, and two places side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from netwerk.analysis.norms import CircleRule, CombinationRule, Norm, PairRule, Scope
from netwerk.analysis.outcomes import Outcome
from netwerk.analysis.places import FEWEST, ByPlace, Level, Place, Placed, differ_much
from netwerk.i18n import Language, Text, mark, translate
from netwerk.views import wording
from netwerk.views.agreements import in_order
from netwerk.views.cells import Cell, CellRow
from netwerk.views.status import Status, concluded, few_seen, status_of

LEVELS: dict[Level, Text] = {
    Level.MUNICIPALITY: mark("Gemeenten"),
    Level.SUBREGION: mark("Subregio’s"),
    Level.AREA: mark("Gebieden"),
}
_WHO_COUNTS: dict[Level, tuple[Text, ...]] = {
    Level.MUNICIPALITY: (
        mark("De gemeenten staan op alfabet."),
        mark("Wie in meer gemeenten werkt, telt in elk daarvan; wie er geen noemt, werkt regionaal en telt in alle."),
    ),
    Level.SUBREGION: (
        mark("De subregio’s staan op alfabet."),
        mark("Wie in meer subregio’s werkt, telt in elk daarvan; wie er geen noemt, werkt regionaal en telt in alle."),
    ),
    Level.AREA: (
        mark("De gebieden staan op alfabet."),
        mark("Wie in meer gebieden werkt, telt in elk daarvan; wie er geen noemt, telt in alle."),
    ),
}
_PER: dict[Scope, Text] = {
    Scope.REGION: mark("Deze afspraak gaat over de hele regio."),
    Scope.SUBREGION: mark("Deze afspraak gaat over een hele subregio."),
    Scope.MUNICIPALITY: mark("Deze afspraak gaat over een hele gemeente."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One agreement; row : how it stands in each place that was asked for"""

    norm: Norm
    row: CellRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One agreement in two places; warning : why the two say nothing beside each other, None: they do"""

    line: Line
    warning: Text | None


def at_level(found: ByPlace, level: Level) -> tuple[Placed, ...]:
    """Return the whole region and the places of `level`, by name."""
    return tuple(one for one in found.placed if one.place.level in (Level.REGION, level))


def place_name(place: Place, language: Language) -> str:
    """Return a place as it stands on the screen."""
    match place.level:
        case Level.REGION:
            return translate(mark("Hele regio"), language)
        case Level.SUBREGION:
            return translate(mark("Subregio {name}", name=place.name), language)
    return place.name


def distinct_names(places: Sequence[Place], language: Language) -> dict[Place, str]:
    """Return the places with their names, an area that is called as a municipality told apart from it."""
    towns = {place.name for place in places if place.level is Level.MUNICIPALITY}
    return {
        place: translate(mark("Gebied {name}", name=place.name), language)
        if place.level is Level.AREA and place.name in towns
        else place_name(place, language)
        for place in places
    }


def lines(found: ByPlace, placed: Sequence[Placed], language: Language) -> tuple[Line, ...]:
    """Return the agreements in `placed` (of `found`), those about GPs and schools first."""
    position = {norm.id: k for k, norm in enumerate(found.norms)}
    return tuple(
        Line(
            norm=norm,
            row=CellRow(
                label=norm.text_in(language),
                note=_counted(norm),
                cells=tuple(
                    _cell(norm, one.now[position[norm.id]], one.earlier[position[norm.id]], one.place, language)
                    for one in placed
                ),
            ),
        )
        for norm in in_order(found.norms)
    )


def _counted(norm: Norm) -> Text | None:
    match norm.rule:
        case CircleRule():
            return mark("geteld in paren van soorten")
        case CombinationRule(scope=Scope.AREA):
            return mark("geteld in gebieden")
        case CombinationRule(scope=Scope.MUNICIPALITY):
            return mark("geteld in gemeenten")
        case CombinationRule(scope=Scope.SUBREGION):
            return mark("geteld in subregio’s")
        case CombinationRule():
            return mark("geteld in regio’s")
    return None


def _cell(norm: Norm, now: Outcome | None, earlier: Outcome | None, place: Place, language: Language) -> Cell:
    where = place_name(place, language)
    if now is None:
        why = _PER[_scope(norm)]
        return Cell(figure=mark("n.v.t."), before=None, said=mark("{place}: {why}", place=where, why=why), opens=False)
    if not concluded(now):
        return _without_figure(now, where, language)
    figure = mark("**{part}** van {whole}", **_figures(now, language))
    stands = mark("{part} van {whole}", **_figures(now, language))
    if earlier is None or not concluded(earlier):
        said = mark("{place}: {now}. Er is geen cijfer van vorig jaar.", place=where, now=stands)
        return Cell(figure=figure, before=mark("vorig jaar –"), said=said)
    then = mark("{part} van {whole}", **_figures(earlier, language))
    before = mark("vorig jaar {part} van {whole}", **_figures(earlier, language))
    said = mark("{place}: {now}. Een jaar geleden: {then}.", place=where, now=stands, then=then)
    return Cell(figure=figure, before=before, said=said)


def _figures(outcome: Outcome, language: Language) -> dict[str, str]:
    return {"part": wording.figure(outcome.part, language), "whole": wording.figure(outcome.whole, language)}


def _scope(norm: Norm) -> Scope:
    assert isinstance(norm.rule, PairRule | CircleRule | CombinationRule)
    return norm.rule.scope


def _without_figure(now: Outcome, where: str, language: Language) -> Cell:
    if status_of(now) is Status.NOT_HERE:
        said = mark("{place}: deze afspraak geldt hier niet.", place=where)
        return Cell(figure=mark("n.v.t."), before=None, said=said, opens=False)
    if few_seen(now):
        unseen = mark(
            "{part} van de {whole}",
            part=wording.figure(now.concerned - now.seen, language),
            whole=wording.figure(now.concerned, language),
        )
        said = mark(
            "{place}: geen uitspraak. Van {part} organisaties zijn in deze periode geen gegevens ontvangen.",
            place=where,
            part=unseen,
        )
    else:
        said = mark("{place}: geen uitspraak.", place=where)
    return Cell(figure=mark("geen uitspraak"), before=None, said=said)


def how_to_read(level: Level, *, narrowed: bool) -> tuple[Text, ...]:
    """Return what a cell means and who counts where. narrowed : whether the page looks at a part of the region"""
    return (
        mark("Lees per rij: bij hoeveel van wie het aangaat de afspraak is gehaald, en eronder een jaar geleden."),
        *_WHO_COUNTS[level],
        mark("De aantallen tellen dus niet op tot dat van de regio."),
        *((mark("De keuze van een gebied hierboven verandert deze tabel niet."),) if narrowed else ()),
    )


# --- two places side by side ---


def compared(found: ByPlace, one: Placed, other: Placed, language: Language) -> tuple[Compared, ...]:
    """Return every agreement in two places; a warning where too few organisations are concerned to compare."""
    position = {norm.id: k for k, norm in enumerate(found.norms)}
    return tuple(
        Compared(
            line=line, warning=_warning(one.now[position[line.norm.id]], other.now[position[line.norm.id]], language)
        )
        for line in lines(found, (one, other), language)
    )


def _warning(one: Outcome | None, other: Outcome | None, language: Language) -> Text | None:
    if one is None or other is None or Status.NOT_HERE in (status_of(one), status_of(other)):
        return mark("Geldt niet op allebei.")
    if not concluded(one) or not concluded(other):
        return mark("Geen uitspraak: te weinig gegevens.")
    if min(one.concerned, other.concerned) < FEWEST:
        return mark("Geen uitspraak: minder dan {number}.", number=wording.number(FEWEST, language))
    return None


def sizes(one: Placed, other: Placed, language: Language) -> tuple[Text, ...]:
    """Return how many organisations work in each of two places and in both, and from how few there is no conclusion."""
    both = len(set(one.organisations).intersection(other.organisations))
    return (
        mark(
            "{one}: {count} organisaties. {other}: {number} organisaties.",
            one=place_name(one.place, language),
            count=wording.figure(len(one.organisations), language),
            other=place_name(other.place, language),
            number=wording.figure(len(other.organisations), language),
        ),
        *(_both(both, language) if both else ()),
        mark(
            "Gaat een afspraak op één van de twee over minder dan {number} organisaties, dan zegt één meer of minder "
            "te veel: over het verschil is geen uitspraak.",
            number=wording.number(FEWEST, language),
        ),
    )


def _both(both: int, language: Language) -> tuple[Text, ...]:
    if both == 1:
        return (mark("Eén organisatie werkt op allebei de plaatsen en telt twee keer."),)
    number = wording.capital(wording.number(both, language))
    return (mark("{number} organisaties werken op allebei de plaatsen en tellen twee keer.", number=number),)


def warnings(one: Placed, other: Placed, language: Language) -> tuple[Text, ...]:
    """Return why two places cannot be compared as they are: one much larger, or fewer than ten organisations."""
    found = []
    if differ_much(len(one.organisations), len(other.organisations)):
        found.append(
            mark(
                "Deze twee gebieden verschillen in grootte ({one} en {other} organisaties). Vergelijk de aantallen "
                "niet rechtstreeks.",
                one=wording.figure(len(one.organisations), language),
                other=wording.figure(len(other.organisations), language),
            )
        )
    found.extend(
        mark(
            "Let op: {place} telt minder dan {number} organisaties. Over verschillen is dan geen uitspraak mogelijk.",
            place=place_name(placed.place, language),
            number=wording.number(FEWEST, language),
        )
        for placed in (one, other)
        if len(placed.organisations) < FEWEST
    )
    return tuple(found)
