"""What only shows when all files are read: names that fit nobody, pairs of one organisation, rows that say the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from netwerk.i18n import Text, mark
from netwerk.model import FIRST, LAST, Classification, Rows, Severity, Shape, as_date
from netwerk.records.assembling import Coded, Prepared, prepare, remember
from netwerk.records.columns import Heading
from netwerk.records.deciding import Decision, OpenName
from netwerk.records.findings import Findings, Spot, shown
from netwerk.records.matching import Matched, Words, all_places, codes_used, names_used
from netwerk.records.naming import first_and_times, names_to_settle

MOST_DUPLICATES = 1_000  # told one by one; the rest is counted


@dataclass(frozen=True, kw_only=True)
class Settled:
    """The rows without the self-pairs, the positions those had, and the names that are still to be settled."""

    rows: Rows
    self_pairs: np.ndarray
    names: tuple[OpenName, ...]


def settle_problems(
    rows: Rows,
    headings: Sequence[Heading],
    *,
    known: Sequence[Rows],
    decisions: Sequence[Decision],
    classification: Classification,
    findings: Findings,
) -> Settled:
    """Return `rows` without the pairs of one organisation, and put what is odd in `findings`.

    headings : the heading row of each of `rows.places`
    known : rows that are already there; their register helps to match names
    decisions : what people decided about names; those are settled. A row never goes because of a decision, for that
        may be reversed: only pairs that are of one organisation without any decision do
    """
    parts = [*known, rows]
    prepared = prepare(parts, classification)
    coded = prepared.coded
    decided = prepare(parts, classification, decisions=decisions) if decisions else prepared
    # without a register no name is known, and then there is nothing to compare names with
    names = names_to_settle(parts, decided, after=len(known)) if decided.matched.register.rows else ()
    teller = _Teller(rows, headings, findings, prepared.matched, classification)
    teller.register_rows(len(known))
    teller.unknown_words()
    teller.names(decided.matched)
    start = len(coded) - len(rows.records)  # what is read now comes after what is known
    same = start + np.flatnonzero(coded.a[start:] == coded.b[start:])  # also both -1, in lists
    self_pairs = same[coded.shape[same] == Shape.PAIR] - start
    teller.self_pairs(self_pairs)
    teller.outside_existence(coded, start)
    teller.duplicates(prepared, start, self_pairs, parts)
    if not len(known) and not len(self_pairs):
        remember(rows, classification, prepared)
    return Settled(rows=_without(rows, self_pairs), self_pairs=self_pairs, names=names)


@dataclass(frozen=True)
class _Teller:
    rows: Rows
    headings: Sequence[Heading]
    findings: Findings
    matched: Matched
    classification: Classification

    def _spot(self, position: int, field: str | None = None, *, register: bool = False) -> Spot:
        places, rows = self._register_at if register else self._records_at
        number = int(places[position])
        place = self.rows.places[number]
        column = None if field is None else self.headings[number].written(field)
        return Spot(place.file, place.sheet, int(rows[position]), column)

    @cached_property
    def _records_at(self) -> tuple[np.ndarray, np.ndarray]:
        return self.rows.records["place"].to_numpy(), self.rows.records["row"].to_numpy()

    @cached_property
    def _register_at(self) -> tuple[np.ndarray, np.ndarray]:
        return self.rows.register["place"].to_numpy(), self.rows.register["row"].to_numpy()

    def register_rows(self, own: int) -> None:
        """Ids named twice within what is read now, and parents that nobody knows."""
        register = self.matched.register
        mine: set[int] = set(register.first_named[own])
        for part, position, code, same in register.repeated:
            if part != own:
                continue
            if code not in mine:  # a new version of what was known: that is what a second register is for
                mine.add(code)
                continue
            spot = self._spot(position, "id" if self._has_id(position) else "name", register=True)
            id_ = str(register.rows[code]["id"])
            if same:
                self.findings.add(
                    spot,
                    "duplicate",
                    Severity.NOTICE,
                    mark("{id} staat er al precies zo; telt een keer.", id=shown(id_, "id")),
                )
            else:
                self.findings.add(
                    spot,
                    "duplicate_id",
                    Severity.WARNING,
                    mark("{id} staat er al met andere gegevens; deze latere rij geldt.", id=shown(id_, "id")),
                )
        positions = {
            (int(p), int(r)): at
            for at, (p, r) in enumerate(zip(self.rows.register["place"], self.rows.register["row"], strict=True))
        }
        before = register.offsets[own]
        for code in register.unknown_parents:
            row = register.rows[code]
            at = positions.get((_int(row["place"]) - before, _int(row["row"])))
            if at is not None:
                self.findings.add(
                    self._spot(at, "part_of", register=True),
                    "unknown_parent",
                    Severity.WARNING,
                    mark(
                        "{value} staat niet in het register, of kan meer dan een zijn; "
                        "deze organisatie hoort nu nergens bij.",
                        value=shown(str(row["part_of"]), ""),
                    ),
                )

    def _has_id(self, position: int) -> bool:
        return bool(self.rows.register["id"].iat[position])

    def unknown_words(self) -> None:
        """Kinds, municipalities and forms that the configuration does not know: accepted, told once each."""
        words = Words.of(self.classification)
        for position, kind in enumerate(self.rows.register["kind"]):
            if words.kind(kind) is None:
                self._once(
                    kind,
                    self._spot(position, "kind", register=True),
                    "unknown_kind",
                    mark(
                        "soort {value} staat niet in de indeling; wij lezen hem zoals hij er staat.",
                        value=shown(kind, ""),
                    ),
                )
        if self.classification.municipalities:
            for position, names in enumerate(self.rows.register["municipality"]):
                for name in names:
                    if words.municipality(name) is None:
                        self._once(
                            name,
                            self._spot(position, "municipality", register=True),
                            "unknown_municipality",
                            mark(
                                "gemeente {value} staat niet in de indeling; wij lezen haar zoals zij er staat.",
                                value=shown(name, ""),
                            ),
                        )
        forms = self.rows.records["form"].to_numpy()
        for code in codes_used(len(self.rows.texts), forms):
            form = str(self.rows.texts[code])
            if words.form(form) is None:
                rows = np.flatnonzero(forms == code)
                self._once(
                    form,
                    self._spot(int(rows[0]), "form"),
                    "unknown_form",
                    mark(
                        "vorm {value} staat niet in de indeling; wij lezen hem zoals hij er staat.",
                        value=shown(form, ""),
                    ),
                    len(rows),
                )

    def _once(self, key: str, spot: Spot, code: str, text: Text, times: int = 1) -> None:
        self.findings.once(key, spot, code, Severity.NOTICE, text, times=times)

    def names(self, matched: Matched) -> None:
        """Names in the records that fit no organisation of the register, or more than one."""
        if not len(self.rows.records):
            return
        without_register = not matched.register.rows
        if without_register:
            self.findings.add(
                Spot(self.rows.places[0].file),
                "no_register",
                Severity.NOTICE,
                mark("er is geen register van organisaties; wij lezen de namen zoals ze er staan."),
            )
            return
        records, participants = self.rows.records, self.rows.participants
        if not matched.ambiguous and not matched.missing:
            return
        position = np.arange(len(records))
        first, times = first_and_times(
            len(self.rows.texts),
            (records["a"].to_numpy(), position),
            (records["b"].to_numpy(), position),
            (participants["name"].to_numpy(), participants["row"].to_numpy()),
        )
        for code in names_used(self.rows):
            name = str(self.rows.texts[code])
            candidates = matched.ambiguous.get(name)
            if candidates is None and name not in matched.missing:
                continue
            at = int(first[code])
            spot = self._spot(at, self._field_of(at, int(code)))
            value = shown(name, spot.column or "")
            if candidates is not None:
                text = mark(
                    "{value} kan meer dan een organisatie zijn: {candidates}. Schrijf de id, of kies er een.",
                    value=value,
                    candidates=", ".join(candidates[:10]),
                )
                self.findings.once(name, spot, "ambiguous_name", Severity.WARNING, text, times=int(times[code]))
            else:
                text = mark(
                    "{value} staat niet in het register. Voeg de organisatie toe, of kies wie het is.", value=value
                )
                self.findings.once(name, spot, "not_in_register", Severity.WARNING, text, times=int(times[code]))

    def _field_of(self, position: int, code: int) -> str:
        shape = self.rows.records["shape"].iat[position]
        if shape == Shape.PAIR:
            return "a" if self.rows.records["a"].iat[position] == code else "b"
        return "organisation" if shape == Shape.ATTENDANCE else "participants"

    def self_pairs(self, positions: np.ndarray) -> None:
        for position in positions:
            name = str(self.rows.texts[self.rows.records["b"].to_numpy()[position]])
            spot = self._spot(int(position), "b")
            self.findings.add(
                spot,
                "self_pair",
                Severity.ERROR,
                mark(
                    "{value} is dezelfde organisatie als ervoor; een verbinding heeft er twee nodig.",
                    value=shown(name, spot.column or ""),
                ),
            )

    def outside_existence(self, coded: Coded, start: int) -> None:
        """Registered organisations that a record names before they began or after they ended; once per organisation."""
        organisations = self.matched.organisations
        begin, end = organisations["begin"].to_numpy(), organisations["end"].to_numpy()
        if start == len(coded) or (begin.max() == FIRST and end.min() == LAST):
            return
        ids, names_of = organisations["id"].tolist(), organisations["name"].tolist()
        own = np.arange(start, len(coded))
        mine = coded.seat_row >= start
        for field, rows, names in (
            ("a", own, coded.a[start:]),
            ("b", own, coded.b[start:]),
            ("participants", coded.seat_row[mine], coded.seat_name[mine]),
        ):
            named = names >= 0
            rows, names = rows[named], names[named]
            outside = (coded.begin[rows] >= end[names]) | (coded.end[rows] <= begin[names])
            first, times = first_and_times(len(organisations), (names[outside], rows[outside]))
            for code in np.flatnonzero(times):
                at = int(first[code]) - start
                shape = self.rows.records["shape"].iat[at]
                column = "organisation" if shape == Shape.ATTENDANCE else field
                spot = self._spot(at, column)
                name = str(names_of[code])
                self.findings.once(
                    str(ids[code]),
                    spot,
                    "outside_existence",
                    Severity.WARNING,
                    mark(
                        "{value} bestaat volgens het register niet op {day}.",
                        value=shown(name, spot.column or ""),
                        day=f"{as_date(int(coded.begin[first[code]])):%d-%m-%Y}",
                    ),
                    times=int(times[code]),
                )

    def duplicates(self, prepared: Prepared, start: int, rejected: np.ndarray, parts: Sequence[Rows]) -> None:
        """Rows that are equal to an earlier one in all columns we use."""
        coded = prepared.coded
        new = prepared.repeats.rows >= start
        again, firsts = prepared.repeats.rows[new], prepared.repeats.firsts[new]
        kept = ~np.isin(again, rejected + start)
        again, firsts = again[kept], firsts[kept]
        places = all_places(parts)
        for position, other in zip(again[:MOST_DUPLICATES].tolist(), firsts.tolist(), strict=False):
            place = places[int(coded.place[other])]
            self.findings.add(
                self._spot(position - start),
                "duplicate",
                Severity.NOTICE,
                mark(
                    "zegt hetzelfde als {file}, rij {row}; telt een keer.", file=place.file, row=int(coded.row[other])
                ),
            )
        if len(again) > MOST_DUPLICATES:
            spot = self._spot(int(again[MOST_DUPLICATES]) - start)
            self.findings.add(
                spot,
                "duplicate",
                Severity.NOTICE,
                mark("en nog {count} rijen zeggen hetzelfde als een eerdere.", count=len(again) - MOST_DUPLICATES),
            )


def _without(rows: Rows, positions: np.ndarray) -> Rows:
    if not len(positions):
        return rows
    kept = np.ones(len(rows.records), dtype=bool)
    kept[positions] = False
    number = np.cumsum(kept) - 1
    participants = rows.participants
    seats = participants[kept[participants["row"].to_numpy()]].reset_index(drop=True)
    seats["row"] = number[seats["row"].to_numpy()].astype(np.int32)
    return replace(rows, records=rows.records[kept].reset_index(drop=True), participants=seats)


def _int(value: object) -> int:
    assert isinstance(value, (int, np.integer))
    return int(value)
