"""Who lacks an agreed connection and who has it, by name: where, with whom, by which way, what was last recorded."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from netwerk.analysis.fulfilment import NormResult
from netwerk.analysis.routes import Route, routes
from netwerk.analysis.scope import NEAREST_LAST, nearness
from netwerk.i18n import Language, Text, mark
from netwerk.model import Dataset, Window
from netwerk.network import Network
from netwerk.views import wording
from netwerk.views.behind import Behind
from netwerk.views.rows import Row, alphabetical, name_of, names_of, place_of

HEADINGS = (
    mark("Organisatie"),
    mark("Werkt in"),
    mark("Kan dit invullen met"),
    mark("Laatste registratie samen"),
    mark("Hoe te bereiken"),
)
HEADINGS_FULFILLED = (mark("Organisatie"), mark("Werkt in"), mark("Met wie"))
NAMED = 4  # as many names as a cell bears
Tried = Callable[[str, Sequence[str]], Text | None]  # what was already tried between an organisation and some others


def everyone(window: Window) -> Window:
    """Return `window` without its choice of organisations: the way to someone may go through any other."""
    return replace(window, kinds=(), layers=(), municipalities=(), areas=(), subregions=())


def ways(network: Network, result: NormResult) -> dict[str, Route | None]:
    """Return per organisation that lacks the connection the nearest route to one who could fulfil it.

    network : of `everyone` in the window of `result`
    """
    lacking = [(one.organisation, one.wanted) for one in result.missing]
    return {id_: route for (id_, _), route in zip(lacking, routes(network, lacking), strict=True)}


def rows(
    dataset: Dataset,
    result: NormResult,
    found: Mapping[str, Route | None],
    language: Language,
    *,
    tried: Tried | None = None,
) -> tuple[Row, ...]:
    """Return who lacks the connection of `result`; cells as HEADINGS without the first. found : `ways`"""

    def reached(id_: str, wanted: Sequence[str]) -> Text:
        way = route_in_words(dataset, found[id_], wanted, language)
        before = tried(id_, wanted) if tried else None
        return way if before is None else mark("{way} {tried}", way=way, tried=before)

    return alphabetical(
        [
            Row(
                id=missing.organisation,
                name=name_of(dataset, missing.organisation),
                cells=(
                    place_of(dataset, missing.organisation),
                    _wanted(names_of(dataset, missing.wanted), language),
                    mark("niet vastgelegd")
                    if missing.last_record is None
                    else wording.long_date(missing.last_record, language),
                    reached(missing.organisation, missing.wanted),
                ),
            )
            for missing in result.missing
        ]
    )


def _wanted(names: list[str], language: Language) -> str | Text:
    if not names:
        return mark("In dit gebied staat zo’n organisatie niet in het register.")
    return wording.listing(names, language, most=NAMED)


def route_in_words(dataset: Dataset, route: Route | None, wanted: Sequence[str], language: Language) -> Text:
    """Return through whom one of `wanted` (ids) could be reached: "Via CJG Averlo, of via drie anderen."

    Among several who are wanted it names the nearest.
    """
    if not wanted:
        return mark("Er is niemand om te bereiken.")
    if route is None:
        return mark("Nog geen weg bekend.")
    names = [name_of(dataset, id_) for id_ in route.path]
    between, aim = names[1:-1], names[-1]
    if not between:  # the agreement asks for another form, direction or number than this tie has
        return mark("Er is al een andere verbinding met {name}.", name=aim)
    way = _way(between, route.others, language)
    return mark("{way}.", way=way) if len(wanted) == 1 else mark("Het dichtst bij is {name}. {way}.", name=aim, way=way)


def _way(between: Sequence[str], others: int, language: Language) -> Text:
    if len(between) > 1:
        after = wording.listing(between[1:], language)
        return mark("Via {first} en daarna {others}", first=between[0], others=after)
    if others == 1:
        return mark("Via {name}, of via één ander", name=between[0])
    if others:
        number = wording.number(others, language)
        return mark("Via {name}, of via {number} anderen", name=between[0], number=number)
    return mark("Via {name}", name=between[0])


def reasons(dataset: Dataset, network: Network, result: NormResult, a: str, b: str) -> dict[str, object]:
    """Return why `a` and `b` (ids) should meet, as `analysis.proposals.Proposal.reasons` says it."""
    nodes = {id_: node for node, id_ in enumerate(network.organisations["id"])}
    partners = [set(network.adjacency[[nodes[id_]]].indices.tolist()) if id_ in nodes else set() for id_ in (a, b)]
    ids = network.organisations["id"].to_numpy()
    two = dataset.organisations.iloc[[dataset.code_of[a], dataset.code_of[b]]]
    near = int(nearness(two).between(np.array([0]), np.array([1]))[0])
    return {
        "norms": [result.norm.id],
        "shared": [str(ids[node]) for node in sorted(partners[0] & partners[1])],
        "nearness": NEAREST_LAST[near].value,
    }


def whom_to_meet(route: Route | None, wanted: Sequence[str]) -> str | None:
    """Return the id of the one to be introduced to: the nearest of `wanted`, or the only one; None: choose first."""
    if route is not None:
        return route.path[-1]
    return wanted[0] if len(wanted) == 1 else None


def rows_fulfilled(found: Mapping[str, Behind]) -> tuple[Row, ...]:
    """Return who has the connection (`behind.fulfilled`); cells as HEADINGS_FULFILLED without the first."""
    return tuple(Row(id=id_, name=one.name, cells=one.cells) for id_, one in found.items())


def heading_fulfilled(result: NormResult, language: Language) -> Text:
    """Return the line that opens the list of who has the connection."""
    number = wording.number(len(result.fulfilled), language)
    if len(result.fulfilled) == 1:
        return mark("Bij wie is deze verbinding vastgelegd? Bij {number} organisatie.", number=number)
    return mark("Bij wie is deze verbinding vastgelegd? Bij {number} organisaties.", number=number)


def heading(result: NormResult, language: Language) -> Text:
    """Return the line that opens the list: how many organisations lack the connection."""
    number = wording.number(len(result.missing), language)
    if len(result.missing) == 1:
        return mark("Bij wie is deze verbinding niet vastgelegd? Bij {number} organisatie.", number=number)
    return mark("Bij wie is deze verbinding niet vastgelegd? Bij {number} organisaties.", number=number)
