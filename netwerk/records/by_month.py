"""Referrals and joint plans are kept by month: the day on which somebody was referred says too much about that person.

Which forms are kept so stands in the configuration. What is read without the database keeps its days.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from netwerk.model import FIRST, LAST, Classification, Precision, Rows, Shape
from netwerk.records.assembling import Coded, code_rows, combined, company
from netwerk.records.deciding import Decision
from netwerk.records.matching import Words, codes_used, match


def kept_by_month(
    rows: Rows, classification: Classification, *, known: Sequence[Rows] = (), decisions: Sequence[Decision] = ()
) -> Rows:
    """Return `rows` in which records of forms that are kept by month begin and end with a month.

    A day becomes its month, and a span the months that it touches. Records of different days in one month that are
    otherwise equal stay apart by their number (`nth`), in order of day; so do meetings of one name. A meeting in which
    one row has such a form is kept by month as a whole.

    known, decisions : tell which names mean one organisation
    """
    records = rows.records
    chosen = _chosen(rows, classification)
    if not chosen.any():
        return rows
    coded = code_rows([*known, rows], match([*known, rows], classification, decisions=decisions), classification)
    start = len(coded) - len(records)
    begin, end = records["begin"].to_numpy().copy(), records["end"].to_numpy().copy()
    days = combined(begin[chosen], end[chosen], records["nth"].to_numpy()[chosen])
    begin[chosen] = _first_of_month(begin[chosen])
    end[chosen] = _after_month(end[chosen])
    precision = records["precision"].to_numpy().copy()
    precision[chosen] = np.maximum(precision[chosen], Precision.MONTH)
    nth = records["nth"].to_numpy().copy()
    nth[chosen] = ranks(_same(coded, start, chosen, begin, end), days)
    frame = records.copy(deep=False)
    for name, values in (("begin", begin), ("end", end), ("precision", precision), ("nth", nth)):
        frame[name] = values
    return replace(rows, records=frame)


def ranks(same: np.ndarray, value: np.ndarray) -> np.ndarray:
    """Return per row how many smaller different values of `value` the rows with its `same` have (int32).

    Examples
    --------
    >>> ranks(np.array([7, 7, 7, 8]), np.array([30, 10, 30, 30])).tolist()
    [1, 0, 1, 0]
    """
    order = np.lexsort((value, same))
    group, ordered = same[order], value[order]
    first = np.ones(len(order), dtype=bool)
    first[1:] = group[1:] != group[:-1]
    step = np.zeros(len(order), dtype=np.int64)
    step[1:] = (ordered[1:] != ordered[:-1]) & ~first[1:]
    counted = np.cumsum(step)
    starts = np.flatnonzero(first)
    result = np.empty(len(order), dtype=np.int32)
    result[order] = counted - counted[starts].repeat(np.diff(np.r_[starts, len(order)]))
    return result


def _chosen(rows: Rows, classification: Classification) -> np.ndarray:
    """Which records have a form that is kept by month, or belong to a meeting that has."""
    records = rows.records
    words = Words.of(classification)
    forms = records["form"].to_numpy()
    codes = [
        code
        for code in codes_used(len(rows.texts), forms)
        if words.form(str(rows.texts[code])) in classification.forms_by_month
    ]
    chosen = np.isin(forms, codes)
    if not chosen.any():
        return chosen
    event = records["event"].to_numpy()
    named = (records["shape"].to_numpy() == Shape.ATTENDANCE) & (event >= 0)
    meeting = combined(*(records[name].to_numpy() for name in ("event", "begin", "end", "nth")))
    return np.asarray(chosen | (named & np.isin(meeting, meeting[named & chosen])))


def _same(coded: Coded, start: int, chosen: np.ndarray, begin: np.ndarray, end: np.ndarray) -> np.ndarray:
    """A number per chosen row, equal for rows that would be one record but for their day."""
    at = start + np.flatnonzero(chosen)
    attended = coded.shape[at] == Shape.ATTENDANCE
    named = attended & (coded.event[at] >= 0)
    a, b = coded.a[at], coded.b[at]
    turned = coded.directed[at] & (a > b)
    intensity, _ = pd.factorize(coded.intensity[at])
    # rows of one meeting share its number, whoever they name and whatever else they say
    own = (np.minimum(a, b), np.maximum(a, b), turned, coded.moment[at], intensity, company(coded)[at])
    about = (coded.form[at], coded.theme[at], coded.source[at])
    return combined(
        coded.shape[at],
        coded.event[at],
        begin[chosen],
        end[chosen],
        *(np.where(attended, -1, column) for column in own),
        *(np.where(named, -1, column) for column in about),
    )


def _first_of_month(days: np.ndarray) -> np.ndarray:
    """The first day of the month of each day; FIRST stays."""
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    return np.where(days <= FIRST, FIRST, months).astype(np.int32)


def _after_month(ends: np.ndarray) -> np.ndarray:
    """The first day of the month after the last day of each half-open period; LAST stays."""
    months = (ends - 1).astype("datetime64[D]").astype("datetime64[M]") + 1
    return np.where(ends >= LAST, LAST, months.astype("datetime64[D]").astype(np.int64)).astype(np.int32)
