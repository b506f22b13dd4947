"""What is typed about an agreement, checked before it is kept: complete, possible, and nothing about persons."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from dataclasses import replace

from netwerk.analysis.norm_text import norm_text
from netwerk.analysis.norms import BoundRule, CircleRule, CombinationRule, Norm, PairRule, Rule, parse_norms
from netwerk.errors import ArgumentError
from netwerk.i18n import Text, mark
from netwerk.privacy import refuse
from netwerk.records.matching import identifier

MOST_PARTNERS, MOST_MONTHS, HIGHEST_BOUND = 99, 120, 1_000_000
BELOW_ZERO = frozenset({"e_i_index", "assortativity", "modularity"})  # measures from -1 to 1
_LONGEST_ID = 48  # signs


def norm_id(text: str, taken: Collection[str] = ()) -> str:
    """Return an id made from what was agreed: its first words with hyphens, with a number behind it where it is taken.

    Examples
    --------
    >>> norm_id("Elke school werkt samen met het lokale team", ["elke-school-werkt-samen-met-het-lokale-team"])
    'elke-school-werkt-samen-met-het-lokale-team-2'
    """
    made = identifier(text) if any(sign.isalnum() for sign in text) else "afspraak"
    if len(made) > _LONGEST_ID:
        made = made[: _LONGEST_ID + 1].rpartition("-")[0] or made[:_LONGEST_ID]
    number, id_ = 1, made
    while id_ in taken:
        number += 1
        id_ = f"{made}-{number}"
    return id_


def checked_norm(typed: Norm, given: Norm | None, others: Iterable[Norm]) -> Norm:
    """Return `typed` as a norms file would give it back.

    given : the version that stood in the boxes; None for a new norm
    others : the norms that are agreed beside it

    Raises
    ------
    ArgumentError
        If something is not filled in, a number is too small or too large, a text may say something about a person,
        or the same was agreed already.
    NormError
        If a norms file could not hold it for another reason.
    """
    if not typed.text:
        raise ArgumentError(mark("Schrijf de afspraak in één zin."))
    if not typed.goal:
        raise ArgumentError(mark("Schrijf bij welk doel de afspraak hoort."))
    if not typed.source:
        raise ArgumentError(mark("Schrijf bij Bron waar dit staat."))
    check_rule(typed.rule)
    check_months(typed.months)
    refuse_persons(typed, given)
    for other in others:
        if other.id == typed.id and given is None:
            raise ArgumentError(mark("Er is al een afspraak met de korte naam {id}.", id=other.id))
        if other.id != typed.id and other.text.casefold() == typed.text.casefold():
            raise ArgumentError(mark("Deze afspraak is er al, met de korte naam {id}.", id=other.id))
    (read,) = parse_norms(norm_text(typed), file="Beheer")
    return replace(read, version=typed.version, withdrawn=typed.withdrawn)


def check_rule(rule: Rule) -> None:
    """Do nothing for a rule that can be counted.

    Raises
    ------
    ArgumentError
        If no kinds are chosen or a number is too small or too large; the message says what to do in the form.
    """
    match rule:
        case PairRule():
            if not rule.from_kinds:
                raise ArgumentError(mark("Kies bij Over wie minstens één soort."))
            if not rule.to_kinds:
                raise ArgumentError(mark("Kies bij Met wie minstens één soort."))
            if not 1 <= rule.minimum <= MOST_PARTNERS:
                raise ArgumentError(
                    mark("Vul bij Met hoeveel een getal in van 1 tot en met {most}.", most=MOST_PARTNERS)
                )
        case CircleRule():
            if len(rule.kinds) < 2:
                raise ArgumentError(mark("Kies minstens twee soorten: een kring gaat over wie elkaar kent."))
        case CombinationRule():
            if not rule.kinds:
                raise ArgumentError(mark("Kies minstens één soort."))
        case BoundRule():
            _check_bounds(rule)


def _check_bounds(rule: BoundRule) -> None:
    least, most = rule.at_least, rule.at_most
    if least is None and most is None:
        raise ArgumentError(mark("Vul een grens in: minstens of hoogstens."))
    lowest = -1 if rule.measure in BELOW_ZERO else 0
    for bound in (least, most):
        if bound is not None and not (math.isfinite(bound) and lowest <= bound <= HIGHEST_BOUND):
            raise ArgumentError(mark("Vul bij de grens een getal in van {lowest} tot en met 1.000.000.", lowest=lowest))
    if least is not None and most is not None and least > most:
        raise ArgumentError(mark("Minstens is hoger dan hoogstens. Draai de twee grenzen om."))


def check_months(months: int | None) -> None:
    """Do nothing for months that can be counted over, or None; else raise ArgumentError."""
    if months is not None and not 1 <= months <= MOST_MONTHS:
        raise ArgumentError(
            mark("Vul bij Aantal maanden een getal in van 1 tot en met {most}, of niets.", most=MOST_MONTHS)
        )


def refuse_persons(typed: Norm, given: Norm | None = None) -> None:
    """Do nothing where no text of `typed` says something about a person; what `given` says already may stay.

    Raises
    ------
    ArgumentError
        If a text may say something about a person; it is not repeated.
    """
    labels: tuple[tuple[str, Text], ...] = (
        ("goal", mark("Doel")),
        ("text", mark("Afspraak")),
        ("goal_en", mark("Doel in het Engels")),
        ("text_en", mark("Afspraak in het Engels")),
        ("source", mark("Bron")),
        ("phrase", mark("Woorden van de bron")),
        ("decided_by", mark("Besloten door")),
        ("id", mark("Korte naam")),
    )
    for field, label in labels:
        text = getattr(typed, field)
        if given is None or text != getattr(given, field):
            refuse(text.replace("-", " ") if field == "id" else text, label)
    # a file may name kinds and forms that nobody knows
    known = () if given is None else (*_kinds(given.rule), *_forms(given.rule))
    for words, label in ((_kinds(typed.rule), mark("Soorten")), (_forms(typed.rule), mark("Vormen"))):
        for word in words:
            if word not in known:
                refuse(word.replace("_", " "), label)


def _kinds(rule: Rule) -> tuple[str, ...]:
    match rule:
        case PairRule():
            return (*rule.from_kinds, *rule.to_kinds)
        case CircleRule() | CombinationRule():
            return rule.kinds
        case BoundRule():
            return ()


def _forms(rule: Rule) -> tuple[str, ...]:
    return rule.forms if isinstance(rule, PairRule) else ()
