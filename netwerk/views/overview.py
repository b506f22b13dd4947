"""What we know in one window and how fresh it is: the figures and tables of the page Overzicht."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from netwerk.access import Scope
from netwerk.analysis.isolates import isolates
from netwerk.analysis.seen import seen_in
from netwerk.i18n import Language, Text, mark
from netwerk.model import FIRST, LAST, Dataset, Window
from netwerk.network import Network, data_period, last_day
from netwerk.views import wording
from netwerk.views.figures import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Counts of one network; organisations unless said otherwise.

    registered : in the register and in the network; present : in the network, registered or not
    seen : named in any record before the window's end ("in beeld"); connected : with a tie
    records : counting records of the window
    layers : (code, seen, present) for each layer that has an organisation, in the order of the screen
    """

    registered: int
    present: int
    seen: int
    connected: int
    ties: int
    records: int
    never_seen: int
    fallen_silent: int
    seen_without_tie: int
    layers: tuple[tuple[str, int, int], ...]


def overview(dataset: Dataset, network: Network) -> Overview:
    """Return what `network`, a network of `dataset`, holds."""
    seen = seen_in(dataset, replace(network.window, begin=FIRST))[network.organisations["code"].to_numpy()]
    layer = network.organisations["layer"].to_numpy(dtype=object)
    known = [one.code for one in dataset.classification.layers]
    codes = known + sorted(set(layer) - set(known))
    alone = isolates(dataset, network)
    unconnected = len(alone.never_seen) + len(alone.fallen_silent) + len(alone.seen_without_tie)
    return Overview(
        registered=int(np.count_nonzero(network.organisations["registered"])),
        present=len(network),
        seen=int(np.count_nonzero(seen)),
        connected=len(network) - unconnected,
        ties=len(network.ties),
        records=len(network.records),
        never_seen=len(alone.never_seen),
        fallen_silent=len(alone.fallen_silent),
        seen_without_tie=len(alone.seen_without_tie),
        layers=tuple(
            (code, int(np.count_nonzero(seen & (layer == code))), int(np.count_nonzero(layer == code)))
            for code in codes
            if (layer == code).any()
        ),
    )


def sentences(known: Overview, in_period: str, language: Language) -> tuple[Text, ...]:
    """Return the answer under the title: who worked together, and how many are not connected."""
    alone = known.present - known.connected
    return (
        mark(
            "{period} werkten **{part} organisaties** aantoonbaar samen.",
            period=in_period,
            part=wording.x_of_y(known.connected, known.present, language),
        ),
        mark("Alle organisaties zijn aangesloten.")
        if not alone
        else mark("Eén organisatie is niet aangesloten.")
        if alone == 1
        else mark("{number} zijn niet aangesloten.", number=wording.capital(wording.number(alone, language))),
    )


def own_sentence(network: Network, scope: Scope, in_period: str, language: Language) -> Text:
    """Return the answer for a partner: with how many it worked; `network` holds only what it may see."""
    organisations = network.organisations
    own = organisations["id"].to_numpy() == scope.organisation
    name = organisations["name"].to_numpy()[own]
    node = np.flatnonzero(own)
    partners = int(np.isin(network.ties[["a", "b"]].to_numpy(), node).any(axis=1).sum())
    if not partners:
        return mark("{period} is van uw organisatie geen samenwerking vastgelegd.", period=in_period)
    return (
        mark(
            "{period} werkte {name} aantoonbaar samen met **{number} organisaties**.",
            period=in_period,
            name=name[0],
            number=wording.number(partners, language),
        )
        if partners > 1
        else mark("{period} werkte {name} aantoonbaar samen met **één organisatie**.", period=in_period, name=name[0])
    )


def strip(known: Overview, language: Language) -> tuple[Figure, ...]:
    """Return the four figures of the strip."""

    def written(count: int) -> str:
        return wording.figure(count, language)

    outside, unseen = known.present - known.registered, known.present - known.seen
    sorts = (
        (known.never_seen, mark("{number} nooit gezien", number=written(known.never_seen))),
        (known.fallen_silent, mark("{number} stilgevallen", number=written(known.fallen_silent))),
        (known.seen_without_tie, mark("{number} gezien zonder verbinding", number=written(known.seen_without_tie))),
    )
    return (
        Figure(
            number=written(known.registered),
            noun=mark("organisaties in het register"),
            line=(mark("{number} andere alleen uit registraties bekend", number=written(outside)),) if outside else (),
        ),
        Figure(
            number=written(known.seen),
            of=mark("van {number}", number=written(known.present)),
            noun=mark("in beeld"),
            line=(
                mark("van {number} is nog nooit iets vastgelegd", number=wording.number(unseen, language))
                if unseen
                else mark("van elke organisatie is iets vastgelegd"),
            ),
        ),
        Figure(
            number=written(known.ties),
            noun=mark("verbindingen"),
            line=(mark("uit {number} registraties", number=written(known.records)),),
        ),
        Figure(
            number=written(known.present - known.connected),
            noun=mark("niet aangesloten"),
            line=tuple(text for count, text in sorts if count),
        ),
    )


def record_span(dataset: Dataset, today: int, language: Language = "nl") -> Text:
    """Return how many records there are, from which month to which day."""
    last = last_day(dataset, today)
    if last is None:
        return mark("Er zijn nog geen registraties.")
    return mark(
        "{number} registraties, van {first} tot en met {last}.",
        number=wording.figure(len(dataset.records), language),
        first=wording.month_of(data_period(dataset)[0], language),
        last=wording.long_date(last, language),
    )


def a_year_earlier(window: Window) -> Window:
    """Return the same rule and choice over the period that is twelve months earlier."""
    return replace(window, begin=_year_before(window.begin), end=_year_before(window.end))


def _year_before(day: int) -> int:
    if day <= FIRST or day >= LAST:
        return day
    moment = np.datetime64(day, "D")
    month = moment.astype("datetime64[M]")
    # 29 February becomes 1 March, as no day may be lost between two windows that follow each other
    return int(((month - 12).astype("datetime64[D]") + (moment - month.astype("datetime64[D]"))).astype(int))
