"""What to talk about with one organisation: what was agreed and is not recorded, whom to meet, what runs already.

It is taken along to a conversation (R11), so it holds nothing that the organisation itself may not read: no notes of
the coordinator, and nothing of records between others than that two organisations share a partner.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from netwerk.analysis.fulfilment import NormResult
from netwerk.analysis.gaps import Gaps
from netwerk.analysis.introductions import Outcome
from netwerk.analysis.norms import CircleRule, CombinationRule, Norm, Scope
from netwerk.analysis.proposals import Proposal
from netwerk.i18n import Language, Text, mark, translate
from netwerk.model import Dataset
from netwerk.network import Network
from netwerk.store import Introduction
from netwerk.views import wording
from netwerk.views.chosen import node_of, ties_of
from netwerk.views.introductions_view import STATUSES, called, reasons, told, what_it_is
from netwerk.views.rows import name_of, names_of

PROPOSED = 10  # that one conversation can hold
NAMED = 6  # organisations in a line
_PLACES = {Scope.AREA: "area", Scope.MUNICIPALITY: "municipality", Scope.SUBREGION: "subregion"}  # columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing to talk about. title : in bold, as it is, a name or an agreement; said : sentences after it"""

    title: str = ""
    said: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """points : at least one"""

    heading: Text
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """The agenda of a conversation with one organisation, in words."""

    name: str
    about: Text
    basis: Text
    sections: tuple[Section, ...]


def agenda(
    dataset: Dataset,
    network: Network,
    found: Gaps,
    code: int,
    *,
    norms: Sequence[Norm],
    proposed: Sequence[Proposal],
    taken_up: Sequence[tuple[Introduction, Outcome]],
    today: int,
    language: Language,
) -> Agenda:
    """Return the agenda of a conversation with the organisation `code`.

    network, found : of the same window; proposed : proposals about this organisation that are not taken up, in order;
    taken_up : its introductions with what became of them; today : the day on which it is made
    """
    id_ = str(dataset.organisations["id"].iat[code])
    window = found.window
    return Agenda(
        name=name_of(dataset, id_),
        about=what_it_is(dataset, id_, language),
        basis=mark(
            "Gemaakt op {day}. Periode: {period}.",
            day=wording.long_date(today, language),
            period=wording.period(window.begin, window.end, language),
        ),
        sections=(
            Section(heading=mark("Met wie is samenwerking vastgelegd?"), points=(_partners(network, code, language),)),
            Section(heading=mark("Wat is afgesproken?"), points=_agreed(dataset, found, id_, language)),
            Section(heading=mark("Met wie kennismaken?"), points=_proposed(dataset, proposed, id_, norms, language)),
            Section(
                heading=mark("Kennismakingen die al zijn opgepakt"), points=_taken_up(dataset, taken_up, id_, language)
            ),
            Section(
                heading=mark("Waar gaat het gesprek verder over?"),
                points=(Point(said=(mark("Inhoud, kwaliteit van de hulp, en wat daarvoor nodig is."),)),),
            ),
        ),
    )


def _partners(network: Network, code: int, language: Language) -> Point:
    node = node_of(network, code)
    partners = [] if node is None else ties_of(network, node)["partner"].tolist()
    if not partners:
        return Point(
            said=(mark("Er is in deze periode geen samenwerking vastgelegd. Dat kan ook aan de gegevens liggen."),)
        )
    names = sorted((str(network.organisations["name"].iat[other]) for other in partners), key=str.casefold)
    if len(names) == 1:
        return Point(said=(mark("Met één organisatie: {name}.", name=names[0]),))
    return Point(
        said=(
            mark(
                "Met {number} organisaties: {names}.",
                number=wording.number(len(names), language),
                names=wording.listing(names, language),
            ),
        )
    )


def _agreed(dataset: Dataset, found: Gaps, id_: str, language: Language) -> tuple[Point, ...]:
    """What was agreed about this organisation; what is not recorded in front."""
    asked = [result for result in found.norms if id_ in result.applies_to]
    points = [
        *(_lacking(dataset, result, id_, language) for result in asked if id_ not in result.fulfilled),
        *_together(dataset, found, id_, language),
        *(_kept(result, language) for result in asked if id_ in result.fulfilled),
    ]
    return tuple(points) or (
        Point(said=(mark("Geen afspraak vraagt in deze periode iets van deze soort organisatie."),)),
    )


