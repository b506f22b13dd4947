"""What is typed about an introduction, checked before it is kept: a function has it, and nothing is about a person."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk.errors import ArgumentError
from netwerk.i18n import mark
from netwerk.model import Dataset
from netwerk.privacy import refuse
from netwerk.privacy.word_lists import fold
from netwerk.records.parsing import visible

LONGEST_OWNER, LONGEST_NOTE = 80, 500  # signs
EARLIEST = 366  # days before today; what was longer ago is no news, and a slip of the keyboard


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What stands in the boxes. day : a day number; owner : who has it, a role or an account; note : may be empty"""

    day: int
    owner: str
    note: str


def checked(typed: Typed, dataset: Dataset, *, today: int, since: int | None = None) -> Typed:
    """Return what to keep of `typed`, without spaces around it.

    since : the day on which the introduction was taken up, before which no step can be; None: this takes it up

    Raises
    ------
    ArgumentError
        If the day lies in the future, before `since` or more than a year ago; nobody has it; a text is too long or
        seems to say something about a person.
    """
    first = today - EARLIEST if since is None else since
    if typed.day > today:
        raise ArgumentError(mark("Kies vandaag of een dag ervoor. Een plan voor later past in de notitie."))
    if typed.day < first:
        raise ArgumentError(
            mark("Kies een dag in het afgelopen jaar.")
            if since is None
            else mark("Kies een dag op of na de dag waarop deze kennismaking is opgepakt.")
        )
    owner, note = " ".join(visible(typed.owner).split()), visible(typed.note).strip()
    if not owner:
        raise ArgumentError(mark("Vul in wie dit oppakt: een functie of account, bijvoorbeeld coördinator jeugd."))
    if len(owner) > LONGEST_OWNER or len(note) > LONGEST_NOTE:
        raise ArgumentError(mark("Deze tekst is te lang. Schrijf het korter."))
    known = names_known(dataset)
    refuse(owner, mark("Wie pakt het op?"))
    refuse(note, mark("Notitie"), known=known)
    return Typed(day=typed.day, owner=owner, note=note)


def names_known(dataset: Dataset) -> frozenset[str]:
    """Return the names of organisations and places, folded: they may stand in a note."""
    organisations = dataset.organisations
    words = [*organisations["name"]]
    for column in ("aliases", "municipality", "area"):
        words += [word for many in organisations[column] for word in many]
    return frozenset(fold(word) for word in words)
