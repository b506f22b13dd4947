"""The timeline of ties: drawn histories counted by hand, and the identities of CONTRACT §4 on random data."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from netwerk.analysis.formation import FormationStep, formation
from netwerk.analysis.periods import Step, edges, months_earlier
from netwerk.analysis.timeline import Over, parse_over
from netwerk.errors import ArgumentError
from netwerk.model import FIRST, Dataset, Precision, Window, day_number
from netwerk.network import Network, count, joint_pairs, last_day, network, present_organisations
from tests.drawn import drawn
from tests.random_datasets import datasets

RULES = st.sampled_from([Over("step"), Over("sliding", 1), Over("sliding", 7), Over("cumulative")])
BASES = st.builds(
    Window,
    minimum=st.integers(1, 2),
    largest=st.sampled_from([0, 3, 25]),
    forms=st.sampled_from([(), ("overleg",)]),
    kinds=st.sampled_from([(), ("school",)]),
    directed=st.booleans(),
)


def by_year(dataset: Dataset, **options: object) -> tuple[FormationStep, ...]:
    return formation(dataset, step=Step.YEAR, **options)  # type: ignore[arg-type]


def test_a_tie_that_comes_back_is_formed_and_revived() -> None:
    dataset = drawn(
        {"who": "a-b", "on": date(2020, 5, 1)},
        {"who": "a-c", "on": date(2021, 5, 1)},
        {"who": "a-b", "on": date(2022, 5, 1)},
    )

    assert [(s.ties, s.formed, s.persisted, s.ended, s.revived) for s in by_year(dataset)] == [
        (1, None, None, None, None),
        (1, 1, 0, 1, 0),
        (1, 1, 0, 1, 1),
    ]


def test_a_tie_in_two_steps_running_persists() -> None:
    dataset = drawn({"who": "a-b", "on": date(2020, 5, 1)}, {"who": "a-b", "on": date(2021, 5, 1)})

    assert [(s.formed, s.persisted, s.ended, s.jaccard) for s in by_year(dataset)[1:]] == [(0, 1, 0, 1.0)]


def test_revived_remembers_steps_before_the_first_one_shown() -> None:
    dataset = drawn(
        {"who": "a-b", "on": date(2018, 5, 1)},
        {"who": "a-c", "on": date(2020, 5, 1)},
        {"who": "a-b", "on": date(2021, 5, 1)},
    )

    shown = by_year(dataset, begin=day_number(date(2020, 3, 1)))

    assert [(s.as_json()["from"], s.formed, s.revived) for s in shown] == [
        ("2020-01-01", None, None),
        ("2021-01-01", 1, 1),
    ]


def test_an_open_ended_record_ties_its_pair_in_every_step_to_the_last_day_of_the_data() -> None:
    dataset = drawn({"who": "a-b", "begin": date(2019, 5, 1), "end": None}, {"who": "c-d", "on": date(2021, 2, 1)})

    assert [s.ties for s in by_year(dataset)] == [1, 1, 2]


def test_the_empty_step_between_two_meetings_is_not_left_out() -> None:
    dataset = drawn({"who": "a-b", "on": date(2024, 1, 31)}, {"who": "a-b", "on": date(2024, 3, 1)})

    assert [(s.as_json()["from"], s.ties) for s in formation(dataset, step=Step.MONTH)] == [
        ("2024-01-01", 1),
        ("2024-02-01", 0),
        ("2024-03-01", 1),
    ]


def test_the_steps_are_school_years_unless_said_otherwise() -> None:
    dataset = drawn({"who": "a-b", "on": date(2023, 7, 31)}, {"who": "a-b", "on": date(2023, 8, 1)})

    assert [(s.as_json()["from"], s.as_json()["until"]) for s in formation(dataset)] == [
        ("2022-08-01", "2023-08-01"),
        ("2023-08-01", "2024-08-01"),
    ]


@pytest.mark.parametrize(("day", "complete"), [(date(2023, 12, 30), False), (date(2023, 12, 31), True)])
def test_a_step_is_complete_when_the_data_reach_its_last_day(day: date, complete: bool) -> None:
    assert by_year(drawn({"who": "a-b", "on": day}))[-1].complete is complete


def test_an_until_beyond_the_data_shows_steps_that_are_not_complete() -> None:
    dataset = drawn({"who": "a-b", "on": date(2023, 12, 31)})

    assert [(s.complete, s.ties) for s in by_year(dataset, end=day_number(date(2024, 2, 1)))] == [
        (True, 1),
        (False, 0),
    ]


def test_an_until_on_new_years_day_ends_with_the_year_before() -> None:
    dataset = drawn({"who": "a-b", "on": date(2022, 5, 1)}, {"who": "a-b", "on": date(2023, 5, 1)})

    assert [s.as_json()["from"] for s in by_year(dataset, end=day_number(date(2023, 1, 1)))] == ["2022-01-01"]


def test_data_after_today_are_not_shown() -> None:
    dataset = drawn({"who": "a-b", "on": date(2022, 5, 1)}, {"who": "a-b", "on": date(2023, 5, 1)})

    assert len(by_year(dataset, today=day_number(date(2022, 12, 1)))) == 1


def test_without_counting_records_there_are_no_steps() -> None:
    assert formation(drawn(organisations=["a", "b"])) == ()


def test_a_meeting_above_the_largest_size_forms_nothing() -> None:
    dataset = drawn({"who": "a+b+c", "on": date(2022, 5, 1)}, {"who": "a-b", "on": date(2022, 6, 1)})

    assert [s.ties for s in by_year(dataset, base=Window(largest=2))] == [1]


def test_an_organisation_of_the_register_leaves_when_it_ends_and_takes_its_ties_along() -> None:
    dataset = drawn(
        {"who": "a-b", "begin": date(2020, 1, 1), "end": None},
        {"who": "b-c", "on": date(2021, 6, 1)},
        organisations=[{"id": "a", "end": date(2021, 1, 1)}, "b", "c"],
    )

    assert [(s.organisations, s.ties, s.joined, s.left) for s in by_year(dataset)] == [
        (3, 1, None, None),
        (2, 1, 0, 1),
    ]


def test_an_organisation_outside_the_register_is_there_in_the_steps_that_name_it() -> None:
    dataset = drawn(
        {"who": "a-b", "on": date(2020, 6, 1)},
        {"who": "b-c", "on": date(2021, 6, 1)},
        {"who": "a-b", "on": date(2022, 6, 1)},
        registered=False,
    )

    assert [(s.organisations, s.joined, s.left) for s in by_year(dataset)] == [(2, None, None), (2, 1, 1), (2, 1, 1)]


def test_density_and_components_count_organisations_without_a_tie() -> None:
    (step,) = by_year(drawn("a-b", "c-d", organisations=["e"]))

    assert (step.organisations, step.active, step.density, step.components) == (5, 4, 0.2, 3)


def test_sliding_twelve_months_keeps_a_meeting_for_twelve_months() -> None:
    dataset = drawn({"who": "a-b", "on": date(2022, 1, 10)}, {"who": "c-d", "on": date(2023, 2, 10)})

    ties = [s.ties for s in formation(dataset, step=Step.MONTH, over=Over("sliding", 12))]

    assert ties == [1] * 12 + [0, 1]


def test_cumulative_never_ends_a_tie() -> None:
    dataset = drawn({"who": "a-b", "on": date(2020, 1, 10)}, {"who": "c-d", "on": date(2022, 2, 10)})

    assert [(s.ties, s.ended) for s in by_year(dataset, over=Over("cumulative"))] == [(1, None), (1, 0), (2, 0)]


def test_fading_ends_a_tie_of_one_record_after_one_half_life() -> None:
    # from 31 January: 181 days to 31 July (5.95 months), 212 days to 31 August (6.97 months)
    dataset = drawn({"who": "a-b", "on": date(2023, 1, 31)}, {"who": "c-d", "on": date(2023, 9, 1)})

    assert [s.ties for s in formation(dataset, step=Step.MONTH, over=Over("fading", 6))] == [1, 1, 1, 1, 1, 1, 1, 0, 1]


def test_two_faded_records_hold_a_tie_for_two_half_lives() -> None:
    # 59 days (1.94 months) from 31 January to 31 March, 89 days (2.92 months) to 30 April: 2 × 2^(-age) ≥ 1/2
    dataset = drawn(
        {"who": "a-b", "on": date(2023, 1, 31)},
        {"who": "a-b", "on": date(2023, 1, 31)},
        {"who": "c-d", "on": date(2023, 4, 1)},
    )

    assert [s.ties for s in formation(dataset, step=Step.MONTH, over=Over("fading", 1))] == [1, 1, 1, 1]
    assert [s.ended for s in formation(dataset, step=Step.MONTH, over=Over("fading", 1))] == [None, 0, 0, 1]


def test_directed_counts_an_arc_each_way_of_an_undirected_record() -> None:
    (step,) = by_year(drawn("a>b", "b-c"), base=Window(directed=True))

    assert (step.ties, step.density, step.components) == (3, 0.5, 1)


def test_a_moment_known_to_the_quarter_is_imprecise_in_months_and_not_in_quarters() -> None:
    dataset = drawn({"who": "a-b", "begin": date(2023, 1, 1), "end": date(2023, 4, 1), "precision": Precision.QUARTER})

    assert [s.imprecise for s in formation(dataset, step=Step.MONTH)] == [1, 1, 1]
    assert [s.imprecise for s in formation(dataset, step=Step.QUARTER)] == [0]


def test_a_step_in_json_has_the_keys_of_the_contract() -> None:
    (step,) = by_year(drawn({"who": "a-b", "on": date(2023, 12, 31)}))

    assert step.as_json() == {
        "from": "2023-01-01",
        "until": "2024-01-01",
        "complete": True,
        "organisations": 2,
        "active": 2,
        "ties": 1,
        "density": 1.0,
        "formed": None,
        "persisted": None,
        "ended": None,
        "revived": None,
        "jaccard": None,
        "joined": None,
        "left": None,
        "components": 1,
        "imprecise": 0,
    }


@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("step", Over("step")),
        ("sliding:12", Over("sliding", 12)),
        ("cumulative", Over("cumulative")),
        ("fading:6", Over("fading", 6)),
        ("fading:1.5", Over("fading", 1.5)),
    ],
)
def test_a_window_rule_is_read(text: str, over: Over) -> None:
    assert parse_over(text) == over


@pytest.mark.parametrize(
    "text", ["", "stap", "step:1", "sliding", "sliding:0", "sliding:-1", "sliding:1.5", "sliding:1201", "cumulative:2",
             "fading", "fading:0", "fading:nan", "fading:inf", "fading:x"]
)  # fmt: skip
def test_another_window_rule_is_refused_with_the_known_ones(text: str) -> None:
    with pytest.raises(ArgumentError, match="sliding:N"):
        parse_over(text)


# --- properties: each step is the network of its window, and the steps add up ---


@settings(max_examples=30, deadline=None)
@given(datasets(), st.sampled_from(list(Step)), RULES, BASES)
def test_each_step_is_the_network_of_its_window(dataset: Dataset, step: Step, over: Over, base: Window) -> None:
    rows = formation(dataset, step=step, over=over, base=base)

    networks = [network(dataset, _looked_at(row, over, base)) for row in rows]
    assert [_figures(row) for row in rows] == [_counted(net, base.directed) for net in networks]
    tied = [_tied(net, base.directed) for net in networks]
    present = [set(net.organisations["id"]) for net in networks]
    seen_before = [set().union(*tied[: max(0, at - 1)]) for at in range(len(tied))]
    assert [
        (row.formed, row.persisted, row.ended, row.revived, row.joined, row.left) for row in rows[1:]
    ] == [
        (
            len(tied[at] - tied[at - 1]),
            len(tied[at] & tied[at - 1]),
            len(tied[at - 1] - tied[at]),
            len((tied[at] - tied[at - 1]) & seen_before[at]),
            len(present[at] - present[at - 1]),
            len(present[at - 1] - present[at]),
        )
        for at in range(1, len(rows))
    ]  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(datasets(), st.sampled_from([Step.MONTH, Step.SCHOOLYEAR]), st.floats(0.5, 20), BASES)
def test_fading_follows_its_formula(dataset: Dataset, step: Step, half_life: float, base: Window) -> None:
    rows = formation(dataset, step=step, over=Over("fading", half_life), base=replace(base, directed=False))

    pairs = joint_pairs(dataset, count(dataset, base))
    for row in rows:
        present = present_organisations(dataset, replace(base, begin=FIRST, end=row.end))
        weight: dict[tuple[int, int], float] = {}
        for record, a, b in zip(pairs.record, pairs.a, pairs.b, strict=True):
            begin, end = dataset.records.loc[record, ["begin", "end"]]
            if begin < row.end and present[a] and present[b]:
                age = max(0, row.end - int(end)) / 30.4375
                weight[a, b] = weight.get((a, b), 0) + 2 ** (-age / half_life)
        assert row.ties == sum(total >= base.minimum / 2 for total in weight.values())
        assert row.organisations == present.sum()


@settings(max_examples=30, deadline=None)
@given(datasets(), st.sampled_from(list(Step)), st.one_of(RULES, st.just(Over("fading", 5))), BASES)
def test_the_steps_add_up(dataset: Dataset, step: Step, over: Over, base: Window) -> None:
    for before, now in pairwise(formation(dataset, step=step, over=over, base=base)):
        assert now.begin == before.end
        assert None not in (now.formed, now.persisted, now.ended, now.revived, now.joined, now.left)
        assert now.ties == before.ties + now.formed - now.ended == now.persisted + now.formed  # type: ignore[operator]
        assert now.organisations == before.organisations + now.joined - now.left  # type: ignore[operator]
        assert 0 <= now.revived <= now.formed  # type: ignore[operator]


@settings(max_examples=20, deadline=None)
@given(datasets(), st.integers(0, 1500), RULES)
def test_a_from_changes_nothing_after_the_first_step_shown(dataset: Dataset, day: int, over: Over) -> None:
    begin = day_number(date(2021, 1, 1)) + day
    everything = formation(dataset, step=Step.QUARTER, over=over)
    assume(begin >= everything[0].begin)

    shown = formation(dataset, step=Step.QUARTER, over=over, begin=begin)

    later = [row for row in everything if row.end > begin]
    assert list(shown[1:]) == later[1:]


@settings(max_examples=20, deadline=None)
@given(datasets(), st.sampled_from(list(Step)))
def test_the_steps_run_from_the_first_record_to_the_last_day(dataset: Dataset, step: Step) -> None:
    rows = formation(dataset, step=step, base=Window(largest=0))

    first, last = int(dataset.records["begin"].min()), last_day(dataset, 10**6)
    assert last is not None
    assert [rows[0].begin, *(row.end for row in rows)] == edges(step, first, last).tolist()
    assert rows[0].begin <= first < rows[0].end
    assert rows[-1].begin <= last < rows[-1].end


def _looked_at(row: FormationStep, over: Over, base: Window) -> Window:
    if over.rule == "step":
        return replace(base, begin=row.begin, end=row.end)
    if over.rule == "cumulative":
        return replace(base, begin=FIRST, end=row.end)
    begin = edges(Step.MONTH, row.end, row.end)[:1]
    return replace(base, begin=int(months_earlier(begin, int(over.months))[0]), end=row.end)


def _figures(row: FormationStep) -> tuple[int, int, int, float | None, int]:
    return row.organisations, row.active, row.ties, row.density, row.components


def _counted(net: Network, directed: bool) -> tuple[int, int, int, float | None, int]:
    n, ties = len(net), len(_tied(net, directed))
    possible = n * (n - 1) if directed else n * (n - 1) // 2
    active = sum(degree > 0 for _, degree in net.graph.degree)
    return n, active, ties, ties / possible if possible else None, nx.number_connected_components(net.graph)


def _tied(net: Network, directed: bool) -> set[tuple[str, str]]:
    ids = net.organisations["id"].to_numpy()
    if directed:
        return {(ids[a], ids[b]) for a, b in zip(*net.arcs.nonzero(), strict=True)}
    return {(a, b) for a, b in net.graph.edges}
