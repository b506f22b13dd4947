"""What stands in a cell where a formula has no outcome: the words of Excel, Dutch and English."""

from __future__ import annotations

import re

from netwerk.i18n import Text, mark

NO_OUTCOME = "#GEEN UITKOMST!"  # our word for a formula that was never calculated; the cell holds nothing
_ERROR = re.compile(
    r"#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!|GETTING_DATA|SPILL!|CALC!|FIELD!|BLOCKED!|BUSY!|UNKNOWN!|CONNECT!|"
    r"DEEL/0!|N/B|NAAM\?|LEEG!|GETAL!|VERW!|WAARDE!|OVERLOOP!|GEEN UITKOMST!)|Err:\d{3}"
)
TRUTHS = frozenset({"WAAR", "ONWAAR", "TRUE", "FALSE"})  # a cell with yes or no, as Excel writes it


def is_excel_error(text: str) -> bool:
    """Return whether a cell holds an error of Excel or a formula without an outcome.

    Examples
    --------
    >>> is_excel_error("#DIV/0!"), is_excel_error("#1")
    (True, False)
    """
    return text[:1] in ("#", "E") and _ERROR.fullmatch(text.strip()) is not None


def said_of(text: str) -> Text:
    """Return what to do about the error in a cell."""
    if text.strip() == NO_OUTCOME:
        return mark(
            "hier staat een formule zonder uitkomst. Open het bestand in Excel, bewaar het, en lees het opnieuw in."
        )
    return mark("hier staat de Excelfout {error}. Herstel de formule, of vul de waarde in.", error=text.strip())
