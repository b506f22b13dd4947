"""A seeded sample of the long tests in tests/soak."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from netwerk.store import open_store
from tests.soak import faults, load


@pytest.mark.slow
def test_t23_a_killed_process_leaves_everything_or_nothing() -> None:
    result = faults.killed(seed=20260302, times=6)
    assert result["broken"] == []
    assert result["kills"] == 6


def test_the_look_afterwards_sees_a_row_that_is_missing(tmp_path: Path) -> None:
    file = tmp_path / "netwerk.db"
    faults.import_once(str(file))
    with closing(sqlite3.connect(file)) as database:
        database.execute("DELETE FROM record_row WHERE position = 3")
        database.commit()
    assert faults.faults_in(file) == ["import 1 has 5999 of 6000 in record_row"]


@pytest.mark.slow
def test_readers_see_whole_imports_while_another_process_writes() -> None:
    result = load.readers_beside_a_writer(records=20_000, rounds=3, readers=2)
    assert result["errors"] == []
    assert result["imports"] == 3
    assert result["looks"] > 0


def test_the_look_afterwards_sees_a_decision_that_is_missing(tmp_path: Path) -> None:
    file = tmp_path / "netwerk.db"
    faults.import_once(str(file))
    faults.decide_once(str(file), random.Random(1))
    with closing(sqlite3.connect(file)) as database:
        database.execute("DELETE FROM decision WHERE number = 2")
        database.commit()
    assert faults.faults_in(file) == ["version 2 has 1 of 2 decisions"]


def test_the_look_afterwards_sees_an_agreement_that_is_missing(tmp_path: Path) -> None:
    file = tmp_path / "netwerk.db"
    engine = open_store(str(file))
    faults.agree_once(engine)
    engine.dispose()
    with closing(sqlite3.connect(file)) as database:
        database.execute("DELETE FROM norm WHERE id = 'c'")
        database.commit()
    assert faults.faults_in(file) == ["version 1 has 2 of 3 agreements"]


def test_the_look_afterwards_sees_an_introduction_without_its_first_step(tmp_path: Path) -> None:
    file = tmp_path / "netwerk.db"
    with closing(sqlite3.connect(made(file))) as database:
        database.execute("DELETE FROM introduction_step")
        database.commit()
    assert faults.faults_in(file) == ["introduction 1 has no step"]


def made(file: Path) -> Path:
    """A database with one introduction."""
    engine = open_store(str(file))
    faults.introduce_once(engine)
    engine.dispose()
    return file
