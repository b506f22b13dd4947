"""A name taken apart: what its words say about the kind of organisation, the place, the direction and the number.

Only to suggest who may be meant. What links by itself is decided in `matching`, on whole names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import OSA

from netwerk.model import Classification
from netwerk.records.matching import normalise
from netwerk.records.municipalities import MUNICIPALITIES


class Sort(StrEnum):
    """What a word of a name is."""

    WORD = "word"
    KIND = "kind"  # says what sort of organisation it is: "basisschool"
    PLACE = "place"
    DIRECTION = "direction"
    NUMBER = "number"
    LEGAL = "legal"
    SMALL = "small"  # articles and the like


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name, or several that belong together.

    text : as it is compared: the code of a kind, a place without spaces, a direction in full, a number in digits
    written : as it stands in the name, without capitals, accents and marks
    aside : it stands in brackets or behind "locatie", "afdeling" and the like
    stands_for : the words it is short for; "" where it is no known abbreviation
    """

    sort: Sort
    text: str
    written: str
    aside: bool = False
    stands_for: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """A name in its words.

    flat : the whole without capitals, accents, marks, spaces and "en"
    ordered : the same with its words in order of the alphabet
    normal : the whole as `matching.normalise` has it: names with an equal one link by themselves
    kinds, numbers, directions, places : the texts of the words of that sort
    initials : the letters that the name may be cut down to
    """

    words: tuple[Word, ...]
    flat: str
    ordered: str
    normal: str
    kinds: frozenset[str]
    numbers: frozenset[str]
    directions: frozenset[str]
    places: frozenset[str]
    initials: frozenset[str]


_LEGAL_FORMS = frozenset(
    {
        "stichting", "stg", "sticht", "st", "bv", "nv", "vof", "cv", "ua", "ba", "cooperatie", "coop", "maatschap",
        "eenmanszaak", "vereniging", "ver",
    }
)  # fmt: skip
_SMALL = frozenset(
    {
        "de", "het", "t", "en", "van", "vd", "voor", "der", "den", "te", "ter", "ten", "in", "op", "bij", "aan", "om",
        "s", "the", "des", "nr", "nummer",
    }
)  # fmt: skip
_ASIDE = frozenset(
    {
        "loc", "locatie", "vestiging", "vest", "afd", "afdeling", "dependance", "filiaal", "onderdeel", "unit",
    }
)  # fmt: skip
_LEFT_OUT: tuple[tuple[Sort, ...], ...] = (
    (), (Sort.SMALL,), (Sort.LEGAL,), (Sort.SMALL, Sort.LEGAL), (Sort.SMALL, Sort.LEGAL, Sort.DIRECTION),
)  # fmt: skip
_SKIPPED = ("voor", "en", "de", "het", "van", "der", "den")  # where a name is cut down to its first letters
_NUMBERS = {
    "een": "1", "twee": "2", "drie": "3", "vier": "4", "vijf": "5", "zes": "6", "zeven": "7", "acht": "8",
    "negen": "9", "tien": "10", "elf": "11", "twaalf": "12", "ii": "2", "iii": "3", "iv": "4",
}  # fmt: skip
_DIRECTIONS = {
    "noord": "noord", "zuid": "zuid", "oost": "oost", "west": "west", "midden": "midden", "centrum": "centrum",
    "nrd": "noord", "centr": "centrum", "ctr": "centrum", "cent": "centrum", "nw": "noordwest", "no": "noordoost",
    "zw": "zuidwest", "zo": "zuidoost", "noordwest": "noordwest", "noordoost": "noordoost", "zuidwest": "zuidwest",
    "zuidoost": "zuidoost", "noorden": "noord", "zuiden": "zuid", "oosten": "oost", "westen": "west",
    "middenwest": "middenwest", "middenoost": "middenoost", "middennoord": "middennoord",
    "middenzuid": "middenzuid", "binnenstad": "centrum",
}  # fmt: skip
_COMPOUNDS = tuple(sorted({way for way in _DIRECTIONS.values() if len(way) >= 8}))

