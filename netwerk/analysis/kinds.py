"""Which kinds of organisations work with which: ties between each two kinds, of the pairs there could be."""

from __future__ import annotations

import numpy as np
import pandas as pd

from netwerk.model import UNKNOWN
from netwerk.network import Network


def kind_matrix(network: Network) -> pd.DataFrame:
    """Return one row per pair of kinds in `network`, a kind with itself included; kinds in the order of the screen.

    Columns: a, b (kind codes, a before or equal to b); a_organisations, b_organisations (how many of each);
    a_tied, b_tied (how many of those have a tie with the other kind); ties; possible (pairs there could be).
    """
    kind_of = np.array([kind or UNKNOWN for kind in network.organisations["kind"]], dtype=object)
    known = [kind.code for kind in network.classification.kinds]
    there = set(kind_of)
    kinds = [code for code in known if code in there] + sorted(there.difference(known))
    number = {code: k for k, code in enumerate(kinds)}
    group = np.array([number[code] for code in kind_of], dtype=np.int64)
    n, size = len(kinds), np.bincount(group, minlength=len(kinds))

    a, b = network.ties["a"].to_numpy(), network.ties["b"].to_numpy()
    low, high = np.minimum(group[a], group[b]), np.maximum(group[a], group[b])
    ties = np.bincount(low * n + high, minlength=n * n).reshape(n, n)
    # an organisation counts once per other kind, however many ties it has there
    reached = np.zeros((len(group), n), dtype=bool)
    reached[a, group[b]] = True
    reached[b, group[a]] = True
    tied = np.zeros((n, n), dtype=np.int64)
    np.add.at(tied, group, reached)

    row, column = np.triu_indices(n)
    possible = np.where(row == column, size[row] * (size[row] - 1) // 2, size[row] * size[column])
    return pd.DataFrame(
        {
            "a": [kinds[k] for k in row],
            "b": [kinds[k] for k in column],
            "a_organisations": size[row],
            "b_organisations": size[column],
            "a_tied": tied[row, column],
            "b_tied": tied[column, row],
            "ties": ties[row, column],
            "possible": possible,
        }
    )
