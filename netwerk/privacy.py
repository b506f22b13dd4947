"""Which values may say something about a person, so that they never end up in a message or a log."""

from __future__ import annotations

import re
from collections.abc import Iterable

_HEADING = re.compile(
    r"\b(bsn|burgerservice\w*|sofi\w*|geboorte\w*|geb\.?|birth\w*|dob|e-?mail\w*|mail\w*|tel\.?|telefoon\w*|mobiel\w*|phone\w*|"
    r"clientn\w*|cliëntn\w*|patient\w*|patiënt\w*|voornaam|achternaam|voorletters|adres\w*)",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_PHONE = re.compile(r"(?<!\d)(?:\+|00)?(?:31[\s-]?\(?0?\)?|0)[\s-]?\d(?:[\s-]?\d){8}(?!\d)")
_NINE = re.compile(r"(?<!\d)\d(?:[.\s-]?\d){7,8}(?!\d)")


def may_be_personal(heading: str, values: Iterable[str]) -> bool:
    """Return whether a column may hold data about a person: its heading says so, or one of `values` looks like it.

    Looks for a citizen service number (BSN, eleven-test), e-mail address, telephone number and date of birth. It errs
    on the side of caution: one nine-digit number in eleven passes the eleven-test by chance, and then its value is
    only left out of a message.

    Examples
    --------
    >>> may_be_personal("geboortedatum", [])
    True
    >>> may_be_personal("organisatie", ["De Regenboog"])
    False
    """
    words = heading.replace("_", " ")
    return bool(_HEADING.search(words)) or any(_looks_personal(value) for value in values)


def _looks_personal(value: str) -> bool:
    if not any(sign.isdigit() or sign == "@" for sign in value):
        return False
    return bool(_EMAIL.search(value) or _PHONE.search(value)) or any(
        _passes_eleven_test(re.sub(r"\D", "", found)) for found in _NINE.findall(value)
    )


def _passes_eleven_test(digits: str) -> bool:
    """Return whether 8 or 9 digits can be a BSN: 9×d₁ + 8×d₂ + … + 2×d₈ − d₉ is divisible by 11."""
    padded = digits.zfill(9)
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return len(digits) == 9 and sum(w * int(d) for w, d in zip(weights, padded, strict=True)) % 11 == 0
