"""What only the map lets one choose: whom to look for, how to lay out, how large the symbols are, how far around."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from netwerk.analysis.layout import Layout
from netwerk.i18n import Text, mark
from netwerk.model import Dataset
from netwerk.ui.controls import Choice
from netwerk.ui.selection import Selected, select
from netwerk.ui.session import language, remember
from netwerk.ui.text import _, plain
from netwerk.views import chosen
from netwerk.views.map_page import LAYOUTS, SIZES

_SEARCH, _LAYOUT, _SIZE, _NEAR = "zoek", "indeling", "grootte", "buren"
_STEPS: dict[int, Text] = {
    0: mark("Alles"),
    1: mark("Alleen de buren"),
    2: mark("Ook hun buren"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MapChoice:
    """How to draw the map; layout and size as `views.map_page` knows them.

    near : (organisation code, steps) of whom alone to show who is around it, `around` its name; None shows all
    """

    layout: Layout
    size: str
    near: tuple[int, int] | None
    around: str | None


def map_controls(choice: Choice, dataset: Dataset, picked: Selected | None) -> MapChoice:
    """Show the controls in the filter row and return what is chosen."""
    layouts, sizes, distances = (
        {option: plain(word) for option, word in words.items()} for words in (LAYOUTS, SIZES, _STEPS)
    )
    with choice.row:
        search(dataset, picked)
        layout = st.segmented_control(
            _("Indeling"),
            list(LAYOUTS),
            default=Layout.CLUSTERS,
            required=True,
            format_func=layouts.__getitem__,
            key=_LAYOUT,
            bind="query-params",
            persist_state="session",
        )
        with st.popover(_("Weergave"), icon=":material/visibility:"):
            size = st.selectbox(
                _("Grootte van het teken"),
                list(SIZES),
                format_func=sizes.__getitem__,
                key=_SIZE,
                bind="query-params",
                persist_state="session",
            )
            steps = st.selectbox(
                _("Rond de gekozen organisatie"),
                list(_STEPS),
                format_func=distances.__getitem__,
                key=_NEAR,
                bind="query-params",
                persist_state="session",
            )
            st.caption(_("Kies eerst een organisatie op de kaart of met Zoek."))
    for key, value in ((_LAYOUT, layout), (_SIZE, size), (_NEAR, steps)):
        remember(key, value)
    if picked is None or picked.b is not None or not steps:
        return MapChoice(layout=layout or Layout.CLUSTERS, size=size, near=None, around=None)
    name = str(dataset.organisations["name"].iat[picked.a])
    return MapChoice(layout=layout or Layout.CLUSTERS, size=size, near=(picked.a, int(steps)), around=name)


def show_neighbours() -> None:
    """Offer to leave everyone else off the map."""
    if not st.session_state.get(_NEAR):
        st.button(
            _("Alleen de buren tonen"),
            type="tertiary",
            icon=":material/filter_center_focus:",
            key="kaart_buren",
            on_click=_set_steps,
            args=(1,),
        )


def show_all() -> None:
    """Offer to bring everyone back on the map."""
    if st.session_state.get(_NEAR):
        st.button(
            _("Iedereen weer tonen"),
            type="tertiary",
            icon=":material/zoom_out_map:",
            key="kaart_allen",
            on_click=_set_steps,
            args=(0,),
        )


def _set_steps(steps: int) -> None:
    st.session_state[_NEAR] = steps


def search(dataset: Dataset, picked: Selected | None) -> None:
    """A box that finds an organisation by its name or an alias; it shows whichever is chosen, here or on the map."""
    labels = chosen.search_labels(dataset, language())
    codes = sorted(range(len(labels)), key=lambda code: labels[code].casefold())
    st.session_state[_SEARCH] = picked.a if picked is not None and picked.b is None else None

    def choose() -> None:
        code = st.session_state[_SEARCH]
        select(dataset, None if code is None else Selected(code))

    st.selectbox(
        _("Zoek een organisatie"),
        codes,
        index=None,
        format_func=lambda code: labels[code],
        placeholder=_("Typ een naam of bijnaam"),
        key=_SEARCH,
        on_change=choose,
        width=260,
    )
