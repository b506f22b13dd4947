"""Between whom ties form, stay and end from one step to another: per two layers, per place, per form."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from netwerk.analysis.timeline import Timeline
from netwerk.model import UNKNOWN, Dataset

FEWEST = 10  # ties, or pairs that may become one; below that a rate says nothing


class By(StrEnum):
    LAYER = "layer"
    MUNICIPALITY = "municipality"
    AREA = "area"
    FORM = "form"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupChange:
    """What changed in one group of ties from the first step to the second.

    group : two layers in the order of the classification; one place, for the ties within it; () for those between
        two places; (UNKNOWN,) for those with an organisation without a place, as one that works for the whole region;
        one form
    formed, stayed, ended : the ties as numbers of the timeline, ascending; what came back is among the formed
    followed : ties of the first step between organisations that are present in both steps
    persistence : of these the share that stayed; None with fewer than FEWEST
    possible : pairs of organisations present in both steps without a tie in the first; None by form
    formation_rate : of these the share that formed; None with fewer than FEWEST, and by form
    """

    group: tuple[str, ...]
    formed: np.ndarray
    stayed: np.ndarray
    ended: np.ndarray
    followed: int
    persistence: float | None
    possible: int | None
    formation_rate: float | None


def forming_groups(dataset: Dataset, of: Timeline, first: int, second: int, by: By) -> tuple[GroupChange, ...]:
    """Return what changed from step `first` to step `second` of `of`, for each group with a tie in either of them.

    By layer and by place every tie is in one group; the place of an organisation is its seat, the first that it has.
    By form a tie is in the group of every form that its records have in the step, so it may end in one form and go on
    in another; the arcs of a directed timeline are in the forms of their pair.
    """
    if by is By.FORM:
        return _by_form(dataset, of, first, second)
    before, after = of.tied(first), of.tied(second)
    every = np.union1d(before, after)
    steady = _present(of, first) & _present(of, second)
    if by is By.LAYER:
        names, group, possible = _layers(dataset, *of.split(every), steady)
    else:
        names, group, possible = _places(dataset, *of.split(every), steady, by)
    if of.window.directed:
        possible = 2 * possible
    was, is_ = np.isin(every, before, assume_unique=True), np.isin(every, after, assume_unique=True)
    return tuple(
        _change(of, names[at], every[mine & was], every[mine & is_], steady, int(possible[at]))
        for at in np.unique(group).tolist()
        for mine in [group == at]
    )


def _layers(
    dataset: Dataset, a: np.ndarray, b: np.ndarray, steady: np.ndarray
) -> tuple[list[tuple[str, ...]], np.ndarray, np.ndarray]:
    """The names of the groups, the group of each tie, and per group the pairs of `steady` organisations."""
    column = dataset.organisations["layer"].to_numpy(dtype=object)
    order = [layer.code for layer in dataset.classification.layers]
    labels = [*order, *sorted(set(column) - set(order))]
    code = _codes(column, labels)
    n = len(labels)
    low, high = np.triu_indices(n)
    names: list[tuple[str, ...]] = [(labels[one], labels[other]) for one, other in zip(low, high, strict=True)]
    number = np.zeros((n, n), dtype=np.int64)
    number[low, high] = number[high, low] = np.arange(len(low))
    size = np.bincount(code[steady], minlength=n)
    possible = np.where(low == high, size[low] * (size[low] - 1) // 2, size[low] * size[high])
    return names, number[code[a], code[b]], possible


def _places(
    dataset: Dataset, a: np.ndarray, b: np.ndarray, steady: np.ndarray, by: By
) -> tuple[list[tuple[str, ...]], np.ndarray, np.ndarray]:
    """As `_layers`: every place, then between two places, then with an organisation without one."""
    column = np.array([places[0] if places else "" for places in dataset.organisations[by.value]], dtype=object)
    labels = [*sorted(set(column) - {""}, key=str.casefold), ""]
    code = _codes(column, labels)
    between, nowhere = len(labels) - 1, len(labels)
    code = np.where(code == between, nowhere, code)
    group = np.where(code[a] == code[b], code[a], between)
    group = np.where((code[a] == nowhere) | (code[b] == nowhere), nowhere, group)
    size = np.bincount(code[steady], minlength=nowhere + 1)
    possible = size * (size - 1) // 2
    placed = int(size[:between].sum())
    possible[between] = placed * (placed - 1) // 2 - possible[:between].sum()
    possible[nowhere] += size[nowhere] * placed
    return [*((label,) for label in labels[:-1]), (), (UNKNOWN,)], group, possible


def _by_form(dataset: Dataset, of: Timeline, first: int, second: int) -> tuple[GroupChange, ...]:
    records, pairs = dataset.records, of.pairs
    lo, hi = of.reach.runs(records["begin"].to_numpy(), records["end"].to_numpy())
    lo, hi, form_set = lo[pairs.record], hi[pairs.record], records["forms"].to_numpy()[pairs.record]
    a, b = pairs.a.astype(np.int64), pairs.b.astype(np.int64)
    key = a * of.width + b
    steady = _present(of, first) & _present(of, second)
    in_step = []
    for at in (first, second):
        tied = of.tied(at)
        one, other = of.split(tied)
        seen = (lo <= at) & (at < hi)
        in_step.append((tied, np.minimum(one, other) * of.width + np.maximum(one, other), key[seen], form_set[seen]))
    known = [form.code for form in dataset.classification.forms]
    given = {form for forms in dataset.form_sets for form in forms or (UNKNOWN,)}
    found = []
    for form in [*(one for one in known if one in given), *sorted(given - set(known))]:
        has = np.array([form in (forms or (UNKNOWN,)) for forms in dataset.form_sets], dtype=bool)
        before, after = (tied[np.isin(pair, seen[has[forms]])] for tied, pair, seen, forms in in_step)
        if len(before) or len(after):
            found.append(_change(of, (form,), before, after, steady, None))
    return tuple(found)


def _change(
    of: Timeline, group: tuple[str, ...], before: np.ndarray, after: np.ndarray, steady: np.ndarray, pairs: int | None
) -> GroupChange:
    """pairs : of organisations present in both steps, tied or not"""
    stayed = np.intersect1d(before, after, assume_unique=True)
    formed, ended = (np.setdiff1d(one, stayed, assume_unique=True) for one in (after, before))

    def among_steady(ties: np.ndarray) -> int:
        a, b = of.split(ties)
        return int(np.count_nonzero(steady[a] & steady[b]))

    followed = among_steady(before)
    possible = None if pairs is None else pairs - followed
    return GroupChange(
        group=group,
        formed=formed,
        stayed=stayed,
        ended=ended,
        followed=followed,
        persistence=among_steady(stayed) / followed if followed >= FEWEST else None,
        possible=possible,
        formation_rate=among_steady(formed) / possible if possible is not None and possible >= FEWEST else None,
    )


def _present(of: Timeline, at: int) -> np.ndarray:
    """Whether each organisation is in the network of step `at`."""
    present = np.zeros(of.width, dtype=bool)
    present[of.present(at)] = True
    return present


def _codes(column: np.ndarray, labels: list[str]) -> np.ndarray:
    place = {label: at for at, label in enumerate(labels)}
    return np.array([place[value] for value in column], dtype=np.int64)
