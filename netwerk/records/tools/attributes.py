"""The one place where an attribute of another tool meets a field of ours, and its values become cells of ours."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache, lru_cache

import numpy as np

from netwerk.model import UNKNOWN
from netwerk.records.columns import HEADINGS, heading_key
from netwerk.records.matching import Words
from netwerk.settings import classification

# what a node says, beyond the headings of our own register
_NODE = {
    "label": "label",
    "element_type": "kind",
    "start": "begin",
    "startdatum": "begin",
    "begindatum": "begin",
    "end": "end",
    "einddatum": "end",
    "interval": "interval",
    "intervals": "interval",
    "timeset": "interval",
    "time_interval": "interval",
    "registered": "registered",
    "parent": "part_of",
}
# what an edge says, beyond the headings of our own pairs
_EDGE = {
    "weight": "intensity",
    "gewicht": "intensity",
    "strength": "intensity",
    "sterkte": "intensity",
    "first": "begin",
    "first_day": "begin",
    "eerste_dag": "begin",
    "last": "end",
    "last_day": "end",
    "laatste_dag": "end",
    "forms": "form",
    "vormen": "form",
    "type": "type",
    "connection_type": "type",
    "relationship": "type",
    "relatie": "type",
    "label": "label",
    "direction": "direction",
    "richting": "direction",
    "interval": "interval",
    "intervals": "interval",
    "timeset": "interval",
    "time_interval": "interval",
}
_LISTS = frozenset({"municipality", "area", "subregion", "aliases"})
_DIRECTED = {
    "directed": True,
    "gericht": True,
    "mutual": False,
    "undirected": False,
    "ongericht": False,
    "mixed": False,
}
_NO = frozenset({"false", "0", "nee", "no", "onwaar"})


@cache
def _node_fields() -> Mapping[str, str]:
    own = {key: field for field, keys in HEADINGS["register"].items() for key in keys if field != "id"}
    return {**own, **_NODE}


@cache
def _edge_fields() -> Mapping[str, str]:
    own = {
        key: field for field, keys in HEADINGS["pairs"].items() for key in keys if field not in ("a", "b")
    }  # fmt: skip
    return {**own, **_EDGE}


def node_field(title: str) -> str | None:
    """Return what the attribute `title` of a node means here; None where we have no use for it.

    Beside the fields of the register: "label" (its name), "interval" and "registered".
    """
    return _node_fields().get(heading_key(title))


def edge_field(title: str) -> str | None:
    """Return what the attribute `title` of an edge means here; None where we have no use for it.

    Beside the fields of a pair: "label", "type", "direction" and "interval".
    """
    return _edge_fields().get(heading_key(title))


def said(field: str, text: str) -> str:
    """Return the text of a node's `field` as a cell of our register.

    Several values may stand apart by `|`, as Kumu writes them; an unknown kind is empty.
    """
    if field in _LISTS:
        return text.replace("|", ";")
    return "" if field == "kind" and text.strip().casefold() == UNKNOWN else text


@lru_cache(maxsize=100_000)
def number(text: str) -> str:
    """Return a weight as our intensity is written, without an exponent; what is no number stays as it is.

    Examples
    --------
    >>> number("2.0"), number("1e-05"), number("NaN"), number("veel")
    ('2', '0.00001', 'NaN', 'veel')
    """
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        return text
    if not math.isfinite(value):
        return text
    if value.is_integer() and abs(value) < 1e12:
        return str(int(value))
    return str(np.format_float_positional(value, trim="-"))


def is_yes(text: str) -> bool:
    """Return whether a value such as `registered` says yes; an empty one does."""
    return text.strip().casefold() not in _NO


def direction(text: str) -> bool | None:
    """Return whether "Directed", "undirected", "mutual" … says that an edge has a direction; None for other words."""
    return _DIRECTED.get(text.strip().casefold())


@lru_cache(maxsize=10_000)
def forms(text: str, *, known_only: bool = False) -> tuple[str, ...]:
    """Return the different forms in `text`, apart by `;` or `|`; with `known_only` none where one is not ours."""
    parts = tuple(dict.fromkeys(part.strip() for part in text.replace("|", ";").split(";") if part.strip()))
    parts = tuple(part for part in parts if part.casefold() != UNKNOWN)
    if known_only and any(_words().form(part) is None for part in parts):
        return ()
    return parts


@cache
def _words() -> Words:
    return Words.of(classification())
