"""GEXF 1.1 to 1.3, as Gephi and we ourselves write it.

It can hold ids, names, every attribute of an organisation and of a tie, a direction for each tie, and the stretches of
time in which each was there, with a weight for each stretch. An end counts itself, unless an older file says `endopen`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from netwerk.records.tools import building, times
from netwerk.records.tools.attributes import edge_field
from netwerk.records.tools.graph import Graph
from netwerk.records.tools.xml_tree import Element, rows_of


def graph_of(root: Element) -> Graph:
    """Return the nodes and edges of the GEXF file with this root element, those inside other nodes included."""
    graph = next(root.named("graph"), root)
    about_nodes, about_edges = _declared(graph, "node"), _declared(graph, "edge")
    nodes, edges = list(graph.below("node")), list(graph.below("edge"))
    parents = _parents(nodes)
    usual = graph.get("defaultedgetype") == "directed"
    node_titles = building.node_titles(about_nodes.values())
    said = {edge_field(title) for title in about_edges.values()}
    # what GEXF has a place for itself counts where no attribute says it
    own = [title for title in ("weight", "kind") if edge_field(title) not in said]
    edge_titles = building.edge_titles([*about_edges.values(), *own])
    whole = _period(graph)
    return Graph(
        nodes=[
            building.node(
                element.get("id"),
                row,
                _values(element, about_nodes),
                node_titles,
                label=element.get("label"),
                parent=parents.get(id(element), ""),
                periods=_periods(element),
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
                _said_of(element, about_edges, edge_titles),
                edge_titles,
                directed=element.get("type") == "directed" if element.get("type") else usual,
                label=element.get("label"),
                periods=_weighed(element, about_edges),
            )
        ],
        node_titles=_timed(building.register_titles(node_titles, parents=bool(parents))),
        edge_titles=_timed(building.pair_titles(edge_titles, "source", "target")),
        node_unused=node_titles.unused,
        edge_unused=edge_titles.unused,
        node_doubled=node_titles.doubled,
        edge_doubled=edge_titles.doubled,
        keeps_ids=building.is_ours(node_titles),
        period=whole if whole != ("", "") and whole[0] else None,
    )


def _timed(titles: dict[str, str]) -> dict[str, str]:
    return {"begin": "start", "end": "end", **titles}


def _declared(graph: Element, of: str) -> dict[str, str]:
    """The declared attributes of nodes or edges, id → title; the first of an id holds."""
    result: dict[str, str] = {}
    for group in graph.named("attributes"):
        if group.get("class") == of:
            for attribute in group.named("attribute"):
                result.setdefault(attribute.get("id"), attribute.get("title") or attribute.get("id"))
    return result


def _values(element: Element, titles: Mapping[str, str]) -> dict[str, str]:
    """The values that hold all the time, by title; of a value that changes, none."""
    said: dict[str, str] = {}
    for value in _attvalues(element):
        if not (value.get("start") or value.get("end") or value.get("timestamp")):
            said.setdefault(value.get("for") or value.get("id"), value.get("value"))
    values: dict[str, str] = {}
    for id_, title in titles.items():
        if text := said.get(id_):
            values.setdefault(title, text)
    return values


def _said_of(element: Element, declared: Mapping[str, str], titles: building.Titles) -> dict[str, str]:
    """The values of an edge by title, its own weight and kind where no attribute says them."""
    values = _values(element, declared)
    for name in ("weight", "kind"):
        values.setdefault(titles.shown.get(edge_field(name) or "", name), element.get(name))
    return values


def _attvalues(element: Element) -> list[Element]:
    return [value for group in element.named("attvalues") for value in group.named("attvalue")]


def _periods(element: Element) -> list[building.Period]:
    """The periods in which a node or edge is there, in each of the ways that GEXF has for them."""
    spells = [spell for group in element.named("spells", "slices") for spell in group.named("spell", "slice")]
    found = [_period(spell) for spell in spells]
    if not found and element.get("intervals"):
        found = list(times.intervals(element.get("intervals")))
    if not found and element.get("timestamps"):
        found = list(times.points_in_time(element.get("timestamps")))
    if not found:
        found = [_period(element)]
    return [period for period in found if period != ("", "")]


def _period(element: Element) -> building.Period:
    if moment := times.day(element.get("timestamp")):
        return moment, moment
    begin, end = times.day(element.get("start")), times.day(element.get("end"))
    if not begin and (opened := times.day(element.get("startopen"))):
        begin = times.day_after(opened)
    if not end and (opened := times.day(element.get("endopen"))):
        end = times.day_before(opened)
    return begin, end


def _weighed(element: Element, titles: Mapping[str, str]) -> Sequence[tuple[building.Period, str]]:
    """The periods of an edge, each with the weight that holds when it begins ("" where none is told apart)."""
    weights = [
        (_period(value), value.get("value"))
        for value in _attvalues(element)
        if edge_field(titles.get(value.get("for") or value.get("id"), "")) == "intensity"
    ]
    changing = [(period, weight) for period, weight in weights if period != ("", "")]
    return [(period, _weight_at(period[0], changing)) for period in _periods(element)]


def _weight_at(begin: str, weights: Sequence[tuple[building.Period, str]]) -> str:
    return next(
        (weight for (first, last), weight in weights if first <= begin and (not last or begin <= last)),
        "",
    )


def _parents(nodes: Sequence[Element]) -> dict[int, str]:
    """Per node (by `id()` of its element) the id of the one that it is part of: `pid`, or the one around it."""
    result = {
        id(inner): outer.get("id") for outer in nodes for group in outer.named("nodes") for inner in group.named("node")
    }
    return {**result, **{id(element): element.get("pid") for element in nodes if element.get("pid")}}
