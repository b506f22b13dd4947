"""The four roles between partners without a connection, in Dutch words, beside what chance would give."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from netwerk.analysis.roles import ClearRole, Role, RoleCount, Roles, RolesByChance
from netwerk.i18n import Language, Text, mark, translate
from netwerk.model import Dataset
from netwerk.views import wording
from netwerk.views.rows import Row, alphabetical, kind_of, name_of, place_of

NAMES: dict[Role, Text] = {
    Role.COORDINATOR: mark("binnenverbinder"),
    Role.ITINERANT: mark("rondgaand adviseur"),
    Role.GATEKEEPER: mark("poortwachter"),
    Role.LIAISON: mark("bruggenbouwer"),
}
MEANINGS: dict[Role, Text] = {
    Role.COORDINATOR: mark("staat tussen twee partners uit de eigen laag"),
    Role.ITINERANT: mark("staat tussen twee partners die samen één andere laag delen"),
    Role.GATEKEEPER: mark("staat tussen een partner uit de eigen laag en een partner uit een andere laag"),
    Role.LIAISON: mark("staat tussen twee partners uit twee verschillende andere lagen"),
}
HEADINGS = (mark("Organisatie"), mark("Soort"), mark("Werkt in"), mark("Rol"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleLine:
    """One role over the whole network, in words."""

    name: Text
    meaning: Text
    said: Text


def lead(found: Roles, language: Language) -> Text:
    """Return how often somebody stands between two partners without a connection of their own."""
    if not found.open_pairs:
        return mark("Niemand staat in deze periode tussen twee partners die samen geen vastgelegde verbinding hebben.")
    return mark(
        "{number} keer staat een organisatie tussen twee partners die samen geen vastgelegde verbinding hebben.",
        number=wording.figure(found.open_pairs, language),
    )


def role_lines(found: Roles, chance: RolesByChance | None, language: Language) -> tuple[RoleLine, ...]:
    """Return the four roles; none where nobody stands between two others."""
    if not found.open_pairs:
        return ()
    return tuple(
        RoleLine(name=NAMES[one.role], meaning=MEANINGS[one.role], said=_said(one, found, chance, language))
        for one in found.whole
    )


def _said(one: RoleCount, found: Roles, chance: RolesByChance | None, language: Language) -> Text:
    count = wording.figure(one.count, language)
    if chance is not None:
        limits = chance.whole[one.role]
        return mark(
            "{count} keer; bij toeval {low} tot {high}",
            count=count,
            low=wording.figure(int(limits.low), language),
            high=wording.figure(int(limits.high), language),
        )
    if one.expected is None:
        return mark("{count} keer", count=count)
    return mark(
        "{count} keer; op grond van de grootte van de lagen {expected}",
        count=count,
        expected=wording.figure(round(one.expected), language),
    )


def rows(dataset: Dataset, found: tuple[ClearRole, ...], language: Language) -> tuple[Row, ...]:
    """Return one row per organisation that clearly stands in a role more often than chance gives, by name."""
    of: defaultdict[str, list[ClearRole]] = defaultdict(list)
    for one in found:
        of[one.organisation].append(one)
    return alphabetical(
        [
            Row(
                id=id_,
                name=name_of(dataset, id_),
                cells=(
                    kind_of(dataset, id_, language),
                    place_of(dataset, id_),
                    "; ".join(translate(_role(one, language), language) for one in mine),
                ),
            )
            for id_, mine in of.items()
        ]
    )


def _role(one: ClearRole, language: Language) -> Text:
    return mark(
        "{role}: {count} keer, bij toeval {low} tot {high} keer",
        role=NAMES[one.role],
        count=wording.figure(one.count, language),
        low=wording.figure(one.low, language),
        high=wording.figure(one.high, language),
    )


def result(found: tuple[Row, ...], chance: RolesByChance, language: Language) -> tuple[Text, ...]:
    """Return how many are named, and how many luck alone would name."""
    if not found:
        return (
            mark("Geen uitspraak: bij toeval zouden er ook zo veel organisaties duidelijk vaker in een rol staan."),
        )
    if len(found) == 1:
        named = mark("Eén organisatie staat duidelijk vaker in een rol dan bij toeval.")
    else:
        named = mark(
            "{number} organisaties staan duidelijk vaker in een rol dan bij toeval.",
            number=wording.capital(wording.number(len(found), language)),
        )
    luck = round(chance.mean_by_luck)
    if luck == 0:
        return (named, mark("Bij toeval zou er bijna nooit iemand genoemd worden."))
    if luck == 1:
        return (named, mark("Bij toeval zou er ook ongeveer één genoemd worden; wie dat is, is niet te zien."))
    return (
        named,
        mark(
            "Bij toeval zouden er ook ongeveer {number} genoemd worden; wie dat zijn, is niet te zien.",
            number=wording.number(luck, language),
        ),
    )


def meaning() -> tuple[Text, ...]:
    """Return what a role is and what it is not, and how it is counted."""
    return (
        mark("Een rol is een plaats in de registraties. Het is geen taak, geen verdienste en geen oordeel."),
        mark("Wie tussen twee partners staat die samen niets hebben vastgelegd, kan hen aan elkaar voorstellen."),
    )


def how_counted() -> tuple[Text, ...]:
    """Return how a clear role is found."""
    return (
        mark(
            "Elke twee partners van een organisatie zonder verbinding met elkaar tellen één keer; de drie lagen "
            "bepalen de rol."
        ),
        mark("Genoemd wordt wie vaker in een rol staat dan in 995 van de 1.000 keer bij toeval."),
        mark("Wie tussen minder dan tien van zulke paren staat, wordt niet genoemd: dat is te weinig."),
        mark("Bron: Gould en Fernandez (1989), Sociological Methodology 19, 89–126."),
    )
