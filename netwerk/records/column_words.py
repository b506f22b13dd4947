"""What people call a column that we know by another name, and what its content says it is: suggestions, no more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from rapidfuzz import fuzz, process

from netwerk.records.columns import HEADINGS, NEEDED, FileShape, heading_key
from netwerk.records.matching import Words, normalise
from netwerk.records.parsing import clean, is_nobody, parse_date, split_participants
from netwerk.records.skipped_rows import municipality_called

# heading as `heading_key` writes it → fields that it may be, in any shape
_SYNONYMS: Mapping[str, tuple[str, ...]] = {
    word: fields
    for fields, words in (
        (
            ("name", "organisation"),
            "naam_organisatie organisatienaam naam_van_de_organisatie naam_instelling instelling instellingsnaam "
            "organisatie_naam naam_partner partner partnernaam partij samenwerkingspartner ketenpartner aanbieder "
            "zorgaanbieder zorginstelling bedrijf bedrijfsnaam handelsnaam statutaire_naam praktijk praktijknaam "
            "schoolnaam naam_school organisaties organisation_name organization organization_name partner_name agency",
        ),
        (
            ("municipality",),
            "plaats plaatsnaam woonplaats vestigingsplaats stad standplaats gemeentenaam gemeenten city town place",
        ),
        (
            ("kind",),
            "soort_organisatie type_organisatie organisatietype organisatiesoort categorie sector discipline branche "
            "soort_partner type_partner soort_instelling type_instelling category organisation_type",
        ),
        (("area",), "wijk buurt kern dorp werkgebied gebiedsteam locatie wijknaam neighbourhood district"),
        (("subregion",), "regio deelregio sub_regio region"),
        (
            ("part_of",),
            "valt_onder hoort_bij onderdeel_van_organisatie moederorganisatie hoofdorganisatie schoolbestuur bestuur "
            "koepel koepelorganisatie parent",
        ),
        (("aliases",), "ook_bekend_als andere_namen andere_naam afkorting afkortingen synoniemen roepnamen alias"),
        (("contact_role",), "functie functie_contactpersoon contactfunctie function"),
        (("kvk",), "kvk_nummer kvk_nr kvknummer kamer_van_koophandel kvk_nummer_vestiging"),
        (("brin",), "brin_nummer brincode brin_code brinnummer"),
        (("agb",), "agb_code agbcode agb_nummer"),
        (("id",), "organisatie_id organisatienummer organisatiecode partnernummer relatienummer relatie_id code"),
        (
            ("date",),
            "datum_overleg overlegdatum datum_bijeenkomst bijeenkomstdatum vergaderdatum datum_vergadering wanneer "
            "datum_verwijzing verwijsdatum datum_contact contactdatum datum_gesprek dag datum_registratie jaar maand "
            "meeting_date event_date",
        ),
        (
            ("begin",),
            "ingangsdatum ingang begin datum_begin datum_start startdag datum_ingang sinds start_datum begin_datum "
            "aanvang aanvangsdatum start_date",
        ),
        (
            ("end",),
            "eind einde eind_datum datum_einde datum_eind afgesloten afsluitdatum tot_datum looptijd_tot end_date",
        ),
        (
            ("participants", "organisation"),
            "aanwezig aanwezigen aanwezige_organisaties wie_was_erbij wie_waren_erbij partners partijen "
            "betrokken_organisaties betrokken_partijen betrokkenen deelnemende_organisaties deelnemende_partijen "
            "organisaties aanwezige_partijen attendees present",
        ),
        (
            ("a",),
            "partner_1 organisatie_1 partij_1 instelling_1 naam_1 verwijzer verwijzende_organisatie verwezen_door "
            "verwijzende_partij afzender eerste_organisatie partner_a partij_a van_organisatie source sender referrer",
        ),
        (
            ("b",),
            "partner_2 organisatie_2 partij_2 instelling_2 naam_2 verwezen_naar verwijzing_naar ontvanger "
            "ontvangende_organisatie ontvangende_partij tweede_organisatie partner_b partij_b naar_organisatie target "
            "receiver",
        ),
        (
            ("event",),
            "overleg naam_overleg overlegnaam vergadering naam_vergadering naam_bijeenkomst tafel overlegtafel "
            "activiteit project netwerk netwerkoverleg werkgroep meeting event",
        ),
        (("organisation",), "deelnemende_organisatie aanwezige_organisatie aanwezige deelnemende_partij participant"),
        (("theme",), "onderwerp onderwerpen thema_s themas doelgroep subject topic"),
        (
            ("form",),
            "soort_samenwerking vorm_van_samenwerking samenwerkingsvorm type_samenwerking soort_contact type_contact "
            "contactvorm soort_overleg type_overleg aard aard_van_het_contact type_of_contact",
        ),
        (("source",), "herkomst bronbestand aangeleverd_door bronsysteem systeem"),
        (("intensity",), "aantal aantal_keer aantal_keren aantal_contacten sterkte weging gewicht weight strength"),
        (("role",), "rol_organisatie rol_in_overleg richting"),
    )
    for word in words.split()
}
_NUMBERED = re.compile(r"(.+?)_?\d+$")  # "deelnemer_3"
_ALIKE = 86.0  # of 100; one typing error in a word of seven letters
_SHORTEST = 5  # letters of a heading that is compared with typing errors
_MOST = 0.8  # share of the filled cells that must say the same
_FEWEST = 3  # different filled cells
_TYPED = 90.0, 80.0, 60.0  # worth of a synonym, a typing error, and content

_CONTENT_SHAPES: Mapping[str, tuple[str, ...]] = {
    "municipality": ("municipality",),
    "kind": ("kind",),
    "form": ("form",),
    "date": ("date", "begin"),
    "name": ("name", "organisation", "a", "b"),
    "names": ("participants",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """columns: heading → fields that it may be, likeliest first; shape: what the first of each make together."""

    columns: Mapping[str, tuple[str, ...]]
    shape: FileShape | None


def might_be(heading: str) -> bool:
    """Return whether `heading` is a word for a column, ours or what people write for it, or nearly so.

    Examples
    --------
    >>> might_be("Instelling"), might_be("Instellng"), might_be("De Regenboog")
    (True, True, False)
    """
    return bool(_by_words(heading_key(heading)))


def suggest_columns(
    headings: Mapping[str, str | None],
    values: Mapping[str, Sequence[str]],
    *,
    shape: FileShape | None,
    words: Words,
    names: frozenset[str] = frozenset(),
) -> Suggested:
    """Return what the columns without a field may be.

    Parameters
    ----------
    headings : heading as written → field that it has, None for none; leave out what may not be used at all
    values : heading → its first values
    shape : of the sheet; None where it is not understood, and then the shape that explains most is suggested
    names : normalised names of organisations that are known
    """
    scores = {
        heading: _scores(heading, values.get(heading, ()), words, names)
        for heading, field in headings.items()
        if field is None
    }
    taken = {field for field in headings.values() if field}
    if shape is not None:
        return Suggested(columns=_dealt(scores, shape, taken)[0], shape=None)
    best: tuple[float, FileShape | None, dict[str, tuple[str, ...]]] = (0.0, None, {})
    shapes: tuple[FileShape, ...] = ("pairs", "list", "attendance", "register")
    for one in shapes:
        columns, worth, fields = _dealt(scores, one, taken)
        if set(NEEDED[one]) <= fields <= set(HEADINGS[one]) and _is_whole(one, fields) and worth > best[0]:
            best = (worth, one, columns)
    if best[1] is None:
        return Suggested(columns={heading: tuple(found) for heading, found in scores.items() if found}, shape=None)
    return Suggested(columns=best[2], shape=best[1])


def _is_whole(shape: FileShape, fields: set[str]) -> bool:
    """A list of organisations becomes attendance only with something that tells the meetings apart."""
    return shape != "attendance" or bool(fields & {"event", "date", "begin"})


def _dealt(
    scores: Mapping[str, Mapping[str, float]], shape: FileShape, taken: set[str]
) -> tuple[dict[str, tuple[str, ...]], float, set[str]]:
    """Deal the fields of a shape to headings, the best fit first; with the worth of it all and the fields dealt."""
    pairs = sorted(
        (
            (-worth, place, field)
            for place, found in enumerate(scores.values())
            for field, worth in found.items()
            if field in HEADINGS[shape]
        ),
    )
    headings = list(scores)
    first: dict[str, str] = {}
    dealt = set(taken)
    total = 0.0
    for worth, place, field in pairs:
        heading = headings[place]
        if heading in first or field in dealt:
            continue
        first[heading] = field
        dealt.add(field)
        total -= worth
    columns = {}
    for heading, found in scores.items():
        if heading in first:
            others = (field for field in found if field in HEADINGS[shape] and field not in dealt)
            columns[heading] = (first[heading], *others)
    return columns, total, dealt


def _scores(heading: str, values: Sequence[str], words: Words, names: frozenset[str]) -> dict[str, float]:
    """Field → how well a column fits it, best first."""
    found = dict(_by_words(heading_key(heading)))
    kind = _content(values, words, names)
    for place, field in enumerate(_CONTENT_SHAPES.get(kind or "", ())):
        found[field] = found.get(field, 0.0) + _TYPED[2] - place
    return dict(sorted(found.items(), key=lambda item: -item[1]))


@cache
def _by_words(key: str) -> tuple[tuple[str, float], ...]:
    """(field, worth) of a heading, by its words."""
    known = _known()
    if key in known:
        return tuple((field, _TYPED[0] - place) for place, field in enumerate(known[key]))
    numbered = _NUMBERED.fullmatch(key)
    if numbered and numbered[1] in known:
        return tuple((field, _TYPED[1] - place) for place, field in enumerate(known[numbered[1]]))
    if len(key) < _SHORTEST:
        return ()
    near = process.extractOne(key, list(known), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    if near is None or len(near[0]) < _SHORTEST:
        return ()
    return tuple((field, _TYPED[1] - place) for place, field in enumerate(known[near[0]]))


@cache
def _known() -> Mapping[str, tuple[str, ...]]:
    """Every word for a column → its fields: our own headings in the order of the shapes, then what people write."""
    result: dict[str, tuple[str, ...]] = {}
    for shape in HEADINGS:
        for field, keys in HEADINGS[shape].items():
            for key in keys:
                result[key] = tuple(dict.fromkeys((*result.get(key, ()), field)))
    for key, fields in _SYNONYMS.items():
        result[key] = tuple(dict.fromkeys((*result.get(key, ()), *fields)))
    # a column "organisatie" in a list of organisations holds their names
    for key, field in product(("organisatie", "organisation", "deelnemer"), ("name",)):
        result[key] = (*result[key], field)
    return result


def _content(values: Sequence[str], words: Words, names: frozenset[str]) -> str | None:
    """What most of the filled cells of a column are."""
    different = [text for text in dict.fromkeys(clean(value).text for value in values) if not is_nobody(text)]
    if len(different) < _FEWEST:
        return None
    checks = {
        "date": lambda text: not text.isdigit() and parse_date(text) is not None,
        "municipality": lambda text: municipality_called(text, words) is not None,
        "kind": lambda text: words.kind(text) is not None,
        "form": lambda text: words.form(text) is not None,
        "name": lambda text: normalise(text) in names,
        "names": lambda text: _is_list(text, names),
    }
    return next((kind for kind, holds in checks.items() if _share(map(holds, different)) >= _MOST), None)


def _is_list(text: str, names: frozenset[str]) -> bool:
    parts = split_participants(text)
    return len(parts) > 1 and (not names or any(normalise(part) in names for part in parts))


def _share(found: Iterable[bool]) -> float:
    answers = list(found)
    return sum(answers) / len(answers)
