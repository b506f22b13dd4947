"""The organisations of a network with everything that a register holds of them, as texts for another tool."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from netwerk.model import FIRST, LAST, UNKNOWN, Dataset, as_date
from netwerk.network import Network
from netwerk.records.matching import normalise
from netwerk.report.lines import seen

# field of the register → heading; "until" is the last day that counts, as in every file
FIELDS: Mapping[str, str] = {
    "kind": "kind", "municipality": "municipality", "area": "area", "subregion": "subregion", "part_of": "part_of",
    "from": "from", "until": "until", "aliases": "aliases", "contact_role": "contact_role", "kvk": "kvk",
    "brin": "brin", "agb": "agb", "registered": "registered",
}  # fmt: skip


def described(dataset: Dataset, network: Network, *, between: str = "; ") -> Iterator[dict[str, str]]:
    """Yield per organisation id, name and each of `FIELDS`, "" where nothing is known; several values stand apart by
    `between`.

    An organisation outside the register is there from the first day to the last on which records name it. A parent that
    is not in the network is left out.
    """
    ids = dataset.organisations["id"].tolist()
    inside = set(network.organisations["code"].tolist())
    for row, stretches in zip(network.organisations.to_dict("records"), seen(dataset, network), strict=True):
        begin, end = stretches[0][0], max(last for _, last, _ in stretches)
        yield {
            "id": row["id"],
            "name": row["name"],
            "kind": "" if row["kind"] == UNKNOWN else row["kind"],
            **{name: between.join(row[name]) for name in ("municipality", "area", "subregion")},
            "part_of": ids[row["part_of"]] if row["part_of"] in inside else "",
            "from": "" if begin <= FIRST else str(as_date(begin)),
            "until": "" if end >= LAST else str(as_date(end - 1)),
            "aliases": between.join(row["aliases"]),
            **{name: row[name] for name in ("contact_role", "kvk", "brin", "agb")},
            "registered": "true" if row["registered"] else "false",
        }


def labels(network: Network) -> list[str]:
    """Return a name for each organisation that no other one has: its own, with its id where two are called alike."""
    names = network.organisations["name"].tolist()
    alike: dict[str, int] = {}
    for name in names:
        alike[normalise(name)] = alike.get(normalise(name), 0) + 1
    return [
        name if alike[normalise(name)] == 1 else f"{name} ({id_})"
        for name, id_ in zip(names, network.organisations["id"], strict=True)
    ]
