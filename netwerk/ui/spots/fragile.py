"""What hangs by one organisation or one connection."""

from __future__ import annotations

from functools import partial

import streamlit as st

from netwerk.analysis.fragility import Fragile
from netwerk.i18n import mark
from netwerk.model import Window
from netwerk.network import Network
from netwerk.ui import cache
from netwerk.ui.door import Visit
from netwerk.ui.evidence import open_evidence, open_groups
from netwerk.ui.rows import look_up, show_rows
from netwerk.ui.session import language
from netwerk.ui.spots.styles import paragraph
from netwerk.ui.text import _, as_markdown, header, in_markdown
from netwerk.views import behind, threads
from netwerk.views.rows import name_of


def show(visit: Visit, window: Window) -> None:
    """Show the organisations and connections on which others hang."""
    header(_("Wat hangt aan één organisatie of verbinding?"))
    found, network = cache.gaps(visit.dataset, window, visit.today), cache.network(visit.dataset, window)
    paragraph([threads.summary(found.fragile, language())])
    show_holders(visit, found.fragile, network)
    show_bridges(visit, found.fragile, window)


def show_holders(visit: Visit, found: Fragile, network: Network) -> None:
    """Show the organisations on which others hang; each opens the connections by which they do."""
    points = {point.organisation: point for point in found.articulation_points}
    if points:
        show_rows(
            threads.HEADINGS,
            threads.points(visit.dataset, found, language()),
            key="houdt_vast",
            opens=lambda id_: open_groups(
                visit,
                name_of(visit.dataset, id_),
                [behind.of_holder(visit.dataset, network, points[id_])],
                network.window,
            ),
        )


def show_bridges(visit: Visit, found: Fragile, window: Window) -> None:
    """Show the connections that have no way around; each opens its records."""
    if not found.bridges:
        return
    st.markdown(in_markdown(threads.bridges_summary(found, language())))
    lines = behind.of_pairs(visit.dataset, found.bridges, window, label=mark("Verbindingen")).members
    with st.container(gap=None):
        for number, one in enumerate(lines):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.markdown(as_markdown(one.name), width="content")
                look_up(
                    st.container(width="content"),
                    key=f"enige_weg_{number}",
                    name=one.name,
                    opens=partial(open_evidence, visit, one, window),
                )
