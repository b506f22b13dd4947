"""What hangs by one organisation or one connection, who alone joins two layers, and where much coordination falls."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from netwerk.analysis.fragility import Fragile
from netwerk.analysis.layer_carriers import LayerCarrier
from netwerk.analysis.load import Load
from netwerk.model import Window
from netwerk.network import Network
from netwerk.ui import cache
from netwerk.ui.door import Visit
from netwerk.ui.evidence import open_evidence, open_groups
from netwerk.ui.rows import look_up, show_rows
from netwerk.ui.session import language
from netwerk.ui.spots.styles import paragraph
from netwerk.ui.text import _, as_markdown, header, in_markdown
from netwerk.views import behind, carried, loaded, threads
from netwerk.views.rows import name_of


def show(visit: Visit, window: Window) -> None:
    """Show the organisations and connections on which others hang, who joins layers alone, and coordination load."""
    header(_("Wat hangt aan één organisatie of verbinding?"))
    found, network = cache.gaps(visit.dataset, window, visit.today), cache.network(visit.dataset, window)
    paragraph([threads.summary(found.fragile, len(network), language())])
    show_holders(visit, found.fragile, network)
    show_bridges(visit, found.fragile, network)
    show_carriers(visit, found.layer_carriers, network)
    show_load(visit, found.load, network)


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


def show_bridges(visit: Visit, found: Fragile, network: Network) -> None:
    """Show the connections that have no way around, with how many records they rest on; each opens these."""
    if not found.bridges:
        return
    st.subheader(_("Verbindingen zonder omweg"), anchor=False)
    paragraph([threads.bridges_summary(found, language())])
    with st.container(gap=None):
        for number, bridge in enumerate(threads.bridges(visit.dataset, found, network, language())):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.markdown(f"{as_markdown(bridge.behind.name)} · {in_markdown(bridge.records)}", width="content")
                look_up(
                    st.container(width="content"),
                    key=f"enige_weg_{number}",
                    name=bridge.behind.name,
                    opens=partial(open_evidence, visit, bridge.behind, network.window),
                )


def show_carriers(visit: Visit, found: Sequence[LayerCarrier], network: Network) -> None:
    """Show who alone joins two layers; each opens the connections by which it does."""
    st.subheader(_("Wie verbindt twee lagen als enige?"), anchor=False)
    paragraph([carried.summary(found, language())])
    if not found:
        return
    by_organisation = carried.by_organisation(found)
    show_rows(
        carried.HEADINGS,
        carried.rows(visit.dataset, found, language()),
        wide_last=True,
        key="draagt",
        opens=lambda id_: open_groups(
            visit,
            name_of(visit.dataset, id_),
            behind.of_carrier(visit.dataset, network, id_, by_organisation[id_], language()),
            network.window,
        ),
    )


def show_load(visit: Visit, found: Load | None, network: Network) -> None:
    """Show who has far more connections than research found; each opens its connections. Silent without numbers."""
    if visit.classification.usual_ties is None:
        return
    st.subheader(_("Waar komt veel afstemming bij één partij terecht?"), anchor=False)
    paragraph(loaded.sentences(found, network, language()))
    if found:
        st.caption(in_markdown(loaded.source(found)))
    if found and found.organisations:
        show_rows(
            loaded.HEADINGS,
            loaded.rows(visit.dataset, found, language()),
            key="afstemming",
            opens=lambda id_: open_groups(
                visit,
                name_of(visit.dataset, id_),
                [behind.of_ties_of(visit.dataset, network, id_)],
                network.window,
            ),
        )
