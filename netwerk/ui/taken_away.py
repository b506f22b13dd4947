"""Whom a visitor takes away from the network: chosen by name, kept while looking elsewhere, and in the address."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import streamlit as st

from netwerk.model import Dataset
from netwerk.ui.session import is_dark, session
from netwerk.ui.text import _
from netwerk.views import own_network, palette

PARAMETER = "zonder"  # in the address, once per organisation, by id
MOST = 50  # a map on which more are taken away says nothing about any of them
_KEY, _WRITTEN = "zonder", "zonder_in_adres"


def choose(dataset: Dataset, present: Collection[str]) -> tuple[str, ...]:
    """Show the box to take organisations away and return who is chosen (ids, sorted).

    present : ids to choose from; who was chosen before stays chosen, also where a filter leaves it out
    """
    names = own_network.choices(dataset)
    chosen = _chosen_before(names)
    here = {*present, *chosen}
    st.session_state[_KEY] = chosen
    if is_dark():  # Streamlit writes white on the accent, which is too light for it there
        st.html(f"<style>.st-key-{_KEY} span[title]{{color:{palette.GROUNDS['dark'].ground}}}</style>")
    picked = st.multiselect(
        _("Wie denkt u weg?"),
        [id_ for id_ in names if id_ in here],
        format_func=lambda id_: names.get(id_, ""),
        placeholder=_("Kies een of meer organisaties"),
        max_selections=MOST,
        key=_KEY,
        on_change=_keep_choice,
    )
    _write(picked)
    return tuple(sorted(picked))


def take_away(ids: Collection[str]) -> None:
    """Choose these instead, on the next run (as the `on_click` of a button)."""
    session().kept[_KEY] = list(ids)


def _keep_choice() -> None:
    session().kept[_KEY] = list(st.session_state[_KEY])


def _chosen_before(names: Mapping[str, str]) -> list[str]:
    """Whom a link names that was followed, else who was chosen last; whoever this visitor cannot see is left out."""
    named = st.query_params.get_all(PARAMETER)
    followed = bool(named) and named != session().kept.get(_WRITTEN)  # a link goes before what was chosen
    asked = named if followed else session().kept.get(_KEY, ())
    return [id_ for id_ in dict.fromkeys(asked) if id_ in names][:MOST]


def _write(ids: Collection[str]) -> None:
    session().kept[_KEY] = session().kept[_WRITTEN] = list(ids)
    if ids:
        if st.query_params.get_all(PARAMETER) != list(ids):
            st.query_params[PARAMETER] = list(ids)
    elif PARAMETER in st.query_params:
        del st.query_params[PARAMETER]
