"""Names in the records that still have to be settled: which, how often, where, and beside whom they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from netwerk.model import Classification, Rows, Shape
from netwerk.privacy import may_be_person
from netwerk.records.assembling import Coded, Prepared, combined, prepare
from netwerk.records.deciding import Decision, OpenName
from netwerk.records.matching import names_used, normalise

_MOST_BESIDE = 3
_LARGEST = 100  # organisations in a record that says something about where one of them works


def open_names(
    parts: Sequence[Rows], classification: Classification, *, decisions: Sequence[Decision] = ()
) -> tuple[OpenName, ...]:
    """Return the names in `parts` that fit no organisation, or more than one, and were not decided about.

    Names that are equal after normalising are one, written as the first of them. Most rows first.
    """
    return names_to_settle(parts, prepare(parts, classification, decisions=decisions))


def names_to_settle(parts: Sequence[Rows], prepared: Prepared, *, after: int = 0) -> tuple[OpenName, ...]:
    """Return what `open_names` does for parts that are prepared already, for the names in parts `after` and later."""
    matched = prepared.matched
    if not matched.missing and not matched.ambiguous:
        return ()
    found: dict[str, OpenName] = {}
    code_of: dict[str, int] = {}
    for part, codes in zip(parts[after:], matched.codes[after:], strict=True):
        first, times = first_and_times(
            len(part.texts),
            *((part.records[name].to_numpy(), np.arange(len(part.records))) for name in ("a", "b")),
            (part.participants["name"].to_numpy(), part.participants["row"].to_numpy()),
        )
        place_of, row_of = part.records["place"].to_numpy(), part.records["row"].to_numpy()
        for at in names_used(part).tolist():
            name = str(part.texts[at])
            if name not in matched.missing and name not in matched.ambiguous:
                continue
            key = normalise(name)
            if key in found:
                found[key] = replace(found[key], rows=found[key].rows + int(times[at]))
                continue
            place = part.places[place_of[first[at]]]
            code_of[key] = int(codes[at])
            found[key] = OpenName(
                name=name,
                rows=int(times[at]),
                file=place.file,
                sheet=place.sheet,
                row=int(row_of[first[at]]),
                ambiguous=matched.ambiguous.get(name, ()),
                person=may_be_person(name),
            )
    beside = _beside(prepared, set(code_of.values()))
    names = [replace(name, beside=beside.get(code_of[key], ())) for key, name in found.items()]
    return tuple(sorted(names, key=lambda name: (-name.rows, name.name)))


def first_and_times(n: int, *columns: tuple[np.ndarray, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Return for each of `n` codes the first row that has it and how many have.

    columns : pairs of codes and the ascending rows they stand in; codes below 0 are left out
    """
    first = np.full(n, np.iinfo(np.int64).max, dtype=np.int64)
    times = np.zeros(n, dtype=np.int64)
    for codes, rows in columns:
        filled = codes >= 0
        if not filled.all():
            codes, rows = codes[filled], rows[filled]
        here = np.full(n, np.iinfo(np.int64).max, dtype=np.int64)
        here[codes[::-1]] = rows[::-1]  # of equal codes the last assignment holds, and that is the first row
        first = np.minimum(first, here)
        times += np.bincount(codes, minlength=n)
    return first, times


def _beside(prepared: Prepared, wanted: set[int]) -> dict[int, tuple[str, ...]]:
    """Per organisation code in `wanted` the municipalities of the registered ones it meets, most often first."""
    places = prepared.matched.organisations["municipality"]
    seat, names = pd.factorize(np.array([names[0] if names else None for names in places], dtype=object))  # -1: none
    if not wanted or not len(names):
        return {}
    record, organisation = _seats(prepared.coded)
    open_ = np.zeros(len(places), dtype=bool)
    open_[list(wanted)] = True
    mine = open_[organisation]
    # a record counts where an open name stands in it among few enough to mean something
    telling = np.zeros(int(record.max()) + 1, dtype=bool)
    telling[record[mine]] = True
    telling &= np.bincount(record) <= _LARGEST
    mine &= telling[record]
    placed = telling[record] & ~open_[organisation] & (seat[organisation] >= 0)
    met = pd.DataFrame({"record": record[mine], "code": organisation[mine]}).merge(
        pd.DataFrame({"record": record[placed], "place": seat[organisation[placed]]}), on="record"
    )
    times = np.bincount(
        met["code"].to_numpy() * len(names) + met["place"].to_numpy(), minlength=len(places) * len(names)
    )
    times = times.reshape(len(places), len(names))
    result = {}
    for code in wanted:
        met_most = sorted(np.flatnonzero(times[code]).tolist(), key=lambda place: (-times[code, place], names[place]))
        result[code] = tuple(str(names[place]) for place in met_most[:_MOST_BESIDE])
    return result


def _seats(coded: Coded) -> tuple[np.ndarray, np.ndarray]:
    """Who stands together in one record: a number per record and the organisation's code, as equal arrays."""
    row = np.arange(len(coded), dtype=np.int64)
    pair, attended = coded.shape == Shape.PAIR, coded.shape == Shape.ATTENDANCE
    meeting, _ = pd.factorize(combined(coded.event[attended], coded.begin[attended], coded.end[attended]))
    record = np.concatenate([row[pair], row[pair], len(coded) + meeting, coded.seat_row.astype(np.int64)])
    organisation = np.concatenate([coded.a[pair], coded.b[pair], coded.a[attended], coded.seat_name])
    return record, organisation.astype(np.int64)
