"""Dutch source strings and their English: domain code marks a text, the edge (screen, terminal) translates it.

A `Text` is a Dutch template with its values kept apart, so that the template can be looked up first and
filled in afterwards. `mark("… {name} …", name=…)` makes one; `translate(text, language)` says it.
For texts without values the edge may use `say("…", language)` directly.

The English catalogue is one gettext file, `netwerk/locale/en/LC_MESSAGES/netwerk.po`; `make i18n`
collects new texts into it and a test fails while one is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")
CATALOGUE = Path(__file__).parent / "locale" / "en" / "LC_MESSAGES" / "netwerk.po"


@dataclass(frozen=True, slots=True)
class Text:
    """A Dutch template and its values. Values are data (names, numbers) or other Texts, never templates."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def dutch(self) -> str:
        return translate(self, "nl")

    def __str__(self) -> str:
        return self.dutch()


def mark(template: str, /, **values: object) -> Text:
    """Return `template` with its `values` as a text that the edge will translate."""
    return Text(template, values)


def translate(text: Text, language: Language) -> str:
    """Return `text` in `language`: the template is looked up first, then filled in."""
    values = {
        name: translate(value, language) if isinstance(value, Text) else value for name, value in text.values.items()
    }
    template = say(text.template, language)
    return template.format(**values) if values else template


def say(dutch: str, language: Language) -> str:
    """Return the text in `language`; the Dutch itself where the catalogue has no translation."""
    if language == "nl":
        return dutch
    return _english().get(dutch, dutch)


@cache
def _english() -> Mapping[str, str]:
    from babel.messages.pofile import read_po  # 30 ms, and Dutch start-up does not need it

    if not CATALOGUE.exists():
        return {}
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="en")
    return {str(message.id): str(message.string) for message in catalogue if message.id and message.string}
