"""The ledger between two periods, counted by hand, and its sums on random data."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from netwerk.analysis.comparison import compare
from netwerk.model import FIRST, Dataset, Window, day_number
from netwerk.network import network
from tests.drawn import drawn
from tests.random_datasets import datasets


def year(number: int, **rule: object) -> Window:
    return Window(begin=day_number(date(number, 1, 1)), end=day_number(date(number + 1, 1, 1)), **rule)  # type: ignore[arg-type]


def on(who: str, number: int) -> dict[str, object]:
    return {"who": who, "on": date(number, 6, 1)}


def test_every_tie_gets_one_of_four_marks() -> None:
    dataset = drawn(
        on("a-b", 2019), on("a-c", 2020), on("b-c", 2020), on("a-b", 2021), on("b-c", 2021), on("c-d", 2021)
    )

    ledger = compare(dataset, year(2020), year(2021))

    assert ledger.ties.to_dict("list") == {
        "a": [0, 0, 1, 2],
        "b": [1, 2, 2, 3],
        "mark": ["revived", "ended", "persisted", "formed"],
    }


def test_the_changes_in_json_list_what_revived_under_formed_too() -> None:
    # four organisations: six pairs, two tied in 2020, one of which stays; two are formed
    dataset = drawn(
        on("a-b", 2019), on("a-c", 2020), on("b-c", 2020), on("a-b", 2021), on("b-c", 2021), on("c-d", 2021)
    )

    assert compare(dataset, year(2020), year(2021)).as_json() == {
        "formed": [["a", "b"], ["c", "d"]],
        "persisted": [["b", "c"]],
        "ended": [["a", "c"]],
        "revived": [["a", "b"]],
        "joined": [],
        "left": [],
        "jaccard": 0.25,
        "formation_rate": 0.5,
        "dissolution_rate": 0.5,
        "persistence": 0.5,
    }


def test_a_tie_between_the_periods_only_does_not_make_it_revived() -> None:
    dataset = drawn(on("a-b", 2020), on("a-c", 2021), on("a-c", 2022))

    assert compare(dataset, year(2020), year(2022)).as_json()["revived"] == []


def test_rates_are_taken_over_organisations_present_in_both_periods() -> None:
    # d is new in 2021: its tie is formed, and no part of the rate
    dataset = drawn(
        on("a-b", 2020),
        on("a-b", 2021),
        on("a-d", 2021),
        organisations=["a", "b", {"id": "d", "begin": date(2021, 1, 1)}],
    )

    changes = compare(dataset, year(2020), year(2021)).as_json()

    assert (changes["formed"], changes["joined"], changes["jaccard"]) == ([["a", "d"]], ["d"], 0.5)
    assert (changes["formation_rate"], changes["persistence"]) == (None, 1.0)


def test_an_organisation_that_ended_has_left() -> None:
    dataset = drawn(on("a-b", 2020), organisations=["a", {"id": "b", "end": date(2021, 1, 1)}])

    assert compare(dataset, year(2020), year(2021)).as_json()["left"] == ["b"]


def test_two_empty_periods_have_no_shares() -> None:
    changes = compare(drawn(on("a-b", 2020)), year(2010), year(2011))

    assert (changes.jaccard, changes.dissolution_rate, changes.persistence) == (None, None, None)
    assert changes.formation_rate == 0.0


def test_directed_compares_arcs() -> None:
    dataset = drawn(on("b>a", 2020), on("a>b", 2021))

    changes = compare(dataset, year(2020, directed=True), year(2021, directed=True)).as_json()

    assert (changes["formed"], changes["ended"]) == ([["a", "b"]], [["b", "a"]])


@settings(max_examples=60, deadline=None)
@given(datasets(), st.integers(2021, 2024), st.integers(2021, 2024), st.integers(1, 2), st.booleans())
def test_the_ledger_is_the_difference_of_two_networks(
    dataset: Dataset, before: int, after: int, minimum: int, directed: bool
) -> None:
    first, second = (year(y, minimum=minimum, directed=directed) for y in (before, after))

    ledger = compare(dataset, first, second).as_json()

    old, new, past = (
        _tied(dataset, window) for window in (first, second, replace(first, begin=FIRST, end=first.begin))
    )
    assert {tuple(pair) for pair in ledger["formed"]} == new - old
    assert {tuple(pair) for pair in ledger["persisted"]} == new & old
    assert {tuple(pair) for pair in ledger["ended"]} == old - new
    assert {tuple(pair) for pair in ledger["revived"]} == (new - old) & past
    assert ledger["jaccard"] == (len(new & old) / len(new | old) if new | old else None)


def _tied(dataset: Dataset, window: Window) -> set[tuple[str, str]]:
    found = network(dataset, window)
    ids = found.organisations["id"].to_numpy()
    if window.directed:
        return {(ids[a], ids[b]) for a, b in zip(*found.arcs.nonzero(), strict=True)}
    return {(a, b) for a, b in found.pair_ids()}
