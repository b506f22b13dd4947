"""Tables of nodes and edges in a workbook or CSV: those of Kumu, Gephi and Polinode.

Nodes have a Label (Gephi: with an Id; Polinode: a Name, which our own register knows), edges a Source and a Target
(Kumu: From and To). They can hold names, every attribute of an organisation and of a tie, a direction for each tie and,
in the column Interval or in two columns, its time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from netwerk.i18n import mark
from netwerk.model import Severity
from netwerk.records.columns import heading_key, recognise
from netwerk.records.files import Remark, Sheet
from netwerk.records.headings import TITLE_ROWS
from netwerk.records.tools import attributes, building
from netwerk.records.tools.graph import Graph, Node, sheets_of

_ENDS = (("source", "target"), ("from", "to"))
_KUMU_TITLES = frozenset({"type", "element_type", "description", "tags", "image"})
_COUNTED = re.compile(r"[a-z]{0,2}\d{1,9}(?:\.0)?", re.IGNORECASE)  # 7, n7
_NODE_SHEETS = frozenset({"elements", "elementen", "nodes", "knopen"})


@dataclass(frozen=True, kw_only=True)
class Table:
    """One sheet, or the rows of a CSV (name None): cells as text, and the row of each as the spreadsheet shows it."""

    name: str | None
    cells: Sequence[Sequence[str]]
    rows: Sequence[int]


@dataclass(frozen=True, kw_only=True)
class _Nodes:
    table: Table
    heading: int  # position of the heading row


@dataclass(frozen=True, kw_only=True)
class _Edges:
    table: Table
    heading: int
    a: int  # positions of the columns with both ends
    b: int


def read_tables(tables: Sequence[Table]) -> dict[str | None, list[Sheet]]:
    """Return the sheets that the tables of nodes and edges among `tables` make, by name of the table they stand in.

    A table of nodes that its edges name, and of which nothing more is said, makes none.
    What our own headings recognise is left alone, but for nodes that we exported ourselves.
    """
    nodes, edges = [], []
    for table in tables:
        found = _recognised(table)
        if isinstance(found, _Nodes):
            nodes.append(found)
        elif found is not None:
            edges.append(found)
    if not nodes and not edges:
        return {}
    # nodes that edges name need no row of their own, so a table may well make no sheet
    result: dict[str | None, list[Sheet]] = {
        name: [] for name in (*(one.table.name for one in nodes), *(one.table.name for one in edges))
    }
    # one table of nodes goes with all edges; where there are more each is read by itself
    beside = nodes[0] if len(nodes) == 1 else None
    graphs = _together(beside, edges)
    graphs += [graph for one in nodes if one is not beside for graph in _together(one, [])]
    for graph in graphs:
        for sheet in sheets_of(graph):
            result.setdefault(sheet.name, []).append(sheet)
    return result


def _together(nodes: _Nodes | None, edges: Sequence[_Edges]) -> list[Graph]:
    """One graph for each table of edges, the first with the nodes; without edges one of the nodes alone."""
    start, id_of = Graph(nodes=(), edges=(), tables=True), dict[str, str]()
    if nodes is not None:
        start, id_of = _nodes(nodes, alone=not edges)
    known = {node.id for node in start.nodes}
    parts = [_edges(one, known, id_of) for one in edges]
    named = [frozenset(end for edge in part.edges for end in (edge.a, edge.b)) for part in parts]
    if not parts:
        return [start]
    first = replace(
        start,
        edges=parts[0].edges,
        edge_titles=parts[0].edge_titles,
        edge_unused=parts[0].edge_unused,
        edges_in=parts[0].edges_in,
        edge_doubled=parts[0].edge_doubled,
        named_elsewhere=frozenset().union(*named[1:]),
    )
    # the other tables of edges call the organisations as the first does, but bring none of them again
    return [
        first,
        *(replace(part, nodes=first.nodes, only_edges=True, keeps_ids=start.keeps_ids) for part in parts[1:]),
    ]


def _recognised(table: Table) -> _Nodes | _Edges | None:
    for at, cells in enumerate(table.cells[:TITLE_ROWS]):
        keys = [heading_key(cell) for cell in cells]
        ours = recognise(cells)
        own = building.OUR_MARK in keys and {"name", "naam"} & set(keys)
        if ours is not None and not (own and ours.shape == "register"):
            return None
        for a, b in _ENDS:
            if a in keys and b in keys:
                return _Edges(table=table, heading=at, a=keys.index(a), b=keys.index(b))
        if own or _are_nodes(keys, table.name):
            return _Nodes(table=table, heading=at)
    return None


def _are_nodes(keys: Sequence[str], name: str | None) -> bool:
    """Whether a row is the heading of a table of nodes: a Label beside an Id, or beside something we know of one."""
    if "label" not in keys:
        return False
    others = {key for key in keys if key and key != "label"}
    if not others:
        return name is not None and heading_key(name) in _NODE_SHEETS
    known = {key for key in others if attributes.node_field(key) is not None}
    return "id" in others or bool(known) or bool(others & _KUMU_TITLES)


def _lines(table: Table, heading: int) -> list[tuple[int, Sequence[str]]]:
    """The filled rows below the heading, each with its row."""
    below = zip(table.rows[heading + 1 :], table.cells[heading + 1 :], strict=True)
    return [(row, cells) for row, cells in below if any(cell.strip() for cell in cells)]


def _values(titles: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """The cells of one row by title; the first of a title holds."""
    values: dict[str, str] = {}
    for title, cell in zip(titles, cells, strict=False):
        values.setdefault(title, cell)
    return values


def _nodes(found: _Nodes, *, alone: bool) -> tuple[Graph, dict[str, str]]:
    """The nodes of a table, and the id behind each label that edges may name them by; `alone`: they stand elsewhere."""
    written = [cell.strip() for cell in found.table.cells[found.heading]]
    by_key = {heading_key(title): title for title in reversed(written)}
    id_title = by_key.get("id", "")
    titles = building.node_titles(title for title in written if title and title != id_title)
    own = building.is_ours(titles)
    # where a label had to differ from the name, we wrote the name beside it
    label, name = titles.shown.get("label", ""), titles.shown.get("name", "")
    key = label or name
    nodes: list[Node] = []
    id_of: dict[str, str] = {}
    for row, cells in _lines(found.table, found.heading):
        values = _values(written, cells)
        called = values.get(key, "").strip()
        id_ = values.get(id_title, "").strip() or called
        made = building.node(id_, row, values, titles, label=values.get(name, "").strip() if own else "")
        if alone and called != made.name:
            aliases = ";".join(filter(None, (made.about.get("aliases"), called)))
            made = replace(made, about={**made.about, "aliases": aliases})
        id_of.setdefault(called, id_)
        nodes.append(made)
    keeps = own or (alone and bool(id_title))
    graph = Graph(
        nodes=nodes,
        edges=(),
        node_titles={**({"id": id_title} if id_title else {}), **building.register_titles(titles)},
        node_unused=titles.unused,
        node_doubled=titles.doubled,
        keeps_ids=keeps,
        remarks=_about_ids(nodes) if keeps and not own else (),
        tables=True,
        nodes_in=found.table.name,
    )
    return graph, id_of


def _about_ids(nodes: Sequence[Node]) -> tuple[Remark, ...]:
    """What to tell of ids that other files will use for other organisations."""
    if not nodes or not all(_COUNTED.fullmatch(node.id) for node in nodes):
        return ()
    return (
        Remark(
            code="numbered_ids",
            severity=Severity.WARNING,
            row=nodes[0].row,
            text=mark(
                "de ids zijn volgnummers, en een ander bestand kan dezelfde hebben voor andere organisaties. Zet "
                "knopen en lijnen als twee bladen in een Excelbestand; dan lezen wij de namen."
            ),
        ),
    )


def _edges(found: _Edges, known: Set[str], id_of: Mapping[str, str]) -> Graph:
    written = [cell.strip() for cell in found.table.cells[found.heading]]
    a, b = written[found.a], written[found.b]
    titles = building.edge_titles(
        title for title in written if title and title not in (a, b) and heading_key(title) != "id"
    )
    edges = []
    for row, cells in _lines(found.table, found.heading):
        values = _values(written, cells)
        one, other = (values.get(end, "").strip() for end in (a, b))
        edges += building.edges(
            one if one in known else id_of.get(one, one),
            other if other in known else id_of.get(other, other),
            row,
            values,
            titles,
            directed=False,
        )
    return Graph(
        nodes=(),
        edges=edges,
        edge_titles=building.pair_titles(titles, a, b),
        edge_unused=titles.unused,
        edge_doubled=titles.doubled,
        tables=True,
        edges_in=found.table.name,
    )
