"""The network as tables of nodes and edges, for the Data Laboratory of Gephi and for Polinode.

Both can hold everything a register says of an organisation, and a row for each form and direction of a tie, with its
strength and its first and last day. They lose the gaps in between, and the records themselves: a row comes back as one
record. Gephi knows nodes by id; Polinode by name, so organisations of one name get their id behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from netwerk.model import FIRST, LAST, Dataset, as_date
from netwerk.network import Network
from netwerk.report import organisations
from netwerk.report.lines import parts, seen
from netwerk.report.tables import Cell, Table

_TEXTS = tuple(name for name in organisations.FIELDS if name not in ("from", "until"))


def gephi(dataset: Dataset, network: Network) -> dict[str, Table]:
    """Return the sheets Nodes and Edges of Gephi; its timeline reads the column Interval."""
    # one outside the register is known by its name: an edge in another file has to find it
    organised = network.organisations
    ids = np.where(organised["registered"].to_numpy(dtype=bool), organised["id"], organised["name"]).tolist()
    layers = network.organisations["layer"].tolist()

    def nodes() -> Iterator[Sequence[Cell]]:
        described = organisations.described(dataset, network)
        for id_, values, layer, stretches in zip(ids, described, layers, seen(dataset, network), strict=True):
            interval = _interval(stretches[0][0], max(end for _, end, _ in stretches))
            yield [id_, values["name"], interval, layer, *(values[name] for name in _TEXTS)]

    def edges() -> Iterator[Sequence[Cell]]:
        for line in parts(dataset, network):
            kind = "Directed" if line.directed else "Undirected"
            interval = _interval(line.begin, line.end)
            yield [ids[line.a], ids[line.b], kind, line.strength, interval, "; ".join(line.forms), line.records]

    return {
        "Nodes": (("Id", "Label", "Interval", "layer", *_TEXTS), nodes()),
        "Edges": (("Source", "Target", "Type", "Weight", "Interval", "form", "records"), edges()),
    }


def polinode(dataset: Dataset, network: Network) -> dict[str, Table]:
    """Return the sheets Nodes and Edges of Polinode."""
    labels = organisations.labels(network)
    layers = network.organisations["layer"].tolist()

    def nodes() -> Iterator[Sequence[Cell]]:
        described = organisations.described(dataset, network)
        for label, values, layer in zip(labels, described, layers, strict=True):
            yield [label, values["id"], layer, *(values[name] for name in organisations.FIELDS)]

    def edges() -> Iterator[Sequence[Cell]]:
        for line in parts(dataset, network):
            kind = "directed" if line.directed else "undirected"
            days = [str(as_date(line.begin)), str(as_date(line.end - 1) or "")]
            yield [labels[line.a], labels[line.b], kind, line.strength, *days, "; ".join(line.forms), line.records]

    return {
        "Nodes": (("Name", "id", "layer", *organisations.FIELDS), nodes()),
        "Edges": (("Source", "Target", "direction", "weight", "first day", "last day", "form", "records"), edges()),
    }


def _interval(begin: int, end: int) -> str:
    """Days as Gephi writes a closed interval; both ends count."""
    first = "-Infinity" if begin <= FIRST else str(as_date(begin))
    last = "Infinity" if end >= LAST else str(as_date(end - 1))
    return f"<[{first}, {last}]>"
