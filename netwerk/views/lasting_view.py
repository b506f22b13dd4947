"""How long connections live and how old they are: in sentences and a table."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from netwerk.analysis import survival
from netwerk.analysis.ages import Ages
from netwerk.analysis.periods import Step
from netwerk.analysis.survival import Survival
from netwerk.analysis.timeline import Over, Timeline
from netwerk.analysis.trend import FEWEST_ORGANISATIONS, LEAST_COVERAGE, TrendStep, Verdict
from netwerk.i18n import Language, Text, mark, say, translate
from netwerk.views import wording
from netwerk.views.steps_view import step_name

HORIZONS = (12, 36, 72)  # months that the sentence names
ROWS = (1, 3, 6, 12, 24, 36, 48, 60, 72, 84, 96, 108, 120)  # months that the table has a row for
NO_STATEMENT = mark("geen uitspraak")


def refusal(steps: Sequence[TrendStep], step: Step, language: Language) -> Text | None:
    """Return why nothing may be concluded from `steps`, of the first of which that holds; None where something may."""
    for one in steps:
        name = step_name(step, one.begin, language)
        match one.verdict:
            case Verdict.FEW:
                return mark(
                    "Geen uitspraak: in {step} zijn er minder dan {fewest} organisaties.",
                    step=name,
                    fewest=wording.number(FEWEST_ORGANISATIONS, language),
                )
            case Verdict.THIN_COVERAGE:
                return mark(
                    "Geen uitspraak: over {seen} organisaties is in {step} iets vastgelegd. "
                    "Wij vragen minstens {least} van elke 100.",
                    seen=wording.x_of_y(one.seen, one.registered, language),
                    step=name,
                    least=round(100 * LEAST_COVERAGE),
                )
    return None


# --- how long they live ---


def how_long(found: Survival, over: Over, language: Language) -> tuple[Text, ...]:
    """Return how many of every 100 new connections are still there later, and when half of them is gone."""
    if over.rule == "cumulative":
        return (
            mark("Nu telt alles tot dan toe mee: dan stopt een verbinding nooit."),
            mark("Kies bij Telt mee iets anders om te zien hoe lang verbindingen bestaan."),
        )
    if found.spells < survival.FEWEST:
        return (
            mark(
                "Geen uitspraak: van minder dan {fewest} verbindingen is bekend wanneer zij begonnen.",
                fewest=wording.number(survival.FEWEST, language),
            ),
        )
    after = [
        translate(
            mark("na {time} nog {left}", time=duration(months, language), left=_left(point.share, language)), language
        )
        for months in HORIZONS
        for point in [found.after(months)]
        if point is not None
    ]
    told = [mark("Van elke 100 nieuwe verbindingen bestaan er {after}.", after=wording.listing(after, language))]
    return (*(told if after else []), *_half(found, language))


def _left(share: float, language: Language) -> str:
    if share == 1:
        return say("alle 100", language)
    if share == 0:
        return say("geen enkele", language)
    return wording.number(min(99, max(1, round(100 * share))), language, alone=True)


def _half(found: Survival, language: Language) -> tuple[Text, ...]:
    if found.median is None:
        return (mark("Meer dan de helft bestaat nog, zo lang als de gegevens laten zien."),)
    point = found.after(found.median * found.months)
    if point is None:
        return ()
    return (mark("Na {time} is de helft of meer gestopt.", time=duration(found.median * found.months, language)),)


def duration(months: int, language: Language) -> str:
    """Return a length of time: "één maand", "zes maanden", "één jaar", "drie jaar", "18 maanden"."""
    if months % 12 == 0:
        years = months // 12
        if years == 1:
            return say("één jaar", language)
        return translate(mark("{number} jaar", number=wording.number(years, language)), language)
    if months == 1:
        return say("één maand", language)
    return translate(mark("{number} maanden", number=wording.number(months, language)), language)


def followed(found: Survival, of: Timeline, language: Language) -> tuple[Text, ...]:
    """Return what the curve rests on: how many beginnings, how many ended, and what is left out and why."""
    told: list[Text] = [*_measure(of)]
    if found.spells:
        told.append(
            mark(
                "Keren dat een verbinding begon: {spells}. Daarvan gestopt: {ended}. Nog gaande, en dus niet als "
                "gestopt geteld: {alive}.",
                spells=wording.figure(found.spells, language),
                ended=wording.figure(found.ended, language),
                alive=wording.figure(found.alive, language),
            )
        )
    if found.silenced:
        told.append(
            mark(
                "De enige bron viel stil, en dus ook niet als gestopt geteld: {number}.",
                number=wording.figure(found.silenced, language),
            )
        )
    if found.earlier:
        told.append(
            mark(
                "Niet gevolgd, omdat niet bekend is wanneer zij begonnen: {number}.",
                number=wording.figure(found.earlier, language),
            )
        )
    if found.running:
        told.append(
            mark(
                "Niet gevolgd, omdat zij begonnen in {step} en die periode nog loopt: {number}.",
                step=step_name(of.step, of.begin(len(of) - 1), language),
                number=wording.figure(found.running, language),
            )
        )
    return tuple(told)


def _measure(of: Timeline) -> tuple[Text, ...]:
    """What the choice of steps and of records does to every length."""
    match of.over.rule, of.step:
        case "sliding", _:
            return (
                mark(
                    "Elke registratie telt nu {months} maanden mee, dus geen verbinding kan korter bestaan.",
                    months=int(of.over.months),
                ),
            )
        case "fading", _:
            return (
                mark("Registraties vervagen nu: een verbinding bestaat hier nog even na haar laatste registratie."),
            )
        case "step", Step.MONTH:
            return (mark("Met deze stap stopt een verbinding zodra er een maand lang niets is vastgelegd."),)
        case "step", Step.QUARTER:
            return (mark("Met deze stap stopt een verbinding zodra er een kwartaal lang niets is vastgelegd."),)
    return ()


def how_counted() -> tuple[Text, ...]:
    """Return how a length is counted, for who wants to know."""
    return (
        mark(
            "Een verbinding begint in de eerste stap waarin zij telt, en stopt in de eerste stap waarin zij niet "
            "meer telt."
        ),
        mark("Komt zij later terug, dan begint het tellen opnieuw."),
        mark(
            "Wat nog bestaat als de gegevens ophouden, telt mee tot dan toe en niet als gestopt "
            "(methode van Kaplan en Meier, 1958)."
        ),
        mark(
            "De band om de lijn laat zien hoe zeker zij is: bij 95 van de 100 keer zo tellen ligt de lijn erin, als "
            "verbindingen los van elkaar stoppen. Dat doen zij niet helemaal; zie de band als de smalste."
        ),
        mark("De lijn houdt op waar minder dan {fewest} verbindingen zo lang zijn gevolgd.", fewest=survival.FEWEST),
    )


def length_table(found: Survival, language: Language = "nl") -> pd.DataFrame:
    """Return per length of time how many of every 100 are left, how sure that is, and on how many it rests."""
    longest = max((one.steps * found.months for one in found.points), default=0)
    rows = []
    for months in ROWS:
        if months % found.months or months > longest:
            continue
        point = found.after(months)
        at_risk = sum(one.ended + one.censored for one in found.points if one.steps * found.months >= months)
        rows.append(
            (
                duration(months, language),
                translate(NO_STATEMENT, language) if point is None else wording.per_hundred(point.share, language),
                "" if point is None or point.low is None or point.high is None else _between(point.low, point.high),
                at_risk,
            )
        )
    headings = (mark("Na"), mark("Nog van elke 100"), mark("Tussen"), mark("Zo lang gevolgd"))
    return pd.DataFrame(rows, columns=[translate(heading, language) for heading in headings])


def _between(low: float, high: float) -> str:
    return f"{round(100 * low)}–{round(100 * high)}"


# --- how old they are ---


def how_old(found: Ages, of: Timeline, language: Language) -> tuple[Text, ...]:
    """Return how old the connections of the last complete step are."""
    young, _one, _three, old = found.counts
    step = step_name(of.step, of.begin(found.at), language)
    told = [
        mark("Aan het einde van {step} is er één verbinding.", step=step)
        if found.ties == 1
        else mark(
            "Aan het einde van {step} zijn er {ties} verbindingen.",
            step=step,
            ties=wording.number(found.ties, language),
        ),
        mark(
            "Bij {old} ligt de eerste registratie zes jaar of langer terug, bij {young} minder dan één jaar.",
            old=wording.number(old, language, alone=True),
            young=wording.number(young, language, alone=True),
        ),
    ]
    if found.at_least:
        told.append(
            mark(
                "Wie elkaar in het eerste jaar van de gegevens al trof ({number}), kan al langer verbonden zijn.",
                number=wording.figure(found.at_least, language),
            )
        )
    return tuple(told)


def age_rows(found: Ages) -> tuple[tuple[Text, int], ...]:
    """Return how many connections there are of each age, the youngest first."""
    labels = (
        mark("Minder dan 1 jaar"),
        mark("1 tot 3 jaar"),
        mark("3 tot 6 jaar"),
        mark("6 jaar of langer"),
    )
    return tuple(zip(labels, found.counts, strict=True))
