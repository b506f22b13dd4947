"""What must hold of every history: lives and groups are those that a rebuilt network shows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerk.analysis.formation import steps_of
from netwerk.analysis.forming_groups import By, forming_groups
from netwerk.analysis.periods import Step
from netwerk.analysis.survival import survival
from netwerk.analysis.timeline import Over, Timeline, timeline
from netwerk.model import Dataset
from netwerk.network import network
from tests.drawn import drawn
from tests.random_datasets import organisations, records

LINES = st.lists(records(), min_size=1, max_size=12)
STEPS = st.sampled_from([Step.SCHOOLYEAR, Step.YEAR])


def history(lines: Sequence[dict[str, object]], register: Sequence[dict[str, object]]) -> Dataset:
    return drawn(*lines, organisations=register, registered=False)


def rebuilt(dataset: Dataset, of: Timeline) -> list[set[tuple[str, ...]]]:
    """The ties of every complete step, from a network of its own."""
    return [{tuple(pair) for pair in network(dataset, of.seen_by(at)).pair_ids()} for at in range(of.complete_steps)]


def first_known(dataset: Dataset, of: Timeline) -> int:
    """The step after that of the first moment: a span says when something began, not when the records did."""
    records = dataset.records
    at = of.at_step(int(records["begin"][records["moment"] if records["moment"].any() else ~records["moment"]].min()))
    assert at is not None
    return at + 1


def lives(steps: list[set[tuple[str, ...]]], known: int) -> list[tuple[int, bool]]:
    """Of every spell that began in step `known` or later how long it lasted, and whether it ended."""
    found = []
    for at, (before, now) in enumerate(pairwise(steps), start=1):
        for tie in now - before if at >= known else ():
            length = next((n for n, later in enumerate(steps[at:]) if tie not in later), len(steps) - at)
            found.append((length, at + length < len(steps)))
    return sorted(found)


@settings(max_examples=20, deadline=None)
@given(LINES, organisations(), STEPS)
def test_the_curve_is_the_product_of_what_is_left_in_rebuilt_networks(
    lines: list[dict[str, object]], register: list[dict[str, object]], step: Step
) -> None:
    dataset = history(lines, register)
    of = timeline(dataset, step=step)
    told, known = survival(dataset, of), lives(rebuilt(dataset, of), first_known(dataset, of))
    share, expected = 1.0, []
    for length in sorted({length for length, _ended in known}):
        at_risk = sum(other >= length for other, _ended in known)
        share *= 1 - sum(other == length and ended for other, ended in known) / at_risk
        expected.append((length, at_risk, pytest.approx(share)))

    assert [(one.steps, one.at_risk, one.share) for one in told.points] == expected
    assert (told.ended, told.alive) == (sum(ended for _, ended in known), sum(not ended for _, ended in known))


@settings(max_examples=20, deadline=None)
@given(
    LINES,
    organisations(),
    STEPS,
    st.sampled_from([Over("step"), Over("sliding", 7), Over("fading", 4)]),
    st.sampled_from([By.LAYER, By.MUNICIPALITY, By.AREA]),
)
def test_groups_add_up_to_the_step(
    lines: list[dict[str, object]], register: list[dict[str, object]], step: Step, over: Over, by: By
) -> None:
    dataset = history(lines, register)
    of = timeline(dataset, step=step, over=over)
    summed = [
        tuple(
            sum(len(getattr(one, mark)) for one in forming_groups(dataset, of, at - 1, at, by))
            for mark in ("formed", "stayed", "ended")
        )
        for at in range(1, len(of))
    ]

    assert summed == [(one.formed, one.persisted, one.ended) for one in steps_of(of)[1:]]
