"""Which connections were agreed: norms, read from a file that anyone may read and change.

A norm says what was agreed, why (its goal) and where that is written (its source); its rule says how it is
checked. Nothing here looks at data: see `fulfilment` (pairs), `circles` (circles and combinations) and `gaps`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from netwerk.errors import NormError
from netwerk.i18n import Language, Text, mark
from netwerk.model import LAST, Window, day_number
from netwerk.network import months_before
from netwerk.records.parsing import visible

COVERAGE = "coverage"
CENTRAL_UNHEARD = "central_unheard"  # see `analysis.unheard`
MEASURES: tuple[str, ...] = (  # the numbers under `network` in the JSON of `measures`
    "organisations", "isolated", "ties", "density", "average_degree", "components", "largest_component",
    "degree_centralisation", "betweenness_centralisation", "closeness_centralisation", "transitivity",
    "average_clustering", "average_path_length", "diameter", "connectedness", "fragmentation", "core_maximum",
    "core_maximum_size", "e_i_index", "assortativity", "communities", "modularity", "bridges",
    "articulation_points",
)  # fmt: skip


class Scope(StrEnum):
    """Where the partner must work for a tie to count."""

    AREA = "area"
    MUNICIPALITY = "municipality"
    SUBREGION = "subregion"
    REGION = "region"
    OTHER_SUBREGION = "other_subregion"


class Direction(StrEnum):
    ANY = "any"
    OUT = "out"  # the from-organisation is the a of the record
    IN = "in"  # … is the b


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRule:
    """Each organisation of `from_kinds` has ties with at least `minimum` of `to_kinds` within `scope`.

    forms : only records of these forms count; empty: all
    """

    from_kinds: tuple[str, ...]
    to_kinds: tuple[str, ...]
    scope: Scope
    minimum: int = 1
    forms: tuple[str, ...] = ()
    direction: Direction = Direction.ANY


@dataclass(frozen=True, slots=True, kw_only=True)
class CircleRule:
    """In each unit of `scope` every two of `kinds` are joined by at least one tie."""

    kinds: tuple[str, ...]
    scope: Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class CombinationRule:
    """In each unit of `scope` at least one counting record holds all `kinds`; one kind: it was at a table there."""

    kinds: tuple[str, ...]
    scope: Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundRule:
    """A measure of the network stays within bounds; None: no bound on that side.

    measure : one of MEASURES, COVERAGE or CENTRAL_UNHEARD
    """

    measure: str
    at_least: float | None = None
    at_most: float | None = None


Rule = PairRule | CircleRule | CombinationRule | BoundRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm:
    """One agreed connection, circle, combination or bound.

    goal_en, text_en : the same in English; "" where nobody wrote it
    phrase : the words of the source, as they stand there
    months : over how many months it is asked, ending with the window; None: over the window itself
    version : 1 for the first, one more for each change; `norms_in` chooses which of them holds when
    withdrawn : from `valid_from` on it is no longer agreed
    """

    id: str
    goal: str
    text: str
    source: str
    valid_from: date
    rule: Rule
    decided_by: str = ""
    goal_en: str = ""
    text_en: str = ""
    phrase: str = ""
    months: int | None = None
    version: int = 1
    withdrawn: bool = False

    def goal_in(self, language: Language) -> str:
        """Return the goal in `language`; in Dutch where the file has no English."""
        return self.goal_en if language == "en" and self.goal_en else self.goal

    def text_in(self, language: Language) -> str:
        """Return what was agreed in `language`; in Dutch where the file has no English."""
        return self.text_en if language == "en" and self.text_en else self.text

    def counts_in(self, window: Window) -> bool:
        """Return whether the norm already held at the end of `window`."""
        return window.end > day_number(self.valid_from)

    def asked_over(self, window: Window) -> Window:
        """Return `window`, or the norm's own months that end with it."""
        if self.months is None or window.end >= LAST:
            return window
        return replace(window, begin=months_before(window.end, self.months))


def norms_in(norms: Iterable[Norm], window: Window) -> tuple[Norm, ...]:
    """Return the norms that hold at the end of `window`, in the order in which their ids first come.

    Of several versions of one norm the newest counts among those that were valid then, so a window before a change
    keeps what was agreed at the time. A norm whose newest valid version is withdrawn is left out.
    """
    newest: dict[str, Norm | None] = {}
    for norm in norms:
        held = newest.setdefault(norm.id, None)
        if norm.counts_in(window) and (held is None or norm.version > held.version):
            newest[norm.id] = norm
    return tuple(norm for norm in newest.values() if norm is not None and not norm.withdrawn)


