"""Proposals and introductions as rows: who with whom, why and how it stands, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from netwerk.access import Action
from netwerk.analysis.introductions import Outcome
from netwerk.analysis.proposals import Proposal
from netwerk.i18n import Text
from netwerk.model import Window
from netwerk.store import Introduction
from netwerk.ui import cache
from netwerk.ui.door import Visit
from netwerk.ui.evidence import open_evidence, open_groups
from netwerk.ui.introductions import offer_introduction, offer_step
from netwerk.ui.menu import path
from netwerk.ui.rows import look_up
from netwerk.ui.selection import ORGANISATION, Selected, select
from netwerk.ui.session import language, session
from netwerk.ui.text import _, as_html, as_markdown, in_html
from netwerk.views import introductions_view, wording

SHOWN = 10  # on a page
_WIDTHS = [4, 7, 2.6]
Item = TypeVar("Item")


def show_styles() -> None:
    """Load the styles of these rows; once per page."""
    st.html(f"<style>{_STYLES}</style>")


def show_proposal(visit: Visit, one: Proposal, window: Window, *, beside: str = "") -> None:
    """Show who could meet whom and why, with a button that takes it up and one that opens the records behind it.

    beside : the id of the organisation that the page is about; the row then names the other only
    """
    data, tongue = visit.dataset, language()
    who, why, doing = _columns()
    _names(visit, who, [id_ for id_ in (one.a, one.b) if id_ != beside], beside=beside, key=f"wie_{one.a}|{one.b}")
    alone = introductions_view.unconnected(cache.network(data, window), (one.a, one.b))
    reasons = introductions_view.reasons(data, one.reasons(), cache.norms(), tongue, alone=alone)
    before = introductions_view.tried(data, one.a, (one.b,), cache.introductions(), tongue)
    _sentences(why, (*reasons, *(() if before is None else (before,))))
    key = f"{one.a}|{one.b}"
    with doing.container(gap=None):
        offer_introduction(visit, one.a, one.b, one.reasons(), key)
        names = " – ".join(introductions_view.pair(data, one.a, one.b))
        groups = introductions_view.behind_proposal(data, one, window)
        look_up(
            st.container(), key=f"voorstel_{key}", name=names, opens=partial(open_groups, visit, names, groups, window)
        )


def show_introduction(visit: Visit, one: Introduction, found: Outcome, *, beside: str = "") -> None:
    """Show an introduction that was taken up: how it stands, why it was, and what was recorded since.

    beside : the id of the organisation that the page is about; the row then names the other only
    """
    data, tongue = visit.dataset, language()
    who, why, doing = _columns()
    ids = [now or id_ for id_, now in ((one.a, found.a), (one.b, found.b)) if beside not in (id_, now)]
    _names(visit, who, ids, beside=beside, key=f"wie_{one.number}")
    said = [introductions_view.standing(one, tongue), introductions_view.told(data, found, tongue)]
    note = next((step for step in reversed(one.steps) if step.note), None)
    if note is not None:
        said.append(introductions_view.noted(note, tongue))
    said.append(introductions_view.because(data, one.reasons, cache.norms(), tongue))
    _sentences(why, said)
    with doing.container(gap=None):
        offer_step(visit, one)
        if found.records:
            behind = introductions_view.behind_outcome(data, found)
            opens = partial(open_evidence, visit, behind, Window())
            look_up(st.container(), key=f"kennismaking_{one.number}", name=behind.name, opens=opens)


def _columns() -> list[DeltaGenerator]:
    st.html('<div class="nw-meet rule"></div>')
    return st.columns(_WIDTHS, gap="small", vertical_alignment="top")


def _names(visit: Visit, place: DeltaGenerator, ids: Sequence[str], *, beside: str, key: str) -> None:
    """The two, or the other one beside the organisation that the page is about, each with the way to its page."""
    data, tongue = visit.dataset, language()
    with place.container(gap=None):
        for id_ in ids:
            name = introductions_view.called(data, id_)
            if id_ in data.code_of and beside:  # a link to the page that is open would look pressed
                st.button(
                    f"**{as_markdown(name)}**",
                    type="tertiary",
                    icon=":material/arrow_forward:",
                    icon_position="right",
                    key=f"{key}_{id_}",
                    on_click=select,
                    args=(data, Selected(data.code_of[id_])),
                )
            elif id_ in data.code_of and visit.may(Action.ORGANISATION):
                st.page_link(
                    path(Action.ORGANISATION),
                    label=f"**{as_markdown(name)}**",
                    icon=":material/arrow_forward:",
                    icon_position="right",
                    query_params={ORGANISATION: id_},
                )
            else:
                st.html(f'<div class="nw-meet name"><b>{as_html(name)}</b></div>')
            what = introductions_view.what_it_is(data, id_, tongue)
            st.html(f'<div class="nw-meet about{" beside" if beside else ""}">{in_html(what)}</div>')


def _sentences(place: DeltaGenerator, said: Sequence[Text]) -> None:
    place.html(f'<div class="nw-meet">{"".join(f"<div>{in_html(sentence)}</div>" for sentence in said)}</div>')


# --- in pages ---


def page_of(items: Sequence[Item], key: str, chosen: object) -> Sequence[Item]:
    """Return the page of `items` that is looked at; another choice (`chosen`) starts at the first again."""
    kept = session().kept
    before, start = kept.get(key, (chosen, 0))
    if before != chosen:
        start = 0
    if start >= len(items):  # what stood there was taken up meanwhile
        start = max(0, (len(items) - 1) // SHOWN * SHOWN)
    kept[key] = (chosen, start)
    return items[start : start + SHOWN]


def turn_pages(whole: int, key: str) -> None:
    """Show which part of the list stands there, with a button for the page before and the one after."""
    if whole <= SHOWN:
        return
    start = session().kept[key][1]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        for label, icon, to, word in (
            (_("Vorige"), ":material/chevron_left:", start - SHOWN, "vorige"),
            (_("Volgende"), ":material/chevron_right:", start + SHOWN, "volgende"),
        ):
            st.button(
                label,
                key=f"{key}_{word}",
                icon=icon,
                disabled=not 0 <= to < whole,
                on_click=_go_to,
                args=(key, to),
            )
        st.caption(
            _(
                "{first} tot en met {last} van de {whole}",
                first=start + 1,
                last=min(start + SHOWN, whole),
                whole=wording.figure(whole, language()),
            )
        )


def _go_to(key: str, start: int) -> None:
    kept = session().kept
    kept[key] = (kept[key][0], start)


_STYLES = """
.nw-meet{font-size:.9375rem;line-height:1.45;padding:.2rem 0 .5rem}
.nw-meet>div+div{margin-top:.1rem}
.nw-meet.about{padding:0 0 .3rem .5rem;opacity:.8}
.nw-meet.about.beside{padding-left:0}
.nw-meet.name{padding:.3rem 0 0 .5rem}.nw-meet b{font-weight:600}
.nw-meet.rule{padding:0;border-top:1px solid color-mix(in srgb,currentColor 18%,transparent)}
"""
