"""Problems as they are found: each with its place in words, and nothing that may be personal."""

from __future__ import annotations

from dataclasses import dataclass, field

from netwerk.i18n import Text, mark
from netwerk.model import Problem, Severity
from netwerk.privacy import may_be_person, may_be_personal

_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTICE: 2}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file, as exact as it is known."""

    file: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None


@dataclass
class Findings:
    """Collects problems while files are read."""

    _found: list[Problem] = field(default_factory=list)
    _once: dict[tuple[str, str], tuple[Spot, Severity, Text, int]] = field(default_factory=dict)

    def add(self, spot: Spot, code: str, severity: Severity, text: Text) -> None:
        """Keep one problem; its message becomes the place in words and `text`."""
        self.say(spot, code, severity, where(spot, text))

    def say(self, spot: Spot, code: str, severity: Severity, message: Text) -> None:
        """Keep one problem whose message already names its place."""
        self._found.append(
            Problem(
                file=spot.file,
                sheet=spot.sheet,
                row=spot.row,
                column=spot.column,
                code=code,
                severity=severity,
                message=message,
            )
        )

    def once(self, key: str, spot: Spot, code: str, severity: Severity, text: Text, *, times: int = 1) -> None:
        """Keep a problem that is told once for each `key`, at its first place, with how often it was met."""
        old = self._once.get((code, key))
        if old is None:
            self._once[code, key] = (spot, severity, text, times)
        else:
            self._once[code, key] = (*old[:3], old[3] + times)

    def problems(self) -> tuple[Problem, ...]:
        """Return everything found: by file, sheet and row, errors first within a row."""
        for (code, _), (spot, severity, text, times) in self._once.items():
            said = text if times == 1 else mark("{text} Dit komt {times} keer voor.", text=text, times=times)
            self.add(spot, code, severity, said)
        self._once.clear()
        return tuple(sorted(self._found, key=_place_in_file))


def _place_in_file(problem: Problem) -> tuple[str, str, int, int, str]:
    row = -1 if problem.row is None else problem.row
    return (problem.file, problem.sheet or "", row, _ORDER[problem.severity], problem.column or "")


def where(spot: Spot, text: Text) -> Text:
    """Return `text` with its place in front: file, sheet, row and column as far as they are known."""
    return mark("{place}: {text}", place=_place(spot), text=text)


def _place(spot: Spot) -> Text:
    file, sheet, row, column = spot.file, spot.sheet, spot.row, spot.column
    if sheet is not None:
        file_and_sheet = mark("{file}, blad '{sheet}'", file=file, sheet=sheet)
    else:
        file_and_sheet = mark("{file}", file=file)
    if row is None and column is None:
        return file_and_sheet
    if row is None:
        return mark("{place}, kolom '{column}'", place=file_and_sheet, column=column)
    if column is None:
        return mark("{place}, rij {row}", place=file_and_sheet, row=row)
    return mark("{place}, rij {row}, kolom '{column}'", place=file_and_sheet, row=row, column=column)


def shown(value: str, heading: str, *, personal: bool = False) -> str | Text:
    """Return `value` in quotes, shortened; "deze waarde" where it, or its column, may say something about a person."""
    if personal or may_be_personal(heading, [value]) or may_be_person(value):
        return mark("deze waarde")
    one_line = " ".join(value.split())
    length = 60 if len(one_line) <= 60 else 59
    printable = "".join(sign if sign.isprintable() else "�" for sign in one_line[:length])
    return f"'{printable}'" if length == 60 else f"'{printable}…'"
