"""The network as GEXF 1.3 for Gephi, with spells: when each organisation and each tie was there, by day or by step.

GEXF can hold everything a register says of an organisation, and of a tie its forms, direction, every unbroken stretch
of days and the strength in each. It loses the records themselves: a stretch comes back as one record.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from xml.etree import ElementTree as ET

import numpy as np

from netwerk.analysis.ledger import Ledger
from netwerk.analysis.timeline import Timeline
from netwerk.model import FIRST, LAST, UNKNOWN, Dataset, as_date
from netwerk.network import Network, assemble_network, joint_pairs
from netwerk.report import organisations
from netwerk.report.graphml import xml_text
from netwerk.report.lines import Stretch, lines, seen
from netwerk.report.title import title

NAMESPACE = "http://gexf.net/1.3"

_TEXTS = tuple(name for name in organisations.FIELDS if name not in ("registered", "from", "until"))
_CLASSES = ("layer", "domain")
# not called weight: Gephi takes a changing attribute of that name for the weight of the edge itself
_STRENGTH = "strength"


def gexf(dataset: Dataset, network: Network, *, period: tuple[int, int], fictional: bool) -> bytes:
    """Return the network with a spell for every unbroken stretch of days.

    A tie's spells are those of its counting records, an organisation's those of the register, or of the records
    that name it where it is not in the register. In GEXF both ends of a spell count, so an end is the last day;
    what has no beginning or end has no such attribute.
    """
    root, graph = _begun(title(period, fictional=fictional), directed=network.window.directed)
    _declare(graph, "edge", "static", [("records", "integer"), ("forms", "string")])
    _declare(graph, "edge", "dynamic", [(_STRENGTH, "double")])
    ids = [xml_text(id_) for id_ in network.organisations["id"]]
    _add_nodes(graph, dataset, network, seen(dataset, network))
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
    return _written(root)


def gexf_of_steps(dataset: Dataset, timeline: Timeline, ledger: Ledger, *, fictional: bool) -> bytes:
    """Return every tie of `ledger` and every organisation of its timeline with a spell for each run of steps.

    So Gephi shows in each step the ties that the timeline counts there: a meeting of one day is there for as long as
    the steps that look at it. Both ends of a spell count; none goes on past the last step, nor past the last day of
    the data in it. An edge weighs as many records as it has.
    """
    borders = known_borders(timeline)
    runs = timeline.organisations
    codes, first = np.unique(runs.thing, return_index=True)
    period = (int(borders[0]), int(borders[-1])) if len(timeline) else (FIRST, LAST)
    here = np.zeros(len(dataset.organisations), dtype=bool)
    here[codes] = True
    nobody = np.zeros(0, dtype=np.int64)
    whole = assemble_network(dataset, timeline.window, nobody, here, joint_pairs(dataset, nobody))
    root, graph = _begun(title(period, fictional=fictional), directed=timeline.window.directed)
    _declare(graph, "edge", "static", [("records", "integer"), ("forms", "string")])
    stretches = list(
        zip(borders[runs.start].tolist(), borders[runs.stop].tolist(), [0.0] * len(runs.thing), strict=True)
    )
    bounds = [*first.tolist(), len(stretches)]
    _add_nodes(graph, dataset, whole, (stretches[begin:end] for begin, end in pairwise(bounds)))
    ids = [xml_text(id_) for id_ in dataset.organisations["id"]]
    edges = ET.SubElement(graph, "edges")
    for number, (a, b, records, forms) in enumerate(ledger.ties[["a", "b", "records", "forms"]].to_numpy().tolist()):
        edge = ET.SubElement(
            edges, "edge", {"id": str(number), "source": ids[a], "target": ids[b], "weight": repr(float(records))}
        )
        known = [form for form in ledger.form_sets[forms] if form != UNKNOWN]
        _describe(edge, {"records": str(records), "forms": "; ".join(known)})
        _add_spells(edge, [(int(borders[start]), int(borders[stop]), 0.0) for start, stop in ledger.runs(number)])
    return _written(root)


def known_borders(timeline: Timeline) -> np.ndarray:
    """Return the borders of the steps, the last one the day after the data where these stop within the last step."""
    borders = timeline.borders.copy()
    stop = timeline.stop
    if stop is not None and len(timeline) and borders[-2] <= stop < borders[-1]:
        borders[-1] = stop + 1
    return borders


def _begun(said: str, *, directed: bool) -> tuple[ET.Element, ET.Element]:
    """The root of a file and the graph in it, which knows what is said of organisations."""
    root = ET.Element("gexf", {"xmlns": NAMESPACE, "version": "1.3"})
    meta = ET.SubElement(root, "meta")
    ET.SubElement(meta, "creator").text = "Netwerk"
    ET.SubElement(meta, "description").text = said
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
    _declare(graph, "node", "static", [*((name, "string") for name in (*_TEXTS, *_CLASSES)), ("registered", "boolean")])
    return root, graph


def _add_nodes(graph: ET.Element, dataset: Dataset, network: Network, spells_of: Iterable[Sequence[Stretch]]) -> None:
    nodes = ET.SubElement(graph, "nodes")
    described = organisations.described(dataset, network)
    classes = zip(*(network.organisations[name].tolist() for name in _CLASSES), strict=True)
    for values, more, spells in zip(described, classes, spells_of, strict=True):
        node = ET.SubElement(nodes, "node", {"id": xml_text(values["id"]), "label": xml_text(values["name"])})
        _describe(
            node, {**{name: values[name] for name in (*_TEXTS, "registered")}, **dict(zip(_CLASSES, more, strict=True))}
        )
        _add_spells(node, spells)


def _written(root: ET.Element) -> bytes:
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
