"""From a sheet that was read, or left out, to what is shown of it: what was understood, and what could be chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from netwerk.model import Rows
from netwerk.privacy import personal
from netwerk.records.column_words import suggest_columns
from netwerk.records.columns import HEADINGS, NEEDED, FileShape, heading_key, unique_headings
from netwerk.records.files import Sheet, Unread
from netwerk.records.guarding import unused_columns
from netwerk.records.matching import Words, normalise
from netwerk.records.parsing import split_participants
from netwerk.records.sheet_rows import SheetRows
from netwerk.records.understanding import SheetView

MARKS = (",", "/", " en ", "&", "+", "|")  # signs that may stand between names, and also within one
_SHOWN = 15
_LONGEST = 80  # characters of a cell that are shown
_DATED = frozenset({"date", "begin"})
_FIXABLE: Mapping[FileShape, tuple[str, ...]] = {
    "register": ("kind", "municipality"),
    "pairs": ("date", "form", "source", "theme"),
    "attendance": ("date", "event", "form", "source", "theme"),
    "list": ("date", "event", "form", "source", "theme"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What suggestions are judged by: the words of the configuration, and normalised names of organisations."""

    words: Words
    names: frozenset[str]


def names_in(parts: Iterable[Rows]) -> frozenset[str]:
    """Return the normalised names, aliases and ids of the registers in `parts`."""
    found: set[str] = set()
    for part in parts:
        for name in ("id", "name"):
            found.update(part.register[name])
        for aliases in part.register["aliases"]:
            found.update(aliases)
    return frozenset(normalise(name) for name in found if name)


def view_of(file: str, item: Sheet | Unread, rows: SheetRows | None, known: Known) -> SheetView:
    """Return what was understood of one sheet of `file`; `rows` are what it gave, None where it was left out."""
    top = item.top
    cells = top.headings
    first = top.rows
    sample: Sequence[Sequence[str]] = top.sample
    if isinstance(item, Sheet) and not cells:  # another program wrote it, and its headings are ours
        cells = item.heading.cells
        first = tuple((int(item.rows[at]), tuple(item.whole(at))) for at in range(min(_SHOWN, len(item.rows))))
        sample = [line for _, line in first]
    headings = unique_headings(cells)
    fields = _fields(item, headings)
    used = {at for at, heading in enumerate(headings) if fields[heading]}
    refused = set(unused_columns(headings, used, sample))
    shape = item.heading.shape if isinstance(item, Sheet) else None
    chosen = None if item.choice is None else item.choice.shape  # may still lack columns that it needs
    suggested = suggest_columns(
        {heading: fields[heading] for at, heading in enumerate(headings) if at not in refused},
        {heading: _column(sample, at) for at, heading in enumerate(headings)},
        shape=shape or chosen,
        words=known.words,
        names=known.names,
    )
    taken = {field for field in fields.values() if field} | {found[0] for found in suggested.columns.values()}
    if rows is not None:
        taken |= set(rows.skipped.fields)
    suggested_shape = suggested.shape
    if shape is None and chosen is not None and taken >= set(NEEDED[chosen]):
        suggested_shape = chosen
    likely = shape or suggested_shape
    return SheetView(
        file=file,
        sheet=item.name,
        shape=shape,
        hidden=top.hidden,
        heading_row=top.heading_row,
        heading_rows=top.heading_rows,
        headings=headings,
        columns=fields,
        suggestions=suggested.columns,
        suggested_shape=suggested_shape,
        first_rows=_first_rows(first, refused),
        sections=0 if rows is None else rows.skipped.sections,
        section_field=None if rows is None or not rows.skipped.fields else rows.skipped.fields[0],
        totals=0 if rows is None else rows.skipped.totals,
        merged=top.merged,
        needs=() if likely is None else _needs(likely, taken),
        doubtful_dates={} if rows is None else rows.doubtful,
        refused=tuple(headings[at] for at in sorted(refused) if at < len(headings)),
        other_marks=_other_marks(item, known.names),
        choice=item.choice,
    )


def _fields(item: Sheet | Unread, headings: Sequence[str]) -> dict[str, str | None]:
    """Heading → its field; of a sheet that is left out what was chosen for it so far."""
    if isinstance(item, Unread):
        said = {} if item.choice is None else item.choice.columns
        return {heading: said.get(heading_key(heading)) for heading in headings}
    result: dict[str, str | None] = dict.fromkeys(headings)
    for field, at in item.heading.fields.items():
        for place in (at, *item.heading.also.get(field, ())):
            result[headings[place]] = field
    return result


def _column(sample: Sequence[Sequence[str]], at: int) -> list[str]:
    return [line[at] for line in sample if at < len(line)]


def _first_rows(
    rows: Iterable[tuple[int, Sequence[str]]], refused: set[int]
) -> tuple[tuple[int, tuple[str, ...]], ...]:
    return tuple(
        (row, tuple("" if at in refused else _harmless(cell) for at, cell in enumerate(cells))) for row, cells in rows
    )


def _harmless(cell: str) -> str:
    """A cell as it may be shown: in one line, shortened, empty where it says something about a person."""
    text = " ".join(cell[: 4 * _LONGEST].split())
    if personal(text) is not None:
        return ""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _needs(shape: FileShape, taken: Iterable[str]) -> tuple[str, ...]:
    fields = set(taken)
    if fields & _DATED:
        fields |= _DATED
    return tuple(field for field in _FIXABLE[shape] if field in HEADINGS[shape] and field not in fields)


def _other_marks(item: Sheet | Unread, names: frozenset[str]) -> dict[str, bool]:
    """Sign → whether every part that it makes of an unknown name is a known one."""
    if not isinstance(item, Sheet) or item.heading.shape != "list":
        return {}
    split = () if item.choice is None else item.choice.marks
    values = [value for value in item.columns["participants"].values if any(sign in value.lower() for sign in MARKS)]
    unknown = {name for value in values for name in split_participants(value, split) if normalise(name) not in names}
    result = {}
    for sign in MARKS:
        parts = [
            found for name in unknown if sign in name.lower() and len(found := split_participants(name, (sign,))) > 1
        ]
        if parts:
            result[sign] = all(normalise(part) in names for found in parts for part in found)
    return result
