"""The board's page: per agreement now, a year ago and through the years, over periods that compare.

Every figure is over a period of the same length that ends on the same day of the year, so that a half school year
is never set beside a whole one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np

from netwerk.analysis.fragility import Without, without_municipality
from netwerk.analysis.fulfilment import Evidence, NormResult, evidence_for, fulfilment_in
from netwerk.analysis.norms import Norm, PairRule, norms_in
from netwerk.analysis.seen import coverage
from netwerk.i18n import Language, Text, mark, say
from netwerk.model import FIRST, LAST, Dataset, Window, as_date
from netwerk.network import Network, data_period, last_day, last_twelve_months, network
from netwerk.views import wording
from netwerk.views.agreements import in_order
from netwerk.views.overview import a_year_earlier
from netwerk.views.status import Status, status_of
from netwerk.views.without import among_themselves

YEARS = 10  # as many points as a small line can show


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One agreement through the periods of the board; None where it did not hold yet or the data do not reach."""

    norm: Norm
    results: tuple[NormResult | None, ...]  # as Board.windows: oldest first, the last is now

    @property
    def now(self) -> NormResult:
        last = self.results[-1]
        assert last is not None
        return last

    @property
    def earlier(self) -> NormResult | None:
        return self.results[-2] if len(self.results) > 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """windows : oldest first, each a year after the one before, the last is the period of the page
    lines : agreements that hold now, those about GPs and schools first
    without : per window what is left without the municipality
    seen, registered : organisations of the register in the last window, and how many of them any record names
    records : counting records in the last window that name one of its organisations
    """

    windows: tuple[Window, ...]
    lines: tuple[Line, ...]
    without: tuple[Without, ...]
    seen: int
    registered: int
    records: int

    @property
    def window(self) -> Window:
        return self.windows[-1]


def board(dataset: Dataset, window: Window, norms: Sequence[Norm], *, today: int) -> Board:
    """Return the page for `window`; one without bounds becomes the last twelve months of the data."""
    windows = through_the_years(dataset, window, today)
    evidence = [evidence_for(dataset, one) for one in windows]
    current = evidence[-1]
    seen, registered = coverage(dataset, network(dataset, windows[-1]))
    return Board(
        windows=windows,
        lines=tuple(
            Line(norm=norm, results=tuple(_result(one, norm.id, norms) for one in evidence))
            for norm in in_order(norms_in(norms, current.window))
            if isinstance(norm.rule, PairRule)
        ),
        without=tuple(without_municipality(dataset, one) for one in windows),
        seen=seen,
        registered=registered,
        records=_records(current),
    )


def _result(evidence: Evidence, id_: str, norms: Sequence[Norm]) -> NormResult | None:
    """The norm as it held then against the data of then; None where it did not hold yet, or asked something else."""
    norm = next((norm for norm in norms_in(norms, evidence.window) if norm.id == id_), None)
    if norm is None or not isinstance(norm.rule, PairRule):
        return None
    window = norm.asked_over(evidence.window)
    return fulfilment_in(evidence if window == evidence.window else evidence_for(evidence.dataset, window), norm)


def _records(evidence: Evidence) -> int:
    """How many counting records name an organisation that the choice of the page holds."""
    record, organisation = evidence.participation
    named = np.unique(record[evidence.asked[organisation]])
    return int(np.isin(evidence.whole.records, named).sum())


def through_the_years(dataset: Dataset, window: Window, today: int) -> tuple[Window, ...]:
    """Return the period of the page and the same one in earlier years, oldest first, as far as the data reach."""
    known_from = data_period(dataset)[0]
    windows = [own_window(dataset, window, today)]
    while len(windows) < YEARS and known_from <= a_year_earlier(windows[-1]).begin < windows[-1].begin:
        windows.append(a_year_earlier(windows[-1]))
    return tuple(reversed(windows))


def own_window(dataset: Dataset, window: Window, today: int) -> Window:
    """Return the window over which agreements are told when a visitor chose `window`.

    One without bounds becomes the last twelve months of the data. One that runs past the last day of the data stops
    there, in every year: what is not known yet is not absent.
    """
    if window.begin <= FIRST or window.end >= LAST:
        begin, end = last_twelve_months(dataset, today)
        window = replace(window, begin=begin, end=end)
    last = last_day(dataset, today)
    if last is not None and window.begin <= last < window.end:
        window = replace(window, end=last + 1)
    return window


def by_goal(found: Board, language: Language = "nl") -> list[tuple[str, list[Line]]]:
    """Return the agreements under each goal, in the order of the page."""
    groups = (list(lines) for _goal, lines in groupby(found.lines, key=lambda line: line.norm.goal))
    return [(lines[0].norm.goal_in(language), lines) for lines in groups]


def basis(found: Board, network: Network, area: str, language: Language) -> Text:
    """Return over which period, where and about how much the figures of a page are."""
    return mark(
        "{area}, {period}: {organisations} organisaties, {ties} verbindingen, {records} registraties.",
        area=area,
        period=wording.period(found.window.begin, found.window.end, language),
        organisations=wording.figure(len(network), language),
        ties=wording.figure(len(network.ties), language),
        records=wording.figure(found.records, language),
    )


def heights(line: Line) -> list[float | None]:
    """Return the share met in each period, None where there is no conclusion."""
    return [
        len(result.fulfilled) / len(result.applies_to)
        if result is not None and status_of(result) not in (Status.NO_CONCLUSION, Status.NOT_HERE)
        else None
        for result in line.results
    ]


def course(found: Board, values: Sequence[float | None], language: Language) -> Text:
    """Return a small line in words, for who cannot see it: of each hundred, per year."""
    unknown = say("onbekend", language)
    parts = (
        f"{year}: {unknown if value is None else round(100 * value)}"
        for year, value in zip(years(found), values, strict=True)
    )
    return mark("Verloop, van elke 100: {course}", course="; ".join(parts))


def years(found: Board) -> list[int]:
    """Return the year in which each period ends."""
    days = [as_date(window.end - 1) for window in found.windows]
    return [day.year if day else 0 for day in days]


def between_partners(found: Board, language: Language) -> tuple[Text, ...]:
    """Return what partners keep among themselves without the municipality, now and a year ago."""
    shares = [one.among_themselves for one in found.without]
    return among_themselves(shares[-1], shares[-2] if len(shares) > 1 else None, language)


def closing(found: Board, dataset: Dataset, last: int | None, version: int, language: Language) -> tuple[Text, ...]:
    """Return the last lines: what counts as a tie, which periods compare, where the figures come from."""
    minimum, largest = found.window.minimum, found.window.largest
    return (
        mark("Een verbinding telt als er in de periode minstens één registratie is.")
        if minimum == 1
        else mark(
            "Een verbinding telt als er in de periode minstens {number} registraties zijn.",
            number=wording.number(minimum, language),
        ),
        *(
            (mark("Bijeenkomsten met meer dan {number} organisaties tellen niet mee.", number=largest),)
            if largest
            else ()
        ),
        mark("Meer verbindingen is niet vanzelf beter."),
        *(
            (
                mark(
                    "Vorig jaar en elk punt in een lijntje gaan over even lange tijd, steeds tot en met {day}.",
                    day=wording.day_and_month(found.window.end - 1, language),
                ),
            )
            if len(found.windows) > 1
            else ()
        ),
        mark(
            "Bron: {number} registraties in deze periode, {total} in totaal.",
            number=wording.figure(found.records, language),
            total=wording.figure(len(dataset.records), language),
        ),
        mark(
            "Gegevens tot en met {day}, versie {version}.",
            day=wording.long_date(last or 0, language),
            version=version,
        ),
    )
