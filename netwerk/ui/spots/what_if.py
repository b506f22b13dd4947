"""What would be left without the municipality at the table, or without an organisation."""

from __future__ import annotations

import streamlit as st

from netwerk.i18n import mark
from netwerk.model import Window
from netwerk.ui import cache
from netwerk.ui.controls import Choice
from netwerk.ui.door import Visit
from netwerk.ui.evidence import offer, open_groups
from netwerk.ui.rows import look_up
from netwerk.ui.session import language
from netwerk.ui.spots.styles import paragraph
from netwerk.ui.text import _, figures, header, lead, plain
from netwerk.views import behind, board, own_network, without
from netwerk.views.rows import names_of


def show(visit: Visit, choice: Choice, window: Window) -> None:
    """Show the network without the municipality, and without whom the visitor takes away."""
    header(_("Als de gemeente niet aan tafel zit"))
    data, tongue = visit.dataset, language()
    left = cache.gaps(data, window, visit.today).without_municipality
    lead(*board.between_partners(cache.board(data, choice.window, visit.today), tongue))
    figures(without.strip(left, tongue))
    open_municipality(visit, window)
    paragraph(without.reachable(left, names_of(data, left.cut_off), tongue))

    header(_("Wat als één organisatie er niet is?"))
    show_what_if(visit, window)


def open_municipality(visit: Visit, window: Window) -> None:
    """Offer the connections behind the figures of a network without the municipality."""
    if offer(_("Welke verbindingen blijven bestaan?"), "zonder_gemeente"):
        open_groups(
            visit,
            plain(mark("Zonder de gemeente aan tafel")),
            behind.of_municipality(visit.dataset, window),
            window,
        )


def show_what_if(visit: Visit, window: Window) -> None:
    """Let the visitor choose an organisation and show what would change without it, and by which connections."""
    data = visit.dataset
    present = set(cache.network(data, window).organisations["id"])
    names = own_network.choices(data)
    chosen = st.selectbox(
        _("Organisatie"),
        [id_ for id_ in names if id_ in present],
        index=None,
        format_func=lambda id_: names.get(id_, ""),
        placeholder=_("Kies een organisatie"),
        key="zonder",
        width=420,
    )
    if chosen is None:
        st.caption(_("Kies een organisatie en lees wat er in deze periode zonder haar overblijft."))
        return
    left = cache.without(data, window, chosen)
    with st.container(border=True):
        paragraph(without.what_if(names[chosen], left, names_of(data, left.cut_off), language()))
        look_up(
            st.container(),
            key="zonder_organisatie",
            name=names[chosen],
            opens=lambda: open_groups(
                visit, names[chosen], [behind.of_ties_of(data, cache.network(data, window), chosen)], window
            ),
        )
