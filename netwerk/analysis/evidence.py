"""The records behind a tie, an organisation or any figure: everything can be opened to what it rests on."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process

from netwerk.analysis.seen import last_days
from netwerk.errors import ArgumentError
from netwerk.i18n import mark
from netwerk.model import FIRST, LAST, UNKNOWN, Dataset, Place, Precision, Window, as_date
from netwerk.network import count
from netwerk.records.matching import normalise

SUGGESTIONS = 5


def records_of(dataset: Dataset, a: int, b: int | None = None) -> np.ndarray:
    """Return the codes of the records that name organisation `a`, and `b` too unless it is None; ascending."""
    offsets, records = dataset.involvement
    codes = records[offsets[a] : offsets[a + 1]]
    return codes if b is None else np.intersect1d(codes, records_of(dataset, b), assume_unique=True)


def evidence(dataset: Dataset, a: int, b: int | None, window: Window) -> pd.DataFrame:
    """Return the records in the window's period that name organisation `a`, and `b` too unless it is None.

    Records of every form and size are shown; `counts` says which of them the window's rule takes along. Frame as
    `described` returns it.
    """
    codes = records_of(dataset, a, b)
    begin, end = (dataset.records[column].to_numpy()[codes] for column in ("begin", "end"))
    return described(dataset, codes[(begin < window.end) & (end > window.begin)], window)


def last_evidence(dataset: Dataset, a: int, among: Collection[int] | None, window: Window) -> pd.DataFrame:
    """Return the last records before the end of the window that name `a`, and one of `among` too unless it is None.

    More than one where they share their last day. Frame as `described` returns it.
    """
    codes = records_of(dataset, a)
    if among is not None:
        together = [records_of(dataset, other) for other in among if other != a]
        codes = np.intersect1d(codes, np.concatenate([codes[:0], *together]))
    days = last_days(dataset, window)[codes]
    last = days.max(initial=FIRST)
    return described(dataset, codes[days == last] if last > FIRST else codes[:0], window)


def described(dataset: Dataset, codes: np.ndarray, window: Window) -> pd.DataFrame:
    """Return the records with these `codes`; `counts` says which of them the rule of `window` takes along.

    Returns
    -------
    Frame sorted by begin, end and record, RangeIndex. Columns: record (int, its code in the dataset); begin, end
    (int days, half-open, LAST: runs on); precision (int8, Precision); moment (bool); forms, themes (tuple[str, ...],
    `onbekend` where no form is given); source (str, "" none); participants (tuple of ids, sorted); intensity
    (float); directed (bool); counts (bool: passes the window's forms and size); number (int, the import; 0: read
    without the database), file (str), sheet (str or None), row (int, as the spreadsheet shows it).
    """
    found = dataset.records.take(codes)
    order = np.lexsort((codes, found["end"].to_numpy(), found["begin"].to_numpy()))
    codes, found = codes[order], found.take(order)
    places = [dataset.places[place] for place in found["place"]]
    return pd.DataFrame(
        {
            "record": codes.astype(np.int64),
            "begin": found["begin"].to_numpy(),
            "end": found["end"].to_numpy(),
            "precision": found["precision"].to_numpy(),
            "moment": found["moment"].to_numpy(),
            "forms": _objects([dataset.form_sets[code] or (UNKNOWN,) for code in found["forms"]]),
            "themes": _objects([dataset.theme_sets[code] for code in found["themes"]]),
            "source": _objects([dataset.sources[code] if code >= 0 else "" for code in found["source"]]),
            "participants": _objects(_participants(dataset, codes, found)),
            "intensity": found["intensity"].to_numpy(),
            "directed": found["directed"].to_numpy(),
            "counts": np.isin(codes, count(dataset, window)),
            "number": np.array([place.number for place in places], dtype=np.int64),
            "file": _objects([place.file for place in places]),
            "sheet": _objects([place.sheet for place in places]),
            "row": found["row"].to_numpy(),
        }
    )


def rows_behind(dataset: Dataset, record: int) -> tuple[tuple[Place, tuple[int, ...]], ...]:
    """Return every row that a record was read from: per sheet the rows, ascending, the sheet read first in front."""
    more = dataset.more_rows
    mine = more["record"].to_numpy() == record
    first = dataset.records.iloc[record]
    rows: dict[int, set[int]] = {int(first["place"]): {int(first["row"])}}
    for place, row in zip(more["place"].to_numpy()[mine].tolist(), more["row"].to_numpy()[mine].tolist(), strict=True):
        rows.setdefault(place, set()).add(row)
    return tuple((dataset.places[place], tuple(sorted(rows[place]))) for place in sorted(rows))


def evidence_json(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return evidence as CONTRACT §4 writes it; several forms or themes of one record are joined by "; "."""
    return [
        {
            "record": int(row["record"]),
            "from": _iso(row["begin"]),
            "until": None if row["end"] >= LAST else _iso(row["end"]),
            "precision": Precision(row["precision"]).name.lower(),
            "form": "; ".join(row["forms"]),
            "theme": "; ".join(row["themes"]) or None,
            "source": row["source"] or None,
            "participants": list(row["participants"]),
            "counts": bool(row["counts"]),
            "import": int(row["number"]) or None,
            "file": row["file"],
            "sheet": row["sheet"],
            "row": int(row["row"]),
        }
        for row in frame.to_dict("records")
    ]


