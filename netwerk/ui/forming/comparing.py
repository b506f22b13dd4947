"""Two periods side by side: what changed between them, on a map of which no place moves and in lists."""

from __future__ import annotations

import streamlit as st

from netwerk.access import Action
from netwerk.analysis.comparison import Comparison, Mark, about
from netwerk.i18n import Text, mark
from netwerk.ui import cache
from netwerk.ui.controls import Choice
from netwerk.ui.door import Visit
from netwerk.ui.forming import held
from netwerk.ui.forming.change_lists import keep_line, offer_lists, show_lists, show_members
from netwerk.ui.forming.change_map import show_chosen, show_map
from netwerk.ui.forming.filmstrip import offer_filmstrip
from netwerk.ui.forming.look import Look, steps_of
from netwerk.ui.forming.sides import Sides
from netwerk.ui.forming.two_periods import choose_sides, years_asked
from netwerk.ui.forming.which_changes import choose_marks, choose_one
from netwerk.ui.freshness import show_stopped
from netwerk.ui.selection import ORGANISATION
from netwerk.ui.session import language
from netwerk.ui.text import _, empty, header, in_markdown, link_to
from netwerk.views import basis_view, changes, comparison_notes
from netwerk.views.rows import name_of


def show(visit: Visit, choice: Choice, look: Look) -> None:
    """Show what changed between two steps or two stretches of days, for all or for one organisation."""
    header(_("Wat is er veranderd?"))
    steps = steps_of(visit, look)
    asked = years_asked(steps, choice.window)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        sides = choose_sides(visit, look, steps, asked)
        one = choose_one(visit)
    if isinstance(sides, Text):
        empty(in_markdown(sides), "")
        return
    whole = cache.changes(visit.dataset, sides.between)
    change = whole if one is None else about(whole, one)
    number = changes.counts(change)
    in_lead = (
        one is None and asked is not None and (sides.first[0], sides.second[0]) == tuple(step.begin for step in asked)
    )
    _tell(visit, look, sides, change, one, in_lead=in_lead and not sides.own_dates)
    marks = choose_marks(number)
    if changes.changed_lines(number) > changes.LEGIBLE:
        st.caption(_("Kies een gebied om alle vier de tekens tegelijk te zien."))
    left, right = st.columns([7, 3], gap="medium")
    with right:
        line = show_lists(visit, change, one)
    with left:
        chosen = show_map(visit, sides, change, marks, line, one)
    keep_line(visit, chosen)
    show_chosen(visit, change, chosen, one)
    if one is None:
        st.space("small")
        header(_("Welke organisaties kwamen en gingen?"))
        show_members(visit, change)
    offer_lists(visit, sides, change, one)
    offer_filmstrip(visit, look)
    found = cache.comparison_basis(visit.dataset, whole.first, whole.second, visit.today)
    st.caption(in_markdown(basis_view.basis(found, held.version_shown(visit), language())))


def _tell(visit: Visit, look: Look, sides: Sides, change: Comparison, one: int | None, *, in_lead: bool) -> None:
    """Say what changed, unless the page began with that, and what to keep in mind."""
    whole, tongue = cache.changes(visit.dataset, sides.between), language()
    thin = comparison_notes.thin(whole, sides.names, tongue, known=sides.known)
    name = "" if one is None else str(visit.dataset.organisations["name"].iat[one])
    told = changes.told(
        change,
        names=sides.names,
        before=sides.before,
        language=tongue,
        about=name,
        # the few partners of one organisation are told as counts
        shares=one is None and thin is None,
    )
    endings = cache.endings(visit.dataset, sides.between, sides.second, visit.today, code=one)
    perhaps = comparison_notes.maybe_not_ended(endings, changes.counts(change)[Mark.ENDED], sides.names[1], tongue)
    sentences = [*(() if in_lead else told), *(() if perhaps is None else (perhaps,))]
    if sentences:
        st.markdown(" ".join(in_markdown(sentence) for sentence in sentences))
    notes = [
        _own_dates(look) if sides.own_dates else None,
        thin if one is None else _came_or_went(visit, sides, change, one),
        comparison_notes.sizes(whole, sides.names, tongue) if one is None else None,
        comparison_notes.unfinished(sides.names[1], sides.second[1], visit.last_day, tongue),
        comparison_notes.shared(whole),
        comparison_notes.imprecise(whole, tongue),
        comparison_notes.merged(visit.dataset, as_then=held.shows_then()),
    ]
    said = [in_markdown(note) for note in notes if note is not None]
    if said:
        st.caption(" ".join(said))
    show_stopped(visit, (whole.first, whole.second))
    if one is not None:
        id_ = str(visit.dataset.organisations["id"].iat[one])
        link_to(_("Alles over deze organisatie"), Action.ORGANISATION, query={ORGANISATION: id_})


def _own_dates(look: Look) -> Text:
    if look.over.rule == "step":
        return mark("Hier telt wat in deze dagen is vastgelegd.")
    return mark("Hier telt alleen wat in deze dagen is vastgelegd: de keuze bij Telt mee gaat over stappen.")


def _came_or_went(visit: Visit, sides: Sides, change: Comparison, one: int) -> Text | None:
    name = name_of(visit.dataset, str(change.ids[one]))
    if change.joined:
        return mark("{name} bestond in {period} nog niet.", name=name, period=sides.names[0])
    if change.left:
        return mark("{name} bestond in {period} niet meer.", name=name, period=sides.names[1])
    return None
