"""From accepted rows to a dataset: names matched, rows of one meeting joined, duplicates counted once."""

from __future__ import annotations

import hashlib
import weakref
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from netwerk.constant import at_rows, constant, is_constant, looked_up
from netwerk.model import UNKNOWN, Classification, Dataset, Role, Rows, Shape
from netwerk.ordering import grouped
from netwerk.records.deciding import Decision
from netwerk.records.matching import LEFT_OUT, Matched, Words, all_places, codes_used, match
from netwerk.records.succession import Move, moved

_RECORD_TYPES = {
    "a": np.int32, "b": np.int32, "size": np.int32, "begin": np.int32, "end": np.int32, "precision": np.int8,
    "moment": np.bool_, "forms": np.int32, "themes": np.int32, "source": np.int32, "event": np.int32,
    "intensity": np.float64, "directed": np.bool_, "place": np.int32, "row": np.int32,
}  # fmt: skip
_TEXTUAL = ("place", "event", "form", "theme", "source")
_AS_THEY_ARE = ("row", "shape", "role", "begin", "end", "precision", "moment", "intensity", "nth")


@dataclass(frozen=True, kw_only=True)
class Coded:
    """All record rows of all parts as arrays of equal length, with organisations, forms and texts as codes.

    a, b : organisation codes (-1 where the shape has none); form : code into `forms`; event, theme, source : codes
    into `texts` (-1 empty); columns not named here are those of `Rows.records`
    seat_row, seat_name : participants of list rows: position of the row, organisation code
    """

    place: np.ndarray
    row: np.ndarray
    shape: np.ndarray
    a: np.ndarray
    b: np.ndarray
    role: np.ndarray
    event: np.ndarray
    form: np.ndarray
    theme: np.ndarray
    source: np.ndarray
    begin: np.ndarray
    end: np.ndarray
    precision: np.ndarray
    moment: np.ndarray
    intensity: np.ndarray
    nth: np.ndarray
    seat_row: np.ndarray
    seat_name: np.ndarray
    texts: np.ndarray
    forms: tuple[str, ...]
    undirected: np.ndarray  # bool per form code

    def __len__(self) -> int:
        return len(self.row)

    @cached_property
    def directed(self) -> np.ndarray:
        """Per row whether its form is not known as undirected (bool)."""
        return looked_up(~self.undirected, self.form)


def assemble(
    parts: Sequence[Rows],
    classification: Classification,
    *,
    decisions: Sequence[Decision] = (),
    as_then: bool = False,
    version: str = "",
) -> Dataset:
    """Return the organisations and records of all `parts` together; where two registers name an id the later holds.

    Parameters
    ----------
    parts : rows of each import, in order of import
    decisions : what people decided about names and organisations, in order of decision
    as_then : keep organisations that merged or split apart until the day they did, instead of reading them as known
        today in every window
    version : names this data in cache keys; made from the contents when empty
    """
    ready = None if decisions else _ready(parts, classification)
    prepared = ready or prepare(parts, classification, decisions=decisions, as_then=as_then)
    matched, coded, repeats = prepared.matched, prepared.coded, prepared.repeats
    blocks = [_pairs(coded, repeats), _meetings(coded), _lists(coded, repeats)]
    records = _joined([block.records for block in blocks])
    offsets = np.cumsum([0, *(len(block.records["row"]) for block in blocks[:-1])])
    seats = _joined(
        [{**block.seats, "record": block.seats["record"] + at} for block, at in zip(blocks, offsets, strict=True)]
    )
    more = _joined(
        [{**block.more, "record": block.more["record"] + at} for block, at in zip(blocks, offsets, strict=True)]
    )
    forms, form_sets = _sets([block.forms for block in blocks], coded.forms)
    themes, theme_sets = _sets([block.themes for block in blocks], coded.texts)
    records["forms"], records["themes"] = forms, themes
    records["source"], sources = _vocabulary(records["source"], coded.texts)
    records["event"], events = _vocabulary(records["event"], coded.texts)
    if "" not in sources:
        sources = (*sources, "")
    if (records["source"] < 0).any():
        records["source"] = np.where(records["source"] < 0, sources.index(""), records["source"])
    return Dataset(
        classification=classification,
        organisations=matched.organisations,
        records=pd.DataFrame(
            {name: records[name].astype(dtype, copy=False) for name, dtype in _RECORD_TYPES.items()}, copy=False
        ),
        seats=pd.DataFrame(
            {
                "record": seats["record"].astype(np.int32),
                "organisation": seats["organisation"].astype(np.int32),
                "role": seats["role"].astype(np.int8),
            }
        ),
        more_rows=pd.DataFrame({name: more[name].astype(np.int32) for name in ("record", "place", "row")}),
        form_sets=form_sets,
        theme_sets=theme_sets,
        sources=sources,
        events=events,
        places=all_places(parts),
        changes=matched.changes,
        version=version or _version(parts),
    )


