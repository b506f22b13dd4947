"""The network as GraphML, for yEd, Gephi, visone, R and networkx.

GraphML can hold everything a register says of an organisation, and of a tie its forms, strength, direction, first and
last day. It loses the gaps in between, and the records themselves: a tie comes back as one record.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import networkx as nx

from netwerk.model import Dataset, as_date
from netwerk.network import Network
from netwerk.report import organisations
from netwerk.report.lines import lines
from netwerk.report.title import title

_ALWAYS = frozenset({"kind", "municipality", "area", "subregion", "registered"})
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def graphml(network: Network, *, period: tuple[int, int], fictional: bool, dataset: Dataset | None = None) -> bytes:
    """Return the organisations with their columns and the ties with records, strength, first and last day.

    Directed where the window is: an arc for each direction that a record gives. With the `dataset` of the network each
    tie tells its forms too, each arc its own strength and days, and each organisation all that its register says.
    """
    target = io.BytesIO()
    nx.write_graphml_xml(described(network, period=period, fictional=fictional, dataset=dataset), target)
    return target.getvalue()


def described(
    network: Network, *, period: tuple[int, int], fictional: bool, dataset: Dataset | None = None
) -> nx.Graph:
    """Return the network as a networkx graph with plain attributes: text, numbers and booleans."""
    graph = nx.DiGraph() if network.window.directed else nx.Graph()
    graph.graph["title"] = title(period, fictional=fictional)
    ids = [xml_text(id_) for id_ in network.organisations["id"]]
    for id_, row in zip(ids, network.organisations.to_dict("records"), strict=True):
        graph.add_node(
            id_,
            label=xml_text(row["name"]),
            kind=xml_text(row["kind"]),
            layer=xml_text(row["layer"]),
            domain=xml_text(row["domain"]),
            municipality=xml_text("; ".join(row["municipality"])),
            area=xml_text("; ".join(row["area"])),
            subregion=xml_text("; ".join(row["subregion"])),
            registered=bool(row["registered"]),
        )
    if dataset is None:
        graph.add_edges_from(_ties(network, ids))
        return graph
    for values in organisations.described(dataset, network):
        more = {name: xml_text(values[name]) for name in organisations.FIELDS if name not in _ALWAYS}
        graph.nodes[xml_text(values["id"])].update(more)
    for line in lines(dataset, network):
        graph.add_edge(
            ids[line.a],
            ids[line.b],
            records=line.records,
            weight=line.strength,
            first=str(as_date(line.begin)),
            last=str(as_date(line.end - 1) or ""),
            forms=xml_text("; ".join(line.forms)),
        )
    return graph


def _ties(network: Network, ids: list[str]) -> Iterator[tuple[str, str, dict[str, object]]]:
    for row in network.ties.to_dict("records"):
        values = {
            "records": int(row["records"]),
            "weight": float(row["strength"]),
            "first": str(as_date(row["first"])),
            "last": str(as_date(row["last"]) or ""),  # empty: it runs on
        }
        a, b = ids[row["a"]], ids[row["b"]]
        if row["forward"] or not network.window.directed:
            yield a, b, values
        if row["backward"] and network.window.directed:
            yield b, a, values


def xml_text(text: str) -> str:
    """Return `text` without the signs that XML cannot hold."""
    return _NOT_XML.sub("", text)
