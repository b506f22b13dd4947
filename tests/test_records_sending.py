"""What comes from the reading process is words and numbers: whatever else it sends is refused, never executed."""

from __future__ import annotations

import json
import pickle
import typing
from dataclasses import is_dataclass
from enum import Enum

import numpy as np
import pandas as pd
import pytest

from netwerk.i18n import Text, mark
from netwerk.model import Problem, Severity
from netwerk.records.reading import Reading
from netwerk.records.sending import Unsendable, pack, unpack
from tests.records_read import reading

PROBLEM = Problem(
    file="a.csv",
    sheet=None,
    row=3,
    column="datum",
    code="bad_date",
    severity=Severity.ERROR,
    message=mark("{place}: {text}", place=mark("{file}, rij {row}", file="a.csv", row=3), text="Zoë \ud800 {x}"),
)


def sent(value: object, kind: type) -> object:
    content, arrays = pack(value, kind)
    return unpack(content, [bytearray(array) for array in arrays], kind)


def test_a_problem_comes_out_as_it_went_in() -> None:
    assert sent(PROBLEM, Problem) == PROBLEM


def test_numbers_come_out_in_their_own_kinds() -> None:
    result = reading("van;naar;datum\nA;B;01-02-2024\n")
    found = sent(result, Reading)

    assert isinstance(found, Reading)
    pd.testing.assert_frame_equal(found.rows.records, result.rows.records)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b'["eval","1+1"]',
        b'["Reading"]',
        b'["Text","{x}"]',
        b'["tuple",1,2]',
        b'["numbers","|O",0]',
        b'["numbers","<i4",5]',
        b'["Severity","fatal"]',
        b'"a"',
        pickle.dumps(PROBLEM),
        b"[" * 100_000,
    ],
    ids=repr,
)
def test_an_answer_that_is_no_reading_is_refused(content: bytes) -> None:
    with pytest.raises(Unsendable):
        unpack(content[:50] if content.startswith(b"[[") else content, [bytearray(8)], Reading)


@pytest.mark.parametrize("template", ["{x.__class__}", "{x[0]}", "{0}", "{x!r:{y.z}}"])
def test_a_template_that_would_show_more_than_its_values_is_refused(template: str) -> None:
    with pytest.raises(Unsendable):
        unpack(json.dumps(["Text", template, ["mapping", ["x"], [1]]]).encode(), (), Text)


def test_what_no_reading_consists_of_is_not_sent() -> None:
    with pytest.raises(Unsendable, match="object"):
        pack(Text("{x}", {"x": object()}), Text)
    with pytest.raises(Unsendable, match="complex128"):
        pack(Text("{x}", {"x": np.array([1j])}), Text)


def test_every_sort_of_value_that_a_reading_is_made_of_can_be_sent() -> None:
    # a field of another sort would only be noticed where a file fills it
    sorts = {name for name in map(_sort, _parts(Reading)) if name}

    assert sorts <= {"str", "int", "float", "bool", "NoneType", "object", "ndarray", "DataFrame", "enum", "dataclass"}


def _sort(one: object) -> str:
    if not isinstance(one, type) or typing.get_args(one):
        return ""  # a tuple, mapping or choice of others
    return "dataclass" if is_dataclass(one) else "enum" if issubclass(one, Enum) else one.__name__


def _parts(kind: object) -> list[object]:
    """Every type that the fields of `kind` name, and of the dataclasses among those."""
    found: list[object] = []
    waiting = [kind]
    while waiting:
        one = waiting.pop()
        if one in found or one is Ellipsis or isinstance(one, str):
            continue
        found.append(one)
        waiting += typing.get_type_hints(one).values() if is_dataclass(one) else typing.get_args(one)
    return found
