"""The full set of measures against betweenness alone, and an edge table to a graph against networkx."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import numpy as np
import rustworkx as rx

from netwerk.analysis.measures import measures
from netwerk.model import Dataset, Window
from netwerk.network import Network, count, joint_pairs, network
from tests.bench.timing import Row, medians
from tests.drawn import drawn

KINDS = ("school", "huisarts", "cjg", "lokaal_team", "jeugd_ggz", "welzijn", "gemeente", "")
SIZES = ((300, 3_000), (3_000, 30_000), (20_000, 200_000))  # organisations, ties


def run() -> list[Row]:
    """Return the rows of measures, graphs and networks."""
    return [*full_set(), *to_graph(), *to_ties(), *growth()]


def full_set() -> list[Row]:
    made = random_network(3_000, 30_000)
    ready = made.compact
    took = medians(
        {"all": lambda: measures(replace(made)), "alone": lambda: rx.betweenness_centrality(ready, normalized=False)}
    )
    return [
        Row(
            what="all measures, 3,000 organisations, 30,000 ties",
            seconds=took["all"],
            against="rustworkx betweenness alone",
            reference=took["alone"],
            at_most=1.5,
        )
    ]


def to_graph() -> list[Row]:
    made = random_network(3_000, 30_000)
    ties = made.ties
    took = medians(
        {
            "adjacency": lambda: replace(made).adjacency,
            "compact": lambda: replace(made).compact,
            "networkx": lambda: nx.from_pandas_edgelist(ties, "a", "b"),
        },
        rounds=15,
    )
    return [
        Row(
            what=what,
            seconds=took[name],
            against="networkx.from_pandas_edgelist",
            reference=took["networkx"],
            at_most=0.1,
        )
        for name, what in (
            ("adjacency", "30,000 ties to the matrix we compute on"),
            ("compact", "30,000 ties to a rustworkx graph"),
        )
    ]


def to_ties() -> list[Row]:
    data = random_pairs(3_000, 1_000_000)
    everything = Window()
    counting = count(data, everything)
    took = medians({"pairs": lambda: joint_pairs(data, counting), "network": lambda: network(data, everything)})
    return [
        Row(what="1,000,000 pair records taken apart", seconds=took["pairs"]),
        Row(what="1,000,000 pair records to a network", seconds=took["network"]),
    ]


def growth() -> list[Row]:
    """The cost of all measures as the network grows; betweenness is estimated in the largest."""
    rows = []
    for organisations, ties in SIZES:
        made = random_network(organisations, ties)
        took = medians({"all": lambda made=made: measures(replace(made))}, rounds=1)["all"]
        rows.append(Row(what=f"all measures, {organisations:,} organisations, {ties:,} ties", seconds=took))
    return rows


def random_network(organisations: int, ties: int, *, seed: int = 1) -> Network:
    """A network of about so many ties between organisations of eight kinds, drawn evenly."""
    random = np.random.default_rng(seed)
    data = random_pairs(organisations, int(ties * 1.1), seed=seed)
    made = network(data, Window())
    kept = np.sort(random.permutation(len(made.ties))[:ties])
    return replace(made, ties=made.ties.iloc[kept].reset_index(drop=True))


def random_pairs(organisations: int, records: int, *, seed: int = 1) -> Dataset:
    """So many pair records, drawn evenly."""
    random = np.random.default_rng(seed)
    small = drawn("a-b")
    register = small.organisations.iloc[np.zeros(organisations, dtype=int)].reset_index(drop=True)
    register["id"] = register["name"] = [f"o{number:05}" for number in range(organisations)]
    register["kind"] = random.choice(KINDS, organisations)
    a = random.integers(0, organisations, records)
    b = (a + random.integers(1, organisations, records)) % organisations
    rows = small.records.iloc[np.zeros(records, dtype=int)].reset_index(drop=True)
    rows = rows.assign(a=a.astype(np.int32), b=b.astype(np.int32))
    return replace(small, organisations=register, records=rows)
