"""What is missing against what was agreed, who is alone, what hangs by one thread, what if someone were away."""

import streamlit as st

from netwerk.access import Action
from netwerk.ui import cache, white_spots
from netwerk.ui.controls import filters
from netwerk.ui.door import done, open_page
from netwerk.ui.session import language
from netwerk.ui.text import _, empty, figures, head, header, in_markdown, lead
from netwerk.views import agreements, alone, board, kind_table, threads, without
from netwerk.views.rows import names_of

with open_page(Action.GAPS) as visit:
    top = head(_("Witte vlekken"))
    choice = filters(visit)
    data, tongue = visit.dataset, language()
    agreed = cache.board(data, choice.window, visit.today)
    window = agreed.window
    found, network = cache.gaps(data, window, visit.today), cache.network(data, window)
    with top:
        lead(
            *agreements.summary((line.now for line in agreed.lines), tongue),
            alone.alone(found.isolates, tongue),
        )
    if not len(network):
        empty(_("Geen organisaties in deze keuze."), _("Kies een ander gebied of wis de filters."))
        done()
    white_spots.show_styles()
    st.caption(in_markdown(board.basis(agreed, network, choice.area, tongue)))

    header(_("Wat is afgesproken, en wat ontbreekt er nog?"))
    for goal, lines in board.by_goal(agreed, tongue):
        white_spots.show_goal(goal)
        for line in lines:
            white_spots.show_agreement(visit, line, window)

    header(_("Wie is niet of nauwelijks aangesloten?"))
    for sort in alone.sorts(data, network, found.isolates, tongue):
        white_spots.show_sort(visit, sort, window)

    header(_("Wat hangt aan één organisatie of verbinding?"))
    white_spots.paragraph([threads.summary(found.fragile, tongue)])
    white_spots.show_holders(visit, found.fragile, network)
    white_spots.show_bridges(visit, found.fragile, window)

    header(_("Als de gemeente niet aan tafel zit"))
    left = found.without_municipality
    lead(*board.between_partners(agreed, tongue))
    figures(without.strip(left, tongue))
    white_spots.open_municipality(visit, window)
    white_spots.paragraph(without.reachable(left, names_of(data, left.cut_off), tongue))

    header(_("Wat als één organisatie er niet is?"))
    white_spots.show_what_if(visit, window)

    header(_("Welke soorten werken met welke?"))
    table = kind_table.kind_table(network)
    white_spots.paragraph(kind_table.how_to_read(table, data.classification, tongue))
    white_spots.show_kinds(table, data.classification)
    white_spots.open_kinds(visit, table, network)
