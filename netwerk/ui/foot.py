"""The foot of each page: what the data are, the language, and as whom one looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from netwerk.access import Role, Scope
from netwerk.i18n import Language, Text, mark
from netwerk.ui import cache
from netwerk.ui.session import choose_language, language, session
from netwerk.ui.text import _, in_markdown, plain
from netwerk.views import own_network, wording

if TYPE_CHECKING:
    from netwerk.ui.door import Visit

_LANGUAGES: dict[Language, str] = {"nl": "Nederlands", "en": "English"}
_ROLES = {Role.COORDINATOR: mark("Coördinator"), Role.BOARD: mark("Bestuur")}


def show(visit: Visit | None) -> None:
    """Show the foot; without a visit (nothing to see, not allowed) only the switches."""
    st.space("medium")
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom", key="voet"):
        if visit is not None and visit.last_day is not None:
            st.caption(" · ".join(in_markdown(part) for part in _facts(visit)), width="content")
        if not cache.is_empty():
            _look_as()
        _choose_language()


def _facts(visit: Visit) -> list[Text]:
    last = wording.long_date(visit.last_day or 0, language())
    return [
        *([mark("Voorbeeldregio, fictief")] if visit.demo else []),
        mark("gegevens tot en met {day}", day=last) if visit.demo else mark("Gegevens tot en met {day}", day=last),
        # a page that shows an earlier version says so itself
        mark("nu versie {number}", number=cache.data_version())
        if "versie" in st.query_params
        else mark("versie {number}", number=cache.data_version()),
    ]


def _choose_language() -> None:
    def change() -> None:
        choose_language(st.session_state["voet_taal"] or "nl")
        if "voet_kijk_als" in st.session_state:  # stays chosen, though its words change: else the old word comes back
            st.session_state["voet_kijk_als"] = session().scope

    st.segmented_control(
        _("Taal"),
        list(_LANGUAGES),
        default=language(),
        format_func=lambda code: _LANGUAGES[code],
        required=True,
        key="voet_taal",
        label_visibility="collapsed",
        on_change=change,
    )


def _look_as() -> None:
    """Without sign-in one visitor holds all rights, and may look at what each group would see."""
    scope = session().scope
    everything = cache.dataset(Scope(role=Role.COORDINATOR))
    names = own_network.choices(everything)
    # a partner's page names no other organisation, not even in a list
    partners = (
        sorted(names, key=lambda id_: str(names[id_])) if scope.role is not Role.PARTNER else [scope.organisation]
    )
    options = [
        *(Scope(role=role) for role in _ROLES),
        *(Scope(role=Role.PARTNER, organisation=id_) for id_ in partners),
    ]

    def label(option: Scope) -> str:
        if option.role is not Role.PARTNER:
            return plain(_ROLES[option.role])
        id_ = option.organisation or ""
        return plain(mark("Partner: {name}", name=names.get(id_, id_)))  # gone when its import was taken back

    labels = {option: label(option) for option in options}

    def change() -> None:
        session().scope = st.session_state["voet_kijk_als"]
        session().selected = None

    st.selectbox(
        _("Kijk als"),
        options,
        index=options.index(scope) if scope in options else 0,
        format_func=labels.__getitem__,
        key="voet_kijk_als",
        on_change=change,
        width=220,
    )
