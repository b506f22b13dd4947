"""What may be concluded from the years, in sentences: where it goes, what is silent, and what is counted otherwise.

No sentence warns of one step alone, and none gives a cause.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import pandas as pd

from netwerk.analysis.definitions import DefinitionMark
from netwerk.analysis.directions import LITTLE, Change, Directions, Figure
from netwerk.analysis.periods import Step
from netwerk.analysis.silences import Silence, SilentSteps
from netwerk.analysis.trend import FEWEST_ORGANISATIONS, LEAST_COVERAGE, TrendStep, Verdict
from netwerk.i18n import Language, Text, mark, say, translate
from netwerk.views import wording
from netwerk.views.steps_view import step_name

FIGURES: Mapping[Figure, Text] = {
    "ties": mark("het aantal verbindingen"),
    "active": mark("het aantal organisaties met een verbinding"),
    "stability": mark("het deel van de verbindingen dat blijft bestaan"),
    "formation": mark("het deel van de mogelijke verbindingen dat nieuw is"),
}
_HEADS: Mapping[Figure, Text] = {
    "ties": mark("Verbindingen"),
    "active": mark("Organisaties met een verbinding"),
    "stability": mark("Verbindingen die blijven, van elke 100"),
    "formation": mark("Nieuwe verbindingen, van elke 100 mogelijke"),
}
_COUNTS: frozenset[Figure] = frozenset(("ties", "active"))
_FEW_NAMES = 4  # steps; more are counted instead of named
_FEW_NORMS = 3  # agreements of one day; more are counted instead of named


def conclusion(found: Sequence[Directions], language: Language = "nl") -> tuple[Text, ...]:
    """Return what may be concluded: "geen uitspraak" and why, or where each figure of `found` goes."""
    if not found:
        return (mark("Geen uitspraak: er is nog geen samenwerking vastgelegd."),)
    one = found[0]  # the latest twelve months are the same for every figure
    fewest = wording.number(FEWEST_ORGANISATIONS, language)
    match one.verdict:
        case Verdict.FEW if one.organisations == 1:
            return (
                mark("Geen uitspraak: het gaat om één organisatie. Wij vragen er minstens {fewest}.", fewest=fewest),
            )
        case Verdict.FEW:
            return (
                mark(
                    "Geen uitspraak: het gaat om {number} organisaties. Wij vragen er minstens {fewest}.",
                    number=wording.number(one.organisations, language),
                    fewest=fewest,
                ),
            )
        case Verdict.THIN_COVERAGE:
            return (
                mark(
                    "Geen uitspraak: over {seen} organisaties is in de laatste twaalf maanden iets vastgelegd. "
                    "Wij vragen minstens {least} van elke 100.",
                    seen=wording.x_of_y(one.seen, one.registered, language),
                    least=round(100 * LEAST_COVERAGE),
                ),
            )
        case _:
            beside = mark("Steeds naast dezelfde maanden een jaar eerder.")
            return (*_together(found, language), *((beside,) if any(each.told for each in found) else ()))


def direction(found: Directions, language: Language = "nl") -> Text:
    """Return where one figure goes over 6, 12 and 24 months, in one sentence."""
    what = FIGURES[found.of]
    if not found.told:
        return (
            mark("Waar {what} heen gaat, is niet te zeggen: er is te weinig vastgelegd.", what=what)
            if any(one.thin for one in found.changes)
            else mark(
                "Waar {what} heen gaat, is nog niet te zeggen: zo ver gaan de registraties niet terug.", what=what
            )
        )
    clauses = ", ".join(_clause(sign, months, language) for sign, months in _by_direction(found))
    if not found.agree:
        return mark("Geen uitspraak over {what}: {clauses}.", what=what, clauses=clauses)
    spans = _spans([one.months for one in found.told], language)
    directions = {one.direction for one in found.told}
    if len(directions) > 1:
        return mark("Voor {what}: {clauses}.", what=what, clauses=clauses)
    (only,) = directions
    if only == 0:
        return mark("Over {spans} maanden is er geen duidelijk verschil in {what}.", spans=spans, what=what)
    rises = only == 1
    if len(found.told) == 1:
        return (
            mark(
                "Over {spans} maanden stijgt {what}. Over langere tijd is nog niets te zeggen.", spans=spans, what=what
            )
            if rises
            else mark(
                "Over {spans} maanden daalt {what}. Over langere tijd is nog niets te zeggen.", spans=spans, what=what
            )
        )
    return (
        mark("Over {spans} maanden wijst het dezelfde kant op: {what} stijgt.", spans=spans, what=what)
        if rises
        else mark("Over {spans} maanden wijst het dezelfde kant op: {what} daalt.", spans=spans, what=what)
    )


def direction_table(found: Sequence[Directions], language: Language = "nl") -> pd.DataFrame:
    """Return one row per figure (str), and per span of months what it was a year before and is now, in words."""
    headings = list(direction_help(language))
    rows = [[translate(_HEADS[one.of], language), *(_cell(one.of, c, language) for c in one.changes)] for one in found]
    return pd.DataFrame(rows, columns=headings, dtype=object)


def direction_help(language: Language = "nl") -> dict[str, str]:
    """Return for each column of `direction_table` its heading, and in plain words what it says."""
    explained = (
        (mark("Wat"), mark("Waarvan wij kijken waar het heen gaat.")),
        (mark("6 maanden"), mark("De laatste 6 maanden naast dezelfde 6 maanden een jaar eerder.")),
        (mark("12 maanden"), mark("De laatste 12 maanden naast de 12 maanden daarvoor.")),
        (mark("24 maanden"), mark("De laatste 24 maanden naast de 24 maanden die een jaar eerder eindigden.")),
    )
    return {translate(heading, language): translate(help_, language) for heading, help_ in explained}


def rule(language: Language = "nl") -> tuple[Text, ...]:
    """Return when we say that something rises or falls, and when we say nothing."""
    return (
        mark(
            "Wij vergelijken dezelfde maanden van twee jaren, zodat een vakantie geen daling lijkt. Een verschil "
            "van minder dan {little} van elke 100, of dat niet te onderscheiden is van toeval, noemen wij geen "
            "duidelijk verschil.",
            little=round(100 * LITTLE),
        ),
        mark(
            "Wij doen geen uitspraak als over minder dan {least} van elke 100 organisaties iets is vastgelegd, als het "
            "om minder dan {fewest} organisaties gaat, of als 6, 12 en 24 maanden elkaar tegenspreken.",
            least=round(100 * LEAST_COVERAGE),
            fewest=wording.number(FEWEST_ORGANISATIONS, language),
        ),
    )


def left_out(found: Sequence[Directions], language: Language = "nl") -> Text | None:
    """Return which sources these directions leave out; None where they leave out none."""
    names = sorted({name for one in found for name in one.left_out})
    if not names:
        return None
    listed = wording.listing([f"“{name}”" for name in names], language, most=_FEW_NAMES)
    if len(names) == 1:
        return mark(
            "De bron {names} telt hierbij niet mee: zij was er in een van de vergeleken periodes niet de hele tijd.",
            names=listed,
        )
    return mark(
        "De bronnen {names} tellen hierbij niet mee: zij waren er in een van de vergeleken periodes niet de hele tijd.",
        names=listed,
    )


def silent(found: SilentSteps, language: Language = "nl") -> tuple[Text, ...]:
    """Return for each source that was silent since when, and how many ties that seem to have ended rest on it alone."""
    return tuple(
        mark("{silence} {ties}", silence=_silence(one, language), ties=_seeming(number, language))
        for one, number in zip(found.silences, found.seeming, strict=True)
    )


def may_be_source(of: TrendStep, ended: int, step: Step, language: Language = "nl") -> Text | None:
    """Return how many of the ties that `ended` in a step may be those of a silent source; None where there are none."""
    if not of.ended_silent:
        return None
    sources = wording.listing([f"“{name}”" for name in of.silent], language, most=_FEW_NAMES)
    ended_then = wording.figure(ended, language)
    name = step_name(step, of.begin, language)
    if ended == 1:
        return mark(
            "De ene verbinding die in {step} stopte, rustte alleen op een bron die toen stil was ({sources}). "
            "Dat is misschien alleen de bron.",
            step=name,
            sources=sources,
        )
    if of.ended_silent == 1:
        return mark(
            "Van de {ended} gestopte verbindingen in {step} rustte er één alleen op een bron die toen stil was "
            "({sources}). Dat is misschien alleen de bron.",
            ended=ended_then,
            step=name,
            sources=sources,
        )
    return mark(
        "Van de {ended} gestopte verbindingen in {step} rustten er {number} alleen op een bron die toen stil was "
        "({sources}). Dat is misschien alleen de bron.",
        ended=ended_then,
        step=name,
        number=wording.number(of.ended_silent, language),
        sources=sources,
    )


def definitions(marks: Sequence[DefinitionMark], language: Language = "nl") -> tuple[Text, ...]:
    """Return for each day on which something changed in what is counted what that was, in the order of the days."""
    return tuple(
        mark("{day}: {what}.", day=wording.capital(wording.long_date(day, language)), what=what)
        for day, ones in groupby(marks, key=lambda one: one.day)
        for what in _changes(list(ones), language)
    )


def _together(found: Sequence[Directions], language: Language) -> tuple[Text, ...]:
    """A sentence per figure; one for all where none of them shows a clear difference over any span."""
    spans = {_spans([one.months for one in each.told], language) for each in found}
    if len(found) == 1 or len(spans) > 1 or {one.direction for each in found for one in each.told} != {0}:
        return tuple(direction(each, language) for each in found)
    (only,) = spans
    what = wording.listing([translate(FIGURES[each.of], language) for each in found], language)
    return (mark("Over {spans} maanden is er geen duidelijk verschil in {what}.", spans=only, what=what),)


def _by_direction(found: Directions) -> Iterator[tuple[int, list[int]]]:
    """Each direction with the spans of months that show it, in the order of the spans."""
    signs = [one.direction for one in found.told if one.direction is not None]
    for sign in dict.fromkeys(signs):
        yield sign, [one.months for one in found.told if one.direction == sign]


def _spans(months: Sequence[int], language: Language) -> str:
    return wording.listing([str(number) for number in months], language)


def _clause(sign: int, months: Sequence[int], language: Language) -> str:
    spans = _spans(months, language)
    match sign:
        case 1:
            text = mark("over {spans} maanden stijgt het", spans=spans)
        case -1:
            text = mark("over {spans} maanden daalt het", spans=spans)
        case _:
            text = mark("over {spans} maanden is er geen duidelijk verschil", spans=spans)
    return translate(text, language)


def _cell(of: Figure, change: Change, language: Language) -> str:
    if change.thin:
        return say("te weinig vastgelegd", language)
    if change.direction is None or change.before is None or change.after is None:
        return say("nog niet te zeggen", language)
    before, after = (_figure(of, value, language) for value in (change.before, change.after))
    match change.direction:
        case 1:
            text = mark("van {before} naar {after}: stijgt", before=before, after=after)
        case -1:
            text = mark("van {before} naar {after}: daalt", before=before, after=after)
        case _:
            text = mark("van {before} naar {after}: ongeveer gelijk", before=before, after=after)
    return translate(text, language)


def _figure(of: Figure, value: float, language: Language) -> str:
    return wording.figure(round(value if of in _COUNTS else 100 * value), language)


def _silence(one: Silence, language: Language) -> Text:
    since = wording.long_date(one.since, language)
    if one.until is None:
        return mark("De bron “{name}” is stil sinds {since}.", name=one.source, since=since)
    return mark(
        "De bron “{name}” was stil van {since} tot {until}.",
        name=one.source,
        since=since,
        until=wording.long_date(one.until, language),
    )


def _seeming(number: int, language: Language) -> Text:
    if not number:
        return mark("Geen enkele verbinding die nu gestopt lijkt, rustte alleen op die bron.")
    if number == 1:
        return mark("Eén verbinding die nu gestopt lijkt, rustte alleen op die bron.")
    return mark(
        "{number} verbindingen die nu gestopt lijken, rustten alleen op die bron.",
        number=wording.capital(wording.number(number, language)),
    )


def _changes(marks: Sequence[DefinitionMark], language: Language) -> Iterator[Text]:
    """What changed on one day; many agreements at once are counted."""
    norms = [one.norm for one in marks if one.norm is not None]
    if len(norms) > _FEW_NORMS:
        yield mark("{number} afspraken veranderen", number=wording.number(len(norms), language))
        norms = []
    for norm in norms:
        text = norm.text_in(language)
        if norm.withdrawn:
            yield mark("de afspraak “{text}” vervalt", text=text)
        elif norm.version > 1:
            yield mark("de afspraak “{text}” verandert", text=text)
        else:
            yield mark("de afspraak “{text}” gaat in", text=text)
    for one in marks:
        match one.what:
            case "source_began":
                yield mark("de bron “{name}” is er vanaf deze dag bij", name=one.name)
            case "source_stopped":
                yield mark("de bron “{name}” is vanaf deze dag stil", name=one.name)
