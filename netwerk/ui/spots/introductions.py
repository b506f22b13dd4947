"""Who should meet whom, who took that up, and whether it came to something."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import pandas as pd
import streamlit as st

from netwerk.analysis.introductions import Outcome, open_pairs, outcomes
from netwerk.analysis.proposals import Proposals
from netwerk.i18n import mark
from netwerk.model import Window
from netwerk.report.lists import EXCEL, excel_list
from netwerk.store import Introduction
from netwerk.ui import cache
from netwerk.ui.door import Visit
from netwerk.ui.fictional import FICTIONAL, named
from netwerk.ui.introduction_rows import page_of, show_introduction, show_proposal, show_styles, turn_pages
from netwerk.ui.introductions import offer_introduction
from netwerk.ui.session import language
from netwerk.ui.spots.styles import paragraph
from netwerk.ui.text import _, download, header, plain
from netwerk.views import introduction_lists, introductions_view, own_network
from netwerk.views.introduction_lists import Chosen


def show(visit: Visit, window: Window) -> None:
    """Show the part: who could meet whom, and beside it what was taken up."""
    header(_("Wie kan met wie kennismaken?"))
    show_styles()
    kept = cache.introductions()
    found = outcomes(visit.dataset, kept, today=visit.today)
    labels = [_("Voorstellen"), _("Opgepakt")]
    news = introductions_view.to_look_at(kept, found, language()) is not None
    proposed, taken_up = st.tabs(labels, default=labels[news])
    with proposed:
        show_proposals(visit, window, kept)
    with taken_up:
        show_taken_up(visit, kept, found)


def show_proposals(visit: Visit, window: Window, kept: Sequence[Introduction]) -> None:
    """Show the proposals that are not taken up, by page, with a filter; also take up a pair of one's own choice."""
    data = visit.dataset
    found = cache.proposals(data, window, visit.today)
    paragraph(
        (
            mark(
                "Deze organisaties hebben in deze periode geen verbinding. Vooraan staan de paren waar een afspraak om "
                "vraagt; daarna wie partners deelt en in dezelfde buurt werkt."
            ),
            mark("Het zijn voorstellen: u kent het netwerk zelf."),
        )
    )
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        chosen = _choose(visit, found)
        offer_introduction(visit, None, None, {}, "eigen", label=_("Kies zelf twee organisaties"))
    left = introduction_lists.still_open(found, open_pairs(data, kept), chosen)
    if not left:
        st.markdown(_("Geen voorstellen in deze keuze."))
        return
    for place in page_of(left, "voorstellen", (chosen, window)):
        show_proposal(visit, found[place], window)
    turn_pages(len(left), "voorstellen")
    norms, tongue = cache.norms(), language()
    _download(
        visit,
        _("Download de voorstellen (Excel)"),
        "voorstellen-kennismaking",
        plain(mark("Voorstellen voor kennismakingen")),
        lambda: introduction_lists.proposals_table(data, found.at(left), norms, kept, tongue),
    )


def _choose(visit: Visit, found: Proposals) -> Chosen:
    """The filter: an organisation and an agreement that occur among the proposals; none chooses all."""
    names = own_network.choices(visit.dataset)
    norms, asked = cache.norms(), introduction_lists.asking(found)
    texts = {id_: introductions_view.norm_text(id_, norms, language()) for id_ in asked}
    organisation = st.selectbox(
        _("Organisatie"),
        list(names),
        index=None,
        format_func=lambda id_: names.get(id_, ""),
        placeholder=_("Alle organisaties"),
        key="voorstel_organisatie",
        width=280,
    )
    norm = st.selectbox(
        _("Afspraak"),
        asked,
        index=None,
        format_func=lambda id_: texts.get(id_, ""),
        placeholder=_("Met en zonder afspraak"),
        key="voorstel_afspraak",
        width=380,
    )
    return Chosen(organisation=organisation or "", norm=norm or "")


def show_taken_up(visit: Visit, kept: Sequence[Introduction], found: Sequence[Outcome]) -> None:
    """Show what was taken up, by page: how it stands, and what was recorded since (`found`, one for each)."""
    data = visit.dataset
    paragraph(introductions_view.summary(kept, found, language()))
    if not kept:
        st.caption(_("Kies bij Voorstellen een paar, of kies zelf twee organisaties."))
        return
    both = introduction_lists.in_order(kept, found)
    for one, outcome in page_of(both, "opgepakt", None):
        show_introduction(visit, one, outcome)
    turn_pages(len(both), "opgepakt")
    st.caption(
        _(
            "Wat er sinds een kennismaking is vastgelegd, volgt uit de registraties. Of het door de kennismaking komt, "
            "is daaruit niet af te leiden."
        )
    )
    _download(
        visit,
        _("Download de kennismakingen (Excel)"),
        "kennismakingen",
        plain(mark("Kennismakingen")),
        partial(introduction_lists.introductions_table, data, both, cache.norms(), language()),
    )


def _download(visit: Visit, label: str, stem: str, title: str, table: Callable[[], pd.DataFrame]) -> None:
    """Offer a list as Excel, made when someone asks for it."""
    whole = ", ".join([title, *([plain(FICTIONAL)] if visit.demo else [])])
    file = named(f"{stem}.xlsx", fictional=visit.demo)
    download(label, lambda: excel_list(table(), title=whole), file, EXCEL)
