"""All agreements to read, for everyone: the text, how it is counted, the source, since when and when it changed."""

from __future__ import annotations

import streamlit as st

from netwerk.access import Action
from netwerk.analysis.norm_versions import newest, versions_of
from netwerk.analysis.norms import Norm, norms_in
from netwerk.i18n import Text, mark
from netwerk.model import Window, day_number
from netwerk.ui import cache
from netwerk.ui.door import Visit
from netwerk.ui.session import language
from netwerk.ui.text import _, as_html, in_html, link_to
from netwerk.views import agreements
from netwerk.views.norm_history import changed_when
from netwerk.views.norm_view import rule_in_words


def show_all(visit: Visit, *, key: str) -> None:
    """Show a box to open with every agreement that holds today or will hold, and a link for who may change them."""
    box = st.expander(_("Alle afspraken, en hoe zij worden geteld"), key=f"{key}_afspraken", on_change="rerun")
    if not box.open:  # what nobody reads need not travel
        return
    known = cache.norms()
    holding = agreements.in_order(norms_in(known, Window(begin=visit.today, end=visit.today + 1)))
    later = [norm for norm in newest(known) if not norm.withdrawn and day_number(norm.valid_from) > visit.today]
    with box:
        if not holding:
            st.markdown(_("Er zijn nu geen afspraken."))
        st.html(f"<style>{_STYLES}</style>" + "".join(_entry(visit, norm, known) for norm in holding))
        if later:
            st.markdown(_("**Geldt later**"))
            st.html("".join(_entry(visit, norm, known) for norm in later))
        link_to(_("Wijzig op Beheer"), Action.MANAGE)


def _entry(visit: Visit, norm: Norm, known: tuple[Norm, ...]) -> str:
    """One agreement as HTML."""
    tongue = language()
    counted = " ".join(in_html(one) for one in rule_in_words(norm, visit.classification, tongue))
    return (
        f'<div class="nw-reading"><b>{as_html(norm.text_in(tongue))}</b>'
        f"<div>{counted}</div>"
        f"<small>{' '.join(in_html(one) for one in _origin(norm, known))}</small></div>"
    )


def _origin(norm: Norm, known: tuple[Norm, ...]) -> tuple[Text, ...]:
    changed = changed_when(
        [one for one in versions_of(known, norm.id) if one.version <= norm.version], cache.norms_kept_at(), language()
    )
    return (
        mark("Doel: {goal}.", goal=norm.goal_in(language()).rstrip(".")),
        mark("Bron: {source}.", source=norm.source.rstrip(".")),
        *((mark("Daar staat: ‘{phrase}’.", phrase=norm.phrase.rstrip(".")),) if norm.phrase else ()),
        *((mark("Besloten door {who}.", who=norm.decided_by.rstrip(".")),) if norm.decided_by else ()),
        *(() if changed is None else (changed,)),
    )


_STYLES = """
.nw-reading{line-height:1.45;max-width:46rem;padding:.5rem 0 .6rem;
 border-bottom:1px solid color-mix(in srgb,currentColor 15%,transparent)}
.nw-reading b{font-weight:600}
.nw-reading small{font-size:.875rem;opacity:.8}
"""
