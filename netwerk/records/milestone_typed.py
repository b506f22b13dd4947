"""What is typed about a milestone, checked before it is kept: a day, what happened then, for whom, and who says so."""

from __future__ import annotations

from dataclasses import dataclass, replace

from netwerk.errors import ArgumentError
from netwerk.i18n import mark
from netwerk.model import Dataset
from netwerk.privacy import refuse
from netwerk.records.introducing import LONGEST_OWNER, names_known
from netwerk.records.parsing import visible

LONGEST_NAME = 80  # signs: it stands in a chart


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedMilestone:
    """What stands in the boxes.

    day : a day number; owner : who writes it down, a role or an account
    organisations : ids; level, place : "municipality", "area" or "subregion" and which. Neither: the whole region
    """

    day: int
    name: str
    owner: str
    organisations: tuple[str, ...] = ()
    level: str = ""
    place: str = ""


def checked_milestone(typed: TypedMilestone, dataset: Dataset, *, today: int) -> TypedMilestone:
    """Return what to keep of `typed`, without spaces around it.

    Raises
    ------
    ArgumentError
        If the day lies in the future, the name is empty, too long or seems to say something about a person, nobody
        writes it down, both organisations and a place are chosen, or one is not in the data.
    """
    if typed.day > today:
        raise ArgumentError(mark("Kies vandaag of een dag ervoor."))
    name = " ".join(visible(typed.name).split())
    if not name:
        raise ArgumentError(mark("Vul in wat er die dag begon of veranderde."))
    if len(name) > LONGEST_NAME:
        raise ArgumentError(mark("Deze tekst is te lang. Schrijf het korter."))
    if typed.organisations and typed.level:
        raise ArgumentError(mark("Kies een gebied of losse organisaties, niet allebei."))
    if not dataset.code_of.keys() >= set(typed.organisations):
        raise ArgumentError(mark("Een gekozen organisatie staat niet meer in de gegevens. Kies opnieuw."))
    refuse(name, mark("Wat gebeurde er?"), known=names_known(dataset))
    return replace(typed, name=name, owner=checked_owner(typed.owner))


def checked_owner(owner: str) -> str:
    """Return the role or account `owner` without spaces around it.

    Raises
    ------
    ArgumentError
        If it is empty, too long or seems to be a person.
    """
    owner = " ".join(visible(owner).split())
    if not owner:
        raise ArgumentError(mark("Vul in wie dit opschrijft: een functie of account, bijvoorbeeld coördinator jeugd."))
    if len(owner) > LONGEST_OWNER:
        raise ArgumentError(mark("Deze tekst is te lang. Schrijf het korter."))
    refuse(owner, mark("Wie schrijft dit op?"))
    return owner
