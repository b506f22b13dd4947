"""One sheet: which of its rows are accepted, and their values as codes and day numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial

import numpy as np

from netwerk.constant import at_rows, constant, looked_up
from netwerk.i18n import Text, mark
from netwerk.model import FIRST, LAST, Classification, Role, Severity, Shape
from netwerk.records.excel_errors import TRUTHS, is_excel_error
from netwerk.records.files import Sheet
from netwerk.records.findings import Findings, Spot
from netwerk.records.parsing import (
    MOST_PARTICIPANTS,
    clean,
    is_nobody,
    parse_intensity,
    split_participants,
    split_values,
)
from netwerk.records.row_dates import GOOD, check_end, check_start, dates_of, periods_of
from netwerk.records.sheet_reader import EMPTY, OK, REJECTED, SKIPPED, UNREADABLE, RowsOf, SheetReader, Vocabulary
from netwerk.records.skipped_rows import NOTHING_SKIPPED, Skipped, set_blank_rows_apart, set_unreadable_rows_apart

REGISTER_TYPES: dict[str, type] = {
    "place": np.int32, "row": np.int32, "id": object, "name": object, "kind": object, "part_of": object,
    "contact_role": object, "kvk": object, "brin": object, "agb": object, "municipality": object, "area": object,
    "subregion": object, "aliases": object, "begin": np.int32, "end": np.int32,
}  # fmt: skip
RECORD_TYPES: dict[str, type] = {
    "place": np.int32, "row": np.int32, "shape": np.int8, "a": np.int32, "b": np.int32, "role": np.int8,
    "event": np.int32, "form": np.int32, "theme": np.int32, "source": np.int32, "begin": np.int32, "end": np.int32,
    "precision": np.int8, "moment": np.bool_, "intensity": np.float64, "nth": np.int32,
}  # fmt: skip

_SHAPES = {"pairs": Shape.PAIR, "attendance": Shape.ATTENDANCE, "list": Shape.LIST}
_ROLES = {"van": Role.FROM, "from": Role.FROM, "naar": Role.TO, "to": Role.TO}


@dataclass(frozen=True, kw_only=True)
class SheetRows:
    """The accepted rows of one sheet as columns (see `Rows`), and how many rows became what."""

    register: dict[str, np.ndarray] | None
    records: dict[str, np.ndarray] | None
    participants: tuple[np.ndarray, np.ndarray]  # position in `records`, code of the name
    read: int
    rejected: int
    blank: int
    skipped: Skipped = NOTHING_SKIPPED
    doubtful: Mapping[str, str] = field(default_factory=dict)  # see `SheetView.doubtful_dates`

    @property
    def imported(self) -> int:
        return self.read - self.rejected - self.blank


def read_sheet(
    sheet: Sheet,
    spot: Spot,
    *,
    place: int,
    classification: Classification,
    today: int,
    vocabulary: Vocabulary,
    findings: Findings,
) -> SheetRows:
    """Return the accepted rows of `sheet`; everything else goes to `findings`."""
    reader = SheetReader(
        sheet, spot, classification=classification, today=today, vocabulary=vocabulary, findings=findings
    )
    set_unreadable_rows_apart(reader)
    skipped = set_blank_rows_apart(reader)
    result = _register(reader, place) if sheet.heading.shape == "register" else _records(reader, place)
    reader.tell_the_rest()
    return replace(result, skipped=skipped, doubtful=reader.doubtful)


def _records(reader: SheetReader, place: int) -> SheetRows:
    n = reader.n
    a = b = constant(-1, n, np.int32)
    role = constant(Role.NONE, n, np.int8)
    seats: dict[int, list[int]] = {}
    if reader.shape == "pairs":
        a, b = _names(reader, "a"), _names(reader, "b")
    elif reader.shape == "attendance":
        a, role = _names(reader, "organisation"), _role(reader)
    else:
        seats = _participants(reader)
    periods = periods_of(reader)
    values = {
        "place": constant(place, n, np.int32),
        "row": reader.sheet.rows[:n],
        "shape": constant(_SHAPES[reader.shape], n, np.int8),
        "a": a,
        "b": b,
        "role": role,
        **{name: _codes(reader, name) for name in ("event", "form", "theme", "source")},
        **periods,
        "intensity": _intensity(reader),
        "nth": constant(0, n, np.int32),
    }
    kept = reader.fate == OK
    if not kept.all():
        values = {name: at_rows(column, kept) for name, column in values.items()}
    return SheetRows(
        register=None,
        records=values,
        participants=_seats(reader, seats, kept),
        read=reader.n,
        rejected=_rejected(reader),
        blank=_blank(reader),
    )


def _rejected(reader: SheetReader) -> int:
    return int(np.isin(reader.fate, (REJECTED, UNREADABLE)).sum())


def _blank(reader: SheetReader) -> int:
    return int(np.isin(reader.fate, (EMPTY, SKIPPED)).sum())


def _codes(reader: SheetReader, field_name: str) -> np.ndarray:
    """The vocabulary code of each row's text; -1 where it is empty or the column is not there."""
    cleaned = reader.cleaned(field_name)
    if cleaned is None:
        return constant(-1, reader.n, np.int32)
    codes, texts = cleaned
    lut = np.array([reader.vocabulary.code(text) for text in texts], dtype=np.int32)
    return looked_up(lut, codes) if len(lut) else constant(-1, reader.n, np.int32)


