"""Reading files: every row becomes accepted, rejected or blank, and everything odd is a problem with its place.

Reading never stops at the first bad row. Each column is made clean and parsed over its *different* values only; rows
are arrays of codes, so that a million rows cost little more than reading them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import pandas as pd

from netwerk.errors import InputError
from netwerk.i18n import Language, Text, mark, translate
from netwerk.model import Classification, Place, Problem, Rows, Severity
from netwerk.records.choices import SheetChoice
from netwerk.records.chosen import as_chosen
from netwerk.records.columns import FileShape, Heading, column_letters
from netwerk.records.deciding import Decision, OpenName
from netwerk.records.files import InputFile, Sheet, Unread, plain_name, sheets
from netwerk.records.findings import Findings, Spot, where
from netwerk.records.guarding import TakenOut, columns_about_persons, guard, tell_refused_columns
from netwerk.records.matching import Words
from netwerk.records.settling import settle_problems
from netwerk.records.sheet_reader import Vocabulary
from netwerk.records.sheet_rows import RECORD_TYPES, REGISTER_TYPES, SheetRows, read_sheet
from netwerk.records.understanding import SheetView
from netwerk.records.viewing import Known, names_in, view_of

Progress = Callable[[float], None]


@dataclass(frozen=True, kw_only=True)
class FileReport:
    """What one sheet of one file was understood to be, and what became of its rows."""

    name: str
    sha256: str
    sheet: str | None
    shape: FileShape | None  # None: not understood, left out
    columns: Mapping[str, str | None]  # heading as written → field, None where it is ignored
    read: int = 0
    imported: int = 0
    rejected: int = 0
    blank: int = 0
    view: SheetView | None = None  # what was understood, to show and correct


@dataclass(frozen=True, kw_only=True)
class Reading:
    """The accepted rows of some files and an account of the rest: read = imported + rejected + blank."""

    rows: Rows
    problems: tuple[Problem, ...]
    read: int
    imported: int
    rejected: int
    blank: int
    files: tuple[FileReport, ...]
    names: tuple[OpenName, ...] = ()  # to be settled, most rows first
    taken_out: tuple[TakenOut, ...] = ()  # cells that hold something about a person


@dataclass(frozen=True, kw_only=True)
class _Part:
    """One understood sheet with its rows."""

    place: Place
    sheet: Sheet
    rows: SheetRows

    @property
    def heading(self) -> Heading:
        return self.sheet.heading


@dataclass(frozen=True, kw_only=True)
class _LeftOut:
    """One sheet that was not read."""

    place: Place
    item: Unread


def read(
    files: Sequence[InputFile],
    *,
    classification: Classification,
    today: int,
    known: Sequence[Rows] = (),
    choices: Sequence[SheetChoice] = (),
    decisions: Sequence[Decision] = (),
    progress: Progress | None = None,
) -> Reading:
    """Return the accepted rows of `files`, with a problem for everything that was rejected, changed or odd.

    Parameters
    ----------
    today : day number; moments and starts lie at most a year after it
    known : rows that are already there (the database): names are matched against their register too
    choices : what someone said about sheets with these headings; of several that fit, the last holds
    decisions : what was decided about names before; names that they settle are no problem
    progress : called with the share done, 0.0 to 1.0

    Raises
    ------
    InputError
        If a file that was asked for by itself cannot be understood at all.
    """
    findings = Findings()
    vocabulary = Vocabulary()
    found: list[_Part | _LeftOut] = []
    parts: list[_Part] = []
    with ThreadPoolExecutor(max_workers=1) as background:
        for number, file in enumerate(files):
            name = plain_name(file.name)
            same = next((other for other in files[:number] if other.content == file.content), None)
            if same is not None:
                findings.add(
                    Spot(name),
                    "same_file",
                    Severity.NOTICE,
                    mark("is hetzelfde bestand als {other}; een keer gelezen", other=plain_name(same.name)),
                )
                continue
            items = _opened(file, name, findings, choices)
            sha256 = background.submit(_sha256, file)  # hashing leaves Python free to read on
            for item in items:
                if isinstance(item, Unread):
                    findings.add(Spot(name, item.name), item.code, item.severity, item.reason)
                    found.append(_LeftOut(place=Place(file=name, sheet=item.name, sha256=sha256.result()), item=item))
                    continue
                spot = Spot(name, item.name)
                for remark in item.remarks:
                    findings.add(Spot(name, item.name, remark.row), remark.code, remark.severity, remark.text)
                rows = read_sheet(
                    item,
                    spot,
                    place=len(parts),
                    classification=classification,
                    today=today,
                    vocabulary=vocabulary,
                    findings=findings,
                )
                _name_ignored(item, spot, findings, rows.read)
                place = Place(file=name, sheet=item.name, sha256=sha256.result())
                parts.append(_Part(place=place, sheet=item, rows=rows))
                found.append(parts[-1])
            if progress is not None:
                progress(0.8 * (number + 1) / len(files))
    accepted = _rows(parts, vocabulary)
    guarded = guard(
        accepted, [part.heading for part in parts], known=known, classification=classification, findings=findings
    )
    settled = settle_problems(
        guarded.rows,
        [part.heading for part in parts],
        known=known,
        decisions=decisions,
        classification=classification,
        findings=findings,
    )
    # pairs of one organisation only show once names are matched: rejected after all
    pairs = np.bincount(guarded.rows.records["place"].to_numpy()[settled.self_pairs], minlength=len(parts))
    lost = guarded.rejected + pairs[: len(parts)]
    rejected = iter(lost.tolist())
    known_words = Known(words=Words.of(classification), names=names_in([*known, settled.rows]))
    reports = [
        _report(one, next(rejected), known_words, findings)
        if isinstance(one, _Part)
        else _left_out(one, known_words, findings)
        for one in found
    ]
    if progress is not None:
        progress(1.0)
    return Reading(
        rows=settled.rows,
        problems=findings.problems(),
        read=sum(report.read for report in reports),
        imported=sum(report.imported for report in reports),
        rejected=sum(report.rejected for report in reports),
        blank=sum(report.blank for report in reports),
        files=tuple(reports),
        names=settled.names,
        taken_out=guarded.taken,
    )


def check_json(reading: Reading, language: Language = "nl") -> dict[str, object]:
    """Return the result of `check` in the shape of CONTRACT §4, its messages in `language`."""
    return {
        "read": reading.read,
        "imported": reading.imported,
        "rejected": reading.rejected,
        "blank": reading.blank,
        "problems": [
            {
                "file": problem.file,
                "sheet": problem.sheet,
                "row": problem.row,
                "column": problem.column,
                "code": problem.code,
                "severity": problem.severity.value,
                "message": translate(problem.message, language),
            }
            for problem in reading.problems
        ],
    }


def _opened(file: InputFile, name: str, findings: Findings, choices: Sequence[SheetChoice]) -> list[Sheet | Unread]:
    """The sheets of `file`; a file in a folder that cannot be used is a problem, one named itself an InputError."""
    try:
        items = [as_chosen(item, choices) if isinstance(item, Sheet) else item for item in sheets(file, choices)]
    except InputError as error:
        if file.named:
            raise
        findings.say(Spot(name), "unreadable_file", Severity.WARNING, error.text)
        return []
    if file.named and not any(isinstance(item, Sheet) or item.code == "skipped_sheet" for item in items):
        reason = items[0].reason if items and isinstance(items[0], Unread) else mark("dit bestand is leeg.")
        raise InputError(where(Spot(name), reason))
    return items


def _sha256(file: InputFile) -> str:
    return file.sha256


_LOOKS_LIKE: Mapping[FileShape, Text] = {
    "register": mark("een lijst met organisaties"),
    "pairs": mark("registraties van twee organisaties per rij"),
    "attendance": mark("registraties met één deelnemer per rij"),
    "list": mark("registraties met alle deelnemers in één cel"),
}


def _left_out(one: _LeftOut, known: Known, findings: Findings) -> FileReport:
    place = one.place
    view = view_of(place.file, one.item, None, known)
    if one.item.code == "unknown_shape" and view.suggested_shape is not None:
        # rows that someone meant to be read are missing, and that is more than a note in passing
        findings.add(
            Spot(place.file, place.sheet, view.heading_row),
            "looks_like",
            Severity.WARNING,
            mark(
                "dit lijkt op {shape}, maar de kolomnamen kennen wij niet. Er is niets van gelezen. "
                "Kies op de pagina Gegevens wat elke kolom is, of geef een bestand met keuzes (--map).",
                shape=_LOOKS_LIKE[view.suggested_shape],
            ),
        )
    return FileReport(name=place.file, sha256=place.sha256, sheet=place.sheet, shape=None, columns={}, view=view)


def _name_ignored(sheet: Sheet, spot: Spot, findings: Findings, rows: int) -> None:
    heading = sheet.heading
    refused = columns_about_persons(sheet)
    tell_refused_columns(refused, spot, findings, rows=rows)
    ignored = [cell for cell in (*heading.ignored, *_unnamed(sheet)) if cell not in refused]
    if ignored:
        findings.add(
            spot,
            "ignored_columns",
            Severity.NOTICE,
            mark("deze kolommen gebruiken wij niet en bewaren wij niet: {columns}.", columns=_listed(ignored)),
        )
    if heading.doubled:
        findings.add(
            spot,
            "double_column",
            Severity.WARNING,
            mark(
                "deze kolommen staan er twee keer; alleen de eerste is gelezen: {columns}.",
                columns=_listed(heading.doubled),
            ),
        )


def _unnamed(sheet: Sheet) -> list[str]:
    """Columns that hold something and have no heading, by their letter."""
    width = max((len(line) for line in sheet.top.sample), default=0)
    heading = sheet.heading
    used = {*heading.fields.values(), *(at for more in heading.also.values() for at in more)}
    return [
        f"kolom {column_letters(at)}"
        for at in range(width)
        if at not in used
        and not (at < len(heading.cells) and heading.cells[at])
        and any(at < len(line) and line[at].strip() for line in sheet.top.sample)
    ]


def _listed(names: Sequence[str]) -> str:
    short = [name if len(name) <= 40 else name[:39] + "…" for name in names[:20]]
    return ", ".join(short) + (" …" if len(names) > 20 else "")


def _rows(parts: Sequence[_Part], vocabulary: Vocabulary) -> Rows:
    """All accepted rows of all sheets as one."""
    registers = [part.rows.register for part in parts if part.rows.register is not None]
    records = [part.rows.records for part in parts if part.rows.records is not None]
    counts = np.cumsum([0, *(len(frame["row"]) for frame in records)])
    shifted = [
        (rows + at, names)
        for (rows, names), at in zip(
            (part.rows.participants for part in parts if part.rows.records is not None), counts[:-1], strict=True
        )
    ]
    return Rows(
        texts=np.array(vocabulary.texts, dtype=object),
        places=tuple(part.place for part in parts),
        register=_frame(registers, REGISTER_TYPES),
        records=_frame(records, RECORD_TYPES),
        participants=pd.DataFrame(
            {
                "row": np.concatenate([np.array([], dtype=np.int32), *(rows for rows, _ in shifted)]).astype(np.int32),
                "name": np.concatenate([np.array([], dtype=np.int32), *(names for _, names in shifted)]).astype(
                    np.int32
                ),
            }
        ),
    )


def _frame(parts: Sequence[Mapping[str, np.ndarray]], types: Mapping[str, type]) -> pd.DataFrame:
    if not parts:
        return pd.DataFrame({name: pd.Series([], dtype=dtype) for name, dtype in types.items()})
    columns = {}
    for name, dtype in types.items():
        values = parts[0][name] if len(parts) == 1 else np.concatenate([part[name] for part in parts])
        # texts stay Python strings in object columns, as the model promises; pandas would make its own type of them
        columns[name] = pd.Series(values.astype(dtype, copy=False), dtype=dtype, copy=False)
    return pd.DataFrame(columns, copy=False)


def _report(part: _Part, lost: int, known: Known, findings: Findings) -> FileReport:
    heading, rows, place = part.heading, part.rows, part.place
    field_at = {at: field for field, at in heading.fields.items()}
    field_at |= {at: field for field, more in heading.also.items() for at in more}
    view = view_of(place.file, part.sheet, rows, known)
    splitting = [sign for sign, all_known in view.other_marks.items() if all_known]
    if splitting:
        findings.add(
            Spot(place.file, place.sheet, None, heading.written("participants")),
            "may_be_split",
            Severity.NOTICE,
            mark(
                "hier staan namen met {sign} ertussen, en elk deel is een bekende naam. Wij splitsen alleen bij ;. "
                "Kies bij dit blad voor splitsen als dat klopt.",
                sign=", ".join(f"'{sign.strip()}'" for sign in splitting),
            ),
        )
    return FileReport(
        name=place.file,
        sha256=place.sha256,
        sheet=place.sheet,
        shape=heading.shape,
        columns={cell: field_at.get(at) for at, cell in enumerate(heading.cells) if cell},
        read=rows.read,
        imported=rows.imported - lost,
        rejected=rows.rejected + lost,
        blank=rows.blank,
        view=view,
    )
