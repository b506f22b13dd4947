"""From the text in one cell to a value: a date, a period, a number, a clean name, a list of names.

Files say "tot en met": an end counts itself. In code every period is half-open; this module adds the day.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import NamedTuple

from netwerk.model import EPOCH, Precision, day_number

FOREVER = day_number(date(9999, 12, 31))  # an end on this day means "for good"
LONGEST_TEXT = 500  # characters in a name, theme, source …
MOST_PARTICIPANTS = 2_000  # in one cell

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january", "februari feb february", "maart mrt mar march", "april apr", "mei may",
            "juni jun june", "juli jul july", "augustus aug august", "september sep sept", "oktober okt oct october",
            "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_TIME = r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)?"
_DAY_FIRST = re.compile(r"(\d{1,2})([-/])(\d{1,2})\2(\d{4})" + _TIME)
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})" + _TIME)
_WRITTEN = re.compile(r"(\d{1,2})\s+([A-Za-z]+)\.?\s+(\d{4})")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_QUARTER = re.compile(r"(\d{4})[-\s]?[KkQq]([1-4])")
_SCHOOLYEAR = re.compile(r"(\d{4})\s?[/-]\s?(\d{4})")
_YEAR = re.compile(r"\d{4}")
_EPOCH = EPOCH.toordinal()


class Span(NamedTuple):  # a file has thousands of different dates, and a tuple is made fastest
    """A date as written: the half-open days it covers and how exactly it is known."""

    begin: int
    end: int
    precision: Precision


def parse_date(text: str, *, month_first: bool = False) -> Span | None:
    """Return the days that `text` means; None where it is no date that we accept. Never swaps day and month.

    month_first : someone chose to read 03/05/2024 as 5 March

    Examples
    --------
    >>> parse_date("5 maart 2024") == parse_date("05-03-2024") == parse_date("2024-03-05")
    True
    >>> parse_date("31-02-2024") is None
    True
    """
    if found := _DAY_FIRST.fullmatch(text):
        day, month = (int(found[3]), int(found[1])) if month_first else (int(found[1]), int(found[3]))
        return _day(int(found[4]), month, day)
    if found := _YEAR_FIRST.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _WRITTEN.fullmatch(text):
        return _day(int(found[3]), _MONTHS.get(found[2].casefold(), 0), int(found[1]))
    if found := _MONTH.fullmatch(text):
        return _months(int(found[1]), int(found[2]), 1, Precision.MONTH)
    if found := _QUARTER.fullmatch(text):
        return _months(int(found[1]), 3 * int(found[2]) - 2, 3, Precision.QUARTER)
    if found := _SCHOOLYEAR.fullmatch(text):
        # a school year runs from 1 August to 31 July
        return _months(int(found[1]), 8, 12, Precision.SCHOOLYEAR) if int(found[2]) == int(found[1]) + 1 else None
    if _YEAR.fullmatch(text):
        return _months(int(text), 1, 12, Precision.YEAR)
    return None


def either_order(text: str) -> tuple[bool, bool] | None:
    """Return whether d/m/yyyy is a date with the day first, and with the month first; None for any other text.

    Examples
    --------
    >>> either_order("03/25/2024"), either_order("2024-03-25")
    ((False, True), None)
    """
    found = _DAY_FIRST.fullmatch(text.strip())
    if found is None:
        return None
    year, first, second = int(found[4]), int(found[1]), int(found[3])
    return _day(year, second, first) is not None, _day(year, first, second) is not None


def _day(year: int, month: int, day: int) -> Span | None:
    try:
        begin = date(year, month, day).toordinal() - _EPOCH
    except ValueError:
        return None
    return Span(begin, begin + 1, Precision.DAY)


def _months(year: int, month: int, count: int, precision: Precision) -> Span | None:
    last = month + count
    try:
        begin = date(year, month, 1)
        end = date(year + (last - 1) // 12, (last - 1) % 12 + 1, 1)
    except ValueError:
        return None
    return Span(day_number(begin), day_number(end), precision)


def parse_intensity(text: str) -> float | None:
    """Return a positive finite number, with a decimal comma or point; None for anything else.

    Examples
    --------
    >>> parse_intensity("1,5")
    1.5
    >>> parse_intensity("wekelijks") is None
    True
    """
    if not re.fullmatch(r"\d{1,12}(?:[.,]\d{1,20})?", text):
        return None
    value = float(text.replace(",", "."))
    return value if value > 0 else None


class Cleaned(NamedTuple):
    """A cell's text made clean."""

    text: str
    removed: int = 0  # the place (1 is first) of the first sign that was taken out
    bad: bool = False  # cannot be used
    odd: bool = False  # looks like text read in the wrong encoding


