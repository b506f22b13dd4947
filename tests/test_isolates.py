"""Who is not connected, and in which way."""

from datetime import date

import pytest

from netwerk.analysis.isolates import Isolates, Silent, isolates, newly_silent
from netwerk.analysis.seen import first_seen
from netwerk.model import LAST, Dataset, Role, Window, day_number
from netwerk.network import network
from tests.drawn import drawn

YEAR = {"begin": day_number(date(2024, 1, 1)), "end": day_number(date(2025, 1, 1))}
FROM, TO = Role.FROM, Role.TO


def found(dataset: Dataset, window: Window | None = None) -> Isolates:
    window = window or Window(**YEAR)
    return isolates(dataset, network(dataset, window))


def test_who_no_record_names_was_never_seen() -> None:
    assert found(drawn("a-b", organisations=["c"])).never_seen == ("c",)


def test_who_is_only_named_after_the_window_was_never_seen_in_it() -> None:
    assert found(drawn("a-b", {"who": "a-c", "on": date(2025, 1, 1)})).never_seen == ("c",)


@pytest.mark.parametrize(
    ("on", "silent"), [(date(2023, 12, 31), ("a", "b")), (date(2024, 1, 1), ()), (date(2024, 12, 31), ())]
)
def test_a_record_on_the_day_before_the_window_makes_fallen_silent(on: date, silent: tuple[str, ...]) -> None:
    assert tuple(one.id for one in found(drawn({"who": "a-b", "on": on})).fallen_silent) == silent


def test_fallen_silent_carries_the_last_day_of_its_last_record() -> None:
    dataset = drawn(
        {"who": "a-b", "on": date(2022, 5, 1)}, {"who": "a-b", "begin": date(2023, 1, 1), "end": date(2023, 7, 1)}
    )
    assert found(dataset).fallen_silent[0] == Silent(id="a", last_record=day_number(date(2023, 6, 30)))


def test_a_record_after_the_window_does_not_move_the_last_record() -> None:
    dataset = drawn({"who": "a-b", "on": date(2023, 5, 1)}, {"who": "a-b", "on": date(2025, 5, 1)})
    assert found(dataset).fallen_silent[0].last_record == day_number(date(2023, 5, 1))


def test_a_partner_with_only_an_agreement_that_runs_on_is_connected() -> None:
    dataset = drawn({"who": "a-b", "begin": date(2020, 1, 1), "end": None})
    assert found(dataset) == Isolates(
        never_seen=(), fallen_silent=(), seen_without_tie=(), only_via_municipality=(), one_sided=()
    )


def test_who_sat_alone_is_seen_without_a_tie() -> None:
    assert found(drawn("a-b", "alone")).seen_without_tie == ("alone",)


@pytest.mark.parametrize(("largest", "seen"), [(2, ("a", "b", "c")), (3, ()), (4, ()), (0, ())])
def test_who_was_only_in_a_record_that_is_too_large_is_seen_without_a_tie(largest: int, seen: tuple[str, ...]) -> None:
    assert found(drawn("a+b+c"), Window(**YEAR, largest=largest)).seen_without_tie == seen


def test_a_meeting_of_26_is_too_large_by_default_and_one_of_25_is_not() -> None:
    of_25 = "+".join(f"v{k:02}" for k in range(25))
    of_26 = "+".join(f"z{k:02}" for k in range(26))
    assert found(drawn(of_25, of_26)).seen_without_tie == tuple(f"z{k:02}" for k in range(26))


@pytest.mark.parametrize(("minimum", "seen"), [(1, ()), (2, ()), (3, ("a", "b"))])
def test_who_has_fewer_records_than_the_minimum_is_seen_without_a_tie(minimum: int, seen: tuple[str, ...]) -> None:
    dataset = drawn("a-b", {"who": "a-b", "on": date(2024, 6, 1)})
    assert found(dataset, Window(**YEAR, minimum=minimum)).seen_without_tie == seen


def test_who_only_has_records_of_another_form_is_seen_without_a_tie() -> None:
    dataset = drawn({"who": "a-b", "form": "overleg"}, {"who": "c-d", "form": "afspraak"})
    assert found(dataset, Window(**YEAR, forms=("overleg",))).seen_without_tie == ("c", "d")


def test_who_only_meets_the_municipality_works_only_through_it() -> None:
    dataset = drawn("a-gem", "b-gem", "b-c", organisations=[{"id": "gem", "kind": "gemeente"}])
    assert found(dataset).only_via_municipality == ("a",)


def test_two_municipalities_are_still_only_the_municipality() -> None:
    dataset = drawn(
        "a-gem", "a-stad", "b-gem", "b-stad", "b-c",
        organisations=[{"id": "gem", "kind": "gemeente"}, {"id": "stad", "kind": "gemeente"}],
    )  # fmt: skip
    assert found(dataset).only_via_municipality == ("a",)


