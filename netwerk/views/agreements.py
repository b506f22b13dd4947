"""What was agreed and how it stands, in sentences: "Acht van de 12 huisartsen werken samen met een lokaal team"."""

from __future__ import annotations

from collections.abc import Iterable

from netwerk.analysis.fulfilment import NormResult
from netwerk.analysis.norms import Direction, Norm, PairRule, Scope
from netwerk.i18n import Language, Text, mark
from netwerk.model import Classification, Window
from netwerk.views import wording
from netwerk.views.status import Status, status_of

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
    now: NormResult, earlier: NormResult | None, classification: Classification, language: Language
) -> tuple[Text, ...]:
    """Return what `now` says, beside a year `earlier` (None: there is no such year to compare with)."""
    status, rule = status_of(now), now.norm.rule
    assert isinstance(rule, PairRule)
    whole, part = len(now.applies_to), len(now.fulfilled)
    if status is Status.NOT_HERE:
        if len(rule.from_kinds) > 1:
            return (mark("Deze afspraak geldt hier niet: er is hier geen organisatie waarover zij gaat."),)
        kind = wording.inside(wording.kind_label(classification, rule.from_kinds[0], language))
        return (mark("Deze afspraak geldt hier niet: er is geen {kind} in dit gebied.", kind=kind),)
    if status is Status.NO_CONCLUSION:
        return (
            mark(
                "Geen uitspraak: van {part} van de {whole} organisaties zijn in deze periode geen gegevens ontvangen.",
                part=wording.figure(whole - now.seen, language),
                whole=wording.figure(whole, language),
            ),
        )
    clause = _clause(now, rule, classification, language)
    if earlier is None or status_of(earlier) in (Status.NO_CONCLUSION, Status.NOT_HERE):
        return (mark("{clause}.", clause=clause), mark("Er is geen cijfer van vorig jaar."))
    change = part - len(earlier.fulfilled)
    count = wording.number(abs(change), language)
    if change > 0:
        return (mark("{clause}, {count} meer dan een jaar geleden.", clause=clause, count=count),)
    if change < 0:
        return (mark("{clause}, {count} minder dan een jaar geleden.", clause=clause, count=count),)
    if whole == len(earlier.applies_to):
        return (mark("{clause}, net als een jaar geleden.", clause=clause),)
    return (mark("{clause}, evenveel als een jaar geleden.", clause=clause),)


def _clause(now: NormResult, rule: PairRule, classification: Classification, language: Language) -> Text:
    whole, part = len(now.applies_to), len(now.fulfilled)
    kind = rule.from_kinds[0] if len(rule.from_kinds) == 1 else None
    if whole == 1:
        who = _label(classification, kind, language) if kind else mark("organisatie")
        if part:
            return mark("Dit gaat over één {who}, en daarvan is deze samenwerking vastgelegd", who=who)
        return mark("Dit gaat over één {who}, en daarvan is deze samenwerking niet vastgelegd", who=who)
    who = _label(classification, kind, language, plural=True) if kind else mark("organisaties")
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
    kind = _label(classification, rule.to_kinds[0], language)
    return {
        Scope.AREA: mark("een {kind} in het eigen gebied", kind=kind),
        Scope.MUNICIPALITY: mark("een {kind} in de eigen gemeente", kind=kind),
        Scope.SUBREGION: mark("een {kind} in de eigen subregio", kind=kind),
        Scope.REGION: mark("een {kind}", kind=kind),
        Scope.OTHER_SUBREGION: mark("een {kind} uit een andere subregio", kind=kind),
    }[rule.scope]


def _label(classification: Classification, kind: str, language: Language, *, plural: bool = False) -> str:
    return wording.inside(wording.kind_label(classification, kind, language, plural=plural))


def figure(result: NormResult | None, language: Language) -> Text:
    """Return "**8** van 12", or a dash where there is no conclusion."""
    if result is None or status_of(result) in (Status.NO_CONCLUSION, Status.NOT_HERE):
        return mark("**–**")
    return mark(
        "**{part}** van {whole}",
        part=wording.figure(len(result.fulfilled), language),
        whole=wording.figure(len(result.applies_to), language),
    )


def coverage(result: NormResult, language: Language) -> Text:
    """Return of how many of those concerned anything was recorded in the period: "In beeld: 9 van 12"."""
    return mark("In beeld: {part}", part=wording.short_x_of_y(result.seen, len(result.applies_to), language))


def over(chosen: Window, told: Window, language: Language) -> tuple[Text, ...]:
    """Return over which period the agreements are told, where that is not the period `chosen` on the page."""
    if chosen.begin == told.begin:
        return ()
    return (mark("Periode van de afspraken: {period}.", period=wording.period(told.begin, told.end, language)),)


def summary(results: Iterable[NormResult], language: Language) -> tuple[Text, ...]:
    """Return how many agreements are met, partly and not yet, and about how many nothing can be said."""
    statuses = [status_of(result) for result in results]
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
