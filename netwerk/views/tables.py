"""Frames as a page shows them: with headings and words in the visitor's language, ready for a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from netwerk.i18n import Language, Text, mark, say, translate
from netwerk.model import Problem, Severity
from netwerk.records.reading import FileReport
from netwerk.store import ImportRecord
from netwerk.views import wording
from netwerk.views.imported import SOURCES

SHAPES: dict[str, Text] = {
    "register": mark("Organisaties"),
    "pairs": mark("Registraties, twee organisaties per rij"),
    "attendance": mark("Registraties, één deelnemer per rij"),
    "list": mark("Registraties, alle deelnemers in één cel"),
}
SEVERITIES: dict[Severity, Text] = {
    Severity.ERROR: mark("Niet ingelezen"),
    Severity.WARNING: mark("Let op"),
    Severity.NOTICE: mark("Ter informatie"),
}


def account(files: Iterable[FileReport], language: Language = "nl") -> pd.DataFrame:
    """Return one row per sheet with what became of its rows: read = imported + rejected + blank."""
    rows = [
        (
            report.name,
            report.sheet or "",
            translate(SHAPES[report.shape], language) if report.shape else say("Niet herkend", language),
            report.read,
            report.imported,
            report.rejected,
            report.blank,
        )
        for report in files
    ]
    return _frame(
        rows,
        [
            mark("Bestand"),
            mark("Blad"),
            mark("Herkend als"),
            mark("Gelezen"),
            mark("In te lezen"),
            mark("Afgewezen"),
            mark("Leeg"),
        ],
        language,
    )


def problems(found: Iterable[Problem], language: Language = "nl") -> pd.DataFrame:
    """Return one row per problem, what was rejected first."""
    order = list(SEVERITIES)
    rows = [
        (
            translate(SEVERITIES[problem.severity], language),
            problem.file,
            problem.sheet or "",
            "" if problem.row is None else str(problem.row),
            problem.column or "",
            _without_place(problem.message, language),
        )
        for problem in sorted(found, key=lambda problem: order.index(problem.severity))
    ]
    return _frame(
        rows,
        [mark("Gevolg"), mark("Bestand"), mark("Blad"), mark("Rij"), mark("Kolom"), mark("Wat is er")],
        language,
    )


def _without_place(message: Text, language: Language) -> str:
    """What was found, without the place that messages have in front: the table has columns for that."""
    found = message.values.get("text") if "place" in message.values else None
    said = translate(found if isinstance(found, Text) else message, language)
    return said[:1].upper() + said[1:]


def history(imports: Iterable[ImportRecord], language: Language = "nl") -> pd.DataFrame:
    """Return one row per import, the newest first."""
    status = {"active": mark("Telt mee"), "undone": mark("Ongedaan gemaakt")}
    rows = [
        (
            one.number,
            f"{one.at:%d-%m-%Y %H:%M}",
            translate(SOURCES.get(one.source, SOURCES["bestand"]), language),
            ", ".join(file.name for file in one.files),
            wording.figure(one.imported, language),
            wording.figure(one.rejected, language),
            translate(status[one.status], language),
        )
        for one in sorted(imports, key=lambda one: -one.number)
    ]
    headings = [
        mark("Import"),
        mark("Wanneer"),
        mark("Waaruit"),
        mark("Bestanden"),
        mark("Ingelezen"),
        mark("Afgewezen"),
        mark("Stand"),
    ]
    return _frame(rows, headings, language)


def _frame(rows: Sequence[tuple[object, ...]], headings: Sequence[Text], language: Language) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=[translate(heading, language) for heading in headings])
