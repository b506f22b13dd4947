"""The words in which a figure is held against chance: one phrase, between which numbers, or why nothing is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from netwerk.analysis.across import THIN
from netwerk.analysis.chance import ROUNDING, Beside, Range
from netwerk.analysis.trend import TrendStep, Verdict
from netwerk.i18n import Language, Text, mark, translate
from netwerk.views import wording

PHRASES: Mapping[Beside, Text] = {
    Beside.MORE: mark("meer dan bij toeval"),
    Beside.FEWER: mark("minder dan bij toeval"),
    Beside.WITHIN: mark("niet te onderscheiden van toeval"),
}
NO_STATEMENT = mark("geen uitspraak")
_MOST_DIGITS = 3


def silence(judged: TrendStep, language: Language) -> Text | None:
    """Return why nothing may be concluded of a step; None where something may."""
    match judged.verdict:
        case Verdict.FEW:
            return mark("Geen uitspraak: het gaat om minder dan tien organisaties.")
        case Verdict.THIN_COVERAGE:
            return mark(
                "Geen uitspraak: in deze periode is iets vastgelegd van {seen} organisaties, minder dan 60 van de 100.",
                seen=wording.x_of_y(judged.seen, judged.registered, language),
            )
        case _:
            return None


def few_ties(count: int, language: Language, *, new: bool = False) -> Text | None:
    """Return why nothing may be concluded of so many (new) connections; None where something may."""
    if count >= THIN:
        return None
    if not count:
        return (
            mark("Geen uitspraak: er is geen nieuwe verbinding vastgelegd.")
            if new
            else mark("Geen uitspraak: er is geen verbinding vastgelegd.")
        )
    number = wording.number(count, language)
    if new:
        ties = mark("één nieuwe verbinding") if count == 1 else mark("{number} nieuwe verbindingen", number=number)
    else:
        ties = mark("één verbinding") if count == 1 else mark("{number} verbindingen", number=number)
    return mark("Geen uitspraak: het gaat om {ties}, en dat is te weinig om iets uit af te leiden.", ties=ties)


def digits(value: float, limits: Sequence[float], least: int) -> int:
    """Return how many decimals it takes before rounding hides no difference between `value` and one of `limits`."""
    other = [limit for limit in limits if abs(value - limit) > ROUNDING]
    for count in range(least, _MOST_DIGITS):
        rounded = round(value, count)
        kept = [rounded < round(limit, count) if value < limit else rounded > round(limit, count) for limit in other]
        if all(kept):
            return count
    return _MOST_DIGITS


def between(chance: Range, digits: int, language: Language) -> str:
    """Return the range for in a table: "34 tot 38", or the one number that it is."""
    low, high = number(chance.low, digits, language), number(chance.high, digits, language)
    return low if low == high else translate(mark("{low} tot {high}", low=low, high=high), language)


def lies(chance: Range, digits: int, language: Language) -> str:
    """Return the range within a sentence, after "ligt": "tussen 34 en 38", "op hoogstens 5", "op 34"."""
    low, high = number(chance.low, digits, language), number(chance.high, digits, language)
    if low == high:
        return translate(mark("op {low}", low=low), language)
    if not round(chance.low, digits):
        return translate(mark("op hoogstens {high}", high=high), language)
    return translate(mark("tussen {low} en {high}", low=low, high=high), language)


def number(value: float, digits: int, language: Language) -> str:
    """Return a number with so many decimals: 1.204,5 in Dutch, 1,204.5 in English."""
    written = f"{value:,.{digits}f}"
    if language == "en":
        return written
    return written.replace(",", " ").replace(".", ",").replace(" ", ".")
