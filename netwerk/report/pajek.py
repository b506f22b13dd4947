"""The network as a Pajek .net file: numbered organisations and the ties between them with their strength.

Pajek can hold a name per organisation, ours is its id, and of a tie its strength, direction and a label: its forms. It
loses what a register says. Pajek has intervals of time too, but R and Gephi stop at them; the first line says of which
period all of it is, and our import reads that.
"""

from __future__ import annotations

from collections.abc import Iterator

from netwerk.model import Dataset
from netwerk.network import Network
from netwerk.report.lines import lines
from netwerk.report.title import title


def pajek(network: Network, *, period: tuple[int, int], fictional: bool, dataset: Dataset | None = None) -> bytes:
    """Return `*Vertices` with the ids as labels, then `*Edges` (or `*Arcs` where the window is directed).

    With the `dataset` of the network each line is labelled with its forms, and each arc has its own strength.
    """
    head = [f"*Network {title(period, fictional=fictional)}", f"*Vertices {len(network)}"]
    head += [f'{number} "{_label(id_)}"' for number, id_ in enumerate(network.organisations["id"], start=1)]
    head.append("*Arcs" if network.window.directed else "*Edges")
    return ("\r\n".join([*head, *(_ties(network) if dataset is None else _lines(dataset, network))]) + "\r\n").encode()


def _lines(dataset: Dataset, network: Network) -> Iterator[str]:
    for line in lines(dataset, network):
        label = f' l "{_label("; ".join(line.forms))}"' if line.forms else ""
        yield f"{line.a + 1} {line.b + 1} {line.strength!r}{label}"


def _ties(network: Network) -> Iterator[str]:
    directed = network.window.directed
    for row in network.ties.to_dict("records"):
        a, b, strength = row["a"] + 1, row["b"] + 1, repr(float(row["strength"]))
        if row["forward"] or not directed:
            yield f"{a} {b} {strength}"
        if row["backward"] and directed:
            yield f"{b} {a} {strength}"


def _label(text: str) -> str:
    """A label in one pair of double quotes; a backslash would escape the closing one."""
    return text.replace('"', "'").replace("\\", "/")