# what people write for a kind → its code in the classification; behind an abbreviation stands what it is short for
_KINDS: Mapping[str, str] = {
    "school": "school", "basisschool": "school", "basis school": "school", "openbare basisschool": "school",
    "rk basisschool": "school", "rooms katholieke basisschool": "school", "montessorischool": "school",
    "daltonschool": "school", "jenaplanschool": "school", "vrijeschool": "school", "praktijkschool": "school",
    "brede school": "school", "kindcentrum": "school", "integraal kindcentrum": "school", "lyceum": "school",
    "college": "school", "scholengemeenschap": "school", "voortgezet onderwijs": "school",
    "christelijke basisschool": "school", "protestants christelijke basisschool": "school",
    "school voor speciaal basisonderwijs": "school", "speciaal basisonderwijs": "school",
    "speciaal onderwijs": "school", "voortgezet speciaal onderwijs": "school", "vmbo": "school",
    "praktijkonderwijs": "school", "mbo": "school", "samenwerkingsverband": "samenwerkingsverband",
    "samenwerkingsverband passend onderwijs": "samenwerkingsverband", "passend onderwijs": "samenwerkingsverband",
    "schoolbestuur": "schoolbestuur", "scholengroep": "schoolbestuur",
    "kinderopvang": "kinderopvang", "kinderdagverblijf": "kinderopvang", "peuterspeelzaal": "kinderopvang",
    "peuteropvang": "kinderopvang", "buitenschoolse opvang": "kinderopvang", "naschoolse opvang": "kinderopvang",
    "gastouderbureau": "kinderopvang", "peuterwerk": "kinderopvang", "voorschool": "kinderopvang",
    "consultatiebureau": "consultatiebureau", "jeugdgezondheidszorg": "consultatiebureau",
    "gemeentelijke gezondheidsdienst": "consultatiebureau",
    "huisarts": "huisarts", "huisartsen": "huisarts", "huisartsenpraktijk": "huisarts",
    "huisartspraktijk": "huisarts", "huisartsenpost": "huisarts", "groepspraktijk": "huisarts",
    "praktijk": "huisarts", "dokterspraktijk": "huisarts", "huisartsengroep": "huisarts",
    "huisartsencentrum": "huisarts",
    "centrum voor jeugd en gezin": "cjg", "centrum jeugd en gezin": "cjg", "centrum voor jeugd gezin": "cjg",
    "welzijn": "welzijn", "welzijnsorganisatie": "welzijn", "welzijnswerk": "welzijn",
    "maatschappelijk werk": "welzijn", "algemeen maatschappelijk werk": "welzijn",
    "schoolmaatschappelijk werk": "welzijn", "jongerenwerk": "welzijn", "jongerencentrum": "welzijn",
    "lokaal team": "lokaal_team", "wijkteam": "lokaal_team", "sociaal team": "lokaal_team",
    "sociaal wijkteam": "lokaal_team", "gebiedsteam": "lokaal_team", "jeugd en gezinsteam": "lokaal_team",
    "jeugdteam": "lokaal_team", "buurtteam": "lokaal_team", "dorpsteam": "lokaal_team", "kernteam": "lokaal_team",
    "jeugdhulp": "jeugdhulpaanbieder", "jeugdzorg": "jeugdhulpaanbieder", "opvoedhulp": "jeugdhulpaanbieder",
    "jeugdhulpaanbieder": "jeugdhulpaanbieder", "zorgaanbieder": "jeugdhulpaanbieder",
    "zorginstelling": "jeugdhulpaanbieder",
    "gezinshuis": "verblijf", "gezinsvervangend huis": "verblijf",
    "geestelijke gezondheidszorg": "jeugd_ggz", "jeugd ggz": "jeugd_ggz", "jeugdggz": "jeugd_ggz",
    "raad voor de kinderbescherming": "raad_kinderbescherming", "kinderbescherming": "raad_kinderbescherming",
    "raad voor kinderbescherming": "raad_kinderbescherming", "raad vd kinderbescherming": "raad_kinderbescherming",
    "jeugdbescherming": "gecertificeerde_instelling", "bureau jeugdzorg": "gecertificeerde_instelling",
    "gecertificeerde instelling": "gecertificeerde_instelling", "jeugdreclassering": "gecertificeerde_instelling",
    "veilig thuis": "veilig_thuis",
    "advies en meldpunt huiselijk geweld en kindermishandeling": "veilig_thuis",
    "advies en meldpunt kindermishandeling": "veilig_thuis",
    "woningstichting": "wonen", "woningcorporatie": "wonen", "woningbouwvereniging": "wonen",
    "woonstichting": "wonen", "woningvereniging": "wonen",
    "schuldhulpverlening": "schuldhulp", "schuldhulp": "schuldhulp", "budgetbeheer": "schuldhulp",
    "sociale dienst": "werk_inkomen", "werk en inkomen": "werk_inkomen", "verslavingszorg": "verslavingszorg",
    "gemeente": "gemeente", "politie": "politie", "bibliotheek": "bibliotheek",
}  # fmt: skip
_SHORT: Mapping[str, tuple[str, ...]] = {
    "cjg": ("centrum voor jeugd en gezin",), "amhk": ("advies en meldpunt huiselijk geweld en kindermishandeling",),
    "amk": ("advies en meldpunt kindermishandeling",), "vt": ("veilig thuis",),
    "rvdk": ("raad voor de kinderbescherming",), "rvk": ("raad voor de kinderbescherming",),
    "kinderbesch": ("kinderbescherming",), "gi": ("gecertificeerde instelling",), "bjz": ("bureau jeugdzorg",),
    "jb": ("jeugdbescherming",), "jr": ("jeugdreclassering",), "jgz": ("jeugdgezondheidszorg",),
    "ggd": ("gemeentelijke gezondheidsdienst",), "cb": ("consultatiebureau",),
    "ggz": ("geestelijke gezondheidszorg",), "jggz": ("jeugd ggz",), "swv": ("samenwerkingsverband",),
    "swv po": ("samenwerkingsverband passend onderwijs",), "swvpo": ("samenwerkingsverband passend onderwijs",),
    "bs": ("basisschool",), "obs": ("openbare basisschool",), "cbs": ("christelijke basisschool",),
    "pcbs": ("protestants christelijke basisschool",), "rkbs": ("rooms katholieke basisschool",),
    "sbo": ("speciaal basisonderwijs",), "so": ("speciaal onderwijs",), "vso": ("voortgezet speciaal onderwijs",),
    "vo": ("voortgezet onderwijs",), "pro": ("praktijkonderwijs",), "kc": ("kindcentrum",),
    "ikc": ("integraal kindcentrum",), "kdv": ("kinderdagverblijf",), "kov": ("kinderopvang",),
    "bso": ("buitenschoolse opvang",), "nso": ("naschoolse opvang",), "psz": ("peuterspeelzaal",),
    "hap": ("huisartsenpraktijk",), "ha": ("huisarts",), "hoed": ("huisartsengroep",),
    "lt": ("lokaal team",), "swt": ("sociaal wijkteam",), "wt": ("wijkteam",), "jgt": ("jeugd en gezinsteam",),
    "amw": ("algemeen maatschappelijk werk",), "smw": ("schoolmaatschappelijk werk",), "mw": ("maatschappelijk werk",),
    "huisartspr": ("huisartspraktijk",), "huisartsenpr": ("huisartsenpraktijk",),
    "gem": ("gemeente",), "wst": ("woningstichting",), "wbv": ("woningbouwvereniging",),
    "shv": ("schuldhulpverlening",), "gzh": ("gezinshuis",),
}  # fmt: skip

