"""Which organisations of the register a name may mean, best first, and why; it only suggests and never links.

Two names that differ in a number, a direction ("noord", "noordwest") or a place never meet, however much they look
alike. What is left is compared word by word: rare words weigh more than words for a kind of organisation, and
abbreviations, initials, typing errors and added locations are seen for what they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from scipy import sparse

from netwerk.i18n import Text, mark
from netwerk.model import UNKNOWN, Classification
from netwerk.records.name_likeness import Case, differ, likeness, meet, reasons
from netwerk.records.name_words import Parts, Reader, Sort, Word

LEAST = 0.4  # below it nothing is suggested
_SHORTLIST = 24  # names of the register that are compared word by word
_STRIP = 256  # names at a time
_BESIDE = 0.1  # a candidate from where the others in the record come from goes before its equals
_WEIGHTS = {Sort.KIND: 0.3, Sort.PLACE: 0.35, Sort.DIRECTION: 0.4, Sort.NUMBER: 0.5, Sort.LEGAL: 0.02, Sort.SMALL: 0.02}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One organisation that a name may mean; `municipality`: the first is the seat; `kind`: its code."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    municipality: tuple[str, ...] = ()
    kind: str = UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An organisation that may be meant.

    why : in what the names agree and differ, in a few words
    case : the same in one word, to take equal cases together
    score : 0.0 to 1.0, only to put candidates in order
    """

    id: str
    name: str
    municipality: tuple[str, ...]
    kind: str
    why: Text
    case: Case
    score: float


@dataclass(frozen=True, slots=True)
class _Entry:
    """One name or alias of an organisation (its position), taken apart."""

    owner: int
    name: str
    parts: Parts
    alias: bool


