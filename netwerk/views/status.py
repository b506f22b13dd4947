"""How an agreement stands: met, partly met, not yet met, or no conclusion; always a word, a shape and a colour."""

from __future__ import annotations

from enum import StrEnum

from netwerk.analysis.gaps import Bound
from netwerk.analysis.norms import COVERAGE, BoundRule, CombinationRule, Rule
from netwerk.analysis.outcomes import Outcome
from netwerk.i18n import Text, mark
from netwerk.views.charts import image
from netwerk.views.palette import STATUSES, Theme

LEAST = 10  # organisations: under this a measure of the network says too little


class Status(StrEnum):
    MET = "met"
    PARTLY = "partly"
    NOT_YET = "unmet"
    NO_CONCLUSION = "unknown"
    NOT_HERE = "not_here"  # there is nobody whom the agreement concerns


WORDS: dict[Status, Text] = {
    Status.MET: mark("Gehaald"),
    Status.PARTLY: mark("Deels gehaald"),
    Status.NOT_YET: mark("Nog niet gehaald"),
    Status.NO_CONCLUSION: mark("Geen uitspraak"),
    Status.NOT_HERE: mark("Geldt hier niet"),
}
_DASHED = '<path d="M2.5 8h11" fill="none" stroke-width="2.4" stroke-dasharray="3 2"/>'
_SHAPES: dict[Status, str] = {  # within 16 × 16
    Status.MET: '<path d="M3 8.5l3.2 3.2L13 4.6" fill="none" stroke-width="2.4"/>',
    Status.PARTLY: '<circle cx="8" cy="8" r="5.6" fill="none" stroke-width="2"/><path d="M8 2.4a5.6 5.6 0 010 11.2z"/>',
    Status.NOT_YET: '<path d="M8 2.2L14.2 13.4H1.8z" fill="none" stroke-width="2" stroke-linejoin="round"/>'
    '<path d="M8 6v3.4M8 11v1" fill="none" stroke-width="1.6"/>',
    Status.NO_CONCLUSION: _DASHED,
    Status.NOT_HERE: _DASHED,
}


def colour(status: Status, theme: Theme) -> str:
    """Return the colour of the word and the shape, as #rrggbb."""
    return STATUSES["unknown" if status is Status.NOT_HERE else status.value].colour(theme)


def shape(status: Status, theme: Theme) -> str:
    """Return the shape as an `<img>`; it says nothing to a screen reader, since the word stands beside it."""
    ink = colour(status, theme)
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16" '
        f'stroke="{ink}" fill="{ink}">{_SHAPES[status]}</svg>'
    )
    return image(svg, "", 16, 16)


def status_of(outcome: Outcome) -> Status:
    """Return how the agreement stands; on a thin basis there is no conclusion.

    Thin is: fewer than half of those concerned were seen in the period; and for a measure of the network also fewer
    than LEAST organisations, since one more or less then moves it too far. A count of organisations, of pairs of
    kinds or of places names whom it counts, so it may be small. The coverage itself tells how few were seen.
    """
    rule = outcome.norm.rule
    if isinstance(rule, BoundRule):
        if undefined(outcome) or outcome.concerned < LEAST:
            return Status.NO_CONCLUSION
    elif not outcome.whole or (not outcome.concerned and not _asks_presence(rule)):
        return Status.NOT_HERE
    if few_seen(outcome):
        return Status.NO_CONCLUSION
    if outcome.part == outcome.whole:
        return Status.MET
    return Status.PARTLY if outcome.part else Status.NOT_YET


def concluded(outcome: Outcome | None) -> bool:
    """Return whether there is a figure to show."""
    return outcome is not None and status_of(outcome) not in (Status.NO_CONCLUSION, Status.NOT_HERE)


def few_seen(outcome: Outcome) -> bool:
    """Return whether fewer than half of those concerned were seen in the period."""
    rule = outcome.norm.rule
    if isinstance(rule, BoundRule) and rule.measure == COVERAGE:
        return False
    return 2 * outcome.seen < outcome.concerned


def undefined(outcome: Outcome) -> bool:
    """Return whether the measure of a bound has no value here."""
    return isinstance(outcome.found, Bound) and outcome.found.value is None


def _asks_presence(rule: Rule) -> bool:
    """Whether a place without anyone of the kind is what the agreement is about: a combination of one kind."""
    return isinstance(rule, CombinationRule) and len(rule.kinds) == 1
