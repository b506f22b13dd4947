"""Choosing both periods of a comparison by date; the days stand in the address.

`?vergelijk=datums&eerst_van=2023-03-01&eerst_tot=2023-08-31&daarna_van=…&daarna_tot=…`, the last days counting.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from netwerk.i18n import Text, mark
from netwerk.model import as_date, day_number
from netwerk.network import data_period, twelve_months_to
from netwerk.ui.door import Visit
from netwerk.ui.forming.look import Look
from netwerk.ui.forming.sides import Sides
from netwerk.ui.session import language
from netwerk.ui.text import _
from netwerk.views import changes


def choose_dates(visit: Visit, look: Look) -> Sides | Text:
    """Show four days and return the two periods, or in a sentence why they cannot be compared.

    They begin as the last twelve months of the data and the twelve before.
    """
    end = (visit.today if visit.last_day is None else visit.last_day) + 1
    second = twelve_months_to(end - 1)
    first = twelve_months_to(second[0] - 1)
    earliest = min(data_period(visit.dataset)[0], first[0]) if len(visit.dataset.records) else first[0]
    titles = (mark("Eerst"), mark("Daarna"))
    spans = [
        (
            _date(_("{period}: van", period=title), f"{key}_van", span[0], earliest),
            _date(_("{period}: tot en met", period=title), f"{key}_tot", span[1] - 1, earliest),
        )
        for title, key, span in zip(titles, ("eerst", "daarna"), (first, second), strict=True)
    ]
    for title, (begin, last) in zip(titles, spans, strict=True):
        if last < begin:
            return mark(
                "Bij {period} ligt de laatste dag vóór de eerste. Kies een latere dag bij ‘tot en met’.", period=title
            )
    days = [(begin, last + 1) for begin, last in spans]
    if days[0][0] >= days[1][0]:
        return mark("Kies bij Daarna een latere periode dan bij Eerst.")
    tongue = language()
    names = [changes.period_name(begin, end, tongue) for begin, end in days]
    written_ = ["-".join(str(as_date(day)) for day in (begin, end - 1)) for begin, end in days]
    windows = [replace(look.window, begin=begin, end=end) for begin, end in days]
    return Sides(
        between=(windows[0], windows[1]),
        first=days[0],
        second=days[1],
        names=(names[0], names[1]),
        written=(written_[0], written_[1]),
        before=mark("de eerste periode"),
        known=days[0][0] >= data_period(visit.dataset)[0],
        own_dates=True,
    )


def _date(label: str, key: str, default: int, earliest: int) -> int:
    chosen = st.date_input(
        label,
        as_date(default) or "today",
        key=key,
        bind="query-params",
        persist_state="session",
        min_value=as_date(earliest) or date(1900, 1, 1),
        max_value=date(2100, 1, 1),
        format="DD-MM-YYYY",
        width=140,
    )
    return day_number(chosen) if isinstance(chosen, date) else default
