"""The steps of a timeline by name, in sentences and in a table: school years, years, quarters and months."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from netwerk.analysis.formation import FormationStep
from netwerk.analysis.periods import Step
from netwerk.analysis.trend import TrendStep, Verdict
from netwerk.i18n import Language, Text, mark, say, translate
from netwerk.model import as_date
from netwerk.views import wording

_QUARTERS = (mark("eerste"), mark("tweede"), mark("derde"), mark("vierde"))


def step_name(step: Step, begin: int, language: Language = "nl") -> str:
    """Return the step that begins on day `begin` within a sentence: "schooljaar 2023/2024", "2024", "maart 2024"."""
    day = _day(begin)
    match step:
        case Step.SCHOOLYEAR:
            return translate(mark("schooljaar {name}", name=wording.school_year(begin)), language)
        case Step.YEAR:
            return str(day.year)
        case Step.QUARTER:
            which = _QUARTERS[(day.month - 1) // 3]
            return translate(mark("het {which} kwartaal van {year}", which=which, year=day.year), language)
        case Step.MONTH:
            return wording.month_of(begin, language)


def step_short(step: Step, begin: int, language: Language = "nl") -> str:
    """Return the step as it stands in a table or a list: "2023/2024", "2024", "2024, kwartaal 1", "maart 2024"."""
    day = _day(begin)
    match step:
        case Step.SCHOOLYEAR:
            return wording.school_year(begin)
        case Step.YEAR:
            return str(day.year)
        case Step.QUARTER:
            return translate(mark("{year}, kwartaal {number}", year=day.year, number=(day.month + 2) // 3), language)
        case Step.MONTH:
            return wording.month_of(begin, language)


def row_name(step: Step, one: FormationStep, language: Language = "nl") -> str:
    """Return `step_short`, with "(loopt nog)" where the data do not reach to the end of the step."""
    name = step_short(step, one.begin, language)
    return name if one.complete else translate(mark("{year} (loopt nog)", year=name), language)


def before_words(step: Step) -> Text:
    """Return the step before one, within a sentence: "het jaar ervoor"."""
    return {
        Step.SCHOOLYEAR: mark("het jaar ervoor"),
        Step.YEAR: mark("het jaar ervoor"),
        Step.QUARTER: mark("het kwartaal ervoor"),
        Step.MONTH: mark("de maand ervoor"),
    }[step]


def running(
    steps: Sequence[FormationStep], last_day: int | None, language: Language, *, step: Step = Step.SCHOOLYEAR
) -> Text | None:
    """Return that the last step still runs, and until which day it is known; None where the data cover it."""
    if not steps or steps[-1].complete or last_day is None:
        return None
    return mark(
        "{step} is nog niet compleet: de gegevens gaan tot en met {day}. "
        "De staaf is lichter: wat nu gestopt lijkt, kan nog komen.",
        step=wording.capital(step_name(step, steps[-1].begin, language)),
        day=wording.long_date(last_day, language),
    )


def imprecise(steps: Sequence[FormationStep], *, step: Step, language: Language = "nl") -> Text | None:
    """Return in which step the most records are known less exactly than it is wide, and how many; None without any."""
    most = max(steps, key=lambda one: one.imprecise, default=None)
    if most is None or not most.imprecise:
        return None
    return mark(
        "Van sommige registraties is alleen een langere periode bekend: zij tellen in elke stap waarin zij kunnen "
        "vallen. De meeste in {step}: {count}.",
        step=step_name(step, most.begin, language),
        count=wording.number(most.imprecise, language),
    )


def open_bars(
    steps: Sequence[FormationStep],
    trend: Sequence[TrendStep],
    full: Sequence[bool],
    *,
    step: Step,
    language: Language = "nl",
) -> tuple[Text, ...]:
    """Return why bars are drawn open: too little is known of a step, or a source fell silent.

    trend, full : of the same steps; `full` says whether what a step looks at began when the data began, or later
    """
    told = []
    for verdict, why in (
        (Verdict.THIN_COVERAGE, mark("over te weinig organisaties is iets vastgelegd")),
        (Verdict.FEW, mark("het gaat over te weinig organisaties")),
    ):
        names = [
            step_name(step, one.begin, language)
            for one, whole in zip(trend, full, strict=True)
            if whole and one.verdict is verdict
        ]
        if names:
            listed = wording.listing(names, language, most=3)
            told.append(
                mark("Geen uitspraak over {step}: {why}. Die staaf is open, en de volgende ook.", step=listed, why=why)
                if len(names) == 1
                else mark(
                    "Geen uitspraak over {steps}: {why}. Die staven zijn open, en die erna.", steps=listed, why=why
                )
            )
    if not all(full):
        last = max(at for at, whole in enumerate(full) if not whole)
        told.append(
            mark(
                "Tot en met {step} kijkt een stap verder terug dan de gegevens gaan: daarover en over de stap erna "
                "doen wij geen uitspraak.",
                step=step_name(step, steps[last].begin, language),
            )
        )
    if any(one.ended_silent for one in trend):
        told.append(
            mark(
                "Een open stuk onder de lijn: verbindingen die alleen een bron noemde die stilviel. "
                "Die zijn misschien niet gestopt."
            )
        )
    return tuple(told)


def year_table(
    steps: Sequence[FormationStep],
    language: Language = "nl",
    *,
    step: Step = Step.SCHOOLYEAR,
    trend: Sequence[TrendStep] = (),
    said: Sequence[bool] = (),
) -> pd.DataFrame:
    """Return one row per step, the newest first; what the first step cannot be compared with is empty.

    Columns, headed in the language, in the order of `year_help`: step (str), ties, formed without the revived,
    revived, persisted, ended, joined, left (Int64), kept of each hundred (str, "80 van de 100"). With `trend` also
    organisations, with a tie (Int64), and as figures of each hundred the stability, the rates, both turnovers and the
    coverage, then the age in months and the records (Int64).

    trend : of the same steps
    said : per step whether its change may be concluded upon; where not, its shares are empty
    """
    rows = []
    before: FormationStep | None = None
    for at, one in enumerate(steps):
        formed = None if one.formed is None or one.revived is None else one.formed - one.revived
        bears = not said or said[at]
        rows.append(
            (
                row_name(step, one, language),
                one.ties,
                formed,
                one.revived,
                one.persisted,
                one.ended,
                one.joined,
                one.left,
                wording.per_hundred(one.persisted / before.ties, language)
                if bears and one.persisted is not None and before is not None and before.ties
                else "",
                *(_shares(one, trend[at], bears) if trend else ()),
            )
        )
        before = one
    headings = list(year_help(language, step=step, wide=bool(trend)))
    frame = pd.DataFrame(rows[::-1], columns=headings)
    return frame.astype({heading: "Int64" for heading in headings if heading not in (headings[0], headings[8])})


def _shares(one: FormationStep, trend: TrendStep, bears: bool) -> tuple[int | None, ...]:
    changes = (
        one.jaccard,
        trend.formation_rate,
        trend.dissolution_rate,
        trend.turnover,
        trend.organisation_turnover,
    )
    return (
        one.organisations,
        one.active,
        *(None if value is None or not bears else round(100 * value) for value in changes),
        None if trend.coverage is None else round(100 * trend.coverage),
        None if trend.mean_age_months is None else round(trend.mean_age_months),
        trend.records,
    )


def year_help(language: Language = "nl", *, step: Step = Step.SCHOOLYEAR, wide: bool = False) -> dict[str, str]:
    """Return for each column of `year_table` its heading, and in plain words what it counts; `wide`: with a trend."""
    before = before_words(step)
    name, width = {
        Step.SCHOOLYEAR: (mark("Schooljaar"), mark("Van 1 augustus tot en met 31 juli.")),
        Step.YEAR: (mark("Jaar"), mark("Van 1 januari tot en met 31 december.")),
        Step.QUARTER: (mark("Kwartaal"), mark("Drie maanden: kwartaal 1 is januari tot en met maart.")),
        Step.MONTH: (mark("Maand"), mark("Van de eerste tot en met de laatste dag.")),
    }[step]
    explained = [
        (name, width),
        (mark("Verbindingen"), mark("Paren van organisaties met samenwerking die in deze stap telt.")),
        (mark("Nieuw"), mark("Verbindingen die er {before} niet waren, en daarvoor ook niet.", before=before)),
        (mark("Hersteld"), mark("Verbindingen die er {before} niet waren, maar eerder wel.", before=before)),
        (mark("Gebleven"), mark("Verbindingen die er {before} ook waren.", before=before)),
        (mark("Gestopt"), mark("Verbindingen die er {before} nog waren, en nu niet meer.", before=before)),
        (mark("Erbij gekomen"), mark("Organisaties die er {before} nog niet waren.", before=before)),
        (mark("Weggegaan"), mark("Organisaties die er {before} nog wel waren.", before=before)),
        (
            mark("Gebleven van elke 100"),
            mark("Hoeveel van elke 100 verbindingen die er {before} waren, bleven.", before=before),
        ),
    ]
    if wide:
        explained += [
            (mark("Organisaties"), mark("Organisaties die er in deze stap zijn.")),
            (mark("Aangesloten"), mark("Organisaties met minstens één verbinding.")),
            (
                mark("Stabiliteit"),
                mark("Van elke 100 verbindingen van {before} of nu: hoeveel er beide keren zijn.", before=before),
            ),
            (
                mark("Nieuw van elke 100"),
                mark("Van elke 100 paren zonder verbinding: hoeveel er nu een hebben. Alleen wie er beide keren is."),
            ),
            (
                mark("Gestopt van elke 100"),
                mark("Van elke 100 verbindingen: hoeveel er stopten. Alleen tussen wie er beide keren is."),
            ),
            (
                mark("Verloop"),
                mark("Van elke 100 verbindingen van {before} en nu samen: hoeveel kwamen of gingen.", before=before),
            ),
            (
                mark("Verloop organisaties"),
                mark("Van elke 100 organisaties van {before} en nu samen: hoeveel kwamen of gingen.", before=before),
            ),
            (mark("Dekking"), mark("Van elke 100 organisaties van het register: over hoeveel iets is vastgelegd.")),
            (mark("Leeftijd"), mark("Maanden sinds de eerste registratie van een verbinding, gemiddeld.")),
            (mark("Registraties"), mark("Registraties die in deze stap meetellen.")),
        ]
    return {say(heading.template, language): translate(help_, language) for heading, help_ in explained}


def _day(begin: int) -> date:
    """The first day of a step: a day that the calendar has."""
    day = as_date(begin)
    assert day is not None
    return day
