"""Candidates for 2,000 names that are not known among 3,000 organisations, against the usual way of RapidFuzz.

Ratio asked: at most 1. Run with `python -m tests.bench names`.
"""

from __future__ import annotations

from random import Random

from rapidfuzz import fuzz, process

from netwerk.records.suggesting import Known, Suggester
from netwerk.settings import classification
from tests.bench.timing import Row, medians
from tests.names.register import DIRECTIONS, Made
from tests.names.rules import RULES

_SYLLABLES = (
    "ber", "de", "kel", "mo", "ro", "sta", "vin", "lo", "hof", "ster", "ze", "drie", "wa", "ter", "gra", "kas", "tij",
    "lin", "bo", "mer",
)  # fmt: skip
_KINDS = ("Basisschool", "OBS De", "Huisartsenpraktijk", "Kinderopvang", "Gezinshuis", "Wijkteam", "CJG")


def run() -> list[Row]:
    chance = Random(1)
    made = _organisations(chance, 3_000)
    names = _written(chance, made, 2_000)
    known = [Known(id=one.id, name=one.name, municipality=(one.municipality,), kind=one.kind) for one in made]
    found = medians(
        {
            "candidates": lambda: Suggester(known, classification()).suggest_all(names),
            "letters": lambda: process.cdist(
                [name for name, _ in names], [one.name for one in made], scorer=fuzz.WRatio
            ),
        },
        rounds=1,
    )
    return [
        Row(
            what="candidates for 2,000 names among 3,000 organisations",
            seconds=found["candidates"],
            against="WRatio of each with each",
            reference=found["letters"],
            at_most=1.0,
        )
    ]


def _organisations(chance: Random, count: int) -> list[Made]:
    fancy = ["".join(chance.sample(_SYLLABLES, 3)).title() for _ in range(count // 2)]
    towns = ["".join(chance.sample(_SYLLABLES, 2)).title() + "dorp" for _ in range(40)]
    return [
        Made(
            id=str(number),
            name=f"{chance.choice(_KINDS)} {chance.choice(fancy)}"
            + chance.choice(("", f" {chance.choice(DIRECTIONS)}")),
            kind="school",
            municipality=chance.choice(towns),
        )
        for number in range(count)
    ]


def _written(chance: Random, made: list[Made], count: int) -> list[tuple[str, tuple[str, ...]]]:
    rules = list(RULES.values())
    names: list[tuple[str, tuple[str, ...]]] = []
    while len(names) < count:
        one = chance.choice(made)
        written = chance.choice(rules)(one, chance)
        if written is not None:
            names.append((written, (one.municipality,)))
    return names
