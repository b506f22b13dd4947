"""Whether a whole column is about persons: what its heading says, and what most of its values are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from math import comb

from netwerk.privacy.marks import Sort, is_mobile_without_zero, mark_in, nine_digits, passes_eleven_test, suspect
from netwerk.privacy.persons import Likeness, likeness, may_name_persons
from netwerk.privacy.word_lists import fold


def _any(words: str) -> str:
    """A pattern for one of `words`, which stand with | between them and may themselves be patterns."""
    return "(?:" + "|".join(word.strip() for word in " ".join(words.split()).split(" | ")) + ")"


_PERSON = _any(
    """kind | kinderen | jeugdigen? | client(?:en)? | leerling(?:en)? | patient(?:en)? | pupil(?:len)? | pleegkind
    | inwoner | burger | ouders? | moeder | vader | verzorgers? | gezin | gezinslid | persoon | personen
    | medewerkers? | professional | behandelaar | hulpverlener | contactpersoon | casus"""
)
_NUMBER = _any("nummer | nr | num | id | code | kenmerk | number")
# what is about a person by itself, whatever the column is further called; `kind` alone is a heading of ours
_ABOUT = _any(
    """jeugdigen? | client(?:en)? | leerling(?:en)? | patient(?:en)? | pupil(?:len)? | pleegkind(?:eren)? | kinderen
    | gezin | gezinnen | gezinslid | gezinsleden | ouders? | ouder s | moeder | vader | verzorgers? | broers? | zus
    | zussen | persoon | personen | contactpersoon | contactpersonen | contact persoon | medewerkers? | behandelaar
    | child | children | patients | pupils"""
)
_FOREIGN = _any("child | client | pupil | patient | student | parent")
# numbers of organisations, and counts: about nobody
_OF_ORGANISATIONS = _any(
    """rsin | kvk ?(?:nummer|nr)? | kamer van koophandel | vestigings ?(?:nummer|nr) | agb ?(?:code|nummer)? | lrk | oin
    | brin ?(?:code|nummer)? | btw ?(?:nummer|nr|id)? | fiscaal nummer"""
)
_COUNTS = _any("aantal | aantallen | hoeveelheid | percentage | perc | count | totaal | number of")
_BSN = _any("bsn | bsn ?n\\w* | burger ?service ?n?\\w* | sofi ?n?\\w* | a nummer | pgn | persoonsgebonden nummer")
_BIRTH = _any("geboorte\\w* | geboren | geb | geb ?dat\\w* | birth\\w* | dob | leeftijd | age | geslacht | gender")
_EMAIL = _any("e ?mail\\w* | mail | mailadres\\w*")
_PHONE = _any("tel | tel ?nr | telefoon\\w* | mobiel\\w* | mobile | gsm | phone\\w* | 06 ?\\w*")
_IBAN = _any("iban | rekening ?n\\w* | bankrekening\\w* | bank account")
_NAME = _any(
    """voornaam | voornamen | achternaam | voorletters? | roepnaam | tussenvoegsel\\w* | initialen | familienaam
    | meisjesnaam | kindnaam | surname | first ?name | last ?name | given ?name | full ?name | volledige naam"""
)
_WHOSE_NUMBER = _any(
    "client | leerling | patient | jeugdige | kind | klant | pupil | dossier | persoons? | zorg | gezins? | inwoner"
)
_ADDRESS = _any("\\w*adres(?:sen|gegevens)? | huis ?nr | huis ?nummer\\w* | straat | straatnaam | address")
# in order: the first that fits holds; headings are folded, with a space for every mark
_HEADINGS: tuple[tuple[Sort | None, str], ...] = (
    (None, rf"{_COUNTS}\b.*|.*\b{_COUNTS}"),
    (None, rf"(?:.* )?{_OF_ORGANISATIONS}"),
    (None, r"(?:web|internet|ip) ?adres"),
    (Sort.BSN, rf".*\b{_BSN}\b.*|citizen service number|social security.*"),
    (Sort.BIRTH, rf".*\b{_BIRTH}\b.*"),
    (Sort.EMAIL, rf".*\b{_EMAIL}\b.*"),
    (Sort.PHONE, rf".*\b{_PHONE}\b.*"),
    (Sort.IBAN, rf".*\b{_IBAN}\b.*"),
    (Sort.CLIENT, rf"(?:.* )?{_WHOSE_NUMBER} ?{_NUMBER}(?: .*)?|eck ?id"),
    (Sort.NAME, rf".*\b{_NAME}\b.*"),
    (Sort.NAME, rf"(?:.* )?na(?:am|men) (?:van )?(?:het |de |een )?{_PERSON}(?: .*)?|{_PERSON} ?na(?:am|men)"),
    (Sort.NAME, rf"{_FOREIGN}(?:'?s)? name|name (?:of )?(?:the )?{_FOREIGN}"),
    (Sort.NAME, rf"{_ABOUT}(?: \d)?"),
    (Sort.ADDRESS, rf".*\b{_ADDRESS}\b.*"),
)
_PATTERNS = tuple((sort, re.compile(pattern)) for sort, pattern in _HEADINGS)
_CLEARLY = 0.001  # how seldom chance may give so many numbers that pass the eleven-test
_CHANCE = 1 / 11
_MOST = 0.5  # of the filled values
_LOOKED_AT = 2_000  # different values


def heading_verdict(heading: str) -> Sort | None:
    """Return what a heading says that its column is about; None where it says nothing about persons.

    Examples
    --------
    >>> heading_verdict("Geb. datum"), heading_verdict("naam kind"), heading_verdict("kind"), heading_verdict("RSIN")
    (<Sort.BIRTH: 'birth'>, <Sort.NAME: 'name'>, None, None)
    """
    return _of_heading(heading)[0]


def column_verdict(
    heading: str, values: Iterable[str], known: Collection[str] = (), *, names: bool = True
) -> Sort | None:
    """Return what a column is about: by its heading, else by what most of its different `values` are.

    known : names of organisations and places, folded
    names : whether a column of personal names counts; a register may hold practices called after their GP

    Examples
    --------
    >>> column_verdict("nummer", ["111222333", "123456782", "999999990", "100000009"])
    <Sort.BSN: 'bsn'>
    """
    by_heading, told = _of_heading(heading)
    different = [value for value in dict.fromkeys(values) if value and value.strip()][:_LOOKED_AT]
    if by_heading is not None:
        counts = by_heading in (Sort.NAME, Sort.CLIENT) and fold(heading).strip().endswith("en")
        # "leerlingen" may be how many a school has
        return (
            None
            if counts and different and all(re.fullmatch(r"\d{1,5}", value.strip()) for value in different)
            else by_heading
        )
    if not different:
        return None
    if suspect(different):
        found = [mark_in(value) for value in different]
        for sort in (Sort.EMAIL, Sort.PHONE, Sort.IBAN, Sort.ADDRESS):
            count = sum(one is sort for one in found)
            if count > 1 and count > _MOST * len(different):
                return sort
        numbers = [value for value in different if nine_digits(value)]
        if not told and len(numbers) > _MOST * len(different) and are_citizen_numbers(numbers):
            return Sort.BSN
    if not told and sum(map(is_mobile_without_zero, different)) > 0.8 * len(different) and len(different) > 2:
        return Sort.PHONE
    if names and may_name_persons(different):
        persons = sum(likeness(value, known) is Likeness.PLAIN for value in different)
        if persons > _MOST * len(different) and persons > 1:
            return Sort.NAME
    return None


def are_citizen_numbers(values: Iterable[str]) -> bool:
    """Return whether clearly more of the nine-digit numbers among `values` pass the eleven-test than chance gives."""
    numbers = [digits for value in values if (digits := nine_digits(value))]
    passing = sum(map(passes_eleven_test, numbers))
    return 3 * passing > len(numbers) and _at_least(passing, len(numbers)) < _CLEARLY


def _at_least(hits: int, of: int) -> float:
    """How likely chance alone gives `hits` or more of `of`."""
    if hits == 0:
        return 1.0
    below = sum(comb(of, k) * _CHANCE**k * (1 - _CHANCE) ** (of - k) for k in range(min(hits, 60)))
    return max(0.0, 1.0 - below)


def _of_heading(heading: str) -> tuple[Sort | None, bool]:
    """What a heading says, and whether it names a number of an organisation."""
    words = " ".join(re.sub(r"[^\w'/ ]|_|-|/", " ", fold(heading)).split())
    for sort, pattern in _PATTERNS:
        if words and pattern.fullmatch(words):
            return sort, sort is None
    return None, False
