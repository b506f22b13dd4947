"""Kumu's JSON: an object with elements and connections, as its blueprints and project backups are.

It can hold names, every attribute of an element and of a connection, a direction for each connection, and any number of
connections between the same two. Elements are named by their label, which no other one may have.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from netwerk.records.tools import building
from netwerk.records.tools.graph import Graph
from netwerk.records.tools.refusing import damaged, too_large

MOST_ITEMS = 2_000_000
_LISTS = ("elements", "connections")
_BEGINS = re.compile(r"\s*\{")
_HAS_LIST = re.compile(r'"(?:elements|connections)"\s*:\s*\[')
_SPACE = re.compile(r"[ \t\r\n]*")
_IDS = ("_id", "id", "ID", "Id")
_INNER = "attributes"  # project backups keep what is said of an element in here

# numbers stay as written, so that none is too large and no NaN becomes one
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str, strict=False)

Item = tuple[int, Mapping[str, object]]  # row, what is said


def is_kumu(text: str) -> bool:
    """Return whether a text is a JSON object with a list of elements or connections."""
    return _BEGINS.match(text) is not None and _HAS_LIST.search(text) is not None


def graph_of(text: str, name: str) -> Graph:
    """Return the elements and connections in `text`; `name` is what a problem calls the file.

    Raises
    ------
    InputError
        If it is no well-formed JSON, or nested deeper or longer than any network.
    """
    lists = _read(text, name)
    elements = [(row, _flat(item)) for row, item in lists["elements"]]
    connections = [(row, _flat(item)) for row, item in lists["connections"]]
    node_titles = building.node_titles(_titles(elements, {*_IDS}))
    edge_titles = building.edge_titles(_titles(connections, {*_IDS, "from", "to"}))
    own = building.is_ours(node_titles)
    labels = {field: title for title, field in node_titles.fields.items()}
    label, real = labels.get("label", "label"), labels.get("name", "")
    nodes = []
    id_of: dict[str, str] = {}
    for row, values in elements:
        called = values.get(label, "")
        id_ = next((values[key] for key in _IDS if values.get(key)), called)
        id_of.setdefault(called, id_)
        nodes.append(building.node(id_, row, values, node_titles, label=values.get(real, "") if own and real else ""))
    ids = {node.id for node in nodes}
    edges = []
    for row, values in connections:
        ends = [values.get(end, "") for end in ("from", "to")]
        a, b = (end if end in ids else id_of.get(end, end) for end in ends)
        edges += building.edges(a, b, row, values, edge_titles, directed=False)
    return Graph(
        nodes=nodes,
        edges=edges,
        node_titles=building.register_titles(node_titles),
        edge_titles=building.pair_titles(edge_titles, "from", "to"),
        node_unused=node_titles.unused,
        edge_unused=edge_titles.unused,
        node_doubled=node_titles.doubled,
        edge_doubled=edge_titles.doubled,
        keeps_ids=own,
    )


def _titles(items: Sequence[tuple[int, Mapping[str, str]]], without: set[str]) -> list[str]:
    return [title for title in dict.fromkeys(key for _, values in items for key in values) if title not in without]


def _flat(item: Mapping[str, object]) -> dict[str, str]:
    """What is said of one element or connection as texts; several values stand apart by `;`."""
    inner = item.get(_INNER)
    whole = {**item, **inner} if isinstance(inner, dict) else item
    return {key: _text(value) for key, value in whole.items() if not isinstance(value, dict)}


def _text(value: object) -> str:
    if isinstance(value, list):
        return ";".join(_text(part) for part in value if isinstance(part, (str, bool)))
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else ""


def _read(text: str, name: str) -> dict[str, list[Item]]:
    """The items of both lists, each with the line where it starts; its number where several start on one line."""
    try:
        found: dict[str, list[tuple[int, Mapping[str, object]]]] = {key: [] for key in _LISTS}
        for key, at, item in _items(text):
            if isinstance(item, dict):
                found[key].append((at, item))
            if len(found[key]) > MOST_ITEMS:
                raise too_large(name)
    except RecursionError:
        raise too_large(name) from None
    except json.JSONDecodeError as error:
        raise damaged(name, error.lineno) from None
    return {key: _numbered(text, items) for key, items in found.items()}


def _items(text: str) -> Iterator[tuple[str, int, object]]:
    """Yield (list, position, item) for the items of both lists at the top of a JSON object."""
    at = _skip(text, _skip(text, 0) + 1)
    while text[at : at + 1] == '"':
        key, at = _DECODER.raw_decode(text, at)
        at = _skip(text, _expect(text, _skip(text, at), ":"))
        if key not in _LISTS or text[at : at + 1] != "[":
            _value, at = _DECODER.raw_decode(text, at)
        else:
            at = _skip(text, at + 1)
            while text[at : at + 1] != "]":
                item, after = _DECODER.raw_decode(text, at)
                yield key, at, item
                at = _skip(text, after)
                if text[at : at + 1] == "]":
                    break
                at = _skip(text, _expect(text, at, ","))
            at += 1
        at = _skip(text, at)
        if text[at : at + 1] == "}":
            return
        at = _skip(text, _expect(text, at, ","))
    _expect(text, at, "}")


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _expect(text: str, at: int, sign: str) -> int:
    if text[at : at + 1] != sign:
        raise json.JSONDecodeError(f"expected {sign}", text, min(at, len(text)))
    return at + 1


def _numbered(text: str, items: Sequence[tuple[int, Mapping[str, object]]]) -> list[Item]:
    lines, line, before = [], 1, 0
    for at, _ in items:
        line += text.count("\n", before, at)
        before = at
        lines.append(line)
    rows = lines if len(set(lines)) == len(lines) else range(1, len(items) + 1)
    return [(row, item) for row, (_, item) in zip(rows, items, strict=True)]
