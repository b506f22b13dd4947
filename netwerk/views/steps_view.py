"""The steps of a timeline by name, in sentences and in a table: school years, years, quarters and months."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from netwerk.analysis.formation import FormationStep
from netwerk.analysis.periods import Step
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


def year_table(
    steps: Sequence[FormationStep], language: Language = "nl", *, step: Step = Step.SCHOOLYEAR
) -> pd.DataFrame:
    """Return one row per step, the newest first; what the first step cannot be compared with is empty.

    Columns, headed in the language, in the order of `year_help`: step (str), ties, formed without the revived,
    revived, persisted, ended, joined, left (Int64), stability (str, "80 van de 100").
    """
    rows = []
    before: FormationStep | None = None
    for one in steps:
        formed = None if one.formed is None or one.revived is None else one.formed - one.revived
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
                if one.persisted is not None and before is not None and before.ties
                else "",
            )
        )
        before = one
    headings = list(year_help(language, step=step))
    frame = pd.DataFrame(rows[::-1], columns=headings)
    return frame.astype(dict.fromkeys(headings[1:8], "Int64"))


def year_help(language: Language = "nl", *, step: Step = Step.SCHOOLYEAR) -> dict[str, str]:
    """Return for each column of `year_table` its heading, and in plain words what it counts."""
    before = before_words(step)
    name, width = {
        Step.SCHOOLYEAR: (mark("Schooljaar"), mark("Van 1 augustus tot en met 31 juli.")),
        Step.YEAR: (mark("Jaar"), mark("Van 1 januari tot en met 31 december.")),
        Step.QUARTER: (mark("Kwartaal"), mark("Drie maanden: kwartaal 1 is januari tot en met maart.")),
        Step.MONTH: (mark("Maand"), mark("Van de eerste tot en met de laatste dag.")),
    }[step]
    explained = (
        (name, width),
        (mark("Verbindingen"), mark("Paren van organisaties met samenwerking in deze stap.")),
        (mark("Nieuw"), mark("Verbindingen die er {before} niet waren, en daarvoor ook niet.", before=before)),
        (mark("Hersteld"), mark("Verbindingen die er {before} niet waren, maar eerder wel.", before=before)),
        (mark("Gebleven"), mark("Verbindingen die er {before} ook waren.", before=before)),
        (mark("Gestopt"), mark("Verbindingen die er {before} nog waren, en nu niet meer.", before=before)),
        (mark("Erbij gekomen"), mark("Organisaties die er {before} nog niet waren.", before=before)),
        (mark("Weggegaan"), mark("Organisaties die er {before} nog wel waren.", before=before)),
        (mark("Stabiliteit"), mark("Hoeveel van elke 100 verbindingen die er {before} waren, bleven.", before=before)),
    )
    return {say(heading.template, language): translate(help_, language) for heading, help_ in explained}


def _day(begin: int) -> date:
    """The first day of a step: a day that the calendar has."""
    day = as_date(begin)
    assert day is not None
    return day
