"""Names that look like an organisation of the register and are another one: the hard negatives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.names.register import DIRECTIONS, PLACES, Made

# (rule, may never be suggested, id of the look-alike, name that is meant, as it is written, its municipality)
Lookalike = tuple[str, bool, str, str, str, str]

_OTHER_PLACE = {
    "Averlo": "Averland", "Bredeweer": "Breda", "Lindrecht": "Nederlindrecht", "Nederlindrecht": "Lindrecht",
    "Kerkbeek": "Oudkerkbeek", "Oudkerkbeek": "Nieuw-Kerkbeek", "Nieuw-Kerkbeek": "Kerkbeek", "Weert": "Nederweert",
    "Nederweert": "Weert", "Elsmeer": "Den Elst", "Den Elst": "Elsmeer", "'s-Gravenmeer": "Den Elst",
    "Sint Odaveld": "Zuiderkoog", "Waterveld": "Hoog Waterveld", "Hoog Waterveld": "Waterveld",
    "Grotenhout": "Berkum aan Zee", "Berkum aan Zee": "Weert", "Zuiderkoog": "Waterveld",
}  # fmt: skip
_ONE_LETTER = (
    ("Linde", "Linge"), ("Brug", "Burg"), ("Ark", "Arke"), ("Hermans", "Hermens"), ("Jansen", "Janssen"),
    ("Bakker", "Bakkers"), ("Kompas", "Kompaan"), ("Palet", "Talent"), ("Talent", "Palet"), ("Schreurs", "Scheurs"),
    ("Dijkstra", "Dijksma"), ("Veldzicht", "Vlietzicht"), ("Mentis", "Mantis"), ("Rietland", "Rietveld"),
    ("Klimop", "Klimrots"), ("Baken", "Bakens"), ("Duinrand", "Duinzand"), ("Hoekstra", "Hoeksma"),
    ("Cremers", "Kremers"), ("Wolters", "Wouters"), ("Maasoever", "Maashoeve"), ("Stapsteen", "Stapstenen"),
)  # fmt: skip
_OTHER_KIND = {
    "Basisschool": "Kinderopvang", "OBS": "Peuterspeelzaal", "Openbare Basisschool": "Gezinshuis",
    "Kinderopvang": "Gezinshuis", "Kinderdagverblijf": "Basisschool", "Gezinshuis": "Woonzorgcentrum",
    "Huisartsenpraktijk": "Tandartspraktijk", "Huisartspraktijk": "Praktijk voor fysiotherapie",
    "Groepspraktijk": "Apotheek", "Gemeente": "Bibliotheek", "Scouting": "Harmonie", "RK Basisschool": "Parochie",
    "Veilig Thuis": "Thuiszorg", "Raad voor de Kinderbescherming": "Raad van Kerken", "MEE": "VVV",
    "Woningstichting": "Wooncoöperatie", "Peuterspeelzaal": "Speeltuin", "Montessorischool": "Sportclub",
}  # fmt: skip


def lookalikes(made: tuple[Made, ...]) -> Iterator[Lookalike]:
    """Yield every look-alike; some are in the register themselves, others nowhere."""
    for one in made:
        yield from _other_number(one)
        yield from _other_direction(one)
        yield from _other_place(one)
        yield from _one_letter(one)
        yield from _other_kind(one)
        if "J. Willems" in one.name or "P. Willems" in one.name:
            for initial in "ABCDK":
                name = re.sub(r"\b[JP]\.", f"{initial}.", one.name)
                yield "other_person", False, one.id, name, name, one.municipality


def _other_number(one: Made) -> Iterator[Lookalike]:
    found = re.search(r"\d+", one.name)
    if not found:
        return
    for other in (int(found.group()) + 1, int(found.group()) * 10, 7):
        name = one.name.replace(found.group(), str(other), 1)
        yield "other_number", True, one.id, name, f"{name} (wijk)", one.municipality
    split = ".".join(found.group())
    if split != found.group():  # 1.2 is not 12
        name = one.name.replace(found.group(), split, 1)
        yield "other_number", True, one.id, name, name, one.municipality


def _other_direction(one: Made) -> Iterator[Lookalike]:
    own = next((way for way in sorted(DIRECTIONS, key=len, reverse=True) if one.name.endswith(f" {way}")), None)
    if own is None:
        return
    at = DIRECTIONS.index(own)
    for other in (DIRECTIONS[(at + 1) % 10], DIRECTIONS[(at + 6) % 10]):
        name = one.name.removesuffix(own) + other
        written = name.replace("Noordwest", "Noord West").replace("Zuidoost", "Zuid-Oost")
        yield "other_direction", True, one.id, name, f"Stichting {written}", one.municipality


def _other_place(one: Made) -> Iterator[Lookalike]:
    other = _OTHER_PLACE.get(one.municipality)
    if other not in PLACES:
        return
    if one.municipality in one.name:
        name = one.name.replace(one.municipality, other)
        yield "other_place", True, one.id, name, f"{name} (team)", other
    elif one.kind in ("school", "kinderopvang", "verblijf"):
        yield "other_place", True, one.id, one.name, f"{one.name} {other}", other


def _one_letter(one: Made) -> Iterator[Lookalike]:
    for old, new in _ONE_LETTER:
        if re.search(rf"\b{old}\b", one.name):
            name = re.sub(rf"\b{old}\b", new, one.name)
            yield "one_letter", False, one.id, name, name, one.municipality


def _other_kind(one: Made) -> Iterator[Lookalike]:
    prefix = next((word for word in sorted(_OTHER_KIND, key=len, reverse=True) if one.name.startswith(f"{word} ")), "")
    if prefix:
        name = _OTHER_KIND[prefix] + one.name.removeprefix(prefix)
        yield "other_kind", False, one.id, name, name, one.municipality
