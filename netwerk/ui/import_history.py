"""The history of imports on the page Gegevens: what was read in, and taking one back or putting it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from netwerk import store as database
from netwerk.i18n import mark
from netwerk.store import ImportRecord
from netwerk.ui import cache
from netwerk.ui.mishaps import carefully
from netwerk.ui.session import language, session
from netwerk.ui.text import _, header, in_markdown, plain
from netwerk.views import imported, tables

_PARAMETER = "import"  # in the address: which import a link asks for


def show_history() -> None:
    """Show every import, and of the one that is chosen its files, with a button to take it back or put it back."""
    header(_("Wat is ingelezen"))
    imports = database.imports(cache.engine())
    if not imports:
        st.caption(_("Nog niets ingelezen."))
        return
    st.dataframe(
        tables.history(imports, language()),
        hide_index=True,
        alt=plain(mark("Per import het nummer, het moment, de bestanden, het aantal rijen en of die meetelt")),
    )
    _show_one(_choose(imports))


def _choose(imports: Sequence[ImportRecord]) -> ImportRecord:
    by_number = {one.number: one for one in sorted(imports, key=lambda one: -one.number)}
    labels = {number: plain(imported.title(one)) for number, one in by_number.items()}
    asked = st.query_params.get(_PARAMETER, "")
    numbers = list(by_number)
    number = st.selectbox(
        _("Kies een import"),
        numbers,
        index=numbers.index(int(asked)) if asked.isdecimal() and int(asked) in by_number else 0,
        format_func=lambda option: labels[option],
        key="gekozen_import",
        width=460,
    )
    return by_number[number]


def _show_one(chosen: ImportRecord) -> None:
    with st.container(border=True):
        st.markdown(" ".join(in_markdown(sentence) for sentence in imported.account(chosen, language())))
        st.markdown("\n".join(f"- {in_markdown(imported.file_line(file, language()))}" for file in chosen.files))
        if chosen.status == "active":
            st.button(
                _("Maak ongedaan"),
                key="ongedaan",
                icon=":material/undo:",
                on_click=carefully,
                args=(_undo, chosen.number),
            )
        else:
            st.button(
                _("Zet terug"), key="zet_terug", icon=":material/redo:", on_click=carefully, args=(_redo, chosen.number)
            )


def _undo(number: int) -> None:
    database.undo(cache.engine(), number, at=_now())
    session().notice = _("Import {number} ongedaan gemaakt. U kunt dit terugdraaien.", number=number)


def _redo(number: int) -> None:
    removed = database.redo(cache.engine(), number, at=_now())
    said = _("Import {number} telt weer mee.", number=number)
    session().notice = f"{said} {_('De voorbeeldregio is eruit gehaald.')}" if removed else said


def _now() -> datetime:
    return datetime.now().astimezone()
