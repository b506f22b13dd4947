"""Names that still have to be settled, with who may be meant; and what someone said about one as a decision."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from netwerk.errors import ArgumentError
from netwerk.i18n import mark
from netwerk.model import UNKNOWN, Classification, Dataset
from netwerk.records.deciding import SUCCEEDING, Decision, OpenName, Verdict
from netwerk.records.matching import Register, Words, identifier, normalise
from netwerk.records.name_likeness import Case
from netwerk.records.suggesting import Candidate, Known

SURELY = 0.05  # by how much the first candidate goes before the second to be taken in bulk


def together(*lists: Iterable[OpenName]) -> tuple[OpenName, ...]:
    """Return the names of all `lists`, each once (after normalising), most rows first.

    Names that stand in several lists have their rows added, and their first place in the first list.
    """
    found: dict[str, OpenName] = {}
    for name in (name for names in lists for name in names):
        key = normalise(name.name)
        before = found.get(key)
        found[key] = (
            name
            if before is None
            else replace(
                before,
                rows=before.rows + name.rows,
                ambiguous=tuple(sorted({*before.ambiguous, *name.ambiguous})),
                beside=tuple(dict.fromkeys((*before.beside, *name.beside)))[:3],
            )
        )
    return tuple(sorted(found.values(), key=lambda name: (-name.rows, name.name)))


def known_of(dataset: Dataset) -> tuple[Known, ...]:
    """Return the registered organisations of `dataset`, as they are called today."""
    frame = dataset.organisations[dataset.organisations["registered"]]
    columns = (frame[column] for column in ("id", "name", "aliases", "municipality", "kind"))
    return tuple(
        Known(id=id_, name=name, aliases=aliases, municipality=municipality, kind=kind)
        for id_, name, aliases, municipality, kind in zip(*columns, strict=True)
    )


def known_in(register: Register, classification: Classification, *, besides: Collection[str]) -> tuple[Known, ...]:
    """Return the organisations of `register` whose id is not among `besides`."""
    words = Words.of(classification)
    found = []
    for row in register.rows:
        municipality, aliases = row["municipality"], row["aliases"]
        assert isinstance(municipality, tuple)
        assert isinstance(aliases, tuple)
        if row["id"] not in besides:
            kind = str(row["kind"])
            found.append(
                Known(
                    id=str(row["id"]),
                    name=str(row["name"]),
                    aliases=aliases,
                    municipality=tuple(words.municipality(place) or place for place in municipality),
                    kind=words.kind(kind) or kind,
                )
            )
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What someone chose for one name; `verdict` None: later.

    organisation : id, "" for none; kind : its code; municipality : "" for none
    """

    verdict: Verdict | None = None
    organisation: str = ""
    kind: str = UNKNOWN
    municipality: str = ""


def decision_of(name: str, wish: Wish, *, before: Decision | None, taken: Collection[str]) -> Decision | None:
    """Return the decision that `wish` makes about `name`; None where nothing is decided.

    before : what holds about the name now: an organisation that was made for it keeps its id
    taken : ids of the organisations that there are

    Raises
    ------
    ArgumentError
        If it does not say which organisation is meant.
    """
    if wish.verdict is None:
        return None
    if wish.verdict is Verdict.LEAVE_OUT:
        return Decision(what=Verdict.LEAVE_OUT, name=name)
    if wish.verdict in (Verdict.SAME, Verdict.PART) and not wish.organisation:
        raise ArgumentError(mark("Kies bij {name} ook een organisatie.", name=name))
    if wish.verdict is Verdict.SAME:
        return Decision(what=Verdict.SAME, name=name, target=wish.organisation)
    made = before.id if before is not None and before.id else free_id(name, taken)
    return Decision(
        what=wish.verdict,
        name=name,
        id=made,
        target=wish.organisation if wish.verdict is Verdict.PART else "",
        kind="" if wish.kind == UNKNOWN else wish.kind,
        municipality=wish.municipality,
    )


def wish_of(decision: Decision) -> Wish:
    """Return what was chosen to come to `decision`, one about a name."""
    return Wish(
        verdict=decision.what,
        organisation=decision.target,
        kind=decision.kind or UNKNOWN,
        municipality=decision.municipality,
    )


def free_id(name: str, taken: Collection[str]) -> str:
    """Return the id that an organisation called `name` gets: no organisation in `taken` has it."""
    made = identifier(name)
    number, result = 1, made
    while result in taken:
        number += 1
        result = f"{made}-{number}"
    return result


def equal_cases(
    names: Sequence[OpenName], candidates: Sequence[Sequence[Candidate]]
) -> dict[Case, tuple[tuple[OpenName, Candidate], ...]]:
    """Return the names whose first candidate differs from them in the same single thing, most names first.

    Only where that candidate goes clearly before the others; and never by a name that is quite the same, because then
    several organisations have it.
    """
    found: dict[Case, list[tuple[OpenName, Candidate]]] = {}
    for name, likely in zip(names, candidates, strict=True):
        sure = likely and (len(likely) == 1 or likely[0].score - likely[1].score >= SURELY)
        if sure and not name.ambiguous and likely[0].case not in (Case.NOTHING, Case.SEVERAL, Case.OTHER_KIND):
            found.setdefault(likely[0].case, []).append((name, likely[0]))
    return {case: tuple(pairs) for case, pairs in sorted(found.items(), key=lambda item: -len(item[1]))}


def successions(
    what: Verdict,
    organisations: Sequence[str],
    into: str,
    *,
    day: int | None,
    called: str = "",
    kind: str = "",
    municipality: str = "",
    holding: Iterable[Decision] = (),
    name_of: Callable[[str], str] = str,
) -> tuple[Decision, ...]:
    """Return the decisions by which `organisations` go over into `into` (what MERGE), or one splits (what SPLIT).

    into : id of the organisation that carries the history on; it may be one of those that merge
    called, kind, municipality : of `into` where it is a new organisation; empty otherwise
    holding : the decisions that hold already
    name_of : id → name, for what is said about a mistake

    Raises
    ------
    ArgumentError
        If nothing goes over, or `into` itself went over into one of them before.
    """
    gone = [id_ for id_ in organisations if id_ != into]
    if not gone:
        raise ArgumentError(mark("Kies ten minste één organisatie die in een andere opgaat."))
    heir = {one.id: one.target for one in holding if one.what in SUCCEEDING}
    at = into
    while at in heir:
        at = heir[at]
        if at in gone:
            raise ArgumentError(
                mark("{new} ging zelf al op in {old}. Draai dat eerst terug.", new=name_of(into), old=name_of(at))
            )
    return tuple(
        Decision(what=what, id=id_, target=into, day=day, called=called, kind=kind, municipality=municipality)
        for id_ in gone
    )
