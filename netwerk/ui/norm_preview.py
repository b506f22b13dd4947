"""What a change of an agreement would do to the count, before anything is kept."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from netwerk.analysis.norm_versions import put_aside
from netwerk.analysis.norms import Norm, norms_in
from netwerk.analysis.outcomes import Outcome
from netwerk.model import Window
from netwerk.network import last_twelve_months
from netwerk.ui import cache
from netwerk.ui.door import Visit
from netwerk.ui.session import language
from netwerk.ui.text import _, in_html, in_markdown
from netwerk.views import norm_preview, wording


def counts(visit: Visit, known: Sequence[Norm], changed: Norm) -> tuple[Outcome | None, Outcome | None]:
    """Return the count in the last year of the data as it is agreed now, and as it would be with `changed`.

    None where nothing is agreed. `changed` counts as if it held already, also where it begins later.
    """
    window = last_year(visit)
    holding = next((norm for norm in norms_in(known, window) if norm.id == changed.id), None)
    now = None if holding is None else cache.count_of(visit.dataset, window, holding)
    then = None if changed.withdrawn else cache.count_of(visit.dataset, window, changed)
    return now, then


def last_year(visit: Visit) -> Window:
    """Return the last twelve months of the data."""
    begin, end = last_twelve_months(visit.dataset, visit.today)
    return Window(begin=begin, end=end)


def show_preview(visit: Visit, known: Sequence[Norm], given: Norm | None, changed: Norm) -> None:
    """Show the count now and with `changed`, for whom it differs, and for which years the change counts.

    known : every version of every norm; given : the version that is changed, None for a new agreement
    """
    tongue, window = language(), last_year(visit)
    for one in norm_preview.meaning(changed, given, put_aside(known, changed), tongue):
        st.markdown(in_markdown(one))
    if visit.last_day is None:
        st.markdown(_("Er zijn nog geen registraties om te tellen."))
        return
    for one in norm_preview.begins(changed, window, tongue):
        st.markdown(in_markdown(one))
    now, then = counts(visit, known, changed)
    st.html(f'<p class="nw-lead">{in_html(norm_preview.sentence(now, then, tongue))}</p>')
    counted = then or now
    over = window if counted is None else counted.window
    st.caption(_("Geteld over de periode {period}.", period=wording.period(over.begin, over.end, tongue)))
    for one in norm_preview.thin(then, visit.classification, tongue):
        st.caption(in_markdown(one))
    for what, names in norm_preview.named_moves(now, then, visit.dataset, tongue):
        st.markdown(f"**{in_markdown(what)}**")
        st.markdown(_("{names}", names=names))
