"""What was agreed and how it stands, for the board: one sheet that prints on one A4."""

import streamlit as st

from netwerk.access import Action
from netwerk.i18n import mark
from netwerk.ui import cache, norm_reading, sheet
from netwerk.ui.controls import filters
from netwerk.ui.door import open_page
from netwerk.ui.session import language
from netwerk.ui.text import _
from netwerk.views import agreements, board, wording

with open_page(Action.BOARD) as visit:
    middle = sheet.column()
    with middle:
        choice = filters(visit)
    data, tongue = visit.dataset, language()
    found = cache.board(data, choice.window, visit.today)
    with middle:
        st.caption(
            _(
                "Afdrukken: kies in uw browser Afdrukken. Op papier staat dit zonder menu en filters, "
                "met de standaardafspraken op één A4."
            )
        )
        sheet.show(
            found,
            data.classification,
            above=(
                *((mark("Voorbeeldregio, fictief"),) if visit.demo else ()),
                mark("{area}", area=choice.area),
                mark("{period}", period=wording.period(found.window.begin, found.window.end, tongue)),
            ),
            title=mark("Sturen op samenwerking in de jeugdhulp"),
            lead=(
                *agreements.summary((line.now for line in found.lines), tongue),
                *board.between_partners(found, tongue),
            ),
            closing=board.closing(found, data, visit.last_day, cache.data_version(), tongue),
        )
        sheet.offer_evidence(visit, found)
        norm_reading.show_all(visit, key="bestuur")
