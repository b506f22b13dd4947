"""An agreement in plain words: how it is counted, and what changed between two versions of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from netwerk.analysis.norms import (
    CENTRAL_UNHEARD,
    COVERAGE,
    BoundRule,
    CircleRule,
    CombinationRule,
    Direction,
    Norm,
    PairRule,
    Rule,
    Scope,
)
from netwerk.i18n import Language, Text, mark, translate
from netwerk.model import Classification, day_number
from netwerk.views import wording

RULES: Mapping[type[Rule], Text] = {
    PairRule: mark("Verbinding"),
    CircleRule: mark("Kring"),
    CombinationRule: mark("Samen aan tafel"),
    BoundRule: mark("Grens"),
}
RULES_EXPLAINED: Mapping[type[Rule], Text] = {
    PairRule: mark("Elke organisatie van de ene soort heeft een verbinding met de andere soort."),
    CircleRule: mark("Elke twee van deze soorten hebben een verbinding met elkaar."),
    CombinationRule: mark("Deze soorten staan samen in minstens één registratie. Bij één soort: zij is daar gezien."),
    BoundRule: mark("Een getal over het hele netwerk blijft boven of onder een grens."),
}
SCOPES: Mapping[Scope, Text] = {
    Scope.AREA: mark("Hetzelfde gebied"),
    Scope.MUNICIPALITY: mark("Dezelfde gemeente"),
    Scope.SUBREGION: mark("Dezelfde subregio"),
    Scope.REGION: mark("Overal in de regio"),
    Scope.OTHER_SUBREGION: mark("Een andere subregio"),
}
UNITS: Mapping[Scope, Text] = {  # what a circle or combination is asked of
    Scope.AREA: mark("Elk gebied"),
    Scope.MUNICIPALITY: mark("Elke gemeente"),
    Scope.SUBREGION: mark("Elke subregio"),
    Scope.REGION: mark("De hele regio"),
}
DIRECTIONS: Mapping[Direction, Text] = {
    Direction.ANY: mark("Maakt niet uit"),
    Direction.OUT: mark("Van haar naar de ander"),
    Direction.IN: mark("Van de ander naar haar"),
}
MEASURE_WORDS: Mapping[str, Text] = {
    COVERAGE: mark("Organisaties van het register waarover iets is vastgelegd, van elke 100"),
    CENTRAL_UNHEARD: mark("Organisaties die midden in het netwerk stonden en een jaar niet zijn gehoord"),
    "organisations": mark("Organisaties in het netwerk"),
    "isolated": mark("Organisaties zonder verbinding"),
    "ties": mark("Verbindingen"),
    "density": mark("Verbindingen die er zijn, van elke 100 mogelijke"),
    "average_degree": mark("Partners per organisatie, gemiddeld"),
    "components": mark("Groepen die los van elkaar staan"),
    "largest_component": mark("Organisaties in de grootste groep"),
    "degree_centralisation": mark("Hoezeer de verbindingen bij één organisatie liggen, van 0 tot 1"),
    "betweenness_centralisation": mark("Hoezeer wegen door het netwerk langs één organisatie lopen, van 0 tot 1"),
    "closeness_centralisation": mark("Hoezeer één organisatie dichter bij alle andere staat, van 0 tot 1"),
    "transitivity": mark("Twee partners van dezelfde organisatie die ook elkaars partner zijn, van elke 100 keer"),
    "average_clustering": mark("Partners van een organisatie die ook elkaars partner zijn, van 0 tot 1, gemiddeld"),
    "average_path_length": mark("Stappen van de ene organisatie naar de andere, gemiddeld"),
    "diameter": mark("Stappen op de langste weg"),
    "connectedness": mark("Paren die elkaar kunnen bereiken, van elke 100"),
    "fragmentation": mark("Paren die elkaar niet kunnen bereiken, van elke 100"),
    "core_maximum": mark("Partners die ieder in de kern daarbinnen minstens heeft"),
    "core_maximum_size": mark("Organisaties in de kern"),
    "e_i_index": mark("Verbindingen met andere soorten tegenover die binnen een soort, van -1 tot 1"),
    "assortativity": mark("Of wie veel partners heeft vooral elkaar als partner heeft, van -1 tot 1"),
    "communities": mark("Groepen met onderling veel verbindingen"),
    "modularity": mark("Hoezeer het netwerk uit zulke groepen bestaat, van -1 tot 1"),
    "bridges": mark("Verbindingen die de enige zijn naar een deel van het netwerk"),
    "articulation_points": mark("Organisaties die de enige schakel zijn naar een deel van het netwerk"),
}
SHARES = frozenset({COVERAGE, "density", "transitivity", "connectedness", "fragmentation"})  # said of each hundred


def rule_in_words(norm: Norm, classification: Classification, language: Language) -> tuple[Text, ...]:
    """Return how `norm` is counted: who, with whom, where, which forms, over how long, and from when on."""
    rule = norm.rule
    match rule:
        case PairRule():
            counted = _pair(rule, classification, language)
        case CircleRule():
            counted = (
                mark(
                    "{where} is er tussen elke twee van deze soorten minstens één verbinding: {kinds}.",
                    where=_IN_UNIT[rule.scope],
                    kinds=_kinds(rule.kinds, classification, language),
                ),
            )
        case CombinationRule():
            counted = (_combination(rule, classification, language),)
        case BoundRule():
            counted = (
                mark("Geteld wordt: {measure}.", measure=_inside(MEASURE_WORDS[rule.measure], language)),
                mark("De grens is {bound}.", bound=bound_in_words(rule, language)),
            )
    months = (
        mark("Er wordt geteld over de periode die op de pagina is gekozen.")
        if norm.months is None
        else mark("Er wordt geteld over één maand, de laatste van de gekozen periode.")
        if norm.months == 1
        else mark(
            "Er wordt geteld over {months} maanden, die eindigen met de gekozen periode.",
            months=wording.number(norm.months, language),
        )
    )
    return (*counted, months, since(norm, language))


def since(norm: Norm, language: Language) -> Text:
    """Return from when on `norm` holds, or no longer does."""
    day = wording.long_date(day_number(norm.valid_from), language)
    if norm.withdrawn:
        return mark("Deze afspraak is ingetrokken vanaf {day}.", day=day)
    return mark("De afspraak geldt vanaf {day}.", day=day)


def bound_in_words(rule: BoundRule, language: Language) -> Text:
    """Return "hoogstens 3", "minstens 80 van de 100" or "van 2 tot en met 5"."""
    least = None if rule.at_least is None else measured(rule.measure, rule.at_least, language)
    most = None if rule.at_most is None else measured(rule.measure, rule.at_most, language)
    if least is None:
        return mark("hoogstens {most}", most=most)
    if most is None:
        return mark("minstens {least}", least=least)
    return mark("van {least} tot en met {most}", least=least, most=most)


def measured(measure: str, value: float, language: Language) -> str:
    """Return the value of a measure as it is said: "80 van de 100" for a share, else "3" or "2,5"."""
    said = in_figures(measure, value, language)
    return translate(mark("{part} van de 100", part=said), language) if measure in SHARES else said


def in_figures(measure: str, value: float, language: Language, *, digits: int = 3) -> str:
    """Return the value of a measure as its words in MEASURE_WORDS ask: of each hundred for a share, else as it is."""
    return _number(100 * value if measure in SHARES else value, language, digits=digits)


def _number(value: float, language: Language, *, digits: int = 3) -> str:
    rounded = round(value, digits)
    if rounded == int(rounded):
        return wording.figure(int(rounded), language)
    return str(rounded).replace(".", ",") if language == "nl" else str(rounded)


_IN_UNIT: Mapping[Scope, Text] = {
    Scope.AREA: mark("In elk gebied"),
    Scope.MUNICIPALITY: mark("In elke gemeente"),
    Scope.SUBREGION: mark("In elke subregio"),
    Scope.REGION: mark("In de hele regio"),
}
_WHERE: Mapping[Scope, Text] = {
    Scope.AREA: mark("De ander werkt in hetzelfde gebied, of voor de hele gemeente."),
    Scope.MUNICIPALITY: mark("De ander werkt in dezelfde gemeente, of voor de hele subregio."),
    Scope.SUBREGION: mark("De ander werkt in dezelfde subregio, of voor de hele regio."),
    Scope.REGION: mark("De ander mag overal in de regio werken."),
    Scope.OTHER_SUBREGION: mark("De ander werkt in een andere subregio."),
}


def _pair(rule: PairRule, classification: Classification, language: Language) -> tuple[Text, ...]:
    said = [
        mark("Dit gaat over {kinds}.", kinds=_kinds(rule.from_kinds, classification, language)),
        _partner(rule, classification, language),
        _WHERE[rule.scope],
    ]
    if rule.forms:
        said.append(mark("Alleen deze vormen tellen mee: {forms}.", forms=_forms(rule.forms, classification, language)))
    else:
        said.append(mark("Alle vormen van samenwerking tellen mee."))
    if rule.direction is Direction.OUT:
        said.append(mark("Het gaat om registraties van haar naar de ander. Een registratie zonder richting telt ook."))
    elif rule.direction is Direction.IN:
        said.append(mark("Het gaat om registraties van de ander naar haar. Een registratie zonder richting telt ook."))
    return tuple(said)


def _partner(rule: PairRule, classification: Classification, language: Language) -> Text:
    kinds = wording.listing([_label(kind, classification, language) for kind in rule.to_kinds], language)
    if rule.minimum == 1:
        if len(rule.to_kinds) == 1:
            return mark("Elk heeft een verbinding met minstens één organisatie van de soort {kinds}.", kinds=kinds)
        return mark("Elk heeft een verbinding met minstens één organisatie van deze soorten: {kinds}.", kinds=kinds)
    number = wording.number(rule.minimum, language)
    if len(rule.to_kinds) == 1:
        return mark(
            "Elk heeft een verbinding met minstens {number} verschillende organisaties van de soort {kinds}.",
            number=number,
            kinds=kinds,
        )
    return mark(
        "Elk heeft een verbinding met minstens {number} verschillende organisaties van deze soorten: {kinds}.",
        number=number,
        kinds=kinds,
    )


def _combination(rule: CombinationRule, classification: Classification, language: Language) -> Text:
    where = _IN_UNIT[rule.scope]
    if len(rule.kinds) == 1:
        return mark(
            "{where} is er minstens één registratie met een organisatie van de soort {kind}.",
            where=where,
            kind=_label(rule.kinds[0], classification, language),
        )
    return mark(
        "{where} is er minstens één registratie waarin deze soorten samen staan: {kinds}.",
        where=where,
        kinds=_kinds(rule.kinds, classification, language),
    )


def _label(kind: str, classification: Classification, language: Language, *, plural: bool = False) -> str:
    return wording.inside(wording.kind_label(classification, kind, language, plural=plural))


def _kinds(kinds: Iterable[str], classification: Classification, language: Language) -> str:
    return wording.listing([_label(kind, classification, language, plural=True) for kind in kinds], language)


def _forms(forms: Iterable[str], classification: Classification, language: Language) -> str:
    return wording.listing(
        [wording.inside(wording.form_label(classification, form, language)) for form in forms], language
    )


def _inside(words: Text, language: Language) -> str:
    return wording.inside(translate(words, language))


def unknown_words(norm: Norm, classification: Classification) -> tuple[Text, ...]:
    """Return a warning for each kind and form of `norm` that the configuration does not know: nobody is of it."""
    match norm.rule:
        case PairRule() as rule:
            kinds, forms = (*rule.from_kinds, *rule.to_kinds), rule.forms
        case CircleRule() | CombinationRule() as rule:
            kinds, forms = rule.kinds, ()
        case BoundRule():
            return ()
    known = {form.code for form in classification.forms}
    return (
        *(
            mark("De soort {kind} staat niet in de indeling van soorten; niemand hoort erbij.", kind=kind)
            for kind in dict.fromkeys(kinds)
            if classification.kind(kind) is None
        ),
        *(
            mark("De vorm {form} staat niet in de indeling van vormen; geen registratie heeft haar.", form=form)
            for form in forms
            if form not in known
        ),
    )


# --- what changed ---


def changes(old: Norm, new: Norm, classification: Classification, language: Language) -> tuple[Text, ...]:
    """Return field by field what `new` says otherwise than `old`; nothing where they say the same."""
    said = []
    if new.withdrawn:
        if not old.withdrawn:
            said.append(mark("Ingetrokken."))
    elif old.withdrawn:
        said.append(mark("Opnieuw afgesproken."))
    before, after = _fields(old, classification, language), _fields(new, classification, language)
    for label in dict.fromkeys([*before, *after]):
        was, is_ = before.get(label, ""), after.get(label, "")
        if was == is_ or (label == "valid_from" and (old.withdrawn or new.withdrawn)):
            continue  # the day of a withdrawal is no day from which anything holds
        if not was:
            said.append(mark("{field}: erbij kwam ‘{new}’.", field=_FIELDS[label], new=is_))
        elif not is_:
            said.append(mark("{field}: ‘{old}’ verviel.", field=_FIELDS[label], old=was))
        else:
            said.append(mark("{field}: was ‘{old}’, werd ‘{new}’.", field=_FIELDS[label], old=was, new=is_))
    return tuple(said)


_FIELDS: Mapping[str, Text] = {
    "goal": mark("Doel"),
    "text": mark("Afspraak"),
    "goal_en": mark("Doel in het Engels"),
    "text_en": mark("Afspraak in het Engels"),
    "source": mark("Bron"),
    "phrase": mark("Woorden van de bron"),
    "decided_by": mark("Besloten door"),
    "valid_from": mark("Geldt vanaf"),
    "rule": mark("Soort regel"),
    "from_kinds": mark("Over wie"),
    "to_kinds": mark("Met wie"),
    "kinds": mark("Soorten"),
    "minimum": mark("Met hoeveel"),
    "scope": mark("Waar"),
    "forms": mark("Vormen"),
    "direction": mark("Richting"),
    "measure": mark("Wat wordt geteld"),
    "bound": mark("Grens"),
    "months": mark("Aantal maanden"),
}


def _fields(norm: Norm, classification: Classification, language: Language) -> Mapping[str, str]:
    """Return what stands in each field, in words; "" for what is not filled."""
    found = {
        name: getattr(norm, name) for name in ("goal", "text", "goal_en", "text_en", "source", "phrase", "decided_by")
    }
    found["valid_from"] = wording.long_date(day_number(norm.valid_from), language)
    found["rule"] = translate(RULES[type(norm.rule)], language)
    found["months"] = "" if norm.months is None else str(norm.months)

    def labels(kinds: Sequence[str]) -> str:
        return ", ".join(wording.kind_label(classification, kind, language, plural=True) for kind in kinds)

    match norm.rule:
        case PairRule() as rule:
            found |= {
                "from_kinds": labels(rule.from_kinds),
                "to_kinds": labels(rule.to_kinds),
                "minimum": str(rule.minimum),
                "scope": translate(SCOPES[rule.scope], language),
                "forms": ", ".join(wording.form_label(classification, form, language) for form in rule.forms),
                "direction": "" if rule.direction is Direction.ANY else translate(DIRECTIONS[rule.direction], language),
            }
        case CircleRule() | CombinationRule() as rule:
            found |= {"kinds": labels(rule.kinds), "scope": translate(UNITS[rule.scope], language)}
        case BoundRule() as rule:
            found |= {
                "measure": translate(MEASURE_WORDS[rule.measure], language),
                "bound": translate(bound_in_words(rule, language), language),
            }
    return found
