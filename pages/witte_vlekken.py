"""What is missing against what was agreed, who is alone, what hangs by one thread, and who should meet whom."""

import streamlit as st

from netwerk.access import Action
from netwerk.ui import cache
from netwerk.ui.controls import filters
from netwerk.ui.door import done, open_page
from netwerk.ui.session import language
from netwerk.ui.spots import (
    across,
    agreed,
    fragile,
    introductions,
    kinds,
    places,
    styles,
    themes,
    unconnected,
    what_if,
)
from netwerk.ui.spots.parts import Part, choose_part
from netwerk.ui.text import _, empty, head, in_markdown, lead
from netwerk.views import agreements, alone, board

with open_page(Action.GAPS) as visit:
    top = head(_("Witte vlekken"))
    choice = filters(visit)
    data, tongue = visit.dataset, language()
    known = cache.board(data, choice.window, visit.today)
    window = known.window
    found, network = cache.gaps(data, window, visit.today), cache.network(data, window)
    with top:
        lead(
            *agreements.summary((line.now for line in known.lines), tongue),
            alone.alone(found.isolates, tongue),
        )
    if not len(network):
        empty(_("Geen organisaties in deze keuze."), _("Kies een ander gebied of wis de filters."))
        done()
    styles.show_styles()
    st.caption(in_markdown(board.basis(known, network, choice.area, tongue)))
    match choose_part():
        case Part.AGREED:
            agreed.show(visit, choice)
            places.show(visit, window)
            kinds.show(visit, window)
        case Part.UNCONNECTED:
            unconnected.show(visit, window)
        case Part.FRAGILE:
            fragile.show(visit, window)
        case Part.WHAT_IF:
            what_if.show(visit, choice, window)
        case Part.THEMES:
            themes.show(visit, window)
        case Part.ACROSS:
            across.show(visit, window)
        case Part.INTRODUCTIONS:
            introductions.show(visit, window)
