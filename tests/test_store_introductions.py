"""Introductions in the database: taken up once, every step kept, all of it or nothing, and along in a backup."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest
import sqlalchemy as sa

from netwerk.errors import StoreError
from netwerk.store import (
    Status,
    add_step,
    backup,
    data_version,
    introductions,
    open_store,
    restore,
    take_up,
    undo,
)
from tests.drawn_rows import drawn_rows
from tests.test_store_history import keep

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
LATER = datetime(2026, 4, 2, 9, 30, tzinfo=UTC)
DAY = 20514
REASONS = {"norms": ["huisarts-lokaal-team"], "shared": ["cjg", "gem"], "nearness": "area"}


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[sa.Engine]:
    engine = open_store(str(tmp_path / "netwerk.db"))
    yield engine
    engine.dispose()


def up(engine: sa.Engine, a: str = "anna", b: str = "bert", *, day: int = DAY) -> int:
    return take_up(engine, a, b, day=day, owner="coördinator", note="Gevraagd", reasons=REASONS, at=AT)


def step(engine: sa.Engine, number: int, status: Status, *, day: int = DAY + 10) -> None:
    add_step(engine, number, day=day, status=status, owner="beleid", note="", at=LATER)


def test_a_new_database_has_none(engine: sa.Engine) -> None:
    assert introductions(engine) == ()


def test_what_is_taken_up_is_kept_whole(engine: sa.Engine) -> None:
    assert up(engine) == 1
    (one,) = introductions(engine)
    assert (one.number, one.a, one.b, one.day, one.reasons, one.open) == (1, "anna", "bert", DAY, REASONS, True)
    (first,) = one.steps
    assert (first.at, first.day, first.status, first.owner, first.note) == (
        AT,
        DAY,
        Status.PLANNED,
        "coördinator",
        "Gevraagd",
    )


def test_a_pair_has_one_order(engine: sa.Engine) -> None:
    up(engine, "bert", "anna")
    (one,) = introductions(engine)
    assert (one.a, one.b) == ("anna", "bert")


def test_each_step_stays_beside_the_later_ones(engine: sa.Engine) -> None:
    up(engine)
    step(engine, 1, Status.SPOKEN)
    step(engine, 1, Status.DONE)
    (one,) = introductions(engine)
    assert [found.status for found in one.steps] == [Status.PLANNED, Status.SPOKEN, Status.DONE]
    assert (one.latest.status, one.latest.at, one.open) == (Status.DONE, LATER, False)


@pytest.mark.parametrize(
    ("status", "running"),
    [(Status.PLANNED, True), (Status.SPOKEN, True), (Status.DONE, False), (Status.STOPPED, False)],
)
def test_it_runs_until_it_is_done_or_stopped(engine: sa.Engine, status: Status, running: bool) -> None:
    up(engine)
    step(engine, 1, status)
    assert introductions(engine)[0].open is running


@pytest.mark.parametrize("pair", [("anna", "bert"), ("bert", "anna")])
def test_a_pair_of_which_one_runs_is_not_taken_up_again(engine: sa.Engine, pair: tuple[str, str]) -> None:
    up(engine)
    before = introductions(engine)
    with pytest.raises(StoreError, match="al opgepakt en staat nog open"):
        up(engine, *pair)
    assert introductions(engine) == before


def test_a_pair_can_be_taken_up_again_after_it_was_stopped(engine: sa.Engine) -> None:
    up(engine)
    step(engine, 1, Status.STOPPED)
    assert up(engine) == 2
    assert [one.open for one in introductions(engine)] == [False, True]


def test_nobody_is_introduced_to_itself(engine: sa.Engine) -> None:
    with pytest.raises(StoreError, match="twee verschillende"):
        up(engine, "anna", "anna")
    assert introductions(engine) == ()


@pytest.mark.parametrize("day", [DAY, DAY + 1])
def test_a_step_is_on_the_day_it_was_taken_up_or_after_it(engine: sa.Engine, day: int) -> None:
    up(engine)
    step(engine, 1, Status.SPOKEN, day=day)
    assert introductions(engine)[0].latest.day == day


def test_a_step_is_not_before_it(engine: sa.Engine) -> None:
    up(engine)
    with pytest.raises(StoreError, match="op of na de dag"):
        step(engine, 1, Status.SPOKEN, day=DAY - 1)
    assert len(introductions(engine)[0].steps) == 1


def test_an_introduction_that_is_not_there_has_no_steps(engine: sa.Engine) -> None:
    with pytest.raises(StoreError, match="Kennismaking 7 bestaat niet"):
        step(engine, 7, Status.DONE)


def test_half_of_one_is_never_kept(engine: sa.Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **named: object) -> None:
        raise OSError("the disk is full")

    # in the package the function of the same name stands before the module
    monkeypatch.setattr(import_module("netwerk.store.introductions"), "note_down", broken)
    with pytest.raises((OSError, StoreError)):
        up(engine)
    assert introductions(engine) == ()


def test_the_data_themselves_do_not_change(engine: sa.Engine) -> None:
    before = data_version(engine)
    up(engine)
    step(engine, 1, Status.DONE)
    assert data_version(engine) == before


def test_taking_an_import_back_keeps_the_introductions(engine: sa.Engine) -> None:
    number = keep(engine, drawn_rows("anna-bert"))
    up(engine)
    undo(engine, number, at=LATER)
    assert [(one.a, one.b) for one in introductions(engine)] == [("anna", "bert")]


def test_each_word_is_in_the_trail(engine: sa.Engine) -> None:
    up(engine)
    step(engine, 1, Status.SPOKEN)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT what, at FROM audit").all() == [
            ("introduction", AT.isoformat()),
            ("introduction", LATER.isoformat()),
        ]


def test_a_backup_holds_the_introductions_with_their_steps(engine: sa.Engine) -> None:
    up(engine)
    step(engine, 1, Status.SPOKEN)
    kept, content = introductions(engine), backup(engine)
    step(engine, 1, Status.STOPPED)
    up(engine, "anna", "carl")
    restore(engine, content, at=LATER)
    assert introductions(engine) == kept
