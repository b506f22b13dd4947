"""The figures of a network beside chance: what each means, between which numbers chance has it, and one phrase."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from netwerk.analysis.chance import Range
from netwerk.analysis.null_model import GROUPED, ByChance, Compared, Figure, Fixed, share_a_partner
from netwerk.analysis.trend import TrendStep
from netwerk.i18n import Language, Text, mark
from netwerk.model import Dataset
from netwerk.network import Network
from netwerk.views import behind, chance_words, wording
from netwerk.views.behind import Group

SHOWN = (Figure.CLUSTERING, Figure.SHARED, Figure.LAYER, Figure.DOMAIN)  # transitivity says what SHARED says
NAMES: Mapping[Figure, Text] = {
    Figure.CLUSTERING: mark("Partners onder elkaar"),
    Figure.SHARED: mark("Gedeelde partners"),
    Figure.LAYER: mark("Naar een andere laag"),
    Figure.DOMAIN: mark("Naar een ander domein"),
}
_MEANINGS: Mapping[Figure, Text] = {
    Figure.CLUSTERING: mark("Hoe vaak twee partners van dezelfde organisatie ook samen een verbinding hebben."),
    Figure.SHARED: mark("Hoeveel partners twee organisaties met een verbinding gemiddeld gemeen hebben."),
    Figure.LAYER: mark("Hoe vaak een verbinding over de grens van een laag gaat."),
    Figure.DOMAIN: mark("Hoe vaak een verbinding over de grens van een domein gaat."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One figure: how it is called, what it means, and what there is to say of it."""

    figure: Figure
    name: Text
    meaning: Text
    said: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A figure as the screen has it: per 100, or a number of partners; `chance` None: there is nothing to compare.

    digits : how many decimals it takes before rounding hides no difference with chance
    """

    value: float
    chance: Range | None
    digits: int


def shown(figure: Figure, one: Compared) -> Shown | None:
    """Return a figure of the analysis as the screen has it; None where it is undefined."""
    if one.observed is None:
        return None
    if figure in GROUPED:
        factor, add = 50.0, 50.0  # of every 100 ties: (index + 1)/2
    else:
        factor, add = (1.0, 0.0) if figure is Figure.SHARED else (100.0, 0.0)

    def scaled(of: Range | None) -> Range | None:
        return None if of is None else Range(low=factor * of.low + add, high=factor * of.high + add)

    value, chance = factor * one.observed + add, scaled(one.between)
    limits = [] if chance is None else [chance.low, chance.high]
    digits = chance_words.digits(value, limits, 1 if figure is Figure.SHARED else 0)
    return Shown(value=value, chance=chance, digits=digits)


def about_step(judged: TrendStep, ties: int, name: str, language: Language) -> Text:
    """Return of which period the figures are and how many organisations and connections they rest on."""
    return mark(
        "{period}: {organisations} organisaties en {ties} verbindingen.",
        period=wording.capital(name),
        organisations=wording.figure(judged.organisations, language),
        ties=wording.figure(ties, language),
    )


def lines(found: ByChance, judged: TrendStep, language: Language) -> tuple[Line, ...]:
    """Return what there is to say of each figure of a step, beside what chance gives."""
    return tuple(
        Line(
            figure=figure,
            name=NAMES[figure],
            meaning=_MEANINGS[figure],
            said=_said(found, figure, judged, language),
        )
        for figure in SHOWN
    )


def _said(found: ByChance, figure: Figure, judged: TrendStep, language: Language) -> tuple[Text, ...]:
    one = found.figures[figure]
    of = shown(figure, one)
    if of is None:
        return (mark("Geen uitspraak: er is geen verbinding vastgelegd."),)
    first = _observed(figure, of, language)
    silent = why_not(found, figure, judged, language)
    if silent is not None or of.chance is None or one.verdict is None:
        return (first, *([] if silent is None else [silent]))
    return (
        first,
        mark(
            "Bij toeval ligt dat {between}: **{phrase}**.",
            between=chance_words.lies(of.chance, of.digits, language),
            phrase=chance_words.PHRASES[one.verdict],
        ),
    )


def _observed(figure: Figure, of: Shown, language: Language) -> Text:
    if not of.value:
        return mark("Dat komt niet voor.")
    value = chance_words.number(of.value, of.digits, language)
    if figure is Figure.CLUSTERING:
        return mark("Van elke 100 tweetallen van partners zijn dat er gemiddeld **{value}**.", value=value)
    if figure is Figure.SHARED:
        return mark("Dat zijn er gemiddeld **{value}**.", value=value)
    return mark("Van elke 100 verbindingen zijn dat er **{value}**.", value=value)


def about_chance(draws: int, language: Language) -> tuple[Text, ...]:
    """Return what is meant by chance when so many networks were drawn."""
    return (
        mark(
            "Toeval: {draws} netwerken waarin elke organisatie evenveel partners heeft als nu, maar het lot bepaalt "
            "wie. In 95 van de 100 daarvan ligt het getal tussen de twee grenzen die er staan.",
            draws=wording.figure(draws, language),
        ),
        mark(
            "Let op: een bijeenkomst verbindt iedereen aan tafel met elkaar. Dat alleen al geeft meer gedeelde "
            "partners dan bij toeval."
        ),
        mark("Meer of minder dan bij toeval is niet vanzelf beter."),
    )


def how_counted(found: ByChance | None, language: Language) -> tuple[Text, ...]:
    """Return how the figures are counted, and where that comes from."""
    said = [
        mark(
            "Partners onder elkaar is de gemiddelde clustercoëfficiënt; wie minder dan twee partners heeft, telt "
            "als nul. Gedeelde partners is het gemiddelde over alle verbindingen."
        ),
        mark(
            "Toeval ontstaat door telkens twee verbindingen van partner te laten ruilen, tot er van het oude netwerk "
            "alleen de aantallen over zijn."
        ),
        mark(
            "Lagen en domeinen vergelijken we op twee manieren: zo, en door de lagen of domeinen anders te verdelen, "
            "zoals bij Witte vlekken onder Over de schotten. De grenzen zijn de ruimste van die twee: er staat alleen "
            "meer of minder als beide dat zeggen."
        ),
    ]
    if found is not None and found.shared_by_any is not None:
        said.append(
            mark(
                "Twee willekeurige organisaties delen gemiddeld {value} partners; dat ligt vast zolang iedereen "
                "evenveel partners houdt.",
                value=chance_words.number(found.shared_by_any, 1, language),
            )
        )
    said.append(
        mark(
            "Bronnen: Maslov en Sneppen (2002), Science 296, 910–913; Milo e.a. (2003), arXiv cond-mat/0312028; "
            "Fosdick e.a. (2018), SIAM Review 60, 315–355; Krackhardt en Stern (1988), Social Psychology Quarterly 51, "
            "123–140."
        )
    )
    return tuple(said)


def why_not(found: ByChance, figure: Figure, judged: TrendStep, language: Language) -> Text | None:
    """Return why nothing may be concluded of a figure; None where something may."""
    thin = chance_words.silence(judged, language) or chance_words.few_ties(found.ties, language)
    if thin is not None:
        return thin
    if found.fixed is Fixed.LARGE:
        return mark("Geen uitspraak: bij zo veel organisaties duurt de vergelijking te lang.")
    if found.fixed is Fixed.ONLY_ONE:
        return mark("Niet te vergelijken: als iedereen evenveel partners houdt, kan het maar op één manier.")
    if found.figures[figure].verdict is None:
        return mark("Niet te vergelijken: er is maar één uitkomst mogelijk.")
    return None


def sharing(dataset: Dataset, network: Network) -> tuple[Group, Group]:
    """Return the connections of two that share a partner, and those of two that share none."""
    shares = share_a_partner(network)
    return (
        behind.of_pairs(
            dataset, network.pair_ids(np.flatnonzero(shares)), network.window, label=mark("Delen een partner")
        ),
        behind.of_pairs(
            dataset, network.pair_ids(np.flatnonzero(~shares)), network.window, label=mark("Delen geen partner")
        ),
    )
