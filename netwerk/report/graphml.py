"""The network as GraphML, for yEd, Gephi, visone, R and networkx."""

from __future__ import annotations

import io
import re

import networkx as nx

from netwerk.model import as_date
from netwerk.network import Network
from netwerk.report.title import title

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def graphml(network: Network, *, period: tuple[int, int], fictional: bool) -> bytes:
    """Return the organisations with their columns and the ties with records, strength, first and last day.

    Directed where the window is: an arc for each direction that a record gives.
    """
    target = io.BytesIO()
    nx.write_graphml_xml(described(network, period=period, fictional=fictional), target)
    return target.getvalue()


def described(network: Network, *, period: tuple[int, int], fictional: bool) -> nx.Graph:
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
    for row in network.ties.to_dict("records"):
        values = {
            "records": int(row["records"]),
            "weight": float(row["strength"]),
            "first": str(as_date(row["first"])),
            "last": str(as_date(row["last"]) or ""),  # empty: it runs on
        }
        a, b = ids[row["a"]], ids[row["b"]]
        if row["forward"] or not network.window.directed:
            graph.add_edge(a, b, **values)
        if row["backward"] and network.window.directed:
            graph.add_edge(b, a, **values)
    return graph


def xml_text(text: str) -> str:
    """Return `text` without the signs that XML cannot hold."""
    return _NOT_XML.sub("", text)