class Suggester:
    """Finds candidates for names; built once from the organisations of a register."""

    def __init__(self, organisations: Iterable[Known], classification: Classification | None = None) -> None:
        """`classification` : its municipalities and words for kinds are known on top of the usual Dutch ones."""
        self._known = tuple(organisations)
        self._reader = Reader({town for one in self._known for town in one.municipality}, classification)
        self._entries = tuple(
            _Entry(owner, name, self._reader.read(name), place > 0)
            for owner, one in enumerate(self._known)
            for place, name in enumerate((one.name, *one.aliases))
        )
        self._towns = tuple(self._places(one.municipality) for one in self._known)
        whole = log(len(self._entries) + 2)
        seen = Counter(text for entry in self._entries for text in {word.text for word in entry.parts.words})
        self._rarity = {text: max(0.2, 1 - log(count + 1) / whole) for text, count in seen.items()}
        rows = [_features(entry.parts, self._towns[entry.owner]) for entry in self._entries]
        counts = Counter(feature for row in rows for feature in row)
        self._at = {feature: at for at, feature in enumerate(counts)}
        self._idf = np.array([log((len(rows) + 1) / count) + 0.05 for count in counts.values()])
        self._vectors = self._as_vectors(rows).T.tocsr()
        self._by_initials: dict[str, list[int]] = {}
        self._by_word: dict[str, list[int]] = {}
        for number, entry in enumerate(self._entries):
            for letters in entry.parts.initials:
                self._by_initials.setdefault(letters, []).append(number)
            for word in entry.parts.words:
                if 2 <= len(word.written) <= 6:
                    self._by_word.setdefault(word.written, []).append(number)

    def suggest(self, name: str, *, beside: Sequence[str] = (), most: int = 3) -> tuple[Candidate, ...]:
        """Return the organisations that `name` may mean, at most `most`, best first; none where nothing looks like it.

        beside : municipalities of the organisations that the name meets; of equal candidates these go first
        """
        return self.suggest_all([(name, beside)], most=most)[0]

    def suggest_all(
        self, names: Sequence[tuple[str, Sequence[str]]], *, most: int = 3
    ) -> tuple[tuple[Candidate, ...], ...]:
        """Return the candidates of each (name, municipalities beside it)."""
        if not self._entries:
            return tuple(() for _ in names)
        read = [self._reader.read(name) for name, _ in names]
        near = [self._places(beside) for _, beside in names]
        vectors = self._as_vectors([_features(*pair) for pair in zip(read, near, strict=True)])
        found = []
        for start in range(0, len(names), _STRIP):
            strip = (vectors[start : start + _STRIP] @ self._vectors).toarray()
            for row, alike in enumerate(strip, start):
                found.append(self._best(read[row], near[row], alike, most))
        return tuple(found)

    def _best(self, ours: Parts, near: frozenset[str], alike: np.ndarray, most: int) -> tuple[Candidate, ...]:
        best: dict[int, Candidate] = {}
        for number in self._shortlist(ours, near, alike):
            found = self._judge(ours, near, self._entries[number])
            owner = self._entries[number].owner
            if found is not None and (owner not in best or found.score > best[owner].score):
                best[owner] = found
        return tuple(sorted(best.values(), key=lambda one: (-one.score, one.id))[:most])

    def _shortlist(self, ours: Parts, near: frozenset[str], alike: np.ndarray) -> list[int]:
        """The names of the register that share most with ours, and those that are cut down to its letters."""
        few = min(_SHORTLIST, len(alike))
        numbers = [int(at) for at in np.argpartition(-alike, few - 1)[:few] if alike[at] > 0]
        by_letters = [number for word in ours.words for number in self._by_initials.get(word.written, ())]
        by_letters += [number for letters in sorted(ours.initials) for number in self._by_word.get(letters, ())]
        places = near | ours.places
        by_letters.sort(key=lambda number: not places & self._towns[self._entries[number].owner])
        return list(dict.fromkeys((*numbers, *by_letters[:_SHORTLIST])))

    def _judge(self, ours: Parts, near: frozenset[str], entry: _Entry) -> Candidate | None:
        known, towns, theirs = self._known[entry.owner], self._towns[entry.owner], entry.parts
        if differ(ours, theirs, towns):
            return None
        meeting = meet(ours, theirs)
        kind = "" if known.kind == UNKNOWN else known.kind
        score = likeness(meeting, ours, theirs, towns=towns, kind=kind, weight=self._weight)
        if score < LEAST:
            return None
        found = reasons(meeting, ours, theirs, towns)
        said = [reason.text for reason in found]
        if entry.alias:
            said.insert(0, mark("bekend als ‘{alias}’", alias=entry.name))
        score *= 1 - _BESIDE
        if towns & (near | ours.places):
            score += _BESIDE
        return Candidate(
            id=known.id,
            name=known.name,
            municipality=known.municipality,
            kind=known.kind,
            why=_listed(said),
            case=found[0].case if len(found) == 1 else Case.SEVERAL,
            score=score,
        )

    def _weight(self, word: Word) -> float:
        return _WEIGHTS.get(word.sort) or self._rarity.get(word.text, 0.8)

    def _places(self, towns: Iterable[str]) -> frozenset[str]:
        return frozenset(text for town in towns for text in self._reader.read(town).places)

    def _as_vectors(self, rows: Sequence[Counter[str]]) -> sparse.csr_array:
        """The features of each name as a row of length 1, rare features larger; unknown features left out."""
        known = [[(self._at[feature], count) for feature, count in row.items() if feature in self._at] for row in rows]
        pointers = np.cumsum([0, *(len(row) for row in known)])
        columns = np.array([at for row in known for at, _ in row], dtype=np.int32)
        values = np.array([count for row in known for _, count in row], dtype=np.float64) * self._idf[columns]
        lengths = np.sqrt(np.add.reduceat(np.append(values**2, 0.0), pointers[:-1])) if len(rows) else np.array([])
        lengths[np.diff(pointers) == 0] = 1.0
        values /= np.repeat(lengths, np.diff(pointers))
        return sparse.csr_array((values.astype(np.float32), columns, pointers), shape=(len(rows), len(self._at)))


def _features(parts: Parts, towns: frozenset[str]) -> Counter[str]:
    """What a name is looked up by: three letters at a time, its kinds, numbers, directions and places."""
    found: Counter[str] = Counter()
    for word in parts.words:
        if word.sort in (Sort.KIND, Sort.NUMBER, Sort.DIRECTION):
            found[f"{word.sort}:{word.text}"] += 2
        if word.sort in (Sort.WORD, Sort.KIND, Sort.PLACE):
            for piece in word.written.split(" "):
                padded = f" {piece} "
                found.update(padded[at : at + 3] for at in range(max(1, len(padded) - 2)))
    for town in towns | parts.places:
        found[f"place:{town}"] += 2
    return found


def _listed(said: Sequence[Text]) -> Text:
    """The first three of `said`, with commas."""
    result = said[0]
    for text in said[1:3]:
        result = mark("{first}, {then}", first=result, then=text)
    return result
