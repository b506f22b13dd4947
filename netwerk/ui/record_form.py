"""The boxes for one record: when, in which form, between whom, and according to whom."""

from __future__ import annotations

import streamlit as st

from netwerk.i18n import mark
from netwerk.model import Dataset
from netwerk.records.by_hand import Entry
from netwerk.ui.session import language
from netwerk.ui.text import _, plain
from netwerk.views import own_network, wording


def show_boxes(data: Dataset, key: str) -> None:
    """Show the boxes; `key` begins the key of each. Only organisations of the register can be chosen."""
    called = own_network.choices(data)
    registered = set(data.organisations["id"][data.organisations["registered"]])
    forms = {
        form.code: wording.form_label(data.classification, form.code, language()) for form in data.classification.forms
    }
    left, right = st.columns(2, gap="medium")
    with left:
        st.text_input(
            _("Datum of maand"), key=f"{key}when", placeholder=_("22-11-2026, of alleen 2026-11"), max_chars=40
        )
        st.text_input(_("Thema"), key=f"{key}theme", placeholder=_("Mag leeg blijven"), max_chars=100)
    with right:
        st.selectbox(
            _("Vorm"),
            list(forms),
            index=None,
            format_func=forms.__getitem__,
            key=f"{key}form",
            placeholder=_("Kies een vorm"),
        )
        st.text_input(_("Bron"), plain(mark("telefoon")), key=f"{key}source", max_chars=100)
    st.multiselect(
        _("Organisaties"),
        [id_ for id_ in called if id_ in registered],
        format_func=lambda id_: called.get(id_, id_),
        key=f"{key}participants",
        placeholder=_("Kies er twee of meer"),
    )
    st.caption(_("Bij verwijzen en consulteren: kies eerst wie verwijst of vraagt, en dan bij wie."))


def typed(data: Dataset, key: str) -> Entry:
    """Return what stands in the boxes."""

    def text(field: str) -> str:
        return " ".join(str(st.session_state[f"{key}{field}"] or "").split())

    form = text("form")
    return Entry(
        when=text("when"),
        form=form,
        theme=text("theme"),
        source=text("source"),
        participants=tuple(st.session_state[f"{key}participants"]),
        directed=bool(form) and form not in data.classification.undirected_forms,
    )
