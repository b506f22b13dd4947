"""The dates in a sheet: each column parsed over its different values, then one period for every row."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

import numpy as np

from netwerk.constant import constant, looked_up
from netwerk.i18n import Text, mark
from netwerk.model import EPOCH, LAST, Precision, Severity, as_date, day_number
from netwerk.records.excel_errors import is_excel_error
from netwerk.records.findings import Spot
from netwerk.records.parsing import FOREVER, clean, either_order, parse_date
from netwerk.records.sheet_reader import EMPTY, REJECTED, SheetReader, numbered

GOOD = 1  # the state of a cell that holds a date
_NO_DATE, _BAD, _FOREVER = 0, 2, 3
_ZONED = re.compile(r"\d{4}-\d{2}-\d{2}[T ][\d:.,]{5,}\s?(?:Z|[+-]\d{2}:?\d{2})")
_FIRST_DAY = day_number(date(1900, 1, 1))
_EARLY = day_number(date(1990, 1, 1))


def dates_of(reader: SheetReader, field_name: str) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Per row of a date column its state, first day, day after the last, precision; bad dates reject their row."""
    column = reader.column(field_name)
    if column is None or not len(column.values):
        zero = np.zeros(reader.n, dtype=np.int32)
        return zero.astype(np.int8), zero, zero, zero.astype(np.int8)
    month_first = reader.choice.month_first
    if not month_first:
        _doubt(reader, field_name, column.values)
    values = [_date_value(value, field_name == "end", month_first) for value in column.values]
    state, begin, end, precision = np.array(values, dtype=np.int32).T.copy()
    codes = column.codes
    if (state == GOOD).all() and not precision.any():  # nearly every file
        good, day = constant(GOOD, reader.n, np.int8), constant(Precision.DAY, reader.n, np.int8)
        first = looked_up(begin, codes)
        return good, first, first + np.int32(1), day
    faults = np.array([is_excel_error(value) for value in column.values], dtype=bool) & (state == _BAD)
    for code, rows in numbered(codes, faults):
        reader.tell_excel_error(field_name, rows, column.values[code], needed=True)
    reader.reject(
        ((state == _BAD) & ~faults)[codes],
        field_name,
        "bad_date",
        lambda position: _not_a_date(reader, field_name, clean(column.values[codes[position]]).text),
    )
    return state.astype(np.int8)[codes], begin[codes], end[codes], precision.astype(np.int8)[codes]


def _doubt(reader: SheetReader, field_name: str, values: Sequence[str]) -> None:
    """Note that the dates of a column may be written month first: where only that fits them all it is a warning."""
    orders = []
    for value in values:
        found = either_order(value)
        if found is None:
            if value.strip():
                return
            continue
        if found == (True, False):  # nearly every file
            return
        orders.append(found)
    if not orders or not all(month for _, month in orders):
        return
    heading = reader.heading.written(field_name)
    if all(day for day, _ in orders):
        # with hyphens the day is always first in what we know; with slashes it may have come from an American program
        if any("/" in value for value in values):
            reader.doubtful[heading] = "both"
        return
    reader.doubtful[heading] = "month_first"
    reader.findings.add(
        Spot(reader.spot.file, reader.spot.sheet, None, heading),
        "month_first",
        Severity.WARNING,
        mark(
            "niet elke datum past als dag-maand-jaar, en elke datum past als maand-dag-jaar. Kies bij dit blad voor "
            "maand eerst als dat klopt; zelf draaien wij dag en maand nooit om."
        ),
    )


def _not_a_date(reader: SheetReader, field_name: str, text: str) -> Text:
    if re.fullmatch(r"\d{5}(\.\d+)?", text):
        return mark(
            "{value} is een getal en geen datum. Geef de kolom in Excel de eigenschap Datum.",
            value=reader.shown(field_name, text),
        )
    if _ZONED.fullmatch(text):
        return mark(
            "{value} is een moment in een tijdzone; schrijf alleen de dag, bijvoorbeeld 29-02-2024.",
            value=reader.shown(field_name, text),
        )
    return mark(
        "{value} is geen datum; schrijf dag-maand-jaar, bijvoorbeeld 29-02-2024.",
        value=reader.shown(field_name, text),
    )


