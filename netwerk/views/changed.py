"""What changed from one step or period to a later one, in two sentences."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk.i18n import Language, Text, mark
from netwerk.views import wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """How many ties came, stayed and went.

    formed, revived, persisted, ended : ties; `formed` without the revived
    """

    formed: int
    revived: int
    persisted: int
    ended: int

    @property
    def lines(self) -> int:
        """How many ties did not simply stay."""
        return self.formed + self.revived + self.ended


def sentences(
    number: Changed, *, first: str, second: str, before: Text | None, language: Language, shares: bool = True
) -> tuple[Text, ...]:
    """Return what changed from `first` to `second`, both as they stand after "vergeleken met".

    before : what the first is to the second where they follow each other ("het jaar ervoor"); None otherwise
    shares : whether the basis bears "80 van de 100"; otherwise only counts are told
    """
    if not number.lines:
        return (
            mark("Er is niets veranderd tussen deze twee periodes.")
            if number.persisted
            else mark(
                "In {first} en {second} is geen samenwerking vastgelegd. Kies andere jaren of wis de filters.",
                first=first,
                second=second,
            ),
        )
    formed = wording.number(number.formed, language)
    revived, ended = (wording.number(one, language, alone=True) for one in (number.revived, number.ended))
    told = (
        mark(
            "Vergeleken met {year} is er **één nieuwe** verbinding, zijn er **{revived} hersteld** en "
            "**{ended} gestopt**.",
            year=first,
            revived=revived,
            ended=ended,
        )
        if number.formed == 1
        else mark(
            "Vergeleken met {year} zijn er **{formed} nieuwe** verbindingen, **{revived} hersteld** en "
            "**{ended} gestopt**.",
            year=first,
            formed=formed,
            revived=revived,
            ended=ended,
        )
    )
    return told, _kept(number, first, before, language, shares=shares)


def _kept(number: Changed, first: str, before: Text | None, language: Language, *, shares: bool) -> Text:
    kept, there = number.persisted, number.persisted + number.ended
    if not there:
        return mark("In {year} was nog geen samenwerking vastgelegd.", year=first)
    count = wording.capital(wording.number(kept, language))
    if kept == 0:
        return mark("Geen enkele verbinding uit {year} bleef bestaan.", year=first)
    if kept == there:
        return mark("Alle verbindingen uit {year} bleven bestaan.", year=first)
    if not shares:
        return mark("Eén bleef bestaan.") if kept == 1 else mark("{count} bleven bestaan.", count=count)
    share = wording.per_hundred(kept / there, language)
    if kept == 1:
        return mark("Eén bleef bestaan: {share} uit {year}.", share=share, year=first)
    return mark("{count} bleven bestaan: {share} uit {year}.", count=count, share=share, year=before or first)
