"""Rows as reading would hand them over, drawn in a few lines, for tests of the store that need no files."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from netwerk.model import FIRST, LAST, Place, Precision, Role, Rows, Shape

_TEXTS = ["kind", "part_of", "contact_role", "kvk", "brin", "agb"]
_LISTS = ["municipality", "area", "subregion", "aliases"]


def drawn_rows(
    *lines: str, register: Sequence[str] = (), file: str = "getekend.csv", sheet: str | None = None, times: int = 1
) -> Rows:
    """Return pair rows "a-b", list rows "a+b+c" and register rows by id, all of 1 March 2024; `times` repeats them."""
    names_in = {name for line in lines for name in line.replace("-", "+").split("+")}
    texts = sorted(names_in | {"overleg"}) if lines else []
    code = {text: k for k, text in enumerate(texts)}
    records, participants = [], []
    for position, line in enumerate(lines * times):
        names = line.replace("-", "+").split("+")
        pair = "-" in line
        records.append(
            {
                "place": 0,
                "row": position + 2,
                "shape": Shape.PAIR if pair else Shape.LIST,
                "a": code[names[0]] if pair else -1,
                "b": code[names[1]] if pair else -1,
                "role": Role.NONE,
                "event": -1,
                "form": code["overleg"],
                "theme": -1,
                "source": -1,
                "begin": 19783 + position // len(lines),  # 1 March 2024
                "end": 19784 + position // len(lines),
                "precision": Precision.DAY,
                "moment": True,
                "intensity": 1.5,
                "nth": 0,
            }
        )
        participants += [{"row": position, "name": code[name]} for name in names if not pair]
    return Rows(
        texts=np.array(texts, dtype=object),
        places=(Place(file=file, sheet=sheet, sha256="ab" * 32),),
        register=pd.DataFrame(
            [
                {"place": 0, "row": position + 2, "id": id_, "name": id_.title(), "begin": FIRST, "end": LAST}
                | dict.fromkeys(_TEXTS, "")
                | dict.fromkeys(_LISTS, ("Weert", "Nederweert"))
                for position, id_ in enumerate(register)
            ],
            columns=["place", "row", "id", "name", *_TEXTS, *_LISTS, "begin", "end"],
            dtype=object,
        ).astype(dict.fromkeys(["place", "row", "begin", "end"], np.int32)),
        records=pd.DataFrame(records, columns=list(_RECORD_TYPES)).astype(_RECORD_TYPES),
        participants=pd.DataFrame(participants, columns=["row", "name"]).astype(np.int32),
    )


_RECORD_TYPES = {
    "place": np.int32, "row": np.int32, "shape": np.int8, "a": np.int32, "b": np.int32, "role": np.int8,
    "event": np.int32, "form": np.int32, "theme": np.int32, "source": np.int32, "begin": np.int32, "end": np.int32,
    "precision": np.int8, "moment": bool, "intensity": np.float64, "nth": np.int32,
}  # fmt: skip
