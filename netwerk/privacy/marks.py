"""Numbers and addresses in a text that belong to a person: BSN, e-mail, telephone, IBAN, postcode with house number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum


class Sort(StrEnum):
    """What a text says about a person."""

    BSN = "bsn"
    BIRTH = "birth"  # a day of birth, an age
    NAME = "name"
    CLIENT = "client"  # the number of a client, pupil or patient
    EMAIL = "email"
    PHONE = "phone"
    IBAN = "iban"
    ADDRESS = "address"  # postcode with house number


# nothing below is found in a text that has none of these; one pass in C over a whole column
_SUSPECT = re.compile(
    r"@|[\[(]\s?at\s?[\])]|\d(?:[\s./()-]{0,3}\d){7}|[1-9]\d{3}\s?[A-Za-z]{2}(?![A-Za-z])", re.IGNORECASE
)
# signs of ten digits that are a day with an hour, or two days
_DAY = re.compile(
    r"(?<!\d)(?:(?:0?[1-9]|[12]\d|3[01])([-/. ])(?:0?[1-9]|1[0-2])\1(?:19|20)\d{2}"
    r"|(?:19|20)\d{2}-\d{1,2}-\d{1,2})(?!\d)"
)
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−⁃"), "-")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_EMAIL = re.compile(r"[\w.+%-]+\s?(?:@|[\[(]\s?at\s?[\])])\s?[\w-]+\.[\w.-]+", re.IGNORECASE)
_PHONE = re.compile(
    r"(?<![\w.,-])(?:(?:\+|00)[\s-]?31[\s./-]?(?:\(0\)|0)?|\(?0)[\s./-]?[1-9](?:[\s./()-]{0,3}\d){8}(?!\d)"
    r"|(?<!\w)\+[1-9]\d{0,2}(?:[\s./()-]{0,2}\d){7,12}(?!\d)"
)
_MOBILE_WITHOUT_ZERO = re.compile(r"6[1-9]\d{7}")  # Excel takes the zero in front of 0612345678
_NINE = re.compile(r"(?:(?<![\w.,-])|(?<=bsn)|(?<=BSN))\d(?:[.\s-]?\d){8}(?![\d-])(?!\w)")
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?:\s?[A-Z0-9]){11,30}(?!\w)", re.IGNORECASE)
_POSTCODE = re.compile(r"(?<!\d)[1-9]\d{3}(?:\s?(?!SA|SD|SS)[A-Z]{2}|[a-z]{2})(?![A-Za-z])")
_HOUSE_NUMBER = re.compile(r"(?<![\d.,-])(?!19\d\d|20\d\d)[1-9]\d{0,3}\s?-?[a-zA-Z]?(?![\w.]|,\d)")


def suspect(texts: Iterable[str]) -> bool:
    """Return whether one of `texts` has the signs that a number or address of a person has; quick over a column."""
    return _SUSPECT.search(_usual("\n".join(texts))) is not None


def mark_in(text: str) -> Sort | None:
    """Return what in `text` belongs to a person; None where nothing does.

    One nine-digit number in eleven passes the test of a BSN by chance: for a column of them `column_verdict` says
    more than this.

    Examples
    --------
    >>> mark_in("bel 06-12345678"), mark_in("overleg 05-03-2024 10:00")
    (<Sort.PHONE: 'phone'>, None)
    """
    text = _usual(text)
    if not _SUSPECT.search(text):
        return None
    if _EMAIL.search(text):
        return Sort.EMAIL
    if any(_is_iban(found) for found in _IBAN.findall(text)):
        return Sort.IBAN
    plain = _DAY.sub(" ; ", text)
    if any(passes_eleven_test(re.sub(r"\D", "", found)) for found in _NINE.findall(plain)):
        return Sort.BSN
    if _PHONE.search(plain):
        return Sort.PHONE
    if _is_address(plain):
        return Sort.ADDRESS
    return None


def _usual(text: str) -> str:
    """`text` with the usual digits, dashes and spaces, and without signs that nobody sees."""
    if text.isascii():  # nearly every text
        return text
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", text)).translate(_DASHES)


def is_mobile_without_zero(text: str) -> bool:
    """Return whether the text is a mobile number as Excel writes it: without the zero in front."""
    return _MOBILE_WITHOUT_ZERO.fullmatch(text.strip()) is not None


def nine_digits(text: str) -> str | None:
    """Return the digits of a text that is a number of nine digits and nothing else, dots and spaces aside."""
    digits = re.sub(r"[.\s-]", "", text)
    return digits if len(digits) == 9 and digits.isascii() and digits.isdigit() else None


def passes_eleven_test(digits: str) -> bool:
    """Return whether 9 digits can be a BSN: 9×d₁ + 8×d₂ + … + 2×d₈ − d₉ is divisible by 11."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    if len(digits) != 9 or len(set(digits)) == 1:
        return False
    return sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True)) % 11 == 0


def _is_iban(text: str) -> bool:
    """Return whether the number passes the check of ISO 7064, mod 97; words after it may have been taken along."""
    signs = re.sub(r"\s", "", text).upper()
    lengths = (18,) if signs.startswith("NL") else range(15, min(len(signs), 34) + 1)
    return any(_mod_97(signs[:length]) == 1 for length in lengths if length <= len(signs))


def _mod_97(signs: str) -> int:
    turned = signs[4:] + signs[:4]
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97


def _is_address(text: str) -> bool:
    found = _POSTCODE.search(text)
    return found is not None and _HOUSE_NUMBER.search(text[: found.start()] + " ; " + text[found.end() :]) is not None
