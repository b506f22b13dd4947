"""Which kinds work with which, as a table to read per row: how many of this kind have a tie with that kind."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk.analysis.kinds import kind_matrix
from netwerk.i18n import Language, Text, mark
from netwerk.model import Classification
from netwerk.network import Network
from netwerk.views import wording
from netwerk.views.agreements import FIRST_KINDS
from netwerk.views.cells import Cell, CellRow


@dataclass(frozen=True, slots=True, kw_only=True)
class KindTable:
    """kinds : codes, of the rows and of the columns; those the policy names first on top
    organisations : how many of each
    tied : per row, per column, how many of the row's organisations have a tie with the column's kind; None: there is
        no second organisation to have one with
    earlier : the same a year ago, each with of how many; None as well where a kind was not there yet
    """

    kinds: tuple[str, ...]
    organisations: tuple[int, ...]
    tied: tuple[tuple[int | None, ...], ...]
    earlier: tuple[tuple[tuple[int, int] | None, ...], ...]


def kind_table(network: Network, earlier: Network | None) -> KindTable:
    """Return the table of `network` beside that of a year `earlier` (None: the data do not reach that far)."""
    size, tied = _counts(network)
    size_then, tied_then = ({}, {}) if earlier is None else _counts(earlier)
    kinds = (*(kind for kind in FIRST_KINDS if kind in size), *(kind for kind in size if kind not in FIRST_KINDS))

    def before(row: str, column: str) -> tuple[int, int] | None:
        then = tied_then.get((row, column))
        return None if then is None else (then, size_then[row])

    return KindTable(
        kinds=kinds,
        organisations=tuple(size[kind] for kind in kinds),
        tied=tuple(tuple(tied[row, column] for column in kinds) for row in kinds),
        earlier=tuple(tuple(before(row, column) for column in kinds) for row in kinds),
    )


def _counts(network: Network) -> tuple[dict[str, int], dict[tuple[str, str], int | None]]:
    """How many organisations of each kind, and how many of each have a tie with each other kind."""
    frame = kind_matrix(network)
    tied: dict[tuple[str, str], int | None] = {}
    size: dict[str, int] = {}
    for row in frame.to_dict("records"):
        a, b, possible = str(row["a"]), str(row["b"]), int(row["possible"])
        size[a], size[b] = int(row["a_organisations"]), int(row["b_organisations"])
        tied[a, b] = int(row["a_tied"]) if possible else None
        tied[b, a] = int(row["b_tied"]) if possible else None
    return size, tied


def rows(table: KindTable, classification: Classification, language: Language) -> tuple[CellRow, ...]:
    """Return the table as cells; more colour is a larger share of its row."""
    return tuple(
        CellRow(
            label=wording.kind_label(classification, kind, language, plural=True),
            note=None,
            cells=tuple(_cell(table, row, column, classification, language) for column in range(len(table.kinds))),
        )
        for row, kind in enumerate(table.kinds)
    )


def _cell(table: KindTable, row: int, column: int, classification: Classification, language: Language) -> Cell:
    tied, whole = table.tied[row][column], table.organisations[row]
    said = reading(table, row, column, classification, language)
    if tied is None:
        return Cell(figure=mark("n.v.t."), before=None, said=said, opens=False)
    return Cell(
        figure=mark(
            "**{part}** van {whole}", part=wording.figure(tied, language), whole=wording.figure(whole, language)
        ),
        before=_before(table.earlier[row][column], whole, language),
        said=said,
        shade=round(8 + 60 * tied / whole) if tied else 0,
    )


def _before(then: tuple[int, int] | None, whole: int, language: Language) -> Text:
    """A year ago, as short as a small cell needs it."""
    if then is None:
        return mark("was –")
    part = wording.figure(then[0], language)
    if then[1] == whole:
        return mark("was {part}", part=part)
    return mark("was {part} van {whole}", part=part, whole=wording.figure(then[1], language))


def reading(table: KindTable, row: int, column: int, classification: Classification, language: Language) -> Text:
    """Return one cell in words: "10 van 16 huisartsen: verbonden met minstens één lokaal team. Een jaar geleden …"."""
    now = _now(table, row, column, classification, language)
    then = table.earlier[row][column]
    if table.tied[row][column] is None:
        return now
    if then is None:
        return mark("{now}. Er is geen cijfer van vorig jaar.", now=now)
    part, whole = (wording.figure(count, language) for count in then)
    return mark("{now}. Een jaar geleden: {part} van {whole}.", now=now, part=part, whole=whole)


def _now(table: KindTable, row: int, column: int, classification: Classification, language: Language) -> Text:
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
        mark("Eronder staat het aantal van een jaar geleden."),
        *_example(table, classification, language),
        mark("Hoe meer kleur een vak heeft, hoe groter het deel. Bij 0 is geen verbinding vastgelegd."),
        mark("Niet elke soort hoeft met elke andere te werken: wat is afgesproken, staat boven aan deze pagina."),
    )


def _example(table: KindTable, classification: Classification, language: Language) -> tuple[Text, ...]:
    for row in range(len(table.kinds)):
        for column in range(len(table.kinds)):
            if row != column and table.tied[row][column] and table.organisations[row] > 1:
                return (mark("Bijvoorbeeld {cell}.", cell=_now(table, row, column, classification, language)),)
    return ()