@dataclass(frozen=True, kw_only=True)
class Repeats:
    """Rows that are equal to an earlier one (positions, ascending), and for each of them the first that was so."""

    rows: np.ndarray
    firsts: np.ndarray


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """Rows with their names matched: what both the problems of a reading and its dataset follow from."""

    matched: Matched
    coded: Coded

    @cached_property
    def repeats(self) -> Repeats:
        """The rows that are equal to an earlier one: found when first asked for, as names alone need none."""
        return find_repeats(self.coded)


def prepare(
    parts: Sequence[Rows],
    classification: Classification,
    *,
    decisions: Sequence[Decision] = (),
    as_then: bool = False,
) -> Prepared:
    """Return all `parts` in one vocabulary, with names matched."""
    matched = match(parts, classification, decisions=decisions, as_then=as_then)
    coded = _as_decided(code_rows(parts, matched, classification), matched.moves)
    return Prepared(matched=matched, coded=coded)


# what was prepared while reading serves the dataset of the same rows; it goes when they go
_prepared: dict[int, tuple[weakref.ref[Rows], Classification, Prepared]] = {}


def remember(rows: Rows, classification: Classification, prepared: Prepared) -> None:
    """Keep what was prepared for `rows` alone, as long as they live."""
    key = id(rows)
    _prepared[key] = (weakref.ref(rows, lambda _: _prepared.pop(key, None)), classification, prepared)


def _ready(parts: Sequence[Rows], classification: Classification) -> Prepared | None:
    found = _prepared.get(id(parts[0])) if len(parts) == 1 else None
    if found is None or found[0]() is not parts[0] or found[1] is not classification:
        return None
    return found[2]


def code_rows(parts: Sequence[Rows], matched: Matched, classification: Classification) -> Coded:
    """Return the record rows of all `parts` in one vocabulary."""
    luts, texts = _shared_texts(parts)
    words = Words.of(classification)
    form_codes: dict[str, int] = {UNKNOWN: 0}
    columns: dict[str, list[np.ndarray]] = {}
    rows = places = 0
    for part, lut, organisation in zip(parts, luts, matched.codes, strict=True):
        frame = part.records
        at = {name: frame[name].to_numpy() for name in frame.columns}
        form_lut = np.zeros(len(part.texts) + 1, dtype=np.int32)
        for code in codes_used(len(part.texts), at["form"]):
            written = str(part.texts[code])
            form_lut[code] = form_codes.setdefault(words.form(written) or written, len(form_codes))
        new = {
            **{name: at[name] for name in _AS_THEY_ARE},
            "place": at["place"] + np.int32(places) if places else at["place"],
            "a": looked_up(organisation, at["a"]),
            "b": looked_up(organisation, at["b"]),
            "form": looked_up(form_lut, at["form"]),
            **{name: at[name] if lut is None else looked_up(lut, at[name]) for name in ("event", "theme", "source")},
            "seat_row": part.participants["row"].to_numpy() + np.int32(rows),
            "seat_name": organisation[part.participants["name"].to_numpy()],
        }
        for name, values in new.items():
            columns.setdefault(name, []).append(values)
        rows += len(frame)
        places += len(part.places)
    if not parts:
        empty = np.array([], dtype=np.int32)
        columns = {name: [empty] for name in Coded.__dataclass_fields__ if name not in ("texts", "forms", "undirected")}
    whole = {name: values[0] if len(values) == 1 else np.concatenate(values) for name, values in columns.items()}
    forms = tuple(form_codes)
    undirected = np.array([form in classification.undirected_forms for form in forms], dtype=bool)
    return Coded(**whole, texts=texts, forms=forms, undirected=undirected)


