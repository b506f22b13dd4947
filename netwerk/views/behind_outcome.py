"""What stands behind the outcome of any agreement: which organisations, kinds, places or tables, and their records."""

from __future__ import annotations

import numpy as np

from netwerk.analysis.circles import Circle, Combination, records_holding, ties_between
from netwerk.analysis.evidence import described
from netwerk.analysis.fulfilment import Evidence, NormResult, evidence_for
from netwerk.analysis.gaps import Bound
from netwerk.analysis.norms import CENTRAL_UNHEARD, COVERAGE, CircleRule, CombinationRule, Norm
from netwerk.analysis.outcomes import Outcome
from netwerk.analysis.scope import Unit
from netwerk.analysis.seen import seen_in
from netwerk.analysis.unheard import central
from netwerk.i18n import Language, Text, mark, translate
from netwerk.model import FIRST, Dataset, Window
from netwerk.network import network
from netwerk.views import wording
from netwerk.views.agreements import label, pair_of_kinds, place_name
from netwerk.views.behind import NAMED, Behind, Group, Opened, of_agreement, of_one, of_sight, of_ties
from netwerk.views.rows import kind_of, name_of, place_of

HEADINGS_UNHEARD = (
    mark("Organisatie"),
    mark("Werkt in"),
    mark("Partners in het jaar ervoor"),
    mark("Laatste registratie"),
)


def of_outcome(dataset: Dataset, outcome: Outcome, language: Language) -> tuple[Group, ...]:
    """Return what the count was made from: what is recorded, what is not, and who was not seen at all.

    A measure of the whole network gives the organisations or connections that it was taken over.
    """
    found = outcome.found
    if isinstance(found, NormResult):
        return of_agreement(dataset, found, language)
    if isinstance(found, Bound):
        return _of_bound(dataset, found, outcome.window, language)
    evidence = evidence_for(dataset, outcome.window)
    match outcome.norm.rule:
        case CircleRule() as rule:
            circles = tuple(one for one in found if isinstance(one, Circle))
            there, not_there = _of_circle(evidence, rule, circles, language)
        case CombinationRule() as rule:
            tables = tuple(one for one in found if isinstance(one, Combination))
            there, not_there = _of_combination(evidence, rule, tables, language)
        case _:
            raise TypeError(f"norm {outcome.norm.id!r} has no units")
    return (there, not_there, _unseen(evidence, outcome.norm, language))


# --- circles ---


def _of_circle(
    evidence: Evidence, rule: CircleRule, circles: tuple[Circle, ...], language: Language
) -> tuple[Group, Group]:
    dataset = evidence.dataset
    there, not_there = [], []
    for circle, unit in zip(circles, _units(evidence, rule), strict=True):
        for number, one in enumerate(rule.kinds):
            for other in rule.kinds[number + 1 :]:
                two = pair_of_kinds((one, other), dataset.classification, language)
                if (one, other) in circle.missing:
                    not_there.append(_pair_apart(evidence, rule, unit, (one, other), two, language))
                else:
                    there.append(_pair_joined(evidence, unit, (one, other), two, language))
    return (
        Group(
            label=mark("Vastgelegd"),
            headings=(mark("Soorten"), mark("Waar"), mark("Wie met wie")),
            members=tuple(there),
        ),
        Group(
            label=mark("Niet vastgelegd"),
            headings=(mark("Soorten"), mark("Waar"), mark("Laatste registratie samen")),
            members=tuple(not_there),
        ),
    )


def _pair_joined(evidence: Evidence, unit: Unit, kinds: tuple[str, str], two: Text, language: Language) -> Behind:
    dataset = evidence.dataset
    ties = ties_between(evidence, *kinds, unit)
    ids = dataset.organisations["id"].to_numpy()
    pairs = [f"{name_of(dataset, str(ids[a]))} – {name_of(dataset, str(ids[b]))}" for a, b in ties.tolist()]

    def look() -> Opened:
        n, made = len(ids), evidence.pairs
        low, high = ties.min(axis=1).astype(np.int64), ties.max(axis=1)
        of_pair = np.minimum(made.a, made.b).astype(np.int64) * n + np.maximum(made.a, made.b)
        codes = np.unique(made.record[np.isin(of_pair, low * n + high)])
        return Opened(records=described(dataset, codes, evidence.window))

    return Behind(
        name=_capital(two, language),
        cells=(place_name(unit.name), wording.listing(sorted(pairs, key=str.casefold), language, most=NAMED)),
        look=look,
    )


def _pair_apart(
    evidence: Evidence, rule: CircleRule, unit: Unit, kinds: tuple[str, str], two: Text, language: Language
) -> Behind:
    absent = _absent(evidence, unit, kinds)
    codes = _last_holding(evidence, kinds, rule, unit)
    return Behind(
        name=_capital(two, language),
        cells=(place_name(unit.name), _last(evidence, codes, absent, language)),
        look=lambda: _opened(evidence, codes, absent, language),
    )


# --- combinations ---


def _of_combination(
    evidence: Evidence, rule: CombinationRule, tables: tuple[Combination, ...], language: Language
) -> tuple[Group, Group]:
    holding = records_holding(evidence, rule.kinds, rule.scope)
    counting = np.zeros(len(evidence.dataset.records), dtype=bool)
    counting[evidence.whole.records] = True
    there, not_there = [], []
    for table, (unit, codes) in zip(tables, holding, strict=True):
        name = _capital(place_name(unit.name), language)
        if table.fulfilled:
            there.append(_table(evidence, name, codes[counting[codes]], language))
        else:
            not_there.append(_no_table(evidence, name, unit, rule, codes, language))
    return (
        Group(
            label=mark("Vastgelegd"),
            headings=(mark("Waar"), mark("Registraties"), mark("Laatste registratie")),
            members=tuple(there),
        ),
        Group(
            label=mark("Niet vastgelegd"),
            headings=(mark("Waar"), mark("Laatste registratie")),
            members=tuple(not_there),
        ),
    )


