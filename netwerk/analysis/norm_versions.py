"""The versions of agreements: which is the newest, which one a change puts aside, and what is kept for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from netwerk.analysis.norm_text import kept
from netwerk.analysis.norms import Norm
from netwerk.model import KeptNorm


def newest(norms: Iterable[Norm]) -> tuple[Norm, ...]:
    """Return the newest version of each norm, withdrawn ones too, in the order in which their ids first come."""
    found: dict[str, Norm] = {}
    for norm in norms:
        if norm.id not in found or norm.version > found[norm.id].version:
            found[norm.id] = norm
    return tuple(found.values())


def versions_of(norms: Iterable[Norm], id_: str) -> tuple[Norm, ...]:
    """Return every version of the norm with this id, the oldest first; nothing where there is none."""
    return tuple(sorted((norm for norm in norms if norm.id == id_), key=lambda norm: norm.version))


def following(norms: Iterable[Norm], norm: Norm) -> Norm:
    """Return `norm` as the version after the newest of its id among `norms`; 1 where it is new."""
    held = versions_of(norms, norm.id)
    return replace(norm, version=held[-1].version + 1 if held else 1)


def put_aside(norms: Sequence[Norm], norm: Norm) -> tuple[Norm, ...]:
    """Return the earlier versions that would never hold any more once `norm` is kept.

    The newest version that is valid holds, so one that begins later than `norm` has no day left. A version that
    begins on the same day is corrected by it, and not among them.
    """
    return tuple(
        one
        for one in versions_of(norms, norm.id)
        if one.version < norm.version and one.valid_from > norm.valid_from and _held(norms, one)
    )


def _held(norms: Sequence[Norm], norm: Norm) -> bool:
    """Whether there is a day on which `norm` holds: no newer version begins as early as it does."""
    later = (one for one in norms if one.id == norm.id and one.version > norm.version)
    return all(one.valid_from > norm.valid_from for one in later)


def to_keep(known: Sequence[Norm], changed: Sequence[Norm], *, copied: bool) -> tuple[KeptNorm, ...]:
    """Return what the database must keep, in one go, so that it holds `changed` too.

    known : every version that is known now
    changed : each with the version that it gets
    copied : whether the database holds `known` already; a first change takes them along, so that the others stay
        as they were when the file of the program changes
    """
    return tuple(kept(norm) for norm in (*(() if copied else known), *changed))
