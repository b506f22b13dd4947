"""How the network forms: every school year beside the one before, and two of them side by side."""

import streamlit as st

from netwerk.access import Action
from netwerk.i18n import mark
from netwerk.ui import cache, formation
from netwerk.ui.controls import filters
from netwerk.ui.door import done, open_page
from netwerk.ui.freshness import show_stopped
from netwerk.ui.session import language
from netwerk.ui.text import _, empty, head, header, in_markdown, lead
from netwerk.ui.two_periods import choose_marks, choose_years, in_year, years_asked
from netwerk.views import changes

with open_page(Action.FORMATION) as visit:
    top = head(_("Netwerkvorming"))
    choice = filters(visit)
    data, tongue = visit.dataset, language()
    steps = cache.formation(data, choice.window, visit.today)
    asked = years_asked(steps, choice.window)
    area = choice.area if choice.window.areas or choice.window.municipalities or choice.window.subregions else ""
    with top:
        if asked is None:
            lead(mark("Er is nog geen tweede schooljaar om mee te vergelijken."))
        else:
            first, second = (in_year(choice.window, step) for step in asked)
            lead(*changes.sentences(cache.comparison(data, first, second), tongue, area=area))
    if not steps:
        empty(_("Geen verbindingen in deze keuze."), _("Kies een ander gebied of wis de filters."))
        done()

    header(_("Verbindingen per schooljaar"))
    formation.show_years(steps, visit.last_day)
    if asked is None:
        done()

    st.space("small")
    header(_("Wat is er veranderd?"))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        before, after = choose_years(steps, asked)
        change = cache.comparison(data, in_year(choice.window, before), in_year(choice.window, after))
        number = changes.counts(change)
        marks = choose_marks(number)
    if before.begin >= after.begin:
        empty(_("Kies bij Daarna een later schooljaar dan bij Eerst."), "")
        done()
    if (before, after) != asked:
        st.markdown(" ".join(in_markdown(sentence) for sentence in changes.sentences(change, tongue)))
    note = changes.sizes(before.organisations, after.organisations, change, tongue)
    if note is not None:
        st.caption(in_markdown(note))
    if changes.changed_lines(number) > changes.LEGIBLE:
        st.caption(_("Kies een gebied om alle vier de tekens tegelijk te zien."))
    show_stopped(visit, (change.first, change.second))
    left, right = st.columns([7, 3], gap="medium")
    with right:
        line = formation.show_lists(visit, change)
    with left:
        line = formation.show_map(visit, change, marks, line)
    formation.show_line(visit, change, line)

    st.space("small")
    header(_("Welke organisaties kwamen en gingen?"))
    formation.show_members(visit, change)
    formation.offer_lists(visit, change)
