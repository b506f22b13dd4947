"""What stands behind a figure, name by name: who is connected by which records, who is not and what was last seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd

from netwerk.analysis.evidence import described, evidence, last_evidence, records_of
from netwerk.analysis.fragility import Articulation, apart
from netwerk.analysis.fulfilment import NormResult, evidence_for, records_behind
from netwerk.analysis.isolates import MUNICIPALITY, Isolates
from netwerk.analysis.layer_carriers import LayerCarrier
from netwerk.analysis.seen import last_seen, seen_in
from netwerk.i18n import Language, Text, mark
from netwerk.model import FIRST, Dataset, Window
from netwerk.network import Network, in_period
from netwerk.views import wording
from netwerk.views.carried import layers
from netwerk.views.rows import kind_of, name_of, names_of, place_of

NAMED = 4  # partners in a cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """records : as `analysis.evidence.described` gives them; said : to read above them, or why there are none"""

    records: pd.DataFrame
    said: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """What stands behind one name in a list; cells : what else the list says of it; look : called when someone asks."""

    name: str
    cells: tuple[str | Text, ...] = ()
    look: Callable[[], Opened]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Names that belong together under one label; headings : of the name and of the cells."""

    label: Text
    headings: tuple[Text, ...]
    members: tuple[Behind, ...]


def _records(dataset: Dataset, codes: np.ndarray, window: Window) -> Opened:
    return Opened(records=described(dataset, codes, window))


# --- agreements ---


def of_agreement(dataset: Dataset, result: NormResult, language: Language) -> tuple[Group, ...]:
    """Return who has the agreed connection, by which records, who has not, and who was not seen at all."""
    seen = seen_in(dataset, result.window)
    unseen = [id_ for id_ in result.applies_to if not seen[dataset.code_of[id_]]]

    def cells(id_: str) -> tuple[str | Text, ...]:
        return (place_of(dataset, id_),)

    return (
        Group(
            label=mark("Aangesloten"),
            headings=(mark("Organisatie"), mark("Werkt in"), mark("Met wie")),
            members=tuple(fulfilled(dataset, result, language).values()),
        ),
        Group(
            label=mark("Niet vastgelegd"),
            headings=(mark("Organisatie"), mark("Werkt in"), mark("Laatste registratie samen")),
            members=tuple(missing(dataset, result, language).values()),
        ),
        Group(
            label=mark("Niet in beeld"),
            headings=(mark("Organisatie"), mark("Werkt in")),
            members=_alone(dataset, result.window, unseen, cells),
        ),
    )


def of_agreements_of(dataset: Dataset, results: Iterable[NormResult], id_: str, language: Language) -> Group:
    """Return the agreements that ask something of one organisation, each with the records that make it so or not."""

    def look(result: NormResult) -> Opened:
        met = id_ in result.fulfilled
        found = fulfilled(dataset, result, language) if met else missing(dataset, result, language)
        return found[id_].look()

    return Group(
        label=mark("Afspraken"),
        headings=(mark("Afspraak"), mark("Stand")),
        members=tuple(
            Behind(
                name=result.norm.text_in(language),
                cells=(mark("vastgelegd") if id_ in result.fulfilled else mark("niet vastgelegd"),),
                look=partial(look, result),
            )
            for result in results
            if id_ in result.applies_to
        ),
    )


def fulfilled(dataset: Dataset, result: NormResult, language: Language) -> dict[str, Behind]:
    """Return per organisation (id, by name) that has the agreed connection the records that make it so."""
    window = result.window
    found = records_behind(evidence_for(dataset, window), result.norm)
    by_code = dict(list(found.groupby("organisation")))
    ids = dataset.organisations["id"].tolist()

    def one(id_: str) -> Behind:
        mine = by_code[dataset.code_of[id_]]
        partners = names_of(dataset, [ids[code] for code in np.unique(mine["partner"].to_numpy())])
        return Behind(
            name=name_of(dataset, id_),
            cells=(place_of(dataset, id_), wording.listing(partners, language, most=NAMED)),
            look=partial(_records, dataset, np.unique(mine["record"].to_numpy()), window),
        )

    return _by_name(dataset, result.fulfilled, one)


def missing(dataset: Dataset, result: NormResult, language: Language) -> dict[str, Behind]:
    """Return per organisation (id, by name) that lacks the connection its last record with one who could fulfil it."""
    lacking = {one.organisation: one for one in result.missing}

    def one(id_: str) -> Behind:
        last, wanted = lacking[id_].last_record, lacking[id_].wanted
        codes = [dataset.code_of[other] for other in wanted]
        return Behind(
            name=name_of(dataset, id_),
            cells=(
                place_of(dataset, id_),
                mark("niet vastgelegd") if last is None else wording.long_date(last, language),
            ),
            look=lambda: Opened(
                records=last_evidence(dataset, dataset.code_of[id_], codes, result.window),
                said=(last_together(last, names_of(dataset, wanted), language),),
            ),
        )

    return _by_name(dataset, lacking, one)


