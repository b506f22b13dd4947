"""The configuration a municipality may change: kinds, layers, forms and municipalities, and where data are kept."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from netwerk.errors import InputError
from netwerk.i18n import mark
from netwerk.model import UNKNOWN, Classification, Form, Kind, Layer, UsualTies

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
LOCAL = DATA / "lokaal"  # never in git
DEMO = DATA / "demo"
CLASSIFICATION_FILE = DATA / "indeling.toml"
NORMS_FILE = DATA / "normen" / "standaard.toml"


@cache
def classification(path: Path = CLASSIFICATION_FILE) -> Classification:
    """Return the kinds, layers, forms and municipalities of `path` (`data/indeling.toml`).

    Raises
    ------
    InputError
        If the file is no TOML, misses a field, puts a kind in a layer that it does not define, or holds numbers of
        usual ties that cannot be.
    """
    try:
        read = tomllib.loads(path.read_text(encoding="utf-8"))
        result = Classification(
            layers=tuple(_layer(row) for row in read.get("laag", [])),
            kinds=tuple(_kind(row) for row in read.get("soort", [])),
            forms=tuple(_form(row) for row in read.get("vorm", [])),
            municipalities={row["naam"]: row.get("subregio", "") for row in read.get("gemeente", [])},
            domains={row["code"]: (row["naam"], row.get("english", row["naam"])) for row in read.get("domein", [])},
            usual_ties=_usual_ties(read["samenwerkingspartners"], path) if "samenwerkingspartners" in read else None,
        )
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise InputError(
            mark("{file}: dit bestand is niet te lezen ({reason}).", file=path.name, reason=str(error))
        ) from None
    except KeyError as error:
        raise InputError(mark("{file}: het veld {field} ontbreekt.", file=path.name, field=str(error))) from None
    for row in read.get("vorm", []):
        if row.get("bewaar", "dag") not in ("dag", "maand"):
            raise InputError(
                mark(
                    "{file}: vorm {form} heeft bewaar = {value}. Schrijf dag of maand.",
                    file=path.name,
                    form=row["code"],
                    value=str(row["bewaar"]),
                )
            )
    layers = {layer.code for layer in result.layers}
    for kind in result.kinds:
        if kind.layer not in layers | {UNKNOWN}:
            raise InputError(
                mark(
                    "{file}: soort {kind} staat in laag {layer}, en die laag is niet beschreven.",
                    file=path.name,
                    kind=kind.code,
                    layer=kind.layer,
                )
            )
    return result


def _layer(row: dict[str, Any]) -> Layer:
    return Layer(
        code=row["code"],
        label=row["naam"],
        label_en=row.get("english", row["naam"]),
        shown=row.get("op_de_kaart", True),
    )


def _kind(row: dict[str, Any]) -> Kind:
    return Kind(
        code=row["code"],
        label=row["naam"],
        label_plural=row.get("meervoud", row["naam"]),
        label_en=row.get("english", row["naam"]),
        label_en_plural=row.get("english_plural", row.get("english", row["naam"])),
        layer=row["laag"],
        domain=row.get("domein", UNKNOWN),
        words=tuple(row.get("woorden", [])),
        solo=bool(row.get("vaak_alleen", False)),
        finding_place=bool(row.get("vindplaats", False)),
    )


def _usual_ties(table: dict[str, Any], path: Path) -> UsualTies:
    low, high, many = (table[name] for name in ("gewoon_van", "gewoon_tot", "veel_vanaf"))
    whole = all(isinstance(number, int) and not isinstance(number, bool) for number in (low, high, many))
    if not whole or not 0 <= low <= high < many:
        raise InputError(
            mark(
                "{file}: bij [samenwerkingspartners] staat gewoon_van = {low}, gewoon_tot = {high}, "
                "veel_vanaf = {many}. Schrijf drie hele getallen, van laag naar hoog.",
                file=path.name,
                low=low,
                high=high,
                many=many,
            )
        )
    return UsualTies(low=low, high=high, many=many, source=str(table["bron"]))


def _form(row: dict[str, Any]) -> Form:
    return Form(
        code=row["code"],
        label=row["naam"],
        label_en=row.get("english", row["naam"]),
        directed=row.get("gericht", False),
        words=tuple(row.get("woorden", [])),
        by_month=row.get("bewaar", "dag") == "maand",
    )