def test_who_is_only_referred_to_is_one_sided() -> None:
    assert found(drawn("a>b", "c>b")).one_sided == ("b",)


def test_who_also_refers_is_not_one_sided() -> None:
    assert found(drawn("a>b", "b>c")).one_sided == ("c",)


def test_who_also_meets_is_not_one_sided() -> None:
    assert found(drawn("a>b", "b-c")).one_sided == ()


def test_a_referral_back_outside_the_window_does_not_count() -> None:
    assert found(drawn("a>b", {"who": "b>a", "on": date(2023, 1, 1)})).one_sided == ("b",)


def test_in_a_meeting_with_roles_the_named_are_one_sided() -> None:
    dataset = drawn({"who": "a+b+c", "form": "verwijzen", "roles": {"a": FROM, "b": TO, "c": TO}})
    assert found(dataset).one_sided == ("b", "c")


def test_who_sits_without_a_role_in_a_meeting_with_roles_is_not_one_sided() -> None:
    dataset = drawn({"who": "a+b+c", "form": "verwijzen", "roles": {"a": FROM, "b": TO}})
    assert found(dataset).one_sided == ("b",)


def test_a_meeting_of_a_directed_form_without_roles_names_both_ways() -> None:
    assert found(drawn({"who": "a+b", "form": "verwijzen"})).one_sided == ()


def test_one_sided_needs_a_tie() -> None:
    assert found(drawn("a>b"), Window(**YEAR, minimum=2)).one_sided == ()


def test_the_three_sorts_are_exactly_the_organisations_without_a_tie() -> None:
    dataset = drawn("a-b", "c", {"who": "d-e", "on": date(2020, 1, 1)}, organisations=["f"])
    sorts = found(dataset)
    assert (sorts.never_seen, tuple(one.id for one in sorts.fallen_silent), sorts.seen_without_tie) == (
        ("f",), ("d", "e"), ("c",),
    )  # fmt: skip


def test_no_organisations_give_no_isolates() -> None:
    assert found(drawn()) == Isolates(
        never_seen=(), fallen_silent=(), seen_without_tie=(), only_via_municipality=(), one_sided=()
    )


# --- who fell silent this quarter, and since when someone was known ---


@pytest.mark.parametrize(
    ("last", "new"),
    [
        (date(2023, 9, 30), ()),  # a quarter ago the year from 1 October 2023 held it no longer
        (date(2023, 10, 1), ("a", "b")),  # the first day that it did hold
        (date(2023, 12, 31), ("a", "b")),
        (date(2024, 1, 1), ()),  # still in the window: not silent
    ],
)
def test_newly_silent_is_whose_last_record_is_in_the_three_months_before_the_window(
    last: date, new: tuple[str, ...]
) -> None:
    window = Window(**YEAR)
    silent = newly_silent(found(drawn({"who": "a-b", "on": last})), window)
    assert tuple(one.id for one in silent) == new


def test_who_was_silent_for_years_is_not_new_when_it_only_had_an_agreement_that_ended() -> None:
    dataset = drawn({"who": "a-b", "begin": date(2019, 1, 1), "end": date(2023, 6, 1)})
    assert newly_silent(found(dataset), Window(**YEAR)) == ()


def test_an_agreement_that_ended_in_the_quarter_before_makes_newly_silent() -> None:
    dataset = drawn({"who": "a-b", "begin": date(2019, 1, 1), "end": date(2023, 12, 1)})
    assert tuple(one.id for one in newly_silent(found(dataset), Window(**YEAR))) == ("a", "b")


def test_the_quarter_before_the_end_of_a_month_is_reckoned_in_whole_months() -> None:
    window = Window(begin=day_number(date(2024, 5, 31)), end=day_number(date(2025, 5, 31)))
    dataset = drawn({"who": "a-b", "on": date(2024, 2, 29)}, {"who": "c-d", "on": date(2024, 2, 28)})
    assert tuple(one.id for one in newly_silent(found(dataset, window), window)) == ("a", "b")


def test_from_the_beginning_nobody_fell_silent_and_nobody_is_new() -> None:
    assert newly_silent(found(drawn("a-b"), Window()), Window()) == ()


@pytest.mark.parametrize(
    ("on", "first"),
    [
        (date(2020, 5, 1), day_number(date(2020, 5, 1))),
        (date(2024, 12, 31), day_number(date(2024, 3, 1))),
        (date(2025, 1, 1), day_number(date(2024, 3, 1))),
    ],
)
def test_the_first_record_is_of_every_size_and_before_the_end_of_the_window(on: date, first: int) -> None:
    dataset = drawn({"who": "a+b+c", "on": on}, "a-b")
    assert first_seen(dataset, Window(**YEAR, largest=2))[dataset.code_of["a"]] == first


def test_who_is_only_named_after_the_window_has_no_first_record() -> None:
    dataset = drawn({"who": "a-b", "on": date(2025, 1, 1)})
    assert first_seen(dataset, Window(**YEAR)).tolist() == [LAST, LAST]
