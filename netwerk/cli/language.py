"""The language of the terminal: Dutch, or English with NETWERK_TAAL=en."""

from __future__ import annotations

import os

from netwerk.i18n import Language, Text, say, translate


def language() -> Language:
    return "en" if os.environ.get("NETWERK_TAAL", "").strip().lower().startswith("en") else "nl"


def _(dutch: str) -> str:
    return say(dutch, language())


def spoken(text: Text) -> str:
    return translate(text, language())
