"""How people write an organisation in their lists: one named rule per habit, each a name made from a name.

A rule gets an organisation and chance, and returns what someone could write for it; None where the habit does not fit
the name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from random import Random

from tests.names.register import Made

Rule = Callable[[Made, Random], str | None]

_SHORT = (
    ("Centrum voor Jeugd en Gezin", "CJG"), ("Raad voor de Kinderbescherming", "RvdK"), ("Jeugdbescherming", "JB"),
    ("Veilig Thuis", "VT"), ("Samenwerkingsverband Passend Onderwijs", "SWV PO"), ("Jeugdgezondheidszorg", "JGZ"),
    ("Huisartsenpraktijk", "HAP"), ("Huisartspraktijk", "HAP"), ("Basisschool", "BS"),
    ("Openbare Basisschool", "OBS"), ("Kinderdagverblijf", "KDV"), ("Peuterspeelzaal", "PSZ"),
    ("BSO", "Buitenschoolse Opvang"), ("GGZ", "Geestelijke gezondheidszorg"), ("Jeugd- en gezinsteam", "JGT"),
    ("Bureau Jeugdzorg", "BJZ"), ("Algemeen Maatschappelijk Werk", "AMW"), ("Consultatiebureau", "CB"),
    ("SBO", "School voor speciaal basisonderwijs"), ("VSO", "Voortgezet speciaal onderwijs"),
    ("OBS", "Openbare basisschool"), ("CJG", "Centrum voor Jeugd & Gezin"), ("Sociaal team", "ST"),
    ("Gemeente", "Gem."), ("Woningstichting", "WST"), ("RK Basisschool", "Rooms-katholieke basisschool"),
)  # fmt: skip
_CLIPPED = (
    ("Huisartsenpraktijk", "Huisartsenprakt."), ("Huisartspraktijk", "Huisartspr."), ("Basisschool", "Basissch."),
    ("Kinderopvang", "Kinderopv."), ("Kinderdagverblijf", "Kinderdagverbl."), ("Gemeente", "Gem."),
    ("Peuterspeelzaal", "Peutersp."), ("Stichting", "Sticht."), ("Schuldhulpverlening", "Schuldhulpverl."),
    ("Jeugdbescherming", "Jeugdbesch."), ("Begeleiding", "Begel."), ("Gezinshuis", "Gezinsh."),
    ("Consultatiebureau", "Cons.bureau"), ("Woningstichting", "Woningst."), ("Jeugdhulp", "Jeugdh."),
    ("Maatschappelijk Werk", "Maatsch. Werk"), ("Lokaal team", "Lok. team"), ("Onderwijs", "Onderw."),
    ("Kinderbescherming", "Kinderbesch."), ("Noord", "Nrd"), ("Centrum", "Centr."),
)  # fmt: skip
_OTHER_KIND_WORD = (
    ("Huisartsenpraktijk", "Huisarts"), ("Huisartspraktijk", "Huisartsenpraktijk"), ("Huisartsen", "Huisarts"),
    ("Groepspraktijk", "Huisartsenpraktijk"), ("Basisschool", "School"), ("OBS", "Basisschool"),
    ("Openbare Basisschool", "Basisschool"), ("RK Basisschool", "Basisschool"), ("Montessorischool", "Basisschool"),
    ("Kinderopvang", "Kinderdagverblijf"), ("Kinderdagverblijf", "Kinderopvang"), ("Peuterspeelzaal", "Peuteropvang"),
    ("BSO", "Kinderopvang"), ("Wijkteam", "Sociaal wijkteam"), ("Lokaal team", "Wijkteam"),
    ("Sociaal team", "Sociaal wijkteam"), ("Jeugdzorg", "Jeugdhulp"), ("Jeugdhulp", "Jeugdzorg"),
    ("Woningstichting", "Woningcorporatie"), ("Huisarts", "Huisartsenpraktijk"),
    ("Schuldhulpverlening", "Schuldhulp"), ("Gezinshuis", "Gezinsvervangend huis"), ("Praktijkschool", "School"),
)  # fmt: skip
_KIND_WORDS = (*(word for word, _ in _OTHER_KIND_WORD), "GGZ", "MEE", "Praktijk", "Kindertherapie", "Scouting")
_SPLIT = (
    ("Wijkteam", "Wijk team"), ("Kinderopvang", "Kinder opvang"), ("Basisschool", "Basis school"),
    ("Lokaal team", "Lokaalteam"), ("Gezinshuis", "Gezins huis"), ("Huisartsenpraktijk", "Huisartsen praktijk"),
    ("Jeugd- en gezinsteam", "Jeugd en gezins team"), ("Jeugdbescherming", "Jeugd bescherming"),
    ("Jeugdzorg", "Jeugd zorg"), ("Jeugdhulp", "Jeugd-hulp"), ("Regenboog", "Regen boog"),
    ("Springplank", "Spring plank"), ("Samen Verder", "SamenVerder"), ("Kracht Thuis", "KrachtThuis"),
    ("Bijenkorf", "Bijen korf"), ("Veilig Thuis", "Veiligthuis"), ("Schuldhulpverlening", "Schuldhulp verlening"),
    ("Sociaal team", "Sociaalteam"), ("Peuterspeelzaal", "Peuter speelzaal"), ("Van den Berg", "Vandenberg"),
)  # fmt: skip
_SPELLED_DIRECTIONS = (
    ("Noordwest", "Noord-West"), ("Noordoost", "Noord Oost"), ("Zuidwest", "ZW"), ("Zuidoost", "Zuid-Oost"),
    ("Noordwest", "NW"), ("Noordoost", "N.O."),
)  # fmt: skip
_NEIGHBOURS = {
    "a": "s", "b": "v", "c": "x", "d": "f", "e": "r", "f": "g", "g": "h", "h": "j", "i": "o", "j": "k", "k": "l",
    "l": "k", "m": "n", "n": "m", "o": "p", "p": "o", "r": "t", "s": "d", "t": "r", "u": "i", "v": "c", "w": "e",
    "y": "u", "z": "x",
}  # fmt: skip


def legal_form(one: Made, chance: Random) -> str | None:
    bare = re.sub(r"^(Stichting|Coöperatie) | U\.A\.$", "", one.name)
    if bare != one.name:
        return bare
    return chance.choice(("Stichting {}", "{} B.V.", "St. {}", "Ver. {}", "{} VOF", "Stg {}", "{} (stichting)")).format(
        one.name
    )


def punctuation(one: Made, chance: Random) -> str | None:
    marks = (
        one.name.upper(),
        f"‘{one.name}’",
        re.sub(r" (?=[^ ]+$)", " - ", one.name),
        re.sub(r"[-'.&+]", " ", one.name).replace("  ", " ").lower(),
        one.name.replace(" ", "  ") + " ",
        one.name.replace(" ", "_"),
        one.name.replace(" ", ", ", 1) if " " in one.name else None,
    )
    return chance.choice(marks)


def accents(one: Made, chance: Random) -> str | None:
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", one.name) if not unicodedata.combining(sign))
    if bare != one.name:
        return bare
    at = [k for k, sign in enumerate(one.name) if sign in "eo" and k > 2]
    if not at:
        return None
    k = chance.choice(at)
    return one.name[:k] + {"e": "é", "o": "ö"}[one.name[k]] + one.name[k + 1 :]


def typing_error(one: Made, chance: Random) -> str | None:
    words = one.name.split(" ")
    long = [k for k, word in enumerate(words) if len(word) >= 5 and word.isalpha()]
    if not long:
        return None
    k = chance.choice(long)
    word, at = words[k], chance.randrange(1, len(words[k]) - 1)
    near = _NEIGHBOURS.get(word[at], "e")
    words[k] = chance.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + near + word[at + 1 :],
        )
    )
    return " ".join(words)


def two_typing_errors(one: Made, chance: Random) -> str | None:
    once = typing_error(one, chance)
    return None if once is None or len(one.name) < 16 else typing_error(_called(one, once), chance)


def order(one: Made, chance: Random) -> str | None:
    words = one.name.split(" ")
    if len(words) < 2:
        return None
    return chance.choice(
        (
            f"{' '.join(words[1:])} {words[0]}",
            f"{words[-1]}, {' '.join(words[:-1])}",
            f"{' '.join(words[1:])} ({words[0].lower()})",
            f"{words[-1]} {' '.join(words[:-1])}",
        )
    )


def abbreviation(one: Made, chance: Random) -> str | None:
    found = [(long, short) for long, short in _SHORT if re.search(rf"\b{re.escape(long)}\b", one.name)]
    if not found:
        return None
    long, short = max(found, key=lambda pair: len(pair[0]))
    if short.isupper() and chance.random() < 0.3:
        short = ".".join(short.replace(" ", "")) + "."
    return re.sub(rf"\b{re.escape(long)}\b", short, one.name)


def initials(one: Made, chance: Random) -> str | None:
    """Only names of three words or more before their place: fewer letters could be anyone."""
    bare = one.name.removesuffix(f" {one.municipality}").removesuffix(" U.A.")
    letters = [word[0] for word in re.findall(r"[^\W\d_]+", bare) if word.lower() not in ("de", "het", "en", "voor")]
    if len(letters) < 3 or not one.municipality or one.municipality in bare or any(sign.isdigit() for sign in bare):
        return None
    short = "".join(letters).upper()
    short = short if chance.random() < 0.5 else ".".join(short) + "."
    return f"{short} {one.municipality}"


def clipped(one: Made, chance: Random) -> str | None:
    found = [(long, short) for long, short in _CLIPPED if re.search(rf"\b{long}\b", one.name)]
    if not found:
        return None
    long, short = chance.choice(found)
    return re.sub(rf"\b{long}\b", short, one.name)


def location(one: Made, chance: Random) -> str | None:
    """A place inside the town: a direction only where the name has none, a street anywhere."""
    street = chance.choice(("Dorpsstraat", "Kerkplein", "Molenweg", "Stationsstraat"))
    ways = [f"(loc. {street})", f"locatie {street}", f"- vestiging {street}", f", {street}"]
    if not re.search(r"Noord|Zuid|Oost|West|Midden|Centrum|\d", one.name):
        ways += ["(loc. Noord)", "locatie Centrum", "loc. Zuid", "(locatie 2)"]
    return f"{one.name} {chance.choice(ways)}".replace(" ,", ",")


def place_added(one: Made, chance: Random) -> str | None:
    if not one.municipality or one.municipality in one.name:
        return None
    return chance.choice(("{} {}", "{}, {}", "{} ({})", "{} te {}", "{} - {}")).format(one.name, one.municipality)


def place_left_out(one: Made, chance: Random) -> str | None:
    bare = one.name.removesuffix(f" {one.municipality}")
    return bare if bare != one.name and one.municipality and bare != "Gemeente" else None


def kind_word_left_out(one: Made, chance: Random) -> str | None:
    found = [word for word in _KIND_WORDS if re.match(rf"{re.escape(word)} ", one.name)]
    if not found:
        return None
    rest = one.name[len(max(found, key=len)) + 1 :]
    vague = rest == one.municipality or rest.split()[-1] in ("Noord", "Zuid", "Noordwest", "Zuidoost")
    return None if vague or not re.search(r"[a-z]{3}", rest) else rest


def kind_word_changed(one: Made, chance: Random) -> str | None:
    found = [(old, new) for old, new in _OTHER_KIND_WORD if re.search(rf"\b{re.escape(old)}\b", one.name)]
    if not found:
        return None
    old, new = max(found, key=lambda pair: len(pair[0]))
    return re.sub(rf"\b{re.escape(old)}\b", new, one.name, count=1)


def kind_word_added(one: Made, chance: Random) -> str | None:
    words = {
        "welzijn": "Welzijnsorganisatie", "jeugd_ggz": "Jeugd-ggz instelling", "jeugdhulpaanbieder": "Zorgaanbieder",
        "kinderopvang": "Kinderopvang", "school": "School", "verblijf": "Gezinshuis", "lvb_zorg": "Zorginstelling",
        "huisarts": "Huisarts", "gecertificeerde_instelling": "GI", "wonen": "Woningcorporatie",
    }  # fmt: skip
    word = words.get(one.kind)
    return None if word is None or word.lower() in one.name.lower() else f"{word} {one.name}"


def spacing(one: Made, chance: Random) -> str | None:
    found = [(old, new) for old, new in _SPLIT if old in one.name]
    if not found:
        return None
    old, new = chance.choice(found)
    return one.name.replace(old, new)


def and_sign(one: Made, chance: Random) -> str | None:
    if " en " in one.name:
        return one.name.replace(" en ", chance.choice((" & ", " + ", "/")))
    return one.name.replace(" & ", chance.choice((" en ", " + ", "-"))) if " & " in one.name else None


def article_left_out(one: Made, chance: Random) -> str | None:
    bare = re.sub(r"\b(De|Het|'t) ", "", one.name)
    return bare if bare != one.name else None


def department(one: Made, chance: Random) -> str | None:
    return one.name + chance.choice(
        (", afdeling jeugd", " (intake)", " team jeugd", " - ambulant", ", afd. beleid", " / behandeling", " (jeugd)")
    )


def number(one: Made, chance: Random) -> str | None:
    found = re.search(r"\b(\d+)\b", one.name)
    if not found or not 1 <= int(found.group()) <= 10:
        return None
    value = int(found.group())
    words = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
    written = (f"0{value}", words[value - 1], f"nr. {value}", f"nummer {value}", f"#{value}", f"-{value}")
    return one.name.replace(found.group(), chance.choice(written), 1)


def direction(one: Made, chance: Random) -> str | None:
    found = [(old, new) for old, new in _SPELLED_DIRECTIONS if one.name.endswith(old)]
    if not found:
        return None
    old, new = chance.choice(found)
    return one.name.replace(old, new)


def known_alias(one: Made, chance: Random) -> str | None:
    """An alias of the register, in one of the ways above."""
    way = chance.choice((punctuation, legal_form, accents, order, location))
    return way(_called(one, one.aliases[0]), chance) if one.aliases else None


def several(one: Made, chance: Random) -> str | None:
    """Two habits at once."""
    first, second = chance.choice(
        (
            (abbreviation, punctuation), (legal_form, typing_error), (order, accents), (abbreviation, location),
            (kind_word_changed, place_added), (clipped, order), (article_left_out, typing_error),
            (kind_word_left_out, place_added), (and_sign, legal_form), (typing_error, location),
            (spacing, department), (abbreviation, typing_error), (direction, abbreviation), (number, abbreviation),
        )
    )  # fmt: skip
    once = first(one, chance)
    return None if once is None else second(_called(one, once), chance)


def _called(one: Made, name: str) -> Made:
    return Made(id=one.id, name=name, kind=one.kind, municipality=one.municipality, aliases=one.aliases)


RULES: Mapping[str, Rule] = {
    rule.__name__: rule
    for rule in (
        legal_form, punctuation, accents, typing_error, two_typing_errors, order, abbreviation, initials, clipped,
        location, place_added, place_left_out, kind_word_left_out, kind_word_changed, kind_word_added, spacing,
        and_sign, article_left_out, department, number, direction, known_alias, several,
    )
}  # fmt: skip
