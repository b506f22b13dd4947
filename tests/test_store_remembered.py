"""What someone chose for files with these headings is kept, replaced and forgotten."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from netwerk.records.choices import SheetChoice
from netwerk.store import forget, open_store, remember, remembered

AT = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def engine(tmp_path) -> sa.Engine:
    return open_store(str(tmp_path / "netwerk.db"))


def test_a_choice_comes_back_as_it_was(engine: sa.Engine) -> None:
    choice = SheetChoice(
        headings=("instelling", "plaats"),
        sheet="Blad1",
        heading_row=7,
        shape="register",
        columns={"instelling": "name", "plaats": None},
        fixed={"kind": "school"},
        section="municipality",
        marks=(",",),
    )
    remember(engine, [choice], at=AT)
    assert remembered(engine) == (choice,)


def test_a_later_choice_for_the_same_headings_takes_its_place(engine: sa.Engine) -> None:
    remember(engine, [SheetChoice(headings=("a", "b"), marks=(",",))], at=AT)
    remember(engine, [SheetChoice(headings=("a", "b"), marks=("/",))], at=AT)
    assert [choice.marks for choice in remembered(engine)] == [("/",)]


def test_a_choice_for_another_sheet_stays_beside_it(engine: sa.Engine) -> None:
    remember(engine, [SheetChoice(headings=("a",), sheet="een"), SheetChoice(headings=("a",), sheet="twee")], at=AT)
    assert [choice.sheet for choice in remembered(engine)] == ["een", "twee"]


def test_a_choice_without_headings_is_for_one_file_and_is_not_kept(engine: sa.Engine) -> None:
    remember(engine, [SheetChoice(sheet="Blad1", skip=True)], at=AT)
    assert remembered(engine) == ()


def test_a_forgotten_choice_is_gone(engine: sa.Engine) -> None:
    remember(engine, [SheetChoice(headings=("a",)), SheetChoice(headings=("b",))], at=AT)
    forget(engine, [SheetChoice(headings=("a",))])
    assert [choice.headings for choice in remembered(engine)] == [("b",)]
