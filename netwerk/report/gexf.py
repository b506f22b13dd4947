"""The network as GEXF 1.3 for Gephi, with spells: the days on which each organisation and each tie was there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

import numpy as np

from netwerk.model import FIRST, LAST, Dataset, as_date
from netwerk.network import Network, joint_pairs
from netwerk.report.graphml import xml_text
from netwerk.report.title import title

NAMESPACE = "http://gexf.net/1.3"

Spells = list[tuple[int, int]]  # half-open, in order, apart

_NODE = ("kind", "layer", "domain", "municipality", "area", "subregion")


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
    _declare(graph, "node", [*((name, "string") for name in _NODE), ("registered", "boolean")])
    _declare(graph, "edge", [("records", "integer")])

    organisations = network.organisations
    ids = [xml_text(id_) for id_ in organisations["id"]]
    nodes = ET.SubElement(graph, "nodes")
    for id_, row, spells in zip(ids, organisations.to_dict("records"), _presence(dataset, network), strict=True):
        node = ET.SubElement(nodes, "node", {"id": id_, "label": xml_text(row["name"])})
        values = {name: row[name] if isinstance(row[name], str) else "; ".join(row[name]) for name in _NODE}
        _describe(node, {**values, "registered": str(bool(row["registered"])).lower()})
        _add_spells(node, spells)

    edges = ET.SubElement(graph, "edges")
    number = 0
    for row, spells in zip(network.ties.to_dict("records"), _tie_spells(dataset, network), strict=True):
        ends = (ids[row["a"]], ids[row["b"]])
        arcs = [ends] * (row["forward"] or not directed) + [ends[::-1]] * (row["backward"] and directed)
        for source, target in arcs:
            edge = ET.SubElement(
                edges,
                "edge",
                {"id": str(number), "source": source, "target": target, "weight": repr(float(row["strength"]))},
            )
            _describe(edge, {"records": str(int(row["records"]))})
            _add_spells(edge, spells)
            number += 1
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _declare(graph: ET.Element, of: str, columns: Iterable[tuple[str, str]]) -> None:
    attributes = ET.SubElement(graph, "attributes", {"class": of, "mode": "static"})
    for name, kind in columns:
        ET.SubElement(attributes, "attribute", {"id": name, "title": name, "type": kind})


def _describe(element: ET.Element, values: dict[str, str]) -> None:
    attvalues = ET.SubElement(element, "attvalues")
    for name, value in values.items():
        ET.SubElement(attvalues, "attvalue", {"for": name, "value": xml_text(value)})


def _add_spells(element: ET.Element, spells: Spells) -> None:
    parent = ET.SubElement(element, "spells")
    for begin, end in spells:
        spell = {}
        if begin > FIRST:
            spell["start"] = str(as_date(begin))
        if end < LAST:
            spell["end"] = str(as_date(end - 1))
        ET.SubElement(parent, "spell", spell)


def _presence(dataset: Dataset, network: Network) -> Iterator[Spells]:
    """The spells of each organisation of the network."""
    offsets, records = dataset.involvement
    begin, end = dataset.records["begin"].to_numpy(), dataset.records["end"].to_numpy()
    inside = (begin < network.window.end) & (end > network.window.begin)
    for row in network.organisations[["code", "registered", "begin", "end"]].to_dict("records"):
        if row["registered"]:
            yield [(row["begin"], row["end"])]
        else:
            named = records[offsets[row["code"]] : offsets[row["code"] + 1]]
            named = named[inside[named]]
            yield _merged(begin[named], end[named])


def _tie_spells(dataset: Dataset, network: Network) -> Iterator[Spells]:
    """The spells of each tie, in the order of `network.ties`."""
    codes = network.organisations["code"].to_numpy(dtype=np.int64)
    n = max(1, len(dataset.organisations))
    pairs = joint_pairs(dataset, network.records)
    key = pairs.a.astype(np.int64) * n + pairs.b
    order = np.argsort(key, kind="stable")
    key, record = key[order], pairs.record[order]
    begin, end = dataset.records["begin"].to_numpy()[record], dataset.records["end"].to_numpy()[record]
    wanted = codes[network.ties["a"].to_numpy()] * n + codes[network.ties["b"].to_numpy()]
    first, last = np.searchsorted(key, wanted, side="left"), np.searchsorted(key, wanted, side="right")
    for start, stop in zip(first.tolist(), last.tolist(), strict=True):
        yield _merged(begin[start:stop], end[start:stop])


def _merged(begin: np.ndarray, end: np.ndarray) -> Spells:
    """Periods that overlap or touch, as one."""
    result: Spells = []
    for start, stop in sorted(zip(begin.tolist(), end.tolist(), strict=True)):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(result[-1][1], stop))
        else:
            result.append((start, stop))
    return result
