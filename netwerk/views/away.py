"""What would change if some organisations were not there, in sentences and lists; it is about them together."""

from __future__ import annotations

from collections.abc import Sequence

from netwerk.analysis import damaging, key_players
from netwerk.analysis.damaging import Damaging
from netwerk.analysis.fragility import Without, apart
from netwerk.analysis.fragmentation import Fragmentation
from netwerk.analysis.key_players import KeyPlayers
from netwerk.analysis.what_if import WhatIf
from netwerk.i18n import Language, Text, mark
from netwerk.model import Dataset
from netwerk.network import Network
from netwerk.views import behind, wording
from netwerk.views.behind import Group
from netwerk.views.rows import Row, alphabetical, kind_of, name_of, names_of, place_of
from netwerk.views.without import named, of_hundred

FEW = 10  # organisations below which one figure for the whole network says nothing
HEADINGS = (mark("Organisatie"), mark("Soort"), mark("Werkt in"))
SIZES: dict[int, Text] = {1: mark("Eén organisatie"), 2: mark("Twee samen"), 3: mark("Drie samen")}


def together(names: Sequence[str], left: Without, loose: Sequence[str], language: Language) -> tuple[Text, ...]:
    """Return what would change without the organisations `names`; `loose` are the names of `left.cut_off`."""
    lost = left.ties_kept.whole - left.ties_kept.part
    who = named(names, language)
    if not lost:
        if len(names) == 1:
            return (mark("{name} heeft in deze periode geen verbindingen. Er verandert dus niets.", name=who),)
        return (mark("{names} hebben in deze periode geen verbindingen. Er verandert dus niets.", names=who),)
    whole = wording.figure(left.ties_kept.whole, language)
    ties = (
        mark("Met {name} verdwijnt **één** van de {whole} verbindingen.", name=who, whole=whole)
        if lost == 1
        else mark(
            "Met {name} verdwijnen **{number}** van de {whole} verbindingen.",
            name=who,
            number=wording.number(lost, language),
            whole=whole,
        )
    )
    return (ties, *_at_the_table(who, len(names), left, language), *_reach(left, loose, language))


def _at_the_table(who: str, number: int, left: Without, language: Language) -> tuple[Text, ...]:
    own = of_hundred(left.among_themselves)
    if own is None:
        return ()
    absent: Text | str = who if number == 1 else mark("hen")
    if own == 100:
        return (mark("Alle verbindingen tussen de anderen bestaan ook zonder {name} aan tafel.", name=absent),)
    return (
        mark(
            "Van elke 100 verbindingen tussen de anderen bestaan er {number} ook zonder {name} aan tafel.",
            number=own,
            name=absent,
        ),
    )


def _reach(left: Without, loose: Sequence[str], language: Language) -> tuple[Text, ...]:
    if left.pairs_reachable.part == left.pairs_reachable.whole:
        return (mark("Alle anderen kunnen elkaar nog bereiken."),)
    share = wording.per_hundred(left.pairs_reachable.value or 0, language)
    reach = mark("{share} andere paren kunnen elkaar nog bereiken.", share=wording.capital(share))
    if not loose:
        return (reach,)
    if len(loose) == 1:
        return (reach, mark("Eén partner raakt los van de rest: {names}.", names=named(loose, language)))
    number = wording.capital(wording.number(len(loose), language))
    return (
        reach,
        mark("{number} partners raken los van de rest: {names}.", number=number, names=named(loose, language)),
    )


# --- how far the network lies apart ---


def distance(before: Fragmentation, after: Fragmentation, language: Language) -> tuple[Text, ...]:
    """Return distance-weighted fragmentation before and after, with what 0 and 1 mean and over how many it is taken."""
    if before.weighted is None or after.weighted is None or after.organisations < FEW:
        return (
            mark(
                "Over hoe ver de rest uit elkaar ligt doen wij geen uitspraak: "
                "er blijven maar {number} organisaties over.",
                number=wording.number(after.organisations, language),
            ),
        )
    old, new = _written(before.weighted, after.weighted, language)
    said = (
        mark("Hoe ver de rest uit elkaar ligt, blijft vrijwel gelijk: **{old}**.", old=old)
        if old == new
        else mark("Hoe ver de rest uit elkaar ligt, gaat van **{old}** naar **{new}**.", old=old, new=new)
    )
    return (
        said,
        mark(
            "Dat is 0 als iedereen rechtstreeks met iedereen verbonden is, en 1 als niemand een ander kan bereiken. "
            "Hoe langer de weg tussen twee organisaties, hoe dichter bij 1."
        ),
        mark(
            "Eerst over {before} organisaties, daarna over de {after} die overblijven.",
            before=wording.figure(before.organisations, language),
            after=wording.figure(after.organisations, language),
        ),
    )


def _written(before: float, after: float, language: Language) -> tuple[str, str]:
    """Both figures with two decimals, or with three where two would hide that they differ."""
    places = 2 if round(before, 2) != round(after, 2) else 3
    old, new = (f"{value:.{places}f}" for value in (before, after))
    return (old, new) if language == "en" else (old.replace(".", ","), new.replace(".", ","))


# --- who and what stands behind it ---


