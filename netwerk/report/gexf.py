"""The network as GEXF 1.3 for Gephi, with spells: the days on which each organisation and each tie was there.

GEXF can hold everything a register says of an organisation, and of a tie its forms, direction, every unbroken stretch
of days and the strength in each. It loses the records themselves: a stretch comes back as one record.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.etree import ElementTree as ET

from netwerk.model import FIRST, LAST, Dataset, as_date
from netwerk.network import Network
from netwerk.report import organisations
from netwerk.report.graphml import xml_text
from netwerk.report.lines import Stretch, lines, seen
from netwerk.report.title import title

NAMESPACE = "http://gexf.net/1.3"

_CLASSES = ("layer", "domain")
# not called weight: Gephi takes a changing attribute of that name for the weight of the edge itself
_STRENGTH = "strength"


def gexf(dataset: Dataset, network: Network, *, period: tuple[int, int], fictional: bool) -> bytes:
    """Return the network with a spell for every unbroken stretch of days.

    A tie's spells are those of its counting records, an organisation's those of the register, or of the records
    that name it where it is not in the register. In GEXF both ends of a spell count, so an end is the last day;
    what has no beginning or end has no such attribute.
    """
    directed = network.window.directed
    root = ET.Element("gexf", {"xmlns": NAMESPACE, "version": "1.3"})
    meta = ET.SubElement(root, "meta")
    ET.SubElement(meta, "creator").text = "Netwerk"
    ET.SubElement(meta, "description").text = title(period, fictional=fictional)
    graph = ET.SubElement(
        root,
        "graph",
        {
            "mode": "dynamic",
            "defaultedgetype": "directed" if directed else "undirected",
            "timeformat": "date",
            "timerepresentation": "interval",
        },
    )
    texts = [name for name in organisations.FIELDS if name not in ("registered", "from", "until")]
    _declare(graph, "node", "static", [*((name, "string") for name in (*texts, *_CLASSES)), ("registered", "boolean")])
    _declare(graph, "edge", "static", [("records", "integer"), ("forms", "string")])
    _declare(graph, "edge", "dynamic", [(_STRENGTH, "double")])

    ids = [xml_text(id_) for id_ in network.organisations["id"]]
    nodes = ET.SubElement(graph, "nodes")
    described = organisations.described(dataset, network)
    classes = zip(*(network.organisations[name].tolist() for name in _CLASSES), strict=True)
    for id_, values, more, spells in zip(ids, described, classes, seen(dataset, network), strict=True):
        node = ET.SubElement(nodes, "node", {"id": id_, "label": xml_text(values["name"])})
        _describe(
            node, {**{name: values[name] for name in (*texts, "registered")}, **dict(zip(_CLASSES, more, strict=True))}
        )
        _add_spells(node, spells)

    edges = ET.SubElement(graph, "edges")
    for number, line in enumerate(lines(dataset, network)):
        edge = ET.SubElement(
            edges,
            "edge",
            {"id": str(number), "source": ids[line.a], "target": ids[line.b], "weight": repr(line.strength)},
        )
        attvalues = _describe(edge, {"records": str(line.records), "forms": "; ".join(line.forms)})
        for begin, end, strength in line.stretches:
            ET.SubElement(attvalues, "attvalue", {"for": _STRENGTH, "value": repr(strength), **_days(begin, end)})
        _add_spells(edge, line.stretches)
    ET.indent(root)  # a line for each node and edge, which is where problems and evidence point
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _declare(graph: ET.Element, of: str, mode: str, columns: Iterable[tuple[str, str]]) -> None:
    attributes = ET.SubElement(graph, "attributes", {"class": of, "mode": mode})
    for name, kind in columns:
        ET.SubElement(attributes, "attribute", {"id": name, "title": name, "type": kind})


def _describe(element: ET.Element, values: Mapping[str, str]) -> ET.Element:
    attvalues = ET.SubElement(element, "attvalues")
    for name, value in values.items():
        ET.SubElement(attvalues, "attvalue", {"for": name, "value": xml_text(value)})
    return attvalues


def _add_spells(element: ET.Element, stretches: Iterable[Stretch]) -> None:
    parent = ET.SubElement(element, "spells")
    for begin, end, _ in stretches:
        ET.SubElement(parent, "spell", _days(begin, end))


def _days(begin: int, end: int) -> dict[str, str]:
    days = {}
    if begin > FIRST:
        days["start"] = str(as_date(begin))
    if end < LAST:
        days["end"] = str(as_date(end - 1))
    return days
