"""The problems of dropped files by kind: what each kind is called, how often it was met, and how grave it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from netwerk.i18n import Text, mark
from netwerk.model import Problem, Severity

_CALLED: dict[str, Text] = {
    "ambiguous_name": mark("Naam van meer dan één organisatie"),
    "bad_date": mark("Geen geldige datum"),
    "bad_intensity": mark("Geen bruikbaar getal bij intensiteit"),
    "bad_text": mark("Onleesbare of te lange tekst"),
    "cleaned_text": mark("Tekst opgeschoond"),
    "date_out_of_range": mark("Datum te vroeg of te laat"),
    "direction_without_form": mark("Richting zonder vorm"),
    "double_column": mark("Kolom staat er twee keer"),
    "duplicate": mark("Dubbele rij"),
    "duplicate_id": mark("Id staat er twee keer"),
    "early_date": mark("Datum lang geleden"),
    "end_before_start": mark("Einde voor het begin"),
    "excel_error": mark("Fout van Excel in een cel"),
    "fixed_not_used": mark("Vaste waarde niet gebruikt"),
    "hidden_rows": mark("Verborgen rijen gelezen"),
    "hidden_sheet": mark("Verborgen blad gelezen"),
    "ignored_columns": mark("Kolommen die niet worden gebruikt"),
    "matrix_diagonal": mark("Organisatie met zichzelf in een matrix"),
    "may_be_split": mark("Misschien meer dan één naam"),
    "merged_cells": mark("Samengevoegde cellen"),
    "missing_date": mark("Datum ontbreekt"),
    "missing_name": mark("Naam ontbreekt"),
    "missing_organisation": mark("Organisatie ontbreekt"),
    "missing_start": mark("Begin ontbreekt"),
    "month_first": mark("Datum met de maand voorop"),
    "no_register": mark("Geen register"),
    "not_in_register": mark("Naam staat niet in het register"),
    "numbered_ids": mark("Ids zijn volgnummers"),
    "odd_characters": mark("Vreemde tekens"),
    "outside_existence": mark("Registratie van voor of na het bestaan"),
    "personal_data": mark("Gegevens over personen"),
    "possibly_person": mark("Misschien de naam van een persoon"),
    "refused_column": mark("Kolom over personen"),
    "row_too_long": mark("Meer cellen dan koppen"),
    "same_file": mark("Twee keer hetzelfde bestand"),
    "same_sheet": mark("Twee keer hetzelfde blad"),
    "self_pair": mark("Organisatie met zichzelf"),
    "skipped_row": mark("Rij overgeslagen"),
    "skipped_section": mark("Tussenkop overgeslagen"),
    "vertices_left_out": mark("Punten niet gelezen"),
    "skipped_sheet": mark("Blad overgeslagen"),
    "too_many_participants": mark("Te veel deelnemers"),
    "two_dates": mark("Datum en periode tegelijk"),
    "unclosed_quote": mark("Aanhalingsteken niet gesloten"),
    "unknown_form": mark("Onbekende vorm"),
    "unknown_kind": mark("Onbekende soort"),
    "unknown_municipality": mark("Onbekende gemeente"),
    "unknown_node": mark("Naam zonder rij in het register"),
    "unknown_parent": mark("Onbekende ‘onderdeel van’"),
    "unknown_role": mark("Onbekende rol"),
    "looks_like": mark("Blad of bestand misschien herkend"),
    "unknown_shape": mark("Blad of bestand niet herkend"),
    "unreadable_file": mark("Bestand niet te lezen"),
}
_OTHER = mark("Overig")
_GRAVEST = (Severity.ERROR, Severity.WARNING, Severity.NOTICE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemKind:
    """Problems of one code and severity. called : in words; count : how many there are."""

    code: str
    severity: Severity
    called: Text
    count: int


def kinds_of(problems: Iterable[Problem]) -> tuple[ProblemKind, ...]:
    """Return the kinds of `problems`, the gravest first and of those the most frequent."""
    counts = Counter((problem.code, problem.severity) for problem in problems)
    kinds = [
        ProblemKind(code=code, severity=severity, called=_CALLED.get(code, _OTHER), count=count)
        for (code, severity), count in counts.items()
    ]
    return tuple(sorted(kinds, key=lambda kind: (_GRAVEST.index(kind.severity), -kind.count, kind.code)))


def of_kind(problems: Iterable[Problem], code: str | None, severity: Severity | None) -> tuple[Problem, ...]:
    """Return the problems with this code and severity; None asks for any."""
    return tuple(
        problem for problem in problems if code in (None, problem.code) and severity in (None, problem.severity)
    )
