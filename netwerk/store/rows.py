"""The rows of one import, to and from the database: a million of them in seconds, so as plain tuples of numbers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, repeat
from typing import Any

import numpy as np
import pandas as pd
import sqlalchemy as sa

from netwerk.model import Place, Rows
from netwerk.store import tables

CHUNK = 50_000  # rows per statement: enough to be fast, few enough to keep memory flat

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


def write_rows(connection: sa.Connection, number: int, rows: Rows) -> None:
    """Write `rows` as the rows of import `number`, within the transaction of `connection`.

    Texts that no row uses stay out: they come from rejected rows, and may be what nobody should keep.
    """
    used = _used_texts(rows)
    register = [_plain(rows.register[name], name) for name in _REGISTER]
    records = [rows.records[name].to_numpy().astype(_stored(name)).tolist() for name in _RECORD]
    participants = [rows.participants[name].tolist() for name in ("row", "name")]
    places: list[list[Any]] = [
        [p.file for p in rows.places],
        [p.sheet for p in rows.places],
        [p.sha256 for p in rows.places],
    ]
    _insert(connection, tables.place, number, places)
    _insert(connection, tables.text, number, [[str(rows.texts[code]) for code in used]], positions=used)
    _insert(connection, tables.register_row, number, register)
    _insert(connection, tables.record_row, number, records)
    _insert(connection, tables.participant, number, participants)


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


def _plain(column: pd.Series[Any], name: str) -> list[Any]:
    if name in _LISTS:
        return [json.dumps(list(values), ensure_ascii=False) for values in column]
    return column.tolist()


def _register(found: Iterable[tuple[Any, ...]]) -> pd.DataFrame:
    frame = pd.DataFrame(list(found), columns=list(_REGISTER), dtype=object)
    for name in _LISTS:
        frame[name] = pd.Series([tuple(json.loads(values)) for values in frame[name]], dtype=object)
    return frame.astype(dict.fromkeys(_REGISTER_INTEGERS, np.int32))


def _insert(
    connection: sa.Connection,
    table: sa.Table,
    number: int,
    columns: list[list[Any]],
    *,
    positions: Sequence[int] | None = None,
) -> None:
    """Insert the columns after the key, whose second part is `positions`: 0, 1, 2 … where not given."""
    quote = connection.dialect.identifier_preparer.quote
    placeholder = "?" if connection.dialect.paramstyle == "qmark" else "%s"
    statement = (
        f"INSERT INTO {quote(table.name)} ({', '.join(quote(column.name) for column in table.columns)}) "
        f"VALUES ({', '.join(placeholder for _ in table.columns)})"
    )
    second = range(len(columns[0])) if positions is None else positions
    for chunk in _chunks(zip(repeat(number, len(second)), second, *columns, strict=True)):
        connection.exec_driver_sql(statement, chunk)


def _chunks(rows: Iterator[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    while chunk := list(islice(rows, CHUNK)):
        yield chunk


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
