"""The first sentences of Netwerkvorming: what changed, for every kind of step, and what may not be concluded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from netwerk.analysis.formation import steps_of
from netwerk.analysis.periods import Step
from netwerk.analysis.timeline import timeline
from netwerk.analysis.trend import Verdict, trend
from netwerk.model import day_number
from netwerk.views import forming_lead
from tests.drawn import drawn

# a-b stayed, a-c ended, b-c and b-d new
REGION = drawn(
    {"who": "a-b", "on": date(2024, 1, 10)},
    {"who": "a-c", "on": date(2024, 1, 11)},
    {"who": "a-b", "on": date(2024, 2, 10)},
    {"who": "b-c", "on": date(2024, 2, 11)},
    {"who": "b-d", "on": date(2024, 2, 12)},
)


def told(step: Step, *, verdict: Verdict = Verdict.OK, before: Verdict = Verdict.OK, area: str = "") -> str:
    of = timeline(REGION, step=step, today=day_number(date(2024, 2, 29)))
    found = trend(REGION, of)
    judged = [replace(found[0], verdict=before), replace(found[1], verdict=verdict)]
    said = forming_lead.sentences(steps_of(of), judged, (True, True), 1, step=step, area=area)
    return " ".join(one.dutch() for one in said)


def test_a_month_is_compared_with_the_month_before() -> None:
    assert told(Step.MONTH) == (
        "Vergeleken met januari 2024 zijn er **twee nieuwe** verbindingen, **geen hersteld** en **één gestopt**. "
        "Eén bleef bestaan: 50 van de 100 uit januari 2024."
    )


def test_too_few_organisations_bear_counts_and_no_share() -> None:
    assert told(Step.MONTH, verdict=Verdict.FEW).endswith(
        "Eén bleef bestaan. Geen uitspraak: dit gaat over vier organisaties, en dat is te weinig."
    )


def test_a_thin_month_before_bears_no_share_either() -> None:
    assert told(Step.MONTH, before=Verdict.THIN_COVERAGE).endswith(
        "Eén bleef bestaan. Geen uitspraak: in de stap ervoor is te weinig vastgelegd."
    )


def test_nothing_that_changed_is_said_with_both_steps() -> None:
    dataset = drawn({"who": "a-b", "on": date(2024, 1, 10)}, {"who": "a-b", "on": date(2024, 2, 10)})
    of = timeline(dataset, step=Step.MONTH)
    judged = [replace(one, verdict=Verdict.OK) for one in trend(dataset, of)]
    (said,) = forming_lead.sentences(steps_of(of), judged, (True, True), 1, step=Step.MONTH)
    assert said.dutch() == "Er is niets veranderd tussen januari 2024 en februari 2024."


def test_a_chosen_area_stands_in_front() -> None:
    assert told(Step.MONTH, area="Averlo").startswith("Averlo. Vergeleken met januari 2024")
