"""One number of a strip of figures, as text that still has to be put into the visitor's language."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk.i18n import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """ "102" "van 106", "in beeld", "van 4 organisaties is nog nooit iets vastgelegd"."""

    number: str
    noun: Text
    line: tuple[Text, ...] = ()  # parts of one plain line
    of: Text | None = None