def last_together(last: int | None, wanted: Sequence[str], language: Language) -> Text:
    """Return with whom (names) a lacking connection could be, above the last record together; or why there is none."""
    if not wanted:
        return mark("Er is niets te openen: er staat geen organisatie in het register met wie dit kan.")
    who = wording.listing(wanted, language, most=NAMED)
    if last is None:
        return mark("Er is niets te openen: nog nooit is een registratie samen met {who} vastgelegd.", who=who)
    return mark("Het gaat om {who}. Dit is het laatst vastgelegd:", who=who)


def _by_name(dataset: Dataset, ids: Iterable[str], make: Callable[[str], Behind]) -> dict[str, Behind]:
    return {id_: make(id_) for id_ in sorted(ids, key=lambda id_: name_of(dataset, id_).casefold())}


# --- who is seen, who is alone ---


def of_sight(dataset: Dataset, network: Network, language: Language) -> tuple[Group, Group]:
    """Return who is in sight with its last record before the end of the window, and who was never seen."""
    ids = network.organisations["id"].tolist()
    last = dict(zip(ids, last_seen(dataset, network.window)[network.organisations["code"].to_numpy()], strict=True))
    layer = dict(zip(ids, network.organisations["layer"], strict=True))

    def cells(id_: str) -> tuple[str | Text, ...]:
        label = wording.layer_label(dataset.classification, layer[id_], language)
        return (label, wording.long_date(int(last[id_]), language)) if last[id_] > FIRST else (label,)

    return (
        Group(
            label=mark("In beeld"),
            headings=(mark("Organisatie"), mark("Laag"), mark("Laatste registratie")),
            members=_alone(dataset, network.window, [id_ for id_ in ids if last[id_] > FIRST], cells),
        ),
        Group(
            label=mark("Nooit gezien"),
            headings=(mark("Organisatie"), mark("Laag")),
            members=_alone(dataset, network.window, [id_ for id_ in ids if last[id_] == FIRST], cells),
        ),
    )


def of_unconnected(dataset: Dataset, network: Network, found: Isolates, language: Language) -> tuple[Group, ...]:
    """Return who has no connection, in the three sorts of that."""
    headings = (mark("Organisatie"), mark("Soort"), mark("Werkt in"))

    def cells(id_: str) -> tuple[str | Text, ...]:
        return (kind_of(dataset, id_, language), place_of(dataset, id_))

    return tuple(
        Group(label=label, headings=headings, members=_alone(dataset, network.window, ids, cells))
        for label, ids in (
            (mark("Nooit gezien"), found.never_seen),
            (mark("Stilgevallen"), tuple(one.id for one in found.fallen_silent)),
            (mark("Wel gezien, geen verbinding"), found.seen_without_tie),
        )
    )


def _alone(
    dataset: Dataset, window: Window, ids: Sequence[str], cells: Callable[[str], tuple[str | Text, ...]]
) -> tuple[Behind, ...]:
    return tuple(_by_name(dataset, ids, lambda id_: of_one(dataset, id_, window, cells=cells(id_))).values())


def of_one(dataset: Dataset, id_: str, window: Window, *, cells: tuple[str | Text, ...] = ()) -> Behind:
    """Return the records of one organisation in the window; where there are none its last, or why there is nothing."""
    return Behind(
        name=name_of(dataset, id_), cells=cells, look=partial(_seen_or_last, dataset, dataset.code_of[id_], window)
    )


def _seen_or_last(dataset: Dataset, code: int, window: Window) -> Opened:
    here = evidence(dataset, code, None, window)
    if len(here):
        return Opened(records=here)
    before = last_evidence(dataset, code, None, window)
    if len(before):
        said = mark("In deze periode is niets vastgelegd. Dit is het laatste van ervoor:")
        return Opened(records=before, said=(said,))
    return Opened(records=before, said=_never(dataset, code, window))


def _never(dataset: Dataset, code: int, window: Window) -> tuple[Text, ...]:
    """Why there is nothing to open of someone who was never seen."""
    known = int(np.count_nonzero(dataset.records["begin"].to_numpy() < window.end))
    none = mark(
        "Er is niets te openen: in geen van de {number} registraties tot het einde van deze periode komt zij voor.",
        number=known,
    )
    if len(records_of(dataset, code)):
        return (none, mark("Wel in een latere registratie."))
    return (none, mark("Zij staat in het register. Dat niets is vastgelegd, kan ook aan de gegevens liggen."))


# --- connections ---


def of_pair(dataset: Dataset, a: str, b: str, window: Window) -> Behind:
    """Return the records of the window that name both."""
    one, other = sorted((name_of(dataset, a), name_of(dataset, b)), key=str.casefold)
    return Behind(
        name=f"{one} – {other}",
        look=lambda: Opened(records=evidence(dataset, dataset.code_of[a], dataset.code_of[b], window)),
    )


def of_ties(dataset: Dataset, network: Network) -> Group:
    """Return every connection of a network."""
    return of_pairs(dataset, network.pair_ids(), network.window, label=mark("Verbindingen"))


