"""Which organisation a name means: first by id, then as people decided, then by name or alias; never by likeness.

The register of all parts together (later values win) decides; a name that fits no organisation in it, or more
than one, becomes an organisation that is not in the register.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import pandas as pd

from netwerk.constant import is_constant
from netwerk.model import FIRST, LAST, UNKNOWN, Change, Classification, Place, Rows
from netwerk.records.deciding import NAMING, SUCCEEDING, Decision, Verdict
from netwerk.records.succession import Move, changed_names, succeed, with_aliases

_LEGAL_FORMS = frozenset(
    (
        "stichting",
        "stg",
        "bv",
        "nv",
        "vof",
        "cv",
        "ua",
        "ba",
        "coöperatie",
        "cooperatie",
        "coöp",
        "maatschap",
        "eenmanszaak",
    )
)
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i"})

LEFT_OUT = -2  # the code of a name that is no organisation
_DOT = re.compile(r"(?<!\d)\.|\.(?!\d)")
_NUMBER = re.compile(r"(?:(?:kvk|brin|agb)(?:[- ]?(?:code|nummer|nr\.?))?[\s:]*)?([0-9a-z]{4,12})", re.IGNORECASE)

REGISTER_COLUMNS = (
    "place", "row", "id", "name", "kind", "part_of", "contact_role", "kvk", "brin", "agb",
    "municipality", "area", "subregion", "aliases", "begin", "end",
)  # fmt: skip


@lru_cache(maxsize=100_000)
def normalise(name: str) -> str:
    """Return `name` without case, dots, spare spaces and legal forms at its ends; accents and hyphens stay.

    A dot between digits stays too: team 1.2 is not team 12.

    Examples
    --------
    >>> normalise("Stichting  De Regenboog B.V.")
    'de regenboog'
    >>> normalise("Stichting")
    'stichting'
    """
    words = _DOT.sub("", unicodedata.normalize("NFKC", name).casefold()).split()
    kept = list(words)
    while kept and kept[0] in _LEGAL_FORMS:
        kept.pop(0)
    while kept and kept[-1] in _LEGAL_FORMS:
        kept.pop()
    return " ".join(kept or words)


@lru_cache(maxsize=100_000)
def identifier(name: str, municipality: str = "") -> str:
    """Return the id made from a name: its normalised form in ASCII with hyphens, followed by the municipality.

    Examples
    --------
    >>> identifier("De Regenboog", "Weert")
    'de-regenboog-weert'
    """
    parts = [_ascii(normalise(name)), _ascii(unicodedata.normalize("NFKC", municipality).casefold())]
    return "-".join(part for part in parts if part) or "organisatie"


def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


@dataclass(kw_only=True)
class Register:
    """The organisations of all registers together, in order of appearance, and how to find them.

    rows : one mapping per organisation with the columns of `Rows.register` (id always filled)
    repeated : register rows that named an organisation again: (part, position in it, code, same values)
    parents : per organisation the code of its parent, -1 for none
    unknown_parents : codes of organisations whose parent is not found
    first_named : per part the codes of the organisations it named first
    offsets : per part the number of its first place among the places of all parts
    """

    rows: list[dict[str, object]] = field(default_factory=list)
    by_id: dict[str, int] = field(default_factory=dict)
    by_name: dict[str, list[int]] = field(default_factory=dict)
    by_number: dict[str, list[int]] = field(default_factory=dict)
    repeated: list[tuple[int, int, int, bool]] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    unknown_parents: list[int] = field(default_factory=list)
    first_named: list[range] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)

    def find(self, text: str) -> list[int]:
        """Return the codes of the organisations that `text` may mean: by id one, by name or alias any number.

        What is nobody's name may be the number of one in a public register ("12AB", "KvK 12345678").
        """
        code = self.by_id.get(text)
        if code is not None:
            return [code]
        found = self.by_name.get(normalise(text))
        if found is None and self.by_number and (number := _NUMBER.fullmatch(text.strip())):
            found = self.by_number.get(number.group(1).casefold())
        return found or []


def settle(parts: Sequence[Rows], decisions: Sequence[Decision] = ()) -> Register:
    """Return the register of all `parts`: for an id named twice the later row holds.

    Organisations that people decided to add come after those, and make room for one of the same name in a register.
    """
    register = Register()
    same_name: dict[tuple[str, str], list[int]] = {}  # (normalised name, seat) → codes
    taken: set[str] = set()
    offset = 0
    for number, part in enumerate(parts):
        frame = part.register
        # an id that is made gives way to one that is written, but not to one of a later import: that means the same
        taken.update(id_ for id_ in frame["id"] if id_)
        columns = [frame[column].tolist() for column in REGISTER_COLUMNS]
        before = len(register.rows)
        register.offsets.append(offset)
        for position, values in enumerate(zip(*columns, strict=True)):
            row = dict(zip(REGISTER_COLUMNS, values, strict=True))
            row["place"] = int(values[0]) + offset
            _add(register, row, same_name, taken, number, position)
        register.first_named.append(range(before, len(register.rows)))
        offset += len(part.places)
    for code in range(len(register.rows)):
        _name(register, code)
    for decision in decisions:
        _make(register, decision)
        if decision.what is Verdict.RENAME and decision.id in register.by_id:
            known = register.by_name.setdefault(normalise(decision.name), [])
            known.extend({register.by_id[decision.id]} - set(known))
    for code, row in enumerate(register.rows):
        parent = str(row["part_of"])
        found = register.find(parent) if parent else []
        register.parents.append(found[0] if len(found) == 1 and found[0] != code else -1)
        if parent and register.parents[-1] < 0:
            register.unknown_parents.append(code)
    return register


def _add(
    register: Register,
    row: dict[str, object],
    same_name: dict[tuple[str, str], list[int]],
    taken: set[str],
    part: int,
    position: int,
) -> None:
    id_ = str(row["id"])
    places = row["municipality"]
    assert isinstance(places, tuple)
    seat = places[0] if places else ""
    alike = same_name.setdefault((normalise(str(row["name"])), seat.casefold()), [])
    if not id_:
        # without an id, the same name in the same place is the same organisation, unless several are called that
        id_ = (
            str(register.rows[alike[0]]["id"]) if len(alike) == 1 else _free(identifier(str(row["name"]), seat), taken)
        )
        taken.add(id_)
        row = {**row, "id": id_}
    code = register.by_id.get(id_)
    if code is None:
        register.by_id[id_] = code = len(register.rows)
        register.rows.append(row)
    else:
        same = all(register.rows[code][column] == row[column] for column in REGISTER_COLUMNS[2:])
        register.repeated.append((part, position, code, same))
        register.rows[code] = row
    if code not in alike:
        alike.append(code)


def _name(register: Register, code: int) -> None:
    """Let the organisation be found by its name and its aliases."""
    row = register.rows[code]
    aliases = row["aliases"]
    assert isinstance(aliases, tuple)
    for name in dict.fromkeys(normalise(text) for text in (str(row["name"]), *aliases)):
        register.by_name.setdefault(name, []).append(code)
    for number in {str(row[column]).casefold() for column in ("kvk", "brin", "agb")} - {""}:
        register.by_number.setdefault(number, []).append(code)


def _make(register: Register, decision: Decision) -> None:
    """Add the organisation that `decision` makes, if it makes one and no register holds it."""
    id_ = decision.id if decision.what in (Verdict.NEW, Verdict.PART) else decision.target
    called = decision.called or decision.name
    makes = decision.what in (Verdict.NEW, Verdict.PART) or (decision.what in SUCCEEDING and decision.called)
    if not makes or id_ in register.by_id:
        return
    alike = register.by_name.get(normalise(called), [])
    if decision.what is Verdict.NEW and len(alike) == 1 and _may_be_there(register.rows[alike[0]], decision):
        register.by_id[id_] = alike[0]
        return
    register.by_id[id_] = len(register.rows)
    register.rows.append(
        {
            **dict.fromkeys(("contact_role", "kvk", "brin", "agb"), ""),
            **dict.fromkeys(("subregion", "aliases"), ()),
            "place": -1,
            "row": 0,
            "id": id_,
            "name": called,
            "kind": decision.kind,
            "part_of": decision.target if decision.what is Verdict.PART else "",
            "municipality": (decision.municipality,) if decision.municipality else (),
            "area": (decision.area,) if decision.area else (),
            "begin": decision.day if decision.what in SUCCEEDING and decision.day is not None else FIRST,
            "end": LAST,
        }
    )
    _name(register, len(register.rows) - 1)


def _may_be_there(row: Mapping[str, object], decision: Decision) -> bool:
    places = row["municipality"]
    assert isinstance(places, tuple)
    return not places or not decision.municipality or decision.municipality.casefold() == places[0].casefold()


def _free(id_: str, taken: set[str]) -> str:
    """`id_`, or with -2, -3 … behind it when another organisation has it."""
    result, number = id_, 1
    while result in taken:
        number += 1
        result = f"{id_}-{number}"
    return result


@dataclass(frozen=True, kw_only=True)
class Matched:
    """All organisations, sorted by id, and for each part which of them a text means.

    organisations : as `Dataset.organisations`
    codes : per part an int32 array over its `texts`: the organisation's code, -1 for texts that name none, LEFT_OUT
        for names that people decided to be no organisation
    ambiguous : texts that fit several registered organisations → their ids
    missing : texts that fit none
    register : where the registered ones came from
    moves, changes : what became of organisations, by decision
    """

    organisations: pd.DataFrame
    codes: tuple[np.ndarray, ...]
    ambiguous: Mapping[str, tuple[str, ...]]
    missing: frozenset[str]
    register: Register
    moves: tuple[Move, ...] = ()
    changes: tuple[Change, ...] = ()


def match(
    parts: Sequence[Rows],
    classification: Classification,
    *,
    decisions: Sequence[Decision] = (),
    as_then: bool = False,
) -> Matched:
    """Return the organisations of all `parts` and which of them each text in their records means.

    decisions : what people decided about names and organisations; later ones win
    as_then : keep organisations that went over into another apart until they did: `moves` says when
    """
    register = settle(parts, decisions)
    taken = set(register.by_id)
    unregistered: dict[str, int] = {}
    extra: dict[str, str] = {}  # id → name as first written
    ambiguous: dict[str, tuple[str, ...]] = {}
    missing: set[str] = set()
    decided = {normalise(decision.name): decision for decision in decisions if decision.what in NAMING}
    waiting: list[tuple[np.ndarray, int, str]] = []  # names that mean one that is not in the register either
    luts = []
    for part in parts:
        lut = np.full(len(part.texts) + 1, -1, dtype=np.int32)
        luts.append(lut)
        for at in names_used(part):
            text = part.texts[at]
            meant = decided.get(normalise(text)) if text not in register.by_id else None
            if meant is not None and meant.what is Verdict.LEAVE_OUT:
                lut[at] = LEFT_OUT
                continue
            if meant is not None:
                target = meant.target if meant.what is Verdict.SAME else meant.id
                if target in register.by_id:
                    lut[at] = register.by_id[target]
                    continue
                waiting.append((lut, int(at), target))
            found = register.find(text)
            if len(found) == 1:
                lut[at] = found[0]
                continue
            if found:
                ambiguous[text] = tuple(sorted(str(register.rows[code]["id"]) for code in found))
            else:
                missing.add(text)
            key = normalise(text)
            if key not in unregistered:
                id_ = _free(identifier(text), taken)
                taken.add(id_)
                unregistered[key] = len(register.rows) + len(extra)
                extra[id_] = text
            lut[at] = unregistered[key]
    _meet(waiting, {id_: len(register.rows) + k for k, id_ in enumerate(extra)})
    words = Words.of(classification)
    rows = [_organisation(row, classification, words) for row in register.rows]
    # column by column: a mapping per organisation costs more than all the rest
    others: dict[str, list[object]] = {"id": list(extra), "name": list(extra.values())}
    others.update({column: [value] * len(extra) for column, value in _UNREGISTERED.items()})
    columns = {column: [row[column] for row in rows] + others[column] for column in _ORGANISATION}
    ids = [str(id_) for id_ in columns["id"]]
    by_id = sorted(range(len(ids)), key=ids.__getitem__)
    order = np.full(len(ids) + 2, -1, dtype=np.int32)  # one place more for each of the codes below 0
    order[LEFT_OUT] = LEFT_OUT
    order[by_id] = np.arange(len(ids), dtype=np.int32)
    frame = pd.DataFrame({column: [values[at] for at in by_id] for column, values in columns.items()})
    parents = np.array([*register.parents, *([-1] * len(extra))], dtype=np.int32)
    frame["part_of"] = order[parents[by_id]] if len(by_id) else np.array([], dtype=np.int32)
    frame = frame.astype({column: dtype for column, dtype in _ORGANISATION.items() if dtype is not object})
    codes = tuple(order[lut] for lut in luts)
    if not decisions:
        return Matched(
            organisations=frame,
            codes=codes,
            ambiguous=ambiguous,
            missing=frozenset(missing),
            register=register,
        )
    frame, renamed = changed_names(_with_decided_aliases(frame, decided.values(), register, order), decisions)
    succession = succeed(frame, decisions, as_then=as_then)
    after = np.append(succession.codes, np.array([LEFT_OUT, -1], dtype=np.int32))
    return Matched(
        organisations=succession.organisations,
        codes=tuple(after[code] for code in codes),
        ambiguous=ambiguous,
        missing=frozenset(missing),
        register=register,
        moves=succession.moves,
        changes=(*succession.changes, *renamed),
    )


def _meet(waiting: Iterable[tuple[np.ndarray, int, str]], extra: Mapping[str, int]) -> None:
    """Let names mean the organisation outside the register that people said; where that is gone they stay apart."""
    for lut, at, target in waiting:
        if target in extra:
            lut[at] = extra[target]


def _with_decided_aliases(
    frame: pd.DataFrame, decided: Iterable[Decision], register: Register, order: np.ndarray
) -> pd.DataFrame:
    """`frame` with the names that people decided to mean an organisation among its aliases."""
    positions = {id_: at for at, id_ in enumerate(frame["id"])}
    more: dict[int, list[str]] = {}
    for decision in decided:
        id_ = decision.target if decision.what is Verdict.SAME else decision.id
        code = register.by_id.get(id_)
        at = positions.get(id_) if code is None else int(order[code])
        if at is not None and decision.what is not Verdict.LEAVE_OUT:
            more.setdefault(at, []).append(decision.name)
    aliases = [
        with_aliases(str(name), known, more.get(at, ()))
        for at, (name, known) in enumerate(zip(frame["name"], frame["aliases"], strict=True))
    ]
    return frame.assign(aliases=pd.Series(aliases, dtype=object))


def names_used(part: Rows) -> np.ndarray:
    """Return the codes of the texts that name an organisation, in order of first appearance."""
    # texts are collected as the files are read, so the order of codes is the order of appearance
    columns = (part.records["a"], part.records["b"], part.participants["name"])
    return codes_used(len(part.texts), *(column.to_numpy() for column in columns))


def codes_used(n: int, *columns: np.ndarray) -> np.ndarray:
    """Return which of the codes 0 … n-1 occur in `columns`, ascending; -1 is left out."""
    seen = np.zeros(n + 1, dtype=bool)
    for codes in columns:
        seen[codes[:1] if is_constant(codes) else codes] = True
    return np.flatnonzero(seen[:-1])


_ORGANISATION: Mapping[str, type] = {
    "id": object, "name": object, "kind": object, "layer": object, "domain": object,
    "municipality": object, "area": object, "subregion": object, "part_of": np.int32,
    "begin": np.int32, "end": np.int32, "registered": bool, "aliases": object, "contact_role": object,
    "kvk": object, "brin": object, "agb": object,
}  # fmt: skip
# what an organisation outside the register has, its id and name apart
_UNREGISTERED: Mapping[str, object] = {
    "kind": UNKNOWN, "layer": UNKNOWN, "domain": UNKNOWN, "municipality": (), "area": (), "subregion": (),
    "part_of": -1, "begin": FIRST, "end": LAST, "registered": False, "aliases": (),
    "contact_role": "", "kvk": "", "brin": "", "agb": "",
}  # fmt: skip


def _organisation(row: Mapping[str, object], classification: Classification, words: Words) -> dict[str, object]:
    kind = words.kind(str(row["kind"])) or str(row["kind"])
    written = row["municipality"]
    assert isinstance(written, tuple)
    municipality = tuple(dict.fromkeys(words.municipality(name) or name for name in written))
    # subregion follows from the municipality where the file gives none
    follows = (classification.municipalities.get(name, "") for name in municipality)
    return {
        **{key: value for key, value in row.items() if key in _ORGANISATION},
        "kind": kind,
        "layer": classification.layer_of(kind),
        "domain": classification.domain_of(kind),
        "municipality": municipality,
        "subregion": row["subregion"] or tuple(dict.fromkeys(name for name in follows if name)),
        "part_of": -1,
        "registered": True,
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Every word that the configuration knows, without case: kinds, forms and municipalities."""

    kinds: Mapping[str, str]
    forms: Mapping[str, str]
    municipalities: Mapping[str, str]

    @classmethod
    def of(cls, classification: Classification) -> Words:
        kinds = {_key(UNKNOWN): UNKNOWN}
        for kind in classification.kinds:
            for word in (kind.code, kind.label, kind.label_plural, kind.label_en, kind.label_en_plural, *kind.words):
                kinds.setdefault(_key(word), kind.code)
        forms = {_key(UNKNOWN): UNKNOWN}
        for form in classification.forms:
            for word in (form.code, form.label, form.label_en, *form.words):
                forms.setdefault(_key(word), form.code)
        return cls(
            kinds=kinds, forms=forms, municipalities={_key(name): name for name in classification.municipalities}
        )

    def kind(self, word: str) -> str | None:
        """Return the code of the kind that `word` means; `onbekend` for an empty one, None where it is not known."""
        return self.kinds.get(_key(word)) if word else UNKNOWN

    def form(self, word: str) -> str | None:
        """Return the code of the form that `word` means; `onbekend` for an empty one, None where it is not known."""
        return self.forms.get(_key(word)) if word else UNKNOWN

    def municipality(self, name: str) -> str | None:
        """Return the municipality as the configuration spells it; None where it is not in it."""
        return self.municipalities.get(_key(name))


def _key(word: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", word).casefold().replace("_", " ").replace("’", "'").split())


def all_places(parts: Iterable[Rows]) -> tuple[Place, ...]:
    """Return the places of all `parts`, one after the other."""
    return tuple(place for part in parts for place in part.places)
