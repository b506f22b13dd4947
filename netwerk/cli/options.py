"""The options that commands share: which data, which period, which records and organisations."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import wraps
from pathlib import Path
from typing import Any

import click

from netwerk.analysis.norm_text import norms_of
from netwerk.analysis.norms import Norm, read_norms
from netwerk.cli.language import _
from netwerk.errors import ArgumentError, InputError
from netwerk.i18n import mark
from netwerk.model import FIRST, LAST, UNKNOWN, Classification, Dataset, Grouping, Rows, Severity, Window, day_number
from netwerk.network import data_period, fold, last_twelve_months
from netwerk.records.apart import read_apart
from netwerk.records.assembling import assemble
from netwerk.records.choices import SheetChoice, read_choices
from netwerk.records.deciding import Decision
from netwerk.records.files import gather
from netwerk.records.reading import Reading
from netwerk.records.succession import called_then
from netwerk.settings import DEMO, NORMS_FILE, classification

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class Day(click.ParamType[int]):
    """A day as 2024-03-05 or 05-03-2024; the value is a day number."""

    name = "DATUM"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if isinstance(value, int):
            return value
        for form in ("%Y-%m-%d", "%d-%m-%Y"):
            try:
                return day_number(datetime.strptime(str(value).strip(), form).replace(tzinfo=UTC).date())
            except ValueError:
                continue
        self.fail(
            _("'{value}' is geen datum. Schrijf jaar-maand-dag, bijvoorbeeld 2024-03-05.").format(value=value),
            param,
            ctx,
        )


DAY = Day()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The common options as they were given; `window` makes them into a Window once the data are known."""

    begin: int | None
    end: int | None
    forms: tuple[str, ...]
    kinds: tuple[str, ...]
    municipalities: tuple[str, ...]
    minimum: int
    largest: int
    grouping: Grouping
    directed: bool
    fold: bool
    as_then: bool
    as_known: int | None

    def window(self, dataset: Dataset, *, recent: bool) -> Window:
        """Return the window; without dates everything, or the last twelve months of the data when `recent`."""
        begin, end = self.begin, self.end
        if begin is None and end is None and recent:
            begin, end = last_twelve_months(dataset, today())
        if begin is not None and end is not None and begin >= end:
            raise ArgumentError(mark("--from moet voor --until liggen: een periode loopt van --from tot aan --until."))
        known = dataset.classification
        return Window(
            begin=FIRST if begin is None else begin,
            end=LAST if end is None else end,
            minimum=self.minimum,
            largest=self.largest,
            forms=_choose(self.forms, "--form", _form_words(dataset)),
            kinds=_choose(self.kinds, "--kind", _kind_words(dataset, known)),
            municipalities=_choose(self.municipalities, "--municipality", _municipality_words(dataset)),
            directed=self.directed,
        )


