"""The one place where a Dutch heading in a file meets an English field in the code."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

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

_WITH_VAN = "naar"  # "van" is organisation A only where "naar" is there too; elsewhere it opens a span


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What one heading row says: the shape of the sheet and which column holds which field."""

    shape: FileShape
    cells: tuple[str, ...]  # as written
    fields: Mapping[str, int]  # field → position of its column
    doubled: tuple[str, ...] = ()  # headings that name a field for the second time; not read

    @property
    def ignored(self) -> tuple[str, ...]:
        """Headings that mean nothing here, as written."""
        used = set(self.fields.values())
        return tuple(cell for at, cell in enumerate(self.cells) if cell and at not in used and cell not in self.doubled)

    def written(self, field: str) -> str:
        """Return the heading of `field` as the file writes it; its first Dutch name where the file has none."""
        at = self.fields.get(field)
        return HEADINGS[self.shape][field][0] if at is None else self.cells[at]


def heading_key(text: str) -> str:
    """Return a heading without case, surrounding marks and the difference between space, hyphen and underscore."""
    plain = unicodedata.normalize("NFKC", text).casefold().strip().strip("*:").strip()
    return re.sub(r"[\s_\-]+", "_", plain)


def recognise(cells: Sequence[str]) -> Heading | None:
    """Return what the row `cells` says as a heading row; None where it belongs to no known shape.

    Examples
    --------
    >>> recognise(["Van", "Naar", "Datum"]).fields
    {'a': 0, 'b': 1, 'date': 2}
    >>> recognise(["opmerking", "bedrag"]) is None
    True
    """
    keys = [heading_key(cell) for cell in cells]
    shape = _shape(set(keys))
    if shape is None:
        return None
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
