"""Who may do what, and what a partner sees of the network."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netwerk.access import MAY, Action, Role, Scope, require, visible
from netwerk.errors import AccessDenied
from netwerk.model import Change
from tests.drawn import drawn

COORDINATOR = Scope(role=Role.COORDINATOR)
ANNA = Scope(role=Role.PARTNER, organisation="anna")


def test_every_role_is_named_in_the_policy() -> None:
    assert set(MAY) == set(Role)


@pytest.mark.parametrize(
    "action", [Action.MAP, Action.ORGANISATION, Action.GAPS, Action.FORMATION, Action.DATA, Action.MANAGE]
)
def test_a_partner_may_not_open_the_pages_about_others(action: Action) -> None:
    assert not ANNA.may(action)


@pytest.mark.parametrize("action", [Action.MAP, Action.ORGANISATION, Action.OWN_NETWORK, Action.DATA, Action.MANAGE])
def test_the_board_sees_no_single_organisation_and_changes_nothing(action: Action) -> None:
    assert not Scope(role=Role.BOARD).may(action)


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.ADMINISTRATOR])
def test_who_manages_may_change_what_was_agreed(role: Role) -> None:
    assert Scope(role=role).may(Action.MANAGE)


def test_a_partner_without_organisation_may_do_nothing() -> None:
    assert not any(Scope(role=Role.PARTNER).may(action) for action in Action)


def test_what_is_not_allowed_is_refused() -> None:
    with pytest.raises(AccessDenied):
        require(Scope(role=Role.BOARD), Action.MAP)


def test_the_coordinator_sees_everything() -> None:
    dataset = drawn("anna-bert", "carl-dora")
    assert visible(dataset, COORDINATOR) is dataset


def test_a_partner_sees_itself_and_its_direct_partners() -> None:
    seen = visible(drawn("anna-bert", "bert-carl", "carl-dora", organisations=["emma"]), ANNA)
    assert list(seen.organisations["id"]) == ["anna", "bert"]


def test_a_partner_sees_only_its_own_records() -> None:
    seen = visible(drawn("anna-bert", "bert-carl", "anna+bert+dora"), ANNA)
    assert len(seen.records) == 2


def test_codes_of_the_records_follow_the_organisations_that_stay() -> None:
    seen = visible(drawn("anna-zoe", "bert-carl"), ANNA)
    record = seen.records.iloc[0]
    assert list(seen.organisations["id"].iloc[[record["a"], record["b"]]]) == ["anna", "zoe"]


def test_everyone_at_ones_own_table_is_a_direct_partner() -> None:
    seen = visible(drawn("anna+bert+carl", "carl+dora"), ANNA)
    assert list(seen.organisations["id"].iloc[seen.seats["organisation"]]) == ["anna", "bert", "carl"]


def test_no_word_of_a_record_of_others_stays_behind() -> None:
    theirs = {"who": "bert-carl", "form": "contract", "theme": "geheim", "source": "hun lijst"}
    seen = visible(drawn("anna-bert", theirs), ANNA)
    assert (seen.form_sets, seen.theme_sets, seen.sources) == ((("overleg",),), ((),), ("getekend",))


def test_a_parent_that_is_no_partner_is_not_named() -> None:
    seen = visible(drawn("anna-bert", organisations=[{"id": "bert", "part_of": "bestuur"}, "bestuur"]), ANNA)
    assert list(seen.organisations["part_of"]) == [-1, -1]


def test_an_unknown_organisation_sees_nothing() -> None:
    seen = visible(drawn("anna-bert"), Scope(role=Role.PARTNER, organisation="zelfbedacht"))
    assert (len(seen.organisations), len(seen.records)) == (0, 0)


def test_a_part_has_another_version_than_the_whole() -> None:
    dataset = drawn("anna-bert")
    versions = {visible(dataset, Scope(role=Role.PARTNER, organisation=id_)).version for id_ in ("anna", "bert")}
    assert len(versions | {dataset.version}) == 3


def test_a_partner_sees_its_own_history_of_names_and_not_that_of_others() -> None:
    changes = tuple(
        Change(what="merge", organisation=id_, id=f"oud-{id_}", name=f"Oud {id_}", day=None, decision=1)
        for id_ in ("anna", "bert")
    )
    data = replace(drawn("anna-bert"), changes=changes)
    own = visible(data, Scope(role=Role.PARTNER, organisation="anna"))
    assert [change.name for change in own.changes] == ["Oud anna"]
