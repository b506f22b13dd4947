"""How fresh the data are: per source and per file, with a warning where a whole source stopped."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from netwerk.analysis import freshness
from netwerk.i18n import mark
from netwerk.model import Window
from netwerk.ui import cache
from netwerk.ui.door import Visit
from netwerk.ui.session import language
from netwerk.ui.text import _, in_markdown, plain
from netwerk.views import freshness_view


def show_freshness(visit: Visit) -> None:
    """Show when each source was last heard of; only who sees the whole network is told that a source stopped."""
    data, today, tongue = visit.dataset, visit.today, language()
    found = cache.sources(data, today)
    alt = plain(mark("Per bron het aantal registraties en de laatste datum"))
    if not visit.scope.whole:
        st.dataframe(freshness_view.without_standing(found, tongue), hide_index=True, alt=alt)
        return
    show_stopped(visit)
    st.dataframe(freshness_view.source_table(found, tongue), hide_index=True, alt=alt)
    st.caption(in_markdown(freshness_view.rule(tongue)))
    with st.expander(_("Per bestand")):
        st.dataframe(
            freshness_view.file_table(freshness.files(data, today), tongue),
            hide_index=True,
            alt=plain(mark("Per bestand de import, het aantal registraties en de eerste en laatste datum")),
        )


def show_stopped(visit: Visit, windows: Sequence[Window] = ()) -> None:
    """Warn for each source that stopped; with `windows` only where it may show as an ending between them."""
    if not visit.scope.whole:
        return
    for sentence in freshness_view.warnings(
        freshness.stopped(cache.sources(visit.dataset, visit.today), windows), language()
    ):
        st.warning(in_markdown(sentence), icon=":material/warning:")


def show_heard(visit: Visit, code: int) -> None:
    """Show per source when organisation `code` was last heard of."""
    data, today, tongue = visit.dataset, visit.today, language()
    heard = freshness.heard(data, code, today)
    if not heard:
        st.markdown(_("Van deze organisatie is nog geen samenwerking vastgelegd."))
        return
    st.dataframe(
        freshness_view.heard_table(heard, freshness.stopped(cache.sources(data, today)), tongue),
        hide_index=True,
        alt=plain(mark("Per bron het aantal registraties van deze organisatie en de laatste datum")),
    )
