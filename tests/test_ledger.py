"""The ledger of ties: drawn histories counted by hand, and what must hold on random ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk.analysis.formation import steps_of
from netwerk.analysis.ledger import Ledger, State, ledger, spells_of
from netwerk.analysis.periods import Step
from netwerk.analysis.timeline import Over, Timeline, timeline
from netwerk.model import FIRST, LAST, Dataset, Window, day_number
from netwerk.network import network
from tests.drawn import drawn
from tests.random_datasets import datasets, organisations, records

RULES = st.sampled_from([Over("step"), Over("sliding", 7), Over("cumulative"), Over("fading", 6)])
BASES = st.builds(
    Window,
    minimum=st.integers(1, 2),
    largest=st.sampled_from([0, 3]),
    kinds=st.sampled_from([(), ("school",)]),
    directed=st.booleans(),
)


def by_year(dataset: Dataset, **options: object) -> tuple[Timeline, Ledger]:
    found = timeline(dataset, step=Step.YEAR, **options)  # type: ignore[arg-type]
    return found, ledger(dataset, found)


def on(year: int, who: str = "a-b", **more: object) -> dict[str, object]:
    return {"who": who, "on": date(year, 5, 1), **more}


def day(year: int, month: int = 5, of: int = 1) -> int:
    return day_number(date(year, month, of))


def test_a_tie_has_its_first_and_last_day_and_its_runs_of_steps() -> None:
    _, found = by_year(drawn(on(2018), on(2019), on(2021), on(2022, "a-c")))

    tie = found.ties.iloc[0]
    assert (tie["first"], tie["last"], tie["records"], tie["spells"], tie["longest"]) == (day(2018), day(2021), 3, 2, 2)
    assert (found.runs(0), found.runs(1)) == (((0, 2), (3, 4)), ((4, 5),))


@pytest.mark.parametrize(
    ("years", "state"),
    [
        ([2018, 2019, 2020], State.THERE),
        ([2018, 2020], State.BACK),
        ([2018, 2019], State.ENDED),
    ],
)
def test_how_a_tie_stands_when_the_data_reach_the_end_of_the_last_step(years: list[int], state: State) -> None:
    found = by_year(drawn(*(on(year) for year in years), {"who": "a-c", "on": date(2020, 12, 31)}))[1]

    assert found.ties["state"].iat[0] == state


def test_a_tie_of_the_year_before_is_waited_for_while_the_last_year_runs() -> None:
    found = by_year(drawn(on(2018), on(2019, "a-c"), on(2020, "a-d")))[1]

    assert found.ties["state"].tolist() == [State.ENDED, State.WAITING, State.THERE]


def test_nobody_waits_for_a_tie_of_an_organisation_that_is_no_more() -> None:
    gone = {"id": "b", "end": date(2019, 12, 1)}

    assert by_year(drawn(on(2019), on(2020, "a-c"), organisations=[gone]))[1].ties["state"].iat[0] == State.ENDED


def test_the_step_in_which_a_tie_ended_is_the_one_after_its_last_run() -> None:
    of, found = by_year(drawn(on(2018), on(2020, "a-c")))

    ended = int(found.ties["ended"].iat[0])
    assert (of.begin(ended), found.stopped(ended).tolist()) == (day(2019, 1), [0])


def test_a_record_that_runs_on_has_no_last_day() -> None:
    dataset = drawn({"who": "a-b", "begin": date(2018, 5, 1), "end": None}, on(2020, "a-c"))

    assert by_year(dataset)[1].ties["last"].iat[0] == LAST - 1


def test_age_is_counted_from_the_first_record_to_the_last_day_of_the_data() -> None:
    assert by_year(drawn(on(2018), on(2019)))[1].ties["age"].tolist() == [365]


def test_the_forms_and_sources_of_all_its_records_are_together() -> None:
    found = by_year(drawn(on(2018, source="x"), on(2019, form="afspraak", source="y"), on(2019, "a-c", source="x")))[1]

    assert [found.form_sets[code] for code in found.ties["forms"]] == [("afspraak", "overleg"), ("overleg",)]
    assert [found.source_sets[code] for code in found.ties["sources"]] == [("x", "y"), ("x",)]


def test_more_sources_than_fit_one_number_stay_apart() -> None:
    found = by_year(drawn(*(on(2018, source=f"bron {number:03}") for number in range(130)), on(2018, "a-c")))[1]

    assert [len(found.source_sets[code]) for code in found.ties["sources"]] == [130, 1]


def test_a_record_of_when_an_organisation_was_absent_does_not_count() -> None:
    later = {"id": "b", "begin": date(2019, 1, 1)}

    tie = by_year(drawn(on(2018), on(2019), on(2020), organisations=[later]))[1].ties.iloc[0]
    assert (tie["first"], tie["records"]) == (day(2019), 2)


def test_with_a_minimum_of_two_a_single_earlier_record_counts_and_makes_no_run() -> None:
    dataset = drawn(on(2018), on(2020), {"who": "a-b", "on": date(2020, 6, 1)})

    _, found = by_year(dataset, base=Window(minimum=2))
    assert (found.ties["first"].iat[0], found.ties["records"].iat[0], found.runs(0)) == (day(2018), 3, ((2, 3),))


def test_pairs_outside_the_chosen_organisations_are_left_out() -> None:
    dataset = drawn("a-b", "b-c", organisations=[{"id": id_, "kind": "school"} for id_ in "ab"])

    ties = by_year(dataset, base=Window(kinds=("school",)))[1].ties
    assert ties[["a", "b"]].to_numpy().tolist() == [[0, 1]]


def test_a_record_after_the_steps_that_are_asked_for_is_not_counted() -> None:
    _, found = by_year(drawn(on(2018), on(2019), on(2021)), end=day(2020))

    assert (found.ties["last"].iat[0], found.ties["records"].iat[0]) == (day(2019), 2)


def test_a_tie_that_ended_before_the_steps_shown_is_not_listed_and_one_that_came_back_keeps_its_history() -> None:
    dataset = drawn(on(2018), on(2018, "a-c"), on(2020))

    _, found = by_year(dataset, begin=day(2020))
    assert (len(found), found.runs(0), found.ties["state"].iat[0]) == (1, ((0, 1), (2, 3)), State.BACK)


def test_an_arc_has_the_records_that_point_its_way() -> None:
    _, found = by_year(drawn("a>b", "a>b", "b>a"), base=Window(directed=True))

    assert found.ties[["a", "b", "records"]].to_numpy().tolist() == [[0, 1, 2], [1, 0, 1]]


def test_the_records_of_a_tie_stand_with_the_run_that_sees_them() -> None:
    dataset = drawn(on(2018), on(2020), on(2020, form="afspraak"), "a+b+c")
    of, found = by_year(dataset, base=Window(forms=("overleg",), largest=2))

    spells, outside = spells_of(dataset, of, found, 0)
    assert [(spell.start, spell.stop, spell.records["record"].tolist()) for spell in spells] == [
        (0, 1, [0]),
        (2, 3, [1]),
    ]
    assert outside["record"].tolist() == [2, 3]


def test_a_ledger_without_records_is_empty() -> None:
    assert len(by_year(drawn(organisations=["a"]))[1]) == 0


@given(datasets(), st.sampled_from(list(Step)), RULES, BASES)
def test_as_many_ties_are_there_form_and_end_as_the_steps_count(
    dataset: Dataset, step: Step, over: Over, base: Window
) -> None:
    of = timeline(dataset, step=step, over=over, base=base)
    found, steps = ledger(dataset, of), steps_of(of)

    assert [len(found.tied(at)) for at in range(len(of))] == [one.ties for one in steps]
    assert [len(found.began(at)) for at in range(1, len(of))] == [one.formed for one in steps[1:]]
    assert [len(found.stopped(at)) for at in range(1, len(of))] == [one.ended for one in steps[1:]]


@given(datasets(), RULES, BASES)
def test_the_runs_of_a_tie_are_apart_in_order_and_as_many_as_it_says(
    dataset: Dataset, over: Over, base: Window
) -> None:
    _, found = by_year(dataset, over=over, base=base)

    for row, tie in enumerate(found.ties.to_dict("records")):
        runs = found.runs(row)
        flat = [edge for run in runs for edge in run]
        assert (len(runs), flat) == (tie["spells"], sorted(set(flat)))
        assert (runs[0][0], runs[-1]) == (tie["formed"], (tie["since"], tie["ended"]))
        assert tie["longest"] == max(stop - start for start, stop in runs)
        assert found.row_of(tie["a"], tie["b"]) == row


@given(datasets(), st.sampled_from([0, 3]))
def test_all_years_together_give_a_tie_the_same_records_and_days(dataset: Dataset, largest: int) -> None:
    always = replace(dataset, organisations=dataset.organisations.assign(begin=FIRST, end=LAST))
    _, found = by_year(always, base=Window(largest=largest))
    whole = network(always, Window(largest=largest))
    codes = whole.organisations["code"].to_numpy()

    columns = ["a", "b", "records", "first", "last"]
    ties = whole.ties.assign(a=codes[whole.ties["a"]], b=codes[whole.ties["b"]])
    assert found.ties[columns].to_numpy().tolist() == ties[columns].to_numpy().tolist()


@given(st.lists(records(), min_size=1, max_size=8), records(), organisations(), BASES, RULES)
def test_a_record_added_never_ends_a_tie(
    lines: list[dict[str, object]],
    added: dict[str, object],
    register: list[dict[str, object]],
    base: Window,
    over: Over,
) -> None:
    before = drawn(*lines, organisations=register, registered=False)
    after = drawn(*lines, added, organisations=register, registered=False)

    assert tied_in_steps(before, base, over) <= tied_in_steps(after, base, over)


def tied_in_steps(dataset: Dataset, base: Window, over: Over) -> set[tuple[str, str, int]]:
    of, found = by_year(dataset, base=base, over=over)
    ids = dataset.organisations["id"]
    return {
        (ids[found.ties["a"].iat[row]], ids[found.ties["b"].iat[row]], of.begin(at))
        for at in range(len(of))
        for row in found.tied(at).tolist()
    }
