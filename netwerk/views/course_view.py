"""One figure through the steps of a timeline: what there is to choose, what it says, and where nothing may be said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from netwerk.analysis.formation import FormationStep
from netwerk.analysis.freshness import LONGEST_BREAK
from netwerk.analysis.norms import BoundRule, Norm
from netwerk.analysis.outcomes import Outcome
from netwerk.analysis.periods import Step
from netwerk.analysis.timeline import Timeline
from netwerk.analysis.trend import TrendStep, Verdict
from netwerk.i18n import Language, Text, mark, translate
from netwerk.model import Dataset, as_date
from netwerk.views import wording
from netwerk.views.agreements import figure as outcome_figure
from netwerk.views.agreements import shown, value_of
from netwerk.views.board import comparable_outcome
from netwerk.views.course_chart import Line, Point
from netwerk.views.norm_view import MEASURE_WORDS, SHARES, bound_in_words
from netwerk.views.status import concluded
from netwerk.views.steps_view import before_words, step_name

YEAR = 12  # months: over so many an agreement is asked
READ_ALOUD = 24  # steps that someone can listen to
SIX_YEARS = 6  # a network takes about so long to form


class Figure(StrEnum):
    """What may be drawn through the years; the value is its word in the address."""

    BOTH = "blijven-en-vernieuwen"
    STABILITY = "stabiliteit"
    FORMED = "nieuw"
    ENDED = "gestopt"
    TURNOVER = "verloop"
    ORGANISATIONS = "organisaties"
    MEMBERS = "wisseling"
    COVERAGE = "dekking"
    AGE = "leeftijd"


LABELS: Mapping[Figure, Text] = {
    Figure.BOTH: mark("Blijven en vernieuwen"),
    Figure.STABILITY: mark("Stabiliteit"),
    Figure.FORMED: mark("Nieuwe verbindingen, van elke 100 mogelijke"),
    Figure.ENDED: mark("Gestopte verbindingen, van elke 100"),
    Figure.TURNOVER: mark("Verloop van verbindingen"),
    Figure.ORGANISATIONS: mark("Organisaties, en wie aangesloten is"),
    Figure.MEMBERS: mark("Verloop van organisaties"),
    Figure.COVERAGE: mark("Dekking: over wie is iets vastgelegd"),
    Figure.AGE: mark("Leeftijd van de verbindingen"),
}
OF_ONE_STEP = frozenset({Figure.ORGANISATIONS, Figure.COVERAGE, Figure.AGE})  # the others compare with the step before


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """Lines over the steps `[begins[i], ends[i])`.

    per_hundred : the figures are of each hundred
    highest : where the axis ends; None: above the highest figure
    bound : what was agreed, and its words
    """

    lines: tuple[Line, ...]
    begins: tuple[int, ...]
    ends: tuple[int, ...]
    per_hundred: bool
    highest: float | None = None
    bound: tuple[float, str] | None = None


def filled(dataset: Dataset, of: Timeline) -> tuple[bool, ...]:
    """Return for each step shown whether the data had begun when what it looks at began.

    A sliding window that reaches back to before the first record is not comparable with a full one, nor is a year in
    which the records began more than LONGEST_BREAK days late: what then seems to rise may be the data.
    """
    shown = of.reach.begin[of.shown :]
    if of.over.rule == "sliding":
        return _slid_in(of)
    if of.over.rule != "step" or not len(of.pairs.record):
        return (True,) * len(shown)
    first = int(dataset.records["begin"].to_numpy()[of.pairs.record].min())
    return tuple(int(begin) >= first - LONGEST_BREAK for begin in shown)


def _slid_in(of: Timeline) -> tuple[bool, ...]:
    return tuple(int(begin) >= of.begin(0) for begin in of.reach.begin[of.shown :])


def comparable(trend: Sequence[TrendStep], full: Sequence[bool]) -> tuple[bool, ...]:
    """Return for each step whether it and the step before both bear a conclusion; the first has none before it."""
    sound = [one.verdict is Verdict.OK and whole for one, whole in zip(trend, full, strict=True)]
    return (False, *(before and now for before, now in pairwise(sound)))[: len(sound)]


def explained(figure: Figure, step: Step) -> Text:
    """Return in plain words what `figure` says."""
    before = before_words(step)
    return {
        Figure.BOTH: mark(
            "Continuïteit en vernieuwing samen: hoeveel van elke 100 verbindingen van {before} bleven, en hoeveel van "
            "elke 100 verbindingen van nu nieuw of hersteld zijn.",
            before=before,
        ),
        Figure.STABILITY: mark(
            "Van elke 100 verbindingen die er {before} waren of nu zijn: hoeveel er beide keren zijn.", before=before
        ),
        Figure.FORMED: mark(
            "Van elke 100 paren van organisaties zonder verbinding in {before}: hoeveel er nu een hebben. "
            "Alleen organisaties die er beide keren zijn. Dit getal daalt vanzelf als er organisaties bij komen.",
            before=before,
        ),
        Figure.ENDED: mark(
            "Van elke 100 verbindingen van {before}: van hoeveel nu niets meer is vastgelegd. "
            "Alleen tussen organisaties die er beide keren zijn.",
            before=before,
        ),
        Figure.TURNOVER: mark(
            "Van elke 100 verbindingen van {before} en nu samen: hoeveel er kwamen of gingen.", before=before
        ),
        Figure.ORGANISATIONS: mark("Organisaties die er zijn, en hoeveel daarvan minstens één verbinding hebben."),
        Figure.MEMBERS: mark(
            "Van elke 100 organisaties van {before} en nu samen: hoeveel er kwamen of gingen.", before=before
        ),
        Figure.COVERAGE: mark(
            "Van elke 100 organisaties van het register: over hoeveel iets is vastgelegd. "
            "Onder 60 doen wij over die stap geen uitspraak."
        ),
        Figure.AGE: mark(
            "Hoeveel maanden geleden een verbinding voor het eerst is vastgelegd, gemiddeld. Dit getal loopt in het "
            "begin vanzelf op: van vóór de eerste registratie is niets bekend."
        ),
    }[figure]


def course(
    figure: Figure,
    steps: Sequence[FormationStep],
    trend: Sequence[TrendStep],
    full: Sequence[bool],
    *,
    language: Language = "nl",
) -> Course:
    """Return `figure` through `steps`; `trend` and `full` (see `filled`) belong to the same steps."""
    both = comparable(trend, full)
    shown = range(0 if figure in OF_ONE_STEP else 1, len(steps))  # the first has nothing to compare with

    def line(name: Text, value: Callable[[int], float | None], said: Sequence[bool], hundred: bool) -> Line:
        points = (_point(i, value(i), said[i], steps[i], trend[i], full[i], hundred, language) for i in shown)
        return Line(name=translate(name, language), points=tuple(points))

    everything = (True,) * len(steps)
    heard = [one.verdict is Verdict.OK and whole for one, whole in zip(trend, full, strict=True)]
    lines: tuple[Line, ...]
    match figure:
        case Figure.BOTH:
            lines = (
                line(mark("gebleven"), lambda i: _kept(steps[i]), both, True),
                line(mark("nieuw of hersteld"), lambda i: _renewal(steps[i]), both, True),
            )
        case Figure.STABILITY:
            lines = (line(LABELS[figure], lambda i: steps[i].jaccard, both, True),)
        case Figure.FORMED:
            lines = (line(LABELS[figure], lambda i: trend[i].formation_rate, both, True),)
        case Figure.ENDED:
            lines = (line(LABELS[figure], lambda i: trend[i].dissolution_rate, both, True),)
        case Figure.TURNOVER:
            lines = (line(LABELS[figure], lambda i: trend[i].turnover, both, True),)
        case Figure.MEMBERS:
            lines = (line(LABELS[figure], lambda i: trend[i].organisation_turnover, everything, True),)
        case Figure.COVERAGE:
            lines = (line(LABELS[figure], lambda i: trend[i].coverage, everything, True),)
        case Figure.ORGANISATIONS:
            lines = (
                line(mark("organisaties"), lambda i: steps[i].organisations, everything, False),
                line(mark("aangesloten"), lambda i: steps[i].active, heard, False),
            )
        case Figure.AGE:
            lines = (line(LABELS[figure], lambda i: trend[i].mean_age_months, heard, False),)
    whole_scale = figure in (Figure.BOTH, Figure.STABILITY, Figure.ENDED, Figure.TURNOVER, Figure.COVERAGE)
    return Course(
        lines=lines,
        begins=tuple(steps[i].begin for i in shown),
        ends=tuple(steps[i].end for i in shown),
        per_hundred=figure not in (Figure.ORGANISATIONS, Figure.AGE),
        highest=100.0 if whole_scale else None,
        bound=(60.0, translate(mark("geen uitspraak onder 60"), language)) if figure is Figure.COVERAGE else None,
    )


def _kept(step: FormationStep) -> float | None:
    before = (step.persisted or 0) + (step.ended or 0)
    return None if step.persisted is None or not before else step.persisted / before


def _renewal(step: FormationStep) -> float | None:
    return None if step.formed is None or not step.ties else step.formed / step.ties


def _point(
    at: int,
    value: float | None,
    may: bool,
    step: FormationStep,
    trend: TrendStep,
    full: bool,
    hundred: bool,
    language: Language,
) -> Point:
    if value is None or not may:
        return Point(value=None, said=translate(why_not(at, trend, full, language), language), whole=step.complete)
    written = wording.per_hundred(value, language) if hundred else _figure(value, language)
    said = mark(
        "{figure} ({organisations} organisaties, {ties} verbindingen)",
        figure=written,
        organisations=wording.figure(step.organisations, language),
        ties=wording.figure(step.ties, language),
    )
    return Point(value=100 * value if hundred else value, said=translate(said, language), whole=step.complete)


def why_not(at: int, trend: TrendStep, full: bool, language: Language) -> Text:
    """Return why nothing is said of a step, in a few words; `at` is its place among those shown."""
    if trend.verdict is Verdict.FEW:
        return mark(
            "Geen uitspraak: dit gaat over {number} organisaties, en dat is te weinig.",
            number=wording.number(trend.organisations, language),
        )
    if trend.verdict is Verdict.THIN_COVERAGE:
        return mark(
            "Geen uitspraak: over {part} van de {whole} organisaties is iets vastgelegd.",
            part=wording.figure(trend.seen, language),
            whole=wording.figure(trend.registered, language),
        )
    if not full:
        return mark("Geen uitspraak: dit kijkt verder terug dan de gegevens gaan.")
    if at == 0:
        return mark("Er is niets om mee te vergelijken.")
    return mark("Geen uitspraak: in de stap ervoor is te weinig vastgelegd.")


# --- an agreement through the years ---


def asked_steps(of: Timeline) -> tuple[int, ...]:
    """Return the steps in which an agreement may be asked: those that look at twelve months, one for each year.

    None where a step looks at another time: what is agreed is asked over twelve months.
    """
    shown = range(of.shown, len(of))
    if of.over.rule == "step" and of.step in (Step.SCHOOLYEAR, Step.YEAR):
        return tuple(shown)
    if of.over.rule != "sliding" or of.over.months != YEAR or not len(of):
        return ()
    complete = [at for at in shown if of.complete(at)]
    last = complete[-1] if complete else len(of) - 1
    length = {Step.MONTH: 1, Step.QUARTER: 3}.get(of.step, YEAR)
    full = _slid_in(of)
    return tuple(at for at in shown if (last - at) % (YEAR // length) == 0 and full[at - of.shown])


def agreed_course(norm: Norm, outcomes: Sequence[Outcome | None], of: Timeline, *, language: Language = "nl") -> Course:
    """Return how `norm` came out in each of `asked_steps`, with what was agreed as a bound.

    outcomes : one per step of `asked_steps`, by the version of its time; None where the norm did not hold yet
    """
    at = asked_steps(of)
    rule = norm.rule
    points = tuple(
        _outcome_point(norm, found, of.complete(step), language) for found, step in zip(outcomes, at, strict=True)
    )
    bound: tuple[float, str] | None = (100.0, translate(mark("afgesproken: alle"), language))
    highest: float | None = 100.0
    if isinstance(rule, BoundRule):
        bounds = [one for one in (rule.at_least, rule.at_most) if one is not None]
        bound, highest = None, 100.0 if rule.measure in SHARES else None
        if len(bounds) == 1 and bounds[0] >= 0:
            words = translate(mark("afgesproken: {bound}", bound=bound_in_words(rule, language)), language)
            bound = (100 * bounds[0] if rule.measure in SHARES else bounds[0], words)
    return Course(
        lines=(Line(name=norm.text_in(language), points=points),),
        begins=tuple(of.begin(step) for step in at),
        ends=tuple(of.end(step) for step in at),
        per_hundred=not isinstance(rule, BoundRule) or rule.measure in SHARES,
        highest=highest,
        bound=bound,
    )


def agreed_explained(norm: Norm, language: Language = "nl") -> Text:
    """Return what the line of an agreement says."""
    if not isinstance(norm.rule, BoundRule):
        return mark("Hoeveel van elke 100 de afspraak halen, steeds over twaalf maanden.")
    words = wording.inside(translate(MEASURE_WORDS[norm.rule.measure], language))
    return mark("Geteld wordt, steeds over twaalf maanden: {measure}.", measure=words)


def _outcome_point(norm: Norm, found: Outcome | None, whole: bool, language: Language) -> Point:
    found = comparable_outcome(found, norm)
    if found is None:
        return Point(value=None, said=translate(mark("Deze afspraak gold toen nog niet."), language), whole=whole)
    if not concluded(found):
        return Point(value=None, said=translate(mark("Geen uitspraak"), language), whole=whole)
    value = value_of(found)
    rule = found.norm.rule
    if value is None or not isinstance(rule, BoundRule):
        said = translate(outcome_figure(found, language), language).replace("**", "")
        return Point(value=100 * found.part / found.whole, said=said, whole=whole)
    return Point(value=100 * value if rule.measure in SHARES else value, said=shown(rule, value, language), whole=whole)


# --- what the line says ---


def six_years(found: Course, step: Step, language: Language) -> tuple[Text, ...]:
    """Return each line in its last complete step beside six years before, or as far back as it goes.

    Nothing of a line without two complete steps with a figure at least a year apart.
    """
    return tuple(said for line in found.lines for said in _six_years(found, line, step, language))


def _six_years(found: Course, line: Line, step: Step, language: Language) -> Iterator[Text]:
    known = [i for i, point in enumerate(line.points) if point.value is not None and point.whole]
    back = [i for i in known if _years_between(found.begins[i], found.begins[known[-1]]) in range(SIX_YEARS + 1)]
    if not back or back[0] == known[-1]:
        return
    first, last = back[0], known[-1]
    years = _years_between(found.begins[first], found.begins[last])
    yield mark(
        "{name}: {before} in {then}, {after} in {now}, {years} jaar later.",
        name=wording.capital(line.name),
        then=step_name(step, found.begins[first], language),
        before=_without_basis(line.points[first].said),
        years=wording.number(years or 0, language),
        now=step_name(step, found.begins[last], language),
        after=_without_basis(line.points[last].said),
    )


def in_words(found: Course, step: Step, language: Language) -> str:
    """Return the lines step by step, for who cannot see them; of many steps only the last beside six years before."""
    if len(found.begins) > READ_ALOUD:
        table = mark("Alle getallen staan in de tabel.")
        return " ".join(translate(said, language) for said in (*six_years(found, step, language), table))
    return "; ".join(
        f"{line.name}: "
        + ", ".join(
            f"{step_name(step, begin, language)} {_without_basis(point.said)}"
            for begin, point in zip(found.begins, line.points, strict=True)
        )
        for line in found.lines
    )


def _without_basis(said: str) -> str:
    return said.partition(" (")[0]


def _figure(value: float, language: Language) -> str:
    return wording.figure(round(value), language)


def _years_between(first: int, last: int) -> int | None:
    """How many whole years apart two first days are; None where they are not of the same month, or not apart."""
    one, other = as_date(first), as_date(last)
    if one is None or other is None or one.month != other.month:
        return None
    return other.year - one.year
