"""Which connections of the ledger to list: by name, by form, by how they stand, by when they began or stopped."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from netwerk.analysis.ledger import Ledger, State
from netwerk.i18n import Text, mark
from netwerk.model import Dataset
from netwerk.records.name_words import pieces

_LONGEST = 12  # words of a search that are looked at


class Order(StrEnum):
    NAME = "naam"
    NEWEST = "nieuwste"
    LATEST = "laatste"


ORDERS = {
    Order.NAME: mark("Op naam"),
    Order.NEWEST: mark("Het laatst begonnen eerst"),
    Order.LATEST: mark("Het laatst gezien eerst"),
}
# by their word in the address, the default first
STATES: dict[str, tuple[tuple[State, ...], Text]] = {
    "alle": (tuple(State), mark("Alle")),
    "verbonden": ((State.THERE, State.BACK), mark("Nu verbonden")),
    "hersteld": ((State.BACK,), mark("Hersteld en nu verbonden")),
    "gestopt": ((State.ENDED, State.SILENT), mark("Gestopt")),
    "nog-niet": ((State.WAITING,), mark("Nog niet gezien")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Which connections to list.

    text : part of a name or alias, of one of the two or of both; "" all
    organisation : the code of one of the two; None all
    states : how they stand now; form : a form that a record of theirs has, "" all
    began, stopped : a step in which they began or stopped; None all
    """

    text: str = ""
    organisation: int | None = None
    states: tuple[State, ...] = tuple(State)
    form: str = ""
    began: int | None = None
    stopped: int | None = None
    order: Order = Order.NAME


def chosen(dataset: Dataset, ledger: Ledger, wish: Wish) -> np.ndarray:
    """Return the rows of `ledger` that fit `wish`, in its order."""
    ties = ledger.ties
    a, b = ties["a"].to_numpy(), ties["b"].to_numpy()
    fits = np.isin(ties["state"].to_numpy(), wish.states)
    if wish.text.strip():
        fits &= _called(dataset, wish.text, a, b)
    if wish.organisation is not None:
        fits &= (a == wish.organisation) | (b == wish.organisation)
    if wish.form:
        fits &= np.array([wish.form in forms for forms in ledger.form_sets], dtype=bool)[ties["forms"].to_numpy()]
    every = np.arange(len(ledger))
    if wish.began is not None:
        fits &= np.isin(every, ledger.began(wish.began))
    if wish.stopped is not None:
        # of who is still waited for in that step, nobody can say that it stopped
        waiting = (ties["state"] == State.WAITING) & (ties["ended"] == wish.stopped)
        fits &= np.isin(every, ledger.stopped(wish.stopped)) & ~waiting.to_numpy()
    rows = np.flatnonzero(fits)
    rank = _alphabetical(dataset)
    one, other = from_first(a[rows], b[rows], wish.organisation)
    front = {
        Order.NAME: np.zeros(len(rows), dtype=np.int64),
        Order.NEWEST: -ties["since"].to_numpy()[rows],
        Order.LATEST: -ties["last"].to_numpy()[rows],
    }[wish.order]
    return rows[np.lexsort((rank[other], rank[one], front))]


def from_first(a: np.ndarray, b: np.ndarray, organisation: int | None) -> tuple[np.ndarray, np.ndarray]:
    """Return both ends of ties, the chosen organisation (a code; None: nobody) in front."""
    swap = b == (-1 if organisation is None else organisation)
    return np.where(swap, b, a), np.where(swap, a, b)


def _alphabetical(dataset: Dataset) -> np.ndarray:
    """Per organisation its place in the alphabet."""
    names = [str(name).casefold() for name in dataset.organisations["name"]]
    rank = np.zeros(len(names), dtype=np.int64)
    rank[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
    return rank


def _called(dataset: Dataset, text: str, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Which ties have all words of `text` in the names of one end, or its first words in one and the rest in the other.

    Capitals, accents, dots and hyphens do not matter; a word may be a part of one, a number may not.
    """
    words = pieces(text)[:_LONGEST]
    organisations = dataset.organisations
    spoken = [
        " | ".join(["", *(" ".join(pieces(one)) for one in (name, *aliases)), ""])
        for name, aliases in zip(organisations["name"], organisations["aliases"], strict=True)
    ]
    for change in dataset.changes:
        if change.organisation in dataset.code_of:
            spoken[dataset.code_of[change.organisation]] += f"{' '.join(pieces(change.name))} | "
    looked_for = [f" {word} " if word[0].isdigit() else word for word in words]
    held = np.array([[word in one for one in spoken] for word in looked_for], dtype=bool).reshape(-1, len(spoken))
    fits = np.zeros(len(a), dtype=bool)
    for at in range(len(words)):
        first, rest = np.all(held[:at], axis=0), np.all(held[at:], axis=0)
        fits |= (first[a] & rest[b]) | (first[b] & rest[a])
    return fits
