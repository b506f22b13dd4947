"""The one place where a Dutch heading in a file meets an English field in the code."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from netwerk.privacy import harmless

FileShape = Literal["register", "pairs", "attendance", "list"]

# field → accepted headings: the Dutch one that we write first, the English one last; as `heading_key` returns them
_DATES: dict[str, tuple[str, ...]] = {
    "date": ("datum", "date"),
    "begin": ("vanaf", "begindatum", "startdatum", "date_start", "start", "from"),
    "end": ("tot", "tot_en_met", "t/m", "einddatum", "date_end", "end", "until"),
}
_ABOUT: dict[str, tuple[str, ...]] = {
    "form": ("vorm", "kind", "form"),
    "theme": ("thema", "theme"),
    "source": ("bron", "source"),
    "intensity": ("intensiteit", "frequentie", "intensity"),
}
_EVENT: dict[str, tuple[str, ...]] = {"event": ("bijeenkomst", "samenwerking", "event_id")}

HEADINGS: Mapping[FileShape, Mapping[str, tuple[str, ...]]] = {
    "register": {
        "id": ("id",),
        "name": ("naam", "name"),
        "kind": ("soort", "type", "kind"),
        "municipality": ("gemeente", "municipality"),
        "area": ("gebied", "area"),
        "subregion": ("subregio", "subregion"),
        "part_of": ("onderdeel_van", "part_of"),
        "begin": ("vanaf", "from"),
        "end": ("tot", "tot_en_met", "t/m", "until"),
        "aliases": ("aliassen", "aliases"),
        "contact_role": ("contactrol", "contact_role"),
        "kvk": ("kvk",),
        "brin": ("brin",),
        "agb": ("agb",),
    },
    "pairs": {
        "a": ("organisatie_a", "org_a", "van", "from_organisation"),
        "b": ("organisatie_b", "org_b", "naar", "to_organisation"),
        **_DATES,
        **_ABOUT,
    },
    "attendance": {
        **_EVENT,
        "organisation": ("organisatie", "deelnemer", "organisation"),
        **_DATES,
        **_ABOUT,
        "role": ("rol", "role"),
    },
    "list": {**_EVENT, "participants": ("deelnemers", "participants"), **_DATES, **_ABOUT},
}

SHAPE_WORDS: Mapping[FileShape, str] = {
    "register": "organisaties",
    "pairs": "paren",
    "attendance": "aanwezigheid",
    "list": "lijst",
}
# field → the Dutch word that we write for it, the same in every shape
FIELD_WORDS: Mapping[str, str] = {field: known[0] for fields in HEADINGS.values() for field, known in fields.items()}
SEVERAL = frozenset({"participants", "aliases", "municipality", "area", "subregion"})  # fields that hold a list
# what a sheet of a shape cannot do without; a record also needs a date, which may be fixed for all rows
NEEDED: Mapping[FileShape, tuple[str, ...]] = {
    "register": ("name",),
    "pairs": ("a", "b"),
    "attendance": ("organisation",),
    "list": ("participants",),
}

_WITH_VAN = "naar"  # "van" is organisation A only where "naar" is there too; elsewhere it opens a span


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What one heading row says: the shape of the sheet and which column holds which field."""

    shape: FileShape
    cells: tuple[str, ...]  # as written, see `plain_headings`
    fields: Mapping[str, int]  # field → position of its column
    doubled: tuple[str, ...] = ()  # headings that name a field for the second time; not read
    also: Mapping[str, tuple[int, ...]] = field(default_factory=dict)  # field → more columns that hold its values

    def __post_init__(self) -> None:
        object.__setattr__(self, "cells", plain_headings(self.cells))

    @property
    def ignored(self) -> tuple[str, ...]:
        """Headings that mean nothing here, as written."""
        used = {*self.fields.values(), *(at for more in self.also.values() for at in more)}
        return tuple(cell for at, cell in enumerate(self.cells) if cell and at not in used and cell not in self.doubled)

    def written(self, field: str) -> str:
        """Return the heading of `field` as the file writes it; its first Dutch name where the file has none."""
        at = self.fields.get(field)
        return HEADINGS[self.shape][field][0] if at is None else self.cells[at]


def plain_headings(cells: Sequence[str]) -> tuple[str, ...]:
    """Return the cells of a heading row as they may be shown and kept: one that says something about a person is
    called as its column."""
    return tuple(harmless(cell.strip(), f"kolom {column_letters(at)}") for at, cell in enumerate(cells))


