"""The network of one step: what a map of it starts from."""

from __future__ import annotations

from datetime import date

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from netwerk.analysis.periods import Step
from netwerk.analysis.step_network import step_network
from netwerk.analysis.timeline import Over, timeline
from netwerk.model import Dataset, Window
from tests.drawn import drawn
from tests.random_datasets import datasets


def on(who: str, number: int) -> dict[str, object]:
    return {"who": who, "on": date(number, 6, 1)}


def test_a_faded_tie_is_not_in_the_network_of_the_step() -> None:
    dataset = drawn(on("a-b", 2020), on("b-c", 2021))
    line = timeline(dataset, step=Step.YEAR, over=Over("fading", 12))

    assert step_network(dataset, line, 1).pair_ids() == [["b", "c"]]


def test_a_running_record_alone_is_enough_for_two_that_fade() -> None:
    dataset = drawn({"who": "a-b", "begin": date(2020, 1, 1), "end": None})
    line = timeline(dataset, step=Step.YEAR, over=Over("fading", 12), base=Window(minimum=2))

    assert step_network(dataset, line, 0).pair_ids() == [["a", "b"]]


@settings(max_examples=40, deadline=None)
@given(
    datasets(),
    st.sampled_from([Over("step"), Over("sliding", 12), Over("cumulative"), Over("fading", 3)]),
    st.integers(1, 2),
    st.data(),
)
def test_its_ties_and_organisations_are_those_of_the_step(
    dataset: Dataset, over: Over, minimum: int, data: st.DataObject
) -> None:
    line = timeline(dataset, over=over, base=Window(minimum=minimum))
    assume(len(line) > 0)
    at = data.draw(st.integers(0, len(line) - 1))

    found = step_network(dataset, line, at)

    code = found.organisations["code"].to_numpy()
    key = code[found.ties["a"].to_numpy()] * line.width + code[found.ties["b"].to_numpy()]
    assert (key.tolist(), code.tolist()) == (line.tied(at).tolist(), line.present(at).tolist())