def periods_of(reader: SheetReader) -> dict[str, np.ndarray]:
    """Per record row its half-open days, precision, and whether it was given as one date."""
    if reader.n and not {"date", "begin", "end"} & set(reader.columns):
        return _ask_for_a_period(reader)
    day, day_begin, day_end, day_precision = dates_of(reader, "date")
    if not {"begin", "end"} & set(reader.columns) and (day == GOOD).all():  # nearly every file
        check_start(reader, day == GOOD, day_begin, "date")
        moment = constant(True, reader.n, np.bool_)
        return {"begin": day_begin, "end": day_end, "precision": day_precision, "moment": moment}
    start, start_begin, _, start_precision = dates_of(reader, "begin")
    stop, _, stop_end, stop_precision = dates_of(reader, "end")
    has_day, has_start, has_stop = day != _NO_DATE, start != _NO_DATE, stop != _NO_DATE
    bad = (day == _BAD) | (start == _BAD) | (stop == _BAD)
    begin = np.where(has_start, start_begin, day_begin)
    end = np.where(has_stop, stop_end, np.where(has_start, LAST, day_end)).astype(np.int32)
    end[stop == _FOREVER] = LAST
    first_field = "date" if "date" in reader.columns or "begin" not in reader.columns else "begin"
    none = ~bad & ~has_day & ~has_start
    reader.reject(
        none & ~has_stop, first_field, "missing_date", mark("hier staat geen datum. Vul een datum of een begin in.")
    )
    reader.reject(
        none & has_stop,
        "begin" if "begin" in reader.columns else first_field,
        "missing_start",
        lambda position: mark(
            "er is wel een einde ({end}) maar geen begin. Vul ook het begin in.",
            end=reader.shown_at("end", position),
        ),
    )
    known = ~bad & ~none
    moment = has_day & ~has_start & ~has_stop
    check_start(reader, known & has_start, begin, "begin")
    check_start(reader, known & ~has_start, begin, "date")
    check_end(reader, known & has_stop, begin, end)
    if (both := known & has_start & has_day).any():
        reader.once(
            both,
            "date",
            "two_dates",
            Severity.NOTICE,
            mark(
                "hier staan een datum ({date}) en een begin ({begin}); wij lezen het begin en het einde.",
                date=reader.shown_at("date", int(np.argmax(both))),
                begin=reader.shown_at("begin", int(np.argmax(both))),
            ),
            key=f"{reader.spot.file}|{reader.spot.sheet}",
        )
    precision = np.maximum(
        np.where(has_start, start_precision, day_precision), np.where(has_stop, stop_precision, Precision.DAY)
    )
    return {"begin": begin.astype(np.int32), "end": end, "precision": precision.astype(np.int8), "moment": moment}


def _ask_for_a_period(reader: SheetReader) -> dict[str, np.ndarray]:
    """Reject every row of a sheet that has no dates at all, and say so once: one answer holds for all of them."""
    left = reader.fate < EMPTY
    if left.any():
        reader.findings.once(
            reader.spot.file,
            Spot(reader.spot.file, reader.spot.sheet),
            "missing_date",
            Severity.ERROR,
            mark(
                "hier staan geen datums. Kies een periode die voor alle rijen geldt, bijvoorbeeld 2024: bij dit blad "
                "op de pagina Gegevens, of in het bestand van --map."
            ),
            times=int(left.sum()),
        )
        reader.fate[left] = REJECTED
    n = reader.n
    return {
        "begin": constant(0, n, np.int32),
        "end": constant(1, n, np.int32),
        "precision": constant(Precision.DAY, n, np.int8),
        "moment": constant(True, n, np.bool_),
    }


def check_start(reader: SheetReader, rows: np.ndarray, begin: np.ndarray, field_name: str) -> None:
    if not rows.any():
        return
    latest = _years_on(reader.today, 1)
    if rows.all() and begin.min() >= _EARLY and begin.max() <= latest:  # nearly every file
        return
    outside = rows & ((begin < _FIRST_DAY) | (begin > latest))
    if outside.any():
        reader.reject(outside, field_name, "date_out_of_range", _range_text(reader, field_name, latest))
    early = rows & ~outside & (begin < _EARLY)
    if early.any():
        reader.once(
            early,
            field_name,
            "early_date",
            Severity.WARNING,
            mark(
                "{value} ligt voor 1990. Klopt het jaar?",
                value=reader.shown_at(field_name, int(np.argmax(early & (reader.fate < EMPTY)))),
            ),
            key=f"{reader.spot.file}|{reader.spot.sheet}|{field_name}",
        )


def check_end(reader: SheetReader, rows: np.ndarray, begin: np.ndarray, end: np.ndarray) -> None:
    before = rows & (end <= begin) & (reader.fate != REJECTED)
    if before.any():
        reader.reject(before, "end", "end_before_start", lambda position: _before_text(reader, position))
    latest = _years_on(reader.today, 50)
    late = rows & (end < LAST) & (end - 1 > latest)
    if late.any():
        reader.reject(late, "end", "date_out_of_range", _range_text(reader, "end", latest))


def _before_text(reader: SheetReader, position: int) -> Text:
    start = next(
        name
        for name in ("begin", "date")
        if (column := reader.columns.get(name)) and column.values[column.codes[position]].strip()
    )
    return mark(
        "het einde {end} ligt voor het begin {begin}. Kijk beide datums na.",
        end=reader.shown_at("end", position),
        begin=reader.shown_at(start, position),
    )


def _range_text(reader: SheetReader, field_name: str, latest: int) -> Callable[[int], Text]:
    last = as_date(latest)
    assert last is not None
    return lambda position: mark(
        "{value} ligt te ver weg; een datum ligt hier van 01-01-1900 tot en met {last}.",
        value=reader.shown_at(field_name, position),
        last=last.strftime("%d-%m-%Y"),
    )


def _date_value(text: str, is_end: bool, month_first: bool) -> tuple[int, int, int, int]:
    """State, first day, day after the last, precision."""
    written = clean(text).text
    if not written:
        return _NO_DATE, 0, 0, 0
    span = parse_date(written, month_first=month_first)
    if span is None:
        return _BAD, 0, 0, 0
    if is_end and span.begin == FOREVER:
        return _FOREVER, 0, LAST, 0
    return GOOD, span.begin, span.end, int(span.precision)


def _years_on(day: int, years: int) -> int:
    """The same day `years` later; 28 February where that year has no 29th."""
    then = as_date(day) or EPOCH
    try:
        return day_number(then.replace(year=then.year + years))
    except ValueError:
        return day_number(then.replace(year=then.year + years, day=28))
