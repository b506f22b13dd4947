"""What to keep in mind when two periods stand side by side: their sizes, a thin basis, what is not known exactly."""

from __future__ import annotations

from netwerk.analysis.comparison import Comparison
from netwerk.analysis.silent_endings import SilentEndings
from netwerk.analysis.trend import FEWEST_ORGANISATIONS, LEAST_COVERAGE
from netwerk.i18n import Language, Text, mark
from netwerk.model import Dataset
from netwerk.views import wording

DIFFERENT_SIZE = 1.1  # above one in ten more organisations, counts of two periods say little beside each other


def sizes(change: Comparison, names: tuple[str, str], language: Language) -> Text | None:
    """Return that the two networks differ in number of organisations; None where they do not.

    names : the periods as they stand after "in"
    """
    first, second = change.organisations
    if first == second:
        return None
    if max(first, second) > DIFFERENT_SIZE * min(first, second):
        return mark(
            "Deze twee periodes verschillen in grootte ({first} en {second} organisaties). "
            "Vergelijk de aantallen niet rechtstreeks.",
            first=wording.figure(first, language),
            second=wording.figure(second, language),
        )
    return mark(
        "In {first_year} waren er {first} organisaties, in {second_year} {second}.",
        first_year=names[0],
        first=wording.figure(first, language),
        second_year=names[1],
        second=wording.figure(second, language),
    )


def thin(change: Comparison, names: tuple[str, str], language: Language, *, known: bool = True) -> Text | None:
    """Return why no share is told: too few organisations, or too few of them seen; None where the basis bears one.

    known : whether the data go back to the beginning of what the first period looks at
    """
    if min(change.organisations) < FEWEST_ORGANISATIONS:
        return mark(
            "Geen uitspraak over aandelen: er zijn minder dan {fewest} organisaties.",
            fewest=wording.number(FEWEST_ORGANISATIONS, language),
        )
    for name, seen, number in zip(names, change.seen, change.registered, strict=True):
        if seen < LEAST_COVERAGE * number:
            return mark(
                "Geen uitspraak over aandelen: over {name} zijn {seen} van de {number} organisaties in beeld.",
                name=name,
                seen=wording.number(seen, language, alone=True),
                number=wording.figure(number, language),
            )
    if not known:
        return mark("Geen uitspraak over aandelen: de eerste periode kijkt verder terug dan de gegevens gaan.")
    return None


def maybe_not_ended(endings: SilentEndings, ended: int, period: str, language: Language) -> Text | None:
    """Return how many of `ended` ties rested on silent sources alone; None without any.

    period : the second one as it stands after "in"
    """
    if not endings.ties:
        return None
    sources = wording.listing(endings.sources, language)
    if ended == 1:
        return mark(
            "De gestopte verbinding steunde alleen op {sources}, waarvan in {period} niets is ontvangen: "
            "zij is misschien niet gestopt.",
            sources=sources,
            period=period,
        )
    return mark(
        "{part} gestopte verbindingen steunden alleen op {sources}, waarvan in {period} niets is ontvangen: "
        "zij zijn misschien niet gestopt.",
        part=wording.capital(wording.x_of_y(endings.ties, ended, language)),
        sources=sources,
        period=period,
    )


def unfinished(name: str, end: int, last_day: int | None, language: Language) -> Text | None:
    """Return that the data do not reach to the end of the second period; None where they do.

    name : the period as it stands after "in"; end : the day after it
    """
    if last_day is None or last_day >= end - 1:
        return None
    return mark(
        "De gegevens gaan tot en met {day}, dus {name} is nog niet compleet: wat nu gestopt lijkt, kan nog komen.",
        day=wording.long_date(last_day, language),
        name=name,
    )


def shared(change: Comparison) -> Text | None:
    """Return that both periods look at the same days; None where they do not."""
    if change.first.end <= change.second.begin:
        return None
    return mark("De twee periodes kijken deels naar dezelfde dagen. Een registratie daarin telt in allebei.")


def imprecise(change: Comparison, language: Language) -> Text | None:
    """Return how many records are known less exactly than the periods are long; None without any."""
    most = max(change.imprecise)
    if not most:
        return None
    if most == 1:
        return mark(
            "Van één registratie is de dag niet bekend, alleen een periode die langer is dan deze. "
            "Zij telt in elke periode waarin zij kan vallen."
        )
    return mark(
        "Van {count} registraties is de dag niet bekend, alleen een periode die langer is dan deze. "
        "Zij tellen in elke periode waarin zij kunnen vallen.",
        count=wording.number(most, language),
    )


def merged(dataset: Dataset, *, as_then: bool) -> Text | None:
    """Return how merged and renamed organisations are read; None where there are none."""
    if not dataset.changes:
        return None
    if as_then:
        return mark("Gefuseerde en hernoemde organisaties staan hier zoals zij toen heetten.")
    return mark(
        "Gefuseerde en hernoemde organisaties staan in beide periodes zoals zij nu zijn: "
        "een fusie is geen nieuwe en geen gestopte verbinding."
    )