def read_norms(path: Path) -> tuple[Norm, ...]:
    """Return the norms of the TOML file `path`, in the order of the file.

    Raises
    ------
    NormError
        If the file cannot be read, or a norm has an unknown rule, scope or measure, an unknown or missing
        field, or a value that its rule cannot use; the message names the norm.
    """
    try:
        content = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise NormError(mark("{file}: dit bestand bestaat niet.", file=path.name)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise NormError(
            mark("{file}: dit bestand is niet te lezen ({reason}).", file=path.name, reason=str(error))
        ) from None
    return parse_norms(content, file=path.name)


def parse_norms(content: str, *, file: str) -> tuple[Norm, ...]:
    """Return the norms in the TOML text `content`; `file` is only named in errors. Raises as `read_norms`."""
    try:
        read = tomllib.loads(content)
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, or brackets without end, too
        raise NormError(
            mark("{file}: dit bestand is niet te lezen ({reason}).", file=file, reason=str(error))
        ) from None
    tables = read.pop("norm", [])
    if read or not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise NormError(
            mark(
                "{file}: hier staat iets anders dan afspraken ({found}). Elke afspraak begint met de regel [[norm]].",
                file=file,
                found=", ".join(read) or "norm",
            )
        )
    norms = tuple(_norm(table, number, file) for number, table in enumerate(tables, start=1))
    ids = [norm.id for norm in norms]
    for id_ in ids:
        if ids.count(id_) > 1:
            raise NormError(
                mark("{file}: twee afspraken heten '{id}'. Geef elke afspraak een eigen id.", file=file, id=id_)
            )
    return norms


Value = TypeVar("Value")
_LARGEST = 1_000_000_000  # no network has more of anything, and no box on the screen can hold much more


@dataclass(slots=True)
class _Fields:
    """The fields of one norm that are not taken yet, and how to complain about them."""

    left: dict[str, Any]
    id: str
    file: str

    def take(
        self, name: str, read: Callable[[Any], Value | None], accepted: Text, default: Value | None = None
    ) -> Value:
        """Return field `name` as `read` makes of it; `read` gives None for what it cannot use."""
        if name not in self.left:
            if default is None:
                self.refuse(mark("het veld '{field}' ontbreekt", field=name), accepted)
            return default
        found = self.left.pop(name)
        value = read(found)
        if value is None:
            self.refuse(mark("'{found}' past niet in het veld '{field}'", found=found, field=name), accepted)
        return value

    def refuse(self, what: Text, accepted: Text) -> NoReturn:
        raise NormError(
            mark(
                "{file}, afspraak '{id}': {what}. {accepted}", file=self.file, id=self.id, what=what, accepted=accepted
            )
        )


def _norm(table: Mapping[str, Any], number: int, file: str) -> Norm:
    fields = _Fields(left=dict(table), id=str(table.get("id") or f"nummer {number}"), file=file)
    a_text = mark("Schrijf hier een tekst tussen aanhalingstekens.")
    a_span = mark("Schrijf een heel aantal maanden, van 1 tot en met 120.")
    id_ = fields.take("id", _text, a_text)
    make = fields.take("rule", _choice(_RULES), _one_of(_RULES))
    norm = Norm(
        id=id_,
        goal=fields.take("goal", _text, a_text),
        text=fields.take("text", _text, a_text),
        source=fields.take("source", _text, a_text),
        valid_from=fields.take("valid_from", _day, mark("Schrijf een datum als 2024-01-31.")),
        decided_by=fields.take("decided_by", _decision, mark("Schrijf wie dit besloot, en wanneer."), default=""),
        goal_en=fields.take("goal_en", _text, a_text, default=""),
        text_en=fields.take("text_en", _text, a_text, default=""),
        phrase=fields.take("phrase", _text, a_text, default=""),
        months=fields.take("months", _months, a_span) if "months" in fields.left else None,
        rule=make(fields),
    )
    if fields.left:
        fields.refuse(
            mark("het veld '{field}' hoort niet bij deze regel", field=next(iter(fields.left))),
            mark("Bekend zijn: {fields}.", fields=", ".join(FIELDS[str(table["rule"])])),
        )
    return norm


def _pair(fields: _Fields) -> PairRule:
    scopes = {str(scope): scope for scope in Scope}
    directions = {str(direction): direction for direction in Direction}
    kinds = mark('Schrijf een of meer soorten, bijvoorbeeld ["huisarts"].')
    return PairRule(
        from_kinds=fields.take("from_kinds", _some_words, kinds),
        to_kinds=fields.take("to_kinds", _some_words, kinds),
        scope=fields.take("scope", _choice(scopes), _one_of(scopes)),
        minimum=fields.take("minimum", _count, mark("Schrijf een heel getal van 1 of meer."), default=1),
        forms=fields.take("forms", _words, mark('Schrijf vormen, bijvoorbeeld ["verwijzen"], of [].'), default=()),
        direction=fields.take("direction", _choice(directions), _one_of(directions), default=Direction.ANY),
    )


def _circle(fields: _Fields) -> CircleRule:
    kinds = fields.take("kinds", _two_words, mark("Schrijf twee of meer verschillende soorten."))
    return CircleRule(kinds=kinds, scope=_unit_scope(fields))


def _combination(fields: _Fields) -> CombinationRule:
    kinds = fields.take("kinds", _some_words, mark('Schrijf een of meer soorten, bijvoorbeeld ["huisarts"].'))
    return CombinationRule(kinds=kinds, scope=_unit_scope(fields))


def _unit_scope(fields: _Fields) -> Scope:
    # a circle or combination is looked for in each unit, and "another subregion" is no unit
    scopes = {str(scope): scope for scope in Scope if scope is not Scope.OTHER_SUBREGION}
    return fields.take("scope", _choice(scopes), _one_of(scopes))


def _bound(fields: _Fields) -> BoundRule:
    measures = {measure: measure for measure in (COVERAGE, CENTRAL_UNHEARD, *MEASURES)}
    measure = fields.take("measure", _choice(measures), _one_of(measures))
    a_number = mark("Schrijf een getal, met een punt voor de decimalen.")
    bounds = {
        name: fields.take(name, _number, a_number) if name in fields.left else None for name in ("at_least", "at_most")
    }
    least, most = bounds["at_least"], bounds["at_most"]
    if least is None and most is None:
        fields.refuse(
            mark("het veld '{field}' ontbreekt", field="at_least"), mark("Schrijf een grens: at_least of at_most.")
        )
    if least is not None and most is not None and least > most:
        fields.refuse(mark("at_least is groter dan at_most"), mark("Schrijf eerst de laagste grens."))
    return BoundRule(measure=measure, at_least=least, at_most=most)


_RULES: Mapping[str, Callable[[_Fields], Rule]] = {
    "pair": _pair,
    "circle": _circle,
    "combination": _combination,
    "bound": _bound,
}
_COMMON = (
    "id", "goal", "goal_en", "text", "text_en", "source", "phrase", "decided_by", "rule", "valid_from", "months",
)  # fmt: skip
FIELDS: Mapping[str, tuple[str, ...]] = {
    "pair": (*_COMMON, "from_kinds", "to_kinds", "scope", "minimum", "forms", "direction"),
    "circle": (*_COMMON, "kinds", "scope"),
    "combination": (*_COMMON, "kinds", "scope"),
    "bound": (*_COMMON, "measure", "at_least", "at_most"),
}


def _one_of(known: Mapping[str, object]) -> Text:
    return mark("Kies uit: {known}.", known=", ".join(known))


def _choice(known: Mapping[str, Value]) -> Callable[[Any], Value | None]:
    return lambda found: known.get(found) if isinstance(found, str) else None


def _text(found: Any) -> str | None:
    return visible(found).strip() or None if isinstance(found, str) else None


def _words(found: Any) -> tuple[str, ...] | None:
    words = [_text(word) for word in found] if isinstance(found, list) else [None]
    return None if None in words else tuple(dict.fromkeys(word for word in words if word))


def _some_words(found: Any) -> tuple[str, ...] | None:
    return _words(found) or None


def _two_words(found: Any) -> tuple[str, ...] | None:
    words = _words(found)
    return words if words and len(words) > 1 else None


def _count(found: Any) -> int | None:
    return found if type(found) is int and 1 <= found <= _LARGEST else None  # `true` is an int too, and no count


def _months(found: Any) -> int | None:
    months = _count(found)
    return months if months is not None and months <= 120 else None


def _number(found: Any) -> float | None:
    # TOML knows nan and inf; neither can be reached or passed
    return float(found) if type(found) in (int, float) and abs(found) <= _LARGEST else None


def _day(found: Any) -> date | None:
    if isinstance(found, datetime):
        return found.date()
    if isinstance(found, date):
        return found
    try:
        return date.fromisoformat(found)
    except (TypeError, ValueError):
        return None


def _decision(found: Any) -> str | None:
    """A line of text, or a table with `body` and `date`."""
    if isinstance(found, dict) and set(found) <= {"body", "date"}:
        return visible(", ".join(str(found[name]) for name in ("body", "date") if name in found))
    return visible(found).strip() if isinstance(found, str) else None
