"""What may be about a person is taken out of the rows before anything else is done with them.

A column about persons is refused as a whole. A row whose organisation is a person, a telephone number or the like is
rejected; a meeting, theme or source with such a text loses the text and stays. Registers may hold a practice that is
called after its GP: that is flagged, never refused. No message repeats what was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from netwerk.i18n import Text, mark
from netwerk.model import Classification, Place, Rows, Severity, Shape
from netwerk.privacy import Likeness, Sort, column_verdict, heading_verdict, likeness, mark_in, may_be_person, person_in
from netwerk.privacy.column_verdicts import are_citizen_numbers
from netwerk.privacy.marks import nine_digits, suspect
from netwerk.privacy.persons import may_name_persons
from netwerk.privacy.typed import what
from netwerk.privacy.word_lists import fold
from netwerk.records.assembling import combined
from netwerk.records.by_month import ranks
from netwerk.records.columns import Heading, column_letters
from netwerk.records.files import Sheet
from netwerk.records.findings import Findings, Spot
from netwerk.records.matching import Register, codes_used, settle

ABOUT_PERSONS: Mapping[Sort, Text] = {
    Sort.BSN: mark("burgerservicenummers"),
    Sort.BIRTH: mark("geboortedatums of leeftijden"),
    Sort.NAME: mark("namen van personen"),
    Sort.CLIENT: mark("nummers van cliënten of leerlingen"),
    Sort.EMAIL: mark("e-mailadressen"),
    Sort.PHONE: mark("telefoonnummers"),
    Sort.IBAN: mark("rekeningnummers"),
    Sort.ADDRESS: mark("adressen"),
}
_CLIENT_FILE = (Sort.BSN, Sort.BIRTH, Sort.CLIENT)  # beside these a register of names is a list of clients
_OF_ORGANISATIONS = frozenset({"kind", "area", "subregion", "part_of", "aliases", "contact_role", "kvk", "brin", "agb"})
_JUDGED_BY = 300  # rows that tell what a column is about which nothing else looks at
_ENOUGH = 10  # nine-digit numbers in a column from which their share says whether one is a BSN
_NEUTRAL = "bijeenkomst zonder naam"
_LEFT_OUT = "(weggelaten {n})"
_WAS_LEFT_OUT = re.compile(r"\(weggelaten \d+\)")
_CELLS = ("kind", "municipality", "area", "subregion", "part_of", "aliases", "contact_role", "kvk", "brin", "agb")
_LISTS = ("municipality", "area", "subregion", "aliases")


@dataclass(frozen=True, kw_only=True)
class TakenOut:
    """Cells of one column that hold something about a person, by their place; what they hold stands nowhere.

    sha256, sheet, field : the file, the sheet and the field of the column
    rows : rows as the spreadsheet shows them (int32)
    numbers : per row which different text it was (int32, from 1), 0 where nothing comes instead
    instead : what comes instead, with {n} for the number; reading it again gives the same rows
    """

    sha256: str
    sheet: str | None
    field: str
    rows: np.ndarray
    numbers: np.ndarray
    instead: str = ""


@dataclass(frozen=True, kw_only=True)
class Guarded:
    """The rows without what may be about persons, how many rows of each place were rejected for it, and where."""

    rows: Rows
    rejected: np.ndarray
    taken: tuple[TakenOut, ...]


def guard(
    rows: Rows,
    headings: Sequence[Heading],
    *,
    known: Sequence[Rows] = (),
    classification: Classification,
    findings: Findings,
) -> Guarded:
    """Return `rows` without what may be about persons, and tell in `findings` what was refused.

    headings : the heading row of each of `rows.places`
    known : rows that are already there; an organisation of their register is no person
    """
    rejected = np.zeros(len(rows.places), dtype=np.int64)
    taken: list[TakenOut] = []
    places = _places(classification)
    rows = replace(rows, register=_RegisterGuard(rows, headings, findings, places, taken).kept(rejected))
    rows = _RecordGuard(rows, headings, findings, known, places, taken).kept(rejected)
    return Guarded(rows=rows, rejected=rejected, taken=tuple(taken))


def tell_refused_columns(refused: Mapping[str, Sort], spot: Spot, findings: Findings, *, rows: int) -> None:
    """Tell once for each column about persons that is not used anyway: its heading, how many rows, what to do.

    refused : heading as it may be shown → what the column is about
    """
    for heading, sort in refused.items():
        findings.add(
            Spot(spot.file, spot.sheet, None, heading),
            "refused_column",
            Severity.WARNING,
            mark(
                "deze kolom gaat over personen ({what}). Wij lezen haar niet en bewaren er niets van. "
                "Aantal rijen: {count}. Haal de kolom ook uit het bestand.",
                what=ABOUT_PERSONS[sort],
                count=rows,
            ),
        )


def columns_about_persons(sheet: Sheet) -> dict[str, Sort]:
    """Return heading → what the column is about, for the columns of `sheet` that no field uses."""
    heading = sheet.heading
    used = {*heading.fields.values(), *(at for more in heading.also.values() for at in more)}
    if all(at in used for at in range(len(heading.cells))):
        return {}
    lines = [sheet.whole(position) for position in range(min(len(sheet.rows), _JUDGED_BY))]
    found = unused_columns(heading.cells, used, lines)
    return {heading.cells[at] or f"kolom {column_letters(at)}": sort for at, sort in found.items()}


def unused_columns(cells: Sequence[str], used: Iterable[int], lines: Iterable[Sequence[str]]) -> dict[int, Sort]:
    """Return position → what the column is about, for the columns about persons that no field uses.

    Parameters
    ----------
    cells : the heading row
    used : positions of the columns that are read
    lines : rows of text to judge by; the first few hundred will do
    """
    read = set(used)
    rows = list(lines)
    result = {}
    for at in range(max([len(cells), *map(len, rows)], default=0)):
        if at in read:
            continue
        sort = column_verdict(cells[at] if at < len(cells) else "", (row[at] for row in rows if at < len(row)))
        if sort is not None:
            result[at] = sort
    return result


def _places(classification: Classification) -> frozenset[str]:
    return frozenset(fold(name) for name in classification.municipalities)


@dataclass(frozen=True)
class _RegisterGuard:
    """The register rows: names, and what stands beside them."""

    rows: Rows
    headings: Sequence[Heading]
    findings: Findings
    places: frozenset[str]
    taken: list[TakenOut]

    def kept(self, rejected: np.ndarray) -> pd.DataFrame:
        """Return the register without what may be about persons; adds the rows that went to `rejected`."""
        frame = self.rows.register.copy(deep=False)
        if not len(frame):
            return frame
        place_of = frame["place"].to_numpy()
        bad = np.zeros(len(frame), dtype=bool)
        for place in np.unique(place_of).tolist():
            at = np.flatnonzero(place_of == place)
            bad[at] |= self._key_columns(frame, place, at)
            for name in _CELLS:
                self._cells(frame, place, at[~bad[at]], name)
            self._flag(frame, at[~bad[at]])
        rejected += np.bincount(place_of[bad], minlength=len(rejected))
        return frame[~bad].reset_index(drop=True) if bad.any() else frame

    def _key_columns(self, frame: pd.DataFrame, place: int, at: np.ndarray) -> np.ndarray:
        """Which of the rows `at` lose their id or name, and so go."""
        bad = np.zeros(len(at), dtype=bool)
        heading = self.headings[place]
        days = _days_about_persons(heading)
        if days is not None:
            self._tell_column(place, days[0], days[1], len(at))
            return np.ones(len(at), dtype=bool)
        for name in ("name", "id"):
            values = frame[name].to_numpy()[at]
            if not any(values):
                continue
            sort = column_verdict(heading.written(name), values, names=False)
            if sort is None and name == "name" and self._is_client_list(heading, values):
                sort = Sort.NAME
            if sort is not None:
                self._tell_column(place, name, sort, int((~bad).sum()))
                self.taken.append(_taken(self.rows.places[place], name, frame["row"].to_numpy()[at]))
                return np.ones(len(at), dtype=bool)
            marked = _marked(values)
            if marked:
                rows = frame["row"].to_numpy()[at[[position for position, _ in marked]]]
                self.taken.append(_taken(self.rows.places[place], name, rows))
            for position, found in marked:
                if not bad[position]:
                    bad[position] = True
                    spot = self._spot(frame, int(at[position]), name)
                    self.findings.add(spot, "personal_data", Severity.ERROR, _rejected_text(found))
        return bad

    def _is_client_list(self, heading: Heading, names: np.ndarray) -> bool:
        if not any(heading_verdict(cell) in _CLIENT_FILE for cell in heading.cells):
            return False
        if not _OF_ORGANISATIONS.isdisjoint(heading.fields):
            return False
        persons = sum(likeness(name, self.places) is Likeness.PLAIN for name in names)
        return persons > 1 and 2 * persons > len(names)

    def _cells(self, frame: pd.DataFrame, place: int, at: np.ndarray, name: str) -> None:
        """Empty the cells of a column that may be about persons."""
        heading = self.headings[place]
        column = frame[name].to_numpy().copy()
        cells = column[at]
        if not any(cells):
            return
        texts = [text for cell in cells for text in (cell if name in _LISTS else (cell,))]
        sort = column_verdict(heading.written(name), texts, self.places, names=name in ("contact_role", "kind"))
        if sort is not None:
            self._tell_column(place, name, sort, len(at), rows_stay=True)
            found = {text: sort for text in texts if text}
        else:
            found = {
                texts[position]: one
                for position, one in _marked(texts, organisation_number=name in ("kvk", "brin", "agb"))
            }
            if name == "contact_role":
                found |= {text: Sort.NAME for text in set(texts) if text and _names_somebody(text)}
        if not found:
            return
        emptied = []
        for position, cell in zip(at.tolist(), cells, strict=True):
            here = [text for text in (cell if name in _LISTS else (cell,)) if text in found]
            if not here:
                continue
            column[position] = tuple(text for text in cell if text not in found) if name in _LISTS else ""
            emptied.append(position)
            if sort is None:
                text = _ROLE_TEXT if name == "contact_role" else _emptied_text(found[here[0]])
                self.findings.add(self._spot(frame, position, name), "personal_data", Severity.WARNING, text)
        frame[name] = pd.Series(column, dtype=object)
        self.taken.append(_taken(self.rows.places[place], name, frame["row"].to_numpy()[emptied]))

    def _flag(self, frame: pd.DataFrame, at: np.ndarray) -> None:
        """Tell which names may be those of persons; they are kept."""
        names = frame["name"].to_numpy()
        if not may_name_persons(names[at]):
            return
        areas = {fold(text) for name in ("municipality", "area") for cell in frame[name] for text in cell}
        for position in at.tolist():
            if may_be_person(names[position], self.places | areas):
                spot = self._spot(frame, position, "name")
                self.findings.add(spot, "possibly_person", Severity.NOTICE, POSSIBLY_PERSON)

    def _tell_column(self, place: int, name: str, sort: Sort, count: int, *, rows_stay: bool = False) -> None:
        where = self.rows.places[place]
        spot = Spot(where.file, where.sheet, None, self.headings[place].written(name))
        _tell_column(self.findings, spot, sort, count, rows_stay=rows_stay)

    def _spot(self, frame: pd.DataFrame, position: int, name: str) -> Spot:
        return _spot(frame, position, name, self.rows, self.headings)


@dataclass(frozen=True)
class _RecordGuard:
    """The record rows: who took part, and what the record is called."""

    rows: Rows
    headings: Sequence[Heading]
    findings: Findings
    parts: Sequence[Rows]
    places: frozenset[str]
    taken: list[TakenOut]

    def kept(self, rejected: np.ndarray) -> Rows:
        """Return the rows without what may be about persons; adds the records that went to `rejected`."""
        records = self.rows.records
        if not len(records) or not self._anything:
            return self.rows
        place_of = records["place"].to_numpy()
        bad = np.zeros(len(records), dtype=bool)
        before = {name: records[name].to_numpy() for name in ("event", "form", "theme", "source", "nth")}
        columns = dict(before)
        texts = list(self.rows.texts)
        for place in np.unique(place_of).tolist():
            at = np.flatnonzero(place_of == place)
            bad[at] |= self._organisations(place, at)
            self._about(place, at[~bad[at]], columns, texts)
        rejected += np.bincount(place_of[bad], minlength=len(rejected))
        frame = records.copy(deep=False)
        for name, values in columns.items():
            if values is not before[name]:
                frame[name] = values
        return _used_only(_without(replace(self.rows, records=frame, texts=np.array(texts, dtype=object)), bad))

    @cached_property
    def _row_numbers(self) -> np.ndarray:
        return self.rows.records["row"].to_numpy()

    @cached_property
    def _anything(self) -> bool:
        """Whether a heading or a text may be about persons at all; nearly never, so it has to be quick."""
        texts = self.rows.texts
        return (
            suspect(texts)
            or any(text.startswith("(") and _WAS_LEFT_OUT.fullmatch(text) for text in texts)
            or may_name_persons(texts)
            or any(heading_verdict(heading.written(name)) for heading in self.headings for name in heading.fields)
        )

    @cached_property
    def _known(self) -> frozenset[str]:
        """Names of organisations and places, folded."""
        names = {
            fold(name)
            for part in (*self.parts, self.rows)
            for own, aliases in zip(part.register["name"], part.register["aliases"], strict=True)
            for name in (own, *aliases)
        }
        areas = {
            fold(text)
            for part in (*self.parts, self.rows)
            for name in ("municipality", "area")
            for cell in part.register[name]
            for text in cell
        }
        return frozenset(names | areas) | self.places

    @cached_property
    def _register(self) -> Register:
        return settle((*self.parts, self.rows))

    def _organisations(self, place: int, at: np.ndarray) -> np.ndarray:
        """Which of the rows `at` name a person or the like where an organisation should stand."""
        bad = np.zeros(len(at), dtype=bool)
        days = _days_about_persons(self.headings[place])
        if days is not None:
            self._tell_column(place, days[0], days[1], len(at), rows_stay=False)
            return np.ones(len(at), dtype=bool)
        for name, codes, rows in self._name_columns(at):
            used = codes_used(len(self.rows.texts), codes)
            texts = [str(self.rows.texts[code]) for code in used]
            if not (suspect(texts) or may_name_persons(texts) or heading_verdict(self.headings[place].written(name))):
                continue
            heading = self.headings[place].written(name)
            strange = [text for text in texts if not self._register.find(text)]
            sort = column_verdict(heading, texts if heading_verdict(heading) else strange, self._known)
            if sort is not None and 2 * len(strange) > len(texts):
                self._tell_column(place, name, sort, int((~bad).sum()), rows_stay=False)
                self.taken.append(_taken(self.rows.places[place], name, self._row_numbers[at]))
                return np.ones(len(at), dtype=bool)
            found = {strange[position]: one for position, one in _marked(strange)}
            for text in strange:
                if text in found:
                    continue
                like = likeness(text, self._known)
                if like is Likeness.PLAIN:
                    found[text] = Sort.NAME
                elif like is Likeness.MAYBE:
                    code = int(used[texts.index(text)])
                    first = int(at[rows[np.flatnonzero(codes == code)[0]]])
                    key = f"{place}|{code}"
                    self.findings.once(
                        key, self._spot(first, name), "possibly_person", Severity.NOTICE, POSSIBLY_PERSON
                    )
            if not found:
                continue
            sort_of = {int(code): found[text] for code, text in zip(used, texts, strict=True) if text in found}
            hits = np.flatnonzero(np.isin(codes, list(sort_of)))
            self.taken.append(_taken(self.rows.places[place], name, self._row_numbers[at[rows[hits]]]))
            for hit in hits.tolist():
                row = int(rows[hit])
                if not bad[row]:
                    bad[row] = True
                    said = _rejected_text(sort_of[int(codes[hit])])
                    self.findings.add(self._spot(int(at[row]), name), "personal_data", Severity.ERROR, said)
        return bad

    def _name_columns(self, at: np.ndarray) -> list[tuple[str, np.ndarray, np.ndarray]]:
        """The columns of names as (field, codes, position among `at`)."""
        records, own = self.rows.records, np.arange(len(at))
        shape = records["shape"].iat[at[0]]
        if shape == Shape.PAIR:
            return [(name, records[name].to_numpy()[at], own) for name in ("a", "b")]
        if shape == Shape.ATTENDANCE:
            return [("organisation", records["a"].to_numpy()[at], own)]
        position = np.full(len(records), -1, dtype=np.int64)
        position[at] = own
        row = position[self.rows.participants["row"].to_numpy()]
        return [("participants", self.rows.participants["name"].to_numpy()[row >= 0], row[row >= 0])]

    def _about(self, place: int, at: np.ndarray, columns: dict[str, np.ndarray], texts: list[str]) -> None:
        """Take the texts about persons out of the name, theme, source and form of the records `at`."""
        apart = np.zeros(len(at), dtype=np.int64)  # what was taken out of each, 0 nothing
        for name in ("form", "theme", "source", "event"):
            codes = columns[name][at]
            if not (codes >= 0).any():
                continue
            found = self._texts_about_persons(place, name, codes, at)
            if not found:
                continue
            hit = np.isin(codes, list(found))
            taken, different = pd.factorize(codes[hit])
            changed = columns[name].copy()
            if name == "event":  # its new name tells it apart already
                numbers, instead = self._neutral(place, len(different), texts)
                changed[at[hit]] = (len(texts) - len(different) + taken).astype(np.int32)
            else:
                numbers, instead = np.arange(1, len(different) + 1, dtype=np.int32), _LEFT_OUT
                changed[at[hit]] = -1
                apart *= len(different) + 1
                apart[hit] += taken + 1
            columns[name] = changed
            rows = self._row_numbers[at[hit]]
            self.taken.append(_taken(self.rows.places[place], name, rows, numbers[taken], instead))
        if apart.any():
            columns["nth"] = columns["nth"].copy()
            columns["nth"][at] = self._told_apart(at, columns, apart)

    def _told_apart(self, at: np.ndarray, columns: Mapping[str, np.ndarray], apart: np.ndarray) -> np.ndarray:
        """Numbers that keep two records two that only differed in what was taken out of them."""
        frame = self.rows.records
        # rows of one meeting may differ in theme, and stay one meeting
        attended = frame["shape"].to_numpy()[at] == Shape.ATTENDANCE
        who = (np.where(attended, -1, frame[name].to_numpy()[at]) for name in ("a", "b"))
        same = combined(
            *who,
            *(frame[name].to_numpy()[at] for name in ("begin", "end")),
            *(columns[name][at] for name in ("event", "form", "theme", "source")),
        )
        named = attended & (columns["event"][at] >= 0)
        return np.where(named, columns["nth"][at], ranks(same, apart))

    def _texts_about_persons(self, place: int, name: str, codes: np.ndarray, at: np.ndarray) -> dict[int, Sort]:
        """Code → what it says about a person, each told."""
        heading = self.headings[place].written(name)
        used = codes_used(len(self.rows.texts), codes)
        texts = [str(self.rows.texts[code]) for code in used]
        by_heading = heading_verdict(heading)
        if not texts:
            return {}
        # in a copy that was made to mend, this stands for what was taken out
        gone = {int(code): Sort.NAME for code, text in zip(used, texts, strict=True) if _WAS_LEFT_OUT.fullmatch(text)}
        if not (by_heading or suspect(texts) or may_name_persons(texts)):
            return gone
        sort = column_verdict(heading, texts, self._known)
        if sort is not None:
            self._tell_column(place, name, sort, int((codes >= 0).sum()), rows_stay=True)
            return {int(code): sort for code in used}
        marked = dict(_marked(texts))
        found = gone
        for position, (code, text) in enumerate(zip(used.tolist(), texts, strict=True)):
            one = marked.get(position) or (Sort.NAME if person_in(text, self._known) else None)
            if one is None:
                continue
            found[code] = one
            rows = np.flatnonzero(codes == code)
            self.findings.once(
                f"{place}|{name}|{code}",
                self._spot(int(at[rows[0]]), name),
                "personal_data",
                Severity.WARNING,
                _renamed_text(one) if name == "event" else _emptied_text(one),
                times=len(rows),
            )
        return found

    def _neutral(self, place: int, count: int, texts: list[str]) -> tuple[np.ndarray, str]:
        """The numbers of `count` new names of meetings, and their template; adds the names to `texts`."""
        # two files may each have a first meeting without a name on one day, so the file stands in it
        instead = f"{_NEUTRAL} {{n}} ({self.rows.places[place].sha256[:4]})"
        taken = set(texts)
        numbers: list[int] = []
        number = 0
        while len(numbers) < count:
            number += 1
            if instead.format(n=number) not in taken:
                numbers.append(number)
        texts.extend(instead.format(n=number) for number in numbers)
        return np.array(numbers, dtype=np.int32), instead

    def _tell_column(self, place: int, name: str, sort: Sort, count: int, *, rows_stay: bool) -> None:
        where = self.rows.places[place]
        spot = Spot(where.file, where.sheet, None, self.headings[place].written(name))
        _tell_column(self.findings, spot, sort, count, rows_stay=rows_stay)

    def _spot(self, position: int, name: str) -> Spot:
        return _spot(self.rows.records, position, name, self.rows, self.headings)


POSSIBLY_PERSON = mark(
    "dit kan de naam van een persoon zijn. Klopt dat bij een praktijk van één huisarts, dan is dat goed. "
    "Haal namen van inwoners weg."
)
_ROLE_TEXT = mark(
    "hier lijkt de naam van een persoon te staan. Een contactrol is een functie, zoals wijkcoach; wij laten dit leeg."
)


def _taken(
    place: Place, field: str, rows: np.ndarray, numbers: np.ndarray | None = None, instead: str = ""
) -> TakenOut:
    return TakenOut(
        sha256=place.sha256,
        sheet=place.sheet,
        field=field,
        rows=np.asarray(rows, dtype=np.int32),
        numbers=np.zeros(len(rows), dtype=np.int32) if numbers is None else numbers.astype(np.int32),
        instead=instead,
    )


def _spot(frame: pd.DataFrame, position: int, name: str, rows: Rows, headings: Sequence[Heading]) -> Spot:
    place = int(frame["place"].to_numpy()[position])
    where = rows.places[place]
    return Spot(where.file, where.sheet, int(frame["row"].to_numpy()[position]), headings[place].written(name))


def _days_about_persons(heading: Heading) -> tuple[str, Sort] | None:
    """The field, and what it is about, of a column of days or numbers that someone chose though it is about persons."""
    for name in ("date", "begin", "end", "intensity", "role"):
        sort = heading_verdict(heading.written(name)) if name in heading.fields else None
        if sort is not None:
            return name, sort
    return None


def _names_somebody(text: str) -> bool:
    return person_in(text) or may_be_person(text) or person_in(f"dhr. {text}")


def _marked(texts: Iterable[str], *, organisation_number: bool = False) -> list[tuple[int, Sort]]:
    """Position → what the text says about a person, for those that do.

    A number of nine digits alone is judged by its column: among many of them, one in eleven passes by chance.
    """
    every = list(texts)
    if not suspect(every):
        return []
    numbers = [text for text in dict.fromkeys(every) if nine_digits(text)]
    by_chance = organisation_number or (len(numbers) >= _ENOUGH and not are_citizen_numbers(numbers))
    return [
        (at, found)
        for at, text in enumerate(every)
        if (found := mark_in(text)) is not None and not (found is Sort.BSN and by_chance and nine_digits(text))
    ]


def _tell_column(findings: Findings, spot: Spot, sort: Sort, count: int, *, rows_stay: bool) -> None:
    if rows_stay:
        text = mark(
            "deze kolom gaat over personen ({what}). Wij lezen haar niet en bewaren er niets van. "
            "Aantal rijen: {count}. De rest van die rijen lezen wij wel.",
            what=ABOUT_PERSONS[sort],
            count=count,
        )
        findings.add(spot, "refused_column", Severity.WARNING, text)
        return
    text = mark(
        "deze kolom gaat over personen ({what}). De rijen zijn niet ingelezen en niet bewaard. Aantal rijen: {count}. "
        "Zet in de kolom namen van organisaties, of haal haar uit het bestand.",
        what=ABOUT_PERSONS[sort],
        count=count,
    )
    findings.add(spot, "refused_column", Severity.ERROR, text)


def _rejected_text(sort: Sort) -> Text:
    if sort is Sort.NAME:
        return mark(
            "hier lijkt de naam van een persoon te staan. Deze rij is niet ingelezen. Is het een organisatie, "
            "zet haar dan in het register of schrijf erbij wat zij is, zoals school of praktijk."
        )
    return mark(
        "hier lijkt {what} te staan. Deze rij is niet ingelezen. Vul de naam van de organisatie in.", what=what(sort)
    )


def _emptied_text(sort: Sort) -> Text:
    return mark("hier lijkt {what} te staan. Wij laten dit leeg en lezen de rest van de rij.", what=what(sort))


def _renamed_text(sort: Sort) -> Text:
    return mark(
        "hier lijkt {what} te staan. Wij lezen de rij, maar noemen dit een bijeenkomst zonder naam.", what=what(sort)
    )


def _without(rows: Rows, bad: np.ndarray) -> Rows:
    """`rows` without the records where `bad` is true, their participants numbered anew."""
    if not bad.any():
        return rows
    number = np.cumsum(~bad) - 1
    seats = rows.participants[~bad[rows.participants["row"].to_numpy()]].reset_index(drop=True)
    seats["row"] = number[seats["row"].to_numpy()].astype(np.int32)
    return replace(rows, records=rows.records[~bad].reset_index(drop=True), participants=seats)


def _used_only(rows: Rows) -> Rows:
    """`rows` whose vocabulary no longer holds the texts that nothing uses: they may be what was taken out."""
    columns = [rows.records[name].to_numpy() for name in ("a", "b", "event", "form", "theme", "source")]
    used = codes_used(len(rows.texts), *columns, rows.participants["name"].to_numpy())
    texts = np.full(len(rows.texts), "", dtype=object)
    texts[used] = rows.texts[used]
    return replace(rows, texts=texts)