_INITIALS = re.compile(r"(?<![\w.])((?:\w\.){2,}\w?)(?!\w)")
_PIECES = re.compile(r"\d+(?:\.\d+)*[a-d]?(?![^\W\d_])|\d+|[^\W\d_]+|[()\[\]]")


class Reader:
    """Takes names apart, knowing the places and the words for kinds of one register."""

    def __init__(self, places: Iterable[str] = (), classification: Classification | None = None) -> None:
        """`places` and those of the classification come on top of the Dutch municipalities."""
        known = [*MUNICIPALITIES, *places, *(classification.municipalities if classification else ())]
        phrases: dict[tuple[str, ...], Word] = {}
        for words, code in _KINDS.items():
            phrases[tuple(words.split())] = Word(Sort.KIND, code, words)
        for kind in classification.kinds if classification else ():
            for words in (kind.label, kind.label_plural, *kind.words):
                split = tuple(pieces(words))
                if split and "".join(split) not in _SHORT:
                    phrases.setdefault(split, Word(Sort.KIND, kind.code, " ".join(split)))
        for short, long in _SHORT.items():
            full = long[0]
            code = _KINDS.get(full, "jeugd_ggz" if full == "jeugd ggz" else "")
            phrases[tuple(short.split())] = Word(Sort.KIND, code, short, stands_for=full)
        for place in known:
            split = tuple(pieces(place))
            if split and not all(word in _DIRECTIONS or word[0].isdigit() for word in split):
                phrases[split] = Word(Sort.PLACE, "".join(split), " ".join(split))
        self._phrases = phrases
        self._longest = max(len(phrase) for phrase in phrases)

    def read(self, name: str) -> Parts:
        """Return the words of `name`."""
        words = _joined(tuple(self._words(pieces(name, aside=True))))
        said = [word for word in pieces(name) if word != "en"]
        texts = {
            sort: frozenset(word.text for word in words if word.sort is sort)
            for sort in (Sort.KIND, Sort.NUMBER, Sort.DIRECTION, Sort.PLACE)
        }
        return Parts(
            words=words,
            flat="".join(said),
            ordered="".join(sorted(said)),
            normal=normalise(name),
            kinds=texts[Sort.KIND],
            numbers=texts[Sort.NUMBER],
            directions=texts[Sort.DIRECTION],
            places=texts[Sort.PLACE],
            initials=_initials(words),
        )

    def _words(self, split: Sequence[str]) -> Iterator[Word]:
        at, brackets, behind = 0, 0, False
        first = True
        while at < len(split):
            piece = split[at]
            if piece in "([":
                brackets += 1
            elif piece in ")]":
                brackets -= 1
            elif piece in _ASIDE:
                behind = not first
            else:
                word, used = self._word(split, at, first)
                yield Word(word.sort, word.text, word.written, brackets > 0 or behind, word.stands_for)
                first = False
                at += used
                continue
            at += 1

    def _word(self, split: Sequence[str], at: int, first: bool) -> tuple[Word, int]:
        for length in range(min(self._longest, len(split) - at), 0, -1):
            found = self._phrases.get(tuple(split[at : at + length]))
            if found is not None:
                return Word(found.sort, found.text, " ".join(split[at : at + length]), False, found.stands_for), length
        piece = split[at]
        last = at + 1 == len(split)
        if piece == "sint" or (piece == "st" and not first):
            return Word(Sort.SMALL, "sint", piece), 1
        if piece in _LEGAL_FORMS:
            return Word(Sort.LEGAL, piece, piece), 1
        if piece in _DIRECTIONS and not (first and piece == "centrum"):
            return Word(Sort.DIRECTION, _DIRECTIONS[piece], piece), 1
        if piece[0].isdigit():
            return Word(Sort.NUMBER, piece.lstrip("0") or "0", piece), 1
        if (piece in _NUMBERS and not first) or (piece == "i" and last and not first):
            return Word(Sort.NUMBER, _NUMBERS.get(piece, "1"), piece), 1
        if piece in _SMALL:
            return Word(Sort.SMALL, piece, piece), 1
        near = next((way for way in _COMPOUNDS if len(piece) > 6 and OSA.distance(piece, way) == 1), None)
        if near is not None:
            return Word(Sort.DIRECTION, near, piece), 1
        return Word(Sort.WORD, piece, piece), 1


