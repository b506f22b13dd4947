"""What the page Gegevens says about the sheets of dropped files: what each is, what is doubtful, what columns are."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from netwerk.i18n import Language, Text, mark, translate
from netwerk.records.columns import HEADINGS, FileShape, column_letters
from netwerk.records.reading import FileReport
from netwerk.records.understanding import SheetView
from netwerk.views import wording
from netwerk.views.tables import SHAPES

FIELDS: dict[str, Text] = {
    "a": mark("Organisatie A (van)"),
    "b": mark("Organisatie B (naar)"),
    "organisation": mark("Organisatie"),
    "participants": mark("Deelnemers"),
    "event": mark("Bijeenkomst"),
    "date": mark("Datum"),
    "begin": mark("Vanaf"),
    "end": mark("Tot en met"),
    "form": mark("Vorm"),
    "theme": mark("Thema"),
    "source": mark("Bron"),
    "intensity": mark("Intensiteit"),
    "role": mark("Rol (van of naar)"),
    "id": mark("Id (eigen nummer)"),
    "name": mark("Naam"),
    "kind": mark("Soort"),
    "municipality": mark("Gemeente"),
    "area": mark("Gebied"),
    "subregion": mark("Subregio"),
    "part_of": mark("Onderdeel van"),
    "aliases": mark("Andere namen"),
    "contact_role": mark("Contactrol (een functie)"),
    "kvk": mark("KvK-nummer"),
    "brin": mark("BRIN"),
    "agb": mark("AGB-code"),
}
NOT_USED = mark("Niet gebruiken")
HEADING, WHAT, WHY, EXAMPLES = "heading", "what", "why", "examples"
_MOST_EXAMPLES = 3
_LONGEST = 60  # signs of a cell in a preview


def fields_of(shape: FileShape, language: Language = "nl") -> dict[str, str | None]:
    """Return what a column of a sheet of this shape may be, as words → field; None is a column that is not used."""
    return {
        translate(NOT_USED, language): None,
        **{translate(FIELDS[name], language): name for name in HEADINGS[shape]},
    }


def name_of(report: FileReport) -> Text:
    """Return how a sheet is called: its file, and its name where it has one."""
    if report.sheet is None:
        return mark("**{file}**", file=report.name)
    return mark("**{file}**, blad {sheet}", file=report.name, sheet=report.sheet)


def summary(report: FileReport, language: Language = "nl") -> tuple[Text, ...]:
    """Return in a few sentences what a sheet was understood to be, and what becomes of its rows."""
    view = report.view
    if view is not None and view.choice is not None and view.choice.skip:
        return (mark("Dit blad wordt overgeslagen."),)
    if report.shape is None:
        return (mark("Netwerk weet niet wat hierin staat, en leest het niet in."),)
    said = [mark("{shape}.", shape=SHAPES[report.shape])]
    if view is not None:
        said += _headings(view)
    said.append(_rows(report, language))
    if view is not None:
        said += _found(view, language)
    return tuple(said)


def _headings(view: SheetView) -> list[Text]:
    if view.heading_row is None:
        return []
    if view.heading_row == 0:
        return [mark("Zonder koppen.")]
    if view.heading_rows == 2:
        return [
            mark("De koppen staan in rij {first} en {second}.", first=view.heading_row, second=view.heading_row + 1)
        ]
    if view.heading_row == 1:
        return []  # so it mostly is
    return [mark("De koppen staan in rij {row}.", row=view.heading_row)]


def _rows(report: FileReport, language: Language) -> Text:
    imported, rejected = wording.figure(report.imported, language), wording.figure(report.rejected, language)
    if not report.imported:
        if not report.rejected:
            return mark("Er staan geen rijen in.")
        return mark("Geen enkele rij kan worden ingelezen. Afgewezen: {rejected}.", rejected=rejected)
    if report.rejected:
        return mark("In te lezen: {imported} rijen. Afgewezen: {rejected}.", imported=imported, rejected=rejected)
    if report.imported == 1:
        return mark("Eén rij in te lezen.")
    return mark("{imported} rijen in te lezen.", imported=imported)


def _found(view: SheetView, language: Language) -> list[Text]:
    """What else was seen in the sheet."""
    said = []
    if view.hidden:
        said.append(mark("Dit blad is verborgen in het bestand."))
    if view.sections:
        count = wording.capital(wording.number(view.sections, language))
        if view.section_field:
            field = translate(FIELDS[view.section_field], language).lower()
            said.append(
                mark("Eén tussenkop vult de kolom {field}.", field=field)
                if view.sections == 1
                else mark("{count} tussenkoppen vullen de kolom {field}.", count=count, field=field)
            )
        else:
            said.append(
                mark("Eén tussenkop is overgeslagen.")
                if view.sections == 1
                else mark("{count} tussenkoppen zijn overgeslagen.", count=count)
            )
    if view.totals:
        said.append(
            mark("Eén rij met een totaal is overgeslagen.")
            if view.totals == 1
            else mark(
                "{count} rijen met een totaal zijn overgeslagen.",
                count=wording.capital(wording.number(view.totals, language)),
            )
        )
    if view.merged:
        said.append(mark("Samengevoegde cellen gelden voor al hun rijen."))
    return said


def refused(view: SheetView, language: Language = "nl") -> Text | None:
    """Return which columns are not read as they are about persons; None where there are none."""
    if not view.refused:
        return None
    return mark(
        "Niet ingelezen, want over personen: {columns}.", columns=wording.listing(view.refused, language, most=8)
    )


def doubts(report: FileReport, language: Language = "nl") -> tuple[Text, ...]:
    """Return what someone should look at before the sheet is read in; nothing where it was understood well."""
    view = report.view
    if view is None or (view.choice is not None and view.choice.skip):
        return ()
    said = []
    if report.shape is None:
        said.append(_not_understood(view))
    elif "date" in view.needs and report.shape != "register":
        said.append(mark("Er is geen kolom met een datum. Vul hieronder één datum of periode in voor alle rijen."))
    for heading, doubt in view.doubtful_dates.items():
        said.append(_doubtful_date(view, heading, doubt))
    for sign, known in view.other_marks.items():
        if known and (view.choice is None or sign not in view.choice.marks):
            said.append(mark("Deelnemers lijken ook met ‘{sign}’ gescheiden: elk deel is een bekende naam.", sign=sign))
    if not said and report.rejected and not report.imported:
        said.append(mark("Kijk hieronder of de koppen en de kolommen kloppen."))
    return tuple(said)


def _not_understood(view: SheetView) -> Text:
    if view.suggested_shape is not None:
        return mark("Het lijkt op: {shape}. Klopt dat, neem het dan over.", shape=SHAPES[view.suggested_shape])
    if view.heading_row is None:
        return mark("Netwerk vindt geen rij met koppen. Wijs hieronder de rij aan, en zeg wat elke kolom is.")
    return mark("Netwerk herkent de koppen niet. Zeg hieronder wat erin staat en wat elke kolom is.")


def _doubtful_date(view: SheetView, heading: str, doubt: str) -> Text:
    if doubt == "month_first":
        return mark("De datums onder ‘{heading}’ passen alleen als maand-dag-jaar.", heading=heading)
    return mark(
        "De datums onder ‘{heading}’ kunnen dag-maand-jaar zijn of maand-dag-jaar. Gelezen als dag-maand-jaar.",
        heading=heading,
    )


def needs_attention(report: FileReport, others: Iterable[FileReport] = ()) -> bool:
    """Return whether a sheet opens by itself, to be looked at; `others` are the other sheets of its file.

    A sheet of which nothing is understood is an explanation, where another sheet of the file holds the data.
    """
    if not doubts(report) or _only_possible_dates(report):
        return False
    explains = report.shape is None and report.view is not None and not any(report.view.suggestions.values())
    return not (explains and any(_holds_data(other) for other in others))


def _holds_data(report: FileReport) -> bool:
    return report.shape is not None or (report.view is not None and any(report.view.suggestions.values()))


def _only_possible_dates(report: FileReport) -> bool:
    """Dates of which every one fits both orders are common in short lists: told, but no reason to open the sheet."""
    view = report.view
    return (
        view is not None
        and report.shape is not None
        and bool(report.imported)
        and not ("date" in view.needs and report.shape != "register")
        and not any(view.other_marks.values())
        and set(view.doubtful_dates.values()) == {"both"}
    )


def preview(view: SheetView, language: Language = "nl") -> pd.DataFrame:
    """Return the first rows of a sheet with its row numbers, columns called as a spreadsheet does; the first column
    says which row holds the headings."""
    width = max((len(cells) for _row, cells in view.first_rows), default=0)
    headings = range(view.heading_row, view.heading_row + view.heading_rows) if view.heading_row else ()
    label = translate(mark("koppen"), language)
    rows = [
        (
            f"{row} · {label}" if row in headings else str(row),
            *(_short(cell) for cell in cells),
            *("" for _ in range(width - len(cells))),
        )
        for row, cells in view.first_rows
    ]
    return pd.DataFrame(rows, columns=[translate(mark("Rij"), language), *(column_letters(at) for at in range(width))])


def heading_positions(view: SheetView) -> list[int]:
    """Return the positions of heading rows in the rows of `preview`."""
    headings = range(view.heading_row, view.heading_row + view.heading_rows) if view.heading_row else ()
    return [at for at, (row, _cells) in enumerate(view.first_rows) if row in headings]


def columns(view: SheetView, shape: FileShape, language: Language = "nl") -> pd.DataFrame:
    """Return one row per column of a sheet: HEADING, WHAT, WHY, EXAMPLES (its first values).

    WHAT holds the words of `fields_of`, and not codes, as a screen reader reads what stands in the cell; a field that
    `shape` does not know counts as not used.
    """
    below = [
        cells
        for row, cells in view.first_rows
        if view.heading_row is None or row >= view.heading_row + view.heading_rows
    ]
    rows = [
        (
            heading,
            translate(_what(view.columns.get(heading), shape), language),
            _why(view, heading, language),
            " · ".join(_first_values(cells[at] for cells in below if at < len(cells))),
        )
        for at, heading in enumerate(view.headings)
    ]
    return pd.DataFrame(rows, columns=[HEADING, WHAT, WHY, EXAMPLES])


def _what(field: str | None, shape: FileShape) -> Text:
    return FIELDS[field] if field is not None and field in HEADINGS[shape] else NOT_USED


def _first_values(cells: Iterable[str]) -> list[str]:
    return [_short(cell) for cell in dict.fromkeys(cell for cell in cells if cell.strip())][:_MOST_EXAMPLES]


def _why(view: SheetView, heading: str, language: Language) -> str:
    if heading in view.refused:
        return translate(mark("Over personen: wordt niet gelezen"), language)
    maybe = [name for name in view.suggestions.get(heading, ()) if name != view.columns.get(heading)]
    if maybe:
        words = wording.listing([translate(FIELDS[name], language) for name in maybe], language)
        return translate(mark("Misschien: {fields}", fields=words), language)
    return ""


def _short(cell: str) -> str:
    flat = " ".join(cell.split())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1]}…"
