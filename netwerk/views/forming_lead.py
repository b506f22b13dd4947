"""The first sentences of Netwerkvorming: what changed in the latest step, and whether anything may be concluded."""

from __future__ import annotations

from collections.abc import Sequence

from netwerk.analysis.formation import FormationStep
from netwerk.analysis.periods import Step
from netwerk.analysis.trend import TrendStep
from netwerk.i18n import Language, Text, mark
from netwerk.views import changed
from netwerk.views.course_view import comparable, why_not
from netwerk.views.steps_view import before_words, step_name, step_short


def sentences(
    steps: Sequence[FormationStep],
    trend: Sequence[TrendStep],
    full: Sequence[bool],
    at: int,
    *,
    step: Step,
    area: str = "",
    language: Language = "nl",
) -> tuple[Text, ...]:
    """Return what changed in step number `at` of `steps`, 1 or more, against the one before.

    trend, full : of the same steps; `full` as `course_view.filled`
    area : stands in front where one is chosen
    """
    before, now = steps[at - 1], steps[at]
    bears = comparable(trend, full)[at]
    number = changed.Changed(
        formed=(now.formed or 0) - (now.revived or 0),
        revived=now.revived or 0,
        persisted=now.persisted or 0,
        ended=now.ended or 0,
    )
    first, second = (_beside(step, one.begin, language) for one in (before, now))
    if number.persisted and not number.lines:
        told: tuple[Text, ...] = (
            mark("Er is niets veranderd tussen {first} en {second}.", first=first, second=second),
        )
    else:
        told = changed.sentences(
            number, first=first, second=second, before=before_words(step), language=language, shares=bears
        )
    front = (mark("{area}.", area=area),) if area else ()
    thin = () if bears else (why_not(at, trend[at], full[at], language),)
    return (*front, *told, *thin)


def _beside(step: Step, begin: int, language: Language) -> str:
    """A step after "vergeleken met": a school year by its years only."""
    return (step_short if step is Step.SCHOOLYEAR else step_name)(step, begin, language)
