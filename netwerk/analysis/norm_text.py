"""Agreements as text, the way a norms file holds them, and as the database keeps their versions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from netwerk.analysis.norms import (
    BoundRule,
    CircleRule,
    CombinationRule,
    Direction,
    Norm,
    PairRule,
    Rule,
    parse_norms,
)
from netwerk.model import KeptNorm
from netwerk.toml_text import toml_value


def norms_text(norms: Iterable[Norm]) -> str:
    """Return `norms` as a norms file (TOML) that `parse_norms` reads back to the same; versions are not in it."""
    return "\n".join(norm_text(norm) for norm in norms)


def norm_text(norm: Norm) -> str:
    """Return one [[norm]] as TOML; what has its default is left out."""
    fields: dict[str, str | int | float | date | tuple[str, ...]] = {
        "id": norm.id,
        "goal": norm.goal,
        "goal_en": norm.goal_en,
        "text": norm.text,
        "text_en": norm.text_en,
        "source": norm.source,
        "phrase": norm.phrase,
        "decided_by": norm.decided_by,
        "valid_from": norm.valid_from,
    }
    if norm.months is not None:
        fields["months"] = norm.months
    lines = [
        f"{name} = {toml_value(value)}" for name, value in (fields | _rule(norm.rule)).items() if value not in ("", ())
    ]
    return "\n".join(["[[norm]]", *lines, ""])


def kept(norm: Norm) -> KeptNorm:
    """Return `norm` as the database keeps it."""
    return KeptNorm(id=norm.id, version=norm.version, content=norm_text(norm), withdrawn=norm.withdrawn)


def norms_of(versions: Iterable[KeptNorm]) -> tuple[Norm, ...]:
    """Return the versions that the database keeps as norms, in the same order.

    Raises
    ------
    NormError
        If one of them cannot be read: the database was written by something else.
    """
    return tuple(
        replace(norm, version=one.version, withdrawn=one.withdrawn)
        for one in versions
        for norm in parse_norms(one.content, file="database")
    )


def _rule(rule: Rule) -> dict[str, str | int | float | date | tuple[str, ...]]:
    match rule:
        case PairRule():
            return {
                "rule": "pair",
                "from_kinds": rule.from_kinds,
                "to_kinds": rule.to_kinds,
                "scope": rule.scope.value,
                "minimum": rule.minimum,
                "forms": rule.forms,
                "direction": "" if rule.direction is Direction.ANY else rule.direction.value,
            }
        case CircleRule():
            return {"rule": "circle", "kinds": rule.kinds, "scope": rule.scope.value}
        case CombinationRule():
            return {"rule": "combination", "kinds": rule.kinds, "scope": rule.scope.value}
        case BoundRule():
            bounds = {"at_least": rule.at_least, "at_most": rule.at_most}
            return {
                "rule": "bound",
                "measure": rule.measure,
                **{name: bound for name, bound in bounds.items() if bound is not None},
            }
