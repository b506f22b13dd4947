"""What people decided about names and organisations: who is meant, who went over into whom, who is none.

A decision is kept beside the rows, never in them: rows stay as they were written, so that every decision can be
reversed and made again without loss.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What was decided; the value is the word in the database."""

    SAME = "same"  # a name in files means the organisation `target`
    PART = "part"  # a name in files is an organisation of its own, `id`, part of `target`
    NEW = "new"  # a name in files is an organisation of its own, `id`
    LEAVE_OUT = "leave_out"  # a name in files is no organisation
    MERGE = "merge"  # the organisation `id` went over into `target` on `day`
    SPLIT = "split"  # the organisation `id` split on `day`; `target` carries its history on
    RENAME = "rename"  # the organisation `id` is called `name` since `day`; before that as the register calls it


NAMING = (Verdict.SAME, Verdict.PART, Verdict.NEW, Verdict.LEAVE_OUT)  # about a name in files
SUCCEEDING = (Verdict.MERGE, Verdict.SPLIT)  # an organisation goes over into another


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision.

    name : SAME, PART, NEW, LEAVE_OUT: the name as written in files, compared after `matching.normalise`;
        RENAME: the new name
    id : PART, NEW: the id of the organisation that is made; MERGE, SPLIT, RENAME: the organisation it is about
    target : SAME, PART: the organisation that is meant; MERGE, SPLIT: the organisation that carries the history on
    day : MERGE, SPLIT, RENAME: the first day on which it holds (day number); None: from the beginning
    called, kind, municipality, area : PART, NEW: the organisation's particulars; MERGE, SPLIT: those of `target`
        where it is not in a register yet ("" : it is); `called` "" means `name`
    number : given by the database, 0 until then
    """

    what: Verdict
    name: str = ""
    id: str = ""
    target: str = ""
    day: int | None = None
    called: str = ""
    kind: str = ""
    municipality: str = ""
    area: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenName:
    """A name in the records that fits no organisation of the register, or more than one.

    ambiguous : ids of the organisations it may be, sorted; empty where it fits none
    rows : how many rows of the files name it
    file, sheet, row : where it stands first
    beside : municipalities of the registered organisations that it meets most, most often first, at most 3
    person : it may be the name of a person
    """

    name: str
    rows: int
    file: str
    sheet: str | None
    row: int
    ambiguous: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    person: bool = False
