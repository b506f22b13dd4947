"""Who was seen in the records, when first and when last: in records of every form and size."""

from __future__ import annotations

import numpy as np

from netwerk.model import FIRST, LAST, Dataset, Window
from netwerk.network import Network, in_period


def participation(dataset: Dataset) -> tuple[np.ndarray, np.ndarray]:
    """Return who takes part in which record: record codes and organisation codes, one entry per participant.

    An organisation with two roles in one meeting has two entries.
    """
    a, b = dataset.records["a"].to_numpy(), dataset.records["b"].to_numpy()
    pairs = np.flatnonzero(a >= 0)
    record = np.concatenate([pairs, pairs, dataset.seats["record"].to_numpy()])
    return record, np.concatenate([a[pairs], b[pairs], dataset.seats["organisation"].to_numpy()])


def seen_in(dataset: Dataset, window: Window) -> np.ndarray:
    """Return which organisations (bool, by code) any record in the period of `window` names."""
    record, organisation = participation(dataset)
    inside = in_period(dataset, window.begin, window.end)[record]
    return np.bincount(organisation[inside], minlength=len(dataset.organisations)) > 0


def last_seen(dataset: Dataset, window: Window) -> np.ndarray:
    """Return per organisation (by code) the last day before the end of `window` with a record; FIRST: none.

    A span that runs on counts until the day before the end of the window.
    """
    record, organisation = participation(dataset)
    days = last_days(dataset, window)
    last = np.full(len(dataset.organisations), FIRST, dtype=np.int32)
    np.maximum.at(last, organisation, days[record])
    return last


def first_seen(dataset: Dataset, window: Window) -> np.ndarray:
    """Return per organisation (by code) the first day of its first record; LAST: none before the end of `window`."""
    record, organisation = participation(dataset)
    begin = dataset.records["begin"].to_numpy()
    before = begin[record] < window.end
    first = np.full(len(dataset.organisations), LAST, dtype=np.int32)
    np.minimum.at(first, organisation[before], begin[record[before]])
    return first


def last_days(dataset: Dataset, window: Window) -> np.ndarray:
    """Return per record its last day before the end of `window`; FIRST: it starts after that."""
    begin, end = dataset.records["begin"].to_numpy(), dataset.records["end"].to_numpy()
    return np.where(begin < window.end, np.minimum(end, window.end) - 1, FIRST).astype(np.int32)


def coverage(dataset: Dataset, network: Network) -> tuple[int, int]:
    """Return how many organisations of the register in `network` were seen in its period, and how many there are."""
    registered = network.organisations["registered"].to_numpy(dtype=bool)
    seen = seen_in(dataset, network.window)[network.organisations["code"].to_numpy()]
    return int(np.count_nonzero(seen & registered)), int(np.count_nonzero(registered))
