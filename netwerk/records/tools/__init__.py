"""What other tools for networks write, read as sheets of our own shapes: by content, never by file name.

Kumu (workbook, CSV, JSON), Gephi and Polinode (tables of nodes and edges), GraphML, GEXF, Pajek, and a matrix of names.
Everything that is checked and told of our own files is checked and told of these too.
"""

from __future__ import annotations

from collections.abc import Sequence

from netwerk.i18n import mark
from netwerk.model import Severity
from netwerk.records.columns import Heading, heading_key
from netwerk.records.delimited import DELIMITERS, as_utf8
from netwerk.records.files import InputFile, Sheet, Unread, plain_name
from netwerk.records.headings import TITLE_ROWS
from netwerk.records.lines import Unreadable, lines_of, rows_of
from netwerk.records.tools import building, gexf, graphml, kumu, pajek
from netwerk.records.tools.graph import Graph, sheets_of
from netwerk.records.tools.matrix import may_begin, read_matrix
from netwerk.records.tools.tables import Table, read_tables
from netwerk.records.tools.xml_tree import root_of, tree_of

__all__ = ["Table", "is_graph", "may_be_foreign", "read_graph", "sheets_in_tables", "sheets_in_text"]

_BINARY = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def read_graph(file: InputFile) -> list[Sheet | Unread] | None:
    """Return the sheets of a GraphML, GEXF, Kumu JSON or Pajek file; None where `file` is none of these.

    Raises
    ------
    InputError
        If it is one and is damaged, refers to something outside, or is nested deeper or longer than any network.
    """
    graph = _graph(file)
    if graph is None:
        return None
    return list(sheets_of(graph)) or [
        Unread(
            name=None,
            code="unknown_shape",
            severity=Severity.NOTICE,
            reason=mark("in dit netwerkbestand staan geen organisaties en geen verbindingen."),
        )
    ]


def is_graph(file: InputFile) -> bool:
    """Return whether `file` is a GraphML, GEXF, Kumu JSON or Pajek file: one without rows and columns."""
    return not file.content.startswith(_BINARY) and (root_of(file.content) is not None or _text(file) is not None)


def _graph(file: InputFile) -> Graph | None:
    name = plain_name(file.name)
    if file.content.startswith(_BINARY):
        return None
    root = root_of(file.content)
    if root is not None:
        tree = tree_of(file.content, name)
        return {"graphml": graphml.graph_of, "gexf": gexf.graph_of}[root](tree)
    text = _text(file)
    if text is None:
        return None
    return kumu.graph_of(text, name) if kumu.is_kumu(text) else pajek.graph_of(text)


def _text(file: InputFile) -> str | None:
    """The text of a Kumu JSON or Pajek file; None where `file` is neither."""
    first = file.content[:1000].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")[:1]
    if first not in (b"{", b"*", b"%"):
        return None
    text = as_utf8(file.content, plain_name(file.name)).decode("utf-8")
    return text if kumu.is_kumu(text) or pajek.is_pajek(text) else None


def sheets_in_tables(tables: Sequence[Table]) -> dict[str | None, list[Sheet]]:
    """Return, by name of the table, the sheets of nodes, edges and matrices among the tables of one file.

    Tables that our own headings recognise are left alone, but for what we exported for another tool.
    """
    found = read_tables(tables)
    for table in tables:
        if table.name not in found and (sheets := read_matrix(table)) is not None:
            found[table.name] = sheets
    return found


def may_be_foreign(heading: Heading | None) -> bool:
    """Return whether a table may be one of another tool: our headings say nothing, or we exported it for one."""
    return heading is None or building.OUR_MARK in {heading_key(cell) for cell in heading.cells}


def sheets_in_text(text: str) -> list[Sheet] | None:
    """Return the sheets that a CSV of nodes, edges or a matrix makes; None where `text` is none of these."""
    lines = lines_of(text)
    stated = lines[0].strip().strip('"').casefold() if lines else ""
    skipped = int(stated.startswith("sep=") and len(stated) == 5)
    for delimiter in stated[4:] if skipped else DELIMITERS:
        beginning = _table(lines[: 2 * TITLE_ROWS], delimiter, skipped)
        # a heading stands in the first rows: only then is it worth taking all of the text apart
        if not read_tables([beginning]) and not may_begin(beginning):
            continue
        found = sheets_in_tables([_table(lines, delimiter, skipped)])
        if found:
            return next(iter(found.values()))
    return None


def _table(lines: Sequence[str], delimiter: str, skipped: int) -> Table:
    cells, rows = [], []
    for row, line in rows_of(lines, delimiter, first=1 + skipped, width=1_000_000):
        cells.append([] if isinstance(line, Unreadable) else line)
        rows.append(row)
    return Table(name=None, cells=cells, rows=rows)
