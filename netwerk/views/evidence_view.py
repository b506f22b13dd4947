"""The records behind a line or an organisation as a table: when, what, according to whom, and where it was read."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from netwerk.i18n import Language, Text, mark, say, translate
from netwerk.model import FIRST, LAST, Dataset, Place, Precision, Window, as_date
from netwerk.views import wording


def evidence_table(dataset: Dataset, evidence: pd.DataFrame, window: Window, language: Language = "nl") -> pd.DataFrame:
    """Return the records of `analysis.evidence.evidence` as a page shows them, the latest first.

    Columns, headed in the language, all str but the two counts: date (as precisely as it is known), form, theme,
    source, participants (int), who they are, whether it counts and why not, file with sheet and row, import (Int64).
    """
    names = dict(zip(dataset.organisations["id"], dataset.organisations["name"], strict=True))
    rows = [_row(dataset, record, names, window, language) for record in evidence.iloc[::-1].to_dict("records")]
    headings = [
        mark("Datum"),
        mark("Vorm"),
        mark("Thema"),
        mark("Bron"),
        mark("Deelnemers"),
        mark("Wie"),
        mark("Telt mee"),
        mark("Waar"),
        mark("Import"),
    ]
    table = pd.DataFrame(rows, columns=[translate(heading, language) for heading in headings])
    number = say("Import", language)
    table[number] = table[number].astype("Int64")
    return table


def when(begin: int, end: int, precision: int, language: Language = "nl", *, moment: bool) -> str:
    """Return the half-open days of a record as precisely as they are known.

    "12-06-2026", "maart 2024", "tweede kwartaal 2024", "schooljaar 2023/2024", "2024". What was given as a span and
    not as one `moment` shows its first and last day; one that runs on is "vanaf 01-03-2024".
    """
    first = as_date(begin)
    if first is None:
        return say("onbekend", language) if end >= LAST else _until(end, language)
    match precision, moment:
        case Precision.MONTH, True:
            return wording.month_of(begin, language)
        case Precision.QUARTER, True:
            quarters = (
                mark("eerste kwartaal {year}", year=first.year),
                mark("tweede kwartaal {year}", year=first.year),
                mark("derde kwartaal {year}", year=first.year),
                mark("vierde kwartaal {year}", year=first.year),
            )
            return translate(quarters[(first.month - 1) // 3], language)
        case Precision.SCHOOLYEAR, True:
            return translate(mark("schooljaar {name}", name=wording.school_year(begin)), language)
        case Precision.YEAR, True:
            return str(first.year)
    if end >= LAST:
        return translate(mark("vanaf {day}", day=wording.short_date(begin)), language)
    if end - begin == 1:
        return wording.short_date(begin)
    return translate(
        mark("{first} tot en met {last}", first=wording.short_date(begin), last=wording.short_date(end - 1)), language
    )


def why_not(size: int, counts: bool, window: Window, *, inside: bool = True) -> Text:
    """Return "ja", or why a record of `size` organisations does not count under the rule of `window`.

    inside : it overlaps the period of `window`
    """
    if counts:
        return mark("ja")
    if not inside:
        return mark("nee, buiten deze periode")
    if window.largest and size > window.largest:
        return mark("nee, meer dan {largest} organisaties", largest=window.largest)
    return mark("nee, een andere vorm")


def place(file: str, sheet: str | None, row: int) -> Text:
    """Return where a row stands, as in a message about it."""
    if sheet is None:
        return mark("{file}, rij {row}", file=file, row=row)
    return mark("{file}, blad {sheet}, rij {row}", file=file, sheet=sheet, row=row)


def where_from(sheets: Sequence[tuple[Place, Sequence[int]]]) -> tuple[Text, ...]:
    """Return every place that a record was read from (`analysis.evidence.rows_behind`), a line per sheet."""
    return tuple(_place_of_rows(sheet, rows) for sheet, rows in sheets)


def _place_of_rows(sheet: Place, rows: Sequence[int]) -> Text:
    if len(rows) == 1:
        return place(sheet.file, sheet.sheet, rows[0])
    said = _listed(rows)
    if sheet.sheet is None:
        return mark("{file}, rijen {rows}", file=sheet.file, rows=said)
    return mark("{file}, blad {sheet}, rijen {rows}", file=sheet.file, sheet=sheet.sheet, rows=said)


def _listed(rows: Sequence[int]) -> str:
    """Row numbers (ascending), what follows on each other as one span: "12–19, 23"."""
    breaks = [at for at, (one, other) in enumerate(pairwise(rows), start=1) if other != one + 1]
    runs = [rows[start:stop] for start, stop in zip([0, *breaks], [*breaks, len(rows)], strict=True)]
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def about(dataset: Dataset, record: Mapping[Hashable, Any], window: Window, language: Language = "nl") -> Text:
    """Return one record (a row of `analysis.evidence.described`) as a line: what, and whether it counts."""
    what = _what(dataset, record, language)
    counts = _counts(record, window)
    if record["source"]:
        return mark("{what}. Bron: {source}. Telt mee: {counts}.", what=what, source=record["source"], counts=counts)
    return mark("{what}. Telt mee: {counts}.", what=what, counts=counts)


def _what(dataset: Dataset, record: Mapping[Hashable, Any], language: Language) -> str:
    forms = [wording.form_label(dataset.classification, form, language) for form in record["forms"]]
    return ", ".join([*forms, *record["themes"]])


def _counts(record: Mapping[Hashable, Any], window: Window) -> Text:
    inside = record["begin"] < window.end and record["end"] > window.begin
    return why_not(len(record["participants"]), record["counts"], window, inside=inside)


def _until(end: int, language: Language) -> str:
    return translate(mark("tot en met {day}", day=wording.short_date(end - 1)), language) if end > FIRST else ""


def _row(
    dataset: Dataset, record: Mapping[Hashable, Any], names: Mapping[str, str], window: Window, language: Language
) -> tuple[object, ...]:
    participants = record["participants"]
    return (
        when(record["begin"], record["end"], record["precision"], language, moment=record["moment"]),
        ", ".join(wording.form_label(dataset.classification, form, language) for form in record["forms"]),
        ", ".join(record["themes"]),
        record["source"],
        len(participants),
        ", ".join(names[id_] for id_ in participants),
        translate(_counts(record, window), language),
        translate(place(record["file"], record["sheet"], record["row"]), language),
        record["number"] or None,
    )
