"""What stands beside the map about the chosen organisation or line, in sentences and tables."""

from __future__ import annotations

import numpy as np
import pandas as pd

from netwerk.i18n import Language, Text, mark, say, translate
from netwerk.model import FIRST, Dataset, Window
from netwerk.network import Network
from netwerk.views import wording
from netwerk.views.map_tables import last_day_of, municipalities


def node_of(network: Network, code: int) -> int | None:
    """Return the node of an organisation (its code in the dataset); None where it is not in this network."""
    codes = network.organisations["code"].to_numpy()
    at = int(np.searchsorted(codes, code))
    return at if at < len(codes) and codes[at] == code else None


def what_it_is(dataset: Dataset, code: int, language: Language = "nl") -> str:
    """Return "soort · laag · gemeente" of an organisation."""
    row = dataset.organisations.iloc[code]
    return " · ".join(
        (
            wording.kind_label(dataset.classification, row["kind"], language),
            wording.layer_label(dataset.classification, row["layer"], language),
            municipalities(row["municipality"], language),
        )
    )


def ties_of(network: Network, node: int) -> pd.DataFrame:
    """Return the ties of `node`, by the name of the partner: columns of `Network.ties` and `partner` (node)."""
    ties = network.ties
    mine = ties[(ties["a"] == node) | (ties["b"] == node)]
    partner = np.where(mine["a"] == node, mine["b"], mine["a"])
    names = network.organisations["name"].to_numpy(dtype=object)[partner]
    order = sorted(range(len(mine)), key=lambda at: str(names[at]).casefold())
    return mine.assign(partner=partner).iloc[order].reset_index(drop=True)


def organisation_sentences(
    dataset: Dataset, network: Network, code: int, in_period: str, language: Language = "nl"
) -> tuple[Text, ...]:
    """Return with how many an organisation works in the window, and when it was last heard of.

    `code` is the organisation in `dataset`, `in_period` begins the sentence.
    """
    node = node_of(network, code)
    window = network.window
    if node is None:
        return (mark("Deze organisatie hoort niet bij deze keuze. Kies een andere periode of wis de filters."),)
    last = last_heard(dataset, code, window)
    partners = len(ties_of(network, node))
    if not partners:
        return no_ties(last, window, language)
    worked = (
        mark("{period} werkte zij samen met **één organisatie**.", period=in_period)
        if partners == 1
        else mark(
            "{period} werkte zij samen met **{number} organisaties**.",
            period=in_period,
            number=wording.number(partners, language),
        )
    )
    return (worked, last_sentence(last, language))


def no_ties(last: int | None, window: Window, language: Language = "nl") -> tuple[Text, ...]:
    """Return in which way an organisation without ties stands alone; `last` as `last_heard` gives it."""
    if last is None:
        return (
            mark(
                "**Nooit gezien:** van deze organisatie is nog geen samenwerking vastgelegd. "
                "Dat kan ook aan de gegevens liggen."
            ),
        )
    day = wording.long_date(last, language)
    if last < window.begin:
        return (mark("**Stilgevallen:** de laatste registratie is van {day}.", day=day),)
    return (
        mark("**Wel gezien, geen verbinding:** zij komt in deze periode voor, maar in geen registratie die telt."),
        last_sentence(last, language),
    )


def last_sentence(last: int | None, language: Language = "nl") -> Text:
    """Return when an organisation was last heard of."""
    if last is None:
        return mark("Er is nog geen registratie.")
    return mark("De laatste registratie is van {day}.", day=wording.long_date(last, language))


def last_heard(dataset: Dataset, code: int, window: Window) -> int | None:
    """Return the last day on which a record that names the organisation took place or began; None: there is none.

    Of the records that begin before the end of `window`; one that runs on past it counts by its beginning.
    """
    offsets, records = dataset.involvement
    mine = records[offsets[code] : offsets[code + 1]]
    begin, end = (dataset.records[column].to_numpy()[mine] for column in ("begin", "end"))
    days = np.where(end <= window.end, end - 1, begin)[begin < window.end]
    return int(days.max()) if len(days) and days.max() > FIRST else None


