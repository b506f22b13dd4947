"""How much of what was read was not there yet: a mended file that is read again brings only what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from netwerk.model import Classification, Rows
from netwerk.records.assembling import prepare


@dataclass(frozen=True, slots=True, kw_only=True)
class Novelty:
    """Accepted rows of one import: `new`, and `known` for those that say what another row said before."""

    new: int
    known: int


def novelty(parts: Sequence[Rows], at: int, classification: Classification) -> Novelty:
    """Return how many rows of `parts[at]` are new beside the parts before it; equal rows within it are known too.

    Register rows are known when the organisation stood there with exactly the same values.
    """
    before = parts[: at + 1]
    prepared = prepare(before, classification)
    first = len(prepared.coded) - len(parts[at].records)
    records = int(np.count_nonzero(prepared.repeats.rows >= first))
    register = sum(same for part, _, _, same in prepared.matched.register.repeated if part == at)
    known = records + register
    return Novelty(new=len(parts[at].records) + len(parts[at].register) - known, known=known)
