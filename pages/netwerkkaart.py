"""Who works with whom: the map, what stands behind each organisation and line, and the same as tables."""

import streamlit as st

from netwerk.access import Action
from netwerk.ui import cache
from netwerk.ui.controls import filters
from netwerk.ui.door import open_page
from netwerk.ui.download_menu import Export, download_menus
from netwerk.ui.map_controls import map_controls
from netwerk.ui.map_panel import panel
from netwerk.ui.map_view import follow_click, notices, show_map, show_tables
from netwerk.ui.selection import selected
from netwerk.ui.session import language
from netwerk.ui.text import _, head, lead
from netwerk.views import map_page

with open_page(Action.MAP) as visit:
    follow_click(visit.dataset)
    top = head(_("Netwerkkaart"))
    choice = filters(visit)
    data, tongue = visit.dataset, language()
    picked = selected(data)
    look = map_controls(choice, data, picked)
    network = cache.network(data, choice.window)
    view = cache.map_view(
        data, choice.window, layout=look.layout, size=look.size, near=look.near, fictional=visit.demo, language=tongue
    )
    with top:
        lead(*map_page.sentences(view, choice.in_period, tongue, around=look.around))
    notices(view, filtered=choice.filtered)

    left, right = st.columns([7, 3], gap="medium")
    with left:
        show_map(view, picked)
    with right:
        panel(visit, choice, network, picked, look.size)

    show_tables(data, view)
    period = map_page.span(data, network)
    download_menus(
        Export(
            dataset=data,
            window=choice.window,
            period=period,
            fictional=visit.demo,
            layout=look.layout,
            language=tongue,
        )
    )