_GUARDED = re.compile(r"'[=+\-@\t\r＝＋－＠]")
_ODD = re.compile(r"Ã[\u0080-\u00bf\u2010-\u2122\u0152-\u0192]|â€|[^\W\d_][‚‰‹”„ƒ][^\W\d_]|\ufffd")
_TOO_MANY_MARKS = 8


def clean(text: str) -> Cleaned:
    """Return `text` in one line, trimmed, in NFC, without control and invisible signs.

    A leading `'` that guards a formula sign in an export is taken off. A text longer than `LONGEST_TEXT`, or with a
    flood of combining marks, is `bad`.
    """
    if text.isascii() and text.isprintable() and text[:1] != "'":  # nearly every cell
        return Cleaned(text.strip(), bad=len(text) > LONGEST_TEXT)
    if _GUARDED.match(text):
        text = text[1:]
    removed = 0
    kept = []
    marks = worst = 0
    for at, sign in enumerate(text, start=1):
        category = unicodedata.category(sign)
        if category in ("Zs", "Zl", "Zp") or sign in "\t\n\r\v\f":
            sign = " "
        elif category in ("Cc", "Cf", "Cs"):
            removed = removed or at
            continue
        marks = marks + 1 if category in ("Mn", "Me") else 0
        worst = max(worst, marks)
        kept.append(sign)
    result = " ".join(unicodedata.normalize("NFC", "".join(kept)).split())
    bad = len(result) > LONGEST_TEXT or worst > _TOO_MANY_MARKS
    return Cleaned(result, removed=removed, bad=bad, odd=bool(_ODD.search(result)))


def visible(text: str) -> str:
    """Return `text` without control and invisible signs, such as those that turn the words after them around.

    Lines and tabs stay.
    """
    if text.isprintable():
        return text
    return "".join(sign for sign in text if sign in "\t\n" or unicodedata.category(sign) not in ("Cc", "Cf", "Cs"))


_NOBODY = frozenset({"", "-", "–", "—", "nvt", "n.v.t.", "n.v.t", "onbekend", "unknown", "n/a", "?"})


def is_nobody(name: str) -> bool:
    """Return whether `name` says that no organisation is known: empty, "-", "n.v.t.", "onbekend"."""
    return name.casefold() in _NOBODY


def split_participants(text: str, marks: tuple[str, ...] = ()) -> list[str]:
    """Return the names in a cell, split at `;` and line breaks only: "Huis, Thuis & Co" is one name.

    marks : other signs that someone chose to split at. Names that say nobody (empty, "-") are left out.
    """
    others = "".join(f"|{re.escape(sign)}" for sign in sorted(marks, key=len, reverse=True))
    split = re.split(rf"[;\r\n]+{others}", _unguarded(text), flags=re.IGNORECASE)
    parts = (clean(part).text for part in split)
    return [part for part in parts if not is_nobody(part)]


def split_values(text: str) -> tuple[str, ...]:
    """Return the different values of a cell with several, split at `;`, in the order written."""
    parts = (clean(part).text for part in re.split(r"[;\r\n]+", _unguarded(text)))
    return tuple(dict.fromkeys(part for part in parts if part))


def _unguarded(text: str) -> str:
    return text[1:] if _GUARDED.match(text) else text
