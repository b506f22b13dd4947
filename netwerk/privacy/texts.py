"""One text: whether it says something about a person, and what may be shown of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import islice

from netwerk.privacy.column_verdicts import heading_verdict
from netwerk.privacy.marks import Sort, mark_in, suspect
from netwerk.privacy.persons import may_name_persons, person_in

LEFT_OUT = "…"


def personal(text: str, known: Collection[str] = ()) -> Sort | None:
    """Return what a free text (the name of a meeting, a theme, a note) says about a person; None where nothing.

    known : names of organisations and places, as `word_lists.fold` writes them; what stands in them is no person's

    Examples
    --------
    >>> personal("MDO Jantje de V."), personal("jan@voorbeeld.nl"), personal("Jeugdtafel Weert")
    (<Sort.NAME: 'name'>, <Sort.EMAIL: 'email'>, None)
    """
    found = mark_in(text)
    if found is not None:
        return found
    return Sort.NAME if may_name_persons([text]) and person_in(text, known) else None


def may_be_personal(heading: str, values: Iterable[str]) -> bool:
    """Return whether a column may hold data about a person: its heading says so, or one of `values` looks like it.

    It errs on the side of caution: what it says yes to is only left out of a message.

    Examples
    --------
    >>> may_be_personal("geboortedatum", [])
    True
    >>> may_be_personal("organisatie", ["De Regenboog"])
    False
    """
    if heading_verdict(heading) is not None or personal(heading) is not None:
        return True
    looked_at = list(islice(values, 2_000))
    if suspect(looked_at) and any(mark_in(value) for value in looked_at):
        return True
    return may_name_persons(looked_at) and any(personal(value) for value in looked_at)


def harmless(text: str, instead: str) -> str:
    """Return the name of a sheet, a heading or a place as it may be shown and kept: `instead` where it is personal."""
    return instead if personal(text.replace("_", " ")) else text


def without_personal(name: str) -> str:
    """Return a file name as it may be shown and kept: one that says something about a person keeps its ending only.

    Examples
    --------
    >>> without_personal("MDO Jantje de Vries.xlsx"), without_personal("jeugdtafels 2024.csv")
    ('naam weggelaten.xlsx', 'jeugdtafels 2024.csv')
    """
    stem, dot, ending = name.rpartition(".")
    if not dot or not re.fullmatch(r"\w{1,8}", ending):
        stem, dot, ending = name, "", ""
    plain = re.sub(r"[_+]+", " ", stem)
    apart = re.sub(r"[-.]+", " ", plain)
    if personal(name) or personal(plain) or personal(apart):
        return f"naam weggelaten{dot}{ending}"
    return name
