"""Proposals and introductions as lists: which of them, in which order, and as tables for a spreadsheet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial

import numpy as np
import pandas as pd

from netwerk.analysis.introductions import Outcome
from netwerk.analysis.norms import Norm
from netwerk.analysis.proposals import Proposal, Proposals
from netwerk.i18n import Language, Text, mark, translate
from netwerk.model import Dataset
from netwerk.store import Introduction
from netwerk.views import wording
from netwerk.views.introductions_view import NEARNESS, RESULTS, STATUSES, norm_text, pair, reasons, tried
from netwerk.views.rows import kind_of, name_of, place_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A filter on pairs: an organisation and an agreement (ids); "" chooses all."""

    organisation: str = ""
    norm: str = ""


def still_open(found: Proposals, taken_up: Collection[tuple[str, str]], chosen: Chosen) -> tuple[int, ...]:
    """Return the places in `found` of the proposals that are chosen and not taken up.

    Those that an agreement asks for come first; within both the order of `found` stays. taken_up : pairs of ids, a < b
    """
    node_of = {id_: node for node, id_ in enumerate(found.whole.organisations["id"])}
    a, b, keys = found.pairs.a, found.pairs.b, _keys(found)
    busy = [node_of[one] * len(node_of) + node_of[other] for one, other in taken_up if {one, other} <= node_of.keys()]
    kept = ~np.isin(keys, np.array(busy, dtype=np.int64))
    if chosen.organisation:
        node = node_of.get(chosen.organisation, -1)
        kept &= (a == node) | (b == node)
    wanted = found.wanted
    if chosen.norm:
        by_this = wanted.norm == (wanted.norms.index(chosen.norm) if chosen.norm in wanted.norms else -1)
        kept &= np.isin(keys, wanted.key[by_this])
    asked = np.isin(keys, wanted.key)
    return (*np.flatnonzero(kept & asked).tolist(), *np.flatnonzero(kept & ~asked).tolist())


def asking(found: Proposals) -> tuple[str, ...]:
    """Return the ids of the agreements that ask for a pair that is proposed, sorted."""
    wanted = found.wanted
    asked = np.unique(wanted.norm[np.isin(wanted.key, _keys(found))])
    return tuple(sorted(wanted.norms[norm] for norm in asked.tolist()))


def _keys(found: Proposals) -> np.ndarray:
    """Each pair as one number, as `Wanted.key` writes it."""
    return np.asarray(found.pairs.a.astype(np.int64) * len(found.whole) + found.pairs.b)


def in_order(kept: Sequence[Introduction], outcomes: Sequence[Outcome]) -> tuple[tuple[Introduction, Outcome], ...]:
    """Return introductions with their outcomes: those that run in front, whose six months end first; then the rest,
    the latest first. Those of which neither of the two is in the data any more come last."""

    def place(item: tuple[Introduction, Outcome]) -> tuple[bool, bool, int, int]:
        one, outcome = item
        gone = outcome.a is None and outcome.b is None
        return (gone, not one.open, outcome.due if one.open else 0, one.number if one.open else -one.number)

    return tuple(sorted(zip(kept, outcomes, strict=True), key=place))


# --- to take along ---


def proposals_table(
    dataset: Dataset, found: Iterable[Proposal], norms: Sequence[Norm], kept: Sequence[Introduction], language: Language
) -> pd.DataFrame:
    """Return proposals as a list for a spreadsheet, headed in the language: who, where, and the reasons apart."""
    organisation = cache(partial(_columns_of, dataset, language=language))  # each is in many of the pairs
    agreement = cache(partial(norm_text, norms=norms, language=language))
    met = {id_ for one in kept for id_ in (one.a, one.b)} | {change.organisation for change in dataset.changes}
    rows = []
    for one in found:
        before = tried(dataset, one.a, (one.b,), kept, language) if {one.a, one.b} <= met else None
        rows.append(
            (
                *organisation(one.a),
                *organisation(one.b),
                "; ".join(agreement(id_) for id_ in one.norms),
                len(one.shared),
                "; ".join(sorted((organisation(id_)[0] for id_ in one.shared), key=str.casefold)),
                translate(NEARNESS[one.nearness], language).rstrip("."),
                "" if before is None else translate(before, language),
            )
        )
    headings = (
        mark("Organisatie 1"),
        mark("Soort 1"),
        mark("Werkt in 1"),
        mark("Organisatie 2"),
        mark("Soort 2"),
        mark("Werkt in 2"),
        mark("Afspraken"),
        mark("Aantal gedeelde partners"),
        mark("Gedeelde partners"),
        mark("Waar"),
        mark("Eerder opgepakt"),
    )
    return pd.DataFrame(rows, columns=[translate(heading, language) for heading in headings])


def _columns_of(dataset: Dataset, id_: str, *, language: Language) -> tuple[str, str, str]:
    """The name of an organisation, its kind, and where it works."""
    place = place_of(dataset, id_)
    return (
        name_of(dataset, id_),
        kind_of(dataset, id_, language),
        translate(place, language) if isinstance(place, Text) else place,
    )


def introductions_table(
    dataset: Dataset,
    found: Iterable[tuple[Introduction, Outcome]],
    norms: Sequence[Norm],
    language: Language,
) -> pd.DataFrame:
    """Return the introductions that were taken up as a list for a spreadsheet, headed in the language."""
    rows = []
    for one, outcome in found:
        first, second = pair(dataset, one.a, one.b)
        rows.append(
            (
                one.number,
                first,
                second,
                wording.short_date(one.day),
                " ".join(translate(reason, language) for reason in reasons(dataset, one.reasons, norms, language)),
                translate(STATUSES[one.latest.status], language),
                one.latest.owner,
                wording.short_date(one.latest.day),
                "; ".join(f"{wording.short_date(step.day)}: {step.note}" for step in one.steps if step.note),
                translate(RESULTS[outcome.status], language),
                len(outcome.records),
                wording.short_date(outcome.first) if outcome.first is not None else "",
                wording.short_date(outcome.due),
            )
        )
    headings = (
        mark("Nummer"),
        mark("Organisatie 1"),
        mark("Organisatie 2"),
        mark("Opgepakt op"),
        mark("Waarom"),
        mark("Stand"),
        mark("Wie pakt het op"),
        mark("Laatste stap"),
        mark("Notities"),
        mark("Wat is er sindsdien vastgelegd"),
        mark("Registraties samen"),
        mark("Eerste registratie"),
        mark("Zes maanden na het oppakken"),
    )
    return pd.DataFrame(rows, columns=[translate(heading, language) for heading in headings])
