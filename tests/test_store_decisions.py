"""Decisions in the database: kept together, replaced, reversed, and read as they held at any version of the data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from netwerk.errors import StoreError
from netwerk.records.deciding import Decision, Verdict
from netwerk.settings import classification
from netwerk.store import (
    backup,
    data_version,
    decide,
    decisions,
    kept_decisions,
    load,
    open_names,
    open_store,
    restore,
    reverse,
    undo,
)
from tests.drawn_rows import drawn_rows
from tests.test_store_history import keep

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
LATER = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
SAME = Decision(what=Verdict.SAME, name="Bert B.", target="bert")
MERGE = Decision(what=Verdict.MERGE, id="anna", target="bert", day=19000)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[sa.Engine]:
    engine = open_store(str(tmp_path / "netwerk.db"))
    yield engine
    engine.dispose()


def ids(engine: sa.Engine, **how: int | bool) -> list[str]:
    return list(load(engine, classification(), **how).organisations["id"])  # type: ignore[arg-type]


def test_a_decision_holds_from_the_moment_it_is_made(engine: sa.Engine) -> None:
    keep(engine, drawn_rows("anna-Bert B.", register=["anna", "bert"]))
    assert ids(engine) == ["anna", "bert", "bert-b"]
    assert decide(engine, [SAME], at=AT) == (1,)
    assert ids(engine) == ["anna", "bert"]


def test_a_decision_counts_for_the_next_file_too(engine: sa.Engine) -> None:
    decide(engine, [SAME], at=AT)
    keep(engine, drawn_rows("anna-BERT B", register=["anna", "bert"]))
    assert ids(engine) == ["anna", "bert"]
    assert open_names(engine, classification()) == ()


def test_a_reversed_decision_no_longer_holds_and_stays_in_the_history(engine: sa.Engine) -> None:
    keep(engine, drawn_rows("anna-Bert B.", register=["anna", "bert"]))
    (number,) = decide(engine, [SAME], at=AT)
    reverse(engine, [number], at=LATER)
    assert ids(engine) == ["anna", "bert", "bert-b"]
    assert decisions(engine) == ()
    ((kept),) = kept_decisions(engine)
    assert (kept.decision.name, kept.at, kept.reversed_at) == ("Bert B.", AT, LATER)


def test_a_reversed_decision_can_be_made_again(engine: sa.Engine) -> None:
    decide(engine, [SAME], at=AT)
    reverse(engine, [1], at=AT)
    assert decide(engine, [SAME], at=LATER) == (2,)
    assert [one.number for one in decisions(engine)] == [2]


def test_a_later_decision_about_a_name_takes_the_place_of_the_earlier(engine: sa.Engine) -> None:
    decide(engine, [SAME], at=AT)
    decide(engine, [Decision(what=Verdict.LEAVE_OUT, name="bert b")], at=LATER)
    assert [(one.number, one.what) for one in decisions(engine)] == [(2, Verdict.LEAVE_OUT)]


def test_the_same_decision_twice_is_one_and_changes_nothing(engine: sa.Engine) -> None:
    decide(engine, [SAME], at=AT)
    before = data_version(engine)
    assert decide(engine, [SAME], at=LATER) == (1,)
    assert data_version(engine) == before


def test_decisions_made_together_raise_the_version_once(engine: sa.Engine) -> None:
    before = data_version(engine)
    assert decide(engine, [SAME, MERGE], at=AT) == (1, 2)
    assert data_version(engine) == before + 1


def test_what_is_unknown_or_reversed_cannot_be_reversed_and_nothing_changes(engine: sa.Engine) -> None:
    decide(engine, [SAME, MERGE], at=AT)
    reverse(engine, [2], at=AT)
    with pytest.raises(StoreError, match="Besluit 2 bestaat niet of is al teruggedraaid"):
        reverse(engine, [1, 2], at=LATER)
    assert [one.number for one in decisions(engine)] == [1]


def test_the_data_can_be_read_as_they_were_known_before_a_decision_and_while_it_held(engine: sa.Engine) -> None:
    keep(engine, drawn_rows("anna-bert", register=["anna", "bert"]))  # version 1
    decide(engine, [MERGE], at=AT)  # version 2
    reverse(engine, [1], at=AT)  # version 3
    assert [ids(engine, as_known=version) for version in (1, 2, 3)] == [["anna", "bert"], ["bert"], ["anna", "bert"]]


def test_the_organisations_of_the_time_have_another_version_name(engine: sa.Engine) -> None:
    keep(engine, drawn_rows("anna-bert", register=["anna", "bert"]))
    decide(engine, [MERGE], at=AT)
    assert ids(engine, as_then=True) == ["anna", "bert"]
    now, then = (load(engine, classification(), as_then=as_then).version for as_then in (False, True))
    assert now != then


def test_decisions_survive_undo_of_the_import_they_are_about(engine: sa.Engine) -> None:
    number = keep(engine, drawn_rows("anna-Bert B.", register=["anna", "bert"]))
    decide(engine, [SAME], at=AT)
    undo(engine, number, at=AT)
    assert ids(engine) == []
    keep(engine, drawn_rows("anna-Bert B.", register=["anna", "bert"]), sha256="bb")
    assert ids(engine) == ["anna", "bert"]


def test_a_backup_holds_the_decisions(engine: sa.Engine) -> None:
    decide(engine, [SAME], at=AT)
    copy = backup(engine)
    reverse(engine, [1], at=AT)
    restore(engine, copy, at=LATER)
    assert [one.name for one in decisions(engine)] == ["Bert B."]
