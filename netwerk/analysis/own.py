"""What one organisation's own records say: its partners, its years, and which agreements it meets.

Everything here follows from records in which that organisation took part, so a dataset that holds no others gives
the same answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import pandas as pd

from netwerk.analysis.fulfilment import all_fulfilment
from netwerk.analysis.norms import Norm
from netwerk.analysis.periods import Step, edges
from netwerk.model import FIRST, LAST, Dataset, Window
from netwerk.network import count, joint_pairs, present_organisations


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnYear:
    """One school year `[begin, end)` of one organisation. What compares with the year before is None in the first.

    complete : the data reach to the end of the school year
    ties : partners in this year; formed, revived, persisted, ended : compared with the year before. Revived were
        partners in some year before the previous one, and are not among the formed
    """

    begin: int
    end: int
    complete: bool
    ties: int
    formed: int | None
    revived: int | None
    persisted: int | None
    ended: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One agreement (a pair norm) that asks something of one organisation.

    fulfilled : it has the agreed connection
    wanted : names of those that would fulfil it, in the order of their ids; empty where it is fulfilled
    last_record : the last day before the window's end of a record with one of them; None: no record, or fulfilled
    """

    norm: Norm
    fulfilled: bool
    wanted: tuple[str, ...] = ()
    last_record: int | None = None


def partners(dataset: Dataset, own: int, window: Window) -> pd.DataFrame:
    """Return the partners of organisation `own` (a code) in `window`: with whom it is tied.

    Returns
    -------
    Frame sorted by partner, RangeIndex. Columns: partner (int64, code); records (int64, counting records that join
    the two); first, last (int64 days: begin of the first, and last day of the last counting record).
    """
    together = _together(dataset, own, window)
    together = together[_present(dataset, own, window)[together["partner"].to_numpy()]]
    by_partner = together.groupby("partner", sort=True)
    found = pd.DataFrame(
        {
            "records": by_partner.size(),
            "first": by_partner["begin"].min(),
            "last": by_partner["end"].max() - 1,
        }
    ).reset_index()
    return found[found["records"] >= window.minimum].reset_index(drop=True)


def years(dataset: Dataset, own: int, *, base: Window, last_day: int) -> tuple[OwnYear, ...]:
    """Return the school years of `own`, from its first counting record to the one that holds `last_day`, without holes.

    last_day : until when the data are known; also where `own` was last seen long before
    base : the rule of ties and the choice of organisations; its own begin and end are not used
    """
    window = replace(base, begin=FIRST, end=LAST)
    together = _together(dataset, own, window)
    if together.empty:
        return ()
    borders = edges(Step.SCHOOLYEAR, int(together["begin"].min()), last_day).tolist()
    partner, begin, end = (together[column].to_numpy() for column in ("partner", "begin", "end"))
    result: list[OwnYear] = []
    before: np.ndarray | None = None
    earlier = np.zeros(len(dataset.organisations), dtype=bool)  # partners before the previous year
    for first, until in pairwise(borders):
        here = (begin < until) & (end > first)
        now = np.bincount(partner[here], minlength=len(earlier)) >= window.minimum
        now &= _present(dataset, own, replace(window, begin=first, end=until))
        new = None if before is None else now & ~before
        result.append(
            OwnYear(
                begin=first,
                end=until,
                complete=last_day >= until - 1,
                ties=int(now.sum()),
                formed=None if new is None else int((new & ~earlier).sum()),
                revived=None if new is None else int((new & earlier).sum()),
                persisted=None if before is None else int((now & before).sum()),
                ended=None if before is None else int((before & ~now).sum()),
            )
        )
        if before is not None:
            earlier |= before
        before = now
    return tuple(result)


def agreements(dataset: Dataset, own: int, window: Window, norms: Sequence[Norm]) -> tuple[Agreement, ...]:
    """Return the pair norms that count in `window` and ask something of `own`, in the order of `norms`.

    dataset : its organisations must hold everyone who could fulfil a norm; of records those of `own` are enough
    """
    id_ = dataset.organisations["id"].iat[own]
    found = []
    for result in all_fulfilment(dataset, window, norms):
        lacking = next((one for one in result.missing if one.organisation == id_), None)
        if lacking is not None:
            found.append(
                Agreement(
                    norm=result.norm,
                    fulfilled=False,
                    wanted=_names(dataset, lacking.wanted),
                    last_record=lacking.last_record,
                )
            )
        elif id_ in result.fulfilled:
            found.append(Agreement(norm=result.norm, fulfilled=True))
    return tuple(found)


def _names(dataset: Dataset, ids: Sequence[str]) -> tuple[str, ...]:
    return tuple(dataset.organisations["name"].iloc[[dataset.code_of[id_] for id_ in ids]])


def _together(dataset: Dataset, own: int, window: Window) -> pd.DataFrame:
    """One row per counting record of `own` and other organisation in it: partner (code), begin, end (days)."""
    offsets, involved = dataset.involvement
    codes = np.intersect1d(count(dataset, window), involved[offsets[own] : offsets[own + 1]], assume_unique=True)
    pairs = joint_pairs(dataset, codes)
    mine = (pairs.a == own) | (pairs.b == own)
    record = pairs.record[mine]
    records = dataset.records
    return pd.DataFrame(
        {
            "partner": np.where(pairs.a == own, pairs.b, pairs.a)[mine].astype(np.int64),
            "begin": records["begin"].to_numpy()[record].astype(np.int64),
            "end": records["end"].to_numpy()[record].astype(np.int64),
        }
    )


def _present(dataset: Dataset, own: int, window: Window) -> np.ndarray:
    """Who can be a partner of `own` in `window` (bool, by code); nobody where `own` itself is not in the network."""
    present = present_organisations(dataset, window)
    return present if present[own] else np.zeros(len(present), dtype=bool)
