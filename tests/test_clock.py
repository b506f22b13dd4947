"""Days that clocks and calendars make hard: a clock moved back, the night the clock changes, leap days, week 53."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from netwerk.analysis.comparison import compare
from netwerk.analysis.formation import formation
from netwerk.analysis.periods import Step
from netwerk.analysis.timeline import Over
from netwerk.model import Dataset, Window, as_date, day_number
from netwerk.records.files import InputFile
from netwerk.settings import classification
from netwerk.store import data_version, import_files, imports, load, open_store
from tests.drawn import drawn
from tests.records_read import dataset, period, reading

PAIRS = "organisatie_a;organisatie_b;datum\n"
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def tied(data: Dataset, step: Step, **options: object) -> list[tuple[str, int]]:
    """The first day and the number of ties of each step that has any."""
    steps = formation(data, step=step, **options)  # type: ignore[arg-type]
    return [(str(as_date(one.begin)), one.ties) for one in steps if one.ties]


# --- T42: a clock that was moved back ---


def test_an_import_under_an_earlier_clock_is_still_the_later_one(tmp_path: Path) -> None:
    engine = open_store(str(tmp_path / "netwerk.db"))
    for number, at in enumerate([datetime(2026, 6, 1, 12, tzinfo=UTC), datetime(2026, 5, 1, 12, tzinfo=UTC)]):
        file = InputFile(f"{number}.csv", f"{PAIRS}Anna;Bert {number};01-03-2024\n".encode())
        import_files(engine, [file], today=day_number(at.date()), at=at)

    assert [one.number for one in imports(engine)] == [1, 2]
    assert data_version(engine) == 2
    assert len(load(engine, classification(), as_known=1).records) == 1
    assert len(load(engine, classification(), as_known=2).records) == 2


def test_a_clock_before_the_data_shows_the_steps_up_to_that_day() -> None:
    data = drawn({"who": "a-b", "on": date(2024, 5, 1)}, {"who": "a-c", "on": date(2025, 5, 1)})

    assert tied(data, Step.YEAR, today=day_number(date(2024, 12, 31))) == [("2024-01-01", 1)]


def test_a_clock_before_every_record_shows_no_step() -> None:
    data = drawn({"who": "a-b", "on": date(2024, 5, 1)})

    assert tied(data, Step.YEAR, today=day_number(date(2023, 1, 1))) == []


# --- T42: the night of 25 October 2026, in which 02:30 comes twice ---


@pytest.mark.parametrize("moment", ["25-10-2026 02:30", "2026-10-25T02:30:00", "25-10-2026"])
def test_the_hour_that_comes_twice_lies_on_one_day(moment: str) -> None:
    first, until = period(reading(f"{PAIRS}Anna;Bert;{moment}\n"))

    assert (first, until) == (date(2026, 10, 25), date(2026, 10, 26))


@pytest.mark.parametrize("fold", [0, 1])
def test_an_import_in_the_hour_that_comes_twice_keeps_its_moment(tmp_path: Path, fold: int) -> None:
    engine = open_store(str(tmp_path / "netwerk.db"))
    at = datetime(2026, 10, 25, 2, 30, tzinfo=AMSTERDAM, fold=fold)

    import_files(
        engine,
        [InputFile("1.csv", f"{PAIRS}Anna;Bert;01-03-2024\n".encode())],
        today=day_number(at.date()),
        at=at,
    )

    assert [one.at.astimezone(UTC) for one in imports(engine)] == [datetime(2026, 10, 25, fold, 30, tzinfo=UTC)]


def test_the_month_in_which_the_clock_changes_is_one_step() -> None:
    data = dataset(f"{PAIRS}Anna;Bert;24-10-2025\nAnna;Bert;26-10-2025\nAnna;Carl;31-10-2025\nAnna;Carl;01-11-2025\n")

    assert tied(data, Step.MONTH) == [("2025-10-01", 2), ("2025-11-01", 1)]


# --- T42: leap days ---


def test_a_leap_day_lies_in_february() -> None:
    assert tied(drawn({"who": "a-b", "on": date(2024, 2, 29)}), Step.MONTH) == [("2024-02-01", 1)]


def test_twelve_months_to_the_end_of_february_leave_the_leap_day_of_the_year_before_out() -> None:
    data = drawn({"who": "a-b", "on": date(2024, 2, 29)}, {"who": "c-d", "on": date(2025, 2, 28)})

    steps = formation(data, step=Step.MONTH, over=Over("sliding", 12))

    assert [one.ties for one in steps][-2:] == [1, 1]


def test_a_year_with_a_leap_day_is_compared_with_one_without() -> None:
    data = drawn({"who": "a-b", "on": date(2024, 2, 29)}, {"who": "a-b", "on": date(2025, 2, 28)})

    found = compare(
        data,
        Window(begin=day_number(date(2024, 1, 1)), end=day_number(date(2025, 1, 1))),
        Window(begin=day_number(date(2025, 1, 1)), end=day_number(date(2026, 1, 1))),
    )

    assert found.as_json()["persisted"] == [["a", "b"]]


# --- T42: the end of a year, and its week 53 ---


def test_the_last_day_of_week_53_lies_in_the_next_year() -> None:
    # week 53 of 2026 runs from 28 December to 3 January
    data = drawn({"who": "a-b", "on": date(2026, 12, 31)}, {"who": "a-c", "on": date(2027, 1, 3)})

    assert tied(data, Step.YEAR) == [("2026-01-01", 1), ("2027-01-01", 1)]


def test_a_school_year_runs_on_over_new_year() -> None:
    data = drawn({"who": "a-b", "on": date(2026, 12, 31)}, {"who": "a-c", "on": date(2027, 1, 1)})

    assert tied(data, Step.SCHOOLYEAR) == [("2026-08-01", 2)]
