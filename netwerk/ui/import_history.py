"""The history of imports on the page Gegevens: what was read in, and taking one back or putting it back."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from netwerk import store as database
from netwerk.i18n import mark
from netwerk.ui import cache
from netwerk.ui.mishaps import carefully
from netwerk.ui.session import language, session
from netwerk.ui.text import _, plain
from netwerk.views import tables


def show_history() -> None:
    """Show every import, with a button to take one back or put it back."""
    imports = database.imports(cache.engine())
    if not imports:
        st.caption(_("Nog niets ingelezen."))
        return
    st.dataframe(
        tables.history(imports, language()),
        hide_index=True,
        alt=plain(mark("Per import het nummer, het moment, de bestanden, het aantal rijen en of die meetelt")),
    )
    labels = {
        one.number: plain(
            mark("Import {number}: {files}", number=one.number, files=", ".join(file.name for file in one.files))
        )
        for one in imports
    }
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        number = st.selectbox(
            _("Kies een import"),
            sorted(labels, reverse=True),
            format_func=lambda option: labels[option],
            key="gekozen_import",
            width=360,
        )
        chosen = next(one for one in imports if one.number == number)
        if chosen.status == "active":
            st.button(
                _("Maak ongedaan"), key="ongedaan", icon=":material/undo:", on_click=carefully, args=(_undo, number)
            )
        else:
            st.button(_("Zet terug"), key="zet_terug", icon=":material/redo:", on_click=carefully, args=(_redo, number))


def _undo(number: int) -> None:
    database.undo(cache.engine(), number, at=_now())
    session().notice = _("Import {number} ongedaan gemaakt. U kunt dit terugdraaien.", number=number)


def _redo(number: int) -> None:
    database.redo(cache.engine(), number, at=_now())
    session().notice = _("Import {number} telt weer mee.", number=number)


def _now() -> datetime:
    return datetime.now().astimezone()
