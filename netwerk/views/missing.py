"""Who lacks an agreed connection: where it works, with whom it could, and when they were last seen together."""

from __future__ import annotations

from collections.abc import Mapping

from netwerk.analysis.fulfilment import NormResult
from netwerk.i18n import Language, Text, mark
from netwerk.model import Dataset
from netwerk.views import wording
from netwerk.views.behind import Behind
from netwerk.views.rows import Row, alphabetical, name_of, names_of, place_of

HEADINGS = (
    mark("Organisatie"),
    mark("Werkt in"),
    mark("Kan dit invullen met"),
    mark("Laatste registratie samen"),
)
HEADINGS_FULFILLED = (mark("Organisatie"), mark("Werkt in"), mark("Met wie"))
NAMED = 4  # as many names as a cell bears


def rows(dataset: Dataset, result: NormResult, language: Language) -> tuple[Row, ...]:
    """Return who lacks the connection of `result`; cells as HEADINGS without the first."""
    return alphabetical(
        [
            Row(
                id=missing.organisation,
                name=name_of(dataset, missing.organisation),
                cells=(
                    place_of(dataset, missing.organisation),
                    _wanted(names_of(dataset, missing.wanted), language),
                    mark("niet vastgelegd")
                    if missing.last_record is None
                    else wording.long_date(missing.last_record, language),
                ),
            )
            for missing in result.missing
        ]
    )


def _wanted(names: list[str], language: Language) -> str | Text:
    if not names:
        return mark("In dit gebied staat zo’n organisatie niet in het register.")
    return wording.listing(names, language, most=NAMED)


def rows_fulfilled(found: Mapping[str, Behind]) -> tuple[Row, ...]:
    """Return who has the connection (`behind.fulfilled`); cells as HEADINGS_FULFILLED without the first."""
    return tuple(Row(id=id_, name=one.name, cells=one.cells) for id_, one in found.items())


def heading_fulfilled(result: NormResult, language: Language) -> Text:
    """Return the line that opens the list of who has the connection."""
    number = wording.number(len(result.fulfilled), language)
    if len(result.fulfilled) == 1:
        return mark("Bij wie is deze verbinding vastgelegd? Bij {number} organisatie.", number=number)
    return mark("Bij wie is deze verbinding vastgelegd? Bij {number} organisaties.", number=number)


def heading(result: NormResult, language: Language) -> Text:
    """Return the line that opens the list: how many organisations lack the connection."""
    number = wording.number(len(result.missing), language)
    if len(result.missing) == 1:
        return mark("Bij wie is deze verbinding niet vastgelegd? Bij {number} organisatie.", number=number)
    return mark("Bij wie is deze verbinding niet vastgelegd? Bij {number} organisaties.", number=number)
