"""Which rows of a sheet hold nothing to read: empty ones, totals, repeated headings, and headings above a group.

What a heading above a group says belongs to the rows below it: a municipality, a kind, or what was chosen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from netwerk.i18n import Text, mark
from netwerk.model import Severity
from netwerk.records.columns import FIELD_WORDS, NEEDED, heading_key, recognise
from netwerk.records.excel_errors import is_excel_error
from netwerk.records.files import Column
from netwerk.records.lines import Unreadable
from netwerk.records.matching import Words
from netwerk.records.municipalities import MUNICIPALITIES
from netwerk.records.parsing import parse_date
from netwerk.records.sheet_reader import EMPTY, SKIPPED, UNREADABLE, SheetReader

_TOTAL = re.compile(
    r"(?:sub|eind)?(?:totaal|totalen|total|totals)(?: (?:aantal|generaal))?\s*[:=]?\s*\d*", re.IGNORECASE
)
_BEFORE_TOTAL = frozenset("sSeEtT")
_LONGEST_TITLE = 40  # characters; a longer text is no total and no section
_NUMBER = re.compile(r"[\d.,%\s€-]*")
_WORD = re.compile(r"[^\W\d_]")
_DATES = ("date", "begin", "end")
_UNREADABLE_TEXTS = {
    Unreadable.QUOTE: mark(
        "het aanhalingsteken in deze rij wordt niet gesloten. Deze rij is niet gelezen, de rijen eronder wel. "
        "Zet het teken aan beide kanten van de tekst, of haal het weg."
    ),
    Unreadable.LENGTH: mark(
        "deze rij is te lang om te lezen. Deze rij is niet gelezen, de rijen eronder wel. "
        "Zet elke organisatie of bijeenkomst op een eigen rij."
    ),
    Unreadable.DELIMITER: mark(
        "in deze rij staat een ander teken tussen de kolommen dan in de rij met kolomnamen. Deze rij is niet gelezen. "
        "Gebruik overal hetzelfde teken, bijvoorbeeld ;."
    ),
}


_IN_THE_COUNTRY = {name.casefold(): name for name in MUNICIPALITIES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """What was set apart. sections: headings above groups; fields: the columns that they fill, sorted."""

    totals: int = 0
    sections: int = 0
    fields: tuple[str, ...] = ()


NOTHING_SKIPPED = Skipped()


def set_unreadable_rows_apart(reader: SheetReader) -> None:
    """Reject the rows that could not be taken apart into cells."""
    for position, reason in reader.sheet.unreadable.items():
        reader.fate[position] = UNREADABLE
        reader.findings.add(reader.at(position), reason.value, Severity.ERROR, _UNREADABLE_TEXTS[reason])


def set_blank_rows_apart(reader: SheetReader) -> Skipped:
    """Mark rows that are empty, a section, a total or the headings again; drop empty ones at the end.

    What sections say becomes part of the reader's columns.
    """
    totals, formulas = 0, []
    sections: dict[int, str] = {}
    for position in _suspects(reader):
        if reader.fate[position] == UNREADABLE:
            continue
        cells = [cell.strip() for cell in reader.sheet.whole(position)]
        filled = [(at, cell) for at, cell in enumerate(cells) if cell]
        if not filled:
            reader.fate[position] = EMPTY
        elif all(is_excel_error(cell) for _, cell in filled):
            reader.fate[position] = SKIPPED
            formulas.append(position)
        elif _is_total(filled):
            reader.fate[position] = SKIPPED
            totals += 1
            _tell(reader, position, mark("dit is een totaalregel; overgeslagen."))
        elif _is_heading_again(reader, cells):
            reader.fate[position] = SKIPPED
            _tell(reader, position, mark("hier staan de kolomnamen nog een keer; overgeslagen."))
        elif len(filled) == 1 and _is_section(reader, position, *filled[0]):
            reader.fate[position] = SKIPPED
            sections[position] = filled[0][1]
    if formulas:
        reader.findings.once(
            f"{reader.spot.file}|{reader.spot.sheet}",
            reader.at(formulas[0]),
            "skipped_row",
            Severity.NOTICE,
            mark("in deze rij staan alleen formules zonder uitkomst; overgeslagen."),
            times=len(formulas),
        )
    filled_rows = np.flatnonzero(reader.fate != EMPTY)
    reader.n = int(filled_rows[-1]) + 1 if len(filled_rows) else 0
    reader.fate = reader.fate[: reader.n]
    return Skipped(totals=totals, sections=len(sections), fields=_fill_sections(reader, sections))


def _tell(reader: SheetReader, position: int, text: Text) -> None:
    reader.tell_row(position, "skipped_row", lambda: text)


def _suspects(reader: SheetReader) -> list[int]:
    """Positions of rows that miss something they need, or begin like a total or a heading row."""
    suspect = np.zeros(reader.n, dtype=bool)
    every_row_is_dated = False
    dated = np.zeros(reader.n, dtype=bool)
    date_is_fixed = any(name in reader.columns and name not in reader.heading.fields for name in _DATES)
    held = np.zeros(reader.n, dtype=np.int32)  # cells that hold something, of the columns that we read
    for name, column in reader.columns.items():
        if name not in reader.heading.fields:  # the same in every row, so it tells nothing about one
            continue
        empty = np.array([not value.strip() or is_excel_error(value) for value in column.values], dtype=bool)
        odd = _begin_oddly(reader, name, column.values)
        if odd.any():
            suspect |= odd[column.codes]
        if name in NEEDED[reader.shape] and empty.any():
            suspect |= empty[column.codes]
        if name in _DATES and len(empty):
            if empty.any():
                dated |= ~empty[column.codes]
            else:
                every_row_is_dated = True
        elif date_is_fixed and len(empty):
            held += ~empty[column.codes]
    if reader.shape != "register" and not every_row_is_dated:
        suspect |= held < 2 if date_is_fixed else ~dated
    return [int(at) for at in np.flatnonzero(suspect)]


def _begin_oddly(reader: SheetReader, field_name: str, values: Sequence[str]) -> np.ndarray:
    """Which values of a column are a word for a total, the heading, or what a section says among the names."""
    heading = reader.heading.written(field_name)
    again = heading if heading_key(heading) else None
    odd = [value == again or (value[:1] in _BEFORE_TOTAL and _is_total_word(value)) for value in values]
    if reader.shape == "register" and field_name == "name":
        if reader.choice.section or reader.sheet.across:
            return np.ones(len(values), dtype=bool)
        odd = [
            found or (len(value) <= _LONGEST_TITLE and _section_field(reader, value.strip()) is not None)
            for found, value in zip(odd, values, strict=True)
        ]
    return np.array(odd, dtype=bool)


def _is_total_word(value: str) -> bool:
    return len(value) <= _LONGEST_TITLE and _TOTAL.fullmatch(value.strip()) is not None


def _is_total(filled: Sequence[tuple[int, str]]) -> bool:
    return _TOTAL.fullmatch(filled[0][1]) is not None and all(
        _NUMBER.fullmatch(cell) or is_excel_error(cell) for _, cell in filled[1:]
    )


def _is_heading_again(reader: SheetReader, cells: Sequence[str]) -> bool:
    written = {field: reader.heading.cells[at] for field, at in reader.heading.fields.items()}
    if written and all(at < len(cells) and cells[at] == written[name] for name, at in reader.heading.fields.items()):
        return True
    again = recognise(cells)
    return again is not None and again.fields == reader.heading.fields


# --- headings above a group of rows ---


def _is_section(reader: SheetReader, position: int, at: int, text: str) -> bool:
    """Whether the only text in a row is a heading above a group of rows."""
    heading = reader.heading
    if reader.choice.section == "date" and at <= _first_column(reader):
        return True
    if ";" in text or "\n" in text or not _WORD.search(text):
        return False
    if position in reader.sheet.across:  # one cell over the width of the table
        return True
    if len([cell for cell in heading.cells if cell]) < 3 or parse_date(text) is not None:
        return False
    if at > _first_column(reader):
        return False
    if reader.choice.section:
        return True
    field_name = next((name for name, column in heading.fields.items() if column == at), None)
    if field_name == "name":
        return _section_field(reader, text) is not None
    if field_name == "id":
        return " " in text or _section_field(reader, text) is not None
    if field_name is None:
        return True
    column = reader.columns[field_name]
    same = [code for code, value in enumerate(column.values) if value.strip() == text]
    return int(np.isin(column.codes, same).sum()) == 1


def _first_column(reader: SheetReader) -> int:
    return next((at for at, cell in enumerate(reader.heading.cells) if cell), 0)


def _section_field(reader: SheetReader, text: str) -> str | None:
    """Which field of a register the text of a section fills by what the configuration knows; None for none."""
    if municipality_called(_without_word(text), reader.words) is not None:
        return "municipality"
    return "kind" if reader.words.kind(text) is not None else None


def municipality_called(text: str, words: Words) -> str | None:
    """Return the municipality of the configuration, or else of the country, that `text` is; None where it is none."""
    return words.municipality(text) or _IN_THE_COUNTRY.get(" ".join(text.split()).casefold())


def _without_word(text: str) -> str:
    """A municipality without what people write around it: "WEERT:", "Weert (12)"."""
    return re.sub(r"\s*(?::|\(\d+\))$", "", text)


def _fill_sections(reader: SheetReader, sections: Mapping[int, str]) -> tuple[str, ...]:
    """Put what the sections say into the columns of the rows below them; return the fields that were filled."""
    if not sections:
        return ()
    chosen = reader.choice.section
    meant: dict[str, dict[int, str]] = {}
    others: dict[int, str] = {}
    for position, text in sections.items():
        found = chosen if chosen is not None else None
        said = text
        if chosen is None and reader.shape == "register":
            plain = re.sub(r"^gemeente\s+", "", _without_word(text), flags=re.IGNORECASE)
            known = municipality_called(plain, reader.words)
            found = "municipality" if known is not None else _section_field(reader, text)
            said = known if known is not None else text
        if found:
            meant.setdefault(found, {})[position] = said
        else:
            others[position] = text
    # other headings in a register are its areas, unless there is only one: that is rather a title
    if chosen is None and reader.shape == "register" and "area" not in reader.columns and len(set(others.values())) > 1:
        meant["area"], others = others, {}
    for position in others:
        _tell(reader, position, mark("dit is een tussenkop; overgeslagen."))
    for field_name, texts in meant.items():
        reader.columns = {**reader.columns, field_name: _filled(reader, field_name, texts)}
        for position, text in texts.items():
            reader.tell_row(position, "section", partial(_section_text, reader, field_name, text))
    return tuple(sorted(meant))


def _section_text(reader: SheetReader, field_name: str, text: str) -> Text:
    return mark(
        "dit is een tussenkop; de rijen eronder krijgen {text} als {column}.",
        text=reader.shown(field_name, text),
        column=FIELD_WORDS[field_name],
    )


def _filled(reader: SheetReader, field_name: str, texts: Mapping[int, str]) -> Column:
    """The column of a field, its empty cells filled with the text of the section above them."""
    n = len(reader.sheet.rows)
    positions = np.array(sorted(texts), dtype=np.int64)
    said = ["", *(texts[int(position)] for position in positions)]
    above = np.searchsorted(positions, np.arange(n), side="right").astype(np.int32)
    old = reader.columns.get(field_name)
    if old is None or not len(old.values):
        return Column(codes=above, values=said)
    return Column(
        codes=np.where(_empty(old.values)[old.codes], above + np.int32(len(old.values)), old.codes).astype(np.int32),
        values=[*old.values, *said],
    )


def _empty(values: Iterable[str]) -> np.ndarray:
    return np.array([not value.strip() for value in values], dtype=bool)
