"""What someone said about the sheets of a file: which row holds the headings, what each column is, what is fixed.

A choice corrects what reading understood by itself. It is remembered for files with the same headings, and can be
kept as a file for `import --map`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from netwerk.errors import InputError
from netwerk.i18n import Text, mark
from netwerk.records.columns import FIELD_WORDS, SHAPE_WORDS, FileShape, field_called, heading_keys
from netwerk.toml_text import toml_value


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetChoice:
    """What someone said about one sheet, or about every sheet with the same headings.

    headings : the cells of the heading row as `columns.heading_keys` writes them; a choice holds for sheets that have
        a row with exactly these, in any order (empty: for every sheet, or for the sheet called `sheet`)
    sheet : only for the sheet of this name; None for any
    skip : leave the sheet out
    heading_row : the row that holds the headings, as the spreadsheet shows it; 0: there is none, and columns are
        called `kolom_a`, `kolom_b` …; None: where `headings` are found
    heading_rows : 1, or 2 where two rows together make the headings
    shape : what the sheet is; None: as its columns say
    columns : heading as `heading_keys` writes it → field of the shape, None where the column is not used; headings
        that are not named keep what was understood. Several columns may be participants, aliases, municipality,
        area or subregion together
    month_first : dates in this sheet are written month/day/year
    fixed : field → text that holds for every row, for what has no column (form, theme, source, date …)
    section : the field that rows with one text between the data fill for the rows below them; None: as understood,
        "" : they are only headings
    marks : other signs than `;` and line breaks that split participants, such as "," "/" " en "
    """

    headings: tuple[str, ...] = ()
    sheet: str | None = None
    skip: bool = False
    heading_row: int | None = None
    heading_rows: int = 1
    shape: FileShape | None = None
    columns: Mapping[str, str | None] = field(default_factory=dict)
    month_first: bool = False
    fixed: Mapping[str, str] = field(default_factory=dict)
    section: str | None = None
    marks: tuple[str, ...] = ()


def fits(choice: SheetChoice, headings: Sequence[str], sheet: str | None) -> bool:
    """Return whether `choice` is about a sheet called `sheet` with these `headings` (keys), in any order."""
    if choice.sheet is not None and choice.sheet != sheet:
        return False
    return not choice.headings or sorted(choice.headings) == sorted(headings)


def headings_of(cells: Sequence[str]) -> tuple[str, ...]:
    """Return the headings of a row of `cells` as a choice keeps them."""
    return heading_keys(cells)


# --- as a file ---

_WORDS = {
    "headings": "kolomnamen",
    "sheet": "blad",
    "skip": "overslaan",
    "heading_row": "koprij",
    "heading_rows": "koprijen",
    "shape": "soort",
    "month_first": "maand_eerst",
    "section": "tussenkoppen",
    "marks": "scheiden_bij",
    "columns": "kolommen",
    "fixed": "vast",
}
_TOP = "blad"  # each choice is a table [[blad]]
_MOST_BYTES = 1_000_000


def read_choices(path: Path) -> tuple[SheetChoice, ...]:
    """Return the choices kept in the file at `path`.

    Raises
    ------
    InputError
        If it cannot be opened, is no TOML, or says something that we do not know.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise InputError(mark("{file}: dit bestand is te groot voor een bestand met keuzes.", file=path.name))
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(
            mark("{file}: dit bestand is niet te openen ({reason}).", file=path.name, reason=error.strerror or "")
        ) from None
    except UnicodeDecodeError:
        raise InputError(
            mark("{file}: dit is geen bestand met keuzes. Maak er een op de pagina Gegevens.", file=path.name)
        ) from None
    return choices_from(text, path.name)