def _as_decided(coded: Coded, moves: Sequence[Move]) -> Coded:
    """`coded` after successors took over and what is no organisation was left out.

    A record in which one organisation is left keeps it as seen; a record without any is gone.
    """
    if moves:
        seat_begin = coded.begin[coded.seat_row]
        coded = replace(
            coded,
            a=moved(coded.a, coded.begin, moves),
            b=moved(coded.b, coded.begin, moves),
            seat_name=moved(coded.seat_name, seat_begin, moves),
        )
    out_a, out_b, out_seat = coded.a == LEFT_OUT, coded.b == LEFT_OUT, coded.seat_name == LEFT_OUT
    if not (out_a.any() or out_b.any() or out_seat.any()):
        return coded
    pair = coded.shape == Shape.PAIR
    a = np.where(pair & out_a, coded.b, coded.a)
    b = np.where(pair & out_b, coded.a, coded.b)
    seated = np.bincount(coded.seat_row[~out_seat], minlength=len(coded)) > 0
    kept = (a != LEFT_OUT) & (seated | (coded.shape != Shape.LIST))
    number = np.cumsum(kept) - 1
    inside = ~out_seat & kept[coded.seat_row]
    columns: dict[str, Any] = {name: at_rows(getattr(coded, name), kept) for name in (*_AS_THEY_ARE, *_TEXTUAL)}
    return replace(
        coded,
        **columns,
        a=a[kept],
        b=b[kept],
        seat_row=number[coded.seat_row[inside]].astype(np.int32),
        seat_name=coded.seat_name[inside],
    )


def _shared_texts(parts: Sequence[Rows]) -> tuple[list[np.ndarray | None], np.ndarray]:
    """One vocabulary for all parts: per part a table from its codes to the shared ones (None: the same)."""
    if len(parts) == 1:
        return [None], parts[0].texts
    index: dict[str, int] = {}
    luts: list[np.ndarray | None] = []
    for part in parts:
        codes = [index.setdefault(text, len(index)) for text in part.texts]
        luts.append(np.array([*codes, -1], dtype=np.int32))
    return luts, np.array(list(index), dtype=object)


def find_repeats(coded: Coded) -> Repeats:
    """Return the rows that are equal to an earlier one in all columns we use.

    In pair rows a, b and b, a are equal only for a form known as undirected; in list rows the order of the names
    is free.
    """
    a, b = coded.a, coded.b
    turned = coded.directed & (a > b)
    # the length of a period takes fewer different values than its end, and so leaves room in the key
    key = combined(
        np.minimum(a, b), np.maximum(a, b), turned, coded.begin, coded.end - coded.begin, coded.form, coded.theme,
        coded.source, coded.shape, coded.precision, coded.moment, coded.role, coded.event, _dense(coded.intensity),
        coded.nth, company(coded),
    )  # fmt: skip
    order, starts = grouped(key)
    repeats = np.ones(len(order), dtype=bool)
    repeats[starts] = False
    later = np.flatnonzero(repeats)
    rows, firsts = order[later], order[starts[np.searchsorted(starts, later) - 1]]
    ascending = np.argsort(rows)
    return Repeats(rows=rows[ascending], firsts=firsts[ascending])


