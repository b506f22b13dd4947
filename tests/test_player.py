"""The film of the years as data: what each step holds, who never moves, and names that stay text."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerk.analysis.layout import Layout, positions
from netwerk.analysis.periods import Step
from netwerk.analysis.timeline import Over, timeline
from netwerk.analysis.trend import trend
from netwerk.model import Dataset, day_number
from netwerk.views import player
from netwerk.views.player_html import html_of
from tests.browser.regions import HOSTILE, hostile
from tests.drawn import drawn
from tests.random_datasets import datasets


def payload(dataset: Dataset, step: Step = Step.YEAR, over: Over | None = None, **options: object) -> dict[str, object]:
    made = timeline(dataset, step=step, over=over, **{key: options.pop(key) for key in ("begin",) if key in options})  # type: ignore[arg-type]
    return player.player_payload(dataset, made, positions(dataset, Layout.MUNICIPALITIES), **options)  # type: ignore[arg-type]


def runs(values: object, width: int) -> list[tuple[int, ...]]:
    numbers: list[int] = values  # type: ignore[assignment]
    return [tuple(numbers[at : at + width]) for at in range(0, len(numbers), width)]


# a = 0, b = 1, c = 2
COMES_BACK = (
    {"who": "a-b", "on": date(2020, 5, 1)},
    {"who": "a-c", "on": date(2021, 5, 1)},
    {"who": "a-b", "on": date(2022, 5, 1)},
)


def test_a_connection_that_comes_back_has_two_runs_of_which_the_second_says_so() -> None:
    film = payload(drawn(*COMES_BACK))

    assert runs(film["ties"], 5) == [(0, 1, 0, 1, 0), (0, 1, 2, 3, 1), (0, 2, 1, 2, 0)]


def test_what_was_there_before_the_first_step_shown_comes_back_and_is_not_new() -> None:
    film = payload(drawn(*COMES_BACK), begin=day_number(date(2021, 1, 1)))

    assert [step["word"] for step in film["steps"]] == ["2021", "2022"]  # type: ignore[attr-defined]
    assert runs(film["ties"], 5) == [(0, 1, 1, 2, 1), (0, 2, 0, 1, 0)]


def test_a_run_that_began_before_the_first_step_shown_begins_with_it() -> None:
    dataset = drawn(
        {"who": "a-b", "begin": date(2020, 5, 1), "end": date(2022, 5, 1)}, {"who": "c-d", "on": date(2022, 9, 1)}
    )

    assert runs(payload(dataset, begin=day_number(date(2021, 1, 1)))["ties"], 5) == [(0, 1, 0, 2, 0), (2, 3, 1, 2, 0)]


def test_each_step_says_its_counts() -> None:
    film = payload(drawn(*COMES_BACK))

    assert [step["counts"] for step in film["steps"]] == [  # type: ignore[attr-defined]
        [1, None, None, None, None, None, None],
        [1, 1, 0, 0, 1, 0, 0],
        [1, 0, 1, 0, 1, 0, 0],
    ]


def test_an_organisation_is_there_from_its_begin_to_its_end() -> None:
    dataset = drawn(
        {"who": "a-b", "on": date(2020, 5, 1)},
        {"who": "a-b", "on": date(2023, 5, 1)},
        organisations=[
            {"id": "a"},
            {"id": "b"},
            {"id": "c", "begin": date(2021, 3, 1), "end": date(2022, 8, 1)},
        ],
    )

    assert (2, 1, 3) in runs(payload(dataset)["members"], 3)


def test_a_milestone_stands_with_the_step_that_holds_its_day() -> None:
    marks = [(day_number(date(2021, 9, 1)), "start van het team"), (day_number(date(1999, 1, 1)), "lang geleden")]

    assert payload(drawn(*COMES_BACK), milestones=marks)["milestones"] == [(1, "start van het team")]


def test_places_are_the_same_in_every_film_of_the_same_data() -> None:
    dataset = drawn(*COMES_BACK)
    places = [
        [(node["id"], node["x"], node["y"]) for node in payload(dataset, step, over)["nodes"]]  # type: ignore[attr-defined]
        for step, over in (
            (Step.YEAR, Over("step")),
            (Step.MONTH, Over("sliding", 12)),
            (Step.QUARTER, Over("fading", 6)),
        )
    ]

    assert places[0] == places[1] == places[2]


def test_the_words_of_the_steps_are_those_of_the_address() -> None:
    made = timeline(drawn(*COMES_BACK), step=Step.SCHOOLYEAR)

    assert player.moments(made) == ["2019/2020", "2020/2021", "2021/2022"]


@settings(max_examples=25, deadline=None)
@given(datasets(), st.sampled_from([Over("step"), Over("sliding", 7), Over("cumulative"), Over("fading", 4)]))
def test_the_runs_of_the_film_are_the_ties_and_members_of_its_steps(dataset: Dataset, over: Over) -> None:
    made = timeline(dataset, step=Step.QUARTER, over=over)
    film = player.player_payload(dataset, made, positions(dataset, Layout.LAYERS))

    for at in range(len(made)):
        tied = [(a, b) for a, b, start, stop, _ in runs(film["ties"], 5) if start <= at < stop]
        there = [code for code, start, stop in runs(film["members"], 3) if start <= at < stop]
        a, b = made.split(made.tied(at))
        assert sorted(tied) == sorted(zip(a.tolist(), b.tolist(), strict=True))
        assert sorted(there) == sorted(made.present(at).tolist())


def test_a_step_says_that_what_ended_may_only_have_lost_its_source() -> None:
    dataset = drawn(*COMES_BACK)
    first, second, third = trend(dataset, timeline(dataset, step=Step.YEAR))
    film = payload(dataset, trend=[first, replace(second, ended_silent=1, silent=("Lijst",)), third])

    assert [step["note"] for step in film["steps"]] == [  # type: ignore[attr-defined]
        "",
        "De ene verbinding die in 2021 stopte, rustte alleen op een bron die toen stil was (“Lijst”). "
        "Dat is misschien alleen de bron.",
        "",
    ]


@pytest.mark.parametrize(("most", "drawn_lines"), [(1, 1), (2, 2), (3, 3), (4, 3)])
def test_as_many_connections_are_drawn_as_one_step_can_hold(
    monkeypatch: pytest.MonkeyPatch, most: int, drawn_lines: int
) -> None:
    monkeypatch.setattr(player, "MOST_LINES", most)
    film = payload(drawn("a-b", "a-c", "b-c"))

    assert (film["drawn"], film["of"], len(runs(film["ties"], 5))) == (drawn_lines, 3, drawn_lines)


def test_lines_that_ended_in_a_step_count_among_its_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(player, "MOST_LINES", 1)
    # in 2021 one is new and one ended: two lines
    film = payload(drawn({"who": "a-b", "on": date(2020, 5, 1)}, {"who": "a-c", "on": date(2021, 5, 1)}))

    assert (film["drawn"], film["of"]) == (1, 2)


def test_a_connection_that_is_drawn_is_drawn_in_all_its_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(player, "MOST_RUNS", 2)

    assert runs(payload(drawn(*COMES_BACK))["ties"], 5) == [(0, 1, 0, 1, 0), (0, 1, 2, 3, 1)]


# --- the film as a page ---


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stays_inside_the_data_of_the_page(name: str) -> None:
    page = html_of(payload(hostile()))

    data = page.split('<script type="application/json" id="data">')[1].split("</script>")[0]
    assert name in [node["name"] for node in json.loads(data)["nodes"]]
    assert "<" not in data
    assert page.count("</script>") == 2


def test_the_page_names_no_other_address() -> None:
    page = html_of(payload(drawn(*COMES_BACK)))

    # the one address in it is the name of a way of writing pictures, which no browser asks for
    assert page.replace("http://www.w3.org/2000/svg", "").count("http") == page.count("http-equiv")
