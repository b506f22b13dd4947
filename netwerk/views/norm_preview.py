"""What a change of an agreement would do to the count, in sentences and names."""

from __future__ import annotations

from collections.abc import Iterable

from netwerk.analysis.norm_change import Asked, moves
from netwerk.analysis.norms import BoundRule, CircleRule, CombinationRule, Norm, PairRule
from netwerk.analysis.outcomes import Outcome
from netwerk.i18n import Language, Text, mark, translate
from netwerk.model import Classification, Dataset, Window, day_number
from netwerk.views import agreements, wording
from netwerk.views.norm_view import bound_in_words
from netwerk.views.status import Status, concluded, status_of

MOST_NAMED, SOME_NAMED = 40, 8  # names of who lacks it or changes; of who only joins or leaves a few will do
FEW = 10  # below this one more or less is a large part


def sentence(now: Outcome | None, then: Outcome | None, language: Language) -> Text:
    """Return the count now beside the count with the change; None: no agreement."""
    if then is None:
        if now is None:
            return mark("Deze afspraak telt nu niet mee, en daarna ook niet.")
        return mark("Nu **{now}**; daarna telt deze afspraak niet meer mee.", now=count(now, language))
    if now is None:
        return mark("Nu is dit niet afgesproken; met deze wijziging **{then}**.", then=count(then, language))
    before, after = count(now, language), count(then, language)
    if before == after:
        return mark("Nu **{now}**; met deze wijziging blijft dat zo.", now=before)
    return mark("Nu **{now}**; met deze wijziging **{then}**.", now=before, then=after)


def unchanged(now: Outcome | None, language: Language) -> Text:
    """Return the count now, where nothing was changed yet."""
    if now is None:
        return mark("Er is nog niets gewijzigd. Deze afspraak telt nu niet mee.")
    return mark("Er is nog niets gewijzigd. Nu **{now}**.", now=count(now, language))


def count(found: Outcome, language: Language) -> Text:
    """Return "10 van 16", "5 van 6 paren van soorten", "2 van 3 gebieden" or "2 (de grens is hoogstens 0)"."""
    status, rule = status_of(found), found.norm.rule
    if status is Status.NO_CONCLUSION:
        return mark("geen uitspraak")
    if status is Status.NOT_HERE:
        return mark("niemand om te tellen")
    if isinstance(rule, BoundRule):
        value = agreements.short(found, language)
        return mark("{value} (de grens is {bound})", value=value, bound=bound_in_words(rule, language))
    if isinstance(rule, CombinationRule) and found.whole == 1:  # the region, or the only place there is
        return mark("gehaald") if found.part else mark("niet gehaald")
    part: object = agreements.short(found, language)
    if found.whole == 1:
        part = mark("{part} van {whole}", part=found.part, whole=1)
    if isinstance(rule, CircleRule):
        return mark("{part} paren van soorten", part=part)
    if isinstance(rule, CombinationRule):
        return mark("{part} {places}", part=part, places=agreements.PLACES[rule.scope])
    return mark("{part}", part=part)


def thin(found: Outcome | None, classification: Classification, language: Language) -> tuple[Text, ...]:
    """Return a warning where a count says little: there is no conclusion, or few are asked."""
    if found is None:
        return ()
    if not concluded(found):
        return agreements.sentences(found, None, classification, language)
    if isinstance(found.norm.rule, PairRule) and found.whole < FEW:
        return (mark("Dit gaat over minder dan tien organisaties: één meer of minder zegt niet veel."),)
    return ()


def named_moves(
    now: Outcome | None, then: Outcome | None, dataset: Dataset, language: Language
) -> tuple[tuple[Text, str], ...]:
    """Return whom the change concerns: (what changes, names) for each sort of change there is."""
    found = moves(now, then)
    organisations = then is not None and isinstance(then.norm.rule, PairRule)

    def called(asked: Asked) -> str:
        if organisations:
            return str(dataset.organisations["name"].iat[dataset.code_of[asked[0]]])
        place = agreements.place_name(asked[0])
        if len(asked) == 1:
            return translate(mark("{place}", place=place), language)
        pair = agreements.pair_of_kinds((asked[1], asked[2]), dataset.classification, language)
        return translate(mark("{pair} in {place}", pair=pair, place=place), language)

    sorts = (
        (mark("Ontbreekt nu, dan gehaald"), found.gained, MOST_NAMED),
        (mark("Nu gehaald, ontbreekt dan"), found.lost, MOST_NAMED),
        (mark("Telt er dan ook mee: ontbreekt"), found.joined_lacking, MOST_NAMED),
        (mark("Telt er dan ook mee: gehaald"), found.joined_met, SOME_NAMED),
        (mark("Telt niet meer mee"), found.left, SOME_NAMED),
    )
    return tuple(
        (
            mark("{what} ({number})", what=what, number=wording.figure(len(asked), language)),
            wording.listing(sorted(map(called, asked), key=str.casefold), language, most=most),
        )
        for what, asked, most in sorts
        if asked
    )


def begins(norm: Norm, window: Window, language: Language) -> tuple[Text, ...]:
    """Return that a change does not count yet in `window`, the last year of the data, where it begins later."""
    if norm.counts_in(window):
        return ()
    day = wording.long_date(day_number(norm.valid_from), language)
    last = wording.long_date(window.end - 1, language)
    if norm.withdrawn:
        return (mark("Dit geldt pas vanaf {day}. De gegevens lopen tot en met {last}.", day=day, last=last),)
    return (
        mark(
            "Dit geldt pas vanaf {day}. De gegevens lopen tot en met {last}: tot dan verandert er niets. "
            "Hieronder staat wat het nu zou zijn.",
            day=day,
            last=last,
        ),
    )


def meaning(norm: Norm, given: Norm | None, aside: Iterable[Norm], language: Language) -> tuple[Text, ...]:
    """Return in words for which years the change counts.

    given : the version that it changes; aside : versions that never hold any more once it is kept
    """
    day = wording.long_date(day_number(norm.valid_from), language)
    if norm.withdrawn:
        said = [mark("De afspraak telt niet meer mee vanaf {day}. Eerdere jaren houden haar.", day=day)]
    elif given is None:
        said = [mark("Een nieuwe afspraak geldt vanaf {day}. Eerdere jaren kennen haar niet.", day=day)]
    elif norm.valid_from == given.valid_from:
        said = [mark("Een correctie geldt voor alle jaren, zover deze tekst al gold: vanaf {day}.", day=day)]
    else:
        said = [
            mark("Een nieuwe afspraak geldt vanaf {day}. Eerdere jaren houden de oude tekst.", day=day),
        ]
    return (
        *said,
        *(
            mark(
                "Versie {number}, die geldt vanaf {day}, vervalt hiermee.",
                number=one.version,
                day=wording.long_date(day_number(one.valid_from), language),
            )
            for one in aside
        ),
    )
