"""The same content as the map, as two tables: the organisations and the lines between them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from netwerk.i18n import Language, say
from netwerk.model import LAST, Window
from netwerk.network import Network
from netwerk.views import wording


def organisations_table(network: Network, shown: np.ndarray, language: Language = "nl") -> pd.DataFrame:
    """Return one row per organisation of the network, by name; its code in the dataset is the index.

    shown : which nodes (bool per node)
    Columns, headed in the language: name, kind, layer, municipality (str), partners, records (int: the sum over its
    lines), connected ("ja" | "nee").
    """
    organisations = network.organisations
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
    ).set_index(organisations["code"])
    return _by_name(table.loc[shown])


def lines_table(network: Network, shown: np.ndarray, language: Language = "nl") -> pd.DataFrame:
    """Return one row per line of the network, by the names of its ends; the codes of those are the index, a < b.

    shown : which nodes (bool per node); the lines among them
    Columns, headed in the language: the two names, records (int), who names it, first and last record (str).
    """
    ties = network.ties
    ties = ties[shown[ties["a"].to_numpy()] & shown[ties["b"].to_numpy()]]
    names, codes = (network.organisations[column].to_numpy() for column in ("name", "code"))
    a, b = ties["a"].to_numpy(), ties["b"].to_numpy()
    both = (ties["forward"] & ties["backward"]).to_numpy(dtype=bool)
    pairs = [sorted(pair, key=str.casefold) for pair in zip(names[a], names[b], strict=True)]
    return _by_name(
        pd.DataFrame(
            {
                say("Organisatie", language): [first for first, _second in pairs],
                say("Partner", language): [second for _first, second in pairs],
                say("Registraties", language): ties["records"].to_numpy(),
                say("Genoemd door", language): np.where(both, say("beide kanten", language), say("één kant", language)),
                say("Eerste", language): [wording.short_date(int(day)) for day in ties["first"]],
                say("Laatste", language): [last_day_of(int(day), network.window, language) for day in ties["last"]],
            },
            index=pd.MultiIndex.from_arrays([codes[a], codes[b]], names=["a", "b"]),
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


def municipalities(values: tuple[str, ...], language: Language = "nl") -> str:
    """Return where an organisation works: its municipalities, or the whole region."""
    return ", ".join(values) or say("hele regio", language)


def last_day_of(day: int, window: Window, language: Language = "nl") -> str:
    """Return the last day of a line for in a table; a record that runs on past the window has none in it."""
    return say("loopt door", language) if day >= min(window.end, LAST - 1) else wording.short_date(day)


def _by_name(table: pd.DataFrame) -> pd.DataFrame:
    """`table` by its first column, then its second, as a reader looks for a name: capitals do not count."""
    first, second = table.columns[:2]
    ordered = sorted(
        range(len(table)), key=lambda at: (str(table[first].iat[at]).casefold(), str(table[second].iat[at]).casefold())
    )
    return table.iloc[ordered]
