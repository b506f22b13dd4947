"""The steps of a timeline by name, and the table of what changed in each of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from netwerk.analysis.formation import FormationStep, formation
from netwerk.analysis.periods import Step
from netwerk.analysis.timeline import timeline
from netwerk.analysis.trend import TrendStep, Verdict, trend
from netwerk.i18n import Language
from netwerk.model import Precision, day_number
from netwerk.views import steps_view
from tests.drawn import drawn

TODAY = day_number(date(2024, 3, 1))


REGION = drawn(
    {"who": "a-b", "on": date(2022, 10, 1)},
    {"who": "a-c", "on": date(2022, 10, 1)},
    {"who": "a-b", "on": date(2023, 10, 1)},
    {"who": "b-c", "on": date(2023, 10, 1)},
    {"who": "a-b", "on": date(2024, 3, 1)},
)


def steps(step: Step = Step.SCHOOLYEAR) -> tuple[FormationStep, ...]:
    return formation(REGION, step=step, today=TODAY)


def sound() -> tuple[TrendStep, ...]:
    """The school years, as if enough were known of each."""
    return tuple(replace(one, verdict=Verdict.OK) for one in trend(REGION, timeline(REGION, today=TODAY)))


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


def test_with_a_trend_the_table_has_every_figure_of_each_hundred() -> None:
    table = steps_view.year_table(steps(), trend=sound(), said=(False, True))
    newest = table.iloc[0]
    # a-b stayed, a-c ended, b-c new: one of three in both years, and all three organisations met in both
    assert newest[["Organisaties", "Aangesloten", "Stabiliteit", "Gestopt van elke 100"]].tolist() == [3, 3, 33, 50]
    assert newest[["Verloop", "Dekking", "Registraties"]].tolist() == [50, 100, 3]
    assert list(table.columns) == list(steps_view.year_help(wide=True))


def test_a_step_that_bears_no_conclusion_has_counts_and_no_shares() -> None:
    newest = steps_view.year_table(steps(), trend=sound(), said=(False, False)).iloc[0]
    assert newest[["Verbindingen", "Gestopt"]].tolist() == [2, 1]
    assert newest[["Stabiliteit", "Verloop"]].isna().all()
    assert newest["Gebleven van elke 100"] == ""


def open_bars(*trend: TrendStep, full: tuple[bool, ...] = (True, True)) -> list[str]:
    return [one.dutch() for one in steps_view.open_bars(steps(), trend, full, step=Step.SCHOOLYEAR)]


def test_where_everything_is_known_no_bar_is_open() -> None:
    assert open_bars(*sound()) == []


def test_a_thin_year_says_why_its_bar_is_open() -> None:
    first, second = sound()
    assert open_bars(first, replace(second, verdict=Verdict.THIN_COVERAGE)) == [
        "Geen uitspraak over schooljaar 2023/2024: over te weinig organisaties is iets vastgelegd. "
        "Die staaf is open, en de volgende ook."
    ]


def test_a_window_that_reaches_back_before_the_data_says_until_when() -> None:
    assert open_bars(*sound(), full=(False, True)) == [
        "Tot en met schooljaar 2022/2023 kijkt een stap verder terug dan de gegevens gaan: "
        "daarover en over de stap erna doen wij geen uitspraak."
    ]


def test_a_source_that_fell_silent_says_what_the_open_piece_is() -> None:
    first, second = sound()
    (said,) = open_bars(first, replace(second, ended_silent=1))
    assert said.startswith("Een open stuk onder de lijn")


def test_records_known_less_exactly_than_a_month_are_counted() -> None:
    dataset = drawn(
        {"who": "a-b", "begin": date(2024, 1, 1), "end": date(2024, 4, 1), "precision": Precision.QUARTER},
        {"who": "a-c", "on": date(2024, 4, 5)},
    )
    found = steps_view.imprecise(formation(dataset, step=Step.MONTH), step=Step.MONTH)
    assert found is not None
    assert found.dutch().endswith("De meeste in januari 2024: één.")


def test_records_of_days_are_exact_enough() -> None:
    assert steps_view.imprecise(steps(Step.MONTH), step=Step.MONTH) is None
