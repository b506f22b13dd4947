"""What stands above a film or filmstrip that leaves the app: what it is of, and what it rests on."""

from __future__ import annotations

from netwerk.i18n import Text, mark
from netwerk.ui.door import Visit
from netwerk.ui.fictional import FICTIONAL
from netwerk.ui.forming.held import version_shown
from netwerk.ui.forming.look import RULES, Look, timeline_of
from netwerk.ui.session import language
from netwerk.ui.text import plain
from netwerk.views import wording
from netwerk.views.steps_view import step_name


def title_of(look: Look) -> str:
    """Return the title, with the place where one was chosen."""
    chosen = look.window.areas or look.window.municipalities or look.window.subregions
    where = wording.area(look.window, language())
    return plain(mark("Netwerkvorming: {name}", name=where) if chosen else mark("Netwerkvorming"))


def note_of(visit: Visit, look: Look, first: int, last: int, *more: Text) -> str:
    """Return of which steps (`first` to `last`, by number) and data it is, by which rule, `more`, and whether the
    region exists at all."""
    line = timeline_of(visit, look)
    begin, end = (step_name(line.step, line.begin(at), language()) for at in (first, last))
    period = plain(mark("{first} tot en met {last}", first=begin, last=end)) if begin != end else begin
    rule = next(plain(label) for over, label in RULES.values() if over == look.over)
    return " · ".join(
        [
            wording.capital(period),
            plain(mark("telt mee: {rule}", rule=rule[:1].lower() + rule[1:])),
            plain(mark("gegevens versie {version}", version=version_shown(visit))),
            *(plain(one) for one in more),
            *([plain(FICTIONAL)] if visit.demo else []),
        ]
    )