def heading_key(text: str) -> str:
    """Return a heading without case, surrounding marks and the difference between space, hyphen and underscore."""
    plain = unicodedata.normalize("NFKC", text).casefold().strip().strip("*:").strip()
    return re.sub(r"[\s_\-]+", "_", plain)


def unique_headings(cells: Sequence[str]) -> tuple[str, ...]:
    """Return the cells of a heading row so that each differs: an empty one as its column, a second as "naam (2)".

    Examples
    --------
    >>> unique_headings(["naam", "", "Naam"])
    ('naam', 'kolom B', 'Naam (2)')
    """
    result: list[str] = []
    taken: set[str] = set()
    for at, cell in enumerate(plain_headings(cells)):
        wanted = cell or f"kolom {column_letters(at)}"
        word, number = wanted, 1
        while heading_key(word) in taken:
            number += 1
            word = f"{wanted} ({number})"
        taken.add(heading_key(word))
        result.append(word)
    return tuple(result)


def heading_keys(cells: Sequence[str]) -> tuple[str, ...]:
    """Return the keys of the headings of a row, each different, without the empty cells at its end."""
    filled = max((at + 1 for at, cell in enumerate(cells) if cell.strip()), default=0)
    return tuple(heading_key(word) for word in unique_headings(cells[:filled]))


def column_letters(at: int) -> str:
    """Return a column as a spreadsheet shows it: A for 0, AA for 26."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def field_called(word: str, shape: FileShape | None) -> str | None:
    """Return the field that `word` names, as a heading or as its name in code; None where there is none.

    shape : where the field must belong; None: any, and then only the Dutch word that we write for it counts
    """
    key = heading_key(word)
    if shape is None:
        return next((name for name, dutch in FIELD_WORDS.items() if key in (heading_key(dutch), name)), None)
    return next((name for name, known in HEADINGS[shape].items() if key == name or key in known), None)


def recognise(cells: Sequence[str]) -> Heading | None:
    """Return what the row `cells` says as a heading row; None where it belongs to no known shape.

    Examples
    --------
    >>> recognise(["Van", "Naar", "Datum"]).fields
    {'a': 0, 'b': 1, 'date': 2}
    >>> recognise(["opmerking", "bedrag"]) is None
    True
    """
    shape = _shape({heading_key(cell) for cell in cells})
    return None if shape is None else recognise_as(cells, shape)


def recognise_as(cells: Sequence[str], shape: FileShape) -> Heading:
    """Return what the row `cells` says as a heading row of `shape`, whatever it may miss."""
    keys = [heading_key(cell) for cell in cells]
    field_of = {key: field for field, known in HEADINGS[shape].items() for key in known}
    if shape != "pairs" or _WITH_VAN not in keys:
        field_of["van"] = "begin"
    fields: dict[str, int] = {}
    doubled = []
    for at, key in enumerate(keys):
        field = field_of.get(key)
        if field is None:
            continue
        if field in fields:
            doubled.append(cells[at].strip())
        else:
            fields[field] = at
    return Heading(shape=shape, cells=tuple(cell.strip() for cell in cells), fields=fields, doubled=tuple(doubled))


def shape_of_fields(fields: Collection[str]) -> FileShape | None:
    """Return the shape that has `fields` and all that it needs; None where there is none."""
    shapes: tuple[FileShape, ...] = ("pairs", "list", "attendance", "register")
    return next((one for one in shapes if set(NEEDED[one]) <= set(fields) <= set(HEADINGS[one])), None)


def joined(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """Return two rows of headings as one: a heading above several columns belongs to each of them.

    Examples
    --------
    >>> joined(["Organisatie", "", "Datum"], ["naam", "soort", ""])
    ('Organisatie naam', 'Organisatie soort', 'Datum')
    """
    width = max(len(upper), len(lower))
    above = ""
    result = []
    for at in range(width):
        own = upper[at].strip() if at < len(upper) else ""
        below = lower[at].strip() if at < len(lower) else ""
        if own:
            above = own if below else ""  # over one column only: the same cell goes on below
        result.append(f"{own or above} {below}".strip() if below else own)
    return tuple(result)


def _shape(keys: set[str]) -> FileShape | None:
    def has(shape: FileShape, field: str) -> bool:
        known = HEADINGS[shape][field]
        return any(key in keys for key in known if key != "van" or _WITH_VAN in keys)

    if has("pairs", "a") and has("pairs", "b"):
        return "pairs"
    if has("list", "participants"):
        return "list"
    if has("attendance", "organisation") and (
        has("attendance", "event") or has("attendance", "date") or has("attendance", "begin") or "van" in keys
    ):
        return "attendance"
    if has("register", "name"):
        return "register"
    return None
