"""What must hold of every history: the order of rows, names and imports do not matter, more data ends nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from netwerk.analysis.comparison import compare
from netwerk.analysis.formation import formation
from netwerk.analysis.periods import Step
from netwerk.analysis.timeline import Over, Timeline, timeline
from netwerk.model import Dataset, Window, day_number
from netwerk.records.assembling import assemble
from netwerk.settings import classification
from tests.drawn import drawn
from tests.random_datasets import NAMES, organisations, records
from tests.records_read import reading

LINES = st.lists(records(), min_size=1, max_size=10)
STEPS = st.sampled_from(list(Step))
OVERS = st.sampled_from([Over("step"), Over("sliding", 7), Over("cumulative"), Over("fading", 4)])
MIDDLE = day_number(date(2022, 6, 1))
FIRST_HALF, SECOND_HALF = Window(end=MIDDLE), Window(begin=MIDDLE)


def history(lines: Sequence[dict[str, object]], register: Sequence[dict[str, object]]) -> Dataset:
    return drawn(*lines, organisations=register, registered=False)


def ties(of: Timeline, ids: Sequence[str]) -> dict[int, set[tuple[str, str]]]:
    """The pairs of ids that are tied, by the first day of the step."""
    found = {}
    for at in range(len(of)):
        a, b = of.split(of.tied(at))
        found[of.begin(at)] = {(ids[one], ids[other]) for one, other in zip(a.tolist(), b.tolist(), strict=True)}
    return found


def ties_of(dataset: Dataset, step: Step, over: Over, base: Window | None = None) -> dict[int, set[tuple[str, str]]]:
    return ties(timeline(dataset, step=step, over=over, base=base), dataset.organisations["id"].tolist())


@settings(max_examples=20, deadline=None)
@given(LINES, organisations(), STEPS, OVERS, st.booleans(), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(
    lines: list[dict[str, object]],
    register: list[dict[str, object]],
    step: Step,
    over: Over,
    directed: bool,
    chance: object,
) -> None:
    shuffled = list(lines)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = history(lines, register), history(shuffled, register)

    base = Window(directed=directed)
    assert formation(one, step=step, over=over, base=base) == formation(other, step=step, over=over, base=base)
    assert compare(one, FIRST_HALF, SECOND_HALF).as_json() == compare(other, FIRST_HALF, SECOND_HALF).as_json()


@settings(max_examples=20, deadline=None)
@given(LINES, organisations(), STEPS, OVERS, st.permutations(NAMES))
def test_other_names_give_the_same_counts(
    lines: list[dict[str, object]], register: list[dict[str, object]], step: Step, over: Over, names: list[str]
) -> None:
    other = dict(zip(NAMES, (name.upper() for name in names), strict=True))
    called = str.maketrans(other)
    renamed = history(
        [{**line, "who": str(line["who"]).translate(called)} for line in lines],
        [{**one, "id": other[str(one["id"])]} for one in register],
    )
    before = history(lines, register)

    assert formation(renamed, step=step, over=over) == formation(before, step=step, over=over)
    assert [sorted(sorted(other[id_] for id_ in pair) for pair in _ended(before))] == [_ended(renamed)]


def _ended(dataset: Dataset) -> list[list[str]]:
    ended: list[list[str]] = compare(dataset, FIRST_HALF, SECOND_HALF).as_json()["ended"]
    return ended


@settings(max_examples=25, deadline=None)
@given(LINES, records(), organisations(), STEPS, OVERS, st.integers(1, 2))
def test_a_record_more_never_ends_a_tie(
    lines: list[dict[str, object]],
    more: dict[str, object],
    register: list[dict[str, object]],
    step: Step,
    over: Over,
    minimum: int,
) -> None:
    base = Window(minimum=minimum)
    before = ties_of(history(lines, register), step, over, base)
    after = ties_of(history([*lines, more], register), step, over, base)

    assert [begin for begin, tied in before.items() if not tied <= after[begin]] == []


@settings(max_examples=25, deadline=None)
@given(LINES, organisations(), st.integers(1, 2))
def test_a_longer_window_holds_every_tie_of_a_shorter_one(
    lines: list[dict[str, object]], register: list[dict[str, object]], minimum: int
) -> None:
    dataset, base = history(lines, register), Window(minimum=minimum)
    nested = [
        ties_of(dataset, Step.MONTH, over, base)
        for over in (Over("step"), Over("sliding", 6), Over("sliding", 12), Over("sliding", 24), Over("cumulative"))
    ]

    assert [
        begin for shorter, longer in pairwise(nested) for begin, tied in shorter.items() if not tied <= longer[begin]
    ] == []


@settings(max_examples=20, deadline=None)
@given(LINES, organisations())
def test_what_fades_slower_holds_every_tie_of_what_fades_faster(
    lines: list[dict[str, object]], register: list[dict[str, object]]
) -> None:
    dataset = history(lines, register)
    fast, slow = (ties_of(dataset, Step.MONTH, Over("fading", months)) for months in (3, 9))

    assert [begin for begin, tied in fast.items() if not tied <= slow[begin]] == []


@settings(max_examples=20, deadline=None)
@given(LINES, organisations())
def test_a_year_holds_every_tie_of_its_months(
    lines: list[dict[str, object]], register: list[dict[str, object]]
) -> None:
    dataset = history(lines, register)
    months, years = (ties_of(dataset, step, Over("step")) for step in (Step.MONTH, Step.YEAR))

    # not the other way round: a record before the organisation began counts in its year and not in its month
    assert [
        begin for begin, tied in months.items() if not tied <= years[max(year for year in years if year <= begin)]
    ] == []


# --- read from files: one import or two ---

ROWS = st.lists(
    st.tuples(
        st.sampled_from(["overleg 1", "overleg 2", "Team Noord"]),
        st.sampled_from(["Anna", "Bert", "Carl", "Dora"]),
        st.integers(0, 700).map(lambda days: date(2023, 1, 1) + timedelta(days=days - days % 150)),
        st.sampled_from(["Tafels", "Plannen"]),
    ),
    min_size=1,
    max_size=14,
)
HEADINGS = "bijeenkomst;organisatie;datum;bron\n"


@settings(max_examples=15, deadline=None)
@given(ROWS, st.integers(0, 14), st.sampled_from([Step.MONTH, Step.SCHOOLYEAR]), OVERS, st.integers(1, 2))
def test_an_import_split_in_two_gives_the_same_history(
    rows: list[tuple[str, str, date, str]], at: int, step: Step, over: Over, minimum: int
) -> None:
    # the rows of one meeting stay together: two lists of one meeting are two statements about it
    ordered = sorted(rows, key=lambda row: (row[2], row[0]))
    meetings = sorted({(row[2], row[0]) for row in ordered})
    early = set(meetings[: at % (len(meetings) + 1)])
    lines = [f"{what};{who};{day:%d-%m-%Y};{source}\n" for what, who, day, source in ordered]
    first = [line for line, row in zip(lines, ordered, strict=True) if (row[2], row[0]) in early]
    second = [line for line, row in zip(lines, ordered, strict=True) if (row[2], row[0]) not in early]

    whole = assemble([reading(HEADINGS + "".join(lines)).rows], classification())
    parts = [reading(HEADINGS + "".join(part)).rows for part in (first, second) if part]
    split = assemble(parts, classification())

    base = replace(Window(), minimum=minimum)
    assert formation(split, step=step, over=over, base=base) == formation(whole, step=step, over=over, base=base)
    assert ties_of(split, step, over, base) == ties_of(whole, step, over, base)
