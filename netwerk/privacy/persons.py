"""Names of persons: in a column of organisations, in the name of a meeting, in a theme."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from enum import IntEnum

from netwerk.privacy.word_lists import (
    ABBREVIATIONS,
    CASE_WORDS,
    FAMILY_MEETINGS,
    FAMILY_WORDS,
    GIVEN_NAMES,
    HONOURS,
    LEARNED,
    NAMESAKES,
    ORGANISATION_ENDINGS,
    ORGANISATION_WORDS,
    PARTICLES,
    STRONG_PARTICLES,
    SURNAME_WORDS,
    SURNAMES,
    TITLES,
    fold,
)

_INITIALS = re.compile(r"(?:[A-Za-zÀ-Ý]\.|[A-Z][hjy]\.){1,5}[A-Za-z]?\.?|[A-Z]")
_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’`-](?=[^\W\d_]))*")
_SPLIT = re.compile(r"[\s_;,|]+|(?<=[^\W\d_]\.)(?=[A-Z][^\W\d_]{2})")  # "J.Jansen" is two
_TEXT_WORDS = re.compile(r"[^\W\d_]+")
_DOTTED = re.compile(r"(?<![\w.])[A-Z](?:[a-z])?\.")
_EDGES = " \t,;:()[]{}\"“”„'‘’`/|–—-!?#*"
_NAMESAKE = re.compile(rf"(?:{'|'.join(map(re.escape, NAMESAKES))})(?!\w)")
_MEETINGS = ("overleg", "tafel", "casus", "gezin", "familie", "kind", "kinderen", "en", "&", "+", "beleid")
_PRACTICE = re.compile(
    r"(?:\w*praktijk|huisarts\w*|tandarts\w*|psycholo\w+|psychiater|therapeut\w*|\w*therapie|\w*pedago\w+|coach\w*|logoped\w+|dokter|arts|"
    r"verloskundige|apotheek|gezinshuis|kinderarts|gastouder|mediator|bewindvoerder|notaris|advocaat)"
)


_ANY_PRACTICE = re.compile(r"praktijk|huisarts|tandarts|psycholo|psychiater|therap|coach|logoped|arts\b", re.IGNORECASE)


class Likeness(IntEnum):
    """How much a name looks like that of a person."""

    NONE = 0
    MAYBE = 1  # "J. de Vries", "Huisartsenpraktijk J. de Vries", "Evelyn": flagged
    PLAIN = 2  # "Jantje de Vries": refused where no register knows it


def likeness(name: str, known: Collection[str] = ()) -> Likeness:
    """Return how much the name of an organisation looks like that of a person.

    known : names of places and organisations, folded; a name is no person's where what looks like one is there

    Examples
    --------
    >>> likeness("Jantje de Vries"), likeness("Huisartsenpraktijk J. de Vries"), likeness("Wijkteam Noord")
    (<Likeness.PLAIN: 2>, <Likeness.MAYBE: 1>, <Likeness.NONE: 0>)
    """
    tokens = _tokens(_turned(name))
    if not tokens:
        return Likeness.NONE
    words = [fold(token) for token in tokens]
    if _is_namesake(" ".join(words)) or _covered(" ".join(words), known):
        return Likeness.NONE
    if _is_full_name(tokens, words, known):
        return Likeness.PLAIN
    if len(tokens) == 1 and words[0] in GIVEN_NAMES:
        return Likeness.MAYBE
    for at in range(len(tokens)):
        if at and not _introduces(words[at - 1]):
            continue
        if _after_initials(tokens, words, at, known):
            return Likeness.MAYBE
        if at and _PRACTICE.fullmatch(words[at - 1].rstrip(".")):
            rest = [word for word in words[at:] if word not in PARTICLES and word.rstrip(".") not in LEARNED]
            # "Huisartsenpraktijk Aan de Dijk" stands there, "Huisartsenpraktijk van Dijk" is hers
            surnames = SURNAMES if words[at] == "van" else SURNAMES - SURNAME_WORDS
            if rest and (rest[0] in surnames or (rest[0] in GIVEN_NAMES and len(rest) > 1)):
                return Likeness.MAYBE
    if words[0].rstrip(".") in TITLES | LEARNED and len(words) > 1:
        rest = [word for word in words[1:] if word not in PARTICLES]
        if rest and not any(_is_organisation(word) for word in rest) and rest[0] not in GIVEN_NAMES & HONOURS:
            return Likeness.PLAIN if words[0].rstrip(".") in TITLES else Likeness.MAYBE
    return Likeness.NONE


def may_be_person(name: str, known: Collection[str] = ()) -> bool:
    """Return whether an organisation may be called after one person: such a name is kept and flagged.

    Examples
    --------
    >>> may_be_person("Huisartsenpraktijk J. de Vries"), may_be_person("Anna van Burenschool")
    (True, False)
    """
    return likeness(name, known) is not Likeness.NONE


def person_in(text: str, known: Collection[str] = ()) -> bool:
    """Return whether the name of a meeting, a theme or a note names a person.

    known : names of organisations and places, folded, which protect what is in them

    Examples
    --------
    >>> person_in("MDO Jantje de V."), person_in("Overleg Anna van Burenschool"), person_in("Overleg Prinses Irene")
    (True, False, False)
    """
    tokens = _tokens(text)
    words = [fold(token) for token in tokens]
    whole = " ".join(words)
    for at, word in enumerate(words):
        before = words[at - 1].rstrip(".") if at else ""
        length = _person_at(tokens, words, at, before, known)
        if not length:
            continue
        found = " ".join(words[at : at + length])
        if _is_namesake(found) or _is_namesake(whole[whole.find(word) :]) or _covered(found, known):
            continue
        if not any(len(name) > len(found) and found in name and f" {name} " in f" {whole} " for name in known):
            return True
    return False


def may_name_persons(texts: Iterable[str]) -> bool:
    """Return whether one of `texts` has a given name, initials or a word for a client; quick over a column."""
    joined = "\n".join(texts)
    if _DOTTED.search(joined) or _ANY_PRACTICE.search(joined):
        return True
    words = {fold(word) for word in set(_TEXT_WORDS.findall(joined))}
    return not words.isdisjoint(_TELLING)


_TELLING = GIVEN_NAMES | FAMILY_WORDS | FAMILY_MEETINGS | LEARNED


def _tokens(text: str) -> list[str]:
    return [token for part in _SPLIT.split(text) if (token := part.strip(_EDGES))]


def _turned(name: str) -> str:
    """ "Vries, Jantje de" as "Jantje de Vries"."""
    before, comma, after = name.partition(",")
    first = fold(after.split()[0]) if after.split() else ""
    if comma and "," not in after and (first in GIVEN_NAMES or _INITIALS.fullmatch(after.split()[0] if first else " ")):
        return f"{after} {before}"
    return name


def _person_at(tokens: Sequence[str], words: Sequence[str], at: int, before: str, known: Collection[str]) -> int:
    """How many tokens from `at` on are the name of a person; 0 for none."""
    said = at - 2 if before == "van" else at - 1  # "moeder van Lisa"
    about = said >= 0 and words[said].rstrip(".") in CASE_WORDS and not (said and words[said - 1] in ("en", "&", "+"))
    if at and before in HONOURS and not about:
        return 0
    after = at + 1
    if words[at] in GIVEN_NAMES:
        while after < len(words) and (words[after] in GIVEN_NAMES or words[after].split("-")[0] in GIVEN_NAMES):
            after += 1
        end = _surname(tokens, words, after, known)
        written = tokens[at][0].isupper() or about
        if end and not written and end == after + 1 and words[after] not in SURNAMES - SURNAME_WORDS:
            return 0
        if end:
            if _PRACTICE.fullmatch(before) or (at and _protects(before) and not about):
                return 0  # "Wijkteam Jan Steen", "Huisartsenpraktijk Anna de Wit"
            return end - at
        if after > at + 1 and not (at and _protects(before) and not about):
            return after - at if words[after - 1] in SURNAMES else 0
        next_name = after + 1 < len(words) and words[after] == "en" and words[after + 1] in GIVEN_NAMES
        ends = after == len(words) or not (_is_organisation(words[after]) or tokens[after][0].isupper())
        return 1 if about and (ends or next_name) else 0
    if about and before in FAMILY_WORDS:
        end = _surname(tokens, words, at, known)
        if (
            end
            and words[at] not in ORGANISATION_WORDS
            and (words[end - 1] in SURNAMES or words[at] in STRONG_PARTICLES)
        ):
            return end - at
        if at and before == "fam" and tokens[at][0].isupper() and not _is_organisation(words[at]):
            return 1
    if about and words[at] in SURNAMES - SURNAME_WORDS:
        if at + 1 < len(words) and words[at + 1] in GIVEN_NAMES:
            return 2  # "Jansen, Piet"
        if at + 1 == len(words) and before in FAMILY_MEETINGS:
            return 1
    if at and _protects(before) and not about:
        return 0
    if length := _after_initials(tokens, words, at, known):
        return length
    if about and re.fullmatch(r"(?:[A-Za-z]\.){1,3}", tokens[at]) and words[at].replace(".", "") not in ABBREVIATIONS:
        return 1  # "casus J.", "cliënt A.B."
    return 0


def _surname(tokens: Sequence[str], words: Sequence[str], at: int, known: Collection[str]) -> int:
    """Where the surname that begins at `at` ends (one past it); 0 where none begins there."""
    end = at
    while end < len(words) and words[end] in PARTICLES:
        end += 1
    if end >= len(words):
        return 0
    token, word = tokens[end], words[end]
    if re.fullmatch(r"[A-Za-z]\.?", token):
        return end + 1 if token[0].isupper() else 0  # "de V."
    if not _WORD.fullmatch(token) or len(word) < 2 or _is_organisation(word) or word in known or word in CASE_WORDS:
        return 0
    if not token[0].isupper() and word not in SURNAMES:
        return 0
    return end + 1


def _after_initials(tokens: Sequence[str], words: Sequence[str], at: int, known: Collection[str]) -> int:
    """How many tokens from `at` on are initials and a surname; 0 where they are none."""
    token = tokens[at]
    if not _INITIALS.fullmatch(token) or (len(token) == 1 and "." not in token):
        return 0
    if at > 1 and words[at - 1] == "en" and words[at - 2] == "b.":  # "B. en W. Weert"
        return 0
    after, letters = at + 1, words[at].replace(".", "")
    while after < len(tokens) and "." in tokens[after] and _INITIALS.fullmatch(tokens[after]):
        letters += words[after].replace(".", "")
        after += 1
    if letters in ABBREVIATIONS or letters in HONOURS or letters in LEARNED:
        return 0
    end = _surname(tokens, words, after, known)
    if not end or re.fullmatch(r"[A-Za-z]\.?", tokens[end - 1]):
        return 0
    # "O.B.S. De Ark", "C.J.G. Weert": letters of a service, not of a person
    particle = end - after > 1 and tokens[after][0].islower()
    sure = len(letters) == 1 or words[end - 1] in SURNAMES or particle
    return end - at if sure else 0


def _is_full_name(tokens: Sequence[str], words: Sequence[str], known: Collection[str]) -> bool:
    """Whether the tokens are a given name with a surname, and nothing else."""
    start = 0
    while start < len(words) and words[start].rstrip(".") in TITLES | LEARNED:
        start += 1
    tokens, words = tokens[start:], words[start:]
    if not 2 <= len(words) <= 7 or words[0].split("-")[0] not in GIVEN_NAMES:
        return False
    if any(_is_organisation(word) or not _is_name_word(token) for token, word in zip(tokens, words, strict=True)):
        return False
    last, between = words[-1], words[1:-1]
    if last in PARTICLES and last not in SURNAMES:
        return False
    if last in known or " ".join(words[1:]) in known:
        return False
    if re.fullmatch(r"[a-z]\.?", last):
        return len(last) == 2 or bool(between) or tokens[-1].isupper()
    if last in SURNAMES or any(word in PARTICLES for word in between):
        return True
    return tokens[-1][0].isupper()


def _is_name_word(token: str) -> bool:
    return bool(_WORD.fullmatch(token) or _INITIALS.fullmatch(token) or fold(token) in PARTICLES)


def _is_organisation(word: str) -> bool:
    return word in ORGANISATION_WORDS or word.endswith(ORGANISATION_ENDINGS)


def _protects(word: str) -> bool:
    """Whether what follows is called after somebody: "wijkteam" does so, "overleg" does not."""
    return _is_organisation(word) and not word.endswith(_MEETINGS)


def _introduces(word: str) -> bool:
    """Whether a name of a person may follow: a word for a practice, a title."""
    plain = word.rstrip(".")
    return bool(_PRACTICE.fullmatch(plain)) or plain in TITLES | LEARNED or plain in PARTICLES


def _is_namesake(words: str) -> bool:
    return _NAMESAKE.match(words) is not None


def _covered(words: str, known: Collection[str]) -> bool:
    """Whether `words` are a known name, or two or more of them a part of one."""
    if words in known:
        return True
    return " " in words and any(f" {words} " in f" {name} " for name in known if len(name) > len(words))