def choices_from(text: str, name: str) -> tuple[SheetChoice, ...]:
    """Return the choices in `text`, as `choices_text` writes them; `name` is the file that it comes from.

    Raises
    ------
    InputError
        If it is no TOML, or says something that we do not know.
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(
            mark("{file}: dit bestand met keuzes is niet te lezen ({reason}).", file=name, reason=str(error))
        ) from None
    unknown = [word for word in content if word != _TOP]
    tables = content.get(_TOP, [])
    if unknown or not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise InputError(
            mark("{file}: een bestand met keuzes bestaat uit delen die met [[{word}]] beginnen.", file=name, word=_TOP)
        )
    return tuple(_Table(table, name, number).choice() for number, table in enumerate(tables, start=1))


def choices_text(choices: Iterable[SheetChoice]) -> str:
    """Return `choices` as the text of a file for `import --map`; `choices_from` reads the same choices back."""
    return "\n".join(_written(choice) for choice in choices)


def _written(choice: SheetChoice) -> str:
    section = choice.section
    said: dict[str, str | int | Sequence[str] | None] = {
        "headings": choice.headings or None,
        "sheet": choice.sheet,
        "skip": choice.skip or None,
        "heading_row": choice.heading_row,
        "heading_rows": choice.heading_rows if choice.heading_rows != 1 else None,
        "shape": None if choice.shape is None else SHAPE_WORDS[choice.shape],
        "month_first": choice.month_first or None,
        "section": None if section is None else FIELD_WORDS.get(section, section),
        "marks": choice.marks or None,
    }
    lines = [f"[[{_TOP}]]"]
    lines += [f"{_WORDS[name]} = {toml_value(value)}" for name, value in said.items() if value is not None]
    if choice.columns:
        lines += ["", f"[{_TOP}.{_WORDS['columns']}]"]
        lines += [
            f"{toml_value(key)} = {toml_value(FIELD_WORDS[to] if to else '')}" for key, to in choice.columns.items()
        ]
    if choice.fixed:
        lines += ["", f"[{_TOP}.{_WORDS['fixed']}]"]
        lines += [f"{toml_value(FIELD_WORDS[to])} = {toml_value(text)}" for to, text in choice.fixed.items()]
    return "\n".join(lines) + "\n"


class _Table:
    """One `[[blad]]` of a file; every fault names the file and which of them it is."""

    def __init__(self, table: dict[str, Any], name: str, number: int) -> None:
        self.table, self.name, self.number = table, name, number

    def choice(self) -> SheetChoice:
        known = set(_WORDS.values())
        for word in self.table:
            if word not in known:
                raise self._fault(
                    mark("'{word}' kennen wij niet. Gebruik: {known}.", word=word, known=", ".join(sorted(known)))
                )
        shape = self._shape()
        return SheetChoice(
            headings=self._texts("headings"),
            sheet=self._text("sheet"),
            skip=self._yes("skip"),
            heading_row=self._number("heading_row", 0, 10_000),
            heading_rows=self._number("heading_rows", 1, 2) or 1,
            shape=shape,
            columns={heading: self._field(to, shape) if to else None for heading, to in self._pairs("columns").items()},
            month_first=self._yes("month_first"),
            fixed={self._field(to, shape): text for to, text in self._pairs("fixed").items()},
            section=self._section(shape),
            marks=self._texts("marks"),
        )

    def _fault(self, text: Text) -> InputError:
        return InputError(mark("{file}, deel {number}: {text}", file=self.name, number=self.number, text=text))

    def _wrong(self, field_name: str, wanted: Text) -> InputError:
        return self._fault(mark("bij '{word}' hoort {wanted}.", word=_WORDS[field_name], wanted=wanted))

    def _text(self, field_name: str) -> str | None:
        value = self.table.get(_WORDS[field_name])
        if value is not None and not isinstance(value, str):
            raise self._wrong(field_name, mark("een tekst tussen aanhalingstekens"))
        return value

    def _texts(self, field_name: str) -> tuple[str, ...]:
        value = self.table.get(_WORDS[field_name], [])
        if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
            raise self._wrong(field_name, mark('een lijst van teksten, zoals ["a", "b"]'))
        return tuple(value)

    def _yes(self, field_name: str) -> bool:
        value = self.table.get(_WORDS[field_name], False)
        if not isinstance(value, bool):
            raise self._wrong(field_name, mark("true of false"))
        return value

    def _number(self, field_name: str, least: int, most: int) -> int | None:
        value = self.table.get(_WORDS[field_name])
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise self._wrong(field_name, mark("een getal van {least} tot en met {most}", least=least, most=most))
        return value

    def _pairs(self, field_name: str) -> dict[str, str]:
        value = self.table.get(_WORDS[field_name], {})
        if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
            raise self._wrong(field_name, mark('regels als "kolomnaam" = "tekst"'))
        return value

    def _shape(self) -> FileShape | None:
        word = self._text("shape")
        if word is None:
            return None
        shapes: tuple[FileShape, ...] = get_args(FileShape)
        for shape in shapes:
            if word.strip().casefold() in (shape, SHAPE_WORDS[shape]):
                return shape
        raise self._wrong("shape", mark("een van {known}", known=", ".join(SHAPE_WORDS.values())))

    def _section(self, shape: FileShape | None) -> str | None:
        word = self._text("section")
        return self._field(word, shape) if word else word

    def _field(self, word: str, shape: FileShape | None) -> str:
        found = field_called(word, shape)
        if found is None:
            raise self._fault(
                mark("'{word}' is geen kolom die wij kennen. Kies uit: {known}.", word=word, known=_known(shape))
            )
        return found


def _known(shape: FileShape | None) -> str:
    from netwerk.records.columns import HEADINGS

    fields = HEADINGS[shape] if shape else FIELD_WORDS
    return ", ".join(FIELD_WORDS[name] for name in fields)
