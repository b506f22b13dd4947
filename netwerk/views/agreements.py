"""What was agreed and how it stands, in sentences: "Acht van de 12 huisartsen werken samen met een lokaal team"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from netwerk.analysis.circles import Circle, Combination
from netwerk.analysis.gaps import Bound
from netwerk.analysis.norms import (
    CENTRAL_UNHEARD,
    BoundRule,
    CircleRule,
    CombinationRule,
    Direction,
    Norm,
    PairRule,
    Scope,
)
from netwerk.analysis.outcomes import Outcome
from netwerk.i18n import Language, Text, mark, translate
from netwerk.model import Classification, Window, day_number
from netwerk.views import wording
from netwerk.views.norm_view import MEASURE_WORDS, SHARES, bound_in_words, in_figures
from netwerk.views.status import Status, concluded, few_seen, status_of, undefined

FIRST_KINDS = ("huisarts", "school")  # the policy names GPs and education first (R4)


def in_order(norms: Iterable[Norm]) -> tuple[Norm, ...]:
    """Return `norms` by goal; goals about GPs and schools first, further in the order of the file."""
    given = tuple(norms)
    goals = list(dict.fromkeys(norm.goal for norm in given))
    first = {norm.goal for norm in given if _about_first(norm)}
    goals.sort(key=lambda goal: goal not in first)
    return tuple(sorted(given, key=lambda norm: (goals.index(norm.goal), not _about_first(norm))))


def _about_first(norm: Norm) -> bool:
    return isinstance(norm.rule, PairRule) and any(kind in FIRST_KINDS for kind in norm.rule.from_kinds)


def sentences(
    now: Outcome, earlier: Outcome | None, classification: Classification, language: Language
) -> tuple[Text, ...]:
    """Return what `now` says, beside a year `earlier` (None: there is no such year to compare with)."""
    status = status_of(now)
    if status is Status.NOT_HERE:
        return (_not_here(now, classification, language),)
    if status is Status.NO_CONCLUSION:
        return (_no_conclusion(now, language),)
    before = earlier if concluded(earlier) else None
    return (*_said(now, before, classification, language), *_changed_since(now, before, language))


def _said(now: Outcome, before: Outcome | None, classification: Classification, language: Language) -> tuple[Text, ...]:
    match now.norm.rule:
        case PairRule() as rule:
            return _compared(_pair_clause(now, rule, classification, language), now, before, language)
        case CircleRule() as rule:
            clause, *rest = _compared(_circle_clause(now, rule, language), now, before, language)
            return (clause, *_open_pairs(now, classification, language), *rest)
        case CombinationRule() as rule:
            clause, *rest = _compared(_combination_clause(now, rule, classification, language), now, before, language)
            return (clause, *_open_places(now, language), *rest)
        case BoundRule() as rule:
            return _bound(now, rule, before, language)


def _changed_since(now: Outcome, before: Outcome | None, language: Language) -> tuple[Text, ...]:
    """Whether the year before was counted by another version of the agreement."""
    if before is None or before.norm.version == now.norm.version:
        return ()
    day = wording.long_date(day_number(now.norm.valid_from), language)
    return (mark("Per {day} is deze afspraak gewijzigd; daarvoor is geteld wat toen was afgesproken.", day=day),)


def _not_here(now: Outcome, classification: Classification, language: Language) -> Text:
    rule = now.norm.rule
    kinds = rule.from_kinds if isinstance(rule, PairRule) else getattr(rule, "kinds", ())
    if len(kinds) == 1 and isinstance(rule, PairRule):
        kind = label(classification, kinds[0], language)
        return mark("Deze afspraak geldt hier niet: er is geen {kind} in dit gebied.", kind=kind)
    if isinstance(rule, CircleRule | CombinationRule) and not now.whole:  # no place to ask it of
        return mark("Deze afspraak geldt hier niet: het register noemt hier geen {places}.", places=PLACES[rule.scope])
    return mark("Deze afspraak geldt hier niet: er is hier geen organisatie waarover zij gaat.")


def _no_conclusion(now: Outcome, language: Language) -> Text:
    if undefined(now):
        if isinstance(now.norm.rule, BoundRule) and now.norm.rule.measure == CENTRAL_UNHEARD:
            return mark("Geen uitspraak: er zijn geen gegevens van meer dan een jaar geleden.")
        return mark("Geen uitspraak: dit getal is hier niet te bepalen.")
    if not few_seen(now):
        if now.concerned == 1:
            return mark("Geen uitspraak: dit gaat over één organisatie, en dat is te weinig.")
        return mark(
            "Geen uitspraak: dit gaat over {number} organisaties, en dat is te weinig.",
            number=wording.number(now.concerned, language),
        )
    if now.concerned == 1:
        return mark("Geen uitspraak: van de ene organisatie zijn in deze periode geen gegevens ontvangen.")
    return mark(
        "Geen uitspraak: van {part} van de {whole} organisaties zijn in deze periode geen gegevens ontvangen.",
        part=wording.figure(now.concerned - now.seen, language),
        whole=wording.figure(now.concerned, language),
    )


def _compared(clause: Text, now: Outcome, earlier: Outcome | None, language: Language) -> tuple[Text, ...]:
    if earlier is None:
        return (mark("{clause}.", clause=clause), mark("Er is geen cijfer van vorig jaar."))
    change = now.part - earlier.part
    count = wording.number(abs(change), language)
    if now.whole == earlier.whole == 1 and not isinstance(now.norm.rule, PairRule):
        if change > 0:
            return (mark("{clause}, een jaar geleden nog niet.", clause=clause),)
        if change < 0:
            return (mark("{clause}, een jaar geleden wel.", clause=clause),)
    if change > 0:
        return (mark("{clause}, {count} meer dan een jaar geleden.", clause=clause, count=count),)
    if change < 0:
        return (mark("{clause}, {count} minder dan een jaar geleden.", clause=clause, count=count),)
    if now.whole == earlier.whole:
        return (mark("{clause}, net als een jaar geleden.", clause=clause),)
    return (mark("{clause}, evenveel als een jaar geleden.", clause=clause),)


# --- each organisation its partner ---


def _pair_clause(now: Outcome, rule: PairRule, classification: Classification, language: Language) -> Text:
    whole, part = now.whole, now.part
    kind = rule.from_kinds[0] if len(rule.from_kinds) == 1 else None
    if whole == 1:
        who = label(classification, kind, language) if kind else mark("organisatie")
        if part:
            return mark("Dit gaat over één {who}, en daarvan is deze samenwerking vastgelegd", who=who)
        return mark("Dit gaat over één {who}, en daarvan is deze samenwerking niet vastgelegd", who=who)
    who = label(classification, kind, language, plural=True) if kind else mark("organisaties")
    number = wording.capital(wording.x_of_y(part, whole, language))
    partner = _partner(rule, classification, language)
    if partner is None:
        if part < 2:
            return mark("{number} {who} werkt samen zoals is afgesproken", number=number, who=who)
        return mark("{number} {who} werken samen zoals is afgesproken", number=number, who=who)
    if part < 2:
        return mark("{number} {who} werkt samen met {partner}", number=number, who=who, partner=partner)
    return mark("{number} {who} werken samen met {partner}", number=number, who=who, partner=partner)


def _partner(rule: PairRule, classification: Classification, language: Language) -> Text | None:
    """Whom the agreement asks for, in words; None where that takes more words than a sentence bears."""
    if len(rule.to_kinds) > 1 or rule.forms or rule.minimum > 1 or rule.direction is not Direction.ANY:
        return None
    kind = label(classification, rule.to_kinds[0], language)
    return {
        Scope.AREA: mark("een {kind} in het eigen gebied", kind=kind),
        Scope.MUNICIPALITY: mark("een {kind} in de eigen gemeente", kind=kind),
        Scope.SUBREGION: mark("een {kind} in de eigen subregio", kind=kind),
        Scope.REGION: mark("een {kind}", kind=kind),
        Scope.OTHER_SUBREGION: mark("een {kind} uit een andere subregio", kind=kind),
    }[rule.scope]


def label(classification: Classification, kind: str, language: Language, *, plural: bool = False) -> str:
    """Return a kind as it stands within a sentence."""
    return wording.inside(wording.kind_label(classification, kind, language, plural=plural))


# --- circles and combinations ---

PLACES: Mapping[Scope, Text] = {  # what a circle or combination is asked of
    Scope.AREA: mark("gebieden"),
    Scope.MUNICIPALITY: mark("gemeenten"),
    Scope.SUBREGION: mark("subregio’s"),
    Scope.REGION: mark("regio’s"),
}


def place_name(unit: str) -> str | Text:
    """Return the name of one unit of a circle or combination."""
    return unit or mark("de hele regio")


def pair_of_kinds(kinds: tuple[str, str], classification: Classification, language: Language) -> Text:
    """Return two kinds of a circle as "lokaal team met school"."""
    one, other = (label(classification, kind, language) for kind in kinds)
    return mark("{one} met {other}", one=one, other=other)


def _circle_clause(now: Outcome, rule: CircleRule, language: Language) -> Text:
    units = _circles(now)
    if now.whole == 1:
        where = _where([one.unit for one in units], rule.scope, language)
        if now.part:
            return mark("De twee soorten werken samen, {where}", where=where)
        return mark("Tussen de twee soorten is geen samenwerking vastgelegd, {where}", where=where)
    return mark(
        "Tussen {number} paren van soorten is samenwerking vastgelegd, {where}",
        number=wording.x_of_y(now.part, now.whole, language),
        where=_where([one.unit for one in units], rule.scope, language),
    )


def _where(units: Sequence[str], scope: Scope, language: Language) -> Text:
    if len(units) == 1:
        return mark("in {place}", place=place_name(units[0]))
    return mark("in {number} {places}", number=wording.figure(len(units), language), places=PLACES[scope])


def _open_pairs(now: Outcome, classification: Classification, language: Language) -> tuple[Text, ...]:
    """Which pairs of kinds are not joined, and where; nothing where none is."""
    if not now.part:
        return ()
    circles = _circles(now)
    named = []
    for circle in circles:
        for one, other in circle.missing:
            two = pair_of_kinds((one, other), classification, language)
            if len(circles) > 1:
                two = mark("{pair} ({place})", pair=two, place=place_name(circle.unit))
            named.append(translate(two, language))
    return (mark("Niet vastgelegd: {pairs}.", pairs=wording.listing(named, language, most=3)),) if named else ()


def _combination_clause(
    now: Outcome, rule: CombinationRule, classification: Classification, language: Language
) -> Text:
    tables = _tables(now)
    who = wording.listing([label(classification, kind, language) for kind in rule.kinds], language)
    alone = len(rule.kinds) == 1
    if now.whole == 1:
        place = place_name(tables[0].unit)
        if alone and now.part:
            return mark("In {place} is een {who} gezien", place=place, who=who)
        if alone:
            return mark("In {place} is geen {who} gezien", place=place, who=who)
        if now.part:
            return mark("In {place} zaten {who} samen aan tafel", place=place, who=who)
        return mark("In {place} is geen tafel met {who} vastgelegd", place=place, who=who)
    number, places = wording.x_of_y(now.part, now.whole, language), PLACES[rule.scope]
    if alone:
        return mark("In {number} {places} is een {who} gezien", number=number, places=places, who=who)
    return mark("In {number} {places} zaten {who} samen aan tafel", number=number, places=places, who=who)


def _open_places(now: Outcome, language: Language) -> tuple[Text, ...]:
    """Where a combination was not recorded, if anywhere it was; of one place when it last was."""
    if not now.part and now.whole > 1:
        return ()
    tables = [table for table in _tables(now) if not table.fulfilled]
    if now.whole > 1:
        named = [translate(mark("{place}", place=place_name(table.unit)), language) for table in tables]
        return (mark("Niet vastgelegd: {places}.", places=wording.listing(named, language, most=3)),) if named else ()
    if not tables:
        return ()
    if tables[0].last_record is None:
        return (mark("Ook eerder is dat niet vastgelegd."),)
    return (mark("De laatste keer was op {day}.", day=wording.long_date(tables[0].last_record, language)),)


def _circles(outcome: Outcome) -> tuple[Circle, ...]:
    return tuple(one for one in outcome.found if isinstance(one, Circle)) if isinstance(outcome.found, tuple) else ()


def _tables(outcome: Outcome) -> tuple[Combination, ...]:
    found = outcome.found
    return tuple(one for one in found if isinstance(one, Combination)) if isinstance(found, tuple) else ()


# --- bounds ---


def _bound(now: Outcome, rule: BoundRule, earlier: Outcome | None, language: Language) -> tuple[Text, ...]:
    value, limit = value_of(now), bound_in_words(rule, language)
    assert value is not None  # else there is no conclusion
    before = None if earlier is None else value_of(earlier)
    if rule.measure == CENTRAL_UNHEARD:
        said = _unheard(int(value), language)
    else:
        said = mark(
            "{measure}: {value}; afgesproken is {limit}.",
            measure=MEASURE_WORDS[rule.measure],
            value=shown(rule, value, language),
            limit=limit,
        )
    if before is None:
        return (said, mark("Er is geen cijfer van vorig jaar."))
    if before == value:
        return (said, mark("Een jaar geleden was dat ook zo."))
    return (said, mark("Een jaar geleden was dat {value}.", value=shown(rule, before, language)))


def _unheard(count: int, language: Language) -> Text:
    if not count:
        return mark("Elke organisatie die midden in het netwerk stond, is het afgelopen jaar gehoord.")
    if count == 1:
        return mark("Van één organisatie die midden in het netwerk stond, is een jaar niets vastgelegd.")
    return mark(
        "Van {number} organisaties die midden in het netwerk stonden, is een jaar niets vastgelegd.",
        number=wording.number(count, language),
    )


def value_of(outcome: Outcome) -> float | None:
    """Return the value of a bound; None where it is undefined, or the rule is no bound."""
    return outcome.found.value if isinstance(outcome.found, Bound) else None


def shown(rule: BoundRule, value: float, language: Language) -> str:
    """Return the value in figures with one decimal; with more where it would else read as the bound that it is not."""
    bounds = [bound for bound in (rule.at_least, rule.at_most) if bound is not None and bound != value]
    for digits in (1, 2):
        written = in_figures(rule.measure, value, language, digits=digits)
        if written not in [in_figures(rule.measure, bound, language) for bound in bounds]:
            return written
    return in_figures(rule.measure, value, language)


# --- beside the sentence ---


def figure(outcome: Outcome | None, language: Language) -> Text:
    """Return "**8** van 12", the value of a bound, or a dash where there is no conclusion."""
    if outcome is None or not concluded(outcome):
        return mark("**–**")
    value, rule = value_of(outcome), outcome.norm.rule
    if value is not None and isinstance(rule, BoundRule):
        if rule.measure in SHARES:
            return mark("**{value}** van 100", value=shown(rule, value, language))
        return mark("**{value}**", value=shown(rule, value, language))
    return mark(
        "**{part}** van {whole}",
        part=wording.figure(outcome.part, language),
        whole=wording.figure(outcome.whole, language),
    )


def short(outcome: Outcome, language: Language) -> str:
    """Return "8 van 12", "alle 12", or the value of a bound: for on a button."""
    value, rule = value_of(outcome), outcome.norm.rule
    if value is not None and isinstance(rule, BoundRule):
        return shown(rule, value, language)
    return wording.short_x_of_y(outcome.part, outcome.whole, language)


def coverage(outcome: Outcome, language: Language) -> Text:
    """Return of how many of those concerned anything was recorded in the period: "In beeld: 9 van 12"."""
    if not outcome.concerned:
        return mark("In beeld: geen organisaties")
    return mark("In beeld: {part}", part=wording.short_x_of_y(outcome.seen, outcome.concerned, language))


def heading_open(outcome: Outcome, language: Language) -> Text:
    """Return the line that opens the list of what a circle or combination lacks."""
    number = wording.number(outcome.lacking, language)
    if isinstance(outcome.norm.rule, CircleRule):
        if outcome.lacking == 1:
            return mark("Tussen welke soorten is niets vastgelegd? Tussen één paar.")
        return mark("Tussen welke soorten is niets vastgelegd? Tussen {number} paren.", number=number)
    if outcome.lacking == 1:
        return mark("Waar is dit niet vastgelegd? Op één plaats.")
    return mark("Waar is dit niet vastgelegd? Op {number} plaatsen.", number=number)


def heading_recorded(outcome: Outcome, language: Language) -> Text:
    """Return the line that opens the list of what a circle or combination has."""
    number = wording.number(outcome.part, language)
    if isinstance(outcome.norm.rule, CircleRule):
        if outcome.part == 1:
            return mark("Tussen welke soorten is samenwerking vastgelegd? Tussen één paar.")
        return mark("Tussen welke soorten is samenwerking vastgelegd? Tussen {number} paren.", number=number)
    if outcome.part == 1:
        return mark("Waar is dit vastgelegd? Op één plaats.")
    return mark("Waar is dit vastgelegd? Op {number} plaatsen.", number=number)


def heading_unheard(bound: Bound, language: Language) -> Text:
    """Return the line that opens the list of who is unheard."""
    count = int(bound.value or 0)
    if count == 1:
        return mark("Van wie is een jaar niets vastgelegd? Van één organisatie.")
    return mark(
        "Van wie is een jaar niets vastgelegd? Van {number} organisaties.", number=wording.number(count, language)
    )


def own_period(outcome: Outcome, told: Window, language: Language) -> tuple[Text, ...]:
    """Return over which period an agreement is asked, where that is not the period `told` of the others."""
    if (outcome.window.begin, outcome.window.end) == (told.begin, told.end):
        return ()
    return (
        mark(
            "Deze afspraak gaat over een eigen periode: {period}.",
            period=wording.period(outcome.window.begin, outcome.window.end, language),
        ),
    )


def requirements(norm: Norm) -> str:
    """Return the numbers of the requirements in the source of an agreement: "R4, R12"; "" where it names none."""
    return ", ".join(dict.fromkeys(re.findall(r"\bR\d+\b", norm.source)))


def written_in(norm: Norm) -> Text:
    """Return where the agreement is written, with the words as they stand there."""
    source = norm.source.rstrip(".")
    if not norm.phrase:
        return mark("Bron: {source}.", source=source)
    return mark("Bron: {source}: “{phrase}”.", source=source, phrase=norm.phrase.rstrip("."))


def over(chosen: Window, told: Window, language: Language) -> tuple[Text, ...]:
    """Return over which period the agreements are told, where that is not the period `chosen` on the page."""
    if chosen.begin == told.begin:
        return ()
    return (mark("Periode van de afspraken: {period}.", period=wording.period(told.begin, told.end, language)),)


def summary(outcomes: Iterable[Outcome], language: Language) -> tuple[Text, ...]:
    """Return how many agreements are met, partly and not yet, and about how many nothing can be said."""
    statuses = [status_of(outcome) for outcome in outcomes]
    asked = [status for status in statuses if status is not Status.NOT_HERE]
    if not asked:
        return (mark("Er gelden hier geen afspraken."),)
    met, partly = asked.count(Status.MET), asked.count(Status.PARTLY)
    not_yet, open_ = asked.count(Status.NOT_YET), asked.count(Status.NO_CONCLUSION)
    whole, all_ = wording.number(len(asked), language), len(asked)
    said = []
    if all_ == 1:
        said.append(
            {
                Status.MET: mark("De ene afspraak die hier geldt, is **gehaald**."),
                Status.PARTLY: mark("De ene afspraak die hier geldt, is **deels gehaald**."),
                Status.NOT_YET: mark("De ene afspraak die hier geldt, is **nog niet gehaald**."),
                Status.NO_CONCLUSION: mark("Over de ene afspraak die hier geldt, is **geen uitspraak** mogelijk."),
            }[asked[0]]
        )
        return tuple(said)
    if met == all_:
        return (mark("**Alle {whole} afspraken** zijn gehaald.", whole=whole),)
    number = wording.capital(wording.number(met, language))
    if not met:
        said.append(mark("**Geen van de {whole} afspraken** is gehaald.", whole=whole))
    elif met == 1:
        said.append(mark("**{number} van de {whole} afspraken** is gehaald.", number=number, whole=whole))
    else:
        said.append(mark("**{number} van de {whole} afspraken** zijn gehaald.", number=number, whole=whole))
    if partly == 1:
        said.append(mark("Eén is deels gehaald."))
    elif partly:
        said.append(mark("{number} zijn deels gehaald.", number=wording.capital(wording.number(partly, language))))
    if not_yet == 1:
        said.append(mark("Eén is nog niet gehaald."))
    elif not_yet:
        said.append(mark("{number} zijn nog niet gehaald.", number=wording.capital(wording.number(not_yet, language))))
    if open_:
        said.append(mark("Over {number} is geen uitspraak mogelijk.", number=wording.number(open_, language)))
    return tuple(said)