def _names(reader: SheetReader, field_name: str) -> np.ndarray:
    """The vocabulary code of each row's organisation; rows without one are rejected."""
    cleaned = reader.cleaned(field_name, needed=True)
    assert cleaned is not None  # the shape was recognised by this column
    codes, texts = cleaned
    nobody = np.array([is_nobody(text) or text in TRUTHS for text in texts], dtype=bool)
    lut = np.array(
        [-1 if missing else reader.vocabulary.code(text) for text, missing in zip(texts, nobody, strict=True)],
        dtype=np.int32,
    )
    if nobody.any():
        told = np.array([is_excel_error(value) for value in reader.columns[field_name].values], dtype=bool)
        reader.reject(
            (nobody & ~told)[codes],
            field_name,
            "missing_organisation",
            lambda position: (
                mark(
                    "{value} is geen organisatie. Vul een naam of id in, of haal de rij weg.",
                    value=reader.shown(field_name, texts[codes[position]]),
                )
                if texts[codes[position]]
                else mark("hier staat geen organisatie. Vul een naam of id in, of haal de rij weg.")
            ),
        )
    return lut.take(codes) if len(lut) else np.full(reader.n, -1, dtype=np.int32)


def _role(reader: SheetReader) -> np.ndarray:
    cleaned = reader.cleaned("role")
    if cleaned is None:
        return np.zeros(reader.n, dtype=np.int8)
    codes, texts = cleaned
    rows = RowsOf(codes)
    for code, text in enumerate(texts):
        if text and text.casefold() not in _ROLES:
            reader.once(
                rows[code],
                "role",
                "unknown_role",
                Severity.NOTICE,
                partial(_unknown_role, reader, text),
            )
    lut = np.array([_ROLES.get(text.casefold(), Role.NONE) for text in texts], dtype=np.int8)
    return lut[codes] if len(lut) else np.zeros(reader.n, dtype=np.int8)


def _unknown_role(reader: SheetReader, text: str) -> Text:
    return mark("{value} is geen rol die wij kennen; gebruik van of naar.", value=reader.shown("role", text))


def _no_number(reader: SheetReader, text: str) -> Text:
    return mark("{value} is geen getal groter dan 0; wij rekenen met 1.", value=reader.shown("intensity", text))


def _intensity(reader: SheetReader) -> np.ndarray:
    """The number in each row; 0 where none is stated or it is no positive number."""
    column = reader.column("intensity")
    if column is None or not len(column.values):
        return constant(0.0, reader.n, np.float64)
    numbers: list[float] = []
    rows = RowsOf(column.codes)
    for code, value in enumerate(column.values):
        text = clean(value).text
        if is_excel_error(text):
            reader.tell_excel_error("intensity", rows[code], text, needed=False)
            text = ""
        number = parse_intensity(text)
        numbers.append(number or 0.0)
        if text and number is None:
            reader.once(
                rows[code],
                "intensity",
                "bad_intensity",
                Severity.WARNING,
                partial(_no_number, reader, text),
            )
    lut = np.array(numbers, dtype=np.float64)
    return np.take(lut, column.codes)


