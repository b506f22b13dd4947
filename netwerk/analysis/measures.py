"""Every measure of a network and of each organisation in it, as the command line and the pages show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import pandas as pd
import rustworkx as rx
from scipy.sparse import csgraph

from netwerk.analysis.brokerage import brokerage
from netwerk.analysis.centralisation import (
    betweenness_centralisation,
    closeness_centralisation,
    degree_centralisation,
)
from netwerk.analysis.centrality import betweenness, eigenvector
from netwerk.analysis.communities import communities, modularity
from netwerk.analysis.distances import distances
from netwerk.analysis.mixing import assortativity, e_i_index
from netwerk.analysis.structural_holes import holes
from netwerk.model import Grouping, Window, as_date
from netwerk.network import Network

ROLES = ("coordinator", "itinerant", "gatekeeper", "liaison")


@dataclass(frozen=True, slots=True, kw_only=True)
class Directed:
    """What the direction of ties adds. `mutual`, `asymmetric` and `null` count unordered pairs."""

    arcs: int
    reciprocity: float | None  # 2M/(2M + A); None without arcs
    mutual: int
    asymmetric: int
    null: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkMeasures:
    """The measures of the whole network, under the names and in the order of the JSON; None where undefined."""

    organisations: int
    isolated: int  # organisations without a tie
    ties: int
    density: float | None  # 0 to 1; None below two organisations
    average_degree: float | None
    components: int
    largest_component: int  # organisations in it
    degree_centralisation: float | None
    betweenness_centralisation: float | None
    closeness_centralisation: float | None  # None when not connected
    transitivity: float | None  # None when nobody has two partners
    average_clustering: float | None
    average_path_length: float | None  # over connected pairs; None without ties
    diameter: int | None
    connectedness: float | None  # share of pairs with a path
    fragmentation: float | None
    core_maximum: int | None
    core_maximum_size: int
    group: str  # the Grouping of the next two
    e_i_index: float | None
    assortativity: float | None
    communities: int  # among organisations with a tie
    modularity: float | None
    bridges: int
    articulation_points: int
    directed: Directed | None = None  # only in a directed window


@dataclass(frozen=True, kw_only=True)
class Measures:
    """The measures of one network.

    network : of the whole
    organisations : one row per node, in node order (by id). Columns
        id, name (str); registered (bool); degree (int64); strength, betweenness (float64);
        harmonic, closeness, eigenvector (float64, 0 to 1, nan where undefined); core (int64);
        clustering (float64); constraint, effective_size (float64, nan for isolates); triangles (int64);
        articulation_point (bool); coordinator, itinerant, gatekeeper, liaison (int64, brokerage)
    community : the cluster of each node (int64), -1 without ties
    estimated : names of the measures above that are estimates
    """

    network: NetworkMeasures
    organisations: pd.DataFrame
    community: np.ndarray
    estimated: tuple[str, ...]
    window: Window
    imprecise: int

    def as_json(self, *, period: tuple[int, int] | None = None) -> dict[str, Any]:
        """Return the measures as plain values, ready for `json.dumps(…, allow_nan=False)`.

        Parameters
        ----------
        period : half-open days to state as the period, where the window is unbounded; default the window's own
        """
        begin, end = period or (self.window.begin, self.window.end)
        result: dict[str, Any] = {
            "window": {
                "from": _iso(begin),
                "until": _iso(end),
                "minimum": self.window.minimum,
                "largest": self.window.largest,
                "imprecise": self.imprecise,
            },
            "network": _network_json(self.network),
            "organisations": _rows(self.organisations),
        }
        if self.estimated:
            result["estimated"] = list(self.estimated)
        return result


def measures(network: Network, *, grouping: Grouping = Grouping.KIND) -> Measures:
    """Return every measure of `network`; the conventions are those at the top of the measures document.

    Parameters
    ----------
    network : of any size, also without organisations or ties
    grouping : groups for the E-I index, assortativity and brokerage

    Notes
    -----
    Exact, except betweenness of a network too large for it (`centrality.EXACT`), which is then named in
    `estimated`. 3,000 organisations with 30,000 ties take little more than betweenness alone.
    """
    n = len(network)
    adjacency = network.adjacency
    adjacency.sort_indices()
    a, b = network.ties["a"].to_numpy(), network.ties["b"].to_numpy()
    groups = network.groups(grouping)
    degree = np.diff(adjacency.indptr).astype(np.int64)

    far = distances(adjacency)
    connected = n > 1 and bool((far.reached == n - 1).all())
    closeness = (n - 1) / far.total if connected else np.full(n, np.nan)
    between, estimated = betweenness(network.compact, adjacency)
    circle = holes(adjacency)
    broker = brokerage(adjacency, groups, common=circle.common)
    core = _core(network.compact)
    eigen = eigenvector(adjacency)
    cut = np.zeros(n, dtype=bool)
    cut[list(rx.articulation_points(network.compact))] = True
    community = communities(adjacency)
    component = csgraph.connected_components(adjacency, directed=False)[1] if n else np.array([], dtype=np.int64)
    component_sizes = np.bincount(component)
    pairs = n * (n - 1) // 2
    reachable = int(far.reached.sum()) // 2
    triples = int((degree * (degree - 1) // 2).sum())

    organisations = pd.DataFrame(
        {
            "id": network.organisations["id"].to_numpy(),
            "name": network.organisations["name"].to_numpy(),
            "registered": network.organisations["registered"].to_numpy(dtype=bool),
            "degree": degree,
            "strength": np.asarray(network.strengths.sum(axis=1)).ravel(),
            "betweenness": between,
            "harmonic": far.nearness / (n - 1) if n > 1 else np.full(n, np.nan),
            "closeness": closeness,
            "eigenvector": np.full(n, np.nan) if eigen is None else eigen,
            "core": core,
            "clustering": circle.clustering,
            "constraint": circle.constraint,
            "effective_size": circle.effective_size,
            "triangles": circle.triangles,
            "articulation_point": cut,
            **{role: getattr(broker, role) for role in ROLES},
        }
    )
    whole = NetworkMeasures(
        organisations=n,
        isolated=int(np.count_nonzero(degree == 0)),
        ties=len(a),
        density=len(a) / pairs if pairs else None,
        average_degree=2 * len(a) / n if n else None,
        components=len(component_sizes),
        largest_component=int(component_sizes.max(initial=0)),
        degree_centralisation=degree_centralisation(degree),
        betweenness_centralisation=betweenness_centralisation(between),
        closeness_centralisation=closeness_centralisation(closeness),
        transitivity=int(circle.triangles.sum()) / triples if triples else None,
        average_clustering=float(circle.clustering.mean()) if n else None,
        average_path_length=int(far.total.sum()) / (2 * reachable) if reachable else None,
        diameter=far.longest if reachable else None,
        connectedness=reachable / pairs if pairs else None,
        fragmentation=1 - reachable / pairs if pairs else None,
        core_maximum=int(core.max()) if n else None,
        core_maximum_size=int(np.count_nonzero(core == core.max())) if n else 0,
        group=grouping.value,
        e_i_index=e_i_index(a, b, groups),
        assortativity=assortativity(a, b, groups),
        communities=int(community.max(initial=-1)) + 1,
        modularity=modularity(a, b, community),
        bridges=len(rx.bridges(network.compact)),
        articulation_points=int(np.count_nonzero(cut)),
        directed=_directed(network) if network.window.directed else None,
    )
    return Measures(
        network=whole,
        organisations=organisations,
        community=community,
        estimated=("betweenness", "betweenness_centralisation") if estimated else (),
        window=network.window,
        imprecise=network.imprecise,
    )


def _core(graph: rx.PyGraph) -> np.ndarray:
    """The k-core number of each node (Seidman 1983)."""
    found: Mapping[int, int] = rx.core_number(graph)  # type: ignore[assignment]  # its stub says int
    return np.array([found[node] for node in range(graph.num_nodes())], dtype=np.int64)


def _directed(network: Network) -> Directed:
    """Dyads and reciprocity over arcs (Holland & Leinhardt 1970)."""
    n = len(network)
    forward, backward = network.ties["forward"].to_numpy(), network.ties["backward"].to_numpy()
    mutual = int(np.count_nonzero(forward & backward))
    asymmetric = int(np.count_nonzero(forward ^ backward))
    arcs = 2 * mutual + asymmetric
    return Directed(
        arcs=arcs,
        reciprocity=2 * mutual / arcs if arcs else None,
        mutual=mutual,
        asymmetric=asymmetric,
        null=n * (n - 1) // 2 - mutual - asymmetric,
    )


def _network_json(whole: NetworkMeasures) -> dict[str, Any]:
    values = {field.name: getattr(whole, field.name) for field in fields(whole)}
    directed = values.pop("directed")
    if directed is not None:
        values["directed"] = {
            "arcs": directed.arcs,
            "reciprocity": directed.reciprocity,
            "dyads": {"mutual": directed.mutual, "asymmetric": directed.asymmetric, "null": directed.null},
        }
    return values


def _rows(organisations: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as plain values: nan becomes None, the roles of brokerage one mapping."""
    single = [column for column in organisations.columns if column not in ROLES]
    columns = [_plain(organisations[column]) for column in single]
    roles = [_plain(organisations[role]) for role in ROLES]
    return [
        dict(zip(single, values, strict=True)) | {"brokerage": dict(zip(ROLES, counts, strict=True))}
        for values, counts in zip(zip(*columns, strict=True), zip(*roles, strict=True), strict=True)
    ]


def _plain(column: pd.Series) -> list[Any]:
    values = column.tolist()
    return [None if value != value else value for value in values] if column.dtype.kind == "f" else values


def _iso(day: int) -> str | None:
    date = as_date(day)
    return None if date is None else date.isoformat()