def pieces(name: str, *, aside: bool = False) -> list[str]:
    """Return the words and numbers of `name` without capitals, accents and marks; with `aside` also its brackets.

    Examples
    --------
    >>> pieces("C.J.G. Weert (loc. Noord)")
    ['cjg', 'weert', 'loc', 'noord']
    >>> pieces("Wijkteam 1.2")
    ['wijkteam', '1.2']
    """
    text = unicodedata.normalize("NFKC", name).casefold().replace("_", " ")
    text = _INITIALS.sub(lambda found: found.group(1).replace(".", "") + " ", text)
    text = re.sub(r"['’‘`´\"“”]", "", text.replace("’s-", "s ").replace("'s-", "s "))
    text = re.sub(r"[&+]", " en ", text)
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    found = [re.sub(r"^(\d+)(e|de|ste)$", r"\1", piece) for piece in _PIECES.findall(plain)]
    return found if aside else [piece for piece in found if piece[0].isalnum()]


def _joined(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """`words` with directions side by side as one: "noord west" is noordwest."""
    result: list[Word] = []
    for word in words:
        before = result[-1] if result else None
        if before is not None and before.sort is word.sort is Sort.DIRECTION and before.aside == word.aside:
            result[-1] = Word(Sort.DIRECTION, before.text + word.text, f"{before.written} {word.written}", before.aside)
        else:
            result.append(word)
    return tuple(result)


def first_letters(written: str) -> str:
    """Return the first letters of the words of `written`, articles and the like left out."""
    return "".join(piece[0] for piece in written.split(" ") if piece not in _SKIPPED)


def initial_words(words: Sequence[Word], letters: str) -> tuple[Word, ...]:
    """Return the first of `words` that together have these first letters; none where they have not.

    Places and numbers are left out; articles, legal forms and directions are tried both with and without.
    """
    return next((tuple(used) for used, found in _lines(words) if found == letters), ())


def _initials(words: Sequence[Word]) -> frozenset[str]:
    """The letters a name may be cut down to: "swo" for "Stichting Welzijn Ouderen".

    The whole name in two letters or more, its first words in three or more.
    """
    lines = list(_lines(words))
    longest = max((len(used) for used, _ in lines), default=0)
    return frozenset(letters for used, letters in lines if len(letters) >= (2 if len(used) == longest else 3))


def _lines(words: Sequence[Word]) -> Iterator[tuple[list[Word], str]]:
    """The first word, the first two, the first three … and their first letters."""
    said = [word for word in words if not word.aside and word.sort not in (Sort.PLACE, Sort.NUMBER)]
    for left_out in _LEFT_OUT:
        used: list[Word] = []
        full, short = "", ""
        for word in said:
            used.append(word)
            if word.sort not in left_out:
                written = word.stands_for or word.written
                full += "".join(piece[0] for piece in written.split(" "))
                short += first_letters(written)
            yield list(used), full
            if short != full:
                yield list(used), short