def partners_table(
    dataset: Dataset, network: Network, code: int, language: Language = "nl", *, ever: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return one row per partner, by name.

    ever : the partners of all years up to now (`analysis.own.partners`), for a column with the first record of all
    Columns, headed in the language: partner (str), records (int), who names it, last record, first record (str).
    """
    node = node_of(network, code)
    ties = ties_of(network, -1 if node is None else node)
    names = network.organisations["name"].to_numpy(dtype=object)
    both = (ties["forward"] & ties["backward"]).to_numpy(dtype=bool)
    partner = ties["partner"].to_numpy(dtype=np.int64)
    table = pd.DataFrame(
        {
            say("Partner", language): names[partner],
            say("Keer", language): ties["records"].to_numpy(),
            say("Genoemd door", language): [
                say("beide kanten", language) if mutual else say("één kant", language) for mutual in both
            ],
            say("Laatste", language): [last_day_of(int(day), network.window, language) for day in ties["last"]],
        }
    )
    if ever is not None:
        since = dict(zip(ever["partner"].tolist(), ever["first"].tolist(), strict=True))
        codes = network.organisations["code"].to_numpy()[partner].tolist()
        table[say("Eerste ooit", language)] = [wording.short_date(since[other]) for other in codes]
    return table


def line_sentences(network: Network, a: int, b: int, period: str, language: Language = "nl") -> tuple[Text, ...]:
    """Return how many records stand behind the line between two organisations (codes), and who names it."""
    one, other = node_of(network, min(a, b)), node_of(network, max(a, b))
    ties = network.ties
    found = ties[(ties["a"] == one) & (ties["b"] == other)] if one is not None and other is not None else ties[:0]
    if found.empty:
        return (mark("Tussen deze twee is geen samenwerking vastgelegd die telt ({period}).", period=period),)
    tie = found.iloc[0]
    number = int(tie["records"])
    counted = (
        mark("**Eén registratie** ({period}).", period=period)
        if number == 1
        else mark(
            "**{number} registraties** ({period}).",
            number=wording.capital(wording.number(number, language)),
            period=period,
        )
    )
    if tie["forward"] and tie["backward"]:
        return (counted, mark("Door beide kanten bevestigd."))
    names = network.organisations["name"]
    pair = (names.iat[int(tie["a"])], names.iat[int(tie["b"])])
    namer, named = pair if tie["forward"] else pair[::-1]
    return (counted, mark("Eenzijdig genoemd: alleen {namer} noemt {named}.", namer=namer, named=named))


def search_labels(dataset: Dataset, language: Language = "nl") -> list[str]:
    """Return each organisation as a choice in the search box, by code: its aliases too, so that typing one finds it.

    Those that share their name have their municipality behind it.
    """
    organisations = dataset.organisations
    shared = organisations["name"].duplicated(keep=False)
    return [
        _search_label(f"{name}, {municipalities(places, language)}" if twice else str(name), aliases, language)
        for name, aliases, places, twice in zip(
            organisations["name"], organisations["aliases"], organisations["municipality"], shared, strict=True
        )
    ]


def _search_label(name: str, aliases: tuple[str, ...], language: Language) -> str:
    return translate(mark("{name} (ook: {also})", name=name, also=", ".join(aliases)), language) if aliases else name


def left_out(evidence: pd.DataFrame, window: Window, language: Language = "nl") -> tuple[Text, ...]:
    """Return how many of the records (as `analysis.evidence` gives them) do not count, and why."""
    left = evidence[~evidence["counts"]]
    size = left["participants"].map(len)
    large = int((size > window.largest).sum()) if window.largest else 0
    said = []
    if large == 1:
        said.append(mark("Eén registratie telt niet mee: meer dan {largest} organisaties.", largest=window.largest))
    elif large:
        said.append(
            mark(
                "{number} registraties tellen niet mee: meer dan {largest} organisaties.",
                number=wording.capital(wording.number(large, language)),
                largest=window.largest,
            )
        )
    other = len(left) - large
    if other == 1:
        said.append(mark("Eén registratie telt niet mee: een andere vorm dan u koos."))
    elif other:
        said.append(
            mark(
                "{number} registraties tellen niet mee: een andere vorm dan u koos.",
                number=wording.capital(wording.number(other, language)),
            )
        )
    return tuple(said)