def _kept(result: NormResult, language: Language) -> Point:
    return Point(title=result.norm.text_in(language), said=(mark("Vastgelegd."),))


def _lacking(dataset: Dataset, result: NormResult, id_: str, language: Language) -> Point:
    lacking = next(one for one in result.missing if one.organisation == id_)
    said = [mark("Nog niet vastgelegd.")]
    if lacking.wanted:
        who = wording.listing(names_of(dataset, lacking.wanted), language, most=NAMED)
        said.append(mark("Het gaat om {whom}.", whom=who))
    else:
        said.append(mark("Er is nog geen organisatie in het register met wie dat kan."))
    if lacking.last_record is not None:
        day = wording.long_date(lacking.last_record, language)
        said.append(mark("De laatste registratie is van {day}.", day=day))
    said.append(mark("Bron: {source}.", source=result.norm.source))
    return Point(title=result.norm.text_in(language), said=tuple(said))


def _together(dataset: Dataset, found: Gaps, id_: str, language: Language) -> list[Point]:
    """The circles and combinations of its kind that are not there, in the places where it works."""
    row = dataset.organisations.iloc[dataset.code_of[id_]]
    own = str(row["kind"])

    def works_in(unit: str, scope: Scope) -> bool:
        if scope not in _PLACES:
            return True
        places = row[_PLACES[scope]]
        return not places or unit in places  # who has no place works in all of them

    def named(kinds: Sequence[str]) -> str:
        others = [kind for kind in kinds if kind != own]
        labels = [wording.kind_label(dataset.classification, kind, language, plural=True) for kind in others]
        return wording.listing([wording.inside(label) for label in labels], language)

    points = []
    for circle in found.circles:
        rule = circle.norm.rule
        missing = [kind for kinds in circle.missing if own in kinds for kind in kinds]
        if missing and isinstance(rule, CircleRule) and works_in(circle.unit, rule.scope):
            said = mark("Nog niet vastgelegd: samenwerking met {kinds}.", kinds=named(list(dict.fromkeys(missing))))
            points.append(Point(title=circle.norm.text_in(language), said=(said,)))
    for table in found.combinations:
        rule = table.norm.rule
        if not isinstance(rule, CombinationRule) or table.fulfilled or own not in rule.kinds or len(rule.kinds) < 2:
            continue
        if works_in(table.unit, rule.scope):
            said = mark("Nog niet vastgelegd: een overleg samen met {kinds}.", kinds=named(rule.kinds))
            points.append(Point(title=table.norm.text_in(language), said=(said,)))
    return points


def _proposed(
    dataset: Dataset, proposed: Sequence[Proposal], id_: str, norms: Sequence[Norm], language: Language
) -> tuple[Point, ...]:
    points = []
    for one in proposed[:PROPOSED]:
        other = one.b if one.a == id_ else one.a
        about = mark("{what}.", what=wording.capital(translate(what_it_is(dataset, other, language), language)))
        points.append(
            Point(
                title=name_of(dataset, other),
                said=(about, *reasons(dataset, one.reasons(), norms, language)),
            )
        )
    return tuple(points) or (Point(said=(mark("Er zijn geen voorstellen."),)),)


def _taken_up(
    dataset: Dataset, taken_up: Sequence[tuple[Introduction, Outcome]], id_: str, language: Language
) -> tuple[Point, ...]:
    points = []
    for one, outcome in taken_up:
        other = one.b if id_ in (one.a, outcome.a) else one.a
        since = mark(
            "{status}, opgepakt op {day}.",
            status=wording.capital(translate(STATUSES[one.latest.status], language)),
            day=wording.long_date(one.day, language),
        )
        points.append(Point(title=called(dataset, other), said=(since, told(dataset, outcome, language))))
    return tuple(points) or (Point(said=(mark("Er is nog geen kennismaking opgepakt."),)),)
