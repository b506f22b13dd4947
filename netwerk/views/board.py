"""The board's page: per agreement now, a year ago and through the years, over periods that compare.

Every figure is over a period of the same length that ends on the same day of the year, so that a half school year
is never set beside a whole one. An agreement of any kind of rule is a `Line` of `Outcome`s (`analysis.outcomes`):
part of whole, concerned and seen; `views.status` says how it stands, `views.agreements` says it in sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, pairwise

import numpy as np

from netwerk.analysis.fragility import Without, without_municipality
from netwerk.analysis.fulfilment import evidence_for
from netwerk.analysis.norms import BoundRule, Norm, norms_in
from netwerk.analysis.outcomes import Outcome, outcomes
from netwerk.analysis.seen import coverage
from netwerk.i18n import Language, Text, mark, say
from netwerk.model import FIRST, LAST, Dataset, Window, as_date, day_number
from netwerk.network import Network, data_period, last_day, last_twelve_months, network
from netwerk.views import wording
from netwerk.views.agreements import in_order, shown, value_of
from netwerk.views.overview import a_year_earlier
from netwerk.views.status import concluded
from netwerk.views.without import among_themselves

YEARS = 10  # as many points as a small line can show


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Another version of a norm came to hold on `day`; `at` is the first period that counts by it."""

    at: int
    day: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One agreement through the periods of the board; None where it did not hold yet or asked something else.

    outcomes : as Board.windows: oldest first, the last is now; each by the version of its time
    changes : of the norm between the first period and the last, in order of time
    """

    norm: Norm
    outcomes: tuple[Outcome | None, ...]
    changes: tuple[Change, ...] = ()

    @property
    def now(self) -> Outcome:
        last = self.outcomes[-1]
        assert last is not None
        return last

    @property
    def earlier(self) -> Outcome | None:
        return self.outcomes[-2] if len(self.outcomes) > 1 else None


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
    current = windows[-1]
    seen, registered = coverage(dataset, network(dataset, current))
    by_period = [{one.norm.id: one for one in outcomes(dataset, period, norms)} for period in windows]
    return Board(
        windows=windows,
        lines=tuple(
            Line(
                norm=norm,
                outcomes=tuple(comparable_outcome(found.get(norm.id), norm) for found in by_period),
                changes=tuple(_changes(norm.id, norms, windows)),
            )
            for norm in in_order(norms_in(norms, current))
        ),
        without=tuple(without_municipality(dataset, one) for one in windows),
        seen=seen,
        registered=registered,
        records=_records(dataset, current),
    )


def comparable_outcome(found: Outcome | None, norm: Norm) -> Outcome | None:
    """Return the outcome of an earlier version of `norm` where that counted the same sort of thing; else None."""
    if found is None or type(found.norm.rule) is not type(norm.rule):
        return None
    if isinstance(found.norm.rule, BoundRule) and isinstance(norm.rule, BoundRule):
        return found if found.norm.rule.measure == norm.rule.measure else None
    return found


def _changes(id_: str, norms: Sequence[Norm], windows: Sequence[Window]) -> Iterator[Change]:
    """When another version of a norm came to hold, after the first period and before the end of the last."""
    versions = [norm for norm in norms if norm.id == id_]
    for at, (before, after) in enumerate(pairwise(windows), start=1):
        held = max((norm.version for norm in versions if norm.counts_in(before)), default=None)
        newer: dict[date, int] = {}  # per day the version from then on: a correction of that day came with it
        for norm in versions:
            if norm.counts_in(after) and not norm.counts_in(before):
                newer[norm.valid_from] = max(norm.version, newer.get(norm.valid_from, 0))
        for day, version in sorted(newer.items()):
            if held is not None and version > held:
                yield Change(at=at, day=day_number(day))
            held = version if held is None else max(held, version)


def _records(dataset: Dataset, window: Window) -> int:
    """How many counting records name an organisation that the choice of the page holds."""
    evidence = evidence_for(dataset, window)
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
    """Return the share met in each period, or the value of a measure; None where there is no conclusion."""
    return [_height(found) for found in line.outcomes]


def _height(outcome: Outcome | None) -> float | None:
    if outcome is None or not concluded(outcome):
        return None
    value = value_of(outcome)
    return outcome.part / outcome.whole if value is None else value


def aim(line: Line) -> float | None:
    """Return the height of what was agreed in the small line; None where it has two bounds, or may be negative."""
    rule = line.norm.rule
    if not isinstance(rule, BoundRule):
        return 1.0
    bounds = [bound for bound in (rule.at_least, rule.at_most) if bound is not None]
    return bounds[0] if len(bounds) == 1 and bounds[0] >= 0 else None


def course_of(found: Board, line: Line, language: Language) -> Text:
    """Return the small line of an agreement in words, for who cannot see it, with when the agreement changed."""
    rule, values = line.norm.rule, heights(line)
    if not isinstance(rule, BoundRule):
        said = course(found, values, language)
    else:
        figures = [None if value is None else shown(rule, value, language) for value in values]
        said = mark("Verloop: {course}", course=_per_year(found, figures, language))
    if not line.changes:
        return said
    return mark("{course}. {changed}", course=said, changed=changed(line, language))


def changed(line: Line, language: Language) -> Text:
    """Return on which days the agreement changed; there is at least one."""
    days = [wording.long_date(change.day, language) for change in line.changes]
    return mark("Per {days} gewijzigd", days=wording.listing(days, language))


def course(found: Board, values: Sequence[float | None], language: Language) -> Text:
    """Return a small line in words, for who cannot see it: of each hundred, per year."""
    figures = [None if value is None else str(round(100 * value)) for value in values]
    return mark("Verloop, van elke 100: {course}", course=_per_year(found, figures, language))


def _per_year(found: Board, figures: Sequence[str | None], language: Language) -> str:
    unknown = say("onbekend", language)
    return "; ".join(
        f"{year}: {unknown if figure is None else figure}" for year, figure in zip(years(found), figures, strict=True)
    )


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
