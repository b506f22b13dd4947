"""How the network forms, year after year: what came, stayed, went and returned, and what may be concluded."""

from netwerk.access import Action
from netwerk.ui.controls import filters
from netwerk.ui.door import done, open_page
from netwerk.ui.forming import chance, comparing, held, lasting, ledger, milestones, playing, years
from netwerk.ui.forming.look import choose_look, steps_of, timeline_of, trend_of
from netwerk.ui.forming.parts import Part, choose_part
from netwerk.ui.forming.two_periods import NO_SECOND, years_asked
from netwerk.ui.session import language
from netwerk.ui.text import _, empty, head, lead
from netwerk.views import forming_lead
from netwerk.views.course_view import filled

with open_page(Action.FORMATION) as visit:
    top = head(_("Netwerkvorming"))
    visit = held.read(visit)
    choice = filters(visit)
    look = choose_look(visit, choice)
    steps = steps_of(visit, look)
    asked = years_asked(steps, choice.window)
    area = choice.area if choice.window.areas or choice.window.municipalities or choice.window.subregions else ""
    with top:
        if asked is None:
            lead(NO_SECOND[look.step])
        else:
            lead(
                *forming_lead.sentences(
                    steps,
                    trend_of(visit, look),
                    filled(visit.dataset, timeline_of(visit, look)),
                    steps.index(asked[1]),
                    step=look.step,
                    area=area,
                    language=language(),
                )
            )
    if not steps:
        empty(_("Geen verbindingen in deze keuze."), _("Kies een ander gebied of wis de filters."))
        done()
    match choose_part():
        case Part.YEARS:
            years.show(visit, choice, look)
        case Part.COMPARE:
            comparing.show(visit, choice, look)
        case Part.PLAYER:
            playing.show(visit, choice, look)
        case Part.LEDGER:
            ledger.show(visit, choice, look)
        case Part.LASTING:
            lasting.show(visit, choice, look)
        case Part.MILESTONES:
            milestones.show(visit, choice, look)
        case Part.CHANCE:
            chance.show(visit, choice, look)
