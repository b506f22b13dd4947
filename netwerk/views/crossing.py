"""How many ties go to another layer or domain, in sentences, beside what chance would give."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk.analysis.across import THIN, Across, AcrossByChance, Crossing, Verdict, crossing_pairs, verdict
from netwerk.analysis.chance import DRAWS, FEWER_DRAWS, LARGE, Range
from netwerk.i18n import Language, Text, mark
from netwerk.model import Classification, Dataset, Grouping
from netwerk.network import Network
from netwerk.views import behind, wording
from netwerk.views.behind import Group


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a grouping within a sentence."""

    choice: Text
    another: Text
    own: Text
    all: Text
    one: Text


WORDS: dict[Grouping, Words] = {
    Grouping.LAYER: Words(
        choice=mark("Per laag"),
        another=mark("een andere laag"),
        own=mark("de eigen laag"),
        all=mark("de lagen"),
        one=mark("laag"),
    ),
    Grouping.DOMAIN: Words(
        choice=mark("Per domein"),
        another=mark("een ander domein"),
        own=mark("het eigen domein"),
        all=mark("de domeinen"),
        one=mark("domein"),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLine:
    """One layer or domain: its code, how it is called, and what there is to say of its ties."""

    code: str
    label: str
    sentences: tuple[Text, ...]


def group_label(classification: Classification, grouping: Grouping, code: str, language: Language) -> str:
    """Return the layer or domain as it stands on the screen."""
    if grouping is Grouping.LAYER:
        return wording.layer_label(classification, code, language)
    known = classification.domains.get(code)
    if known is None:
        return code.replace("_", " ").capitalize()
    return known[0] if language == "nl" else known[1]


def whole(found: Across, chance: AcrossByChance | None, language: Language) -> tuple[Text, ...]:
    """Return what there is to say of the whole network; `chance` None: nobody asked for it yet."""
    return _sentences(
        found.whole, found.grouping, None if chance is None else chance.whole, language, asked=chance is not None
    )


def lines(
    found: Across, chance: AcrossByChance | None, classification: Classification, language: Language
) -> tuple[GroupLine, ...]:
    """Return one line per group, in the order of the screen: that order ranks nobody."""
    return tuple(
        GroupLine(
            code=one.group or "",
            label=group_label(classification, found.grouping, one.group or "", language),
            sentences=_sentences(
                one,
                found.grouping,
                None if chance is None else chance.groups[one.group or ""],
                language,
                asked=chance is not None,
            ),
        )
        for one in found.groups
    )


def _sentences(
    one: Crossing, grouping: Grouping, chance: Range | None, language: Language, *, asked: bool
) -> tuple[Text, ...]:
    words = WORDS[grouping]
    if not one.ties:
        return (mark("Geen uitspraak: in deze periode is geen verbinding vastgelegd."),)
    said = verdict(one, chance)
    digits = _digits(one, chance)
    first = _count(one, words, digits, language)
    if one.expected in (None, 0.0, 1.0):
        return (first, mark("Dat kan niet anders: er is maar één organisatie, of maar één {one}.", one=words.one))
    if one.ties < THIN or (asked and said is Verdict.THIN):
        number = wording.number(one.ties, language)
        ties = mark("één verbinding") if one.ties == 1 else mark("{number} verbindingen", number=number)
        return (mark("Geen uitspraak: het gaat om {ties}, en dat is te weinig om iets uit af te leiden.", ties=ties),)
    if chance is None:
        expected = _hundred(one.expected or 0.0, digits, language)
        return (
            first,
            mark(
                "Alleen op grond van de grootte van {all} zouden dat er {expected} van elke 100 zijn.",
                all=words.all,
                expected=expected,
            ),
        )
    low, high = _hundred(chance.low, digits, language), _hundred(chance.high, digits, language)
    between: Text | str = low if low == high else mark("{low} tot {high}", low=low, high=high)
    return (first, _beside_chance(said, between, words))


def _beside_chance(said: Verdict, between: Text | str, words: Words) -> Text:
    if said is Verdict.WITHIN:
        return mark(
            "Bij toeval zouden dat er {between} van elke 100 zijn: er zijn **meer verbindingen binnen {own}** dan bij "
            "toeval.",
            between=between,
            own=words.own,
        )
    if said is Verdict.ACROSS:
        return mark(
            "Bij toeval zouden dat er {between} van elke 100 zijn: er zijn **meer verbindingen naar {another}** dan "
            "bij toeval.",
            between=between,
            another=words.another,
        )
    return mark(
        "Bij toeval zouden dat er {between} van elke 100 zijn: dit is **niet te onderscheiden van toeval**.",
        between=between,
    )


def _count(one: Crossing, words: Words, digits: int, language: Language) -> Text:
    ties = wording.figure(one.ties, language)
    if one.external == one.ties:
        return mark("Alle {ties} verbindingen gaan naar {another}.", ties=ties, another=words.another)
    if not one.external:
        return mark("Geen van de {ties} verbindingen gaat naar {another}.", ties=ties, another=words.another)
    return mark(
        "Van elke 100 verbindingen gaan er **{share}** naar {another} ({part} van de {ties}).",
        share=_hundred(one.share or 0.0, digits, language),
        another=words.another,
        part=wording.figure(one.external, language),
        ties=ties,
    )


def _digits(one: Crossing, chance: Range | None) -> int:
    """How many decimals it takes before rounding hides neither a difference with chance nor a rest."""
    share = one.share or 0.0
    limits = [] if chance is None else [chance.low, chance.high]
    for digits in range(2):
        shown = round(100 * share, digits)
        rest = shown in (0, 100) and share not in (0.0, 1.0)
        hidden = any((share < limit) != (shown < round(100 * limit, digits)) for limit in limits if limit != share)
        if not rest and not hidden:
            return digits
    return 2


def _hundred(share: float, digits: int, language: Language) -> str:
    written = f"{100 * share:.{digits}f}"
    return written.replace(".", ",") if language == "nl" else written


def about_chance(
    draws: int, every: bool, organisations: int, grouping: Grouping, language: Language
) -> tuple[Text, ...]:
    """Return what is meant by chance when the groups were dealt out `draws` times over `organisations`."""
    words = WORDS[grouping]
    number = wording.figure(draws, language)
    if every:
        how = mark(
            "Toeval: dezelfde verbindingen, met {all} op alle {number} manieren anders over de organisaties verdeeld.",
            all=words.all,
            number=number,
        )
    else:
        how = mark(
            "Toeval: dezelfde verbindingen, met {all} {number} keer anders over de organisaties verdeeld.",
            all=words.all,
            number=number,
        )
    meaning = mark("In 95 van de 100 keer ligt het aantal tussen de twee grenzen die er staan.")
    if organisations <= LARGE or every:
        return (how, meaning)
    fewer = mark(
        "Bij meer dan {large} organisaties is dat {few} keer in plaats van {many}: de grenzen zijn dan minder precies.",
        large=wording.figure(LARGE, language),
        few=wording.figure(FEWER_DRAWS, language),
        many=wording.figure(DRAWS, language),
    )
    return (how, meaning, fewer)


def how_counted(found: Across, language: Language) -> tuple[Text, ...]:
    """Return how it is counted, with the index that research uses."""
    words = WORDS[found.grouping]
    said = [
        mark(
            "Een verbinding tussen twee organisaties met dezelfde {one} telt als binnen {own}, elke andere als naar "
            "{another}.",
            one=words.one,
            own=words.own,
            another=words.another,
        ),
    ]
    index, expected = found.whole.e_i_index, found.whole.expected_index
    if index is not None and expected is not None:
        said.append(
            mark(
                "De E-I-index is het verschil tussen beide, gedeeld door alle verbindingen: nu {index}, en alleen op "
                "grond van de grootte van {all} {expected} (−1: alles binnen, 1: alles erbuiten).",
                index=_index(index, language),
                all=words.all,
                expected=_index(expected, language),
            )
        )
    said.append(mark("Bron: Krackhardt en Stern (1988), Social Psychology Quarterly 51, 123–140."))
    return tuple(said)


def _index(value: float, language: Language) -> str:
    written = f"{abs(value):.2f}"
    sign = "−" if round(value, 2) < 0 else ""
    return sign + (written.replace(".", ",") if language == "nl" else written)


def groups(dataset: Dataset, network: Network, grouping: Grouping, code: str | None) -> tuple[Group, Group]:
    """Return the connections of one group (None: of all): to another group, and within."""
    crossing, within = crossing_pairs(network, grouping, code)
    if grouping is Grouping.LAYER:
        labels = mark("Naar een andere laag"), mark("Binnen de eigen laag")
    else:
        labels = mark("Naar een ander domein"), mark("Binnen het eigen domein")
    return (
        behind.of_pairs(dataset, crossing, network.window, label=labels[0]),
        behind.of_pairs(dataset, within, network.window, label=labels[1]),
    )
