"""The same content as the map, as two tables: the organisations and the lines between them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from netwerk.i18n import Language, say
from netwerk.model import LAST
from netwerk.network import Network
from netwerk.views import wording


def organisations_table(
    network: Network, language: Language = "nl", *, shown: np.ndarray | None = None
) -> pd.DataFrame:
    """Return one row per organisation of the network, by name.

    shown : which nodes (bool per node); all by default
    Columns, headed in the language: name, kind, layer, municipality (str), partners, records (int: the sum over its
    lines), connected ("ja" | "nee").
    """
    organisations, n = network.organisations, len(network)
    partners = degrees(network)
    records = per_node(network, network.ties["records"].to_numpy())
    yes, no = say("ja", language), say("nee", language)
    kinds = {kind: wording.kind_label(network.classification, kind, language) for kind in set(organisations["kind"])}
    layers = {
        layer: wording.layer_label(network.classification, layer, language) for layer in set(organisations["layer"])
    }
    table = pd.DataFrame(
        {
            say("Organisatie", language): organisations["name"],
            say("Soort", language): organisations["kind"].map(kinds),
            say("Laag", language): organisations["layer"].map(layers),
            say("Gemeente", language): [municipalities(values, language) for values in organisations["municipality"]],
            say("Partners", language): partners,
            say("Registraties", language): records,
            say("Aangesloten", language): np.where(partners > 0, yes, no),
        }
    )
    return _by_name(table[shown if shown is not None else np.ones(n, dtype=bool)])


def lines_table(network: Network, language: Language = "nl", *, shown: np.ndarray | None = None) -> pd.DataFrame:
    """Return one row per line of the network, by the names of its ends.

    shown : which nodes (bool per node); the lines among them. All by default
    Columns, headed in the language: the two names, records (int), who names it, first and last record (str).
    """
    ties = network.ties
    if shown is not None:
        ties = ties[shown[ties["a"].to_numpy()] & shown[ties["b"].to_numpy()]]
    names = network.organisations["name"].to_numpy(dtype=object)
    a, b = names[ties["a"].to_numpy()], names[ties["b"].to_numpy()]
    both = (ties["forward"] & ties["backward"]).to_numpy(dtype=bool)
    swapped = np.array([str(x).casefold() > str(y).casefold() for x, y in zip(a, b, strict=True)], dtype=bool)
    return _by_name(
        pd.DataFrame(
            {
                say("Organisatie", language): np.where(swapped, b, a),
                say("Partner", language): np.where(swapped, a, b),
                say("Registraties", language): ties["records"].to_numpy(),
                say("Genoemd door", language): np.where(both, say("beide kanten", language), say("één kant", language)),
                say("Eerste", language): _days(ties["first"].to_numpy()),
                say("Laatste", language): [last_day_of(int(day), language) for day in ties["last"]],
            }
        )
    )


def degrees(network: Network) -> np.ndarray:
    """Return the number of partners of each node."""
    return per_node(network, np.ones(len(network.ties), dtype=np.int64))


def per_node(network: Network, values: np.ndarray) -> np.ndarray:
    """Return for each node the sum of `values` (int, one per tie) over its ties."""
    a, b, n = network.ties["a"].to_numpy(), network.ties["b"].to_numpy(), len(network)
    total = np.bincount(a, weights=values, minlength=n) + np.bincount(b, weights=values, minlength=n)
    return np.asarray(total.astype(np.int64))


def neighbourhood(network: Network, node: int, steps: int) -> np.ndarray:
    """Return which nodes (bool) can be reached from `node` within `steps` ties, itself among them."""
    reached = np.zeros(len(network), dtype=bool)
    reached[node] = True
    for _step in range(steps):
        reached |= network.adjacency @ reached.astype(float) > 0
    return reached


def municipalities(values: tuple[str, ...], language: Language = "nl") -> str:
    """Return where an organisation works: its municipalities, or the whole region."""
    return ", ".join(values) or say("hele regio", language)


def last_day_of(day: int, language: Language = "nl") -> str:
    """Return the last day of a line for in a table; a record that runs on has none."""
    return say("loopt door", language) if day >= LAST - 1 else wording.short_date(day)


def _days(days: np.ndarray) -> list[str]:
    return [wording.short_date(int(day)) for day in days]


def _by_name(table: pd.DataFrame) -> pd.DataFrame:
    """`table` by its first column, then its second, as a reader looks for a name: capitals do not count."""
    first, second = table.columns[:2]
    ordered = sorted(
        range(len(table)), key=lambda at: (str(table[first].iat[at]).casefold(), str(table[second].iat[at]).casefold())
    )
    return table.iloc[ordered].reset_index(drop=True)