def common_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the common options; the command gets them as one `choice`."""
    options: Sequence[Decorator] = (
        click.argument(
            "data",
            nargs=-1,
            type=click.Path(path_type=Path),
            metavar=_("[DATA]..."),
            help=_("Bestanden of mappen; zonder DATA gaat het over de database."),
        ),
        click.option("--from", "begin", type=DAY, metavar=_("DATUM"), help=_("Eerste dag van de periode.")),
        click.option(
            "--until", "end", type=DAY, metavar=_("DATUM"), help=_("De dag na de laatste dag van de periode.")
        ),
        click.option(
            "--form", "forms", multiple=True, metavar=_("VORM"), help=_("Alleen registraties van deze vorm; mag vaker.")
        ),
        click.option(
            "--kind",
            "kinds",
            multiple=True,
            metavar=_("SOORT"),
            help=_("Alleen organisaties van deze soort; mag vaker."),
        ),
        click.option(
            "--municipality",
            "municipalities",
            multiple=True,
            metavar=_("GEMEENTE"),
            help=_("Alleen organisaties uit deze gemeente; mag vaker."),
        ),
        click.option(
            "--minimum",
            type=click.IntRange(min=1),
            default=1,
            metavar=_("AANTAL"),
            help=_("Zoveel registraties maken een verbinding (1)."),
        ),
        click.option(
            "--largest",
            type=click.IntRange(min=0),
            default=25,
            metavar=_("AANTAL"),
            help=_("Grotere bijeenkomsten tellen niet mee (25; 0 is geen grens)."),
        ),
        click.option(
            "--group",
            "grouping",
            type=click.Choice([str(group) for group in Grouping]),
            default="kind",
            help=_("Waarnaar wordt ingedeeld (kind)."),
        ),
        click.option("--directed", is_flag=True, help=_("Let op de richting van verwijzen en consulteren.")),
        click.option("--fold", "folded", is_flag=True, help=_("Tel onderdelen bij de organisatie waar zij bij horen.")),
        click.option(
            "--as-then",
            is_flag=True,
            help=_(
                "Toon de organisaties van toen: voor een fusie, splitsing of nieuwe naam die in de app is vastgelegd. "
                "Anders staat wie verder is gegaan ook voor vroeger."
            ),
        ),
        click.option(
            "--as-known",
            type=click.IntRange(min=0),
            metavar=_("VERSIE"),
            help=_("Lees de database zoals die was bij deze versie van de gegevens."),
        ),
        database_option,
    )

    @wraps(function)  # carries along the options that stand below this one
    def command(**given: Any) -> Any:
        choice = Choice(
            begin=given.pop("begin"),
            end=given.pop("end"),
            forms=given.pop("forms"),
            kinds=given.pop("kinds"),
            municipalities=given.pop("municipalities"),
            minimum=given.pop("minimum"),
            largest=given.pop("largest"),
            grouping=Grouping(given.pop("grouping")),
            directed=given.pop("directed"),
            fold=given.pop("folded"),
            as_then=given.pop("as_then"),
            as_known=given.pop("as_known"),
        )
        return function(choice=choice, **given)

    result: Callable[..., Any] = command
    for option in reversed(options):
        result = option(result)
    return result


def database_option(function: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--database", metavar="URL", help=_("Een andere database dan de ingebouwde (of zet NETWERK_DATABASE).")
    )(function)


def map_option(function: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--map",
        "kept",
        type=click.Path(path_type=Path),
        metavar=_("BESTAND"),
        help=_(
            "Een bestand met keuzes: welke rij de kolomnamen heeft, welke kolom wat is, wat voor elke rij geldt. "
            "Maak het op de pagina Gegevens. Het geldt voor bestanden met dezelfde kolomnamen."
        ),
    )(function)


def choices_in(path: Path | None) -> tuple[SheetChoice, ...]:
    """Return the choices kept in the file at `path`; none without a file."""
    return () if path is None else read_choices(path)


def format_option(function: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--format",
        "form_of_output",
        type=click.Choice(["table", "json", "csv"]),
        default="table",
        help=_("Vorm van de uitvoer (table)."),
    )(function)


def today() -> int:
    return day_number(date.today())  # noqa: DTZ011 - the visitor's own day


def read_files(
    paths: Sequence[Path],
    known: Sequence[Rows] = (),
    choices: Sequence[SheetChoice] = (),
    decisions: Sequence[Decision] = (),
) -> Reading:
    """Read files and folders; what cannot be used at all is named on stderr, nothing usable is an InputError."""
    from netwerk.cli.show import progress

    files, problems = gather(paths)
    reading = read_apart(
        files,
        classification=classification(),
        today=today(),
        known=known,
        choices=choices,
        decisions=decisions,
        progress=progress(),
    )
    return replace(reading, problems=(*problems, *reading.problems))


def load_dataset(paths: Sequence[Path], database: str | None, choice: Choice, *, folded: bool | None = None) -> Dataset:
    """Return the data of `paths`, or of the database (as it was at version `choice.as_known`) where none are given.

    folded : another answer than `choice.fold`
    """
    if paths:
        if choice.as_known is not None:
            raise ArgumentError(mark("--as-known hoort bij de database; laat de bestanden weg."))
        reading = read_files(paths)
        rejected = sum(problem.severity is Severity.ERROR for problem in reading.problems)
        if rejected:
            sentence = _("Let op: {number} fouten in de bestanden; die rijen tellen niet mee. Zie netwerk check.")
            print(sentence.format(number=rejected), file=sys.stderr)
        dataset = assemble([reading.rows], classification())
    else:
        from netwerk.store import is_empty, load, open_store

        engine = open_store(database)
        if choice.as_known is None and is_empty(engine):
            raise InputError(
                mark(
                    "De database is leeg. Lees bestanden in (netwerk import) of laad de voorbeeldregio (netwerk demo)."
                )
            )
        dataset = load(engine, classification(), as_known=choice.as_known, as_then=choice.as_then)
    if choice.as_then:
        dataset = called_then(dataset, data_period(dataset)[1] - 1 if choice.end is None else choice.end - 1)
    return fold(dataset) if (choice.fold if folded is None else folded) else dataset


def stated_version(paths: Sequence[Path], database: str | None, choice: Choice) -> list[str]:
    """Return the line that says which version of the data in the database this is; none beside data of `paths`."""
    if paths:
        return []
    from netwerk.store import data_version, open_store

    version = data_version(open_store(database)) if choice.as_known is None else choice.as_known
    return [_("Gegevens versie {version}; met --as-known {version} later dezelfde cijfers.").format(version=version)]


def load_norms(file: Path | None, paths: Sequence[Path], database: str | None) -> tuple[Norm, ...]:
    """Return the norms of `file`; without one those of the database, and those of the program beside data of `paths`
    or where nobody changed any."""
    if file is None and not paths:
        from netwerk.store import kept_norms, open_store

        kept = kept_norms(open_store(database))
        if kept:
            return norms_of(kept)
    return read_norms(NORMS_FILE if file is None else file)


def is_fictional(paths: Sequence[Path], database: str | None) -> bool:
    """Return whether the fictional example region is among the data, as files or in the database."""
    if paths:
        return any(path.resolve() == DEMO or DEMO in path.resolve().parents for path in paths)
    from netwerk.store import demo_loaded, open_store

    return demo_loaded(open_store(database))


def period(dataset: Dataset, window: Window) -> tuple[int, int]:
    """Return the period that a result states: the window's, and where it has no bound that of the data.

    A window beside the data stays open on the side where it has no bound.
    """
    first, last = data_period(dataset)
    begin = first if window.begin == FIRST and first < window.end else window.begin
    end = last if window.end == LAST and last > window.begin else window.end
    return begin, end


def _choose(wanted: Iterable[str], option: str, words: dict[str, str]) -> tuple[str, ...]:
    chosen = []
    for word in wanted:
        # data may hold two codes that differ in case only, so the exact one goes first
        code = words.get(word.strip(), words.get(word.strip().casefold()))
        if code is None:
            raise ArgumentError(
                mark(
                    "{option}: '{word}' komt niet voor. Kies uit: {known}.",
                    option=option,
                    word=word,
                    known=", ".join(sorted(set(words.values()))),
                )
            )
        chosen.append(code)
    return tuple(dict.fromkeys(chosen))


def _form_words(dataset: Dataset) -> dict[str, str]:
    words: dict[str, str] = {}
    for form in dataset.classification.forms:
        for word in (form.code, form.label, form.label_en, *form.words):
            words.setdefault(word.casefold(), form.code)
    return _with_codes(words, (code for forms in dataset.form_sets for code in forms))


def _kind_words(dataset: Dataset, known: Classification) -> dict[str, str]:
    words: dict[str, str] = {}
    for kind in known.kinds:
        for word in (kind.code, kind.label, kind.label_plural, kind.label_en, kind.label_en_plural, *kind.words):
            words.setdefault(word.casefold(), kind.code)
    return _with_codes(words, dataset.organisations["kind"])


def _municipality_words(dataset: Dataset) -> dict[str, str]:
    words = {name.casefold(): name for name in dataset.classification.municipalities}
    codes = (name for names in dataset.organisations["municipality"] for name in names)
    return _with_codes(words, codes, empty=False)


def _with_codes(words: dict[str, str], codes: Iterable[str], *, empty: bool = True) -> dict[str, str]:
    """`words` and the codes in the data, without case and as they stand; `empty` adds the code of an empty one."""
    found = sorted({*codes, UNKNOWN} if empty else set(codes))
    return {**{code.casefold(): code for code in found}, **words, **{code: code for code in found}}
