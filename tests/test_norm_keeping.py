"""Changed agreements are kept as versions: the first change takes all along, and each version holds from its day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from netwerk.analysis.norm_text import norms_of
from netwerk.analysis.norm_versions import following, newest, put_aside, to_keep, versions_of
from netwerk.analysis.norms import Norm, PairRule, Scope, norms_in
from netwerk.errors import StoreError
from netwerk.model import Window, day_number
from netwerk.store import keep_norms, kept_norms, open_store

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
GP = Norm(
    id="huisarts",
    goal="Doel",
    text="Elke huisarts",
    source="Nota",
    valid_from=date(2015, 1, 1),
    rule=PairRule(from_kinds=("huisarts",), to_kinds=("lokaal_team",), scope=Scope.AREA),
)
SCHOOL = replace(GP, id="school", text="Elke school")
STRICTER = replace(GP, text="Elke huisarts, met twee teams", version=2)


@pytest.fixture
def engine(tmp_path: Path) -> sa.Engine:
    return open_store(str(tmp_path / "netwerk.db"))


def year(number: int) -> Window:
    return Window(begin=day_number(date(number, 1, 1)), end=day_number(date(number + 1, 1, 1)))


def texts_in(norms: tuple[Norm, ...], window: Window) -> list[str]:
    return [norm.text for norm in norms_in(norms, window)]


def test_a_first_change_takes_every_agreement_of_the_file_along(engine: sa.Engine) -> None:
    keep_norms(engine, to_keep([GP, SCHOOL], [STRICTER], copied=False), at=AT)
    assert [(one.id, one.version) for one in kept_norms(engine)] == [("huisarts", 1), ("school", 1), ("huisarts", 2)]


def test_a_later_change_is_kept_alone(engine: sa.Engine) -> None:
    keep_norms(engine, to_keep([GP, SCHOOL], [STRICTER], copied=False), at=AT)
    known = norms_of(kept_norms(engine))
    keep_norms(engine, to_keep(known, [replace(SCHOOL, version=2)], copied=True), at=AT)
    assert [(one.id, one.version) for one in kept_norms(engine)][3:] == [("school", 2)]


def test_what_was_kept_is_read_back_as_it_was(engine: sa.Engine) -> None:
    withdrawn = replace(SCHOOL, version=2, withdrawn=True)
    keep_norms(engine, to_keep([GP, SCHOOL], [STRICTER, withdrawn], copied=False), at=AT)
    assert norms_of(kept_norms(engine)) == (GP, SCHOOL, STRICTER, withdrawn)


def test_a_change_of_what_somebody_else_changed_meanwhile_is_refused(engine: sa.Engine) -> None:
    keep_norms(engine, to_keep([GP], [STRICTER], copied=False), at=AT)
    with pytest.raises(StoreError, match="intussen door iemand anders gewijzigd"):
        keep_norms(engine, to_keep([GP], [replace(GP, text="Anders", version=2)], copied=True), at=AT)
    assert [one.version for one in kept_norms(engine)] == [1, 2]


def test_one_refused_change_keeps_none_of_its_company(engine: sa.Engine) -> None:
    keep_norms(engine, to_keep([GP, SCHOOL], [STRICTER], copied=False), at=AT)
    with pytest.raises(StoreError):
        keep_norms(engine, to_keep([], [replace(SCHOOL, version=2), STRICTER], copied=True), at=AT)
    assert len(kept_norms(engine)) == 3


# --- which version holds when ---


def test_a_correction_holds_in_all_years() -> None:
    assert texts_in((GP, STRICTER), year(2016)) == ["Elke huisarts, met twee teams"]


def test_a_new_agreement_leaves_earlier_years_their_text() -> None:
    from_2026 = replace(STRICTER, valid_from=date(2026, 1, 1))
    assert (texts_in((GP, from_2026), year(2025)), texts_in((GP, from_2026), year(2026))) == (
        ["Elke huisarts"],
        ["Elke huisarts, met twee teams"],
    )


def test_a_withdrawn_agreement_holds_until_its_day() -> None:
    gone = replace(GP, version=2, withdrawn=True, valid_from=date(2026, 1, 1))
    assert (texts_in((GP, gone), year(2025)), texts_in((GP, gone), year(2026))) == (["Elke huisarts"], [])


def test_an_earlier_version_that_is_put_back_holds_again() -> None:
    back = replace(GP, version=3)
    assert texts_in((GP, STRICTER, back), year(2026)) == ["Elke huisarts"]


# --- which version is which ---


def test_the_newest_version_counts_whatever_its_day() -> None:
    assert newest([GP, SCHOOL, STRICTER]) == (STRICTER, SCHOOL)


def test_versions_stand_in_their_order() -> None:
    assert versions_of([STRICTER, SCHOOL, GP], "huisarts") == (GP, STRICTER)


def test_a_change_gets_the_number_after_the_newest() -> None:
    assert following([GP, STRICTER], replace(GP, text="Anders")).version == 3


def test_a_new_agreement_begins_with_version_one() -> None:
    assert following([GP], replace(SCHOOL, version=9)).version == 1


def test_a_correction_puts_a_planned_change_aside() -> None:
    planned = replace(STRICTER, valid_from=date(2027, 1, 1))
    assert put_aside([GP, planned], replace(GP, version=3)) == (planned,)


def test_a_new_agreement_puts_nothing_aside_that_still_has_days() -> None:
    assert put_aside([GP], replace(STRICTER, valid_from=date(2027, 1, 1))) == ()


def test_what_was_put_aside_before_is_not_named_again() -> None:
    planned, corrected = replace(STRICTER, valid_from=date(2027, 1, 1)), replace(GP, version=3)
    assert put_aside([GP, planned, corrected], replace(GP, version=4)) == ()
