"""One sheet: which of its rows are accepted, and their values as codes and day numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import islice

import numpy as np

from netwerk.constant import at_rows, constant, looked_up
from netwerk.i18n import Text, mark
from netwerk.model import EPOCH, FIRST, LAST, Classification, Precision, Role, Severity, Shape, as_date, day_number
from netwerk.privacy import may_be_personal
from netwerk.records.columns import FileShape, Heading, heading_key, recognise
from netwerk.records.files import Column, Sheet
from netwerk.records.findings import Findings, Spot, shown
from netwerk.records.lines import Unreadable
from netwerk.records.matching import Words
from netwerk.records.parsing import (
    FOREVER,
    LONGEST_TEXT,
    MOST_PARTICIPANTS,
    clean,
    is_nobody,
    parse_date,
    parse_intensity,
    split_participants,
    split_values,
)

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

# from _EMPTY on a row holds nothing to look at further
_OK, _REJECTED, _EMPTY, _SKIPPED, _UNREADABLE = 0, 1, 2, 3, 4
_TOTAL = re.compile(
    r"(?:sub|eind)?(?:totaal|totalen|total|totals)(?: (?:aantal|generaal))?\s*[:=]?\s*\d*", re.IGNORECASE
)
_BEFORE_TOTAL = frozenset("sSeEtT")
_LONGEST_TITLE = 40  # characters; a longer text is no total and no section
_NUMBER = re.compile(r"[\d.,%\s€-]*")
_SHAPES = {"pairs": Shape.PAIR, "attendance": Shape.ATTENDANCE, "list": Shape.LIST}
_ROLES = {"van": Role.FROM, "from": Role.FROM, "naar": Role.TO, "to": Role.TO}
_FIRST_DAY = day_number(date(1900, 1, 1))
_EARLY = day_number(date(1990, 1, 1))
_NO_DATE, _GOOD, _BAD, _FOREVER = 0, 1, 2, 3
_UNREADABLE_TEXTS = {
    Unreadable.QUOTE: mark(
        "het aanhalingsteken in deze rij wordt niet gesloten. Deze rij is niet gelezen, de rijen eronder wel. "
        "Zet het teken aan beide kanten van de tekst, of haal het weg."
    ),
    Unreadable.LENGTH: mark(
        "deze rij is te lang om te lezen. Deze rij is niet gelezen, de rijen eronder wel. "
        "Zet elke organisatie of bijeenkomst op een eigen rij."
    ),
}


@dataclass
class Vocabulary:
    """Texts and their codes, in order of first appearance."""

    texts: list[str] = field(default_factory=list)
    _codes: dict[str, int] = field(default_factory=dict)

    def code(self, text: str) -> int:
        """Return the code of `text`, -1 for an empty one."""
        if not text:
            return -1
        code = self._codes.setdefault(text, len(self.texts))
        if code == len(self.texts):
            self.texts.append(text)
        return code


@dataclass(frozen=True, kw_only=True)
class SheetRows:
    """The accepted rows of one sheet as columns (see `Rows`), and how many rows became what."""

    register: dict[str, np.ndarray] | None
    records: dict[str, np.ndarray] | None
    participants: tuple[np.ndarray, np.ndarray]  # position in `records`, code of the name
    read: int
    rejected: int
    blank: int

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
    reader = _Reader(sheet, spot, classification, today, vocabulary, findings)
    reader.set_unreadable_rows_apart()
    reader.set_blank_rows_apart()
    return reader.register(place) if sheet.heading.shape == "register" else reader.records(place)


class _Reader:
    """The state of reading one sheet: the fate of each row, and where problems go."""

    def __init__(
        self,
        sheet: Sheet,
        spot: Spot,
        classification: Classification,
        today: int,
        vocabulary: Vocabulary,
        findings: Findings,
    ) -> None:
        self.sheet, self.spot, self.findings = sheet, spot, findings
        self.classification, self.today, self.vocabulary = classification, today, vocabulary
        self.heading: Heading = sheet.heading
        self.shape: FileShape = sheet.heading.shape
        self.n = len(sheet.rows)
        self.fate = np.full(self.n, _OK, dtype=np.int8)
        self._personal: dict[str, bool] = {}  # field → whether its column may be about persons

    # --- which rows hold nothing that we should read ---

    def set_unreadable_rows_apart(self) -> None:
        """Reject the rows that could not be taken apart into cells."""
        for position, reason in self.sheet.unreadable.items():
            self.fate[position] = _UNREADABLE
            self.findings.add(self._at(position), reason.value, Severity.ERROR, _UNREADABLE_TEXTS[reason])

    def set_blank_rows_apart(self) -> None:
        """Mark rows that are empty, a section heading, a total or the headings again; drop empty ones at the end."""
        for position in self._suspects():
            if self.fate[position] == _UNREADABLE:
                continue
            cells = [cell.strip() for cell in self.sheet.whole(position)]
            filled = [(at, cell) for at, cell in enumerate(cells) if cell]
            if not filled:
                self.fate[position] = _EMPTY
            elif (text := self._not_a_row(filled, cells)) is not None:
                self.fate[position] = _SKIPPED
                self.findings.add(self._at(position), "skipped_row", Severity.NOTICE, text)
        filled_rows = np.flatnonzero(self.fate != _EMPTY)
        self.n = int(filled_rows[-1]) + 1 if len(filled_rows) else 0
        self.fate = self.fate[: self.n]

    def _suspects(self) -> list[int]:
        """Positions of rows that miss something they need, or begin like a total or a heading row."""
        suspect = np.zeros(self.n, dtype=bool)
        every_row_is_dated = False
        needed = {
            "register": ("name",),
            "pairs": ("a", "b"),
            "attendance": ("organisation",),
            "list": ("participants",),
        }
        dated = np.zeros(self.n, dtype=bool)
        for name, column in self.sheet.columns.items():
            empty = np.array([not value.strip() for value in column.values], dtype=bool)
            odd = self._begin_oddly(name, column.values)
            if odd.any():
                suspect |= odd[column.codes]
            if name in needed[self.shape] and empty.any():
                suspect |= empty[column.codes]
            if name in ("date", "begin", "end") and len(empty):
                if empty.any():
                    dated |= ~empty[column.codes]
                else:
                    every_row_is_dated = True
        if self.shape != "register" and not every_row_is_dated:
            suspect |= ~dated
        return [int(at) for at in np.flatnonzero(suspect)]

    def _begin_oddly(self, field_name: str, values: Sequence[str]) -> np.ndarray:
        """Which values of a column are a word for a total, the heading, or the name of a kind among the names."""
        heading = self.heading.written(field_name)
        again = heading if heading_key(heading) else None
        odd = [value == again or (value[:1] in _BEFORE_TOTAL and _is_total(value)) for value in values]
        if self.shape == "register" and field_name == "name":
            odd = [
                found or (len(value) <= _LONGEST_TITLE and self._words.kind(value.strip()) is not None)
                for found, value in zip(odd, values, strict=True)
            ]
        return np.array(odd, dtype=bool)

    @cached_property
    def _words(self) -> Words:
        return Words.of(self.classification)

    def _not_a_row(self, filled: Sequence[tuple[int, str]], cells: Sequence[str]) -> Text | None:
        first_at, first = filled[0]
        if _TOTAL.fullmatch(first) and all(_NUMBER.fullmatch(cell) for _, cell in filled[1:]):
            return mark("dit is een totaalregel; overgeslagen.")
        again = recognise(cells)
        if again is not None and again.fields == self.heading.fields:
            return mark("hier staan de kolomnamen nog een keer; overgeslagen.")
        if len(filled) == 1 and first_at == 0 and self._is_section(first):
            return mark("dit is een tussenkop; overgeslagen.")
        return None

    def _is_section(self, text: str) -> bool:
        """Whether the only text in a row, in the first column, is a heading above a group of rows."""
        if len(self.heading.cells) < 3 or ";" in text or "\n" in text or not re.search(r"[^\W\d_]", text):
            return False
        if parse_date(text) is not None:
            return False
        field_name = next((name for name, at in self.heading.fields.items() if at == 0), None)
        if field_name == "name":
            return self._words.kind(text) is not None
        if field_name == "id":
            return " " in text or self._words.kind(text) is not None
        if field_name is None:
            return True
        column = self.sheet.columns[field_name]
        same = [code for code, value in enumerate(column.values) if value.strip() == text]
        return int(np.isin(column.codes, same).sum()) == 1

    # --- problems ---

    def _at(self, position: int, field_name: str | None = None) -> Spot:
        column = None if field_name is None else self.heading.written(field_name)
        return Spot(self.spot.file, self.spot.sheet, int(self.sheet.rows[position]), column)

    def _reject(self, rows: np.ndarray, field_name: str | None, code: str, text: Text | Callable[[int], Text]) -> None:
        """Reject the rows where the mask `rows` is true, each with a problem of its own."""
        for position in np.flatnonzero(rows & (self.fate < _EMPTY)):
            self.fate[position] = _REJECTED
            said = text if isinstance(text, Text) else text(int(position))
            self.findings.add(self._at(int(position), field_name), code, Severity.ERROR, said)

    def _once(
        self, rows: np.ndarray, field_name: str, code: str, severity: Severity, text: Text, key: str = ""
    ) -> None:
        """Tell one problem for all rows of the mask `rows`, at the first of them."""
        positions = np.flatnonzero(rows & (self.fate < _EMPTY))
        if len(positions):
            unique = key or f"{self.spot.file}|{self.spot.sheet}|{field_name}|{text}"
            self.findings.once(
                unique, self._at(int(positions[0]), field_name), code, severity, text, times=len(positions)
            )

    def _shown(self, field_name: str, value: str) -> str | Text:
        heading = self.heading.written(field_name)
        if field_name not in self._personal:
            first = islice(self.sheet.columns[field_name].values, 200)
            self._personal[field_name] = may_be_personal(heading, first)
        return shown(value, heading, personal=self._personal[field_name])

    def _shown_at(self, field_name: str, position: int) -> str | Text:
        column = self.sheet.columns[field_name]
        return self._shown(field_name, clean(column.values[column.codes[position]]).text)

    # --- columns ---

    def _column(self, field_name: str) -> Column | None:
        column = self.sheet.columns.get(field_name)
        return None if column is None else Column(codes=column.codes[: self.n], values=column.values)

    def _cleaned(self, field_name: str) -> tuple[np.ndarray, list[str]] | None:
        """The codes of a column and its different values made clean; unusable values reject their rows."""
        column = self._column(field_name)
        if column is None:
            return None
        result = []
        for code, value in enumerate(column.values):
            cleaned = clean(value)
            result.append(cleaned.text)
            if cleaned.bad or cleaned.removed or cleaned.odd:
                self._tell_odd_text(field_name, column.codes == code, value, cleaned.bad, cleaned.removed)
        return column.codes, result

    def _tell_odd_text(self, field_name: str, rows: np.ndarray, value: str, bad: bool, removed: int) -> None:
        if bad:
            self._reject(
                rows,
                field_name,
                "bad_text",
                mark(
                    "{value} is te lang of onleesbaar; gebruik hoogstens {longest} gewone tekens.",
                    value=self._shown(field_name, value),
                    longest=LONGEST_TEXT,
                ),
            )
        elif removed:
            self._once(
                rows,
                field_name,
                "cleaned_text",
                Severity.NOTICE,
                mark(
                    "in {value} staat op plaats {at} een onzichtbaar teken; wij lezen de tekst zonder.",
                    value=self._shown(field_name, value),
                    at=removed,
                ),
            )
        else:
            self._once(
                rows,
                field_name,
                "odd_characters",
                Severity.WARNING,
                mark(
                    "{value} bevat vreemde tekens. Is het bestand in een andere codering bewaard? Kies CSV UTF-8.",
                    value=self._shown(field_name, value),
                ),
            )

    def _codes(self, field_name: str) -> np.ndarray:
        """The vocabulary code of each row's text; -1 where it is empty or the column is not there."""
        cleaned = self._cleaned(field_name)
        if cleaned is None:
            return constant(-1, self.n, np.int32)
        codes, texts = cleaned
        lut = np.array([self.vocabulary.code(text) for text in texts], dtype=np.int32)
        return looked_up(lut, codes) if len(lut) else constant(-1, self.n, np.int32)

    def _names(self, field_name: str) -> np.ndarray:
        """The vocabulary code of each row's organisation; rows without one are rejected."""
        cleaned = self._cleaned(field_name)
        assert cleaned is not None  # the shape was recognised by this column
        codes, texts = cleaned
        nobody = np.array([is_nobody(text) for text in texts], dtype=bool)
        lut = np.array(
            [-1 if missing else self.vocabulary.code(text) for text, missing in zip(texts, nobody, strict=True)],
            dtype=np.int32,
        )
        if nobody.any():
            self._reject(
                nobody[codes],
                field_name,
                "missing_organisation",
                lambda position: (
                    mark(
                        "{value} is geen organisatie. Vul een naam of id in, of haal de rij weg.",
                        value=self._shown(field_name, texts[codes[position]]),
                    )
                    if texts[codes[position]]
                    else mark("hier staat geen organisatie. Vul een naam of id in, of haal de rij weg.")
                ),
            )
        return lut.take(codes) if len(lut) else np.full(self.n, -1, dtype=np.int32)

    # --- dates ---

    def _dates(self, field_name: str) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Per row of a date column its state, first day, day after the last, precision; bad dates reject their row."""
        column = self._column(field_name)
        if column is None or not len(column.values):
            zero = np.zeros(self.n, dtype=np.int32)
            return zero.astype(np.int8), zero, zero, zero.astype(np.int8)
        values = [_date_value(value, field_name == "end") for value in column.values]
        state, begin, end, precision = np.array(values, dtype=np.int32).T.copy()
        codes = column.codes
        if (state == _GOOD).all() and not precision.any():  # nearly every file
            good, day = constant(_GOOD, self.n, np.int8), constant(Precision.DAY, self.n, np.int8)
            first = begin.take(codes)
            return good, first, first + np.int32(1), day
        for code in np.flatnonzero(state == _BAD).tolist():
            text = clean(column.values[code]).text
            self._reject(codes == code, field_name, "bad_date", self._not_a_date(field_name, text))
        return state.astype(np.int8)[codes], begin[codes], end[codes], precision.astype(np.int8)[codes]

    def _not_a_date(self, field_name: str, text: str) -> Text:
        if re.fullmatch(r"\d{5}(\.\d+)?", text):
            return mark(
                "{value} is een getal en geen datum. Geef de kolom in Excel de eigenschap Datum.",
                value=self._shown(field_name, text),
            )
        return mark(
            "{value} is geen datum; schrijf dag-maand-jaar, bijvoorbeeld 29-02-2024.",
            value=self._shown(field_name, text),
        )

    def _periods(self) -> dict[str, np.ndarray]:
        """Per record row its half-open days, precision, and whether it was given as one date."""
        day, day_begin, day_end, day_precision = self._dates("date")
        if not {"begin", "end"} & set(self.sheet.columns) and (day == _GOOD).all():  # nearly every file
            self._check_start(day == _GOOD, day_begin, "date")
            moment = constant(True, self.n, np.bool_)
            return {"begin": day_begin, "end": day_end, "precision": day_precision, "moment": moment}
        start, start_begin, _, start_precision = self._dates("begin")
        stop, _, stop_end, stop_precision = self._dates("end")
        has_day, has_start, has_stop = day != _NO_DATE, start != _NO_DATE, stop != _NO_DATE
        bad = (day == _BAD) | (start == _BAD) | (stop == _BAD)
        begin = np.where(has_start, start_begin, day_begin)
        end = np.where(has_stop, stop_end, np.where(has_start, LAST, day_end)).astype(np.int32)
        end[stop == _FOREVER] = LAST
        first_field = "date" if "date" in self.sheet.columns or "begin" not in self.sheet.columns else "begin"
        none = ~bad & ~has_day & ~has_start
        self._reject(
            none & ~has_stop, first_field, "missing_date", mark("hier staat geen datum. Vul een datum of een begin in.")
        )
        self._reject(
            none & has_stop,
            "begin" if "begin" in self.sheet.columns else first_field,
            "missing_start",
            lambda position: mark(
                "er is wel een einde ({end}) maar geen begin. Vul ook het begin in.",
                end=self._shown_at("end", position),
            ),
        )
        known = ~bad & ~none
        moment = has_day & ~has_start & ~has_stop
        self._check_start(known & has_start, begin, "begin")
        self._check_start(known & ~has_start, begin, "date")
        self._check_end(known & has_stop, begin, end)
        if (both := known & has_start & has_day).any():
            self._once(
                both,
                "date",
                "two_dates",
                Severity.NOTICE,
                mark(
                    "hier staan een datum ({date}) en een begin ({begin}); wij lezen het begin en het einde.",
                    date=self._shown_at("date", int(np.argmax(both))),
                    begin=self._shown_at("begin", int(np.argmax(both))),
                ),
                key=f"{self.spot.file}|{self.spot.sheet}",
            )
        precision = np.maximum(
            np.where(has_start, start_precision, day_precision), np.where(has_stop, stop_precision, Precision.DAY)
        )
        return {"begin": begin.astype(np.int32), "end": end, "precision": precision.astype(np.int8), "moment": moment}

    def _check_start(self, rows: np.ndarray, begin: np.ndarray, field_name: str) -> None:
        if not rows.any():
            return
        latest = _years_on(self.today, 1)
        if rows.all() and begin.min() >= _EARLY and begin.max() <= latest:  # nearly every file
            return
        outside = rows & ((begin < _FIRST_DAY) | (begin > latest))
        if outside.any():
            self._reject(outside, field_name, "date_out_of_range", self._range_text(field_name, latest))
        early = rows & ~outside & (begin < _EARLY)
        if early.any():
            self._once(
                early,
                field_name,
                "early_date",
                Severity.WARNING,
                mark(
                    "{value} ligt voor 1990. Klopt het jaar?",
                    value=self._shown_at(field_name, int(np.argmax(early & (self.fate < _EMPTY)))),
                ),
                key=f"{self.spot.file}|{self.spot.sheet}|{field_name}",
            )

    def _check_end(self, rows: np.ndarray, begin: np.ndarray, end: np.ndarray) -> None:
        before = rows & (end <= begin) & (self.fate != _REJECTED)
        if before.any():
            self._reject(before, "end", "end_before_start", self._before_text)
        latest = _years_on(self.today, 50)
        late = rows & (end < LAST) & (end - 1 > latest)
        if late.any():
            self._reject(late, "end", "date_out_of_range", self._range_text("end", latest))

    def _before_text(self, position: int) -> Text:
        start = next(
            name
            for name in ("begin", "date")
            if (column := self.sheet.columns.get(name)) and column.values[column.codes[position]].strip()
        )
        return mark(
            "het einde {end} ligt voor het begin {begin}. Kijk beide datums na.",
            end=self._shown_at("end", position),
            begin=self._shown_at(start, position),
        )

    def _range_text(self, field_name: str, latest: int) -> Callable[[int], Text]:
        last = as_date(latest)
        assert last is not None
        return lambda position: mark(
            "{value} ligt te ver weg; een datum ligt hier van 01-01-1900 tot en met {last}.",
            value=self._shown_at(field_name, position),
            last=last.strftime("%d-%m-%Y"),
        )

    # --- the three record shapes ---

    def records(self, place: int) -> SheetRows:
        n = self.n
        a = b = constant(-1, n, np.int32)
        role = constant(Role.NONE, n, np.int8)
        seats: dict[int, list[int]] = {}
        if self.shape == "pairs":
            a, b = self._names("a"), self._names("b")
        elif self.shape == "attendance":
            a, role = self._names("organisation"), self._role()
        else:
            seats = self._participants()
        periods = self._periods()
        values = {
            "place": constant(place, n, np.int32),
            "row": self.sheet.rows[:n],
            "shape": constant(_SHAPES[self.shape], n, np.int8),
            "a": a,
            "b": b,
            "role": role,
            **{name: self._codes(name) for name in ("event", "form", "theme", "source")},
            **periods,
            "intensity": self._intensity(),
            "nth": constant(0, n, np.int32),
        }
        kept = self.fate == _OK
        if not kept.all():
            values = {name: at_rows(column, kept) for name, column in values.items()}
        return SheetRows(register=None, records=values, participants=self._seats(seats, kept), **self._account())

    def _account(self) -> dict[str, int]:
        return {
            "read": self.n,
            "rejected": int(np.isin(self.fate, (_REJECTED, _UNREADABLE)).sum()),
            "blank": int(np.isin(self.fate, (_EMPTY, _SKIPPED)).sum()),
        }

    def _role(self) -> np.ndarray:
        cleaned = self._cleaned("role")
        if cleaned is None:
            return np.zeros(self.n, dtype=np.int8)
        codes, texts = cleaned
        for code, text in enumerate(texts):
            if text and text.casefold() not in _ROLES:
                self._once(
                    codes == code,
                    "role",
                    "unknown_role",
                    Severity.NOTICE,
                    mark("{value} is geen rol die wij kennen; gebruik van of naar.", value=self._shown("role", text)),
                )
        lut = np.array([_ROLES.get(text.casefold(), Role.NONE) for text in texts], dtype=np.int8)
        return lut[codes] if len(lut) else np.zeros(self.n, dtype=np.int8)

    def _intensity(self) -> np.ndarray:
        """The number in each row; 0 where none is stated or it is no positive number."""
        column = self._column("intensity")
        if column is None or not len(column.values):
            return constant(0.0, self.n, np.float64)
        numbers: list[float] = []
        for code, value in enumerate(column.values):
            text = clean(value).text
            number = parse_intensity(text)
            numbers.append(number or 0.0)
            if text and number is None:
                self._once(
                    column.codes == code,
                    "intensity",
                    "bad_intensity",
                    Severity.WARNING,
                    mark(
                        "{value} is geen getal groter dan 0; wij rekenen met 1.", value=self._shown("intensity", text)
                    ),
                )
        lut = np.array(numbers, dtype=np.float64)
        return np.take(lut, column.codes)

    def _participants(self) -> dict[int, list[int]]:
        """Per different cell the codes of the names in it; a cell without names or with too many rejects its rows."""
        column = self._column("participants")
        assert column is not None  # the shape was recognised by this column
        result = {}
        for code, value in enumerate(column.values):
            names = split_participants(value)
            rows = column.codes == code if not names or len(names) > MOST_PARTICIPANTS else None
            if rows is not None and not names:
                self._reject(
                    rows,
                    "participants",
                    "missing_organisation",
                    mark("hier staan geen deelnemers. Vul namen in met ; ertussen, of haal de rij weg."),
                )
            elif rows is not None:
                self._reject(
                    rows,
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
                self._tell_odd_text("participants", column.codes == code, value, True, 0)
            else:
                result[code] = [self.vocabulary.code(name) for name in names]
        return result

    def _seats(self, seats: dict[int, list[int]], kept: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        column = self._column("participants") if seats else None
        if column is None:
            return np.array([], dtype=np.int32), np.array([], dtype=np.int32)
        rows: list[int] = []
        names: list[int] = []
        for position, code in enumerate(column.codes[kept].tolist()):
            rows.extend([position] * len(seats[code]))
            names.extend(seats[code])
        return np.array(rows, dtype=np.int32), np.array(names, dtype=np.int32)

    # --- the register ---

    def register(self, place: int) -> SheetRows:
        texts = {
            name: self._texts(name) for name in ("id", "name", "kind", "part_of", "contact_role", "kvk", "brin", "agb")
        }
        lists = {name: self._lists(name) for name in ("municipality", "area", "subregion", "aliases")}
        nameless = np.array([is_nobody(name) for name in texts["name"]], dtype=bool)
        self._reject(
            nameless,
            "name",
            "missing_name",
            lambda position: (
                mark(
                    "{value} is geen naam. Elke organisatie heeft een naam nodig.",
                    value=self._shown("name", texts["name"][position]),
                )
                if texts["name"][position]
                else mark("hier staat geen naam. Elke organisatie heeft een naam nodig.")
            ),
        )
        start, start_begin, _, _ = self._dates("begin")
        stop, _, stop_end, _ = self._dates("end")
        begin = np.where(start == _GOOD, start_begin, FIRST).astype(np.int32)
        end = np.where(stop == _GOOD, stop_end, LAST).astype(np.int32)
        self._check_start(start == _GOOD, begin, "begin")
        self._check_end(stop == _GOOD, begin, end)
        values: dict[str, np.ndarray] = {
            "place": np.full(self.n, place, dtype=np.int32),
            "row": self.sheet.rows[: self.n],
            **texts,
            **lists,
            "begin": begin,
            "end": end,
        }
        kept = self.fate == _OK
        nothing = np.array([], dtype=np.int32)
        return SheetRows(
            register={name: values[name][kept] for name in REGISTER_TYPES},
            records=None,
            participants=(nothing, nothing),
            **self._account(),
        )

    def _texts(self, field_name: str) -> np.ndarray:
        cleaned = self._cleaned(field_name)
        result = np.full(self.n, "", dtype=object)
        if cleaned is not None and self.n:
            codes, texts = cleaned
            result = np.array(texts, dtype=object)[codes]
        return result

    def _lists(self, field_name: str) -> np.ndarray:
        result = np.empty(self.n, dtype=object)
        result[:] = [()] * self.n
        column = self._column(field_name)
        if column is not None:
            split = [split_values(value) for value in column.values]
            for code, parts in enumerate(split):
                if any(clean(part).bad for part in parts):
                    self._tell_odd_text(field_name, column.codes == code, column.values[code], True, 0)
            for position, code in enumerate(column.codes.tolist()):
                result[position] = split[code]
        return result


def _is_total(value: str) -> bool:
    return len(value) <= _LONGEST_TITLE and _TOTAL.fullmatch(value.strip()) is not None


def _date_value(text: str, is_end: bool) -> tuple[int, int, int, int]:
    """State, first day, day after the last, precision."""
    written = clean(text).text
    if not written:
        return _NO_DATE, 0, 0, 0
    span = parse_date(written)
    if span is None:
        return _BAD, 0, 0, 0
    if is_end and span.begin == FOREVER:
        return _FOREVER, 0, LAST, 0
    return _GOOD, span.begin, span.end, int(span.precision)


def _years_on(day: int, years: int) -> int:
    """The same day `years` later; 28 February where that year has no 29th."""
    then = as_date(day) or EPOCH
    try:
        return day_number(then.replace(year=then.year + years))
    except ValueError:
        return day_number(then.replace(year=then.year + years, day=28))
