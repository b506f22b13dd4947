"""The commands: each reads its arguments, calls one analysis and shows the result."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from netwerk import __version__
from netwerk.cli import columns
from netwerk.cli.frame import Group
from netwerk.cli.language import _, language, spoken
from netwerk.cli.options import (
    DAY,
    Choice,
    choices_in,
    common_options,
    database_option,
    format_option,
    is_fictional,
    load_dataset,
    load_norms,
    map_option,
    period,
    read_files,
    stated_version,
    today,
)
from netwerk.cli.show import all_or_nothing, progress, short, show
from netwerk.cli.stopping import asked_to_stop
from netwerk.errors import InputError
from netwerk.i18n import mark
from netwerk.model import Dataset, Severity, as_date
from netwerk.settings import DEMO, ROOT


@click.group(
    cls=Group,
    help=_(
        "Netwerk laat zien wie met wie samenwerkt rond kinderen en gezinnen. DATA is een of meer bestanden of mappen "
        "(CSV, Excel, ODS, of van Kumu, Gephi, Polinode, GraphML, GEXF, Pajek of een matrix); zonder DATA gaat het "
        "over de database. Een eerste keer: netwerk demo, daarna netwerk app."
    ),
)
@click.version_option(__version__, message="netwerk %(version)s", help=_("Toont de versie."))
def netwerk() -> None:
    pass


@netwerk.command(help=_("Start de app in de browser."))
@click.option("--port", type=click.IntRange(1, 65535), default=8501, metavar=_("GETAL"), help=_("De poort (8501)."))
@click.option("--no-browser", is_flag=True, help=_("Start zonder de browser te openen."))
@database_option
def app(port: int, no_browser: bool, database: str | None) -> int:
    environment = dict(os.environ)
    if database:
        environment["NETWERK_DATABASE"] = database
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "streamlit_app.py"), "--server.port", str(port)]
    command += ["--browser.serverPort", str(port), "--server.headless", "true" if no_browser else "false"]
    print(_("Netwerk opent op http://localhost:{port}. Stoppen: Ctrl+C.").format(port=port), flush=True)
    try:
        return subprocess.call(command, cwd=ROOT, env=environment)
    except KeyboardInterrupt:
        return 0


@netwerk.command(help=_("Vult de lege database met de voorbeeldregio (fictief)."))
@click.option("--if-empty", is_flag=True, help=_("Doet niets als er al gegevens in staan."))
@database_option
def demo(if_empty: bool, database: str | None) -> int:
    from netwerk.records.files import gather
    from netwerk.store import import_files, is_empty, open_store

    engine = open_store(database)
    if not is_empty(engine):
        if if_empty:
            return 0
        raise InputError(mark("De database is niet leeg. De voorbeeldregio gaat alleen in een lege database."))
    files, _problems = gather([DEMO])
    with all_or_nothing():
        result = import_files(
            engine,
            files,
            today=today(),
            at=datetime.now().astimezone(),
            source="demo",
            progress=progress(),
            cancelled=asked_to_stop,
        )
    print(_("De voorbeeldregio (fictief) is geladen: {number} registraties.").format(number=result.reading.imported))
    return 0


@netwerk.command(help=_("Leest en controleert bestanden en noemt elk probleem; bewaart niets."))
@click.argument(
    "data", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="DATA...", help=_("Bestanden of mappen.")
)
@map_option
@format_option
@database_option
def check(data: tuple[Path, ...], kept: Path | None, form_of_output: str, database: str | None) -> int:
    from netwerk.records.reading import check_json

    known = _known(database)
    reading = read_files(data, **{**known, "choices": (*known.get("choices", ()), *choices_in(kept))})
    result = check_json(reading, language())
    problems: Any = result["problems"]
    lead = [_accounted(reading.read, reading.imported, reading.rejected, reading.blank)]
    lead += [f"{_severity(row['severity'])}: {row['message']}" for row in problems] or [_("Geen problemen gevonden.")]
    # a message says its own place, so lines read better than columns
    rows = [] if form_of_output == "table" else problems
    show(form_of_output, columns=columns.CHECK, result=result, rows=rows, lead=lead)
    return int(any(problem.severity is not Severity.NOTICE for problem in reading.problems))


@netwerk.command("import", help=_("Leest bestanden in de database: alles in één keer, of niets."))
@click.argument(
    "data", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="DATA...", help=_("Bestanden of mappen.")
)
@map_option
@database_option
def import_(data: tuple[Path, ...], kept: Path | None, database: str | None) -> int:
    from netwerk.records.files import gather
    from netwerk.store import import_files, open_store

    choices = choices_in(kept)
    files, problems = gather(data)
    with all_or_nothing():
        result = import_files(
            open_store(database),
            files,
            today=today(),
            at=datetime.now().astimezone(),
            choices=choices,
            progress=progress(),
            cancelled=asked_to_stop,
        )
    for name in result.repeated:
        print(_("{file} is al ingelezen en is overgeslagen.").format(file=name), file=sys.stderr)
    for problem in (*problems, *result.reading.problems):
        if problem.severity is not Severity.NOTICE or problem.code == "unknown_shape":
            print(spoken(problem.message), file=sys.stderr)
    if result.demo_removed:
        print(_("De voorbeeldregio is er eerst uit gehaald."), file=sys.stderr)
    reading = result.reading
    if reading.read:
        print(_accounted(reading.read, reading.imported, reading.rejected, reading.blank), file=sys.stderr)
    if result.number is None:
        raise InputError(mark("Er is niets ingelezen: geen enkele rij is bruikbaar. Uitleg per rij: netwerk check."))
    print(result.number)
    return 0


@netwerk.command(help=_("Toont alle imports."))
@format_option
@database_option
def imports(form_of_output: str, database: str | None) -> int:
    from netwerk import store

    records = [record.as_json() for record in store.imports(store.open_store(database))]
    rows = [{**record, "files": [file["name"] for file in record["files"]]} for record in records]
    lead = [] if rows else [_("Er is nog niets ingelezen.")]
    show(form_of_output, columns=columns.IMPORTS, result=records, rows=rows, lead=lead)
    return 0


@netwerk.command(help=_("Neemt één import terug; niets gaat verloren."))
@click.argument("number", type=int, metavar=_("NUMMER"), help=_("Het nummer van de import; zie netwerk imports."))
@database_option
def undo(number: int, database: str | None) -> int:
    from netwerk import store

    store.undo(store.open_store(database), number, at=datetime.now().astimezone())
    print(_("Import {number} is teruggenomen. Terugzetten: netwerk redo {number}.").format(number=number))
    return 0


@netwerk.command(help=_("Zet een teruggenomen import weer terug."))
@click.argument("number", type=int, metavar=_("NUMMER"), help=_("Het nummer van de import; zie netwerk imports."))
@database_option
def redo(number: int, database: str | None) -> int:
    from netwerk import store

    store.redo(store.open_store(database), number, at=datetime.now().astimezone())
    print(_("Import {number} telt weer mee.").format(number=number))
    return 0


@netwerk.command(help=_("Maten van het netwerk en van elke organisatie."))
@common_options
@format_option
def measures(data: tuple[Path, ...], choice: Choice, form_of_output: str, database: str | None) -> int:
    from netwerk.analysis.measures import measures as measure
    from netwerk.network import network

    dataset = load_dataset(data, database, choice)
    window = choice.window(dataset, recent=False)
    result = measure(network(dataset, window), grouping=choice.grouping).as_json(period=period(dataset, window))
    rows = [{**row, "brokerage": list(row["brokerage"].values())} for row in result["organisations"]]
    lead = [_period(result["window"])]
    lead += [f"{name}: {short(value)}" for name, value in result["network"].items()]
    show(form_of_output, columns=columns.MEASURES, result=result, rows=rows, lead=lead)
    return 0


@netwerk.command(
    help=_(
        "Wat ontbreekt: afspraken als x van y, wie niet is aangesloten, wat kwetsbaar is, wat als iemand er niet is, "
        "en wie met wie kan kennismaken."
    )
)
@common_options
@click.option(
    "--norms",
    type=click.Path(path_type=Path),
    metavar=_("BESTAND"),
    help=_("Een bestand met afspraken (TOML); anders die van de database of de standaard."),
)
@click.option(
    "--without",
    multiple=True,
    metavar="ID",
    help=_("Reken alsof deze organisatie (id, naam of bijnaam) er niet is, en zeg wat dat verandert; mag vaker."),
)
@click.option(
    "--without-kind",
    multiple=True,
    metavar=_("SOORT"),
    help=_("Reken alsof deze soort er niet is, en zeg wat dat verandert; mag vaker."),
)
@click.option(
    "--proposals",
    "most",
    type=click.IntRange(min=0),
    default=50,
    metavar=_("AANTAL"),
    help=_("Zoveel kennismakingen hoogstens (50)."),
)
@click.option(
    "--search",
    "searching",
    is_flag=True,
    help=_(
        "Zoek ook: wie samen het meest gemist zou worden, via wie u iedereen bereikt, en of verbindingen en rollen "
        "anders over de lagen liggen dan bij toeval. Dit duurt langer."
    ),
)
@format_option
def gaps(
    data: tuple[Path, ...],
    choice: Choice,
    norms: Path | None,
    without: tuple[str, ...],
    without_kind: tuple[str, ...],
    most: int,
    searching: bool,
    form_of_output: str,
    database: str | None,
) -> int:
    from netwerk.analysis.evidence import find_organisation
    from netwerk.analysis.fragility import take_away
    from netwerk.analysis.gaps import gaps as find_gaps
    from netwerk.analysis.proposals import foremost, proposals
    from netwerk.analysis.searching import search
    from netwerk.analysis.what_if import what_if
    from netwerk.cli import missing
    from netwerk.network import fold, highest_parents, network

    agreed = load_norms(norms, data, database)
    dataset = load_dataset(data, database, choice, folded=False)  # norms are read without --fold
    window = choice.window(dataset, recent=True)
    away = None
    if without or without_kind:
        kinds = replace(choice, kinds=without_kind).window(dataset, recent=True).kinds
        codes = [find_organisation(dataset, name) for name in without]
        if choice.fold:
            # who counts with another is away with that other
            codes += highest_parents(dataset)[codes].tolist()
        seen_as = fold(dataset) if choice.fold else dataset
        away = what_if(seen_as, window, codes=_codes_in(seen_as, dataset, codes), kinds=kinds)
        dataset = take_away(dataset, codes=codes, kinds=kinds)
    found = find_gaps(dataset, window, agreed, today=today(), folded=choice.fold)
    offered = foremost(proposals(dataset, found.window, agreed, results=found.norms, circles=found.circles), most)
    result = {
        **found.as_json(period=period(dataset, window)),
        "proposals": [one.as_json() for one in offered],
        "what_if": None if away is None else away.as_json(),
    }
    lead = [_period(result["window"]), *missing.lines(found)]
    lead += [] if away is None else missing.without(away)
    lead += missing.introductions(dataset, offered, agreed)
    if searching:
        searched = search(
            network(fold(dataset) if choice.fold else dataset, found.window),
            progress=progress(_("Bezig met zoeken: {done} van de 100.")),
            cancelled=asked_to_stop,
        )
        result |= searched.as_json()
        lead += missing.searched(dataset, searched)
    show(form_of_output, columns=columns.GAPS, result=result, rows=missing.rows(result), lead=lead)
    return 0


@netwerk.command(help=_("Hoe het netwerk zich vormt: per stap wat nieuw is, bleef, stopte en terugkwam."))
@common_options
@click.option(
    "--step",
    type=click.Choice(["month", "quarter", "schoolyear", "year"]),
    default="schoolyear",
    help=_("Lengte van een stap (schoolyear)."),
)
@click.option(
    "--window",
    "over",
    default="step",
    metavar="step|sliding:N|cumulative|fading:H",
    help=_("Waarover een stap telt (step)."),
)
@format_option
def formation(
    data: tuple[Path, ...], choice: Choice, step: str, over: str, form_of_output: str, database: str | None
) -> int:
    from netwerk.analysis.formation import formation as form
    from netwerk.analysis.periods import Step
    from netwerk.analysis.timeline import parse_over

    chosen = parse_over(over)
    dataset = load_dataset(data, database, choice)
    window = choice.window(dataset, recent=False)
    steps = form(dataset, step=Step(step), over=chosen, base=window, begin=choice.begin, end=choice.end, today=today())
    result = [one.as_json() for one in steps]
    lead = [] if result else [_("Er zijn geen registraties die tellen.")]
    lead += stated_version(data, database, choice)
    show(form_of_output, columns=columns.FORMATION, result=result, rows=result, lead=lead)
    return 0


@netwerk.command(help=_("Wat er veranderde tussen twee perioden, verbinding voor verbinding."))
@common_options
@click.option(
    "--between",
    "first",
    nargs=2,
    type=DAY,
    required=True,
    metavar="D1 D2",
    help=_("De eerste periode: van D1 tot aan D2."),
)
@click.option(
    "--and",
    "second",
    nargs=2,
    type=DAY,
    required=True,
    metavar="D3 D4",
    help=_("De tweede periode: van D3 tot aan D4."),
)
@format_option
def changes(
    data: tuple[Path, ...],
    choice: Choice,
    first: tuple[int, int],
    second: tuple[int, int],
    form_of_output: str,
    database: str | None,
) -> int:
    from netwerk.analysis.comparison import compare

    dataset = load_dataset(data, database, choice)
    before, after = (
        replace(choice, begin=begin, end=end).window(dataset, recent=False) for begin, end in (first, second)
    )
    result = compare(dataset, before, after).as_json()
    rows = [
        {"change": mark_, "a": a, "b": b}
        for mark_ in ("formed", "revived", "persisted", "ended")
        for a, b in result[mark_]
        if not (mark_ == "formed" and [a, b] in result["revived"])
    ]
    lead = [
        _between(first),
        _between(second),
        _("Nieuw {formed}, waarvan hersteld {revived}; gebleven {persisted}; gestopt {ended}.").format(
            **{key: len(result[key]) for key in ("formed", "revived", "persisted", "ended")}
        ),
        *stated_version(data, database, choice),
    ]
    show(form_of_output, columns=columns.CHANGES, result=result, rows=rows, lead=lead)
    return 0


@netwerk.command(help=_("De registraties achter één verbinding. A en B zijn een id, een naam of een bijnaam."))
@click.argument("a", metavar="A", help=_("De ene organisatie."))
@click.argument("b", metavar="B", help=_("De andere organisatie."))
@common_options
@format_option
def evidence(a: str, b: str, data: tuple[Path, ...], choice: Choice, form_of_output: str, database: str | None) -> int:
    from netwerk.analysis.evidence import evidence as behind
    from netwerk.analysis.evidence import evidence_json, find_organisation
    from netwerk.network import fold, highest_parents

    dataset = load_dataset(data, database, choice, folded=False)
    one, other = (find_organisation(dataset, name) for name in (a, b))
    if choice.fold:
        # a part may be named too: its line is that of its highest parent
        ids = dataset.organisations["id"].to_numpy()[highest_parents(dataset)[[one, other]]]
        dataset = fold(dataset)
        one, other = (dataset.code_of[id_] for id_ in ids)
    window = choice.window(dataset, recent=False)
    result = evidence_json(behind(dataset, one, other, window))
    names = dataset.organisations["name"]
    counting = sum(one["counts"] for one in result)
    lead = [_between(period(dataset, window)), _("{a} en {b}.").format(a=names[one], b=names[other])]
    lead += (
        [_("Registraties: {number}, waarvan er {counting} meetellen.").format(number=len(result), counting=counting)]
        if result
        else [_("Er is geen samenwerking vastgelegd tussen deze twee.")]
    )
    if any(one["import"] for one in result):
        lead.append(_("Een import terugnemen: netwerk undo NUMMER."))
    show(form_of_output, columns=columns.EVIDENCE, result=result, rows=result, lead=lead)
    return 0


@netwerk.command(help=_("Schrijft het netwerk van één periode naar een bestand; de uitgang bepaalt de vorm."))
@common_options
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path),
    required=True,
    metavar=_("BESTAND.(graphml|gexf|net|xlsx|csv|html|svg|json)"),
    help=_("Het bestand om te schrijven."),
)
@click.option(
    "--as",
    "tool",
    type=click.Choice(["kumu", "gephi", "polinode", "matrix"]),
    help=_(
        "Tabellen voor een ander programma: kumu (json, xlsx, csv), gephi, polinode of matrix (xlsx, csv). Wat er "
        "verloren gaat: bij kumu, gephi, polinode en graphml de losse registraties en de gaten tussen eerste en "
        "laatste dag; bij gexf alleen de losse registraties; bij net ook namen, soorten en dagen; bij matrix alles "
        "behalve namen en sterkte. xlsx en csv zonder --as bewaren alles."
    ),
)
def export(data: tuple[Path, ...], choice: Choice, target: Path, tool: str | None, database: str | None) -> int:
    from netwerk.report.writing import write_export

    dataset = load_dataset(data, database, choice)
    window = choice.window(dataset, recent=False)
    fictional = is_fictional(data, database)
    written = write_export(
        dataset, window, target, tool=tool, period=period(dataset, window), fictional=fictional, language=language()
    )
    for path in written:
        print(_("Geschreven: {file}").format(file=path), file=sys.stderr)
    return 0


def _known(database: str | None) -> dict[str, Any]:
    """What the database says beside files: its register, and what was decided about names and chosen for headings.

    Reading must not make a database where there is none.
    """
    from netwerk import store

    if not store.database_exists(database):
        return {}
    engine = store.open_store(database)
    return {
        "known": store.stored_register(engine, without_demo=True),
        "choices": store.remembered(engine),
        "decisions": store.decisions(engine),
    }


def _severity(severity: str) -> str:
    return {"error": _("Fout"), "warning": _("Let op"), "notice": _("Ter informatie")}[severity]


def _accounted(read: int, imported: int, rejected: int, blank: int) -> str:
    return _("Gelezen: {read} rijen; ingelezen {imported}, afgekeurd {rejected}, leeg {blank}.").format(
        read=read, imported=imported, rejected=rejected, blank=blank
    )


def _period(window: dict[str, Any]) -> str:
    return _("Periode: van {begin} tot aan {end}; een verbinding telt vanaf {minimum} registratie(s).").format(
        begin=window["from"] or "…", end=window["until"] or "…", minimum=window["minimum"]
    )


def _between(days: tuple[int, int]) -> str:
    begin, end = (as_date(day) for day in days)
    return _("Periode: van {begin} tot aan {end}.").format(begin=begin or "…", end=end or "…")


def _codes_in(folded: Dataset, dataset: Dataset, codes: Sequence[int]) -> list[int]:
    """The codes in `folded` of the organisations with these codes in `dataset`, as far as they stand there."""
    ids = dataset.organisations["id"].iloc[list(codes)]
    return [folded.code_of[id_] for id_ in ids if id_ in folded.code_of]
