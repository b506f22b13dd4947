"""One sheet while it is read: what becomes of each row, the columns made clean, and where problems go."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

import numpy as np

from netwerk.i18n import Text, mark
from netwerk.model import Classification, Severity
from netwerk.privacy import may_be_personal
from netwerk.records.choices import SheetChoice
from netwerk.records.columns import FileShape, Heading
from netwerk.records.excel_errors import is_excel_error, said_of
from netwerk.records.files import Column, Sheet
from netwerk.records.findings import Findings, Spot, shown
from netwerk.records.matching import Words
from netwerk.records.parsing import LONGEST_TEXT, clean

# from EMPTY on a row holds nothing to look at further
OK, REJECTED, EMPTY, SKIPPED, UNREADABLE = 0, 1, 2, 3, 4
MOST_TOLD = 10_000  # problems of one sort in one column that are told one by one; the rest is counted


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


class SheetReader:
    """The state of reading one sheet: the fate of each row, and where problems go."""

    def __init__(
        self,
        sheet: Sheet,
        spot: Spot,
        *,
        classification: Classification,
        today: int,
        vocabulary: Vocabulary,
        findings: Findings,
    ) -> None:
        self.sheet, self.spot, self.vocabulary, self.findings = sheet, spot, vocabulary, findings
        self.classification, self.today = classification, today
        self.heading: Heading = sheet.heading
        self.shape: FileShape = sheet.heading.shape
        self.n = len(sheet.rows)
        self.fate = np.full(self.n, OK, dtype=np.int8)
        self.columns: Mapping[str, Column] = sheet.columns
        self.choice = sheet.choice or SheetChoice()
        self.doubtful: dict[str, str] = {}  # heading of a date column → see `SheetView.doubtful_dates`
        self._personal: dict[str, bool] = {}  # field → whether its column may be about persons
        self._told: dict[tuple[str, str, Severity], int] = {}  # code and field → problems, told or only counted

    @cached_property
    def words(self) -> Words:
        return Words.of(self.classification)

    # --- problems ---

    def at(self, position: int, field_name: str | None = None) -> Spot:
        """Return the place of a row, and of a column where `field_name` is given."""
        column = None if field_name is None else self.heading.written(field_name)
        return Spot(self.spot.file, self.spot.sheet, int(self.sheet.rows[position]), column)

    def reject(self, rows: np.ndarray, field_name: str | None, code: str, text: Text | Callable[[int], Text]) -> None:
        """Reject `rows` (a mask or positions), each with a problem of its own; after `MOST_TOLD` they are counted."""
        positions = np.flatnonzero(rows) if rows.dtype == np.bool_ else rows
        positions = positions[self.fate[positions] < EMPTY]
        self.fate[positions] = REJECTED
        room = self._room(code, field_name, Severity.ERROR, len(positions))
        for position in positions[:room].tolist():
            said = text if isinstance(text, Text) else text(position)
            self.findings.add(self.at(position, field_name), code, Severity.ERROR, said)

    def tell_row(self, position: int, code: str, text: Callable[[], Text]) -> None:
        """Tell something about one row that is no fault; after `MOST_TOLD` of a sort they are counted."""
        if self._room(code, None, Severity.NOTICE, 1):
            self.findings.add(self.at(position), code, Severity.NOTICE, text())

    def _room(self, code: str, field_name: str | None, severity: Severity, count: int) -> int:
        """How many of `count` problems of one sort may still be told one by one; all of them are counted."""
        key = (code, field_name or "", severity)
        told = self._told.get(key, 0)
        self._told[key] = told + count
        return min(count, max(0, MOST_TOLD - told))

    def tell_the_rest(self) -> None:
        """Say how much there is beyond what was told one by one."""
        for (code, field_name, severity), count in self._told.items():
            if count > MOST_TOLD:
                column = self.heading.written(field_name) if field_name else None
                self.findings.add(
                    Spot(self.spot.file, self.spot.sheet, None, column),
                    code,
                    severity,
                    mark("nog {count} rijen zijn om dezelfde reden afgewezen.", count=count - MOST_TOLD)
                    if severity is Severity.ERROR
                    else mark("dezelfde melding geldt nog {count} keer.", count=count - MOST_TOLD),
                )

    def once(
        self,
        rows: np.ndarray,
        field_name: str,
        code: str,
        severity: Severity,
        text: Text | Callable[[], Text],
        key: str = "",
    ) -> None:
        """Tell one problem for all of `rows` (a mask or positions), at the first of them."""
        positions = np.flatnonzero(rows) if rows.dtype == np.bool_ else rows
        positions = positions[self.fate[positions] < EMPTY]
        if len(positions) and self._room(code, field_name, severity, 1):
            said = text if isinstance(text, Text) else text()
            unique = key or f"{self.spot.file}|{self.spot.sheet}|{field_name}|{said}"
            self.findings.once(
                unique, self.at(int(positions[0]), field_name), code, severity, said, times=len(positions)
            )

    def shown(self, field_name: str, value: str) -> str | Text:
        """Return `value` of a column in quotes; "deze waarde" where it or its column may be about a person."""
        heading = self.heading.written(field_name)
        if field_name not in self._personal:
            first = islice(self.columns[field_name].values, 200)
            self._personal[field_name] = may_be_personal(heading, first)
        return shown(value, heading, personal=self._personal[field_name])

    def shown_at(self, field_name: str, position: int) -> str | Text:
        """Return the value of a column in one row as `shown` does."""
        column = self.columns[field_name]
        return self.shown(field_name, clean(column.values[column.codes[position]]).text)

    # --- columns ---

    def column(self, field_name: str) -> Column | None:
        """Return a column over the rows that are read; None where the sheet has none."""
        column = self.columns.get(field_name)
        return None if column is None else Column(codes=column.codes[: self.n], values=column.values)

    def cleaned(self, field_name: str, *, needed: bool = False) -> tuple[np.ndarray, list[str]] | None:
        """Return the codes of a column and its different values made clean; None where the sheet has none.

        Unusable values reject their rows; so does an error of Excel where the field is `needed`.
        """
        column = self.column(field_name)
        if column is None:
            return None
        result = []
        rows = RowsOf(column.codes)
        for code, value in enumerate(column.values):
            cleaned = clean(value)
            if is_excel_error(value):
                self.tell_excel_error(field_name, rows[code], value, needed=needed)
                result.append("")
                continue
            result.append(cleaned.text)
            if cleaned.bad or cleaned.removed or cleaned.odd:
                self.tell_odd_text(field_name, rows[code], value, cleaned.bad, cleaned.removed)
        return column.codes, result

    def tell_excel_error(self, field_name: str, rows: np.ndarray, value: str, *, needed: bool) -> None:
        """Tell an error of Excel in `rows`: they are rejected where the field is `needed`, else the cell is empty."""
        if needed:
            self.reject(rows, field_name, "excel_error", said_of(value))
        else:
            self.once(rows, field_name, "excel_error", Severity.WARNING, said_of(value))

    def tell_odd_text(self, field_name: str, rows: np.ndarray, value: str, bad: bool, removed: int) -> None:
        """Tell that `value` cannot be used, had an invisible sign (at place `removed`), or holds strange signs."""
        if bad:
            self.reject(
                rows,
                field_name,
                "bad_text",
                lambda _: mark(
                    "{value} is te lang of onleesbaar; gebruik hoogstens {longest} gewone tekens.",
                    value=self.shown(field_name, value),
                    longest=LONGEST_TEXT,
                ),
            )
        elif removed:
            self.once(
                rows,
                field_name,
                "cleaned_text",
                Severity.NOTICE,
                lambda: mark(
                    "in {value} staat op plaats {at} een onzichtbaar teken; wij lezen de tekst zonder.",
                    value=self.shown(field_name, value),
                    at=removed,
                ),
            )
        else:
            self.once(
                rows,
                field_name,
                "odd_characters",
                Severity.WARNING,
                lambda: mark(
                    "{value} bevat vreemde tekens. Is het bestand in een andere codering bewaard? Kies CSV UTF-8.",
                    value=self.shown(field_name, value),
                ),
            )


class RowsOf:
    """Which rows hold a code: sorted once, so that a column in which every value is odd takes no square of time."""

    def __init__(self, codes: np.ndarray) -> None:
        self._codes = codes

    @cached_property
    def _sorted(self) -> tuple[np.ndarray, np.ndarray]:
        order = np.argsort(self._codes, kind="stable")
        most = int(self._codes.max(initial=-1)) + 1
        return order, np.searchsorted(self._codes[order], np.arange(most + 1))

    def __getitem__(self, code: int) -> np.ndarray:
        """Return the positions of the rows with `code`, ascending."""
        order, starts = self._sorted
        return order[starts[code] : starts[code + 1]] if code + 1 < len(starts) else order[:0]


def numbered(codes: np.ndarray, wanted: np.ndarray) -> Iterator[tuple[int, np.ndarray]]:
    """Yield each code for which `wanted` holds, with the positions of its rows."""
    rows = RowsOf(codes)
    for code in np.flatnonzero(wanted).tolist():
        yield code, rows[code]