def find_organisation(dataset: Dataset, text: str) -> int:
    """Return the code of the organisation that `text` means: its id, else its name or an alias.

    Case, dots, spaces and legal forms do not matter for names and aliases, as when reading files; for ids they do.

    Raises
    ------
    ArgumentError
        If no organisation is called that (the nearest names are listed), or more than one (they are listed).
    """
    exact = dataset.code_of.get(text.strip())
    if exact is not None:
        return exact
    called: dict[str, set[int]] = {}
    for code, (name, aliases) in enumerate(
        zip(dataset.organisations["name"], dataset.organisations["aliases"], strict=True)
    ):
        for word in (name, *aliases):
            called.setdefault(normalise(word), set()).add(code)
    wanted = normalise(text)
    found = sorted(called.get(wanted, ())) if wanted else []
    if len(found) == 1:
        return found[0]
    if found:
        raise ArgumentError(
            mark(
                "Er zijn meer organisaties die {name} heten: {found}. Gebruik het id.",
                name=text,
                found="; ".join(_described(dataset, code) for code in found),
            )
        )
    nearest = process.extract(wanted, list(called), scorer=fuzz.token_sort_ratio, limit=SUGGESTIONS, score_cutoff=50)
    codes = dict.fromkeys(code for word, _, _ in nearest for code in sorted(called[word]))
    if not codes:
        raise ArgumentError(mark("Organisatie {name} komt niet voor in deze gegevens.", name=text))
    raise ArgumentError(
        mark(
            "Organisatie {name} komt niet voor in deze gegevens. Lijkt op: {found}.",
            name=text,
            found="; ".join(_described(dataset, code) for code in list(codes)[:SUGGESTIONS]),
        )
    )


def _described(dataset: Dataset, code: int) -> str:
    organisation = dataset.organisations.iloc[code]
    place = f", {organisation['municipality'][0]}" if organisation["municipality"] else ""
    return f"{organisation['name']}{place} ({organisation['id']})"


def _participants(dataset: Dataset, codes: np.ndarray, found: pd.DataFrame) -> list[tuple[str, ...]]:
    """The ids in each record; seats are sorted by record, so each record is one slice of them."""
    ids = dataset.organisations["id"].to_numpy(dtype=object)
    seats = dataset.seats["record"].to_numpy()
    seated = dataset.seats["organisation"].to_numpy()
    first, last = np.searchsorted(seats, codes, side="left"), np.searchsorted(seats, codes, side="right")
    return [
        tuple(ids[sorted({a, b})]) if a >= 0 else tuple(ids[np.unique(seated[start:stop])])
        for a, b, start, stop in zip(found["a"].tolist(), found["b"].tolist(), first, last, strict=True)
    ]


def _objects(values: list[Any]) -> pd.Series:
    return pd.Series(values, dtype=object)  # tuples and None stay as they are


def _iso(day: int) -> str | None:
    date = as_date(day)
    return None if date is None else date.isoformat()
