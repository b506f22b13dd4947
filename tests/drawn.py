"""Datasets drawn in a few lines, for tests that need no files.

    drawn("anna-bert", "bert>carl", organisations=["dora"])

draws a pair record anna–bert (overleg), an arc bert → carl (verwijzen) and dora, in the register without records.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from netwerk.model import FIRST, LAST, UNKNOWN, Dataset, Place, Precision, Role, day_number
from netwerk.settings import classification


def drawn(
    *lines: str | Mapping[str, Any],
    organisations: Sequence[str | Mapping[str, Any]] = (),
    day: date = date(2024, 3, 1),
    registered: bool = True,
) -> Dataset:
    """Return a dataset of the drawn records.

    A line is "a-b" (undirected pair, form overleg), "a>b" (arc, form verwijzen), "a+b+c" (meeting, form overleg)
    or a mapping with `who` (such a string) and any of `on` (date), `begin`, `end` (dates, end exclusive), `form`,
    `theme`, `source`, `intensity`, `precision`, `roles` (id → Role, for meetings of a directed form). Organisations
    are ids, or mappings with `id` and any column of `Dataset.organisations`; those only named in lines are added
    (`registered` says whether to the register).
    """
    known = classification()
    given = {(o if isinstance(o, str) else o["id"]): ({} if isinstance(o, str) else dict(o)) for o in organisations}
    records, seats = [], []
    parsed = [{"who": line} if isinstance(line, str) else dict(line) for line in lines]
    for line in parsed:
        for id_ in line["who"].replace(">", "+").replace("-", "+").split("+"):
            given.setdefault(id_, {"registered": registered})
    ids = sorted(given)
    code = {id_: k for k, id_ in enumerate(ids)}
    form_sets: list[tuple[str, ...]] = []
    theme_sets: list[tuple[str, ...]] = [()]
    sources: list[str] = ["getekend"]

    def vocabulary(values: list[Any], value: Any) -> int:
        if value not in values:
            values.append(value)
        return values.index(value)

    for number, line in enumerate(parsed):
        who = line["who"]
        arc = ">" in who
        names = who.replace(">", "+").replace("-", "+").split("+")
        begin = day_number(line.get("begin") or line.get("on") or day)
        if "end" in line:
            end = LAST if line["end"] is None else day_number(line["end"])
        else:
            end = begin + 1 if "begin" not in line else LAST
        form = line.get("form", "verwijzen" if arc else "overleg")
        pair = len(names) == 2 and "+" not in who
        roles = line.get("roles", {})
        records.append(
            {
                "a": code[names[0]] if pair else -1,
                "b": code[names[1]] if pair else -1,
                "size": len(set(names)),
                "begin": begin,
                "end": end,
                "precision": line.get("precision", Precision.DAY),
                "moment": "begin" not in line or "precision" in line,
                "forms": vocabulary(form_sets, (form,)),
                "themes": vocabulary(theme_sets, (line["theme"],) if "theme" in line else ()),
                "source": vocabulary(sources, line.get("source", "getekend")),
                "event": -1,
                "intensity": float(line.get("intensity", 1)),
                "directed": (pair or {Role.FROM, Role.TO} <= set(roles.values()))
                and form not in known.undirected_forms,
                "place": 0,
                "row": number + 2,
            }
        )
        if not pair:
            seats.extend(
                {"record": number, "organisation": code[name], "role": roles.get(name, Role.NONE)}
                for name in sorted(set(names))
            )
    rows = []
    for id_ in ids:
        values = given[id_]
        kind = values.get("kind", UNKNOWN)
        rows.append(
            {
                "id": id_,
                "name": values.get("name", id_),
                "kind": kind,
                "layer": values.get("layer", known.layer_of(kind)),
                "domain": values.get("domain", known.domain_of(kind)),
                "municipality": _many(values.get("municipality", ())),
                "area": _many(values.get("area", ())),
                "subregion": _many(values.get("subregion", ())),
                "part_of": code[values["part_of"]] if values.get("part_of") else -1,
                "begin": day_number(values["begin"]) if values.get("begin") else FIRST,
                "end": day_number(values["end"]) if values.get("end") else LAST,
                "registered": values.get("registered", True),
                "aliases": _many(values.get("aliases", ())),
                "contact_role": "",
                "kvk": "",
                "brin": "",
                "agb": "",
            }
        )
    ints = {"a": np.int32, "b": np.int32, "size": np.int32, "begin": np.int32, "end": np.int32, "precision": np.int8,
            "moment": bool, "forms": np.int32, "themes": np.int32, "source": np.int32, "event": np.int32,
            "intensity": np.float64, "directed": bool, "place": np.int32, "row": np.int32}  # fmt: skip
    return Dataset(
        classification=known,
        organisations=pd.DataFrame(rows, columns=ORGANISATION_COLUMNS).astype(
            {"part_of": np.int32, "begin": np.int32, "end": np.int32, "registered": bool}
        ),
        records=pd.DataFrame(records, columns=list(ints)).astype(ints),
        seats=pd.DataFrame(seats, columns=["record", "organisation", "role"]).astype(
            {"record": np.int32, "organisation": np.int32, "role": np.int8}
        ),
        more_rows=pd.DataFrame({"record": [], "place": [], "row": []}, dtype=np.int32),
        form_sets=tuple(form_sets),
        theme_sets=tuple(theme_sets),
        sources=tuple(sources),
        events=(),
        places=(Place(file="getekend.csv"),),
        version="getekend",
    )


ORGANISATION_COLUMNS = [
    "id", "name", "kind", "layer", "domain", "municipality", "area", "subregion", "part_of", "begin", "end",
    "registered", "aliases", "contact_role", "kvk", "brin", "agb",
]  # fmt: skip


def _many(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