def _table(evidence: Evidence, name: str, codes: np.ndarray, language: Language) -> Behind:
    last = int(evidence.last_days[codes].max())
    return Behind(
        name=name,
        cells=(wording.figure(len(codes), language), wording.long_date(last, language)),
        look=lambda: Opened(records=described(evidence.dataset, codes, evidence.window)),
    )


def _no_table(
    evidence: Evidence, name: str, unit: Unit, rule: CombinationRule, codes: np.ndarray, language: Language
) -> Behind:
    absent = _absent(evidence, unit, rule.kinds)
    latest = _latest(evidence, codes)
    return Behind(
        name=name,
        cells=(_last(evidence, latest, absent, language),),
        look=lambda: _opened(evidence, latest, absent, language),
    )


# --- both ---


def _capital(words: str | Text, language: Language) -> str:
    return wording.capital(translate(words, language) if isinstance(words, Text) else words)


def _units(evidence: Evidence, rule: CircleRule) -> list[Unit]:
    return [unit for unit, _codes in records_holding(evidence, rule.kinds, rule.scope)]


def _last_holding(evidence: Evidence, kinds: tuple[str, str], rule: CircleRule, unit: Unit) -> np.ndarray:
    """The last records, of any form and size, with both kinds in the unit."""
    found = next(codes for one, codes in records_holding(evidence, kinds, rule.scope) if one.place == unit.place)
    return _latest(evidence, found)


def _latest(evidence: Evidence, codes: np.ndarray) -> np.ndarray:
    days = evidence.last_days[codes]
    last = days.max(initial=FIRST)
    latest: np.ndarray = codes[(days == last) & (days > FIRST)]
    return latest


def _absent(evidence: Evidence, unit: Unit, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds of which nobody works in the unit."""
    here = set(evidence.whole.organisations["kind"].to_numpy()[unit.members])
    return tuple(kind for kind in kinds if kind not in here)


def _last(evidence: Evidence, codes: np.ndarray, absent: tuple[str, ...], language: Language) -> str | Text:
    if absent:
        return _nobody(evidence.dataset, absent, language)
    if not len(codes):
        return mark("niet vastgelegd")
    return wording.long_date(int(evidence.last_days[codes[0]]), language)


def _nobody(dataset: Dataset, absent: tuple[str, ...], language: Language) -> Text:
    kinds = wording.listing([label(dataset.classification, kind, language) for kind in absent], language)
    return mark("Hier staat niet in het register: {kinds}.", kinds=kinds)


def _opened(evidence: Evidence, codes: np.ndarray, absent: tuple[str, ...], language: Language) -> Opened:
    records = described(evidence.dataset, codes, evidence.window)
    if absent:
        return Opened(records=records, said=(_nobody(evidence.dataset, absent, language),))
    if not len(codes):
        return Opened(records=records, said=(mark("Er is niets te openen: dit is nog nooit vastgelegd."),))
    said = mark("In deze periode telt hiervan niets mee. Dit is het laatst vastgelegd:")
    return Opened(records=records, said=(said,))


def _unseen(evidence: Evidence, norm: Norm, language: Language) -> Group:
    """Who is of these kinds, works in these units, and was not seen in the period."""
    rule = norm.rule
    assert isinstance(rule, CircleRule | CombinationRule)
    organisations = evidence.whole.organisations
    here = np.zeros(len(organisations), dtype=bool)
    for unit, _codes in records_holding(evidence, rule.kinds, rule.scope):
        here |= unit.members
    here &= organisations["kind"].isin(rule.kinds).to_numpy()
    here &= ~seen_in(evidence.dataset, evidence.window)[organisations["code"].to_numpy()]
    dataset = evidence.dataset
    ids = sorted(organisations["id"].to_numpy()[here].tolist(), key=lambda id_: name_of(dataset, id_).casefold())
    return Group(
        label=mark("Niet in beeld"),
        headings=(mark("Organisatie"), mark("Soort"), mark("Werkt in")),
        members=tuple(
            of_one(dataset, id_, evidence.window, cells=(kind_of(dataset, id_, language), place_of(dataset, id_)))
            for id_ in ids
        ),
    )


# --- measures of the whole network ---


def _of_bound(dataset: Dataset, bound: Bound, window: Window, language: Language) -> tuple[Group, ...]:
    if bound.rule.measure == CENTRAL_UNHEARD:
        return tuple(
            Group(
                label=label_,
                headings=HEADINGS_UNHEARD,
                members=tuple(of_central(dataset, bound, window, language, heard=heard).values()),
            )
            for label_, heard in ((mark("Een jaar niet gehoord"), False), (mark("Wel gehoord"), True))
        )
    current = network(dataset, window)
    if bound.rule.measure == COVERAGE:
        return of_sight(dataset, current, language)
    return (of_ties(dataset, current), *of_sight(dataset, current, language))


def of_central(dataset: Dataset, bound: Bound, window: Window, language: Language, *, heard: bool) -> dict[str, Behind]:
    """Return per organisation (id, by name) that was central, and then `heard` of or not, its records or its last.

    window : the year in which it was heard of or not; cells as HEADINGS_UNHEARD without the first
    """
    found = {one.id: one for one in central(dataset, bound.window) or () if one.heard == heard}
    return {
        id_: of_one(
            dataset,
            id_,
            window,
            cells=(
                place_of(dataset, id_),
                wording.figure(found[id_].partners, language),
                wording.long_date(found[id_].last_record, language),
            ),
        )
        for id_ in sorted(found, key=lambda id_: name_of(dataset, id_).casefold())
    }
