"""What someone types after a phone call as a file of one row, so that it is read and checked like any other file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from netwerk.errors import ArgumentError
from netwerk.i18n import mark
from netwerk.model import FIRST, LAST, UNKNOWN, Dataset, as_date
from netwerk.records.columns import HEADINGS
from netwerk.records.files import InputFile
from netwerk.records.matching import Register

_FORMULA_SIGNS = "=+-@\t\r＝＋－＠"
_SEVERAL = ("municipality", "area", "subregion", "aliases")


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What a register says of one organisation, as it is written there.

    id : "" for one that is new; reading then makes it from the name
    begin, end : half-open days; FIRST and LAST where nothing is written
    """

    id: str = ""
    name: str
    kind: str = ""
    municipality: tuple[str, ...] = ()
    area: tuple[str, ...] = ()
    subregion: tuple[str, ...] = ()
    part_of: str = ""
    begin: int = FIRST
    end: int = LAST
    aliases: tuple[str, ...] = ()
    contact_role: str = ""
    kvk: str = ""
    brin: str = ""
    agb: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One record as it is typed.

    when : a day, month, quarter, school year or year, as files write it
    form : its code; "" unknown. directed : the first of `participants` (ids) turned to the second
    """

    when: str
    form: str = ""
    theme: str = ""
    source: str = ""
    participants: tuple[str, ...]
    directed: bool = False


def particulars(register: Register, dataset: Dataset, code: int) -> Particulars:
    """Return what is written of an organisation (its code in `dataset`); of one outside the register what is known.

    register : of the same data (`matching.settle`)
    """
    row = dataset.organisations.iloc[[code]].to_dict("records")[0]
    at = register.by_id.get(row["id"])
    if at is not None:
        written = register.rows[at]
        return Particulars(**{field: written[field] for field in Particulars.__dataclass_fields__})  # type: ignore[arg-type]
    ids = dataset.organisations["id"].tolist()
    parent = dataset.organisations["part_of"].tolist()[code]
    return Particulars(
        id=row["id"],
        name=row["name"],
        kind="" if row["kind"] == UNKNOWN else row["kind"],
        municipality=row["municipality"],
        area=row["area"],
        subregion=row["subregion"],
        part_of=ids[parent] if parent >= 0 else "",
        begin=row["begin"],
        end=row["end"],
        aliases=row["aliases"],
        contact_role=row["contact_role"],
        kvk=row["kvk"],
        brin=row["brin"],
        agb=row["agb"],
    )


def organisation_file(given: Particulars, *, at: datetime) -> InputFile:
    """Return a register of one row. Two of the same contents at different moments differ in their bytes."""
    row = {
        **{field: str(getattr(given, field)) for field in Particulars.__dataclass_fields__},
        **{field: ";".join(getattr(given, field)) for field in _SEVERAL},
        "begin": _day(given.begin),
        "end": _day(given.end - 1) if given.end < LAST else "",
    }
    return _file(HEADINGS["register"], [row], at)


def record_file(given: Entry, *, at: datetime) -> InputFile:
    """Return one record as a file: a pair where it is between two, else a list of participants.

    Raises
    ------
    ArgumentError
        If there are fewer than two participants, more than two in a directed record, or an id holds a `;`.
    """
    who = given.participants
    if len(set(who)) < 2:
        raise ArgumentError(mark("Kies ten minste twee organisaties."))
    if given.directed and len(who) > 2:
        raise ArgumentError(mark("Kies bij deze vorm precies twee organisaties: eerst van wie, dan naar wie."))
    row = {"date": given.when, "form": given.form, "theme": given.theme, "source": given.source}
    if len(who) == 2:
        return _file(HEADINGS["pairs"], [{**row, "a": who[0], "b": who[1]}], at)
    if any(";" in id_ for id_ in who):
        raise ArgumentError(mark("Een van deze organisaties heeft een ; in haar id. Lees dit in met een bestand."))
    return _file(HEADINGS["list"], [{**row, "participants": ";".join(who)}], at)


def _file(headings: object, rows: Sequence[dict[str, str]], at: datetime) -> InputFile:
    """`rows` (field → text) under the first Dutch heading of each field."""
    assert isinstance(headings, dict)
    target = io.StringIO(newline="")
    # the same bytes are refused while they are in: the moment lets someone change A into B and back into A
    target.write(f"Met de hand ingevuld op {at:%d-%m-%Y} om {at:%H.%M.%S}, {at.microsecond:06d}\r\n")
    writer = csv.writer(target, delimiter=";")
    writer.writerow([headings[field][0] for field in rows[0]])
    writer.writerows([list(_inert(row)) for row in rows])
    return InputFile(name=f"handmatig {at:%d-%m-%Y %H.%M}", content=target.getvalue().encode("utf-8-sig"))


def _inert(row: dict[str, str]) -> Iterator[str]:
    """The cells of a row; reading takes the `'` before a formula sign off again."""
    for text in row.values():
        yield f"'{text}" if text[:1] and text[0] in _FORMULA_SIGNS else text


def _day(day: int) -> str:
    found = as_date(day)
    return "" if found is None else f"{found:%d-%m-%Y}"
