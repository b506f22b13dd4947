"""What one organisation sees of itself: its partners, its years, its agreements, in sentences and tables."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from netwerk.analysis.own import Agreement, OwnYear
from netwerk.i18n import Language, Text, mark, translate
from netwerk.model import FIRST, LAST, Dataset
from netwerk.views import wording
from netwerk.views.evidence_view import when

NAMED = 6  # organisations that a line of text can hold


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A name in bold and what is known of it, in one line; code : the organisation it is about, where it is one."""

    name: str
    line: Text
    code: int | None = None


def choices(dataset: Dataset) -> Mapping[str, str]:
    """Return id → name of every organisation, by name; one that shares its name has its id behind it."""
    ids, names = dataset.organisations["id"], dataset.organisations["name"]
    shared = set(names[names.duplicated()])
    called = {id_: f"{name} ({id_})" if name in shared else str(name) for id_, name in zip(ids, names, strict=True)}
    return dict(sorted(called.items(), key=lambda item: item[1].casefold()))


def sentences(
    partners: pd.DataFrame, agreed: Sequence[Agreement], in_period: str, language: Language
) -> tuple[Text, ...]:
    """Return the answer under the title: with how many organisations, and how many agreements are met."""
    number = len(partners)
    worked = (
        mark("{period} is van uw organisatie geen samenwerking vastgelegd.", period=in_period)
        if not number
        else mark("{period} werkte u samen met **één organisatie**.", period=in_period)
        if number == 1
        else mark(
            "{period} werkte u samen met **{number} organisaties**.",
            period=in_period,
            number=wording.number(number, language),
        )
    )
    return (worked, *_agreed(agreed, language))


def _agreed(agreed: Sequence[Agreement], language: Language) -> tuple[Text, ...]:
    if not agreed:
        return ()
    met = sum(one.fulfilled for one in agreed)
    if len(agreed) == 1:
        return (
            mark("De afspraak die voor u geldt, is gehaald.")
            if met
            else mark("De afspraak die voor u geldt, is nog niet gehaald."),
        )
    part = wording.capital(wording.x_of_y(met, len(agreed), language))
    return (
        mark("{part} afspraken die voor u gelden, is gehaald.", part=part)
        if met == 1
        else mark("{part} afspraken die voor u gelden, zijn gehaald.", part=part),
    )


def by_layer(
    dataset: Dataset, partners: pd.DataFrame, ever: pd.DataFrame, language: Language
) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """Return the partners per layer, as (label, lines), in the order of the screen; within a layer by name.

    partners : as `analysis.own.partners` gives them, of the chosen period; ever : of all years, for the first record
    """
    names, layers = (dataset.organisations[column].tolist() for column in ("name", "layer"))
    since = dict(zip(ever["partner"].tolist(), ever["first"].tolist(), strict=True))
    found: dict[str, list[Line]] = {layer.code: [] for layer in dataset.classification.layers}
    for code, records, first, last in zip(
        *(partners[column].tolist() for column in ("partner", "records", "first", "last")), strict=True
    ):
        line = _records(records, since.get(code, first), last, language)
        found.setdefault(layers[code], []).append(Line(name=names[code], line=line, code=code))
    return tuple(
        (wording.layer_label(dataset.classification, code, language), tuple(sorted(lines, key=_by_name)))
        for code, lines in found.items()
        if lines
    )


def _by_name(line: Line) -> str:
    return line.name.casefold()


def _records(records: int, first: int, last: int, language: Language) -> Text:
    """How much and since when; by the month, as many records are not known more exactly."""
    number = mark("Eén registratie") if records == 1 else mark("{count} registraties", count=records)
    since = wording.month_of(first, language)
    if last >= LAST - 1:
        return mark("{number}, loopt nog. Sinds {first}.", number=number, first=since)
    return mark(
        "{number}, laatst in {last}. Sinds {first}.",
        number=number,
        last=wording.month_of(last, language),
        first=since,
    )


