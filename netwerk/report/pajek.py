"""The network as a Pajek .net file: numbered organisations and the ties between them with their strength."""

from __future__ import annotations

from netwerk.network import Network
from netwerk.report.title import title


def pajek(network: Network, *, period: tuple[int, int], fictional: bool) -> bytes:
    """Return `*Vertices` with the ids as labels, then `*Edges` (or `*Arcs` where the window is directed)."""
    directed = network.window.directed
    lines = [f"*Network {title(period, fictional=fictional)}", f"*Vertices {len(network)}"]
    lines += [f'{number} "{_label(id_)}"' for number, id_ in enumerate(network.organisations["id"], start=1)]
    lines.append("*Arcs" if directed else "*Edges")
    for row in network.ties.to_dict("records"):
        a, b, strength = row["a"] + 1, row["b"] + 1, repr(float(row["strength"]))
        if row["forward"] or not directed:
            lines.append(f"{a} {b} {strength}")
        if row["backward"] and directed:
            lines.append(f"{b} {a} {strength}")
    return ("\r\n".join(lines) + "\r\n").encode()


def _label(id_: str) -> str:
    """A label in one pair of double quotes; a backslash would escape the closing one."""
    return id_.replace('"', "'").replace("\\", "/")
