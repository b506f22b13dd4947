"""Which kinds work with which, as a table to read per row: how many of this kind have a tie with that kind."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk.analysis.kinds import kind_matrix
from netwerk.i18n import Language, Text, mark
from netwerk.model import Classification
from netwerk.network import Network
from netwerk.views import wording
from netwerk.views.agreements import FIRST_KINDS


@dataclass(frozen=True, slots=True, kw_only=True)
class KindTable:
    """kinds : codes, of the rows and of the columns; those the policy names first on top
    organisations : how many of each
    tied : per row, per column, how many of the row's organisations have a tie with the column's kind; None: there is
        no second organisation to have one with
    """

    kinds: tuple[str, ...]
    organisations: tuple[int, ...]
    tied: tuple[tuple[int | None, ...], ...]


def kind_table(network: Network) -> KindTable:
    """Return the table of `network`."""
    frame = kind_matrix(network)
    tied: dict[tuple[str, str], int | None] = {}
    size: dict[str, int] = {}
    for row in frame.to_dict("records"):
        a, b, possible = str(row["a"]), str(row["b"]), int(row["possible"])
        size[a], size[b] = int(row["a_organisations"]), int(row["b_organisations"])
        tied[a, b] = int(row["a_tied"]) if possible else None
        tied[b, a] = int(row["b_tied"]) if possible else None
    kinds = (*(kind for kind in FIRST_KINDS if kind in size), *(kind for kind in size if kind not in FIRST_KINDS))
    return KindTable(
        kinds=kinds,
        organisations=tuple(size[kind] for kind in kinds),
        tied=tuple(tuple(tied[row, column] for column in kinds) for row in kinds),
    )


def reading(table: KindTable, row: int, column: int, classification: Classification, language: Language) -> Text:
    """Return one cell in words: "10 van 16 huisartsen: verbonden met minstens één lokaal team"."""
    tied, whole = table.tied[row][column], table.organisations[row]
    plural = whole != 1
    who = wording.inside(wording.kind_label(classification, table.kinds[row], language, plural=plural))
    other = wording.inside(wording.kind_label(classification, table.kinds[column], language))
    if tied is None:
        return mark("Niet van toepassing: er is maar één organisatie van deze soort.")
    if not tied:
        return mark("{who} en {other}: geen verbinding vastgelegd", who=wording.capital(who), other=other)
    return mark(
        "{part} {who}: verbonden met minstens één {other}",
        part=mark("{part} van {whole}", part=tied, whole=whole),
        who=who,
        other=other,
    )


def how_to_read(table: KindTable, classification: Classification, language: Language) -> tuple[Text, ...]:
    """Return what a cell means, with the first telling one as an example."""
    return (
        mark("Lees per rij: van de soort links staat er hoeveel een verbinding hebben met de soort bovenaan."),
        *_example(table, classification, language),
        mark("Hoe donkerder het vak, hoe groter het deel. Bij 0 is geen verbinding vastgelegd."),
        mark("Niet elke soort hoeft met elke andere te werken: wat is afgesproken, staat boven aan deze pagina."),
    )


def _example(table: KindTable, classification: Classification, language: Language) -> tuple[Text, ...]:
    for row in range(len(table.kinds)):
        for column in range(len(table.kinds)):
            if row != column and table.tied[row][column] and table.organisations[row] > 1:
                return (mark("Bijvoorbeeld {cell}.", cell=reading(table, row, column, classification, language)),)
    return ()
