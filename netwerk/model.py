"""The words of the product as values: rows that were read, the records they make, and the window to look through.

Frames at scale, values at the edge. Days are int32 numbers of days since 1 January 1970 and every period is
half-open `[begin, end)`; `FIRST` and `LAST` stand for "from the beginning" and "for good". Text columns are
int32 codes into a vocabulary beside the frame (-1: empty), so that a million records fit a laptop and a second.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import IntEnum, StrEnum
from functools import cached_property

import numpy as np
import pandas as pd

from netwerk.i18n import Text

EPOCH = date(1970, 1, 1)
FIRST = -1_000_000  # "from the beginning"; outside what datetime.date can hold, so never mistaken for a day
LAST = 4_000_000  # "for good"

UNKNOWN = "onbekend"  # the code of an empty kind, form, layer, domain or group


def day_number(day: date) -> int:
    """Return days since 1970-01-01, negative before."""
    return (day - EPOCH).days


def as_date(day: int) -> date | None:
    """Return the date of a day number; None for FIRST and LAST, and for the last day before LAST."""
    return None if day <= FIRST or day >= LAST - 1 else EPOCH + timedelta(days=int(day))


# --- what the configuration knows: kinds, layers, forms, municipalities (data/indeling.toml) ---


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    code: str
    label: str
    label_en: str
    shown: bool = True  # on the map by default


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    code: str
    label: str
    label_plural: str
    label_en: str
    label_en_plural: str
    layer: str  # Layer.code
    domain: str
    words: tuple[str, ...] = ()  # other spellings that mean this kind
    solo: bool = False  # often one person, who cannot sit at every table
    finding_place: bool = False  # where children and parents are found first: school, childcare, club


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    code: str
    label: str
    label_en: str
    directed: bool
    words: tuple[str, ...] = ()
    by_month: bool = False  # the database keeps its records by month, not by day


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualTies:
    """With how many others an organisation usually works, as research found it.

    low, high : the averages that were found lie from `low` to `high`
    many : from this number on it is far more; source : where that was found
    """

    low: int
    high: int
    many: int
    source: str


@dataclass(frozen=True, kw_only=True)  # no slots: cached_property needs a __dict__
class Classification:
    """Kinds, layers, forms and municipalities as one municipality knows them. Order is the order on screen."""

    layers: tuple[Layer, ...]
    kinds: tuple[Kind, ...]
    forms: tuple[Form, ...]
    municipalities: Mapping[str, str] = field(default_factory=dict)  # municipality → subregion ("" unknown)
    domains: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # code → (label, English label)
    usual_ties: UsualTies | None = None  # None: nothing is said of coordination load

    def kind(self, code: str) -> Kind | None:
        return next((kind for kind in self.kinds if kind.code == code), None)

    def layer_of(self, kind: str) -> str:
        found = self.kind(kind)
        return found.layer if found else UNKNOWN

    def domain_of(self, kind: str) -> str:
        found = self.kind(kind)
        return found.domain if found else UNKNOWN

    @cached_property
    def undirected_forms(self) -> frozenset[str]:
        """Codes of the forms known as undirected, `onbekend` included: for these a–b and b–a are the same."""
        return frozenset({UNKNOWN, *(form.code for form in self.forms if not form.directed)})

    @cached_property
    def forms_by_month(self) -> frozenset[str]:
        """Codes of the forms whose records the database keeps by month."""
        return frozenset(form.code for form in self.forms if form.by_month)


# --- what was read: problems and rows ---


class Severity(StrEnum):
    ERROR = "error"  # the row was rejected
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing found while reading, with its place. `row` is the row as the spreadsheet shows it."""

    file: str
    sheet: str | None
    row: int | None
    column: str | None
    code: str  # stable, English, snake_case: "self_pair", "duplicate", "ambiguous_name", "unknown_kind" …
    severity: Severity
    message: Text  # where, what was found, what to do; never a value that may be personal


class Shape(IntEnum):
    PAIR = 0
    ATTENDANCE = 1
    LIST = 2


class Precision(IntEnum):
    """How exactly a moment is known. Its name in lower case is the word in JSON."""

    DAY = 0
    MONTH = 1
    QUARTER = 2
    SCHOOLYEAR = 3
    YEAR = 4


