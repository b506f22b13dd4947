"""Everything about one organisation: what it is, whom it works with, its years, what stands out, its records."""

import streamlit as st

from netwerk.access import Action
from netwerk.i18n import mark
from netwerk.ui import cache, organisation
from netwerk.ui.controls import filters
from netwerk.ui.data_parts import Part
from netwerk.ui.door import done, open_page
from netwerk.ui.forming.parts import Part as FormingPart
from netwerk.ui.forming.which_changes import ONE
from netwerk.ui.freshness import show_heard
from netwerk.ui.introductions_of import show_introductions_of
from netwerk.ui.lines import show_lines
from netwerk.ui.selection import ORGANISATION
from netwerk.ui.session import language
from netwerk.ui.text import _, as_markdown, head, header, lead, link_to
from netwerk.views import chosen, organisation_view

with open_page(Action.ORGANISATION) as visit:
    data, tongue = visit.dataset, language()
    top = st.container()
    choice = filters(visit)
    code = organisation.choose(data, choice)
    if code is None:
        with top, head(_("Organisatie")):
            lead(mark("Kies een organisatie en lees alles wat over haar bekend is."))
        done()
    network = cache.network(data, choice.window)
    with top:
        st.caption(as_markdown(chosen.what_it_is(data, code, tongue)))
        head(as_markdown(data.organisations["name"].iat[code]))
        lead(*chosen.organisation_sentences(data, network, code, choice.in_period, tongue))
        id_ = str(data.organisations["id"].iat[code])
        link_to(_("Bekijk op de kaart"), Action.MAP, query={ORGANISATION: id_})

    left, right = st.columns([3, 2], gap="large")
    with left:
        header(_("Partners per laag"))
        organisation.show_partners(visit, network, code)
    with right:
        header(_("Wat opvalt"))
        found = cache.gaps(data, choice.window, visit.today)
        lines = organisation_view.findings(data, network, found, code, choice.in_period, tongue)
        if lines:
            show_lines(lines)
        else:
            st.markdown(_("Er valt in deze periode niets op."))
        organisation.offer_agreements(visit, code, found)
        header(_("Gegevens uit het register"))
        show_lines(organisation_view.particulars(data, code, tongue))
        link_to(_("Wijzig deze gegevens"), Action.DATA, query={"deel": Part.BY_HAND.value, ORGANISATION: id_})
        header(_("Laatst gehoord, per bron"))
        show_heard(visit, code)

    st.space("small")
    header(_("Kennismakingen"))
    show_introductions_of(visit, found, code)
    st.space("small")
    header(_("Partners door de jaren"))
    organisation.show_years(visit, code, choice.window)
    link_to(
        _("Vergelijk twee periodes van deze organisatie"),
        Action.FORMATION,
        query={"deel": FormingPart.COMPARE.value, ONE: id_},
    )
    organisation.show_role(visit, choice, code)
    st.space("small")
    header(_("Registraties"))
    organisation.show_records(visit, choice, code)
