"""The ledger between two periods, counted by hand, and its sums on random data."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from netwerk.analysis.comparison import Mark, about, compare, compare_steps
from netwerk.analysis.formation import steps_of
from netwerk.analysis.periods import Step
from netwerk.analysis.timeline import Over, timeline
from netwerk.model import FIRST, Dataset, Precision, Window, day_number
from netwerk.network import network
from tests.drawn import drawn
from tests.random_datasets import datasets, records


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


def test_ties_with_who_came_or_left_are_no_part_of_any_rate() -> None:
    # of a, b and c two pairs are tied, of which one ends, and the third forms; d comes and e leaves, each with a tie
    dataset = drawn(
        *(on(pair, 2020) for pair in ("a-b", "b-c", "a-e")),
        *(on(pair, 2021) for pair in ("a-b", "a-c", "a-d")),
        organisations=["a", "b", "c", {"id": "d", "begin": date(2021, 1, 1)}, {"id": "e", "end": date(2021, 1, 1)}],
    )

    changes = compare(dataset, year(2020), year(2021))

    assert (changes.formation_rate, changes.dissolution_rate, changes.persistence) == (1.0, 0.5, 0.5)


def test_records_of_the_first_period_make_no_tie_of_before_it() -> None:
    # two records are asked for: one in 2020 and one in 2021 are never a tie before 2021
    dataset = drawn(on("a-b", 2020), on("a-b", 2021), on("a-b", 2022), {"who": "a-b", "on": date(2022, 9, 9)})

    found = compare(dataset, replace(year(2021), minimum=2), replace(year(2022), minimum=2)).as_json()

    assert (found["formed"], found["revived"]) == ([["a", "b"]], [])


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


def test_the_sizes_of_both_networks_are_told() -> None:
    dataset = drawn(on("a-b", 2020), organisations=["a", "b", "c", {"id": "d", "begin": date(2021, 1, 1)}])

    assert compare(dataset, year(2020), year(2021)).organisations == (3, 4)


def test_it_is_told_how_many_of_the_register_any_record_names() -> None:
    dataset = drawn(on("a-b", 2020), on("a-b", 2021), on("b-c", 2021), organisations=["d"])

    changes = compare(dataset, year(2020), year(2021))

    assert (changes.seen, changes.registered) == ((2, 3), (4, 4))


def test_records_known_less_exactly_than_the_period_are_counted_for_each() -> None:
    quarter = {
        "who": "a-b",
        "begin": date(2020, 1, 1),
        "end": date(2020, 4, 1),
        "precision": Precision.QUARTER,
        "moment": True,
    }
    january = Window(begin=day_number(date(2020, 1, 1)), end=day_number(date(2020, 2, 1)))

    assert compare(drawn(quarter), january, year(2020)).imprecise == (1, 0)


def test_what_changed_for_one_organisation_holds_its_ties_alone() -> None:
    dataset = drawn(on("a-b", 2020), on("b-c", 2020), on("a-b", 2021), on("a-c", 2021))

    own = about(compare(dataset, year(2020), year(2021)), 2)

    assert (own.pairs(Mark.FORMED), own.pairs(Mark.ENDED), own.pairs(Mark.PERSISTED)) == (
        [["a", "c"]],
        [["b", "c"]],
        [],
    )


def test_another_that_joined_is_no_change_of_one_organisation() -> None:
    dataset = drawn(on("a-b", 2020), organisations=["a", "b", {"id": "c", "begin": date(2021, 1, 1)}])
    change = compare(dataset, year(2020), year(2021))

    assert (about(change, 0).joined, about(change, 2).joined) == ((), ("c",))


# --- two steps of a timeline ---


def test_a_tie_that_faded_away_has_ended_though_its_record_is_still_looked_at() -> None:
    # one record counts as half after six months: no longer a tie at the end of 2021
    dataset = drawn(on("a-b", 2020), on("b-c", 2021), on("b-c", 2022))
    line = timeline(dataset, step=Step.YEAR, over=Over("fading", 12))

    changes = compare_steps(dataset, line, 0, 1).as_json()

    assert (changes["ended"], changes["formed"]) == ([["a", "b"]], [["b", "c"]])


def test_a_tie_of_an_earlier_step_came_back() -> None:
    dataset = drawn(on("a-b", 2019), on("a-c", 2020), on("a-b", 2021))
    line = timeline(dataset, step=Step.YEAR)

    assert compare_steps(dataset, line, 1, 2).as_json()["revived"] == [["a", "b"]]


def test_a_tie_in_a_step_between_the_two_only_does_not_make_it_revived() -> None:
    dataset = drawn(on("a-b", 2020), on("a-c", 2021), on("a-b", 2022), on("a-c", 2023))
    line = timeline(dataset, step=Step.YEAR)

    assert compare_steps(dataset, line, 0, 3).as_json()["revived"] == []


def test_steps_before_the_first_one_shown_still_tell_what_came_back() -> None:
    dataset = drawn(on("a-b", 2019), on("a-c", 2020), on("a-b", 2021))
    line = timeline(dataset, step=Step.YEAR, begin=day_number(date(2020, 1, 1)))

    assert compare_steps(dataset, line, line.shown, line.shown + 1).as_json()["revived"] == [["a", "b"]]


@pytest.mark.parametrize(("first", "second"), [(1, 1), (1, 0), (-1, 1), (0, 2)])
def test_steps_that_are_not_there_are_refused(first: int, second: int) -> None:
    dataset = drawn(on("a-b", 2020), on("a-b", 2021))

    with pytest.raises(ValueError, match="among 2"):
        compare_steps(dataset, timeline(dataset, step=Step.YEAR), first, second)


OVERS = st.sampled_from(
    [Over("step"), Over("sliding", 6), Over("sliding", 24), Over("cumulative"), Over("fading", 3), Over("fading", 12)]
)
STEPS = st.sampled_from([Step.QUARTER, Step.SCHOOLYEAR])


@settings(max_examples=40, deadline=None)
@given(datasets(), STEPS, OVERS, st.integers(1, 2), st.booleans(), st.data())
def test_from_one_step_to_the_next_all_counts_are_those_of_the_step(
    dataset: Dataset, step: Step, over: Over, minimum: int, directed: bool, data: st.DataObject
) -> None:
    line = timeline(dataset, step=step, over=over, base=Window(minimum=minimum, directed=directed))
    assume(len(line) > 1)
    at = data.draw(st.integers(1, len(line) - 1))

    change = compare_steps(dataset, line, at - 1, at)

    row = steps_of(line)[at]
    found = {
        "formed": len(change.pairs(Mark.FORMED, Mark.REVIVED)),
        "persisted": len(change.pairs(Mark.PERSISTED)),
        "ended": len(change.pairs(Mark.ENDED)),
        "revived": len(change.pairs(Mark.REVIVED)),
        "joined": len(change.joined),
        "left": len(change.left),
        "jaccard": change.jaccard,
        "imprecise": change.imprecise[1],
        "organisations": change.organisations[1],
    }
    assert found == {name: getattr(row, name) for name in found}


@settings(max_examples=40, deadline=None)
@given(datasets(), STEPS, OVERS.filter(lambda over: over.rule != "fading"), st.integers(1, 2), st.booleans(), st.data())
def test_two_steps_differ_as_the_periods_that_they_look_at(
    dataset: Dataset, step: Step, over: Over, minimum: int, directed: bool, data: st.DataObject
) -> None:
    line = timeline(dataset, step=step, over=over, base=Window(minimum=minimum, directed=directed))
    assume(len(line) > 1)
    second = data.draw(st.integers(1, len(line) - 1))
    first = data.draw(st.integers(0, second - 1))

    steps, periods = (
        change.as_json()
        for change in (
            compare_steps(dataset, line, first, second),
            compare(dataset, line.seen_by(first), line.seen_by(second)),
        )
    )

    # what came back is looked for in earlier steps by the one, in all that lies before by the other
    assert {**steps, "revived": []} == {**periods, "revived": []}


@settings(max_examples=40, deadline=None)
@given(st.lists(records(), min_size=1, max_size=12), STEPS, OVERS.filter(lambda over: over.rule != "fading"), st.data())
def test_where_nobody_comes_or_goes_the_same_ties_came_back(
    lines: list[dict[str, object]], step: Step, over: Over, data: st.DataObject
) -> None:
    dataset = drawn(*lines)
    line = timeline(dataset, step=step, over=over)
    assume(len(line) > 1)
    second = data.draw(st.integers(1, len(line) - 1))
    first = data.draw(st.integers(0, second - 1))

    assert (
        compare_steps(dataset, line, first, second).as_json()
        == compare(dataset, line.seen_by(first), line.seen_by(second)).as_json()
    )


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
