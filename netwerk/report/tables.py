"""The data as tables that our own import reads back: organisaties and registraties, and the ties beside them.

Registraties is the attendance shape: one row per organisation in a record, with a `bijeenkomst` of its own per
record and date. Ends are the last day that counts ("tot en met"), moments keep the precision they are known with.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

import numpy as np
import xlsxwriter

from netwerk.analysis.periods import Step, edges, step_of, written
from netwerk.errors import ArgumentError
from netwerk.i18n import mark
from netwerk.model import EPOCH, FIRST, LAST, UNKNOWN, Dataset, Precision, Role
from netwerk.network import Network, in_period
from netwerk.report.title import title

Cell = str | int | float | date
Table = tuple[tuple[str, ...], Iterable[Sequence[Cell]]]

ORGANISATIONS = (
    "id", "naam", "soort", "gemeente", "gebied", "subregio", "onderdeel_van", "vanaf", "tot", "aliassen", "contactrol",
    "kvk", "brin", "agb",
)  # fmt: skip
RECORDS = (
    "bijeenkomst", "organisatie", "datum", "vanaf", "tot", "vorm", "thema", "bron", "intensiteit", "rol",
)  # fmt: skip
# headings that our import takes for no table of its own: ties follow from the records and are not read back
TIES = (
    "partner_1", "partner_2", "naam_1", "naam_2", "soort_1", "soort_2", "aantal_registraties", "sterkte",
    "eerste_dag", "laatste_dag",
)  # fmt: skip

FORMULA_SIGNS = "=+-@\t\r＝＋－＠"
_ROLE = {Role.NONE: "", Role.FROM: "van", Role.TO: "naar"}
_EXCEL_ROWS = 1_048_575  # beside the heading
_EXCEL_BEGIN = date(1900, 3, 1)  # before this day Excel counts a 29 February 1900 that never was


def csv_files(dataset: Dataset, network: Network) -> tuple[bytes, bytes]:
    """Return the records and the register as CSV that Dutch Excel opens: `;` between cells, UTF-8 with BOM."""
    chosen = chosen_records(dataset, network)
    return csv_of(record_table(dataset, chosen)), csv_of(organisation_table(dataset, network, chosen))


def workbook(dataset: Dataset, network: Network, *, period: tuple[int, int], fictional: bool) -> bytes:
    """Return an Excel workbook with the sheets organisaties, registraties and verbindingen.

    Raises
    ------
    ArgumentError
        If there are more rows than a sheet holds.
    """
    chosen = chosen_records(dataset, network)
    return book(
        {
            "organisaties": organisation_table(dataset, network, chosen),
            "registraties": record_table(dataset, chosen),
            "verbindingen": tie_table(network),
        },
        period=period,
        fictional=fictional,
    )


def book(tables: Mapping[str, Table], *, period: tuple[int, int], fictional: bool) -> bytes:
    """Return an Excel workbook with a sheet for each of `tables`, in which no text is a formula.

    Raises
    ------
    ArgumentError
        If there are more rows than a sheet holds.
    """
    target = io.BytesIO()
    workbook = xlsxwriter.Workbook(
        target,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_date_format": "yyyy-mm-dd",
        },
    )
    # a fixed moment: the same data give the same bytes
    workbook.set_properties({"title": title(period, fictional=fictional), "created": datetime(2000, 1, 1)})  # noqa: DTZ001
    bold = workbook.add_format({"bold": True})
    for name, (heading, rows) in tables.items():
        sheet = workbook.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(heading) - 1, 18)
        for column, text in enumerate(heading):
            sheet.write_string(0, column, inert(text), bold)
        for number, row in enumerate(rows, start=1):
            if number > _EXCEL_ROWS:
                raise ArgumentError(
                    mark(
                        "Er zijn meer rijen dan een Excelblad kan hebben ({most}); kies een kortere periode of "
                        "bewaar als .csv.",
                        most=_EXCEL_ROWS,
                    )
                )
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    if cell:
                        sheet.write_string(number, column, inert(cell))
                elif isinstance(cell, date) and cell < _EXCEL_BEGIN:
                    sheet.write_string(number, column, cell.isoformat())
                elif isinstance(cell, date):
                    sheet.write_datetime(number, column, cell)
                else:
                    sheet.write_number(number, column, cell)
    workbook.close()
    return target.getvalue()


def inert(text: str) -> str:
    """Return `text` with a `'` in front where a spreadsheet would take it for a formula; our import takes it off.

    >>> inert("=1+1"), inert("De Linde")
    ("'=1+1", 'De Linde')
    """
    return f"'{text}" if text[:1] and text[0] in FORMULA_SIGNS else text


def chosen_records(dataset: Dataset, network: Network) -> np.ndarray:
    """Return the codes of the records to export: of the window's period and forms, that name a chosen organisation.

    Records above the largest size are evidence too and go along.
    """
    window = network.window
    chosen = in_period(dataset, window.begin, window.end)
    if window.forms:
        wanted = frozenset(window.forms)
        passes = np.array([bool(wanted.intersection(forms)) for forms in dataset.form_sets], dtype=bool)
        chosen &= passes[dataset.records["forms"].to_numpy()] if len(passes) else False
    if window.kinds or window.layers or window.municipalities or window.areas or window.subregions:
        codes = network.organisations["code"].to_numpy()
        offsets, records = dataset.involvement
        named = np.zeros(len(chosen), dtype=bool)
        for code in codes:
            named[records[offsets[code] : offsets[code + 1]]] = True
        chosen &= named
    return np.flatnonzero(chosen)


def organisation_table(dataset: Dataset, network: Network, records: np.ndarray) -> Table:
    """Return the register: who is in the network, who is named in `records`, and of whom these are a part."""
    organisations = dataset.organisations
    wanted = np.zeros(len(organisations), dtype=bool)
    wanted[network.organisations["code"].to_numpy()] = True
    a, b = dataset.records["a"].to_numpy()[records], dataset.records["b"].to_numpy()[records]
    wanted[a[a >= 0]] = wanted[b[b >= 0]] = True
    seats = dataset.seats
    wanted[seats["organisation"].to_numpy()[np.isin(seats["record"].to_numpy(), records)]] = True
    part_of = organisations["part_of"].to_numpy()
    parents = wanted
    while parents.any():
        above = part_of[parents & (part_of >= 0)]
        parents = np.zeros_like(wanted)
        parents[above] = True
        parents &= ~wanted
        wanted |= parents
    codes = np.flatnonzero(wanted & organisations["registered"].to_numpy(dtype=bool))
    ids = organisations["id"].tolist()

    def rows() -> Iterator[Sequence[Cell]]:
        for row in organisations.iloc[codes].to_dict("records"):
            yield (
                row["id"],
                row["name"],
                "" if row["kind"] == UNKNOWN else row["kind"],
                ";".join(row["municipality"]),
                ";".join(row["area"]),
                ";".join(row["subregion"]),
                ids[row["part_of"]] if row["part_of"] >= 0 else "",
                "" if row["begin"] <= FIRST else _date(row["begin"]),
                "" if row["end"] >= LAST else _date(row["end"] - 1),
                ";".join(row["aliases"]),
                row["contact_role"],
                row["kvk"],
                row["brin"],
                row["agb"],
            )

    return ORGANISATIONS, rows()


def record_table(dataset: Dataset, records: np.ndarray) -> Table:
    """Return `records` in attendance shape. Several forms or themes of one record are spread over its rows."""
    return RECORDS, _record_rows(dataset, records)


def tie_table(network: Network) -> Table:
    """Return the ties of the network, with names; for reading and sorting, our import leaves it alone."""
    organisations = network.organisations
    ids, names, kinds = (organisations[column].tolist() for column in ("id", "name", "kind"))

    def rows() -> Iterator[Sequence[Cell]]:
        for row in network.ties.to_dict("records"):
            a, b = row["a"], row["b"]
            yield (
                ids[a], ids[b], names[a], names[b], kinds[a], kinds[b], int(row["records"]), float(row["strength"]),
                _date(row["first"]), "" if row["last"] >= LAST - 1 else _date(row["last"]),
            )  # fmt: skip

    return TIES, rows()


# --- records as rows ---


def _record_rows(dataset: Dataset, records: np.ndarray) -> Iterator[Sequence[Cell]]:
    organisations = dataset.organisations
    # an organisation outside the register is known by its name only
    called = np.where(organisations["registered"].to_numpy(dtype=bool), organisations["id"], organisations["name"])
    seats = dataset.seats
    seat_record, seated, roles = (seats[column].to_numpy() for column in ("record", "organisation", "role"))
    first, last = (np.searchsorted(seat_record, records, side=side) for side in ("left", "right"))
    chosen = dataset.records.take(records)
    names = _Names(dataset.events)
    for code, row, start, stop in zip(records.tolist(), chosen.to_dict("records"), first, last, strict=True):
        if row["a"] >= 0:
            directed = row["directed"]
            who = [(row["a"], Role.FROM if directed else Role.NONE), (row["b"], Role.TO if directed else Role.NONE)]
            who = who[: row["size"]]
        else:
            who = list(zip(seated[start:stop], roles[start:stop], strict=True))
        moment, begin, end = _moment(row["moment"], Precision(row["precision"]), row["begin"], row["end"])
        event = dataset.events[row["event"]] if row["event"] >= 0 else ""
        event = names.of(code, event, row["begin"], row["end"])
        forms = dataset.form_sets[row["forms"]] or (UNKNOWN,)
        themes = dataset.theme_sets[row["themes"]] or ("",)
        source = dataset.sources[row["source"]] if row["source"] >= 0 else ""
        intensity = _plain(row["intensity"])
        for at in range(max(len(who), len(forms), len(themes))):
            organisation, role = who[at % len(who)]
            form, theme = forms[at % len(forms)], themes[at % len(themes)]
            yield (
                event, called[organisation], moment, begin, end, "" if forms == (UNKNOWN,) else form, theme, source,
                intensity, _ROLE[Role(role)],
            )  # fmt: skip


class _Names:
    """Gives each record a `bijeenkomst` that no other record of the same days has, its own name where possible."""

    def __init__(self, events: Iterable[str]) -> None:
        self.known = frozenset(events)
        self.used: set[tuple[str, int, int]] = set()

    def of(self, code: int, event: str, begin: int, end: int) -> str:
        if event and (event, begin, end) not in self.used:
            self.used.add((event, begin, end))
            return event
        name = f"registratie {code + 1}"
        # a meeting in the data may be called just that, and no two records may become one
        while name in self.known:
            name += "*"
        return name


def _moment(moment: bool, precision: Precision, begin: int, end: int) -> tuple[Cell, Cell, Cell]:
    """The columns datum, vanaf and tot."""
    step = step_of(precision)
    if moment and step is None:
        return _date(begin), "", ""
    if moment and step is not None:
        return written(step, begin), "", ""
    last: Cell = "" if end >= LAST else _last(step, end)
    return "", _first(step, begin), last


def _first(step: Step | None, begin: int) -> Cell:
    """The first day, as vague as it is known: a span known to the month begins in a month."""
    return written(step, begin) if step is not None and edges(step, begin, begin)[0] == begin else _date(begin)


def _last(step: Step | None, end: int) -> Cell:
    if step is None:
        return _date(end - 1)
    border = edges(step, end - 1, end - 1)
    return written(step, int(border[0])) if border[1] == end else _date(end - 1)


def _date(day: int) -> date:
    return EPOCH + timedelta(days=int(day))


def _plain(value: float) -> Cell:
    """A number as our import reads it: never with an exponent."""
    if value == int(value):
        return int(value)
    return value if "e" not in repr(value) else np.format_float_positional(value, trim="-")


def csv_of(table: Table) -> bytes:
    """Return a table as CSV that Dutch Excel opens: `;` between cells, UTF-8 with BOM."""
    return _csv(table, ";").encode("utf-8-sig")


def plain_csv_of(table: Table) -> bytes:
    """Return a table as CSV that other tools open: `,` between cells, UTF-8."""
    return _csv(table, ",").encode()


def _csv(table: Table, delimiter: str) -> str:
    heading, rows = table
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([inert(text) for text in heading])
    writer.writerows([_text(cell) for cell in row] for row in rows)
    return target.getvalue()


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return inert(cell)
    return cell.isoformat() if isinstance(cell, date) else repr(cell)
