"""Three things that stand out now, computed from the data: what is missing, what is fragile, what has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from netwerk.access import Action
from netwerk.analysis.comparison import Comparison, Mark
from netwerk.analysis.fulfilment import NormResult
from netwerk.analysis.gaps import Gaps
from netwerk.analysis.outcomes import Outcome
from netwerk.i18n import Language, Text, mark
from netwerk.model import Dataset
from netwerk.views import agreements, wording
from netwerk.views.status import Status, concluded, status_of


@dataclass(frozen=True, slots=True, kw_only=True)
class StandsOut:
    """One thing that stands out, and the page where it can be looked into."""

    heading: Text
    body: tuple[Text, ...]
    link: Text
    page: Action
    icon: str
    query: Mapping[str, str] = field(default_factory=dict)


def missing(dataset: Dataset, agreed: Sequence[Outcome], language: Language) -> StandsOut:
    """Return the agreement that most organisations still lack; where nobody lacks any, another that is not met."""
    open_ = [one for one in agreed if status_of(one) in (Status.PARTLY, Status.NOT_YET)]
    pairs = [one for one in open_ if isinstance(one.found, NormResult)]
    most = max(pairs, key=lambda one: one.lacking, default=None)
    if most is not None and isinstance(most.found, NormResult):
        return _lacking(dataset, most, most.found, language)
    if open_:
        return _not_met(dataset, open_[0], language)
    if not any(concluded(one) for one in agreed):
        return StandsOut(
            heading=mark("Over de afspraken is geen uitspraak mogelijk"),
            body=(mark("Van te weinig organisaties zijn in deze periode gegevens ontvangen."),),
            link=mark("Bekijk de afspraken"),
            page=Action.GAPS,
            icon=":material/help:",
        )
    return StandsOut(
        heading=mark("Geen afspraak staat open"),
        body=(mark("Alles waarover een uitspraak mogelijk is, is gehaald."),),
        link=mark("Bekijk de afspraken"),
        page=Action.GAPS,
        icon=":material/check:",
    )


def _lacking(dataset: Dataset, most: Outcome, result: NormResult, language: Language) -> StandsOut:
    count = most.lacking
    who = _who(dataset, result, language, plural=count > 1)
    number = wording.capital(wording.number(count, language))
    return StandsOut(
        heading=mark("Eén {who} mist een afgesproken verbinding", who=who)
        if count == 1
        else mark("{number} {who} missen een afgesproken verbinding", number=number, who=who),
        body=(
            _agreed(most, language),
            mark("Dat is zo bij {part}.", part=wording.x_of_y(most.part, most.whole, language)),
        ),
        link=mark("Bekijk de witte vlekken"),
        page=Action.GAPS,
        icon=":material/person_off:",
        query={"afspraak": most.norm.id},
    )


def _not_met(dataset: Dataset, one: Outcome, language: Language) -> StandsOut:
    said = agreements.sentences(one, None, dataset.classification, language)
    return StandsOut(
        heading=mark("Een afspraak is nog niet gehaald")
        if status_of(one) is Status.NOT_YET
        else mark("Een afspraak is deels gehaald"),
        body=(_agreed(one, language), said[0]),
        link=mark("Bekijk de witte vlekken"),
        page=Action.GAPS,
        icon=":material/person_off:",
        query={"afspraak": one.norm.id},
    )


def _agreed(one: Outcome, language: Language) -> Text:
    return mark("Afgesproken is: {norm}", norm=one.norm.text_in(language).rstrip(".") + ".")


def _who(dataset: Dataset, result: NormResult, language: Language, *, plural: bool) -> str | Text:
    """The organisations of a norm in one word: their kind where there is one, else "organisaties"."""
    kinds = {str(dataset.organisations["kind"].iat[dataset.code_of[one.organisation]]) for one in result.missing}
    if len(kinds) == 1:
        return wording.inside(wording.kind_label(dataset.classification, kinds.pop(), language, plural=plural))
    return mark("organisaties") if plural else mark("organisatie")


def hanging(dataset: Dataset, found: Gaps, language: Language) -> StandsOut:
    """Return the organisation on which most others depend for their only connection."""
    holding = max(found.fragile.articulation_points, key=lambda point: len(point.cut_off), default=None)
    if holding is None:
        return StandsOut(
            heading=mark("Geen organisatie hangt aan één andere"),
            body=(mark("Valt er één organisatie weg, dan kunnen alle andere elkaar nog bereiken."),),
            link=mark("Bekijk op de kaart"),
            page=Action.MAP,
            icon=":material/link:",
        )
    name = dataset.organisations["name"].iat[dataset.code_of[holding.organisation]]
    lost = len(holding.cut_off)
    return StandsOut(
        heading=mark("Eén organisatie hangt aan één andere")
        if lost == 1
        else mark(
            "{number} organisaties hangen aan één andere", number=wording.capital(wording.number(lost, language))
        ),
        body=(
            mark("Valt {name} weg, dan verliest één organisatie haar enige verbinding met het netwerk.", name=name)
            if lost == 1
            else mark(
                "Valt {name} weg, dan verliezen {number} organisaties hun enige verbinding met het netwerk.",
                name=name,
                number=wording.number(lost, language),
            ),
        ),
        link=mark("Bekijk op de kaart"),
        page=Action.MAP,
        icon=":material/link_off:",
        query={"organisatie": holding.organisation},
    )


def changed(change: Comparison, language: Language) -> StandsOut:
    """Return how much of the network is new since the year before."""
    number = {one: len(change.pairs(one)) for one in Mark}
    formed, revived, ended = number[Mark.FORMED], number[Mark.REVIVED], number[Mark.ENDED]
    now = formed + revived + number[Mark.PERSISTED]
    if not formed + revived + ended:
        return StandsOut(
            heading=mark("Niets veranderd in een jaar"),
            body=(mark("Er is niets veranderd tussen deze twee periodes."),),
            link=mark("Bekijk de netwerkvorming"),
            page=Action.FORMATION,
            icon=":material/autorenew:",
        )
    share = wording.per_hundred((formed + revived) / now, language) if now else wording.number(0, language)
    return StandsOut(
        heading=mark("{share} verbindingen zijn nieuw of hersteld", share=wording.capital(share)),
        body=(_since_last_year(formed, revived, ended, language),),
        link=mark("Bekijk de netwerkvorming"),
        page=Action.FORMATION,
        icon=":material/autorenew:",
    )


def _since_last_year(formed: int, revived: int, ended: int, language: Language) -> Text:
    others = {
        "revived": wording.number(revived, language, alone=True),
        "ended": wording.number(ended, language, alone=True),
    }
    if formed == 1:
        return mark(
            "Vergeleken met een jaar eerder is er één nieuwe verbinding, {revived} hersteld en {ended} gestopt.",
            **others,
        )
    return mark(
        "Vergeleken met een jaar eerder zijn er {formed} nieuwe verbindingen, {revived} hersteld en {ended} gestopt.",
        formed=wording.number(formed, language),
        **others,
    )
