"""What one organisation sees of itself: its partners, its years, what was agreed, and its own records."""

import streamlit as st

from netwerk.access import Action
from netwerk.i18n import mark
from netwerk.ui import cache, norm_reading, own
from netwerk.ui.controls import period
from netwerk.ui.door import done, open_page
from netwerk.ui.lines import show_table
from netwerk.ui.session import language
from netwerk.ui.text import _, as_markdown, empty, head, header, lead, plain
from netwerk.views import own_network

with open_page(Action.OWN_NETWORK) as visit, st.container(width=760):
    tongue = language()
    me = own.choose(visit)
    top = head(_("Mijn netwerk"))
    if me is None:
        with top:
            lead(mark("Kies een organisatie en zie wat zij zelf van haar netwerk zou zien."))
        done()
    choice = period(me.visit)
    partners = own.partners(me, choice.window)
    agreed = cache.agreements(me.scope, choice.window)
    with top:
        lead(*own_network.sentences(partners, agreed, choice.in_period, tongue))

    st.space("small")
    header(_("Met wie werkt u samen?"))
    if partners.empty:
        empty(_("Er is in deze periode geen samenwerking vastgelegd."), _("Dat kan ook aan de gegevens liggen."))
    for layer, lines in own_network.by_layer(me.dataset, partners, own.partners_ever(me, choice.window), tongue):
        st.subheader(as_markdown(layer), anchor=False)
        own.show_partners(me, lines, choice.window)

    st.space("small")
    header(_("Wat ontbreekt er nog?"))
    if not agreed:
        st.markdown(_("Over uw soort organisatie is in deze periode geen afspraak gemaakt."))
    for one in agreed:
        own.show_agreement(me, one, choice.window, choice.in_period)
    norm_reading.show_all(visit, key="mijn")

    st.space("small")
    header(_("Uw netwerk door de jaren"))
    show_table(
        own_network.year_table(own.years(me), tongue),
        plain(mark("Per schooljaar uw partners: nieuw, hersteld, gebleven en gestopt")),
    )
    st.caption(_("Elk jaar is vergeleken met het jaar ervoor. Meer partners is niet vanzelf beter."))

    st.space("small")
    header(_("Uw registraties"))
    own.show_records(me, partners, choice.window)

    st.space("small")
    own.show_what_the_municipality_sees(me)