def company(coded: Coded) -> np.ndarray:
    """Return a number per row: equal for list rows with the same set of organisations, 0 for other rows."""
    if not len(coded.seat_row):
        return constant(0, len(coded), np.int64)
    result = np.zeros(len(coded), dtype=np.int64)
    order = np.lexsort((coded.seat_name, coded.seat_row))
    row, name = coded.seat_row[order], coded.seat_name[order]
    starts = np.flatnonzero(np.r_[True, row[1:] != row[:-1]])
    known: dict[tuple[int, ...], int] = {}
    for begin, end in zip(starts, np.r_[starts[1:], len(row)], strict=True):
        company = tuple(dict.fromkeys(name[begin:end].tolist()))
        result[row[begin]] = known.setdefault(company, len(known) + 1)
    return result


def _dense(values: np.ndarray) -> np.ndarray:
    if not len(values) or is_constant(values) or values.min() == values.max():
        return np.zeros(len(values), dtype=np.int64)
    codes, _ = pd.factorize(np.where(values == 0, 1.0, values))  # not stated counts as 1
    return np.asarray(codes)


def combined(*columns: np.ndarray) -> np.ndarray:
    """Return one int64 per row that is equal exactly where all `columns` (whole numbers) are equal."""
    key = np.zeros(len(columns[0]), dtype=np.int64)
    if not len(key):
        return key
    width = 1
    for column in columns:
        if is_constant(column):
            continue
        low, high = int(column.min()), int(column.max())
        if low == high:
            continue
        size = high - low + 1
        if width * size >= 2**62:
            codes, _ = pd.factorize(key)
            key = codes.astype(np.int64)
            width = int(key.max()) + 1
        key *= size
        key += column
        if low:
            key -= low
        width *= size
    return key


@dataclass(frozen=True, kw_only=True)
class _Block:
    """Records of one shape. forms, themes: per record the codes, as (record, code) arrays, sorted and unique."""

    records: dict[str, np.ndarray]
    seats: dict[str, np.ndarray]
    more: dict[str, np.ndarray]
    forms: tuple[int, np.ndarray, np.ndarray]
    themes: tuple[int, np.ndarray, np.ndarray]


_NO_SEATS = {name: np.array([], dtype=np.int32) for name in ("record", "organisation", "role")}


def _pairs(coded: Coded, repeats: Repeats) -> _Block:
    kept = _once(coded, Shape.PAIR, repeats)
    n = len(kept)
    a, b, form = coded.a.take(kept), coded.b.take(kept), at_rows(coded.form, kept)
    two = a != b
    records = _taken(coded, kept)
    records.update(
        a=a,
        b=b,
        size=constant(2, n, np.int32) if two.all() else np.int32(1) + two,
        event=constant(-1, n, np.int32),
        directed=at_rows(coded.directed, kept),
    )
    record = np.arange(n)
    return _Block(
        records=records,
        seats=_NO_SEATS,
        more=_extra(coded, Shape.PAIR, kept, repeats),
        forms=(n, record, form),
        themes=_without_empty(n, record, at_rows(coded.theme, kept)),
    )


