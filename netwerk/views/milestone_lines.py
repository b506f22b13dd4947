"""The ties per organisation of groups through the steps, as lines for a chart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from netwerk.analysis.periods import Step
from netwerk.analysis.timeline import Timeline
from netwerk.i18n import Language, mark, say, translate
from netwerk.views.course_chart import Line, Point
from netwerk.views.milestones_view import decimal
from netwerk.views.steps_view import step_short


def lines(
    groups: Mapping[str, Sequence[float | None]], timeline: Timeline, language: Language = "nl"
) -> tuple[Line, ...]:
    """Return one line per group (by its name); groups : per step shown the ties per organisation, None unknown"""
    return tuple(
        Line(
            name=name,
            points=tuple(
                Point(value=value, said=_said(value, language), whole=timeline.complete(timeline.shown + at))
                for at, value in enumerate(values)
            ),
        )
        for name, values in groups.items()
    )


def in_words(drawn: Sequence[Line], step: Step, timeline: Timeline, language: Language = "nl") -> str:
    """Return the lines step by step, for who cannot see them."""
    said = "; ".join(
        f"{line.name}: "
        + ", ".join(
            f"{step_short(step, timeline.begin(timeline.shown + at), language)} {decimal(point.value, language)}"
            for at, point in enumerate(line.points)
            if point.value is not None
        )
        for line in drawn
    )
    return translate(mark("Verbindingen per organisatie door de jaren. {lines}", lines=said), language)


def _said(value: float | None, language: Language) -> str:
    if value is None:
        return say("geen uitspraak: van te weinig organisaties is iets vastgelegd", language)
    return translate(mark("{value} verbindingen per organisatie", value=decimal(value, language)), language)
