"""Networks in which everyone keeps as many partners, and who works with whom is left to chance.

Two ties a–b and c–d become a–d and c–b, again and again; a swap that would tie someone to itself or a pair twice is
left out and counts as a turn in which nothing changed. Each network with these numbers of partners is then equally
likely in the long run.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

import numpy as np

from netwerk.analysis.chance import SEED, IsCancelled, Progress
from netwerk.errors import Cancelled
from netwerk.i18n import mark

LARGEST = 6_000  # organisations with a tie; more would take over 100 MB
TRIED = 100  # swaps tried per tie before the first draw (Milo et al. 2003 found 100 ample)
SWAPPED = 5  # swaps made per tie between two draws: each tie has then been moved some ten times
MOST_ROUNDS = 400  # between two draws, where nearly every swap is refused
TURNS = 2 / 3  # of the pairs of ties that are drawn in a round, those that try to swap
TOGETHER = 4_000  # ties swapped at once: small networks run beside each other
CELLS = 16_000_000  # of the tables of networks that run beside each other
WORD = 64  # bits

Bits = np.ndarray  # (n, words) uint64: bit j of row i is set where i and j are tied


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """One network drawn: its ties as node numbers (a < b, int64) and `rows`, the partners of each node as bits."""

    a: np.ndarray
    b: np.ndarray
    rows: Bits


def can_swap(degrees: np.ndarray) -> bool:
    """Return whether there is another network with these numbers of partners.

    There is none where the nodes can be taken away one by one, each tied to all that are left or to none of them.

    References
    ----------
    Hammer, Ibaraki & Simeone (1981), Threshold sequences, SIAM Journal on Algebraic and Discrete Methods 2:39-49.
    """
    ordered = np.sort(degrees).tolist()
    low, high, to_all = 0, len(ordered) - 1, 0
    while low < high:
        if ordered[low] == to_all:
            low += 1
        elif ordered[high] - to_all == high - low:
            high -= 1
            to_all += 1
        else:
            return True
    return False


def rewired(
    n: int,
    a: np.ndarray,
    b: np.ndarray,
    draws: int,
    *,
    seed: int = SEED,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> Iterator[Drawn]:
    """Give `draws` networks in which each of the `n` nodes keeps its number of ties.

    Parameters
    ----------
    a, b : the ties, each pair once, a < b; another network with these degrees exists (`can_swap`)
    progress : told which share is done, 0.0 to 1.0

    Raises
    ------
    Cancelled
        If `cancelled()` says so.

    Notes
    -----
    Many swaps are made in one go: the ties are paired at random, and a pair swaps only if no other pair of the round
    holds or asks for any of its four places. Undoing a round is then as likely as the round, so the chain is symmetric
    as it is with one swap at a time, and a round of one swap is always possible, so it reaches as far.
    A network with more than half of all ties is drawn by way of the pairs that are not tied.

    References
    ----------
    Maslov & Sneppen (2002), Specificity and stability in topology of protein networks, Science 296:910-913;
    Milo, Kashtan, Itzkovitz, Newman & Alon (2003), On the uniform generation of random graphs with prescribed degree
    sequences, arXiv:cond-mat/0312028; Fosdick, Larremore, Nishimura & Ugander (2018), Configuring random graph models
    with fixed degree sequences, SIAM Review 60:315-355 (simple graphs, vertex-labelled: a refused swap counts).
    """
    random = np.random.default_rng(seed)
    absent = 2 * len(a) > n * (n - 1) // 2
    if absent:
        free = np.triu(np.ones((n, n), dtype=bool), 1)
        free[a, b] = False
        a, b = np.nonzero(free)
    beside = max(1, min(draws, TOGETHER // len(a), CELLS // (n * (n + 1))))
    chains = _Chains(n, a, b, beside)

    def turn(done: float) -> None:
        if cancelled is not None and cancelled():
            raise Cancelled(mark("Gestopt. Er is niets berekend."))
        if progress is not None:
            progress(done)

    begin = ceil(2 * TRIED / TURNS)
    made = 0
    for at in range(begin):
        if at % 50 == 0:
            turn(0.0)
        made += chains.round(random)
    per_round = made / (begin * beside * len(a))  # swaps per tie
    between = min(MOST_ROUNDS, ceil(SWAPPED / per_round)) if made else MOST_ROUNDS
    done = 0
    while done < draws:
        turn(done / draws)
        for _ in range(between):
            chains.round(random)
        for chain in range(min(beside, draws - done)):
            yield chains.drawn(chain, absent=absent)
            done += 1
    turn(1.0)


def neighbours(n: int, a: np.ndarray, b: np.ndarray) -> Bits:
    """Return the partners of each of `n` nodes as bits."""
    table = np.zeros((n, n), dtype=bool)
    table[a, b] = True
    return _bits(table | table.T)


class _Chains:
    """Copies of one network that swap their ties beside each other.

    one, other : the two ends of each tie in no order; node x of copy c is c · n + x
    place : of each tie, its cell in `taken`: smaller end · n + larger end, which no two copies share
    taken : per cell how many ties lie there now (in between: or are asked to); the diagonal is always taken
    """

    def __init__(self, n: int, a: np.ndarray, b: np.ndarray, copies: int) -> None:
        self.n, self.ties, self.copies = n, len(a), copies
        self.stride = n * (n + 1)
        first = (n * np.arange(copies)[:, None] + a).ravel()
        second = (n * np.arange(copies)[:, None] + b).ravel()
        self.one, self.other = first, second
        self.place = first * n + second
        self.taken = np.zeros(copies * self.stride, dtype=np.uint16)
        nodes = np.arange(copies * n)
        self.taken[nodes * n + nodes] = 1
        self.taken[self.place] = 1
        self.positions = np.arange(copies * self.ties).reshape(copies, self.ties)

    def round(self, random: np.random.Generator) -> int:
        """Try one round of swaps in every copy; return how many were made."""
        one, other, place, taken = self.one, self.other, self.place, self.taken
        trying = int(random.binomial(self.ties // 2, TURNS))
        if not trying:
            return 0
        order = random.permuted(self.positions, axis=1)
        first, second = order[:, :trying].ravel(), order[:, trying : 2 * trying].ravel()
        a, b, c, d = one[first], other[first], one[second], other[second]
        turned = random.integers(0, 2, len(second), dtype=bool)
        c, d = np.where(turned, d, c), np.where(turned, c, d)
        held, held_too = place[first], place[second]
        wanted = np.minimum(a, d) * self.n + np.maximum(a, d)
        wanted_too = np.minimum(c, b) * self.n + np.maximum(c, b)
        asked = np.concatenate([wanted, wanted_too])
        np.add.at(taken, asked, np.uint16(1))
        swaps = (taken[held] == 1) & (taken[held_too] == 1) & (taken[wanted] == 1) & (taken[wanted_too] == 1)
        np.subtract.at(taken, asked, np.uint16(1))
        first, second = first[swaps], second[swaps]
        one[first], other[first], one[second], other[second] = a[swaps], d[swaps], c[swaps], b[swaps]
        place[first], place[second] = wanted[swaps], wanted_too[swaps]
        taken[held[swaps]] = 0
        taken[held_too[swaps]] = 0
        taken[wanted[swaps]] = 1
        taken[wanted_too[swaps]] = 1
        return len(first)

    def drawn(self, copy: int, *, absent: bool) -> Drawn:
        """Return the network of one copy now; absent: its ties stand for the pairs that are not tied."""
        n = self.n
        table = self.taken[copy * self.stride :][: n * n].reshape(n, n) == (0 if absent else 1)
        if absent:
            table &= np.triu(np.ones((n, n), dtype=bool), 1)
            a, b = np.nonzero(table)
        else:
            np.fill_diagonal(table, val=False)
            at = slice(copy * self.ties, (copy + 1) * self.ties)
            a, b = np.divmod(self.place[at] - copy * self.stride, n)
        return Drawn(a=a, b=b, rows=_bits(table | table.T))


def _bits(table: np.ndarray) -> Bits:
    n = len(table)
    packed = np.packbits(table, axis=1)
    wide = np.zeros((n, -(-n // WORD) * (WORD // 8)), dtype=np.uint8)
    wide[:, : packed.shape[1]] = packed
    return wide.view(np.uint64)
