"""What a change of an agreement would do to the count, in sentences and names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from netwerk.analysis.norm_change import Moves, Tally
from netwerk.analysis.norms import BoundRule, Norm, Scope
from netwerk.i18n import Language, Text, mark
from netwerk.model import Dataset, Window, day_number
from netwerk.views import wording
from netwerk.views.norm_view import bound_in_words, measured

MOST_NAMED = 40  # names that can be read in one go


def sentence(now: Tally | None, then: Tally | None, language: Language) -> Text:
    """Return the count now beside the count with the change; None: no agreement."""
    if now is None and then is None:
        return mark("Deze afspraak telt nu niet mee, en daarna ook niet.")
    if then is None:
        assert now is not None
        return mark("Nu **{now}**; daarna telt deze afspraak niet meer mee.", now=count(now, language))
    if now is None:
        return mark("Nu is dit niet afgesproken; met deze wijziging **{then}**.", then=count(then, language))
    before, after = count(now, language), count(then, language)
    if before == after:
        return mark("Nu **{now}**; met deze wijziging blijft dat zo.", now=before)
    return mark("Nu **{now}**; met deze wijziging **{then}**.", now=before, then=after)


def unchanged(now: Tally | None, language: Language) -> Text:
    """Return the count now, where nothing was changed yet."""
    if now is None:
        return mark("Er is nog niets gewijzigd. Deze afspraak telt nu niet mee.")
    return mark("Er is nog niets gewijzigd. Nu **{now}**.", now=count(now, language))


def count(found: Tally, language: Language) -> Text:
    """Return "10 van 16", "2 van 3 subregio’s" or "2 (de grens is hoogstens 0)"; "geen uitspraak" on a thin basis."""
    rule = found.norm.rule
    if isinstance(rule, BoundRule):
        if found.value is None:
            return mark("geen uitspraak")
        return mark(
            "{value} (de grens is {bound})",
            value=measured(rule.measure, found.value, language),
            bound=bound_in_words(rule, language),
        )
    if not found.whole:
        return mark("niemand om te tellen")
    # as everywhere: of fewer than half of those concerned something was recorded
    if found.seen is not None and 2 * found.seen < found.whole:
        return mark("geen uitspraak")
    if found.asked != "organisations" and found.whole == 1:  # the region, or the only place there is
        return mark("gehaald") if found.met else mark("niet gehaald")
    part: object = wording.short_x_of_y(len(found.met), found.whole, language)
    if found.whole == 1:
        part = mark("{part} van {whole}", part=len(found.met), whole=1)
    return {
        "organisations": mark("{part}", part=part),
        Scope.AREA.value: mark("{part} gebieden", part=part),
        Scope.MUNICIPALITY.value: mark("{part} gemeenten", part=part),
        Scope.SUBREGION.value: mark("{part} subregio’s", part=part),
    }[found.asked]


def thin(found: Tally | None, language: Language) -> tuple[Text, ...]:
    """Return a warning where a count says little: few are asked, or of few anything was recorded."""
    if found is None or found.seen is None or not found.whole:
        return ()
    if 2 * found.seen < found.whole:
        return (
            mark(
                "Geen uitspraak: van {part} van de {whole} organisaties zijn in deze periode geen gegevens ontvangen.",
                part=wording.figure(found.whole - found.seen, language),
                whole=wording.figure(found.whole, language),
            ),
        )
    if found.whole < 10:
        return (mark("Dit gaat over minder dan tien organisaties: één meer of minder zegt niet veel."),)
    return ()


def named_moves(found: Moves, asked: str, dataset: Dataset, language: Language) -> tuple[tuple[Text, str], ...]:
    """Return whom the change concerns: (what changes, names) for each sort of change there is."""
    organisations = dataset.organisations
    called: Mapping[str, str] = (
        dict(zip(organisations["id"], organisations["name"], strict=True)) if asked == "organisations" else {}
    )
    sorts = (
        (mark("Ontbreekt nu, dan gehaald"), found.gained),
        (mark("Nu gehaald, ontbreekt dan"), found.lost),
        (mark("Telt er dan ook mee: gehaald"), found.joined_met),
        (mark("Telt er dan ook mee: ontbreekt"), found.joined_lacking),
        (mark("Telt niet meer mee"), found.left),
    )
    return tuple(
        (
            mark("{what} ({number})", what=what, number=wording.figure(len(names), language)),
            wording.listing(_names(names, called), language, most=MOST_NAMED),
        )
        for what, names in sorts
        if names
    )


def _names(ids: Iterable[str], called: Mapping[str, str]) -> list[str]:
    return sorted((called.get(id_, id_) for id_ in ids), key=str.casefold)


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
