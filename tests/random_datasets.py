"""Random small datasets for properties: registered and unregistered organisations, pairs, arcs, meetings, spans."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from netwerk.model import Dataset, Precision
from tests.drawn import drawn

NAMES = ("a", "b", "c", "d", "e", "f")
START = date(2021, 1, 1)

days = st.integers(0, 1200).map(lambda day: START + timedelta(days=day))


@st.composite
def records(draw: st.DrawFn) -> dict[str, object]:
    join = draw(st.sampled_from("->+"))
    size = draw(st.integers(1, 4)) if join == "+" else 2
    names = draw(st.permutations(NAMES))[:size]
    record: dict[str, object] = {"who": (join.join(names) if size > 1 else f"{names[0]}+{names[0]}")}
    begin = draw(days)
    match draw(st.sampled_from(["moment", "span", "open", "quarter"])):
        case "moment":
            record["on"] = begin
        case "span":
            record |= {"begin": begin, "end": begin + timedelta(days=draw(st.integers(1, 500)))}
        case "open":
            record |= {"begin": begin, "end": None}
        case "quarter":
            first = date(begin.year, (begin.month - 1) // 3 * 3 + 1, 1)
            after = date(first.year + first.month // 12, (first.month + 2) % 12 + 1, 1)
            if first.month == 10:
                after = date(first.year + 1, 1, 1)
            record |= {"begin": first, "end": after, "precision": Precision.QUARTER}
    if join == "-":
        record["form"] = draw(st.sampled_from(["overleg", "afspraak"]))
    return record


@st.composite
def organisations(draw: st.DrawFn) -> list[dict[str, object]]:
    result: list[dict[str, object]] = []
    for name in NAMES:
        if draw(st.booleans()):
            values: dict[str, object] = {"id": name, "kind": draw(st.sampled_from(["school", "huisarts"]))}
            if draw(st.booleans()):
                values["begin"] = draw(days)
                if draw(st.booleans()):
                    values["end"] = values["begin"] + timedelta(days=draw(st.integers(1, 700)))
            result.append(values)
    return result


@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    """A dataset of up to 12 records among six organisations, between 2021 and mid 2025."""
    lines = draw(st.lists(records(), min_size=1, max_size=12))
    return drawn(*lines, organisations=draw(organisations()), registered=False)