def of_pairs(dataset: Dataset, pairs: Iterable[Sequence[str]], window: Window, *, label: Text) -> Group:
    """Return connections by name."""
    members = sorted((of_pair(dataset, a, b, window) for a, b in pairs), key=lambda one: one.name.casefold())
    return Group(label=label, headings=(mark("Verbinding"),), members=tuple(members))


def of_holder(dataset: Dataset, network: Network, point: Articulation) -> Group:
    """Return the connections by which others hang on one organisation."""
    held = set(point.cut_off)
    pairs = [
        pair
        for pair in network.pair_ids()
        if point.organisation in pair and held.intersection(pair) - {point.organisation}
    ]
    return of_pairs(dataset, pairs, network.window, label=mark("Waar anderen aan hangen"))


def of_group(dataset: Dataset, network: Network, ids: Sequence[str], language: Language) -> tuple[Group, Group]:
    """Return who is in a group that is cut off from the rest, and the connections within it."""
    within = set(ids)

    def cells(id_: str) -> tuple[str | Text, ...]:
        return (kind_of(dataset, id_, language), place_of(dataset, id_))

    return (
        Group(
            label=mark("Wie er in zit"),
            headings=(mark("Organisatie"), mark("Soort"), mark("Werkt in")),
            members=_alone(dataset, network.window, ids, cells),
        ),
        of_pairs(
            dataset,
            [pair for pair in network.pair_ids() if within.issuperset(pair)],
            network.window,
            label=mark("Verbindingen"),
        ),
    )


def of_carrier(
    dataset: Dataset, network: Network, id_: str, carried: Iterable[LayerCarrier], language: Language
) -> tuple[Group, ...]:
    """Return the connections of one organisation by which it alone joins layers, per two layers of `carried`."""
    layer = dict(zip(network.organisations["id"], network.organisations["layer"], strict=True))
    own = [pair for pair in network.pair_ids() if id_ in pair]
    return tuple(
        of_pairs(
            dataset,
            [pair for pair in own if sorted(layer[one] for one in pair) == list(carrier.layers)],
            network.window,
            label=mark("{one} – {other}", one=one, other=other),
        )
        for carrier in carried
        for one, other in [layers(dataset.classification, carrier, language)]
    )


def of_ties_of(dataset: Dataset, network: Network, id_: str) -> Group:
    """Return the connections of one organisation."""
    pairs = [pair for pair in network.pair_ids() if id_ in pair]
    return of_pairs(dataset, pairs, network.window, label=mark("Verbindingen"))


def of_kinds(dataset: Dataset, network: Network, kind: str, other: str, language: Language) -> tuple[Group, Group]:
    """Return which organisations of `kind` have a connection with one of kind `other`, and which have not."""
    organisations = network.organisations
    ids = organisations["id"].tolist()
    kinds = dict(zip(ids, organisations["kind"], strict=True))
    partners: dict[str, list[str]] = {id_: [] for id_ in ids if kinds[id_] == kind}
    for pair in network.pair_ids():
        for one, another in (pair, pair[::-1]):
            if kinds[one] == kind and kinds[another] == other:
                partners[one].append(another)
    wanted = [dataset.code_of[id_] for id_ in ids if kinds[id_] == other]
    here = in_period(dataset, network.window.begin, network.window.end)

    def connected(id_: str) -> Behind:
        code = dataset.code_of[id_]
        together = [records_of(dataset, code, dataset.code_of[one]) for one in partners[id_]]
        codes = np.unique(np.concatenate(together))
        names = wording.listing(names_of(dataset, partners[id_]), language, most=NAMED)
        cells = (place_of(dataset, id_), names)
        codes = codes[here[codes]]
        return Behind(name=name_of(dataset, id_), cells=cells, look=partial(_records, dataset, codes, network.window))

    def apart_from(id_: str) -> Behind:
        cells = (place_of(dataset, id_),)
        code = dataset.code_of[id_]
        return Behind(
            name=name_of(dataset, id_),
            cells=cells,
            look=lambda: Opened(records=last_evidence(dataset, code, wanted, network.window)),
        )

    return (
        Group(
            label=mark("Aangesloten"),
            headings=(mark("Organisatie"), mark("Werkt in"), mark("Met wie")),
            members=tuple(_by_name(dataset, [id_ for id_ in partners if partners[id_]], connected).values()),
        ),
        Group(
            label=mark("Niet vastgelegd"),
            headings=(mark("Organisatie"), mark("Werkt in")),
            members=tuple(_by_name(dataset, [id_ for id_ in partners if not partners[id_]], apart_from).values()),
        ),
    )


def of_municipality(dataset: Dataset, window: Window) -> tuple[Group, Group]:
    """Return the connections between partners that stay without the municipality at the table, and the others."""
    stay, go = apart(dataset, window, kinds=(MUNICIPALITY,))
    return (
        of_pairs(dataset, stay, window, label=mark("Bestaan ook zonder de gemeente")),
        of_pairs(dataset, go, window, label=mark("Alleen met de gemeente erbij")),
    )
