"""Everything about one organisation, in sentences and tables: what it is, its partners, its role, what stands out."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from netwerk.analysis.fulfilment import Missing
from netwerk.analysis.gaps import Gaps
from netwerk.analysis.measures import Measures
from netwerk.analysis.own import OwnYear
from netwerk.i18n import Language, Text, mark, say, translate
from netwerk.model import FIRST, LAST, Change, Dataset
from netwerk.network import Network
from netwerk.views import wording
from netwerk.views.chosen import node_of, partners_table, ties_of
from netwerk.views.own_network import NAMED, Line


def particulars(dataset: Dataset, code: int, language: Language = "nl") -> tuple[Line, ...]:
    """Return what the register says of an organisation, a line for each thing that is filled in."""
    organisations = dataset.organisations
    row, names = organisations.iloc[code], organisations["name"]
    parts = sorted(names[organisations["part_of"] == code], key=str.casefold)
    lines: tuple[tuple[Text, object], ...] = (
        (mark("Soort"), wording.kind_label(dataset.classification, row["kind"], language)),
        (mark("Laag"), wording.layer_label(dataset.classification, row["layer"], language)),
        (mark("Gemeente"), ", ".join(row["municipality"]) or say("hele regio", language)),
        (mark("Gebied"), ", ".join(row["area"])),
        (mark("Subregio"), ", ".join(row["subregion"])),
        (mark("Onderdeel van"), names.iat[row["part_of"]] if row["part_of"] >= 0 else ""),
        (mark("Onderdelen"), ", ".join(parts)),
        (mark("Bestaat"), _lifetime(int(row["begin"]), int(row["end"]), language)),
        (mark("Ook bekend als"), ", ".join(row["aliases"])),
        (mark("Contactrol"), row["contact_role"]),
        (mark("KvK-nummer"), row["kvk"]),
        (mark("BRIN"), row["brin"]),
        (mark("AGB-code"), row["agb"]),
        (mark("Id"), row["id"]),
        (
            mark("Register"),
            say("staat in het register", language)
            if row["registered"]
            else say("staat niet in het register, alleen bekend uit registraties", language),
        ),
    )
    told = tuple(
        Line(name=translate(heading, language), line=mark("{value}", value=value)) for heading, value in lines if value
    )
    return (*told, *(Line(name=say("Vroeger", language), line=line) for line in _history(dataset, code, language)))


def _history(dataset: Dataset, code: int, language: Language) -> list[Text]:
    """What was decided about this organisation: who went over into it, and what it was called before."""
    id_ = str(dataset.organisations["id"].iat[code])
    return [
        _changed(change, language)
        for change in sorted(dataset.changes, key=lambda one: FIRST if one.day is None else one.day)
        if change.organisation == id_
    ]


def _changed(change: Change, language: Language) -> Text:
    day = None if change.day is None else wording.long_date(change.day, language)
    if change.what == "rename":
        if day is None:
            return mark("heette ook {name}", name=change.name)
        return mark("heette {name} tot {day}", name=change.name, day=day)
    if change.what == "split":
        if day is None:
            return mark("gaat verder voor {name}, dat is gesplitst", name=change.name)
        return mark("gaat verder voor {name}, dat is gesplitst op {day}", name=change.name, day=day)
    if day is None:
        return mark("{name} is hierin opgegaan", name=change.name)
    return mark("{name} is hierin opgegaan op {day}", name=change.name, day=day)


def _lifetime(begin: int, end: int, language: Language) -> str:
    if begin <= FIRST and end >= LAST:
        return ""
    return wording.period(begin, end, language)


def partners_by_layer(
    dataset: Dataset, network: Network, code: int, ever: pd.DataFrame, language: Language = "nl"
) -> tuple[tuple[str, pd.DataFrame, tuple[int, ...]], ...]:
    """Return (label of the layer with how many, partners by name, their codes) for each layer that has any.

    ever : the partners of all years up to the end of the window, as `analysis.own.partners` gives them
    """
    node = node_of(network, code)
    if node is None:
        return ()
    layers = network.organisations["layer"].to_numpy(dtype=object)
    table = partners_table(dataset, network, code, language, ever=ever)
    nodes = ties_of(network, node)["partner"].to_numpy(dtype=np.int64)
    of_partner, codes = layers[nodes], network.organisations["code"].to_numpy()[nodes]
    order = [layer.code for layer in dataset.classification.layers]
    found = [*order, *sorted(set(of_partner) - set(order))]
    return tuple(
        (
            f"{wording.layer_label(dataset.classification, layer, language)} ({int((of_partner == layer).sum())})",
            table[of_partner == layer].reset_index(drop=True),
            tuple(codes[of_partner == layer].tolist()),
        )
        for layer in found
        if (of_partner == layer).any()
    )


def for_chart(years: tuple[OwnYear, ...]) -> tuple[OwnYear, ...]:
    """Return `years` as the chart counts them: what came back is part of what was formed."""
    return tuple(
        year if year.formed is None else replace(year, formed=year.formed + (year.revived or 0)) for year in years
    )


# --- its role in the network ---


def role_rows(found: Measures, dataset: Dataset, code: int, language: Language = "nl") -> tuple[Line, ...]:
    """Return each measure of an organisation with its figure in the name and what it means in the line.

    "n.v.t." stands where a measure does not exist, as for an organisation without partners.
    """
    id_ = dataset.organisations["id"].iat[code]
    mine = found.organisations[found.organisations["id"] == id_]
    if mine.empty:
        return ()
    row = mine.iloc[0]
    none = say("n.v.t.", language)
    with_partners, with_pairs = row["degree"] > 0, row["degree"] > 1

    def count(name: str, applies: bool = True) -> str:
        return wording.figure(int(row[name]), language) if applies else none

    def share(name: str, applies: bool = True) -> str:
        known = applies and not math.isnan(row[name])
        return wording.per_hundred(row[name], language) if known else none

    def decimal(name: str) -> str:
        if math.isnan(row[name]):
            return none
        written = f"{row[name]:.1f}"
        return written.replace(".", ",") if language == "nl" else written

    estimated = "betweenness" in found.estimated
    between = decimal("betweenness") if with_pairs else none
    lines: tuple[tuple[Text, Text], ...] = (
        (
            mark("Aantal partners: {value}", value=count("degree")),
            mark("Met zoveel organisaties is in deze periode een samenwerking vastgelegd."),
        ),
        (
            mark("Hoe snel bereikt zij het netwerk: {value}", value=share("harmonic")),
            mark(
                "100 is: met iedereen rechtstreeks verbonden. Wie twee stappen weg is, telt voor de helft, "
                "drie stappen voor een derde."
            ),
        ),
        (
            mark("Aantal verschillende werelden: {value}", value=decimal("effective_size")),
            mark("Partners die elkaar ook kennen, tellen hier minder mee. Hoe lager, hoe meer het één kring is."),
        ),
        (
            mark("Partners die ook met elkaar werken: {value}", value=share("clustering", with_pairs)),
            mark("Van elke 100 paren van haar partners werken er zoveel ook zelf samen."),
        ),
        (
            mark("Tussen anderen in: {value}", value=between)
            if not estimated
            else mark("Tussen anderen in: {value} (geschat)", value=between),
            mark(
                "Van zoveel paren van anderen loopt de kortste weg langs haar; bij meer wegen telt elk voor een deel."
            ),
        ),
        (
            mark("Schakel binnen de eigen soort: {value}", value=count("coordinator", with_pairs)),
            mark("Paren van de eigen soort die niet samenwerken en allebei wel met haar."),
        ),
        (
            mark("Schakel binnen een andere soort: {value}", value=count("itinerant", with_pairs)),
            mark("Paren van één andere soort die niet samenwerken en allebei wel met haar."),
        ),
        (
            mark("Schakel tussen de eigen soort en een andere: {value}", value=count("gatekeeper", with_pairs)),
            mark("Paren van de eigen en een andere soort die niet samenwerken en allebei wel met haar."),
        ),
        (
            mark("Schakel tussen twee andere soorten: {value}", value=count("liaison", with_pairs)),
            mark("Paren van twee andere soorten die niet samenwerken en allebei wel met haar."),
        ),
        (
            mark("Kern: {value}", value=count("core", with_partners)),
            mark("Zij hoort bij een groep waarin elke organisatie met ten minste zoveel andere van die groep werkt."),
        ),
    )
    return tuple(Line(name=translate(name, language), line=line) for name, line in lines)


# --- its findings ---


def findings(
    dataset: Dataset, network: Network, found: Gaps, code: int, in_period: str, language: Language = "nl"
) -> tuple[Line, ...]:
    """Return what stands out about an organisation: its agreements, how it is connected, who hangs on it."""
    id_ = str(dataset.organisations["id"].iat[code])
    if node_of(network, code) is None:
        return ()
    names = dict(zip(dataset.organisations["id"], dataset.organisations["name"], strict=True))
    lines = [*_agreements(found, id_, names, in_period, language), *_connection(found, id_, language)]
    holding = next((point for point in found.fragile.articulation_points if point.organisation == id_), None)
    if holding is not None:
        lines.append(
            (
                mark("Anderen hangen aan haar"),
                mark(
                    "Valt zij weg, dan verliest {who} de verbinding met de rest van het netwerk.",
                    who=names[holding.cut_off[0]],
                )
                if len(holding.cut_off) == 1
                else mark(
                    "Valt zij weg, dan verliezen {number} organisaties de verbinding met de rest van het netwerk: "
                    "{who}.",
                    number=wording.number(len(holding.cut_off), language),
                    who=_named(holding.cut_off, names, language),
                ),
            )
        )
    held_by = [point.organisation for point in found.fragile.articulation_points if id_ in point.cut_off]
    lines += [
        (
            mark("Hangt aan één ander"),
            mark("Valt {who} weg, dan verliest zij de verbinding met de rest van het netwerk.", who=names[other]),
        )
        for other in held_by
    ]
    for bridge in found.fragile.bridges:
        if id_ in bridge:
            other = bridge[0] if bridge[1] == id_ else bridge[1]
            lines.append(
                (
                    mark("Enige verbinding"),
                    mark(
                        "De verbinding met {other} is de enige tussen twee delen van het netwerk.", other=names[other]
                    ),
                )
            )
    return tuple(Line(name=translate(name, language), line=line) for name, line in lines)


def _agreements(
    found: Gaps, id_: str, names: Mapping[str, str], in_period: str, language: Language
) -> list[tuple[Text, Text]]:
    lines: list[tuple[Text, Text]] = []
    for result in found.norms:
        if id_ not in result.applies_to:
            continue
        lacking = next((one for one in result.missing if one.organisation == id_), None)
        agreed = result.norm.text_in(language).rstrip(".")
        name = (
            mark("Afspraak gehaald: {norm}", norm=agreed)
            if lacking is None
            else mark("Afspraak nog niet gehaald: {norm}", norm=agreed)
        )
        lines.append(
            (name, mark("{period} is dit zo.", period=in_period))
            if lacking is None
            else (name, _lacking(lacking, names, in_period, language))
        )
    return lines


def _lacking(lacking: Missing, names: Mapping[str, str], in_period: str, language: Language) -> Text:
    if not lacking.wanted:
        return mark("Er is geen organisatie in het register met wie dit kan.")
    who = _named(lacking.wanted, names, language)
    if lacking.last_record is None:
        return mark(
            "{period} is dit niet vastgelegd, en eerder ook niet. Het gaat om {who}.", period=in_period, who=who
        )
    return mark(
        "{period} is dit niet vastgelegd. Het gaat om {who}; de laatste registratie is van {day}.",
        period=in_period,
        who=who,
        day=wording.long_date(lacking.last_record, language),
    )


def _connection(found: Gaps, id_: str, language: Language) -> list[tuple[Text, Text]]:
    alone = found.isolates
    lines: list[tuple[Text, Text]] = []
    if id_ in alone.never_seen:
        lines.append(
            (
                mark("Nooit gezien"),
                mark("Er is nog geen samenwerking vastgelegd. Dat kan ook aan de gegevens liggen."),
            )
        )
    silent = next((one for one in alone.fallen_silent if one.id == id_), None)
    if silent is not None:
        day = wording.long_date(silent.last_record, language)
        lines.append((mark("Stilgevallen"), mark("De laatste registratie is van {day}.", day=day)))
    if id_ in alone.seen_without_tie:
        lines.append(
            (
                mark("Gezien zonder verbinding"),
                mark("Zij komt in deze periode voor, maar in geen registratie die telt als verbinding."),
            )
        )
    if id_ in alone.only_via_municipality:
        lines.append((mark("Alleen via de gemeente"), mark("Zij werkt alleen met de gemeente samen.")))
    if id_ in alone.one_sided:
        lines.append((mark("Eenzijdig genoemd"), mark("Anderen noemen haar, zij noemt hen niet.")))
    return lines


def _named(ids: tuple[str, ...], names: Mapping[str, str], language: Language) -> str:
    return wording.listing(sorted((names[id_] for id_ in ids), key=str.casefold), language, most=NAMED)