def loose_rows(dataset: Dataset, ids: Sequence[str], language: Language) -> tuple[Row, ...]:
    """Return organisations by name, with kind and place."""
    return alphabetical(
        [
            Row(id=id_, name=name_of(dataset, id_), cells=(kind_of(dataset, id_, language), place_of(dataset, id_)))
            for id_ in ids
        ]
    )


def groups(dataset: Dataset, network: Network, found: WhatIf) -> tuple[Group, ...]:
    """Return the connections that vanish, those that exist only with one of those away at the table, and who is cut
    off."""
    window, gone = network.window, set(found.away)
    codes = [dataset.code_of[id_] for id_ in found.away]
    vanishing = [pair for pair in network.pair_ids() if gone.intersection(pair)]
    return (
        behind.of_pairs(dataset, vanishing, window, label=mark("Verdwijnt")),
        behind.of_pairs(
            dataset, apart(dataset, window, codes=codes)[1], window, label=mark("Alleen met hen aan tafel")
        ),
        Group(
            label=mark("Raakt los"),
            headings=(mark("Organisatie"), mark("Werkt in")),
            members=tuple(
                behind.of_one(dataset, id_, window, cells=(place_of(dataset, id_),))
                for id_ in sorted(found.left.cut_off, key=lambda id_: name_of(dataset, id_).casefold())
            ),
        ),
    )


def outside(names: Sequence[str], language: Language) -> Text:
    """Return that chosen organisations are not in the network of this choice."""
    who = named(names, language)
    if len(names) == 1:
        return mark("{name} hoort niet bij deze keuze van periode en gebied, en telt dus niet mee.", name=who)
    return mark("{names} horen niet bij deze keuze van periode en gebied, en tellen dus niet mee.", names=who)


# --- sets that were searched for ---


def most_together(dataset: Dataset, found: Damaging | None, size: int, language: Language) -> tuple[Text, ...]:
    """Return without which set the others lie furthest apart, and how it was found."""
    if found is None:
        return (mark("In deze keuze zijn er te weinig verbindingen om dit te zoeken."),)
    names = named(names_of(dataset, found.away), language)
    said = {
        1: mark("Valt **{names}** weg, dan liggen de anderen het verst uit elkaar.", names=names),
        2: mark("Valt dit tweetal weg, dan liggen de anderen het verst uit elkaar: **{names}**.", names=names),
        3: mark("Valt dit drietal weg, dan liggen de anderen het verst uit elkaar: **{names}**.", names=names),
    }[size]
    return (said, *distance(found.before, found.after, language))


def how_found(found: Damaging, size: int, language: Language) -> tuple[Text, ...]:
    """Return how the set was searched for and what it does not say."""
    candidates = wording.figure(found.candidates, language)
    sets = wording.figure(found.sets, language)
    how = {
        damaging.Method.EXACT: mark(
            "Alle {sets} mogelijkheden onder de {candidates} organisaties met een verbinding zijn bekeken.",
            sets=sets,
            candidates=candidates,
        ),
        damaging.Method.SEARCH: mark(
            "Van alle mogelijkheden onder de {candidates} organisaties met een verbinding zijn er {sets} bekeken. "
            "Er kan een keuze zijn die nog meer verandert.",
            sets=sets,
            candidates=candidates,
        ),
        damaging.Method.SHORTLIST: mark(
            "In zo’n groot netwerk is gezocht onder {candidates} organisaties: wie delen bijeenhoudt, en de 50 waar "
            "de meeste kortste wegen langs lopen. De afstanden zijn bij het zoeken geschat.",
            candidates=candidates,
        ),
    }[found.method]
    if size == 1:
        return (how, mark("Dat zegt hoe de verbindingen nu lopen, niet hoe goed of slecht een organisatie werkt."))
    return (
        how,
        mark(
            "Het gaat om deze organisaties samen: wie elkaar vervangen, worden samen het meest gemist. "
            "Het zegt hoe de verbindingen nu lopen, niet hoe goed of slecht een organisatie werkt."
        ),
    )


def reaching(found: KeyPlayers, language: Language) -> tuple[Text, ...]:
    """Return through how many everyone with a connection is reached, how that was found, and who is left out."""
    number = len(found.ids)
    if not number:
        return (mark("In deze keuze is geen verbinding vastgelegd."),)
    reached = wording.figure(found.reached, language)
    said = (
        mark("Via **één organisatie** zijn alle {reached} met een verbinding te bereiken.", reached=reached)
        if number == 1
        else mark(
            "Via **{number} organisaties** zijn alle {reached} met een verbinding te bereiken.",
            number=wording.number(number, language),
            reached=reached,
        )
    )
    how = (
        mark("Met minder kan het niet.")
        if found.method is key_players.Method.EXACT
        else mark("Zij zijn één voor één gekozen. Misschien kan het met minder.")
    )
    meaning = mark("Wie er niet bij staat, werkt samen met een van hen, of met een partner van een van hen.")
    if not found.without_tie:
        return (said, meaning, how)
    left_out = (
        mark("Eén organisatie heeft geen verbinding en telt niet mee.")
        if found.without_tie == 1
        else mark(
            "{number} organisaties hebben geen verbinding en tellen niet mee.",
            number=wording.capital(wording.number(found.without_tie, language)),
        )
    )
    return (said, meaning, how, left_out)
