"""The list of all agreements under their goals, from which one is chosen to change."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from netwerk.analysis.norm_versions import newest
from netwerk.analysis.norms import Norm
from netwerk.i18n import Text, mark
from netwerk.model import day_number
from netwerk.ui.door import Visit
from netwerk.ui.norm_tasks import show
from netwerk.ui.session import language
from netwerk.ui.text import _, as_html, header, in_html
from netwerk.views import agreements, wording


def show_list(visit: Visit, known: Sequence[Norm]) -> None:
    """Show the newest version of each agreement, those that were withdrawn last; each has a button to change it."""
    st.html(f"<style>{_STYLES}</style>")
    held = newest(known)
    agreed = agreements.in_order(norm for norm in held if not norm.withdrawn)
    if not agreed:
        st.markdown(_("Er zijn geen afspraken. Kies Nieuwe afspraak om er een te maken."))
    for _goal, group in groupby(agreed, key=lambda norm: norm.goal):
        norms = list(group)
        header(as_goal(norms[0]))
        for norm in norms:
            _show_row(visit, norm)
    withdrawn = [norm for norm in held if norm.withdrawn]
    if withdrawn:
        header(_("Ingetrokken"))
        for norm in withdrawn:
            _show_row(visit, norm)


def as_goal(norm: Norm) -> str:
    """Return the goal of `norm`, for a heading."""
    return _("{goal}", goal=norm.goal_in(language()))


def _show_row(visit: Visit, norm: Norm) -> None:
    words = " ".join(in_html(one) for one in particulars(norm, visit.today))
    with st.container(horizontal=True, vertical_alignment="center", gap="medium", width=860):
        st.html(f'<div class="nw-agreed"><b>{as_html(norm.text_in(language()))}</b><span>{words}</span></div>')
        st.button(
            _("Wijzig"),
            key=f"beheer_kies_{norm.id}",
            type="tertiary",
            icon=":material/edit:",
            help=_("Wijzig: {text}", text=norm.text_in(language())),
            on_click=show,
            args=(norm.id,),
        )


def particulars(norm: Norm, today: int) -> tuple[Text, ...]:
    """Return version, day, who decided and source of `norm`, in short sentences."""
    day = wording.long_date(day_number(norm.valid_from), language())
    if norm.withdrawn:
        since = mark("Ingetrokken vanaf {day}.", day=day)
    elif day_number(norm.valid_from) > today:
        since = mark("Geldt pas vanaf {day}.", day=day)
    else:
        since = mark("Geldt vanaf {day}.", day=day)
    return (
        mark("Versie {version}.", version=norm.version),
        since,
        *((mark("Besloten door {who}.", who=norm.decided_by.rstrip(".")),) if norm.decided_by else ()),
        mark("Bron: {source}.", source=norm.source.rstrip(".")),
    )


_STYLES = """
.nw-agreed{line-height:1.45;max-width:46rem}
.nw-agreed b{display:block;font-weight:600}
.nw-agreed span{font-size:.9375rem;opacity:.85}
"""
