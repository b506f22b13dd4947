"""What do we know, how fresh is it, what stands out now."""

import streamlit as st

from netwerk.access import Action
from netwerk.ui import cache
from netwerk.ui.controls import filters
from netwerk.ui.door import done, open_page
from netwerk.ui.evidence import offer_figures
from netwerk.ui.freshness import show_freshness
from netwerk.ui.introductions_of import show_to_look_at
from netwerk.ui.session import language
from netwerk.ui.text import _, bars, card, empty, figures, head, header, in_markdown, lead, link_to
from netwerk.views import agreements, board, overview, standing_out, wording

with open_page(Action.OVERVIEW) as visit:
    top = head(_("Overzicht"))
    choice = filters(visit)
    data, tongue = visit.dataset, language()
    known = cache.overview(data, choice.window)
    window = board.own_window(data, choice.window, visit.today)
    found, agreed = cache.gaps(data, window, visit.today), cache.outcomes(data, window)
    with top:
        if visit.scope.whole:
            lead(
                *overview.sentences(known, choice.in_period, tongue),
                *agreements.summary(agreed, tongue),
                *agreements.over(choice.window, window, tongue),
            )
        else:
            lead(overview.own_sentence(cache.network(data, choice.window), visit.scope, choice.in_period, tongue))
            link_to(_("Bekijk uw eigen netwerk"), Action.OWN_NETWORK)
    if not known.present:
        empty(_("Geen organisaties in deze keuze."), _("Kies een ander gebied of wis de filters."))
        done()
    if visit.scope.whole:
        figures(overview.strip(known, tongue))
        offer_figures(visit, choice.window)

    if visit.may(Action.GAPS):
        st.space("small")
        header(_("Dit valt nu op"))
        change = cache.comparison(data, overview.a_year_earlier(choice.window), choice.window)
        cards = (
            standing_out.missing(data, agreed, tongue),
            standing_out.hanging(data, found, tongue),
            standing_out.changed(change, tongue),
        )
        for column, one in zip(st.columns(3, gap="medium"), cards, strict=True):
            with column:
                body = " ".join(in_markdown(sentence) for sentence in one.body)
                card(in_markdown(one.heading), body, in_markdown(one.link), one.page, icon=one.icon, query=one.query)
        show_to_look_at(visit)

    st.space("small")
    left, right = st.columns(2, gap="large")
    if visit.scope.whole:
        with left:
            header(_("In beeld per laag"))
            bars([(wording.layer_label(visit.classification, code, tongue), *counts) for code, *counts in known.layers])
    with right if visit.scope.whole else left:
        header(_("Hoe vers zijn de gegevens?"))
        show_freshness(visit)
        st.caption(in_markdown(overview.record_span(data, visit.today, tongue)))
