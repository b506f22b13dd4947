"""A reading as words and numbers, to be sent from one process to another without anything that could be executed.

The process that takes files apart may have fallen into the hands of a file, so its answer is not unpickled: it is
JSON beside plain arrays of numbers, and only the values that a reading consists of are made from it.
"""

from __future__ import annotations

import json
import string
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from netwerk.i18n import Text

_PLAIN = frozenset({type(None), bool, int, float, str})
_NUMBERS = {dtype.str: dtype for dtype in map(np.dtype, ("?", "i1", "i2", "i4", "i8", "f4", "f8"))}


class Unsendable(Exception):
    """A value that no reading consists of, on its way out or in."""


def pack(value: object, kind: type) -> tuple[bytes, list[memoryview]]:
    """Return `value`, an instance of the dataclass `kind`, as JSON and the arrays that it refers to by number."""
    packing = _Packing(_classes(kind))
    return json.dumps(packing.node(value), separators=(",", ":")).encode("ascii"), packing.arrays


def unpack(content: bytes | bytearray, arrays: Sequence[bytearray], kind: type) -> Any:
    """Return the value that `pack` was given.

    Raises
    ------
    Unsendable
        If `content` is anything that `pack` does not write.
    """
    try:
        found = _Unpacking(_classes(kind), arrays).value(json.loads(content))
    except (ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
        raise Unsendable(type(error).__name__) from None
    if not isinstance(found, kind):
        raise Unsendable(kind.__name__)
    return found


@cache
def _classes(kind: type) -> Mapping[str, type]:
    """The dataclasses and enumerations that `kind` is made of, by name."""
    found: dict[str, type] = {}
    waiting: list[Any] = [kind, Text]
    while waiting:
        one = waiting.pop()
        if isinstance(one, type) and (is_dataclass(one) or issubclass(one, Enum)):
            if one.__name__ not in found:
                found[one.__name__] = one
                if is_dataclass(one):
                    waiting += typing.get_type_hints(one).values()
        else:
            waiting += typing.get_args(one)
    return found


class _Packing:
    """Makes JSON of values; a list there always begins with a word that says what it is."""

    def __init__(self, classes: Mapping[str, type]) -> None:
        self.arrays: list[memoryview] = []
        self._fields = {
            made: (name, [field.name for field in fields(made)]) for name, made in classes.items() if is_dataclass(made)
        }
        self._enums = {made: name for name, made in classes.items() if not is_dataclass(made)}

    def node(self, value: Any) -> Any:
        kind = type(value)
        if kind in _PLAIN:
            return value
        if kind in self._fields:
            name, names = self._fields[kind]
            return [name, *[self.node(getattr(value, field)) for field in names]]
        if kind in self._enums:
            return [self._enums[kind], value.value]
        if isinstance(value, Mapping):
            return ["mapping", self._nodes(value), self._nodes(value.values())]
        if isinstance(value, tuple | list):
            return ["tuple" if isinstance(value, tuple) else "list", *self._nodes(value)]
        if isinstance(value, np.generic):
            return value.item()
        if isinstance(value, np.ndarray):
            return self._column(value)
        if isinstance(value, pd.DataFrame):
            return ["frame", list(value.columns), [self._column(value[name].to_numpy()) for name in value.columns]]
        raise Unsendable(kind.__name__)

    def _nodes(self, values: Iterable[Any]) -> list[Any]:
        return [one if type(one) in _PLAIN else self.node(one) for one in values]

    def _column(self, values: np.ndarray) -> list[Any]:
        if values.dtype.str in _NUMBERS:
            self.arrays.append(np.ascontiguousarray(values).view(np.uint8).data)
            return ["numbers", values.dtype.str, len(self.arrays) - 1]
        if values.dtype != object or not all(isinstance(one, str | tuple) for one in values):
            raise Unsendable(str(values.dtype))
        return ["texts", values.tolist()]  # JSON makes lists of the tuples among them


class _Unpacking:
    """Makes values from JSON; remembers which templates hold nothing but names to fill in."""

    def __init__(self, classes: Mapping[str, type], arrays: Sequence[bytearray]) -> None:
        self._classes, self._arrays = classes, arrays
        self._templates: set[str] = set()
        self._makers: dict[str, Callable[[list[Any]], Any]] = {
            "tuple": lambda parts: tuple(self._each(parts)),
            "list": self._each,
            "mapping": lambda parts: dict(zip(self._each(parts[0]), self._each(parts[1]), strict=True)),
            "numbers": lambda parts: np.frombuffer(self._arrays[parts[1]], dtype=_NUMBERS[parts[0]]),
            "texts": lambda parts: _texts(parts[0]),
            "frame": self._frame,
            **{name: self._maker(made) for name, made in classes.items()},
            Text.__name__: self._text,
        }

    def value(self, node: Any) -> Any:
        return self._makers[node[0]](node[1:]) if isinstance(node, list) else node

    def _each(self, nodes: Sequence[Any]) -> list[Any]:
        return [self.value(node) if type(node) is list else node for node in nodes]

    def _maker(self, made: type) -> Callable[[list[Any]], Any]:
        if issubclass(made, Enum):
            return lambda parts: made(parts[0])
        names = [field.name for field in fields(made)]  # type: ignore[arg-type]
        return lambda parts: made(**dict(zip(names, self._each(parts), strict=True)))

    def _text(self, parts: list[Any]) -> Text:
        template, values = parts[0], self.value(parts[1])
        if template not in self._templates:
            # "{x.__class__}" would show more than was put in, and so would "{x:{y.z}}"
            for _, name, form, _ in string.Formatter().parse(template):
                if not (name is None or name.isidentifier()) or "{" in (form or ""):
                    raise Unsendable("template")
            self._templates.add(template)
        if not isinstance(values, dict):
            raise Unsendable("template")
        return Text(template, values)

    def _frame(self, parts: list[Any]) -> pd.DataFrame:
        columns = [self.value(node) for node in parts[1]]
        # texts stay Python strings in object columns, as the model promises; pandas would make its own type of them
        made = {
            str(name): pd.Series(column, dtype=column.dtype, copy=False)
            for name, column in zip(parts[0], columns, strict=True)
        }
        return pd.DataFrame(made, copy=False)


def _texts(found: Sequence[Any]) -> np.ndarray:
    values = (one if isinstance(one, str) else tuple(map(_text, one)) for one in found)
    return np.fromiter(values, dtype=object, count=len(found))


def _text(found: Any) -> str:
    if not isinstance(found, str):
        raise Unsendable(type(found).__name__)
    return found