def _meetings(coded: Coded) -> _Block:
    """Attendance rows: one record per meeting and date; rows without a meeting join by date, form, theme, source."""
    rows = np.flatnonzero(coded.shape == Shape.ATTENDANCE)
    event = coded.event[rows]
    loose = event < 0
    about = (np.where(loose, column[rows], -2) for column in (coded.form, coded.theme, coded.source))
    key = combined(event, coded.begin[rows], coded.end[rows], at_rows(coded.nth, rows), *about)
    record, _ = pd.factorize(key)
    starts = np.flatnonzero(~pd.Series(key).duplicated().to_numpy())
    kept = rows[starts]
    n = len(kept)
    records = _taken(coded, kept)
    intensity = np.zeros(n)
    np.maximum.at(intensity, record, coded.intensity[rows])  # the largest that is stated; 0 where none is
    seats = _seats(record, coded.a[rows], coded.role[rows])
    form_record, form = _unique_pairs(record, coded.form[rows])
    one_way = np.bincount(form_record, weights=coded.undirected[form], minlength=n) == 0
    said = [np.bincount(seats["record"][seats["role"] == role], minlength=n) > 0 for role in (Role.FROM, Role.TO)]
    records.update(
        a=np.full(n, -1),
        b=np.full(n, -1),
        size=_sizes(seats, n),
        intensity=np.where(intensity == 0, 1.0, intensity),
        directed=one_way & said[0] & said[1],
    )
    other = np.ones(len(rows), dtype=bool)
    other[starts] = False
    return _Block(
        records=records,
        seats=seats,
        more={"record": record[other], "place": coded.place[rows[other]], "row": coded.row[rows[other]]},
        forms=(n, form_record, form),
        themes=_without_empty(n, *_unique_pairs(record, coded.theme[rows])),
    )


def _lists(coded: Coded, repeats: Repeats) -> _Block:
    kept = _once(coded, Shape.LIST, repeats)
    n = len(kept)
    number = np.full(len(coded), -1, dtype=np.int64)
    number[kept] = np.arange(n)
    inside = number[coded.seat_row] >= 0 if len(coded.seat_row) else np.array([], dtype=bool)
    name = coded.seat_name[inside]
    seats = _seats(number[coded.seat_row[inside]], name, np.zeros(len(name), dtype=np.int8))
    records = _taken(coded, kept)
    records.update(a=np.full(n, -1), b=np.full(n, -1), size=_sizes(seats, n), directed=np.zeros(n, dtype=bool))
    return _Block(
        records=records,
        seats=seats,
        more=_extra(coded, Shape.LIST, kept, repeats),
        forms=(n, np.arange(n), coded.form[kept]),
        themes=_without_empty(n, np.arange(n), coded.theme[kept]),
    )


def _once(coded: Coded, shape: Shape, repeats: Repeats) -> np.ndarray:
    """The rows of one shape without those that repeat an earlier one."""
    chosen = coded.shape == shape
    chosen[repeats.rows] = False
    return np.flatnonzero(chosen)


def _taken(coded: Coded, kept: np.ndarray) -> dict[str, np.ndarray]:
    names = ("begin", "end", "precision", "moment", "source", "event", "place", "row")
    stated = coded.intensity
    nothing = is_constant(stated) and stated[0] == 0
    return {
        **{name: at_rows(getattr(coded, name), kept) for name in names},
        "intensity": constant(1.0, len(kept), np.float64) if nothing else np.where(stated == 0, 1.0, stated)[kept],
    }


def _extra(coded: Coded, shape: Shape, kept: np.ndarray, repeats: Repeats) -> dict[str, np.ndarray]:
    """The rows that repeat an earlier one, with the record of that one."""
    chosen = coded.shape[repeats.rows] == shape
    again, firsts = repeats.rows[chosen], repeats.firsts[chosen]
    return {"record": np.searchsorted(kept, firsts), "place": coded.place[again], "row": coded.row[again]}


