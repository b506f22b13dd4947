"""Times as other tools write them, as the days, years and periods that our own cells hold.

Gephi and GEXF know dates, moments with a clock, milliseconds since 1970, years, and steps that are on no calendar.
A step says nothing about a day, so it is left out and a period has to be chosen for it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from netwerk.model import EPOCH

_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?")
_NUMBER = re.compile(r"[-+]?\d{1,20}(?:\.\d{1,20})?(?:[eE][-+]?\d{1,3})?")
_OPEN = frozenset({"", "null", "nan", "inf", "-inf", "+inf", "infinity", "-infinity", "*", "?"})
_INTERVAL = re.compile(r"([\[(\]])\s*([^\[\]();,<>]+?)\s*,\s*([^\[\]();,<>]+?)\s*([\])\[])")
_POINTS = re.compile(r"<?\[([^\[\]();<>]*)\]>?")
_MILLISECONDS = 10_000_000_000  # from here on a number counts milliseconds: 26 April 1970
_FIRST_YEAR, _LAST_YEAR = 1000, 9999


@lru_cache(maxsize=100_000)
def day(text: str) -> str:
    """Return a moment as a cell of ours; "" where it is open, or a step that is on no calendar.

    Examples
    --------
    >>> day("2024-03-05T10:00:00+01:00"), day("2009.0"), day("1704067200000"), day("3"), day("5 maart 2024")
    ('2024-03-05', '2009', '2024-01-01', '', '5 maart 2024')
    """
    text = text.strip()
    if text.casefold() in _OPEN:
        return ""
    if found := _MOMENT.fullmatch(text):
        return found[1]
    if not _NUMBER.fullmatch(text):
        return text
    number = float(text)
    if _FIRST_YEAR <= number < _LAST_YEAR + 1:
        return str(int(number))
    try:
        if number >= _MILLISECONDS:
            return (EPOCH + timedelta(milliseconds=number)).isoformat()
        if number == math.floor(number) and len(str(int(number))) == 8:
            return date.fromisoformat(str(int(number))).isoformat()
    except (ValueError, OverflowError):
        pass
    return ""


def day_before(text: str) -> str:
    """Return the last day that counts where `text`, a cell of ours, is the first that does not.

    >>> day_before("2024-03-01"), day_before("2009")
    ('2024-02-29', '2008')
    """
    return _moved(text, -1)


def day_after(text: str) -> str:
    """Return the first day that counts where `text`, a cell of ours, is the last that does not."""
    return _moved(text, 1)


def _moved(text: str, by: int) -> str:
    try:
        if len(text) == 4 and text.isdigit():
            return str(int(text) + by)
        return (date.fromisoformat(text) + timedelta(days=by)).isoformat()
    except (ValueError, OverflowError):
        return text


def intervals(text: str) -> Iterator[tuple[str, str]]:
    """Yield the periods in a cell of Gephi, "<[2024-01-01, 2024-03-31]; (…)>", as first and last day that count.

    Points in time, "<[2023, 2024]>", are not told apart from a period by their signs: two values are a period.
    A value behind the last comma of a longer group belongs to the period and is left alone here.

    Examples
    --------
    >>> list(intervals("<[2024-01-01, 2024-03-31]; [2024-06-01, 2024-07-01)>"))
    [('2024-01-01', '2024-03-31'), ('2024-06-01', '2024-06-30')]
    """
    found = False
    for opening, first, last, closing in _INTERVAL.findall(text):
        begin, end = day(first), day(last.partition(",")[0])
        if opening != "[" and begin:
            begin = day_after(begin)
        if closing != "]" and end:
            end = day_before(end)
        if begin or end:
            found = True
            yield begin, end
    if not found and (points := _POINTS.search(text)):
        yield from points_in_time(points[1])


def points_in_time(text: str) -> Iterator[tuple[str, str]]:
    """Yield the moments in a list such as "<[2023, 2024, 2025]>" as periods of one value each."""
    for point in text.strip("<[]> ").split(","):
        if moment := day(point):
            yield moment, moment
