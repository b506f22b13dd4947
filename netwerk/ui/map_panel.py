"""The panel beside the map: how to read it, or who the chosen organisation is, or the records behind a line."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from netwerk.access import Action
from netwerk.analysis.evidence import evidence
from netwerk.i18n import mark
from netwerk.network import Network
from netwerk.ui.controls import Choice
from netwerk.ui.door import Visit
from netwerk.ui.evidence import show_behind, show_evidence
from netwerk.ui.map_controls import show_all, show_neighbours
from netwerk.ui.selection import ORGANISATION, Selected, select
from netwerk.ui.session import language
from netwerk.ui.text import _, as_markdown, header, in_markdown, link_to, plain
from netwerk.views import behind, chosen
from netwerk.views.map_page import hints


def panel(visit: Visit, choice: Choice, network: Network, picked: Selected | None, size: str) -> None:
    """Show what belongs to what is chosen on the map."""
    with st.container(border=True, height="content", key="kaartpaneel"):
        if picked is None:
            _hints(size)
        elif picked.b is None:
            _organisation(visit, choice, network, picked.a)
        else:
            _line(visit, choice, network, picked.a, picked.b)


def _hints(size: str) -> None:
    header(_("Kies een organisatie of een lijn"))
    st.markdown(_("Hier leest u dan met wie zij samenwerkt en welke registraties daarachter staan."))
    lines = "\n".join(f"- {in_markdown(hint)}" for hint in hints(size))
    reading_help = _("Hulp bij het lezen")
    st.markdown(f"**{reading_help}**\n{lines}")


def _organisation(visit: Visit, choice: Choice, network: Network, code: int) -> None:
    data, tongue = visit.dataset, language()
    st.caption(as_markdown(chosen.what_it_is(data, code, tongue)))
    header(as_markdown(data.organisations["name"].iat[code]))
    said = chosen.organisation_sentences(data, network, code, choice.in_period, tongue)
    st.markdown(" ".join(in_markdown(sentence) for sentence in said))
    partners = chosen.partners_table(data, network, code, tongue)
    id_ = str(data.organisations["id"].iat[code])
    with_whom, dated = st.tabs([_("Partners"), _("Registraties")])
    with with_whom:
        _partners(visit, network, code, partners)
    with dated:
        show_behind(visit, behind.of_one(data, id_, choice.window), choice.window, key=f"kaart_{code}")
    with st.container(horizontal=True, gap="small"):
        link_to(_("Alles over deze organisatie"), Action.ORGANISATION, query={ORGANISATION: id_})
        show_neighbours()
        _clear(visit)


def _partners(visit: Visit, network: Network, code: int, partners: pd.DataFrame) -> None:
    """The partners; choosing a row chooses the line to that partner."""
    node = chosen.node_of(network, code)
    if node is None or partners.empty:
        st.markdown(_("Geen partners in deze periode."))
        return
    codes = network.organisations["code"].to_numpy()[chosen.ties_of(network, node)["partner"].to_numpy()]

    def choose() -> None:
        for row, _column in st.session_state[key]["selection"]["cells"]:
            select(visit.dataset, Selected(*sorted((code, int(codes[row])))))

    key = f"kaart_partners_{code}"
    st.dataframe(
        partners,
        hide_index=True,
        height=300 if len(partners) > 7 else "auto",
        on_select=choose,
        selection_mode="single-cell",
        key=key,
        alt=plain(mark("Partners van de gekozen organisatie")),
        column_config={partners.columns[1]: st.column_config.NumberColumn(width="small")},
    )
    st.caption(_("Klik op een partner en lees de registraties van die verbinding."))


def _line(visit: Visit, choice: Choice, network: Network, a: int, b: int) -> None:
    data, tongue = visit.dataset, language()
    names = data.organisations["name"]
    st.caption(_("Verbinding"))
    header(_("{a} en {b}", a=names.iat[a], b=names.iat[b]))
    said = chosen.line_sentences(network, a, b, choice.period, tongue)
    st.markdown(" ".join(in_markdown(sentence) for sentence in said))
    records = evidence(data, a, b, choice.window)
    for sentence in chosen.left_out(records, choice.window, tongue):
        st.caption(in_markdown(sentence))
    show_evidence(visit, records, choice.window, key=f"kaart_registraties_{a}_{b}")
    with st.container(horizontal=True, gap="small"):
        for end in (a, b):
            st.button(
                as_markdown(names.iat[end]),
                type="tertiary",
                icon=":material/arrow_back:",
                key=f"kaart_naar_{end}",
                on_click=select,
                args=(data, Selected(end)),
            )
        _clear(visit)


def _clear(visit: Visit) -> None:
    show_all()
    st.button(
        _("Niets meer kiezen"),
        type="tertiary",
        icon=":material/close:",
        key="kaart_niets",
        on_click=select,
        args=(visit.dataset, None),
    )
