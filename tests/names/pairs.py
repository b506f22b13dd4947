"""The labelled pairs: what someone wrote, and which organisation of the made-up register is meant, or is not.

`python -m tests.names.pairs` prints them all. They fall in two halves by a hash of the organisation: the matcher was
made while looking at the first only.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from random import Random

from netwerk.records.matching import normalise
from tests.names.lookalikes import lookalikes
from tests.names.register import Made, organisations
from tests.names.rules import RULES

PER_RULE = 90  # at most, so that no habit outweighs the others


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One name as written.

    rule : the habit or the kind of look-alike it was made by
    beside : the municipality of those it meets, where the name alone cannot tell
    right : id of the organisation that is meant; None: it is none of the register
    wrong : id of an organisation that looks like it and is another; None: there is none
    never : `wrong` differs in a number, a direction or a place and may not even be suggested
    """

    rule: str
    written: str
    beside: tuple[str, ...] = ()
    right: str | None = None
    wrong: str | None = None
    never: bool = False


def half(pair: Pair) -> int:
    """Return 1 for the half to tune on, 2 for the half that is only measured.

    All pairs about one organisation fall in the same half: by the first bit of the SHA-256 of its id.
    """
    about = pair.wrong or pair.right or pair.written
    return 1 + (hashlib.sha256(about.encode()).digest()[0] >> 7)


@cache
def pairs() -> tuple[Pair, ...]:
    """Return every labelled pair, always the same."""
    made = organisations()
    return (*_meant(made), *_not_meant(made))


@cache
def unseen() -> tuple[Pair, ...]:
    """Return what else the rules write for organisations of the second half, drawn after the matcher was done."""
    known = {(pair.written, pair.right) for pair in pairs()}
    drawn = _meant(organisations(), draw=" vers 2026-11-22", most=len(organisations()))
    return tuple(pair for pair in drawn if half(pair) == 2 and (pair.written, pair.right) not in known)


def _meant(made: tuple[Made, ...], *, draw: str = "", most: int = PER_RULE) -> Iterator[Pair]:
    called = _called(made)
    for rule, write in RULES.items():
        chance = Random(rule + draw)
        found = 0
        for one in chance.sample(made, len(made)):
            written = write(one, chance)
            # what is exactly another organisation's name is about that one
            if written is None or written == one.name or called.get(normalise(written), {one.id}) != {one.id}:
                continue
            # of half the names it is not known whom they meet, unless the name alone cannot tell
            known = chance.random() < 0.5 or rule == "place_left_out" or _is_shared(one, made)
            beside = (one.municipality,) if known and one.municipality else ()
            yield Pair(rule=rule, written=written, beside=beside, right=one.id)
            found += 1
            if found == most:
                break


def _not_meant(made: tuple[Made, ...]) -> Iterator[Pair]:
    called = _called(made)
    by_name = {(one.name, one.municipality): one.id for one in made}
    by_id = {one.id: one for one in made}
    for rule, never, wrong, name, written, place in lookalikes(made):
        right = by_name.get((name, place))
        if right is None and normalise(name) in called:
            continue  # it is exactly the name of an organisation elsewhere
        if right is None or right != wrong:
            beside = (by_id[wrong].municipality,) if by_id[wrong].municipality else ()
            yield Pair(rule=rule, written=written, beside=beside, right=right, wrong=wrong, never=never)


def _called(made: tuple[Made, ...]) -> dict[str, set[str]]:
    """Name as it links by itself → ids of the organisations that are called so."""
    called: dict[str, set[str]] = {}
    for one in made:
        for name in (one.name, *one.aliases):
            called.setdefault(normalise(name), set()).add(one.id)
    return called


def _is_shared(one: Made, made: tuple[Made, ...]) -> bool:
    """Whether another organisation has the same name but for its kind and place."""
    words = one.name.removesuffix(f" {one.municipality}").split(" ")
    own = " ".join(words[-2:] if len(words) > 2 else words[-1:])
    return any(other.id != one.id and own in other.name for other in made)


def count(some: Iterable[Pair]) -> Counter[str]:
    """Return how many of `some` each rule made."""
    return Counter(pair.rule for pair in some)


if __name__ == "__main__":
    names = {one.id: one.name for one in organisations()}
    for pair in pairs():
        line = (half(pair), pair.rule, pair.written, names.get(pair.right or ""), names.get(pair.wrong or ""))
        sys.stdout.write("\t".join(str(value) for value in line) + "\n")
