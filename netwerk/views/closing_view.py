"""New connections between organisations that already shared a partner, in sentences and a table, beside chance."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from netwerk.analysis.chance import Beside
from netwerk.analysis.closure import MOST, Closing, Closure
from netwerk.analysis.trend import TrendStep
from netwerk.i18n import Language, Text, mark, say, translate
from netwerk.views import chance_words, wording

_PARTNERS = (
    mark("Geen"),
    mark("Eén"),
    mark("Twee"),
    mark("Drie of meer"),
)


def closing(
    found: Closure, names: tuple[str, str], judged: Sequence[TrendStep], language: Language
) -> tuple[Text, ...]:
    """Return how many of the connections formed were between organisations that shared a partner, beside chance.

    names : of the step before and the step, within a sentence
    judged : both steps
    """
    before, step = names
    silent = no_statement(found, judged, language)
    if not found.pairs and silent is not None:
        return (silent,)
    counted = mark(
        "Zonder verbinding in {before}: {pairs} tweetallen. Daarvan verbonden in {step}, nieuw of hersteld: {formed}.",
        before=before,
        pairs=wording.figure(found.pairs, language),
        step=step,
        formed=wording.figure(found.formed, language),
    )
    return (counted, silent) if silent is not None else (counted, *_beside(found, language))


def caveats(found: Closure, judged: Sequence[TrendStep], language: Language) -> tuple[Text, ...]:
    """Return what to keep in mind beside `closing`: what one table makes, and who has many partners."""
    if no_statement(found, judged, language) is not None or found.sharing.verdict is None:
        return ()
    return (
        *_without_tables(found, language),
        mark(
            "Let op: wie veel partners heeft, deelt er vaker een en krijgt er ook vaker een bij. Dat telt hierin mee."
        ),
    )


def no_statement(found: Closure, judged: Sequence[TrendStep], language: Language) -> Text | None:
    """Return why nothing may be concluded of what formed between the steps `judged`; None where something may."""
    thin = next((said for one in judged if (said := chance_words.silence(one, language)) is not None), None)
    if thin is not None:
        return thin
    if not found.pairs:
        return mark("Geen uitspraak: iedereen had al een verbinding met elkaar.")
    return chance_words.few_ties(found.formed, language, new=True)


def closing_over_time(found: Closure, first: str, last: str, language: Language) -> tuple[Text, ...]:
    """Return the same over several steps in a row, from the step `first` to the step `last`."""
    silent = chance_words.few_ties(found.formed, language, new=True)
    if silent is not None:
        return (silent,)
    opening = mark(
        "Van {first} tot en met {last} kwamen er {formed} nieuwe of herstelde verbindingen.",
        first=first,
        last=last,
        formed=wording.figure(found.formed, language),
    )
    return (opening, *_beside(found, language), *_without_tables(found, language))


def _beside(found: Closure, language: Language) -> tuple[Text, ...]:
    one = found.sharing
    if one.chance is None or one.verdict is None:
        return (mark("Niet te vergelijken: geen tweetal zonder verbinding deelde een partner."),)
    return (
        mark(
            "Al een partner gemeen: **{sharing}**. Bij toeval ligt dat {between}: **{phrase}**.",
            sharing=wording.x_of_y(one.formed, found.formed, language),
            between=chance_words.lies(one.chance, 0, language),
            phrase=chance_words.PHRASES[one.verdict],
        ),
    )


def _without_tables(found: Closure, language: Language) -> tuple[Text, ...]:
    one = found.without_tables
    if not found.at_table or one.chance is None or found.sharing.verdict is not Beside.MORE:
        return ()
    left_out = mark(
        "Bij {number} daarvan zat een gedeelde partner steeds mee aan tafel: één bijeenkomst verbindt dan alle drie.",
        number=wording.figure(found.at_table, language),
    )
    beside = mark(
        "Zonder die {number} zijn het er {rest}, en bij toeval ligt dat {between}:",
        number=wording.figure(found.at_table, language),
        rest=wording.figure(one.formed, language),
        between=chance_words.lies(one.chance, 0, language),
    )
    if one.verdict is Beside.MORE:
        return (left_out, beside, mark("ook dan meer dan bij toeval."))
    return (left_out, beside, mark("dan is er geen uitspraak te doen."))


def closing_table(found: Closure, judged: Sequence[TrendStep], language: Language) -> pd.DataFrame:
    """Return per number of shared partners the pairs, how many formed a connection and what chance gives."""
    silent = no_statement(found, judged, language) is not None
    rows = [
        (
            translate(name, language),
            wording.figure(one.pairs, language),
            wording.figure(one.formed, language),
            _plain_between(one, language),
            translate(chance_words.NO_STATEMENT if silent else phrase(one), language),
        )
        for name, one in zip(_PARTNERS, found.by_partners, strict=True)
    ]
    headings = (
        mark("Gedeelde partners"),
        mark("Tweetallen"),
        mark("Nu verbonden"),
        mark("Bij toeval"),
        mark("Uitspraak"),
    )
    return pd.DataFrame(rows, columns=[translate(one, language) for one in headings])


def phrase(one: Closing) -> Text:
    """Return in one phrase how a number of new connections lies beside chance."""
    return chance_words.NO_STATEMENT if one.verdict is None else chance_words.PHRASES[one.verdict]


def _plain_between(one: Closing, language: Language) -> str:
    if one.chance is None:
        return say("n.v.t.", language)
    return chance_words.between(one.chance, 0, language)


def how_closing_is_counted(language: Language) -> tuple[Text, ...]:
    """Return how it is counted and what it does not say."""
    return (
        mark(
            "Het gaat om organisaties die er in beide perioden waren. Een verbinding die eerder al bestond en nu "
            "terugkwam, telt als nieuw. Van {most} of meer gedeelde partners is één regel gemaakt.",
            most=wording.number(MOST, language),
        ),
        mark(
            "Toeval: evenveel nieuwe verbindingen, maar elk tweetal zonder verbinding heeft evenveel kans. De grenzen "
            "zijn exact (hypergeometrische verdeling); in 95 van de 100 keer ligt het getal ertussen."
        ),
        mark(
            "Een bijeenkomst verbindt iedereen aan tafel. Daarom staat erbij hoeveel er overblijven zonder de "
            "tweetallen die alleen samen kwamen met een gedeelde partner erbij. Die telling is streng: tweetallen "
            "zonder gedeelde partner kunnen zo niet afvallen."
        ),
    )
