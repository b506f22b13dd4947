"""GraphML, as yEd, Gephi, visone, igraph, networkx and we ourselves write it.

It can hold ids, names, every attribute of an organisation and of a tie, and a direction for each tie. It has no place
for several periods of one tie: its first and its last day, as attributes, are all that it knows of time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from netwerk.records.tools import building
from netwerk.records.tools.graph import Graph
from netwerk.records.tools.xml_tree import Element, rows_of


@dataclass(frozen=True, slots=True)
class _Key:
    of: str  # "node", "edge", "all" …
    title: str
    default: str


def graph_of(root: Element) -> Graph:
    """Return the nodes and edges of the GraphML file with this root element, those of graphs inside nodes included."""
    keys = _keys(root)
    about_nodes, about_edges = _for(keys, "node"), _for(keys, "edge")
    nodes, edges = list(root.below("node")), list(root.below("edge"))
    parents = _parents(nodes)
    directed = _directed(root)
    node_titles = building.node_titles(key.title for key in about_nodes.values())
    edge_titles = building.edge_titles(key.title for key in about_edges.values())
    return Graph(
        nodes=[
            building.node(
                element.get("id"),
                row,
                _values(element, about_nodes),
                node_titles,
                label=_drawn(element, "NodeLabel"),
                parent=parents.get(id(element), ""),
            )
            for element, row in zip(nodes, rows_of(nodes), strict=True)
        ],
        edges=[
            edge
            for element, row in zip(edges, rows_of(edges), strict=True)
            for edge in building.edges(
                element.get("source"),
                element.get("target"),
                row,
                _values(element, about_edges),
                edge_titles,
                directed=directed[id(element)],
                label=_drawn(element, "EdgeLabel"),
            )
        ],
        node_titles=building.register_titles(node_titles, parents=bool(parents)),
        edge_titles=building.pair_titles(edge_titles, "source", "target"),
        node_unused=node_titles.unused,
        edge_unused=edge_titles.unused,
        node_doubled=node_titles.doubled,
        edge_doubled=edge_titles.doubled,
        keeps_ids=building.is_ours(node_titles),
    )


def _keys(root: Element) -> dict[str, _Key]:
    """The declared attributes by id; the first of an id holds."""
    result: dict[str, _Key] = {}
    for key in root.below("key"):
        default = next((element.text for element in key.named("default")), "")
        result.setdefault(key.get("id"), _Key(key.get("for") or "all", key.get("attr.name"), default))
    return result


def _for(keys: Mapping[str, _Key], of: str) -> dict[str, _Key]:
    return {id_: key for id_, key in keys.items() if key.of in (of, "all") and key.title}


def _values(element: Element, keys: Mapping[str, _Key]) -> dict[str, str]:
    """The attributes of one node or edge by title; of two keys with one title the first declared holds."""
    said: dict[str, str] = {}
    for data in element.named("data"):
        said.setdefault(data.get("key"), data.text)
    values: dict[str, str] = {}
    for id_, key in keys.items():
        if text := said.get(id_, key.default):
            values.setdefault(key.title, text)
    return values


def _drawn(element: Element, name: str) -> str:
    """The label that yEd draws, which is no attribute there."""
    for data in element.named("data"):
        for label in data.below(name):
            if text := " ".join(label.text.split()):
                return text
    return ""


def _parents(nodes: list[Element]) -> dict[int, str]:
    """Per node that stands inside another (by `id()` of its element) the id of that one."""
    return {
        id(inner): outer.get("id") for outer in nodes for graph in outer.named("graph") for inner in graph.named("node")
    }


def _directed(root: Element) -> dict[int, bool]:
    """Per edge (by `id()` of its element) whether it has a direction: its own word, else that of its graph."""
    result = {}
    for graph in root.below("graph"):
        usual = graph.get("edgedefault") == "directed"
        for edge in graph.named("edge"):
            own = edge.get("directed")
            result[id(edge)] = own == "true" if own else usual
    return result
