"""Figures beside chance through the steps of a timeline, for a chart and a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from netwerk.analysis.chance import Range
from netwerk.analysis.chance_by_step import StepByChance
from netwerk.analysis.null_model import Figure
from netwerk.analysis.trend import TrendStep
from netwerk.i18n import Language, Text, mark, say, translate
from netwerk.views import chance_words
from netwerk.views.chance_view import NAMES, SHOWN, Shown, shown, why_not
from netwerk.views.closing_view import no_statement, phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One figure through the steps: `points` in the order of the steps, None where nothing may be said."""

    name: Text
    unit: Text
    points: tuple[Shown | None, ...]
    phrases: tuple[Text, ...]


def courses(steps: Sequence[StepByChance], judged: Mapping[int, TrendStep], language: Language) -> tuple[Course, ...]:
    """Return each figure through the steps, and the connections formed between organisations that shared a partner.

    judged : by the number of the step, also of the step before the first
    """
    return (*(_course(figure, steps, judged, language) for figure in SHOWN), _closing_course(steps, judged, language))


def _course(
    figure: Figure, steps: Sequence[StepByChance], judged: Mapping[int, TrendStep], language: Language
) -> Course:
    unit = {
        Figure.CLUSTERING: mark("van elke 100 tweetallen van partners"),
        Figure.SHARED: mark("partners gemeen, gemiddeld"),
    }.get(figure, mark("van elke 100 verbindingen"))
    points: list[Shown | None] = []
    phrases = []
    for one in steps:
        compared = one.figures.figures[figure]
        silent = why_not(one.figures, figure, judged[one.at], language) is not None
        points.append(None if silent else shown(figure, compared))
        phrases.append(
            chance_words.NO_STATEMENT if silent or compared.verdict is None else chance_words.PHRASES[compared.verdict]
        )
    return Course(name=NAMES[figure], unit=unit, points=tuple(points), phrases=tuple(phrases))


def _closing_course(steps: Sequence[StepByChance], judged: Mapping[int, TrendStep], language: Language) -> Course:
    points: list[Shown | None] = []
    phrases = []
    for one in steps:
        found = one.closing
        steps_judged = [judged[at] for at in (one.at - 1, one.at) if at in judged]
        silent = found is None or no_statement(found, steps_judged, language) is not None
        if silent or found is None or found.sharing.chance is None:
            points.append(None)
            phrases.append(chance_words.NO_STATEMENT)
            continue
        chance = found.sharing.chance
        range_ = Range(low=100 * chance.low / found.formed, high=100 * chance.high / found.formed)
        value = 100 * found.sharing.formed / found.formed
        digits = chance_words.digits(value, [range_.low, range_.high], 0)
        points.append(Shown(value=value, chance=range_, digits=digits))
        phrases.append(phrase(found.sharing))
    return Course(
        name=mark("Erbij met een gedeelde partner"),
        unit=mark("van elke 100 nieuwe of herstelde verbindingen"),
        points=tuple(points),
        phrases=tuple(phrases),
    )


def point_words(point: Shown | None, phrase: Text, language: Language) -> str:
    """Return a figure of one step with its range and its phrase: "48 (bij toeval 34 tot 38), meer dan bij toeval"."""
    if point is None or point.chance is None:
        return translate(chance_words.NO_STATEMENT, language)
    return translate(
        mark(
            "{value} (bij toeval {between}), {phrase}",
            value=chance_words.number(point.value, point.digits, language),
            between=chance_words.between(point.chance, point.digits, language),
            phrase=phrase,
        ),
        language,
    )


def course_table(courses: Sequence[Course], names: Sequence[str], language: Language) -> pd.DataFrame:
    """Return the figures through the steps as a table, the latest step first; `names` of the steps."""
    columns = {
        f"{translate(one.name, language)} ({translate(one.unit, language)})": [
            point_words(point, phrase, language) for point, phrase in zip(one.points, one.phrases, strict=True)
        ]
        for one in courses
    }
    return pd.DataFrame({say("Periode", language): list(names), **columns}).iloc[::-1].reset_index(drop=True)
