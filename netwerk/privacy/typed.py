"""The guard before every text that can be typed in the app: what says something about a person is not taken."""

from __future__ import annotations

from collections.abc import Collection

from netwerk.errors import ArgumentError
from netwerk.i18n import Text, mark
from netwerk.privacy.marks import Sort, mark_in
from netwerk.privacy.persons import Likeness, likeness
from netwerk.privacy.texts import personal

_WHAT = {
    Sort.BSN: mark("een burgerservicenummer"),
    Sort.BIRTH: mark("een geboortedatum"),
    Sort.NAME: mark("de naam van een persoon"),
    Sort.CLIENT: mark("een cliëntnummer"),
    Sort.EMAIL: mark("een e-mailadres"),
    Sort.PHONE: mark("een telefoonnummer"),
    Sort.IBAN: mark("een rekeningnummer"),
    Sort.ADDRESS: mark("een postcode met huisnummer"),
}


def refuse(text: str, field: str | Text = "", *, organisation: bool = False, known: Collection[str] = ()) -> None:
    """Do nothing for a text that says nothing about a person; never repeat one that does.

    Parameters
    ----------
    field : the label beside the box, to say which text is meant
    organisation : the text is the name of an organisation: a practice may be called after its GP
    known : names of organisations and places, folded, which may stand in a note

    Raises
    ------
    ArgumentError
        If the text may say something about a person.

    Examples
    --------
    >>> refuse("Jeugdtafel Weert", "thema")
    >>> refuse("Huisartsenpraktijk J. de Vries", "naam", organisation=True)
    """
    if organisation:
        found = mark_in(text) or (Sort.NAME if likeness(text, known) is Likeness.PLAIN else None)
    else:
        found = personal(text, known)
    if found is None:
        return
    if field:
        raise ArgumentError(
            mark(
                "Bij {field} lijkt {what} te staan. Dat bewaren wij niet. Schrijf het zonder gegevens van personen.",
                field=field,
                what=what(found),
            )
        )
    raise ArgumentError(
        mark(
            "Hier lijkt {what} te staan. Dat bewaren wij niet. Schrijf het zonder gegevens van personen.",
            what=what(found),
        )
    )


def what(sort: Sort) -> Text:
    """Return in words what was found, without the value: "een telefoonnummer"."""
    return _WHAT[sort]
