"""A network as other tools hold it, nodes and edges, and the sheets of our own shapes that it makes.

Nodes of which more is said than a name are rows of a register. An edge with a direction is a pair, one without is a
list of two, so that no direction is invented; one of several forms is a meeting of two with a row for each form.
A node without edges that no register names is seen by itself: a list of one. Each row keeps the row of its node or
edge in the file, so problems and evidence point there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from netwerk.i18n import mark
from netwerk.model import Severity, as_date
from netwerk.records.columns import FileShape, Heading
from netwerk.records.delimited import sheet_of
from netwerk.records.files import Remark, Sheet
from netwerk.records.matching import identifier, normalise
from netwerk.records.parsing import LONGEST_TEXT, is_nobody, parse_date

_TIMES = frozenset({"begin", "end"})  # alone they make no register: a later row would empty the kind of an earlier one
_SPLITS = re.compile(r"[;\r\n]")  # a list would take a name with one of these apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An organisation in a file of another tool.

    id : as the edges name it; name : "" where it has none
    about : field of our register → cell, for what is said of it; part_of may be the id of another node
    registered : False for an organisation that we exported as not in the register
    """

    id: str
    name: str
    row: int
    about: Mapping[str, str] = field(default_factory=dict)
    registered: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A tie, or one stretch of time of it, in a file of another tool.

    a, b : ids of nodes; without node of that id it is a name
    about : field of our pairs → cell: date, or begin and end (the last day that counts), intensity, theme, source
    """

    a: str
    b: str
    row: int
    directed: bool
    forms: tuple[str, ...] = ()
    about: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Graph:
    """What one file, or the sheets of one workbook, says.

    node_titles, edge_titles : field → title of the attribute that fills it, as the file writes it; for `edge_titles`
        "a" and "b" too
    node_unused, edge_unused : titles of attributes that we do not use
    node_doubled, edge_doubled : of those that say what another one says already; not read
    keeps_ids : its ids go along: we wrote it, or its edges stand in another file; those of other tools ("n0", "1")
        number the nodes of one file only
    period : first and last day of everything in it, for what has no time of its own
    tables : it stands in tables, `nodes_in` and `edges_in` (None: a CSV); other files have no sheets, and ours are
        called after what they hold
    named_elsewhere : ids of nodes that edges in another sheet name
    only_edges : the nodes are there to name them; another sheet has brought them
    remarks : what else to tell
    """

    nodes: Sequence[Node]
    edges: Sequence[Edge]
    node_titles: Mapping[str, str] = field(default_factory=dict)
    edge_titles: Mapping[str, str] = field(default_factory=dict)
    node_unused: tuple[str, ...] = ()
    edge_unused: tuple[str, ...] = ()
    node_doubled: tuple[str, ...] = ()
    edge_doubled: tuple[str, ...] = ()
    keeps_ids: bool = False
    period: tuple[str, str] | None = None
    tables: bool = False
    nodes_in: str | None = None
    edges_in: str | None = None
    named_elsewhere: frozenset[str] = frozenset()
    only_edges: bool = False
    remarks: tuple[Remark, ...] = ()


def sheets_of(graph: Graph) -> list[Sheet]:
    """Return `graph` as sheets of our own shapes: register, pairs, lists and meetings, as far as it has them."""
    called = _called(graph)
    named = graph.named_elsewhere.union(*((edge.a, edge.b) for edge in graph.edges))
    bring = () if graph.only_edges else graph.nodes
    register = [node for node in bring if called.row_of(node) is not None]
    alone = [node for node in bring if called.row_of(node) is None and node.id not in named]
    pairs, lists, meetings = _by_shape(graph.edges, called)
    period = _period(graph.edges) if alone and graph.period is None else None
    for node in alone:
        (meetings if _SPLITS.search(called.text(node.id)) else lists).append(_alone(node, period))
    found = [
        _register(graph, register, called),
        _records(graph, "pairs", pairs, called),
        _records(graph, "list", lists, called),
        _records(graph, "attendance", meetings, called),
    ]
    sheets = [sheet for sheet in found if sheet is not None]
    if not sheets and graph.tables:
        titles = [_who_title(graph, end) for end in ("a", "b")]
        empty = _heading("pairs", ["a", "b"], titles, unused=graph.edge_unused, doubled=graph.edge_doubled)
        return [_sheet(graph.edges_in, empty, [], [])]  # headings and no rows
    remarks = (*graph.remarks, *_remarks(graph, pairs, called))
    if sheets and remarks:
        last = sheets[-1]
        sheets[-1] = Sheet(
            name=last.name,
            heading=last.heading,
            rows=last.rows,
            columns=last.columns,
            whole=last.whole,
            remarks=remarks,
        )
    return sheets


# --- what an organisation is called in our rows ---


@dataclass(frozen=True)
class _Called:
    """How rows name the nodes of a file: by id where our register has one for them, else by name."""

    texts: Mapping[str, str]
    register_ids: Mapping[int, str]  # id() of a node → its id in our register, "" for none

    def text(self, id_: str) -> str:
        return self.texts.get(id_, id_)

    def row_of(self, node: Node) -> str | None:
        """The id with which a node goes to our register; None where it does not."""
        return self.register_ids.get(id(node))


def _called(graph: Graph) -> _Called:
    """Ids of other tools ("n0", "1") mean something within one file, so a name is used wherever it is the only one."""
    only_nodes = not graph.edges and not graph.named_elsewhere
    described = only_nodes or any(set(node.about) - _TIMES for node in graph.nodes if node.registered)
    times = Counter(normalise(node.name or node.id) for node in graph.nodes)
    texts: dict[str, str] = {}
    register_ids: dict[int, str] = {}
    taken: set[str] = set()
    for node in graph.nodes:
        name = node.name or node.id
        text, id_ = name, None
        if not node.registered:
            pass
        elif graph.keeps_ids:
            text = id_ = node.id
        elif times[normalise(name)] > 1:
            text = id_ = _free(identifier(name, node.about.get("municipality", "").partition(";")[0]), taken)
        elif described:
            id_ = ""
        if id_ is not None:
            register_ids[id(node)] = id_
            taken.add(id_)
        texts.setdefault(node.id, text)
    return _Called(texts, register_ids)


def _free(id_: str, taken: set[str]) -> str:
    result, number = id_, 1
    while result in taken:
        number += 1
        result = f"{id_}-{number}"
    return result


# --- rows ---


def _by_shape(edges: Sequence[Edge], called: _Called) -> tuple[list[Edge], list[Edge], list[Edge]]:
    """The edges that become pairs, lists and meetings."""
    pairs, lists, meetings = [], [], []
    for edge in edges:
        a, b = called.text(edge.a), called.text(edge.b)
        if a == b or is_nobody(a.strip()) or is_nobody(b.strip()):
            pairs.append(edge)  # a pair says what is wrong with it
        elif len(edge.forms) > 1:
            meetings.append(edge)
        elif edge.directed:
            pairs.append(edge)
        elif _SPLITS.search(a) or _SPLITS.search(b):
            meetings.append(edge)
        else:
            lists.append(edge)
    return pairs, lists, meetings


def _alone(node: Node, period: tuple[str, str] | None) -> Edge:
    """A node by itself: in its own time, else in that of the lines around it."""
    about = {field: node.about[field] for field in _TIMES if node.about.get(field)}
    if not about and period is not None:
        about = {"begin": period[0], "end": period[1]}
    return Edge(a=node.id, b=node.id, row=node.row, directed=False, about=about)


def _period(edges: Sequence[Edge]) -> tuple[str, str] | None:
    """The first and the last day that any of `edges` names; None where none names one."""
    days = [
        span
        for text in {edge.about.get(field, "") for edge in edges for field in ("date", "begin", "end")}
        if text and (span := parse_date(text)) is not None
    ]
    if not days:
        return None
    return str(as_date(min(span.begin for span in days))), str(as_date(max(span.end for span in days) - 1))


def _register(graph: Graph, nodes: Sequence[Node], called: _Called) -> Sheet | None:
    if not nodes:
        return None
    ids = [called.row_of(node) or "" for node in nodes]
    fields = ["id"] * any(ids) + ["name"]
    fields += [field for field in graph.node_titles if field not in ("id", "name")]
    cells = []
    for node, id_ in zip(nodes, ids, strict=True):
        values = {**node.about, "id": id_, "name": node.name or node.id}
        if parent := values.get("part_of"):
            values["part_of"] = called.text(parent)
        cells.append([values.get(field, "") for field in fields])
    titles = [graph.node_titles.get(field, field) for field in fields]
    heading = _heading("register", fields, titles, unused=graph.node_unused, doubled=graph.node_doubled)
    return _sheet(graph.nodes_in if graph.tables else "organisaties", heading, cells, nodes)


def _records(graph: Graph, shape: FileShape, edges: Sequence[Edge], called: _Called) -> Sheet | None:
    if not edges:
        return None
    begin, end = graph.period or ("", "")
    about = []
    for edge in edges:
        timed = any(edge.about.get(field) for field in ("date", "begin", "end"))
        about.append({**edge.about, **({} if timed or not begin else {"begin": begin, "end": end})})
    said = [
        name for name in ("date", "begin", "end", "intensity", "theme", "source") if any(a.get(name) for a in about)
    ]
    if any(edge.forms for edge in edges):
        said.insert(0, "form")
    who = {"pairs": ("a", "b"), "list": ("participants",), "attendance": ("event", "organisation", "role")}[shape]
    cells: list[list[str]] = []
    rows: list[Edge] = []
    events: Counter[str] = Counter()
    for edge, values in zip(edges, about, strict=True):
        a, b = called.text(edge.a), called.text(edge.b)
        if shape == "attendance":
            # beside each other in one meeting: both organisations, and every form at least once
            event = _event(a, b, events)
            seats = [(a, "van"), (b, "naar")] if a != b else [(a, "")]
            for at in range(max(len(seats), len(edge.forms))):
                text, role = seats[at % len(seats)]
                form = {"form": edge.forms[at % len(edge.forms)] if edge.forms else ""}
                line = {**values, **form}
                cells.append([event, text, role if edge.directed else "", *(line.get(name, "") for name in said)])
                rows.append(edge)
            continue
        line = {**values, "form": edge.forms[0] if edge.forms else ""}
        named = [a, b] if shape == "pairs" else [";".join(dict.fromkeys((a, b)))]
        cells.append([*named, *(line.get(name, "") for name in said)])
        rows.append(edge)
    titles = [_who_title(graph, field) for field in who] + [graph.edge_titles.get(name, name) for name in said]
    first = shape == _first_shape(graph, called)  # tells what is not used; once is enough
    heading = _heading(
        shape,
        [*who, *said],
        titles,
        unused=graph.edge_unused if first else (),
        doubled=graph.edge_doubled if first else (),
    )
    return _sheet(graph.edges_in if graph.tables else _NAMES[shape], heading, cells, rows)


_NAMES: Mapping[str, str] = {
    "pairs": "verbindingen",
    "list": "verbindingen zonder richting",
    "attendance": "verbindingen met meer vormen",
}


def _first_shape(graph: Graph, called: _Called) -> str:
    """The first shape that has rows."""
    found = _by_shape(graph.edges, called)
    return next((shape for shape, edges in zip(_NAMES, found, strict=True) if edges), "list")


def _who_title(graph: Graph, field: str) -> str:
    a, b = graph.edge_titles.get("a", "source"), graph.edge_titles.get("b", "target")
    return {"a": a, "b": b, "participants": f"{a} + {b}", "event": "id", "organisation": f"{a}, {b}", "role": "type"}[
        field
    ]


def _event(a: str, b: str, used: Counter[str]) -> str:
    """A name for the meeting that stands for one edge, of its own within the file."""
    longest = LONGEST_TEXT // 2 - 10
    name = f"{a[:longest]} – {b[:longest]}" if a != b else a[:longest]
    used[name] += 1
    return name if used[name] == 1 else f"{name} ({used[name]})"


def _heading(
    shape: FileShape, fields: Sequence[str], titles: Sequence[str], *, unused: tuple[str, ...], doubled: tuple[str, ...]
) -> Heading:
    doubled = tuple(f"{title} (2)" if title in titles else title for title in doubled)  # headings differ
    return Heading(
        shape=shape,
        cells=(*titles, *unused, *doubled),
        fields={field: at for at, field in enumerate(fields)},
        doubled=doubled,
    )


def _sheet(name: str | None, heading: Heading, cells: list[list[str]], of: Sequence[Node | Edge]) -> Sheet:
    width = len(heading.cells)
    return sheet_of(name, heading, [line + [""] * (width - len(line)) for line in cells], [one.row for one in of])


# --- what to tell ---


def _remarks(graph: Graph, pairs: Sequence[Edge], called: _Called) -> list[Remark]:
    result = []
    formless = [edge for edge in pairs if edge.directed and not edge.forms]
    if formless:
        result.append(
            Remark(
                code="direction_without_form",
                severity=Severity.NOTICE,
                row=formless[0].row,
                text=mark(
                    "er staat {count} keer een richting zonder vorm; zo telt de richting niet mee. Kies een vorm met "
                    "richting, zoals verwijzen, als die bedoeld is.",
                    count=len(formless),
                ),
            )
        )
    ids = {node.id for node in graph.nodes}
    lost = [edge for edge in graph.edges if not {edge.a, edge.b} <= ids]
    if lost and graph.nodes:
        result.append(
            Remark(
                code="unknown_node",
                severity=Severity.WARNING,
                row=lost[0].row,
                text=mark(
                    "er staat {count} keer een verbinding met iets dat niet in de lijst van dit bestand staat; wij "
                    "lezen wat er staat als naam.",
                    count=len(lost),
                ),
            )
        )
    doubles = [node for node, times in _counted(graph.nodes) if times > 1]
    if doubles:
        result.append(
            Remark(
                code="duplicate_id",
                severity=Severity.WARNING,
                row=doubles[0].row,
                text=mark(
                    "{count} keer staat een id er vaker; de verbindingen gaan naar de eerste met dat id.",
                    count=len(doubles),
                ),
            )
        )
    return result


def _counted(nodes: Sequence[Node]) -> list[tuple[Node, int]]:
    """The second node of each id, with how often that id is there."""
    times: Counter[str] = Counter()
    second = []
    for node in nodes:
        times[node.id] += 1
        if times[node.id] == 2:
            second.append(node)
    return [(node, times[node.id]) for node in second]
