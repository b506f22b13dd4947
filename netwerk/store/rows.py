"""The rows of one import, to and from the database: a million of them in seconds, so as plain tuples of numbers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import chain, repeat
from typing import Any

import numpy as np
import pandas as pd
import sqlalchemy as sa

from netwerk.model import Place, Rows
from netwerk.records.reading import Progress
from netwerk.store import tables

CHUNK = 50_000  # rows per statement: enough to be fast, few enough to keep memory flat

Column = Sequence[Any] | np.ndarray

_LISTS = ("municipality", "area", "subregion", "aliases")  # kept as JSON
_REGISTER = tuple(column.name for column in tables.register_row.columns)[2:]  # without number, position
_RECORD = tuple(column.name for column in tables.record_row.columns)[2:]
_TEXT_CODES = ("a", "b", "event", "form", "theme", "source")
_RECORD_TYPES: dict[str, Any] = {
    **dict.fromkeys(_RECORD, np.int32),
    "shape": np.int8,
    "role": np.int8,
    "precision": np.int8,
    "moment": bool,
    "intensity": np.float64,
}
_REGISTER_INTEGERS = ("place", "row", "begin", "end")


def write_rows(connection: sa.Connection, number: int, rows: Rows, *, progress: Progress | None = None) -> None:
    """Write `rows` as the rows of import `number`, within the transaction of `connection`.

    Texts that no row uses stay out: they come from rejected rows, and may be what nobody should keep.

    progress : called with the share written, 0.0 to 1.0
    """
    used = _used_texts(rows)
    count = len(rows.places) + len(used) + len(rows.register) + len(rows.records) + len(rows.participants)
    written = _Written(progress, count)
    places: list[Column] = [
        [place.file for place in rows.places],
        [place.sheet for place in rows.places],
        [place.sha256 for place in rows.places],
    ]
    register = [_plain(rows.register[name], name) for name in _REGISTER]
    records: list[Column] = [rows.records[name].to_numpy().astype(_stored(name), copy=False) for name in _RECORD]
    participants: list[Column] = [rows.participants[name].to_numpy() for name in ("row", "name")]
    _insert(connection, tables.place, number, range(len(rows.places)), places, written)
    _insert(connection, tables.text, number, used, [[str(rows.texts[code]) for code in used]], written)
    _insert(connection, tables.register_row, number, range(len(rows.register)), register, written)
    _insert(connection, tables.record_row, number, range(len(rows.records)), records, written)
    _insert(connection, tables.participant, number, range(len(rows.participants)), participants, written)


def read_rows(connection: sa.Connection, number: int, *, records: bool = True) -> Rows:
    """Return the rows of import `number` as they were written; their places name the import. A text that no row
    uses is empty.

    records : False leaves the records out, with their participants and texts
    """
    places = tuple(
        Place(file=file, sheet=sheet, sha256=sha256, number=number)
        for file, sheet, sha256 in _select(connection, tables.place, number, ("file", "sheet", "sha256"))
    )
    found = _numbers(connection, tables.record_row, number, _RECORD, wanted=records)
    participants = _numbers(connection, tables.participant, number, ("row", "name"), wanted=records)
    return Rows(
        texts=_vocabulary(_select(connection, tables.text, number, ("code", "text")) if records else ()),
        places=places,
        register=_register(_select(connection, tables.register_row, number, _REGISTER)),
        records=pd.DataFrame(
            {name: found[:, k].astype(_RECORD_TYPES[name]) for k, name in enumerate(_RECORD)}, copy=False
        ),
        participants=pd.DataFrame(
            {"row": participants[:, 0].astype(np.int32), "name": participants[:, 1].astype(np.int32)}, copy=False
        ),
    )


def _used_texts(rows: Rows) -> list[int]:
    columns = [rows.records[name].to_numpy() for name in _TEXT_CODES]
    used = np.unique(np.concatenate([*columns, rows.participants["name"].to_numpy()]))
    return [int(code) for code in used if code >= 0]


def _vocabulary(found: Iterable[tuple[int, str]]) -> np.ndarray:
    """Return the texts of (code, text) pairs, in order of code, with "" for codes in between."""
    pairs = list(found)
    vocabulary = np.full(pairs[-1][0] + 1 if pairs else 0, "", dtype=object)
    for code, text in pairs:
        vocabulary[code] = text
    return vocabulary


def _stored(name: str) -> Any:
    return np.int8 if _RECORD_TYPES[name] is bool else _RECORD_TYPES[name]


def _plain(column: pd.Series[Any], name: str) -> Column:
    if name in _LISTS:
        return [json.dumps(list(values), ensure_ascii=False) for values in column]
    return column.to_numpy()


def _register(found: Iterable[tuple[Any, ...]]) -> pd.DataFrame:
    frame = pd.DataFrame(list(found), columns=list(_REGISTER), dtype=object)
    for name in _LISTS:
        frame[name] = pd.Series([tuple(json.loads(values)) for values in frame[name]], dtype=object)
    return frame.astype(dict.fromkeys(_REGISTER_INTEGERS, np.int32))


class _Written:
    """Tells how far writing has come."""

    def __init__(self, progress: Progress | None, rows: int) -> None:
        self._progress, self._rows, self._done = progress, rows, 0

    def add(self, rows: int) -> None:
        self._done += rows
        if self._progress is not None:
            self._progress(self._done / self._rows)


def _insert(
    connection: sa.Connection,
    table: sa.Table,
    number: int,
    second: Sequence[int],
    columns: Sequence[Column],
    written: _Written,
) -> None:
    """Insert `columns` after the key, of which `second` is the second part, a few rows at a time."""
    quote = connection.dialect.identifier_preparer.quote
    placeholder = "?" if connection.dialect.paramstyle == "qmark" else "%s"
    statement = (
        f"INSERT INTO {quote(table.name)} ({', '.join(quote(column.name) for column in table.columns)}) "
        f"VALUES ({', '.join(placeholder for _ in table.columns)})"
    )
    for at in range(0, len(second), CHUNK):
        # Python's own numbers take ten times the room of an array's, so they are made for these rows only
        parts = [_values(column[at : at + CHUNK]) for column in columns]
        chunk = list(zip(repeat(number), second[at : at + CHUNK], *parts, strict=False))
        connection.exec_driver_sql(statement, chunk)
        written.add(len(chunk))


def _values(column: Column) -> Sequence[Any]:
    return column.tolist() if isinstance(column, np.ndarray) else column


def _select(connection: sa.Connection, table: sa.Table, number: int, names: tuple[str, ...]) -> Any:
    """Return a cursor of the driver itself over the rows in order: SQLAlchemy's rows take three times as long."""
    quote = connection.dialect.identifier_preparer.quote
    key = [column.name for column in table.primary_key][1]
    cursor = connection.connection.cursor()
    cursor.execute(
        f"SELECT {', '.join(quote(name) for name in names)} FROM {quote(table.name)} "
        f"WHERE number = {int(number)} ORDER BY {quote(key)}"
    )
    return cursor


def _numbers(
    connection: sa.Connection, table: sa.Table, number: int, names: tuple[str, ...], *, wanted: bool
) -> np.ndarray:
    """Return an array of rows × names as float64, which holds every int32 exactly; no rows where not `wanted`."""
    if not wanted:
        return np.empty((0, len(names)))
    values = chain.from_iterable(_select(connection, table, number, names))
    return np.fromiter(values, dtype=np.float64).reshape(-1, len(names))