def _participants(reader: SheetReader) -> dict[int, list[int]]:
    """Per different cell the codes of the names in it; a cell without names or with too many rejects its rows."""
    column = reader.column("participants")
    assert column is not None  # the shape was recognised by this column
    result = {}
    rows = RowsOf(column.codes)
    for code, value in enumerate(column.values):
        if is_excel_error(value):
            reader.tell_excel_error("participants", rows[code], value, needed=True)
            continue
        names = split_participants(value, reader.choice.marks)
        if not names:
            reader.reject(
                rows[code],
                "participants",
                "missing_organisation",
                mark("hier staan geen deelnemers. Vul namen in met ; ertussen, of haal de rij weg."),
            )
        elif len(names) > MOST_PARTICIPANTS:
            reader.reject(
                rows[code],
                "participants",
                "too_many_participants",
                mark(
                    "hier staan {count} deelnemers, meer dan {most}. Splits de bijeenkomst, "
                    "of laat deze rij weg: een zaal vol is nog geen samenwerking.",
                    count=len(names),
                    most=MOST_PARTICIPANTS,
                ),
            )
        elif any(clean(name).bad for name in names):
            reader.tell_odd_text("participants", rows[code], value, True, 0)
        else:
            result[code] = [reader.vocabulary.code(name) for name in names]
    return result


def _seats(reader: SheetReader, seats: dict[int, list[int]], kept: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    column = reader.column("participants") if seats else None
    if column is None:
        return np.array([], dtype=np.int32), np.array([], dtype=np.int32)
    rows: list[int] = []
    names: list[int] = []
    for position, code in enumerate(column.codes[kept].tolist()):
        rows.extend([position] * len(seats[code]))
        names.extend(seats[code])
    return np.array(rows, dtype=np.int32), np.array(names, dtype=np.int32)


# --- the register ---


def _register(reader: SheetReader, place: int) -> SheetRows:
    texts = {
        name: _texts(reader, name) for name in ("id", "name", "kind", "part_of", "contact_role", "kvk", "brin", "agb")
    }
    lists = {name: _lists(reader, name) for name in ("municipality", "area", "subregion", "aliases")}
    nameless = np.array([is_nobody(name) for name in texts["name"]], dtype=bool)
    if "name" in reader.columns:
        names = reader.columns["name"]
        told = np.array([is_excel_error(value) for value in names.values], dtype=bool)
        nameless &= ~told[names.codes[: reader.n]] if len(told) else True
    reader.reject(
        nameless,
        "name",
        "missing_name",
        lambda position: (
            mark(
                "{value} is geen naam. Elke organisatie heeft een naam nodig.",
                value=reader.shown("name", texts["name"][position]),
            )
            if texts["name"][position]
            else mark("hier staat geen naam. Elke organisatie heeft een naam nodig.")
        ),
    )
    start, start_begin, _, _ = dates_of(reader, "begin")
    stop, _, stop_end, _ = dates_of(reader, "end")
    begin = np.where(start == GOOD, start_begin, FIRST).astype(np.int32)
    end = np.where(stop == GOOD, stop_end, LAST).astype(np.int32)
    check_start(reader, start == GOOD, begin, "begin")
    check_end(reader, stop == GOOD, begin, end)
    values: dict[str, np.ndarray] = {
        "place": np.full(reader.n, place, dtype=np.int32),
        "row": reader.sheet.rows[: reader.n],
        **texts,
        **lists,
        "begin": begin,
        "end": end,
    }
    kept = reader.fate == OK
    nothing = np.array([], dtype=np.int32)
    return SheetRows(
        register={name: values[name][kept] for name in REGISTER_TYPES},
        records=None,
        participants=(nothing, nothing),
        read=reader.n,
        rejected=_rejected(reader),
        blank=_blank(reader),
    )


def _texts(reader: SheetReader, field_name: str) -> np.ndarray:
    cleaned = reader.cleaned(field_name, needed=field_name == "name")
    result = np.full(reader.n, "", dtype=object)
    if cleaned is not None and reader.n:
        codes, texts = cleaned
        result = np.array(texts, dtype=object)[codes]
    return result


def _lists(reader: SheetReader, field_name: str) -> np.ndarray:
    result = np.empty(reader.n, dtype=object)
    result[:] = [()] * reader.n
    column = reader.column(field_name)
    if column is not None:
        split = [() if is_excel_error(value) else split_values(value) for value in column.values]
        rows = RowsOf(column.codes)
        for code, parts in enumerate(split):
            if is_excel_error(value := column.values[code]):
                reader.tell_excel_error(field_name, rows[code], value, needed=False)
            elif any(clean(part).bad for part in parts):
                reader.tell_odd_text(field_name, rows[code], value, True, 0)
        for position, code in enumerate(column.codes.tolist()):
            result[position] = split[code]
    return result
