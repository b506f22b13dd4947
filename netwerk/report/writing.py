"""Writing the network of one window to a file; the ending of its name says in which form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from netwerk.analysis.layout import Layout
from netwerk.errors import ArgumentError, InputError
from netwerk.i18n import Language, mark
from netwerk.model import Dataset, Window
from netwerk.network import network

FORMS = ("graphml", "gexf", "net", "xlsx", "csv", "html", "svg", "json")
# other tool → the forms in which it can have the network
TOOLS: Mapping[str, tuple[str, ...]] = {
    "kumu": ("json", "xlsx", "csv"),
    "gephi": ("xlsx", "csv"),
    "polinode": ("xlsx", "csv"),
    "matrix": ("xlsx", "csv"),
}


def export_files(
    dataset: Dataset,
    window: Window,
    form: str,
    *,
    tool: str | None = None,
    stem: str = "netwerk",
    period: tuple[int, int],
    fictional: bool,
    layout: Layout = Layout.CLUSTERS,
    language: Language = "nl",
) -> dict[str, bytes]:
    """Return the files of one export, name → content; `csv` gives two, but for a matrix, the other forms one.

    `tool` is one of `TOOLS`, for its own tables; `json` is Kumu's without.
    `period` is what the export states as its period (day numbers); `fictional` makes it say "voorbeeldregio, fictief".
    `layout` and `language` are those of a map (html, svg).
    """
    from netwerk.report import exports
    from netwerk.views import downloads

    if tool is not None or form == "json":
        return _for_tool(dataset, window, form, tool or "kumu", stem=stem, period=period, fictional=fictional)
    found = network(dataset, window)
    match form:
        case "graphml":
            content = exports.graphml(found, period=period, fictional=fictional, dataset=dataset)
        case "gexf":
            content = exports.gexf(dataset, found, period=period, fictional=fictional)
        case "net":
            content = exports.pajek(found, period=period, fictional=fictional, dataset=dataset)
        case "xlsx":
            content = exports.workbook(dataset, found, period=period, fictional=fictional)
        case "csv":
            records, register = exports.csv_files(dataset, found)
            return {f"{stem}.csv": records, f"{stem}-organisaties.csv": register}
        case "html":
            page = downloads.map_html(
                dataset, found, period=period, fictional=fictional, layout=layout, language=language
            )
            content = page.encode()
        case "svg":
            drawing = downloads.map_svg(
                dataset, found, period=period, fictional=fictional, layout=layout, language=language
            )
            content = drawing.encode()
        case _:
            raise ArgumentError(
                mark("Uitgang '{form}' is geen bekende vorm. Kies uit: {known}.", form=form, known=", ".join(FORMS))
            )
    return {f"{stem}.{form}": content}


def _for_tool(
    dataset: Dataset, window: Window, form: str, tool: str, *, stem: str, period: tuple[int, int], fictional: bool
) -> dict[str, bytes]:
    """The network in the tables of another tool: nodes and edges, or a matrix."""
    from netwerk.report import kumu, matrix, node_tables
    from netwerk.report.tables import book, csv_of, plain_csv_of

    if form not in TOOLS[tool]:
        raise ArgumentError(
            mark(
                "Voor {tool} kan een bestand eindigen op: {known}.",
                tool=tool,
                known=", ".join(f".{known}" for known in TOOLS[tool]),
            )
        )
    found = network(dataset, window)
    if form == "json":
        return {f"{stem}.json": kumu.blueprint(dataset, found)}
    if tool == "matrix":
        table = matrix.matrix(dataset, found, period=period, fictional=fictional)
        if form == "csv":
            return {f"{stem}.csv": csv_of(matrix.with_commas(table))}
        return {f"{stem}.xlsx": book({"matrix": table}, period=period, fictional=fictional)}
    tables = {"kumu": kumu.tables, "gephi": node_tables.gephi, "polinode": node_tables.polinode}[tool](dataset, found)
    if form == "xlsx":
        return {f"{stem}.xlsx": book(tables, period=period, fictional=fictional)}
    nodes, edges = tables.values()
    return {f"{stem}.csv": plain_csv_of(edges), f"{stem}-organisaties.csv": plain_csv_of(nodes)}


def write_export(
    dataset: Dataset,
    window: Window,
    target: Path,
    *,
    tool: str | None = None,
    period: tuple[int, int],
    fictional: bool = False,
    language: Language = "nl",
) -> Sequence[Path]:
    """Write the network of `window` to `target` and return the files written; each appears whole or not at all.

    Arguments as for `export_files`; the ending of `target` says in which form.

    Raises
    ------
    ArgumentError
        If the ending of `target` is no known form, or none that `tool` reads.
    InputError
        If the folder cannot be written to.
    """
    form = target.suffix.lstrip(".").lower()
    files = export_files(
        dataset,
        window,
        form,
        tool=tool,
        stem=target.stem,
        period=period,
        fictional=fictional,
        language=language,
    )
    written = []
    for name, content in files.items():
        path = target.with_name(name)
        try:
            unfinished = path.with_name(f".{name}.deel")
            unfinished.write_bytes(content)
            unfinished.replace(path)
        except OSError as error:
            raise InputError(
                mark("{file} is niet te schrijven: {reason}.", file=str(path), reason=error.strerror or "")
            ) from None
        written.append(path)
    return written