class Role(IntEnum):
    NONE = 0
    FROM = 1  # "van": the a of a directed form
    TO = 2  # "naar": the b


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where rows come from: one sheet of one file in one import (import 0: read without the database)."""

    file: str
    sheet: str | None = None  # None: a file without sheets
    sha256: str = ""
    number: int = 0  # the import


@dataclass(frozen=True, kw_only=True)
class Rows:
    """The accepted rows of some files, as they were written: names are not matched yet.

    texts : object array of str, the vocabulary of every code column below
    places : the sheets the rows come from
    register : one row per accepted register row; RangeIndex. Columns
        place, row (int32); id, name, kind, part_of, contact_role, kvk, brin, agb (str, "" empty);
        municipality, area, subregion, aliases (tuple[str, ...]); begin, end (int32 days, half-open)
    records : one row per accepted record row; RangeIndex. Columns
        place, row (int32); shape (int8, Shape); a, b (int32 codes of names: pair rows both, attendance
        rows a only, list rows neither: -1); role (int8, Role; attendance only); event, form, theme, source
        (int32 codes, -1 empty); begin, end (int32); precision (int8, Precision); moment (bool: given as one
        date, not as a span); intensity (float64, 0 where no usable number is stated: counts as 1); nth (int32,
        which of several this is that were made equal by keeping less of their days; 0: the first or the only one)
    participants : who is named in list rows: `row` (int32 position in `records`), `name` (int32 code)
    """

    texts: np.ndarray
    places: tuple[Place, ...]
    register: pd.DataFrame
    records: pd.DataFrame
    participants: pd.DataFrame


# --- what is known: organisations and the records between them ---


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An organisation that went over into another, split, or got another name.

    what : "merge", "split" or "rename"
    organisation : id of the organisation that carries the history on, and is in the dataset
    id, name : of the organisation as it was
    day : the first day on which it holds; None: from the beginning
    decision : the number of the decision that says so
    """

    what: str
    organisation: str
    id: str
    name: str
    day: int | None
    decision: int


@dataclass(frozen=True, kw_only=True)
class Dataset:
    """Organisations and records, names matched: what every analysis starts from.

    organisations : RangeIndex 0 … n-1, **sorted by id**, so that code order is id order. Columns
        id, name, kind, layer, domain (str; UNKNOWN where not known);
        municipality, area, subregion (tuple[str, ...], the first is the seat); part_of (int32 code, -1 none);
        begin, end (int32); registered (bool); aliases (tuple[str, ...]); contact_role, kvk, brin, agb (str)
    records : RangeIndex 0 … m-1. Columns
        a, b (int32 organisation codes of pair records, a → b where directed; both -1 for meetings);
        size (int32: different organisations in the record, 1 or more); begin, end (int32);
        precision (int8); moment (bool); forms, themes (int32 codes into form_sets, theme_sets);
        source (int32 code into sources); event (int32 code into events, -1 none); intensity (float64);
        directed (bool: forms not known as undirected, and it says who is from and who is to);
        place (int32 code into places), row (int32): the first row it was read from
    changes : organisations that went over into another, split or were renamed, as they were decided
    seats : who took part in meetings (records with a = b = -1), sorted by record, each organisation once per
        role: record (int32), organisation (int32), role (int8, Role)
    more_rows : the other rows behind a record (attendance rows, duplicates): record, place, row (int32)
    version : names this data in cache keys; equal versions mean equal data
    """

    classification: Classification
    organisations: pd.DataFrame
    records: pd.DataFrame
    seats: pd.DataFrame
    more_rows: pd.DataFrame
    form_sets: tuple[tuple[str, ...], ...]
    theme_sets: tuple[tuple[str, ...], ...]
    sources: tuple[str, ...]
    events: tuple[str, ...]
    places: tuple[Place, ...]
    changes: tuple[Change, ...] = ()
    version: str = ""

    @cached_property
    def code_of(self) -> Mapping[str, int]:
        """Organisation id → code."""
        return {id_: code for code, id_ in enumerate(self.organisations["id"])}

    @cached_property
    def involvement(self) -> tuple[np.ndarray, np.ndarray]:
        """Who is in which record, as (offsets, records): `records[offsets[code] : offsets[code + 1]]` are the
        records that name organisation `code`, ascending and each once."""
        pair = np.flatnonzero(self.records["a"].to_numpy() >= 0)
        organisation = np.concatenate(
            [
                self.records["a"].to_numpy()[pair],
                self.records["b"].to_numpy()[pair],
                self.seats["organisation"].to_numpy(),
            ]
        ).astype(np.int64)
        record = np.concatenate([pair, pair, self.seats["record"].to_numpy()])
        width = max(1, len(self.records))
        seat = np.unique(organisation * width + record)
        n = len(self.organisations)
        return np.searchsorted(seat, np.arange(n + 1) * width), (seat % width).astype(np.int32)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptNorm:
    """One version of one agreement as the database keeps it.

    content : one [[norm]] table as TOML
    at : when it was kept; None before it is
    """

    id: str
    version: int
    content: str
    withdrawn: bool = False
    at: datetime | None = None


# --- through which window ---


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A period and the rule that turns its records into ties; values of `forms` … are codes as in the data.

    begin, end : day numbers, half-open; FIRST and LAST read everything
    minimum : records that a pair needs for a tie, 1 or more
    largest : organisations that a counting record may hold at most; 0: no limit
    forms, kinds, layers, municipalities, areas, subregions : choose; empty chooses all
    """

    begin: int = FIRST
    end: int = LAST
    minimum: int = 1
    largest: int = 25
    forms: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    layers: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    subregions: tuple[str, ...] = ()
    directed: bool = False


class Grouping(StrEnum):
    KIND = "kind"
    LAYER = "layer"
    DOMAIN = "domain"
    MUNICIPALITY = "municipality"
    AREA = "area"
    SUBREGION = "subregion"
