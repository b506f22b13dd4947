"""Organisations one per row, each with what there is to say about it, in words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from netwerk.i18n import Language, Text, mark
from netwerk.model import Dataset
from netwerk.views import wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """cells : as many as the headings of the list, the name itself not counted."""

    id: str
    name: str
    cells: tuple[str | Text, ...]


def name_of(dataset: Dataset, id_: str) -> str:
    """Return the name of an organisation."""
    return str(dataset.organisations["name"].iat[dataset.code_of[id_]])


def names_of(dataset: Dataset, ids: Collection[str]) -> list[str]:
    """Return the names of organisations, in alphabetical order: no list here ranks anyone."""
    return sorted((name_of(dataset, id_) for id_ in ids), key=str.casefold)


def kind_of(dataset: Dataset, id_: str, language: Language) -> str:
    """Return the kind of an organisation as it stands on the screen."""
    kind = str(dataset.organisations["kind"].iat[dataset.code_of[id_]])
    return wording.kind_label(dataset.classification, kind, language)


def layer_of(dataset: Dataset, id_: str, language: Language) -> str:
    """Return the layer of an organisation as it stands on the screen."""
    layer = str(dataset.organisations["layer"].iat[dataset.code_of[id_]])
    return wording.layer_label(dataset.classification, layer, language)


def place_of(dataset: Dataset, id_: str) -> str | Text:
    """Return where an organisation works: area and municipality, else the subregion, else the whole region."""
    row = dataset.organisations.iloc[dataset.code_of[id_]]
    towns = ", ".join(row["municipality"])
    if row["area"]:
        areas = ", ".join(row["area"])
        return f"{areas} ({towns})" if towns and towns not in areas else areas
    if towns:
        return towns
    if row["subregion"]:
        return mark("Subregio {name}", name=", ".join(row["subregion"]))
    return mark("Hele regio")


def alphabetical(rows: Collection[Row]) -> tuple[Row, ...]:
    """Return `rows` by name."""
    return tuple(sorted(rows, key=lambda row: row.name.casefold()))
