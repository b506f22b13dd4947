"""All ties of a dataset over all periods, with how much each weighs: what the places on the map rest on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from netwerk.analysis.backbone import backbone, spanning
from netwerk.model import Dataset, Window
from netwerk.network import count, data_period, joint_pairs

AUGUST = 7  # months after January: a school year begins


@dataclass(frozen=True, kw_only=True)
class Union:
    """Every pair of organisations that a counting record ever joined.

    a, b : organisation codes, a < b, sorted
    weight : Σ over school years of 1 + ln(records of that year): a tie of ten years outweighs ten meetings in one
    core : bool, the tie is in the backbone or keeps it in one piece: loose pieces would drift off the map
    typical : see `Positions`
    """

    organisations: int
    a: np.ndarray
    b: np.ndarray
    weight: np.ndarray
    core: np.ndarray
    typical: Mapping[str, float]

    def matrix(self, *, core: bool) -> sparse.csr_array:
        """Return the symmetric matrix of weights, of the backbone or of all ties."""
        a, b, weight = (values[self.core] if core else values for values in (self.a, self.b, self.weight))
        n = self.organisations
        return sparse.coo_array(
            (np.concatenate([weight, weight]), (np.concatenate([a, b]), np.concatenate([b, a]))), shape=(n, n)
        ).tocsr()


def union(dataset: Dataset) -> Union:
    """Return all ties of `dataset`; records of more than 25 organisations join nobody, as everywhere."""
    n = max(1, len(dataset.organisations))
    codes = count(dataset, Window())
    pairs = joint_pairs(dataset, codes)
    begin, end = dataset.records["begin"].to_numpy()[pairs.record], dataset.records["end"].to_numpy()[pairs.record]
    until = data_period(dataset)[1]  # who runs on counts up to the last day of the data
    first, last = _school_year(begin), _school_year(np.maximum(begin, np.minimum(end, until) - 1))
    years = last - first + 1
    year = np.repeat(first, years) + np.arange(years.sum()) - np.repeat(np.cumsum(years) - years, years)
    pair = np.repeat(pairs.a.astype(np.int64) * n + pairs.b, years)
    earliest = year.min(initial=0)
    yearly, records = np.unique((year - earliest) * (n * n) + pair, return_counts=True)
    unique, position = np.unique(yearly % (n * n), return_inverse=True)
    weight = np.bincount(position, weights=1 + np.log(records), minlength=len(unique))
    a, b = unique // n, unique % n
    return Union(
        organisations=len(dataset.organisations),
        a=a,
        b=b,
        weight=weight,
        core=backbone(a, b, weight) | spanning(a, b, weight),
        typical=_typical(yearly, records, n),
    )


def _school_year(days: np.ndarray) -> np.ndarray:
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return np.asarray((months - AUGUST) // 12)


def _typical(yearly: np.ndarray, records: np.ndarray, n: int) -> dict[str, float]:
    """Partners and joint records per organisation and school year: the value that 95 of 100 stay under."""
    year = yearly // (n * n)
    pair = yearly % (n * n)
    seat, position = np.unique(np.concatenate([year * n + pair // n, year * n + pair % n]), return_inverse=True)
    values = {
        "degree": np.bincount(position, minlength=len(seat)),
        "records": np.bincount(position, weights=np.concatenate([records, records]), minlength=len(seat)),
    }
    return {name: max(1.0, float(np.quantile(found, 0.95))) if len(found) else 1.0 for name, found in values.items()}
