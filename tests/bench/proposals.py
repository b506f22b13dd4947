"""Proposals of pairs that should meet, against the index that networkx works out for the same pairs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import networkx as nx
import numpy as np
from scipy import sparse

from netwerk.analysis.fulfilment import NormResult, all_fulfilment
from netwerk.analysis.norms import read_norms
from netwerk.analysis.proposals import proposals
from netwerk.model import Dataset, Window, day_number
from netwerk.network import Network, network
from netwerk.settings import NORMS_FILE
from tests.bench.gaps import random_dataset
from tests.bench.measures import random_pairs
from tests.bench.timing import Row, medians

WINDOW = Window(begin=day_number(date(2024, 1, 1)), end=day_number(date(2025, 1, 1)))


def run(organisations: int = 3_000, records: int = 30_000) -> list[Row]:
    """Return the row of the first 50 of each organisation, where ties are drawn evenly as for the measures."""
    register = random_dataset(organisations, 1, years=1).organisations
    dataset = replace(random_pairs(organisations, records), organisations=register)
    results = all_fulfilment(dataset, WINDOW, read_norms(NORMS_FILE))
    made = network(dataset, WINDOW)
    graph, pairs = nx.from_edgelist(made.ties[["a", "b"]].to_numpy().tolist()), _considered(made, dataset, results)
    graph.add_nodes_from(range(len(made)))
    took = medians(
        {
            "proposals": lambda: proposals(dataset, WINDOW, (), results=results, circles=()),
            "networkx": lambda: list(nx.adamic_adar_index(graph, pairs)),
        },
        rounds=3,
    )
    return [
        Row(
            what=f"proposals, {organisations:,} organisations, {len(made.ties):,} ties",
            seconds=took["proposals"],
            against=f"networkx.adamic_adar_index, the same {len(pairs):,} pairs",
            reference=took["networkx"],
            at_most=0.1,
        )
    ]


def _considered(made: Network, dataset: Dataset, results: tuple[NormResult, ...]) -> list[tuple[int, int]]:
    """The pairs from which the proposals are chosen: without a tie, with a shared partner or wanted by a norm."""
    code_of, n = dataset.code_of, len(made)
    wanted = np.array(
        [
            (code_of[missing.organisation], code_of[other])
            for result in results
            for missing in result.missing
            for other in missing.wanted
        ],
        dtype=np.int64,
    ).reshape(-1, 2)
    asked = sparse.coo_array((np.ones(len(wanted)), (wanted[:, 0], wanted[:, 1])), shape=(n, n))
    either = ((made.adjacency @ made.adjacency + asked + asked.T) != 0) > (made.adjacency != 0)
    found = sparse.triu(either, k=1).tocoo()
    return list(zip(found.row.tolist(), found.col.tolist(), strict=True))