def year_table(years: Sequence[OwnYear], language: Language = "nl") -> pd.DataFrame:
    """Return one row per school year, the newest first; what the first year cannot be compared with is empty.

    Columns, headed in the language: year (str), partners, new, back, kept, ended (Int64).
    """
    rows = [
        (
            wording.school_year(one.begin)
            if one.complete
            else translate(mark("{year}, loopt nog", year=wording.school_year(one.begin)), language),
            one.ties,
            one.formed,
            one.revived,
            one.persisted,
            one.ended,
        )
        for one in reversed(years)
    ]
    headings = [
        translate(heading, language)
        for heading in (
            mark("Schooljaar"),
            mark("Partners"),
            mark("Nieuw"),
            mark("Hersteld"),
            mark("Gebleven"),
            mark("Gestopt"),
        )
    ]
    return pd.DataFrame(rows, columns=headings).astype(dict.fromkeys(headings[1:], "Int64"))


def record_lines(dataset: Dataset, own: int, evidence: pd.DataFrame, language: Language) -> tuple[Line, ...]:
    """Return the records of `evidence` (as `analysis.evidence` gives it) in which `own` took part, the newest first."""
    names = dict(zip(dataset.organisations["id"], dataset.organisations["name"], strict=True))
    mine = dataset.organisations["id"].iat[own]
    return tuple(
        Line(
            name=when(record["begin"], record["end"], record["precision"], moment=record["moment"], language=language),
            line=_record(dataset, record, [names[id_] for id_ in record["participants"] if id_ != mine], language),
        )
        for record in evidence.iloc[::-1].to_dict("records")
    )


def _record(dataset: Dataset, record: Mapping[Hashable, Any], others: Sequence[str], language: Language) -> Text:
    forms = ", ".join(wording.form_label(dataset.classification, form, language) for form in record["forms"])
    what = ", ".join([forms, *record["themes"]])
    whom = wording.listing(others, language, most=NAMED) if others else translate(mark("niemand anders"), language)
    if record["source"]:
        return mark("{what}. Met {whom}. Bron: {source}.", what=what, whom=whom, source=record["source"])
    return mark("{what}. Met {whom}.", what=what, whom=whom)


def agreement(one: Agreement, in_period: str, language: Language) -> tuple[Text, ...]:
    """Return what was agreed and whether that is so, in two or three sentences."""
    agreed = mark("Afgesproken is: {norm}", norm=one.norm.text_in(language).rstrip(".") + ".")
    if one.fulfilled:
        return (agreed, mark("**Dat is bij u zo.**"))
    if not one.wanted:
        return (agreed, mark("**Er is nog geen organisatie in het register met wie dat kan.**"))
    whom = wording.listing(one.wanted, language, most=NAMED)
    return (
        agreed,
        mark("**{period} is dat bij u nog niet vastgelegd.**", period=in_period),
        mark("Het gaat om {whom}.", whom=whom)
        if one.last_record is None
        else mark(
            "Het gaat om {whom}. De laatste registratie is van {day}.",
            whom=whom,
            day=wording.long_date(one.last_record, language),
        ),
    )


def particulars(dataset: Dataset, own: int, language: Language) -> tuple[Line, ...]:
    """Return what the register says of organisation `own` (a code), leaving out what is empty."""
    row = dataset.organisations.iloc[own]
    known = (
        (mark("Soort"), wording.kind_label(dataset.classification, row["kind"], language)),
        (mark("Gemeente"), wording.listing(row["municipality"], language)),
        (mark("Gebied"), wording.listing(row["area"], language)),
        (mark("Subregio"), wording.listing(row["subregion"], language)),
        (mark("Andere namen"), ", ".join(row["aliases"])),
        (mark("Contactrol"), row["contact_role"]),
        (mark("KvK-nummer"), row["kvk"]),
        (mark("BRIN"), row["brin"]),
        (mark("AGB-code"), row["agb"]),
        (mark("In het register sinds"), wording.long_date(row["begin"], language) if row["begin"] > FIRST else ""),
    )
    return tuple(
        Line(name=translate(heading, language), line=mark("{value}", value=value)) for heading, value in known if value
    )


def sources(dataset: Dataset, language: Language) -> Text:
    """Return how many records there are and where they come from; `dataset` holds those of one organisation."""
    records = wording.figure(len(dataset.records), language)
    named = wording.listing(sorted(dataset.sources), language)
    if not named:
        return mark("In alle jaren samen zijn dat {records} registraties.", records=records)
    return mark("In alle jaren samen zijn dat {records} registraties, uit {sources}.", records=records, sources=named)
