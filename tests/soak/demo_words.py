"""What stands in the files of the example region, read without the program: who met whom, where, about what."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

import openpyxl

from netwerk.settings import DEMO, NORMS_FILE

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One record as a file tells it; `who` holds ids, `when` is written as the app does."""

    when: str
    who: frozenset[str]
    theme: str
    source: str
    event: str = ""


@cache
def register() -> dict[str, dict[str, str]]:
    """The rows of organisaties.csv by id."""
    with (DEMO / "organisaties.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file, delimiter=";")}


def name_of(id_: str) -> str:
    return register()[id_]["naam"]


@cache
def told() -> tuple[Told, ...]:
    """Every record of every file."""
    return (*_meetings(), *_pairs(), *_lists(), *_agreements())


@cache
def own(id_: str) -> tuple[Told, ...]:
    """The records in which an organisation takes part."""
    return tuple(one for one in told() if id_ in one.who)


@cache
def words() -> frozenset[str]:
    """Every name, theme, source and event of the region, and what stands with introductions."""
    names = (_names(id_) for id_ in register())
    return introduced_words().union(*(_words_in(one) for one in told()), *names)


@cache
def words_of(id_: str) -> frozenset[str]:
    """The words that an organisation may read: of itself, its records, whom an agreement could mean, and whom it is
    introduced to; not who brings them together or what was noted then."""
    known = {id_, *could_fulfil(id_)}.union(
        *(one.who for one in own(id_)), *(two for two in introduced() if id_ in two)
    )
    return frozenset().union(*(_words_in(one) for one in own(id_)), *(_names(other) for other in known))


@cache
def introduced() -> tuple[tuple[str, str], ...]:
    """The pairs of which the tests take an introduction up: each organisation with the next."""
    return tuple(pairwise(sorted(register())))


def owner_and_note(a: str) -> tuple[str, str]:
    """Who brings `a` and the next together, and what was noted then."""
    return f"oppakker voor {a}", f"genoteerd over {a}"


@cache
def introduced_words() -> frozenset[str]:
    """What no partner and no board reads of any introduction."""
    return frozenset(word for a, _other in introduced() for word in owner_and_note(a))


def could_fulfil(id_: str) -> set[str]:
    """Those of the register that an agreement about the kind of this organisation could mean."""
    me = register()[id_]
    norms = [norm for norm in tomllib.loads(NORMS_FILE.read_text("utf-8"))["norm"] if norm["rule"] == "pair"]
    asked = [norm for norm in norms if me["soort"] in norm["from_kinds"]]
    return {
        other
        for other, row in register().items()
        for norm in asked
        if row["soort"] in norm["to_kinds"]
        and (norm["scope"] not in ("area", "municipality") or row["gemeente"] == me["gemeente"])
    }


def _words_in(one: Told) -> set[str]:
    return {word for word in (one.theme, one.source, one.event) if word}


def _names(id_: str) -> set[str]:
    return {register()[id_]["naam"], *_aliases(id_)}


def _aliases(id_: str) -> list[str]:
    return [alias.strip() for alias in register()[id_]["aliassen"].split(";") if alias.strip()]


@cache
def _ids() -> dict[str, str]:
    ids = {name: id_ for id_ in register() for name in (id_, name_of(id_), *_aliases(id_))}
    return {name.casefold(): id_ for name, id_ in ids.items()}


def _id(name: str) -> str:
    return _ids()[name.strip().casefold()]


def _rows(name: str) -> list[dict[str, str]]:
    with (DEMO / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def _meetings() -> Iterator[Told]:
    at_table: dict[tuple[str, ...], set[str]] = {}
    for file in sorted(DEMO.glob("aanwezigheid-*.csv")):
        for row in _rows(file.name):
            key = (row["datum"], row["thema"], row["bron"], row["bijeenkomst"])
            at_table.setdefault(key, set()).add(_id(row["deelnemer"]))
    for (day, theme, source, event), who in at_table.items():
        yield Told(when=day, who=frozenset(who), theme=theme, source=source, event=event)


def _pairs() -> Iterator[Told]:
    for name in ("verwijzingen.csv", "consultaties.csv"):
        for row in _rows(name):
            who = frozenset({_id(row["van"]), _id(row["naar"])})
            yield Told(when=_when(row["datum"]), who=who, theme="", source=row["bron"])


def _lists() -> Iterator[Told]:
    for row in _rows("plannen.csv"):
        who = frozenset(_id(name) for name in row["deelnemers"].split(";"))
        yield Told(when=row["datum"], who=who, theme=row["thema"], source=row["bron"])


def _agreements() -> Iterator[Told]:
    book = openpyxl.load_workbook(DEMO / "afspraken.xlsx", read_only=True)
    for a, b, begin, end, _form, theme, source in book["afspraken"].iter_rows(min_row=2, values_only=True):
        when = f"{_day(begin)} tot en met {_day(end)}" if end else f"vanaf {_day(begin)}"
        yield Told(when=when, who=frozenset({_id(str(a)), _id(str(b))}), theme=str(theme or ""), source=str(source))


def _day(moment: date) -> str:
    return f"{moment:%d-%m-%Y}"


def _when(written: str) -> str:
    if len(written) != len("2016-08"):
        return written
    year, month = written.split("-")
    return f"{MONTHS[int(month) - 1]} {year}"
