"""The network for Kumu: elements and connections, as a blueprint (JSON), a workbook or two CSV files.

Kumu can hold everything a register says of an organisation, and a connection for each form and direction of a tie, with
its strength and its first and last day. It loses the gaps in between, and the records themselves: a connection comes
back as one record. Elements are called by their label, so organisations of one name get their id behind it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from netwerk.model import Dataset, as_date
from netwerk.network import Network
from netwerk.report import organisations
from netwerk.report.lines import parts
from netwerk.report.tables import Cell, Table

_BETWEEN = "|"  # Kumu's own sign between several values


def blueprint(dataset: Dataset, network: Network) -> bytes:
    """Return the JSON that Kumu imports; each element and connection stands on a line of its own."""
    elements = ",\n".join(_line(values) for values in _elements(dataset, network))
    connections = ",\n".join(_line(values) for values in _connections(dataset, network))
    return f'{{"elements": [\n{elements}\n], "connections": [\n{connections}\n]}}\n'.encode()


def tables(dataset: Dataset, network: Network) -> dict[str, Table]:
    """Return the sheets Elements and Connections that Kumu imports."""
    elements, connections = list(_elements(dataset, network)), list(_connections(dataset, network))
    return {
        "Elements": _table(elements, ["label", "type"]),
        "Connections": _table(connections, ["from", "to", "direction", "type"]),
    }


def _elements(dataset: Dataset, network: Network) -> Iterator[dict[str, Cell]]:
    labels = organisations.labels(network)
    names = network.organisations["name"].tolist()
    layers = network.organisations["layer"].tolist()
    for label, name, layer, values in zip(
        labels, names, layers, organisations.described(dataset, network, between=_BETWEEN), strict=True
    ):
        kind = network.classification.kind(values["kind"])
        more = {field: text for field, text in values.items() if field not in ("name", "kind") and text}
        yield {
            "label": label,
            "type": kind.label if kind else values["kind"],
            **({} if label == name else {"name": name}),
            "layer": layer,
            **more,
        }


def _connections(dataset: Dataset, network: Network) -> Iterator[dict[str, Cell]]:
    labels = organisations.labels(network)
    words = {form.code: form.label for form in network.classification.forms}
    for line in parts(dataset, network):
        last = as_date(line.end - 1)
        yield {
            "from": labels[line.a],
            "to": labels[line.b],
            "direction": "directed" if line.directed else "undirected",
            "type": _BETWEEN.join(words.get(form, form) for form in line.forms),
            "strength": line.strength,
            "first day": str(as_date(line.begin)),
            **({} if last is None else {"last day": str(last)}),
            "records": line.records,
        }


def _line(values: Mapping[str, Cell]) -> str:
    return json.dumps(values, ensure_ascii=False)


def _table(lines: list[dict[str, Cell]], first: list[str]) -> Table:
    """The lines as rows under headings with a capital, as Kumu writes them."""
    headings = list(dict.fromkeys([*first, *(name for line in lines for name in line)]))
    return (
        tuple(name.capitalize() if name.islower() else name for name in headings),
        [[line.get(name, "") for name in headings] for line in lines],
    )
