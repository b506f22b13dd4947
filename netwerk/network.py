"""From the records in a window to the network: which organisations there are and which pairs are tied.

`count` chooses the records that count, `joint_pairs` takes them apart into pairs, `network` makes the
`Network` that every measure and every picture starts from.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

import networkx as nx
import numpy as np
import pandas as pd
import rustworkx as rx
from scipy import sparse

from netwerk.constant import at_rows
from netwerk.model import (
    EPOCH,
    FIRST,
    LAST,
    UNKNOWN,
    Classification,
    Dataset,
    Grouping,
    Precision,
    Role,
    Window,
    day_number,
)
from netwerk.ordering import grouped


@dataclass(frozen=True, kw_only=True)
class Network:
    """The organisations of one window and their ties.

    organisations : RangeIndex 0 … n-1 (the node numbers), sorted by id; the columns of
        `Dataset.organisations` and `code` (int32, the organisation's code in the dataset)
    ties : RangeIndex; one row per tied pair, a < b, sorted by (a, b). Columns
        a, b (int32 node numbers); records (int32, counting records that join the pair);
        strength (float64, Σ intensity/(k-1)); forward, backward (bool: at least one record is an arc
        a → b, b → a; undirected records are both); first, last (int32 days: begin of the first and last day
        of the last counting record)
    window : the window it was made for
    imprecise : counting records known less exactly than the window is wide
    records : codes of the counting records
    """

    organisations: pd.DataFrame
    ties: pd.DataFrame
    window: Window
    imprecise: int
    records: np.ndarray
    classification: Classification

    def __len__(self) -> int:
        return len(self.organisations)

    @cached_property
    def adjacency(self) -> sparse.csr_array:
        """Symmetric 0/1 matrix (n × n, float64)."""
        return self._matrix(np.ones(len(self.ties)))

    @cached_property
    def strengths(self) -> sparse.csr_array:
        """Symmetric matrix of tie strengths (n × n)."""
        return self._matrix(self.ties["strength"].to_numpy())

    def _matrix(self, values: np.ndarray) -> sparse.csr_array:
        a, b = self.ties["a"].to_numpy(), self.ties["b"].to_numpy()
        n = len(self)
        return sparse.coo_array(
            (np.concatenate([values, values]), (np.concatenate([a, b]), np.concatenate([b, a]))), shape=(n, n)
        ).tocsr()

    @cached_property
    def arcs(self) -> sparse.csr_array:
        """Directed 0/1 matrix (n × n): i → j where a counting record says so; undirected records count both ways."""
        a, b = self.ties["a"].to_numpy(), self.ties["b"].to_numpy()
        forward, backward = self.ties["forward"].to_numpy(), self.ties["backward"].to_numpy()
        start = np.concatenate([a[forward], b[backward]])
        end = np.concatenate([b[forward], a[backward]])
        n = len(self)
        return sparse.coo_array((np.ones(len(start)), (start, end)), shape=(n, n)).tocsr()

    @cached_property
    def compact(self) -> rx.PyGraph:
        """The undirected graph for rustworkx; node index = node number, edge index = row of `ties`."""
        # each pair is one row of `ties`: "multigraph" leaves out the search for doubles, and takes half the time
        graph: rx.PyGraph = rx.PyGraph(multigraph=True, node_count_hint=len(self), edge_count_hint=len(self.ties))
        graph.add_nodes_from(range(len(self)))
        graph.add_edges_from_no_data(zip(self.ties["a"].tolist(), self.ties["b"].tolist(), strict=True))
        return graph

    @cached_property
    def graph(self) -> nx.Graph:
        """The undirected networkx graph: nodes are ids with name and kind, edges carry records and strength."""
        graph = nx.Graph()
        ids = self.organisations["id"].tolist()
        for id_, name, kind in zip(ids, self.organisations["name"], self.organisations["kind"], strict=True):
            graph.add_node(id_, name=name, kind=kind)
        graph.add_edges_from(
            (ids[a], ids[b], {"records": records, "strength": strength})
            for a, b, records, strength in zip(
                self.ties["a"].tolist(),
                self.ties["b"].tolist(),
                self.ties["records"].tolist(),
                self.ties["strength"].tolist(),
                strict=True,
            )
        )
        return graph

    def groups(self, grouping: Grouping) -> np.ndarray:
        """Return the group of each node as text; an empty value is the group `onbekend`."""
        column = self.organisations[grouping.value]
        if grouping in (Grouping.MUNICIPALITY, Grouping.AREA, Grouping.SUBREGION):
            return np.array([values[0] if values else UNKNOWN for values in column], dtype=object)
        return np.array([value or UNKNOWN for value in column], dtype=object)

    def pair_ids(self, rows: np.ndarray | None = None) -> list[list[str]]:
        """Return the ties (or those at `rows`) as [smaller id, larger id]."""
        ids = self.organisations["id"].to_numpy()
        ties = self.ties if rows is None else self.ties.iloc[rows]
        return [[ids[a], ids[b]] for a, b in zip(ties["a"], ties["b"], strict=True)]


def network(dataset: Dataset, window: Window) -> Network:
    """Return the network of `dataset` in `window`: every organisation that exists in it, and the tied pairs.

    An organisation outside the register is in the network when any record in the period names it.
    """
    counting = count(dataset, window)
    present = present_organisations(dataset, window)
    pairs = joint_pairs(dataset, counting)
    return assemble_network(dataset, window, counting, present, pairs)


def in_period(dataset: Dataset, begin: int, end: int) -> np.ndarray:
    """Return which records (bool, one per record) overlap the half-open period, of every form and size."""
    records = dataset.records
    return (records["begin"].to_numpy() < end) & (records["end"].to_numpy() > begin)


def count(dataset: Dataset, window: Window) -> np.ndarray:
    """Return the codes of the records that count in `window`: overlapping it, of its forms, not too large."""
    chosen = in_period(dataset, window.begin, window.end)
    if window.forms:
        wanted = frozenset(window.forms)
        passes = np.array([bool(wanted.intersection(forms)) for forms in dataset.form_sets], dtype=bool)
        chosen &= passes[dataset.records["forms"].to_numpy()] if len(passes) else False
    if window.largest:
        chosen &= dataset.records["size"].to_numpy() <= window.largest
    return np.flatnonzero(chosen)


def present_organisations(dataset: Dataset, window: Window) -> np.ndarray:
    """Return which organisations (bool, one per organisation) are in the network of `window`."""
    organisations = dataset.organisations
    begin, end = organisations["begin"].to_numpy(), organisations["end"].to_numpy()
    registered = organisations["registered"].to_numpy(dtype=bool)
    named = np.zeros(len(organisations), dtype=bool)
    if not registered.all():
        inside = in_period(dataset, window.begin, window.end)
        pair = inside & (dataset.records["a"].to_numpy() >= 0)
        every = pair.all()
        for column in ("a", "b"):
            codes = dataset.records[column].to_numpy()
            named[codes if every else codes[pair]] = True
        seats = dataset.seats
        named[seats["organisation"].to_numpy()[inside[seats["record"].to_numpy()]]] = True
    present = np.where(registered, (begin < window.end) & (end > window.begin), named)
    if window.kinds:
        present &= organisations["kind"].isin(window.kinds).to_numpy()
    if window.layers:
        present &= organisations["layer"].isin(window.layers).to_numpy()
    for column, wanted in (
        ("municipality", window.municipalities),
        ("area", window.areas),
        ("subregion", window.subregions),
    ):
        if wanted:
            # without one it works for all of them (CONTRACT: belongs to every municipality)
            choice = frozenset(wanted)
            present &= np.fromiter(
                (not values or not choice.isdisjoint(values) for values in organisations[column]),
                dtype=bool,
                count=len(organisations),
            )
    return present


@dataclass(frozen=True, kw_only=True)
class Pairs:
    """Records taken apart: one entry per record and pair of organisations in it, a < b (organisation codes).

    forward / backward : the record is an arc a → b / b → a; an undirected record is both.
    weight : intensity/(k - 1) of the record.
    """

    record: np.ndarray  # int32 record codes
    a: np.ndarray  # int32
    b: np.ndarray  # int32
    forward: np.ndarray  # bool
    backward: np.ndarray  # bool
    weight: np.ndarray  # float64

    def __len__(self) -> int:
        return len(self.record)

    def take(self, where: np.ndarray) -> Pairs:
        """Return the entries at `where` (mask or positions)."""
        return Pairs(
            record=self.record[where],
            a=self.a[where],
            b=self.b[where],
            forward=self.forward[where],
            backward=self.backward[where],
            weight=self.weight[where],
        )


def joint_pairs(dataset: Dataset, codes: np.ndarray) -> Pairs:
    """Return every pair that the records `codes` join. Costs Σ k², so keep records of unlimited size out."""
    records = dataset.records
    a, b = records["a"].to_numpy().take(codes), records["b"].to_numpy().take(codes)
    meetings = codes[a < 0]
    two = (a >= 0) & (a != b)
    direct, from_, to = (codes, a, b) if two.all() else (codes[two], a[two], b[two])
    directed = at_rows(records["directed"].to_numpy(), direct)
    swapped = from_ > to
    parts = [
        Pairs(
            record=direct.astype(np.int32),
            a=np.minimum(from_, to),
            b=np.maximum(from_, to),
            forward=~directed | ~swapped,
            backward=~directed | swapped,
            weight=at_rows(records["intensity"].to_numpy(), direct),
        )
    ]
    if len(meetings):
        parts.append(_meeting_pairs(dataset, meetings))
    return _joined(parts)


def _joined(parts: Sequence[Pairs]) -> Pairs:
    """The pairs of all `parts` (one or more), in their order."""
    if len(parts) == 1:
        return parts[0]
    return Pairs(
        record=np.concatenate([part.record for part in parts]),
        a=np.concatenate([part.a for part in parts]),
        b=np.concatenate([part.b for part in parts]),
        forward=np.concatenate([part.forward for part in parts]),
        backward=np.concatenate([part.backward for part in parts]),
        weight=np.concatenate([part.weight for part in parts]),
    )


def _meeting_pairs(dataset: Dataset, meetings: np.ndarray) -> Pairs:
    """Pairs of the records with seats. Records of equal size are taken apart together, one block per size."""
    wanted = np.zeros(len(dataset.records), dtype=bool)
    wanted[meetings] = True
    seats = dataset.seats
    keep = wanted[seats["record"].to_numpy()]
    record = seats["record"].to_numpy()[keep].astype(np.int64)
    organisation = seats["organisation"].to_numpy()[keep].astype(np.int64)
    role = seats["role"].to_numpy()[keep].astype(np.int64)
    # one seat per organisation: its roles become two bits, so that "van" and "naar" at once stays both
    n = max(1, len(dataset.organisations))
    seat, position = np.unique(record * n + organisation, return_inverse=True)
    is_from = np.bincount(position, weights=(role == Role.FROM), minlength=len(seat)) > 0
    is_to = np.bincount(position, weights=(role == Role.TO), minlength=len(seat)) > 0
    record, organisation = seat // n, seat % n
    starts = np.flatnonzero(np.r_[True, record[1:] != record[:-1]]) if len(record) else np.array([], dtype=int)
    sizes = np.diff(np.r_[starts, len(record)])
    directed = dataset.records["directed"].to_numpy()
    intensity = dataset.records["intensity"].to_numpy()
    blocks: list[Pairs] = []
    for size in np.unique(sizes[sizes > 1]):
        first = starts[sizes == size]
        left, right = np.triu_indices(int(size), k=1)
        at_left = (first[:, None] + left[None, :]).ravel()
        at_right = (first[:, None] + right[None, :]).ravel()
        code = record[at_left]
        one_way = directed[code]
        from_left = is_from[at_left] & is_to[at_right]
        from_right = is_from[at_right] & is_to[at_left]
        # two that play the same part in a directed record (both "van") are together without direction
        neither = ~(from_left | from_right)
        blocks.append(
            Pairs(
                record=code.astype(np.int32),
                a=organisation[at_left].astype(np.int32),
                b=organisation[at_right].astype(np.int32),
                forward=~one_way | from_left | neither,
                backward=~one_way | from_right | neither,
                weight=intensity[code] / (int(size) - 1),
            )
        )
    if not blocks:
        empty = np.array([], dtype=np.int32)
        return Pairs(
            record=empty,
            a=empty,
            b=empty,
            forward=empty.astype(bool),
            backward=empty.astype(bool),
            weight=empty.astype(float),
        )
    return _joined(blocks)


def assemble_network(
    dataset: Dataset, window: Window, counting: np.ndarray, present: np.ndarray, pairs: Pairs
) -> Network:
    """Return the network of `present` organisations; at least `window.minimum` entries of `pairs` make a tie."""
    codes = np.flatnonzero(present)
    a, b = pairs.a, pairs.b
    if len(codes) < len(present):
        node = np.full(len(present), -1, dtype=np.int32)
        node[codes] = np.arange(len(codes))
        a, b = node.take(a), node.take(b)
        keep = (a >= 0) & (b >= 0)
        if not keep.all():
            pairs, a, b = pairs.take(keep), a[keep], b[keep]
    ties = _tie_frame(dataset, pairs, a, b, len(codes))
    if window.minimum > 1:
        ties = ties[ties["records"] >= window.minimum].reset_index(drop=True)
    organisations = dataset.organisations.iloc[codes].reset_index(drop=True)
    organisations["code"] = codes.astype(np.int32)
    return Network(
        organisations=organisations,
        ties=ties,
        window=window,
        imprecise=imprecise(dataset, counting, window.begin, window.end),
        records=counting,
        classification=dataset.classification,
    )


def _tie_frame(dataset: Dataset, pairs: Pairs, a: np.ndarray, b: np.ndarray, n: int) -> pd.DataFrame:
    key = a.astype(np.int64)
    key *= max(1, n)
    key += b
    order, starts = grouped(key)
    unique, record = key[order[starts]], pairs.record.take(order)
    begin, end = (at_rows(dataset.records[name].to_numpy(), record) for name in ("begin", "end"))
    records = np.diff(starts, append=len(key))
    if (pairs.weight == 1).all():  # pairs without a stated intensity: nearly every file
        strength = records
    else:
        # added one by one in order of record: a sum in another order may differ in its last digit
        tie = np.repeat(np.arange(len(starts)), records)
        strength = np.bincount(tie, weights=at_rows(pairs.weight, order), minlength=len(starts))
    return pd.DataFrame(
        {
            "a": (unique // max(1, n)).astype(np.int32),
            "b": (unique % max(1, n)).astype(np.int32),
            "records": records.astype(np.int32),
            "strength": strength.astype(np.float64),
            "forward": np.logical_or.reduceat(pairs.forward.take(order), starts),
            "backward": np.logical_or.reduceat(pairs.backward.take(order), starts),
            "first": np.minimum.reduceat(begin, starts),
            "last": np.maximum.reduceat(end, starts) - 1,
        }
    )


def imprecise(dataset: Dataset, codes: np.ndarray, begin: int, end: int) -> int:
    """Return how many of the records `codes` are moments known less exactly than the period is wide."""
    records = dataset.records
    vague = codes[at_rows(records["precision"].to_numpy(), codes) != Precision.DAY]
    wide = records["end"].to_numpy()[vague] - records["begin"].to_numpy()[vague] > end - begin
    return int(np.count_nonzero(wide & records["moment"].to_numpy()[vague]))


def fold(dataset: Dataset) -> Dataset:
    """Return `dataset` with each part replaced by its highest parent; ties inside one parent vanish."""
    organisations = dataset.organisations
    top = highest_parents(dataset)
    kept = np.flatnonzero(top == np.arange(len(top)))
    code = np.full(len(top), -1, dtype=np.int32)
    code[kept] = np.arange(len(kept), dtype=np.int32)
    to = code[top]
    records = dataset.records.copy()
    pair = records["a"].to_numpy() >= 0
    for column in ("a", "b"):
        values = records[column].to_numpy()
        records[column] = np.where(pair, to[values], np.int32(-1)).astype(np.int32)
    seats = dataset.seats.assign(organisation=to[dataset.seats["organisation"].to_numpy()]).drop_duplicates(
        ignore_index=True
    )
    size = np.where(records["a"].to_numpy() == records["b"].to_numpy(), 1, 2)
    per_meeting = (
        seats.drop_duplicates(["record", "organisation"])["record"].value_counts().reindex(records.index, fill_value=0)
    )
    records["size"] = np.where(pair, size, per_meeting.to_numpy()).astype(np.int32)
    folded = organisations.iloc[kept].reset_index(drop=True)
    folded["part_of"] = np.int32(-1)
    return replace(dataset, organisations=folded, records=records, seats=seats, version=f"{dataset.version}+fold")


def highest_parents(dataset: Dataset) -> np.ndarray:
    """Return per organisation the code of its highest parent, itself without one.

    A circle of parents stops where it closes.
    """
    part_of = dataset.organisations["part_of"].to_numpy()
    top = np.where(part_of >= 0, part_of, np.arange(len(part_of)))
    for _ in range(64):  # pointer jumping halves every chain each round: enough for any real hierarchy
        higher = top[top]
        if np.array_equal(higher, top):
            break
        top = higher
    else:
        top = np.where(top[top] == top, top, np.arange(len(part_of)))
    return top


def data_period(dataset: Dataset) -> tuple[int, int]:
    """Return the half-open period of the records: first begin to the last end or start that is known."""
    records = dataset.records
    if not len(records):
        return FIRST, LAST
    begin, end = records["begin"].to_numpy(), records["end"].to_numpy()
    return int(begin.min()), int(max(begin.max() + 1, end[end < LAST].max(initial=FIRST)))


def last_day(dataset: Dataset, today: int) -> int | None:
    """Return the last day on which a record takes place or starts, never later than `today`; None without records."""
    records = dataset.records
    if not len(records):
        return None
    day = np.where(records["moment"].to_numpy(), records["end"].to_numpy() - 1, records["begin"].to_numpy())
    return int(min(today, day.max()))


def last_twelve_months(dataset: Dataset, today: int) -> tuple[int, int]:
    """Return the half-open twelve months that end with the last day of the data; (FIRST, LAST) without records."""
    last = last_day(dataset, today)
    return (FIRST, LAST) if last is None else twelve_months_to(last)


def twelve_months_to(last: int) -> tuple[int, int]:
    """Return the half-open twelve months that end with the day `last`."""
    return months_before(last + 1, 12), last + 1


def months_before(end: int, months: int) -> int:
    """Return the day `months` whole months before the day `end`; the last of its month where it has no namesake."""
    day = EPOCH + timedelta(days=end)
    month = day.year * 12 + day.month - 1 - months
    year, month = month // 12, month % 12 + 1
    return day_number(date(year, month, min(day.day, monthrange(year, month)[1])))
