"""Introductions on the other pages: of one organisation on its own page, with proposals and an agenda to take along; on
Mijn netwerk what it may know of its own; on Overzicht that there is an answer."""

from __future__ import annotations

import re

import streamlit as st

from netwerk.access import Action, Scope
from netwerk.analysis.gaps import Gaps
from netwerk.analysis.introductions import Outcome, of_organisation, open_pairs, outcomes
from netwerk.analysis.proposals import Proposal
from netwerk.i18n import mark
from netwerk.model import Dataset
from netwerk.store import Introduction
from netwerk.ui import cache
from netwerk.ui.door import Visit
from netwerk.ui.fictional import named
from netwerk.ui.introduction_rows import show_introduction, show_proposal, show_styles
from netwerk.ui.introductions import offer_introduction
from netwerk.ui.lines import show_lines
from netwerk.ui.session import language
from netwerk.ui.spots.parts import Part
from netwerk.ui.text import _, download, in_markdown, link_to, plain
from netwerk.views import introduction_lists, introductions_view

MOST = 50  # proposals looked at
SHOWN = 5  # of them on the page; Witte vlekken has them all
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def show_introductions_of(visit: Visit, found: Gaps, code: int) -> None:
    """Show the introductions of the organisation `code`, with whom it could meet, and the agenda to download.

    found : of the window that the page looks at
    """
    data = visit.dataset
    id_ = str(data.organisations["id"].iat[code])
    everything = cache.introductions()
    kept = of_organisation(data, everything, id_)
    taken_up = introduction_lists.in_order(kept, outcomes(data, kept, today=visit.today))
    busy = open_pairs(data, kept)
    about = cache.proposals(data, found.window, visit.today).about(id_, MOST)
    proposed = tuple(one for one in about if (one.a, one.b) not in busy)
    show_styles()
    if not taken_up:
        st.markdown(_("Er is nog geen kennismaking opgepakt."))
    for one, outcome in taken_up:
        show_introduction(visit, one, outcome, beside=id_)
    st.subheader(_("Met wie zou zij kunnen kennismaken?"), anchor=False)
    if not proposed:
        st.markdown(_("Er zijn geen voorstellen in deze periode."))
    for proposal in proposed[:SHOWN]:
        show_proposal(visit, proposal, found.window, beside=id_)
    with st.container(horizontal=True, gap="small"):
        _download_agenda(visit, found, code, proposed, taken_up)
        offer_introduction(visit, id_, None, {}, f"eigen_{id_}", label=_("Kies zelf een organisatie"))


def _download_agenda(
    visit: Visit,
    found: Gaps,
    code: int,
    proposed: tuple[Proposal, ...],
    taken_up: tuple[tuple[Introduction, Outcome], ...],
) -> None:
    data, tongue, norms = visit.dataset, language(), cache.norms()
    network = cache.network(data, found.window)

    def make() -> bytes:
        # what makes Word files is read in when someone asks for one: the page need not wait for it
        from netwerk.report.agenda import agenda_file
        from netwerk.views.agenda_view import agenda

        words = agenda(
            data,
            network,
            found,
            code,
            norms=norms,
            proposed=proposed,
            taken_up=taken_up,
            today=visit.today,
            language=tongue,
        )
        return agenda_file(words, fictional=visit.demo, language=tongue)

    stem = plain(mark("gespreksagenda-{id}", id=re.sub(r"[^\w-]+", "-", str(data.organisations["id"].iat[code]))))
    download(_("Download de gespreksagenda (Word)"), make, named(f"{stem}.docx", fictional=visit.demo), WORD)


def show_to_look_at(visit: Visit) -> None:
    """Say of how many introductions the records have an answer by now, with the way there; nothing where of none."""
    kept = cache.introductions()
    said = introductions_view.to_look_at(kept, outcomes(visit.dataset, kept, today=visit.today), language())
    if said is not None:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(in_markdown(said), width="content")
            link_to(_("Bekijk de kennismakingen"), Action.GAPS, query={"deel": Part.INTRODUCTIONS.value})


def show_own_introductions(scope: Scope, dataset: Dataset, today: int) -> None:
    """Show a partner the introductions that it is part of: with whom, since when, how each stands.

    dataset : what it may see
    """
    found = cache.own_introductions(scope, today)
    if not found:
        st.markdown(_("Er is geen kennismaking opgepakt waar u bij hoort."))
        return
    st.markdown(_("Dit zijn de kennismakingen waar u bij hoort:"))
    show_lines(introductions_view.own_lines(dataset, found, language()))
