"""The grammar of GEXF 1.3, as far as we write it: which element holds which, in which order, with which attributes.

Written from the published grammar (gexf.rnc and dynamics.rnc of gexf.net/1.3). Those are the complete ones: the XSD
beside them leaves out what nodes, edges and graph hold. Elements for looks (viz), nodes inside nodes and phylogenics
are left out here, for we do not write them. `startopen` and `endopen` were in 1.2 and are no longer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from xml.etree import ElementTree as ET

SPACE = "{http://gexf.net/1.3}"

Check = Callable[[str], bool]


def _one_of(*words: str) -> Check:
    return lambda text: text in words


def _matches(pattern: str) -> Check:
    return lambda text: re.fullmatch(pattern, text) is not None


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


_any: Check = lambda _text: True  # noqa: E731
_count = _matches(r"\d+")
_double = _matches(r"-?\d+(\.\d+)?([eE][-+]?\d+)?|-?INF|NaN")
_types = _one_of(
    "integer", "long", "double", "float", "boolean", "bigdecimal", "biginteger", "byte", "char", "short", "string",
    "anyURI", "liststring", "listboolean", "listinteger", "listlong", "listfloat", "listdouble", "listbyte",
    "listshort", "listbigdecimal", "listbiginteger", "listchar",
)  # fmt: skip
_edge_types = _one_of("directed", "undirected", "mutual")
_time: Mapping[str, Check] = {"start": _is_day, "end": _is_day}


@dataclass(frozen=True, kw_only=True)
class Rule:
    """Attributes that must and may be there, and the elements inside: (name, least, most), in order where `ordered`."""

    must: Mapping[str, Check] = field(default_factory=dict)
    may: Mapping[str, Check] = field(default_factory=dict)
    inside: tuple[tuple[str, int, int | None], ...] = ()
    ordered: bool = True


RULES: Mapping[str, Rule] = {
    "gexf": Rule(must={"version": _one_of("1.3")}, may={"variant": _any}, inside=(("meta", 0, 1), ("graph", 1, 1))),
    "meta": Rule(
        may={"lastmodifieddate": _is_day},
        inside=(("creator", 0, 1), ("keywords", 0, 1), ("description", 0, 1)),
        ordered=False,
    ),
    "creator": Rule(),
    "keywords": Rule(),
    "description": Rule(),
    "graph": Rule(
        may={
            "defaultedgetype": _edge_types,
            "idtype": _one_of("integer", "string"),
            "timeformat": _one_of("integer", "double", "date", "dateTime"),
            "mode": _one_of("static", "dynamic", "slice"),
            "timerepresentation": _one_of("interval", "timestamp"),
            "timezone": _any,
            **_time,
        },
        inside=(("attributes", 0, None), ("nodes", 1, 1), ("edges", 1, 1)),
    ),
    "attributes": Rule(
        must={"class": _one_of("node", "edge")},
        may={"mode": _one_of("static", "dynamic")},
        inside=(("attribute", 0, None),),
    ),
    "attribute": Rule(
        must={"id": _any, "title": _any, "type": _types}, inside=(("default", 0, 1), ("options", 0, 1)), ordered=False
    ),
    "nodes": Rule(may={"count": _count}, inside=(("node", 0, None),)),
    "edges": Rule(may={"count": _count}, inside=(("edge", 0, None),)),
    "node": Rule(
        must={"id": _any},
        may={"label": _any, "pid": _any, **_time},
        inside=(("attvalues", 0, 1), ("spells", 0, 1)),
        ordered=False,
    ),
    "edge": Rule(
        must={"source": _any, "target": _any},
        may={"id": _any, "type": _edge_types, "label": _any, "weight": _double, "kind": _any, **_time},
        inside=(("attvalues", 0, 1), ("spells", 0, 1)),
        ordered=False,
    ),
    "attvalues": Rule(inside=(("attvalue", 0, None),)),
    "attvalue": Rule(must={"for": _any, "value": _any}, may=_time),
    "spells": Rule(inside=(("spell", 1, None),)),
    "spell": Rule(may=_time),
}


def faults(content: bytes) -> list[str]:
    """Return what in a GEXF file is against the grammar, or refers to something that is not there; nothing if valid."""
    root = ET.fromstring(content)
    found = [] if root.tag == f"{SPACE}gexf" else [f"the root is {root.tag}"]
    for element in root.iter():
        found += _faults(element)
    return [*found, *_references(root)]


def _faults(element: ET.Element) -> list[str]:
    name = element.tag.removeprefix(SPACE)
    rule = RULES.get(name)
    if rule is None:
        return [f"{name} is no element of GEXF"]
    found = [f"{name} lacks {attribute}" for attribute in rule.must if attribute not in element.attrib]
    known = {**rule.must, **rule.may}
    for attribute, value in element.attrib.items():
        if attribute not in known:
            found.append(f"{name} has {attribute}")
        elif not known[attribute](value):
            found.append(f"{name} has {attribute}={value!r}")
    inside = [child.tag.removeprefix(SPACE) for child in element]
    for child, least, most in rule.inside:
        times = inside.count(child)
        if times < least or (most is not None and times > most):
            found.append(f"{name} holds {child} {times} times")
    order = [child for child, _, _ in rule.inside]
    found += [f"{name} holds {child}" for child in inside if child not in order]
    places = [order.index(child) for child in inside if child in order]
    if rule.ordered and places != sorted(places):
        found.append(f"{name} holds its elements in another order")
    return found


def _references(root: ET.Element) -> list[str]:
    """Ends of edges, ids that are there twice, values of undeclared attributes, spells that end before they start."""
    nodes = [node.get("id") for node in root.iter(f"{SPACE}node")]
    edges = [edge.get("id") for edge in root.iter(f"{SPACE}edge") if edge.get("id") is not None]
    found = [f"{len(ids) - len(set(ids))} ids are there twice" for ids in (nodes, edges) if len(ids) != len(set(ids))]
    known = set(nodes)
    found += [
        f"edge {edge.get('id')} goes to no node"
        for edge in root.iter(f"{SPACE}edge")
        if not {edge.get("source"), edge.get("target")} <= known
    ]
    for of in ("node", "edge"):
        declared: dict[str | None, tuple[str | None, str | None]] = {}
        for group in root.iter(f"{SPACE}attributes"):
            if group.get("class") == of:
                for attribute in group:
                    if attribute.get("id") in declared:
                        found.append(f"attribute {attribute.get('id')} of a {of} is declared twice")
                    declared[attribute.get("id")] = group.get("mode"), attribute.get("type")
        for element in root.iter(f"{SPACE}{of}"):
            for value in element.iter(f"{SPACE}attvalue"):
                mode, type_ = declared.get(value.get("for"), (None, None))
                if type_ is None:
                    found.append(f"{value.get('for')} of a {of} is not declared")
                elif not _VALUES.get(type_, _any)(value.get("value", "")):
                    found.append(f"{value.get('for')} of a {of} is {value.get('value')!r}, no {type_}")
                if mode != "dynamic" and {"start", "end"} & set(value.attrib):
                    found.append(f"{value.get('for')} of a {of} changes and is declared static")
    found += [
        f"a {element.tag.removeprefix(SPACE)} ends on {element.get('end')} before it starts"
        for element in root.iter()
        if element.get("start") and element.get("end") and element.get("end", "") < element.get("start", "")
    ]
    return found


_VALUES: Mapping[str, Check] = {"integer": _matches(r"-?\d+"), "double": _double, "boolean": _one_of("true", "false")}