def _seats(record: np.ndarray, organisation: np.ndarray, role: np.ndarray) -> dict[str, np.ndarray]:
    """Each organisation once per record and role, sorted by record."""
    n = int(organisation.max()) + 1 if len(organisation) else 1
    key = np.unique((record.astype(np.int64) * n + organisation) * len(Role) + role)
    return {"record": key // len(Role) // n, "organisation": key // len(Role) % n, "role": key % len(Role)}


def _sizes(seats: dict[str, np.ndarray], n: int) -> np.ndarray:
    record, organisation = seats["record"], seats["organisation"]
    new = np.ones(len(record), dtype=bool)
    new[1:] = (record[1:] != record[:-1]) | (organisation[1:] != organisation[:-1])
    return np.bincount(record[new], minlength=n)


def _unique_pairs(record: np.ndarray, code: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    n = int(code.max()) + 2 if len(code) else 1
    key = np.unique(record.astype(np.int64) * n + (code + 1))
    return key // n, key % n - 1


def _without_empty(n: int, record: np.ndarray, code: np.ndarray) -> tuple[int, np.ndarray, np.ndarray]:
    if is_constant(code) and code[0] < 0:
        return n, record[:0], code[:0]
    filled = code >= 0
    return (n, record, code) if filled.all() else (n, record[filled], code[filled])


def _sets(
    blocks: Sequence[tuple[int, np.ndarray, np.ndarray]], texts: Sequence[str] | np.ndarray
) -> tuple[np.ndarray, tuple[tuple[str, ...], ...]]:
    """The different sets of texts that records have, and per record which one."""
    known: dict[tuple[str, ...], int] = {}
    result = []
    for n, record, code in blocks:
        if len(record) == n and (record[1:] > record[:-1]).all():  # one each: nearly every file
            lut = np.full(len(texts), -1, dtype=np.int32)
            for at in codes_used(len(texts), code):
                lut[at] = known.setdefault((str(texts[at]),), len(known))
            result.append(looked_up(lut, code))
            continue
        if n and not len(record):  # none of them has any
            result.append(constant(known.setdefault((), len(known)), n, np.int32))
            continue
        codes = np.full(n, -1, dtype=np.int32)
        per_record = np.bincount(record, minlength=n) if n else np.array([], dtype=np.int64)
        single = per_record[record] == 1
        lut = np.full(len(texts) + 1, -1, dtype=np.int32)
        for at in np.flatnonzero(np.bincount(code[single], minlength=1)).tolist():
            if single.any():
                lut[at] = known.setdefault((str(texts[at]),), len(known))
        codes[record[single]] = lut[code[single]]
        if n and (per_record == 0).any():
            codes[per_record == 0] = known.setdefault((), len(known))
        if not single.all():
            several: dict[int, list[str]] = {}
            for at, value in zip(record[~single].tolist(), code[~single].tolist(), strict=True):
                several.setdefault(at, []).append(str(texts[value]))
            for number, values in several.items():
                codes[number] = known.setdefault(tuple(sorted(values)), len(known))
        result.append(codes)
    filled = [codes for codes in result if len(codes)]
    return filled[0] if len(filled) == 1 else np.concatenate(result), tuple(known)


def _vocabulary(codes: np.ndarray, texts: np.ndarray) -> tuple[np.ndarray, tuple[str, ...]]:
    """Codes numbered anew over the texts in use (-1 stays), and those texts."""
    used = codes_used(len(texts), codes)
    lut = np.full(len(texts) + 1, -1, dtype=np.int32)
    lut[used] = np.arange(len(used), dtype=np.int32)
    return looked_up(lut, codes), tuple(str(text) for text in texts[used])


def _joined(blocks: Sequence[dict[str, np.ndarray]]) -> dict[str, np.ndarray]:
    filled = [block for block in blocks if len(next(iter(block.values())))] or list(blocks[:1])
    return {
        name: filled[0][name] if len(filled) == 1 else np.concatenate([b[name] for b in filled]) for name in blocks[0]
    }


def _version(parts: Sequence[Rows]) -> str:
    """A name for the contents: that of the files where it is known, else of the rows themselves."""
    digest = hashlib.sha256()
    for part in parts:
        if part.places and all(place.sha256 for place in part.places):
            digest.update(repr([(p.file, p.sheet, p.sha256, p.number) for p in part.places]).encode())
        else:
            digest.update(repr([part.texts.tolist(), part.places]).encode())
        for frame in (part.register, part.records, part.participants):
            digest.update(str(len(frame)).encode())
            if not (part.places and all(place.sha256 for place in part.places)):
                digest.update(frame.to_csv().encode())
    return digest.hexdigest()[:16]
