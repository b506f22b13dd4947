"""The GEXF that we write is valid 1.3, and its spells are days that both count."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerk.analysis.ledger import ledger
from netwerk.analysis.periods import Step
from netwerk.analysis.timeline import timeline
from netwerk.model import Dataset, Window, day_number
from netwerk.network import network
from netwerk.report.exports import gexf
from netwerk.report.gexf import gexf_of_steps
from tests.drawn import drawn
from tests.gexf_schema import SPACE, faults
from tests.random_datasets import datasets

PERIOD = (day_number(date(2024, 1, 1)), day_number(date(2025, 1, 1)))


@settings(max_examples=40, deadline=None)
@given(datasets(), st.booleans())
def test_what_we_write_is_valid(dataset: Dataset, directed: bool) -> None:
    found = network(dataset, Window(directed=directed))

    assert faults(gexf(dataset, found, period=PERIOD, fictional=True)) == []


def test_what_we_write_is_valid_without_ties_and_with_hostile_names() -> None:
    dataset = drawn(organisations=[{"id": "<a>&\x07", "name": '"]]><x onload="1">\n', "kind": "=1+1"}])

    assert faults(gexf(dataset, network(dataset, Window()), period=PERIOD, fictional=False)) == []


def test_what_we_write_is_valid_without_organisations() -> None:
    dataset = drawn()

    assert faults(gexf(dataset, network(dataset, Window()), period=PERIOD, fictional=False)) == []


@settings(max_examples=40, deadline=None)
@given(datasets(), st.sampled_from(list(Step)), st.booleans())
def test_a_timeline_that_we_write_is_valid(dataset: Dataset, step: Step, directed: bool) -> None:
    found = timeline(dataset, step=step, base=Window(directed=directed))

    assert faults(gexf_of_steps(dataset, found, ledger(dataset, found), fictional=True)) == []


def test_a_timeline_without_records_is_valid() -> None:
    dataset = drawn(organisations=["a"])
    found = timeline(dataset)

    assert faults(gexf_of_steps(dataset, found, ledger(dataset, found), fictional=False)) == []


def test_the_spells_of_a_timeline_are_its_steps_and_end_with_the_data() -> None:
    dataset = drawn(
        {"who": "a-b", "on": date(2020, 5, 1)},
        {"who": "a-b", "on": date(2021, 6, 1)},
        {"who": "a-b", "begin": date(2023, 2, 1), "end": None},
        organisations=["a", {"id": "b", "begin": date(2020, 3, 1)}],
    )
    found = timeline(dataset, step=Step.YEAR)

    root = ET.fromstring(gexf_of_steps(dataset, found, ledger(dataset, found), fictional=False))
    spells = [
        [spell.attrib for spell in one.iter(f"{SPACE}spell")] for one in root.iter() if one.get("id") in ("b", "0")
    ]
    assert spells == [
        [{"start": "2020-01-01", "end": "2023-02-01"}],
        [{"start": "2020-01-01", "end": "2021-12-31"}, {"start": "2023-01-01", "end": "2023-02-01"}],
    ]


VALID = (
    '<gexf xmlns="http://gexf.net/1.3" version="1.3"><graph mode="dynamic" timeformat="date">'
    '<attributes class="edge" mode="dynamic"><attribute id="s" title="s" type="double"/></attributes>'
    '<nodes><node id="a"/><node id="b"/></nodes><edges><edge source="a" target="b"><attvalues>'
    '<attvalue for="s" value="1.0" start="2024-01-01"/></attvalues><spells><spell start="2024-01-01"/></spells>'
    "</edge></edges></graph></gexf>"
)


def test_a_valid_file_has_no_faults() -> None:
    assert faults(VALID.encode()) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('version="1.3"', 'version="1.2"'),
        ("http://gexf.net/1.3", "http://www.gexf.net/1.2draft"),
        ('<spell start="2024-01-01"/>', ""),
        ('<spell start="2024-01-01"/>', '<spell endopen="2024-01-01"/>'),
        ('<spell start="2024-01-01"/>', '<spell start="01-01-2024"/>'),
        ('<spell start="2024-01-01"/>', '<spell start="2024-02-01" end="2024-01-31"/>'),
        ('<node id="b"/>', '<node id="a"/>'),
        ('target="b"', 'target="c"'),
        ('type="double"', 'type="date"'),
        ('value="1.0"', 'value="veel"'),
        ('mode="dynamic"><attribute', 'mode="static"><attribute'),
        ('<attvalue for="s"', '<attvalue for="t"'),
        ("<nodes>", "<nodes/><nodes>"),
    ],
)
def test_what_the_grammar_forbids_is_found(right: str, wrong: str) -> None:
    assert faults(VALID.replace(right, wrong, 1).encode()) != []
