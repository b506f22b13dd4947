"""What is typed about an organisation or a record, checked before it is kept: no person, no name of somebody else."""

from __future__ import annotations

from dataclasses import replace

from netwerk.errors import ArgumentError
from netwerk.i18n import Text, mark
from netwerk.model import Dataset
from netwerk.privacy import refuse
from netwerk.records.by_hand import Entry, Particulars
from netwerk.records.matching import Register, normalise

LONGEST_NUMBER = 12  # signs of a register number: KvK 8, AGB 8, BRIN 4 or 6


def checked_organisation(given: Particulars, typed: Particulars, register: Register, dataset: Dataset) -> Particulars:
    """Return what to keep of `typed`, which stood in boxes that were filled with `given`.

    A new organisation that records name already gets its id, and one that is called otherwise keeps its old name as
    an alias: so records stay with whom they are. Only what was changed is checked.

    Parameters
    ----------
    given : id "" and no more than that for a new organisation
    register, dataset : what is known, of the same data

    Raises
    ------
    ArgumentError
        If there is no name, a text may say something about a person, a number is none, the organisation is in the
        register already, or a new alias is a name of another.
    """
    if not typed.name:
        raise ArgumentError(mark("Vul een naam in."))
    _guard(given, typed)
    if not given.id:
        typed = _as_known(typed, register, dataset)
    elif normalise(typed.name) != normalise(given.name):
        typed = replace(typed, aliases=tuple(dict.fromkeys([*typed.aliases, given.name])))
    _refuse_names_of_others(given, typed, register)
    return typed


def checked_record(typed: Entry) -> Entry:
    """Return `typed`.

    Raises
    ------
    ArgumentError
        If there is no moment or form, or a text may say something about a person.
    """
    if not typed.when:
        raise ArgumentError(mark("Vul een datum of een maand in."))
    if not typed.form:
        raise ArgumentError(mark("Kies een vorm."))
    refuse(typed.when, mark("Datum of maand"))
    refuse(typed.theme, mark("Thema"))
    refuse(typed.source, mark("Bron"))
    return typed


def _guard(given: Particulars, typed: Particulars) -> None:
    """Refuse what may say something about a person, and numbers that are none."""
    if typed.name != given.name:
        refuse(typed.name, mark("Naam"), organisation=True)
    if typed.contact_role != given.contact_role:
        refuse(typed.contact_role, mark("Contactrol"))
    several: tuple[tuple[str, Text], ...] = (
        ("aliases", mark("Andere namen")),
        ("municipality", mark("Gemeente")),
        ("area", mark("Gebied")),
        ("subregion", mark("Subregio")),
    )
    for field, label in several:
        for value in getattr(typed, field):
            if value not in (*getattr(given, field), given.name):
                refuse(value, label, organisation=True)
    numbers: tuple[tuple[str, Text], ...] = (
        ("kvk", mark("KvK-nummer")),
        ("brin", mark("BRIN")),
        ("agb", mark("AGB-code")),
    )
    for field, label in numbers:
        value = getattr(typed, field)
        if value and value != getattr(given, field) and not _is_number(value):
            raise ArgumentError(
                mark(
                    "Bij {field} hoort een nummer van hoogstens {longest} tekens.", field=label, longest=LONGEST_NUMBER
                )
            )


def _is_number(value: str) -> bool:
    return value.isascii() and value.isalnum() and len(value) <= LONGEST_NUMBER


def _as_known(typed: Particulars, register: Register, dataset: Dataset) -> Particulars:
    wanted = normalise(typed.name)
    found = [str(register.rows[code]["id"]) for code in register.by_name.get(wanted, ())]
    organisations = dataset.organisations
    seat = {id_: places[:1] for id_, places in zip(organisations["id"], organisations["municipality"], strict=True)}
    seats = {seat.get(id_, ()) for id_ in found}
    if found and (not typed.municipality or () in seats or typed.municipality[:1] in seats):
        raise ArgumentError(
            mark(
                "{name} staat al in het register. Kies haar bij Organisatie wijzigen, of vul een andere gemeente in.",
                name=typed.name,
            )
        )
    if found:
        return typed
    outside = organisations[~organisations["registered"]]
    same = [id_ for id_, name in zip(outside["id"], outside["name"], strict=True) if normalise(name) == wanted]
    return replace(typed, id=same[0]) if len(same) == 1 else typed


def _refuse_names_of_others(given: Particulars, typed: Particulars, register: Register) -> None:
    """Refuse a new alias that another organisation has: records with that name would belong to neither."""
    own = {normalise(name) for name in (given.name, *given.aliases, typed.name)}
    for alias in typed.aliases:
        codes = [] if normalise(alias) in own else register.by_name.get(normalise(alias), [])
        others = [register.rows[code] for code in codes if register.rows[code]["id"] != typed.id]
        if others:
            raise ArgumentError(
                mark(
                    "{alias} is ook een naam van {other}. "
                    "Registraties op die naam zouden dan bij geen van beide horen.",
                    alias=alias,
                    other=others[0]["name"],
                )
            )
