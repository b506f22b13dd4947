"""The database keeps referrals by month; files read without it, and the fictional region, keep their days."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import sqlalchemy as sa

from netwerk.model import Precision, as_date, day_number
from netwerk.records.files import InputFile, gather
from netwerk.settings import DEMO, classification
from netwerk.store import import_files, load, open_store

TODAY = day_number(date(2026, 6, 30))
AT = datetime(2026, 6, 30, 12, tzinfo=UTC)
REGISTER = "naam;soort\nA;school\nB;cjg\n"
REFERRALS = "van;naar;datum;vorm\nA;B;12-03-2024;verwijzen\nA;B;19-03-2024;verwijzen\nA;B;20-03-2024;overleg\n"


def store(path: Path, *contents: str, source: str = "bestand") -> sa.Engine:
    engine = open_store(str(path / "netwerk.db"))
    files = [InputFile(f"{number}.csv", content.encode()) for number, content in enumerate(contents)]
    import_files(engine, files, today=TODAY, at=AT, source=source)
    return engine


def test_two_referrals_in_a_month_are_two_records_of_that_month(tmp_path: Path) -> None:
    records = load(store(tmp_path, REGISTER, REFERRALS), classification()).records
    referrals = records[records["precision"] == Precision.MONTH]

    assert [as_date(day) for day in referrals["begin"]] == [date(2024, 3, 1), date(2024, 3, 1)]
    assert [as_date(day) for day in referrals["end"]] == [date(2024, 4, 1), date(2024, 4, 1)]
    assert [as_date(day) for day in records[records["precision"] == Precision.DAY]["begin"]] == [date(2024, 3, 20)]


def test_the_days_stand_nowhere_in_the_database(tmp_path: Path) -> None:
    with store(tmp_path, REGISTER, REFERRALS).connect() as connection:
        days = set(connection.execute(sa.text('SELECT begin, "end" FROM record_row')).all())

    assert days == {
        (day_number(date(2024, 3, 1)), day_number(date(2024, 4, 1))),
        (day_number(date(2024, 3, 20)), day_number(date(2024, 3, 21))),
    }


def test_what_is_typed_by_hand_is_kept_by_month_too(tmp_path: Path) -> None:
    records = load(store(tmp_path, REGISTER, REFERRALS, source="handmatig"), classification()).records

    assert sorted(records["precision"]) == [Precision.DAY, Precision.MONTH, Precision.MONTH]


def test_the_fictional_region_keeps_its_days(tmp_path: Path) -> None:
    engine = open_store(str(tmp_path / "netwerk.db"))
    import_files(engine, gather([DEMO])[0], today=TODAY, at=AT, source="demo")
    data = load(engine, classification())
    plans = data.records[[data.form_sets[code] == ("gezamenlijk_plan",) for code in data.records["forms"]]]

    assert set(plans["precision"]) == {Precision.DAY}
