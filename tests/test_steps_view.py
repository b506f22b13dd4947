"""The steps of a timeline by name, and the table of what changed in each of them."""

from __future__ import annotations

from datetime import date

import pytest

from netwerk.analysis.formation import FormationStep, formation
from netwerk.analysis.periods import Step
from netwerk.i18n import Language
from netwerk.model import day_number
from netwerk.views import steps_view
from tests.drawn import drawn

TODAY = day_number(date(2024, 3, 1))


def steps(step: Step = Step.SCHOOLYEAR) -> tuple[FormationStep, ...]:
    dataset = drawn(
        {"who": "a-b", "on": date(2022, 10, 1)},
        {"who": "a-c", "on": date(2022, 10, 1)},
        {"who": "a-b", "on": date(2023, 10, 1)},
        {"who": "b-c", "on": date(2023, 10, 1)},
        {"who": "a-b", "on": date(2024, 3, 1)},
    )
    return formation(dataset, step=step, today=TODAY)


@pytest.mark.parametrize(
    ("step", "name", "short"),
    [
        (Step.SCHOOLYEAR, "schooljaar 2023/2024", "2023/2024"),
        (Step.YEAR, "2024", "2024"),
        (Step.QUARTER, "het eerste kwartaal van 2024", "2024, kwartaal 1"),
        (Step.MONTH, "januari 2024", "januari 2024"),
    ],
)
def test_a_step_has_a_name_for_in_a_sentence_and_a_short_one(step: Step, name: str, short: str) -> None:
    day = day_number(date(2024, 1, 1)) if step is not Step.SCHOOLYEAR else day_number(date(2023, 8, 1))
    assert (steps_view.step_name(step, day), steps_view.step_short(step, day)) == (name, short)


@pytest.mark.parametrize(("month", "which"), [(1, "eerste"), (4, "tweede"), (7, "derde"), (10, "vierde")])
def test_a_quarter_is_counted_from_january(month: int, which: str) -> None:
    day = day_number(date(2023, month, 1))
    assert steps_view.step_name(Step.QUARTER, day) == f"het {which} kwartaal van 2023"


def test_a_running_year_says_until_when_it_is_known() -> None:
    text = steps_view.running(steps(), TODAY, "nl")
    assert text is not None
    assert text.dutch().startswith(
        "Schooljaar 2023/2024 is nog niet compleet: de gegevens gaan tot en met 1 maart 2024."
    )


def test_a_running_quarter_is_called_by_its_name() -> None:
    text = steps_view.running(steps(Step.QUARTER), TODAY, "nl", step=Step.QUARTER)
    assert text is not None
    assert text.dutch().startswith("Het eerste kwartaal van 2024 is nog niet compleet")


def test_the_table_has_the_newest_year_first_and_nothing_beside_the_first() -> None:
    table = steps_view.year_table(steps())
    assert table.iloc[0].tolist() == ["2023/2024 (loopt nog)", 2, 1, 0, 1, 1, 0, 0, "50 van de 100"]
    assert table.iloc[1, :2].tolist() == ["2022/2023", 2]
    assert table.iloc[1, 2:8].isna().all()


def test_the_table_of_months_names_months() -> None:
    table = steps_view.year_table(steps(Step.MONTH), step=Step.MONTH)
    assert table.iloc[:2, 0].tolist() == ["maart 2024 (loopt nog)", "februari 2024"]


@pytest.mark.parametrize("step", list(Step))
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_column_of_the_table_has_a_heading_of_its_own_and_is_explained(language: Language, step: Step) -> None:
    table = steps_view.year_table(steps(step), language, step=step)
    assert list(steps_view.year_help(language, step=step)) == list(table.columns)


def test_what_a_month_is_compared_with_is_the_month_before() -> None:
    assert steps_view.year_help(step=Step.MONTH)["Gebleven"] == "Verbindingen die er de maand ervoor ook waren."
